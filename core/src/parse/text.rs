//! Bytes become text: a byte order mark, then strict UTF-8. Nothing is ever
//! replaced by a question mark.

use super::InputFault;
use crate::{
    explain::{catalogue::Code, words::Word},
    limits::FILE_BYTES,
};
use alloc::{format, string::ToString, vec};

/// The mark that UTF-8 files from the portal begin with.
const BOM: &str = "\u{FEFF}";

/// Text, and how it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    /// The text without its byte order mark.
    pub text: &'a str,
    /// The encoding's name in reports.
    pub encoding: &'static str,
}

/// Reads bytes as text.
pub fn decode(bytes: &[u8]) -> Result<Text<'_>, InputFault> {
    check_size(bytes.len())?;
    let text = core::str::from_utf8(bytes).map_err(|error| not_text(bytes, error.valid_up_to()))?;
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err(not_text(bytes, at));
    }
    let (text, encoding) = match text.strip_prefix(BOM) {
        Some(rest) => (rest, "utf-8-bom"),
        None => (text, "utf-8"),
    };
    if text.chars().all(char::is_whitespace) {
        return Err(InputFault { code: Code::FI005, line: None, column: None, args: vec![] });
    }
    Ok(Text { text, encoding })
}

/// Refuses an input before it is read where its size is known.
pub fn check_size(bytes: usize) -> Result<(), InputFault> {
    if bytes <= FILE_BYTES {
        return Ok(());
    }
    let args = vec![("size", Word::from(size(bytes))), ("limit", Word::from(size(FILE_BYTES)))];
    Err(InputFault { code: Code::FI007, line: None, column: None, args })
}

fn size(bytes: usize) -> alloc::string::String {
    let mebibytes = bytes.div_ceil(1024 * 1024);
    format!("{mebibytes} MiB")
}

fn not_text(bytes: &[u8], at: usize) -> InputFault {
    let before = bytes.get(..at).unwrap_or_default();
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let line_start = memchr::memrchr(b'\n', before).map_or(0, |feed| feed + 1);
    let column = at - line_start + 1;
    let byte = bytes.get(at).copied().unwrap_or_default();
    let args = vec![
        ("line", Word::from(line.to_string())),
        ("byte_column", Word::from(column.to_string())),
        ("byte", Word::from(format!("0x{byte:02X}"))),
    ];
    InputFault { code: Code::FI006, line: Some(line), column: Some(column), args }
}
