//! Columns that the partner and billing interfaces define: their meaning and the
//! unit of every amount. Files that carry the same names mean the same.

pub mod meaning;
pub mod objects;

use crate::{attribute::Attribute, grid::Grid};
use alloc::{string::String, vec::Vec};
use meaning::ColumnType;
use objects::Object;
use rebatelens_model::Kind;

/// Rows whose columns a definition names.
#[derive(Clone, Debug)]
pub struct DefinedRows<'a> {
    /// What the rows are.
    pub kind: Kind,
    /// The columns' names, as their source writes them.
    pub headers: Vec<String>,
    /// What each column holds, where its definition is known.
    pub types: Vec<Option<ColumnType>>,
    /// The rows.
    pub grid: Grid<'a>,
    /// Values beside the rows.
    pub attributes: Vec<Attribute>,
}

/// What a column of some file means, where its name is a field of an object.
pub fn by_names(headers: &[&str]) -> Option<(Kind, Vec<Option<ColumnType>>)> {
    let names: Vec<String> = headers.iter().map(|header| String::from(header.trim())).collect();
    let object: &Object = meaning::recognise(None, &names, &[])?;
    let types = names.iter().map(|name| meaning::column(object, name)).collect();
    Some((object.kind?, types))
}
