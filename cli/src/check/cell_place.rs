//! Where a cell stands in its line, in characters.

use rebatelens_core::table::csv::DELIMITERS;
use std::collections::{BTreeMap, BTreeSet};

/// The characters of cells, by file, line and column.
#[derive(Debug, Default)]
pub(super) struct CellPlaces(BTreeMap<(String, usize, usize), (usize, usize)>);

/// A cell that is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'w> {
    pub(super) line: usize,
    pub(super) column: usize,
    /// The cell's text, which shows that the line was split as it was read.
    pub(super) raw: &'w str,
}

impl CellPlaces {
    /// The first and the last character of a cell, from 1, the last one excluded.
    pub(super) fn get(&self, file: &str, line: usize, column: Option<usize>) -> Option<(usize, usize)> {
        self.0.get(&(file.to_string(), line, column?)).copied()
    }

    /// Looks for cells in the text of a file. One that is not found for sure, since
    /// its row has several lines, is left out.
    pub(super) fn add(&mut self, file: &str, bytes: &[u8], wanted: &[Wanted<'_>]) {
        let Ok(text) = std::str::from_utf8(bytes) else { return };
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let lines: BTreeSet<usize> = wanted.iter().map(|cell| cell.line).collect();
        let texts: BTreeMap<usize, &str> = text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
            .filter(|(at, _)| lines.contains(at))
            .collect();
        for cell in wanted {
            let place = texts.get(&cell.line).and_then(|line| place(line, cell));
            if let Some(place) = place {
                self.0.insert((file.into(), cell.line, cell.column), place);
            }
        }
    }
}

fn place(line: &str, wanted: &Wanted<'_>) -> Option<(usize, usize)> {
    DELIMITERS.iter().find_map(|delimiter| {
        let (start, end, text) = cell(line, char::from(*delimiter), wanted.column)?;
        (text.trim() == wanted.raw.trim()).then_some((start, end))
    })
}

/// The characters of a cell by its number, and its text without quotation marks.
fn cell(line: &str, delimiter: char, number: usize) -> Option<(usize, usize, String)> {
    let (mut column, mut start, mut is_quoted) = (1, 1, false);
    let mut text = String::new();
    let (mut at, mut last) = (1, ' ');
    for c in line.chars() {
        match c {
            '"' => {
                is_quoted = !is_quoted;
                // A doubled mark stands for one.
                if is_quoted && last == '"' && at > start {
                    text.push(c);
                }
            }
            _ if c == delimiter && !is_quoted => {
                if column == number {
                    return Some((start, at, text));
                }
                (column, start) = (column + 1, at + 1);
                text.clear();
            }
            _ => text.push(c),
        }
        (at, last) = (at + 1, c);
    }
    (column == number && !is_quoted).then_some((start, at, text))
}

#[cfg(test)]
mod tests {
    use super::{CellPlaces, Wanted};

    fn place(text: &str, line: usize, column: usize, raw: &str) -> Option<(usize, usize)> {
        let mut places = CellPlaces::default();
        places.add("a.csv", text.as_bytes(), &[Wanted { line, column, raw }]);
        places.get("a.csv", line, Some(column))
    }

    #[test]
    fn a_cell_is_found_by_its_characters() {
        assert_eq!(place("a,b\n1,2\n", 2, 2, "2"), Some((3, 4)));
        assert_eq!(
            place(
                "\u{FEFF}\u{4EA7}\u{54C1};\u{91D1}\u{989D}\n\u{4E91}\u{670D}\u{52A1}\u{5668}; 8.00\r\n",
                2,
                2,
                "8.00"
            ),
            Some((6, 11))
        );
        assert_eq!(place("x\t\ty", 1, 3, "y"), Some((4, 5)));
        assert_eq!(place("a,\"b, c\",d", 1, 3, "d"), Some((10, 11)));
        assert_eq!(place("a,\"say \"\"hi\"\"\",d", 1, 2, "say \"hi\""), Some((3, 15)));
        assert_eq!(place("a,\"\",d", 1, 2, ""), Some((3, 5)));
    }

    #[test]
    fn a_cell_that_is_not_surely_found_has_no_place() {
        assert_eq!(place("a,b\n1,2\n", 2, 2, "3"), None, "another text");
        assert_eq!(place("a,b\n1,2\n", 2, 3, "2"), None, "another column");
        assert_eq!(place("a,b\n1,2\n", 9, 2, "2"), None, "another line");
        assert_eq!(place("a,\"b\nc\",d", 2, 3, "d"), None, "a row of two lines");
        let mut places = CellPlaces::default();
        places.add("a.csv", b"\xD4\xC6,1", &[Wanted { line: 1, column: 2, raw: "1" }]);
        assert_eq!(places.get("a.csv", 1, Some(2)), None, "no UTF-8");
    }
}
