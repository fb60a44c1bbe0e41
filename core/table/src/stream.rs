//! A text that is read piece by piece, because it need not fit into memory.
//!
//! The core opens no file: the host implements [`TextStream`] over whatever holds
//! the bytes, and wraps it as a [`StreamedText`], which is then an input's
//! content.

use crate::{fault::InputFault, text::too_large};
use alloc::{string::String, vec, vec::Vec};
use core::{
    fmt::Debug,
    sync::atomic::{AtomicU8, Ordering},
};
use rebatelens_finding::{
    Rule, rule,
    terms::{size_limit, stream_fault},
    word::Word,
};

rule! { FI039: fatal Error, needs [], replaces [] }

pub(crate) const RULES: &[&Rule] = &[&FI039];

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
    pub(crate) fn of_input(self, size: usize) -> InputFault {
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
const WINDOW_BYTES: usize = 16 * 1024;

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

    /// Notes a fault; the first one is kept.
    pub(crate) fn note(&self, fault: StreamFault) {
        let at = StreamFault::ALL.iter().position(|other| *other == fault);
        let code = at.and_then(|at| u8::try_from(at).ok()).unwrap_or(NO_FAULT);
        let _ = self.fault.compare_exchange(NO_FAULT, code, Ordering::Relaxed, Ordering::Relaxed);
    }

    /// So many bytes from a place on.
    pub(crate) fn bytes(&self, at: usize, count: usize) -> Result<Vec<u8>, StreamFault> {
        let mut bytes = vec![0; count];
        let mut filled = 0;
        while let Some(rest) = bytes.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match self.stream.read(at.saturating_add(filled), rest)? {
                0 => return Err(StreamFault::Changed),
                read => filled = filled.saturating_add(read),
            }
        }
        Ok(bytes)
    }
}
