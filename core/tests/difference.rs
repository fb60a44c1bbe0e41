//! Expected against shown: the parts add up to the difference exactly.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use crate::synthetic::{COUNT, Random, Sheet, Words};
use rebatelens_core::{
    Input, Lang, Options, check,
    checks::difference::parts::{Numbers, Part, split},
    model::site::Site,
    read_agreement, read_expected,
    report::{Comparison, ComparisonSlice, Report},
};
use rust_decimal::Decimal;

fn compared_in(shown: &str, expected: &str, lang: Lang) -> Report {
    let read = Input::file("expected.csv", expected.as_bytes());
    let expected = Some(read_expected(&read, &Options::default()).unwrap());
    let options = Options { lang, expected, ..Options::default() };
    check(&[Input::file("shown.csv", shown.as_bytes())], &options).unwrap()
}

fn compared(shown: &str, expected: &str) -> Comparison {
    let mut report = compared_in(shown, expected, Lang::En);
    assert_eq!(report.comparisons.len(), 1, "{:?}", report.comparisons);
    report.comparisons.remove(0)
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// The parts of a slice add up to shown less expected.
fn exact(slice: &ComparisonSlice) -> Decimal {
    let parts: Decimal = slice.parts.iter().map(|part| decimal(&part.amount)).sum();
    assert_eq!(parts, decimal(&slice.difference), "{slice:?}");
    assert_eq!(decimal(&slice.shown) - decimal(&slice.expected), parts, "{slice:?}");
    parts
}

fn whole(comparison: &Comparison) -> ComparisonSlice {
    ComparisonSlice {
        key: String::new(),
        expected: comparison.expected.clone(),
        shown: comparison.shown.clone(),
        difference: comparison.difference.clone(),
        parts: comparison.parts.clone(),
    }
}

fn parts_of(comparison: &Comparison) -> Vec<(&str, &str)> {
    comparison.parts.iter().map(|part| (part.part, part.amount.as_str())).collect()
}

#[test]
fn the_parts_of_two_lines_add_up_without_a_remainder() {
    let mut random = Random(0x5EED_0005);
    let numbers = |random: &mut Random| {
        let base =
            Decimal::new(random.between(-9_000_000, 90_000_000), 2 + u32::try_from(random.below(7)).unwrap());
        let rate = Decimal::new(random.between(1, 2_000), 4);
        let adjustment = Decimal::new(random.between(-99_999, 99_999), 2);
        let rounded = (base * rate).round_dp(2) + adjustment;
        let amount = match random.below(4) {
            0 => rounded + Decimal::new(random.between(-500, 500), 2),
            1 => (rounded - adjustment) * Decimal::new(94, 2) + adjustment,
            _ => rounded,
        };
        let known = random.below(10) > 0;
        Numbers {
            base: known.then_some(base),
            rate: known.then_some(rate),
            adjustment,
            amount: amount.round_dp(2),
            tiers: None,
            decimals: 2,
            lines: 1,
        }
    };
    for _ in 0..100_000 {
        let (expected, shown) = (numbers(&mut random), numbers(&mut random));
        let parts = split(&expected, &shown, true).unwrap();
        let sum: Decimal = Part::ALL.into_iter().map(|part| parts.get(part)).sum();
        assert_eq!(sum, shown.amount - expected.amount, "{expected:?} {shown:?}");
    }
}

#[test]
fn the_parts_of_files_add_up_in_all_and_for_each_customer_product_and_month() {
    let mut random = Random(0x5EED_0006);
    for words in [Words::English, Words::Chinese] {
        for _ in 0..COUNT / 24 {
            let expected = Sheet::clean(&mut random, words);
            let mut shown = expected.clone();
            for _ in 0..random.below(5) {
                let row = random.below(shown.rows.len());
                match random.below(4) {
                    0 => drop(shown.rows.remove(row)),
                    1 => {
                        let more = Sheet::clean(&mut random, words).rows.remove(0);
                        shown.rows.push(more);
                    }
                    2 => shown.set(row, "rebate_amount", (random.between(0, 9_999)).to_string()),
                    _ => shown.set(row, "rebate_rate", "7.25"),
                }
            }
            let comparison = compared(&shown.text(), &expected.text());
            let total = exact(&whole(&comparison));
            for slices in [&comparison.by_customer, &comparison.by_product, &comparison.by_month] {
                let sum: Decimal = slices.iter().map(exact).sum();
                assert_eq!(sum, total, "{comparison:?}");
            }
        }
    }
}

const HEADER: &str = "Record ID,Settlement Month,Order ID,Customer ID,Product,Base Amount,Rate,Adjustment,Rebate Amount,Currency\n";

fn row(id: usize, rest: &str) -> String {
    format!("RB{id},2024-10,202410071200032160099{id:02},100000049695,CVM,{rest},CNY\n")
}

fn table(rows: &[String]) -> String {
    HEADER.to_string() + &rows.concat()
}

#[test]
fn each_part_is_named_for_what_it_is() {
    let expected = row(11, "100.00,8%,0.00,8.00");
    for (shown, parts) in [
        (row(11, "90.00,8%,0.00,7.20"), vec![("base", "-0.8000")]),
        (row(11, "100.00,6%,0.00,6.00"), vec![("rate", "-2.0000")]),
        (
            row(11, "90.00,6%,0.00,5.40"),
            vec![("rate", "-2.0000"), ("base", "-0.8000"), ("base_and_rate", "0.200000")],
        ),
        (row(11, "100.00,8%,-1.00,7.00"), vec![("adjustment", "-1.00")]),
        (row(11, "100.00,8%,0.00,7.52"), vec![("tax_deduction", "-0.48")]),
        (row(11, "100.00,8%,0.00,8.37"), vec![("unexplained", "0.3700")]),
        // Parts under a cent are rounding.
        (row(11, "100.04,8%,0.00,8.00"), vec![("rounding", "0.0000")]),
        (row(11, "100.04,8%,0.00,8.01"), vec![("rounding", "0.01")]),
        (row(11, "-,-,0.00,8.10"), vec![("unexplained", "0.10")]),
    ] {
        let comparison =
            compared(&table(std::slice::from_ref(&shown)), &table(std::slice::from_ref(&expected)));
        let got: Vec<(&str, Decimal)> =
            parts_of(&comparison).into_iter().map(|(p, a)| (p, decimal(a))).collect();
        let wanted: Vec<(&str, Decimal)> = parts.into_iter().map(|(p, a)| (p, decimal(a))).collect();
        assert_eq!(got, wanted, "{shown}");
    }
}

#[test]
fn refunds_missing_and_extra_records_are_parts_of_their_own() {
    let expected = table(&[row(11, "100.00,8%,0.00,8.00"), row(12, "50.00,8%,0.00,4.00")]);
    let shown = table(&[
        row(11, "100.00,8%,0.00,8.00"),
        row(13, "25.00,8%,0.00,2.00"),
        row(14, "-10.00,8%,0.00,-0.80"),
    ]);
    let comparison = compared(&shown, &expected);
    assert_eq!(parts_of(&comparison), [("missing", "-4.00"), ("extra", "2.00"), ("reversal", "-0.80")]);
    assert_eq!((comparison.matched, comparison.missing, comparison.extra), (1, 1, 2));
    assert_eq!(
        comparison.sentence,
        "The platform shows 2.80 CNY less than you expect: only in your figures (−4.00, 1 record); then only on the platform (+2.00, 1 record), refunds and reversals (−0.80, 1 record). Some records show more than you expect (+2.00 in all), others less (−4.80)."
    );
}

#[test]
fn a_record_that_differs_shows_its_parts_and_a_missing_one_its_name() {
    let expected = table(&[row(11, "100.00,8%,0.00,8.00"), row(12, "50.00,8%,0.00,4.00")]);
    let shown = table(&[row(11, "90.00,6%,0.00,5.40")]);
    let found = compared_in(&shown, &expected, Lang::En).findings;
    let differs = found.iter().find(|finding| finding.code == "TO003").unwrap();
    let rows: Vec<(&str, &str)> =
        differs.workings.iter().map(|row| (row.label.as_str(), row.value.as_str())).collect();
    assert_eq!(
        rows,
        [
            ("rate", "−2.00"),
            ("base amount", "−0.80"),
            ("base and rate together", "+0.20"),
            ("difference", "−2.60")
        ]
    );
    let missing = found.iter().find(|finding| finding.code == "TO004").unwrap();
    assert_eq!(missing.message, "RB12 (2024-10, 4.00) is in your figures only.");
}

#[test]
fn statements_are_not_compared_where_details_are() {
    let details = table(&[row(11, "100.00,8%,0.00,8.00")]);
    let statement = r#"{"Response":{"RebateInfoSet":[{"Uin":"100000032030","RebateMonth":"2024-10","Amt":900,"MonthSales":10000,"QuarterSales":1,"ExceptionFlag":"NORMAL"}],"TotalCount":1}}"#;
    let read = Input::file("expected.csv", details.as_bytes());
    let expected = Some(read_expected(&read, &Options::default()).unwrap());
    let inputs = [("details.csv", details.as_str()), ("statement.json", statement)]
        .map(|(name, text)| Input::file(name, text.as_bytes()));
    let comparisons = check(&inputs, &Options { expected, ..Options::default() }).unwrap().comparisons;
    let counted: Vec<_> = comparisons.iter().map(|c| (c.matched, c.shown.as_str())).collect();
    assert_eq!(counted, [(1, "8.00")]);
}

#[test]
fn where_only_a_total_is_known_it_says_what_cannot_be_concluded() {
    let shown = table(&[row(11, "100.00,8%,0.00,8.00"), row(12, "50.00,8%,0.00,4.00")]);
    let expected = "Settlement Month,Rebate Amount,Currency\n2024-10,13.50,CNY\n";
    for (lang, words) in [(Lang::En, "One side has totals only"), (Lang::ZhCn, "有一方只有合计")] {
        let comparison = compared_in(&shown, expected, lang).comparisons.remove(0);
        assert_eq!(comparison.compared_by, "settlement_period");
        assert_eq!(parts_of(&comparison), [("unexplained", "-1.50")]);
        assert!(comparison.limits[0].contains(words), "{:?}", comparison.limits);
    }
}

#[test]
fn what_is_as_expected_is_said_to_be() {
    let table = table(&[row(11, "100.00,8%,0.00,8.00")]);
    for (lang, sentence) in
        [(Lang::En, "The platform's amounts agree with yours."), (Lang::ZhCn, "平台金额与您的金额一致。")]
    {
        let comparison = compared_in(&table, &table, lang).comparisons.remove(0);
        assert_eq!((comparison.sentence.as_str(), comparison.parts.len()), (sentence, 0));
    }
}

#[test]
fn totals_that_agree_by_chance_are_not_called_equal() {
    let expected = table(&[row(11, "100.00,8%,0.00,8.00"), row(12, "50.00,8%,0.00,4.00")]);
    let shown = table(&[row(11, "50.00,8%,0.00,4.00"), row(12, "100.00,8%,0.00,8.00")]);
    let comparison = compared(&shown, &expected);
    assert_eq!(comparison.difference, "0.00");
    let report = compared_in(&shown, &expected, Lang::En);
    let differing = report.findings.iter().filter(|finding| finding.code == "TO003").count();
    assert_eq!(differing, 2);
}

#[test]
fn currencies_are_compared_apart() {
    let shown = table(&[row(11, "100.00,8%,0.00,8.00"), row(12, "50.00,8%,0.00,4.00").replace("CNY", "USD")]);
    let report = compared_in(&shown, &shown, Lang::En);
    let currencies: Vec<_> = report.comparisons.iter().map(|c| c.currency.as_deref()).collect();
    assert_eq!(currencies, [Some("CNY"), Some("USD")]);
}

#[test]
fn the_columns_and_the_form_of_what_was_expected_are_free() {
    let shown = table(&[row(11, "100.00,8%,0.00,8.00")]);
    let expected = "订单号;返佣金额（元）\n20241007120003216009911;8,00\n";
    let comparison = compared(&shown, expected);
    assert_eq!((comparison.compared_by, comparison.matched, comparison.parts.len()), ("order", 1, 0));
    // An expected amount follows from its base and rate where it is not written.
    let expected = "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009911,100.00,9%,\n";
    let comparison = compared(&shown, expected);
    assert_eq!(parts_of(&comparison), [("rate", "-1.00")]);
}

#[test]
fn an_agreement_alone_gives_what_to_expect() {
    let agreement = "Product,Rate\nCVM,10%\n";
    let read = read_agreement(&[Input::file("agreement.csv", agreement.as_bytes())], &Options::default());
    let shown = table(&[row(11, "100.00,8%,-1.00,7.00"), row(12, "50.00,10%,0.00,5.00")]);
    let options = Options { agreement: Some(read.unwrap()), ..Options::default() };
    let report = check(&[Input::file("shown.csv", shown.as_bytes())], &options).unwrap();
    let comparison = &report.comparisons[0];
    assert_eq!((comparison.expected.as_str(), comparison.shown.as_str()), ("14.00", "12.00"));
    assert_eq!(parts_of(comparison), [("rate", "-2.00")]);
    // The agreement's own finding says it of the record; it is not said twice.
    let codes: Vec<&str> = report.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["AG011"]);
}

