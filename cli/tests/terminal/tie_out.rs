//! Details, statement, invoice and bank receipt in one call.

use crate::program::Program;
use serde_json::Value;

const DETAILS: &str = "Record ID,Settlement Month,Order ID,Rebate Amount,Currency\n\
                       RB1,2024-10,20241007120003216009945,1300.10,CNY\n\
                       RB2,2024-11,20241107120003216009947,700.00,CNY\n";
const STATEMENT: &str =
    "Settlement Month,Statement Amount,Currency\n2024-10,1300.10,CNY\n2024-11,700.00,CNY\n";
const INVOICES: &str = "发票号码,金额,税额,价税合计\nA1,1226.51,73.59,1300.10\nA2,660.38,39.62,700.00\n";

fn program(name: &str) -> Program {
    Program::in_folder(name)
        .with("details.csv", DETAILS)
        .with("statement.csv", STATEMENT)
        .with("invoices.csv", INVOICES)
}

#[test]
fn an_invoice_and_a_receipt_are_tied_to_details_and_statement() {
    let program = program("tie-out");
    let files = ["check", "details.csv", "statement.csv"];
    let papers = ["--invoice", "invoices.csv", "--receipt", "1,300.10 CNY", "--receipt", "700.00"];
    let text = program.run(&[&files[..], &papers].concat());
    assert_eq!((text.code, text.err.as_str()), (Some(0), ""));
    for line in [
        "Details, statement, invoice, receipt (CNY)",
        "            2,000.10  bank receipt",
        "2024-11: 700.00 CNY to invoice",
        "Invoice and bank receipt agree to the last digit.",
        "Amount to invoice: 2,000.10 CNY, exactly the amount of the statement.",
        "The bank receipt over 700.00 CNY is exactly the statement of 2024-11.",
    ] {
        assert!(text.out.contains(line), "{line}: {}", text.out);
    }
    let text = program.run(&[&files[..], &papers, &["--lang", "zh-CN"]].concat());
    assert!(text.out.contains("明细、对账单、发票、到账（CNY）"), "{}", text.out);
    assert!(text.out.contains("发票与银行到账完全一致。"), "{}", text.out);
    let json = program.run(&[&files[..], &papers, &["--format", "json"]].concat());
    let report: Value = serde_json::from_str(&json.out).unwrap();
    let steps = report["tie_out"][0]["steps"].as_array().unwrap();
    assert!(steps.iter().all(|step| step["difference"] == "0.00"), "{steps:?}");
    assert_eq!(report["tie_out"][0]["to_invoice"]["amount"], "2000.10");
}

#[test]
fn the_bundle_says_what_was_tied_and_keeps_the_files_outside() {
    let program = program("tie-out-bundle");
    let arguments = ["bundle", "details.csv", "statement.csv", "-o", "out.zip", "--invoice", "invoices.csv"];
    let made = program.run(&[&arguments[..], &["--receipt", "1880.09"]].concat());
    assert_eq!(made.code, Some(0), "{}", made.err);
    // The zip is stored, so its texts can be read as they are.
    let zip = std::fs::read(program.folder.join("out.zip")).unwrap();
    let zip = String::from_utf8_lossy(&zip);
    for text in
        ["Details, statement, invoice and bank receipt", "exactly 94% of the invoice", "恰为发票的 94%"]
    {
        assert!(zip.contains(text), "{text}");
    }
    assert!(zip.contains("\"name\": \"invoices.csv\"") && zip.contains("\"name\": \"1880.09\""));
    assert!(!zip.contains("73.59"), "the invoices are not evidence of the portal");
}

#[test]
fn what_is_neither_an_amount_nor_a_file_is_refused_by_name() {
    let program = program("tie-out-refused");
    for value in ["1,234", "12.345", "¥ abc"] {
        let ended = program.run(&["check", "statement.csv", "--invoice", value]);
        assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{value}");
        assert!(ended.err.contains(value) && ended.err.contains("12,345.67 CNY"), "{}", ended.err);
    }
    let ended = program.run(&["check", "statement.csv", "--receipt", "no-such.csv"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("no-such.csv"), "{}", ended.err);
    let refused = program.run(&["find", "statement.csv", "--period", "2024-10", "--invoice", "1.00"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("--invoice"), "{}", refused.err);
}
