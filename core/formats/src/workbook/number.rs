//! Numbers of a workbook, as the text that a spreadsheet shows.
//!
//! A workbook stores numbers as binary ones written out: 54331.12 may stand
//! there as 54331.120000000003. A spreadsheet shows 15 significant digits, and
//! so many are kept here, in text alone: nothing becomes a float.

use alloc::{format, string::String};
use chrono::{Days, NaiveDate};
use rebatelens_model::limits::FORMAT_ZEROS;
use rust_decimal::{Decimal, RoundingStrategy};

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// The number.
    #[default]
    Plain,
    /// A hundred times the number, with a sign.
    Percent,
    /// A day, a time of day, or both.
    Date,
    /// A month alone: the day of it is not shown.
    Month,
    /// The number with zeros in front, to so many digits.
    Zeros(usize),
}

/// A number's text, and whether a binary tail was taken off.
pub(super) struct Shown {
    pub text: String,
    pub is_date: bool,
    pub tail: bool,
}

/// Significant digits that a spreadsheet shows.
const SHOWN: usize = 15;

/// The text of a stored number under a format.
pub(super) fn shown(stored: &str, format: Format, dates_from_1904: bool) -> Shown {
    let (text, tail) = match Number::read(stored) {
        Some(number) => number.shown(stored),
        None => (stored.into(), false),
    };
    let is_time = matches!(format, Format::Date | Format::Month);
    let date = if is_time { date(&text, dates_from_1904) } else { None };
    let is_date = date.is_some();
    let text = match format {
        Format::Date => date.unwrap_or(text),
        Format::Month => {
            date.map_or(text, |date| date.get(..MONTH_BYTES).map_or_else(|| date.clone(), String::from))
        }
        Format::Percent => percent(&text).unwrap_or(text),
        Format::Zeros(width) if text.bytes().all(|b| b.is_ascii_digit()) => format!("{text:0>width$}"),
        Format::Plain | Format::Zeros(_) => text,
    };
    Shown { text, is_date, tail }
}

/// A number's significant digits and the place of its point.
struct Number {
    negative: bool,
    /// Without zeros in front.
    digits: String,
    /// The value is `0.digits` times ten to this power.
    point: i32,
    scientific: bool,
}

impl Number {
    fn read(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let unsigned = mantissa.strip_prefix('-').unwrap_or(mantissa);
        let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let all = || whole.bytes().chain(decimals.bytes());
        if whole.is_empty() || !all().all(|b| b.is_ascii_digit()) || exponent.unsigned_abs() > 400 {
            return None;
        }
        let joined = format!("{whole}{decimals}");
        let digits = joined.trim_start_matches('0');
        let zeros = i32::try_from(joined.len() - digits.len()).ok()?;
        let point = i32::try_from(whole.len()).ok()?.checked_sub(zeros)?.checked_add(exponent)?;
        Some(Self {
            negative: mantissa.len() > unsigned.len(),
            digits: digits.into(),
            point,
            scientific: text.contains(['e', 'E']),
        })
    }

    /// The text with the digits that a spreadsheet shows, and whether others
    /// were there.
    fn shown(mut self, stored: &str) -> (String, bool) {
        let whole = self.point >= i32::try_from(self.digits.len()).unwrap_or(i32::MAX);
        // A whole number of more digits was never one: its end is lost, and
        // has to be seen to be.
        let tail = (self.scientific || !whole) && self.digits.trim_end_matches('0').len() > SHOWN;
        if !tail && !self.scientific {
            return (stored.into(), false);
        }
        if tail {
            self.round();
        }
        if self.digits.is_empty() {
            return ("0".into(), tail);
        }
        if (-6..=15).contains(&self.point) { (self.plain(), tail) } else { (stored.into(), false) }
    }

    /// Rounds half up to the digits shown.
    fn round(&mut self) {
        let up = self.digits.as_bytes().get(SHOWN).is_some_and(|digit| *digit >= b'5');
        self.digits.truncate(SHOWN);
        if up {
            let nines = self.digits.len() - self.digits.trim_end_matches('9').len();
            self.digits.truncate(SHOWN.saturating_sub(nines));
            if let Some(last) = self.digits.pop().and_then(|last| last.to_digit(10)) {
                self.digits.extend(char::from_digit(last + 1, 10));
            } else {
                self.digits.push('1');
                self.point = self.point.saturating_add(1);
            }
        }
        let kept = self.digits.trim_end_matches('0').len();
        self.digits.truncate(kept);
    }

