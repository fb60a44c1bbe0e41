//! An input's bytes, opened: what form it has, which text is in it, and the
//! tables it holds. An archive or a workbook holds several.

use crate::{
    csv::sniff_delimiter,
    fault::InputFault,
    form::{Form, check_start},
    format::{Content, Format, OpenOptions, Opened},
    page_cells::values_alone,
    part::{Part, PartRows},
    text::{Change, check_size, decode},
};
use alloc::{borrow::Cow, boxed::Box, string::ToString, vec, vec::Vec};
use rebatelens_finding::{Rule, rule, word::Word};

rule! { FI013: Warning, needs [], replaces [] }
rule! { FI053: Warning, needs [], replaces [] }

pub(crate) const RULES: &[&Rule] = &[&FI013, &FI053];

/// An input, opened.
#[derive(Debug)]
pub struct Source<'a> {
    /// Its form.
    pub form: Form,
    change: Option<Change>,
    doubt: Option<&'static str>,
    opened: Box<dyn Opened + 'a>,
}

impl<'a> Source<'a> {
    /// Opens bytes. Without a form, its content decides.
    ///
    /// # Errors
    /// The input is too large, empty, damaged, or of a form that is not read.
    pub fn open(bytes: &'a [u8], form: Option<Form>, options: &OpenOptions) -> Result<Self, InputFault> {
        check_size(bytes.len())?;
        let content = Content::Bytes(bytes);
        match format_of(&content, form, options, true) {
            Some(format) => {
                let opened = format.open(content, form, options)?;
                Ok(Self { form: opened.form(), change: None, doubt: None, opened })
            }
            None => Self::text(bytes, form, options),
        }
    }

    /// Opens bytes that are text.
    ///
    /// # Errors
    /// As [`Source::open`].
    pub fn text(bytes: &'a [u8], form: Option<Form>, options: &OpenOptions) -> Result<Self, InputFault> {
        if form.is_none() {
            check_start(bytes)?;
        }
        let decoded = decode(bytes, options.gb18030)?;
        let mut source = Self::decoded(decoded.text, decoded.encoding, decoded.change, form, options)?;
        source.doubt = decoded.doubt;
        Ok(source)
    }

    /// The same, holding its text itself.
    ///
    /// # Errors
    /// As [`Source::open`].
    pub fn owned_text(bytes: &[u8], options: &OpenOptions) -> Result<Source<'static>, InputFault> {
        check_start(bytes)?;
        let decoded = decode(bytes, options.gb18030)?;
        let text = Cow::Owned(decoded.text.into_owned());
        let mut source = Source::decoded(text, decoded.encoding, decoded.change, None, options)?;
        source.doubt = decoded.doubt;
        Ok(source)
    }

    fn decoded(
        text: Cow<'a, str>,
        encoding: &'static str,
        change: Option<Change>,
        form: Option<Form>,
        options: &OpenOptions,
    ) -> Result<Self, InputFault> {
        let (text, notices) = if form == Some(Form::Page) { values_alone(text) } else { (text, vec![]) };
        let content = Content::Text(text, encoding);
        let opened: Box<dyn Opened + 'a> = match format_of(&content, form, options, false) {
            Some(format) => format.open(content, form, options)?,
            None => Box::new(DelimitedText { notices, ..DelimitedText::of(content, form)? }),
        };
        Ok(Self { form: opened.form(), change, doubt: None, opened })
    }

    /// A source of what was opened already.
    pub fn of(opened: impl Opened + 'a) -> Self {
        Self { form: opened.form(), change: None, doubt: None, opened: Box::new(opened) }
    }

    /// Its tables, in order.
    pub fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = self.opened.parts();
        if let (Some(change), Some(first)) = (self.change, parts.first_mut()) {
            first.notices.push(encoding_notice(change));
        }
        if let (Some(likely), Some(first)) = (self.doubt, parts.first_mut()) {
            let args = vec![("likely", Word::from(likely))];
            first.notices.push(InputFault::new(&FI053, None, None, args));
        }
        parts
    }
}

/// The format that reads content: the one of the form that the person named,
/// else the first that owns it.
pub(crate) fn format_of(
    content: &Content<'_>,
    form: Option<Form>,
    options: &OpenOptions,
    is_binary: bool,
) -> Option<&'static dyn Format> {
    let reads = |format: &&&'static dyn Format| match form {
        Some(form) => format.forms().contains(&form),
        None => format.owns(content),
    };
    options.formats.iter().filter(|format| format.is_binary() == is_binary).find(reads).copied()
}

/// Text whose cells are separated by one character.
#[derive(Debug)]
struct DelimitedText<'a> {
    text: Cow<'a, str>,
    encoding: &'static str,
    form: Form,
    delimiter: u8,
    /// What is odd about it as a whole.
    notices: Vec<InputFault>,
}

impl<'a> DelimitedText<'a> {
    fn of(content: Content<'a>, form: Option<Form>) -> Result<Self, InputFault> {
        let form = form.unwrap_or(Form::Csv);
        match content {
            Content::Text(text, encoding) if form.is_delimited() => {
                let (form, delimiter) = delimited_form(Some(form), sniff_delimiter(&text));
                Ok(Self { text, encoding, form, delimiter, notices: vec![] })
            }
            _ => Err(InputFault::other_content()),
        }
    }
}

/// The form of delimited text, and what separates its cells.
pub(crate) fn delimited_form(form: Option<Form>, shown: u8) -> (Form, u8) {
    match form.unwrap_or(Form::Csv) {
        Form::Csv if shown == b'\t' => (Form::Tsv, shown),
        Form::Tsv => (Form::Tsv, b'\t'),
        form => (form, shown),
    }
}

impl Opened for DelimitedText<'_> {
    fn form(&self) -> Form {
        self.form
    }

    fn parts(&self) -> Vec<Part<'_>> {
        let rows = Ok(PartRows::Text { text: &self.text, delimiter: self.delimiter });
        let notices = self.notices.clone();
        vec![Part { name: None, form: self.form, encoding: self.encoding, rows, notices }]
    }
}

fn encoding_notice(change: Change) -> InputFault {
    let args = vec![
        ("line", Word::from(change.line.to_string())),
        ("from", Word::from(change.from.to_ascii_uppercase())),
        ("to", Word::from(change.to.to_ascii_uppercase())),
    ];
    InputFault::new(&FI013, Some(change.line), None, args)
}
