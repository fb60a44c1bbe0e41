//! Money that was once dropped, doubled or mixed without a word: each case is
//! said now, and what it must not be taken for stays silent. All synthetic.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use rebatelens_core::{
    Input, Lang, Options, check,
    explain::example::Example,
    finding::severity::Severity,
    model::{
        identifier::{IdentifierKind, State, read_identifier},
        money::Currency,
        site::Site,
        status::{Hold, Lifecycle, read_status},
    },
    report::{Finding, Report},
};

const O: [&str; 4] = [
    "20241007120003216009901",
    "20241007120003216009902",
    "20241007120003216009903",
    "20241007120003216009904",
];

/// The orders' ids in place of `O1` to `O4`, and a customer's for `CU`.
fn filled(text: &str) -> String {
    let mut text = text.replace("CU", "100000049695");
    for (number, order) in (1..).zip(O) {
        text = text.replace(&format!("O{number}"), order);
    }
    text
}

fn report_of(files: &[&str], options: &Options) -> Report {
    let files: Vec<String> = files.iter().map(|file| filled(file)).collect();
    let inputs: Vec<Input<'_>> = (1..)
        .zip(&files)
        .map(|(number, file)| Input::file(format!("synthetic-{number}"), file.as_bytes()))
        .collect();
    check(&inputs, options).unwrap()
}

fn report(text: &str) -> Report {
    report_of(&[text], &Options::default())
}

fn codes(text: &str) -> Vec<&'static str> {
    report(text).findings.iter().map(|finding| finding.code).collect()
}

fn finding(text: &str, code: &str) -> Finding {
    let report = report(text);
    let all: Vec<&str> = report.findings.iter().map(|finding| finding.code).collect();
    assert!(all.contains(&code), "{code} is not among {all:?} of {text}");
    report.findings.iter().find(|finding| finding.code == code).unwrap().clone()
}

/// Every total as currency and amount.
fn totals(report: &Report) -> Vec<(String, Option<String>)> {
    let text = |currency: &Option<String>| currency.clone().unwrap_or_default();
    report.totals.iter().map(|total| (text(&total.currency), total.rebate_amount.clone())).collect()
}

#[test]
fn an_amount_that_its_own_comma_split_is_never_read() {
    let header = "Record ID,Settlement Month,Customer UIN,Order ID,Product,Rebate Amount,Currency,Note\n";
    let hidden = format!("{header}RB1,2024-10,CU,O1,CVM,1,234.00,CNY,\n");
    let found = finding(&hidden, "FI003");
    assert_eq!((found.record, found.column), (Some(1), Some(6)));
    assert!(found.message.contains("1 and 234.00"), "{}", found.message);
    assert!(totals(&report(&hidden)).iter().all(|(_, amount)| amount.is_none()));
    let narrow = "Record ID,Settlement Month,Order ID,Rebate Amount,Status,Note\nRB1,2024-10,O1,1,234.00,\n";
    assert_eq!(finding(narrow, "FI003").record, Some(1));
    // The currency's cell tells where the next column holds numbers too.
    let beside = "Order ID,Base Amount,Rebate Amount,Currency,Note\nO1,1,234.00,98.72,CNY,\n";
    assert_eq!(codes(beside), ["FI003"]);
}

#[test]
fn a_comma_at_the_end_of_rows_is_no_split_amount() {
    let spare = "Order ID,Rebate Amount,Points,Status\nO1,8,120,Settled,\nO2,9.50,7,Settled,\n";
    assert!(!codes(spare).contains(&"FI003"), "{:?}", codes(spare));
    let short = "Order ID,Base Amount,Rebate Amount,Currency\nO1,100,800,CNY\nO2,100,8,CNY,\n";
    assert!(!codes(short).contains(&"FI003"), "{:?}", codes(short));
    let quoted = "Order ID,Rebate Amount,Status\nO1,\"1,234.00\",Settled\n";
    assert!(!codes(quoted).contains(&"FI003"));
}

