//! Amounts, rates and currencies as exact decimals, from a strict grammar.
//!
//! `rust_decimal` reads `1.23E+17` and `1_000` and rounds long numbers without
//! a word, so only digits that passed this lexer reach it, and every operation
//! here refuses a result that is not exact.

use super::{
    Reading, is_missing,
    text::{ascii_form, is_blank},
    unit::MoneyUnit,
};
use crate::limits::{AMOUNT_DECIMALS, AMOUNT_INTEGER_DIGITS};
use alloc::string::{String, ToString};
use core::fmt;
use rust_decimal::{Decimal, RoundingStrategy};

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// Signs, codes and words that stand for a currency beside an amount or in a
/// header. Partners are settled in CNY and USD, so `¥` and `$` mean these.
const CURRENCY_MARKS: &[(&str, [u8; 3])] = &[
    ("US$", *b"USD"),
    ("HK$", *b"HKD"),
    ("S$", *b"SGD"),
    ("$", *b"USD"),
    ("¥", *b"CNY"),
    ("￥", *b"CNY"),
    ("RMB", *b"CNY"),
    ("人民币", *b"CNY"),
    ("美元", *b"USD"),
    ("港元", *b"HKD"),
    ("日元", *b"JPY"),
    ("欧元", *b"EUR"),
    ("€", *b"EUR"),
    ("£", *b"GBP"),
    ("元", *b"CNY"),
];

/// Codes accepted beside an amount or in a currency column.
const CURRENCY_CODES: &[[u8; 3]] = &[
    *b"AED", *b"AUD", *b"BRL", *b"CAD", *b"CHF", *b"CNY", *b"EUR", *b"GBP", *b"HKD", *b"IDR", *b"INR",
    *b"JPY", *b"KRW", *b"MOP", *b"MXN", *b"MYR", *b"NZD", *b"PHP", *b"SAR", *b"SEK", *b"SGD", *b"THB",
    *b"TRY", *b"TWD", *b"USD", *b"VND", *b"ZAR",
];

impl Currency {
    /// The currency that a code, sign or word stands for.
    pub fn from_text(text: &str) -> Option<Self> {
        let text = text.trim_matches(is_blank);
        let mark = CURRENCY_MARKS.iter().find(|(mark, _)| *mark == text);
        if let Some(&(_, code)) = mark {
            return Some(Self(code));
        }
        let upper = text.to_ascii_uppercase();
        CURRENCY_CODES.iter().find(|code| code.as_slice() == upper.as_bytes()).copied().map(Self)
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// An exact amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The value, with the decimals as written.
    pub value: Decimal,
    /// The currency written beside it.
    pub currency: Option<Currency>,
}

/// Why a number cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// A character that no number holds.
    Character(char),
    /// Powers of ten, as spreadsheets write long numbers.
    Scientific,
    /// Thousands separators in the wrong places.
    Grouping,
    /// Two decimal points.
    Points,
    /// More digits than are kept exactly.
    Digits,
    /// A sign, a point or a currency with no digits.
    NoDigits,
    /// A part of a fen where whole ones are counted.
    PartOfFen,
}

/// Reads an amount: sign, currency, thousands separators, decimals.
pub fn read_amount(text: &str) -> Reading<Amount, NumberFault> {
    if let Ok(value) = decimal(text) {
        return Reading::Read(Amount { value, currency: None });
    }
    if is_missing(text) {
        return Reading::Absent;
    }
    match dressed_amount(text) {
        Ok(amount) => Reading::Read(amount),
        Err(fault) => Reading::Unreadable(fault),
    }
}

/// Reads an amount in the unit that its column counts in, as whole units of its
/// currency. A unit written in the cell itself counts instead.
pub fn read_amount_in(text: &str, unit: MoneyUnit) -> Reading<Amount, NumberFault> {
    let reading = read_amount(text);
    let Reading::Read(amount) = reading else { return reading };
    if amount.currency.is_some() || unit == MoneyUnit::AsWritten {
        return Reading::Read(amount);
    }
    if unit == MoneyUnit::FenInteger && amount.value.scale() > 0 && !amount.value.fract().is_zero() {
        return Reading::Unreadable(NumberFault::PartOfFen);
    }
    let currency = if unit.is_yuan() { Some(Currency(*b"CNY")) } else { None };
    match unit.in_whole(amount.value) {
        Some(value) => Reading::Read(Amount { value, currency }),
        None => Reading::Unreadable(NumberFault::Digits),
    }
}

