//! Identifiers: what breaks them is taken off, what cannot be repaired is said.
//!
//! A repair never changes a digit's value. Shapes come from published ids:
//! account ids (UIN) have 9 to 12 digits, order ids 23 digits that begin with
//! their date; older order ids 14 to 21, cash journal ids 32.

pub(crate) mod kind;
mod likely;
mod repair;
pub mod resemble;
mod shape;
mod state;

use crate::missing::is_missing;
use alloc::{borrow::Cow, vec::Vec};
pub use kind::IdentifierKind;
pub use likely::Likely;
use likely::likely;
use repair::{Steps, is_quote};
use shape::{ORDER_DIGITS, fault, is_capitals, is_digits, was_a_float};
pub use shape::{month_of_order, starts_with_date};
pub use state::{Damage, Misshape, State, Step};

/// An identifier, looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier<'a> {
    /// Its state.
    pub state: State,
    /// What was taken off, and how many characters each step touched.
    pub steps: Vec<(Step, usize)>,
    /// What an invalid one was probably meant to be. It is offered and never
    /// used.
    pub likely: Option<Likely>,
    /// The text without what was taken off. Only to be used as an identifier
    /// where the state is clean or repaired.
    text: Cow<'a, str>,
}

impl Identifier<'_> {
    /// The identifier, where there is one to use.
    pub fn value(&self) -> Option<&str> {
        matches!(self.state, State::Clean | State::Repaired).then_some(&self.text)
    }
}

/// Whether an identifier is plainly as it should be. Most are, and need no
/// closer look.
pub fn is_plainly_clean(kind: IdentifierKind, raw: &str) -> bool {
    match kind {
        IdentifierKind::Partner | IdentifierKind::Customer => {
            (5..=15).contains(&raw.len()) && is_digits(raw) && !raw.starts_with('0')
        }
        IdentifierKind::Order => {
            raw.len() == ORDER_DIGITS && is_digits(raw) && !may_be_damaged(raw) && starts_with_date(raw)
        }
        // Words that say that there is none have no digit.
        IdentifierKind::Record | IdentifierKind::Resource => {
            raw.len() > 1
                && raw.bytes().next_back().is_some_and(|last| last.is_ascii_digit())
                && is_alphanumeric(raw)
        }
        _ => false,
    }
}

/// Whether digits end as those that a program rounded do. Most do not: they end in
/// no multiple of sixteen.
fn may_be_damaged(digits: &str) -> bool {
    let last = digits.as_bytes().last_chunk().map_or(0, |[a, b, c, d]: &[u8; 4]| {
        let value = |digit: u8| u32::from(digit.wrapping_sub(b'0'));
        value(*a) * 1000 + value(*b) * 100 + value(*c) * 10 + value(*d)
    });
    last.trailing_zeros() >= 4 && (last == 0 || was_a_float(digits))
}

/// Whether a text is ASCII letters and digits and nothing else. Most are a few
/// letters before many digits.
fn is_alphanumeric(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    is_digits(digits) || digits.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Cleans and judges an identifier. Nothing is returned where nothing is
/// written.
pub fn read_identifier(kind: IdentifierKind, raw: &str) -> Option<Identifier<'_>> {
    let plain = match kind {
        IdentifierKind::Voucher => is_capitals(raw),
        _ if kind.is_digits() => is_digits(raw),
        _ => raw.bytes().all(|b| b.is_ascii_graphic()),
    };
    let quoted = raw.starts_with('=') || raw.starts_with(is_quote) || raw.ends_with(is_quote);
    // What says that there is no id, such as `NULL`, is as short as no id is.
    if plain
        && (raw.len() > 7 || raw.ends_with(|c: char| c.is_ascii_digit()))
        && raw.len() > 3
        && !quoted
        && !raw.starts_with(['#', '('])
    {
        return Some(judged(kind, Cow::Borrowed(raw), Vec::new()));
    }
    if is_missing(raw) || names_nothing(raw) {
        return None;
    }
    let mut steps = Steps::default();
    let unwrapped = steps.unwrap(raw);
    let cleaned = steps.clean(kind, unwrapped);
    Some(judged(kind, Cow::Owned(cleaned), steps.finish()))
}

/// What stands where a spreadsheet could not show or work out an identifier, and
/// words for one that is not known.
fn names_nothing(text: &str) -> bool {
    const ERRORS: [&str; 7] = ["#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#GETTING_DATA"];
    const UNKNOWN: [&str; 9] = ["未知", "不详", "待定", "Unknown", "unknown", "UNKNOWN", "nan", "NaN", "NAN"];
    let text = text.trim_matches(crate::text::is_blank);
    let is_cut = text.len() > 1 && text.bytes().all(|byte| byte == b'#');
    is_cut || ERRORS.contains(&text) || UNKNOWN.contains(&text)
}

fn judged(kind: IdentifierKind, text: Cow<'_, str>, mut steps: Vec<(Step, usize)>) -> Identifier<'_> {
    let text = match repair::point_zero(kind, &text) {
        Some(digits) => {
            steps.push((Step::PointZero, 1));
            Cow::Owned(digits.into())
        }
        None => text,
    };
    let text = match repair::power_of_ten(kind, &text) {
        Some(digits) => {
            steps.push((Step::PowerOfTen, 1));
            Cow::Owned(digits)
        }
        None => text,
    };
    let state = match fault(kind, &text) {
        Some(state) => state,
        None if steps.is_empty() => State::Clean,
        None => State::Repaired,
    };
    let likely = if let State::Invalid(_) = state { likely(kind, &text) } else { None };
    Identifier { state, steps, likely, text }
}
