//! Every rule, in the order of the catalogue: those of the floors below, and those
//! of this one.

use crate::{page_notice, workspace};
use rebatelens_finding::{Rule, join_rules, rules::catalogue, words::order};

/// Every rule, in the order of the catalogue. A rule that has words and that no
/// list has does not compile.
pub static ALL: &[&Rule] = &IN_ORDER;

static IN_ORDER: [&Rule; order::COUNT] = catalogue(join_rules![
    rebatelens_table::rules::RULES,
    rebatelens_formats::RULES,
    rebatelens_checks::rules::RULES,
    page_notice::RULES,
    workspace::RULES,
]);

/// The rule of that code, in any case.
pub fn by_code(code: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(code.trim()))
}
