//! The grammar of a number without a sign: digits, what groups them, and a
//! decimal mark.

use crate::limits::{AMOUNT_DECIMALS, AMOUNT_INTEGER_DIGITS};
use rust_decimal::Decimal;

/// Which sign is the decimal mark where a number's own form leaves it open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecimalMark {
    /// `1,234` is a thousand and more; `1.234` is little more than one.
    #[default]
    Point,
    /// The other way round.
    Comma,
    /// Neither: such a number is refused.
    Open,
}

impl DecimalMark {
    /// The mark's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Comma => "comma",
            Self::Open => "open",
        }
    }
}

/// What a number's own form says about its decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Nothing: it has no mark.
    Plain,
    /// The point is the decimal mark.
    Point,
    /// The comma is the decimal mark.
    Comma,
    /// It has a mark that may be either: `1,234`.
    Either,
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
    /// A percentage where an amount belongs.
    Percent,
    /// A discount where a rate of commission belongs.
    Discount,
    /// Two currencies beside one amount.
    Currencies,
    /// The separator groups thousands or marks decimals: both values.
    Ambiguous(Decimal, Decimal),
    /// Digits that a program's binary arithmetic left behind, and the number
    /// that was probably meant. It is offered and never used.
    Artefact(Decimal),
}

impl NumberFault {
    /// The fault's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Character(_) => "character",
            Self::Scientific => "scientific",
            Self::Grouping => "grouping",
            Self::Points => "points",
            Self::Digits => "digits",
            Self::NoDigits => "no_digits",
            Self::PartOfFen => "part_of_fen",
            Self::Percent => "percent",
            Self::Discount => "discount",
            Self::Currencies => "currencies",
            Self::Ambiguous(..) => "ambiguous",
            Self::Artefact(_) => "artefact",
        }
    }

    /// The same fault, its values changed as what stands around them asks.
    #[must_use]
    pub fn map(self, change: impl Fn(Decimal) -> Option<Decimal>) -> Self {
        let changed = match self {
            Self::Ambiguous(grouped, decimal) => {
                change(grouped).zip(change(decimal)).map(|(a, b)| Self::Ambiguous(a, b))
            }
            Self::Artefact(likely) => change(likely).map(Self::Artefact),
            other => Some(other),
        };
        changed.unwrap_or(Self::Digits)
    }
}

/// A number as read, and what its form says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub value: Decimal,
    pub form: Form,
}

/// A value with its sign; zero has none.
pub(super) fn signed(value: Decimal, negative: bool) -> Decimal {
    if negative && !value.is_zero() { -value } else { value }
}

/// Reads digits, with what groups them and a decimal mark. Where none is
/// given, nothing groups: one mark is the decimal mark.
pub(super) fn number(text: &str, decimal_mark: Option<DecimalMark>) -> Result<Number, NumberFault> {
    if let Some(number) = plain_number(text) {
        return Ok(number);
    }
    let mut scan = Scan::default();
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => scan.digit(byte - b'0'),
            b'.' | b',' | b' ' | b'\'' => scan.mark(byte),
            _ => return decimal_mark.and_then(|_| small(text)).ok_or_else(|| strange(text)),
        }
    }
    scan.finish(text, decimal_mark)
}

/// A small number as programs write it: `1E-05`, `0E-8`. No digit of it is lost.
fn small(text: &str) -> Option<Number> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let exponent = exponent.strip_prefix('-').filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let exponent: u32 = exponent.parse().ok()?;
    let value = plain_digits(mantissa.as_bytes())?;
    let scale = value.scale().checked_add(exponent)?;
    let is_kept = usize::try_from(scale).is_ok_and(|scale| scale <= AMOUNT_DECIMALS);
    let value = Decimal::try_from_i128_with_scale(value.mantissa(), scale).ok()?;
    is_kept.then_some(Number { value, form: Form::Point })
}

/// A number in the usual form that has one reading. Three decimals may be
/// thousands.
#[inline]
pub(super) fn plain_number(text: &str) -> Option<Number> {
    let value = plain_digits(text.as_bytes())?;
    match value.scale() {
        0 => Some(Number { value, form: Form::Plain }),
        3 => None,
        _ => Some(Number { value, form: Form::Point }),
    }
}

