//! When a month moves: the stages of its settlement, in working days.
//!
//! China counts last month's performance from the 10th: 2 working days to
//! count, 3 to check the statement, 3 for the settlement note, then the
//! partner's invoice, and payment within 15 working days of its receipt. The
//! international site has a month final on the 5th, and a statement counts as
//! confirmed 15 days after it was issued. Both count in UTC+08:00.
//!
//! Working days are Monday to Friday. Public holidays are announced year by
//! year and are not in here, so a day named is the earliest possible.

use crate::{month::Period, time::Time};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use core::fmt;

/// The day of the month on which China begins to count the month before.
pub const COUNTING_DAY: u8 = 10;
/// Working days to count the performance.
pub const COUNTING: u32 = 2;
/// Working days to check the statement.
pub const STATEMENT: u32 = 3;
/// Working days to the settlement note.
pub const NOTE: u32 = 3;
/// Working days from the receipt of the invoice to the payment.
pub const PAYMENT: u32 = 15;
/// The day of the month on which an international month is final.
pub const FINAL_DAY: u8 = 5;
/// Days after which a statement counts as confirmed.
pub const CONFIRMATION: u16 = 15;

/// A day of the calendar in UTC+08:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(NaiveDate);

impl Day {
    /// A day of a month, from 1.
    pub fn of(period: Period, day: u8) -> Option<Self> {
        NaiveDate::from_ymd_opt(period.year().into(), period.month().into(), day.into()).map(Self)
    }

    /// The day that a moment lies in, in UTC+08:00.
    pub fn at(time: &Time) -> Option<Self> {
        time.portal_date().map(Self)
    }

    /// The month that it lies in.
    pub fn period(self) -> Option<Period> {
        Period::new(u16::try_from(self.0.year()).ok()?, u8::try_from(self.0.month()).ok()?)
    }

    /// So many days later.
    pub fn plus(self, days: u16) -> Option<Self> {
        self.0.checked_add_days(Days::new(days.into())).map(Self)
    }

    /// Days from another day to this one; negative where it is earlier.
    pub fn days_after(self, other: Self) -> i64 {
        self.0.signed_duration_since(other.0).num_days()
    }

    /// The end of so many working days that begin with this day.
    pub fn working_days(self, days: u32) -> Option<Self> {
        let mut day = self.0;
        let mut left = days;
        loop {
            let works = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            left = left.saturating_sub(u32::from(works));
            if left == 0 {
                return Some(Self(day));
            }
            day = day.succ_opt()?;
        }
    }

    /// The next day.
    fn next(self) -> Option<Self> {
        self.0.succ_opt().map(Self)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The days by which the stages of a month in China are over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stages {
    /// Counting begins.
    pub counting_from: Day,
    /// The performance is counted.
    pub counted: Day,
    /// The statement is checked.
    pub checked: Day,
    /// The settlement note is sent.
    pub noted: Day,
    /// Paid, where the invoice came at once.
    pub paid: Day,
}

impl Stages {
    /// The stages of a month.
    pub fn of(period: Period) -> Option<Self> {
        let counting_from = Day::of(period.plus(1)?, COUNTING_DAY)?;
        let counted = counting_from.working_days(COUNTING)?;
        let checked = counted.next()?.working_days(STATEMENT)?;
        let noted = checked.next()?.working_days(NOTE)?;
        let paid = noted.next()?.working_days(PAYMENT)?;
        Some(Self { counting_from, counted, checked, noted, paid })
    }
}

/// The day on which a month is final on the international site.
pub fn international_final(period: Period) -> Option<Day> {
    Day::of(period.plus(1)?, FINAL_DAY)
}
