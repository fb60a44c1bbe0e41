//! Settlement periods: calendar months in UTC+08:00, the portal's own zone.
//!
//! A text is read as a row of numbers, words and signs, as a moment is
//! ([`crate::time`]), and what `Y`, `M`, `D` and the English months are is told
//! there. A month is one of these, and nothing else:
//!
//! - `Y-M`, `Y/M`, `Y.M`, `YYYYMM`, `M/Y`, `M-Y`
//! - `Y年M月`, `Y年M月份`; `YY年` is the year 20YY
//! - an English month before or behind `Y`: `Oct Y`, with `.` or none behind the
//!   month, then `,`, `-`, `/` or none; `Y Oct`, with `,`, `-`, `/` or none behind
//!   the year and `.` or none at the end
//! - its first moment: any form of a moment that is its first day, with no time
//!   of day or the time that is hour 0 and zeros, and with no zone or UTC+08:00;
//!   no Unix time, and not the end of the day before
//! - all of its days: two days whose forms are certain, the first and the last of
//!   the month, with `-`, `--`, `~`, `至`, `到` or `to` between. Behind the first
//!   may stand the time that is hour 0 and zeros, behind the last one in 23:59, or
//!   24:00.
//!
//! The years are 2000 to 2099. Another year, or a month that there is none of, is
//! told from a text that is no month: in the forms above, in any moment whose day
//! is certain, and in the first of two days.
//!
//! What could be two months is ambiguous:
//! - an English month with a number of two digits in place of `Y`
//! - two numbers of one or two digits with `/` or `-` between, at least one of
//!   them 1 to 12
//! - a moment whose day is ambiguous
//!
//! A number of five digits that a spreadsheet counts a day of these years by is
//! told from a text that is no month.
//!
//! Anything else is no written form of a month.

pub use crate::month::Period;
use crate::{
    missing::is_missing,
    reading::Reading,
    text::two_digits,
    time::{self, Clock, Day, Moment, skip},
    token::{
        Token::{self, Number, Sign, Word},
        month_name, plain, tokens,
    },
    zone::Zone,
};
use chrono::{Datelike, NaiveDate};

/// Why a month cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodFault {
    /// Not written in any form of a month.
    Form,
    /// A month that the calendar does not have.
    Month,
    /// Could be two different months: `10/26`.
    Ambiguous,
    /// A spreadsheet's number of a day in this month.
    Serial(Period),
}

impl PeriodFault {
    /// The fault's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Month => "month",
            Self::Ambiguous => "ambiguous",
            Self::Serial(_) => "serial",
        }
    }
}

/// Reads a month by the rules above.
pub fn read_period(text: &str) -> Reading<Period, PeriodFault> {
    if let Some(period) = plain_month(text) {
        return Reading::Read(period);
    }
    read_written(text)
}

/// Reads a month in another form than the portal's.
#[inline(never)]
fn read_written(text: &str) -> Reading<Period, PeriodFault> {
    if is_missing(text) {
        return Reading::Absent;
    }
    let plain = plain(text);
    match tokens(&plain).ok_or(PeriodFault::Form).and_then(|tokens| period(&tokens)) {
        Ok(period) => Reading::Read(period),
        Err(fault) => Reading::Unreadable(fault),
    }
}

/// `2024-10`, read without a closer look.
#[inline]
pub fn plain_month(text: &str) -> Option<Period> {
    let [b'2', b'0', y1, y2, b'-', m1, m2] = text.as_bytes() else { return None };
    Period::new(2000 + u16::from(two_digits(*y1, *y2)?), two_digits(*m1, *m2)?)
}

