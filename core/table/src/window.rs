//! A piece of a streamed text that is in memory.

use crate::{
    csv::Reader,
    place::Place,
    stream::{StreamFault, StreamedText},
};
use alloc::{string::String, vec::Vec};
use rebatelens_model::limits::FILE_BYTES;

/// A piece of a streamed text.
#[derive(Debug)]
pub(crate) struct Window {
    /// Where it begins in the text.
    pub(crate) base: usize,
    pub(crate) text: String,
    has_quotes: bool,
    /// Whether the text ends with it.
    pub(crate) is_last: bool,
}

impl Window {
    /// Reads about so many bytes of a text, from one of its bytes on. Whole
    /// characters are read, so there may be a few less.
    pub(crate) fn load(
        stream: &StreamedText<'_>,
        start: usize,
        from: usize,
        bytes: usize,
    ) -> Result<Self, StreamFault> {
        if bytes > FILE_BYTES {
            return Err(StreamFault::LongRow);
        }
        let at = start.saturating_add(from);
        let left = stream.size().saturating_sub(at);
        let read = stream.bytes(at, bytes.min(left))?;
        let is_last = read.len() == left;
        let text = whole_characters(read, is_last).ok_or(StreamFault::Encoding)?;
        let has_quotes = memchr::memchr(b'"', text.as_bytes()).is_some();
        Ok(Self { base: from, text, has_quotes, is_last })
    }

    /// Whether a row that begins at a byte of the whole text is read from here.
    pub(crate) fn holds(&self, at: usize) -> bool {
        let inside = at.checked_sub(self.base);
        inside.is_some_and(|inside| inside < self.text.len() || self.is_last)
    }

    /// A place of the whole text, counted from the start of the window.
    pub(crate) fn inside(&self, place: Place) -> Place {
        Place { at: place.at.saturating_sub(self.base), ..place }
    }

    /// A place of the window, counted from the start of the whole text.
    pub(crate) fn outside(&self, inside: Place) -> Place {
        Place { at: inside.at.saturating_add(self.base), ..inside }
    }

    /// A reader from a place of the window on.
    pub(crate) fn reader(&self, inside: Place) -> Reader<'_> {
        Reader::from_place(&self.text, self.has_quotes, inside)
    }
}

/// Bytes as text, without the character that they cut off at their end; nothing
/// where they are no UTF-8.
pub(crate) fn whole_characters(bytes: Vec<u8>, is_last: bool) -> Option<String> {
    // A zero byte is part of no text.
    if memchr::memchr(0, &bytes).is_some() {
        return None;
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) => error,
    };
    let cut = error.utf8_error();
    if is_last || cut.error_len().is_some() {
        return None;
    }
    let mut bytes = error.into_bytes();
    bytes.truncate(cut.valid_up_to());
    String::from_utf8(bytes).ok()
}
