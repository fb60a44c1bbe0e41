//! `rebatelens verify`.

use crate::{
    call::{Common, Format},
    error::CliError,
    output::Output,
    printable::line,
    progress,
    words::verify as words,
};
use rebatelens_core::{
    Lang,
    evidence::{FileState, Verification, verify, verify_folder},
    model::limits::{BUNDLE_BYTES, BUNDLE_FILES},
};
use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// Verifies a bundle: its zip, or the folder that it was unpacked to.
pub(crate) fn run(bundle: &OsStr, common: Common) -> Result<Output, CliError> {
    let lang = common.lang;
    let path = Path::new(bundle);
    let answer = if bundle != "-" && path.is_dir() {
        let files = Folder::read(path).map_err(|error| unreadable(path, &error, lang))?;
        verify_folder(&files, lang)
    } else {
        let zip = read(bundle).map_err(|error| unreadable(path, &error, lang))?;
        progress::during(zip.len(), common, || verify(&zip, lang))
    };
    let text = match common.format {
        Format::Json => serde_json::json!(answer).to_string(),
        _ => text(&answer, lang),
    };
    Ok(Output::judged(text, !answer.verified))
}

/// Reads at most one byte more than a bundle can have: by that byte the core
/// sees that it is too large.
fn read(bundle: &OsStr) -> io::Result<Vec<u8>> {
    let limit = u64::try_from(BUNDLE_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    if bundle == "-" {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    } else {
        File::open(bundle)?.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// The files of an unpacked bundle, while they are gathered.
#[derive(Default)]
struct Folder {
    files: BTreeMap<String, Vec<u8>>,
    bytes: usize,
}

impl Folder {
    fn read(root: &Path) -> io::Result<BTreeMap<String, Vec<u8>>> {
        let mut folder = Self::default();
        let mut open = vec![(root.to_path_buf(), String::new())];
        while let Some((path, inside)) = open.pop() {
            for entry in fs::read_dir(path)? {
                let entry = entry?;
                let name = format!("{inside}{}", entry.file_name().to_string_lossy());
                if entry.file_type()?.is_dir() {
                    open.push((entry.path(), format!("{name}/")));
                } else {
                    folder.add(name, entry.path(), entry.file_type()?.is_file())?;
                }
            }
        }
        Ok(folder.files)
    }

    /// What is no plain file, such as a link, is not followed: it counts as
    /// empty, which no signed list names.
    fn add(&mut self, name: String, path: PathBuf, plain: bool) -> io::Result<()> {
        let room = BUNDLE_BYTES.saturating_sub(self.bytes).saturating_add(1);
        let mut bytes = Vec::new();
        if plain {
            let limit = u64::try_from(room).unwrap_or(u64::MAX);
            File::open(path)?.take(limit).read_to_end(&mut bytes)?;
        }
        self.bytes = self.bytes.saturating_add(bytes.len());
        self.files.insert(name, bytes);
        if self.bytes > BUNDLE_BYTES || self.files.len() > BUNDLE_FILES {
            return Err(io::Error::other("larger than any bundle"));
        }
        Ok(())
    }
}

fn text(answer: &Verification, lang: Lang) -> String {
    let mut out = String::new();
    line(&mut out, &answer.summary);
    if let Some(fingerprint) = &answer.fingerprint {
        line(&mut out, &words::key(lang, fingerprint));
    }
    for problem in &answer.problems {
        let path = if problem.path.is_empty() { words::the_bundle(lang) } else { &problem.path };
        line(&mut out, &format!("\n  {path}"));
        line(&mut out, &format!("    {}", problem.message));
        line(&mut out, &format!("    {}", problem.next));
    }
    let bad = answer.files.iter().filter(|file| file.state != FileState::Verified).count();
    if !answer.verified && !answer.files.is_empty() {
        let good = answer.files.len().saturating_sub(bad);
        line(&mut out, &format!("\n{}", words::unchanged(lang, &good, &answer.files.len())));
    }
    list(&mut out, words::proves(lang), &answer.proves);
    list(&mut out, words::cannot_prove(lang), &answer.cannot_prove);
    out
}

fn list(out: &mut String, title: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    line(out, &format!("\n{title}"));
    for item in items {
        line(out, &format!("  - {item}"));
    }
}

fn unreadable(path: &Path, error: &io::Error, lang: Lang) -> CliError {
    CliError::new(words::not_read(lang, &path.display(), error), words::not_read_next(lang))
}
