//! Months: every form once, and every fault.

use proptest::prelude::*;
use rebatelens_core::model::{
    Reading,
    period::{PeriodFault, read_period},
};

#[track_caller]
fn month(text: &str, month: &str) {
    let read = read_period(text).read().map(ToString::to_string);
    assert_eq!(read.as_deref(), Some(month), "{text:?}: {:?}", read_period(text));
}

#[track_caller]
fn fault(text: &str, fault: PeriodFault) {
    assert_eq!(read_period(text), Reading::Unreadable(fault), "{text:?}");
}

#[test]
fn every_form_of_a_month_is_read() {
    for text in [
        "2026-10",
        "2026/10",
        "2026.10",
        "202610",
        "10/2026",
        "10-2026",
        "2026年10月",
        "2026年10月份",
        "2026 年 10 月",
        "26年10月",
        "二〇二六年十月",
        "二零二六年十月",
        "二○二六年一〇月",
        "2026年十月",
        "二六年十月",
        "Oct 2026",
        "October 2026",
        "Oct. 2026",
        "Oct, 2026",
        "oCT2026",
        "2026 Oct",
        "2026-Oct",
        "2026, Oct.",
        "Oct-2026",
        "Oct/2026",
        "２０２６－１０",
        "２０２６／１０",
        "２０２６年１０月",
        "Ｏｃｔ　２０２６",
        "2026—10",
        "٢٠٢٦-١٠",
        "\u{FEFF} 2026-10\u{200B}\t",
        "2026 - 10",
    ] {
        month(text, "2026-10");
    }
    month("2026-1", "2026-01");
    month("2026年3月", "2026-03");
    month("二〇二六年十二月", "2026-12");
    month("二〇二六年〇一月", "2026-01");
    month("Sept 2026", "2026-09");
    month("2000-01", "2000-01");
    month("2099-12", "2099-12");
}

#[test]
fn the_first_moment_of_a_month_is_the_month() {
    for text in [
        "2026-10-01",
        "2026/10/1",
        "2026.10.01",
        "20261001",
        "20261001000000",
        "2026-10-01 00:00:00",
        "2026/10/1 0:00",
        "2026-10-01T00:00:00",
        "2026-10-01T00:00:00+08:00",
        "2026-10-01 00:00:00.000 (UTC+8)",
        "北京时间 2026年10月1日",
        "2026年10月1日 0时",
        "Oct 1, 2026",
        "1-Oct-2026 12:00 AM",
        "Thu, 1 Oct 2026 00:00:00 +0800",
    ] {
        month(text, "2026-10");
    }
    month("01/01/2026", "2026-01");
}

#[test]
fn all_days_of_a_month_are_the_month() {
    for text in [
        "2026-10-01 ~ 2026-10-31",
        "2026-10-01 - 2026-10-31",
        "2026-10-01-2026-10-31",
        "2026/10/01 至 2026/10/31",
        "2026.10.01-2026.10.31",
        "2026-10-01——2026-10-31",
        "2026年10月1日到2026年10月31日",
        "Oct 1, 2026 to Oct 31, 2026",
        "20261001～20261031",
        "2026-10-01 00:00:00 ~ 2026-10-31 23:59:59",
        "2026-10-01 0:00 - 2026-10-31 24:00",
    ] {
        month(text, "2026-10");
    }
    month("2028-02-01 ~ 2028-02-29", "2028-02");
    month("2026-02-01 ~ 2026-02-28", "2026-02");
}

#[test]
fn what_is_no_form_of_a_month_is_refused() {
    for text in [
        "soon",
        "2026",
        "2026年",
        "10月",
        "2026Q3",
        "2026-Q4",
        "Q4 2026",
        "2026-10-15",
        "2026-10-01 00:00:01",
        "2026-10-01 00:00:00Z",
        "2026-10-01 00:00:00+09:00",
        "2026-09-30 24:00:00",
        "1790784000",
        "2026-10-01 ~ 2026-10-30",
        "2026-10-02 ~ 2026-10-31",
        "2026-10-01 ~ 2026-11-30",
        "2026-10-01 ~ 2026-10-31 22:00",
        "2026-10-01 ~ 2026-10-31 22:59",
        "2026-10-01 ~ 2026-10-31 23:58",
        "2026-02-01 ~ 2026-02-29",
        "2028-02-01 ~ 2028-02-28",
        "10/1/2026 ~ 2026-10-31",
        "2026-10-01 ~ 10/31/2026",
        "Wed, 1 Oct 2026",
        "2026--10",
        "2026-1O",
        "2026-1 0",
        "2026-",
        "20261",
        "2026-010",
        "2026 10",
        "10.2026",
        "10/25/2026",
        "二十六年十月",
        "二〇二六-十",
        "二〇二六年一十〇月",
        "2026\u{200B}-10",
        "Octo 2026",
        "Oct 7",
        "99/99",
        "- -",
    ] {
        fault(text, PeriodFault::Form);
    }
}

#[test]
fn a_month_that_the_calendar_does_not_have_is_told_from_no_month() {
    for text in [
        "2026-13",
        "2026-00",
        "202600",
        "1999-10",
        "2100-01",
        "13/2026",
        "2026年13月",
        "2026年二十月",
        "2026-13-01",
        "2026-13-05",
        "20261301",
        "1999-10-01",
        "Oct 1999",
        "2026-13-01 ~ 2026-13-31",
    ] {
        fault(text, PeriodFault::Month);
    }
}

#[test]
fn what_could_be_two_months_is_asked_about() {
    for text in [
        "Oct-26",
        "Oct 26",
        "26-Oct",
        "Oct-32",
        "10/26",
        "26-10",
        "26/10",
        "10-11",
        "1/2",
        "03/04/2026",
        "01/02/2026",
        "7-Oct-26",
        "26-10-07",
        "10/1/26",
    ] {
        fault(text, PeriodFault::Ambiguous);
    }
}

#[test]
fn nothing_written_is_no_month() {
    for text in ["", "-", "--", " \u{200B}", "N/A", "/"] {
        assert_eq!(read_period(text), Reading::Absent, "{text:?}");
    }
}

#[test]
fn the_faults_have_names_that_stay() {
    let names = [PeriodFault::Form, PeriodFault::Month, PeriodFault::Ambiguous].map(PeriodFault::name);
    assert_eq!(names, ["form", "month", "ambiguous"]);
}

proptest! {
    #[test]
    fn a_month_read_is_read_again_as_itself(text in "[-/.,~ :0-9年月日至OctNovMay０-９十二〇]{0,24}") {
        if let Reading::Read(period) = read_period(&text) {
            prop_assert_eq!(read_period(&period.to_string()), Reading::Read(period));
        }
    }

    #[test]
    fn no_text_stops_the_reader(text in any::<String>()) {
        let _ = read_period(&text);
    }
}
