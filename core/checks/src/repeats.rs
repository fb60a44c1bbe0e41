//! Keys that may occur more than once, found without sorting all of them.

use crate::fingerprint::Fingerprint;
use alloc::{vec, vec::Vec};

/// Bits for each key: the more, the fewer single keys are taken for repeated ones.
const BITS_PER_KEY: usize = 16;

/// A set of keys that may hold a few more than were put in.
#[derive(Debug)]
pub(crate) struct KeyFilter(Vec<u64>);

impl KeyFilter {
    /// An empty set with room for so many keys.
    fn with_room(count: usize) -> Self {
        Self(vec![0; (count * BITS_PER_KEY / 64).next_power_of_two()])
    }

    /// A set of so many keys.
    pub(crate) fn of(keys: impl Iterator<Item = Fingerprint>, count: usize) -> Self {
        let mut filter = Self::with_room(count);
        for key in keys {
            filter.insert(key);
        }
        filter
    }

    /// Puts a key in; returns whether it may have been there already.
    fn insert(&mut self, key: Fingerprint) -> bool {
        let (word, bit) = self.place(key);
        self.0.get_mut(word).is_some_and(|known| {
            let before = *known & bit != 0;
            *known |= bit;
            before
        })
    }

    /// Whether a key may be in it; one that is always may.
    pub(crate) fn may_have(&self, key: Fingerprint) -> bool {
        let (word, bit) = self.place(key);
        self.0.get(word).is_some_and(|known| known & bit != 0)
    }

    /// The word of a key's bit, and the bit.
    fn place(&self, key: Fingerprint) -> (usize, u64) {
        let bits = u64::try_from(key.get() >> 64).unwrap_or_default();
        let word = usize::try_from((bits >> 6) & u64::from(u32::MAX)).unwrap_or_default();
        (word & (self.0.len() - 1), 1 << (bits % 64))
    }
}

/// Which keys may occur more than once. A key that does is always among them.
#[derive(Debug)]
pub(crate) struct Repeats(KeyFilter);

impl Repeats {
    /// Looks at every key once.
    pub(crate) fn of(keys: impl Iterator<Item = Fingerprint>, count: usize) -> Self {
        let (mut seen, mut again) = (KeyFilter::with_room(count), KeyFilter::with_room(count));
        for key in keys {
            if seen.insert(key) {
                again.insert(key);
            }
        }
        Self(again)
    }

    /// Whether a key may occur more than once.
    pub(crate) fn may_have(&self, key: Fingerprint) -> bool {
        self.0.may_have(key)
    }
}
