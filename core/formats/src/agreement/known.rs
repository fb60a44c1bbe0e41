//! What an agreement may hold: its columns, and the words of its cells.

use crate::agreement::names::{ELIGIBLE, HEADS, KIND, PER};
use alloc::vec::Vec;
use rebatelens_finding::Term;

/// A column of an agreement.
#[derive(Clone, Copy, Debug)]
pub struct KnownColumn {
    /// Its name for people.
    pub name: &'static Term,
    /// Headers that mean it, as [`normal`](rebatelens_table::header_name::normal) gives
    /// them.
    pub headers: &'static [&'static str],
}

/// Every column, in the order that they are listed in.
pub fn columns() -> impl Iterator<Item = KnownColumn> {
    HEADS.iter().map(|(head, headers)| KnownColumn { name: head.name(), headers })
}

/// Words of cells that are chosen from a few: month and quarter, progressive and whole
/// volume, yes and no, each with all that means the same.
pub fn cells() -> Vec<&'static [&'static str]> {
    let per = PER.iter().map(|(_, words)| *words);
    let kind = KIND.iter().map(|(_, words)| *words);
    per.chain(kind).chain(ELIGIBLE.iter().map(|(_, words)| *words)).collect()
}
