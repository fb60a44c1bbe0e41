//! Rows of delimited text that are surely records, found without splitting their
//! cells.

use crate::row_kind::is_surely_value;
use memchr::{memchr_iter, memchr3};

/// What plain rows of a table are told by.
pub(crate) struct PlainRows {
    /// What separates cells.
    pub(crate) delimiter: u8,
    /// How many cells the header has.
    pub(crate) width: usize,
    /// The column of the identifiers, from 0.
    pub(crate) key: usize,
}

impl PlainRows {
    /// How many rows at the start of a text are plain, at most so many, and their
    /// bytes.
    ///
    /// A plain row is a line without quotation marks that has as many cells as the
    /// header. Its identifier says that it is a record's, and the cell behind it is
    /// not empty. Where the text goes on behind what is here, a row is plain only if
    /// something stands behind the end of its line, because CR may be the first half
    /// of CR LF.
    pub(crate) fn count(&self, text: &str, most: usize, is_end: bool) -> (usize, usize) {
        let (mut rows, mut at) = (0, 0);
        while rows < most {
            let rest = text.get(at..).unwrap_or_default();
            let Some((line, bytes)) = first_line(rest, is_end) else { break };
            if !self.is_plain(line) {
                break;
            }
            rows += 1;
            at += bytes;
        }
        (rows, at)
    }

    fn is_plain(&self, line: &str) -> bool {
        let mut delimiters = memchr_iter(self.delimiter, line.as_bytes());
        let mut start = 0;
        for _ in 0..self.key {
            let Some(end) = delimiters.next() else { return false };
            start = end.saturating_add(1);
        }
        let Some(end) = delimiters.next() else { return false };
        let width = delimiters.count().saturating_add(self.key).saturating_add(2);
        let next = line.as_bytes().get(end.saturating_add(1)).copied();
        width == self.width
            && next.is_some_and(|next| next.is_ascii_graphic() && next != self.delimiter)
            && line.get(start..end).is_some_and(is_surely_value)
    }
}

/// The first line of a text, where no quotation mark stands in it, and its
/// bytes with what ends it.
fn first_line(text: &str, is_end: bool) -> Option<(&str, usize)> {
    let bytes = text.as_bytes();
    let Some(end) = memchr3(b'\n', b'\r', b'"', bytes) else {
        return is_end.then_some((text, text.len()));
    };
    let length = match bytes.get(end..)? {
        [b'"', ..] => return None,
        [b'\r', b'\n', ..] => end + 2,
        _ => end + 1,
    };
    Some((text.get(..end)?, length)).filter(|_| is_end || length < text.len())
}
