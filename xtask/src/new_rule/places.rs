//! A rule is one file: declared once, and named by the file that reports it.

use super::{RULES, WORDS};
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

/// Rules that more files than one name, by their number. It only shrinks: the
/// check fails as well where fewer files name a rule than are allowed here.
const IN_MORE_FILES: &[(usize, &[&str])] = &[
    (
        2,
        &[
            "AG011", "AG012", "AG013", "AG014", "AG015", "AG016", "AG017", "AG019", "AG020", "AG021",
            "AM001", "AM004", "AM006", "AM007", "AM012", "FI003", "FI004", "FI031", "ID002", "ID003",
            "ID004", "ID005", "ID006", "PE002", "PE005", "PE006", "ST008", "TO006",
        ],
    ),
    (3, &["AM003", "AM008", "FI005", "FI027", "FI036", "PE001"]),
];

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
                    if let Some(rule) = rules.get_mut(*word).filter(|_| !path.starts_with(RULES)) {
                        rule.named.insert(path.clone());
                    }
                    1
                }
            };
        }
    }
    rules
}

fn check(rules: &BTreeMap<String, Places>, exceptions: &[(usize, &[&str])]) -> Outcome {
    let mut problems = Vec::new();
    for (code, Places { declared, named }) in rules {
        if declared.len() != 1 {
            problems.push(format!("{code} is declared in {declared:?}"));
        }
        let exception = exceptions.iter().find(|(_, codes)| codes.contains(&code.as_str()));
        let allowed = exception.map_or(1, |(files, _)| *files);
        if named.len() > allowed {
            problems.push(format!("{code}: {allowed} may name it, and these do: {named:?}"));
        } else if named.len() < allowed {
            problems.push(format!("{code}: {allowed} are expected to name it, and these do: {named:?}"));
        }
    }
    for code in exceptions.iter().flat_map(|(_, codes)| *codes) {
        if !rules.contains_key(*code) {
            problems.push(format!("IN_MORE_FILES names {code}, and there is no such rule"));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Problem(problems.join("\n"))) }
}

#[test]
fn every_rule_is_declared_once_and_one_file_reports_it() -> Outcome {
    let rules = places(codes(&root())?, &sources(&root())?);
    assert!(rules.len() > 100, "{}", rules.len());
    check(&rules, IN_MORE_FILES).map_err(|Problem(text)| Problem(format!("\n{text}")))
}

#[test]
fn what_names_a_rule_is_counted_and_what_does_not_is_not() {
    let rules = |files: &[(&str, &str)]| {
        let catalogue = ["AM001", "AM002"].map(|code| (code.to_string(), Places::default()));
        let sources: Vec<_> =
            files.iter().map(|(path, text)| ((*path).to_string(), tokens::read(text))).collect();
        places(catalogue.into_iter().collect(), &sources)
    };
    let beside = ("core/checks/src/a.rs", "rule! { AM001: Error, needs [], replaces [] }");
    let apart = ("core/finding/src/rules/amount.rs", "rule! { AM002: Error, needs [], replaces [AM001] }");
    let reports = (
        "core/checks/src/b.rs",
        "// AM001\nuse x::AM002; fn f() { \"AM001\" }\n#[cfg(test)]\nmod tests { AM001 }",
    );
    assert!(check(&rules(&[beside, apart, reports]), &[]).is_ok());
    assert!(check(&rules(&[beside, apart]), &[]).is_err(), "nothing reports AM002");
    assert!(check(&rules(&[beside, beside, apart, reports]), &[]).is_err(), "AM001 is declared twice");
    assert!(check(&rules(&[beside, reports]), &[]).is_err(), "AM002 is not declared");
    let second = ("core/explain/src/c.rs", "found.rule == &AM001");
    let all = rules(&[beside, apart, reports, second]);
    assert!(check(&all, &[]).is_err(), "two files name AM001");
    assert!(check(&all, &[(2, &["AM001"])]).is_ok());
    assert!(check(&all, &[(2, &["AM001", "AM002"])]).is_err(), "AM002 is in one file again");
    assert!(check(&all, &[(2, &["AM001", "AM003"])]).is_err(), "there is no AM003");
}
