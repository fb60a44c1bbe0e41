//! A small map with text keys, kept in order in one list. A bundle has few
//! files, so the simplest map is also the smallest in WASM.

use alloc::vec::Vec;

/// Keys in order of their bytes, each once, with a value.
#[derive(Clone, Debug)]
pub(crate) struct Sorted<K, V>(Vec<(K, V)>);

impl<K: AsRef<str>, V> Sorted<K, V> {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_ref().cmp(key))
    }

    /// Puts a value in; says whether the key is new.
    pub(crate) fn insert(&mut self, key: K, value: V) -> bool {
        match self.place(key.as_ref()) {
            Ok(at) => {
                if let Some(entry) = self.0.get_mut(at) {
                    entry.1 = value;
                }
                false
            }
            Err(at) => {
                self.0.insert(at, (key, value));
                true
            }
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&V> {
        let at = self.place(key).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    pub(crate) fn contains(&self, key: &str) -> bool {
        self.place(key).is_ok()
    }

    pub(crate) fn iter(&self) -> core::slice::Iter<'_, (K, V)> {
        self.0.iter()
    }

    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }
}

impl<K, V> IntoIterator for Sorted<K, V> {
    type Item = (K, V);
    type IntoIter = alloc::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::Sorted;
    use alloc::vec::Vec;

    #[test]
    fn keys_are_kept_once_and_in_order() {
        let mut map = Sorted::new();
        assert!(map.insert("b", 1) && map.insert("返", 2) && map.insert("a", 3));
        assert!(!map.insert("b", 4));
        let found: Vec<_> = map.iter().copied().collect();
        assert_eq!(found, [("a", 3), ("b", 4), ("返", 2)]);
        assert_eq!((map.get("b"), map.get("c"), map.len()), (Some(&4), None, 3));
        assert!(map.contains("a") && !map.contains(""));
    }
}
