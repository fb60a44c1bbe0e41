//! One text: whether it is there, and which blanks it has.

use std::{collections::BTreeSet, fmt};
use toml::{Table, Value};

/// Where a text is.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    /// The rule's code or the section.
    pub(super) entry: &'a str,
    pub(super) key: &'a str,
    pub(super) lang: &'a str,
    pub(super) path: &'a str,
}

impl fmt::Display for At<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: `{}` in {}", self.entry, self.key, self.lang)
    }
}

/// The blanks of one text.
pub(super) struct Blanks<'a> {
    pub(super) lang: &'a str,
    pub(super) path: String,
    pub(super) names: BTreeSet<String>,
}

/// How a text begins that `cargo xtask new-rule` leaves to be written.
const STUB: &str = "TODO";

/// What is wrong with the words, a sentence each.
#[derive(Default)]
pub(super) struct Faults {
    pub(super) faults: Vec<String>,
    /// Texts that are still to be written.
    pub(super) stubs: Vec<String>,
}

impl Faults {
    pub(super) fn add(&mut self, fault: String) {
        self.faults.push(fault);
    }

    /// Notes a text that is still to be written.
    pub(super) fn stub(&mut self, at: &At<'_>, text: &str) {
        if text.trim_start().starts_with(STUB) {
            self.stubs.push(format!("{at} is still to be written ({}).", at.path));
        }
    }

    /// The text of a value; a text that is missing or empty is a fault.
    pub(super) fn text<'v>(&mut self, at: &At<'_>, value: Option<&'v Value>) -> Option<&'v str> {
        let fault = match value {
            Some(Value::String(text)) if !text.trim().is_empty() => {
                self.stub(at, text);
                return Some(text);
            }
            Some(Value::String(_)) => "is empty",
            Some(_) => "is not a text",
            None => "is missing",
        };
        self.add(format!("{at} {fault} ({}).", at.path));
        None
    }

    /// The blanks of a text; a brace that marks no blank is a fault.
    pub(super) fn blanks(&mut self, at: &At<'_>, text: &str) -> BTreeSet<String> {
        blanks(text).unwrap_or_else(|| {
            self.add(format!("{at} has a brace that marks no blank ({}).", at.path));
            BTreeSet::new()
        })
    }

    /// Names each blank that one language has and another lacks.
    pub(super) fn same_blanks(&mut self, entry: &str, key: &str, texts: &[Blanks<'_>]) {
        for one in texts {
            for other in texts {
                for blank in one.names.difference(&other.names) {
                    self.add(format!(
                        "{entry}: `{key}` has the blank {{{blank}}} in {} and not in {} ({}).",
                        one.lang, other.lang, other.path
                    ));
                }
            }
        }
    }

    /// Names each key that nothing reads.
    pub(super) fn unknown_keys(&mut self, at: &At<'_>, table: &Table, known: &[&str]) {
        for key in table.keys().filter(|key| !known.contains(&key.as_str())) {
            let at = At { key, ..*at };
            self.add(format!("{at} is not a known key; the keys are {} ({}).", known.join(", "), at.path));
        }
    }
}

/// The names between a text's braces; nothing where a brace marks no blank.
fn blanks(text: &str) -> Option<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}')?;
        if before.contains('}') || !is_name(name) {
            return None;
        }
        found.insert(name.into());
        rest = behind;
    }
    (!rest.contains('}')).then_some(found)
}

/// Whether a name can stand in code: small letters, digits, underscores.
pub(super) fn is_name(name: &str) -> bool {
    let starts = name.starts_with(|c: char| c.is_ascii_lowercase());
    starts && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
