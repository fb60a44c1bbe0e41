//! A column as reports name it.

use crate::column::Column;
use alloc::{string::String, vec::Vec};
use rebatelens_model::{Field, unit::ValueType};
use serde::Serialize;

/// What one column was understood as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ColumnReport {
    /// The header as written.
    pub header: String,
    /// The field it means, or nothing when it was kept as it is.
    pub field: Option<String>,
    /// `known`, `given` (by the person), `ambiguous`, `doubled` or `unknown`.
    pub how: &'static str,
    /// What its cells hold: `money`, `identifier`, `month`, `time`, `text` and
    /// others; nothing where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub value: Option<&'static str>,
    /// The unit of its numbers, such as `fen_integer` or `yuan_decimal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub unit: Option<&'static str>,
    /// Fields that it could be, where it was not understood.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<String>>"))]
    pub could_be: Vec<&'static str>,
}

/// A column, as reports name it.
pub fn column_report(column: &Column) -> ColumnReport {
    let own = || column.name.clone().filter(|_| column.value.is_some());
    ColumnReport {
        header: column.header.clone(),
        field: column.field.map(|field| field.name().into()).or_else(own),
        how: column.how.name(),
        value: column.value.map(ValueType::name),
        unit: column.value.and_then(ValueType::unit),
        could_be: column.could_be().into_iter().map(Field::name).collect(),
    }
}
