//! Columns that a person named, remembered for each set of headers: next month's
//! file of the same shape needs no `--map`.

use crate::{call::Common, error::CliError, folder, printable::printable, words::mappings as words};
use rebatelens_core::{
    Lang,
    model::Field,
    report::Report,
    table::{header::Mapping, header_name::normal},
};
use std::{collections::BTreeMap, fs, path::PathBuf};

/// Headers and fields, by the key of the header set that they belong to.
pub(crate) type Remembered = BTreeMap<String, BTreeMap<String, String>>;

fn path() -> Option<PathBuf> {
    Some(folder::program()?.join("mappings.json"))
}

/// Columns that earlier calls named.
pub(crate) fn read() -> Remembered {
    let text = path().and_then(|path| fs::read_to_string(path).ok());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Columns that this call names, and those that earlier calls named.
pub(crate) fn with(given: &[(String, Field)]) -> Mapping {
    let fields = |map: BTreeMap<String, String>| {
        map.into_iter().filter_map(|(header, name)| Some((header, Field::from_name(&name)?))).collect()
    };
    let remembered = read().into_iter().map(|(key, map)| (key, fields(map))).collect();
    Mapping { given: given.to_vec(), remembered, ..Mapping::default() }
}

/// Writes what is remembered; the file that holds it now.
pub(crate) fn write(all: &Remembered) -> Option<PathBuf> {
    let path = path()?;
    fs::create_dir_all(path.parent()?).ok()?;
    fs::write(&path, serde_json::to_string_pretty(all).ok()?).ok()?;
    Some(path)
}

/// Remembers the columns that this call names, for the tables that have them.
pub(crate) fn remember(given: &[(String, Field)], report: &Report, common: Common) {
    let mut all = read();
    let mut learnt = false;
    for input in &report.inputs {
        let Some(key) = &input.headers_key else { continue };
        for column in input.columns.iter().filter(|column| column.how == "given") {
            if let Some(field) = &column.field {
                all.entry(key.clone()).or_default().insert(column.header.clone(), field.clone());
                learnt = true;
            }
        }
    }
    if given.is_empty() || !learnt {
        return;
    }
    if let Some(path) = write(&all).filter(|_| !common.is_quiet) {
        eprintln!("{}", printable(&words::remembered(common.lang, &path.display())));
    }
}

/// Headers that the call names and no table has.
pub(crate) fn unused(given: &[(String, Field)], report: &Report, lang: Lang) -> Vec<CliError> {
    let has = |header: &str| {
        let mut columns = report.inputs.iter().flat_map(|input| &input.columns);
        columns.any(|column| normal(&column.header) == normal(header))
    };
    let unused = given.iter().filter(|(header, _)| !has(header));
    let error =
        |(header, _): &(String, Field)| CliError::new(words::unused(lang, header), words::unused_next(lang));
    unused.map(error).collect()
}
