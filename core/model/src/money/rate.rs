//! Rates of commission.

use crate::{
    missing::is_missing,
    money::number::{NumberFault, number, plain_digits, signed},
    reading::Reading,
    text::{ascii_form, is_blank},
};
use alloc::string::String;
use rust_decimal::Decimal;

/// The unit that a rate is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RateUnit {
    /// 8 means 8 in 1.
    One,
    /// 8 means 8 in 100.
    Percent,
    /// 8 means 8 in 1,000.
    PerMille,
}

impl RateUnit {
    /// Every unit.
    pub const ALL: [Self; 3] = [Self::One, Self::Percent, Self::PerMille];

    /// Decimal places that its numbers are moved by.
    pub const fn shift(self) -> u32 {
        match self {
            Self::One => 0,
            Self::Percent => 2,
            Self::PerMille => 3,
        }
    }

    /// The unit that a text ends in.
    pub fn from_suffix(text: &str) -> Option<(&str, Self)> {
        if let Some(rest) = text.strip_suffix('‰') {
            return Some((rest, Self::PerMille));
        }
        let sign = text.strip_suffix(['%', '％']);
        let words = || ["percent", "per cent"].into_iter().find_map(|word| without_word(text, word));
        sign.or_else(words).map(|rest| (rest, Self::Percent))
    }
}

/// A rate of commission as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The number as written.
    pub written: Decimal,
    /// The unit written beside it, where there is one.
    pub unit: Option<RateUnit>,
}

impl Rate {
    /// The rate as a part of one, read in the unit given.
    pub fn fraction(&self, unit: RateUnit) -> Option<Decimal> {
        let scale = self.written.scale().checked_add(unit.shift())?;
        Decimal::try_from_i128_with_scale(self.written.mantissa(), scale).ok()
    }
}

/// A text without the English word behind it, in any case.
fn without_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (rest, end) = text.split_at_checked(text.len().checked_sub(word.len())?)?;
    end.eq_ignore_ascii_case(word).then_some(rest)
}

/// Reads a rate: `8%`, `80‰`, or a bare number whose unit the column gives. No
/// commission is a thousandfold, so a single comma is a decimal comma.
pub fn read_rate(text: &str) -> Reading<Rate, NumberFault> {
    if let Some(rate) = plain_rate(text) {
        return Reading::Read(rate);
    }
    if is_missing(text) {
        return Reading::Absent;
    }
    let text = text.trim_matches(is_blank);
    let (digits, unit) = match RateUnit::from_suffix(text) {
        Some((rest, unit)) => (rest.trim_matches(is_blank), Some(unit)),
        None => (text, None),
    };
    match written(digits) {
        Ok(written) => Reading::Read(Rate { written, unit }),
        Err(fault) if unit.is_none() => Reading::Unreadable(discount(text).unwrap_or(fault)),
        Err(fault) => Reading::Unreadable(fault),
    }
}

/// `8%` or `0.08`, read without a closer look.
pub fn plain_rate(text: &str) -> Option<Rate> {
    let (digits, unit) = match text.as_bytes() {
        [digits @ .., b'%'] => (digits, Some(RateUnit::Percent)),
        digits => (digits, None),
    };
    Some(Rate { written: plain_digits(digits)?, unit })
}

fn written(digits: &str) -> Result<Decimal, NumberFault> {
    let plain: String = digits.chars().map(ascii_form).collect();
    let (digits, negative) = match plain.strip_prefix('-') {
        Some(rest) => (rest, true),
        None => (plain.strip_prefix('+').unwrap_or(&plain), false),
    };
    match number(digits, None) {
        Ok(found) => Ok(signed(found.value, negative)),
        Err(fault) => Err(fault.map(|value| Some(signed(value, negative)))),
    }
}

/// `8折` takes 20 per cent off a price.
fn discount(text: &str) -> Option<NumberFault> {
    let number = text.strip_suffix('折')?.trim_matches(is_blank);
    written(number).is_ok().then_some(NumberFault::Discount)
}
