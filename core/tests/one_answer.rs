//! The same table gives the same answer: as marks on a page, in the page's
//! panel, and as a file on the command line.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use crate::synthetic::{FIELDS, Random, Sheet, Words};
use rebatelens_core::{
    Input, Options, PageContext, annotate, check, checks::lists, model::agreement::Agreement, present,
    read_agreement, report::Finding,
};
use std::collections::BTreeSet;

/// Where the random numbers begin.
const SEED: u64 = 0x00A1_57E2;
const TABLES: usize = 500;

/// What stands in place of a cell.
const ODD: &[&str] = &[
    "",
    "-",
    " ",
    "0",
    "0.00",
    "-12.50",
    "1,2O7.35",
    "1E+05",
    "100%",
    "8‰",
    "0.08",
    "abc",
    "2024-13",
    "2024-10",
    "2O24-10",
    "200020475883",
    "20241007120003216009945",
    "2024 1007 1200 0321 6009 945",
    "\u{200B}200020475883",
    "2.02410071200032E+22",
    "USD",
    "CNY",
    "Euro",
    "HAS_OVERDUE_BILL",
    "Frozen by channel",
    "已驳回",
    "Rejected",
    "Refunded",
    "Refund",
    "补偿",
    "2024-11-01 07:59:59",
    "\"Storage, archive\"",
];

fn random() -> Random {
    Random(SEED)
}

/// A clean table with faults of every kind of row and cell.
pub(crate) fn mutated(random: &mut Random) -> Sheet {
    let words = if random.below(2) == 0 { Words::English } else { Words::Chinese };
    let mut sheet = Sheet::clean(random, words);
    sheet.rows.truncate(12 + random.below(12));
    let clean = sheet.rows.clone();
    for _ in 0..random.below(8) {
        let row = random.below(sheet.rows.len());
        match random.below(9) {
            0 => sheet.rows.push(sheet.rows[row].clone()),
            1 => {
                let refund = sheet.refund(random, &clean[row % clean.len()]);
                sheet.rows.push(refund.clone());
                if random.below(2) == 0 {
                    sheet.rows.push(refund);
                }
            }
            2 => {
                let mut other = sheet.rows[row].clone();
                other[at("rebate_amount")] = "1.23".into();
                sheet.rows.push(other);
            }
            3 => {
                sheet.rows.remove(row);
            }
            5 => {
                let refunded = sheet.says("Refunded", "已退款");
                sheet.set(row, "status", refunded);
            }
            4 => {
                let swapped = random.below(sheet.rows.len());
                let [one, other] = [row, swapped].map(|row| sheet.get(row, "rebate_amount").to_owned());
                sheet.set(row, "rebate_amount", other);
                sheet.set(swapped, "rebate_amount", one);
            }
            _ => {
                let field = random.pick(&FIELDS);
                let odd = random.pick(ODD);
                sheet.set(row, field, odd);
            }
        }
    }
    sheet
}

fn at(field: &str) -> usize {
    crate::synthetic::at(field)
}

/// Rates that go with some products, and leave one out.
fn agreement(words: Words) -> Agreement {
    let products = match words {
        Words::English => ["Cloud Virtual Machine", "Cloud Object Storage"],
        Words::Chinese => ["云服务器 CVM", "对象存储 COS"],
    };
    let rows = format!("product,rate\n{},8%\n{},6.5%\n", products[0], products[1]);
    read_agreement(&[Input::file("agreement.csv", rows.as_bytes())], &Options::default()).unwrap()
}

/// What a finding says and where, without the name of its input.
fn said(finding: &Finding) -> String {
    let Finding { code, record, line, column, field, title, message, why, next, difference, .. } = finding;
    format!(
        "{code} {record:?} {line:?} {column:?} {field:?} {difference:?}\n{title}\n{message}\n{why}\n{next}"
    )
}

#[test]
fn marks_panel_and_command_line_agree_on_500_mutated_tables() {
    let mut random = random();
    let mut codes: BTreeSet<&'static str> = BTreeSet::new();
    for number in 0..TABLES {
        let sheet = mutated(&mut random);
        let text = sheet.text();
        let as_of = (random.below(2) == 0).then(|| "2024-12-20T00:00:00+08:00".to_owned());
        for agreement in [None, Some(agreement(sheet.words))] {
            let options = Options { agreement, as_of: as_of.clone(), ..Options::default() };
            let file = check(&[Input::file("page.csv", text.as_bytes())], &options).unwrap();
            let page =
                PageContext { rows_in_all: Some(file.summary.records.to_string()), ..PageContext::default() };
            let marks = annotate(&text, &page, &options);
            let panel = present(&text, &page, &options);
            let all = |findings: &[Finding]| findings.iter().map(said).collect::<Vec<_>>();
            let expected = all(&file.findings);
            assert_eq!(all(&marks.findings), expected, "marks of table {number}:\n{text}");
            assert_eq!(all(&panel.findings), expected, "panel of table {number}:\n{text}");
            codes.extend(file.findings.iter().map(|finding| finding.code));
        }
    }
    // Each is one that the lists of checks name, or a row that is no record.
    let mut listed: BTreeSet<&'static str> = BTreeSet::from(["FI021", "FI022", "FI038"]);
    listed.extend(lists::RULES.iter().map(|rule| rule.code));
    assert_eq!(codes.difference(&listed).collect::<Vec<_>>(), Vec::<&&str>::new(), "no list names these");
    // Rules of every family that a table shows by itself were among them.
    for code in ["AM001", "AM003", "ID001", "ST001", "ST008", "DU001", "DU002", "RV002", "AG011", "AG015"] {
        assert!(codes.contains(code), "no table shows {code}: {codes:?}");
    }
}

/// A page that shows a part of its table: what is missing from it means nothing.
#[test]
fn a_part_of_a_table_misses_nothing() {
    let text = "Record ID,Settlement Month,Order ID,Rebate Amount,Status\n\
        RB1,2024-10,20241007120003216009945,-8.00,Adjusted\n\
        RB2,2024-10,20241009120003216009947,8.00,Settled\n";
    let codes = |rows_in_all: Option<&str>| {
        let page = PageContext { rows_in_all: rows_in_all.map(str::to_owned), ..PageContext::default() };
        let marks = annotate(text, &page, &Options::default());
        marks.findings.iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(Some("2")), ["RV001"], "the whole table has no original");
    assert_eq!(codes(Some("137")), Vec::<&str>::new(), "it may be on another page");
    assert_eq!(codes(None), Vec::<&str>::new(), "nothing says how many there are");
}
