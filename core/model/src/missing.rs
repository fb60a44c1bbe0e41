//! Cells without a value.

use crate::text::{ascii_form, is_blank};

/// Whether a cell says that it has no value: empty, or the portal's `-`.
pub fn is_missing(text: &str) -> bool {
    match text.as_bytes() {
        [] => return true,
        // What says so begins with one of these, with a blank or beyond ASCII.
        [first, ..] if first.is_ascii_graphic() && !matches!(first, b'-' | b'/' | b'N' | b'n') => {
            return false;
        }
        _ => {}
    }
    let text = text.trim_matches(is_blank);
    let dashes = || text.chars().count() <= 2 && text.chars().all(|c| ascii_form(c) == '-');
    matches!(text, "" | "/" | "N/A" | "n/a") || dashes()
}
