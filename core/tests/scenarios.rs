//! Several files in one check, and what else it is told: each scenario is
//! silent where it is clean, and gives its finding where it is not.
//!
//! Everything in it is synthetic.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]
#![expect(clippy::format_push_string, reason = "short beats fast here")]

use crate::synthetic::{COUNT, FIELDS, Random, Sheet, Words, at};
use rebatelens_core::{Input, Options, check, finding::severity::Severity, read_expected, report::Finding};
use rust_decimal::Decimal;

/// One check: its files, and what it is told beside them.
#[derive(Default)]
struct Case {
    files: Vec<(&'static str, String)>,
    expected: Option<String>,
    as_of: Option<&'static str>,
    /// The record that the finding must stand at, and its file.
    place: Option<(&'static str, usize)>,
}

impl Case {
    fn findings(&self) -> Vec<Finding> {
        self.report().1
    }

    /// How many records were read, and what was found.
    fn report(&self) -> (usize, Vec<Finding>) {
        let read = |text: &String| {
            read_expected(&Input::file("expected.csv", text.as_bytes()), &Options::default()).unwrap()
        };
        let options = Options {
            as_of: self.as_of.map(Into::into),
            expected: self.expected.as_ref().map(read),
            ..Options::default()
        };
        let inputs: Vec<Input<'_>> =
            self.files.iter().map(|(name, text)| Input::file(*name, text.as_bytes())).collect();
        let report = check(&inputs, &options).unwrap();
        (report.summary.records, report.findings)
    }
}

type Scenario = fn(&mut Random, Words, bool) -> Case;
type Clean = fn(&mut Random, Words) -> Case;

/// Each scenario with the code that its faulty form gives.
const SCENARIOS: &[(&str, Scenario)] = &[
    ("TO001", statement_and_details),
    ("TO002", row_of_sums),
    ("TO003", expected_otherwise),
    ("TO004", expected_and_missing),
    ("TO005", shown_and_not_expected),
    ("RV003", refund_without_an_order),
    ("RV004", refund_of_an_earlier_month),
    ("RV005", correction_by_hand),
    ("RV006", refunded_order),
    ("DU003", record_in_two_files),
    ("DU004", record_that_changed),
    ("AM002", rounded_otherwise),
    ("AM009", two_currencies),
    ("AM010", payments_of_a_bill),
    ("AM011", tax_of_a_bill),
    ("AM013", discount_of_a_bill),
    ("AM014", services_of_an_order),
    ("ID009", digits_of_another_customer),
    ("PE005", hours_before_the_month),
    ("PE006", neighbouring_month),
    ("PE007", counted_by_deduction),
    ("ST009", days_left),
    ("ST010", confirmed_by_default),
    ("ST011", waits_too_long),
    ("ST012", waits),
    ("ST005", order_of_two_statuses),
    ("AM005", more_than_half),
];

#[test]
fn each_scenario_is_silent_where_clean_and_found_where_not() {
    let each = COUNT.div_ceil(SCENARIOS.len() * 2);
    for words in [Words::English, Words::Chinese] {
        for (code, scenario) in SCENARIOS {
            let mut random = Random(0x5EED_0003);
            for _ in 0..each {
                let clean = scenario(&mut random, words, false);
                silent(code, &clean);
                let faulty = scenario(&mut random, words, true);
                found(code, &faulty);
            }
        }
    }
}

/// Records of the other kinds, as the interfaces answer and the files hold them.
#[test]
fn clean_records_of_every_kind_have_no_error_and_no_warning() {
    let kinds: [(&str, Clean); 6] = [
        ("statement", |random, words| more_than_half(random, words, false)),
        ("order", |random, words| order_of_two_statuses(random, words, false)),
        ("business detail", business_details),
        ("bill line", |random, words| bill(random, words, |_| {})),
        ("bill line with tax", |random, words| tax_of_a_bill(random, words, false)),
        ("policy product", policy_products),
    ];
    for (name, kind) in kinds {
        let mut random = Random(0x5EED_0004);
        for words in [Words::English, Words::Chinese] {
            let mut records = 0;
            while records < COUNT {
                let case = kind(&mut random, words);
                let (report, found) = case.report();
                records += report;
                assert!(!found.iter().any(matters), "{name}: {:#?}\n{:#?}", told(&found), case.files);
            }
        }
    }
}

fn business_details(random: &mut Random, words: Words) -> Case {
    let product = if words == Words::English { "Cloud Virtual Machine" } else { "购买云服务" };
    let detail = |random: &mut Random| {
        let (month, day) = (1 + random.below(11), 1 + random.below(26));
        format!(
            r#"{{"Uin":"100000032030","OrderId":"2024{month:02}{day:02}{}7","ClientUin":"10000004{}","ClientRemark":"","PayTime":"2024-{month:02}-{day:02} 06:06:46","GoodsType":"{product}","PayMode":"{}","SettleMonth":"2024-{month:02}","Amt":{},"PayerMode":"{}","ClientType":"{}","ProjectType":"{}","ActivityId":"0"}}"#,
            random.digits(14),
            random.digits(4),
            random.pick(&["prepay", "postpay", "预付费", "后付费"]),
            random.between(-90_000, 90_000_000),
            random.pick(&["agentpay", "selfpay"]),
            random.pick(&["new", "assign", "old", "direct", "direct_newopp", ""]),
            random.pick(&["self", "platform", "repeat", ""]),
        )
    };
    let records: Vec<String> = (0..24).map(|_| detail(random)).collect();
    Case { files: vec![("details.json", answer("AgentBillSet", &records))], ..Case::default() }
}

fn policy_products(random: &mut Random, _: Words) -> Case {
    let product = |random: &mut Random| {
        format!(
            r#"{{"PolicyCode":"StandardPolicy2025","ProductCode":"p_{0}","ProductName":"{0}","SubProductCode":"*","SubProductName":"*","ComponentTypeCode":"*","ComponentTypeName":"*","ComponentCode":"*","ComponentName":"*","StartDate":"2025-01-01 00:00:00","EndDate":"2025-12-31 23:59:59"}}"#,
            random.pick(&["cvm", "cos", "cdn", "clb", "cbs"])
        )
    };
    let records: Vec<String> = (0..24).map(|_| product(random)).collect();
    Case { files: vec![("policy.json", answer("ProductList", &records))], ..Case::default() }
}

fn told(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|f| format!("{} {} {:?}: {}", f.code, f.input, f.record, f.message)).collect()
}

fn matters(finding: &Finding) -> bool {
    finding.severity != Severity::Note
}

fn silent(code: &str, case: &Case) {
    let found = case.findings();
    let wrong = found.iter().any(|finding| matters(finding) || finding.code == code);
    assert!(!wrong, "{code}, clean: {:#?}\n{:#?}", told(&found), case.files);
}

fn found(code: &str, case: &Case) {
    let found = case.findings();
    let is_it = |finding: &Finding| {
        let place = case
            .place
            .is_none_or(|(file, record)| finding.input == file && finding.record == Some(record + 1));
        finding.code == code && place
    };
    let others = found.iter().filter(|finding| matters(finding) && !is_it(finding)).count();
    let alone = found.iter().any(is_it) && others <= 1;
    assert!(alone, "{code} at {:?} not alone in {:#?}\n{:#?}", case.place, told(&found), case.files);
}

fn sum(sheet: &Sheet, field: &str) -> Decimal {
    (0..sheet.rows.len()).map(|row| sheet.number(row, field)).sum()
}

fn settled(sheet: &mut Sheet) {
    let text = sheet.says("Settled", "已结算");
    for row in 0..sheet.rows.len() {
        sheet.set(row, "status", text);
    }
}

fn one(name: &'static str, sheet: &Sheet) -> Vec<(&'static str, String)> {
    vec![(name, sheet.text())]
}

fn statement_and_details(random: &mut Random, words: Words, faulty: bool) -> Case {
    let mut sheet = Sheet::clean(random, words);
    for row in 0..sheet.rows.len() {
        sheet.set(row, "currency", "CNY");
    }
    let mut fen = (sum(&sheet, "rebate_amount") * Decimal::ONE_HUNDRED).normalize();
    if faulty {
        for _ in 0..=random.below(3) {
            let row = sheet.plain(random);
            fen -= (sheet.number(row, "rebate_amount") * Decimal::ONE_HUNDRED).normalize();
        }
    }
    let statement = format!(
        r#"{{"Response":{{"RebateInfoSet":[{{"Uin":"100000032030","RebateMonth":"2024-{:02}","Amt":{},"MonthSales":9000000000,"QuarterSales":9000000000,"ExceptionFlag":"NORMAL"}}],"TotalCount":1}}}}"#,
        sheet.month,
        fen.normalize()
    );
    let files = vec![("details.csv", sheet.text()), ("statement.json", statement)];
    Case { files, place: faulty.then_some(("statement.json", 0)), ..Case::default() }
}

fn row_of_sums(random: &mut Random, words: Words, faulty: bool) -> Case {
    let mut sheet = Sheet::clean(random, words);
    let mut total = vec![String::new(); FIELDS.len()];
    total[0] = sheet.says("Total", "合计").into();
    for field in ["rebate_amount", "base_amount"] {
        total[at(field)] = sum(&sheet, field).to_string();
    }
    if faulty {
        total[at("base_amount")] = (sum(&sheet, "base_amount") + Decimal::ONE).to_string();
    }
    sheet.rows.push(total);
    Case { files: one("a.csv", &sheet), ..Case::default() }
}

fn expected_otherwise(random: &mut Random, words: Words, faulty: bool) -> Case {
    let sheet = Sheet::clean(random, words);
    let mut other = sheet.clone();
    let row = sheet.plain(random);
    if faulty {
        let rate = sheet.number(row, "rebate_rate") + Decimal::ONE;
        let rebate = sheet.rebate(sheet.number(row, "base_amount"), rate, Decimal::ZERO);
        other.set(row, "rebate_rate", rate.to_string());
        other.set(row, "rebate_amount", rebate.to_string());
    }
    let place = faulty.then_some(("a.csv", row));
    Case { files: one("a.csv", &sheet), expected: Some(other.text()), place, ..Case::default() }
}

fn expected_and_missing(random: &mut Random, words: Words, faulty: bool) -> Case {
    let sheet = Sheet::clean(random, words);
    let mut shown = sheet.clone();
    if faulty {
        shown.rows.remove(sheet.plain(random));
    }
    Case { files: one("a.csv", &shown), expected: Some(sheet.text()), ..Case::default() }
}

fn shown_and_not_expected(random: &mut Random, words: Words, faulty: bool) -> Case {
    let sheet = Sheet::clean(random, words);
    let mut expected = sheet.clone();
    let row = sheet.plain(random);
    if faulty {
        expected.rows.remove(row);
    }
    let place = faulty.then_some(("a.csv", row));
    Case { files: one("a.csv", &sheet), expected: Some(expected.text()), place, ..Case::default() }
}

fn with_refund(random: &mut Random, words: Words, change: impl Fn(&mut Sheet, usize)) -> Case {
    let mut sheet = Sheet::clean(random, words);
    let row = sheet.plain(random);
    let back = sheet.refund(random, &sheet.rows[row].clone());
    sheet.rows.push(back);
    let last = sheet.rows.len() - 1;
    change(&mut sheet, last);
    Case { files: one("a.csv", &sheet), place: Some(("a.csv", last)), ..Case::default() }
}

fn refund_without_an_order(random: &mut Random, words: Words, faulty: bool) -> Case {
    with_refund(random, words, |sheet, row| {
        if faulty {
            sheet.set(row, "order_id", "-");
        }
    })
}

fn refund_of_an_earlier_month(random: &mut Random, words: Words, faulty: bool) -> Case {
    with_refund(random, words, |sheet, row| {
        if faulty {
            let order = sheet.get(row, "order_id").to_string();
            sheet.set(row, "order_id", format!("2023{}", &order[4..]));
            sheet.set(row, "order_time", "-");
        }
    })
}

fn correction_by_hand(random: &mut Random, words: Words, faulty: bool) -> Case {
    let mut sheet = Sheet::clean(random, words);
    let row = sheet.plain(random);
    if faulty {
        let kind = random.pick(&[
            ("Adjust-CR", "调账补偿"),
            ("Adjust-DR", "调账扣费"),
            ("Manual Adjustment", "人工调账"),
            ("Supplementary Settlement", "补结算"),
            ("Resettlement", "重结算"),
        ]);
        let kind = sheet.says(kind.0, kind.1);
        sheet.set(row, "transaction_type", kind);
    }
    Case { files: one("a.csv", &sheet), place: Some(("a.csv", row)), ..Case::default() }
}

fn deal(random: &mut Random, status: (&str, &str), action: &str, refund_of: &str) -> String {
    let map = format!(r#","RefundMap":[{{"DealName":"{refund_of}","RefundAmount":10000}}]"#);
    format!(
        r#"{{"DealId":"1","DealName":"20240905{}7","BigDealId":"20240905{}7","OwnerUin":"200020475883","Status":"{}","DealStatus":"{}","ActionType":"{action}"{}}}"#,
        random.digits(14),
        random.digits(14),
        status.0,
        status.1,
        if refund_of.is_empty() { "" } else { &map },
    )
}

fn answer(list: &str, records: &[String]) -> String {
    format!(r#"{{"Response":{{"{list}":[{}],"TotalCount":{}}}}}"#, records.join(","), records.len())
}

fn refunded_order(random: &mut Random, words: Words, faulty: bool) -> Case {
    let sheet = Sheet::clean(random, words);
    let row = sheet.plain(random);
    let status = if faulty { ("6", "已退款") } else { ("4", "已发货") };
    let (action, of) = if faulty { ("refund", sheet.get(row, "order_id")) } else { ("purchase", "") };
    let orders = answer("AgentDealSet", &[deal(random, status, action, of)]);
    let files = vec![("details.csv", sheet.text()), ("orders.json", orders)];
    Case { files, place: Some(("details.csv", row)), ..Case::default() }
}

fn order_of_two_statuses(random: &mut Random, _: Words, faulty: bool) -> Case {
    let shown = if faulty { "已退款" } else { "已发货" };
    let orders: Vec<String> = (0..4).map(|_| deal(random, ("4", "已发货"), "purchase", "")).collect();
    let odd = deal(random, ("4", shown), "purchase", "");
    let files = vec![("orders.json", answer("AgentDealSet", &[orders, vec![odd]].concat()))];
    Case { files, place: Some(("orders.json", 4)), ..Case::default() }
}

fn more_than_half(random: &mut Random, _: Words, faulty: bool) -> Case {
    let sales = random.between(1_000_000, 900_000_000);
    let amount = if faulty { sales * 55 / 100 } else { sales * 8 / 100 };
    let statement = format!(
        r#"{{"Uin":"100000032030","RebateMonth":"2024-10","Amt":{amount},"MonthSales":{sales},"QuarterSales":{sales},"ExceptionFlag":"NORMAL"}}"#
    );
    let files = vec![("statement.json", answer("RebateInfoSet", &[statement]))];
    Case { files, place: Some(("statement.json", 0)), ..Case::default() }
}

/// The second file holds the row that a search by it found again.
fn record_in_two_files(random: &mut Random, words: Words, faulty: bool) -> Case {
    let sheet = Sheet::clean(random, words);
    let mut other = Sheet::clean(random, words);
    other.rows.retain(|row| !row[at("rebate_amount")].starts_with('-'));
    if faulty {
        let row = sheet.plain(random);
        other.rows[0].clone_from(&sheet.rows[row]);
    }
    let files = vec![("a.csv", sheet.text()), ("b.csv", other.text())];
    Case { files, place: Some(("b.csv", 0)), ..Case::default() }
}

fn record_that_changed(random: &mut Random, words: Words, faulty: bool) -> Case {
    let mut sheet = Sheet::clean(random, words);
    let mut other = Sheet::clean(random, words);
    other.rows.retain(|row| !row[at("rebate_amount")].starts_with('-'));
    if faulty {
        let row = sheet.plain(random);
        let (before, after) = (sheet.says("Pending", "待结算"), sheet.says("Settled", "已结算"));
        sheet.set(row, "status", before);
        other.rows[0].clone_from(&sheet.rows[row]);
        other.rows[0][at("status")] = after.into();
    }
    let files = vec![("a.csv", sheet.text()), ("b.csv", other.text())];
    Case { files, place: Some(("b.csv", 0)), ..Case::default() }
}

fn rounded_otherwise(random: &mut Random, words: Words, faulty: bool) -> Case {
    let mut sheet = Sheet::clean(random, words);
    sheet.mode = rust_decimal::RoundingStrategy::ToZero;
    for row in 0..sheet.rows.len() {
        let rebate = sheet.rebate(
            sheet.number(row, "base_amount"),
            sheet.number(row, "rebate_rate"),
            sheet.number(row, "adjustment_amount"),
        );
        sheet.set(row, "rebate_amount", rebate.to_string());
    }
    // 1,234.55 at 6.5% is 80.24575, and never an exact cent.
    let row = sheet.plain(random);
    let up = if faulty { "80.25" } else { "80.24" };
    for (field, text) in [("base_amount", "1234.55"), ("rebate_rate", "6.5"), ("rebate_amount", up)] {
        sheet.set(row, field, text);
    }
    Case { files: one("a.csv", &sheet), place: Some(("a.csv", row)), ..Case::default() }
}

fn two_currencies(random: &mut Random, words: Words, faulty: bool) -> Case {
    let mut sheet = Sheet::clean(random, words);
    let row = sheet.plain(random);
    if faulty {
        sheet.set(row, "currency", "EUR");
    }
    Case { files: one("a.csv", &sheet), ..Case::default() }
}

const BILL_EN: &str = "Product Name,Payer Account ID,Owner Account ID,Transaction ID,Transaction Time,Component Name,Original Cost,Discount Multiplier,Total Amount After Discount,Currency,Cash Payment,Voucher Payment,Free Credit Payment,Commission Payment";
const BILL_ZH: &str = "产品名称,支付者UIN,使用者UIN,交易ID,交易时间,组件名称,组件原价,折扣率,优惠后总价,币种,现金账户支出,代金券支出,赠送账户支出,分成金账户支出";

/// A bill of 24 lines; a change is made to the last one's cells.
fn bill(random: &mut Random, words: Words, change: impl Fn(&mut [Decimal; 6])) -> Case {
    let mut text = String::from(if words == Words::English { BILL_EN } else { BILL_ZH }) + "\n";
    for line in 0..24 {
        let original = Decimal::new(random.between(100_000_000, 90_000_000_000), 8);
        let after = original * Decimal::new(85, 2);
        let after = after.round_dp(8);
        let voucher = (after / Decimal::new(random.between(3, 9), 0)).round_dp(8);
        let credit = (after / Decimal::new(random.between(10, 20), 0)).round_dp(8);
        let mut cells = [original, after, after - voucher - credit, voucher, credit, Decimal::ZERO];
        if line == 23 {
            change(&mut cells);
        }
        let [original, after, cash, voucher, credit, transfer] = cells;
        text += &format!(
            "CVM,100000032030,100000049695,20241007{}7,2024-10-07 12:00:03,vCPU,{original},0.85,{after},USD,{cash},{voucher},{credit},{transfer}\n",
            random.digits(14)
        );
    }
    Case { files: vec![("bill.csv", text)], place: Some(("bill.csv", 23)), ..Case::default() }
}

fn payments_of_a_bill(random: &mut Random, words: Words, faulty: bool) -> Case {
    let off = Decimal::new(random.between(1, 900), 2);
    bill(random, words, |cells| {
        if faulty {
            cells[2] += off;
        }
    })
}

fn discount_of_a_bill(random: &mut Random, words: Words, faulty: bool) -> Case {
    bill(random, words, |cells| {
        if faulty {
            cells[0] += Decimal::ONE_HUNDRED;
        }
    })
}

const TAX: &str = "Product Name,Payer Account ID,Owner Account ID,Transaction ID,Transaction Time,Total Amount After Discount,Voucher Deduction,Amount Before Tax,Tax Rate,Tax Amount,Total Cost,Currency";

fn tax_of_a_bill(random: &mut Random, _: Words, faulty: bool) -> Case {
    let mut text = String::from(TAX) + "\n";
    for line in 0..24 {
        let after = Decimal::new(random.between(10_000, 9_000_000), 2);
        let voucher = Decimal::new(random.between(0, 9_000), 2);
        let before = after - voucher;
        let mut tax = (before * Decimal::new(6, 2)).round_dp(2);
        if faulty && line == 23 {
            tax += Decimal::new(random.between(5, 900), 2);
        }
        let total = before + (before * Decimal::new(6, 2)).round_dp(2);
        text += &format!(
            "CVM,100000032030,100000049695,20241007{}7,2024-10-07 12:00:03,{after},{voucher},{before},6%,{tax},{total},USD\n",
            random.digits(14)
        );
    }
    Case { files: vec![("bill.csv", text)], place: Some(("bill.csv", 23)), ..Case::default() }
}

fn services_of_an_order(random: &mut Random, words: Words, faulty: bool) -> Case {
    let mut sheet = Sheet::clean(random, words);
    // Each order once, but for the one that is asked for.
    let orders: Vec<String> = sheet.rows.iter().map(|row| row[at("order_id")].clone()).collect();
    let rows = sheet.rows.clone();
    sheet.rows = rows
        .into_iter()
        .enumerate()
        .filter(|(row, cells)| orders.iter().position(|order| *order == cells[at("order_id")]) == Some(*row))
        .map(|(_, cells)| cells)
        .collect();
    if faulty {
        let order = sheet.get(0, "order_id").to_string();
        sheet.set(1, "order_id", order);
        let first = sheet.get(0, "product").to_string();
        let other = sheet.product(random, Some(&first));
        sheet.set(1, "product", other);
    }
    Case { files: one("a.csv", &sheet), place: Some(("a.csv", 0)), ..Case::default() }
}

fn digits_of_another_customer(random: &mut Random, words: Words, faulty: bool) -> Case {
    let mut sheet = Sheet::clean(random, words);
    sheet.rows.retain(|row| !row[at("rebate_amount")].starts_with('-'));
    for row in 0..sheet.rows.len() {
        let customer = sheet.get(row, "customer_id").to_string();
        let order = sheet.get(row, "order_id").to_string();
        sheet.set(row, "order_id", format!("{}{}{}", &order[..8], &customer[9..], &order[11..]));
    }
    let row = sheet.plain(random);
    if faulty {
        let customer: u64 = sheet.get(row, "customer_id").parse().unwrap();
        let order = sheet.get(row, "order_id").to_string();
        let digits = (customer + 1) % 1_000;
        sheet.set(row, "order_id", format!("{}{digits:03}{}", &order[..8], &order[11..]));
    }
    Case { files: one("a.csv", &sheet), place: Some(("a.csv", row)), ..Case::default() }
}

fn hours_before_the_month(random: &mut Random, words: Words, faulty: bool) -> Case {
    let mut sheet = Sheet::clean(random, words);
    let row = sheet.plain(random);
    if faulty {
        let time = format!("2024-{:02}-01 0{}:30:00", sheet.month + 1, random.below(8));
        sheet.set(row, "order_time", time);
    }
    Case { files: one("a.csv", &sheet), place: Some(("a.csv", row)), ..Case::default() }
}

fn neighbouring_month(random: &mut Random, words: Words, faulty: bool) -> Case {
    let mut sheet = Sheet::clean(random, words);
    let row = sheet.plain(random);
    if faulty {
        let next = format!("2024-{:02}", sheet.month + 1);
        sheet.set(row, "settlement_period", next.clone());
        sheet.set(row, "usage_end_time", format!("{next}-05 00:00:00"));
    }
    Case { files: one("a.csv", &sheet), place: Some(("a.csv", row)), ..Case::default() }
}

fn counted_by_deduction(random: &mut Random, words: Words, faulty: bool) -> Case {
    let mut sheet = Sheet::clean(random, words);
    let header = if words == Words::English {
        ("Order Time", "Charge Time")
    } else {
        ("下单时间", "扣费时间")
    };
    for row in 0..sheet.rows.len() {
        sheet.set(row, "order_time", format!("2024-{:02}-02 04:00:00", sheet.month + 1));
    }
    let row = sheet.plain(random);
    if faulty {
        let next = format!("2024-{:02}", sheet.month + 1);
        sheet.set(row, "settlement_period", next);
    }
    let text = sheet.text().replacen(header.0, header.1, 1);
    Case { files: vec![("a.csv", text)], place: Some(("a.csv", row)), ..Case::default() }
}

/// A statement of the international site, issued on 8 November.
fn issued(words: Words, status: &str) -> String {
    let header = if words == Words::English {
        "Settlement Month,Order ID,Rebate Amount,Currency,Status,Issue Date"
    } else {
        "结算月份,订单号,返佣金额,币种,状态,对账单出具日期"
    };
    format!("{header}\n2024-10,20241007120003216009947,8.00,USD,{status},2024-11-08\n")
}

fn statement_case(words: Words, faulty: bool, as_of: &'static str) -> Case {
    let status = match (words, faulty) {
        (Words::English, true) => "Awaiting confirmation",
        (Words::English, false) => "Confirmed",
        (Words::Chinese, true) => "待确认",
        (Words::Chinese, false) => "已确认",
    };
    let files = vec![("statement.csv", issued(words, status))];
    Case { files, as_of: Some(as_of), place: Some(("statement.csv", 0)), ..Case::default() }
}

fn days_left(random: &mut Random, words: Words, faulty: bool) -> Case {
    let day = random.pick(&["2024-11-08", "2024-11-15", "2024-11-23", "2024-11-23T23:59:59+08:00"]);
    statement_case(words, faulty, day)
}

fn confirmed_by_default(random: &mut Random, words: Words, faulty: bool) -> Case {
    statement_case(words, faulty, random.pick(&["2024-11-24", "2024-11-23T16:00:00Z", "2025-03-01"]))
}

/// The days after each month on which nothing of it is late yet.
const SOON: [&str; 12] = [
    "2024-02-05",
    "2024-03-05",
    "2024-04-05",
    "2024-05-05",
    "2024-06-05",
    "2024-07-05",
    "2024-08-05",
    "2024-09-05",
    "2024-10-05",
    "2024-11-05",
    "2024-12-05",
    "2025-01-05",
];

fn waiting(random: &mut Random, words: Words, status: (&str, &str), as_of: Option<&'static str>) -> Case {
    let mut sheet = Sheet::clean(random, words);
    let as_of =
        as_of.or_else(|| usize::try_from(sheet.month).ok().and_then(|month| SOON.get(month - 1)).copied());
    settled(&mut sheet);
    let status = if words == Words::English { status.0 } else { status.1 };
    let row = sheet.plain(random);
    for other in 0..sheet.rows.len() {
        sheet.set(other, "currency", "CNY");
    }
    sheet.set(row, "status", status);
    Case { files: one("a.csv", &sheet), as_of, place: Some(("a.csv", row)), ..Case::default() }
}

fn waits_too_long(random: &mut Random, words: Words, faulty: bool) -> Case {
    let status = if faulty { ("Pending", "待结算") } else { ("Settled", "已结算") };
    waiting(random, words, status, Some("2025-09-01"))
}

fn waits(random: &mut Random, words: Words, faulty: bool) -> Case {
    let status = if faulty { ("In review", "审核中") } else { ("Settled", "已结算") };
    waiting(random, words, status, None)
}
