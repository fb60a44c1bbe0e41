//! What a page's table turned out to be.

use serde::Serialize;

/// What a page's table turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TableVerdict {
    /// A rebate table that was checked.
    RebateTable,
    /// It looks like one, but too few columns are understood.
    HeadersUnknown,
    /// Some other table.
    NotRebate,
}
