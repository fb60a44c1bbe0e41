//! The characters of JSON: white space, texts, numbers and words.

use crate::json::{JsonFault, Value, What};
use alloc::{borrow::Cow, string::String};
use memchr::memchr2;

pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    line_start: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, line_start: 0 }
    }

    pub(super) fn line(&self) -> usize {
        self.line
    }

    pub(super) fn fault(&self, what: What) -> JsonFault {
        let before = self.text.get(self.line_start..self.at).unwrap_or_default();
        JsonFault { line: self.line, character: before.chars().count() + 1, what }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte behind white space.
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.byte()? {
                b'\n' => {
                    self.at += 1;
                    self.line += 1;
                    self.line_start = self.at;
                }
                b' ' | b'\t' | b'\r' => self.at += 1,
                byte => return Some(byte),
            }
        }
    }

    pub(super) fn at_end(&mut self) -> bool {
        self.peek().is_none()
    }

    /// Steps over one ASCII character.
    pub(super) fn step(&mut self) {
        self.at += 1;
    }

    pub(super) fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.step();
        }
        found
    }

    /// `true`, `false` or `null`.
    pub(super) fn word(&mut self) -> Result<Value<'a>, JsonFault> {
        let words = [("true", Value::Bool(true)), ("false", Value::Bool(false)), ("null", Value::Null)];
        for (word, value) in words {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
            if word.starts_with(self.rest()) {
                return Err(self.fault(What::CutOff));
            }
        }
        Err(self.fault(What::Value))
    }

    pub(super) fn number(&mut self) -> Result<&'a str, JsonFault> {
        let belongs = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E');
        let rest = self.rest();
        let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        let digits = rest.get(..length).unwrap_or_default();
        if !is_number(digits) {
            return Err(self.fault(if length == rest.len() { What::CutOff } else { What::Number }));
        }
        self.at += length;
        Ok(digits)
    }

    pub(super) fn text(&mut self) -> Result<Cow<'a, str>, JsonFault> {
        self.step();
        let start = self.at;
        let plain = self.plain_run()?;
        if self.byte() == Some(b'"') {
            self.step();
            return Ok(Cow::Borrowed(plain));
        }
        let mut out = String::from(self.text.get(start..self.at).unwrap_or_default());
        loop {
            match self.byte() {
                Some(b'"') => {
                    self.step();
                    return Ok(Cow::Owned(out));
                }
                Some(b'\\') => out.push(self.escape()?),
                _ => out.push_str(self.plain_run()?),
            }
        }
    }

    /// Characters up to the next quotation mark or backslash.
    fn plain_run(&mut self) -> Result<&'a str, JsonFault> {
        let rest = self.rest();
        let Some(length) = memchr2(b'"', b'\\', rest.as_bytes()) else {
            return Err(self.odd_character(rest).unwrap_or_else(|| {
                self.at = self.text.len();
                self.fault(What::CutOff)
            }));
        };
        let run = rest.get(..length).unwrap_or_default();
        if let Some(fault) = self.odd_character(run) {
            return Err(fault);
        }
        self.at += length;
        Ok(run)
    }

    /// Line ends and control characters are never part of a text as they are.
    fn odd_character(&mut self, run: &str) -> Option<JsonFault> {
        let offset = run.bytes().position(|byte| byte < 0x20)?;
        self.at += offset;
        Some(self.fault(What::Text))
    }

    fn escape(&mut self) -> Result<char, JsonFault> {
        let simple = match self.text.as_bytes().get(self.at + 1) {
            None => return Err(self.fault(What::CutOff)),
            Some(b'u') => return self.unicode(),
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(*byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(_) => return Err(self.fault(What::Text)),
        };
        self.at += 2;
        Ok(simple)
    }

    fn unicode(&mut self) -> Result<char, JsonFault> {
        let first = self.unit(self.at)?;
        let joined = match first {
            0xD800..=0xDBFF => {
                let second = self.unit(self.at + 6)?;
                let pair = char::decode_utf16([first, second]).next();
                pair.and_then(Result::ok).map(|c| (c, 12))
            }
            _ => char::from_u32(u32::from(first)).map(|c| (c, 6)),
        };
        let (c, length) = joined.ok_or_else(|| self.fault(What::Text))?;
        self.at += length;
        Ok(c)
    }

    /// The four digits of `\uXXXX` that begins at a byte.
    fn unit(&self, at: usize) -> Result<u16, JsonFault> {
        let digits = self.text.get(at..at + 6).and_then(|escape| escape.strip_prefix("\\u"));
        let sound = digits.filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        sound.and_then(|digits| u16::from_str_radix(digits, 16).ok()).ok_or_else(|| self.fault(What::Text))
    }
}

/// A number as RFC 8259 writes it.
fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let unsigned = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let (whole, decimals) = match unsigned.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (unsigned, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && decimals.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}
