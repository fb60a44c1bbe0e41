//! Counts of what was seen, as many as evidence lists.

use crate::{
    find::{filter::Filter, row::Row},
    words::filled,
};
use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_finding::{lang::Lang, terms::find_list, word};
use rebatelens_model::{limits::LISTED, period::Period};

/// Texts, and how often each was seen. After so many, others are only known to
/// exist.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    counts: BTreeMap<String, usize>,
    more: bool,
}

impl Tally {
    pub(super) fn add(&mut self, text: &str) {
        self.add_times(text, 1);
    }

    fn add_times(&mut self, text: &str, times: usize) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if let Some(count) = self.counts.get_mut(text) {
            *count += times;
        } else if self.counts.len() < LISTED {
            self.counts.insert(text.into(), times);
        } else {
            self.more = true;
        }
    }

    fn absorb(&mut self, other: &Self) {
        for (text, count) in &other.counts {
            self.add_times(text, *count);
        }
        self.more |= other.more;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    pub(super) fn has(&self, text: &str) -> bool {
        self.counts.contains_key(text)
    }

    /// How often those that are kept were seen.
    pub(super) fn total(&self) -> usize {
        self.counts.values().sum()
    }

    /// Whether more were seen than are kept.
    pub(super) fn is_cut(&self) -> bool {
        self.more
    }

    /// The only one, where there is only one.
    pub(super) fn only(&self) -> Option<&str> {
        let mut all = self.counts.keys();
        all.next().filter(|_| !self.more && all.next().is_none()).map(String::as_str)
    }

    /// The one seen most often; of several, the first in order.
    pub(super) fn most(&self) -> Option<&str> {
        let best = self.counts.iter().rev().max_by_key(|(_, count)| **count);
        best.map(|(text, _)| text.as_str())
    }

    /// The texts, short enough to repeat.
    pub(super) fn list(&self, lang: Lang) -> String {
        let all = self.counts.keys().map(|text| word::excerpt(text));
        listed(all, self.more, lang)
    }

    /// The texts with their counts.
    pub(super) fn counted(&self, lang: Lang) -> String {
        let all = self.counts.iter().map(|(text, count)| {
            filled(&find_list::WITH_COUNT, &[("text", &word::excerpt(text)), ("count", count)], lang)
        });
        listed(all, self.more, lang)
    }
}

fn listed(all: impl Iterator<Item = String>, more: bool, lang: Lang) -> String {
    let mut all: Vec<String> = all.collect();
    if more {
        all.push(find_list::MORE.text(lang).into());
    }
    all.join(lang.comma())
}

/// Months, in order.
pub(super) fn months(all: &BTreeMap<Period, usize>, lang: Lang) -> String {
    let first = all.keys().take(LISTED).map(ToString::to_string);
    listed(first, all.len() > LISTED, lang)
}

/// Records that miss the same filters.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub records: usize,
    pub months: BTreeMap<Period, usize>,
    customers: Tally,
    partners: Tally,
    products: Tally,
    statuses: Tally,
    /// Where the first few stand.
    pub places: Vec<String>,
}

/// Places that evidence names.
const PLACES: usize = 3;

impl Group {
    pub(super) fn take(&mut self, row: &Row<'_>, place: impl Fn() -> String) {
        self.records += 1;
        if let Some(month) = row.period {
            *self.months.entry(month).or_default() += 1;
        }
        self.customers.add(row.id(Filter::Customer).text());
        self.partners.add(row.id(Filter::Partner).text());
        self.products.add(row.product);
        self.statuses.add(row.status);
        if self.places.len() < PLACES {
            self.places.push(place());
        }
    }

    pub(super) fn absorb(&mut self, other: &Self) {
        self.records += other.records;
        for (month, count) in &other.months {
            *self.months.entry(*month).or_default() += count;
        }
        self.customers.absorb(&other.customers);
        self.partners.absorb(&other.partners);
        self.products.absorb(&other.products);
        self.statuses.absorb(&other.statuses);
        let free = PLACES.saturating_sub(self.places.len());
        self.places.extend(other.places.iter().take(free).cloned());
    }

    /// The status or the product that most of the records have.
    pub(super) fn most(&self, filter: Filter) -> Option<&str> {
        match filter {
            Filter::Product => self.products.most(),
            Filter::Status => self.statuses.most(),
            Filter::Order | Filter::Month | Filter::Customer | Filter::Partner => None,
        }
    }

    /// What the records hold where a filter looks.
    pub(super) fn holds(&self, filter: Filter, lang: Lang) -> Option<String> {
        let tally = match filter {
            Filter::Customer => &self.customers,
            Filter::Partner => &self.partners,
            Filter::Product => &self.products,
            Filter::Status => &self.statuses,
            Filter::Order | Filter::Month => return None,
        };
        (!tally.is_empty()).then(|| tally.counted(lang))
    }
}
