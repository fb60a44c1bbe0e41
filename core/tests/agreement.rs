//! Agreements: how a file of rules is read, which row counts, what tiers give,
//! and what is said of records.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]
#![expect(clippy::format_push_string, reason = "short beats fast here")]

use crate::support;
use proptest::prelude::*;
use rebatelens_core::{
    Input, InputError, Lang, Options, check,
    model::{
        agreement::{Agreement, Choice, Ladder, Level, Per, Rule, Subject, TierKind, Window},
        calendar::Day,
        money::{Currency, RoundingMode},
        period::{Period, read_period},
        time::read_time,
    },
    read_agreement,
    report::Finding,
    table::gb18030::Gb18030,
};
use rust_decimal::Decimal;

const DECODER: Gb18030 = Gb18030(|bytes| {
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
});

fn read_bytes(bytes: &[u8]) -> Result<Agreement, Vec<InputError>> {
    let options = Options { gb18030: Some(DECODER), ..Options::default() };
    read_agreement(&[Input::file("agreement.csv", bytes)], &options)
}

fn read(text: &str) -> Agreement {
    read_bytes(text.as_bytes()).unwrap()
}

/// Codes and places of a file's faults.
fn faults(text: &str) -> Vec<(&'static str, Option<usize>, Option<usize>)> {
    let errors = read_bytes(text.as_bytes()).unwrap_err();
    errors.iter().map(|error| (error.code, error.line, error.column)).collect()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn findings_of(files: &[(&str, &str)], agreement: Option<&str>) -> Vec<Finding> {
    let inputs: Vec<Input<'_>> =
        files.iter().map(|(name, text)| Input::file(*name, text.as_bytes())).collect();
    let options = Options { agreement: agreement.map(read), ..Options::default() };
    let found = check(&inputs, &options).unwrap().findings;
    found.into_iter().filter(|finding| finding.code.starts_with("AG")).collect()
}

fn findings(records: &str, agreement: &str) -> Vec<Finding> {
    findings_of(&[("records.csv", records)], Some(agreement))
}

fn codes(records: &str, agreement: &str) -> Vec<&'static str> {
    findings(records, agreement).iter().map(|finding| finding.code).collect()
}

fn day(text: &str) -> Day {
    Day::at(read_time(text).read().unwrap()).unwrap()
}

fn subject<'s>(product: &'s str, on: &str) -> Subject<'s> {
    let mut levels = [["", ""]; 4];
    levels[0] = [product, ""];
    Subject { levels, day: Some(day(on)), currency: Currency::from_text("CNY"), category: None }
}

fn lines(choice: &Choice<'_>) -> Vec<usize> {
    choice.certain.iter().map(|ladder| ladder.line()).collect()
}

#[test]
fn a_file_is_read_in_both_languages_and_any_order_of_columns() {
    let english = read(
        "note,rate,Product,Sub-product,component_type,component,valid_from,valid_to,eligible,currency,rounding\n\
         x,8%,CVM,*,,-,2024-01,2024-12,yes,CNY,half_even\n",
    );
    let chinese = read(
        "失效日期,产品名称,子产品,组件类型,组件,返佣比例(%),生效日期,是否返佣,币种,取整方式\n\
         2024年12月,CVM,*,*,*,8,2024-01-01,是,人民币,四舍六入五成双\n",
    );
    assert_eq!(english.ladders(), chinese.ladders());
    let ladder = &english.ladders()[0];
    assert_eq!(ladder.window(), Window { from: Some(day("2024-01-01")), to: Some(day("2024-12-31")) });
    assert_eq!(ladder.rounding(), Some(RoundingMode::HalfEven));
    assert_eq!(ladder.tiers()[0].rate, decimal("0.08"));
    assert_eq!(english.unused, Vec::<String>::new());
}

#[test]
fn rates_are_read_in_every_unit() {
    for text in ["8%", "80‰", "0.08", "8 percent", "０.０８"] {
        let agreement = read(&format!("product,rate\nCVM,{text}\n"));
        assert_eq!(agreement.ladders()[0].tiers()[0].rate.normalize(), decimal("0.08"), "{text}");
    }
}

#[test]
fn other_encodings_and_workbooks_are_read() {
    let (bytes, ..) = encoding_rs::GB18030.encode("产品,返佣比例,备注\n云服务器,8%,年度协议\n");
    assert_eq!(read_bytes(&bytes).unwrap().ladders().len(), 1);
    let rows: Vec<Vec<String>> = [["产品", "返佣比例"], ["云服务器", "8%"]]
        .into_iter()
        .map(|row| row.into_iter().map(String::from).collect())
        .collect();
    let mut shared = Vec::new();
    let sheet = support::text_sheet(&rows, &mut shared);
    let workbook = support::xlsx(&[("协议", &sheet)], &shared, "");
    assert_eq!(read_bytes(&workbook).unwrap().ladders()[0].scope()[0], Level::of("云服务器"));
}

#[test]
fn the_column_gives_the_unit_of_thresholds() {
    let rows = "CVM,5%,0,月,累进\nCVM,8%,10,月,累进\n";
    for (header, from) in [("门槛金额(万元)", "100000"), ("门槛金额", "10")] {
        let agreement = read(&format!("产品,返佣比例,{header},门槛周期,门槛方式\n{rows}"));
        let tiers: Vec<Decimal> =
            agreement.ladders().iter().flat_map(Ladder::tiers).map(|t| t.from).collect();
        assert!(tiers.contains(&decimal(from)), "{header}: {tiers:?}");
    }
}

#[test]
fn files_that_are_no_agreement_say_so() {
    assert_eq!(faults("")[0].0, "FI005");
    assert_eq!(faults("colour,shape\nblue,round\n"), [("AG001", None, None)]);
    assert_eq!(faults("product,note\nCVM,x\n"), [("AG001", Some(1), None)]);
    assert_eq!(faults("rate\n8%\n"), [("AG001", Some(1), None)]);
    assert_eq!(faults("product,rate\n"), [("AG007", Some(1), None)]);
    let records = "Order ID,Product,Base Amount,Rate,Rebate Amount\n1,CVM,1.00,8%,0.08\n";
    assert_eq!(faults(records), [("AG001", Some(1), None)]);
    let long = format!("product,rate\n{}", "CVM,8%\n".repeat(5_001));
    assert_eq!(faults(&long), [("AG009", Some(5_002), None)]);
}

