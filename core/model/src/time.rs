//! Moments, as portals, APIs, spreadsheets and people write them.
//!
//! A text is read as a row of numbers, words and signs; `token.rs` says how it
//! falls into these. White space between them counts for nothing, except that it
//! keeps two numbers or two words apart, and capitals are as good as small letters.
//! `Y` is a year of four digits, `YY` one of two, `M`, `D` and `H` have one digit
//! or two, `MM` and `SS` two. Before `年`, `月`, `日`, `号`, `时`, `点`, `分` and `秒`
//! stands a number in Chinese as well: `二〇二六年十月七日`.
//!
//! A moment is a weekday or none, a day, a time of day or none, and a zone or
//! none, in this order, and nothing else.
//!
//! Weekday: an English name or its first three letters, then `.` or none, then
//! `,` or none. It must be that of the day.
//!
//! Day:
//! - `Y-M-D`, `Y/M/D`, `Y.M.D`, the same sign twice; `YYYYMMDD`
//! - `Y年M月D日` or `号` at the end; `YY年` is the year 20YY
//! - `Oct 7 Y`, `7 Oct Y`, each with `.` or none behind the month and `,` or none
//!   before the year; `7-Oct-Y`. A month is its English name, the first three
//!   letters of it, or `Sept`.
//! - `A/B/Y` with `/`, `-` or `.`, the same sign twice: one of `A` and `B` is the
//!   month and the other the day. Where the calendar has both and they differ, it
//!   is ambiguous.
//! - The forms with an English month with `YY` for the year, and three numbers of
//!   one or two digits with `/`, `-` or `.`, the same sign twice: ambiguous.
//!
//! The years are 2000 to 2099.
//!
//! Time of day, behind `T`, `,` or neither:
//! - `H:MM`, `H:MM:SS`, and behind the seconds `.` or `,` and a fraction of 1 to 9
//!   digits, cut to the millisecond. Behind it `am`, `pm`, `a.m`, `p.m`, `a.m.`,
//!   `p.m.`, or none.
//! - `H时`, `H时M分`, `H时M分S秒`, `点` for `时`; here `M` and `S` have one digit or
//!   two.
//! - Either of these, without `am` and `pm`, behind `凌晨`, `上午`, `中午`, `下午` or
//!   `晚上`.
//! - `HHMMSS` behind `T`.
//! - `YYYYMMDDHHMMSS` is a day and its time.
//!
//! The hour that is meant:
//! - with no word 0 to 23, and 24 where nothing follows it but zeros: the
//!   beginning of the next day
//! - `am` 1 to 11, and 12 is 0; `pm` 12, and 1 to 11 are 12 more
//! - `凌晨` 0 to 6, and 12 is 0
//! - `上午` 0 to 11; 12 is ambiguous
//! - `中午` 11 to 14, and 1 and 2 are 12 more
//! - `下午` 12 to 23, and 1 to 11 are 12 more
//! - `晚上` 17 to 23, and 5 to 11 are 12 more; 0 to 4 and 12 are ambiguous
//!
//! Any other hour is none of the calendar, and so are minutes and seconds above
//! 59: leap seconds are not read.
//!
//! Zone, only behind a time of day: `Z`, `UTC`, `GMT`; `+` or `-` and an offset;
//! `UTC` or `GMT` and `+` or `-` and an offset. An offset is `H`, `HHMM` or `H:MM`,
//! from -12:00 to +14:00. Any of these, and `北京时间`, in `(` and `)`, or not.
//! `北京时间` may stand behind a day alone, too, or before the whole, and then no
//! other zone follows. Names such as `CST` stand for several zones and are not
//! read. Without a zone it is UTC+08:00, or the zone that the person named; a day
//! without a time of day is that day in UTC+08:00, whatever they named.
//!
//! Instead of all this, a number of 10 digits is a Unix time in seconds, and one
//! of 13 digits in milliseconds. It is shown in UTC+08:00, where its year must be
//! 2000 to 2099.
//!
//! Where several faults apply, the form comes first, then what is ambiguous, then
//! the calendar.

use crate::{
    missing::is_missing,
    month::{Period, days_of_month},
    reading::Reading,
    text::two_digits,
    token::{
        Token::{self, Number, Sign, Word},
        month_name, plain, tokens, weekday_name,
    },
    zone::Zone,
};
use chrono::{Datelike, NaiveDate};
use core::fmt;

