//! A file of settings: options that a person need not write again.

use crate::{
    error::CliError,
    syntax::{OPTIONS, OptionSyntax, Value},
    words::settings as words,
};
use rebatelens_core::Lang;
use std::{
    env,
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// The name of the file that is looked for.
const NAME: &str = "rebatelens.toml";

/// One value of one option.
pub(super) struct Setting {
    pub(super) name: &'static str,
    pub(super) value: OsString,
    /// The file and the line.
    pub(super) place: String,
}

/// The settings of a file, and its path: of the one named, else of the nearest
/// one in the working folder or above.
pub(super) fn read(named: Option<&OsStr>, lang: Lang) -> Result<(Option<PathBuf>, Vec<Setting>), CliError> {
    let Some(path) = named.map(PathBuf::from).or_else(nearest) else { return Ok((None, Vec::new())) };
    let text = fs::read_to_string(&path).map_err(|error| {
        CliError::new(words::not_read(lang, &path.display(), &error), words::not_read_next(lang))
    })?;
    let settings = File { path: &path, text: &text, lang }.settings()?;
    Ok((Some(path), settings))
}

fn nearest() -> Option<PathBuf> {
    let folder = env::current_dir().ok()?;
    folder.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
}

struct File<'f> {
    path: &'f Path,
    text: &'f str,
    lang: Lang,
}

impl File<'_> {
    fn settings(&self) -> Result<Vec<Setting>, CliError> {
        let text = self.text.strip_prefix('\u{FEFF}').unwrap_or(self.text);
        let table = DeTable::parse(text).map_err(|error| {
            let place = self.place(error.span().map_or(0, |span| span.start));
            CliError::new(
                words::not_toml(self.lang, &place, error.message()),
                words::not_toml_next(self.lang),
            )
        })?;
        let mut settings = Vec::new();
        for (key, value) in table.get_ref() {
            let place = self.place(key.span().start);
            let option = self.option(key.get_ref(), &place)?;
            let values = values(value, option).ok_or_else(|| self.wrong_value(option.name, &place))?;
            let value = |value: OsString| Setting { name: option.name, value, place: place.clone() };
            settings.extend(values.into_iter().map(|text| value(self.placed(text, option))));
        }
        Ok(settings)
    }

    /// The file and the line of a byte.
    fn place(&self, at: usize) -> String {
        let before = self.text.bytes().take(at);
        let line = before.filter(|byte| *byte == b'\n').count() + 1;
        words::place(self.lang, &self.path.display(), &line)
    }

    fn option(&self, key: &str, place: &str) -> Result<&'static OptionSyntax, CliError> {
        let name = key.replace('_', "-");
        let mut known = OPTIONS.iter().filter(|option| option.is_setting);
        known.find(|option| option.name == name).ok_or_else(|| {
            let mut names: Vec<&str> =
                OPTIONS.iter().filter(|option| option.is_setting).map(|option| option.name).collect();
            names.dedup();
            CliError::new(
                words::unknown(self.lang, place, key),
                words::unknown_next(self.lang, &names.join(", ")),
            )
        })
    }

    fn wrong_value(&self, name: &str, place: &str) -> CliError {
        CliError::new(words::wrong_value(self.lang, place, name), words::wrong_value_next(self.lang))
    }

    /// Paths count from the folder of the file.
    fn placed(&self, value: String, option: &OptionSyntax) -> OsString {
        match (option.value, self.path.parent()) {
            (Some((_, Value::File)), Some(folder)) => folder.join(value).into_os_string(),
            _ => value.into(),
        }
    }
}

/// The values of an option: several only where it takes several, and one empty
/// one for a switch that is on.
fn values(value: &Spanned<DeValue<'_>>, option: &OptionSyntax) -> Option<Vec<String>> {
    match value.get_ref() {
        DeValue::Boolean(is_on) if option.value.is_none() => {
            Some(is_on.then(String::new).into_iter().collect())
        }
        DeValue::Array(values) if option.is_repeated => {
            values.iter().map(|value| plain(value.get_ref())).collect()
        }
        _ if option.value.is_none() => None,
        value => Some(vec![plain(value)?]),
    }
}

fn plain(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().into()),
        DeValue::Datetime(time) => Some(time.to_string()),
        _ => None,
    }
}
