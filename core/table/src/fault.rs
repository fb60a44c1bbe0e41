//! Why an input cannot be used, or what is odd about it as a whole.

use crate::{
    column_report::{ColumnReport, column_report},
    header::{self, Column},
};
use alloc::{string::String, vec::Vec};
use core::fmt;
use rebatelens_finding::{
    Rule,
    lang::Lang,
    rules::file::FI005,
    word::{Args, fill},
};
use serde::Serialize;

/// Why an input cannot be used at all, in words for the person who gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InputError {
    /// The rule's code, such as `FI005`.
    pub code: &'static str,
    /// The name of the input.
    pub input: String,
    /// The physical line, from 1, where the trouble has a place.
    pub line: Option<usize>,
    /// The column, from 1, where the trouble has a place.
    pub column: Option<usize>,
    /// The short title.
    pub title: String,
    /// What happened.
    pub message: String,
    /// Why it matters, or how it comes about.
    pub why: String,
    /// What to do.
    pub next: String,
    /// The columns of the closest header, where none is understood: what a
    /// person can name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<ColumnReport>>"))]
    pub columns: Vec<ColumnReport>,
    /// What that header's names are remembered by.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub headers_key: Option<String>,
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {} {}", self.input, self.message, self.why, self.next)
    }
}

impl core::error::Error for InputError {}

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

    /// Puts the fault into words.
    pub fn in_words(&self, input: &str, lang: Lang) -> InputError {
        let texts = self.rule.message(lang);
        InputError {
            code: self.rule.code,
            input: input.into(),
            line: self.line,
            column: self.column,
            title: fill(texts.title, &self.args, lang),
            message: fill(texts.message, &self.args, lang),
            why: fill(texts.why, &self.args, lang),
            next: fill(texts.next, &self.args, lang),
            columns: self.columns.iter().map(column_report).collect(),
            headers_key: (!self.columns.is_empty()).then(|| header::key(&self.columns)),
        }
    }
}
