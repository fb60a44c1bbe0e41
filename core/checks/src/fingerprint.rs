//! Fingerprints of rows and of identifiers: 128 bits stand for a text, so that
//! no two of many millions are taken for one.

use alloc::{borrow::Cow, string::String};
use core::num::NonZeroU128;
use rebatelens_model::{
    identifier::{IdentifierKind, State, is_plainly_clean, read_identifier},
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
    // Of what is damaged, several look the same and are not.
    if let State::Damaged(_) = cleaned.state {
        return None;
    }
    fingerprint(cleaned.value().unwrap_or(text.trim_matches(is_blank)))
}

/// A fingerprint of a text.
pub(crate) fn fingerprint(text: &str) -> Option<Fingerprint> {
    let (high, low) = (HIGH.text(text).settled(), LOW.text(text).settled());
    NonZeroU128::new(u128::from(high) << 64 | u128::from(low))
}

/// A fingerprint of what is mixed into both halves.
pub(crate) fn both_halves(mix: impl Fn(Mixed) -> Mixed) -> Option<Fingerprint> {
    let (high, low) = (mix(HIGH).settled(), mix(LOW).settled());
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
pub(crate) struct Mixed {
    sum: u64,
    factor: u64,
}

/// Where a sum begins, and the first half of a fingerprint.
pub(crate) const HIGH: Mixed = Mixed { sum: 0x9E37_79B9_7F4A_7C15, factor: 0xD6E8_FEB8_6659_FD93 };
/// Where the second half of a fingerprint begins.
const LOW: Mixed = Mixed { sum: 0xC2B2_AE3D_27D4_EB4F, factor: 0x9FB2_1C65_1E98_DF25 };

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

    /// Mixes a number in. Both halves of the product count, so that each bit of
    /// the number decides on bits of all places.
    #[inline]
    pub(crate) fn number(self, value: u64) -> Self {
        Self { sum: folded(self.sum ^ value, self.factor), ..self }
    }

    /// The sum, every bit of it decided by every other.
    pub(crate) fn settled(self) -> u64 {
        folded(self.sum, self.factor)
    }
}

/// Both halves of a product in one.
#[inline]
fn folded(a: u64, b: u64) -> u64 {
    // WASM has no instruction for the upper half, and calls a function for it.
    if cfg!(target_family = "wasm") { folded_by_quarters(a, b) } else { folded_at_once(a, b) }
}

#[inline]
fn folded_at_once(a: u64, b: u64) -> u64 {
    let product = u128::from(a).wrapping_mul(u128::from(b));
    let half = |bits: u128| u64::try_from(bits & u128::from(u64::MAX)).unwrap_or_default();
    half(product) ^ half(product >> 64)
}

#[inline]
fn folded_by_quarters(a: u64, b: u64) -> u64 {
    let split = |number: u64| (number >> 32, number & u64::from(u32::MAX));
    let ((a_high, a_low), (b_high, b_low)) = (split(a), split(b));
    let low = a_low.wrapping_mul(b_low);
    let (carry, _) = split(low);
    let (cross, cross_low) = split(a_high.wrapping_mul(b_low).wrapping_add(carry));
    let (other, _) = split(a_low.wrapping_mul(b_high).wrapping_add(cross_low));
    let high = a_high.wrapping_mul(b_high).wrapping_add(cross).wrapping_add(other);
    a.wrapping_mul(b) ^ high
}

/// Fewer than eight bytes in one number.
fn few(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last));
    }
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{collections::BTreeSet, vec::Vec};

    #[test]
    fn a_product_folds_the_same_by_quarters() {
        let mut number = 1_u64;
        let numbers: Vec<u64> = core::iter::repeat_with(|| {
            number = number.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
            number
        })
        .take(1000)
        .chain([0, 1, u64::from(u32::MAX), 1 << 32, u64::MAX])
        .collect();
        for (a, b) in numbers.iter().flat_map(|a| numbers.iter().map(move |b| (*a, *b))) {
            assert_eq!(folded_by_quarters(a, b), folded_at_once(a, b), "{a} × {b}");
        }
    }

    /// Identifiers that differ in any two characters, wherever these stand.
    #[test]
    fn identifiers_that_differ_in_two_characters_have_different_fingerprints() {
        let (mut whole, mut halves, mut count) = (BTreeSet::new(), BTreeSet::new(), 0);
        for id in ["20241007120003216009945", "ORD-2024OR1-2024", "7165816411707469"] {
            let bytes: Vec<u8> = id.bytes().collect();
            let places = 0..bytes.len();
            for (first, second) in
                places.clone().flat_map(|first| (0..first).map(move |second| (first, second)))
            {
                for (one, other) in (b'0'..=b'Z')
                    .step_by(3)
                    .flat_map(|one| (b'0'..=b'Z').step_by(3).map(move |other| (one, other)))
                {
                    let mut own = bytes.clone();
                    own[first] = one;
                    own[second] = other;
                    if own[first] == bytes[first] || own[second] == bytes[second] {
                        continue;
                    }
                    let print = fingerprint(core::str::from_utf8(&own).unwrap()).unwrap().get();
                    count += 1;
                    whole.insert(print);
                    halves.insert(print >> 64);
                    halves.insert((print & u128::from(u64::MAX)) | 1 << 100);
                }
            }
        }
        assert_eq!((whole.len(), halves.len()), (count, 2 * count));
    }
}
