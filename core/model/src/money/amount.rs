//! Amounts of money, with everything that stands around their digits.

use crate::{
    missing::is_missing,
    money::{
        currency::{Currency, Mark},
        number::{DecimalMark, Form, Number, NumberFault, fits, held, number, plain_number, signed},
        rate::RateUnit,
    },
    reading::Reading,
    text::{ascii_form, is_blank},
};
use alloc::string::String;
use rust_decimal::Decimal;

/// An exact amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The value in whole units of its currency, with the decimals as written.
    pub value: Decimal,
    /// The currency written beside it.
    pub currency: Option<Currency>,
    /// The unit written behind it.
    pub unit: Option<AmountUnit>,
}

/// A unit written behind an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountUnit {
    /// `分`, a hundredth.
    Fen,
    /// `元`, one.
    Yuan,
    /// `千元`, a thousand.
    Thousand,
    /// `万` and `万元`, ten thousand.
    TenThousand,
    /// `亿` and `亿元`, a hundred million.
    HundredMillion,
}

impl AmountUnit {
    /// The unit's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fen => "fen",
            Self::Yuan => "yuan",
            Self::Thousand => "thousand",
            Self::TenThousand => "ten_thousand",
            Self::HundredMillion => "hundred_million",
        }
    }

    /// Its power of ten.
    const fn power(self) -> u32 {
        match self {
            Self::Fen | Self::Yuan => 0,
            Self::Thousand => 3,
            Self::TenThousand => 4,
            Self::HundredMillion => 8,
        }
    }

    /// The value in whole units of the currency, or nothing where it has more
    /// digits than are kept.
    fn whole(self, value: Decimal) -> Option<Decimal> {
        let mut scale = if let Self::Fen = self { value.scale() + 2 } else { value.scale() };
        let mut mantissa = value.mantissa();
        for _ in 0..self.power() {
            match scale.checked_sub(1) {
                Some(less) => scale = less,
                None => mantissa *= 10,
            }
        }
        let decimals = usize::try_from(scale).ok()?;
        fits(mantissa, decimals).then(|| held(mantissa, decimals)).flatten()
    }
}

/// Reads an amount: sign, currency, thousands separators, decimals, unit. A
/// number that its form leaves open is read with a decimal point.
pub fn read_amount(text: &str) -> Reading<Amount, NumberFault> {
    read_amount_as(text, DecimalMark::Point)
}

/// Reads an amount by a decimal mark for what its form leaves open.
pub fn read_amount_as(text: &str, decimal_mark: DecimalMark) -> Reading<Amount, NumberFault> {
    read_formed(text, decimal_mark).0
}

/// Whether what stands beside an amount names another currency than its
/// record's. `$` and `¥` stand for several.
pub fn names_another(text: &str, currency: Currency) -> bool {
    let both: String = [text, currency.code()].concat();
    matches!(read_amount(&both), Reading::Unreadable(NumberFault::Currencies))
}

/// The decimal mark that a text proves by its own form, read as an amount.
pub fn shows(text: &str) -> Option<DecimalMark> {
    match read_formed(text, DecimalMark::Point) {
        (Reading::Read(_), Form::Point) => Some(DecimalMark::Point),
        (Reading::Read(_), Form::Comma) => Some(DecimalMark::Comma),
        _ => None,
    }
}

/// An amount, and what its form says about the decimal mark.
pub fn read_formed(text: &str, decimal_mark: DecimalMark) -> (Reading<Amount, NumberFault>, Form) {
    if let Some(Number { value, form }) = plain_number(text) {
        return (Reading::Read(Amount { value, currency: None, unit: None }), form);
    }
    read_unusual(text, decimal_mark)
}

/// The same of an amount that is not in the usual form.
#[inline(never)]
fn read_unusual(text: &str, decimal_mark: DecimalMark) -> (Reading<Amount, NumberFault>, Form) {
    let (digits, negative) = match text.strip_prefix('-') {
        Some(digits) => (digits, true),
        None => (text.strip_prefix('+').unwrap_or(text), false),
    };
    if let Ok(Number { value, form }) = number(digits, Some(decimal_mark)) {
        let amount = Amount { value: signed(value, negative), currency: None, unit: None };
        return (Reading::Read(amount), form);
    }
    if is_missing(text) {
        return (Reading::Absent, Form::Plain);
    }
    match dressed_amount(text, decimal_mark) {
        Ok((amount, form)) => (Reading::Read(amount), form),
        Err(fault) => (Reading::Unreadable(fault), Form::Plain),
    }
}

