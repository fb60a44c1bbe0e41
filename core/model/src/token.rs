//! The parts that dates, times and months are written in.
//!
//! Every form is a row of parts: numbers, words and signs. A text becomes parts
//! like this:
//!
//! - Blanks around it are taken off; that includes marks without width.
//! - A full-width character counts as its ASCII form, a decimal digit of the
//!   scripts that identifiers are read in as its ASCII digit, any dash or minus
//!   sign as `-`, and a capital letter A to Z as its small one.
//! - Digits beside each other are one number of 1 to 18 digits; letters a to z
//!   beside each other are one word; any other character is a sign.
//! - Chinese numerals beside each other (`〇○零一二三四五六七八九十`) are one
//!   number: a row of digits (`二〇二六`), or ten with at most one digit of 1 to
//!   9 before and behind it (`二十五`). They are read only where one of
//!   `年月日号时点分秒` follows. The form with ten counts as no row of digits,
//!   so it is never a year.
//! - White space ends a part, and otherwise counts for nothing. A mark without
//!   width inside is a sign, and no form has it.
//! - A text of more than 40 parts has no form.

use crate::text::{ascii_form, is_blank};
use alloc::{string::String, vec::Vec};

const MOST_PARTS: usize = 40;
const MOST_DIGITS: usize = 18;

/// One part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'t> {
    /// How many digits it is written in, 0 where it is written with ten in
    /// Chinese, and its value.
    Number(usize, u64),
    /// In small letters.
    Word(&'t str),
    Sign(char),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digit,
    Letter,
    Numeral,
    Sign,
}

/// The text as its parts are looked for.
pub(crate) fn plain(text: &str) -> String {
    text.trim_matches(is_blank).chars().map(|c| ascii_form(c).to_ascii_lowercase()).collect()
}

/// The parts of a plain text.
pub(crate) fn tokens(plain: &str) -> Option<Vec<Token<'_>>> {
    let mut found = Vec::new();
    let mut rest = plain.trim_start();
    while let Some(first) = rest.chars().next() {
        let kind = kind(first);
        let end = match kind {
            Kind::Sign => first.len_utf8(),
            _ => rest.find(|c| self::kind(c) != kind).unwrap_or(rest.len()),
        };
        let (part, behind) = rest.split_at_checked(end)?;
        rest = behind.trim_start();
        found.push(match kind {
            Kind::Digit => number(part)?,
            Kind::Letter => Token::Word(part),
            Kind::Numeral => numeral(part).filter(|_| rest.starts_with(is_unit))?,
            Kind::Sign => Token::Sign(first),
        });
        if found.len() > MOST_PARTS {
            return None;
        }
    }
    Some(found)
}

fn kind(c: char) -> Kind {
    match c {
        '0'..='9' => Kind::Digit,
        'a'..='z' => Kind::Letter,
        '十' => Kind::Numeral,
        _ if numeral_digit(c).is_some() => Kind::Numeral,
        _ => Kind::Sign,
    }
}

fn is_unit(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '号' | '时' | '点' | '分' | '秒')
}

fn number(part: &str) -> Option<Token<'static>> {
    let value = (part.len() <= MOST_DIGITS).then(|| part.parse().ok())??;
    Some(Token::Number(part.len(), value))
}

fn numeral(part: &str) -> Option<Token<'static>> {
    let Some((before, behind)) = part.split_once('十') else {
        let digits: Option<String> = part.chars().map(|c| char::from_digit(numeral_digit(c)?, 10)).collect();
        return number(&digits?);
    };
    let (tens, ones) = (one_digit(before, 1)?, one_digit(behind, 0)?);
    Some(Token::Number(0, u64::from(tens * 10 + ones)))
}

/// A numeral of 1 to 9, or what none stands for.
fn one_digit(part: &str, none: u32) -> Option<u32> {
    let mut chars = part.chars();
    let digit = match chars.next() {
        None => none,
        Some(c) => numeral_digit(c).filter(|&digit| digit > 0)?,
    };
    chars.next().is_none().then_some(digit)
}

fn numeral_digit(c: char) -> Option<u32> {
    let digit = match c {
        '〇' | '○' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    };
    Some(digit)
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The number of a month, from 1, by its English name, its first three letters,
/// or `sept`.
pub(crate) fn month_name(word: &str) -> Option<u64> {
    if word == "sept" { Some(9) } else { named(&MONTHS, word) }
}

/// The number of a weekday, Monday 1, by its English name or its first three
/// letters.
pub(crate) fn weekday_name(word: &str) -> Option<u64> {
    named(&WEEKDAYS, word)
}

fn named(names: &[&str], word: &str) -> Option<u64> {
    let names = (1..).zip(names);
    let found = |name: &str| name == word || name.get(..3) == Some(word);
    names.into_iter().find(|(_, name)| found(name)).map(|(number, _)| number)
}
