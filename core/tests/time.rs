//! Moments: every form once, and every fault.

use proptest::prelude::*;
use rebatelens_core::{
    Lang, ReadKind,
    model::{
        Reading,
        time::{Time, TimeFault, is_plainly_sound, read_time},
    },
    read,
};

fn time(text: &str) -> Option<Time> {
    read_time(text).read().copied()
}

#[track_caller]
fn each(wanted: &str, texts: &[&str]) {
    for text in texts {
        let read = read_time(text).read().map(ToString::to_string);
        assert_eq!(read.as_deref(), Some(wanted), "{text:?}: {:?}", read_time(text));
    }
}

#[track_caller]
fn fault(text: &str, fault: TimeFault) {
    assert_eq!(read_time(text), Reading::Unreadable(fault), "{text:?}");
}

#[test]
fn every_form_of_a_day_is_read() {
    let texts = [
        "2026-10-07",
        "2026/10/7",
        "2026.10.07",
        "20261007",
        "2026年10月7日",
        "2026 年 10 月 7 号",
        "26年10月7日",
        "二〇二六年十月七日",
        "Oct 7, 2026",
        "October 7 2026",
        "Oct. 7, 2026",
        "7 Oct 2026",
        "7 Oct., 2026",
        "7-Oct-2026",
        "Wed, 7 Oct 2026",
        "Wednesday 2026-10-07",
        "２０２６／１０／０７",
        "北京时间 2026-10-07",
        "2026-10-07（北京时间）",
    ];
    each("2026-10-07", &texts);
    each("2026-10-25", &["10/25/2026", "25/10/2026", "25.10.2026", "10-25-2026"]);
    each("2026-04-04", &["04/04/2026"]);
    each("2028-02-29", &["29/2/2028", "二〇二八年二月二十九日"]);
    each("2024-04-14", &["二〇二四年四月十四日"]);
}

#[test]
fn every_form_of_a_time_of_day_is_read() {
    let to_the_second = [
        "2026-10-07 15:52:30",
        "2026-10-07T15:52:30",
        "2026-10-07\n15:52:30",
        "2026/10/7 15:52:30",
        "2026.10.07 15:52:30",
        "20261007155230",
        "20261007 15:52:30",
        "20261007T155230",
        "2026年10月7日 15时52分30秒",
        "2026年10月7日15点52分30秒",
        "2026年10月7日 15:52:30",
        "2026年10月7日 下午3:52:30",
        "二〇二六年十月七日十五时五十二分三十秒",
        "2026-10-07 3:52:30 p.m.",
        "2026-10-07 15:52:30.0009",
        "2026-10-07 下午15:52:30",
        "２０２６－１０－０７　１５：５２：３０",
    ];
    each("2026-10-07 15:52:30+08:00", &to_the_second);
    each("2026-10-25 15:52:30+08:00", &["10/25/2026, 3:52:30 PM"]);
    let to_the_minute =
        ["2026/10/7 15:52", "Oct 7, 2026 3:52 PM", "7 Oct 2026 15:52", "2026年10月7日 下午3点52分"];
    each("2026-10-07 15:52:00+08:00", &to_the_minute);
    each("2026-10-07 15:52:30.941+08:00", &["2026-10-07 15:52:30.941", "2026-10-07T15:52:30,941999999"]);
    each("2026-10-07 15:52:30.900+08:00", &["2026-10-07 15:52:30.9"]);
    each("2026-10-07 15:00:00+08:00", &["2026年10月7日 15时"]);
}

#[test]
fn the_half_of_the_day_says_which_hour_is_meant() {
    for (text, hour) in [("12:30 AM", 0), ("12:30 PM", 12), ("1:30 a.m.", 1), ("11:30pm", 23)] {
        assert_eq!(time(&format!("2026-10-07 {text}")).map(|time| time.hour), Some(hour), "{text}");
    }
    for (text, hour) in [
        ("凌晨12:30", 0),
        ("凌晨3:30", 3),
        ("上午9:30", 9),
        ("中午12:30", 12),
        ("中午1:30", 13),
        ("下午12:30", 12),
        ("下午3:30", 15),
        ("晚上8:30", 20),
        ("晚上20:30", 20),
    ] {
        assert_eq!(time(&format!("2026-10-07 {text}")).map(|time| time.hour), Some(hour), "{text}");
    }
    for text in ["上午12:30", "晚上12:30", "晚上1:30"] {
        fault(&format!("2026-10-07 {text}"), TimeFault::Ambiguous);
    }
    for text in ["13:30 PM", "0:30 AM", "凌晨9:30", "上午13:30", "中午3:52", "下午0:30", "晚上13:30"]
    {
        fault(&format!("2026-10-07 {text}"), TimeFault::Calendar);
    }
}

