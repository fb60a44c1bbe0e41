//! Ordered maps and sets made one entry at a time. `collect` sorts all entries
//! first, by code that is compiled anew for each type: a tenth of the page's
//! module.

use alloc::collections::{BTreeMap, BTreeSet};

/// The entries as a map; of two under one key, the later one.
pub fn map_of<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in entries {
        map.insert(key, value);
    }
    map
}

/// The keys as a set.
pub fn set_of<K: Ord>(keys: impl IntoIterator<Item = K>) -> BTreeSet<K> {
    let mut set = BTreeSet::new();
    for key in keys {
        set.insert(key);
    }
    set
}
