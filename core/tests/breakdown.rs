//! Each line's breakdown, and the rounding recognised from the lines.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use rebatelens_core::{Input, Options, check, finding::severity::Severity, report::Report};
use rust_decimal::{Decimal, RoundingStrategy};

fn report(rows: &[String], header: &str) -> Report {
    let text = format!("{header}\n{}\n", rows.join("\n"));
    check(&[Input::file("synthetic.csv", text.as_bytes())], &Options::default()).unwrap()
}

const HEADER: &str = "Order ID,Base Amount,Rate,Adjustment,Rebate Amount";

/// Errors and warnings. What other rules note beside them is no matter here.
fn codes(report: &Report) -> Vec<&str> {
    let matter = report.findings.iter().filter(|finding| finding.severity != Severity::Note);
    matter.map(|finding| finding.code).collect()
}

/// Twenty lines of odd bases at 5%, which end in a half more often than not.
fn lines(mode: RoundingStrategy, sign: i64) -> Vec<String> {
    (0..20_i64)
        .map(|number| {
            let base = Decimal::new(sign * (1_030 + 2 * number * 7), 2);
            let rebate = (base * Decimal::new(5, 2)).round_dp_with_strategy(2, mode);
            format!("2024100712000321600{:04},{base},5%,0.00,{rebate}", 1000 + number)
        })
        .collect()
}

#[test]
fn the_rounding_in_use_is_recognised() {
    for (mode, name) in [
        (RoundingStrategy::MidpointAwayFromZero, "half_up"),
        (RoundingStrategy::MidpointNearestEven, "half_even"),
        (RoundingStrategy::ToZero, "down"),
        (RoundingStrategy::AwayFromZero, "up"),
    ] {
        for sign in [1, -1] {
            let report = report(&lines(mode, sign), HEADER);
            assert_eq!(codes(&report), Vec::<&str>::new(), "{name} {sign}");
            let rounding = &report.inputs[0].rounding[0];
            assert_eq!((rounding.modes.as_slice(), rounding.decided), ([name].as_slice(), true));
            assert_eq!(rounding.decimals, 2);
        }
    }
}

#[test]
fn lines_that_do_not_decide_leave_it_open() {
    let rows = ["1,100.00,8%,0.00,8.00".to_string(), "2,10.33,5%,0.00,0.52".to_string()];
    let rounding = &report(&rows, HEADER).inputs[0].rounding[0];
    assert!(!rounding.decided);
    assert_eq!(rounding.modes, ["half_up", "half_even", "up"]);
}

#[test]
fn one_line_with_its_own_rounding_is_named() {
    let mut rows = lines(RoundingStrategy::MidpointAwayFromZero, 1);
    rows.push("20241007120003216009945,10.33,5%,0.00,0.51".into());
    let report = report(&rows, HEADER);
    assert_eq!(codes(&report), ["AM002"]);
    let finding = &report.findings[0];
    assert_eq!((finding.record, finding.column), (Some(21), Some(5)));
    assert_eq!(finding.difference.as_deref(), Some("-0.01"));
    assert!(
        finding.message.contains("rounded down") && finding.message.contains("half up"),
        "{}",
        finding.message
    );
}

#[test]
fn two_lines_of_different_rounding_accuse_nobody() {
    let rows = ["1,10.33,5%,0.00,0.52".to_string(), "2,10.33,5%,0.00,0.51".to_string()];
    assert_eq!(
        codes(&report(&rows, "Product,Base Amount,Rate,Adjustment,Rebate Amount")),
        Vec::<&str>::new()
    );
}

#[track_caller]
fn one(code: &str, row: &str, expected: &str, difference: &str, because: &str) {
    let report = report(&[row.to_string()], HEADER);
    assert_eq!(codes(&report), [code], "{row}");
    let finding = report.findings.iter().find(|finding| finding.code == code).unwrap();
    assert_eq!(finding.expected.as_deref(), Some(expected), "{row}");
    assert_eq!(finding.difference.as_deref(), Some(difference), "{row}");
    assert!(finding.why.contains(because), "{row}: {}", finding.why);
}

