//! Filters that hide records.

use crate::{
    find::{
        filter::{Filter, Filters},
        suspects::{Found, SearchContext, Weight},
        tally::{Group, months},
    },
    words::Blanks,
};
use alloc::{string::String, vec::Vec};
use rebatelens_finding::{Term, terms::suspect_filter as texts, word};
use rebatelens_model::period::Period;

/// Sets of as many filters that are named.
const NAMED: usize = 2;

impl SearchContext<'_, '_> {
    /// The records stand under another month.
    pub(super) fn other_month(&self) -> Option<Found> {
        let month = self.asked.month?;
        if !self.leaves_something(Filters::of([Filter::Month])) {
            return None;
        }
        let group = self.capture.without(Filters::of([Filter::Month]));
        let distance = |other: &&Period| (other.months_after(month).abs(), -other.months_after(month));
        let nearest = *group.months.keys().min_by_key(distance)?;
        let blanks: &Blanks<'_> = &[
            ("records", &self.records(group.months.values().sum())),
            ("months", &months(&group.months, self.lang())),
            ("month", &month),
        ];
        let reason = self.filled(&texts::OTHER_MONTH, blanks);
        let found = Found::new(Weight::Proved, "other_month", reason, self.at_month(nearest));
        Some(found.because(group.places))
    }

    /// One filter hides the records; or a few do, where no single one does.
    pub(super) fn filters(&self) -> Vec<Found> {
        let asked = self.asked.filters;
        let account = self.account().is_some();
        let loose = asked.without(Filter::Order).without(Filter::Month);
        let singles = loose.each().rev().filter(|filter| *filter != Filter::Partner || !account);
        let singles: Vec<Found> = singles.filter_map(|filter| self.single(filter)).collect();
        let month = Filters::of([Filter::Month]);
        let next_door = asked.has(Filter::Month) && self.leaves_something(month) && self.count(month) > 0;
        if !singles.is_empty() || next_door {
            return singles;
        }
        self.sets()
    }

    fn count(&self, aside: Filters) -> usize {
        self.capture.without(aside).records
    }

    fn leaves_something(&self, aside: Filters) -> bool {
        aside != self.asked.filters
    }

    /// Whether the query still names an order or a customer.
    fn leaves_id(&self, aside: Filters) -> bool {
        let kept = |filter| self.asked.filters.has(filter) && !aside.has(filter);
        kept(Filter::Order) || kept(Filter::Customer)
    }

    fn single(&self, filter: Filter) -> Option<Found> {
        let aside = Filters::of([filter]);
        let group = self.capture.without(aside);
        if !self.leaves_something(aside) {
            return self.alone(filter, &group);
        }
        if group.records == 0 {
            return None;
        }
        let (name, records) = (filter.label(self.lang()), self.records(group.records));
        let reason = self.filled(&texts::SINGLE, &[("filter", &name), ("records", &records)]);
        let decides = self.leaves_id(aside) || matches!(filter, Filter::Status | Filter::Product);
        let weight = if decides { Weight::Proved } else { Weight::Hint };
        let found = Found::new(weight, "filter", reason, self.query().without(aside));
        Some(found.because(self.held(&group, aside)).because(group.places))
    }

    /// The only filter is a text that no captured record has: what they have
    /// instead.
    fn alone(&self, filter: Filter, group: &Group) -> Option<Found> {
        let lang = self.lang();
        let (held, other) = group.holds(filter, lang).zip(group.most(filter))?;
        let asked = word::excerpt(self.query().part(filter)?.trim());
        let name = filter.label(lang);
        let reason = self.filled(&texts::ABSENT, &[("filter", &name), ("asked", &asked), ("held", &held)]);
        let next = self.query().with(filter, other);
        Some(Found::new(Weight::Hint, "filter", reason, next).because(group.places.clone()))
    }

    /// The smallest sets of filters that hide records together.
    fn sets(&self) -> Vec<Found> {
        let asked = self.asked.filters.without(Filter::Order);
        let sets = Filters::sets().into_iter().filter(|set| set.count() > 1 && set.lie_in(asked));
        let hiding = sets.filter(|set| self.leaves_something(*set) && self.count(*set) > 0);
        let mut least = None;
        let smallest = hiding.take_while(|set| *least.get_or_insert(set.count()) == set.count());
        smallest.take(NAMED).map(|set| self.set(set)).collect()
    }

    fn set(&self, aside: Filters) -> Found {
        let group = self.capture.without(aside);
        let records = self.records(group.records);
        let filters = self.labels(aside.each().rev(), &texts::TOGETHER_JOIN);
        let reason = self.filled(&texts::TOGETHER, &[("filters", &filters), ("records", &records)]);
        let weight = if self.leaves_id(aside) { Weight::Proved } else { Weight::Hint };
        let found = Found::new(weight, "filters", reason, self.query().without(aside));
        found.because(self.held(&group, aside)).because(group.places)
    }

    /// What the records hold where the filters look.
    fn held(&self, group: &Group, aside: Filters) -> Vec<String> {
        let lang = self.lang();
        let sentence = |filter: Filter, held: String| {
            self.filled(&texts::HELD, &[("filter", &filter.label(lang)), ("held", &held)])
        };
        let held = aside.each().filter_map(|filter| Some(sentence(filter, group.holds(filter, lang)?)));
        let mut all: Vec<String> = held.collect();
        if aside.has(Filter::Month) && !group.months.is_empty() {
            all.push(sentence(Filter::Month, months(&group.months, lang)));
        }
        all
    }

    /// The order may be mistyped, or is not in this month yet: what shows
    /// without it tells which.
    pub(super) fn order_filter(&self) -> Option<Found> {
        let order = self.asked.id(Filter::Order).filter(|id| id.value.is_some())?;
        let next = self.without_order();
        let aside = Filters::of([Filter::Order]);
        // An ID that was captured is not mistyped.
        if self.seen(Filter::Order).is_some_and(|seen| seen.own > 0) {
            return None;
        }
        if self.capture.records == 0 || !self.leaves_something(aside) {
            return Some(Found::new(Weight::Habit, "order_filter", self.says(&texts::ORDER_BY_DATES), next));
        }
        let group = self.capture.without(aside);
        let (records, order) = (self.records(group.records), order.shown());
        let reason = match group.records {
            0 => self.filled(&texts::ORDER_UNCLEAR, &[("order", &order)]),
            _ => self.filled(&texts::ORDER_ABSENT, &[("records", &records), ("order", &order)]),
        };
        Some(Found::new(Weight::Hint, "order_filter", reason, next).because(group.places))
    }

    /// The least sure filters are left out first.
    pub(super) fn relax(&self) -> Option<Found> {
        let loose = self.asked.filters.each().rev();
        let loose: Vec<Filter> =
            loose.filter(|filter| matches!(filter, Filter::Status | Filter::Product)).collect();
        let first = *loose.first().filter(|_| self.asked.filters.count() > 1)?;
        let filters = self.labels(loose.into_iter(), &texts::RELAX_JOIN);
        let reason = self.filled(&texts::RELAX, &[("filters", &filters)]);
        Some(Found::new(Weight::Habit, "relax", reason, self.query().less(first)))
    }

    /// The labels of filters in one text.
    fn labels(&self, filters: impl Iterator<Item = Filter>, joined_by: &Term) -> String {
        let labels: Vec<&str> = filters.map(|filter| filter.label(self.lang())).collect();
        labels.join(joined_by.text(self.lang()))
    }
}
