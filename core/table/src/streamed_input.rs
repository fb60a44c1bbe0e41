//! A text that is read piece by piece, as an input: what its beginning shows
//! decides how it is read.

use crate::{
    csv::sniff_delimiter,
    fault::InputFault,
    form::{Form, check_start},
    format::{Content, OpenOptions},
    input::StreamedInput,
    source::{Source, delimited_form, format_of},
    stream::{StreamFault, StreamedText},
    streamed_rows::StreamedDelimitedText,
    window::whole_characters,
};
use alloc::{borrow::Cow, string::String};

/// Bytes from which form, encoding and delimiter are known.
const HEAD_BYTES: usize = 64 * 1024 + 16;

impl StreamedText<'_> {
    /// Whether it need not be in memory as a whole, as far as its beginning shows.
    pub fn is_streamable(&self, form: Option<Form>, options: &OpenOptions) -> bool {
        !matches!(self.head(form, options), Err(NotOpened::Stream(fault)) if fault.needs_memory())
    }

    /// What the beginning shows.
    fn head(&self, form: Option<Form>, options: &OpenOptions) -> Result<Head, NotOpened> {
        let size = self.size();
        let mut bytes = self.bytes(0, size.min(HEAD_BYTES)).map_err(NotOpened::Stream)?;
        let is_delimited = form.is_none_or(Form::is_delimited);
        if !is_delimited || format_of(&Content::Bytes(&bytes), form, options, true).is_some() {
            return Err(NotOpened::Stream(StreamFault::Form));
        }
        if form.is_none() {
            check_start(&bytes).map_err(NotOpened::Input)?;
        }
        let (start, encoding) = match bytes.as_slice() {
            [0xEF, 0xBB, 0xBF, ..] => (3, "utf-8-bom"),
            _ => (0, "utf-8"),
        };
        let is_all = bytes.len() == size;
        let text = whole_characters(bytes.split_off(start), is_all);
        let text = text.ok_or(NotOpened::Stream(StreamFault::Encoding))?;
        // Blanks say nothing of what follows.
        let is_blank = text.chars().all(char::is_whitespace);
        let content = Content::Text(Cow::Borrowed(&text), encoding);
        if is_blank || format_of(&content, form, options, false).is_some() {
            return Err(NotOpened::Stream(StreamFault::Form));
        }
        Ok(Head { start, encoding, delimiter: sniff_delimiter(&text) })
    }
}

/// What the beginning of a text shows.
struct Head {
    /// The byte that the text begins at, behind the mark of its encoding.
    start: usize,
    encoding: &'static str,
    delimiter: u8,
}

/// Why a stream is not opened.
enum NotOpened {
    /// It cannot be read piece by piece.
    Stream(StreamFault),
    /// It cannot be read at all.
    Input(InputFault),
}

impl StreamedInput for StreamedText<'_> {
    fn open(&self, form: Option<Form>, options: &OpenOptions) -> Result<Source<'_>, InputFault> {
        match self.head(form, options) {
            Ok(head) => {
                let Head { start, encoding, delimiter } = head;
                let (form, delimiter) = delimited_form(form, delimiter);
                Ok(Source::of(StreamedDelimitedText { stream: self, start, encoding, form, delimiter }))
            }
            Err(NotOpened::Input(fault)) => Err(fault),
            Err(NotOpened::Stream(fault)) => {
                self.note(fault);
                Err(fault.of_input(self.size()))
            }
        }
    }

    fn size(&self) -> usize {
        self.stream.size()
    }

    fn sha256(&self) -> String {
        self.stream.sha256().unwrap_or_else(|fault| {
            self.note(fault);
            String::new()
        })
    }

    fn fault(&self) -> Option<InputFault> {
        if self.fault().is_none() && self.stream.has_changed() {
            self.note(StreamFault::Changed);
        }
        Some(self.fault()?.of_input(self.size()))
    }
}
