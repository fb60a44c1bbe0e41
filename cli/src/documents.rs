//! What `--invoice` and `--receipt` name: amounts, or files of any form.

use crate::{error::CliError, input::read, words::document as words};
use rebatelens_core::{
    Lang, Options,
    checks::document::{Document, DocumentKind},
    read_document,
};
use std::{
    ffi::{OsStr, OsString},
    path::Path,
};

/// Every amount that is named, and those of every file; nothing where none is named.
pub(crate) fn read_all(
    values: &[OsString],
    kind: DocumentKind,
    options: &Options,
) -> Result<Option<Document>, CliError> {
    let all = values.iter().map(|value| read_one(value, kind, options));
    let all: Vec<Document> = all.collect::<Result<_, _>>()?;
    Ok(all.into_iter().reduce(Document::and))
}

/// What reads as an amount is one; a file of such a name can be written `./100`.
fn read_one(value: &OsStr, kind: DocumentKind, options: &Options) -> Result<Document, CliError> {
    let text = value.to_str();
    if let Some(document) = text.and_then(Document::of_amount) {
        return Ok(document);
    }
    if let Some(text) = text.filter(|text| looks_like_amount(text) && !Path::new(text).exists()) {
        return Err(neither(text, options.lang));
    }
    let file = read(value, options.lang)?;
    Ok(read_document(&file.input(None), kind, options)?)
}

fn looks_like_amount(text: &str) -> bool {
    let first = |c: char| c.is_ascii_digit() || matches!(c, '¥' | '￥' | '$' | '€' | '£' | '+');
    let has_ending = Path::new(text)
        .extension()
        .is_some_and(|ending| ending.to_string_lossy().bytes().any(|byte| byte.is_ascii_alphabetic()));
    text.trim_start().starts_with(first) && !has_ending
}

fn neither(text: &str, lang: Lang) -> CliError {
    CliError::new(words::neither(lang, text), words::neither_next(lang))
}
