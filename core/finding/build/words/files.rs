//! The files under `words/`: one folder a language, and `examples/`.

use super::{Content, File};
use std::{fs, io, path::Path};

/// The folder of examples, which have no language.
const EXAMPLES: &str = "examples";

/// Reads every file of words of a crate.
pub(crate) fn read(root: &Path) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for folder in names(&root.join("words"))?.iter().filter(|name| !name.contains('.')) {
        if folder == EXAMPLES {
            add(&mut files, root, &format!("words/{EXAMPLES}"), &Content::Examples)?;
        } else {
            add(&mut files, root, &format!("words/{folder}"), &Content::Rules { lang: folder.clone() })?;
            let terms = Content::Terms { lang: folder.clone() };
            add(&mut files, root, &format!("words/{folder}/terms"), &terms)?;
        }
    }
    Ok(files)
}

/// Adds the TOML files of a folder.
fn add(files: &mut Vec<File>, root: &Path, folder: &str, content: &Content) -> io::Result<()> {
    for name in names(&root.join(folder))? {
        if let Some(stem) = name.strip_suffix(".toml") {
            let path = format!("{folder}/{name}");
            let text = fs::read_to_string(root.join(&path))?;
            files.push(File { content: content.clone(), stem: stem.into(), path, text });
        }
    }
    Ok(())
}

/// The names in a folder, sorted, so that each build gives the same code.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string());
    }
    names.sort();
    Ok(names)
}
