//! One table of an input, before its header is looked for.

use crate::{
    attribute::Attribute, defined::DefinedRows, fault::InputFault, form::Form, grid::Grid,
    streamed_part::StreamedPart,
};
use alloc::{string::String, vec::Vec};

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
    pub rows: Result<PartRows<'s>, InputFault>,
    /// What is odd about it as a whole.
    pub notices: Vec<InputFault>,
}

/// Where a part's rows come from.
#[derive(Debug)]
pub enum PartRows<'s> {
    /// Delimited text.
    Text {
        /// The text.
        text: &'s str,
        /// What separates its cells.
        delimiter: u8,
    },
    /// Delimited text that is read piece by piece.
    Streamed(StreamedPart<'s>),
    /// Rows of cells.
    Sheet(Grid<'s>),
    /// Rows whose columns a definition names.
    Defined(DefinedRows<'s>),
}

impl<'s> Part<'s> {
    /// Its delimited text, where it is that, and what separates its cells.
    pub fn text(&self) -> Option<(&'s str, u8)> {
        match &self.rows {
            Ok(PartRows::Text { text, delimiter }) => Some((text, *delimiter)),
            _ => None,
        }
    }

    /// Values beside its records.
    pub fn attributes(&self) -> &[Attribute] {
        match &self.rows {
            Ok(PartRows::Defined(rows)) => &rows.attributes,
            _ => &[],
        }
    }

    /// Why it cannot be used, where it cannot.
    pub fn fault(&self) -> Option<&InputFault> {
        self.rows.as_ref().err()
    }
}
