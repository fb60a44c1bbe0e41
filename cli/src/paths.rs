//! Files, from names that may be folders and patterns.

use crate::{error::CliError, printable::printable, words::paths as words};
use glob::{MatchOptions, glob_with};
use rebatelens_core::{Lang, table::Form};
use std::{
    collections::BTreeSet,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};
use walkdir::{DirEntry, WalkDir};

/// Endings of files that a folder is searched for, beside the names of forms.
const MORE_ENDINGS: [&str; 2] = ["txt", "xlsm"];

/// A pattern means what a shell would make of it.
const AS_SHELLS_DO: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// The files that names stand for.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    /// The files, those of a folder or a pattern sorted, each once.
    pub(crate) files: Vec<OsString>,
    /// Names that stand for no file, and folders that cannot be read.
    pub(crate) unusable: Vec<CliError>,
    /// What was skipped in folders, for a person.
    pub(crate) remarks: Vec<String>,
    known: BTreeSet<PathBuf>,
}

/// Finds the files that names stand for, but for the one that is to be written.
/// `-` stays what it is, and so does a file that is not there.
pub(crate) fn expand(names: &[OsString], except: Option<&Path>, lang: Lang) -> Paths {
    let mut paths = Paths::default();
    let written = except.and_then(|path| path.canonicalize().ok());
    paths.known.extend(written);
    for name in names {
        let path = Path::new(name);
        let pattern = name.to_str().filter(|text| text.contains(['*', '?', '[']));
        match pattern {
            _ if name == "-" => paths.files.push(name.clone()),
            _ if path.is_dir() => paths.add_folder(path, lang),
            Some(pattern) if !path.exists() => paths.add_matches(pattern, lang),
            _ => {
                paths.known.extend(path.canonicalize().ok());
                paths.files.push(name.clone());
            }
        }
    }
    paths
}

impl Paths {
    /// Adds a file that a folder or a pattern gives, unless it is known.
    fn add(&mut self, path: &Path) {
        let whole = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        if self.known.insert(whole) {
            self.files.push(path.into());
        }
    }

    fn add_matches(&mut self, pattern: &str, lang: Lang) {
        let Ok(matches) = glob_with(pattern, AS_SHELLS_DO) else { return self.files.push(pattern.into()) };
        let mut count = 0;
        for path in matches {
            match path {
                // With ** what lies in a folder matches by itself.
                Ok(path) if path.is_dir() && pattern.contains("**") => {}
                Ok(path) => {
                    count += 1;
                    if path.is_dir() { self.add_folder(&path, lang) } else { self.add(&path) }
                }
                Err(error) => {
                    let name = error.path().display().to_string();
                    self.unusable.push(crate::input::unreadable(&name, error.error(), lang));
                }
            }
        }
        if count == 0 {
            let error = CliError::new(words::no_match(lang, pattern), words::no_match_next(lang));
            self.unusable.push(error);
        }
    }

    fn add_folder(&mut self, folder: &Path, lang: Lang) {
        let mut skipped = Skipped::default();
        let mut count = 0;
        let mut entries = WalkDir::new(folder).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.unusable.push(unreadable(&error, folder, lang));
                    continue;
                }
            };
            if entry.depth() > 0 && is_hidden(entry.file_name()) {
                skipped.hidden += 1;
                if entry.file_type().is_dir() {
                    entries.skip_current_dir();
                }
            } else if is_file(&entry) {
                count += 1;
                if is_readable(entry.path()) { self.add(entry.path()) } else { skipped.add(entry.path()) }
            }
        }
        if count == skipped.others {
            let name = folder.display();
            self.unusable.push(CliError::new(words::empty(lang, &name), words::empty_next(lang)));
        }
        self.remarks.extend(skipped.remark(folder, lang));
    }
}

/// A link to a file counts as one; a link to a folder is not followed.
fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_file() || (entry.path_is_symlink() && entry.path().is_file())
}

fn is_hidden(name: &OsStr) -> bool {
    // Spreadsheet programs keep a lock file beside an open workbook.
    name.to_string_lossy().starts_with(['.', '~'])
}

fn is_readable(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    Form::FILES.iter().any(|form| form.name() == ending) || MORE_ENDINGS.contains(&ending.as_str())
}

fn unreadable(error: &walkdir::Error, folder: &Path, lang: Lang) -> CliError {
    let name = error.path().unwrap_or(folder).display().to_string();
    match error.io_error() {
        Some(cause) => crate::input::unreadable(&name, cause, lang),
        None => CliError::new(words::circle(lang, &name), words::circle_next(lang)),
    }
}

/// What a folder holds that is not read.
#[derive(Default)]
struct Skipped {
    hidden: usize,
    others: usize,
    endings: BTreeSet<String>,
}

impl Skipped {
    fn add(&mut self, path: &Path) {
        self.others += 1;
        self.endings.extend(path.extension().map(|ending| format!(".{}", ending.to_string_lossy())));
    }

    fn remark(&self, folder: &Path, lang: Lang) -> Option<String> {
        let mut parts = Vec::new();
        if self.hidden > 0 {
            parts.push(words::hidden(lang, &self.hidden));
        }
        if self.others > 0 {
            let endings: Vec<&str> = self.endings.iter().map(String::as_str).collect();
            let endings = if endings.is_empty() { "-".into() } else { endings.join(" ") };
            parts.push(words::others(lang, &self.others, &endings));
        }
        let count = self.hidden + self.others;
        let folder = folder.display();
        (count > 0).then(|| printable(&words::skipped(lang, count, &folder, &parts.join(lang.comma()))))
    }
}
