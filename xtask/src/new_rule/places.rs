//! A rule is one file: declared once, and named by the file that reports it.

use super::WORDS;
use crate::{
    layers::tokens::{self, Token},
    paths::root,
    step::{Outcome, Problem},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

/// The files of a rule.
#[derive(Debug, Default)]
struct Places {
    /// Those with its `rule!` line.
    declared: Vec<String>,
    /// Those that name it; a list of what another rule replaces does not count.
    named: BTreeSet<String>,
}

/// The codes of the catalogue, from the files of words.
fn codes(root: &Path) -> io::Result<BTreeMap<String, Places>> {
    let mut codes = BTreeMap::new();
    for path in files(&root.join(WORDS).join("en"), "toml")? {
        let text = fs::read_to_string(path)?;
        let headings = text.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
        codes.extend(headings.filter(|name| is_code(name)).map(|code| (code.to_string(), Places::default())));
    }
    Ok(codes)
}

fn is_code(word: &str) -> bool {
    word.len() == 5
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.ends_with(|c: char| c.is_ascii_digit())
}

/// Files with an ending, in a folder and those below it.
fn files(folder: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, ending)?);
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The code of the core, without files of tests.
fn sources(root: &Path) -> io::Result<Vec<(String, Vec<Token>)>> {
    let mut sources = Vec::new();
    for path in files(&root.join("core"), "rs")? {
        let name = path.strip_prefix(root).unwrap_or(&path).display().to_string().replace('\\', "/");
        let is_code = name.split('/').any(|folder| folder == "src");
        if is_code && !name.ends_with("/tests.rs") && !name.contains("/tests/") {
            sources.push((name, tokens::read(&fs::read_to_string(&path)?)));
        }
    }
    Ok(sources)
}

/// Where each rule of the catalogue is declared and named.
fn places(mut rules: BTreeMap<String, Places>, sources: &[(String, Vec<Token>)]) -> BTreeMap<String, Places> {
    for (path, tokens) in sources {
        let words: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            at += match rest {
                ["#", "[", "cfg", "(", "test", ")", "]", "mod", ..] | [] => break,
                ["replaces", "[", others @ ..] => others.iter().take_while(|word| **word != "]").count() + 2,
                ["rule", "!", "{", code, ..] => {
                    if let Some(rule) = rules.get_mut(*code) {
                        rule.declared.push(path.clone());
                    }
                    3
                }
                [word, ..] => {
                    if let Some(rule) = rules.get_mut(*word) {
                        rule.named.insert(path.clone());
                    }
                    1
                }
            };
        }
    }
    rules
}

fn check(rules: &BTreeMap<String, Places>) -> Outcome {
    let mut problems = Vec::new();
    for (code, Places { declared, named }) in rules {
        match declared.as_slice() {
            [file] => {
                let others: Vec<&String> = named.iter().filter(|other| *other != file).collect();
                if !others.is_empty() {
                    problems.push(format!(
                        "{code} is declared in {file}; these files name it as well: {others:?}"
                    ));
                }
            }
            _ => problems.push(format!("{code} is declared in {declared:?}")),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Problem(problems.join("\n"))) }
}

#[test]
fn every_rule_is_declared_once_and_no_other_file_names_it() -> Outcome {
    let rules = places(codes(&root())?, &sources(&root())?);
    assert!(rules.len() > 100, "{}", rules.len());
    check(&rules).map_err(|Problem(text)| Problem(format!("\n{text}")))
}

#[test]
fn what_names_a_rule_is_counted_and_what_does_not_is_not() {
    let rules = |files: &[(&str, &str)]| {
        let catalogue = ["AM001", "AM002"].map(|code| (code.to_string(), Places::default()));
        let sources: Vec<_> =
            files.iter().map(|(path, text)| ((*path).to_string(), tokens::read(text))).collect();
        places(catalogue.into_iter().collect(), &sources)
    };
    let first = (
        "core/checks/src/a.rs",
        "rule! { AM001: Error, needs [], replaces [] }\nconst RULES: &[&Rule] = &[&AM001];",
    );
    let second = ("core/checks/src/b.rs", "rule! { AM002: Error, needs [], replaces [a::AM001] }");
    let silent =
        ("core/checks/src/c.rs", "// AM001\nfn f() { \"AM001\" }\n#[cfg(test)]\nmod tests { AM001 }");
    assert!(check(&rules(&[first, second, silent])).is_ok());
    assert!(check(&rules(&[first, first, second])).is_err(), "AM001 is declared twice");
    assert!(check(&rules(&[first])).is_err(), "AM002 is not declared");
    let other = ("core/explain/src/d.rs", "found.rule == &AM001");
    let Err(Problem(text)) = check(&rules(&[first, second, other])) else {
        unreachable!("two files name AM001")
    };
    assert_eq!(
        text,
        "AM001 is declared in core/checks/src/a.rs; these files name it as well: [\"core/explain/src/d.rs\"]"
    );
}
