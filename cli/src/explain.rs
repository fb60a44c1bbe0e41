//! `rebatelens explain`.

use crate::{
    args::{Common, Format},
    output::{Output, printable},
};
use rebatelens_core::{
    explain::catalogue::{RuleEntry, entry},
    finding::{Rule, rules},
};

/// Prints one entry of the catalogue, or the list of all.
pub(crate) fn run(code: Option<&'static Rule>, common: &Common) -> Output {
    let text = match (code, common.format) {
        (Some(code), Format::Json) => serde_json::json!(entry(code, common.lang)).to_string(),
        (Some(code), Format::Text) => one(&entry(code, common.lang), common),
        (None, Format::Json) => {
            let all: Vec<RuleEntry> = rules::ALL.iter().map(|code| entry(*code, common.lang)).collect();
            serde_json::json!(all).to_string()
        }
        (None, Format::Text) => all(common),
    };
    Output::done(text)
}

fn all(common: &Common) -> String {
    let lines = rules::ALL.iter().map(|code| {
        let entry = entry(*code, common.lang);
        format!("{}  {}", entry.code, entry.title)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn one(entry: &RuleEntry, common: &Common) -> String {
    let lang = common.lang;
    let mut parts = vec![format!("{}  {}\n\n{}", entry.code, entry.title, entry.what)];
    let needs = entry.needs.join(lang.comma());
    let words = [
        (lang.pick("Why", "原因"), &entry.why),
        (lang.pick("Next", "下一步"), &entry.next),
        (lang.pick("Needs", "所需数据"), &needs),
    ];
    let whole = words.into_iter().filter(|(_, words)| !words.is_empty());
    parts.extend(whole.map(|(name, words)| format!("{name}\n  {words}")));
    let examples = [
        (lang.pick("Example (synthetic)", "示例（虚构数据）"), entry.example),
        (lang.pick("One that does not give it", "不会触发的示例"), entry.counterexample),
    ];
    if !entry.example.trim().is_empty() {
        parts.extend(examples.map(|(name, text)| {
            let lines: Vec<String> = text.lines().map(|line| format!("  {line}")).collect();
            format!("{name}\n{}", lines.join("\n"))
        }));
    }
    printable(&parts.join("\n\n"))
}
