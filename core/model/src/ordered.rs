//! Ordered maps and sets that take little code.
//!
//! The standard library's B-trees are compiled anew for each type of key and
//! value, some 4 KB each: with forty such maps, a fifth of the page's module.
//! Here, keys and values lie in vectors in the order in which they came, and what
//! sorts them, [`Order`], knows neither and is compiled once. A key that comes
//! in its order costs a comparison and a push, which is how most maps of a check
//! are filled; any other costs a search and a short move, however many there are.

use alloc::{
    vec,
    vec::{IntoIter, Vec},
};
use core::{borrow::Borrow, cmp::Ordering, fmt, iter::Zip, mem, ops::Range, slice};

/// The order of things that lie in a vector as they came.
#[derive(Clone, Debug, Default)]
struct Order {
    /// Their places in order, in runs of which none is long. Empty while they
    /// came in order.
    runs: Vec<Vec<usize>>,
}

/// Places in a run before it is split.
const RUN: usize = 512;
/// Places that each half of a split run has.
const HALF: usize = RUN / 2;

/// Keys that are looked through in turn.
const FEW: usize = 8;

/// Where in an order something belongs.
#[derive(Clone, Copy)]
struct Gap {
    run: usize,
    before: usize,
}

impl Order {
    /// The place of what is looked for, or where it belongs.
    fn find(&self, compare: &mut dyn FnMut(usize) -> Ordering) -> Result<usize, Gap> {
        let not_after = |run: &Vec<usize>| run.first().is_some_and(|place| compare(*place).is_le());
        let run = self.runs.partition_point(not_after).saturating_sub(1);
        let own = self.runs.get(run).map(Vec::as_slice).unwrap_or_default();
        match own.binary_search_by(|place| compare(*place)) {
            Ok(at) => own.get(at).copied().ok_or(Gap { run, before: at }),
            Err(before) => Err(Gap { run, before }),
        }
    }

    /// So many things came in order, and the next does not.
    fn begin(&mut self, count: usize, index: usize) -> Gap {
        let all: Vec<usize> = (0..count).collect();
        self.runs = all.chunks(HALF).map(<[usize]>::to_vec).collect();
        Gap { run: index / HALF, before: index % HALF }
    }

    fn insert(&mut self, gap: Gap, place: usize) {
        let Some(own) = self.runs.get_mut(gap.run) else { return };
        own.insert(gap.before, place);
        if own.len() == RUN {
            let later = own.split_off(HALF);
            self.runs.insert(gap.run + 1, later);
        }
    }

    /// Puts the things themselves into their order, by swaps.
    fn settle(&mut self, swap: &mut dyn FnMut(usize, usize)) {
        if self.runs.is_empty() {
            return;
        }
        let mut sources = mem::take(&mut self.runs).concat();
        for start in 0..sources.len() {
            let mut here = start;
            while let Some(source) = sources.get_mut(here) {
                let source = mem::replace(source, here);
                if source == start {
                    break;
                }
                swap(here, source);
                here = source;
            }
        }
    }

    fn places(&self, count: usize) -> Places<'_> {
        let plain = if self.runs.is_empty() { 0..count } else { 0..0 };
        Places { plain, runs: self.runs.iter(), own: [].iter() }
    }
}

/// Places in order.
#[derive(Clone, Debug)]
struct Places<'o> {
    plain: Range<usize>,
    runs: slice::Iter<'o, Vec<usize>>,
    own: slice::Iter<'o, usize>,
}

impl Iterator for Places<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if let Some(place) = self.plain.next() {
            return Some(place);
        }
        loop {
            if let Some(place) = self.own.next() {
                return Some(*place);
            }
            self.own = self.runs.next()?.iter();
        }
    }
}

/// A set of keys that is gone through in their order.
#[derive(Clone)]
pub struct OrderedSet<K> {
    keys: Vec<K>,
    order: Order,
}

impl<K> OrderedSet<K> {
    /// No key.
    pub const fn new() -> Self {
        Self { keys: Vec::new(), order: Order { runs: Vec::new() } }
    }

    /// How many keys there are.
    pub const fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is no key.
    pub const fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The keys in order.
    pub fn iter(&self) -> Keys<'_, K> {
        Keys { places: self.order.places(self.keys.len()), keys: &self.keys }
    }
}

impl<K: Ord> OrderedSet<K> {
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, Gap>
    where
        K: Borrow<Q>,
    {
        let compare = |own: &K| own.borrow().cmp(key);
        if self.order.runs.is_empty() {
            let index = self.keys.binary_search_by(compare);
            return index.map_err(|before| Gap { run: 0, before });
        }
        self.order.find(&mut |place| self.keys.get(place).map_or(Ordering::Less, compare))
    }

