//! Records beside each other, in one file and in several.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use rebatelens_core::{
    Input, Lang, Options, check,
    model::limits::EXPLAINING_TRIPLES,
    report::{Finding, Report},
};

const HEADER: &str =
    "Record ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount,Currency,Refund Of\n";

fn report(files: &[(&str, &str)], options: &Options) -> Report {
    let inputs: Vec<Input<'_>> =
        files.iter().map(|(name, text)| Input::file(*name, text.as_bytes())).collect();
    check(&inputs, options).unwrap()
}

fn findings(files: &[(&str, &str)]) -> Vec<Finding> {
    report(files, &Options::default()).findings
}

fn of<'f>(findings: &'f [Finding], code: &str) -> Vec<&'f Finding> {
    findings.iter().filter(|finding| finding.code == code).collect()
}

fn order(last: usize) -> String {
    format!("202410071200032160099{last:02}")
}

fn line(id: usize, month: &str, order: &str, base: &str, amount: &str, refund_of: &str) -> String {
    format!("RB{id},{month},{order},{base},8%,{amount},CNY,{refund_of}\n")
}

fn table(lines: &[String]) -> String {
    HEADER.to_string() + &lines.concat()
}

#[test]
fn a_refund_finds_its_original_in_another_file() {
    let october = table(&[line(1, "2024-10", &order(11), "100.00", "8.00", "-")]);
    let november = table(&[line(2, "2024-11", &order(12), "-50.00", "-4.00", &order(11))]);
    let together = findings(&[("october.csv", &october), ("november.csv", &november)]);
    assert!(together.iter().all(|finding| !finding.code.starts_with("RV")), "{together:#?}");
    // Alone, the refund's original belongs to a month that is not there.
    let alone = findings(&[("november.csv", &november)]);
    assert_eq!(of(&alone, "RV004").len(), 1);
    // With its month there, and nothing earned in it, the original is missed.
    let other = table(&[line(3, "2024-10", &order(13), "100.00", "8.00", "-")]);
    let missed = findings(&[("october.csv", &other), ("november.csv", &november)]);
    assert_eq!(of(&missed, "RV001")[0].input, "november.csv");
    for found in [of(&alone, "RV004"), of(&missed, "RV001")] {
        assert_eq!(found[0].field.as_deref(), Some("order_id"));
    }
}

#[test]
fn refunds_of_one_month_are_counted_together() {
    let refunds = table(&[
        line(1, "2024-11", &order(12), "-50.00", "-4.00", &order(11)),
        line(2, "2024-11", &order(13), "-25.00", "-2.00", &order(14)),
        line(3, "2024-11", "-", "-10.00", "-0.80", "-"),
    ]);
    let found = findings(&[("november.csv", &refunds)]);
    assert!(of(&found, "RV004")[0].title.starts_with("2 rows for orders of 2024-10"));
    assert!(of(&found, "RV003")[0].title.starts_with("Without an order number: 1 row"));
}

#[test]
fn a_correction_is_named_for_what_it_is() {
    for (kind, title) in [
        ("Credit", "8.00: a credit"),
        ("Debit", "8.00: a debit"),
        ("Supplementary settlement", "8.00: a supplementary settlement"),
        ("Resettlement", "8.00: a new settlement of an earlier month"),
        ("Manual adjustment", "8.00: a manual adjustment"),
    ] {
        let text = format!("Order ID,Rebate Amount,Transaction Type\n{},8.00,{kind}\n", order(11));
        let found = findings(&[("a.csv", &text)]);
        assert_eq!(of(&found, "RV005").first().map(|found| found.title.as_str()), Some(title));
    }
}

