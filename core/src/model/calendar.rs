//! What written months and times have in common: names of months, numbers in
//! Chinese, digits of any width.

use super::text::{ascii_form, is_blank};
use alloc::string::String;

/// A text in small ASCII letters and digits where it can be, blanks around it
/// off, and each run of blanks one space.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim_matches(is_blank).chars() {
        if is_blank(c) {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(ascii_form(c).to_ascii_lowercase());
        }
    }
    out
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

/// The number of an English month: its name, its first three letters, or
/// `sept`, with or without a point.
pub(super) fn month_name(word: &str) -> Option<u32> {
    let word = word.trim_end_matches([',', '.']);
    let known = |name: &&str| **name == *word || (word.len() == 3 && name.starts_with(word));
    let at = MONTHS.iter().position(|name| known(name) || (word == "sept" && *name == "september"))?;
    u32::try_from(at + 1).ok()
}

/// Digits alone, of a length that is allowed.
pub(super) fn digits(text: &str, lengths: core::ops::RangeInclusive<usize>) -> Option<u32> {
    let sound = lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

/// A number of up to two digits, in digits or in Chinese: 十, 十二, 二十三.
pub(super) fn small(text: &str) -> Option<u32> {
    if let Some(number) = digits(text, 1..=2) {
        return Some(number);
    }
    let (tens, ones) = match text.split_once('十') {
        Some(("", ones)) => (1, ones),
        Some((tens, ones)) => (chinese_digit(tens)?, ones),
        None => (0, text),
    };
    let ones = if ones.is_empty() && tens > 0 { 0 } else { chinese_digit(ones)? };
    Some(tens * 10 + ones)
}

/// A year in four or two digits, in digits or in Chinese: 二〇二六. Two digits
/// mean this century.
pub(super) fn year(text: &str) -> Option<u32> {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() {
            out.push(c);
        } else {
            out.extend(char::from_digit(chinese_digit(c.encode_utf8(&mut [0; 4]))?, 10));
        }
    }
    match out.len() {
        4 => out.parse().ok(),
        2 => out.parse::<u32>().ok().map(|year| year + 2000),
        _ => None,
    }
}

fn chinese_digit(text: &str) -> Option<u32> {
    let at = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"].iter().position(|c| *c == text);
    let at = if matches!(text, "零" | "○") { Some(0) } else { at };
    at.and_then(|at| u32::try_from(at).ok())
}
