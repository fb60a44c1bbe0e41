//! What a check is given.

use crate::form::Form;
use alloc::string::String;

/// One input: its name and its bytes, exactly as received.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// The name that findings use.
    pub name: String,
    /// The bytes.
    pub bytes: &'a [u8],
    /// Their form, where the person named it; otherwise their content decides.
    pub form: Option<Form>,
    /// The number of records in all, where a page says it: with fewer, the input
    /// is a part of its table.
    pub rows_in_all: Option<usize>,
}

impl<'a> Input<'a> {
    /// A file.
    pub fn file(name: impl Into<String>, bytes: &'a [u8]) -> Self {
        Self { name: name.into(), bytes, form: None, rows_in_all: None }
    }

    /// A page's table.
    pub fn page(name: impl Into<String>, table: &'a str) -> Self {
        Self { name: name.into(), bytes: table.as_bytes(), form: Some(Form::Page), rows_in_all: None }
    }
}
