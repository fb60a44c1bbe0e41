//! `rebatelens id`.

use crate::{
    args::{Common, Format},
    error::CliError,
    input,
    output::{Output, printable},
};
use rebatelens_core::{Lang, identify, model::identifier::IdentifierKind};
use std::{borrow::Cow, ffi::OsStr};

/// Cleans and judges identifiers, one a line.
pub(crate) fn run(kind: IdentifierKind, values: &[String], common: &Common) -> Result<Output, CliError> {
    let values = given_or_lines(values, common.lang)?;
    let mut lines = Vec::new();
    let mut unusable = false;
    for value in values.iter() {
        let report = identify(kind, value, common.lang);
        unusable |= report.value.is_none();
        lines.push(match common.format {
            Format::Json => serde_json::json!(report).to_string(),
            Format::Text => printable(&format!(
                "{}\t{}\t{}",
                report.state,
                report.value.as_deref().unwrap_or("-"),
                report.message
            )),
        });
    }
    Ok(Output::judged(lines.join("\n"), unusable))
}

/// The values of the call; the lines of standard input where there are none.
pub(crate) fn given_or_lines(values: &[String], lang: Lang) -> Result<Cow<'_, [String]>, CliError> {
    if values.is_empty() { from_standard_input(lang).map(Cow::Owned) } else { Ok(Cow::Borrowed(values)) }
}

fn from_standard_input(lang: Lang) -> Result<Vec<String>, CliError> {
    let read = input::read(OsStr::new("-"), lang)?;
    let text = String::from_utf8(read.bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to() + 1;
        CliError::new(
            lang,
            (
                format!("stdin: byte {at} is no UTF-8 text."),
                format!("stdin：第 {at} 个字节不是 UTF-8 文本。"),
            ),
            ("Save the list as UTF-8.", "请将列表保存为 UTF-8。"),
        )
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let line = |line: &str| line.strip_suffix('\r').unwrap_or(line).to_string();
    Ok(text
        .strip_suffix('\n')
        .unwrap_or(text)
        .split('\n')
        .map(line)
        .filter(|line| !line.is_empty())
        .collect())
}