const PORTAL_MINUTES_EAST: i16 = Zone::PORTAL.minutes_east();
const DAY_SECONDS: i64 = 24 * 60 * 60;
/// The day from which Unix counts, in days of chrono's calendar.
const UNIX_DAY: i64 = 719_163;

/// A moment, to the millisecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// The second, 0 to 59.
    pub second: u8,
    /// The millisecond, 0 to 999.
    pub millisecond: u16,
    /// The zone, in minutes east of UTC.
    pub offset_minutes: i16,
    /// Whether the text named the zone.
    pub zone_written: bool,
    /// Whether the text named a time of day.
    pub time_written: bool,
}

/// Why a moment cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeFault {
    /// Not written in any form of a date or time.
    Form,
    /// A day, a time of day or a zone that there is none of: 30 February, 25
    /// o'clock, a weekday that is another day's, a year outside 2000 to 2099.
    Calendar,
    /// Could be two different days or times: `03/04/2026`, a year of two digits.
    Ambiguous,
}

impl TimeFault {
    /// The fault's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Calendar => "calendar",
            Self::Ambiguous => "ambiguous",
        }
    }
}

impl Time {
    /// Seconds since 1970 in UTC, with the fraction cut.
    pub fn utc_seconds(&self) -> i64 {
        let day = NaiveDate::from_ymd_opt(self.year.into(), self.month.into(), self.day.into());
        let days = i64::from(day.unwrap_or_default().num_days_from_ce()) - UNIX_DAY;
        let minutes = i64::from(self.hour) * 60 + i64::from(self.minute) - i64::from(self.offset_minutes);
        days * DAY_SECONDS + minutes * 60 + i64::from(self.second)
    }

    /// The year, month and day as written, in the moment's own zone.
    pub fn day(&self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The day that it falls in, in UTC+08:00.
    pub fn portal_date(&self) -> Option<NaiveDate> {
        portal_day(self.utc_seconds())
    }

    /// The month that it falls in, in UTC+08:00.
    pub fn period(&self) -> Option<Period> {
        if self.offset_minutes == PORTAL_MINUTES_EAST {
            return Period::new(self.year, self.month);
        }
        period_of(self.portal_date()?)
    }

    /// The month that what it ends lies in, in UTC+08:00: the first moment of a
    /// month ends the one before.
    pub fn period_before(&self) -> Option<Period> {
        let seconds = self.utc_seconds() - i64::from(self.time_written);
        period_of(portal_day(seconds)?)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)?;
        if !self.time_written {
            return Ok(());
        }
        write!(f, " {:02}:{:02}:{:02}", self.hour, self.minute, self.second)?;
        if self.millisecond > 0 {
            write!(f, ".{:03}", self.millisecond)?;
        }
        Zone::of_minutes(self.offset_minutes).fmt(f)
    }
}

/// Whether a text is plainly a time as the portal writes it. Most are, and need
/// no closer look.
pub fn is_plainly_sound(text: &str) -> bool {
    portal_time(text, Zone::PORTAL).is_some_and(|time| time.day <= 28)
}

/// `2024-10-07 12:00:03`, as the portal writes times, read without a closer look.
#[inline]
fn portal_time(text: &str, zone: Zone) -> Option<Time> {
    let [b'2', b'0', y1, y2, b'-', mo1, mo2, b'-', d1, d2, b' ', h1, h2, b':', mi1, mi2, b':', s1, s2] =
        text.as_bytes()
    else {
        return None;
    };
    let time = Time {
        year: 2000 + u16::from(two_digits(*y1, *y2)?),
        month: two_digits(*mo1, *mo2)?,
        day: two_digits(*d1, *d2)?,
        hour: two_digits(*h1, *h2)?,
        minute: two_digits(*mi1, *mi2)?,
        second: two_digits(*s1, *s2)?,
        millisecond: 0,
        offset_minutes: zone.minutes_east(),
        zone_written: false,
        time_written: true,
    };
    let exists = (1..=days_of_month(time.year, time.month)).contains(&time.day)
        && time.hour < 24
        && time.minute < 60
        && time.second < 60;
    exists.then_some(time)
}

fn period_of(day: NaiveDate) -> Option<Period> {
    Period::new(day.year().try_into().ok()?, day.month().try_into().ok()?)
}

/// Reads a moment by the rules above; UTC+08:00 unless it says otherwise.
pub fn read_time(text: &str) -> Reading<Time, TimeFault> {
    read_time_in(text, Zone::PORTAL)
}

