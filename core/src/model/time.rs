//! Moments, to the millisecond. The portal writes none with a zone; its zone
//! is UTC+08:00.

use super::{
    Reading,
    calendar::{digits, month_name, plain, small, year},
    is_missing,
    period::Period,
};
use chrono::{DateTime, Datelike, Days, NaiveDate, Timelike};
use core::fmt;

/// A moment as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// The year, 2000 to 2099.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
    /// Hours since midnight.
    pub hour: u8,
    /// Minutes of the hour.
    pub minute: u8,
    /// Seconds of the minute.
    pub second: u8,
    /// Milliseconds of the second.
    pub millisecond: u16,
    /// Minutes that its zone is before UTC.
    pub offset_minutes: i16,
    /// Whether the text names the zone.
    pub zone_written: bool,
    /// Whether the text names a time of day.
    pub time_written: bool,
    /// Whether it is written as seconds or milliseconds since 1970.
    pub is_unix: bool,
}

/// Why a time cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeFault {
    /// Not written in any form of a time.
    Form,
    /// A day or a time of day that does not exist.
    Calendar,
    /// It could be two days.
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

/// The portal's zone, in minutes before UTC.
const BEIJING: i16 = 480;

impl Time {
    /// Milliseconds since midnight.
    pub fn milliseconds_of_day(&self) -> u32 {
        let seconds = u32::from(self.hour) * 3600 + u32::from(self.minute) * 60 + u32::from(self.second);
        seconds * 1000 + u32::from(self.millisecond)
    }

    /// Seconds since 1970 in UTC.
    pub fn utc_seconds(&self) -> i64 {
        let clock = |day: NaiveDate| {
            day.and_hms_opt(u32::from(self.hour), u32::from(self.minute), u32::from(self.second))
        };
        let local = self.date().and_then(clock).map_or(0, |time| time.and_utc().timestamp());
        local - i64::from(self.offset_minutes) * 60
    }

    /// The month that it falls into, in UTC+08:00.
    pub fn period(&self) -> Option<Period> {
        let time = DateTime::from_timestamp(self.utc_seconds() + i64::from(BEIJING) * 60, 0)?;
        Period::new(u16::try_from(time.year()).ok()?, u8::try_from(time.month()).ok()?)
    }

    pub(super) fn is_last_of_month(&self) -> bool {
        let next = self.date().and_then(|day| day.checked_add_days(Days::new(1)));
        next.is_some_and(|next| next.month() != u32::from(self.month))
    }

    fn date(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(i32::from(self.year), u32::from(self.month), u32::from(self.day))
    }
}

impl fmt::Display for Time {
    /// `2026-10-07 15:52:30.941+08:00`; the day alone where no time of day is
    /// written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)?;
        if !self.time_written {
            return Ok(());
        }
        write!(f, " {:02}:{:02}:{:02}", self.hour, self.minute, self.second)?;
        if self.millisecond > 0 {
            write!(f, ".{:03}", self.millisecond)?;
        }
        let sign = if self.offset_minutes < 0 { '-' } else { '+' };
        let minutes = self.offset_minutes.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// Reads a moment. Without a zone it is in UTC+08:00.
///
/// | part | as |
/// | --- | --- |
/// | day | `2026-10-07`, `2026/10/7`, `2026.10.7`, `20261007`, `2026年10月7日`, `Oct 7, 2026`, `7 October 2026`, `7-Oct-2026`, `10/25/2026`, `25/10/2026` |
/// | time of day | `15:52`, `15:52:30`, `15:52:30.941`, `15时52分30秒`, `3:52 PM`, `下午3:52`, `T15:52:30` |
/// | zone | `Z`, `+08:00`, `+0800`, `+08`, `UTC+8`, `GMT+8`, `(UTC+08:00)`, `北京时间` |
/// | together | `20261007155230`; seconds since 1970 as 10 digits, milliseconds as 13 |
///
/// `03/04/2026` could be two days, and is asked about. `24:00:00` is the end
/// of its day. A weekday in front is passed over.
pub fn read_time(text: &str) -> Reading<Time, TimeFault> {
    if is_missing(text) {
        return Reading::Absent;
    }
    let text = plain(text);
    match read(&text) {
        Ok(time) => Reading::Read(time),
        Err(fault) => Reading::Unreadable(fault),
    }
}

/// Whether a text is plainly a time as the portal writes it. Most are, and need
/// no closer look.
pub fn is_plainly_sound(text: &str) -> bool {
    const PATTERN: &[u8] = b"20##-##-## ##:##:##";
    let digit = |at: usize| text.as_bytes().get(at).map_or(0, |byte| byte.wrapping_sub(b'0'));
    let two = |at: usize| digit(at) * 10 + digit(at + 1);
    text.len() == PATTERN.len()
        && text.bytes().zip(PATTERN).all(|(byte, wanted)| match wanted {
            b'#' => byte.is_ascii_digit(),
            _ => byte == *wanted,
        })
        && (1..=12).contains(&two(5))
        && (1..=28).contains(&two(8))
        && two(11) < 24
        && two(14) < 60
        && two(17) < 60
}

fn read(text: &str) -> Result<Time, TimeFault> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return joined(text);
    }
    let (text, zone) = take_zone(without_weekday(text));
    let (day, rest) = take_day(text).ok_or(TimeFault::Form)?;
    let date = day?;
    let clock = take_clock(rest)?;
    if clock.is_none() && zone.is_some() {
        return Err(TimeFault::Form);
    }
    build(date, clock, zone)
}

