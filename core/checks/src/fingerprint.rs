//! Fingerprints of rows and of identifiers: 128 bits stand for a text, so that
//! no two of many millions are taken for one.

use alloc::{borrow::Cow, string::String};
use core::num::NonZeroU128;
use rebatelens_model::{
    identifier::{IdentifierKind, is_plainly_clean, read_identifier},
    text::is_blank,
};
use rebatelens_table::csv::Row;

/// What stands for a text.
pub(crate) type Fingerprint = NonZeroU128;

/// A fingerprint of a cleaned identifier; nothing where none is written.
pub(crate) fn identifier_fingerprint(kind: IdentifierKind, text: &str) -> Option<Fingerprint> {
    judged_fingerprint(kind, text, is_plainly_clean(kind, text))
}

/// The same of an identifier of which it is known whether it is plainly clean.
pub(crate) fn judged_fingerprint(kind: IdentifierKind, text: &str, is_clean: bool) -> Option<Fingerprint> {
    if is_clean { fingerprint(text) } else { cleaned_fingerprint(kind, text) }
}

#[cold]
fn cleaned_fingerprint(kind: IdentifierKind, text: &str) -> Option<Fingerprint> {
    let cleaned = read_identifier(kind, text)?;
    fingerprint(cleaned.value().unwrap_or(text.trim_matches(is_blank)))
}

/// A fingerprint of a text.
pub(crate) fn fingerprint(text: &str) -> Option<Fingerprint> {
    let (high, low) = (HIGH.text(text).settled(), LOW.text(text).settled());
    NonZeroU128::new(u128::from(high) << 64 | u128::from(low))
}

/// A row as its fingerprint has it, the same in every form of a table. Where a
/// cell itself holds a comma, no plain row has these cells.
pub(crate) fn row_text<'r>(row: &'r Row<'_>) -> Cow<'r, str> {
    row.plain.map_or_else(|| Cow::Owned(joined(row)), Cow::Borrowed)
}

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

/// 64 bits for a text that is only compared with few others.
pub(crate) fn short_print(text: &str) -> u64 {
    HIGH.text(text).settled()
}

/// A mixed sum of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mixed(u64);

/// Where a sum begins, and the first half of a fingerprint.
pub(crate) const HIGH: Mixed = Mixed(0x9E37_79B9_7F4A_7C15);
/// Where the second half of a fingerprint begins.
const LOW: Mixed = Mixed(0xC2B2_AE3D_27D4_EB4F);

impl Mixed {
    /// Mixes a text in.
    #[inline]
    pub(crate) fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// Mixes bytes in, and how many they are.
    #[inline]
    pub(crate) fn bytes(self, bytes: &[u8]) -> Self {
        let own = self.number(u64::try_from(bytes.len()).unwrap_or_default());
        let Some(last) = bytes.last_chunk() else { return own.number(few(bytes)) };
        let (chunks, rest) = bytes.as_chunks();
        let mixed = chunks.iter().fold(own, |own, chunk| own.number(u64::from_le_bytes(*chunk)));
        // The last eight may overlap those before them.
        if rest.is_empty() { mixed } else { mixed.number(u64::from_le_bytes(*last)) }
    }

    /// Mixes a number in.
    #[inline]
    pub(crate) const fn number(self, value: u64) -> Self {
        Self((self.0.rotate_left(23) ^ value).wrapping_mul(0xD6E8_FEB8_6659_FD93))
    }

    /// The sum, every bit of it decided by every other.
    pub(crate) const fn settled(self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        mixed ^ (mixed >> 32)
    }
}

/// Fewer than eight bytes in one number.
fn few(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last));
    }
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}
