//! Keys that may occur more than once, found without sorting all of them.

use alloc::{vec, vec::Vec};
use core::num::NonZeroU64;

/// Bits for each key: the more, the fewer single keys are taken for repeated ones.
const BITS_PER_KEY: usize = 16;

/// Which keys may occur more than once. A key that does is always among them.
pub(crate) struct Repeats {
    again: Vec<u64>,
    mask: u64,
}

impl Repeats {
    /// Looks at every key once.
    pub(crate) fn of(keys: impl Iterator<Item = NonZeroU64>, count: usize) -> Self {
        let words = (count * BITS_PER_KEY / 64).next_power_of_two();
        let mask = u64::try_from(words * 64 - 1).unwrap_or_default();
        let (mut seen, mut again) = (vec![0_u64; words], vec![0_u64; words]);
        for key in keys {
            let (word, bit) = place(key, mask);
            let (Some(seen), Some(again)) = (seen.get_mut(word), again.get_mut(word)) else { continue };
            *again |= *seen & bit;
            *seen |= bit;
        }
        Self { again, mask }
    }

    /// Whether a key may occur more than once.
    pub(crate) fn may_have(&self, key: NonZeroU64) -> bool {
        let (word, bit) = place(key, self.mask);
        self.again.get(word).is_some_and(|again| again & bit != 0)
    }
}

/// The word of a key's bit, and the bit.
fn place(key: NonZeroU64, mask: u64) -> (usize, u64) {
    // The low bits of a fingerprint are the least mixed.
    let at = (key.get() >> 16) & mask;
    (usize::try_from(at / 64).unwrap_or_default(), 1 << (at % 64))
}
