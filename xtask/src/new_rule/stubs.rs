//! What a new rule consists of until its check and its words are written. A
//! text that begins with TODO fails tests and release builds by name.

use super::call::NewRule;

/// The file of a check that compiles and reports nothing.
pub(super) fn check(rule: &NewRule) -> String {
    let code = &rule.code;
    let (letters, type_name) = (rule.letters(), rule.type_name());
    format!(
        "\
//! `{letters}`: TODO: what the check looks for.

use crate::{{
    Findings,
    registry::{{Check, TableContext}},
    values::RecordValues,
}};
use rebatelens_finding::{{Rule, rule}};
use rebatelens_table::record::Record;

rule! {{ {code}: Warning, needs [], replaces [] }}

/// TODO: what the check looks for, and what it leaves to others.
#[derive(Default)]
pub(crate) struct {type_name};

impl Check for {type_name} {{
    const RULES: &'static [&'static Rule] = &[&{code}];

    fn record(
        &mut self,
        _record: &Record<'_, '_>,
        _values: &RecordValues,
        _context: &TableContext<'_>,
        _out: &mut Findings,
    ) {{
        // TODO: _out.push(crate::found::of_field(&{code}, _record, Field::RebateAmount, vec![]));
    }}
}}
"
    )
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
