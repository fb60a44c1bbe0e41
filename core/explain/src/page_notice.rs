//! Why a page's table is not checked, where its headers say so.

use alloc::{vec, vec::Vec};
use rebatelens_finding::{Rule, rule, terms::page_rows, word::Word};
use rebatelens_table::{column_report::ColumnReport, fault::InputFault};

rule! { CA001: fatal Note, needs [], replaces [] }
rule! { CA002: fatal Warning, needs [], replaces [] }

pub(crate) const RULES: &[&Rule] = &[&CA001, &CA002];

/// Headers that are those of another table, or that nothing makes clear.
pub(crate) fn headers_notice(unclear: bool, columns: &[ColumnReport]) -> InputFault {
    let names = |known: bool| {
        let named = columns.iter().filter(|column| column.field.is_some() == known);
        let list: Vec<&str> = named.map(|column| column.header.as_str()).collect();
        if list.is_empty() { Word::term(&page_rows::NO_HEADERS) } else { Word::list(&list) }
    };
    InputFault::new(
        if unclear { &CA002 } else { &CA001 },
        None,
        None,
        vec![("understood", names(true)), ("other", names(false))],
    )
}