#[test]
fn the_same_rows_twice_are_said_whether_or_not_they_have_ids() {
    let header = "Settlement Month,Order ID,Product,Rebate Amount\n";
    let twice = format!("{header}2024-10,O1,CVM,8.00\n2024-10,O2,CVM,9.00\n2024-10,O1,CVM,8.00\n");
    let found = finding(&twice, "DU005");
    assert_eq!((found.severity, found.record), (Severity::Warning, Some(3)));
    let once = format!("{header}2024-10,O1,CVM,8.00\n2024-10,O1,CBS,8.00\n");
    assert!(!codes(&once).contains(&"DU005"));
    let file = format!("{header}2024-10,O1,CVM,8.00\n");
    let both = report_of(&[&file, &file], &Options::default());
    assert!(both.findings.iter().any(|found| found.code == "DU003" && found.input == "synthetic-2"));
    let statement = r#"{"Response":{"RebateInfoSet":[{"Uin":"100000049690","RebateMonth":"2024-10","Amt":"1300","MonthSales":"16250","QuarterSales":"16250","ExceptionFlag":"NORMAL"},{"Uin":"100000049690","RebateMonth":"2024-10","Amt":"1300","MonthSales":"16250","QuarterSales":"16250","ExceptionFlag":"NORMAL"}],"TotalCount":2}}"#;
    let found = finding(statement, "DU005");
    assert!(found.message.contains("record 2, identical to record 1"), "{}", found.message);
}

#[test]
fn one_amount_written_in_two_ways_is_one_content() {
    let header = "Record ID,Order ID,Rebate Amount\n";
    let twice = format!("{header}RB1,O1,8\nRB1,O1,8.00\n");
    assert_eq!(codes(&twice), ["DU001"]);
    let [a, b] = ["8", "8.00"].map(|amount| format!("{header}RB1,O1,{amount}\n"));
    let across: Vec<&str> =
        report_of(&[&a, &b], &Options::default()).findings.iter().map(|found| found.code).collect();
    assert_eq!(across, ["DU003"]);
    assert_eq!(codes(&format!("{header}RB1,O1,8\nRB1,O1,8.01\n")), ["DU002"]);
}

#[test]
fn names_of_currencies_are_read() {
    let known = [
        ("港币", "HKD"),
        ("新台币", "TWD"),
        ("円", "JPY"),
        ("日圓", "JPY"),
        ("CNH", "CNY"),
        ("ＵＳＤ", "USD"),
        ("CNY (人民币)", "CNY"),
    ];
    for (text, code) in known {
        assert_eq!(Currency::from_text(text).map(|c| c.code().to_string()).as_deref(), Some(code), "{text}");
    }
    for text in ["USDT", "XXX", "234.00", "CNY/USD"] {
        assert_eq!(Currency::from_text(text), None, "{text}");
    }
}

#[test]
fn an_unknown_currency_is_said_and_in_no_total() {
    let text = "Order ID,Rebate Amount,Currency\nO1,8.00,USDT\nO2,9.00,XXX\nO3,1.00,CNY\n";
    assert_eq!(codes(text).iter().filter(|code| **code == "AM015").count(), 2);
    let expected = [(String::new(), None), (String::from("CNY"), Some(String::from("1.00")))];
    assert_eq!(totals(&report(text)), expected);
    assert!(!codes("Order ID,Rebate Amount,Currency\nO1,8.00,-\n").contains(&"AM015"));
}

#[test]
fn a_sign_or_a_header_against_the_currency_is_said() {
    let header = "Order ID,Base Amount,Rebate Amount,Currency\n";
    let sign = format!("{header}O1,100.00,$8.00,CNY\n");
    assert_eq!(finding(&sign, "AM016").field.as_deref(), Some("rebate_amount"));
    assert_eq!(totals(&report(&sign)), [(String::from("CNY"), None)]);
    let base = format!("{header}O1,100.00 USD,8.00,CNY\n");
    assert_eq!(finding(&base, "AM016").field.as_deref(), Some("base_amount"));
    for silent in [
        "O1,HK$100.00,$8.00,HKD",
        "O1,¥100.00,￥8.00,JPY",
        "O1,100.00元,8.00,HKD",
        "O1,CNY 100,-8.00 CNY,CNY",
    ] {
        let text = format!("{header}{silent}\n");
        assert!(!codes(&text).contains(&"AM016"), "{silent}");
    }
    let unit = "Order ID,Rebate Amount (元),Currency\nO1,8.00,USD\nO2,9.00,USD\nO3,9.00,CNY\n";
    let found = finding(unit, "AM016");
    assert!(found.message.contains("2 such records"), "{}", found.message);
    assert_eq!(codes(unit).iter().filter(|code| **code == "AM016").count(), 1);
}