fn period(tokens: &[Token<'_>]) -> Result<Period, PeriodFault> {
    match tokens {
        [Number(4, y), Sign('-' | '/' | '.'), Number(1 | 2, m)]
        | [Number(1 | 2, m), Sign('-' | '/'), Number(4, y)] => of_calendar(*y, *m),
        [Number(6, value)] => of_calendar(value / 100, value % 100),
        [Number(5, serial)] => Err(of_serial(*serial).map_or(PeriodFault::Form, PeriodFault::Serial)),
        [Number(digits @ (2 | 4), y), Sign('年'), Number(0..=2, m), Sign('月')]
        | [Number(digits @ (2 | 4), y), Sign('年'), Number(0..=2, m), Sign('月'), Sign('份')] => {
            of_calendar(time::year(*digits, *y), *m)
        }
        [Number(1 | 2, a), Sign('-' | '/'), Number(1 | 2, b)] => {
            let month = |number| (1..=12).contains(number);
            Err(if month(a) || month(b) { PeriodFault::Ambiguous } else { PeriodFault::Form })
        }
        _ => match english(tokens) {
            Some((4, year, month)) => of_calendar(year, month),
            Some(_) => Err(PeriodFault::Ambiguous),
            None => of_days(tokens),
        },
    }
}

/// The month of a day by a spreadsheet's number, which counts from 1900.
fn of_serial(serial: u64) -> Option<Period> {
    let start = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let day = start.checked_add_days(chrono::Days::new(serial))?;
    Period::new(u16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?)
}

fn of_calendar(year: u64, month: u64) -> Result<Period, PeriodFault> {
    let period = || Period::new(year.try_into().ok()?, month.try_into().ok()?);
    period().ok_or(PeriodFault::Month)
}

/// The digits of the year, the year, and the month named in English.
fn english(tokens: &[Token<'_>]) -> Option<(usize, u64, u64)> {
    let joints = &[',', '-', '/'];
    let (name, digits, year) = match tokens {
        [Word(name), rest @ ..] => match skip(skip(rest, &['.']), joints) {
            [Number(digits @ (2 | 4), year)] => (name, digits, year),
            _ => return None,
        },
        [Number(digits @ (2 | 4), year), rest @ ..] => match skip(rest, joints) {
            [Word(name)] | [Word(name), Sign('.')] => (name, digits, year),
            _ => return None,
        },
        _ => return None,
    };
    Some((*digits, *year, month_name(name)?))
}

fn of_days(tokens: &[Token<'_>]) -> Result<Period, PeriodFault> {
    match range(tokens) {
        Some(range) => range.month(),
        None => first_moment(tokens),
    }
}

fn first_moment(tokens: &[Token<'_>]) -> Result<Period, PeriodFault> {
    let written = time::written(tokens).ok_or(PeriodFault::Form)?;
    if let Day::Certain(year, month, _) = written.day {
        of_calendar(year, month)?;
    }
    if written.day.date() == Err(time::TimeFault::Ambiguous) {
        return Err(PeriodFault::Ambiguous);
    }
    let time = written.time(Zone::PORTAL).map_err(|_| PeriodFault::Form)?;
    let first =
        time.day == 1 && begins_a_day(written.clock) && time.offset_minutes == Zone::PORTAL.minutes_east();
    if first { of_calendar(time.year.into(), time.month.into()) } else { Err(PeriodFault::Form) }
}

fn begins_a_day(clock: Option<Clock>) -> bool {
    clock.is_none_or(|clock| clock.moment() == Ok(Moment::MIDNIGHT))
}

fn ends_a_day(clock: Option<Clock>) -> bool {
    let last = |at: Moment| at == Moment::END || (at.hour == 23 && at.minute == 59);
    clock.is_none_or(|clock| clock.moment().is_ok_and(last))
}

/// From one day to another, as written.
struct Range {
    from: (Day, Option<Clock>),
    to: (Day, Option<Clock>),
}

impl Range {
    fn month(&self) -> Result<Period, PeriodFault> {
        let (Day::Certain(year, month, 1), Day::Certain(..)) = (self.from.0, self.to.0) else {
            return self.fault();
        };
        let period = of_calendar(year, month)?;
        let last = last_day(period).is_some_and(|last| self.to.0.date() == Ok(last));
        let whole = last && begins_a_day(self.from.1) && ends_a_day(self.to.1);
        if whole { Ok(period) } else { Err(PeriodFault::Form) }
    }

    fn fault(&self) -> Result<Period, PeriodFault> {
        if let Day::Certain(year, month, _) = self.from.0 {
            of_calendar(year, month)?;
        }
        Err(PeriodFault::Form)
    }
}

fn last_day(period: Period) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(period.year().into(), period.month().into(), 1)?;
    first.with_day(first.num_days_in_month().into())
}

fn range(tokens: &[Token<'_>]) -> Option<Range> {
    let (day, clock, rest) = time::day_and_clock(tokens)?;
    let from = (day, clock);
    let ([Sign('-'), Sign('-'), rest @ ..] | [Sign('-' | '~' | '至' | '到') | Word("to"), rest @ ..]) = rest
    else {
        return None;
    };
    let (day, clock, rest) = time::day_and_clock(rest)?;
    rest.is_empty().then_some(Range { from, to: (day, clock) })
}