/// The usual form: up to 15 digits, with or without a point between them.
#[inline]
pub(super) fn plain_digits(text: &[u8]) -> Option<Decimal> {
    if text.len() > AMOUNT_INTEGER_DIGITS {
        return None;
    }
    let (whole, behind) = digits_in_front(0, text);
    if behind.len() == text.len() {
        return None;
    }
    let (mantissa, scale) = match behind {
        [] => (whole, 0),
        [b'.', decimals @ ..] if (1..=AMOUNT_DECIMALS).contains(&decimals.len()) => {
            match digits_in_front(whole, decimals) {
                (mantissa, []) => (mantissa, decimals.len()),
                _ => return None,
            }
        }
        _ => return None,
    };
    Decimal::try_new(mantissa, u32::try_from(scale).ok()?).ok()
}

/// The number that digits in front continue, and what stands behind them. The
/// text is too short for the number to become too large.
#[inline]
fn digits_in_front(mut number: i64, mut text: &[u8]) -> (i64, &[u8]) {
    while let [byte, behind @ ..] = text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        number = number.wrapping_mul(10).wrapping_add(digit.into());
        text = behind;
    }
    (number, text)
}

/// Digits held at most while scanning; more are too many in any case.
const HELD: usize = 28;

/// The digits and marks of a number, seen from left to right.
#[derive(Default)]
struct Scan {
    mantissa: i128,
    /// Digits without zeros in front.
    significant: usize,
    /// Digits since the last mark.
    group: usize,
    /// Digits before the first mark.
    first_group: usize,
    /// A group between two marks has not three digits.
    uneven: bool,
    marks: usize,
    first_mark: u8,
    last_mark: u8,
    /// A mark before the last one is not the first mark's kind.
    mixed: bool,
    zero_first: bool,
}

impl Scan {
    fn digit(&mut self, digit: u8) {
        if self.marks == 0 && self.group == 0 {
            self.zero_first = digit == 0;
        }
        self.group += 1;
        if self.significant > 0 || digit > 0 {
            self.significant += 1;
        }
        if self.significant <= HELD {
            self.mantissa = self.mantissa * 10 + i128::from(digit);
        }
    }

    fn mark(&mut self, mark: u8) {
        if self.marks == 0 {
            self.first_group = self.group;
            self.first_mark = mark;
        } else {
            self.uneven |= self.group != 3;
            self.mixed |= self.last_mark != self.first_mark;
        }
        self.last_mark = mark;
        self.marks += 1;
        self.group = 0;
    }

    fn finish(&self, text: &str, decimal_mark: Option<DecimalMark>) -> Result<Number, NumberFault> {
        let may_be_decimal = matches!(self.last_mark, b'.' | b',');
        let form = if self.last_mark == b'.' { Form::Point } else { Form::Comma };
        match (self.marks, decimal_mark) {
            (0, _) if self.group == 0 => Err(NumberFault::NoDigits),
            (0, _) => self.whole(Form::Plain),
            (1, Some(_)) if self.first_group == 0 && self.group > 0 && self.last_mark == b'.' => {
                self.decimals(Form::Point)
            }
            _ if self.group == 0 || self.first_group == 0 => Err(misplaced(text)),
            (1, None) if may_be_decimal => self.decimals(form),
            (_, None) => Err(misplaced(text)),
            (1, Some(decimal_mark)) if may_be_decimal => self.single(form, decimal_mark),
            _ if self.mixed || self.uneven || self.first_group > 3 => Err(misplaced(text)),
            _ if self.last_mark != self.first_mark && may_be_decimal => self.decimals(form),
            _ if self.last_mark != self.first_mark || self.group != 3 => Err(misplaced(text)),
            _ => self.whole(match self.last_mark {
                b',' => Form::Point,
                b'.' => Form::Comma,
                _ => Form::Plain,
            }),
        }
    }

    /// One point or one comma.
    fn single(&self, form: Form, decimal_mark: DecimalMark) -> Result<Number, NumberFault> {
        let lone_zero = self.first_group == 1 && self.zero_first;
        if self.group != 3 || self.first_group > 3 || lone_zero {
            return self.decimals(form);
        }
        let shown = if form == Form::Point { DecimalMark::Point } else { DecimalMark::Comma };
        let whole = self.exact(0)?;
        let decimal = self.exact(3)?;
        match decimal_mark {
            DecimalMark::Open => Err(NumberFault::Ambiguous(whole, decimal)),
            _ if decimal_mark == shown => Ok(Number { value: decimal, form: Form::Either }),
            _ => Ok(Number { value: whole, form: Form::Either }),
        }
    }