/// Reads a moment by the rules above; in this zone unless it says otherwise.
pub fn read_time_in(text: &str, zone: Zone) -> Reading<Time, TimeFault> {
    if let Some(time) = portal_time(text, zone) {
        return Reading::Read(time);
    }
    read_written(text, zone)
}

/// Reads a moment in another form than the portal's.
#[inline(never)]
fn read_written(text: &str, zone: Zone) -> Reading<Time, TimeFault> {
    if is_missing(text) {
        return Reading::Absent;
    }
    let plain = plain(text);
    let read = tokens(&plain).ok_or(TimeFault::Form).and_then(|tokens| match tokens.as_slice() {
        [Number(10, seconds)] => unix(*seconds, 0),
        [Number(13, value)] => unix(value / 1000, value % 1000),
        tokens => written(tokens).ok_or(TimeFault::Form)?.time(zone),
    });
    match read {
        Ok(time) => Reading::Read(time),
        Err(fault) => Reading::Unreadable(fault),
    }
}

fn unix(seconds: u64, millisecond: u64) -> Result<Time, TimeFault> {
    let seconds = i64::try_from(seconds).map_err(|_| TimeFault::Calendar)?;
    let day = portal_day(seconds).filter(|day| in_years(*day)).ok_or(TimeFault::Calendar)?;
    let of_day = (seconds + i64::from(PORTAL_MINUTES_EAST) * 60) % DAY_SECONDS;
    let of_day = u64::try_from(of_day).map_err(|_| TimeFault::Calendar)?;
    let moment = Moment { hour: of_day / 3600, minute: of_day / 60 % 60, second: of_day % 60, millisecond };
    on(day, Some(moment), Some(PORTAL_MINUTES_EAST), Zone::PORTAL).ok_or(TimeFault::Calendar)
}

fn portal_day(utc_seconds: i64) -> Option<NaiveDate> {
    let days = (utc_seconds + i64::from(PORTAL_MINUTES_EAST) * 60).div_euclid(DAY_SECONDS);
    NaiveDate::from_num_days_from_ce_opt((days + UNIX_DAY).try_into().ok()?)
}

fn in_years(day: NaiveDate) -> bool {
    (2000..=2099).contains(&day.year())
}

/// A day as written, not yet held against the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// Year, month, day.
    Certain(u64, u64, u64),
    /// Two numbers, one the month and one the day, and the year.
    Either(u64, u64, u64),
    /// The year has two digits and may be any of the three.
    ShortYear,
}

impl Day {
    /// The day, where the calendar has it.
    pub fn date(self) -> Result<NaiveDate, TimeFault> {
        match self {
            Self::Certain(year, month, day) => date(year, month, day).ok_or(TimeFault::Calendar),
            Self::Either(a, b, year) => match (date(year, a, b), date(year, b, a)) {
                (Some(one), Some(other)) if one != other => Err(TimeFault::Ambiguous),
                (Some(day), _) | (None, Some(day)) => Ok(day),
                (None, None) => Err(TimeFault::Calendar),
            },
            Self::ShortYear => Err(TimeFault::Ambiguous),
        }
    }
}

fn date(year: u64, month: u64, day: u64) -> Option<NaiveDate> {
    let (year, month, day) = (year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?);
    NaiveDate::from_ymd_opt(year, month, day).filter(|day| in_years(*day))
}

/// The word that says which half of the day an hour is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Whole,
    Am,
    Pm,
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Evening,
}

/// A time of day as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    half: Half,
    numbers: Moment,
}

/// A time of day; the hour may be 24.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Hours, from 0.
    pub hour: u64,
    /// Minutes, from 0.
    pub minute: u64,
    /// Seconds, from 0.
    pub second: u64,
    /// Milliseconds, from 0.
    pub millisecond: u64,
}

impl Moment {
    /// The first moment of a day.
    pub const MIDNIGHT: Self = Self { hour: 0, minute: 0, second: 0, millisecond: 0 };
    /// The moment after the last of a day.
    pub const END: Self = Self { hour: 24, ..Self::MIDNIGHT };
}

impl Clock {
    /// The time that is meant.
    pub fn moment(self) -> Result<Moment, TimeFault> {
        let hour = meant_hour(self.half, self.numbers.hour);
        let moment = Moment { hour: hour.unwrap_or_default(), ..self.numbers };
        let exists = moment.minute < 60 && moment.second < 60 && (moment.hour < 24 || moment == Moment::END);
        hour.and(if exists { Ok(moment) } else { Err(TimeFault::Calendar) })
    }
}

