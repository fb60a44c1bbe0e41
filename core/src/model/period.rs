//! Settlement periods: calendar months in UTC+08:00, the portal's own zone.

use super::{
    Reading,
    calendar::{digits, month_name, plain, small, year},
    is_missing,
    time::read_time,
};
use core::fmt;

/// A calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: u16,
    month: u8,
}

/// Why a month cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodFault {
    /// Not written in any form of a month.
    Form,
    /// A month that the calendar does not have.
    Month,
    /// It could be two months, or a day.
    Ambiguous,
}

impl PeriodFault {
    /// The fault's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Month => "month",
            Self::Ambiguous => "ambiguous",
        }
    }
}

impl Period {
    /// The month of a year, 2000 to 2099.
    pub fn new(year: u16, month: u8) -> Option<Self> {
        ((2000..=2099).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// Reads a month.
///
/// | written | as |
/// | --- | --- |
/// | year and month | `2026-10`, `2026/1`, `2026.10`, `202610`, `10/2026`, `10-2026` |
/// | in Chinese | `2026年10月`, `2026 年 10 月份`, `26年10月`, `二〇二六年十月` |
/// | in English | `Oct 2026`, `October, 2026`, `2026 Oct`, `2026-Oct`, `Oct-2026` |
/// | its first moment | `2026-10-01`, `20261001`, `2026/10/1 0:00`, `2026-10-01T00:00:00+08:00` |
/// | all of its days | `2026-10-01 ~ 2026-10-31`, `2026/10/01 至 2026/10/31` |
///
/// `Oct-26`, `10/26` and `26-10` could be a month or a day, and are asked
/// about.
pub fn read_period(text: &str) -> Reading<Period, PeriodFault> {
    if is_missing(text) {
        return Reading::Absent;
    }
    let text = plain(text);
    let found = year_first(&text)
        .or_else(|| year_last(&text))
        .or_else(|| chinese(&text))
        .or_else(|| english(&text))
        .or_else(|| first_moment(&text))
        .or_else(|| whole_month(&text));
    match found {
        Some((year, month)) => month_of(year, month),
        None if could_be_two(&text) => Reading::Unreadable(PeriodFault::Ambiguous),
        None => Reading::Unreadable(PeriodFault::Form),
    }
}

fn month_of(year: u32, month: u32) -> Reading<Period, PeriodFault> {
    let period = u16::try_from(year).ok().zip(u8::try_from(month).ok());
    match period.and_then(|(year, month)| Period::new(year, month)) {
        Some(period) => Reading::Read(period),
        None => Reading::Unreadable(PeriodFault::Month),
    }
}

/// `2026-10`, `2026/1`, `2026.10`, `202610`.
fn year_first(text: &str) -> Option<(u32, u32)> {
    if let Some(joined) = digits(text, 6..=6) {
        return Some((joined / 100, joined % 100));
    }
    let (year, month) = text.split_once(['-', '/', '.'])?;
    Some((digits(year, 4..=4)?, digits(month, 1..=2)?))
}

/// `10/2026`, `10-2026`.
fn year_last(text: &str) -> Option<(u32, u32)> {
    let (month, year) = text.split_once(['-', '/', '.'])?;
    Some((digits(year, 4..=4)?, digits(month, 1..=2)?))
}

/// `2026年10月`, `二〇二六年十月份`.
fn chinese(text: &str) -> Option<(u32, u32)> {
    let (before, after) = text.split_once('年')?;
    let month = after.trim().strip_suffix('份').unwrap_or(after).trim().strip_suffix('月')?;
    Some((year(before.trim())?, small(month.trim())?))
}

/// `Oct 2026`, `October, 2026`, `2026-Oct`.
fn english(text: &str) -> Option<(u32, u32)> {
    let (first, last) = text.split_once([' ', '-', '/']).or_else(|| text.split_once(','))?;
    let last = last.trim_start_matches([' ', ',']);
    let named = |month: &str, year: &str| Some((digits(year, 4..=4)?, month_name(month)?));
    named(first.trim(), last).or_else(|| named(last, first.trim_end_matches(',')))
}

/// The first moment of the month.
fn first_moment(text: &str) -> Option<(u32, u32)> {
    let time = read_time(text);
    let time = time.read().filter(|time| !time.is_unix)?;
    let first = time.day == 1 && time.milliseconds_of_day() == 0 && time.offset_minutes == 480;
    first.then(|| (u32::from(time.year), u32::from(time.month)))
}

/// A range of days that is exactly one month.
fn whole_month(text: &str) -> Option<(u32, u32)> {
    let ways = [" ~ ", "~", " 至 ", "至", " - ", " to ", " – "];
    let dotted = || text.match_indices('-').find(|_| text.contains('.')).map(|(at, sign)| (at, sign.len()));
    let cut = ways.iter().find_map(|way| text.find(way).map(|at| (at, way.len()))).or_else(dotted)?;
    let (first, last) = (text.get(..cut.0)?, text.get(cut.0 + cut.1..)?);
    let (year, month) = first_moment(first.trim())?;
    let end = read_time(last.trim());
    let end = end.read().filter(|end| !end.is_unix && !end.time_written)?;
    let same = (u32::from(end.year), u32::from(end.month)) == (year, month);
    (same && end.is_last_of_month()).then_some((year, month))
}

/// A month and a day, or a month and a year of two digits.
fn could_be_two(text: &str) -> bool {
    let Some((first, last)) = text.split_once(['-', '/', '.', ' ']) else { return false };
    let number = |part: &str| digits(part, 1..=2).is_some();
    let name = |part: &str| month_name(part).is_some();
    (number(first) && number(last)) || (name(first) && number(last)) || (number(first) && name(last))
}