fn zone_of(time: Time) -> (i16, bool) {
    (time.offset_minutes, time.zone_written)
}

#[test]
fn every_form_of_a_zone_is_read() {
    for (zone, minutes) in [
        ("Z", 0),
        (" UTC", 0),
        (" GMT", 0),
        ("+08:00", 480),
        ("+0800", 480),
        ("+08", 480),
        (" +8", 480),
        ("-05:30", -330),
        ("\u{2212}05:00", -300),
        (" UTC+8", 480),
        (" UTC+08:00", 480),
        (" (UTC+08:00)", 480),
        (" GMT+8", 480),
        ("+14:00", 840),
        ("-12:00", -720),
        (" 北京时间", 480),
        ("（北京时间）", 480),
    ] {
        let read = time(&format!("2026-10-07 15:52:30{zone}"));
        assert_eq!(read.map(zone_of), Some((minutes, true)), "{zone}");
    }
    let read = time("北京时间2026-10-07 15:52:30");
    assert_eq!(read.map(zone_of), Some((480, true)));
    let read = time("2026-10-07 15:52:30");
    assert_eq!(read.map(zone_of), Some((480, false)));
    each("2026-10-07 15:52:30-05:30", &["2026-10-07T15:52:30-05:30"]);
    each("2026-10-07 15:52:30+00:00", &["2026-10-07T15:52:30Z"]);
    for zone in ["+15:00", "-12:30", "+08:60"] {
        fault(&format!("2026-10-07 15:52:30{zone}"), TimeFault::Calendar);
    }
    for zone in [" CST", " UTC+8 (CST)", "+8:0", "Z+8", "()"] {
        fault(&format!("2026-10-07 15:52:30{zone}"), TimeFault::Form);
    }
}

#[test]
fn a_unix_time_is_shown_in_the_portals_zone() {
    each("2026-10-07 15:52:30+08:00", &["1791359550", "1791359550000"]);
    each("2026-10-07 15:52:30.941+08:00", &["1791359550941"]);
    assert_eq!(time("1791359550").map(zone_of), Some((480, true)));
    each("2000-01-01 00:00:00+08:00", &["0946656000"]);
    each("2099-12-31 23:59:59+08:00", &["4102415999"]);
    fault("0946655999", TimeFault::Calendar);
    fault("4102416000", TimeFault::Calendar);
    fault("179135955", TimeFault::Form);
}

#[test]
fn the_end_of_a_day_is_the_beginning_of_the_next() {
    each("2027-01-01 00:00:00+08:00", &["2026-12-31 24:00:00", "2026-12-31 24:00", "2026年12月31日 24时"]);
    for text in ["2026-12-31 24:00:01", "2026-12-31 24:01", "2026-12-31 24:00:00.5"] {
        fault(text, TimeFault::Calendar);
    }
}

#[test]
fn what_the_calendar_does_not_have_is_refused() {
    for text in [
        "2026-02-30",
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-10-00",
        "02/30/2026",
        "13/13/2026",
        "1999-12-31",
        "2100-01-01",
        "2026-10-07 25:00",
        "2026-10-07 15:60",
        "2026-10-07 15:52:60",
        "2016-12-31T23:59:60Z",
        "Thu, 7 Oct 2026",
        "12345678",
    ] {
        fault(text, TimeFault::Calendar);
    }
}

#[test]
fn what_could_be_two_moments_is_asked_about() {
    for text in [
        "03/04/2026",
        "3.4.2026 15:52",
        "7-Oct-26",
        "Oct 7, 26",
        "26-10-07",
        "10/25/26",
        "03/04/2026 25:00",
        "2026-02-30 上午12:30",
    ] {
        fault(text, TimeFault::Ambiguous);
    }
}

#[test]
fn what_is_no_form_of_a_moment_is_refused() {
    for text in [
        "soon",
        "2026-10",
        "2026年10月",
        "15:52:30",
        "2026-10/07",
        "2026-10-7 5",
        "2026-10-07 1552",
        "2026-10-07 15:5",
        "2026-10-0715:52",
        "2026-10-07T",
        "2026-10-07Z",
        "2026-10-07+08:00",
        "2026-10-07 15:52:30.",
        "2026-10-07 15:52:30.1234567890",
        "2026-10-07 15:52 下午",
        "2026-10-07 下午3:52 PM",
        "北京时间 2026-10-07 15:52Z",
        "2026\u{200B}-10-07",
        "7 Octo 2026",
        "2026-10-07 15:52 CST",
        "20261007 155230",
        "2026-10-32x",
        "二〇二六-一〇-〇七 15:52",
    ] {
        fault(text, TimeFault::Form);
    }
}

