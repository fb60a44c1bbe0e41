//! Bytes become text: a byte order mark, then strict UTF-8, then GB18030, which
//! Chinese spreadsheet programs save without a mark. The decision is kept, and
//! nothing is ever replaced by a question mark.

use crate::{fault::InputFault, gb18030::Gb18030};
use alloc::{
    borrow::Cow,
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{
    Rule, rule,
    terms::size_limit,
    word::{Term, Word},
};
use rebatelens_model::limits::FILE_BYTES;

rule! { FI006: fatal Error, needs [], replaces [] }
rule! { FI007: fatal Error, needs [], replaces [] }

pub(crate) const RULES: &[&Rule] = &[&FI006, &FI007];

/// Text, and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    /// The text without its byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding's name in reports.
    pub encoding: &'static str,
    /// Where the encoding changes half-way.
    pub change: Option<Change>,
    /// Another encoding that its bytes are perhaps in.
    pub doubt: Option<&'static str>,
}

/// A change of encoding within one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The first line in the other encoding, from 1.
    pub line: usize,
    /// The encoding before it.
    pub from: &'static str,
    /// The encoding from it on.
    pub to: &'static str,
}

const UTF_8: &str = "utf-8";
const GB18030: &str = "gb18030";

/// Reads bytes as text.
///
/// # Errors
/// They are too many, they are no text, or there is nothing in them.
pub fn decode(bytes: &[u8], gb18030: Option<Gb18030>) -> Result<Text<'_>, InputFault> {
    check_size(bytes.len())?;
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => marked_utf_8(bytes, rest)?,
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, "utf-16le", u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, "utf-16be", u16::from_be_bytes)?,
        _ => unmarked(bytes, gb18030)?,
    };
    if let Some(at) = memchr::memchr(0, text.text.as_bytes()) {
        return Err(not_text(text.text.as_bytes(), at));
    }
    if text.text.chars().all(char::is_whitespace) {
        return Err(InputFault::empty());
    }
    Ok(text)
}

fn marked_utf_8<'a>(bytes: &[u8], rest: &'a [u8]) -> Result<Text<'a>, InputFault> {
    let text = core::str::from_utf8(rest).map_err(|error| not_text(bytes, error.valid_up_to() + 3))?;
    Ok(Text { text: Cow::Borrowed(text), encoding: "utf-8-bom", change: None, doubt: None })
}

fn utf_16<'a>(
    bytes: &[u8],
    encoding: &'static str,
    unit: fn([u8; 2]) -> u16,
) -> Result<Text<'a>, InputFault> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text = String::with_capacity(bytes.len());
    for decoded in char::decode_utf16(units) {
        let Ok(c) = decoded else { return Err(not_text(text.as_bytes(), text.len())) };
        text.push(c);
    }
    if !odd.is_empty() {
        return Err(not_text(text.as_bytes(), text.len()));
    }
    Ok(Text { text: Cow::Owned(text), encoding, change: None, doubt: None })
}

fn unmarked(bytes: &[u8], gb18030: Option<Gb18030>) -> Result<Text<'_>, InputFault> {
    let error = match core::str::from_utf8(bytes) {
        Ok(text) => {
            return Ok(Text { text: Cow::Borrowed(text), encoding: UTF_8, change: None, doubt: None });
        }
        Err(error) => error,
    };
    let fault = || not_text(bytes, error.valid_up_to());
    // Neither encoding's text holds a zero byte; workbooks and pictures do.
    if memchr::memchr(0, bytes).is_some() {
        return Err(fault());
    }
    let cut_off = error.error_len().is_none();
    let Gb18030(decode) = gb18030.filter(|_| !cut_off).ok_or_else(fault)?;
    let lines = Lines::of(bytes);
    if lines.all.iter().any(|line| is_broken_utf_8(line)) {
        return Err(fault());
    }
    if let Some(mixed) = lines.mixed(decode) {
        return Ok(mixed);
    }
    let text = decode(bytes).ok_or_else(|| not_text(bytes, gb18030_end(bytes)))?;
    Ok(Text { text: Cow::Owned(text), encoding: GB18030, change: None, doubt: likely_encoding(bytes) })
}

/// The first byte that belongs to no character of GB18030, by the form of these
/// alone.
fn gb18030_end(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        at += match rest {
            [0..=0x7F, ..] => 1,
            [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..] => 2,
            [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, ..] => 4,
            _ => return at,
        };
    }
    bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or_default()
}

/// What another encoding the bytes of a text in GB18030 may be in, where too many of
/// its characters are ones that hardly any text holds.
pub(crate) fn likely_encoding(bytes: &[u8]) -> Option<&'static str> {
    let mut counts = Pairs::default();
    let mut rest = bytes.get(..bytes.len().min(256 * 1024)).unwrap_or(bytes);
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if let (0x81..=0xFE, Some((second, behind))) = (*first, behind.split_first()) {
            counts.take(*first, *second);
            rest = behind;
        }
    }
    counts.likely()
}

/// How the characters of two bytes are spread.
#[derive(Default)]
struct Pairs {
    all: usize,
    /// The usual Chinese characters, and signs.
    usual: usize,
    /// The second byte is an ASCII letter.
    western: usize,
    kana: usize,
    hangul: usize,
    cyrillic: usize,
    big5: usize,
}

