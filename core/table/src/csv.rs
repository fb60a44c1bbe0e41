//! A strict reader of delimited text (RFC 4180) that loses nothing.
//!
//! The `csv` crate takes an unterminated quotation mark for a cell that runs to
//! the end of the file, and joins text behind a closing one to the cell without
//! a word. Here each is said, with its place, and the rows after it are read.

use crate::{place::Place, plain::PlainRows};
use alloc::{borrow::Cow, vec::Vec};
use memchr::{memchr, memchr2, memchr3};
use rebatelens_model::limits::{QUOTE_RECOVERIES, QUOTED_CELL_BYTES, ROW_CELLS};

/// What separates cells, the most usual first.
pub const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// One cell, with the physical line that it begins on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Its text, without the quotation marks around it.
    pub text: Cow<'a, str>,
    /// The physical line, from 1.
    pub line: usize,
}

impl Cell<'_> {
    /// Whether it holds nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// What is broken about a cell's quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteFault {
    /// It opens and never closes; the cell was read to the end of its line.
    Unterminated,
    /// Text stands behind the closing mark; the cell was kept as written.
    TextAfter,
    /// A mark stands inside a cell that has none around it.
    Stray,
}

/// A broken cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// The cell, from 0.
    pub cell: usize,
    /// The character within the physical line, from 1.
    pub character: usize,
    /// What is broken.
    pub fault: QuoteFault,
}

/// One row. It is filled again and again to keep its room.
#[derive(Clone, Debug, Default)]
pub struct Row<'a> {
    /// The physical line that the row begins on, from 1.
    pub line: usize,
    /// Its cells.
    pub cells: Vec<Cell<'a>>,
    /// What is broken about them.
    pub faults: Vec<CellFault>,
    /// The delimiter, where this row is the first that uses another one.
    pub delimiter: Option<u8>,
    /// The row as it stands, where commas separate its cells and no cell is
    /// quoted.
    pub plain: Option<&'a str>,
}

impl<'a> Row<'a> {
    /// Begins anew on a line, and keeps its room.
    pub(crate) fn begin(&mut self, line: usize) {
        self.line = line;
        self.cells.clear();
        self.faults.clear();
        self.delimiter = None;
        self.plain = None;
    }

    /// The text of a cell, from 0; empty where the row has none.
    pub fn text(&self, cell: usize) -> &str {
        self.cells.get(cell).map_or("", |cell| &cell.text)
    }

    /// Whether no cell holds anything.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }

    /// Whether it was read without looking further than to its end, as a row of a
    /// body so wide where it is one's.
    pub(crate) fn is_sound(&self, width: Option<usize>) -> bool {
        let fits = width.is_none_or(|width| width == self.cells.len());
        fits && self.faults.is_empty() && self.delimiter.is_none()
    }

    /// The cell's text, borrowed from the input where it stands there as is.
    pub fn borrowed(&self, cell: usize) -> Cow<'a, str> {
        self.cells.get(cell).map_or(Cow::Borrowed(""), |cell| cell.text.clone())
    }
}

/// Reads rows one after the other.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    delimiter: u8,
    quotes: bool,
    recoveries: usize,
    /// The furthest byte that was looked at behind a row: for the mark that closes a
    /// cell, or with another delimiter.
    reach: usize,
}

impl<'a> Reader<'a> {
    /// A reader from the first byte on.
    pub fn new(text: &'a str, delimiter: u8) -> Self {
        let quotes = memchr(b'"', text.as_bytes()).is_some();
        Self::from_place(text, quotes, Place { line: 1, delimiter, ..Place::default() })
    }

    /// A reader of a text that holds quotation marks or holds none, from a place
    /// in it on.
    pub(crate) fn from_place(text: &'a str, quotes: bool, place: Place) -> Self {
        let Place { at, line, delimiter, recoveries } = place;
        Self { text, at, line, delimiter, quotes, recoveries: recoveries.into(), reach: 0 }
    }

    /// Where reading is.
    pub(crate) fn place(&self) -> Place {
        let recoveries = u16::try_from(self.recoveries).unwrap_or(u16::MAX);
        Place { at: self.at, line: self.line, delimiter: self.delimiter, recoveries }
    }

    /// Goes on reading at a place.
    pub(crate) fn go_to(&mut self, place: Place) {
        self.at = place.at;
        self.line = place.line;
        self.delimiter = place.delimiter;
        self.recoveries = place.recoveries.into();
    }