impl MoneyUnit {
    /// An amount of this unit in whole units of currency, exactly.
    fn in_whole(self, value: Decimal) -> Option<Decimal> {
        match self {
            Self::FenInteger | Self::FenFloat => {
                let scale = value.scale().checked_add(2)?;
                Decimal::try_from_i128_with_scale(value.mantissa(), scale).ok()
            }
            Self::TenThousandYuan => exact_mul(value, Decimal::from(10_000)),
            _ => Some(value),
        }
    }
}

/// An amount with everything that people and portals put around the digits:
/// a currency on either side, brackets or one sign.
fn dressed_amount(text: &str) -> Result<Amount, NumberFault> {
    let plain: String = text.trim_matches(is_blank).chars().map(ascii_form).collect();
    let (rest, signed_first) = take_sign(&plain);
    let (rest, before) = take_currency(rest, str::strip_prefix, Currency::leading);
    let (rest, after) = take_currency(rest, str::strip_suffix, Currency::trailing);
    let bracketed = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let (rest, inside) = take_currency(bracketed.unwrap_or(rest), str::strip_prefix, Currency::leading);
    let (rest, signed_next) = take_sign(rest);
    let (rest, trailing) = match rest.strip_suffix('-') {
        Some(digits) => (digits, Some(Sign::Minus)),
        None => (rest, None),
    };
    let brackets = bracketed.map(|_| Sign::Minus);
    let mut signs = [signed_first, brackets, signed_next, trailing].into_iter().flatten();
    let sign = signs.next();
    if signs.next().is_some() {
        return Err(NumberFault::Character('-'));
    }
    let value = unsigned(rest.trim_matches(is_blank))?;
    let value = if sign == Some(Sign::Minus) { -value } else { value };
    Ok(Amount { value, currency: before.or(after).or(inside) })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
}

fn take_sign(text: &str) -> (&str, Option<Sign>) {
    let signs = [('-', Sign::Minus), ('+', Sign::Plus)];
    let taken = signs.into_iter().find_map(|(c, sign)| Some((text.strip_prefix(c)?, sign)));
    taken.map_or((text, None), |(rest, sign)| (rest.trim_matches(is_blank), Some(sign)))
}

type Strip = for<'t> fn(&'t str, &'static str) -> Option<&'t str>;

/// Takes a currency off one end of the text.
fn take_currency(
    text: &str,
    strip: Strip,
    code: for<'t> fn(&'t str) -> Option<(&'t str, Currency)>,
) -> (&str, Option<Currency>) {
    for &(mark, currency) in CURRENCY_MARKS {
        if let Some(rest) = strip(text, mark) {
            return (rest.trim_matches(is_blank), Some(Currency(currency)));
        }
    }
    match code(text) {
        Some((rest, currency)) => (rest.trim_matches(is_blank), Some(currency)),
        None => (text, None),
    }
}

impl Currency {
    fn leading(text: &str) -> Option<(&str, Self)> {
        let (code, rest) = text.split_at_checked(3)?;
        Some((rest, Self::from_text(code)?))
    }

    fn trailing(text: &str) -> Option<(&str, Self)> {
        let (rest, code) = text.split_at_checked(text.len().checked_sub(3)?)?;
        Some((rest, Self::from_text(code)?))
    }
}

/// Reads digits with an optional sign, thousands separators and decimals.
fn decimal(text: &str) -> Result<Decimal, NumberFault> {
    match text.strip_prefix('-') {
        Some(digits) => unsigned(digits).map(|value| -value),
        None => unsigned(text.strip_prefix('+').unwrap_or(text)),
    }
}

/// Reads digits with thousands separators and decimals.
fn unsigned(text: &str) -> Result<Decimal, NumberFault> {
    if let Some(value) = plain_digits(text.as_bytes()) {
        return Ok(value);
    }
    let mut lexer = Lexer::default();
    for byte in text.bytes() {
        lexer.take(byte, text)?;
    }
    lexer.finish()
}