    /// The place of a key, which is taken in where it is new.
    fn place(&mut self, key: K) -> usize {
        let place = self.keys.len();
        let is_plain = self.order.runs.is_empty();
        match self.keys.last().map_or(Ordering::Less, |last| last.cmp(&key)) {
            Ordering::Equal => return place.saturating_sub(1),
            Ordering::Less if is_plain => {
                self.keys.push(key);
                return place;
            }
            _ => {}
        }
        // Most maps that are asked once a record have a few keys.
        if place <= FEW
            && let Some(known) = self.keys.iter().position(|own| *own == key)
        {
            return known;
        }
        match self.find(&key) {
            Ok(known) => known,
            Err(gap) => {
                let gap = if is_plain { self.order.begin(place, gap.before) } else { gap };
                self.order.insert(gap, place);
                self.keys.push(key);
                place
            }
        }
    }

    /// Takes a key in; returns whether it is new.
    pub fn insert(&mut self, key: K) -> bool {
        let count = self.keys.len();
        self.place(key) == count
    }

    /// Whether the key is one of them.
    pub fn contains<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }
}

impl<K> Default for OrderedSet<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: fmt::Debug> fmt::Debug for OrderedSet<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self).finish()
    }
}

impl<K: Ord> Extend<K> for OrderedSet<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        for key in keys {
            self.place(key);
        }
    }
}

impl<K> IntoIterator for OrderedSet<K> {
    type Item = K;
    type IntoIter = IntoIter<K>;

    fn into_iter(mut self) -> Self::IntoIter {
        self.order.settle(&mut |a, b| self.keys.swap(a, b));
        self.keys.into_iter()
    }
}

impl<'s, K> IntoIterator for &'s OrderedSet<K> {
    type Item = &'s K;
    type IntoIter = Keys<'s, K>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Keys in order.
#[derive(Debug)]
pub struct Keys<'s, K> {
    places: Places<'s>,
    keys: &'s [K],
}

impl<K> Clone for Keys<'_, K> {
    fn clone(&self) -> Self {
        Self { places: self.places.clone(), keys: self.keys }
    }
}

impl<'s, K> Iterator for Keys<'s, K> {
    type Item = &'s K;

    fn next(&mut self) -> Option<&'s K> {
        self.keys.get(self.places.next()?)
    }
}

/// Values under keys, gone through in the order of their keys.
#[derive(Clone)]
pub struct OrderedMap<K, V> {
    keys: OrderedSet<K>,
    values: Vec<V>,
}

impl<K, V> OrderedMap<K, V> {
    /// No entry.
    pub const fn new() -> Self {
        Self { keys: OrderedSet::new(), values: Vec::new() }
    }

    /// How many entries there are.
    pub const fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is no entry.
    pub const fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The entries by key.
    pub fn iter(&self) -> Entries<'_, K, V> {
        Entries {
            places: self.keys.order.places(self.values.len()),
            keys: &self.keys.keys,
            values: &self.values,
        }
    }

    /// The keys in order.
    pub fn keys(&self) -> Keys<'_, K> {
        self.keys.iter()
    }

    /// The values by key.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        let places = self.keys.order.places(self.values.len());
        places.filter_map(|place| self.values.get(place))
    }

    /// The values by key.
    pub fn into_values(mut self) -> IntoIter<V> {
        self.keys.order.settle(&mut |a, b| self.values.swap(a, b));
        self.values.into_iter()
    }
}

impl<K: Ord, V> OrderedMap<K, V> {
    /// Sets the value of a key.
    pub fn insert(&mut self, key: K, value: V) {
        let place = self.keys.place(key);
        match self.values.get_mut(place) {
            Some(own) => *own = value,
            None => self.values.push(value),
        }
    }

    /// Changes the value of a key, which a new one is put in for first.
    pub fn change(&mut self, key: K, new: impl FnOnce() -> V, change: impl FnOnce(&mut V)) {
        let place = self.keys.place(key);
        if place == self.values.len() {
            self.values.push(new());
        }
        if let Some(own) = self.values.get_mut(place) {
            change(own);
        }
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.values.get(self.keys.find(key).ok()?)
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.values.get_mut(self.keys.find(key).ok()?)
    }

    /// Whether the key has a value.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.keys.contains(key)
    }
}

impl<K, V> Default for OrderedMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for OrderedMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: Ord, V> Extend<(K, V)> for OrderedMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K, V> IntoIterator for OrderedMap<K, V> {
    type Item = (K, V);
    type IntoIter = Zip<IntoIter<K>, IntoIter<V>>;

    fn into_iter(mut self) -> Self::IntoIter {
        let OrderedSet { keys, order } = &mut self.keys;
        order.settle(&mut |a, b| {
            keys.swap(a, b);
            self.values.swap(a, b);
        });
        self.keys.keys.into_iter().zip(self.values)
    }
}

