//! Values that are judged one by one: those of the call, or the lines of
//! standard input.

use crate::{
    call::{Common, Format},
    error::CliError,
    input::{self, NamedBytes},
    output::Output,
    printable::printable,
    words::input as words,
};
use rebatelens_core::Lang;
use serde::Serialize;
use std::{borrow::Cow, ffi::OsStr};

/// What a person reads of a value: its state, the clean value, and why.
pub(crate) struct Line<'r> {
    /// The name of the state.
    pub(crate) state: &'r str,
    /// The value, where it can be used.
    pub(crate) value: Option<&'r str>,
    /// The state in words.
    pub(crate) message: &'r str,
}

/// Judges each value and prints a line for it.
pub(crate) fn run<R: Serialize>(
    values: &[String],
    common: Common,
    judge: impl Fn(&str) -> R,
    line: impl Fn(&R) -> Line<'_>,
    is_usable: impl Fn(&R) -> bool,
) -> Result<Output, CliError> {
    let values = given_or_lines(values, common.lang)?;
    let reports: Vec<R> = values.iter().map(|value| judge(value)).collect();
    let lines: Vec<String> = reports.iter().map(|report| text(report, &line, common)).collect();
    let unusable = reports.iter().any(|report| !is_usable(report));
    Ok(Output::judged(lines.join("\n"), unusable))
}

fn text<R: Serialize>(report: &R, line: impl Fn(&R) -> Line<'_>, common: Common) -> String {
    if common.format == Format::Json {
        return serde_json::json!(report).to_string();
    }
    let Line { state, value, message } = line(report);
    printable(&format!("{state}\t{}\t{message}", value.unwrap_or("-")))
}

fn given_or_lines(values: &[String], lang: Lang) -> Result<Cow<'_, [String]>, CliError> {
    if values.is_empty() { from_standard_input(lang).map(Cow::Owned) } else { Ok(Cow::Borrowed(values)) }
}

fn from_standard_input(lang: Lang) -> Result<Vec<String>, CliError> {
    let NamedBytes { bytes, .. } = input::read(OsStr::new("-"), lang)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to() + 1;
        CliError::new(words::not_utf8(lang, &at), words::not_utf8_next(lang))
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let line = |line: &str| line.strip_suffix('\r').unwrap_or(line).to_string();
    let lines = text.strip_suffix('\n').unwrap_or(text).split('\n').map(line);
    Ok(lines.filter(|line| !line.is_empty()).collect())
}