/// Hour, minute, second, millisecond.
type Clock = (u32, u32, u32, u32);
type Date = (u32, u32, u32);

fn build(date: Date, clock: Option<Clock>, zone: Option<i16>) -> Result<Time, TimeFault> {
    let (year, month, day) = date;
    let day = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    let day = day.filter(|day| (2000..=2099).contains(&day.year()));
    let mut day = day.ok_or(TimeFault::Calendar)?;
    let (mut hour, minute, second, millisecond) = clock.unwrap_or_default();
    if (hour, minute, second, millisecond) == (24, 0, 0, 0) {
        day = day.checked_add_days(Days::new(1)).ok_or(TimeFault::Calendar)?;
        hour = 0;
    }
    if hour > 23 || minute > 59 || second > 59 {
        return Err(TimeFault::Calendar);
    }
    let byte = |number: u32| u8::try_from(number).map_err(|_| TimeFault::Calendar);
    Ok(Time {
        year: u16::try_from(day.year()).map_err(|_| TimeFault::Calendar)?,
        month: byte(day.month())?,
        day: byte(day.day())?,
        hour: byte(hour)?,
        minute: byte(minute)?,
        second: byte(second)?,
        millisecond: u16::try_from(millisecond).map_err(|_| TimeFault::Calendar)?,
        offset_minutes: zone.unwrap_or(BEIJING),
        zone_written: zone.is_some(),
        time_written: clock.is_some(),
        is_unix: false,
    })
}

/// Digits alone: a day, a day and a time, or a count since 1970.
fn joined(text: &str) -> Result<Time, TimeFault> {
    let part = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let date = || part(0, 4).zip(part(4, 6)).zip(part(6, 8)).map(|((y, m), d)| (y, m, d));
    let clock = || part(8, 10).zip(part(10, 12)).zip(part(12, 14)).map(|((h, m), s)| (h, m, s, 0));
    match text.len() {
        8 => build(date().ok_or(TimeFault::Form)?, None, None),
        14 => build(date().ok_or(TimeFault::Form)?, clock(), None),
        10 | 13 => unix(text),
        _ => Err(TimeFault::Form),
    }
}

/// Seconds or milliseconds since 1970, shown in the portal's zone.
fn unix(text: &str) -> Result<Time, TimeFault> {
    let count: i64 = text.parse().map_err(|_| TimeFault::Form)?;
    let (seconds, millisecond) = if text.len() == 13 { (count / 1000, count % 1000) } else { (count, 0) };
    let local = DateTime::from_timestamp(seconds + i64::from(BEIJING) * 60, 0).ok_or(TimeFault::Form)?;
    let year = u32::try_from(local.year()).map_err(|_| TimeFault::Form)?;
    let clock = (local.hour(), local.minute(), local.second(), u32::try_from(millisecond).unwrap_or(0));
    let time = build((year, local.month(), local.day()), Some(clock), Some(BEIJING));
    time.map(|time| Time { is_unix: true, ..time }).map_err(|_| TimeFault::Form)
}

fn without_weekday(text: &str) -> &str {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = text.split([' ', ',']).next().unwrap_or_default().trim_end_matches('.');
    let is_day = DAYS.iter().any(|day| *day == word || (word.len() == 3 && day.starts_with(word)));
    match text.split_once([' ', ',']) {
        Some((_, rest)) if is_day => rest.trim_start_matches([' ', ',']),
        _ => text,
    }
}

