//! What counts as white space, as invisible, and as a digit.

/// White space of any width, and the marks that take no width at all.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Characters that take no room on the screen: zero-width spaces and joiners,
/// bidirectional marks, soft hyphens, variation selectors, control characters.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}')
        || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

/// The first character of each block of ten decimal digits that identifiers
/// and amounts are known to be typed in: full-width and Arabic forms first,
/// then the mathematical ones that copying from documents leaves behind.
const DIGIT_BLOCKS: &[char] = &[
    '\u{FF10}',
    '\u{0660}',
    '\u{06F0}',
    '\u{0966}',
    '\u{09E6}',
    '\u{0E50}',
    '\u{1D7CE}',
    '\u{1D7D8}',
    '\u{1D7E2}',
    '\u{1D7EC}',
    '\u{1D7F6}',
];

/// The ASCII digit that a decimal digit of another script stands for.
pub(crate) fn ascii_digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    DIGIT_BLOCKS.iter().find_map(|&zero| {
        let offset = u32::from(c).checked_sub(u32::from(zero))?;
        char::from_digit(offset, 10)
    })
}

/// The ASCII form of a full-width character, a space or a look-alike sign.
pub(crate) fn ascii_form(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c).saturating_sub(0xFEE0)).unwrap_or(c),
        '\u{2212}' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2014}' | '\u{FE63}' => '-',
        _ => ascii_digit(c).unwrap_or(c),
    }
}
