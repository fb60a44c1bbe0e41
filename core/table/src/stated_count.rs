//! A file that counts other records than it holds.

use crate::{attribute::Attribute, fault::InputFault};
use alloc::{string::ToString, vec};
use rebatelens_finding::{Rule, rule, terms::api_response, word::Word};

rule! { FI027: Note, needs [], replaces [] }

pub(crate) const RULES: &[&Rule] = &[&FI027];

/// The fault of a count beside records that are so many; nothing where they are
/// as many as it says.
pub fn check_count(count: &Attribute, rows: usize) -> Option<InputFault> {
    let all: usize = count.value.parse().ok()?;
    if all == rows {
        return None;
    }
    let meaning = if all > rows { &api_response::ONE_PAGE } else { &api_response::PAGE_TWICE };
    let args = vec![
        ("name", Word::from(count.name.as_str())),
        ("all", Word::from(all.to_string())),
        ("rows", Word::from(rows.to_string())),
        ("meaning", Word::term(meaning)),
    ];
    Some(InputFault::new(&FI027, None, None, args))
}

/// Whether a rule says that records are missing, or there twice.
pub fn is_incomplete(rule: &Rule) -> bool {
    rule == &FI027
}
