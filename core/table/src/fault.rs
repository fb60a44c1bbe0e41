//! Why an input cannot be used, or what is odd about it as a whole.

use crate::column::Column;
use alloc::vec::Vec;
use rebatelens_finding::{Rule, rule, word::Args};

rule! { FI004: fatal Error, needs [], replaces [] }
rule! { FI005: fatal Error, needs [], replaces [] }

pub(crate) const RULES: &[&Rule] = &[&FI004, &FI005];

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

    /// No row that is understood as a header; the columns of the closest one.
    pub(crate) fn no_header(line: Option<usize>, args: Args, columns: Vec<Column>) -> Self {
        let column = columns.first().map(|_| 1);
        Self { columns, ..Self::new(&FI004, line, column, args) }
    }

    /// Whether no row was understood as a header.
    pub fn is_header_unknown(&self) -> bool {
        self.rule == &FI004
    }

    /// A fault of a rule at a place.
    pub fn new(rule: &'static Rule, line: Option<usize>, column: Option<usize>, args: Args) -> Self {
        Self { rule, line, column, args, columns: Vec::new() }
    }
}

/// Whether a code says that no row is understood as a header.
pub fn is_no_header(code: &str) -> bool {
    code == FI004.code
}

/// Whether a code says that an input holds no table: it is empty, or no header
/// is understood.
pub fn is_no_table(code: &str) -> bool {
    RULES.iter().any(|rule| rule.code == code)
}
