//! Text for a terminal.

/// Text that a terminal shows and never obeys: a cell of a hostile file may
/// hold escape sequences and marks that turn the line around.
pub(crate) fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    append(&mut out, text);
    out
}

fn append(out: &mut String, text: &str) {
    let mut pieces = text.split(is_obeyed);
    out.extend(pieces.next());
    for piece in pieces {
        out.push(char::REPLACEMENT_CHARACTER);
        out.push_str(piece);
    }
}

fn is_obeyed(c: char) -> bool {
    match c {
        '\n' | '\t' | ' '..='~' => false,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => true,
        _ => c.is_control(),
    }
}

/// Writes a line that no cell's text can break out of. Empty lines may stand in
/// front of it.
pub(crate) fn line(out: &mut String, text: &str) {
    let body = text.trim_start_matches('\n');
    out.extend(std::iter::repeat_n('\n', text.len() - body.len()));
    append_line(out, body);
    out.push('\n');
}

/// Text that stays on its line.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    append_line(&mut out, text);
    out
}

/// Writes a line behind blanks.
pub(crate) fn indented(out: &mut String, blanks: &str, text: &str) {
    out.push_str(blanks);
    append_line(out, text);
    out.push('\n');
}

/// Appends text that stays on its line.
pub(crate) fn append_line(out: &mut String, text: &str) {
    for (at, piece) in text.split(['\n', '\t']).enumerate() {
        if at > 0 {
            out.push(' ');
        }
        append(out, piece);
    }
}