#[test]
fn every_fault_is_said_with_its_place() {
    let text = "product,rate,threshold_from,valid_from,valid_to,eligible,currency,threshold_per,rounding\n\
                CVM,120%,-5,soon,2024-13,perhaps,XYZ,week,nearest\n\
                CDN,,0,,,yes,,,\n\
                CBS,8,0,03/04/2024,,yes,,,\n\
                CLB,-1%,0,2024-12-31,2024-01-01,yes,,,\n\
                TKE,8%,0,2024-12-31,2024-01-01,yes,,,\n";
    let expected: Vec<_> = [(2, 7), (2, 3), (2, 6), (2, 2), (2, 4), (2, 5), (2, 8), (2, 9)]
        .into_iter()
        .chain([(3, 2), (4, 2), (4, 4), (5, 2)])
        .map(|(line, column)| ("AG003", Some(line), Some(column)))
        .chain([("AG004", Some(6), Some(5))])
        .collect();
    assert_eq!(faults(text), expected);
}

#[test]
fn doubled_headers_and_moved_cells_are_faults() {
    assert_eq!(faults("product,rate,返佣比例\nCVM,8%,7%\n"), [("AG002", Some(1), Some(3))]);
    assert_eq!(faults("product,rate\nCVM, large,8%\n"), [("AG010", Some(2), Some(3))]);
    assert_eq!(faults("product,rate\n\"CVM,8%\nCDN,5%\n")[0].0, "AG010");
    // Empty cells too many do no harm.
    assert_eq!(read("product,rate\nCVM,8%,,\n").ladders().len(), 1);
}

#[test]
fn a_cell_of_ten_megabytes_is_refused_and_not_repeated() {
    for cell in ["x".repeat(10_000_000), format!("\"{}\"", "x".repeat(10_000_000))] {
        let errors = read_bytes(format!("product,rate\n{cell},8%\n").as_bytes()).unwrap_err();
        assert!(["AG003", "AG010"].contains(&errors[0].code), "{}", errors[0].code);
        assert!(errors.iter().all(|error| error.message.len() < 2_000));
    }
}

#[test]
fn rows_that_tie_are_a_fault_that_names_both() {
    let head = "product,rate,valid_from,valid_to\n";
    for rows in [
        "CVM,5%,,\nCVM,8%,,\n",
        "CVM,5%,,\n cvm ,8%,2024-11-01,2024-11-30\n",
        "CVM,5%,2024-01-01,2024-06-30\nCVM,8%,2024-06-30,2024-12-31\n",
    ] {
        assert_eq!(faults(&format!("{head}{rows}")), [("AG005", Some(3), None)], "{rows}");
        let errors = read_bytes(format!("{head}{rows}").as_bytes()).unwrap_err();
        assert!(errors[0].message.contains("2 and 3"), "{}", errors[0].message);
    }
    let apart = "CVM,5%,,2024-10-31\nCVM,8%,2024-11-01,2024-11-30\nCVM,5%,2024-12,\n";
    assert_eq!(read(&format!("{head}{apart}")).ladders().len(), 3);
    // A window that spans several others ties with each of them.
    let spanned = "CVM,5%,2024-01-01,2024-12-31\nCVM,6%,2024-02,2024-02\nCVM,7%,2024-08,2024-08\n";
    assert_eq!(faults(&format!("{head}{spanned}")).len(), 2);
    // The latest end counts, not the first row's.
    let later = "CVM,5%,2024-01,2024-01\nCVM,6%,2024-02,2024-06\nCVM,7%,2024-04,2024-04\n";
    assert_eq!(faults(&format!("{head}{later}")), [("AG005", Some(4), None)]);
}

#[test]
fn tiers_that_contradict_are_a_fault() {
    let head = "product,rate,threshold_from,threshold_per,threshold_kind,eligible\n";
    for rows in [
        "CVM,5%,0,month,progressive,\nCVM,8%,1000,quarter,progressive,\n",
        "CVM,5%,0,month,progressive,\nCVM,8%,1000,month,whole_volume,\n",
        "CVM,5%,0,month,progressive,\nCVM,8%,1000,month,progressive,no\n",
        "CVM,5%,0,month,,\nCVM,8%,1000,,,\n",
        "CVM,5%,0,,progressive,\nCVM,8%,1000,,,\n",
    ] {
        let found = faults(&format!("{head}{rows}"));
        assert!(found.iter().all(|(code, ..)| *code == "AG006") && found.len() == 1, "{rows}: {found:?}");
    }
    let said_once = "CVM,5%,0,,,\nCVM,8%,1000,month,progressive,\n";
    assert_eq!(read(&format!("{head}{said_once}")).ladders()[0].tiers().len(), 2);
    let twice = "CVM,5%,1000,month,progressive,\nCVM,8%,1000.00,month,progressive,\n";
    assert_eq!(faults(&format!("{head}{twice}")), [("AG005", Some(3), None)]);
}

#[test]
fn the_most_specific_row_counts() {
    let agreement = read(
        "product,sub_product,component_type,component,currency,rate\n\
         *,*,*,*,,1%\n\
         CVM,*,*,*,,2%\n\
         *,S5,*,*,,3%\n\
         CVM,S5,*,*,,4%\n\
         *,*,cpu,*,,5%\n\
         CVM,*,cpu,*,,6%\n\
         CVM,*,*,*,USD,7%\n",
    );
    let choose = |product, sub: &str, kind: &str, currency: &str| {
        let levels = [[product, ""], [sub, ""], [kind, ""], ["one", ""]];
        let currency = Currency::from_text(currency);
        let choice = agreement.choose(&Subject { levels, currency, ..subject(product, "2024-10-01") });
        lines(&choice)
    };
    assert_eq!(choose("CDN", "x", "y", "CNY"), [2]);
    assert_eq!(choose("CVM", "x", "y", "CNY"), [3]);
    assert_eq!(choose("CDN", "S5", "y", "CNY"), [4]);
    assert_eq!(choose(" cvm ", "s5", "y", "CNY"), [5]);
    assert_eq!(choose("CDN", "S5", "CPU", "CNY"), [6]);
    // As many exact levels: the deeper one.
    assert_eq!(choose("CVM", "S5", "cpu", "CNY"), [7]);
    assert_eq!(choose("CVM", "x", "y", "USD"), [8]);
}