#[test]
fn parts_that_cancel_each_other_out_are_told_all_the_same() {
    let expected = table(&[row(11, "100.00,8%,0.00,8.00")]);
    let shown = table(&[row(11, "90.00,8%,0.80,8.00")]);
    let report = compared_in(&shown, &expected, Lang::En);
    let told = report.findings.iter().find(|finding| finding.code == "TO003").unwrap();
    assert_eq!(told.difference.as_deref(), Some("0.00"));
    assert!(told.why.contains("base amount −0.80, adjustment +0.80"), "{}", told.why);
}

fn told(report: &Report) -> Vec<(&str, &str)> {
    let all = report.findings.iter().filter(|finding| finding.code.starts_with("TO"));
    all.map(|finding| (finding.code, finding.message.as_str())).collect()
}

fn told_codes(shown: &str, expected: &str) -> Vec<&'static str> {
    let report = compared_in(shown, expected, Lang::En);
    for comparison in &report.comparisons {
        exact(&whole(comparison));
    }
    let all = report.findings.iter().filter(|finding| finding.code.starts_with("TO"));
    all.map(|finding| finding.code).collect()
}

#[test]
fn what_an_invoice_costs_is_no_difference_where_both_sides_lack_it() {
    let both = table(&[row(11, "100.00,8%,0.00,7.52")]);
    let comparison = compared(&both, &both);
    assert_eq!(comparison.parts.len(), 0, "{comparison:?}");
    assert_eq!(told_codes(&both, &both), Vec::<&str>::new());
    // Lacking on the expected side alone, it is what is shown beyond it.
    let comparison = compared(&table(&[row(11, "100.00,8%,0.00,8.00")]), &both);
    assert_eq!(parts_of(&comparison), [("tax_deduction", "0.48")]);
}

