//! Settlement periods: calendar months in UTC+08:00, the portal's own zone.

use super::{
    Reading, is_missing,
    text::{ascii_form, is_blank},
};
use alloc::string::String;
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

/// Reads a month as the portal, its files and its API write it: `2026-10`,
/// `202610`, `2026/10`, `2026年10月`, `2026-10-01 00:00:00`.
pub fn read_period(text: &str) -> Reading<Period, PeriodFault> {
    if is_missing(text) {
        return Reading::Absent;
    }
    let plain: String = text.trim_matches(is_blank).chars().map(ascii_form).collect();
    match split_month(&plain) {
        None => Reading::Unreadable(PeriodFault::Form),
        Some((year, month)) => match Period::new(year, month) {
            Some(period) => Reading::Read(period),
            None => Reading::Unreadable(PeriodFault::Month),
        },
    }
}

fn split_month(text: &str) -> Option<(u16, u8)> {
    let (year, rest) = text.split_at_checked(4)?;
    let year = digits(year)?.try_into().ok()?;
    let month = match rest.chars().next()? {
        '年' => rest.strip_prefix('年')?.trim_end_matches('份').strip_suffix('月')?,
        '-' | '/' | '.' => first_of_month(rest.split_at_checked(1)?.1),
        _ if rest.len() == 2 => rest,
        _ => return None,
    };
    let month = digits(month).filter(|_| month.len() <= 2)?;
    Some((year, month.try_into().ok()?))
}

/// The API writes a month as its first moment.
fn first_of_month(text: &str) -> &str {
    let day = text.strip_suffix(" 00:00:00").unwrap_or(text);
    day.strip_suffix("-01").or_else(|| day.strip_suffix("/01")).filter(|_| day.len() > 3).unwrap_or(text)
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?
}