#[test]
fn what_a_record_does_not_show_is_not_held_against_it() {
    let agreement = "product,sub_product,rate\nCVM,*,5%\nCVM,S5,8%\n";
    let head = "Order ID,Product,Base Amount,Rate,Rebate Amount,Currency\n";
    let record =
        |rate: &str, amount: &str| format!("{head}20241007120003216009945,CVM,100.00,{rate},{amount},CNY\n");
    assert!(codes(&record("8%", "8.00"), agreement).is_empty());
    assert!(codes(&record("5%", "5.00"), agreement).is_empty());
    let found = findings(&record("7%", "7.00"), agreement);
    assert_eq!((found[0].code, found[0].expected.as_deref()), ("AG011", Some("5% or 8%")));
    let shown = "Order ID,Product,子产品名称,Base Amount,Rate,Rebate Amount,Currency\n\
                 20241007120003216009945,CVM,s5,100.00,5%,5.00,CNY\n";
    assert_eq!(codes(shown, agreement), ["AG011"]);
}

#[test]
fn a_window_ends_with_the_last_second_of_its_day_in_utc_8() {
    let agreement = "product,rate,valid_from,valid_to\nCVM,5%,,2024-10-31\nCVM,8%,2024-11-01,2024-11-30\n";
    let record = |time: &str, rate: &str, amount: &str| {
        format!(
            "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n\
             20241101120003216009945,CVM,{time},100.00,{rate},{amount},CNY\n"
        )
    };
    for (time, inside) in [
        ("2024-10-31 23:59:59", false),
        ("2024-11-01 00:00:00", true),
        ("2024-11-30 23:59:59.999", true),
        ("2024-11-30T15:59:59Z", true),
        ("2024-10-31T16:00:00Z", true),
        ("2024-10-31T15:59:59Z", false),
    ] {
        let campaign = codes(&record(time, "8%", "8.00"), agreement);
        assert_eq!(campaign.is_empty(), inside, "{time}: {campaign:?}");
        assert!(inside || campaign == ["AG016"], "{time}: {campaign:?}");
    }
    // Paid less than the campaign gives is an error, not a missed window.
    assert_eq!(codes(&record("2024-11-15 00:00:00", "5%", "5.00"), agreement), ["AG011"]);
    // No row holds on that day at all.
    assert_eq!(codes(&record("2024-12-01 00:00:00", "8%", "8.00"), agreement), ["AG016"]);
}

#[test]
fn an_order_before_the_campaign_that_is_settled_in_it_missed_it() {
    let agreement = "product,rate,valid_from,valid_to\nCVM,5%,,2024-10-31\nCVM,8%,2024-11,2024-11\n";
    let records = "Order ID,Product,Settlement Period,Order Time,Base Amount,Rate,Rebate Amount,Currency\n\
                   20241031120003216009945,CVM,2024-11,2024-10-31 12:00:03,100.00,5%,5.00,CNY\n";
    assert_eq!(codes(records, agreement), ["AG016"]);
    // Without an order time, the first day of the period counts.
    let records = "Order ID,Product,Settlement Period,Base Amount,Rate,Rebate Amount,Currency\n\
                   20241101120003216009945,CVM,2024-11,100.00,8%,8.00,CNY\n";
    assert!(codes(records, agreement).is_empty());
}

#[test]
fn tiers_give_exact_cents() {
    let rows = |kind: &str| {
        read(&format!(
            "product,threshold_from,threshold_per,threshold_kind,rate,rounding\n\
             CVM,0,month,{kind},5%,half_up\nCVM,1000.00,month,{kind},8%,half_up\n\
             CVM,5000.50,month,{kind},10%,half_up\n"
        ))
    };
    let (progressive, whole) = (rows("progressive"), rows("whole_volume"));
    let (progressive, whole) = (&progressive.ladders()[0], &whole.ladders()[0]);
    for (volume, gives, all, missing) in [
        ("0", "0.00", "0.00", Some("1000")),
        ("999.99", "50.00", "50.00", Some("0.01")),
        ("1000.00", "50.00", "80.00", Some("4000.50")),
        ("1000.01", "50.00", "80.00", Some("4000.49")),
        ("5000.49", "370.04", "400.04", Some("0.01")),
        ("5000.50", "370.04", "500.05", None),
        ("6000.50", "470.04", "600.05", None),
        ("-10.00", "-0.50", "-0.50", Some("1010.00")),
    ] {
        let at = decimal(volume);
        assert_eq!(progressive.rebate(at, 2), Some(decimal(gives)), "progressive {volume}");
        assert_eq!(whole.rebate(at, 2), Some(decimal(all)), "whole {volume}");
        assert_eq!(whole.next(at).map(|(_, missing)| missing), missing.map(decimal), "missing {volume}");
    }
    let above =
        read("product,threshold_from,threshold_per,threshold_kind,rate\nCVM,1000,month,progressive,8%\n");
    assert!(above.ladders()[0].is_tiered());
    assert_eq!(above.ladders()[0].reached(decimal("999.99")), None);
    assert_eq!(above.ladders()[0].rebate(decimal("1100"), 2), Some(decimal("8.00")));
}

const HEAD: &str = "Order ID,Product,Settlement Period,Base Amount,Rate,Rebate Amount,Currency\n";

fn line(number: usize, month: &str, base: &str, rate: &str, amount: &str) -> String {
    let stamp = month.replace('-', "");
    format!("{stamp}0112000321600{number:04},CVM,{month},{base},{rate},{amount},CNY\n")
}