#[test]
fn nothing_is_added_up_across_currencies() {
    let order =
        "Record ID,Order ID,Product,Rebate Amount,Currency\nRB1,O1,CVM,8.00,CNY\nRB2,O1,CBS,2.50,USD\n";
    assert!(!codes(order).contains(&"AM014"));
    let sum = "Order ID,Rebate Amount,Currency\nO1,13.00,CNY\nO2,1.00,USD\nTotal,14.00,\n";
    assert!(finding(sum, "AM017").message.contains("14.00"));
    let own = "Order ID,Rebate Amount,Currency\nO1,13.00,CNY\nO2,1.00,USD\nTotal,13.00,CNY\nTotal,1.00,USD\n";
    assert!(!codes(own).iter().any(|code| ["AM017", "TO002"].contains(code)));
    assert_eq!(
        finding(&own.replace("Total,13.00", "Total,14.00"), "TO002").expected.as_deref(),
        Some("13.00")
    );
}

#[test]
fn a_deduction_is_taken_off_whatever_its_sign() {
    let header = "Order ID,Base Amount,Rate,Deduction,Rebate Amount\n";
    for fits in ["O1,100.00,8%,2.00,6.00", "O1,100.00,8%,-2.00,6.00"] {
        assert!(codes(&format!("{header}{fits}\n")).is_empty(), "{fits}");
    }
    let found = finding(&format!("{header}O1,100.00,8%,2.00,10.00\n"), "AM001");
    assert_eq!(found.expected.as_deref(), Some("6.00"));
    assert!(found.workings.iter().any(|row| row.label.contains("taken off")), "{:?}", found.workings);
    let chinese = "订单号,计佣金额,返佣比例,扣减金额,返佣金额\nO1,100.00,8%,2.00,6.00\n";
    assert!(codes(chinese).is_empty());
    // A table whose lines add it means something else by the name.
    let added: String = O
        .iter()
        .map(|order| format!("{order},100.00,8%,2.00,10.00\n"))
        .chain([format!("{},100.00,8%,3.00,11.05\n", O[0])])
        .collect();
    let found = finding(&format!("{header}{added}"), "AM001");
    assert_eq!((found.record, found.expected.as_deref()), (Some(5), Some("11.00")));
}

#[test]
fn a_refund_shown_as_an_earning_is_told_in_numbers() {
    let header = "Record ID,Settlement Month,Order ID,Transaction Type,Rebate Amount,Currency\n";
    let found = finding(&format!("{header}RB1,2024-10,O1,Refund,8.00,CNY\n"), "AM008");
    assert!(!found.message.contains('{'), "{}", found.message);
    assert_eq!((found.observed.as_deref(), found.expected.as_deref()), (Some("8.00"), Some("-8.00")));
}

#[test]
fn a_refund_with_an_unsigned_base_is_right() {
    let header = "Record ID,Order ID,Transaction Type,Base Amount,Rate,Rebate Amount\n";
    let right = codes(&format!("{header}RB1,O1,Refund,100.00,8%,-8.00\n"));
    assert!(!right.iter().any(|code| code.starts_with("AM")), "{right:?}");
    assert_eq!(
        finding(&format!("{header}RB1,O1,Refund,100.00,8%,-9.00\n"), "AM001").expected.as_deref(),
        Some("-8.00")
    );
    assert!(codes(&format!("{header}RB1,O1,,100.00,8%,-8.00\n")).contains(&"AM008"));
}

#[test]
fn whole_yen_are_not_counted_in_hundredths() {
    let header = "Order ID,Base Amount,Rate,Rebate Amount,Currency\n";
    let yen = format!("{header}O1,105,8%,8,JPY\nO2,100,8%,8.00,JPY\nO3,119,8%,10,JPY\n");
    assert!(codes(&yen).is_empty(), "{:?}", codes(&yen));
    assert_eq!(finding(&format!("{header}O1,105,8%,11,JPY\n"), "AM001").expected.as_deref(), Some("8"));
    assert_eq!(finding(&format!("{header}O1,105,8%,8.00,CNY\n"), "AM001").expected.as_deref(), Some("8.40"));
    let bill = "Order ID,Product Name,Bill Month,Total Amount After Discount,Voucher Deduction,Amount Before Tax,Tax Rate,Tax Amount,Total Cost,Currency\nO1,CVM,2024-10,105,0,105,10%,11,116,JPY\n";
    assert!(!codes(bill).contains(&"AM011"), "{:?}", codes(bill));
    assert!(codes(&bill.replace("JPY", "CNY")).contains(&"AM011"));
}

