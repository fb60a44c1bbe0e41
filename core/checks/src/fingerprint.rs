//! Fingerprints of rows and of identifiers: 128 bits stand for a text, so that
//! no two of many millions are taken for one.

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
    if is_plainly_clean(kind, text) {
        return fingerprint(text).filter(|_| !text.is_empty());
    }
    let cleaned = read_identifier(kind, text)?;
    fingerprint(cleaned.value().unwrap_or(text.trim_matches(is_blank)))
}

/// A fingerprint of a text.
pub(crate) fn fingerprint(text: &str) -> Option<Fingerprint> {
    Lanes::default().text(text).fingerprint()
}

/// A fingerprint of all cells of a row.
pub(crate) fn row_fingerprint(row: &Row<'_>) -> Lanes {
    row.cells.iter().fold(Lanes::default(), |lanes, cell| lanes.text(&cell.text))
}

/// Two sums of 64 bits, mixed differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lanes(u64, u64);

impl Default for Lanes {
    fn default() -> Self {
        Self(0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F)
    }
}

impl Lanes {
    /// Mixes a text in.
    pub(crate) fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// Mixes bytes in, and where they end.
    pub(crate) fn bytes(self, bytes: &[u8]) -> Self {
        let (chunks, rest) = bytes.as_chunks::<8>();
        let mixed = chunks.iter().fold(self, |lanes, chunk| lanes.mix(u64::from_le_bytes(*chunk)));
        mixed.mix(rest.iter().fold(1_u64, |last, byte| (last << 8) | u64::from(*byte)))
    }

    /// Mixes a number in.
    #[inline]
    pub(crate) const fn mix(self, value: u64) -> Self {
        Self(
            (self.0.rotate_left(23) ^ value).wrapping_mul(0xD6E8_FEB8_6659_FD93),
            (self.1 ^ value).wrapping_mul(0x9FB2_1C65_1E98_DF25).rotate_left(29),
        )
    }

    /// The fingerprint of what was mixed in.
    pub(crate) fn fingerprint(self) -> Option<Fingerprint> {
        NonZeroU128::new(u128::from(settled(self.0)) << 64 | u128::from(settled(self.1)))
    }

    /// 64 bits of it, for texts that are compared by pairs.
    pub(crate) const fn short(self) -> u64 {
        settled(self.0)
    }
}

/// Every bit of a sum decides on every bit of what comes out.
const fn settled(sum: u64) -> u64 {
    let sum = (sum ^ (sum >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    sum ^ (sum >> 32)
}
