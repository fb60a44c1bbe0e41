//! A table that was checked.

use crate::table_index::TableIndex;
use alloc::string::String;
use rebatelens_table::Table;

/// A table that was checked, and the index by which its records are compared
/// with each other and with those of other tables.
pub struct CheckedTable<'a> {
    /// The name of its input.
    pub name: String,
    /// Whether it is a part of a table: a page that shows some of its rows.
    pub is_part: bool,
    /// The table.
    pub table: Table<'a>,
    /// The index of its records.
    pub index: TableIndex,
}