#[test]
fn a_difference_is_exact_and_its_likely_cause_is_said() {
    const ID: &str = "20241007120003216009945";
    one(
        "AM001",
        &format!("{ID},\"54,331.12\",8%,0.00,\"4,346.86\""),
        "4346.49",
        "0.37",
        "Tried without success",
    );
    one(
        "AM001",
        &format!("{ID},100.00,8%,-3.00,8.00"),
        "5.00",
        "3.00",
        "adjustment of this row was not counted",
    );
    one("AM008", &format!("{ID},-100.00,8%,0.00,8.00"), "-8.00", "16.00", "except for its sign");
    one("AM007", &format!("{ID},100.00,8%,0.00,800.00"), "8.00", "792.00", "100 times");
    one("AM001", &format!("{ID},0.00,8%,0.00,0.01"), "0.00", "0.01", "Tried without success");
    // A written unit is not doubted, whatever else would fit.
    one("AM001", &format!("{ID},1000.00,8%,0.00,8.00"), "80.00", "-72.00", "decimal point");
    one("AM001", &format!("{ID},100.00,8%,-3.00,6.37"), "5.00", "1.37", "Tried without success");
    one("AM001", &format!("{ID},100.00,8%,0.00,0.00"), "8.00", "-8.00", "Tried without success");
}

#[test]
fn a_finding_names_its_field_and_its_currency() {
    let rows = ["20241007120003216009945,100.00,8%,8.37,USD".to_string()];
    let report = report(&rows, "Order ID,Base Amount,Rate,Rebate Amount,Currency");
    let found = &report.findings[0];
    assert_eq!((found.field.as_deref(), found.currency.as_deref()), (Some("rebate_amount"), Some("USD")));
}

#[test]
fn the_sum_of_a_line_is_written_out() {
    let workings = |row: &str| {
        let report = report(&[format!("20241007120003216009945,{row}")], HEADER);
        let workings = report.findings.into_iter().next().unwrap().workings;
        workings.into_iter().map(|row| format!("{}: {}", row.label, row.value)).collect::<Vec<_>>()
    };
    let plain = ["100.00 × 8%: 8.00", "in the table: 8.37", "difference: +0.37"];
    assert_eq!(workings("100.00,8%,0.00,8.37"), plain);
    let adjusted = [
        "100.00 × 8%: 8.00",
        "adjustment: −3.00",
        "together: 5.00",
        "in the table: 6.37",
        "difference: +1.37",
    ];
    assert_eq!(workings("100.00,8%,-3.00,6.37"), adjusted);
}

#[test]
fn parts_that_are_missing_are_not_taken_for_zero() {
    for row in [
        "2024100712000321600,-,8%,0.00,8.00",
        "2024100712000321600,100.00,,0.00,8.01",
        "2024100712000321600,100.00,8%,0.00,-",
    ] {
        assert_eq!(codes(&report(&[row.to_string()], HEADER)), Vec::<&str>::new(), "{row}");
    }
    let report = report(&["2024100712000321600,100.00,8%,x,8.00".to_string()], HEADER);
    assert_eq!(codes(&report), ["AM003"]);
}

#[test]
fn a_bare_rate_has_the_unit_that_its_header_or_its_lines_show() {
    let with = |header: &str, rows: &[&str]| {
        let rows: Vec<String> = rows.iter().map(|row| format!("20241007120003216009945,{row}")).collect();
        let header = format!("Order ID,Base Amount,{header},Rebate Amount");
        codes(&report(&rows, &header)).into_iter().map(String::from).collect::<Vec<_>>()
    };
    assert!(with("Rate", &["100.00,0.08,8.00"]).is_empty());
    assert!(with("Rate", &["100.00,8,8.00"]).is_empty());
    assert!(with("Rate", &["100.00,80,8.00", "50.00,80,4.00"]).is_empty());
    assert!(with("Rate (%)", &["100.00,8,8.00"]).is_empty());
    assert_eq!(with("Rate (%)", &["100.00,8,0.80"]), ["AM001"]);
    assert_eq!(with("Rate", &["100.00,0.08,8.37"]), ["AM001"]);
    // Where two lines show per cent, the same rate is not per mille on the third.
    assert_eq!(with("Rate", &["100.00,8,8.00", "50.00,8,4.00", "1000.00,8,8.00"]), ["AM001"]);
    // Neither per cent nor per mille gives these amounts.
    assert_eq!(with("Rate", &["100.00,8,3.00"]), ["AM004"]);
}

