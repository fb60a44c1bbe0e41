//! A strict reader of JSON (RFC 8259) that keeps what others drop: the digits
//! of every number as written, each key that stands twice, and every value's
//! line.
//!
//! `serde_json` reads numbers into floats or fixed sizes, lets the last of two
//! equal keys win, and knows no places afterwards.

mod lexer;

use alloc::{borrow::Cow, string::String, vec::Vec};
use lexer::Lexer;
use rebatelens_model::limits::{JSON_DEPTH, JSON_VALUES};

/// A value and the physical line that it begins on, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<'a> {
    /// The line.
    pub line: usize,
    /// The value.
    pub value: Value<'a>,
}

/// A value of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, its characters as written.
    Number(&'a str),
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Spanned<'a>>),
    /// An object: every key in its order, also where it stands twice.
    Object(Vec<(Cow<'a, str>, Spanned<'a>)>),
}

impl<'a> Value<'a> {
    /// The member of that name; the first where it stands twice.
    pub fn get(&self, name: &str) -> Option<&Spanned<'a>> {
        match self {
            Self::Object(members) => members.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The members of an object.
    pub fn members(&self) -> &[(Cow<'a, str>, Spanned<'a>)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The items of a list.
    pub fn items(&self) -> &[Spanned<'a>] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The text of a scalar; nothing for a list, an object or `null`.
    pub fn scalar(&self) -> Option<Cow<'a, str>> {
        match self {
            Self::Bool(true) => Some(Cow::Borrowed("true")),
            Self::Bool(false) => Some(Cow::Borrowed("false")),
            Self::Number(digits) => Some(written_out(digits).map_or(Cow::Borrowed(*digits), Cow::Owned)),
            Self::Text(text) => Some(text.clone()),
            Self::Null | Self::List(_) | Self::Object(_) => None,
        }
    }
}

/// A number with an exponent as digits alone: the same number, as exact. Larger
/// exponents than any amount has are left as they are.
fn written_out(number: &str) -> Option<String> {
    let (mantissa, exponent) = number.split_once(['e', 'E'])?;
    let exponent: i32 = exponent.parse().ok()?;
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let point = i32::try_from(whole.len()).ok()?.checked_add(exponent)?;
    if !(-EXPONENT..=EXPONENT).contains(&point) {
        return None;
    }
    let digits: String = [whole, decimals].concat();
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or_default());
    let length = i32::try_from(digits.len()).ok()?;
    let padded: String = [zeros(1 - point), digits, zeros(point - length)].concat();
    let (whole, decimals) = padded.split_at_checked(usize::try_from(point.max(1)).ok()?)?;
    let whole = whole.trim_start_matches('0');
    let decimals = decimals.trim_end_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if decimals.is_empty() { "" } else { "." };
    Some([sign, whole, point, decimals].concat())
}

/// Powers of ten that are written out.
const EXPONENT: i32 = 20;

/// Why a text is no JSON, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonFault {
    /// The physical line, from 1.
    pub line: usize,
    /// The character within the line, from 1.
    pub character: usize,
    /// What is wrong there.
    pub what: What,
}

/// What is wrong with a text that should be JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The text ends where more must follow.
    CutOff,
    /// A comma, or the end of a list or an object, belongs here.
    Comma,
    /// A colon belongs between a key and its value.
    Colon,
    /// A key in quotation marks belongs here.
    Key,
    /// A value belongs here.
    Value,
    /// A number that JSON does not write so.
    Number,
    /// A text with an escape or a character that JSON does not write so.
    Text,
    /// Lists and objects lie inside each other too deeply.
    Depth,
    /// More values than are kept in memory.
    Values,
}

/// A key that stands twice in one object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubledKey {
    /// The line of the later one, from 1.
    pub line: usize,
    /// The key.
    pub key: String,
}

/// The values of a text, and the keys that stand twice.
pub type Read<'a> = (Vec<Spanned<'a>>, Vec<DoubledKey>);

/// Reads one value after the other, as files of one answer a line hold them.
///
/// # Errors
/// The place where the text stops being JSON.
pub fn read_json(text: &str) -> Result<Read<'_>, JsonFault> {
    let mut reader = Reader { lexer: Lexer::new(text), doubled: Vec::new(), left: JSON_VALUES };
    let mut values = Vec::new();
    loop {
        values.push(reader.value(0)?);
        if reader.lexer.at_end() {
            return Ok((values, reader.doubled));
        }
    }
}

struct Reader<'a> {
    lexer: Lexer<'a>,
    doubled: Vec<DoubledKey>,
    /// Values that may follow.
    left: usize,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Result<Spanned<'a>, JsonFault> {
        let next = self.lexer.peek();
        let line = self.lexer.line();
        self.left = self.left.checked_sub(1).ok_or_else(|| self.lexer.fault(What::Values))?;
        let value = match next {
            None => return Err(self.lexer.fault(What::CutOff)),
            Some(b'{' | b'[') if depth >= JSON_DEPTH => return Err(self.lexer.fault(What::Depth)),
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Value::Text(self.lexer.text()?),
            Some(b'-' | b'0'..=b'9') => Value::Number(self.lexer.number()?),
            Some(_) => self.lexer.word()?,
        };
        Ok(Spanned { line, value })
    }

    fn list(&mut self, depth: usize) -> Result<Value<'a>, JsonFault> {
        let mut items = Vec::new();
        self.lexer.step();
        if self.lexer.take(b']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if !self.more(b']')? {
                return Ok(Value::List(items));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value<'a>, JsonFault> {
        let mut members: Vec<(Cow<'a, str>, Spanned<'a>)> = Vec::new();
        self.lexer.step();
        if self.lexer.take(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            let Some(first) = self.lexer.peek() else { return Err(self.lexer.fault(What::CutOff)) };
            if first != b'"' {
                return Err(self.lexer.fault(What::Key));
            }
            let line = self.lexer.line();
            let key = self.lexer.text()?;
            match self.lexer.peek() {
                Some(b':') => self.lexer.step(),
                None => return Err(self.lexer.fault(What::CutOff)),
                Some(_) => return Err(self.lexer.fault(What::Colon)),
            }
            let value = self.value(depth + 1)?;
            members.push((key, value));
            self.note_doubled(&members, line);
            if !self.more(b'}')? {
                return Ok(Value::Object(members));
            }
        }
    }

    /// Whether another member follows; steps over the comma or the end.
    fn more(&mut self, end: u8) -> Result<bool, JsonFault> {
        match self.lexer.peek() {
            Some(b',') => {
                self.lexer.step();
                Ok(true)
            }
            Some(byte) if byte == end => {
                self.lexer.step();
                Ok(false)
            }
            None => Err(self.lexer.fault(What::CutOff)),
            Some(_) => Err(self.lexer.fault(What::Comma)),
        }
    }

    fn note_doubled(&mut self, members: &[(Cow<'a, str>, Spanned<'a>)], line: usize) {
        let Some(((key, _), earlier)) = members.split_last() else { return };
        // Answers have few keys an object; a hostile one with many is not
        // searched through for each.
        if earlier.len() < 512 && earlier.iter().any(|(known, _)| known == key) {
            self.doubled.push(DoubledKey { line, key: String::from(&**key) });
        }
    }
}
