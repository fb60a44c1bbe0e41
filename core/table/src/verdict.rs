//! Whether a table holds rebates.

use crate::column::Column;
use rebatelens_model::Field;
use serde::{Deserialize, Serialize};

/// What a page's table turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// Judges a header by the fields that it names.
pub fn verdict(columns: &[Column]) -> TableVerdict {
    let has = |field: Field| columns.iter().any(|column| column.field == Some(field));
    let number = has(Field::RebateAmount) || (has(Field::BaseAmount) && has(Field::RebateRate));
    let anchor = [
        Field::RecordId,
        Field::OrderId,
        Field::CustomerId,
        Field::PartnerId,
        Field::SettlementPeriod,
        Field::Status,
        Field::Product,
    ];
    if number && anchor.into_iter().any(has) {
        return TableVerdict::RebateTable;
    }
    let money = [Field::RebateAmount, Field::BaseAmount, Field::RebateRate];
    if money.into_iter().any(has) { TableVerdict::HeadersUnknown } else { TableVerdict::NotRebate }
}