#[test]
fn an_ordinary_invoice_costs_nothing_abroad() {
    let shown = table(&[row(11, "100.00,8%,0.00,7.52")]).replace("CNY", "USD");
    let expected = table(&[row(11, "100.00,8%,0.00,8.00")]).replace("CNY", "USD");
    assert_eq!(parts_of(&compared(&shown, &expected)), [("unexplained", "-0.48")]);
    let codes = |text: &str, site| {
        let options = Options { site, ..Options::default() };
        let report = check(&[Input::file("shown.csv", text.as_bytes())], &options).unwrap();
        report.findings.iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(&shown, None), ["AM001"]);
    assert_eq!(codes(&shown.replace("USD", "CNY"), None), ["AM012"]);
    assert_eq!(codes(&shown.replace("USD", "CNY"), Site::from_name("intl")), ["AM001"]);
}

#[test]
fn a_cell_of_the_expected_file_that_cannot_be_used_is_said() {
    let shown = table(&[row(11, "100.00,8%,0.00,8.00"), row(12, "100.00,8%,0.00,8.00")]);
    let expected = table(&[row(11, "100.00,8%,0.00,abc"), row(12, "-,-,0.00,-")]);
    let report = compared_in(&shown, &expected, Lang::En);
    let told = told(&report);
    let codes: Vec<&str> = told.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, ["TO006", "TO007", "TO007"]);
    assert!(told[0].1.contains("expected.csv, line 2") && told[0].1.contains("abc"), "{told:?}");
    assert!(told[1].1.contains("“abc” in line 2 of expected.csv cannot be read"), "{told:?}");
    assert!(told[2].1.contains("your amount in line 3"), "{told:?}");
    let comparison = &report.comparisons[0];
    assert_eq!((comparison.matched, comparison.extra, comparison.difference.as_str()), (0, 0, "0"));
    assert_eq!(comparison.sentence, "The platform's amounts agree with yours where they can be compared.");
    assert!(comparison.limits[0].ends_with("cannot be read: 2."), "{:?}", comparison.limits);
    // A damaged identifier finds nothing, and that is why.
    let damaged = table(&[row(11, "100.00,8%,0.00,8.00").replace("100000049695", "1.00000E+11")]);
    assert!(told_codes(&shown, &damaged).contains(&"TO006"));
    let twice = table(&[row(11, "100.00,8%,0.00,8.00"), row(11, "100.00,8%,0.00,8.00")]);
    assert!(told_codes(&shown, &twice).contains(&"TO006"));
}

