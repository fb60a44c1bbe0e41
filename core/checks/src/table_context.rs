//! What is known of a table before its first record.

use crate::{options::Options, table_facts::TableFacts};
use rebatelens_model::{Field, Kind, is_missing};
use rebatelens_table::{Form, Part, Table, column::Column, record::Record};

/// What is known of a table before its first record.
#[derive(Clone, Copy)]
pub struct TableContext<'c> {
    /// The table.
    pub table: &'c Table<'c>,
    /// What the person chose.
    pub options: &'c Options,
    /// Where the columns are that stand beside a record's fields.
    pub columns: ExtraColumns,
    /// Whether it is a page's.
    pub is_page: bool,
    /// What the table shows of itself, as far as it is known.
    pub facts: &'c TableFacts,
}

impl<'c> TableContext<'c> {
    pub(crate) fn of(
        table: &'c Table<'c>,
        part: &Part<'_>,
        options: &'c Options,
        facts: &'c TableFacts,
    ) -> Self {
        let columns = ExtraColumns::of(table);
        Self { table, options, columns, is_page: part.form == Form::Page, facts }
    }
}

/// Where the columns are that stand beside a record's fields.
#[derive(Clone, Copy, Debug, Default)]
pub struct ExtraColumns {
    /// Whether there are any whose cells can be checked.
    pub defined: bool,
    pub refund_of: Option<usize>,
    pub transaction_type: Option<usize>,
    pub usage_start: Option<usize>,
    pub usage_end: Option<usize>,
    pub issue_time: Option<usize>,
    pub estimated: Option<usize>,
}

impl ExtraColumns {
    /// The places in a table.
    pub(crate) fn of(table: &Table<'_>) -> Self {
        let fields_own = |column: &Column| column.name.is_some();
        Self {
            defined: table.kind == Kind::Statement || table.columns.iter().any(fields_own),
            refund_of: table.named("refund_of"),
            transaction_type: table.named("transaction_type").or_else(|| types(table)),
            usage_start: table.named("usage_start_time"),
            usage_end: table.named("usage_end_time"),
            issue_time: table.named("issue_time"),
            estimated: table.named("estimated_date"),
        }
    }
}

/// The column whose own name says that it holds types, where none is known to.
fn types(table: &Table<'_>) -> Option<usize> {
    table.columns.iter().position(|column| {
        let ends_in = |word: &&str| {
            let end = column.header.len().checked_sub(word.len()).and_then(|at| column.header.get(at..));
            end.is_some_and(|end| end.eq_ignore_ascii_case(word))
        };
        let is_type = ["类型", "类别", "type", "kind"].iter().any(ends_in);
        is_type && column.field.is_none() && column.name.is_none()
    })
}

/// The order that a record belongs to: the one that it names as its original,
/// else its own.
pub(crate) fn original_text<'r>(record: &Record<'r, '_>, columns: &ExtraColumns) -> &'r str {
    let original = columns.refund_of.map_or("", |at| record.row().text(at));
    if is_missing(original) { record.text(Field::OrderId) } else { original }
}
