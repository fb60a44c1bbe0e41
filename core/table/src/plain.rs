//! Rows of delimited text that are surely records, found without splitting their
//! cells.

use memchr::{memchr, memchr_iter, memchr3};

/// How many rows at the start of a text are plain, at most so many, and their
/// bytes.
///
/// A plain row is a line without quotation marks that has as many cells as the
/// header. Its first cell begins and ends with a digit, as no title of sums, no
/// remark and no header does. Where the text goes on behind what is here, a row
/// is plain only if something stands behind the end of its line, because CR may
/// be the first half of CR LF.
pub(crate) fn plain_rows(
    text: &[u8],
    delimiter: u8,
    width: usize,
    most: usize,
    is_end: bool,
) -> (usize, usize) {
    let (mut rows, mut at) = (0, 0);
    while rows < most {
        let rest = text.get(at..).unwrap_or_default();
        let Some((line, bytes)) = first_line(rest, is_end) else { break };
        if !is_plain(line, delimiter, width) {
            break;
        }
        rows += 1;
        at += bytes;
    }
    (rows, at)
}

/// The first line of a text, where no quotation mark stands in it, and its
/// bytes with what ends it.
fn first_line(text: &[u8], is_end: bool) -> Option<(&[u8], usize)> {
    let Some(end) = memchr3(b'\n', b'\r', b'"', text) else {
        return is_end.then_some((text, text.len()));
    };
    let (line, behind) = text.split_at_checked(end)?;
    let bytes = match behind {
        [b'"', ..] => return None,
        [b'\r', b'\n', ..] => end + 2,
        _ => end + 1,
    };
    (is_end || bytes < text.len()).then_some((line, bytes))
}

fn is_plain(line: &[u8], delimiter: u8, width: usize) -> bool {
    let first = line.get(..memchr(delimiter, line).unwrap_or(line.len())).unwrap_or_default();
    first.first().is_some_and(u8::is_ascii_digit)
        && first.last().is_some_and(u8::is_ascii_digit)
        && memchr_iter(delimiter, line).count() + 1 == width
}