#[test]
fn a_record_that_is_shown_is_never_called_missing() {
    let expected = table(&[row(11, "100.00,8%,0.00,8.00")]);
    for (shown, codes) in [
        ("100.00,8%,0.00,-", vec!["TO007"]),
        ("100.00,8%,0.00,8.O0x", vec!["TO007"]),
        ("-100.00,8%,0.00,-8.00", vec!["TO003"]),
    ] {
        assert_eq!(told_codes(&table(&[row(11, shown)]), &expected), codes, "{shown}");
    }
    let blank = table(&[row(11, "-,-,0.00,-"), row(12, "100.00,8%,0.00,8.00")]);
    assert_eq!(told_codes(&blank, &blank), Vec::<&str>::new());
    let dollars = expected.replace("CNY", "USD");
    let report = compared_in(&dollars, &expected, Lang::En);
    let told = told(&report);
    assert!(told[0].1.ends_with("8.00) is in USD on the platform."), "{told:?}");
    assert!(told[1].1.ends_with("(8.00) is in CNY in your figures."), "{told:?}");
}

#[test]
fn lines_without_a_currency_take_that_of_their_own_record() {
    let shown = table(&[row(11, "100.00,8%,0.00,8.00"), row(12, "50.00,8%,0.00,4.00").replace("CNY", "USD")]);
    let expected = "Order ID,Rebate Amount\n20241007120003216009911,8.00\n20241007120003216009912,4.00\n";
    let report = compared_in(&shown, expected, Lang::En);
    let sums: Vec<_> =
        report.comparisons.iter().map(|c| (c.currency.as_deref(), c.expected.as_str())).collect();
    assert_eq!(sums, [(Some("CNY"), "8.00"), (Some("USD"), "4.00")]);
    assert_eq!(told(&report), []);
}

