//! A text that is read piece by piece, because it need not fit into memory.
//!
//! The core opens no file: the host implements [`TextStream`] over whatever holds
//! the bytes, and wraps it as a [`StreamedText`], which is then an input's
//! content.

use crate::{
    csv::sniff_delimiter,
    fault::InputFault,
    form::{Form, check_start},
    format::{Content, OpenOptions},
    source::{Source, delimited_form, format_of},
    streamed_rows::StreamedDelimitedText,
    text::too_large,
};
use alloc::{borrow::Cow, string::String, vec};
use core::{
    fmt::Debug,
    sync::atomic::{AtomicU8, Ordering},
};
use rebatelens_finding::{
    rules::file::FI039,
    terms::{size_limit, stream_fault},
    word::Word,
};

/// Bytes that a host holds and hands out piece by piece.
pub trait TextStream: Debug + Sync {
    /// How many bytes there are.
    fn size(&self) -> usize;

    /// Fills bytes from a place on; says how many. Fewer than asked for is no
    /// fault; 0 is the end.
    ///
    /// # Errors
    /// The bytes cannot be read, or they have changed.
    fn read(&self, at: usize, into: &mut [u8]) -> Result<usize, StreamFault>;

    /// The SHA-256 of all bytes in hexadecimal. It is asked for once the bytes
    /// were read, so that it may be computed meanwhile.
    ///
    /// # Errors
    /// The bytes cannot be read.
    fn sha256(&self) -> Result<String, StreamFault>;

    /// Whether the bytes have changed since the stream was made. It is asked once
    /// nothing more is read.
    fn has_changed(&self) -> bool;
}

/// Why a text cannot be read to its end piece by piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamFault {
    /// The host cannot read its bytes.
    Unreadable,
    /// Its bytes have changed while it was read.
    Changed,
    /// It is no delimited text: it must be in memory as a whole.
    Form,
    /// It is not UTF-8 throughout: it must be in memory as a whole.
    Encoding,
    /// One of its rows does not fit into memory.
    LongRow,
}

impl StreamFault {
    const ALL: [Self; 5] = [Self::Unreadable, Self::Changed, Self::Form, Self::Encoding, Self::LongRow];

    /// Whether the same bytes can be checked when they are in memory as a whole.
    pub const fn needs_memory(self) -> bool {
        matches!(self, Self::Form | Self::Encoding)
    }

    /// The fault of an input of so many bytes.
    fn of_input(self, size: usize) -> InputFault {
        let reason = match self {
            Self::Unreadable => &stream_fault::UNREADABLE,
            Self::Changed => &stream_fault::CHANGED,
            Self::Form => return too_large(size, &size_limit::FORMS),
            Self::Encoding => return too_large(size, &size_limit::ENCODINGS),
            Self::LongRow => return too_large(size, &size_limit::ROWS),
        };
        InputFault::new(&FI039, None, None, vec![("reason", Word::term(reason))])
    }
}

/// An input whose bytes are not in memory.
///
/// A module that streams nothing links none of what is behind this trait.
pub trait StreamedInput: Debug + Sync {
    /// Opens it.
    ///
    /// # Errors
    /// It is not read, or only once it is in memory.
    fn open(&self, form: Option<Form>, options: &OpenOptions) -> Result<Source<'_>, InputFault>;

    /// How many bytes it has.
    fn size(&self) -> usize;

    /// The SHA-256 of its bytes; empty where they cannot be read to their end,
    /// of which [`StreamedInput::fault`] says more.
    fn sha256(&self) -> String;

    /// Why what was read of it is not all of it.
    fn fault(&self) -> Option<InputFault>;
}

/// A text that is read piece by piece.
#[derive(Debug)]
pub struct StreamedText<'a> {
    pub(crate) stream: &'a dyn TextStream,
    /// Bytes that are read at once.
    pub(crate) window: usize,
    /// The first fault, by its place among all; behind them where there is none.
    fault: AtomicU8,
}

/// Bytes that are read at once.
const WINDOW_BYTES: usize = 256 * 1024;

/// Bytes from which form, encoding and delimiter are known.
const HEAD_BYTES: usize = 64 * 1024 + 16;

const NO_FAULT: u8 = u8::MAX;

impl<'a> StreamedText<'a> {
    /// A text of a host's bytes.
    pub fn new(stream: &'a dyn TextStream) -> Self {
        Self::in_windows(stream, WINDOW_BYTES)
    }

    /// The same, with about so many bytes in memory at once. What is found does
    /// not depend on it.
    pub fn in_windows(stream: &'a dyn TextStream, bytes: usize) -> Self {
        Self { stream, window: bytes.max(16), fault: AtomicU8::new(NO_FAULT) }
    }

    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.stream.size()
    }

    /// Why what was read of it is not all of it, as far as it was read.
    pub fn fault(&self) -> Option<StreamFault> {
        StreamFault::ALL.get(usize::from(self.fault.load(Ordering::Relaxed))).copied()
    }

    /// Whether it need not be in memory as a whole, as far as its beginning shows.
    pub fn is_streamable(&self, form: Option<Form>, options: &OpenOptions) -> bool {
        !matches!(self.head(form, options), Err(NotOpened::Stream(fault)) if fault.needs_memory())
    }

    /// Notes a fault; the first one is kept.
    pub(crate) fn note(&self, fault: StreamFault) {
        let at = StreamFault::ALL.iter().position(|other| *other == fault);
        let code = at.and_then(|at| u8::try_from(at).ok()).unwrap_or(NO_FAULT);
        let _ = self.fault.compare_exchange(NO_FAULT, code, Ordering::Relaxed, Ordering::Relaxed);
    }

    /// What the beginning shows.
    fn head(&self, form: Option<Form>, options: &OpenOptions) -> Result<Head, NotOpened> {
        let size = self.size();
        let bytes = self.bytes(0, size.min(HEAD_BYTES)).map_err(NotOpened::Stream)?;
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
        let text = text_of(bytes.get(start..).unwrap_or_default(), bytes.len() == size);
        let text = text.ok_or(NotOpened::Stream(StreamFault::Encoding))?;
        // Blanks say nothing of what follows.
        let is_blank = text.chars().all(char::is_whitespace);
        let content = Content::Text(Cow::Borrowed(text), encoding);
        if is_blank || format_of(&content, form, options, false).is_some() {
            return Err(NotOpened::Stream(StreamFault::Form));
        }
        Ok(Head { start, encoding, delimiter: sniff_delimiter(text) })
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

/// The text that bytes are, without the character that they cut off.
fn text_of(bytes: &[u8], is_all: bool) -> Option<&str> {
    let text = match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if is_all || error.error_len().is_some() => return None,
        Err(error) => core::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
    };
    memchr::memchr(0, text.as_bytes()).is_none().then_some(text)
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