fn meant_hour(half: Half, hour: u64) -> Result<u64, TimeFault> {
    match (half, hour) {
        (Half::Am | Half::Dawn, 12) => Ok(0),
        (Half::Whole, 0..=24)
        | (Half::Am, 1..=11)
        | (Half::Pm, 12)
        | (Half::Dawn, 0..=6)
        | (Half::Morning, 0..=11)
        | (Half::Noon, 11..=14)
        | (Half::Afternoon, 12..=23)
        | (Half::Evening, 17..=23) => Ok(hour),
        (Half::Pm | Half::Afternoon, 1..=11) | (Half::Noon, 1..=2) | (Half::Evening, 5..=11) => Ok(hour + 12),
        (Half::Morning, 12) | (Half::Evening, 0..=4 | 12) => Err(TimeFault::Ambiguous),
        _ => Err(TimeFault::Calendar),
    }
}

/// A zone as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Offset {
    west: bool,
    hours: u64,
    minutes: u64,
}

impl Offset {
    const UTC: Self = Self { west: false, hours: 0, minutes: 0 };
    const BEIJING: Self = Self { west: false, hours: 8, minutes: 0 };

    fn minutes_east(self) -> Option<i16> {
        let minutes = i16::try_from(self.hours.checked_mul(60)? + self.minutes).ok()?;
        let east = if self.west { -minutes } else { minutes };
        (self.minutes < 60 && (-12 * 60..=14 * 60).contains(&east)).then_some(east)
    }
}

/// A moment in one of its forms, not yet held against the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The day.
    pub day: Day,
    /// The time of day, where one is written.
    pub clock: Option<Clock>,
    weekday: Option<u64>,
    zone: Option<Offset>,
}

impl Written {
    /// The moment that is meant, in a zone unless it names another.
    pub fn time(&self, unnamed: Zone) -> Result<Time, TimeFault> {
        let day = self.day.date();
        let moment = self.clock.map(Clock::moment).transpose();
        if day == Err(TimeFault::Ambiguous) || moment == Err(TimeFault::Ambiguous) {
            return Err(TimeFault::Ambiguous);
        }
        let (day, moment) = (day?, moment?);
        let weekday = u64::from(day.weekday().number_from_monday());
        if self.weekday.is_some_and(|written| written != weekday) {
            return Err(TimeFault::Calendar);
        }
        let zone = match self.zone {
            Some(zone) => Some(zone.minutes_east().ok_or(TimeFault::Calendar)?),
            None => None,
        };
        on(day, moment, zone, unnamed).ok_or(TimeFault::Calendar)
    }
}

fn on(day: NaiveDate, moment: Option<Moment>, zone: Option<i16>, unnamed: Zone) -> Option<Time> {
    // A day is a day wherever the person is.
    let unnamed = if moment.is_some() { unnamed } else { Zone::PORTAL };
    let (day, at) = match moment {
        Some(Moment::END) => (day.succ_opt()?, Moment::MIDNIGHT),
        other => (day, other.unwrap_or(Moment::MIDNIGHT)),
    };
    Some(Time {
        year: day.year().try_into().ok()?,
        month: day.month().try_into().ok()?,
        day: day.day().try_into().ok()?,
        hour: at.hour.try_into().ok()?,
        minute: at.minute.try_into().ok()?,
        second: at.second.try_into().ok()?,
        millisecond: at.millisecond.try_into().ok()?,
        offset_minutes: zone.unwrap_or(unnamed.minutes_east()),
        zone_written: zone.is_some(),
        time_written: moment.is_some(),
    })
}

/// What was taken off the front, and what is left.
type Taken<'p, 't, T> = Option<(T, &'p [Token<'t>])>;

/// A day and its time, and what is left.
type DayAndClock<'p, 't> = (Day, Option<Clock>, &'p [Token<'t>]);

/// A whole text as a moment.
pub fn written(tokens: &[Token<'_>]) -> Option<Written> {
    let (before, tokens) = match tokens {
        [Sign('北'), Sign('京'), Sign('时'), Sign('间'), rest @ ..] => (Some(Offset::BEIJING), rest),
        _ => (None, tokens),
    };
    let (weekday, tokens) = weekday(tokens);
    let (day, clock, rest) = day_and_clock(tokens)?;
    let behind = match rest {
        [] => None,
        _ => Some(zone(rest, clock.is_some())?),
    };
    if before.is_some() && behind.is_some() {
        return None;
    }
    Some(Written { day, clock, weekday, zone: before.or(behind) })
}

/// Takes a day and its time off the front.
pub fn day_and_clock<'p, 't>(tokens: &'p [Token<'t>]) -> Option<DayAndClock<'p, 't>> {
    if let [Number(14, value), rest @ ..] = tokens {
        return Some((compact_day(value / 1_000_000), Some(compact_clock(*value)), rest));
    }
    let (day, rest) = day(tokens)?;
    let (clock, rest) = joined_clock(rest);
    Some((day, clock, rest))
}

