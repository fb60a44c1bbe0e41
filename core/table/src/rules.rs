//! The rules of this floor: why bytes are no table, and what is odd about a whole
//! file.

use crate::{fault, form, format, page_cells, source, stated_count, stream, text};
use rebatelens_finding::{Rule, join_rules};

/// Every rule that reading can report.
pub const RULES: &[&Rule] = join_rules![
    fault::RULES,
    form::RULES,
    format::RULES,
    page_cells::RULES,
    source::RULES,
    stated_count::RULES,
    stream::RULES,
    text::RULES,
];