#[test]
fn what_rounds_is_measured_by_the_decimals_and_the_lines_of_each_side() {
    let comparison =
        compared(&table(&[row(11, "100.12,8%,0.00,8.01")]), &table(&[row(11, "100.12,8%,0.00,8.00960000")]));
    assert_eq!(parts_of(&comparison), [("rounding", "0.00040000")]);
    // Compared in sums, each line may be rounded by itself.
    let lines: String = (10..60).map(|id| row(id, "100.06,8%,0.00,8.00")).collect();
    let sum = HEADER.to_string()
        + &row(99, "5003.00,8%,0.00,400.24").replace("RB99", "").replace("20241007120003216009999", "");
    let comparison = compared(&(HEADER.to_string() + &lines), &sum);
    assert_eq!(comparison.compared_by, "customer_and_product");
    assert_eq!(parts_of(&comparison), [("rounding", "-0.24")]);
}

#[test]
fn what_is_expected_of_whole_currencies_is_whole() {
    let yen = |rest: &str| table(&[row(11, rest).replace("CNY", "JPY")]);
    let comparison = compared(&yen("333,10%,0,34"), &yen("333,10%,0,"));
    assert_eq!((comparison.expected.as_str(), parts_of(&comparison)), ("33", vec![("rounding", "1")]));
    // Zeros at the end say nothing of how it was rounded.
    assert_eq!(parts_of(&compared(&yen("333,10%,0,34.00"), &yen("333,10%,0,33.00"))), [("rounding", "1.00")]);
    assert_eq!(parts_of(&compared(&yen("333,10%,0,35"), &yen("333,10%,0,33"))), [("unexplained", "2")]);
}

#[test]
fn a_row_that_stands_twice_is_extra_or_missing() {
    let once = table(&[row(11, "100.00,8%,0.00,8.00")]);
    let twice = table(&[row(11, "100.00,8%,0.00,8.00"), row(11, "100.00,8%,0.00,8.00")]);
    assert_eq!(parts_of(&compared(&twice, &once)), [("extra", "8.00")]);
    assert_eq!(parts_of(&compared(&once, &twice)), [("missing", "-8.00")]);
}

