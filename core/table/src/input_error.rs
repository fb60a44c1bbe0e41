//! Why an input cannot be used, in words.

use crate::{
    column_report::{ColumnReport, column_report},
    fault::InputFault,
    header,
};
use alloc::{string::String, vec::Vec};
use core::fmt;
use rebatelens_finding::{lang::Lang, word::fill};
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

impl InputFault {
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