#[test]
fn a_month_is_summed_up_over_all_files() {
    let agreement = "product,threshold_from,threshold_per,threshold_kind,rate\n\
                     CVM,0,month,whole_volume,5%\nCVM,1000,month,whole_volume,8%\n";
    let one = format!("{HEAD}{}", line(1, "2024-10", "600.00", "8%", "48.00"));
    let two = format!("{HEAD}{}", line(2, "2024-10", "400.00", "8%", "32.00"));
    let other = format!("{HEAD}{}", line(3, "2024-11", "999.99", "5%", "50.00"));
    let files = [("a.csv", one.as_str()), ("b.csv", two.as_str()), ("c.csv", other.as_str())];
    let found = findings_of(&files, Some(agreement));
    assert!(found.iter().all(|finding| finding.code == "AG017"), "{found:?}");
    let stands: Vec<_> = found.iter().map(|f| (f.observed.as_deref(), f.expected.as_deref())).collect();
    assert_eq!(stands, [(Some("1000.00"), None), (Some("999.99"), Some("1000"))]);
    assert!(found[1].message.contains("0.01 to the next tier (8% from 1,000.00)"), "{}", found[1].message);
    // One of the files alone does not reach the tier.
    assert!(codes(&one, agreement).contains(&"AG020"));
    // The lower tier's rate is wrong where the higher one is reached.
    let low = format!("{HEAD}{}", line(1, "2024-10", "1000.00", "5%", "50.00"));
    assert!(codes(&low, agreement).contains(&"AG011"));
}

#[test]
fn each_product_has_a_volume_of_its_own() {
    let agreement = "product,threshold_from,threshold_per,threshold_kind,rate\n\
                     CVM,0,month,whole_volume,5%\nCVM,1000,month,whole_volume,8%\n\
                     CDN,0,month,whole_volume,5%\nCDN,1000,month,whole_volume,8%\n";
    let own = line(1, "2024-10", "600.00", "5%", "30.00");
    let other = line(2, "2024-10", "700.00", "5%", "35.00").replace("CVM", "CDN");
    let found = findings(&format!("{HEAD}{own}{other}"), agreement);
    let stands: Vec<_> = found.iter().map(|f| (f.code, f.observed.as_deref())).collect();
    assert_eq!(stands, [("AG017", Some("700.00")), ("AG017", Some("600.00"))]);
    assert!(found[1].message.contains("the base amounts of CVM add up to 600.00"), "{}", found[1].message);
    let rows: Vec<_> = found[1].workings.iter().map(|row| (row.label.as_str(), row.value.as_str())).collect();
    assert_eq!(rows, [("600.00 × 5%", "30.00")]);
    let named = |product: &str| {
        let rules = format!(
            "product,sub_product,threshold_from,threshold_per,threshold_kind,rate\n{product},0,month,whole_volume,5%\n{product},1000,month,whole_volume,8%\n"
        );
        let head = "Order ID,Product,子产品名称,Settlement Period,Base Amount,Rate,Rebate Amount,Currency\n";
        let records = format!("{head}20241007120003216009945,CVM,S5,2024-10,600.00,5%,30.00,CNY\n");
        findings(&records, &rules)[0].message.clone()
    };
    assert!(named("*,*").contains("of all products add up"), "{}", named("*,*"));
    assert!(named("CVM,S5").contains("of CVM / S5 add up"), "{}", named("CVM,S5"));
    assert!(named("*,S5").contains("of * / S5 add up"), "{}", named("*,S5"));
}

#[test]
fn a_quarter_is_three_months() {
    let agreement = "product,threshold_from,threshold_per,threshold_kind,rate\n\
                     CVM,0,quarter,whole_volume,5%\nCVM,1000,quarter,whole_volume,8%\n";
    let records = format!(
        "{HEAD}{}{}{}{}",
        line(1, "2024-10", "400.00", "5%", "20.00"),
        line(2, "2024-11", "400.00", "5%", "20.00"),
        line(3, "2024-12", "200.00", "8%", "16.00"),
        line(4, "2025-01", "100.00", "5%", "5.00"),
    );
    let found = findings(&records, agreement);
    let stands: Vec<_> = found.iter().map(|f| (f.code, f.observed.as_deref())).collect();
    assert_eq!(stands, [("AG017", Some("1000.00")), ("AG017", Some("100.00"))]);
    assert!(found[0].title.starts_with("Q4 2024"), "{}", found[0].title);
    let (one, two) =
        (line(1, "2024-10", "400.00", "5%", "20.00"), line(2, "2024-11", "400.00", "5%", "20.00"));
    let files = [("a.csv", format!("{HEAD}{one}")), ("b.csv", format!("{HEAD}{two}"))];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    assert_eq!(findings_of(&files, Some(agreement))[0].input, "a.csv");
    // The volume so far and that of the whole quarter both explain a rate; the
    // month that reached the tier has no other.
    let late = records.replace("200.00,8%,16.00", "200.00,5%,10.00");
    assert!(findings(&late, agreement).iter().any(|f| f.code == "AG011" && f.record == Some(3)));
}

#[test]
fn progressive_tiers_are_compared_with_the_sum() {
    let agreement = "product,threshold_from,threshold_per,threshold_kind,rate\n\
                     CVM,0,month,progressive,5%\nCVM,1000,month,progressive,10%\n";
    let right = format!(
        "{HEAD}{}{}",
        line(1, "2024-10", "1000.00", "5%", "50.00"),
        line(2, "2024-10", "333.33", "10%", "33.33")
    );
    assert_eq!(codes(&right, agreement), ["AG017"]);
    // The average rate of the whole is right, too.
    let blended = format!("{HEAD}{}", line(1, "2024-10", "2000.00", "7.5%", "150.00"));
    assert_eq!(codes(&blended, agreement), ["AG017"]);
    let wrong = format!("{HEAD}{}", line(1, "2024-10", "2000.00", "10%", "200.00"));
    let found = findings(&wrong, agreement);
    let sum = found.iter().find(|finding| finding.code == "AG021").unwrap();
    assert_eq!((sum.observed.as_deref(), sum.expected.as_deref()), (Some("200.00"), Some("150.00")));
    assert_eq!(sum.difference.as_deref(), Some("50.00"));
}

