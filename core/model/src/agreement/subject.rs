//! What a record is matched by, and the days on which a row holds.

use crate::{
    agreement::level::{Fit, LEVELS},
    calendar::Day,
    money::Currency,
};

/// What a record is matched by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Subject<'s> {
    /// The name and the code of each level; empty where the record shows none.
    pub levels: [[&'s str; 2]; LEVELS],
    /// The day of the order, else the first day of the settlement period.
    pub day: Option<Day>,
    /// The currency.
    pub currency: Option<Currency>,
    /// The category that the policy's product list gives it.
    pub category: Option<&'s str>,
}

/// The days on which something holds, both included, in UTC+08:00.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    /// The first day; nothing where it has always held.
    pub from: Option<Day>,
    /// The last day; nothing where no end is known.
    pub to: Option<Day>,
}

impl Window {
    /// Whether the day lies in it.
    pub fn contains(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    pub(super) fn fit(self, day: Option<Day>) -> Fit {
        match day {
            _ if self == Self::default() => Fit::Yes,
            Some(day) => Fit::of(self.contains(day)),
            None => Fit::Maybe,
        }
    }

    /// Whether the two have a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time = |a: &Self, b: &Self| a.from.is_none_or(|from| b.to.is_none_or(|to| from <= to));
        begins_in_time(self, other) && begins_in_time(other, self)
    }
}
