//! Types that cannot hold a wrong value.
#![no_std]
#![deny(
    missing_docs,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic,
    clippy::as_conversions,
    clippy::unreachable
)]

extern crate alloc;

pub mod agreement;
pub mod calendar;
pub mod codes;
pub mod crc32;
pub mod entry;
pub mod field;
pub mod hash;
pub mod identifier;
pub mod kind;
pub mod limits;
pub mod money;
pub mod period;
pub mod site;
pub mod status;
pub mod text;
pub mod time;
mod token;
pub mod unit;
pub mod wait;
pub mod zone;

pub use field::Field;
pub use kind::Kind;

/// A cell's value. Absent, unreadable and zero are three different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<T, F> {
    /// The column is missing, or the cell is empty or says "no value".
    Absent,
    /// Something is written there that cannot be read, and why.
    Unreadable(F),
    /// What was read.
    Read(T),
}

impl<T, F> Reading<T, F> {
    /// The value, where one was read.
    pub fn read(&self) -> Option<&T> {
        match self {
            Self::Read(value) => Some(value),
            Self::Absent | Self::Unreadable(_) => None,
        }
    }

    /// Whether nothing is written there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

/// Whether a cell says that it has no value: empty, or the portal's `-`.
pub fn is_missing(text: &str) -> bool {
    match text.as_bytes() {
        [] => return true,
        // What says so begins with one of these, with a blank or beyond ASCII.
        [first, ..] if first.is_ascii_graphic() && !matches!(first, b'-' | b'/' | b'N' | b'n') => {
            return false;
        }
        _ => {}
    }
    let text = text.trim_matches(text::is_blank);
    let dashes = || text.chars().count() <= 2 && text.chars().all(|c| text::ascii_form(c) == '-');
    matches!(text, "" | "/" | "N/A" | "n/a") || dashes()
}