    /// Written out with its point.
    fn plain(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        let digits = self.digits.trim_end_matches('0');
        let places = usize::try_from(self.point.max(0)).unwrap_or(0);
        if self.point <= 0 {
            let zeros = usize::try_from(self.point.unsigned_abs()).unwrap_or(0);
            return format!("{sign}0.{}{digits}", "0".repeat(zeros));
        }
        match digits.split_at_checked(places) {
            Some((whole, "")) => format!("{sign}{whole}"),
            Some((whole, decimals)) => format!("{sign}{whole}.{decimals}"),
            None => format!("{sign}{digits:0<places$}"),
        }
    }
}

/// The number times a hundred, exactly.
fn percent(text: &str) -> Option<String> {
    let mut number = Number::read(text).filter(|number| !number.scientific)?;
    if number.digits.is_empty() {
        return Some("0%".into());
    }
    number.point = number.point.checked_add(2).filter(|point| (-400..=400).contains(point))?;
    Some(format!("{}%", number.plain()))
}

fn exact(text: &str) -> Option<Decimal> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits > 27 || !text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-')) {
        return None;
    }
    Decimal::from_str_exact(text).ok()
}

/// Bytes of a date to the end of its month.
const MONTH_BYTES: usize = 7;

const DAY_MILLISECONDS: i64 = 86_400_000;

/// The day and time that a serial number stands for.
fn date(text: &str, from_1904: bool) -> Option<String> {
    let serial = exact(text)?;
    let milliseconds = serial
        .checked_mul(Decimal::from(DAY_MILLISECONDS))?
        .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let milliseconds = i64::try_from(milliseconds).ok().filter(|value| *value >= 0)?;
    let (days, rest) = (milliseconds / DAY_MILLISECONDS, milliseconds % DAY_MILLISECONDS);
    let day = day(u64::try_from(days).ok()?, from_1904)?;
    let (seconds, fraction) = (rest / 1000, rest % 1000);
    let clock = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    let clock = if fraction == 0 { clock } else { format!("{clock}.{fraction:03}") };
    Some(match (days, rest) {
        (0, _) if !from_1904 || rest > 0 => clock,
        (_, 0) => format!("{day}"),
        _ => format!("{day} {clock}"),
    })
}

/// The 1900 system counts a 29 February that never was, as day 60.
fn day(days: u64, from_1904: bool) -> Option<NaiveDate> {
    let start = match (from_1904, days) {
        (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1),
        (false, 60) => None,
        (false, 0..=59) => NaiveDate::from_ymd_opt(1899, 12, 31),
        (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30),
    };
    start?
        .checked_add_days(Days::new(days))
        .filter(|day| *day < NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap_or(*day))
}

/// What a number format makes of numbers, by its number and its own code.
pub(super) fn format_of(id: u32, code: Option<&str>) -> Format {
    match (id, code) {
        (_, Some(code)) => format_of_code(code),
        (9 | 10, None) => Format::Percent,
        (17, None) => Format::Month,
        (14..=22 | 27..=36 | 45 | 47 | 50..=58, None) => Format::Date,
        _ => Format::Plain,
    }
}

fn format_of_code(code: &str) -> Format {
    let first = code.split(';').next().unwrap_or(code);
    let bare = without_literals(first);
    let lower = bare.to_ascii_lowercase();
    if !bare.is_empty() && bare.bytes().all(|b| b == b'0') && bare.len() > 1 {
        Format::Zeros(bare.len().min(FORMAT_ZEROS))
    } else if bare.contains('%') {
        Format::Percent
    } else if lower.contains("general")
        || lower.contains("[h")
        || lower.contains("[m")
        || lower.contains("[s")
    {
        Format::Plain
    } else if lower.contains('y') && lower.contains('m') && !lower.contains(['d', 'h', 's']) {
        Format::Month
    } else if lower.contains(['y', 'm', 'd', 'h', 's']) {
        Format::Date
    } else {
        Format::Plain
    }
}

/// A code without quoted texts, escaped characters, and colours and places in
/// brackets; elapsed times stay.
fn without_literals(code: &str) -> String {
    let mut out = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                chars.by_ref().take_while(|c| *c != '"').for_each(drop);
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let elapsed = !inner.is_empty()
                    && inner.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S'));
                if elapsed {
                    out.push('[');
                    out.push_str(&inner);
                }
            }
            _ => out.push(c),
        }
    }
    out
}
