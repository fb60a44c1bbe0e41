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

/// Writes a line that no cell's text can break out of. Empty lines may stand in
/// front of it.
pub(crate) fn line(out: &mut String, text: &str) {
    let body = text.trim_start_matches('\n');
    let above = "\n".repeat(text.len() - body.len());
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{above}{}", one_line(body));
}

/// Text that stays on its line.
pub(crate) fn one_line(text: &str) -> String {
    printable(text).replace(['\n', '\t'], " ")
}