impl Pairs {
    fn take(&mut self, first: u8, second: u8) {
        self.all += 1;
        let add = |count: &mut usize, is: bool| *count += usize::from(is);
        let high = second >= 0xA1;
        add(&mut self.usual, high && matches!(first, 0xA1 | 0xA3 | 0xB0..=0xD7));
        add(&mut self.western, second.is_ascii_alphabetic());
        add(&mut self.kana, matches!(first, 0x82 | 0x83) || matches!(first, 0x81 | 0x88..=0x9F));
        add(&mut self.hangul, high && matches!(first, 0xB0..=0xC8));
        add(&mut self.cyrillic, first >= 0xC0 && second >= 0xC0);
        add(&mut self.big5, matches!(first, 0xA4..=0xC6) && (matches!(second, 0x40..=0x7E) || high));
    }

    fn likely(&self) -> Option<&'static str> {
        let rare = self.all.saturating_sub(self.usual);
        let most = |count: usize| count * 10 >= self.all * 9;
        let is_rare = rare * 3 >= self.all && rare > 0;
        if self.all == 0 {
            None
        } else if is_rare && self.western * 3 >= self.all * 2 && self.kana * 2 < self.all {
            Some("Windows-1252")
        } else if self.all >= 4 && is_rare && self.kana * 4 >= self.all * 3 {
            Some("Shift_JIS")
        } else if self.all >= 4 && is_rare && most(self.cyrillic) {
            Some("Windows-1251")
        } else if self.all >= 6 && is_rare && most(self.big5) {
            Some("Big5")
        } else if self.all >= 24 && self.hangul == self.all {
            Some("EUC-KR")
        } else {
            (self.all >= 12 && rare * 2 >= self.all).then_some("—")
        }
    }
}

/// The lines of a text that is not UTF-8 as a whole.
struct Lines<'a> {
    all: Vec<&'a [u8]>,
    /// Lines with more than ASCII: which, and whether they are surely UTF-8.
    telling: Vec<(usize, bool)>,
}

impl<'a> Lines<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        let all: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        let lines = all.iter().enumerate().filter(|(_, line)| !line.is_ascii());
        let telling = lines.map(|(at, line)| (at, is_surely_utf_8(line))).collect();
        Self { all, telling }
    }

    /// Text that begins in one of the two encodings and ends in the other, as
    /// when two files were joined. Each line is read in its own.
    fn mixed(&self, decode: fn(&[u8]) -> Option<String>) -> Option<Text<'static>> {
        let (_, first) = self.telling.first().copied()?;
        let change = self.telling.iter().position(|(_, utf_8)| *utf_8 != first)?;
        let (line, then) = self.telling.get(change).copied()?;
        if self.telling.iter().skip(change).any(|(_, utf_8)| *utf_8 != then) {
            return None;
        }
        let mut text = String::new();
        for line in &self.all {
            match core::str::from_utf8(line) {
                Ok(line) => text.push_str(line),
                Err(_) => text.push_str(&decode(line)?),
            }
        }
        let name = |utf_8: bool| if utf_8 { UTF_8 } else { GB18030 };
        let change = Change { line: line + 1, from: name(first), to: name(then) };
        Some(Text { text: Cow::Owned(text), encoding: name(first), change: Some(change), doubt: None })
    }
}

/// UTF-8 with a wrong byte in it, which as GB18030 would read as other Chinese.
fn is_broken_utf_8(line: &[u8]) -> bool {
    if core::str::from_utf8(line).is_ok() {
        return false;
    }
    let text = String::from_utf8_lossy(line);
    let count = |wanted: fn(char) -> bool| text.chars().filter(|c| wanted(*c)).count();
    count(is_chinese) > count(|c| c == char::REPLACEMENT_CHARACTER)
}

const fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')
}

/// Two-byte characters of GB18030 seldom look like UTF-8, and hardly ever like
/// Chinese in it.
fn is_surely_utf_8(line: &[u8]) -> bool {
    let text = core::str::from_utf8(line).unwrap_or_default();
    text.chars().filter(|c| !c.is_ascii()).all(is_chinese) && !text.is_empty()
}

/// Refuses an input before it is read where its size is known.
///
/// # Errors
/// It has more bytes than are read in one piece.
pub fn check_size(bytes: usize) -> Result<(), InputFault> {
    if bytes <= FILE_BYTES {
        return Ok(());
    }
    Err(too_large(bytes, &size_limit::FILES))
}

/// The fault of an input of so many bytes, and what is limited.
pub(crate) fn too_large(bytes: usize, limited: &'static Term) -> InputFault {
    let args = vec![
        ("size", Word::from(size(bytes))),
        ("limited", Word::term(limited)),
        ("limit", Word::from(size(FILE_BYTES))),
    ];
    InputFault::new(&FI007, None, None, args)
}

/// A size for people.
pub fn size(bytes: usize) -> String {
    let mebibytes = bytes.div_ceil(1024 * 1024);
    format!("{mebibytes} MiB")
}

fn not_text(bytes: &[u8], at: usize) -> InputFault {
    let before = bytes.get(..at).unwrap_or_default();
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let line_start = memchr::memrchr(b'\n', before).map_or(0, |feed| feed + 1);
    let column = at - line_start + 1;
    let byte = bytes.get(at).map_or_else(|| String::from("—"), |byte| format!("0x{byte:02X}"));
    let args = vec![
        ("line", Word::from(line.to_string())),
        ("byte_column", Word::from(column.to_string())),
        ("byte", Word::from(byte)),
    ];
    InputFault::new(&FI006, Some(line), Some(column), args)
}