#[test]
fn a_volume_with_an_amount_that_cannot_be_read_is_not_told() {
    let agreement = "product,threshold_from,threshold_per,threshold_kind,rate\n\
                     CVM,0,month,progressive,5%\nCVM,1000,month,progressive,10%\n";
    let one = line(1, "2024-10", "600.00", "5%", "30.00");
    assert_eq!(codes(&format!("{HEAD}{one}"), agreement), ["AG017"]);
    let broken = line(2, "2024-10", "6x0.00", "5%", "30.00");
    assert_eq!(codes(&format!("{HEAD}{one}{broken}"), agreement), [""; 0]);
    // Below the second tier, each line says what is wrong with it.
    let more = line(1, "2024-10", "600.00", "5%", "33.00");
    assert_eq!(codes(&format!("{HEAD}{more}"), agreement), ["AG017"]);
    // A rate between the tiers is not the average.
    let between = line(1, "2024-10", "2000.00", "9%", "180.00");
    assert!(codes(&format!("{HEAD}{between}"), agreement).contains(&"AG011"));
    // A refund may be of any tier.
    let refund = line(2, "2024-10", "-100.00", "10%", "-10.00");
    assert_eq!(codes(&format!("{HEAD}{one}{refund}"), agreement), ["AG017"]);
}

#[test]
fn what_a_wrong_rate_or_nothing_paid_comes_to_is_said() {
    let found = |row: &str, rules: &str| {
        let head = "Order ID,Product,Base Amount,Rate,Rebate Amount,Currency,Status,Refund Of\n";
        let found = findings(&format!("{head}20241007120003216009945,CVM,{row}\n"), rules);
        let told = |f: &Finding| (f.code, f.observed.clone(), f.expected.clone(), f.difference.clone());
        found.iter().map(told).collect::<Vec<_>>()
    };
    let some = |text: &str| Some(text.to_string());
    let rules = "product,rate\nCVM,5%\n";
    let wrong = [("AG011", some("8%"), some("5%"), some("3.00"))];
    assert_eq!(found("100.00,8%,8.00,CNY,Settled,-", rules), wrong);
    let unpaid = [("AG014", some("0.00"), some("5.00"), some("-5.00"))];
    assert_eq!(found("100.00,5%,0.00,CNY,Settled,-", rules), unpaid);
    let otherwise = [("AG012", some("7.00"), some("5.00"), some("2.00"))];
    assert_eq!(found("100.00,-,7.00,CNY,Settled,-", rules), otherwise);
    for silent in [
        "100.00,-,0.00,CNY,Settled,20241007120003216009946",
        "0.00,-,0.00,CNY,Settled,-",
        "100.00,-,7.00,CNY,Rejected,-",
        "-100.00,-,-7.00,CNY,Settled,-",
        // More decimals than money has, and not rounded at all.
        "100.07,-,5.0035,CNY,Settled,-",
        // The rate is right: what else is wrong is said of the line.
        "100.07,5%,9.99,CNY,Settled,-",
    ] {
        assert_eq!(found(silent, rules), [], "{silent}");
    }
    assert_eq!(found("100.07,-,5.0036,CNY,Settled,-", rules)[0].0, "AG012");
    assert_eq!(found("100.00,0%,0.00,CNY,Settled,-", "product,rate\nCVM,0%\n"), []);
    let no = "product,rate,eligible\nCVM,,no\n";
    assert_eq!(found("100.00,-,0.00,CNY,Settled,-", no), []);
    assert_eq!(found("100.00,-,8.00,CNY,Settled,-", no), [("AG013", some("8.00"), some("0"), None)]);
}

