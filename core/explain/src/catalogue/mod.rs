//! The catalogue: one entry a rule, each with an example that fires it and one
//! that does not. The examples run as tests.

pub mod page;

use alloc::{string::String, vec::Vec};
use rebatelens_finding::{Lang, Rule, Severity};
use serde::Serialize;

/// An entry of the catalogue, for a person. Pages never show one, so the page's
/// module does without what only entries hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RuleEntry {
    /// The code, such as `AM001`.
    pub code: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// What the rule is about.
    pub title: &'static str,
    /// What the rule looks for.
    pub what: &'static str,
    /// Why it matters, or how it comes about; empty where only a record says.
    pub why: String,
    /// What to do; empty where only a record says.
    pub next: String,
    /// What it needs before it can say anything.
    pub needs: Vec<String>,
    /// A table that triggers it.
    pub example: &'static str,
    /// A table that looks alike and does not.
    pub counterexample: &'static str,
}

/// The entry of a rule in a language.
pub fn entry(rule: &'static Rule, lang: Lang) -> RuleEntry {
    let texts = rule.message(lang);
    let guide = rule.guide();
    RuleEntry {
        code: rule.code,
        severity: rule.severity,
        title: rule.name(lang),
        what: guide.map_or("", |guide| guide.what.text(lang)),
        why: in_general(texts.why),
        next: in_general(texts.next),
        needs: rule.needs.iter().map(|need| need.in_words(lang)).collect(),
        example: guide.map_or("", |guide| guide.fires),
        counterexample: guide.map_or("", |guide| guide.silent),
    }
}

/// A text without what only a record fills in.
fn in_general(template: &str) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, (_, after))) =
        rest.split_once('{').and_then(|(before, inner)| Some((before, inner.split_once('}')?)))
    {
        text += before;
        text.push('…');
        rest = after;
    }
    text += rest;
    if text.chars().all(|c| c == '…') { String::new() } else { text }
}
