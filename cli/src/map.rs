//! `rebatelens map`.

use crate::{
    call::{Common, Format},
    error::CliError,
    mappings::{self, Remembered},
    output::Output,
    printable::printable,
    words::map as words,
};
use rebatelens_core::{Lang, finding::names, model::Field, table::header_name::normal};
use serde::Serialize;

/// A remembered column.
#[derive(Serialize)]
struct Column<'m> {
    /// The key of the headers that it stands among.
    headers_key: &'m str,
    header: &'m str,
    field: &'m str,
}

/// Prints the remembered columns.
pub(crate) fn list(common: Common) -> Output {
    let remembered = mappings::read();
    Output::done(shown(&columns(&remembered), common))
}

fn columns(remembered: &Remembered) -> Vec<Column<'_>> {
    let mut columns = Vec::new();
    for (headers_key, fields) in remembered {
        columns.extend(fields.iter().map(|(header, field)| Column { headers_key, header, field }));
    }
    columns
}

fn shown(columns: &[Column<'_>], common: Common) -> String {
    let lang = common.lang;
    if common.format == Format::Json {
        return serde_json::json!(columns).to_string();
    }
    if columns.is_empty() {
        return words::nothing(lang).into();
    }
    let mut lines: Vec<String> =
        columns.iter().map(|column| format!("{} = {}", column.header, named(column.field, lang))).collect();
    lines.dedup();
    printable(&lines.join("\n"))
}

/// A field as a person can write it.
fn named(field: &str, lang: Lang) -> String {
    match (lang, Field::from_name(field)) {
        (Lang::ZhCn, Some(known)) => names::field(known, lang).into(),
        _ => field.into(),
    }
}

/// Forgets the columns of these headers, or all of them.
pub(crate) fn forget(headers: &[String], common: Common) -> Result<Output, CliError> {
    let lang = common.lang;
    let mut remembered = mappings::read();
    let is_meant =
        |header: &str| headers.is_empty() || headers.iter().any(|given| normal(given) == normal(header));
    let unknown: Vec<&String> = headers
        .iter()
        .filter(|given| !columns(&remembered).iter().any(|known| normal(known.header) == normal(given)))
        .collect();
    if let Some(header) = unknown.first() {
        return Err(CliError::new(words::unknown(lang, header), words::unknown_next(lang)));
    }
    let mut count = 0;
    for fields in remembered.values_mut() {
        fields.retain(|header, _| {
            let is_kept = !is_meant(header);
            count += usize::from(!is_kept);
            is_kept
        });
    }
    remembered.retain(|_, fields| !fields.is_empty());
    mappings::write(&remembered)
        .ok_or_else(|| CliError::new(words::not_written(lang), words::not_written_next(lang)))?;
    Ok(Output::done(match common.format {
        Format::Json => serde_json::json!({ "forgotten": count }).to_string(),
        _ => words::forgotten(lang, count),
    }))
}
