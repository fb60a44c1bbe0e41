//! What an invalid identifier was probably meant to be. A person decides: it
//! is offered, never used.

use crate::identifier::{
    kind::IdentifierKind,
    shape::{JOURNAL_DIGITS, ORDER_DIGITS, fault, is_digits},
};
use alloc::{string::String, vec::Vec};

/// A likely correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    /// The identifier that it makes.
    pub value: String,
    /// Characters taken for digits, each once: what is written, and the digit.
    /// Empty where one digit was written twice.
    pub look_alikes: Vec<(char, char)>,
}

/// The one correction that makes a valid identifier, if there is one.
pub(super) fn likely(kind: IdentifierKind, text: &str) -> Option<Likely> {
    if is_digits(text) { without_double(kind, text) } else { without_look_alikes(kind, text) }
}

/// The digit that a character is often mistaken for.
fn digit_of(c: char) -> Option<char> {
    match c {
        'O' | 'o' => Some('0'),
        'l' | 'I' | 'i' | '|' => Some('1'),
        'Z' | 'z' => Some('2'),
        'S' | 's' => Some('5'),
        'B' => Some('8'),
        _ => None,
    }
}

fn without_look_alikes(kind: IdentifierKind, text: &str) -> Option<Likely> {
    let value: String = text.chars().map(|c| digit_of(c).unwrap_or(c)).collect();
    let number = value.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    let written = text.bytes().filter(u8::is_ascii_digit).count();
    // A word such as "SOLOS" is no number.
    if !number || written * 2 < value.len() || fault(kind, &value).is_some() {
        return None;
    }
    let mut look_alikes = Vec::new();
    for pair in text.chars().filter_map(|c| Some((c, digit_of(c)?))) {
        if !look_alikes.contains(&pair) {
            look_alikes.push(pair);
        }
    }
    Some(Likely { value, look_alikes })
}

/// Takes one digit out of each run of equal digits in turn.
fn without_double(kind: IdentifierKind, text: &str) -> Option<Likely> {
    let length = match kind {
        IdentifierKind::Order => ORDER_DIGITS,
        IdentifierKind::Journal => JOURNAL_DIGITS,
        _ => return None,
    };
    if text.len() != length + 1 {
        return None;
    }
    let pairs = text.bytes().zip(text.bytes().skip(1)).enumerate();
    let ends =
        pairs.filter(|(at, (digit, next))| digit == next && text.as_bytes().get(at + 2) != Some(digit));
    let mut values = ends.map(|(at, _)| without(text, at)).filter(|value| fault(kind, value).is_none());
    let value = values.next()?;
    values.next().is_none().then_some(Likely { value, look_alikes: Vec::new() })
}

fn without(text: &str, at: usize) -> String {
    text.chars().enumerate().filter(|(other, _)| *other != at).map(|(_, c)| c).collect()
}
