//! What each kind of identifier looks like, and how one goes wrong.

pub(super) use crate::text::is_digits;
use crate::{
    identifier::{
        kind::IdentifierKind,
        state::{Damage, Misshape, State},
    },
    month::{Period, days_of_month},
    text::two_digits,
};
use chrono::NaiveDate;

/// A spreadsheet's number keeps 15 significant digits.
pub(super) const SPREADSHEET_DIGITS: usize = 15;

/// Digits of an order id today.
pub(super) const ORDER_DIGITS: usize = 23;

/// Digits of a cash journal id.
pub(super) const JOURNAL_DIGITS: usize = 32;

/// What is wrong with an identifier, if anything is.
pub(super) fn fault(kind: IdentifierKind, text: &str) -> Option<State> {
    let invalid = |shape: fn(&str) -> Option<Misshape>| shape(text).map(State::Invalid);
    match kind {
        IdentifierKind::Record if is_rounded_power(text) => Some(State::Damaged(Damage::Scientific)),
        IdentifierKind::Record | IdentifierKind::Resource => None,
        IdentifierKind::Policy | IdentifierKind::Code | IdentifierKind::Voucher if is_starred(text) => {
            Some(State::Masked)
        }
        IdentifierKind::Policy => invalid(policy_shape),
        IdentifierKind::Code => invalid(code_shape),
        // A voucher id may look like a power of ten and be whole.
        IdentifierKind::Voucher => match voucher_shape(text) {
            None => rounded(text),
            Some(misshape) => damage(text).or(Some(State::Invalid(misshape))),
        },
        _ if is_masked(text) => Some(State::Masked),
        _ => damage(text).or_else(|| digits_shape(kind, text).map(State::Invalid)),
    }
}

/// Capital letters and digits.
pub(super) fn is_capitals(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// `125****938`, `1000104xxxxx`.
pub(super) fn is_masked(text: &str) -> bool {
    let hidden = |c: char| is_star(c) || matches!(c, 'x' | 'X');
    let shown = text.chars().all(|c| c.is_ascii_digit() || hidden(c));
    shown && text.chars().filter(|c| hidden(*c)).count() >= 2
}

/// Where letters belong, only signs hide them.
fn is_starred(text: &str) -> bool {
    let shown = text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || is_star(c));
    shown && text.chars().filter(|c| is_star(*c)).count() >= 2
}

fn is_star(c: char) -> bool {
    matches!(c, '*' | '•' | '●')
}

fn damage(text: &str) -> Option<State> {
    if is_scientific(text) || text.split_once('.').is_some_and(|(a, b)| is_digits(a) && is_digits(b)) {
        return Some(State::Damaged(Damage::Scientific));
    }
    rounded(text)
}

/// A long number that a program rounded.
fn rounded(text: &str) -> Option<State> {
    if lost_its_end(text) {
        return Some(State::Damaged(Damage::FifteenDigits));
    }
    was_a_float(text).then_some(State::Damaged(Damage::Float))
}

/// `1.23457E+18` as spreadsheets show a long number.
fn is_rounded_power(text: &str) -> bool {
    let power = text.split_once("E+").and_then(|(_, power)| power.parse::<u32>().ok());
    is_scientific(text) && power.is_some_and(|power| power >= 11)
}

/// Significant digits that a floating-point number is written with.
const FLOAT_DIGITS: usize = 17;

/// The bits that a floating-point number keeps.
const FLOAT_BITS: u32 = 53;

/// So many lost bits that no number of an order ends in zeros by chance.
const TELLING_BITS: u32 = 20;

/// Whether digits went through a floating-point number: zeros behind the
/// seventeenth, or a multiple of the power of two that such numbers are apart.
pub(super) fn was_a_float(text: &str) -> bool {
    if text.len() <= FLOAT_DIGITS
        || !is_digits(text)
        || text.bytes().next_back().is_some_and(|last| last & 1 == 1)
    {
        return false;
    }
    let significant = text.trim_end_matches('0').len();
    if significant <= FLOAT_DIGITS && text.len() >= significant + 4 {
        return true;
    }
    let Ok(number) = text.parse::<u128>() else { return false };
    let lost = (u128::BITS - number.leading_zeros()).saturating_sub(FLOAT_BITS);
    lost >= TELLING_BITS && number.trailing_zeros() >= lost
}

fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let power = exponent.strip_prefix('+').unwrap_or(exponent);
    whole.len() == 1 && digits(whole) && digits(decimals) && is_digits(power)
}

/// The digits behind the fifteenth are zeros, and too many for chance.
fn lost_its_end(text: &str) -> bool {
    is_digits(text)
        && text
            .split_at_checked(SPREADSHEET_DIGITS)
            .is_some_and(|(_, end)| end.len() >= 4 && end.bytes().all(|b| b == b'0'))
}