#[test]
fn sums_are_told_from_records() {
    let header = "Order ID,Settlement Month,Product,Rebate Amount\n";
    let months = format!(
        "{header}O1,2024-10,CVM,8.00\n2024-10 Total,,,8.00\nO2,2024-11,CVM,9.00\n2024年11月合计,,,9.00\nGrand Total,,,17.00\n"
    );
    assert_eq!(codes(&months), ["FI021", "FI021", "FI021"]);
    let part =
        format!("{header}O1,2024-10,CVM,8.00\nSubtotal,,,8.00\nO2,2024-11,CVM,9.00\nSubtotal,,,9.50\n");
    assert_eq!(finding(&part, "TO002").expected.as_deref(), Some("9.00"));
    let top = format!("{header}总计,,,17.00\nO1,2024-10,CVM,8.00\nO2,2024-11,CVM,9.00\n");
    assert_eq!(codes(&top), ["FI021"]);
    assert_eq!(finding(&top.replace("17.00", "18.00"), "TO002").expected.as_deref(), Some("17.00"));
    let bare = format!("{header}O1,2024-10,CVM,8.00\nO2,2024-11,CVM,9.00\n,,,17.00\n");
    assert_eq!(codes(&bare), ["FI021"]);
    assert_eq!(report(&bare).summary.records, 2);
}

#[test]
fn a_remark_is_no_record() {
    let header = "Order ID,Settlement Month,Product,Rebate Amount\nO1,2024-10,CVM,8.00\n";
    for remark in ["说明：本表金额单位为美元", "Note: amounts in USD,,,", "備註：無,,,"] {
        let text = format!("{header}{remark}\n");
        assert_eq!(finding(&text, "FI038").line, Some(3), "{remark}");
        assert_eq!(report(&text).summary.records, 1);
    }
    assert!(codes(&format!("{header}O2\n")).contains(&"FI003"));
}

#[test]
fn units_of_a_thousand_are_counted() {
    for (header, currency) in
        [("返佣(千元)", "CNY"), ("Rebate Amount (千元)", "CNY"), ("Rebate Amount (K)", "")]
    {
        let text = format!("Order ID,{header}\nO1,1.25\n");
        let totals = totals(&report(&text));
        let amount = totals[0].1.as_deref().unwrap().parse::<rust_decimal::Decimal>().unwrap();
        assert_eq!((totals[0].0.as_str(), amount), (currency, 1250.into()), "{header}");
    }
}

#[test]
fn a_blank_amount_beside_its_parts_is_noted() {
    let header = "Order ID,Base Amount,Rate,Rebate Amount,Status\n";
    let blank = format!("{header}O1,100.00,8%,,Pending\nO2,100.00,8%,-,\nO3,100.00,8%,8.00,Settled\n");
    let found = finding(&blank, "AM018");
    assert_eq!((found.record, found.severity), (Some(1), Severity::Note));
    assert!(found.message.contains('2'));
    assert_eq!(codes(&format!("{header}O1,100.00,8%,,Settled\n")), ["ST006"]);
}

#[test]
fn the_six_per_cent_of_an_invoice_is_chinas() {
    let header = "Order ID,Base Amount,Rate,Rebate Amount,Currency\n";
    assert!(codes(&format!("{header}O1,100.00,8%,7.52,CNY\n")).contains(&"AM012"));
    assert!(codes(&format!("{header}O1,100.00,8%,7.52,USD\n")).contains(&"AM001"));
    let abroad = Options { site: Some(Site::International), lang: Lang::En, ..Options::default() };
    let found =
        report_of(&["Order ID,Base Amount,Rate,Rebate Amount\nO1,100.00,8%,7.52\n"], &abroad).findings;
    assert!(found.iter().any(|f| f.code == "AM001") && !found.iter().any(|f| f.code == "AM012"));
}