fn weekday<'p, 't>(tokens: &'p [Token<'t>]) -> (Option<u64>, &'p [Token<'t>]) {
    match tokens {
        [Word(word), rest @ ..] => match weekday_name(word) {
            Some(number) => (Some(number), skip(skip(rest, &['.']), &[','])),
            None => (None, tokens),
        },
        _ => (None, tokens),
    }
}

/// What is left behind one of these signs, or behind none of them.
pub fn skip<'p, 't>(tokens: &'p [Token<'t>], signs: &[char]) -> &'p [Token<'t>] {
    match tokens {
        [Sign(sign), rest @ ..] if signs.contains(sign) => rest,
        _ => tokens,
    }
}

/// Takes a day off the front.
fn day<'p, 't>(tokens: &'p [Token<'t>]) -> Taken<'p, 't, Day> {
    match tokens {
        [Number(8, value), rest @ ..] => Some((compact_day(*value), rest)),
        [
            Number(digits @ (2 | 4), y),
            Sign('年'),
            Number(0..=2, m),
            Sign('月'),
            Number(0..=2, d),
            Sign('日' | '号'),
            rest @ ..,
        ] => Some((Day::Certain(year(*digits, *y), *m, *d), rest)),
        [Number(first, a), Sign(sign), Number(1 | 2, b), Sign(again), Number(last, c), rest @ ..]
            if sign == again && matches!(sign, '-' | '/' | '.') =>
        {
            let day = match (first, last) {
                (4, 1 | 2) => Day::Certain(*a, *b, *c),
                (1 | 2, 4) => Day::Either(*a, *b, *c),
                (1 | 2, 1 | 2) => Day::ShortYear,
                _ => return None,
            };
            Some((day, rest))
        }
        _ => english_day(tokens),
    }
}

/// A year of two digits, where it is certain that it is one.
pub fn year(digits: usize, value: u64) -> u64 {
    if digits == 2 { value + 2000 } else { value }
}

fn compact_day(value: u64) -> Day {
    Day::Certain(value / 10_000, value / 100 % 100, value % 100)
}

fn english_day<'p, 't>(tokens: &'p [Token<'t>]) -> Taken<'p, 't, Day> {
    let (month, day, rest) = match tokens {
        [Number(1 | 2, d), Sign('-'), Word(m), Sign('-'), rest @ ..] => (m, d, rest),
        [Word(m), rest @ ..] => match skip(rest, &['.']) {
            [Number(1 | 2, d), rest @ ..] => (m, d, skip(rest, &[','])),
            _ => return None,
        },
        [Number(1 | 2, d), Word(m), rest @ ..] => (m, d, skip(skip(rest, &['.']), &[','])),
        _ => return None,
    };
    let month = month_name(month)?;
    match rest {
        [Number(4, y), rest @ ..] => Some((Day::Certain(*y, month, *day), rest)),
        [Number(2, _), rest @ ..] => Some((Day::ShortYear, rest)),
        _ => None,
    }
}

/// Takes a time of day off the front, with what joins it to its day.
fn joined_clock<'p, 't>(tokens: &'p [Token<'t>]) -> (Option<Clock>, &'p [Token<'t>]) {
    let taken = match tokens {
        [Word("t"), Number(6, value), rest @ ..] => Some((compact_clock(*value), rest)),
        [Word("t"), rest @ ..] => clock(rest),
        _ => clock(skip(tokens, &[','])),
    };
    taken.map_or((None, tokens), |(clock, rest)| (Some(clock), rest))
}

fn compact_clock(value: u64) -> Clock {
    let numbers =
        Moment { hour: value / 10_000 % 100, minute: value / 100 % 100, second: value % 100, millisecond: 0 };
    Clock { half: Half::Whole, numbers }
}

