//! Text for a terminal.

use std::fmt::Write;

/// Text that a terminal shows and never obeys: a cell of a hostile file may
/// hold escape sequences and marks that turn the line around.
pub(crate) fn printable(text: &str) -> String {
    let obeyed = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
    };
    text.chars().map(|c| if obeyed(c) { '\u{FFFD}' } else { c }).collect()
}

/// Writes a line that no cell's text can break out of.
pub(crate) fn line(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}", printable(text));
}
