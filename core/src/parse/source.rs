//! An input's bytes, opened: what form it has, which text is in it, and the
//! tables it holds. An archive or a workbook holds several.

use super::{
    InputFault,
    csv::sniff_delimiter,
    form::Form,
    text::{Change, Gb18030, check_size},
};
#[cfg(feature = "files")]
use super::{answer::Answer, form::check_start, grid::Grid, text::decode};
use crate::explain::{catalogue::Code, words::Word};
use alloc::{
    borrow::Cow,
    string::{String, ToString},
    vec,
    vec::Vec,
};

/// A value that stands beside the records of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: String,
    /// Its text.
    pub value: String,
}

/// An input, opened.
#[derive(Debug)]
pub struct Source<'a> {
    /// Its form.
    pub form: Form,
    encoding: &'static str,
    change: Option<Change>,
    body: Body<'a>,
}

#[derive(Debug)]
enum Body<'a> {
    Text(Cow<'a, str>),
    #[cfg(feature = "files")]
    Workbook(super::workbook::Workbook),
    #[cfg(feature = "files")]
    Archive(Vec<super::container::Member>),
}

/// One table of an input, its header not yet looked for.
#[derive(Debug)]
pub struct Part<'s> {
    /// Its name within the input, where the input holds several: a sheet's, or
    /// a path.
    pub name: Option<String>,
    /// Its own form.
    pub form: Form,
    /// The encoding of its text.
    pub encoding: &'static str,
    /// Its rows, or why there are none.
    pub(super) rows: Result<PartRows<'s>, InputFault>,
    /// What is odd about it as a whole.
    pub notices: Vec<InputFault>,
}

/// Where a part's rows come from.
#[derive(Debug)]
pub(super) enum PartRows<'s> {
    Text {
        text: &'s str,
        delimiter: u8,
    },
    #[cfg(feature = "files")]
    Sheet(Grid<'s>),
    #[cfg(feature = "files")]
    Answer(Answer<'s>),
}

impl<'s> Part<'s> {
    /// Its delimited text and what separates cells, where it is one.
    pub(crate) fn text(&self) -> Option<(&'s str, u8)> {
        match &self.rows {
            Ok(PartRows::Text { text, delimiter }) => Some((text, *delimiter)),
            _ => None,
        }
    }

    /// What stands beside its records.
    pub fn attributes(&self) -> &[Attribute] {
        match &self.rows {
            #[cfg(feature = "files")]
            Ok(PartRows::Answer(answer)) => &answer.attributes,
            _ => &[],
        }
    }

    /// Why it holds no rows, where it holds none.
    pub fn fault(&self) -> Option<&InputFault> {
        self.rows.as_ref().err()
    }
}

impl<'a> Source<'a> {
    /// Opens an input. Without a form, its content decides.
    ///
    /// # Errors
    /// The input is too large, empty, damaged, or of a form that is not read.
    #[cfg(feature = "files")]
    pub fn open(bytes: &'a [u8], form: Option<Form>, gb18030: Option<Gb18030>) -> Result<Self, InputFault> {
        check_size(bytes.len())?;
        if let Some(source) = super::container::open(bytes, form, gb18030)? {
            return Ok(source);
        }
        Self::text(bytes, form, gb18030)
    }

    /// Opens a page's table. This build of the core reads nothing else.
    ///
    /// # Errors
    /// It is no page's table, too large, or empty.
    #[cfg(not(feature = "files"))]
    pub fn open(bytes: &'a [u8], form: Option<Form>, _: Option<Gb18030>) -> Result<Self, InputFault> {
        check_size(bytes.len())?;
        let text = core::str::from_utf8(bytes).ok().filter(|_| form == Some(Form::Page));
        let text = text.ok_or_else(|| InputFault::new(Code::FI036, None, None, vec![]))?;
        if text.trim().is_empty() {
            return Err(InputFault::empty());
        }
        Ok(Self { form: Form::Page, encoding: "utf-8", change: None, body: Body::Text(Cow::Borrowed(text)) })
    }

    #[cfg(feature = "files")]
    pub(super) fn text(
        bytes: &'a [u8],
        form: Option<Form>,
        gb18030: Option<Gb18030>,
    ) -> Result<Self, InputFault> {
        if form.is_none() {
            check_start(bytes)?;
        }
        let decoded = decode(bytes, gb18030)?;
        let form = form.unwrap_or_else(|| Form::of_text(&decoded.text));
        let form =
            if form == Form::Csv && sniff_delimiter(&decoded.text) == b'\t' { Form::Tsv } else { form };
        Ok(Self { form, encoding: decoded.encoding, change: decoded.change, body: Body::Text(decoded.text) })
    }

    #[cfg(feature = "files")]
    pub(super) fn workbook(workbook: super::workbook::Workbook) -> Self {
        Self { form: Form::Xlsx, encoding: "utf-8", change: None, body: Body::Workbook(workbook) }
    }

    #[cfg(feature = "files")]
    pub(super) fn archive(members: Vec<super::container::Member>) -> Self {
        Self { form: Form::Zip, encoding: "", change: None, body: Body::Archive(members) }
    }

    /// The same, holding its text itself.
    #[cfg(feature = "files")]
    pub(super) fn into_owned(self) -> Source<'static> {
        let body = match self.body {
            Body::Text(text) => Body::Text(Cow::Owned(text.into_owned())),
            Body::Workbook(workbook) => Body::Workbook(workbook),
            Body::Archive(members) => Body::Archive(members),
        };
        Source { form: self.form, encoding: self.encoding, change: self.change, body }
    }

    /// The tables, one after the other; at least one.
    pub fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = match &self.body {
            #[cfg(feature = "files")]
            Body::Text(text) if self.form == Form::Json => super::answer::parts(text, self.encoding),
            Body::Text(text) => {
                let delimiter = if self.form == Form::Tsv { b'\t' } else { sniff_delimiter(text) };
                vec![self.part(None, Ok(PartRows::Text { text, delimiter }))]
            }
            #[cfg(feature = "files")]
            Body::Workbook(workbook) => super::container::sheets(workbook),
            #[cfg(feature = "files")]
            Body::Archive(members) => super::container::members(members),
        };
        if let (Some(change), Some(first)) = (self.change, parts.first_mut()) {
            first.notices.push(encoding_notice(change));
        }
        parts
    }

    fn part<'s>(&self, name: Option<String>, rows: Result<PartRows<'s>, InputFault>) -> Part<'s> {
        Part { name, form: self.form, encoding: self.encoding, rows, notices: vec![] }
    }
}

fn encoding_notice(change: Change) -> InputFault {
    let args = vec![
        ("line", Word::from(change.line.to_string())),
        ("from", Word::from(change.from.to_ascii_uppercase())),
        ("to", Word::from(change.to.to_ascii_uppercase())),
    ];
    InputFault::new(Code::FI013, Some(change.line), None, args)
}
