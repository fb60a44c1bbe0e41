//! What a person asks for, and why it may be refused.

use super::{CHECKS, WORDS};
use crate::step::{Outcome, Problem};
use std::{fs, path::Path};

const USAGE: &str = "call it as: cargo xtask new-rule CODE NAME, such as AM019 amount_without_currency";
/// Where the families are listed.
const FAMILIES: &str = "core/finding/build/words/rules.rs";
/// Words of the language, and crates that every crate knows.
const RESERVED: &[&str] = &[
    "abstract", "alloc", "as", "async", "await", "become", "box", "break", "const", "continue", "core",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in",
    "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "self", "static", "std", "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe",
    "unsized", "use", "virtual", "where", "while", "yield",
];

/// A rule that does not exist yet.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NewRule {
    /// Such as `AM019`.
    pub(super) code: String,
    /// The name of its family's files, such as `amount`.
    pub(super) stem: String,
    /// The name of its check's file, such as `amount_without_currency`.
    pub(super) name: String,
}

impl NewRule {
    /// The letters of its family.
    pub(super) fn letters(&self) -> &str {
        self.code.get(..2).unwrap_or_default()
    }

    /// The name of its check's type.
    pub(super) fn type_name(&self) -> String {
        let word = |word: &str| {
            let mut letters = word.chars();
            let first = letters.next().map(|first| first.to_ascii_uppercase());
            first.into_iter().chain(letters).collect::<String>()
        };
        self.name.split('_').map(word).collect()
    }
}

/// Reads the arguments of a call.
///
/// # Errors
/// Why there can be no such rule.
pub(super) fn read(root: &Path, arguments: &[String]) -> Outcome<NewRule> {
    let [code, name] = arguments else { return Err(Problem(USAGE.into())) };
    let stem = family(root, code)?;
    check_code(root, code, &stem)?;
    check_name(root, name)?;
    let rule = NewRule { code: code.clone(), stem, name: name.clone() };
    check_type(root, &rule)?;
    Ok(rule)
}

/// The name of a family's files, from the letters of a code.
fn family(root: &Path, code: &str) -> Outcome<String> {
    let (letters, number) = code.split_at_checked(2).unwrap_or_default();
    if number.len() != 3 || !number.chars().all(|c| c.is_ascii_digit()) {
        return Err(Problem(format!("{code} is not a code: two capital letters and three digits\n{USAGE}")));
    }
    let families = families(&fs::read_to_string(root.join(FAMILIES))?);
    let found = families.iter().find(|(known, _)| known == letters);
    found.map(|(_, stem)| stem.clone()).ok_or_else(|| {
        let known: Vec<String> =
            families.iter().map(|(letters, stem)| format!("{letters} ({stem})")).collect();
        Problem(format!("{letters} is not a family; the families are {}", known.join(", ")))
    })
}

/// The families of a list in code, each `("AM", "amount"),`.
fn families(code: &str) -> Vec<(String, String)> {
    let pair = |line: &str| {
        let mut texts = line.trim().strip_prefix("(\"")?.strip_suffix("\"),")?.split("\", \"");
        let (letters, stem) = (texts.next()?, texts.next()?);
        (letters.len() == 2 && texts.next().is_none()).then(|| (letters.into(), stem.into()))
    };
    code.lines().filter_map(pair).collect()
}

/// A code means the same for ever, so only one after the last is new: a gap may
/// be a code that was retired.
fn check_code(root: &Path, code: &str, stem: &str) -> Outcome {
    let words = fs::read_to_string(root.join(WORDS).join(format!("en/{stem}.toml")))?;
    let codes: Vec<&str> =
        words.lines().filter_map(|line| line.trim().strip_prefix('[')?.strip_suffix(']')).collect();
    if codes.contains(&code) {
        return Err(Problem(format!("{code} exists; see {WORDS}/en/{stem}.toml")));
    }
    match codes.iter().max() {
        Some(last) if code < *last => {
            Err(Problem(format!("{code} may have been retired: the last code of its family is {last}")))
        }
        _ => Ok(()),
    }
}

fn check_name(root: &Path, name: &str) -> Outcome {
    let in_small_letters = name.split('_').all(|word| {
        let letters = word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        !word.is_empty() && letters
    });
    if !in_small_letters || !name.starts_with(|c: char| c.is_ascii_lowercase()) || RESERVED.contains(&name) {
        return Err(Problem(format!(
            "{name} cannot name a file of code: small letters, digits and single underscores do"
        )));
    }
    let taken = [format!("{CHECKS}/{name}.rs"), format!("{CHECKS}/{name}")];
    match taken.iter().find(|path| root.join(path).exists()) {
        Some(path) => Err(Problem(format!("{path} exists; a check is a file of its own"))),
        None => Ok(()),
    }
}

/// The list names each check by its type.
fn check_type(root: &Path, rule: &NewRule) -> Outcome {
    let (list, name) = (format!("{CHECKS}/lists.rs"), rule.type_name());
    let text = fs::read_to_string(root.join(&list))?;
    if text.split(|c: char| !c.is_alphanumeric()).any(|word| word == name) {
        return Err(Problem(format!(
            "{list} names a {name} already; choose another name than {}",
            rule.name
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::families;

    #[test]
    fn families_are_read_from_their_list() {
        let code = "const FAMILIES: [(&str, &str); 2] = [\n    (\"FI\", \"file\"),\n    (\"AM\", \"amount\"),\n];\n\
            const KEYS: [&str; 2] = [\"name\", \"title\"];\n";
        let pair = |letters: &str, stem: &str| (letters.to_string(), stem.to_string());
        assert_eq!(families(code), [pair("FI", "file"), pair("AM", "amount")]);
    }
}