    /// Reads the next row; false at the end of the text.
    pub fn read(&mut self, row: &mut Row<'a>) -> bool {
        row.begin(self.line);
        if self.at >= self.text.len() {
            return false;
        }
        let line_start = self.at;
        if let Some(end) = self.plain_cells(row) {
            row.plain = self.text.get(line_start..end).filter(|_| self.delimiter == b',');
            return true;
        }
        while self.cell(row, line_start) && self.plain_cells(row).is_none() {}
        true
    }

    /// Reads cells as long as they are plain, looking for what ends them in
    /// eight bytes at a time. The end of the row where they are the rest of it;
    /// otherwise it goes on with a cell that needs a closer look.
    #[inline(never)]
    fn plain_cells(&mut self, row: &mut Row<'a>) -> Option<usize> {
        let (text, line, delimiter) = (self.text, self.line, self.delimiter);
        let mut from = self.at;
        let mut next = from;
        let mut rest = self.rest();
        while let Some((word, behind)) = rest.split_first_chunk() {
            let mut ends = may_end_cells(u64::from_le_bytes(*word), delimiter);
            while ends != 0 {
                let at = next.wrapping_add(usize::try_from(ends.trailing_zeros() / 8).unwrap_or_default());
                ends &= ends.wrapping_sub(1);
                let byte = text.as_bytes().get(at).copied().unwrap_or_default();
                if byte == delimiter {
                    if row.cells.len() == ROW_CELLS {
                        self.at = from;
                        return Some(self.rest_of_line(row));
                    }
                    let Some(text) = text.get(from..at) else { break };
                    row.cells.push(Cell { text: Cow::Borrowed(text), line });
                    from = at.wrapping_add(1);
                } else if matches!(byte, b'\n' | b'\r') {
                    row.cells.push(Cell { text: Cow::Borrowed(self.slice(from, at)), line });
                    self.at = at;
                    self.separator();
                    return Some(at);
                } else if byte == b'"' {
                    self.at = from;
                    return None;
                }
            }
            next = next.wrapping_add(8);
            rest = behind;
        }
        self.at = from;
        None
    }

    /// Takes the rest of a line as one cell, and gives its end.
    #[cold]
    fn rest_of_line(&mut self, row: &mut Row<'a>) -> usize {
        let rest = self.rest();
        let end = self.at + memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        row.cells.push(Cell { text: Cow::Borrowed(self.slice(self.at, end)), line: self.line });
        self.at = end;
        self.separator();
        end
    }

    /// Reads the next row of a table so wide. Where it only fits with another
    /// delimiter, that one is used from here on, and the row says so.
    pub fn read_fitting(&mut self, row: &mut Row<'a>, width: usize) -> bool {
        let (at, line, recoveries) = (self.at, self.line, self.recoveries);
        if !self.read(row) {
            return false;
        }
        if row.cells.len() == width || width < 2 || row.is_blank() {
            return true;
        }
        let others = DELIMITERS.into_iter().filter(|other| *other != self.delimiter);
        let mut reach = self.reach;
        for delimiter in others {
            let mut other = Self { at, line, delimiter, recoveries, ..*self };
            let mut trial = Row::default();
            let fits = other.read(&mut trial) && trial.cells.len() == width && trial.faults.is_empty();
            reach = reach.max(other.at).max(other.reach);
            if fits {
                *self = other;
                *row = Row { delimiter: Some(delimiter), ..trial };
                break;
            }
        }
        self.reach = reach;
        true
    }

    /// Steps over rows that are surely records of a table so wide, at most so
    /// many, without splitting their cells; returns how many. Text may follow
    /// that is not here where this is not its end.
    pub(crate) fn pass_plain(&mut self, width: usize, most: usize, is_end: bool, key: usize) -> usize {
        let plain = PlainRows { delimiter: self.delimiter, width, key };
        let rest = self.text.get(self.at..).unwrap_or_default();
        let (rows, bytes) = plain.count(rest, most, is_end);
        self.at += bytes;
        self.line += rows;
        rows
    }

    /// Whether a row that was just read would be the same, whatever text follows
    /// the one that is here.
    pub(crate) fn is_sure(&self, row: &Row<'_>, width: Option<usize>) -> bool {
        // What ends the row is here, so nothing further on was looked at for a sound one.
        let looked_at = if row.is_sound(width) { self.at } else { self.looked_at() };
        looked_at < self.text.len()
    }

