//! Why an input cannot be used, or what is odd about it as a whole.

use crate::column::Column;
use alloc::vec::Vec;
use rebatelens_finding::{Rule, rules::file::FI005, word::Args};

/// An unusable input before it is put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFault {
    /// The rule.
    pub rule: &'static Rule,
    /// The physical line, from 1.
    pub line: Option<usize>,
    /// The byte or column within the line, from 1.
    pub column: Option<usize>,
    /// What the message names.
    pub args: Args,
    /// The columns of the closest header, where none is understood.
    pub columns: Vec<Column>,
}

impl InputFault {
    /// Nothing to read.
    pub fn empty() -> Self {
        Self::new(&FI005, None, None, Args::new())
    }

    /// A fault of a rule at a place.
    pub fn new(rule: &'static Rule, line: Option<usize>, column: Option<usize>, args: Args) -> Self {
        Self { rule, line, column, args, columns: Vec::new() }
    }
}
