//! The rows of a table, told apart by their content.

use crate::{
    fingerprint::{Fingerprint, fingerprint, row_text, short_print},
    repeats::Repeats,
};
use alloc::vec::Vec;
use rebatelens_model::{Field, Kind, is_missing, ordered::sort_by};
use rebatelens_table::record::Record;

/// What is kept of a row until all are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Print {
    /// Of its id; of all its cells where it has none.
    pub(crate) key: Fingerprint,
    /// Of all its cells.
    pub(crate) row: u64,
    /// Whether the row has an id of its own.
    pub(crate) has_id: bool,
    pub(crate) record: usize,
}

/// Fingerprints of consecutive records.
#[derive(Debug, Default)]
struct Prints {
    /// The first record's number.
    first: usize,
    keys: Vec<Fingerprint>,
    rows: Vec<u64>,
    /// Records that have no id of their own, by their place among these.
    without_id: Vec<u32>,
}

/// The rows of a table, told apart by their content.
#[derive(Debug, Default)]
pub struct Fingerprints(Vec<Prints>);

impl Fingerprints {
    /// Notes a row. One without an id of its own is known by all its cells.
    pub fn note(&mut self, record: &Record<'_, '_>) {
        let key = key(record.kind());
        if key.is_none() && !counts_money(record.kind()) {
            return;
        }
        let id = key.map_or("", |key| record.text(key));
        let row = row_text(record.row());
        // A row of one cell is a note that stands where ids do.
        let has_id = !is_missing(id) && record.row().cells.len() > 1;
        let Some(key) = fingerprint(if has_id { id } else { &row }) else { return };
        if self.0.last().is_none_or(|last| last.next() != record.number) {
            self.0.push(Prints { first: record.number, ..Prints::default() });
        }
        if let Some(last) = self.0.last_mut() {
            last.push(key, short_print(&row), has_id);
        }
    }

    /// Adds those of the records that follow.
    pub fn append(&mut self, mut later: Self) {
        for prints in &mut later.0 {
            prints.keys.shrink_to_fit();
            prints.rows.shrink_to_fit();
        }
        self.0.append(&mut later.0);
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.iter().map(|prints| prints.keys.len()).sum()
    }

    /// Every print, in the order of records.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Print> {
        self.0.iter().flat_map(Prints::iter)
    }

    /// The keys alone.
    pub(crate) fn keys(&self) -> impl Iterator<Item = Fingerprint> {
        self.0.iter().flat_map(|prints| prints.keys.iter().copied())
    }

    /// Prints of keys that more than one record has, by key and record.
    pub(crate) fn repeated(&self) -> Vec<Print> {
        let repeats = Repeats::of(self.keys(), self.len());
        let mut repeated: Vec<Print> = self.iter().filter(|print| repeats.may_have(print.key)).collect();
        sort_by(&mut repeated, |a, b| (a.key, a.record).cmp(&(b.key, b.record)));
        repeated
    }
}

impl Prints {
    /// The number of the record behind the last.
    fn next(&self) -> usize {
        self.first + self.keys.len()
    }

    fn push(&mut self, key: Fingerprint, row: u64, has_id: bool) {
        if !has_id {
            self.without_id.push(u32::try_from(self.keys.len()).unwrap_or(u32::MAX));
        }
        self.keys.push(key);
        self.rows.push(row);
    }

    fn iter(&self) -> impl Iterator<Item = Print> {
        let mut without_id = self.without_id.iter().copied().peekable();
        self.keys.iter().zip(&self.rows).enumerate().map(move |(at, (key, row))| {
            let has_id = without_id.next_if(|place| usize::try_from(*place) == Ok(at)).is_none();
            Print { key: *key, row: *row, has_id, record: self.first + at }
        })
    }
}

/// The field that no two records of a kind share.
pub(crate) const fn key(kind: Kind) -> Option<Field> {
    match kind {
        Kind::Rebate => Some(Field::RecordId),
        Kind::Order => Some(Field::OrderId),
        _ => None,
    }
}

/// Whether rows of a kind without ids stand for money that counts once.
const fn counts_money(kind: Kind) -> bool {
    matches!(kind, Kind::Statement | Kind::BusinessDetail | Kind::BillLine)
}