/// The usual form: up to 15 digits, with or without a point between them.
fn plain_digits(text: &[u8]) -> Option<Decimal> {
    let mut mantissa = 0_i64;
    let mut point = None;
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'0'..=b'9' => mantissa = mantissa * 10 + i64::from(byte - b'0'),
            b'.' if at > 0 && point.is_none() => point = Some(at),
            _ => return None,
        }
        if at > 15 {
            return None;
        }
    }
    let scale = point.map_or(0, |at| text.len() - at - 1);
    let sound = !text.is_empty() && (point.is_none() || (1..=AMOUNT_DECIMALS).contains(&scale));
    let scale = u32::try_from(scale).ok()?;
    if sound && text.len() <= AMOUNT_INTEGER_DIGITS { Decimal::try_new(mantissa, scale).ok() } else { None }
}

#[derive(Default)]
struct Lexer {
    mantissa: i128,
    integer_digits: usize,
    group: usize,
    grouped: bool,
    decimals: Option<usize>,
}

impl Lexer {
    fn take(&mut self, byte: u8, text: &str) -> Result<(), NumberFault> {
        match byte {
            b'0'..=b'9' => self.digit(byte - b'0'),
            b'.' if self.decimals.is_some() => Err(NumberFault::Points),
            b'.' => {
                self.decimals = Some(0);
                self.close_group()
            }
            b',' if self.decimals.is_some() || self.integer_digits == 0 => Err(NumberFault::Grouping),
            b',' => {
                let first = !self.grouped && (1..=3).contains(&self.group);
                let later = self.grouped && self.group == 3;
                self.grouped = true;
                self.group = 0;
                if first || later { Ok(()) } else { Err(NumberFault::Grouping) }
            }
            _ => Err(strange(text)),
        }
    }

    fn digit(&mut self, digit: u8) -> Result<(), NumberFault> {
        if let Some(count) = &mut self.decimals {
            *count += 1;
        } else {
            // Zeros in front hold no value, so they take no room.
            if self.mantissa != 0 || digit != 0 || self.integer_digits == 0 {
                self.integer_digits += 1;
            }
            self.group += 1;
        }
        if self.integer_digits > AMOUNT_INTEGER_DIGITS + 1 || self.decimals.unwrap_or(0) > AMOUNT_DECIMALS {
            return Err(NumberFault::Digits);
        }
        self.mantissa = self.mantissa * 10 + i128::from(digit);
        Ok(())
    }

    fn close_group(&self) -> Result<(), NumberFault> {
        if self.grouped && self.group != 3 { Err(NumberFault::Grouping) } else { Ok(()) }
    }

    fn finish(self) -> Result<Decimal, NumberFault> {
        if self.decimals.is_none() {
            self.close_group()?;
        }
        if self.integer_digits == 0 || self.decimals == Some(0) {
            return Err(NumberFault::NoDigits);
        }
        if self.integer_digits > AMOUNT_INTEGER_DIGITS {
            return Err(NumberFault::Digits);
        }
        let scale = u32::try_from(self.decimals.unwrap_or(0)).map_err(|_| NumberFault::Digits)?;
        Decimal::try_from_i128_with_scale(self.mantissa, scale).map_err(|_| NumberFault::Digits)
    }
}