impl<'m, K, V> IntoIterator for &'m OrderedMap<K, V> {
    type Item = (&'m K, &'m V);
    type IntoIter = Entries<'m, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Entries by key.
#[derive(Debug)]
pub struct Entries<'m, K, V> {
    places: Places<'m>,
    keys: &'m [K],
    values: &'m [V],
}

impl<K, V> Clone for Entries<'_, K, V> {
    fn clone(&self) -> Self {
        Self { places: self.places.clone(), keys: self.keys, values: self.values }
    }
}

impl<'m, K, V> Iterator for Entries<'m, K, V> {
    type Item = (&'m K, &'m V);

    fn next(&mut self) -> Option<Self::Item> {
        let place = self.places.next()?;
        self.keys.get(place).zip(self.values.get(place))
    }
}

/// Sorts things; those that compare alike stay in the order that they have. The
/// sort itself knows only places, and is compiled once.
pub fn sort_by<T>(things: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let both = |a, b| things.get(a).zip(things.get(b)).map_or(Ordering::Equal, |(a, b)| compare(a, b));
    let places = sorted_places(things.len(), &both);
    Order { runs: vec![places] }.settle(&mut |a, b| things.swap(a, b));
}

fn sorted_places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// The entries as a map; of two under one key, the later one.
pub fn map_of<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> OrderedMap<K, V> {
    let mut map = OrderedMap::new();
    map.extend(entries);
    map
}

/// The keys as a set.
pub fn set_of<K: Ord>(keys: impl IntoIterator<Item = K>) -> OrderedSet<K> {
    let mut set = OrderedSet::new();
    set.extend(keys);
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeMap;

    /// Numbers that repeat only after all of 64 bits came.
    fn random(seed: u64) -> impl Iterator<Item = u64> {
        let next = |state: &u64| {
            Some(state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407))
        };
        core::iter::successors(Some(seed), next).map(|state| (state >> 33) ^ state)
    }

    #[test]
    fn a_map_is_what_a_tree_is() {
        for (count, among) in [(0, 1), (1, 1), (40, 9), (600, 100_000), (5_000, 2_000), (20_000, u64::MAX)] {
            let entries = || random(count).map(|key| key % among).zip(0_u64..count);
            let (mut map, tree) = (map_of(entries()), entries().collect::<BTreeMap<_, _>>());
            assert!(map.iter().eq(&tree) && map.keys().eq(tree.keys()) && map.values().eq(tree.values()));
            assert_eq!((map.len(), map.is_empty()), (tree.len(), tree.is_empty()));
            for (key, value) in &tree {
                assert_eq!((map.get(key), map.contains_key(key)), (Some(value), true));
                assert_eq!(map.get(&key.wrapping_add(1)), tree.get(&key.wrapping_add(1)));
            }
            assert!(map.clone().into_iter().eq(tree.clone()));
            assert!(map.clone().into_values().eq(tree.clone().into_values()));
            let mut changed = tree;
            for key in random(7).map(|key| key % among).take(500) {
                map.change(key, || 5, |value| *value += 1);
                *changed.entry(key).or_insert(5) += 1;
            }
            assert!(map.iter().eq(&changed) && map.into_iter().eq(changed));
        }
    }

    #[test]
    fn a_set_is_gone_through_in_order_whatever_came_first() {
        for count in [0_usize, 1, 2, 255, 256, 257, 511, 512, 513, 5_000] {
            let falling = set_of((0..count).rev());
            assert!(falling.iter().copied().eq(0..count) && falling.into_iter().eq(0..count));
            let mut turned = set_of((count / 2..count).chain(0..count));
            assert!(turned.iter().copied().eq(0..count));
            assert!(!(0..count).any(|key| turned.insert(key)) && turned.insert(count));
            assert!(turned.contains(&count) && !turned.contains(&(count + 1)));
        }
    }

    #[test]
    fn things_that_compare_alike_keep_their_order() {
        for count in [0, 1, 2, 3, 700] {
            let mut things: Vec<(u64, u64)> = random(9).map(|key| key % 50).zip(0..count).collect();
            let mut sorted = things.clone();
            sorted.sort_by_key(|(key, _)| core::cmp::Reverse(*key));
            sort_by(&mut things, |(a, _), (b, _)| b.cmp(a));
            assert_eq!(things, sorted);
        }
    }

    /// A sorted vector alone would move some 8 TB for these.
    #[test]
    fn a_million_keys_in_any_order_are_taken_in_at_once() {
        for keys in [random(3).take(1_000_000).collect::<Vec<_>>(), (0..100_000).rev().collect()] {
            let map = map_of(keys.iter().map(|key| (*key, ())));
            let mut sorted = keys;
            sorted.sort_unstable();
            sorted.dedup();
            assert!(map.keys().eq(&sorted));
            assert!(map.keys.order.runs.iter().all(|run| run.len() < RUN));
        }
    }
}
