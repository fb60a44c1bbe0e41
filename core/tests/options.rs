//! What a person says about a check: the rounding, and the zone of times that
//! name none.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use rebatelens_core::{
    Input, Lang, Options, PageContext, annotate, check,
    model::{money::RoundingMode, zone::Zone},
    read_agreement,
    report::{Finding, Report},
    table::read_rounding,
};

fn report(text: &str, options: &Options) -> Report {
    check(&[Input::file("synthetic.csv", text.as_bytes())], options).unwrap()
}

fn rounded(mode: Option<RoundingMode>, lang: Lang) -> Report {
    // Half up, half to even and up all give the second line's amount.
    let text = "Order ID,Base Amount,Rate,Rebate Amount\n1-1,100.00,8%,8.00\n1-2,10.33,5%,0.52\n";
    report(text, &Options { rounding: mode, lang, ..Options::default() })
}

fn am002(report: &Report) -> Vec<&Finding> {
    report.findings.iter().filter(|finding| finding.code == "AM002").collect()
}

#[test]
fn a_rounding_that_is_given_is_not_recognised() {
    let shown = rounded(None, Lang::En);
    assert!(am002(&shown).is_empty());
    let rounding = &shown.inputs[0].rounding[0];
    assert_eq!((rounding.how, rounding.decided, rounding.lines), ("shown", false, 1));
    let kept = rounded(Some(RoundingMode::HalfEven), Lang::En);
    assert!(am002(&kept).is_empty());
    let rounding = &kept.inputs[0].rounding[0];
    assert_eq!((rounding.how, rounding.decided, rounding.lines), ("given", true, 1));
    assert_eq!(rounding.modes, ["half_even"]);
}

#[test]
fn a_line_that_breaks_the_rounding_given_says_what_was_said() {
    let down = rounded(Some(RoundingMode::Down), Lang::En);
    let [found] = am002(&down)[..] else { panic!("{:?}", down.findings) };
    assert_eq!((found.record, found.expected.as_deref()), (Some(2), Some("0.51")));
    assert!(found.message.contains("you said that amounts are rounded down"), "{}", found.message);
    assert_eq!(down.inputs[0].rounding[0].lines, 0);
    let zh = rounded(Some(RoundingMode::Down), Lang::ZhCn);
    assert!(am002(&zh)[0].message.contains("您指定的方式为舍去尾数，相差"), "{}", am002(&zh)[0].message);
}

#[test]
fn most_lines_do_not_outweigh_the_rounding_given() {
    let rows = ["10.31,5%,0.52", "10.33,5%,0.52", "10.35,5%,0.52", "10.31,5%,0.51"];
    let rows: Vec<String> = rows.iter().map(|row| format!("x,{row}\n")).collect();
    let text = format!("Order ID,Base Amount,Rate,Rebate Amount\n{}", rows.concat());
    let records = |mode| {
        let report = report(&text, &Options { rounding: mode, ..Options::default() });
        am002(&report).iter().filter_map(|found| found.record).collect::<Vec<_>>()
    };
    assert_eq!(records(None), [4]);
    assert_eq!(records(Some(RoundingMode::Down)), [1, 2, 3]);
}

#[test]
fn a_rounding_has_the_names_that_an_agreement_uses() {
    for (text, mode) in [
        ("half-up", RoundingMode::HalfUp),
        ("half_even", RoundingMode::HalfEven),
        ("Down", RoundingMode::Down),
        ("进位", RoundingMode::Up),
    ] {
        assert_eq!(read_rounding(text), Some(mode), "{text}");
    }
    for mode in RoundingMode::ALL {
        assert_eq!(read_rounding(mode.name()), Some(mode));
    }
    assert_eq!(read_rounding("nearest"), None);
}

#[test]
fn a_zone_is_an_offset_from_utc() {
    for (text, zone) in
        [("+08:00", "+08:00"), ("-3:30", "-03:30"), ("UTC+8", "+08:00"), ("Z", "+00:00"), ("+0545", "+05:45")]
    {
        assert_eq!(Zone::from_text(text).map(|zone| zone.to_string()).as_deref(), Some(zone), "{text}");
    }
    for text in ["", "+15:00", "-12:30", "+08:60", "CST", "Asia/Shanghai", "8", "2024-10-01"] {
        assert_eq!(Zone::from_text(text), None, "{text}");
    }
}

fn months(month: &str, time: &str, zone: Option<&str>) -> Vec<&'static str> {
    let text = format!("Settlement Month,Order ID,Order Time,Rebate Amount\n{month},-,{time},8.00\n");
    let time_zone = zone.map(|zone| Zone::from_text(zone).unwrap());
    let report = report(&text, &Options { time_zone, ..Options::default() });
    assert_eq!(report.time_zone.as_deref(), zone);
    report.findings.iter().filter(|found| found.code.starts_with("PE")).map(|found| found.code).collect()
}