/// Takes the zone off the end, or `北京时间` off either end.
fn take_zone(text: &str) -> (&str, Option<i16>) {
    if let Some(rest) = text.strip_prefix("北京时间").or_else(|| text.strip_suffix("北京时间")) {
        return (rest.trim_matches([' ', ':']), Some(BEIJING));
    }
    let open = text.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    if let Some((rest, zone)) = open {
        return match named_zone(zone) {
            Some(offset) => (rest.trim_end(), Some(offset)),
            None => (text, None),
        };
    }
    // A zone stands behind a time of day, so a colon or 时 comes before it.
    let clock = text.find([':', '时']).unwrap_or(text.len());
    let start = text.char_indices().skip_while(|(at, _)| *at < clock);
    let mut starts = start.filter(|(_, c)| matches!(c, 'z' | '+' | '-' | 'u' | 'g')).map(|(at, _)| at);
    let zone = starts.find_map(|at| {
        let (rest, zone) = text.split_at_checked(at)?;
        Some((rest.trim_end(), named_zone(zone)?))
    });
    zone.map_or((text, None), |(rest, offset)| (rest, Some(offset)))
}

/// `z`, `utc`, `utc+8`, `gmt+08:00`, `+0800`.
fn named_zone(text: &str) -> Option<i16> {
    let named = ["utc", "gmt"].into_iter().find_map(|name| text.strip_prefix(name));
    match (text, named) {
        ("z", _) | (_, Some("")) => return Some(0),
        _ => {}
    }
    let offset = named.unwrap_or(text).trim();
    let (negative, digits_of) = match offset.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, offset.strip_prefix('+')?),
    };
    let (hours, minutes) = match digits_of.split_once(':') {
        Some((hours, minutes)) => (digits(hours, 1..=2)?, digits(minutes, 2..=2)?),
        None if digits_of.len() == 4 => {
            let joined = digits(digits_of, 4..=4)?;
            (joined / 100, joined % 100)
        }
        None => (digits(digits_of, 1..=2)?, 0),
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    let minutes = i16::try_from(hours * 60 + minutes).ok()?;
    Some(if negative { -minutes } else { minutes })
}

/// The day at the beginning, and what follows it.
fn take_day(text: &str) -> Option<(Result<Date, TimeFault>, &str)> {
    chinese_day(text).or_else(|| english_day(text)).or_else(|| numeric_day(text))
}

fn chinese_day(text: &str) -> Option<(Result<Date, TimeFault>, &str)> {
    let (before, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, rest) = rest.split_once(['日', '号'])?;
    let date = (year(before.trim())?, small(month.trim())?, small(day.trim())?);
    Some((Ok(date), rest))
}

/// `oct 7, 2026`, `7 oct 2026`, `7-oct-2026`.
fn english_day(text: &str) -> Option<(Result<Date, TimeFault>, &str)> {
    let (first, rest) = text.split_once([' ', '-'])?;
    let (second, rest) =
        rest.split_once([' ', '-', ',']).map(|(s, rest)| (s, rest.trim_start_matches([' ', ','])))?;
    let end = rest.find([' ', 't', ',']).unwrap_or(rest.len());
    let (third, rest) = rest.split_at_checked(end)?;
    let year = digits(third, 4..=4)?;
    let day = |word: &str| {
        let bare = word.trim_end_matches(',');
        let ends = ["st", "nd", "rd", "th"].into_iter().find_map(|end| bare.strip_suffix(end));
        digits(ends.unwrap_or(bare), 1..=2)
    };
    let date = month_name(first).zip(day(second)).or_else(|| month_name(second).zip(day(first)));
    date.map(|(month, day)| (Ok((year, month, day)), rest))
}

/// `2026-10-07`, `2026/10/7`, `10/25/2026`, `20261007 `.
fn numeric_day(text: &str) -> Option<(Result<Date, TimeFault>, &str)> {
    let end = text.find([' ', 't', ',']).unwrap_or(text.len());
    let (day, rest) = text.split_at_checked(end)?;
    if let Some(joined) = digits(day, 8..=8) {
        return Some((Ok((joined / 10_000, joined / 100 % 100, joined % 100)), rest));
    }
    let sign = day.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let mut parts = day.split(sign);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if let Some(year) = digits(first, 4..=4) {
        return Some((Ok((year, digits(second, 1..=2)?, digits(third, 1..=2)?)), rest));
    }
    let (a, b) = (digits(first, 1..=2)?, digits(second, 1..=2)?);
    if digits(third, 2..=2).is_some() {
        return Some((Err(TimeFault::Ambiguous), rest));
    }
    let year = digits(third, 4..=4)?;
    Some((day_of(year, a, b), rest))
}

