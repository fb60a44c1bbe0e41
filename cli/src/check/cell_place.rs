//! Where a cell stands in its line, in characters.

use std::collections::{BTreeMap, BTreeSet};

/// What separates cells of text.
const DELIMITERS: [char; 4] = [',', '\t', ';', '|'];

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
        let (start, end, text) = cell(line, *delimiter, wanted.column)?;
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
