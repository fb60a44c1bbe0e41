//! Fingerprints of rows and of identifiers: 64 bits stand for a text.

use alloc::vec::Vec;
use core::num::NonZeroU64;
use rebatelens_model::{
    Field, Kind,
    identifier::{IdentifierKind, is_plainly_clean, read_identifier},
    is_missing,
    text::is_blank,
};
use rebatelens_table::record::Record;

/// What is kept of a row until all are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Print {
    /// Of its key.
    pub(crate) key: u64,
    /// Of all its cells.
    pub(crate) row: u64,
    pub(crate) record: usize,
}

impl Print {
    /// Whether the row has an id of its own.
    pub(crate) const fn has_key(&self) -> bool {
        self.key != self.row
    }
}

/// The rows of a table, told apart by their content.
#[derive(Debug, Default)]
pub struct Fingerprints(pub(crate) Vec<Print>);

impl Fingerprints {
    /// Notes a row. One without a key of its own is known by all its cells.
    pub fn note(&mut self, record: &Record<'_, '_>) {
        let key = key(record.kind());
        if key.is_none() && !counts_money(record.kind()) {
            return;
        }
        let id = key.map_or("", |key| record.text(key));
        let cells = record.row().cells.iter();
        let row = cells.fold(SEED, |state, cell| print(state, cell.text.as_bytes()));
        let key = if is_missing(id) { row } else { print(SEED, id.as_bytes()) };
        self.0.push(Print { key, row, record: record.number });
    }
}

/// A print of a cleaned identifier; nothing where none is written.
pub(crate) fn identifier_fingerprint(kind: IdentifierKind, text: &str) -> Option<NonZeroU64> {
    if is_plainly_clean(kind, text) {
        return NonZeroU64::new(fingerprint(text)).filter(|_| !text.is_empty());
    }
    let cleaned = read_identifier(kind, text)?;
    NonZeroU64::new(fingerprint(cleaned.value().unwrap_or(text.trim_matches(is_blank))))
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

/// A print of a text.
fn fingerprint(text: &str) -> u64 {
    print(SEED, text.as_bytes())
}

pub(crate) const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// A mixed sum of a cell's bytes. Equal prints are compared cell by cell
/// before anything is said.
pub(crate) fn print(state: u64, bytes: &[u8]) -> u64 {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mixed = chunks.iter().fold(state, |state, chunk| mix(state, u64::from_le_bytes(*chunk)));
    let last = rest.iter().fold(1_u64, |last, byte| (last << 8) | u64::from(*byte));
    mix(mixed, last)
}

pub(crate) const fn mix(state: u64, value: u64) -> u64 {
    (state.rotate_left(23) ^ value).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}