#[test]
fn the_zone_given_decides_on_which_side_of_a_months_end_a_time_lies() {
    let (early, late) = ("2024-10-01 03:00:00", "2024-09-30 19:00:00");
    for (time, zone, codes) in [
        // Nobody said the zone: unsure in the first hours, silent in the last.
        (early, None, &["PE005"][..]),
        (late, None, &[]),
        (early, Some("+08:00"), &["PE003"]),
        (late, Some("+08:00"), &[]),
        (early, Some("+12:00"), &[]),
        (late, Some("+00:00"), &["PE003"]),
        (late, Some("+03:00"), &["PE003"]),
        (late, Some("+03:30"), &[]),
        // Other forms of the same moments.
        ("2024/9/30 19:00", Some("+00:00"), &["PE003"]),
        ("2024年10月1日 3时", Some("+12:00"), &[]),
    ] {
        assert_eq!(months("2024-09", time, zone), codes, "{time} {zone:?}");
    }
}

#[test]
fn a_zone_that_is_written_outweighs_the_one_that_is_said() {
    assert_eq!(months("2024-09", "2024-09-30T19:00:00+08:00", Some("+00:00")), Vec::<&str>::new());
    assert_eq!(months("2024-09", "2024-09-30T19:00:00Z", Some("+08:00")), ["PE003"]);
    // A Unix time is the same moment everywhere, and a day the same day.
    assert_eq!(months("2024-09", "1727694000", Some("+00:00")), Vec::<&str>::new());
    for zone in ["-12:00", "+14:00"] {
        assert_eq!(months("2024-09", "2024-09-30", Some(zone)), Vec::<&str>::new());
        assert_eq!(months("2024-09", "2024-10-01", Some(zone)), ["PE003"]);
    }
}

#[test]
fn days_left_are_counted_from_the_moment_in_the_zone_given() {
    let text = "Settlement Month,Order ID,Issue Date,Status,Rebate Amount,Currency\n\
        2024-10,20241007120003216009945,2024-11-05 20:00:00,Awaiting confirmation,8.00,USD\n";
    let last = |zone: Option<&str>, as_of: &str| {
        let time_zone = zone.and_then(Zone::from_text);
        let options = Options { time_zone, as_of: Some(as_of.into()), ..Options::default() };
        let found = report(text, &options).findings;
        let found = found.into_iter().find(|found| ["ST009", "ST010"].contains(&found.code));
        found.map(|found| (found.code, found.message))
    };
    let (code, message) = last(None, "2024-11-20 20:00").unwrap();
    assert!(code == "ST009" && message.contains("2024-11-20"), "{code} {message}");
    let (code, message) = last(Some("+00:00"), "2024-11-20").unwrap();
    assert!(code == "ST009" && message.contains("2024-11-21"), "{code} {message}");
    // The moment that is counted from lies in the zone, too.
    assert_eq!(last(None, "2024-11-21 20:00").unwrap().0, "ST010");
    assert_eq!(last(Some("+00:00"), "2024-11-20 20:00").unwrap().0, "ST009");
}

const PAGE: &str = "Settlement Month,Order ID,Product,Base Amount,Rate,Rebate Amount,Currency,Status\n\
    2024-10,20241007120003216009945,CVM,100.00,9%,9.00,CNY,Settled\n\
    2024-10,20241007120003216009946,CVM,100.00,8%,8.00,CNY,Settled\n";

fn page_codes(agreement: Option<&str>) -> Vec<(Option<usize>, &'static str)> {
    let read = |text: &str| {
        read_agreement(&[Input::file("agreement.csv", text.as_bytes())], &Options::default()).unwrap()
    };
    let options = Options { agreement: agreement.map(read), ..Options::default() };
    let annotation = annotate(PAGE, &PageContext::default(), &options);
    annotation.findings.iter().map(|found| (found.record, found.code)).collect()
}

#[test]
fn a_pages_rows_are_held_against_the_agreement() {
    assert_eq!(page_codes(None), []);
    assert_eq!(page_codes(Some("product,rate\nCVM,8%\n")), [(Some(1), "AG011")]);
}

#[test]
fn a_page_shows_no_whole_volume_so_any_tier_may_be_the_one() {
    let tiers = "product,threshold_from,threshold_per,threshold_kind,rate\n\
        CVM,0,month,whole_volume,8%\nCVM,1000000,month,whole_volume,9%\n";
    assert_eq!(page_codes(Some(tiers)), []);
    assert_eq!(page_codes(Some(&tiers.replace("9%", "10%"))), [(Some(1), "AG011")]);
}
