//! What a check is given.

use crate::{fault::InputFault, form::Form, format::OpenOptions, source::Source, text};
use alloc::string::String;
use core::fmt::Debug;
use rebatelens_finding::terms::size_limit;
use rebatelens_model::hash;

/// One input: its name and its bytes, exactly as received.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// The name that findings use.
    pub name: String,
    /// The bytes.
    pub content: InputContent<'a>,
    /// Their form, where the person named it; otherwise their content decides.
    pub form: Option<Form>,
    /// The number of records in all, where a page says it: with fewer, the input
    /// is a part of its table.
    pub rows_in_all: Option<usize>,
}

/// The bytes of an input.
#[derive(Clone, Copy, Debug)]
pub enum InputContent<'a> {
    /// In memory.
    Memory(&'a [u8]),
    /// Read piece by piece.
    Streamed(&'a dyn StreamedInput),
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

impl<'a> Input<'a> {
    /// A file in memory.
    pub fn file(name: impl Into<String>, bytes: &'a [u8]) -> Self {
        Self { name: name.into(), content: InputContent::Memory(bytes), form: None, rows_in_all: None }
    }

    /// A file that is read piece by piece.
    pub fn streamed(name: impl Into<String>, input: &'a dyn StreamedInput) -> Self {
        Self { name: name.into(), content: InputContent::Streamed(input), form: None, rows_in_all: None }
    }

    /// A page's table.
    pub fn page(name: impl Into<String>, table: &'a str) -> Self {
        Self { form: Some(Form::Page), ..Self::file(name, table.as_bytes()) }
    }
}

impl<'a> InputContent<'a> {
    /// Opens the bytes. Without a form, they decide.
    ///
    /// # Errors
    /// They are too many, there are none, or they are damaged or of a form that
    /// is not read.
    pub fn open(self, form: Option<Form>, options: &OpenOptions) -> Result<Source<'a>, InputFault> {
        match self {
            Self::Memory(bytes) => Source::open(bytes, form, options),
            Self::Streamed(input) => input.open(form, options),
        }
    }

    /// How many bytes there are.
    pub fn size(self) -> usize {
        match self {
            Self::Memory(bytes) => bytes.len(),
            Self::Streamed(input) => input.size(),
        }
    }

    /// The SHA-256 of the bytes in hexadecimal. Asked for once the bytes were
    /// read, so that a host may compute it meanwhile.
    pub fn sha256(self) -> String {
        match self {
            Self::Memory(bytes) => hash::sha256(bytes),
            Self::Streamed(input) => input.sha256(),
        }
    }

    /// Why what was read is not all of it; nothing where it is.
    pub fn fault(self) -> Option<InputFault> {
        match self {
            Self::Memory(_) => None,
            Self::Streamed(input) => input.fault(),
        }
    }

    /// The bytes, for work that needs all of them at once.
    ///
    /// # Errors
    /// They are read piece by piece.
    pub fn in_memory(self) -> Result<&'a [u8], InputFault> {
        match self {
            Self::Memory(bytes) => Ok(bytes),
            Self::Streamed(input) => Err(text::too_large(input.size(), &size_limit::FILES)),
        }
    }
}
