//! Clean records have no error and no warning; a record with one fault has
//! that fault, at its record and field, and at most one finding more.
//!
//! The records are synthetic. Each table holds some two dozen of one month, as
//! a reseller's export would: several customers and products, refunds of
//! orders in the same table, an order of several services.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use crate::synthetic::{COUNT, FIELDS, Random, Sheet, Words, at};
use rebatelens_core::{
    Input, Options, check, finding::severity::Severity, model::site::Site, report::Finding,
};
use rust_decimal::Decimal;

/// What a fault must be found as.
struct Wanted {
    code: &'static str,
    /// The record, from 0; nothing where the fault is one of the whole.
    row: Option<usize>,
    field: Option<&'static str>,
}

fn wanted(code: &'static str, row: usize, field: &'static str) -> Wanted {
    Wanted { code, row: Some(row), field: Some(field) }
}

type Fault = fn(&mut Sheet, &mut Random) -> Wanted;

/// Every fault that one cell, or one row, of a rebate table can have.
const REBATE_FAULTS: &[(&str, Fault)] = &[
    ("an invisible space in the order", |sheet, random| {
        let row = sheet.plain(random);
        let order = sheet.get(row, "order_id").to_string();
        sheet.set(row, "order_id", format!("{}\u{200B}{}", &order[..9], &order[9..]));
        wanted("ID001", row, "order_id")
    }),
    ("an order as a spreadsheet rounds it", |sheet, random| {
        let row = sheet.plain(random);
        let order = sheet.get(row, "order_id").to_string();
        sheet.set(row, "order_id", format!("{}.{}E+22", &order[..1], &order[1..6]));
        wanted("ID002", row, "order_id")
    }),
    ("a masked customer", |sheet, random| {
        let row = sheet.plain(random);
        let id = sheet.get(row, "customer_id").to_string();
        sheet.set(row, "customer_id", format!("{}****{}", &id[..3], &id[10..]));
        wanted("ID003", row, "customer_id")
    }),
    ("an order that lacks a digit", |sheet, random| {
        let row = sheet.plain(random);
        let order = sheet.get(row, "order_id").to_string();
        sheet.set(row, "order_id", &order[..22]);
        wanted("ID004", row, "order_id")
    }),
    ("an account in the order column", |sheet, random| {
        let row = sheet.plain(random);
        let id = sheet.get(row, "customer_id").to_string();
        sheet.set(row, "order_id", id);
        wanted("ID005", row, "order_id")
    }),
    ("an order in the customer column", |sheet, random| {
        let row = sheet.plain(random);
        let order = sheet.get(row, "order_id").to_string();
        sheet.set(row, "customer_id", order);
        wanted("ID006", row, "customer_id")
    }),
    ("the partner as its customer", |sheet, random| {
        let row = sheet.plain(random);
        let id = sheet.get(row, "partner_id").to_string();
        sheet.set(row, "customer_id", id);
        wanted("ID007", row, "customer_id")
    }),
    ("an order of a later month", |sheet, random| {
        let row = sheet.plain(random);
        let order = sheet.get(row, "order_id").to_string();
        sheet.set(row, "order_id", format!("2025{:02}{}", sheet.month, &order[6..]));
        wanted("ID008", row, "order_id")
    }),
    ("an unknown status", |sheet, random| {
        let row = sheet.plain(random);
        let text = sheet.says("Frozen by channel", "渠道冻结");
        sheet.set(row, "status", text);
        wanted("ST001", row, "status")
    }),
    ("a hold", |sheet, random| {
        let row = sheet.plain(random);
        let text = sheet.says("HAS_OVERDUE_BILL", "欠费");
        sheet.set(row, "status", text);
        wanted("ST002", row, "status")
    }),
    ("a task of the partner's", |sheet, random| {
        let row = sheet.plain(random);
        let text = sheet.says("Awaiting invoice", "待开票");
        sheet.set(row, "status", text);
        wanted("ST003", row, "status")
    }),
    ("settled without an amount", |sheet, random| {
        let row = sheet.plain(random);
        let text = sheet.says("Settled", "已结算");
        sheet.set(row, "status", text);
        sheet.set(row, "rebate_amount", "-");
        wanted("ST006", row, "status")
    }),
    ("rejected with an amount", |sheet, random| {
        let row = sheet.plain(random);
        let text = sheet.says("Rejected", "已驳回");
        sheet.set(row, "status", text);
        wanted("ST007", row, "status")
    }),
    ("refunded and earning", |sheet, random| {
        let row = sheet.plain(random);
        let text = sheet.says("Refunded", "已退款");
        sheet.set(row, "status", text);
        wanted("ST008", row, "status")
    }),
    ("an amount that does not add up", |sheet, random| {
        let row = sheet.plain(random);
        let amount = sheet.number(row, "rebate_amount") + Decimal::new(random.between(37, 99), 2);
        sheet.set(row, "rebate_amount", amount.to_string());
        wanted("AM001", row, "rebate_amount")
    }),
    ("an amount with a letter", |sheet, random| {
        let row = sheet.plain(random);
        let amount = sheet.get(row, "rebate_amount").to_string();
        sheet.set(row, "rebate_amount", format!("{}O", &amount[..amount.len() - 1]));
        wanted("AM003", row, "rebate_amount")
    }),
    ("a rate in words", |sheet, random| {
        let row = sheet.plain(random);
        sheet.set(row, "rebate_rate", "eight");
        wanted("AM004", row, "rebate_rate")
    }),
    ("a rate in another unit", |sheet, random| {
        let row = sheet.plain(random);
        let rate = sheet.number(row, "rebate_rate") / Decimal::ONE_HUNDRED;
        sheet.set(row, "rebate_rate", rate.to_string());
        wanted("AM006", row, "rebate_rate")
    }),
    ("fen taken for yuan", |sheet, random| {
        let row = sheet.plain(random);
        let amount = sheet.number(row, "rebate_amount") * Decimal::ONE_HUNDRED;
        sheet.set(row, "rebate_amount", amount.round_dp(2).to_string());
        wanted("AM007", row, "rebate_amount")
    }),
    ("a sign reversed", |sheet, random| {
        let row = sheet.plain(random);
        let base = -sheet.number(row, "base_amount");
        let kind = sheet.says("Refund", "退款");
        sheet.set(row, "base_amount", base.to_string());
        sheet.set(row, "transaction_type", kind);
        wanted("AM008", row, "rebate_amount")
    }),
    ("6% deducted", |sheet, random| {
        let row = sheet.plain(random);
        let amount = sheet.number(row, "rebate_amount") * Decimal::new(94, 2);
        sheet.set(row, "rebate_amount", amount.round_dp(2).to_string());
        (0..sheet.rows.len()).for_each(|row| sheet.set(row, "currency", "CNY"));
        wanted("AM012", row, "rebate_amount")
    }),
    ("a month that there is none of", |sheet, random| {
        let row = sheet.plain(random);
        sheet.set(row, "settlement_period", "2024-13");
        wanted("PE001", row, "settlement_period")
    }),
    ("a day that there is none of", |sheet, random| {
        let row = sheet.plain(random);
        sheet.set(row, "order_time", "2024-02-30 10:00:00");
        wanted("PE002", row, "order_time")
    }),
    ("an order placed after its month", |sheet, random| {
        let row = sheet.plain(random);
        let time = sheet.get(row, "order_time").to_string();
        sheet.set(row, "order_time", format!("2025-{}", &time[5..]));
        wanted("PE003", row, "order_time")
    }),
    ("usage of another month", |sheet, random| {
        let row = sheet.plain(random);
        sheet.set(row, "usage_start_time", "2023-05-03 10:00:00");
        sheet.set(row, "usage_end_time", "2023-05-09 10:00:00");
        sheet.set(row, "order_time", "2023-05-09 10:00:00");
        wanted("PE004", row, "settlement_period")
    }),
    ("a refund without its original", |sheet, random| {
        let row = sheet.plain(random);
        let mut back = sheet.refund(random, &sheet.rows[row].clone());
        back[at("order_id")] = sheet.order(random, 5);
        sheet.rows.push(back);
        wanted("RV001", sheet.rows.len() - 1, "order_id")
    }),
    ("more reversed than earned", |sheet, random| {
        let row = sheet.plain(random);
        let base = -sheet.number(row, "base_amount") * Decimal::TWO;
        let mut back = sheet.refund(random, &sheet.rows[row].clone());
        back[at("base_amount")] = base.to_string();
        back[at("rebate_amount")] =
            sheet.rebate(base, sheet.number(row, "rebate_rate"), Decimal::ZERO).to_string();
        sheet.rows.push(back);
        wanted("RV002", sheet.rows.len() - 1, "rebate_amount")
    }),
    ("a row read twice", |sheet, random| {
        let row = sheet.plain(random);
        let twice = sheet.rows[row].clone();
        sheet.rows.push(twice);
        wanted("DU001", sheet.rows.len() - 1, "record_id")
    }),
    ("one record id with two contents", |sheet, random| {
        let row = sheet.plain(random);
        let id = sheet.get(row, "record_id").to_string();
        let other = (row + 1) % sheet.rows.len();
        sheet.set(other, "record_id", id);
        wanted("DU002", row.max(other), "record_id")
    }),
    ("a row of sums that does not add up", |sheet, random| {
        let sum: Decimal = (0..sheet.rows.len()).map(|row| sheet.number(row, "rebate_amount")).sum();
        let mut total = vec![String::new(); FIELDS.len()];
        total[0] = sheet.says("Total", "合计").into();
        total[at("rebate_amount")] = (sum + Decimal::new(random.between(1, 900), 2)).to_string();
        sheet.rows.push(total);
        Wanted { code: "TO002", row: None, field: Some("rebate_amount") }
    }),
];

