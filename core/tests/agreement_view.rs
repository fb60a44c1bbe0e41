//! Where an agreement stands: tier reached, distance to the next, the last day, one
//! more deal, and the money of wrong rates.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use proptest::prelude::*;
use rebatelens_core::{
    Input, Lang, Options, check,
    explain::agreement_report::{AgreementReport, AgreementVolume},
    model::money::read_amount,
    read_agreement,
    report::Report,
};
use rust_decimal::Decimal;
use std::fmt::Write;

const HEAD: &str =
    "Record ID,Order ID,Product,Settlement Period,Order Time,Base Amount,Rate,Rebate Amount,Currency\n";

const TIERS: &str = "product,threshold_from,threshold_per,threshold_kind,rate\n\
                     CVM,0,month,whole_volume,5%\nCVM,1000,month,whole_volume,8%\n\
                     CVM,5000,month,whole_volume,10%\n";

fn line(number: usize, month: &str, base: &str, rate: &str, amount: &str) -> String {
    let stamp = month.replace('-', "");
    format!(
        "RB{number},{stamp}0112000321600{number:04},CVM,{month},{month}-05 10:00:00,{base},{rate},{amount},CNY\n"
    )
}

fn table(lines: &[String]) -> String {
    format!("{HEAD}{}", lines.concat())
}

fn options(agreement: &str, deal: Option<&str>) -> Options {
    let agreement = read_agreement(&[Input::file("terms.csv", agreement.as_bytes())], &Options::default());
    let what_if = deal.map(|deal| *read_amount(deal).read().unwrap());
    Options { agreement: Some(agreement.unwrap()), what_if, ..Options::default() }
}

fn report(records: &str, options: &Options) -> Report {
    check(&[Input::file("records.csv", records.as_bytes())], options).unwrap()
}

fn state(records: &str, agreement: &str, deal: Option<&str>) -> AgreementReport {
    report(records, &options(agreement, deal)).agreement.unwrap()
}

