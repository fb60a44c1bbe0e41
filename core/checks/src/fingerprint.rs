//! Fingerprints of rows and of identifiers: 64 bits stand for a text.

use alloc::{string::String, vec::Vec};
use core::num::NonZeroU64;
use rebatelens_model::{
    Field, Kind,
    identifier::{IdentifierKind, is_plainly_clean, read_identifier},
    is_missing,
    text::is_blank,
};
use rebatelens_table::{csv::Row, record::Record};

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
        let row = row_fingerprint(record.row());
        let key = if is_missing(id) { row } else { fingerprint(id) };
        self.0.push(Print { key, row, record: record.number });
    }
}

/// A print of a row's cells. It is the same in every form of a table.
fn row_fingerprint(row: &Row<'_>) -> u64 {
    row.plain.map_or_else(|| fingerprint(&joined(row)), fingerprint)
}

/// Cells as a plain row would hold them. Where a cell itself holds a comma, no
/// plain row has these cells.
fn joined(row: &Row<'_>) -> String {
    let texts = || row.cells.iter().map(|cell| &*cell.text);
    let separator = if texts().any(|text| text.contains(',')) { '\u{1F}' } else { ',' };
    let mut joined = String::with_capacity(texts().map(|text| text.len() + 1).sum());
    for text in texts() {
        joined.push_str(text);
        joined.push(separator);
    }
    joined.pop();
    joined
}

/// A print of a cleaned identifier; nothing where none is written.
pub(crate) fn identifier_fingerprint(kind: IdentifierKind, text: &str) -> Option<NonZeroU64> {
    judged_fingerprint(kind, text, is_plainly_clean(kind, text))
}

/// The same of an identifier of which it is known whether it is plainly clean.
pub(crate) fn judged_fingerprint(kind: IdentifierKind, text: &str, is_clean: bool) -> Option<NonZeroU64> {
    if is_clean { NonZeroU64::new(fingerprint(text)) } else { cleaned_fingerprint(kind, text) }
}

#[cold]
fn cleaned_fingerprint(kind: IdentifierKind, text: &str) -> Option<NonZeroU64> {
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
    finish(print(SEED, text.as_bytes()))
}

pub(crate) const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// A mixed sum of a cell's bytes. Equal prints are compared cell by cell
/// before anything is said.
pub(crate) fn print(state: u64, bytes: &[u8]) -> u64 {
    let state = mix(state, u64::try_from(bytes.len()).unwrap_or_default());
    let Some(last) = bytes.last_chunk() else { return mix(state, few(bytes)) };
    let (chunks, rest) = bytes.as_chunks();
    let mixed = chunks.iter().fold(state, |state, chunk| mix(state, u64::from_le_bytes(*chunk)));
    // The last eight may overlap those before them.
    if rest.is_empty() { mixed } else { mix(mixed, u64::from_le_bytes(*last)) }
}

/// Fewer than eight bytes in one number.
fn few(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last));
    }
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Lets every bit of a sum decide over every other.
const fn finish(state: u64) -> u64 {
    let mixed = (state ^ (state >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    mixed ^ (mixed >> 32)
}

pub(crate) const fn mix(state: u64, value: u64) -> u64 {
    (state.rotate_left(23) ^ value).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}
