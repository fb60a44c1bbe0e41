//! Rows read twice, and line items that only look alike. All synthetic.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use rebatelens_core::{Input, Options, check, report::Finding};

fn findings(text: &str) -> Vec<Finding> {
    check(&[Input::file("synthetic", text.as_bytes())], &Options::default()).unwrap().findings
}

fn codes(text: &str) -> Vec<(&'static str, Option<usize>)> {
    let found = findings(text).into_iter().filter(|finding| finding.code.starts_with("DU"));
    found.map(|finding| (finding.code, finding.record)).collect()
}

const HEADER: &str = "Record ID,Order ID,Product,Rebate Amount\n";

fn row(id: &str, product: &str, amount: &str) -> String {
    format!("{id},20241007120003216009945,{product},{amount}\n")
}

#[test]
fn a_row_read_twice_is_named_with_its_first_line() {
    let text =
        [HEADER, &row("RB1", "CVM", "8.00"), &row("RB2", "CVM", "9.00"), &row("RB1", "CVM", "8.00")].concat();
    let found = findings(&text);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code, found[0].record, found[0].line), ("DU001", Some(3), Some(4)));
    assert!(found[0].message.contains("identical to line 2"));
    let thrice = [&text, row("RB1", "CVM", "8.00").as_str()].concat();
    assert_eq!(codes(&thrice), [("DU001", Some(3)), ("DU001", Some(4))]);
}

#[test]
fn one_id_with_two_contents_is_an_error_once() {
    let text = [HEADER, &row("RB1", "CVM", "8.00"), &row("RB1", "CVM", "9.00")].concat();
    assert_eq!(codes(&text), [("DU002", Some(2))]);
}

#[test]
fn line_items_of_one_order_are_no_duplicates() {
    let items =
        [HEADER, &row("RB1", "CVM", "8.00"), &row("RB2", "CVM", "8.00"), &row("RB3", "CBS", "8.00")].concat();
    assert_eq!(codes(&items), []);
    // Without ids of their own, two alike may be two purchases, or one read
    // twice: that is asked, once for all such rows.
    let alike = "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n20241007120003216009945,CVM,8.00\n";
    assert_eq!(codes(alike), [("DU005", Some(2))]);
    let missing = [HEADER, &row("-", "CVM", "8.00"), &row("-", "CVM", "8.00")].concat();
    assert_eq!(codes(&missing), [("DU005", Some(2))]);
}

#[test]
fn a_row_is_the_same_in_quotation_marks_in_other_delimiters_and_at_the_end() {
    let plain = row("-", "CVM", "8.00");
    let quoted = plain.replace("CVM", "\"CVM\"");
    let text = [HEADER, &plain, &quoted, plain.trim_end()].concat();
    let found = findings(&text).into_iter().find(|finding| finding.code == "DU005").unwrap();
    assert!(found.message.contains('2'), "{}", found.message);
    let other = [HEADER, &plain, &plain.replace("CVM", "\"CVM,8\"")].concat();
    assert_eq!(codes(&other), []);
    let tabs = [HEADER, &plain].concat().replace(',', "\t");
    let inputs = [Input::file("commas", text.as_bytes()), Input::file("tabs", tabs.as_bytes())];
    let report = check(&inputs, &Options::default()).unwrap();
    assert!(report.findings.iter().any(|finding| finding.code == "DU003"), "{:?}", report.findings);
}

#[test]
fn orders_that_pages_repeat_are_named() {
    let order = |status: &str| {
        format!(
            r#"{{"DealName":"20241007120003216009945","BigDealId":"20241007120003216009935","OwnerUin":"200020475883","Status":"{status}"}}"#
        )
    };
    let answer = |orders: [String; 2]| {
        format!(r#"{{"Response":{{"AgentDealSet":[{}],"TotalCount":2}}}}"#, orders.join(","))
    };
    assert_eq!(codes(&answer([order("4"), order("4")])), [("DU001", Some(2))]);
    assert_eq!(codes(&answer([order("1"), order("4")])), []);
}

#[test]
fn records_of_two_files_are_counted_and_only_alike_ones_are_compared() {
    let told = |files: [(&str, &str); 2]| -> Vec<String> {
        let inputs = files.map(|(name, text)| Input::file(name, text.as_bytes()));
        let found = check(&inputs, &Options::default()).unwrap().findings;
        found.into_iter().filter(|finding| finding.code == "DU003").map(|finding| finding.message).collect()
    };
    let rows = [row("RB1", "CVM", "8.00"), row("RB2", "CBS", "9.00")].concat();
    let text = format!("{HEADER}{rows}");
    let messages = told([("a.csv", &text), ("b.csv", &text)]);
    assert_eq!(messages, ["Also in a.csv: 2 records of this file, first RB1. The totals count them twice."]);
    // An order and a record may share an id and are two things.
    let order = r#"{"Response":{"AgentDealSet":[{"DealName":"20241007120003216009945","OwnerUin":"200020475883","Status":"4"}],"TotalCount":1}}"#;
    let record = format!("{HEADER}{}", row("20241007120003216009945", "CVM", "8.00"));
    assert_eq!(told([("orders.json", order), ("a.csv", &record)]), [""; 0]);
}

/// Where an earlier file has an id with two contents, a record that is one of them
/// stands in both files, whichever comes first.
#[test]
fn a_record_is_held_against_every_record_of_its_id() {
    let [eight, nine, ten] = ["8.00", "9.00", "10.00"].map(|amount| row("RB1", "CVM", amount));
    for earlier in [[&eight, &nine], [&nine, &eight]] {
        let earlier = [HEADER, earlier[0], earlier[1]].concat();
        for (later, code) in [(&eight, "DU003"), (&nine, "DU003"), (&ten, "DU004")] {
            let later = [HEADER, later].concat();
            let inputs = [Input::file("a", earlier.as_bytes()), Input::file("b", later.as_bytes())];
            let report = check(&inputs, &Options::default()).unwrap();
            let own: Vec<&str> = report
                .findings
                .iter()
                .filter(|finding| finding.input == "b" && finding.code.starts_with("DU"))
                .map(|finding| finding.code)
                .collect();
            assert_eq!(own, [code]);
        }
    }
}