#[test]
fn currencies_are_never_added_and_round_on_their_own() {
    let header = "Order ID,Base Amount,Rate,Rebate Amount,Currency,Status";
    let rows = [
        "20241007120003216009945,100.00,8%,8.00,USD,Settled".to_string(),
        "20241007120003216009946,1000,8.25%,83,JPY,Settled".to_string(),
        "20241007120003216009947,50.00,8%,4.00,USD,Settled".to_string(),
    ];
    let report = report(&rows, header);
    assert_eq!(codes(&report), Vec::<&str>::new());
    let totals: Vec<_> =
        report.totals.iter().map(|t| (t.currency.as_deref(), t.rebate_amount.as_deref())).collect();
    assert_eq!(totals, [(Some("JPY"), Some("83")), (Some("USD"), Some("12.00"))]);
}

#[test]
fn amounts_are_rounded_to_the_most_decimals_that_explain_them() {
    let rows = ["20241007120003216009945,100.00,8%,0,8.000", "20241007120003216009946,50.00,8%,0,4.00"];
    let report = report(&rows.map(String::from), HEADER);
    assert_eq!(report.inputs[0].rounding[0].decimals, 3);
}

#[test]
fn an_amount_that_was_never_rounded_may_have_more_decimals_than_the_others() {
    let rows = [
        "20241007120003216009945,100.0625,8%,0,8.005",
        "20241007120003216009946,100.00,8%,0,8.000",
        "20241007120003216009947,10.33,5%,0,0.52",
        "20241007120003216009948,20.33,5%,0,1.02",
        "20241007120003216009949,30.33,5%,0,1.52",
    ];
    let report = report(&rows.map(String::from), HEADER);
    assert_eq!((codes(&report), report.inputs[0].rounding[0].decimals), (vec![], 2));
}

#[test]
fn amounts_in_fen_are_whole_numbers() {
    let rows = ["20241007120003216009945,4873578,8%,0,389886".to_string()];
    assert_eq!(codes(&report(&rows, HEADER)), Vec::<&str>::new());
}

#[test]
fn the_table_shows_which_sign_is_its_decimal_mark() {
    let with = |more: &str| {
        let rows = [
            "20241007120003216009945,\"1.250\",8%,0,\"100\"".to_string(),
            format!("20241007120003216009946,\"1.000.000\",8%,0,\"{more}\""),
        ];
        report(&rows, HEADER)
    };
    // 1.000.000 and 80.000,00 prove the comma, so 1.250 is 1250.
    assert_eq!(codes(&with("80.000,00")), Vec::<&str>::new());
    assert_eq!(with("80.000,00").inputs[0].decimal_mark, "comma");
    // With 80,000.00 the table proves both, and nobody knows what 1.250 is.
    let report = with("80,000.00");
    assert_eq!(codes(&report), ["AM003"]);
    assert_eq!(report.inputs[0].decimal_mark, "open");
    assert!(
        report.findings[0].message.contains("it could be 1250 or 1.250"),
        "{}",
        report.findings[0].message
    );
}

#[test]
fn without_any_proof_the_point_is_the_decimal_mark() {
    let rows = ["20241007120003216009945,\"1,250\",8%,0,100.00".to_string()];
    assert_eq!(codes(&report(&rows, HEADER)), Vec::<&str>::new());
    assert_eq!(report(&rows, HEADER).inputs[0].decimal_mark, "point");
    let rows = ["20241007120003216009945,\"1,250\",\"8,5%\",0,106.30".to_string()];
    assert_eq!(codes(&report(&rows, HEADER)), ["AM001"]);
}

#[test]
fn a_rounding_that_fewer_than_three_quarters_share_stays_open() {
    let rows = |up: usize, down: usize| -> Vec<String> {
        let line =
            |at: usize, rebate: &str| format!("2024100712000321600{:04},10.33,5%,0.00,{rebate}", 1000 + at);
        let ups = (0..up).map(|at| line(at, "0.52"));
        ups.chain((0..down).map(|at| line(100 + at, "0.51"))).collect()
    };
    for (up, down, open) in [(4, 3, true), (6, 2, false), (5, 2, true), (3, 1, false), (2, 0, false)] {
        let report = report(&rows(up, down), HEADER);
        let modes = report.inputs[0].rounding[0].modes.len();
        assert_eq!(modes == 4, open, "{up} {down}: {modes}");
        assert_eq!(codes(&report).len(), if open { 0 } else { down }, "{up} {down}");
    }
}
