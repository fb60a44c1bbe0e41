//! A moment in the two zones that matter here: UTC, and UTC+08:00, in which
//! the portal counts its months.

use alloc::{format, string::String};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, Timelike};
use serde::Serialize;

const PORTAL_SECONDS_EAST: i32 = 8 * 60 * 60;

/// A moment as given, and in both zones where it could be read.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Moment {
    given: String,
    utc: Option<String>,
    #[serde(rename = "utc+08:00")]
    portal: Option<String>,
}

/// Whether a text is a moment in RFC 3339.
pub(crate) fn is_moment(given: &str) -> bool {
    DateTime::parse_from_rfc3339(given).is_ok()
}

/// Reads RFC 3339; any other text is only kept.
pub(crate) fn moment(given: &str) -> Moment {
    let read = DateTime::parse_from_rfc3339(given).ok();
    let utc = read.map(|time| format!("{}Z", written(time.naive_utc())));
    let portal = read.and_then(|time| {
        let zone = FixedOffset::east_opt(PORTAL_SECONDS_EAST)?;
        Some(format!("{}+08:00", written(time.with_timezone(&zone).naive_local())))
    });
    Moment { given: given.into(), utc, portal }
}

/// The day in UTC, from RFC 3339 or from a text that begins with a date.
pub(crate) fn day(given: &str) -> Option<String> {
    if let Ok(time) = DateTime::parse_from_rfc3339(given) {
        return Some(date(time.naive_utc().date()));
    }
    let (first, _) = given.split_at_checked(10)?;
    let mut parts = first.split('-').map(str::parse::<u32>);
    let year = i32::try_from(parts.next()?.ok()?).ok()?;
    let (month, day) = (parts.next()?.ok()?, parts.next()?.ok()?);
    NaiveDate::from_ymd_opt(year, month, day).map(date).filter(|written| written == first)
}

fn written(time: NaiveDateTime) -> String {
    let clock = format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second());
    format!("{}T{clock}", date(time.date()))
}

fn date(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::{day, moment};
    use alloc::string::String;

    #[test]
    fn a_moment_is_given_in_both_zones() {
        let read = moment("2026-10-31T20:15:09.250+02:00");
        assert_eq!(read.utc, Some(String::from("2026-10-31T18:15:09Z")));
        assert_eq!(read.portal, Some(String::from("2026-11-01T02:15:09+08:00")));
    }

    #[test]
    fn another_text_is_kept_and_not_guessed_at() {
        let read = moment("end of October");
        assert_eq!((read.utc, read.portal), (None, None));
        assert_eq!(read.given, "end of October");
    }

    #[test]
    fn the_day_is_that_of_utc() {
        assert_eq!(day("2026-11-01T02:15:09+08:00"), Some(String::from("2026-10-31")));
        assert_eq!(day("2026-11-23"), Some(String::from("2026-11-23")));
        assert_eq!(day("2026-11-23 10:00"), Some(String::from("2026-11-23")));
        for none in ["2026-13-01", "2026-1-1", "", "today", "2026年11月", "+026-01-01"] {
            assert_eq!(day(none), None, "{none}");
        }
    }
}
