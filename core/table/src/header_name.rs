//! A header's name in its normal form, and the field that it names.

use crate::names::NAMES;
use alloc::string::String;
use rebatelens_model::{
    Field,
    text::{ascii_form, is_blank, simplified},
};

/// A header without what varies: case, spaces, underscores, width, units in
/// brackets, traditional characters, signs that sort, filter or explain.
pub fn normal(header: &str) -> String {
    let bracket = |c: char| matches!(c, '(' | '（' | '[' | '【' | '<' | '〈');
    let bare = header.split(bracket).next().filter(|bare| !bare.trim().is_empty()).unwrap_or(header);
    let skipped = |c: &char| {
        is_blank(*c)
            || matches!(c, '_' | '-' | '.' | '`' | '=' | ':' | '*' | '"' | '\'' | '·' | ',' | '、' | '?')
            || is_sign(*c)
    };
    bare.chars().map(ascii_form).filter(|c| !skipped(c)).map(normal_char).collect()
}

/// Whether a character is a sign of a page: an arrow, a circle, a glyph of an
/// icon font.
const fn is_sign(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{2460}'..='\u{27BF}'
        | '\u{2B00}'..='\u{2BFF}' | '\u{E000}'..='\u{F8FF}')
}

/// A character without its width, its tradition and its case.
pub fn normal_char(c: char) -> char {
    simplified(ascii_form(c)).to_ascii_lowercase()
}

/// The field of a name, and its rank among the field's names.
pub(crate) fn lookup(name: &str) -> Option<(Field, usize)> {
    NAMES.iter().find_map(|(field, names)| {
        let rank = names.iter().position(|known| *known == name)?;
        Some((*field, rank))
    })
}

/// The name without a unit at its end: `返佣金额元`, `rebateamountusd`.
pub(crate) fn without_unit(name: &str) -> &str {
    const ENDS: [&str; 19] = [
        "万元",
        "千元",
        "万美元",
        "千美元",
        "人民币元",
        "人民币",
        "美元",
        "元",
        "分",
        "inusd",
        "incny",
        "usd",
        "cny",
        "rmb",
        "hkd",
        "eur",
        "fen",
        "%",
        "‰",
    ];
    let ends = ENDS.into_iter().find_map(|end| name.strip_suffix(end));
    let ends = ends.map(|bare| bare.trim_end_matches(['/', '|']));
    ends.filter(|bare| !bare.is_empty()).unwrap_or(name)
}