#[test]
fn an_order_that_comes_to_nothing_is_as_expected() {
    let shown = table(&[
        row(11, "100.00,8%,0.00,8.00"),
        row(12, "-100.00,8%,0.00,-8.00")
            .replace("2024-10,20241007120003216009912", "2024-11,20241007120003216009911"),
    ]);
    let expected = "Order ID,Rebate Amount\n20241007120003216009911,0.00\n";
    assert_eq!(compared(&shown, expected).parts.len(), 0);
    assert_eq!(told_codes(&shown, expected), Vec::<&str>::new());
}

fn agreed(shown: &str, agreement: &str) -> Report {
    let read = read_agreement(&[Input::file("agreement.csv", agreement.as_bytes())], &Options::default());
    let options = Options { agreement: Some(read.unwrap()), ..Options::default() };
    let report = check(&[Input::file("shown.csv", shown.as_bytes())], &options).unwrap();
    for comparison in &report.comparisons {
        exact(&whole(comparison));
    }
    report
}

const TIERS: &str = "product,threshold_from,threshold_per,threshold_kind,rate\n";

#[test]
fn progressive_tiers_are_expected_as_they_are_told() {
    let agreement = format!("{TIERS}CVM,0,month,progressive,5%\nCVM,1000,month,progressive,8%\n");
    let report = agreed(&table(&[row(11, "1500.00,8%,0.00,120.00")]), &agreement);
    let told = report.findings.iter().find(|finding| finding.code == "AG021").unwrap();
    let comparison = &report.comparisons[0];
    assert_eq!(told.expected.as_deref(), Some(comparison.expected.as_str()));
    assert_eq!((comparison.expected.as_str(), comparison.difference.as_str()), ("90.00", "30.00"));
    assert_eq!(comparison.parts.iter().map(|part| part.part).collect::<Vec<_>>(), ["rate"]);
    // Several lines share what the tiers give on all, to the last digit.
    let rows: Vec<String> = (11..14).map(|id| row(id, "500.13,8%,0.00,40.01")).collect();
    let report = agreed(&table(&rows), &agreement);
    let told = report.findings.iter().find(|finding| finding.code == "AG021").unwrap();
    assert_eq!(told.difference.as_deref(), Some(report.comparisons[0].difference.as_str()));
    let right = table(&[row(11, "1000.00,5%,0.00,50.00"), row(12, "500.00,8%,0.00,40.00")]);
    assert_eq!(agreed(&right, &agreement).comparisons[0].parts.len(), 0);
}

#[test]
fn where_nothing_was_agreed_nothing_is_said_to_be_as_expected() {
    let shown =
        table(&[row(11, "100.00,8%,0.00,8.00"), row(12, "100.00,8%,0.00,8.00").replace("CVM", "CDN")]);
    let report = agreed(&shown, "product,rate\nCVM,8%\n");
    let comparison = &report.comparisons[0];
    assert_eq!(comparison.sentence, "The platform's amounts agree with yours where they can be compared.");
    assert!(
        comparison.limits[0].starts_with("Not compared: 1 record (8.00). Reason: "),
        "{:?}",
        comparison.limits
    );
    assert_eq!(agreed(&shown, "product,rate\nTKE,8%\n").comparisons, []);
}

#[test]
fn a_refund_has_the_tier_of_its_volume() {
    let agreement = format!("{TIERS}CVM,0,month,whole_volume,5%\nCVM,1000,month,whole_volume,8%\n");
    let shown = table(&[
        row(11, "1200.00,8%,0.00,96.00"),
        row(12, "-300.00,8%,0.00,-24.00").replace("20241007120003216009912", "20241007120003216009911"),
    ]);
    let report = agreed(&shown, &agreement);
    let note = report.findings.iter().find(|finding| finding.code == "AG017").unwrap();
    assert_eq!(note.workings[0].value, "45.00");
    assert_eq!(report.comparisons[0].expected, "45.00");
}

