//! The XML of workbooks, event by event: elements by their local names,
//! attributes, text. Document types are refused, so nothing expands.

use alloc::{borrow::Cow, string::String, vec::Vec};
use memchr::{memchr, memmem};
use rebatelens_model::limits::XML_DEPTH;

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Event<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// The element of that local name ends.
    Close(&'a str),
    /// Text between elements.
    Text(Cow<'a, str>),
}

/// The begin of an element. One that is empty closes by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element<'a> {
    /// Its local name.
    pub name: &'a str,
    attributes: &'a str,
}

/// Not XML as workbooks have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct XmlFault;

impl<'a> Element<'a> {
    /// An attribute by its local name.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        let mut rest = self.attributes.trim_start();
        while let Some((key, behind)) = rest.split_once('=') {
            let behind = behind.trim_start();
            let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, after) = behind.split_at_checked(1)?.1.split_once(quote)?;
            if local(key.trim()) == name {
                return unescaped(value).ok();
            }
            rest = after.trim_start();
        }
        None
    }
}

/// Reads one event after the other.
#[derive(Debug)]
pub(super) struct Xml<'a> {
    text: &'a str,
    at: usize,
    open: Vec<&'a str>,
    /// An empty element's end is still to be told.
    closing: bool,
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        Self { text, at: 0, open: Vec::new(), closing: false }
    }

    /// The next event; nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<Event<'a>>, XmlFault> {
        if core::mem::take(&mut self.closing) {
            return self.open.pop().map(|name| Some(Event::Close(name))).ok_or(XmlFault);
        }
        loop {
            let rest = self.text.get(self.at..).ok_or(XmlFault)?;
            if rest.is_empty() {
                return if self.open.is_empty() { Ok(None) } else { Err(XmlFault) };
            }
            let Some(tag) = rest.strip_prefix('<') else {
                return self.plain(rest).map(Some);
            };
            if let Some(comment) = tag.strip_prefix("!--") {
                self.skip(comment, "-->")?;
            } else if let Some(data) = tag.strip_prefix("![CDATA[") {
                let length = memmem::find(data.as_bytes(), b"]]>").ok_or(XmlFault)?;
                self.skip(data, "]]>")?;
                return Ok(Some(Event::Text(Cow::Borrowed(data.get(..length).ok_or(XmlFault)?))));
            } else if tag.starts_with('?') {
                self.skip(tag, "?>")?;
            } else if tag.starts_with('!') {
                return Err(XmlFault);
            } else {
                return self.tag(tag).map(Some);
            }
        }
    }

    /// The text of the element that was just opened, to its end.
    pub(super) fn text(&mut self) -> Result<String, XmlFault> {
        let depth = self.open.len();
        let mut out = String::new();
        while let Some(event) = self.next()? {
            match event {
                Event::Text(text) => out.push_str(&text),
                Event::Close(_) if self.open.len() < depth => return Ok(out),
                Event::Open(_) | Event::Close(_) => {}
            }
        }
        Err(XmlFault)
    }

    fn plain(&mut self, rest: &'a str) -> Result<Event<'a>, XmlFault> {
        let length = memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
        self.at += length;
        let text = rest.get(..length).ok_or(XmlFault)?;
        // XML reads every line end as LF; a CR that counts is escaped.
        if memchr(b'\r', text.as_bytes()).is_some() {
            let lines = text.replace("\r\n", "\n").replace('\r', "\n");
            return unescaped(&lines).map(|text| Event::Text(Cow::Owned(text.into_owned())));
        }
        unescaped(text).map(Event::Text)
    }

    /// Steps behind the end of what begins at `inner`.
    fn skip(&mut self, inner: &str, end: &str) -> Result<(), XmlFault> {
        let length = memmem::find(inner.as_bytes(), end.as_bytes()).ok_or(XmlFault)?;
        self.at = self.text.len() - inner.len() + length + end.len();
        Ok(())
    }

    fn tag(&mut self, tag: &'a str) -> Result<Event<'a>, XmlFault> {
        let length = tag_length(tag).ok_or(XmlFault)?;
        let inner = tag.get(..length).ok_or(XmlFault)?;
        self.at = self.text.len() - tag.len() + length + 1;
        if let Some(name) = inner.strip_prefix('/') {
            let name = local(name.trim_end());
            return if self.open.pop() == Some(name) { Ok(Event::Close(name)) } else { Err(XmlFault) };
        }
        let (inner, empty) = inner.strip_suffix('/').map_or((inner, false), |inner| (inner, true));
        let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        if name.is_empty() || self.open.len() >= XML_DEPTH {
            return Err(XmlFault);
        }
        let name = local(name);
        self.open.push(name);
        self.closing = empty;
        Ok(Event::Open(Element { name, attributes }))
    }
}

/// Bytes to the `>` that ends a tag, quoted ones left out.
fn tag_length(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Text with its five entities and numbered characters put in.
fn unescaped(text: &str) -> Result<Cow<'_, str>, XmlFault> {
    if memchr(b'&', text.as_bytes()).is_none() {
        return Ok(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (entity, behind) = after.split_once(';').ok_or(XmlFault)?;
        out.push(character(entity).ok_or(XmlFault)?);
        rest = behind;
    }
    out.push_str(rest);
    Ok(Cow::Owned(out))
}

fn character(entity: &str) -> Option<char> {
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = entity.strip_prefix('#')?;
            let number = match number.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(number)
        }
    }
}

/// Characters that XML cannot hold, as workbooks write them: `_x000D_`.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if memmem::find(text.as_bytes(), b"_x").is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memmem::find(rest.as_bytes(), b"_x") {
        let (before, mark) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let c = mark.get(2..6).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let c = c.filter(|_| mark.as_bytes().get(6) == Some(&b'_'));
        let c = c.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        let length = if let Some(c) = c {
            out.push(c);
            7
        } else {
            out.push_str("_x");
            2
        };
        rest = mark.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}
