//! Calendar months, and how many days they have.

use core::fmt;

/// A calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: u16,
    month: u8,
}

impl Period {
    /// The month of a year, 2000 to 2099.
    pub fn new(year: u16, month: u8) -> Option<Self> {
        ((2000..=2099).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month of a year, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Months since the year 0.
    fn count(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    /// How many months later this one is; negative where it is earlier.
    pub fn months_after(self, other: Self) -> i32 {
        self.count() - other.count()
    }

    /// The month so many months later, within the years 2000 to 2099.
    pub fn plus(self, months: i32) -> Option<Self> {
        let count = self.count().checked_add(months)?;
        let month = u8::try_from(count.rem_euclid(12)).ok()? + 1;
        Self::new(u16::try_from(count.div_euclid(12)).ok()?, month)
    }

    /// How many days it has.
    pub const fn days(self) -> u8 {
        days_of_month(self.year, self.month)
    }

    /// The calendar quarter that it lies in, 1 to 4.
    pub const fn quarter(self) -> u8 {
        (self.month - 1) / 3 + 1
    }
}

/// The days of a month of the years 2000 to 2099; none where there is no such
/// month.
pub(crate) const fn days_of_month(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}