#[test]
fn the_parts_of_a_difference_abroad_have_no_chinese_invoice() {
    let header = "Record ID,Base Amount,Rate,Rebate Amount,Currency\n";
    let parts = |currency: &str| -> Vec<&'static str> {
        let text = format!(
            "{header}RB1,100.00,8%,7.52,{currency}\n#! expected\n{header}RB1,100.00,8%,8.00,{currency}\n"
        );
        let example = Example::read(&text);
        let report = check(&example.inputs(), &example.options()).unwrap();
        report.comparisons.iter().flat_map(|one| one.parts.iter().map(|part| part.part)).collect()
    };
    assert_eq!(parts("CNY"), ["tax_deduction"]);
    assert_eq!(parts("USD"), ["unexplained"]);
}

#[test]
fn an_agreed_rate_gives_whole_yen() {
    let text = |amount: &str| {
        filled(&format!(
            "#! agreement\nproduct,rate\nCVM,8%\n#! file a.csv\nOrder ID,Product,Base Amount,Rebate Amount,Currency\nO1,CVM,105,{amount},JPY\n"
        ))
    };
    let codes = |amount: &str| -> Vec<&'static str> {
        let text = text(amount);
        let example = Example::read(&text);
        let report = check(&example.inputs(), &example.options()).unwrap();
        report.findings.iter().map(|found| found.code).collect()
    };
    assert!(!codes("8").contains(&"AG012"), "{:?}", codes("8"));
    assert!(codes("11").contains(&"AG012"));
}

#[test]
fn numbers_of_json_are_read_in_every_form() {
    let row = |amount: &str| {
        format!(
            r#"{{"Response":{{"Rows":[{{"order_id":"O1","base_amount":1e3,"rebate_rate":"8%","rebate_amount":{amount},"status":"Settled","product":"CVM"}}]}}}}"#
        )
    };
    assert!(!codes(&row("8E+1")).contains(&"AM003"));
    assert!(!codes(&row("80.0e0")).iter().any(|code| code.starts_with("AM")));
    assert!(!codes(&row("1e-8")).contains(&"AM003"));
    assert!(codes(&row("1e99")).contains(&"AM003"));
}

#[test]
fn a_power_of_ten_with_all_its_digits_is_no_loss() {
    let read = |text| read_identifier(IdentifierKind::Customer, text).unwrap();
    let whole = read("1.00000049695E+11");
    assert_eq!((whole.state.clone(), whole.value()), (State::Repaired, Some("100000049695")));
    assert!(matches!(read("1.0000004969E+11").state, State::Damaged(_)));
    assert!(matches!(read("6.41182401E++8").state, State::Invalid(_)));
    let order = read_identifier(IdentifierKind::Order, "2.02410071200032E+22").unwrap();
    assert!(matches!(order.state, State::Damaged(_)));
}

#[test]
fn traditional_characters_mean_the_same() {
    let status = |text| read_status(text).unwrap();
    assert_eq!(status("欠費").hold, Some(Hold::OverdueBill));
    assert_eq!(status("缺合約").hold, Some(Hold::NoContract));
    let stages = [
        ("調整", Lifecycle::Adjusted),
        ("已駁回", Lifecycle::Rejected),
        ("待審核", Lifecycle::InReview),
        ("處理中", Lifecycle::Pending),
    ];
    for (text, stage) in stages {
        assert_eq!(status(text).lifecycle, stage, "{text}");
    }
    assert!(codes("訂單號,返傭金額\nO1,8.00\n").is_empty());
}

#[test]
fn the_advice_about_a_doubled_column_fits_it() {
    let text = "Order ID,Order Time,Order Date,Rebate Amount\nO1,2024-10-07,2024-10-07,8.00\n";
    assert!(finding(text, "FI008").next.contains("=order_time"));
}

#[test]
fn a_huge_cell_above_the_header_costs_little() {
    let text = format!("{}\nOrder ID,Rebate Amount\nO1,8.00\n", "說明，".repeat(300_000));
    assert_eq!(codes(&text), ["FI009"]);
}

#[test]
fn a_product_in_wide_letters_is_the_agreed_one() {
    let text = filled(
        "#! agreement\nproduct,rate\nCVM,8%\n*,5%\n#! file a.csv\nOrder ID,Product,Base Amount,Rate,Rebate Amount\nO1,ＣＶＭ,100.00,8%,8.00\n",
    );
    let example = Example::read(&text);
    let options = Options { agreement: example.agreement(&Options::default()).unwrap(), ..example.options() };
    let found = check(&example.inputs(), &options).unwrap().findings;
    assert!(!found.iter().any(|f| f.code == "AG011"), "{found:?}");
}
