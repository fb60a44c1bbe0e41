//! `rebatelens explain`.

use crate::{
    call::{Common, Format},
    output::Output,
    printable::printable,
    words::explain as words,
};
use rebatelens_core::explain::catalogue::{Code, RuleEntry, entry};

/// Prints one entry of the catalogue, or the list of all.
pub(crate) fn run(code: Option<Code>, common: Common) -> Output {
    let text = match (code, common.format) {
        (Some(code), Format::Json) => serde_json::json!(entry(code, common.lang)).to_string(),
        (Some(code), Format::Text) => one(&entry(code, common.lang), common),
        (None, Format::Json) => {
            let all: Vec<RuleEntry> = Code::ALL.iter().map(|code| entry(*code, common.lang)).collect();
            serde_json::json!(all).to_string()
        }
        (None, Format::Text) => all(common),
    };
    Output::done(text)
}

fn all(common: Common) -> String {
    let lines = Code::ALL.iter().map(|code| {
        let entry = entry(*code, common.lang);
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