#[test]
fn the_nearest_window_is_named_and_a_better_one_of_the_month_of_settlement() {
    let found = |rules: &str, ordered: &str, settled: &str, sums: &str| {
        let head = "Order ID,Product,Settlement Period,Order Time,Base Amount,Rate,Rebate Amount,Currency\n";
        let id = ordered.replace('-', "");
        let found = findings(
            &format!("{head}{id}120003216009945,CVM,{settled},{ordered} 12:00:03,{sums},CNY\n"),
            &format!("product,rate,valid_from,valid_to\n{rules}"),
        );
        found.iter().map(|found| (found.code, found.why.clone() + &found.message)).collect::<Vec<_>>()
    };
    let paid = "100.00,5%,5.00";
    let apart = "CVM,5%,2024-01,2024-01\nCVM,6%,2024-06,2024-06\n";
    for (day, line) in [("2024-02-05", "line 2"), ("2024-05-20", "line 3")] {
        let found = found(apart, day, "2024-06", paid);
        assert!(found[0].0 == "AG016" && found[0].1.contains(line), "{day}: {found:?}");
    }
    let campaign = "CVM,5%,,2024-10-31\nCVM,8%,2024-11,2024-11\n";
    let codes = |rules: &str, sums: &str| {
        let found = found(rules, "2024-10-31", "2024-11", sums);
        found.into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    assert_eq!(codes(campaign, paid), ["AG016"]);
    assert_eq!(codes(campaign, "100.00,7%,7.00"), ["AG011"]);
    for (rules, sums) in [
        (campaign, "-100.00,5%,-5.00"),
        ("CVM,5%,,2024-10-31\nCVM,5%,2024-11,2024-11\n", paid),
        ("CVM,5%,,2024-10-31\nCVM,8%,2024-12,2024-12\n", paid),
        ("CVM,5%,,\n*,8%,2024-11,2024-11\n", paid),
    ] {
        assert_eq!(codes(rules, sums), [""; 0], "{rules} {sums}");
    }
}

#[test]
fn sums_are_never_made_across_currencies() {
    let agreement = "product,threshold_from,threshold_per,threshold_kind,rate\n\
                     CVM,0,month,whole_volume,5%\nCVM,1000,month,whole_volume,8%\n";
    let records = format!(
        "{HEAD}{}{}",
        line(1, "2024-10", "600.00", "5%", "30.00"),
        line(2, "2024-10", "600.00", "5%", "30.00").replace("CNY", "USD")
    );
    assert_eq!(codes(&records, agreement), ["AG017", "AG017"]);
}

#[test]
fn rejected_records_do_not_count_and_pending_ones_may_still_be_paid() {
    let agreement = "product,threshold_from,threshold_per,threshold_kind,rate\n\
                     CVM,0,month,whole_volume,5%\nCVM,1000,month,whole_volume,8%\n";
    let head = "Order ID,Product,Settlement Period,Base Amount,Rate,Rebate Amount,Currency,Status\n";
    let with = |status: &str, amount: &str| {
        format!("{head}20241001120003216000001,CVM,2024-10,600.00,5%,{amount},CNY,{status}\n")
    };
    let found =
        findings(&(with("Settled", "30.00") + with("Rejected", "0").lines().nth(1).unwrap()), agreement);
    assert!(found.iter().any(|f| f.code == "AG017" && f.observed.as_deref() == Some("600.00")), "{found:?}");
    assert!(codes(&with("Rejected", "0.00"), agreement).contains(&"AG014"));
    assert!(!codes(&with("Pending", "0.00"), agreement).contains(&"AG014"));
}

#[test]
fn the_agreed_rounding_counts() {
    let records = "Order ID,Product,Base Amount,Rate,Rebate Amount,Currency\n\
                   20241007120003216009945,CVM,100.07,5%,5.00,CNY\n";
    assert!(codes(records, "product,rate\nCVM,5%\n").is_empty());
    assert!(codes(records, "product,rate,rounding\nCVM,5%,down\n").is_empty());
    let found = findings(records, "product,rate,rounding\nCVM,5%,up\n");
    assert_eq!((found[0].code, found[0].expected.as_deref()), ("AG012", Some("5.01")));
}

#[test]
fn refunds_and_corrections_are_not_judged_by_the_rate_of_the_month() {
    let agreement = "product,rate,eligible\nCVM,8%,yes\nCDN,,no\n";
    let head = "Order ID,Product,Transaction Type,Base Amount,Rate,Rebate Amount,Currency\n";
    let refund = format!("{head}20241007120003216009945,CDN,refund,-100.00,8%,-8.00,CNY\n");
    assert!(codes(&refund, agreement).iter().all(|code| *code != "AG013"));
    let manual = format!("{head}20241007120003216009945,CDN,manualAdjustment,,,8.00,CNY\n");
    assert!(codes(&manual, agreement).is_empty());
}

#[test]
fn a_refund_is_judged_by_the_day_of_its_original() {
    let agreement = "product,rate,valid_from,valid_to\nCVM,5%,2024-01-01,2024-10-14\n\
                     CVM,8%,2024-10-15,2024-10-31\nCVM,5%,2024-11-01,2024-12-31\n";
    let head =
        "Order ID,Product,Order Time,Settlement Period,Base Amount,Rate,Rebate Amount,Currency,Refund Of\n";
    let bought = "20241020120003216009945,CVM,2024-10-20 12:00:03,2024-10,100.00,8%,8.00,CNY,-\n";
    let back = |rate: &str, amount: &str| {
        format!(
            "{head}{bought}20241105120003216009946,CVM,2024-11-05 09:00:00,2024-11,-100.00,{rate},{amount},CNY,20241020120003216009945\n"
        )
    };
    assert_eq!(codes(&back("8%", "-8.00"), agreement), Vec::<&str>::new());
    assert_eq!(codes(&back("5%", "-5.00"), agreement), ["AG011"]);
}

#[test]
fn an_order_is_of_the_day_that_its_identifier_begins_with() {
    let agreement = "product,rate,valid_from,valid_to\nCVM,8%,2024-10-15,2024-10-31\n";
    let record = |day: &str| {
        format!(
            "Order ID,Product,Settlement Period,Base Amount,Rate,Rebate Amount,Currency\n\
             202410{day}120003216009945,CVM,2024-10,100.00,8%,8.00,CNY\n"
        )
    };
    assert_eq!(codes(&record("20"), agreement), Vec::<&str>::new());
    let found = findings(&record("07"), agreement);
    assert_eq!((found[0].code, found[0].field.as_deref()), ("AG016", Some("order_id")));
    assert!(found[0].message.contains("2024-10-07"), "{}", found[0].message);
}

#[test]
fn products_are_the_same_in_any_width() {
    let record = "Order ID,Product,Base Amount,Rate,Rebate Amount,Currency\n\
                  20241007120003216009945,ＣＶＭ,100.00,5%,5.00,CNY\n";
    assert_eq!(codes(record, "product,rate\n*,8%\nCVM,5%\n"), Vec::<&str>::new());
}

#[test]
fn a_row_of_another_currency_is_named() {
    let record = "Order ID,Product,Base Amount,Rate,Rebate Amount,Currency\n\
                  20241007120003216009945,CVM,100.00,5%,5.00,USD\n";
    let found = findings(record, "product,rate,currency\nCVM,5%,CNY\n");
    assert_eq!(found[0].code, "AG015");
    assert!(found[0].message.contains("Line 2 is for the product, but in CNY only."), "{}", found[0].message);
}

#[test]
fn the_agreed_rounding_counts_for_what_is_taken_back() {
    let record = |amount: &str| {
        format!(
            "Order ID,Product,Base Amount,Rate,Rebate Amount,Currency\n\
             20241007120003216009945,CVM,-33.33,8%,{amount},CNY\n"
        )
    };
    let agreement = "product,rate,rounding\nCVM,8%,down\n";
    assert_eq!(codes(&record("-2.66"), agreement), Vec::<&str>::new());
    assert_eq!(codes(&record("-2.67"), agreement), ["AG012"]);
}

const POLICY_HEAD: &str = "PolicyCode,ProductCode,ProductName,SubProductCode,SubProductName,ComponentTypeCode,\
                           ComponentTypeName,ComponentCode,ComponentName,StartDate,EndDate\n";

#[test]
fn the_policy_list_says_what_is_in_and_when() {
    let row = "StandardPolicy2024,p_cvm,CVM,*,*,*,*,*,*,2024-01-01 00:00:00,2024-12-31 23:59:59\n";
    let policy = format!("{POLICY_HEAD}{row}");
    let record = |product: &str, time: &str| {
        format!(
            "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n\
             20241007120003216009945,{product},{time},100.00,8%,8.00,USD\n"
        )
    };
    for (product, time, listed) in [
        ("CVM", "2024-12-31 23:59:59", true),
        ("p_CVM", "2024-01-01 00:00:00", true),
        ("CVM", "2025-01-01 00:00:00", false),
        ("CDN", "2024-10-07 00:00:00", false),
    ] {
        let records = record(product, time);
        for (files, agreement) in [
            (vec![("records.csv", records.as_str()), ("policy.csv", policy.as_str())], None),
            (vec![("records.csv", records.as_str())], Some(policy.as_str())),
        ] {
            let found = findings_of(&files, agreement);
            let codes: Vec<_> = found.iter().map(|finding| finding.code).collect();
            assert_eq!(codes.is_empty(), listed, "{product} {time}: {codes:?}");
            assert!(listed || codes == ["AG018"]);
        }
    }
}

#[test]
fn an_answer_that_is_a_page_of_several_proves_nothing_missing() {
    let answer = |total: usize| {
        format!(
            "{{\"Response\":{{\"TotalCount\":{total},\"ProductList\":[{{\"PolicyCode\":\"StandardPolicy2024\",\
             \"ProductCode\":\"p_cvm\",\"ProductName\":\"CVM\",\"SubProductCode\":\"*\",\"SubProductName\":\"*\",\
             \"ComponentTypeCode\":\"*\",\"ComponentTypeName\":\"*\",\"ComponentCode\":\"*\",\"ComponentName\":\"*\",\
             \"StartDate\":\"2024-01-01 00:00:00\",\"EndDate\":\"2024-12-31 23:59:59\"}}],\"RequestId\":\"r\"}}}}"
        )
    };
    let records = "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n\
                   20241007120003216009945,CDN,2024-10-07 00:00:00,100.00,8%,8.00,USD\n";
    for (total, codes) in [(1, vec!["AG018"]), (2, vec![])] {
        for files in [true, false] {
            let text = answer(total);
            let all = [("records.csv", records), ("policy.json", text.as_str())];
            let found = if files { findings_of(&all, None) } else { findings_of(&all[..1], Some(&text)) };
            let found: Vec<_> = found.iter().map(|finding| finding.code).collect();
            assert_eq!(found, codes);
        }
    }
    // A list that is whole does not complete another.
    let (part, whole) = (answer(2), answer(1));
    let files = [("records.csv", records), ("part.json", part.as_str()), ("whole.json", whole.as_str())];
    assert_eq!(findings_of(&files, None), []);
}

#[test]
fn what_takes_back_or_corrects_need_not_be_listed() {
    let policy = format!(
        "{POLICY_HEAD}StandardPolicy2024,p_cvm,CVM,*,*,*,*,*,*,2024-01-01 00:00:00,2024-12-31 23:59:59\n"
    );
    let found = |kind: &str, amount: &str| {
        let records = format!(
            "Order ID,Product,Order Time,Transaction Type,Rebate Amount,Currency\n\
             20241007120003216009945,CDN,2024-10-07 00:00:00,{kind},{amount},USD\n"
        );
        codes(&records, &policy)
    };
    assert_eq!(found("purchase", "8.00"), ["AG018"]);
    assert_eq!(found("refund", "-8.00"), [""; 0]);
    assert_eq!(found("manualAdjustment", "8.00"), [""; 0]);
}

#[test]
fn a_bill_is_not_held_against_rates_of_rebate() {
    let bill = "Product Name,Payer Account ID,Owner Account ID,Transaction ID,Transaction Time,Total Amount After Discount,Total Cost,Currency\n\
                CVM,100000032030,100000049695,20241007120003216009947,2024-10-07 12:00:03,90.00,90.00,USD\n";
    assert_eq!(codes(bill, "product,rate\nCDN,5%\n"), [""; 0]);
    let statement = r#"{"Response":{"RebateInfoSet":[{"Uin":"100000032030","RebateMonth":"2024-10","Amt":800,"MonthSales":10000,"QuarterSales":10000,"ExceptionFlag":"NORMAL"}],"TotalCount":1}}"#;
    assert_eq!(findings_of(&[("statement.json", statement)], Some("product,rate\nCDN,5%\n")), []);
}

#[test]
fn the_policy_gives_the_category() {
    let policy = "Product Code,Product Code Name,Sub-product Code,Sub-product Code Name,Billable Items,Category,\
                  Start Date,End Date\np_cvm,CVM,*,*,*,A,2024-01-01,2024-12-31\np_cdn,CDN,*,*,*,B,2024-01-01,2024-12-31\n";
    let rules = "product,category,rate\n*,A,8%\n*,B,5%\n";
    let records = "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n\
                   20241007120003216009945,CVM,2024-10-07 00:00:00,100.00,8%,8.00,USD\n\
                   20241007120003216009946,CDN,2024-10-07 00:00:00,100.00,5%,5.00,USD\n";
    let files = [("records.csv", records), ("policy.csv", policy)];
    assert!(findings_of(&files, Some(rules)).is_empty());
    let both = read_agreement(
        &[Input::file("rules.csv", rules.as_bytes()), Input::file("policy.csv", policy.as_bytes())],
        &Options::default(),
    );
    assert_eq!(both.unwrap().policy.unwrap().rows.len(), 2);
    // Without the list, neither row goes first.
    assert_eq!(codes(records, rules), ["AG019", "AG019"]);
}

#[test]
fn two_tables_of_rules_are_a_fault() {
    let rules = b"product,rate\nCVM,8%\n";
    let inputs = [Input::file("a.csv", rules), Input::file("b.csv", rules)];
    let errors = read_agreement(&inputs, &Options { lang: Lang::ZhCn, ..Options::default() }).unwrap_err();
    assert_eq!((errors[0].code, errors[0].input.as_str()), ("AG008", "b.csv"));
    assert!(errors[0].message.contains("规则表"));
}

// A reference that tries all rows.

fn name(number: u8) -> &'static str {
    ["", "a", "b", "c"][usize::from(number)]
}

