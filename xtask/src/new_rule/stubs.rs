//! What a new rule consists of until its check and its words are written. A
//! text that begins with TODO fails tests and release builds by name.

use super::call::NewRule;

/// A check of the core's own that reports nothing, under names that a new one
/// replaces. The core's tests compile it.
const TEMPLATE: &str = include_str!("../../../core/checks/templates/check.rs");

/// The file of a check that compiles and reports nothing.
pub(super) fn check(rule: &NewRule) -> String {
    let family = format!("`{}`", rule.letters());
    TEMPLATE.replace("`AM`", &family).replace("AM001", &rule.code).replace("Template", &rule.type_name())
}

/// The words of a rule, in any language.
pub(super) fn words(rule: &NewRule) -> String {
    let texts = [
        ("name", "what the rule is about"),
        ("title", "a few words, with the money"),
        ("what", "what the rule looks for, for the catalogue"),
        ("message", "what happened"),
        ("why", "why it matters, or how it comes about"),
        ("next", "one thing to do"),
    ];
    let texts: String = texts.map(|(key, what)| format!("{key} = \"TODO: {what}\"\n")).concat();
    format!("[{}]\n{texts}", rule.code)
}

/// The examples of a rule.
pub(super) fn examples(rule: &NewRule) -> String {
    let texts =
        [("fires", "an input that the rule reports"), ("silent", "one that looks alike and has no finding")];
    let texts: String = texts.map(|(key, what)| format!("{key} = \"\"\"\nTODO: {what}\n\"\"\"\n")).concat();
    format!("[{}]\n{texts}", rule.code)
}