    fn whole(&self, form: Form) -> Result<Number, NumberFault> {
        Ok(Number { value: self.exact(0)?, form })
    }

    fn decimals(&self, form: Form) -> Result<Number, NumberFault> {
        Ok(Number { value: self.exact(self.group)?, form })
    }

    /// The value with so many decimals, or why it cannot be kept.
    fn exact(&self, decimals: usize) -> Result<Decimal, NumberFault> {
        if let Some(likely) = self.meant(decimals) {
            return Err(NumberFault::Artefact(likely));
        }
        let integer = self.significant.saturating_sub(decimals);
        if integer > AMOUNT_INTEGER_DIGITS || decimals > AMOUNT_DECIMALS {
            return Err(NumberFault::Digits);
        }
        held(self.mantissa, decimals).ok_or(NumberFault::Digits)
    }

    /// What a program meant that wrote `54331.119999999995`: 16 to 19 digits
    /// count, and behind the point five or more 0 or 9 stand before the last
    /// one to three.
    fn meant(&self, mut decimals: usize) -> Option<Decimal> {
        if !(FLOAT_DIGITS..=19).contains(&self.significant) {
            return None;
        }
        let mut digits = u64::try_from(self.mantissa).ok()?;
        let mut count = self.significant;
        while decimals > 0 && digits.is_multiple_of(10) {
            (digits, decimals, count) = (digits / 10, decimals - 1, count - 1);
        }
        if count < FLOAT_DIGITS {
            return None;
        }
        for _ in 1..=3 {
            (digits, decimals) = (digits / 10, decimals.checked_sub(1)?);
            let run = digits % 100_000;
            if decimals >= 5 && (run == 0 || run == 99_999) {
                return without_run(digits, decimals, run % 10);
            }
        }
        None
    }
}

/// Significant digits from which on a binary fraction shows its error.
const FLOAT_DIGITS: usize = 16;

/// Cuts off the run of one digit that the decimals end in.
fn without_run(mut digits: u64, mut decimals: usize, digit: u64) -> Option<Decimal> {
    while decimals > 0 && digits % 10 == digit {
        (digits, decimals) = (digits / 10, decimals - 1);
    }
    held(i128::from(if digit == 9 { digits + 1 } else { digits }), decimals)
}

/// Whether a number has no more digits than are kept.
pub(super) fn fits(mantissa: i128, decimals: usize) -> bool {
    let bound = || (0..AMOUNT_INTEGER_DIGITS + decimals).fold(1_i128, |bound, _| bound * 10);
    decimals <= AMOUNT_DECIMALS && (1 - bound()..bound()).contains(&mantissa)
}

/// The decimal of so many digits and decimals, exactly.
pub(super) fn held(mantissa: i128, decimals: usize) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(mantissa, u32::try_from(decimals).ok()?).ok()
}

/// The fault of a number whose marks are not where they belong.
fn misplaced(text: &str) -> NumberFault {
    let points = text.bytes().filter(|b| *b == b'.').count();
    let last = text.bytes().rfind(|b| !b.is_ascii_digit());
    if points > 1 && last == Some(b'.') {
        NumberFault::Points
    } else if text.starts_with('.') || text.ends_with('.') {
        NumberFault::NoDigits
    } else {
        NumberFault::Grouping
    }
}

/// The fault of a text that holds something other than digits and marks.
fn strange(text: &str) -> NumberFault {
    if is_scientific(text) {
        return NumberFault::Scientific;
    }
    let usual = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | ' ' | '\'');
    let odd = text.chars().find(|c| !usual(*c));
    odd.or_else(|| text.chars().rev().find(|c| matches!(c, '-' | '+')))
        .map_or(NumberFault::NoDigits, NumberFault::Character)
}

fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let power = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let mantissa = number(mantissa, Some(DecimalMark::Point));
    let long = matches!(mantissa, Err(NumberFault::Digits | NumberFault::Artefact(_)));
    (mantissa.is_ok() || long) && !power.is_empty() && power.bytes().all(|b| b.is_ascii_digit())
}
