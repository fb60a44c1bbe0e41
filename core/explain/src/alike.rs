//! Findings with one cause and the same next step, which are reported once.

use crate::report::Finding;
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_model::{
    limits::FINDINGS_WRITTEN_OUT,
    money::{Grouped, exact_add},
    ordered::OrderedMap,
};
use rust_decimal::Decimal;

/// Findings of one rule that have one cause.
#[derive(Clone, Debug)]
pub struct Alike<'r> {
    /// The one that comes first.
    pub first: &'r Finding,
    /// All of them, each with its place in the list, from 0.
    pub all: Vec<(usize, &'r Finding)>,
}

impl<'r> Alike<'r> {
    /// Whether they are so many that they are reported once.
    const fn is_reported_once(&self) -> bool {
        self.all.len() > FINDINGS_WRITTEN_OUT
    }

    /// The findings that are reported by themselves.
    pub fn shown(&self) -> &[(usize, &'r Finding)] {
        self.all.get(..FINDINGS_WRITTEN_OUT).unwrap_or(&self.all)
    }

    /// The money that they are about, a text for each currency.
    pub fn money(&self) -> Vec<String> {
        money(self.all.iter().map(|(_, finding)| *finding))
    }
}

/// Findings by rule and cause, in the order in which the first of each comes.
fn alike<'r>(findings: impl IntoIterator<Item = &'r Finding>) -> Vec<Alike<'r>> {
    let mut places: OrderedMap<(&str, &str), usize> = OrderedMap::new();
    let mut groups: Vec<Alike<'r>> = Vec::new();
    for (at, finding) in findings.into_iter().enumerate() {
        let key = (finding.code, finding.why.as_str());
        if let Some(group) = places.get(&key).and_then(|place| groups.get_mut(*place)) {
            group.all.push((at, finding));
        } else {
            places.insert(key, groups.len());
            groups.push(Alike { first: finding, all: [(at, finding)].into() });
        }
    }
    groups
}

/// A finding by itself, or several that are reported once.
pub enum Listed<'r> {
    /// A finding, and its place in the list, from 0.
    One(usize, &'r Finding),
    /// Many with one cause.
    Once(Alike<'r>),
}

/// What a list of findings comes to where many with one cause are reported once, at
/// the place of the first.
pub fn listed<'r>(findings: impl IntoIterator<Item = &'r Finding>) -> Vec<Listed<'r>> {
    let mut all: OrderedMap<usize, Listed<'r>> = OrderedMap::new();
    for group in alike(findings) {
        if group.is_reported_once() {
            let place = group.all.first().map_or(0, |(at, _)| *at);
            all.insert(place, Listed::Once(group));
        } else {
            all.extend(group.all.into_iter().map(|(at, finding)| (at, Listed::One(at, finding))));
        }
    }
    all.into_iter().map(|(_, listed)| listed).collect()
}

/// The money that findings are about, a text for each currency. What is too large to be
/// added is left out.
pub fn money<'r>(findings: impl IntoIterator<Item = &'r Finding>) -> Vec<String> {
    let mut sums: OrderedMap<&str, Option<Decimal>> = OrderedMap::new();
    for finding in findings {
        let Some(amount) = finding.at_stake.as_deref() else { continue };
        let amount = amount.parse::<Decimal>().ok();
        let sum = |sum: &mut Option<Decimal>| *sum = sum.zip(amount).and_then(|(a, b)| exact_add(a, b));
        sums.change(finding.currency.as_deref().unwrap_or_default(), || Some(Decimal::ZERO), sum);
    }
    let text = |(currency, sum): (&str, Option<Decimal>)| {
        Some(format!("{} {currency}", Grouped(sum?)).trim_end().to_string())
    };
    sums.into_iter().filter_map(text).collect()
}