#[test]
fn parts_that_cancel_across_records_are_counted() {
    // Each record is as expected, and its parts cancel those of the other.
    let expected = table(&[row(11, "100.00,8%,0.00,8.00"), row(12, "100.00,8%,0.00,8.00")]);
    let shown = table(&[row(11, "90.00,8%,0.80,8.00"), row(12, "110.00,8%,-0.80,8.00")]);
    for (lang, sentence) in [
        (Lang::En, "The totals agree; 2 records differ and cancel out."),
        (Lang::ZhCn, "合计一致，但有 2 条记录不同，相互抵消。"),
    ] {
        let comparison = compared_in(&shown, &expected, lang).comparisons.remove(0);
        assert_eq!((comparison.sentence.as_str(), comparison.differing), (sentence, 2));
        let ways: Vec<_> =
            comparison.parts.iter().map(|own| (own.part, own.more.as_str(), own.less.as_str())).collect();
        assert_eq!(ways, [("base", "0.80", "-0.80"), ("adjustment", "0.80", "-0.80")]);
    }
    // Where the totals differ, what cancels is said all the same.
    let expected = table(&[row(11, "100.00,8%,0.00,8.00"), row(12, "100.00,8%,0.00,8.00")]);
    let shown = table(&[row(11, "100.00,10%,0.00,10.00"), row(12, "100.00,5%,0.00,5.00")]);
    for (lang, words) in [
        (Lang::En, "Some records show more than you expect (+2.00 in all), others less (−3.00)."),
        (Lang::ZhCn, "有的记录高于您的预期（共 +2.00），有的低于您的预期（共 −3.00）。"),
    ] {
        let comparison = compared_in(&shown, &expected, lang).comparisons.remove(0);
        assert!(comparison.sentence.ends_with(words), "{}", comparison.sentence);
        assert_eq!((comparison.more.as_str(), comparison.less.as_str()), ("2.00", "-3.00"));
    }
}

#[test]
fn the_base_and_the_rate_of_both_sides_stand_beside_each_part() {
    let expected = table(&[row(11, "9782.78,8%,0.00,782.62"), row(12, "100.00,8%,0.00,8.00")]);
    let shown = table(&[row(11, "4891.39,8%,0.00,391.31"), row(12, "100.00,6%,0.00,6.00")]);
    for (lang, base, rate) in [
        (
            Lang::En,
            "base: yours 9,782.78, platform 4,891.39; rate: yours 8%, platform 8%",
            "base: yours 100.00, platform 100.00; rate: yours 8%, platform 6%",
        ),
        (
            Lang::ZhCn,
            "基数：您的数据 9,782.78，平台 4,891.39；比例：您的数据 8%，平台 8%",
            "基数：您的数据 100.00，平台 100.00；比例：您的数据 8%，平台 6%",
        ),
    ] {
        let report = compared_in(&shown, &expected, lang);
        let comparison = &report.comparisons[0];
        let both: Vec<_> =
            comparison.parts.iter().map(|own| (own.part, own.both_sides.as_deref().unwrap())).collect();
        assert_eq!(both, [("base", base), ("rate", rate)]);
        let terms = &comparison.parts[1];
        assert_eq!(terms.expected.rebate_rate.as_deref(), Some("0.08"));
        assert_eq!(terms.shown.rebate_rate.as_deref(), Some("0.06"));
        assert_eq!(terms.shown.base_amount.as_deref(), Some("100.00"));
        let found = report.findings.iter().find(|finding| finding.code == "TO003").unwrap();
        assert!(found.why.contains(base), "{}", found.why);
    }
}

#[test]
fn no_part_under_a_cent_stands_by_itself() {
    let mut random = Random(0x5EED_0007);
    for _ in 0..400 {
        let expected = Sheet::clean(&mut random, Words::English);
        let mut shown = expected.clone();
        for _ in 0..3 {
            let row = random.below(shown.rows.len());
            shown.set(row, "rebate_amount", (random.between(0, 9_999)).to_string());
        }
        let comparison = compared(&shown.text(), &expected.text());
        exact(&whole(&comparison));
        let (more, less) = (decimal(&comparison.more), decimal(&comparison.less));
        assert_eq!(more + less, decimal(&comparison.difference));
        assert!(more >= Decimal::ZERO && less <= Decimal::ZERO);
        for part in &comparison.parts {
            assert_eq!(decimal(&part.more) + decimal(&part.less), decimal(&part.amount), "{part:?}");
            let is_counted = ["rounding", "missing", "extra", "reversal", "unexplained"].contains(&part.part);
            let size = decimal(&part.more).max(-decimal(&part.less));
            assert!(is_counted || size >= Decimal::new(1, 2), "{part:?}");
        }
    }
}