/// A day whose month may stand first or second.
fn day_of(year: u32, a: u32, b: u32) -> Result<Date, TimeFault> {
    match (a <= 12, b <= 12) {
        (true, true) if a != b && a > 0 && b > 0 => Err(TimeFault::Ambiguous),
        (true, _) => Ok((year, a, b)),
        (false, true) => Ok((year, b, a)),
        (false, false) => Err(TimeFault::Calendar),
    }
}

/// The time of day, where there is one.
fn take_clock(rest: &str) -> Result<Option<Clock>, TimeFault> {
    let rest = rest.strip_prefix('t').unwrap_or(rest).trim_matches([' ', ',']);
    if rest.is_empty() {
        return Ok(None);
    }
    day_time(rest).map(Some).ok_or(TimeFault::Form)
}

fn day_time(rest: &str) -> Option<Clock> {
    let (rest, half) = take_half(rest);
    let chinese = rest.contains('时') || rest.contains('点');
    let (hour, minute, second, millisecond) = if chinese { chinese_clock(rest)? } else { clock(rest)? };
    let hour = match half {
        None => hour,
        Some(_) if hour == 0 || hour > 12 => return half_of_24(half, (hour, minute, second, millisecond)),
        Some(Half::Morning) => hour % 12,
        Some(Half::Afternoon) => hour % 12 + 12,
    };
    Some((hour, minute, second, millisecond))
}

/// `下午15:52` says the same twice, and is understood.
fn half_of_24(half: Option<Half>, clock: Clock) -> Option<Clock> {
    let afternoon = (13..=23).contains(&clock.0) && half == Some(Half::Afternoon);
    let midnight = clock.0 == 0 && half == Some(Half::Morning);
    (afternoon || midnight).then_some(clock)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

fn take_half(text: &str) -> (&str, Option<Half>) {
    const BEFORE: [(&str, Half); 5] = [
        ("上午", Half::Morning),
        ("凌晨", Half::Morning),
        ("早上", Half::Morning),
        ("下午", Half::Afternoon),
        ("晚上", Half::Afternoon),
    ];
    const BEHIND: [(&str, Half); 4] =
        [("a.m.", Half::Morning), ("p.m.", Half::Afternoon), ("am", Half::Morning), ("pm", Half::Afternoon)];
    let before = BEFORE.into_iter().find_map(|(word, half)| Some((text.strip_prefix(word)?, half)));
    let found =
        before.or_else(|| BEHIND.into_iter().find_map(|(word, half)| Some((text.strip_suffix(word)?, half))));
    found.map_or((text, None), |(rest, half)| (rest.trim(), Some(half)))
}

/// `15:52`, `15:52:30`, `15:52:30.941`.
fn clock(text: &str) -> Option<Clock> {
    let mut parts = text.split(':');
    let (hour, minute) = (digits(parts.next()?, 1..=2)?, digits(parts.next()?, 2..=2)?);
    let Some(second) = parts.next() else { return Some((hour, minute, 0, 0)) };
    if parts.next().is_some() {
        return None;
    }
    let (second, fraction) = match second.split_once(['.', ',']) {
        Some((second, fraction)) => (second, Some(fraction)),
        None => (second, None),
    };
    let millisecond = fraction.map_or(Some(0), milliseconds)?;
    Some((hour, minute, digits(second, 2..=2)?, millisecond))
}

/// One to nine decimals of a second, cut to milliseconds.
fn milliseconds(fraction: &str) -> Option<u32> {
    digits(fraction, 1..=9)?;
    let mut out = 0;
    for digit in fraction.bytes().chain(*b"00").take(3) {
        out = out * 10 + u32::from(digit - b'0');
    }
    Some(out)
}

/// `15时52分30秒`, `15点52分`, `15时`.
fn chinese_clock(text: &str) -> Option<Clock> {
    let (hour, rest) = text.split_once(['时', '点'])?;
    let hour = small(hour.trim())?;
    if rest.trim().is_empty() {
        return Some((hour, 0, 0, 0));
    }
    let (minute, rest) = rest.split_once('分')?;
    let minute = small(minute.trim())?;
    let second = rest.trim();
    let second = if second.is_empty() { 0 } else { small(second.strip_suffix('秒')?.trim())? };
    Some((hour, minute, second, 0))
}
