//! Rows to RFC 4180: CRLF, quotation marks where they are needed.

use alloc::string::String;

/// The mark by which spreadsheets know UTF-8.
pub(crate) const BOM: &str = "\u{FEFF}";

/// Adds a row.
pub(crate) fn push_row<'c>(out: &mut String, cells: impl IntoIterator<Item = &'c str>) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_cell(out, cell);
    }
    out.push_str("\r\n");
}

const FORMULA_STARTS: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet may run a cell as a formula, unless it is a number. An
/// apostrophe in front keeps it from doing so.
pub fn begins_formula(cell: &str) -> bool {
    cell.starts_with(FORMULA_STARTS)
}

fn push_cell(out: &mut String, cell: &str) {
    let edge = |c: char| c == ' ' || c == BOM_CHAR;
    let quoted =
        cell.contains(['"', ',', '\r', '\n', '\t']) || cell.starts_with(edge) || cell.ends_with(edge);
    if !quoted {
        out.push_str(cell);
        return;
    }
    out.push('"');
    for c in cell.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    out.push('"');
}

const BOM_CHAR: char = '\u{FEFF}';

#[cfg(test)]
mod tests {
    use super::push_row;
    use alloc::string::String;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut out = String::new();
        push_row(&mut out, ["a", "b,c", "say \"hi\"", "two\nlines", "", " x"]);
        assert_eq!(out, "a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",,\" x\"\r\n");
    }
}
