//! `rebatelens explain`.

use crate::{
    call::{Common, Format},
    output::Output,
    printable::printable,
    words::explain as words,
};
use rebatelens_core::{
    explain::{
        catalogue::{RuleEntry, entry},
        rules,
    },
    finding::Rule,
};

/// Prints one entry of the catalogue, or the list of all.
pub(crate) fn run(rule: Option<&'static Rule>, common: Common) -> Output {
    let text = match (rule, common.format) {
        (Some(rule), Format::Json) => serde_json::json!(entry(rule, common.lang)).to_string(),
        (Some(rule), _) => one(&entry(rule, common.lang), common),
        (None, Format::Json) => {
            let all: Vec<RuleEntry> = rules::ALL.iter().map(|rule| entry(rule, common.lang)).collect();
            serde_json::json!(all).to_string()
        }
        (None, _) => all(common),
    };
    Output::done(text)
}

fn all(common: Common) -> String {
    let lines = rules::ALL.iter().map(|rule| {
        let entry = entry(rule, common.lang);
        format!("{}  {}", entry.code, entry.title)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn one(entry: &RuleEntry, common: Common) -> String {
    let lang = common.lang;
    let mut parts = vec![format!("{}  {}\n\n{}", entry.code, entry.title, entry.what)];
    let needs = entry.needs.join(lang.comma());
    let texts =
        [(words::why(lang), &entry.why), (words::next(lang), &entry.next), (words::needs(lang), &needs)];
    let whole = texts.into_iter().filter(|(_, text)| !text.is_empty());
    parts.extend(whole.map(|(name, text)| format!("{name}\n  {text}")));
    let examples =
        [(words::example(lang), entry.example), (words::counterexample(lang), entry.counterexample)];
    if !entry.example.trim().is_empty() {
        parts.extend(examples.map(|(name, text)| {
            let lines: Vec<String> = text.lines().map(|line| format!("  {line}")).collect();
            format!("{name}\n{}", lines.join("\n"))
        }));
    }
    printable(&parts.join("\n\n"))
}