/// The shape of a kind that is made of digits.
fn digits_shape(kind: IdentifierKind, text: &str) -> Option<Misshape> {
    let odd = text.chars().find(|c| !c.is_ascii_digit());
    match (odd, kind) {
        (Some('_'), IdentifierKind::Order) if is_postpaid(text) => None,
        (Some(c), _) => Some(Misshape::Character(c)),
        (None, IdentifierKind::Order) => match text.len() {
            14..=21 | JOURNAL_DIGITS => no_date(text),
            _ => dated_shape(text, ORDER_DIGITS),
        },
        (None, IdentifierKind::Journal) => dated_shape(text, JOURNAL_DIGITS),
        (None, _) => account_shape(text),
    }
}

/// `10071_2024032902_1300223973_1711649007`, from pay-as-you-go bills: the
/// second part is the hour.
fn is_postpaid(text: &str) -> bool {
    let hour = text.split('_').nth(1).is_some_and(|hour| hour.len() == 10 && starts_with_date(hour));
    hour && text.split('_').count() == 4 && text.split('_').all(is_digits)
}

fn account_shape(digits: &str) -> Option<Misshape> {
    match digits.len() {
        5..=15 if !digits.starts_with('0') => None,
        length => Some(Misshape::Length(length)),
    }
}

/// So many digits, beginning with a date.
fn dated_shape(digits: &str, length: usize) -> Option<Misshape> {
    match digits.len() {
        found if found == length => no_date(digits),
        found if found == length + 1 => Some(Misshape::OneTooMany),
        found if found + 1 == length => Some(Misshape::OneMissing),
        found => Some(Misshape::Length(found)),
    }
}

fn no_date(digits: &str) -> Option<Misshape> {
    (!starts_with_date(digits)).then_some(Misshape::Date)
}

/// Whether digits begin with a day of the calendar, as order ids do.
pub fn starts_with_date(digits: &str) -> bool {
    if let [b'2', b'0', y1, y2, m1, m2, d1, d2, ..] = digits.as_bytes()
        && let (Some(year), Some(month), Some(day)) =
            (two_digits(*y1, *y2), two_digits(*m1, *m2), two_digits(*d1, *d2))
    {
        return (1..=days_of_month(2000 + u16::from(year), month)).contains(&day);
    }
    let date = || {
        let (year, rest) = digits.split_at_checked(4)?;
        let (month, rest) = rest.split_at_checked(2)?;
        let (day, _) = rest.split_at_checked(2)?;
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    };
    digits.starts_with("20") && date().is_some()
}

/// The month that an order id begins with.
pub fn month_of_order(digits: &str) -> Option<Period> {
    let [b'2', b'0', y1, y2, m1, m2, ..] = digits.as_bytes() else { return None };
    Period::new(2000 + u16::from(two_digits(*y1, *y2)?), two_digits(*m1, *m2)?)
}

/// `StandardPolicy2024`.
fn policy_shape(text: &str) -> Option<Misshape> {
    if let Some(odd) = text.chars().find(|c| !c.is_ascii_alphanumeric()) {
        return Some(Misshape::Character(odd));
    }
    let name = text.len().checked_sub(4).and_then(|at| text.split_at_checked(at));
    let sound = name.is_some_and(|(name, year)| {
        let before = name.strip_suffix("Policy").unwrap_or_default();
        !before.is_empty() && before.bytes().all(|b| b.is_ascii_alphabetic()) && is_digits(year)
    });
    (!sound).then_some(Misshape::Form)
}

/// `VHPIUDFG9GUZDESWPR4W99`, and `12342356` outside China.
fn voucher_shape(text: &str) -> Option<Misshape> {
    let odd = text.chars().find(|c| !c.is_ascii_uppercase() && !c.is_ascii_digit());
    match (odd, text.len()) {
        (Some(c), _) => Some(Misshape::Character(c)),
        (None, 18..=22) => None,
        (None, 8) if is_digits(text) => None,
        (None, length) => Some(Misshape::Characters(length)),
    }
}

/// `sv_cvm_rootdisk_cbspremium`.
fn code_shape(text: &str) -> Option<Misshape> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if let Some(odd) = text.chars().find(|c| !fits(*c)) {
        return Some(Misshape::Character(odd));
    }
    let code = text.strip_prefix("virtual_").unwrap_or(text);
    let named = ["p_", "sp_", "v_", "sv_"]
        .into_iter()
        .any(|prefix| code.strip_prefix(prefix).is_some_and(|name| !name.is_empty()));
    (!named).then_some(Misshape::Form)
}
