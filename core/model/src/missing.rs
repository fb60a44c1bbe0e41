//! Cells without a value.

use crate::text::{ascii_form, is_blank};

/// Words that programs and people write where there is nothing.
const WORDS: [&str; 19] = [
    "",
    "/",
    "N/A",
    "n/a",
    "#N/A",
    "NA",
    "NULL",
    "Null",
    "null",
    "\\N",
    "None",
    "NONE",
    "none",
    "nil",
    "(空白)",
    "（空白）",
    "(blank)",
    "无",
    "空",
];

/// Whether a cell says that it has no value: empty, or the portal's `-`.
pub fn is_missing(text: &str) -> bool {
    match text.as_bytes() {
        [] => return true,
        // What says so begins with one of these, with a blank or beyond ASCII.
        [first, ..]
            if first.is_ascii_graphic()
                && !matches!(first, b'-' | b'/' | b'N' | b'n' | b'\\' | b'#' | b'(') =>
        {
            return false;
        }
        _ => {}
    }
    let text = text.trim_matches(is_blank);
    let dashes = || text.chars().count() <= 2 && text.chars().all(|c| ascii_form(c) == '-');
    WORDS.contains(&text) || dashes()
}