fn only(records: &str, agreement: &str, deal: Option<&str>) -> AgreementVolume {
    let AgreementReport { volumes, .. } = state(records, agreement, deal);
    let [volume] = volumes.try_into().unwrap();
    volume
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn reasons(volume: &AgreementVolume) -> Vec<(&'static str, usize)> {
    volume.unknown_for.iter().map(|gap| (gap.reason, gap.records)).collect()
}

#[test]
fn a_month_has_its_tier_and_what_is_missing_to_the_next() {
    let records =
        table(&[line(1, "2024-10", "1200.00", "8%", "96.00"), line(2, "2024-10", "300.50", "8%", "24.04")]);
    let volume = only(&records, TIERS, None);
    assert_eq!((volume.volume.as_deref(), volume.records), (Some("1500.50"), 2));
    assert_eq!((volume.from.as_deref(), volume.to.as_deref()), (Some("2024-10"), Some("2024-10")));
    assert_eq!((volume.per, volume.kind, volume.line), ("month", "whole_volume", 2));
    let reached = volume.reached.as_ref().unwrap();
    assert_eq!((reached.line, reached.from.as_str(), reached.rate.as_str()), (3, "1000", "8%"));
    let next = volume.next.as_ref().unwrap();
    assert_eq!((next.line, next.rate.as_str(), next.missing.as_str()), (4, "10%", "3499.50"));
    // 3,499.50 / 1,500.50 = 2.33222…
    assert_eq!(next.missing_percent.as_deref(), Some("233.22"));
    assert_eq!((volume.rebate.as_deref(), volume.shown.as_deref()), (Some("120.04"), Some("120.04")));
    assert_eq!((volume.last_day.as_deref(), volume.days_left), (Some("2024-10-31"), None));
    assert_eq!(volume.what_if, None);
    assert_eq!(reasons(&volume), []);
    assert_eq!(
        volume.sentences,
        [
            "Volume: 1,500.50 CNY, from 2 records.",
            "Tier reached: 8% from 1,000.00.",
            "To the next tier (10% from 5,000.00): 3,499.50 CNY, 233.22% of the volume.",
            "Rebate by the tiers (whole volume): 120.04 CNY; the platform shows 120.04 CNY.",
            "Last day that may count: 2024-10-31 (UTC+08:00).",
        ]
    );
}

#[test]
fn the_top_tier_has_no_next_one_and_is_named() {
    let records = table(&[line(1, "2024-10", "6000.00", "10%", "600.00")]);
    let report = report(&records, &options(TIERS, None));
    let [volume] = report.agreement.unwrap().volumes.try_into().unwrap();
    assert_eq!((volume.next, volume.reached.map(|tier| tier.rate)), (None, Some("10%".into())));
    assert_eq!(volume.sentences[1], "Top tier reached: 10% from 5,000.00.");
    let note = report.findings.iter().find(|finding| finding.code == "AG017").unwrap();
    assert_eq!(note.title, "2024-10: top tier reached (10% from 5,000.00)");
    assert!(
        note.message.ends_with("By terms.csv: top tier reached (10% from 5,000.00)."),
        "{}",
        note.message
    );
}

#[test]
fn below_the_first_tier_nothing_is_reached() {
    let records = table(&[line(1, "2024-10", "100.00", "0%", "0.00")]);
    let agreement =
        "product,threshold_from,threshold_per,threshold_kind,rate\nCVM,1000,month,whole_volume,8%\n";
    let volume = only(&records, agreement, Some("950"));
    assert_eq!((volume.reached, volume.rebate.as_deref()), (None, Some("0")));
    assert_eq!(volume.next.unwrap().missing, "900.00");
    let with = volume.what_if.unwrap();
    assert_eq!((with.reached.unwrap().rate.as_str(), with.rebate.as_str()), ("8%", "84.00"));
}

#[test]
fn one_more_deal_changes_the_rate_of_all_or_of_what_lies_above() {
    let records = table(&[line(1, "2024-10", "900.00", "5%", "45.00")]);
    let whole = only(&records, TIERS, Some("200")).what_if.unwrap();
    assert_eq!((whole.amount.as_str(), whole.volume.as_str()), ("200", "1100.00"));
    assert_eq!(whole.reached.unwrap().rate, "8%");
    assert_eq!((whole.rebate.as_str(), whole.change.as_str()), ("88.00", "43.00"));
    let progressive = TIERS.replace("whole_volume", "progressive");
    let parts = only(&records, &progressive, Some("200"));
    let effect = parts.what_if.unwrap();
    assert_eq!((effect.rebate.as_str(), effect.change.as_str()), ("58.00", "13.00"));
    assert_eq!(
        parts.sentences.last().unwrap(),
        "With one more deal of 200.00 CNY: volume 1,100.00 CNY, tier 8% from 1,000.00; \
         rebate by the tiers 58.00 CNY (+13.00 CNY)."
    );
    // A refund takes the tier away again.
    let back = table(&[line(1, "2024-10", "1100.00", "8%", "88.00")]);
    let effect = only(&back, TIERS, Some("-200")).what_if.unwrap();
    assert_eq!((effect.rebate.as_str(), effect.change.as_str()), ("45.00", "-43.00"));
}

#[test]
fn a_deal_in_another_currency_changes_nothing_and_is_said() {
    let records = table(&[line(1, "2024-10", "900.00", "5%", "45.00")]);
    let state = state(&records, TIERS, Some("200 USD"));
    assert_eq!(state.volumes[0].what_if, None);
    let note = "The deal is in USD; no volume is in USD.";
    assert!(state.notes.iter().any(|text| text == note), "{:?}", state.notes);
    let own = only(&records, TIERS, Some("200 CNY"));
    assert_eq!(own.what_if.unwrap().change, "43.00");
}

#[test]
fn a_deal_under_rules_without_tiers_changes_no_rate() {
    let records = table(&[line(1, "2024-10", "900.00", "5%", "45.00")]);
    let state = state(&records, "product,rate\nCVM,5%\n", Some("200 USD"));
    assert_eq!(state.notes, ["No rule of the agreement has tiers, so one more deal changes no rate."]);
}

#[test]
fn a_volume_that_is_not_known_is_null_and_says_why() {
    let whole = line(1, "2024-10", "1200.00", "8%", "96.00");
    let damaged = |row: String| table(&[whole.clone(), row]);
    let cases = [
        (damaged(line(2, "2024-10", "", "8%", "8.00")), ("absent", 1)),
        (damaged(line(2, "2024-10", "1x0.00", "8%", "8.00")), ("unreadable", 1)),
        (
            damaged(
                line(2, "2024-10", "100.00", "8%", "8.00").replace(",2024-10,2024-10-05 10:00:00,", ",?,?,"),
            ),
            ("no_month", 1),
        ),
        (damaged(line(2, "2024-10", "100.00", "8%", "8.00").replace(",CNY", ",")), ("open_currency", 1)),
        (damaged("RB2,20241001120003216000002,CVM,2024-10\n".into()), ("shifted_row", 1)),
    ];
    for (records, reason) in cases {
        let state = state(&records, TIERS, Some("5000"));
        let volume = state.volumes.iter().find(|volume| volume.currency.as_deref() == Some("CNY")).unwrap();
        assert_eq!(reasons(volume), [reason], "{records}");
        assert_eq!((&volume.volume, &volume.reached, &volume.next), (&None, &None, &None), "{records}");
        assert_eq!((&volume.rebate, &volume.what_if), (&None, &None), "{records}");
        assert!(volume.sentences[0].starts_with("Volume not known: "), "{:?}", volume.sentences);
        // What the checks do not know is not said by them either.
        let found = report(&records, &options(TIERS, None)).findings;
        assert!(found.iter().all(|finding| finding.code != "AG017"), "{records}");
    }
}

#[test]
fn what_can_be_counted_of_an_unknown_volume_stands_beside_it() {
    let records =
        table(&[line(1, "2024-10", "1200.00", "8%", "96.00"), line(2, "2024-10", "-", "8%", "8.00")]);
    let volume = only(&records, TIERS, None);
    assert_eq!((volume.volume, volume.counted.as_deref(), volume.records), (None, Some("1200.00"), 2));
    assert_eq!(
        volume.sentences[..2],
        [
            "Volume not known: 1 record has no base amount.",
            "The base amounts that can be read add up to 1,200.00 CNY."
        ]
    );
}

#[test]
fn a_column_that_is_missing_is_no_volume_of_nothing() {
    let records = "Order ID,Product,Settlement Period,Rate,Rebate Amount,Currency\n\
                   20241001120003216000001,CVM,2024-10,5%,5.00,CNY\n";
    let volume = only(records, TIERS, None);
    assert_eq!((volume.volume.clone(), volume.counted.clone()), (None, None));
    assert_eq!(reasons(&volume), [("absent", 1)]);
}

#[test]
fn a_product_level_that_a_record_does_not_show_leaves_both_volumes_open() {
    let agreement = format!("{TIERS}CVM,1000,month,whole_volume,9%\n")
        .replace("product,", "product,sub_product,")
        .replace("\nCVM,", "\nCVM,*,")
        .replace("CVM,*,1000,month,whole_volume,9%", "CVM,SA2,1000,month,whole_volume,9%");
    let records = table(&[line(1, "2024-10", "1200.00", "8%", "96.00")]);
    let state = state(&records, &agreement, None);
    assert_eq!(state.volumes.len(), 2);
    for volume in &state.volumes {
        assert_eq!((volume.volume.as_deref(), reasons(volume)), (None, vec![("other_row", 1)]));
    }
}

#[test]
fn rows_that_no_record_counts_for_have_no_month() {
    let records = table(&[line(1, "2024-10", "1200.00", "8%", "96.00")]);
    let agreement = format!("{TIERS}COS,0,month,whole_volume,1%\nCOS,10,month,whole_volume,2%\n");
    let state = state(&records, &agreement, None);
    let empty = state.volumes.iter().find(|volume| volume.product == "COS").unwrap();
    assert_eq!((&empty.from, &empty.volume, empty.records), (&None, &None, 0));
    assert_eq!(reasons(empty), [("no_record", 1)]);
    assert_eq!(empty.last_day, None);
}

#[test]
fn a_quarter_ends_with_its_last_month_and_is_a_guess() {
    let quarterly = TIERS.replace(",month,", ",quarter,");
    let records = table(&[
        line(1, "2024-10", "600.00", "8%", "48.00"),
        line(2, "2024-11", "600.00", "8%", "48.00"),
        line(3, "2025-01", "600.00", "5%", "30.00"),
    ]);
    let state = state(&records, &quarterly, None);
    let spans: Vec<_> =
        state.volumes.iter().map(|volume| (volume.from.as_deref(), volume.to.as_deref())).collect();
    assert_eq!(spans, [(Some("2024-10"), Some("2024-12")), (Some("2025-01"), Some("2025-03"))]);
    assert_eq!(state.volumes[0].volume.as_deref(), Some("1200.00"));
    assert_eq!(state.volumes[0].last_day.as_deref(), Some("2024-12-31"));
    assert_eq!(state.volumes[1].last_day.as_deref(), Some("2025-03-31"));
    assert!(state.notes.iter().any(|note| note == "Quarters may differ: calendar quarters are a guess."));
}

#[test]
fn the_last_day_is_that_of_the_rows_where_they_end_earlier() {
    let agreement = "product,threshold_from,threshold_per,threshold_kind,rate,valid_to\n\
                     CVM,0,month,whole_volume,5%,2024-10-15\nCVM,1000,month,whole_volume,8%,2024-10-15\n";
    let records = table(&[line(1, "2024-10", "1200.00", "8%", "96.00")]);
    let asked = Options { as_of: Some("2024-10-10".into()), ..options(agreement, None) };
    let [volume] = report(&records, &asked).agreement.unwrap().volumes.try_into().unwrap();
    assert_eq!((volume.last_day.as_deref(), volume.days_left), (Some("2024-10-15"), Some(5)));
    assert!(volume.sentences.contains(&"The agreement's rows end on 2024-10-15.".into()));
    assert!(
        volume.sentences.contains(&"Last day that may count: 2024-10-15 (UTC+08:00), 5 days left.".into())
    );
    let later = Options { as_of: Some("2024-11-20".into()), ..options(TIERS, None) };
    let [volume] = report(&records, &later).agreement.unwrap().volumes.try_into().unwrap();
    assert_eq!((volume.last_day.as_deref(), volume.days_left), (Some("2024-10-31"), Some(-20)));
    let last = Options { as_of: Some("2024-10-31".into()), ..options(TIERS, None) };
    let [volume] = report(&records, &last).agreement.unwrap().volumes.try_into().unwrap();
    assert!(volume.sentences.contains(&"Last day that may count: 2024-10-31 (UTC+08:00), today.".into()));
}

#[test]
fn what_is_rejected_or_corrected_by_hand_is_in_no_volume() {
    let head = HEAD.replace("Currency", "Currency,Status");
    let rows = [
        line(1, "2024-10", "1200.00", "8%", "96.00").replace('\n', ",Paid\n"),
        line(2, "2024-10", "9000.00", "8%", "720.00").replace('\n', ",Rejected\n"),
    ];
    let volume = only(&format!("{head}{}", rows.concat()), TIERS, None);
    assert_eq!((volume.volume.as_deref(), volume.records), (Some("1200.00"), 1));
}

#[test]
fn wrong_rates_come_to_an_exact_sum_by_rule() {
    let agreement = "product,rate\nCVM,8%\n";
    let records = table(&[
        line(1, "2024-10", "1000.00", "5%", "50.00"),
        line(2, "2024-10", "200.10", "5%", "10.01"),
        line(3, "2024-10", "100.00", "9%", "9.00"),
        line(4, "2024-10", "", "5%", "50.00"),
        line(5, "2024-10", "100.00", "8%", "8.00"),
    ]);
    let report = report(&records, &options(agreement, None));
    let wrong = report.findings.iter().filter(|finding| finding.code == "AG011");
    let by_finding: Vec<Option<&str>> = wrong.clone().map(|finding| finding.difference.as_deref()).collect();
    assert_eq!(by_finding, [Some("-30.00"), Some("-6.00"), Some("1.00"), None]);
    assert_eq!(
        wrong.clone().next().unwrap().message,
        "Rate 5% in the table, agreed 8% (terms.csv, line 2): \u{2212}30.00 CNY against the agreed rate."
    );
    assert_eq!(
        wrong.clone().next_back().unwrap().message,
        "Rate 5% in the table, agreed 8% (terms.csv, line 2): the effect in money is not known."
    );
    let state = report.agreement.unwrap();
    assert_eq!(state.volumes, []);
    let [cost] = state.costs.try_into().unwrap();
    assert_eq!((cost.code, cost.currency.as_deref(), cost.findings), ("AG011", Some("CNY"), 4));
    assert_eq!(cost.cost.as_deref(), Some("35.00"));
    let left_out: Vec<_> = cost.left_out_for.iter().map(|own| (own.reason, own.records)).collect();
    assert_eq!((cost.left_out, left_out), (1, vec![("no_amount", 1)]));
    assert_eq!(
        cost.sentence,
        "AG011 Rate is not the agreed one: 4 findings; the platform shows 35.00 CNY less than the agreement \
         gives. Not in the sum: 1 finding without base, amount or adjustment."
    );
}

#[test]
fn a_rate_of_a_tier_that_is_not_reached_has_its_money() {
    let records = table(&[line(1, "2024-10", "1200.00", "10%", "120.00")]);
    let report = report(&records, &options(TIERS, None));
    let found = report.findings.iter().find(|finding| finding.code == "AG020").unwrap();
    assert_eq!(found.difference.as_deref(), Some("24.00"));
    let [cost] = report.agreement.unwrap().costs.try_into().unwrap();
    assert_eq!((cost.code, cost.cost.as_deref()), ("AG020", Some("-24.00")));
    assert!(cost.sentence.contains("24.00 CNY more than the agreement gives"), "{}", cost.sentence);
}

#[test]
fn costs_of_several_currencies_are_never_added() {
    let records = table(&[
        line(1, "2024-10", "1000.00", "5%", "50.00"),
        line(2, "2024-10", "1000.00", "5%", "50.00").replace("CNY", "USD"),
    ]);
    let costs = state(&records, "product,rate\nCVM,8%\n", None).costs;
    let sums: Vec<_> = costs.iter().map(|cost| (cost.currency.as_deref(), cost.cost.as_deref())).collect();
    assert_eq!(sums, [(Some("CNY"), Some("30.00")), (Some("USD"), Some("30.00"))]);
}

#[test]
fn several_possible_rates_are_no_cost() {
    let progressive = TIERS.replace("whole_volume", "progressive");
    let records =
        table(&[line(1, "2024-10", "1200.00", "7%", "84.00"), line(2, "2024-10", "100.00", "8%", "8.00")]);
    let state = state(&records, &progressive, None);
    let wrong = state.costs.iter().find(|cost| cost.code == "AG011").unwrap();
    assert_eq!((wrong.cost.as_deref(), wrong.left_out_for[0].reason), (None, "open_rate"));
    assert!(wrong.sentence.contains("the money is not known"), "{}", wrong.sentence);
    // The tiers of the whole month say what it comes to.
    let whole = state.costs.iter().find(|cost| cost.code == "AG021").unwrap();
    assert_eq!(whole.cost.as_deref(), Some("-18.00"));
    assert!(state.notes.iter().any(|note| note.starts_with("AG021")), "{:?}", state.notes);
}

#[test]
fn the_view_is_there_in_chinese() {
    let records =
        table(&[line(1, "2024-10", "900.00", "5%", "45.00"), line(2, "2024-10", "50.00", "3%", "1.50")]);
    let asked = Options { lang: Lang::ZhCn, ..options(TIERS, Some("200")) };
    let state = report(&records, &asked).agreement.unwrap();
    assert_eq!(state.volumes[0].label, "2024-10，CVM（第 2 行）");
    assert_eq!(state.volumes[0].sentences[0], "业绩 950.00 CNY，来自 2 条记录。");
    assert_eq!(state.costs[0].sentence, "AG011 比例与协议不符：1 项，平台数据比协议少 1.00 CNY。");
}

#[test]
fn without_an_agreement_there_is_no_view() {
    let records = table(&[line(1, "2024-10", "900.00", "5%", "45.00")]);
    assert_eq!(report(&records, &Options::default()).agreement, None);
}

/// Tiers, base amounts in cents, and one more.
#[derive(Clone, Debug)]
struct Case {
    agreement: String,
    bases: Vec<i64>,
    more: i64,
}

fn cents(value: i64) -> String {
    Decimal::new(value, 2).to_string()
}

fn case() -> impl Strategy<Value = Case> {
    let tiers = prop::collection::btree_map(0_u32..500_000, 1_u32..=40, 1..5);
    let bases = prop::collection::vec(-20_000_i64..300_000, 1..6);
    let parts = (tiers, any::<bool>(), any::<bool>(), bases, -50_000_i64..500_000);
    parts.prop_map(|(tiers, is_whole, is_quarter, bases, more)| {
        let kind = if is_whole { "whole_volume" } else { "progressive" };
        let per = if is_quarter { "quarter" } else { "month" };
        let mut agreement = String::from("product,threshold_from,threshold_per,threshold_kind,rate\n");
        for (from, rate) in &tiers {
            writeln!(agreement, "CVM,{},{per},{kind},{rate}%", cents(i64::from(*from))).unwrap();
        }
        Case { agreement, bases, more }
    })
}

fn records_of(bases: &[i64], rate: &str) -> String {
    let lines = bases.iter().zip(1..).map(|(base, number)| line(number, "2024-10", &cents(*base), rate, ""));
    table(&lines.collect::<Vec<_>>())
}

/// The volume of a case; nothing where its rows have no tiers.
fn volume_of(bases: &[i64], rate: &str, case: &Case, deal: Option<&str>) -> Option<AgreementVolume> {
    state(&records_of(bases, rate), &case.agreement, deal).volumes.into_iter().next()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_is_missing_and_the_volume_are_the_threshold(case in case()) {
        let Some(volume) = volume_of(&case.bases, "1%", &case, None) else { return Ok(()) };
        let own = decimal(volume.volume.as_deref().unwrap());
        prop_assert_eq!(own, Decimal::new(case.bases.iter().sum(), 2));
        if let Some(next) = &volume.next {
            prop_assert_eq!(decimal(&next.missing) + own, decimal(&next.from));
            prop_assert!(decimal(&next.missing) > Decimal::ZERO);
            prop_assert_eq!(next.missing_percent.is_some(), own > Decimal::ZERO);
        }
        if let Some(reached) = &volume.reached {
            prop_assert!(decimal(&reached.from) <= own || decimal(&reached.from).is_zero());
        }
    }

    #[test]
    fn a_deal_of_nothing_changes_nothing(case in case()) {
        let Some(volume) = volume_of(&case.bases, "1%", &case, Some("0.00")) else { return Ok(()) };
        let with = volume.what_if.unwrap();
        prop_assert_eq!(decimal(&with.change), Decimal::ZERO);
        prop_assert_eq!(Some(with.volume), volume.volume);
        prop_assert_eq!(Some(with.rebate), volume.rebate);
        prop_assert_eq!(with.reached, volume.reached);
    }

    #[test]
    fn a_deal_gives_what_a_record_of_it_would_give(case in case()) {
        let deal = cents(case.more);
        let Some(volume) = volume_of(&case.bases, "1%", &case, Some(&deal)) else { return Ok(()) };
        let all = [case.bases.as_slice(), &[case.more]].concat();
        let then = volume_of(&all, "1%", &case, None).unwrap();
        let with = volume.what_if.unwrap();
        prop_assert_eq!(Some(decimal(&with.volume)), then.volume.as_deref().map(decimal));
        prop_assert_eq!(Some(decimal(&with.rebate)), then.rebate.as_deref().map(decimal));
        prop_assert_eq!(with.reached, then.reached);
        let before = decimal(volume.rebate.as_deref().unwrap());
        prop_assert_eq!(decimal(&with.rebate) - before, decimal(&with.change));
    }

    #[test]
    fn the_rate_of_the_tier_is_the_one_that_records_are_held_against(case in case()) {
        let case = Case { agreement: case.agreement.replace("progressive", "whole_volume").replace("quarter", "month"), ..case };
        let bases: Vec<i64> = case.bases.iter().map(|base| base.abs() + 1).collect();
        let Some(volume) = volume_of(&bases, "77%", &case, None) else { return Ok(()) };
        let rate = volume.reached.map_or_else(|| "0%".to_string(), |tier| tier.rate);
        let wrong = report(&records_of(&bases, "77%"), &options(&case.agreement, None));
        let expected: Vec<_> = wrong.findings.iter().filter(|finding| finding.code == "AG011").collect();
        prop_assert_eq!(expected.len(), bases.len());
        for finding in expected {
            prop_assert_eq!(finding.expected.as_deref(), Some(rate.as_str()));
        }
        let right = report(&records_of(&bases, &rate), &options(&case.agreement, None));
        let codes = right.findings.iter().map(|finding| finding.code);
        prop_assert!(codes.into_iter().all(|code| code != "AG011" && code != "AG020"));
    }
}