#[test]
fn the_month_is_that_of_the_portals_zone() {
    let month = |text: &str| time(text).and_then(|time| time.period()).map(|period| period.to_string());
    assert_eq!(month("2026-09-30T15:59:59Z").as_deref(), Some("2026-09"));
    assert_eq!(month("2026-09-30T16:00:00Z").as_deref(), Some("2026-10"));
    assert_eq!(month("2026-09-30").as_deref(), Some("2026-09"));
    assert_eq!(month("2099-12-31T16:00:00Z"), None);
    assert_eq!(time("2026-09-30T16:00:00Z").map(|time| time.day()), Some((2026, 9, 30)));
    let seconds = |text: &str| time(text).map(|time| time.utc_seconds());
    assert_eq!(seconds("2026-10-07 15:52:30"), Some(1_791_359_550));
    assert_eq!(seconds("2000-01-01 00:00 +14:00"), Some(946_634_400));
}

#[test]
fn nothing_written_is_no_time() {
    for text in ["", "-", "\u{3000}", "N/A"] {
        assert_eq!(read_time(text), Reading::Absent, "{text:?}");
    }
}

#[test]
fn one_value_is_reported_in_both_languages() {
    let report = |kind, raw: &str, lang| read(kind, raw, lang);
    let month = report(ReadKind::Month, "Oct-26", Lang::En);
    assert_eq!((month.state, month.fault, month.value), ("unreadable", Some("ambiguous"), None));
    let month = report(ReadKind::Month, "2026年10月", Lang::ZhCn);
    assert_eq!((month.state, month.value.as_deref()), ("read", Some("2026-10")));
    assert_eq!(month.message, "读作 2026-10。");
    let amount = report(ReadKind::Amount, "$1,234.50", Lang::En);
    assert_eq!((amount.value.as_deref(), amount.currency.as_deref()), (Some("1234.50"), Some("USD")));
    let rate = report(ReadKind::Rate, "80‰", Lang::En);
    assert_eq!((rate.value.as_deref(), rate.unit), (Some("80"), Some("per_mille")));
    assert_eq!(report(ReadKind::Rate, "1_0", Lang::En).fault, Some("character"));
    for kind in ReadKind::ALL {
        assert_eq!(ReadKind::from_name(kind.name()), Some(kind));
        let absent = report(kind, " ", Lang::ZhCn);
        assert_eq!((absent.state, absent.fault, absent.message.as_str()), ("absent", None, "值为空白。"));
    }
    for (text, fault) in [("soon", "form"), ("2026-02-30", "calendar"), ("03/04/2026", "ambiguous")] {
        assert_eq!(report(ReadKind::Time, text, Lang::En).fault, Some(fault), "{text}");
    }
    let time = report(ReadKind::Time, "2026-02-30", Lang::En);
    assert_eq!(
        time.message,
        "“2026-02-30” cannot be read as a date or time: the years 2000 to 2099 have no such day or time."
    );
}

proptest! {
    #[test]
    fn a_moment_read_is_read_again_as_itself(text in "[-/.,+: TZ0-9年月日时分秒上下午APMOct]{0,28}") {
        if let Reading::Read(time) = read_time(&text) {
            let again = read_time(&time.to_string());
            let again = again.read().map(|again| (again.to_string(), again.utc_seconds()));
            if time.year < 2100 {
                prop_assert_eq!(again, Some((time.to_string(), time.utc_seconds())));
            }
        }
    }

    #[test]
    fn no_text_stops_the_reader(text in any::<String>()) {
        let _ = read_time(&text);
    }
}

#[test]
fn the_short_look_agrees_with_the_long_one() {
    for day in ["2024-02-28", "2024-02-29", "2024-00-10", "2024-13-01", "2024-12-31", "2024-01-00"] {
        for clock in ["00:00:00", "23:59:59", "24:00:00", "12:60:00", "12:00:60", "1:00:00"] {
            let text = format!("{day} {clock}");
            assert!(!is_plainly_sound(&text) || read_time(&text).read().is_some(), "{text}");
        }
    }
    assert!(is_plainly_sound("2024-02-28 23:59:59"));
    // It is a moment of the next day.
    assert!(!is_plainly_sound("2024-02-28 24:00:00"));
}

#[test]
fn a_time_falls_into_the_month_of_the_portals_zone() {
    let month = |text: &str| read_time(text).read().and_then(Time::period).map(|p| p.to_string());
    assert_eq!(month("2026-10-31 23:59:59").as_deref(), Some("2026-10"));
    assert_eq!(month("2026-10-31T16:00:00Z").as_deref(), Some("2026-11"));
    assert_eq!(month("2026-10-31T15:59:59Z").as_deref(), Some("2026-10"));
}
