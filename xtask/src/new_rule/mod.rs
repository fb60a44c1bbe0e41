//! `cargo xtask new-rule CODE NAME`: the files and lines of a rule, so that
//! what is left to write is its check and its words.

mod call;
mod edits;
#[cfg(test)]
mod places;
mod stubs;
#[cfg(test)]
mod tests;

use crate::{
    paths::root,
    step::{Outcome, Problem, write},
};
pub(crate) use call::NewRule;
use std::{
    fs,
    path::{Path, PathBuf},
};

const CHECKS: &str = "core/checks/src";
const WORDS: &str = "core/finding/words";
/// The folder of examples, which have no language.
const EXAMPLES: &str = "examples";

/// The rule that arguments ask for.
///
/// # Errors
/// Why there can be no such rule.
pub(crate) fn read(arguments: &[String]) -> Outcome<NewRule> {
    call::read(&root(), arguments)
}

/// Writes a rule, and prints what is left to do.
pub(crate) fn add(rule: &NewRule) -> Outcome {
    let root = root();
    // Nothing is written where one of the files is not as expected.
    let files = files(&root, rule)?;
    for (path, text) in &files {
        write(&root.join(path), text)?;
    }
    print!("{}", left_to_do(rule, &files));
    Ok(())
}

/// The files that a new rule changes, each from the root, with its new text.
fn files(root: &Path, rule: &NewRule) -> Outcome<Vec<(PathBuf, String)>> {
    let stem = &rule.stem;
    let check = format!("{CHECKS}/{}.rs", rule.name);
    let mut files = vec![(check.into(), stubs::check(rule))];
    let mut change = |path: String, change: &dyn Fn(&str) -> Option<String>| {
        let text =
            fs::read_to_string(root.join(&path)).map_err(|error| Problem(format!("{path}: {error}")))?;
        let changed =
            change(&text).ok_or_else(|| Problem(format!("{path} has no place for {}", rule.code)))?;
        files.push((path.into(), changed));
        Ok::<_, Problem>(())
    };
    change(format!("{CHECKS}/lib.rs"), &|text| edits::add_module(text, rule))?;
    change(format!("{CHECKS}/lists.rs"), &|text| edits::add_check(text, rule))?;
    for lang in languages(root)? {
        let words = stubs::words(rule);
        change(format!("{WORDS}/{lang}/{stem}.toml"), &|text| Some(edits::add_section(text, rule, &words)))?;
    }
    let examples = stubs::examples(rule);
    change(format!("{WORDS}/{EXAMPLES}/{stem}.toml"), &|text| {
        Some(edits::add_section(text, rule, &examples))
    })?;
    Ok(files)
}

/// The languages that words are in.
fn languages(root: &Path) -> Outcome<Vec<String>> {
    let mut languages = Vec::new();
    for entry in fs::read_dir(root.join(WORDS))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && name != EXAMPLES {
            languages.push(name);
        }
    }
    languages.sort();
    Ok(languages)
}

fn left_to_do(rule: &NewRule, files: &[(PathBuf, String)]) -> String {
    let paths: Vec<String> = files.iter().map(|(path, _)| path.display().to_string()).collect();
    let paths = paths.join("\n  ");
    let NewRule { code, stem, .. } = rule;
    format!(
        "{code} is in these files:
  {paths}

Still to do:
  its severity, needs and replaces, in its `rule!` line
  its check: what begins with TODO, and when it reports
  its words and examples: what begins with TODO in {stem}.toml
Until then these fail:
  cargo test -p rebatelens-finding
  cargo test -p rebatelens-core --test core catalogue
"
    )
}
