//! The suspects, each with what speaks for it.

mod account;
mod filters;
mod habits;
mod ids;
mod order;
mod product;
mod time;
mod wrong_box;

use crate::{
    find::{
        answer::Suspect,
        captured::{Capture, SeenId},
        filter::Filter,
        query::{Asked, AskedId, Query},
    },
    words::{Blanks, counted, filled},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_checks::options::Options;
use rebatelens_finding::{Term, lang::Lang, terms::find_list};
use rebatelens_model::{calendar::Day, period::Period, site::Site};

/// How much speaks for a suspect; what each means is told where they are
/// ranked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Habit,
    Hint,
    Likely,
    Shown,
    Proved,
}

/// One suspect before it is ranked.
struct Found {
    weight: Weight,
    id: &'static str,
    reason: String,
    evidence: Vec<String>,
    next: Query,
    not_before: Option<Day>,
}

impl Found {
    const fn new(weight: Weight, id: &'static str, reason: String, next: Query) -> Self {
        Self { weight, id, reason, evidence: Vec::new(), next, not_before: None }
    }

    fn because(mut self, evidence: impl IntoIterator<Item = String>) -> Self {
        self.evidence.extend(evidence.into_iter().filter(|text| !text.is_empty()));
        self
    }
}

/// Who is suspected, the likeliest first, as [`crate::find::find`] says.
pub(super) fn ranked(asked: &Asked<'_>, capture: &Capture, options: &Options) -> Vec<Suspect> {
    let context = SearchContext { asked, capture, options };
    let mut found: Vec<Found> = Vec::new();
    found.extend(context.other_month());
    found.extend(context.filters());
    found.extend(context.ids());
    found.extend(context.wrong_boxes());
    found.extend(context.order_state());
    found.extend(context.not_counted());
    found.extend(context.account());
    found.extend(context.month_form());
    found.extend(context.month_not_settled());
    found.extend(context.order_date());
    found.extend(context.product());
    found.extend(context.site());
    found.extend(context.habits());
    found.sort_by_key(|one| core::cmp::Reverse(one.weight));
    let kept = without_repetition(found, asked.query);
    kept.into_iter().enumerate().map(|(at, one)| context.in_words(at, one)).collect()
}

/// What was asked already, or is asked by a better suspect, is not worth
/// asking on a hint.
fn without_repetition(found: Vec<Found>, query: &Query) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    for one in found {
        let repeats = one.next == *query && one.not_before.is_none() && *query != Query::default();
        // The account is looked at whatever is asked next.
        let dispensable = one.weight <= Weight::Hint && one.id != "context";
        let known = dispensable && kept.iter().any(|other| other.next == one.next);
        if !repeats && !known {
            kept.push(one);
        }
    }
    kept
}

/// What suspects are drawn from.
struct SearchContext<'l, 'q> {
    asked: &'l Asked<'q>,
    capture: &'l Capture,
    options: &'l Options,
}

impl SearchContext<'_, '_> {
    fn in_words(&self, at: usize, one: Found) -> Suspect {
        let not_before = one.not_before.map(|day| day.to_string());
        Suspect {
            id: one.id,
            rank: at + 1,
            reason: one.reason,
            evidence: one.evidence,
            next_sentence: one.next.sentence(not_before.as_deref(), self.lang()),
            next: one.next,
            not_before,
        }
    }

    fn lang(&self) -> Lang {
        self.options.lang
    }

    fn query(&self) -> &Query {
        self.asked.query
    }

    fn says(&self, term: &Term) -> String {
        term.text(self.lang()).into()
    }

    fn filled(&self, term: &Term, blanks: &Blanks<'_>) -> String {
        filled(term, blanks, self.lang())
    }

    fn records(&self, count: usize) -> String {
        counted(&find_list::RECORDS, count, &[], self.lang())
    }

    /// The identifiers that are asked for, and what was seen of each.
    fn ids_seen(&self) -> impl Iterator<Item = (&AskedId, &SeenId)> {
        self.asked.ids.iter().zip(&self.capture.ids)
    }

    fn seen(&self, filter: Filter) -> Option<&SeenId> {
        self.ids_seen().find(|(id, _)| id.filter == filter).map(|(_, seen)| seen)
    }

    fn today(&self) -> Option<Day> {
        self.options.day()
    }

    /// The site, where the person or every currency names it.
    fn site_known(&self) -> Option<Site> {
        let mut seen = self.capture.sites.keys().copied();
        let only = seen.next().filter(|_| seen.next().is_none());
        self.asked.site.or(self.options.site).or(only)
    }

    /// The query without its order, by a month where it names none: the range
    /// of dates that takes the order's place.
    fn without_order(&self) -> Query {
        let next = self.query().less(Filter::Order);
        match (self.asked.month, self.asked.placed()) {
            (None, Some(placed)) => next.with(Filter::Month, placed.to_string()),
            _ => next,
        }
    }

    fn at_month(&self, month: Period) -> Query {
        self.query().with(Filter::Month, month.to_string())
    }
}