/// Takes a time of day off the front.
fn clock<'p, 't>(tokens: &'p [Token<'t>]) -> Taken<'p, 't, Clock> {
    let (half, tokens) = half_before(tokens);
    if let Some((numbers, rest)) = chinese_clock(tokens) {
        return Some((Clock { half, numbers }, rest));
    }
    let (numbers, rest) = colon_clock(tokens)?;
    let (half, rest) = if half == Half::Whole { half_behind(rest) } else { (half, rest) };
    Some((Clock { half, numbers }, rest))
}

fn half_before<'p, 't>(tokens: &'p [Token<'t>]) -> (Half, &'p [Token<'t>]) {
    let [Sign(a), Sign(b), rest @ ..] = tokens else { return (Half::Whole, tokens) };
    let half = match (a, b) {
        ('凌', '晨') => Half::Dawn,
        ('上', '午') => Half::Morning,
        ('中', '午') => Half::Noon,
        ('下', '午') => Half::Afternoon,
        ('晚', '上') => Half::Evening,
        _ => return (Half::Whole, tokens),
    };
    (half, rest)
}

fn half_behind<'p, 't>(tokens: &'p [Token<'t>]) -> (Half, &'p [Token<'t>]) {
    let (word, rest) = match tokens {
        [Word(word @ ("a" | "p")), Sign('.'), Word("m"), rest @ ..] => (*word, skip(rest, &['.'])),
        [Word("am"), rest @ ..] => ("a", rest),
        [Word("pm"), rest @ ..] => ("p", rest),
        _ => return (Half::Whole, tokens),
    };
    (if word == "a" { Half::Am } else { Half::Pm }, rest)
}

fn chinese_clock<'p, 't>(tokens: &'p [Token<'t>]) -> Taken<'p, 't, Moment> {
    let [Number(0..=2, hour), Sign('时' | '点'), rest @ ..] = tokens else { return None };
    let (minute, second, rest) = match rest {
        [Number(0..=2, m), Sign('分'), Number(0..=2, s), Sign('秒'), rest @ ..] => (*m, *s, rest),
        [Number(0..=2, m), Sign('分'), rest @ ..] => (*m, 0, rest),
        _ => (0, 0, rest),
    };
    Some((Moment { hour: *hour, minute, second, millisecond: 0 }, rest))
}

fn colon_clock<'p, 't>(tokens: &'p [Token<'t>]) -> Taken<'p, 't, Moment> {
    let [Number(1 | 2, hour), Sign(':'), Number(2, minute), rest @ ..] = tokens else { return None };
    let (second, millisecond, rest) = match rest {
        [Sign(':'), Number(2, second), Sign('.' | ','), Number(digits @ 1..=9, fraction), rest @ ..] => {
            (*second, milliseconds(*digits, *fraction), rest)
        }
        [Sign(':'), Number(2, second), rest @ ..] => (*second, 0, rest),
        _ => (0, 0, rest),
    };
    Some((Moment { hour: *hour, minute: *minute, second, millisecond }, rest))
}

fn milliseconds(digits: usize, fraction: u64) -> u64 {
    let nanoseconds = (digits..9).fold(fraction, |value, _| value * 10);
    nanoseconds / 1_000_000
}

/// What is left of a text as a zone.
fn zone(tokens: &[Token<'_>], behind_time: bool) -> Option<Offset> {
    let inner = match tokens {
        [Sign('('), inner @ .., Sign(')')] => inner,
        _ => tokens,
    };
    match inner {
        [Sign('北'), Sign('京'), Sign('时'), Sign('间')] => Some(Offset::BEIJING),
        _ if !behind_time => None,
        [Word("z" | "utc" | "gmt")] => Some(Offset::UTC),
        [Word("utc" | "gmt"), offset @ ..] | offset => signed_offset(offset),
    }
}

impl Zone {
    /// The zone of a text, written as behind a time: `+08:00`, `UTC-3:30`.
    pub fn from_text(text: &str) -> Option<Self> {
        let plain = plain(text);
        zone(&tokens(&plain)?, true)?.minutes_east().map(Self::of_minutes)
    }
}

fn signed_offset(tokens: &[Token<'_>]) -> Option<Offset> {
    let [Sign(sign @ ('+' | '-')), rest @ ..] = tokens else { return None };
    let (hours, minutes) = match rest {
        [Number(1 | 2, hours)] => (*hours, 0),
        [Number(4, value)] => (value / 100, value % 100),
        [Number(1 | 2, hours), Sign(':'), Number(2, minutes)] => (*hours, *minutes),
        _ => return None,
    };
    Some(Offset { west: *sign == '-', hours, minutes })
}