/// An amount with everything that people and portals put around the digits.
fn dressed_amount(text: &str, decimal_mark: DecimalMark) -> Result<(Amount, Form), NumberFault> {
    let plain: String = text.trim_matches(is_blank).chars().map(plain_form).collect();
    let mut dress = Dress::default();
    let mut rest = plain.as_str();
    while let Some(inner) = dress.take_off(rest)? {
        rest = inner.trim_matches(is_blank);
    }
    let finish = |value| {
        let value = signed(value, dress.sign == Some(Sign::Minus));
        dress.unit.map_or(Some(value), |unit| unit.whole(value))
    };
    match number(rest, Some(decimal_mark)) {
        Ok(Number { value, form }) => {
            let value = finish(value).ok_or(NumberFault::Digits)?;
            let currency = dress.mark.map(|mark| mark.currency);
            Ok((Amount { value, currency, unit: dress.unit }, form))
        }
        Err(_) if is_rate(rest) => Err(NumberFault::Percent),
        Err(fault) => Err(fault.map(finish)),
    }
}

/// The ASCII form of a character, a space for every space and an apostrophe
/// for every apostrophe.
fn plain_form(c: char) -> char {
    match ascii_form(c) {
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '‘' | '’' | '\u{02BC}' => '\'',
        other => other,
    }
}

fn is_rate(text: &str) -> bool {
    let number_of = |text: &str| number(text.trim_matches(is_blank), Some(DecimalMark::Point)).is_ok();
    RateUnit::from_suffix(text).is_some_and(|(rest, _)| number_of(rest))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
}

/// What stands around the digits of an amount.
#[derive(Default)]
struct Dress {
    sign: Option<Sign>,
    mark: Option<Mark>,
    marks: usize,
    unit: Option<AmountUnit>,
}

impl Dress {
    /// Takes one thing off the text. Nothing where only the number is left.
    fn take_off<'t>(&mut self, text: &'t str) -> Result<Option<&'t str>, NumberFault> {
        if let Some((rest, sign)) = take_sign(text) {
            // One sign is enough; two may cancel or add up.
            return match self.sign.replace(sign) {
                None => Ok(Some(rest)),
                Some(_) => Err(NumberFault::Character('-')),
            };
        }
        if let Some((rest, mark)) = Mark::leading(text).or_else(|| Mark::trailing(text)) {
            return self.currency(mark).map(|()| Some(rest));
        }
        self.take_unit(text)
    }

    fn take_unit<'t>(&mut self, text: &'t str) -> Result<Option<&'t str>, NumberFault> {
        let units = [
            ("元", AmountUnit::Yuan, Some(Mark::YUAN)),
            ("千", AmountUnit::Thousand, None),
            ("万", AmountUnit::TenThousand, None),
            ("亿", AmountUnit::HundredMillion, None),
            ("分", AmountUnit::Fen, Some(Mark::FEN)),
        ];
        let found =
            units.into_iter().find_map(|(word, unit, mark)| Some((text.strip_suffix(word)?, unit, mark)));
        let Some((rest, unit, mark)) = found else { return Ok(None) };
        // `千元`, but neither `千` alone nor `分元`.
        let fits = match self.unit {
            None => unit != AmountUnit::Thousand,
            Some(AmountUnit::Yuan) => !matches!(unit, AmountUnit::Yuan | AmountUnit::Fen),
            Some(_) => false,
        };
        if !fits {
            return Ok(None);
        }
        self.unit = Some(unit);
        mark.map_or(Ok(()), |mark| self.currency(mark))?;
        Ok(Some(rest))
    }

    fn currency(&mut self, mark: Mark) -> Result<(), NumberFault> {
        self.marks += 1;
        let both = self.mark.map_or(Some(mark), |known| known.with(mark)).filter(|_| self.marks <= 2);
        self.mark = Some(both.ok_or(NumberFault::Currencies)?);
        Ok(())
    }
}

fn take_sign(text: &str) -> Option<(&str, Sign)> {
    let bracketed = || text.strip_prefix('(')?.strip_suffix(')');
    let minus = text.strip_prefix('-').or_else(|| text.strip_suffix('-')).or_else(bracketed);
    let plus = || text.strip_prefix('+').map(|rest| (rest, Sign::Plus));
    minus.map(|rest| (rest, Sign::Minus)).or_else(plus)
}