#[test]
fn an_order_whose_money_went_back_earns_nothing() {
    let told = |order: &str, lines: &[String]| {
        let orders = format!(r#"{{"Response":{{"AgentDealSet":[{order}],"TotalCount":1}}}}"#);
        of(&findings(&[("details.csv", &table(lines)), ("orders.json", &orders)]), "RV006").len()
    };
    let earns = |at: usize, amount: &str| line(at, "2024-10", &order(at), "100.00", amount, "-");
    let own = format!(
        r#"{{"DealName":"{}","OwnerUin":"200020475883","Status":"6","ActionType":"purchase"}}"#,
        order(11)
    );
    assert_eq!(told(&own, &[earns(11, "8.00")]), 1);
    assert_eq!(told(&own.replace("\"6\"", "\"4\""), &[earns(11, "8.00")]), 0);
    assert_eq!(told(&own, &[earns(11, "0.00")]), 0);
    let taken = line(12, "2024-10", &order(11), "-100.00", "-8.00", "-");
    assert_eq!(told(&own, &[earns(11, "8.00"), taken]), 0);
    // An order of a refund names the one whose money went back.
    let refund = format!(
        r#"{{"DealName":"{}","OwnerUin":"200020475883","Status":"4","ActionType":"refund","RefundMap":[{{"DealName":"{}","RefundAmount":100}}]}}"#,
        order(12),
        order(11)
    );
    assert_eq!(told(&refund, &[earns(11, "8.00")]), 1);
    assert_eq!(told(&refund, &[earns(12, "8.00")]), 0);
}

#[test]
fn parts_of_an_order_can_be_taken_back_one_after_the_other_but_no_more() {
    let lines = |last: &str, amount: &str| {
        table(&[
            line(1, "2024-10", &order(11), "100.00", "8.00", "-"),
            line(2, "2024-10", &order(11), "-60.00", "-4.80", "-"),
            line(3, "2024-11", &order(11), last, amount, "-"),
        ])
    };
    assert_eq!(of(&findings(&[("a.csv", &lines("-40.00", "-3.20"))]), "RV002").len(), 0);
    let found = findings(&[("a.csv", &lines("-40.25", "-3.22"))]);
    let beyond = of(&found, "RV002");
    assert_eq!((beyond.len(), beyond[0].record), (1, Some(3)));
    assert_eq!(beyond[0].field.as_deref(), Some("rebate_amount"));
    assert_eq!(beyond[0].difference.as_deref(), Some("-0.02"));
}

#[test]
fn what_is_taken_back_in_one_currency_is_not_joined_to_another() {
    let lines = table(&[
        line(1, "2024-10", &order(11), "100.00", "8.00", "-"),
        line(2, "2024-10", &order(11), "-100.00", "-8.00", "-").replace("CNY", "USD"),
    ]);
    assert_eq!(of(&findings(&[("a.csv", &lines)]), "RV001").len(), 1);
}

fn statement(amounts: &[(&str, i64)]) -> String {
    let one = |(month, fen): &(&str, i64)| {
        format!(
            r#"{{"Uin":"100000032030","RebateMonth":"{month}","Amt":{fen},"MonthSales":90000000,"QuarterSales":90000000,"ExceptionFlag":"NORMAL"}}"#
        )
    };
    let all: Vec<String> = amounts.iter().map(one).collect();
    format!(r#"{{"Response":{{"RebateInfoSet":[{}],"TotalCount":{}}}}}"#, all.join(","), all.len())
}

fn details() -> String {
    table(&[
        line(1, "2024-10", &order(11), "100.00", "8.00", "-"),
        line(2, "2024-10", &order(12), "50.00", "4.00", "-"),
        line(3, "2024-10", &order(13), "25.50", "2.04", "-"),
        line(4, "2024-10", &order(14), "12.50", "1.00", "-"),
        line(5, "2024-11", &order(15), "10.00", "0.80", "-"),
    ])
}

fn totals(amounts: &[(&str, i64)]) -> Vec<Finding> {
    let statement = statement(amounts);
    let mut found = findings(&[("details.csv", &details()), ("statement.json", &statement)]);
    found.retain(|finding| finding.code == "TO001");
    found
}

#[test]
fn several_statements_of_a_month_are_added_up_before_they_are_compared() {
    assert_eq!(totals(&[("2024-10", 1_000), ("2024-10", 504), ("2024-11", 80)]), []);
    let found = totals(&[("2024-10", 1_000), ("2024-10", 505), ("2024-11", 80)]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].difference.as_deref(), Some("0.01"));
    // A month without details here says nothing of them.
    assert_eq!(totals(&[("2024-10", 1_504), ("2024-12", 99)]), []);
}

#[test]
fn three_rows_are_looked_for_among_so_many_and_no_more() {
    let why = |rows: usize| {
        let odd = ["100.01", "200.02", "400.05"].map(String::from);
        let all = odd.into_iter().chain((3..rows).map(|_| "1.00".to_string()));
        let lines = (0..).zip(all).map(|(at, amount)| format!("RB{at},2024-10,{amount},CNY\n"));
        let details =
            format!("Record ID,Settlement Month,Rebate Amount,Currency\n{}", lines.collect::<String>());
        let fen = 100 * i64::try_from(rows - 3).unwrap();
        let found =
            findings(&[("details.csv", &details), ("statement.json", &statement(&[("2024-10", fen)]))]);
        of(&found, "TO001")[0].why.clone()
    };
    assert!(
        why(EXPLAINING_TRIPLES)
            .starts_with("These rows add up exactly to the difference, which can be chance")
    );
    assert!(why(EXPLAINING_TRIPLES + 1).starts_with("Cause not found"));
}

#[test]
fn details_belong_to_the_statement_of_their_currency_or_to_the_only_one() {
    let statement = statement(&[("2024-10", 800)]);
    let differs = |details: &str| {
        let found = findings(&[("details.csv", details), ("statement.json", &statement)]);
        of(&found, "TO001").first().and_then(|found| found.difference.clone())
    };
    let own = line(1, "2024-10", &order(11), "100.00", "8.00", "-");
    let abroad = line(2, "2024-10", &order(12), "50.00", "4.00", "-").replace("CNY", "USD");
    assert_eq!(differs(&table(&[own, abroad])), None);
    let bare = |amount: &str| {
        format!(
            "Settlement Month,Order ID,Rebate Amount\n2024-10,{},{amount}\n2024-11,{},1.00\n",
            order(11),
            order(12)
        )
    };
    assert_eq!(differs(&bare("8.00")), None);
    assert_eq!(differs(&bare("8.01")).as_deref(), Some("-0.01"));
}

#[test]
fn a_rebate_of_more_than_half_of_the_sales_is_odd() {
    let odd = |fen: i64, sales: &str| {
        let statement = statement(&[("2024-10", fen)]).replace(":90000000,\"Q", &format!(":{sales},\"Q"));
        of(&findings(&[("statement.json", &statement)]), "AM005").len()
    };
    assert_eq!((odd(50, "100"), odd(51, "100"), odd(1, "100")), (0, 1, 0));
    assert_eq!((odd(1, "0"), odd(1, "-100")), (0, 0));
}

#[test]
fn a_row_of_sums_is_that_of_all_rows_or_of_those_since_the_last() {
    let sums = |rows: &[&str]| {
        let rows: Vec<String> = rows
            .iter()
            .enumerate()
            .map(|(at, row)| match row.split_once(' ') {
                Some(("Total", sums)) => format!("Total,{sums},\n"),
                _ => format!("{},{row}\n", order(10 + at)),
            })
            .collect();
        let text = format!("Order ID,Base Amount,Rebate Amount,Currency\n{}", rows.concat());
        let found = findings(&[("a.csv", &text)]);
        let found = of(&found, "TO002").into_iter();
        found.map(|found| (found.line.unwrap(), found.difference.clone())).collect::<Vec<_>>()
    };
    let (one, two) = ("100.00,8.00,USD", "50.00,4.00,USD");
    assert_eq!(sums(&[one, "Total 100.00,8.00", two, "Total 50.00,4.00", "Total 150.00,12.00"]), []);
    assert_eq!(sums(&[one, "Total 100.00,8.00", two, "Total 50.00,4.01"]), [(5, Some("-7.99".into()))]);
    assert_eq!(sums(&[one, two, "Total 151.00,12.00"]), [(4, None)]);
    // Amounts of two currencies have no sum.
    assert_eq!(sums(&[one, "50.00,4.00,CNY", two, "Total 151.00,12.01"]), []);
}

#[test]
fn up_to_three_rows_that_explain_a_difference_are_named() {
    for (fen, named) in [
        (704, vec!["RB1"]),
        (400, vec!["RB1", "RB3", "RB4"]),
        (1_004, vec!["RB2", "RB4"]),
        (1_904, vec!["RB2"]),
        (1_503, vec![]),
        // A row counts once.
        (3_104, vec![]),
    ] {
        let found = totals(&[("2024-10", fen)]);
        let why = &found[0].why;
        for record in ["RB1", "RB2", "RB3", "RB4"] {
            assert_eq!(why.contains(record), named.contains(&record), "{fen}: {why}");
        }
        assert_eq!(why.contains("which can be chance"), !named.is_empty(), "{fen}: {why}");
        assert_eq!(
            why.contains("This row has exactly the amount of the difference"),
            named.len() == 1,
            "{fen}: {why}"
        );
    }
}

#[test]
fn an_amount_that_cannot_be_read_leaves_the_statement_unjudged() {
    let broken = details().replace("4.00", "4.O0");
    let statement = statement(&[("2024-10", 100)]);
    let found = findings(&[("details.csv", &broken), ("statement.json", &statement)]);
    assert_eq!(of(&found, "TO001").len(), 0);
    assert_eq!(of(&found, "AM003").len(), 1);
    let shifted = details().replace(",4.00,", ",4.00,,,");
    let found = findings(&[("details.csv", &shifted), ("statement.json", &statement)]);
    assert_eq!((of(&found, "TO001").len(), of(&found, "FI003").len()), (0, 1));
}

#[test]
fn a_rule_that_lacks_what_it_needs_is_neither_passed_nor_failed() {
    let text = "Order ID,Rebate Amount\n20241007120003216009945,8.00\n";
    for (lang, lack) in [(Lang::En, "usage time"), (Lang::ZhCn, "使用时间")] {
        let options = Options { lang, ..Options::default() };
        let report = report(&[("a.csv", text)], &options);
        let usage = report.not_applicable.iter().find(|rule| rule.code == "PE004").unwrap();
        assert!(usage.lacks.iter().any(|word| word == lack), "{usage:?}");
        assert!(report.not_applicable.iter().all(|rule| rule.code != "ID005"));
    }
    let options = Options { as_of: Some("2024-11-20".into()), ..Options::default() };
    let with_status = "Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,Settled\n";
    let lacking = |options: &Options| {
        let report = report(&[("a.csv", with_status)], options);
        report.not_applicable.iter().any(|rule| rule.code == "ST012")
    };
    assert!(lacking(&Options::default()) && !lacking(&options));
}

#[test]
fn what_waits_is_told_with_the_days_of_its_stage() {
    let text = "Settlement Month,Order ID,Rebate Amount,Currency,Status\n2024-10,20241007120003216009945,8.00,CNY,Pending\n2024-10,20241007120003216009946,2.00,CNY,Pending\n";
    let options = |day: &str| Options { as_of: Some(day.into()), ..Options::default() };
    // 10 November 2024 is a Sunday: two working days end on Tuesday the 12th,
    // three more on Friday the 15th.
    let waiting = report(&[("a.csv", text)], &options("2024-11-15")).findings;
    let told = of(&waiting, "ST012");
    assert_eq!(told.len(), 1);
    assert!(told[0].message.contains("2 records of 2024-10 (10.00)"), "{}", told[0].message);
    assert!(told[0].why.contains("2024-11-10") && told[0].why.contains("2024-11-12"), "{}", told[0].why);
    assert!(told[0].message.contains("Tencent Cloud acts next"), "{}", told[0].message);
    let late = report(&[("a.csv", text)], &options("2024-11-16")).findings;
    assert_eq!(of(&late, "ST011").len(), 2);
    // The international site publishes no such days.
    let abroad = report(&[("a.csv", &text.replace("CNY", "USD"))], &options("2025-03-01")).findings;
    assert_eq!((of(&abroad, "ST011").len(), of(&abroad, "ST012").len()), (0, 1));
}

#[test]
fn the_days_to_confirm_are_counted_in_the_portals_zone() {
    let text = "Settlement Month,Order ID,Rebate Amount,Currency,Status,Issue Date\n2024-10,20241007120003216009945,8.00,USD,Awaiting confirmation,2024-11-08\n";
    for (day, code, words) in [
        ("2024-11-08", "ST009", "15 days left"),
        ("2024-11-22", "ST009", "1 day left"),
        ("2024-11-23", "ST009", "today is the last day"),
        ("2024-11-23T15:59:59Z", "ST009", "today is the last day"),
        ("2024-11-23T16:00:00Z", "ST010", "counts as confirmed by default since 2024-11-23"),
    ] {
        let options = Options { as_of: Some(day.into()), ..Options::default() };
        let found = report(&[("a.csv", text)], &options).findings;
        assert!(of(&found, code)[0].message.contains(words), "{day}: {:?}", of(&found, code)[0].message);
        // It is said instead of the general word that the statement waits.
        assert_eq!(of(&found, "ST003").len(), 0);
    }
}

const TAX: &str = "Product Name,Payer Account ID,Owner Account ID,Transaction ID,Transaction Time,Total Amount After Discount,Voucher Deduction,Amount Before Tax,Tax Rate,Tax Amount,Total Cost,Currency\n";

#[test]
fn each_tax_line_of_a_bill_is_judged_by_the_ones_above_it() {
    let line = |numbers: &str| {
        format!(
            "{TAX}CVM,100000032030,100000049695,20241007120003216009947,2024-10-07 12:00:03,{numbers},USD\n"
        )
    };
    let judged = |numbers: &str| {
        let found = findings(&[("bill.csv", &line(numbers))]);
        of(&found, "AM011").first().map(|f| (f.column, f.expected.clone().unwrap_or_default()))
    };
    assert_eq!(judged("100.00,10.00,90.00,6%,5.40,95.40"), None);
    assert_eq!(judged("100.00,10.00,91.00,6%,5.46,96.46"), Some((Some(8), "90.00".into())));
    assert_eq!(judged("100.00,10.00,90.00,6%,5.41,95.41"), Some((Some(10), "5.4000".into())));
    assert_eq!(judged("100.00,10.00,90.00,6%,5.40,95.41"), Some((Some(11), "95.40".into())));
    // No voucher is no deduction; a tax rate that is not there judges nothing.
    assert_eq!(judged("100.00,-,100.00,6%,6.00,106.00"), None);
    assert_eq!(judged("100.00,10.00,90.00,-,1.23,91.23"), None);
    // A bare 6 is per cent, and so is a bare 1; a bare 0.06 is a part of one.
    for taxed in ["6,5.40,95.40", "0.06,5.40,95.40", "1,0.90,90.90"] {
        assert_eq!(judged(&format!("100.00,10.00,90.00,{taxed}")), None, "{taxed}");
    }
    let found = findings(&[("bill.csv", &line("100.00,10.00,90.00,6%,5.40,95.41"))]);
    let total = of(&found, "AM011")[0];
    assert_eq!(total.difference.as_deref(), Some("0.01"));
    assert!(total.message.contains("95.40 (90.00 + 5.40)"), "{}", total.message);
    assert_eq!((total.record, total.raw.as_deref()), (Some(1), Some("95.41")));
    assert_eq!((total.field.as_deref(), total.currency.as_deref()), (Some("total_cost"), Some("USD")));
    // The payer may be the owner: a bill also holds what the partner bought.
    let own = line("100.00,10.00,90.00,6%,5.40,95.40").replace("100000032030", "100000049695");
    assert_eq!(of(&findings(&[("bill.csv", &own)]), "ID007").len(), 0);
}

#[test]
fn usage_that_ends_with_the_first_moment_of_a_month_is_of_the_month_before() {
    let line = |start: &str, end: &str| {
        format!(
            "Settlement Month,Order ID,Usage Start Time,Usage End Time,Charge Time,Rebate Amount\n2024-10,20241007120003216009947,{start},{end},2024-12-02 04:00:00,8.00\n"
        )
    };
    let outside = |start: &str, end: &str| of(&findings(&[("a.csv", &line(start, end))]), "PE004").len();
    assert_eq!(outside("2024-10-07 00:00:00", "2024-11-01 00:00:00"), 0);
    assert_eq!(outside("2024-09-07 00:00:00", "2024-10-01 00:00:00"), 1);
    assert_eq!(outside("2024-09-07 00:00:00", "2024-10-01 00:00:01"), 0);
    assert_eq!(outside("2024-09-07 00:00:00", "2024-10-02 00:00:00"), 0);
    assert_eq!(outside("2024-11-01 00:00:00", "2024-11-09 00:00:00"), 1);
    assert_eq!(outside("-", "2024-10-09 00:00:00"), 0);
    assert_eq!(outside("2024-10-09 00:00:00", "-"), 0);
    assert_eq!(outside("-", "-"), 0);
    let months = |start: &str| {
        let found = findings(&[("a.csv", &line(start, "2024-09-20 00:00:00"))]);
        of(&found, "PE004")[0].expected.clone()
    };
    assert_eq!(months("2024-09-07 00:00:00").as_deref(), Some("2024-09"));
    assert_eq!(months("2024-08-07 00:00:00").as_deref(), Some("2024-08 – 2024-09"));
    let alone = "Settlement Month,Order ID,Usage Start Time,Rebate Amount\n2024-10,20241007120003216009947,2024-09-07 00:00:00,8.00\n";
    assert_eq!(of(&findings(&[("a.csv", alone)]), "PE004").len(), 1);
}

/// Lines that only usage explains, lines that only the deduction explains, and
/// lines that do not say when they were deducted.
fn attributed(by_usage: usize, by_deduction: usize, open: usize) -> Vec<Option<usize>> {
    let line = |month: &str, charge: &str| {
        format!("{month},2024-10-01 00:00:00,2024-10-09 00:00:00,{charge},8.00\n")
    };
    let mut text =
        String::from("Settlement Month,Usage Start Time,Usage End Time,Charge Time,Rebate Amount\n");
    text += &line("2024-10", "2024-11-02 04:00:00").repeat(by_usage);
    text += &line("2024-11", "2024-11-02 04:00:00").repeat(by_deduction);
    text += &line("2024-10", "-").repeat(open);
    of(&findings(&[("a.csv", &text)]), "PE007").iter().map(|finding| finding.record).collect()
}

#[test]
fn a_line_of_the_other_attribution_is_told_where_ten_lines_and_nine_in_ten_agree() {
    assert_eq!(attributed(10, 1, 0), [Some(11)]);
    assert_eq!(attributed(1, 10, 0), [Some(1)]);
    assert_eq!(attributed(18, 2, 0), [Some(19), Some(20)]);
    for (by_usage, by_deduction, open) in
        [(9, 1, 0), (1, 9, 0), (17, 2, 0), (10, 10, 0), (10, 0, 0), (0, 10, 0), (9, 1, 5)]
    {
        assert_eq!(attributed(by_usage, by_deduction, open), [], "{by_usage} {by_deduction} {open}");
    }
}

#[test]
fn an_order_of_very_many_lines_is_not_written_out() {
    let lines = |count: usize| {
        let line = |at: usize| format!("RB{at},20241007120003216009947,Product {at},1.00\n");
        format!("Record ID,Order ID,Product,Rebate Amount\n{}", (0..count).map(line).collect::<String>())
    };
    for (count, told) in [(1, 0), (2, 1), (100, 1), (101, 0)] {
        assert_eq!(of(&findings(&[("a.csv", &lines(count))]), "AM014").len(), told, "{count}");
    }
}

#[test]
fn an_order_of_one_service_and_its_corrections_is_no_deal() {
    let deals = |header: &str, second: &str| {
        let text = format!("Order ID,{header}\n20241007120003216009947,{second}\n");
        of(&findings(&[("a.csv", &text)]), "AM014").len()
    };
    let kinds = "Product,Rebate Amount,Transaction Type\n20241007120003216009947,CVM,8.00,Purchase";
    assert_eq!(deals(kinds, "CBS,1.00,Purchase"), 1);
    assert_eq!(deals(kinds, "CBS,-1.00,Purchase"), 0);
    assert_eq!(deals(kinds, "CBS,1.00,Credit"), 0);
    // Without products, nothing says that the services differ.
    let bare = "Base Amount,Rate,Rebate Amount\n20241007120003216009947,100.00,8%,8.00";
    assert_eq!(deals(bare, "100.00,5%,5.00"), 0);
}

#[test]
fn the_sum_of_an_order_is_written_out_line_by_line() {
    let text = "Order ID,Product,Base Amount,Rate,Rebate Amount\n20241007120003216009947,CVM,100.00,8%,8.00\n20241007120003216009947,CBS,50.00,5%,2.50\n";
    let found = findings(&[("a.csv", text)]);
    let deal = of(&found, "AM014")[0];
    assert!(deal.message.contains("2 rows: base 150.00, rebate 10.50."), "{}", deal.message);
    assert!(deal.why.contains("about 7%"), "{}", deal.why);
    let rows: Vec<(&str, &str)> =
        deal.workings.iter().map(|row| (row.label.as_str(), row.value.as_str())).collect();
    assert_eq!(
        rows,
        [("CVM: 100.00 × 8%", "8.00"), ("CBS: 50.00 × 5%", "2.50"), ("total of the order", "10.50")]
    );
}

#[test]
fn a_refund_that_is_shown_as_an_earning_is_named_even_where_its_parts_agree() {
    let text = |kind: &str, amount: &str| {
        format!(
            "Order ID,Base Amount,Rate,Rebate Amount,Transaction Type\n20241007120003216009947,{amount}00.00,8%,{amount}.00,{kind}\n"
        )
        .replace("8%,", "1%,")
    };
    let signs = |kind: &str, amount: &str| of(&findings(&[("a.csv", &text(kind, amount))]), "AM008").len();
    assert_eq!((signs("Refund", "1"), signs("退款", "1")), (1, 1));
    assert_eq!((signs("Refund", "-1"), signs("Purchase", "1"), signs("Reversal", "1")), (0, 0, 1));
    assert_eq!(signs("Refund", "0"), 0);
}

/// Eleven orders of October, the last one settled for another month.
fn months(agreeing: usize, time: &str, month: &str) -> Vec<Finding> {
    let line = |at: usize, month: &str, time: &str| format!("{month},{},{time},8.00\n", order(at));
    let mut text = String::from("Settlement Month,Order ID,Order Time,Rebate Amount\n");
    text.extend((0..agreeing).map(|at| line(10 + at, "2024-10", "2024-10-09 10:00:00")));
    text += &line(90, month, time);
    findings(&[("a.csv", &text)])
}

#[test]
fn the_neighbouring_month_is_told_where_ten_others_agree() {
    let found = months(10, "2024-10-09 10:00:00", "2024-11");
    let told = of(&found, "PE006");
    assert_eq!((told.len(), told[0].record), (1, Some(11)));
    assert_eq!(
        (told[0].observed.as_deref(), told[0].expected.as_deref()),
        (Some("2024-11"), Some("2024-10"))
    );
    assert_eq!(of(&months(9, "2024-10-09 10:00:00", "2024-11"), "PE006").len(), 0);
}

#[test]
fn a_month_is_odd_only_where_nine_in_ten_agree() {
    let odd = |agreeing: usize, others: usize| {
        let row = |at: usize, month: &str| format!("{month},{},2024-10-09 10:00:00,8.00\n", order(at));
        let mut text = String::from("Settlement Month,Order ID,Order Time,Rebate Amount\n");
        text.extend((0..agreeing).map(|at| row(10 + at, "2024-11")));
        text.extend((0..others).map(|at| row(60 + at, "2024-12")));
        let late = text.replace("2024-10-09 10:00:00", "2024-10-31 20:00:00");
        let count = |text: &str, code: &str| of(&findings(&[("a.csv", text)]), code).len();
        (count(&text, "PE006"), count(&late, "PE005"))
    };
    assert_eq!((odd(10, 1), odd(18, 2)), ((1, 1), (2, 2)));
    assert_eq!((odd(17, 2), odd(9, 1)), ((0, 0), (0, 0)));
}

#[test]
fn a_customer_is_odd_only_where_nine_in_ten_orders_bear_its_digits() {
    let row = |order: &str, customer: usize| format!("{order},100000000{customer},8.00\n");
    let ids = |text: String| {
        let text = format!("Order ID,Customer ID,Rebate Amount\n{text}");
        of(&findings(&[("a.csv", &text)]), "ID009").len()
    };
    let agreeing = |count: usize| {
        let row = |at: usize| row(&format!("20241007{at}003216009945"), at);
        (200..200 + count).map(row).collect::<String>()
    };
    let other = row("20241007999003216009945", 300);
    let odd = |count: usize, others: usize| ids(agreeing(count) + &other.repeat(others));
    assert_eq!((odd(10, 1), odd(18, 2)), (1, 2));
    assert_eq!((odd(17, 2), odd(9, 1)), (0, 0));
    // An id that lost its end tells nothing.
    assert_eq!(ids(agreeing(10) + &row("20241007999003200000000", 300)), 0);
}

#[test]
fn an_order_id_that_was_repaired_still_says_its_month() {
    let text = "Settlement Month,Order ID,Rebate Amount\n2024-10,2024 1107 1200 0321 6009 945,8.00\n";
    assert_eq!(of(&findings(&[("a.csv", text)]), "ID008").len(), 1);
}

#[test]
fn the_last_and_the_first_eight_hours_of_a_month_depend_on_the_zone() {
    let codes = |time: &str, month: &str| {
        let mut codes: Vec<&str> = months(10, time, month).iter().map(|finding| finding.code).collect();
        codes.retain(|code| code.starts_with("PE"));
        codes
    };
    assert_eq!(codes("2024-10-31 16:00:00", "2024-11"), ["PE005"]);
    assert_eq!(codes("2024-10-31 15:59:59", "2024-11"), ["PE006"]);
    assert_eq!(codes("2024-11-01 07:59:59", "2024-10"), ["PE005"]);
    assert_eq!(codes("2024-11-01 08:00:00", "2024-10"), ["PE003"]);
    // A time that says its zone leaves nothing open.
    assert_eq!(codes("2024-11-01 03:00:00 +08:00", "2024-10"), ["PE003"]);
    assert_eq!(codes("2024-10-31 20:00:00 +08:00", "2024-11"), ["PE006"]);
    assert_eq!(codes("2024-12-01 03:00:00", "2024-10"), ["PE003"]);
}

#[test]
fn a_charge_may_come_a_month_later_but_not_two() {
    let text = |header: &str, time: &str| {
        format!("Settlement Month,Order ID,{header},Rebate Amount\n2024-10,-,{time},8.00\n")
    };
    let late = |header: &str, time: &str| of(&findings(&[("a.csv", &text(header, time))]), "PE003").len();
    assert_eq!((late("Charge Time", "2024-11-02 10:00:00"), late("扣费时间", "2024-11-02 10:00:00")), (0, 0));
    assert_eq!(
        (late("Charge Time", "2024-12-02 10:00:00"), late("Order Time", "2024-11-02 10:00:00")),
        (1, 1)
    );
}

#[test]
fn a_statement_may_leave_out_what_was_rejected() {
    let details = |status: &str| {
        format!(
            "Record ID,Settlement Month,Order ID,Rebate Amount,Currency,Status\nRB1,2024-10,{},8.00,CNY,Settled\nRB2,2024-10,{},5.00,CNY,{status}\n",
            order(11),
            order(12)
        )
    };
    let differs = |status: &str, fen: i64| {
        let statement = statement(&[("2024-10", fen)]);
        let found = findings(&[("details.csv", &details(status)), ("statement.json", &statement)]);
        of(&found, "TO001").len()
    };
    assert_eq!((differs("Rejected", 800), differs("Rejected", 1_300), differs("Rejected", 500)), (0, 0, 1));
    assert_eq!((differs("Settled", 800), differs("Settled", 1_300)), (1, 0));
}

#[test]
fn parts_that_are_rounded_one_by_one_do_not_take_too_much() {
    let lines = |last: &str, amount: &str| {
        table(&[
            line(1, "2024-10", &order(11), "100.00", "8.00", "-"),
            line(2, "2024-10", &order(11), "-33.33", "-2.67", "-"),
            line(3, "2024-10", &order(11), "-33.33", "-2.67", "-"),
            line(4, "2024-10", &order(11), last, amount, "-"),
        ])
    };
    let rounded = findings(&[("october.csv", &lines("-33.34", "-2.67"))]);
    assert_eq!(of(&rounded, "RV002").len(), 0, "{rounded:#?}");
    // A base beyond the original's is none of rounding.
    let beyond = findings(&[("october.csv", &lines("-33.59", "-2.69"))]);
    assert_eq!(of(&beyond, "RV002").len(), 1, "{beyond:#?}");
    let single = |amount: &str| {
        let lines = [
            line(1, "2024-10", &order(11), "100.00", "8.00", "-"),
            line(2, "2024-10", &order(11), "-100.00", amount, "-"),
        ];
        of(&findings(&[("october.csv", &table(&lines))]), "RV002").len()
    };
    assert_eq!((single("-8.00"), single("-8.01")), (0, 1));
}

#[test]
fn an_earning_that_reads_as_refunded_is_the_original_of_its_reversal() {
    let head = "Record ID,Settlement Month,Order ID,Rebate Amount,Currency,Status\n";
    let earned = |status: &str| format!("RB1,2024-10,{},8.00,CNY,{status}\n", order(11));
    let back = format!("RB2,2024-10,{},-8.00,CNY,Settled\n", order(11));
    let codes = |files: &[(&str, &str)]| {
        let found = findings(files);
        let told = found.iter().filter(|f| f.code.starts_with("RV") || f.code.starts_with("ST"));
        told.map(|f| f.code).collect::<Vec<_>>()
    };
    let both = format!("{head}{}{back}", earned("Refunded"));
    assert_eq!(codes(&[("october.csv", &both)]), Vec::<&str>::new());
    let (october, november) = (format!("{head}{}", earned("Refunded")), format!("{head}{back}"));
    assert_eq!(codes(&[("october.csv", &october), ("november.csv", &november)]), Vec::<&str>::new());
    assert_eq!(codes(&[("october.csv", &october)]), ["ST008"]);
    let part = format!("{head}{}{}", earned("Partially refunded"), back.replace("-8.00", "-4.00"));
    assert_eq!(codes(&[("october.csv", &part)]), Vec::<&str>::new());
}

#[test]
fn a_refund_with_an_order_of_its_own_is_joined_by_the_order_list() {
    let orders = format!(
        "{{\"Response\":{{\"AgentDealSet\":[{{\"DealId\":\"1\",\"DealName\":\"{}\",\"BigDealId\":\"{}\",\
         \"OwnerUin\":\"200020475883\",\"Status\":\"6\",\"DealStatus\":\"已退款\",\"ActionType\":\"refund\",\
         \"RefundMap\":[{{\"DealName\":\"{}\",\"RefundAmount\":10000}}]}}],\"TotalCount\":1}}}}",
        order(12),
        order(13),
        order(11)
    );
    let october = table(&[
        line(1, "2024-10", &order(11), "100.00", "8.00", "-"),
        line(2, "2024-10", &order(12), "-100.00", "-8.00", "-"),
    ]);
    let found = findings(&[("october.csv", &october), ("orders.json", &orders)]);
    assert!(found.iter().all(|finding| !finding.code.starts_with("RV")), "{found:#?}");
}

#[test]
fn a_rebate_that_is_not_paid_yet_waits_and_is_not_rejected() {
    for status in ["Unpaid", "Not paid", "未支付", "待支付", "待付款", "未付款"] {
        let text = format!("Order ID,Rebate Amount,Currency,Status\n{},8.00,CNY,{status}\n", order(11));
        let report = report(&[("october.csv", &text)], &Options::default());
        assert_eq!(report.totals[0].lifecycle, "in_review", "{status}");
        assert!(report.findings.iter().all(|finding| !finding.code.starts_with("ST")), "{status}");
    }
}

#[test]
fn an_order_is_not_taken_back_from_another_customer() {
    let text = |customer: &str| {
        format!(
            "Record ID,Settlement Month,Customer ID,Order ID,Rebate Amount\n\
             RB1,2024-10,100000049695,{0},8.00\nRB2,2024-10,{customer},{0},-8.00\n",
            order(11)
        )
    };
    assert_eq!(of(&findings(&[("october.csv", &text("100000049696"))]), "RV007").len(), 1);
    assert_eq!(of(&findings(&[("october.csv", &text("100000049695"))]), "RV007").len(), 0);
}

#[test]
fn each_partners_statement_is_compared_with_its_own_details() {
    let details = "Record ID,Settlement Month,Partner ID,Order ID,Rebate Amount,Currency\n\
                   RB1,2024-10,100000032030,20241007120003216009911,8.00,CNY\n\
                   RB2,2024-10,100000032031,20241007120003216009912,5.00,CNY\n";
    let statement = |first: u32, second: u32| {
        let one = |uin: &str, amount: u32| {
            format!(
                "{{\"Uin\":\"{uin}\",\"RebateMonth\":\"2024-10\",\"Amt\":{amount},\"MonthSales\":100000,\
                 \"QuarterSales\":100000,\"ExceptionFlag\":\"NORMAL\"}}"
            )
        };
        let both = [one("100000032030", first), one("100000032031", second)].join(",");
        format!("{{\"Response\":{{\"RebateInfoSet\":[{both}],\"TotalCount\":2}}}}")
    };
    let differ = |first, second| {
        let files = [("details.csv", details), ("statement.json", &statement(first, second))];
        of(&findings(&files), "TO001").len()
    };
    assert_eq!((differ(800, 500), differ(500, 800)), (0, 2));
}

#[test]
fn what_explains_a_statement_is_said_with_its_sign_and_its_likes() {
    let rows: Vec<String> =
        (11..21).map(|id| line(id, "2024-10", &order(id), "100.00", "8.00", "-")).collect();
    let details = table(&rows);
    let why = |amount: i64| {
        let found =
            findings(&[("details.csv", &details), ("statement.json", &statement(&[("2024-10", amount)]))]);
        of(&found, "TO001")[0].why.clone()
    };
    assert!(
        why(7200).starts_with("10 rows have exactly the amount of the difference, which can be chance"),
        "{}",
        why(7200)
    );
    assert!(why(7200).contains("The statement may leave this amount out."), "{}", why(7200));
    assert!(why(8800).contains("The statement may count this amount twice."), "{}", why(8800));
}

#[test]
fn a_record_that_counts_as_confirmed_waits_for_nobodys_confirmation() {
    let text = "Settlement Month,Order ID,Rebate Amount,Currency,Status,Issue Date\n\
                2024-10,20241007120003216009945,8.00,USD,Awaiting confirmation,2024-11-08\n";
    let on = |day: &str| {
        let options = Options { as_of: Some(day.into()), ..Options::default() };
        report(&[("statement.csv", text)], &options).findings
    };
    let late = on("2024-11-24");
    assert_eq!(of(&late, "ST010").len(), 1);
    assert!(!of(&late, "ST012")[0].message.contains("confirmation"), "{late:#?}");
    // Before its issue, none of its days are left.
    assert_eq!(of(&on("2022-12-17"), "ST009").len(), 0);
}

#[test]
fn an_amount_rounded_to_fewer_decimals_than_others_is_said_to_be() {
    let row = |id, amount| format!("RB{id},2024-10,{},100.123457,8.33333%,{amount},CNY,-\n", order(id));
    let mut rows: Vec<String> = (11..15).map(|id| row(id, "8.34361808")).collect();
    rows.push(row(15, "8.34"));
    let found = findings(&[("october.csv", &table(&rows))]);
    assert!(of(&found, "AM001")[0].why.starts_with("Rounded to 2 decimals"), "{found:#?}");
}

#[test]
fn the_sum_under_a_discount_is_written_as_it_was_read() {
    let text = "Product Name,Payer Account ID,Owner Account ID,Transaction ID,Transaction Time,Original Cost,\
                Discount Multiplier,Total Amount After Discount,Currency,Cash Payment,Voucher Payment,\
                Free Credit Payment,Commission Payment\nCVM,100000032030,100000049695,20241007120003216009945,\
                2024-10-07 12:00:03,90.00,1,-80.89,CNY,-80.89,0.00,0.00,0.00\n";
    let found = findings(&[("bill.csv", text)]);
    let told = of(&found, "AM013")[0];
    assert!(told.message.contains("90.00 × 1%"), "{}", told.message);
}
