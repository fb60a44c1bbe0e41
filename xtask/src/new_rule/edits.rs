//! Lines put into their places in files that exist.

use super::call::NewRule;

/// The module of the check, among the others in the order of their names.
pub(super) fn add_module(text: &str, rule: &NewRule) -> Option<String> {
    let name = |line: &str| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        Some(line.strip_prefix("mod ")?.strip_suffix(';')?.to_string())
    };
    insert(text, &format!("mod {};", rule.name), |line| name(line).map(|name| name > rule.name))
}

/// The check at the end of those of a table, and the import of its type.
pub(super) fn add_check(text: &str, rule: &NewRule) -> Option<String> {
    let type_name = rule.type_name();
    let (before, rest) = text.split_once("pub type Table = checks![\n")?;
    let (list, after) = rest.split_once("];")?;
    let (head, imports) = before.split_once("use crate::{\n")?;
    let (imports, tail) = imports.split_once("};")?;
    let import = format!("    {}::{type_name},", rule.name);
    let imports = insert(imports, &import, |line| {
        let (module, _) = line.trim().split_once("::")?;
        Some(module > rule.name.as_str())
    })?;
    Some(format!(
        "{head}use crate::{{\n{imports}}};{tail}pub type Table = checks![\n{list}    {type_name},\n];{after}"
    ))
}

/// The `rule!` line, among the family's in the order of their codes.
pub(super) fn add_declaration(text: &str, rule: &NewRule) -> Option<String> {
    insert(text, &declaration(rule), |line| {
        let code = line.strip_prefix("rule! { ")?.get(..5)?;
        Some(code > rule.code.as_str())
    })
}

/// What a new rule is until somebody decides: worth a look, for any input.
pub(super) fn declaration(rule: &NewRule) -> String {
    format!("rule! {{ {}: Warning, needs [], replaces [] }}", rule.code)
}

/// The rule in the list of all, after the others of its family.
pub(super) fn add_to_all(text: &str, rule: &NewRule) -> Option<String> {
    let start = format!("    &{}::{}", rule.stem, rule.letters());
    insert(text, &format!("    &{}::{},", rule.stem, rule.code), |line| {
        let number = line.strip_prefix(&start)?.strip_suffix(',')?;
        Some(number > rule.code.get(2..)?)
    })
}

/// Inserts a line among lines of its kind: before the first that comes after
/// it, or after the last. `is_after` knows no other line.
fn insert(text: &str, new: &str, is_after: impl Fn(&str) -> Option<bool>) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let known: Vec<(usize, bool)> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((at, is_after(line)?))).collect();
    let next = known.iter().find(|(_, after)| *after).map(|(at, _)| *at);
    let at = next.or_else(|| known.last().map(|(at, _)| at + 1))?;
    let (before, after) = lines.split_at(at);
    Some([before, &[new], after].concat().join("\n") + "\n")
}

/// A section of a family's file, in the order of the codes.
pub(super) fn add_section(text: &str, rule: &NewRule, section: &str) -> String {
    let is_after = |line: &str| {
        line.strip_prefix('[').and_then(|line| line.get(..5)).is_some_and(|code| code > rule.code.as_str())
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if is_after(line) {
            return format!("{}{section}\n{}", &text[..at], &text[at..]);
        }
        at += line.len();
    }
    let end = text.trim_end();
    if end.is_empty() { section.into() } else { format!("{end}\n\n{section}") }
}
