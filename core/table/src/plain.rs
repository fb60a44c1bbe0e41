//! Rows of delimited text that are surely records, found without splitting their
//! cells.

use memchr::{memchr_iter, memchr3};

/// What plain rows of a table are told by.
pub(crate) struct PlainRows<F> {
    /// What separates cells.
    pub(crate) delimiter: u8,
    /// How many cells the header has.
    pub(crate) width: usize,
    /// Whether a first cell with a letter or a digit at both ends is a record's,
    /// where the cell behind it is not empty.
    pub(crate) begins_record: F,
}

impl<F: Fn(&str) -> bool> PlainRows<F> {
    /// How many rows at the start of a text are plain, at most so many, and their
    /// bytes.
    ///
    /// A plain row is a line without quotation marks that has as many cells as the
    /// header. Its first cell begins and ends with a digit, as no title of sums, no
    /// remark and no header does, or is otherwise surely a record's. Where the text
    /// goes on behind what is here, a row is plain only if something stands behind
    /// the end of its line, because CR may be the first half of CR LF.
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
        let end = delimiters.next();
        let width = end.map_or(1, |_| delimiters.count().saturating_add(2));
        width == self.width && self.is_record(line, end.unwrap_or(line.len()))
    }

    /// Whether a line whose first cell has so many bytes is a record's.
    fn is_record(&self, line: &str, end: usize) -> bool {
        let Some((cell, behind)) = line.split_at_checked(end) else { return false };
        let [Some(first), Some(last)] = [cell.bytes().next(), cell.bytes().next_back()] else { return false };
        if first.is_ascii_digit() && last.is_ascii_digit() {
            return true;
        }
        let next = behind.as_bytes().get(1).copied();
        first.is_ascii_alphanumeric()
            && last.is_ascii_alphanumeric()
            && next.is_some_and(|next| next.is_ascii_graphic() && next != self.delimiter)
            && (self.begins_record)(cell)
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
