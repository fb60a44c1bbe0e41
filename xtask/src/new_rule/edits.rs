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

/// The check at the end of those of a table.
pub(super) fn add_check(text: &str, rule: &NewRule) -> Option<String> {
    let (before, rest) = text.split_once("    type Table = [\n")?;
    let (list, after) = rest.split_once("    ];")?;
    let line = format!("        crate::{}::{},\n", rule.name, rule.type_name());
    Some(format!("{before}    type Table = [\n{list}{line}    ];{after}"))
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