fn level() -> impl Strategy<Value = Level> {
    prop_oneof![Just(""), Just("*"), Just("A"), Just(" b "), Just("c")].prop_map(Level::of)
}

fn month() -> impl Strategy<Value = Option<u8>> {
    proptest::option::of(1_u8..=4)
}

fn period(month: u8) -> Period {
    *read_period(&format!("2024-{month:02}")).read().unwrap()
}

fn rule() -> impl Strategy<Value = Rule> {
    let currency =
        prop_oneof![Just(None), Just(Currency::from_text("CNY")), Just(Currency::from_text("USD"))];
    let category = prop_oneof![Just(None), Just(Some("a".to_string()))];
    ([level(), level(), level(), level()], currency, category, month(), month(), 0_i64..3).prop_map(
        |(scope, currency, category, from, to, threshold)| Rule {
            line: 0,
            scope,
            category,
            currency,
            window: Window {
                from: from.and_then(|month| Day::of(period(month), 1)),
                to: to.and_then(|month| Day::of(period(month), period(month).days())),
            },
            from: Decimal::new(threshold * 1000, 0),
            per: Some(Per::Month),
            kind: Some(TierKind::WholeVolume),
            rate: Decimal::new(5, 2),
            rounding: None,
            eligible: true,
            note: String::new(),
        },
    )
}

