//! Lists of rules. A file lists its own as `RULES`; lists of several files are
//! joined, so that no rule is named a second time.

use crate::{Rule, words::order};

/// The number of rules in lists.
#[doc(hidden)]
pub const fn count(lists: &[&[&'static Rule]]) -> usize {
    match lists {
        [] => 0,
        [first, others @ ..] => first.len() + count(others),
    }
}

/// The rules of lists, one after the other. [`join_rules!`](crate::join_rules!)
/// knows their number.
#[doc(hidden)]
#[expect(clippy::indexing_slicing, reason = "it runs in the compiler: a wrong index fails the build")]
pub const fn join<const N: usize>(lists: &[&[&'static Rule]]) -> [&'static Rule; N] {
    let mut all = [lists[0][0]; N];
    let (mut list, mut end) = (0, 0);
    while list < lists.len() {
        let mut own = 0;
        while own < lists[list].len() {
            all[end] = lists[list][own];
            (own, end) = (own + 1, end + 1);
        }
        list += 1;
    }
    assert!(end == N, "N is not the number of rules in the lists");
    all
}

/// Every rule that has words, in the order of the catalogue. A rule of several
/// lists is there once.
///
/// # Panics
/// A rule has words and is in no list, which fails the build with its code.
#[expect(clippy::indexing_slicing, reason = "it runs in the compiler: a wrong index fails the build")]
pub const fn catalogue(rules: &[&'static Rule]) -> [&'static Rule; order::COUNT] {
    let mut all = [rules[0]; order::COUNT];
    let mut place = 0;
    while place < order::COUNT {
        let mut at = 0;
        while at < rules.len() && rules[at].place != order::PLACES[place] {
            at += 1;
        }
        assert!(at < rules.len(), "{}", order::UNLISTED[place]);
        all[place] = rules[at];
        place += 1;
    }
    all
}

/// Joins lists of rules, each a `&[&Rule]`, into one.
///
/// ```
/// use rebatelens_finding::{Rule, join_rules, rule};
///
/// rule! { AM001: Error, needs [], replaces [] }
/// rule! { AM002: Warning, needs [], replaces [] }
/// rule! { AM003: Error, needs [], replaces [] }
///
/// const OF_LINES: &[&Rule] = &[&AM001, &AM002];
/// const RULES: &[&Rule] = join_rules![OF_LINES, &[&AM003]];
/// assert_eq!(RULES, [&AM001, &AM002, &AM003]);
/// ```
#[macro_export]
macro_rules! join_rules {
    ($($list:expr),+ $(,)?) => {{
        const LISTS: &[&[&$crate::Rule]] = &[$($list),+];
        const ALL: &[&$crate::Rule] = &$crate::rules::join::<{ $crate::rules::count(LISTS) }>(LISTS);
        ALL
    }};
}