/// The fault of a text that holds something other than digits.
fn strange(text: &str) -> NumberFault {
    let digits_around = |c: char| matches!(c, 'e' | 'E');
    let scientific = text.split_once(digits_around).is_some_and(|(mantissa, exponent)| {
        decimal(mantissa).is_ok()
            && !exponent.is_empty()
            && exponent.trim_start_matches(['+', '-']).bytes().all(|b| b.is_ascii_digit())
    });
    if scientific {
        return NumberFault::Scientific;
    }
    let odd = text.chars().find(|c| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '-' | '+'));
    odd.or_else(|| text.chars().rev().find(|c| !c.is_ascii_digit()))
        .map_or(NumberFault::NoDigits, NumberFault::Character)
}

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

    const fn shift(self) -> u32 {
        match self {
            Self::One => 0,
            Self::Percent => 2,
            Self::PerMille => 3,
        }
    }

    /// The unit that a text ends in.
    pub fn from_suffix(text: &str) -> Option<(&str, Self)> {
        let percent = text.strip_suffix(['%', '％']).map(|rest| (rest, Self::Percent));
        percent.or_else(|| text.strip_suffix('‰').map(|rest| (rest, Self::PerMille)))
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

/// Reads a rate: `8%`, `80‰`, or a bare number whose unit the column gives.
pub fn read_rate(text: &str) -> Reading<Rate, NumberFault> {
    if is_missing(text) {
        return Reading::Absent;
    }
    let text = text.trim_matches(is_blank);
    let (digits, unit) = match RateUnit::from_suffix(text) {
        Some((rest, unit)) => (rest.trim_matches(is_blank), Some(unit)),
        None => (text, None),
    };
    let plain: String = digits.chars().map(ascii_form).collect();
    match decimal(&plain) {
        Ok(written) => Reading::Read(Rate { written, unit }),
        Err(fault) => Reading::Unreadable(fault),
    }
}

/// How a product is cut to the decimals of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoundingMode {
    /// A half goes away from zero.
    HalfUp,
    /// A half goes to the even digit.
    HalfEven,
    /// What is over is cut off.
    Down,
    /// What is over counts as one more.
    Up,
}

impl RoundingMode {
    /// Every mode, the most usual first.
    pub const ALL: [Self; 4] = [Self::HalfUp, Self::HalfEven, Self::Down, Self::Up];

    /// The mode's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::HalfUp => "half_up",
            Self::HalfEven => "half_even",
            Self::Down => "down",
            Self::Up => "up",
        }
    }

    /// The value rounded to so many decimals.
    pub fn round(self, value: Decimal, decimals: u32) -> Decimal {
        let strategy = match self {
            Self::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            Self::HalfEven => RoundingStrategy::MidpointNearestEven,
            Self::Down => RoundingStrategy::ToZero,
            Self::Up => RoundingStrategy::AwayFromZero,
        };
        value.round_dp_with_strategy(decimals, strategy)
    }
}

/// The product, or nothing where it cannot be held exactly.
pub fn exact_mul(a: Decimal, b: Decimal) -> Option<Decimal> {
    if a.is_zero() || b.is_zero() {
        return Some(Decimal::ZERO);
    }
    let product = a.checked_mul(b)?;
    (product.scale() == a.scale().checked_add(b.scale())?).then_some(product)
}

/// The sum, or nothing where it cannot be held exactly.
pub fn exact_add(a: Decimal, b: Decimal) -> Option<Decimal> {
    let sum = a.checked_add(b)?;
    (a.is_zero() || b.is_zero() || sum.scale() == a.scale().max(b.scale())).then_some(sum)
}

/// The difference, or nothing where it cannot be held exactly.
pub fn exact_sub(a: Decimal, b: Decimal) -> Option<Decimal> {
    exact_add(a, -b)
}

/// A number for people: thousands separated by commas, at least two decimals.
pub struct Grouped(pub Decimal);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut value = self.0.abs();
        if value.scale() < 2 {
            value.rescale(2);
        }
        let text = value.to_string();
        let (integer, decimals) = text.split_once('.').unwrap_or((&text, ""));
        if self.0.is_sign_negative() && !self.0.is_zero() {
            f.write_str("\u{2212}")?;
        }
        let mut left = integer.len();
        for digit in integer.chars() {
            fmt::Write::write_char(f, digit)?;
            left = left.saturating_sub(1);
            if left > 0 && left.is_multiple_of(3) {
                f.write_str(",")?;
            }
        }
        write!(f, ".{decimals}")
    }
}

/// A number for people that always shows its sign.
pub struct Signed(pub Decimal);

impl fmt::Display for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_sign_positive() && !self.0.is_zero() {
            f.write_str("+")?;
        }
        Grouped(self.0).fmt(f)
    }
}

/// A rate for people, in per cent without zeros at the end.
pub struct Percent(pub Decimal);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match exact_mul(self.0, Decimal::ONE_HUNDRED) {
            Some(percent) => write!(f, "{}%", percent.normalize()),
            None => write!(f, "{}", self.0.normalize()),
        }
    }
}