    /// The byte up to which a broken row, or one that was tried with other
    /// delimiters, was looked at.
    pub(crate) fn looked_at(&self) -> usize {
        self.at.max(self.reach)
    }

    /// What separates its cells.
    pub const fn delimiter(&self) -> u8 {
        self.delimiter
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// Reads one cell; true while the row goes on.
    fn cell(&mut self, row: &mut Row<'a>, line_start: usize) -> bool {
        if row.cells.len() >= ROW_CELLS {
            self.rest_of_line(row);
            return false;
        }
        if self.quotes && self.rest().first() == Some(&b'"') {
            self.quoted(row, line_start)
        } else {
            self.unquoted(row, line_start)
        }
    }

    fn unquoted(&mut self, row: &mut Row<'a>, line_start: usize) -> bool {
        let from = self.at;
        let length = self.bare_length();
        let text = self.slice(from, from + length);
        if self.quotes
            && let Some(offset) = memchr(b'"', text.as_bytes())
        {
            self.fault(row, line_start, from + offset, QuoteFault::Stray);
        }
        row.cells.push(Cell { text: Cow::Borrowed(text), line: self.line });
        self.at = from + length;
        self.separator()
    }

    /// Bytes to the next delimiter, line end or the end of the text.
    fn bare_length(&self) -> usize {
        let rest = self.rest();
        memchr3(self.delimiter, b'\n', b'\r', rest).unwrap_or(rest.len())
    }

    /// Steps over what ends a cell; true where it was a delimiter.
    fn separator(&mut self) -> bool {
        match self.rest() {
            [first, ..] if *first == self.delimiter => {
                self.at += 1;
                true
            }
            [b'\r', b'\n', ..] => self.end_line(2),
            [b'\r' | b'\n', ..] => self.end_line(1),
            _ => false,
        }
    }

    fn end_line(&mut self, bytes: usize) -> bool {
        self.at += bytes;
        self.line += 1;
        false
    }

    fn quoted(&mut self, row: &mut Row<'a>, line_start: usize) -> bool {
        let from = self.at;
        let Some(end) = self.closing_mark(from + 1) else {
            return self.recover(row, line_start, QuoteFault::Unterminated);
        };
        let behind = self.text.as_bytes().get(end + 1);
        let ends = behind.is_none_or(|b| *b == self.delimiter || matches!(b, b'\n' | b'\r'));
        let inner = self.slice(from + 1, end);
        let lines = count_lines(inner);
        if !ends {
            // A cell that spans lines and is followed by text was never
            // closed: the mark that ends it opens a cell further down.
            let fault = if lines > 0 { QuoteFault::Unterminated } else { QuoteFault::TextAfter };
            return self.recover(row, line_start, fault);
        }
        let text = if memchr(b'"', inner.as_bytes()).is_some() {
            Cow::Owned(inner.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(inner)
        };
        row.cells.push(Cell { text, line: self.line });
        self.line += lines;
        self.at = end + 1;
        self.separator()
    }

    /// The position of the mark that closes a quoted cell.
    fn closing_mark(&mut self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let found = if self.recoveries < QUOTE_RECOVERIES {
                memchr(b'"', rest)
            } else {
                memchr2(b'"', b'\n', rest)
            };
            // One that is not here would count up to the most that a cell may hold.
            let end = found.map_or(from + QUOTED_CELL_BYTES, |found| at + found);
            self.reach = self.reach.max(end + 2);
            at += found.filter(|found| rest.get(*found) == Some(&b'"'))?;
            if at - from > QUOTED_CELL_BYTES {
                return None;
            }
            if bytes.get(at + 1) != Some(&b'"') {
                return Some(at);
            }
            at += 2;
        }
    }

    /// Keeps a broken cell as it is written, to the next delimiter of its line.
    fn recover(&mut self, row: &mut Row<'a>, line_start: usize, fault: QuoteFault) -> bool {
        self.recoveries += 1;
        let from = self.at;
        self.fault(row, line_start, from, fault);
        let mut length = self.bare_length();
        if fault == QuoteFault::TextAfter
            && let Some(end) = self.closing_mark(from + 1)
        {
            // The delimiter may stand inside the closed part.
            self.at = end + 1;
            length = end + 1 - from + self.bare_length();
        }
        row.cells.push(Cell { text: Cow::Borrowed(self.slice(from, from + length)), line: self.line });
        self.at = from + length;
        self.separator()
    }

    fn fault(&self, row: &mut Row<'a>, line_start: usize, at: usize, fault: QuoteFault) {
        let before = self.slice(line_start, at);
        let line = before.rsplit(['\n', '\r']).next().unwrap_or(before);
        row.faults.push(CellFault { cell: row.cells.len(), character: line.chars().count() + 1, fault });
    }
}

/// The top bit of each byte.
const TOPS: u64 = spread(0x80);

/// Marks the bytes of a word that may end a cell: the delimiter, and all below
/// `-`, among them line ends and quotation marks.
#[inline]
const fn may_end_cells(word: u64, delimiter: u8) -> u64 {
    let mut others = not_below(word, b'-');
    if delimiter >= b'-' {
        others &= not_below(word ^ spread(delimiter), 1);
    }
    !others & TOPS
}

/// Sets the top bit of each byte that is not below a limit of ASCII. Without its
/// own top bit, no byte carries into the next.
#[inline]
const fn not_below(word: u64, limit: u8) -> u64 {
    (word & !TOPS).wrapping_add(spread(0x80 - limit)) | word
}

/// A byte, eight times.
const fn spread(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Line ends in a text: LF, CR LF and CR.
pub fn count_lines(text: &str) -> usize {
    let bytes = text.as_bytes();
    let feeds = memchr::memchr_iter(b'\n', bytes).count();
    let returns = memchr::memchr_iter(b'\r', bytes).filter(|at| bytes.get(at + 1) != Some(&b'\n'));
    feeds + returns.count()
}

/// The delimiter that a text uses: of comma, tab, semicolon and bar the one by which
/// most of its lines have as many cells as each other.
pub fn sniff_delimiter(text: &str) -> u8 {
    let mut best = (0, 0, b',');
    for delimiter in DELIMITERS {
        let counts = line_counts(text, delimiter, true).unwrap_or_default();
        let counts =
            if counts.is_empty() { line_counts(text, delimiter, false).unwrap_or_default() } else { counts };
        let (lines, count) = most_usual(&counts);
        if (lines, count) > (best.0, best.1) {
            best = (lines, count, delimiter);
        }
    }
    best.2
}

/// Bytes and lines by which the delimiter is known.
const SNIFFED_BYTES: usize = 64 * 1024;
const SNIFFED_LINES: usize = 1_000;

/// How often each line holds a delimiter outside quotation marks; nothing where
/// these do not close.
fn line_counts(text: &str, delimiter: u8, quotes: bool) -> Option<Vec<usize>> {
    let bytes = text.as_bytes();
    let bytes = bytes.get(..bytes.len().min(SNIFFED_BYTES)).unwrap_or(bytes);
    let mut lines = LineCounts { counts: Vec::new(), own: 0, is_open: false };
    let mut count = |at: usize| lines.take(bytes, at, delimiter, quotes);
    let is_full = if memchr(b'\r', bytes).is_some() {
        (0..bytes.len()).any(&mut count)
    } else {
        memchr::memchr3_iter(b'\n', b'"', delimiter, bytes).any(&mut count)
    };
    if !is_full {
        lines.counts.push(lines.own);
    }
    (is_full || !lines.is_open).then_some(lines.counts)
}

/// Delimiters of the lines so far.
struct LineCounts {
    counts: Vec<usize>,
    own: usize,
    /// Whether a quoted cell goes on.
    is_open: bool,
}

impl LineCounts {
    /// Takes in a byte; returns whether enough lines are known.
    fn take(&mut self, bytes: &[u8], at: usize, delimiter: u8, quotes: bool) -> bool {
        match bytes.get(at) {
            Some(b'"') if quotes => self.is_open = !self.is_open,
            Some(b'\n' | b'\r') if !self.is_open => {
                self.counts.push(core::mem::take(&mut self.own));
                return self.counts.len() == SNIFFED_LINES;
            }
            Some(byte) if *byte == delimiter && !self.is_open => {
                // A tab in front of a comma keeps a spreadsheet from reading a number.
                let pads = delimiter == b'\t' && matches!(bytes.get(at + 1), Some(b',' | b'"'));
                self.own += usize::from(!pads);
            }
            _ => {}
        }
        false
    }
}

/// The count above zero that most lines have, and how many these are.
fn most_usual(counts: &[usize]) -> (usize, usize) {
    let mut sorted: Vec<usize> = counts.iter().copied().filter(|count| *count > 0).collect();
    sorted.sort_unstable();
    sorted
        .chunk_by(|one, next| one == next)
        .map(|same| (same.len(), same.first().copied().unwrap_or_default()))
        .max()
        .unwrap_or_default()
}