/// Whether a row fits for certain, by every one of its columns in turn.
fn fits(rule: &Rule, names: [&str; 4], on: Day, currency: &str, category: Option<&str>) -> bool {
    rule.scope.iter().zip(names).all(|(level, name)| match level {
        Level::Any => true,
        Level::Exact(wanted) => wanted.as_str().eq_ignore_ascii_case(name),
    }) && rule.window.from.is_none_or(|from| on >= from)
        && rule.window.to.is_none_or(|to| on <= to)
        && rule.currency.is_none_or(|own| own.code() == currency)
        && rule.category.as_deref().is_none_or(|own| category.is_none_or(|listed| own == listed))
}

fn exact(rule: &Rule) -> Vec<usize> {
    let exact = |at: usize| usize::from(rule.scope[at] != Level::Any);
    let count = (0..4).map(exact).sum();
    let named = [usize::from(rule.currency.is_some()), usize::from(rule.category.is_some())];
    [count].into_iter().chain((0..4).rev().map(exact)).chain(named).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_row_that_counts_is_the_one_that_trying_all_rows_gives(
        mut rules in proptest::collection::vec(rule(), 1..12),
        names in [1_u8..4, 1_u8..4, 1_u8..4, 1_u8..4],
        month in 1_u8..=4,
        last in any::<bool>(),
        usd in any::<bool>(),
        category in prop_oneof![Just(None), Just(Some("A")), Just(Some("B"))],
        volume in -10_i64..4_000,
    ) {
        for (at, rule) in rules.iter_mut().enumerate() {
            rule.line = at + 2;
        }
        let Ok(agreement) = Agreement::new("agreement.csv", rules.clone()) else { return Ok(()) };
        let on = Day::of(period(month), if last { period(month).days() } else { 1 }).unwrap();
        let currency = if usd { "USD" } else { "CNY" };
        let names = names.map(name);
        let subject = Subject {
            levels: names.map(|name| [name, ""]),
            day: Some(on),
            currency: Currency::from_text(currency),
            category,
        };
        let choice = agreement.choose(&subject);
        let volume = Decimal::new(volume, 0);

        let lower = category.map(str::to_ascii_lowercase);
        let all: Vec<&Rule> =
            rules.iter().filter(|rule| fits(rule, names, on, currency, lower.as_deref())).collect();
        let most = all.iter().map(|rule| exact(rule)).max();
        let best: Vec<&&Rule> = all.iter().filter(|rule| Some(exact(rule)) == most).collect();
        let reached = best.iter().filter(|rule| rule.from.is_zero() || rule.from <= volume);
        let row = reached.max_by_key(|rule| rule.from).map(|rule| rule.line);

        prop_assert!(choice.possible.is_empty());
        prop_assert!(choice.certain.len() <= 1, "names alone cannot tie");
        let chosen = choice.certain.first();
        prop_assert_eq!(chosen.is_some(), !best.is_empty());
        prop_assert_eq!(chosen.and_then(|ladder| ladder.reached(volume)).map(|tier| tier.line), row);
        for rule in &rules {
            let outside = fits(&Rule { window: Window::default(), ..rule.clone() }, names, on, currency, lower.as_deref())
                && !rule.window.contains(on);
            let said = choice.outside.iter().any(|ladder| ladder.tiers().iter().any(|tier| tier.line == rule.line));
            prop_assert_eq!(outside, said);
        }
    }

    #[test]
    fn what_tiers_give_is_what_each_cent_earns(
        steps in proptest::collection::vec((1_i64..50_000, 0_i64..=100), 1..5),
        volume in 0_i64..200_000,
    ) {
        let mut text = String::from("product,threshold_from,threshold_per,threshold_kind,rate,rounding\n");
        let mut tiers = Vec::new();
        let mut from = 0;
        for (step, rate) in steps {
            text.push_str(&format!("CVM,{},month,progressive,{rate}%,half_up\n", Decimal::new(from, 2)));
            tiers.push((from, rate));
            from += step;
        }
        let agreement = read(&text);
        // Whole cents at whole per cents, added up in ten-thousandths.
        let earned: i64 = tiers
            .iter()
            .enumerate()
            .map(|(at, (from, rate))| {
                let end = tiers.get(at + 1).map_or(volume, |(next, _)| volume.min(*next));
                (end - from).max(0) * rate
            })
            .sum();
        let cents = (earned + 50) / 100;
        prop_assert_eq!(agreement.ladders()[0].rebate(Decimal::new(volume, 2), 2), Some(Decimal::new(cents, 2)));
    }

    #[test]
    fn nothing_that_stands_in_a_file_breaks_the_reading(text in "\\PC{0,200}") {
        let _ = read_bytes(text.as_bytes());
        let _ = read_bytes(format!("product,rate,threshold_from,valid_from,valid_to,eligible\n{text}").as_bytes());
    }
}
