//! Currencies: their codes, and the signs and words that stand for them.

use crate::text::{ascii_form, trimmed};
use alloc::{
    format,
    string::{String, ToString},
};
use core::fmt::Display;

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// A number with its currency behind it, where that is known.
pub fn with_currency(number: &dyn Display, currency: Option<Currency>) -> String {
    currency.map_or_else(|| number.to_string(), |currency| format!("{number} {}", currency.code()))
}

/// Signs and words that stand for a currency beside an amount or in a header.
/// Partners are settled in CNY and USD, so `¥` and `$` alone mean these.
const MARKS: &[(&str, [u8; 3])] = &[
    ("US$", *b"USD"),
    ("HK$", *b"HKD"),
    ("NT$", *b"TWD"),
    ("S$", *b"SGD"),
    ("CN¥", *b"CNY"),
    ("CN￥", *b"CNY"),
    ("RMB¥", *b"CNY"),
    ("RMB￥", *b"CNY"),
    ("JP¥", *b"JPY"),
    ("$", *b"USD"),
    ("¥", *b"CNY"),
    ("￥", *b"CNY"),
    ("RMB", *b"CNY"),
    ("人民币", *b"CNY"),
    ("美元", *b"USD"),
    ("人民幣", *b"CNY"),
    ("美金", *b"USD"),
    ("港元", *b"HKD"),
    ("港币", *b"HKD"),
    ("港幣", *b"HKD"),
    ("新台币", *b"TWD"),
    ("新台幣", *b"TWD"),
    ("新臺幣", *b"TWD"),
    ("台币", *b"TWD"),
    ("日元", *b"JPY"),
    ("日圆", *b"JPY"),
    ("日圓", *b"JPY"),
    ("円", *b"JPY"),
    ("韩元", *b"KRW"),
    ("新加坡元", *b"SGD"),
    ("英镑", *b"GBP"),
    ("欧元", *b"EUR"),
    ("€", *b"EUR"),
    ("£", *b"GBP"),
];

/// Currencies without a smaller unit.
const WHOLE: &[[u8; 3]] = &[*b"JPY", *b"KRW", *b"VND"];

impl Currency {
    /// The currency that a code, sign or word stands for.
    pub fn from_text(text: &str) -> Option<Self> {
        let text = trimmed(text);
        Self::exactly(text).or_else(|| Self::from_parts(text))
    }

    /// `CNY (人民币)`, `ＵＳＤ`: every part stands for the same currency.
    fn from_parts(text: &str) -> Option<Self> {
        let plain: String = text.chars().map(ascii_form).collect();
        let mut parts = plain.split([' ', '(', ')', '/', '-']).filter(|part| !part.is_empty());
        let first = Self::exactly(parts.next()?)?;
        parts.all(|part| Self::exactly(part) == Some(first)).then_some(first)
    }

    fn exactly(text: &str) -> Option<Self> {
        // Nearly every cell holds a code, and no code is a mark as well.
        if let Some(currency) = Self::from_code(text) {
            return Some(currency);
        }
        if text == "元" {
            return Some(Mark::YUAN.currency);
        }
        let mark = MARKS.iter().find(|(mark, _)| *mark == text);
        mark.map(|&(_, code)| Self(code))
    }

    /// Codes accepted beside an amount or in a currency column.
    #[inline]
    fn from_code(text: &str) -> Option<Self> {
        let code: [u8; 3] = text.as_bytes().try_into().ok()?;
        let code = code.map(|letter| letter.to_ascii_uppercase());
        // The yuan as it is traded outside China is the same money.
        let code = if code == *b"CNH" { *b"CNY" } else { code };
        let known = matches!(
            &code,
            b"CNY"
                | b"USD"
                | b"AED"
                | b"AUD"
                | b"BRL"
                | b"CAD"
                | b"CHF"
                | b"EUR"
                | b"GBP"
                | b"HKD"
                | b"IDR"
                | b"INR"
                | b"JPY"
                | b"KRW"
                | b"MOP"
                | b"MXN"
                | b"MYR"
                | b"NZD"
                | b"PHP"
                | b"SAR"
                | b"SEK"
                | b"SGD"
                | b"THB"
                | b"TRY"
                | b"TWD"
                | b"VND"
                | b"ZAR"
        );
        known.then_some(Self(code))
    }

    /// Decimals of its smallest unit.
    pub fn decimals(self) -> u32 {
        if WHOLE.contains(&self.0) { 0 } else { 2 }
    }

    /// The letters of its code.
    pub const fn letters(self) -> [u8; 3] {
        self.0
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// A currency written beside an amount.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub currency: Currency,
    /// A sign that several currencies share, which says less than a code.
    shared: Option<Shared>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shared {
    Dollar,
    Yen,
    Yuan,
}

type Strip = for<'t> fn(&'t str, &'static str) -> Option<&'t str>;

impl Mark {
    /// `元`, which follows amounts of other currencies too.
    pub(super) const YUAN: Self = Self { currency: Currency(*b"CNY"), shared: Some(Shared::Yuan) };

    /// What `分` is a hundredth of.
    pub(super) const FEN: Self = Self { currency: Currency(*b"CNY"), shared: None };

    /// Takes a currency off the front.
    pub(super) fn leading(text: &str) -> Option<(&str, Self)> {
        let code = text.split_at_checked(3).map(|(code, rest)| (rest, code));
        Self::taken(text, str::strip_prefix, code)
    }

    /// Takes a currency off the end.
    pub(super) fn trailing(text: &str) -> Option<(&str, Self)> {
        let code = text.len().checked_sub(3).and_then(|at| text.split_at_checked(at));
        Self::taken(text, str::strip_suffix, code)
    }

    fn taken<'t>(text: &'t str, strip: Strip, code: Option<(&'t str, &'t str)>) -> Option<(&'t str, Self)> {
        for &(mark, currency) in MARKS {
            if let Some(rest) = strip(text, mark) {
                let shared = match mark {
                    "$" => Some(Shared::Dollar),
                    "¥" | "￥" => Some(Shared::Yen),
                    _ => None,
                };
                return Some((rest, Self { currency: Currency(currency), shared }));
            }
        }
        let (rest, code) = code?;
        Some((rest, Self { currency: Currency::from_code(code)?, shared: None }))
    }

    /// The currency that two marks beside one amount name together. Nothing
    /// where they name two.
    pub(super) fn with(self, other: Self) -> Option<Self> {
        if self.currency == other.currency || self.covers(other.currency) {
            return Some(other);
        }
        other.covers(self.currency).then_some(self)
    }

    fn covers(self, currency: Currency) -> bool {
        match self.shared {
            None => false,
            Some(Shared::Dollar) => currency.0.ends_with(b"D"),
            Some(Shared::Yen) => matches!(&currency.0, b"CNY" | b"JPY"),
            Some(Shared::Yuan) => true,
        }
    }
}
