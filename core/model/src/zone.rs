//! The zone that times are written in where they name none: an offset from UTC.

use core::fmt;

/// An offset from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    minutes_east: i16,
}

impl Zone {
    /// UTC+08:00, in which the portal counts.
    pub const PORTAL: Self = Self { minutes_east: 8 * 60 };

    /// The zone so many minutes east of UTC.
    pub const fn of_minutes(minutes_east: i16) -> Self {
        Self { minutes_east }
    }

    /// Minutes east of UTC.
    pub const fn minutes_east(self) -> i16 {
        self.minutes_east
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.minutes_east < 0 { '-' } else { '+' };
        let minutes = self.minutes_east.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}