fn options() -> Options {
    Options { site: Some(Site::International), ..Options::default() }
}

fn findings_of(text: &str, options: &Options) -> Vec<Finding> {
    check(&[Input::file("synthetic.csv", text.as_bytes())], options).unwrap().findings
}

fn findings(text: &str) -> Vec<Finding> {
    findings_of(text, &options())
}

fn matter(findings: &[Finding]) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.severity != Severity::Note).collect()
}

fn told(findings: &[&Finding]) -> Vec<String> {
    findings.iter().map(|f| format!("{} {:?} {:?}: {}", f.code, f.record, f.field, f.message)).collect()
}

#[test]
fn clean_rebates_have_no_error_and_no_warning() {
    for words in [Words::English, Words::Chinese] {
        let mut random = Random(0x5EED_0001);
        let mut records = 0;
        while records < COUNT {
            let sheet = Sheet::clean(&mut random, words);
            records += sheet.rows.len();
            let found = findings(&sheet.text());
            let matter = matter(&found);
            assert!(matter.is_empty(), "{:#?}\n{}", told(&matter), sheet.text());
        }
    }
}

#[test]
fn each_fault_is_found_where_it_is_and_little_else() {
    let each = COUNT.div_ceil(REBATE_FAULTS.len() * 2);
    for words in [Words::English, Words::Chinese] {
        for (name, fault) in REBATE_FAULTS {
            let mut random = Random(0x5EED_0002);
            for _ in 0..each {
                let mut sheet = Sheet::clean(&mut random, words);
                let wanted = fault(&mut sheet, &mut random);
                judge(name, &sheet.text(), &wanted);
            }
        }
    }
}

/// The fault is found at its place, and at most one finding stands beside it.
fn judge(name: &str, text: &str, wanted: &Wanted) {
    // Only China pays less for an ordinary invoice.
    let site = options().site.filter(|_| wanted.code != "AM012");
    let found = findings_of(text, &Options { site, ..options() });
    let is_it = |finding: &Finding| {
        let place = wanted.row.is_none_or(|row| finding.record == Some(row + 1));
        let field = wanted.field.is_none_or(|field| finding.field.as_deref() == Some(field));
        finding.code == wanted.code && place && field
    };
    let others: Vec<&Finding> = matter(&found).into_iter().filter(|finding| !is_it(finding)).collect();
    let alone = found.iter().any(is_it) && others.len() <= 1;
    assert!(
        alone,
        "{name}: {} at {:?} not alone in\n{:#?}\n{text}",
        wanted.code,
        wanted.row,
        told(&matter(&found))
    );
}
