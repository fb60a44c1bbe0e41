//! What the person said about columns, remembered for each set of headers, so
//! that next month's file of the same shape needs no `--map`.

use crate::{folder, output::printable};
use rebatelens_core::{Lang, model::Field, parse::header::Mapping, report::Report};
use std::{collections::BTreeMap, fs, path::PathBuf};

/// Headers and fields, by the key of the header set that they belong to.
type Remembered = BTreeMap<String, BTreeMap<String, String>>;

fn path() -> Option<PathBuf> {
    Some(folder::own()?.join("mappings.json"))
}

fn read() -> Remembered {
    let text = path().and_then(|path| fs::read_to_string(path).ok());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// What the call says, and what was said before.
pub(crate) fn with(given: &[(String, Field)]) -> Mapping {
    let fields = |map: BTreeMap<String, String>| {
        map.into_iter().filter_map(|(header, name)| Some((header, Field::from_name(&name)?))).collect()
    };
    let remembered = read().into_iter().map(|(key, map)| (key, fields(map))).collect();
    Mapping { given: given.to_vec(), remembered }
}

/// Keeps what the call said about the tables that it was used on.
pub(crate) fn remember(given: &[(String, Field)], report: &Report, lang: Lang) {
    if given.is_empty() {
        return;
    }
    let mut all = read();
    let mut used = false;
    for input in &report.inputs {
        let Some(key) = &input.headers_key else { continue };
        for column in input.columns.iter().filter(|column| column.how == "given") {
            if let Some(field) = &column.field {
                used = true;
                all.entry(key.clone()).or_default().insert(column.header.clone(), field.clone());
            }
        }
    }
    // Where no table has such a column, the report says so.
    if !used {
        return;
    }
    let written = path().and_then(|path| {
        fs::create_dir_all(path.parent()?).ok()?;
        fs::write(&path, serde_json::to_string_pretty(&all).ok()?).ok()?;
        Some(path)
    });
    if let Some(path) = written {
        let place = path.display();
        let text = match lang {
            Lang::En => format!("These columns are remembered for files with the same headers ({place})."),
            Lang::ZhCn => format!("已记住这些列的含义，相同表头的文件将自动使用（{place}）。"),
        };
        eprintln!("{}", printable(&text));
    }
}
