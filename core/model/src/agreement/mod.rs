//! What was agreed: which products earn a rebate, at which rate, from which
//! volume on, and when.
//!
//! # Which row counts
//!
//! A row names up to four levels of a product: product, sub-product, component
//! type, component. A level that is empty, `-` or `*` is any. Texts are compared
//! without the spaces around them, without the case of ASCII letters and whatever
//! the width of these; a
//! record is known by names and by codes, and either will do.
//!
//! A row fits a record where each of its levels is any or the record's, the day
//! lies in its window, its currency is none or the record's, and its category is
//! none or the one that the policy's product list gives the record, where that
//! is known. Of the rows that fit, the most specific counts:
//!
//! 1. the one with more exact levels;
//! 2. of as many, the one that is exact at a deeper level: component before
//!    component type, component type before sub-product, sub-product before
//!    product, the deepest one first;
//! 3. then the one that names the currency;
//! 4. then the one that names the category.
//!
//! Rows that agree in levels, currency, category and window are one ladder: a
//! row for each threshold, each of them a [`Tier`]. Two rows that come out equal
//! and are not tiers of one ladder tie, which is a fault and never decided.
//!
//! Where a record does not show a level, its day or its currency and a row asks
//! for it, the row is possible: nothing is concluded that it would contradict.

mod ladder;
mod level;
mod policy;
mod subject;
mod tier;

use crate::{
    money::{Currency, RoundingMode},
    ordered::sort_by,
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::cmp::Ordering;
pub use ladder::{Ladder, Per, TierKind};
pub use level::{Fit, LEVELS, Level, Name};
pub use policy::{Listed, Names, Policy, PolicyRow};
use rust_decimal::Decimal;
pub use subject::{Subject, Window};
pub use tier::{Slice, Tier};

/// One row of an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The physical line that it stands on, from 1.
    pub line: usize,
    /// The product, level by level.
    pub scope: [Level; LEVELS],
    /// The category of the policy, in lower case.
    pub category: Option<String>,
    /// The currency; nothing where it holds for each.
    pub currency: Option<Currency>,
    /// When it holds.
    pub window: Window,
    /// The volume that it holds from, never negative.
    pub from: Decimal,
    /// What the volume counts, where the row says.
    pub per: Option<Per>,
    /// What the threshold changes, where the row says.
    pub kind: Option<TierKind>,
    /// The rate as a part of one, 0 to 1.
    pub rate: Decimal,
    /// How a product is cut to two decimals, where the row says.
    pub rounding: Option<RoundingMode>,
    /// Whether anything is earned at all.
    pub eligible: bool,
    /// What the reseller noted.
    pub note: String,
}

/// A column in which rows of one ladder contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// What the volume counts.
    Per,
    /// What the threshold changes.
    Kind,
    /// The rounding.
    Rounding,
    /// Whether anything is earned.
    Eligible,
}

/// Why rows are no agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// Two rows would count for one record: their lines, the earlier first.
    Tie(usize, usize),
    /// Two tiers of one ladder say different things: their lines.
    Differ(usize, usize, Said),
    /// A threshold whose rows do not say this: the first of their lines.
    Unsaid(usize, Said),
}

/// What an agreement says about a record.
#[derive(Clone, Debug, Default)]
pub struct Choice<'a> {
    /// The ladder that counts; several where they tie, none where none fits for
    /// certain.
    pub certain: Vec<&'a Ladder>,
    /// Ladders that would count instead, if the record is what it does not show.
    pub possible: Vec<&'a Ladder>,
    /// Ladders that fit in all but the day.
    pub outside: Vec<&'a Ladder>,
}

/// A file by its name and what is in it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct NamedDigest {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// An agreement: its rows, and the policy's product list where it comes with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// The name of the file with the rows.
    pub name: String,
    /// Columns of it that mean nothing here.
    pub unused: Vec<String>,
    /// The policy's product list.
    pub policy: Option<Policy>,
    /// The files that it was read from.
    pub files: Vec<NamedDigest>,
    ladders: Vec<Ladder>,
}

impl Agreement {
    /// The agreement of these rows.
    ///
    /// # Errors
    /// Everything in which the rows contradict each other.
    pub fn new(name: &str, mut rules: Vec<Rule>) -> Result<Self, Vec<Contradiction>> {
        sort_by(&mut rules, |a, b| key(a).cmp(&key(b)).then(a.from.cmp(&b.from)).then(a.line.cmp(&b.line)));
        let mut faults = Vec::new();
        let mut ladders: Vec<Ladder> = Vec::new();
        for rows in rules.chunk_by(|a, b| key(a) == key(b)) {
            ladders.extend(ladder(rows, ladders.len(), &mut faults));
        }
        overlaps(&ladders, &mut faults);
        if faults.is_empty() {
            Ok(Self { name: name.to_string(), ladders, ..Self::default() })
        } else {
            Err(faults)
        }
    }

    /// How many rows it was made of.
    pub fn rules(&self) -> usize {
        self.ladders.iter().map(|ladder| ladder.tiers.len()).sum()
    }

    /// Its ladders.
    pub fn ladders(&self) -> &[Ladder] {
        &self.ladders
    }

    /// What it says about a record, by the order that the module gives.
    pub fn choose(&self, subject: &Subject<'_>) -> Choice<'_> {
        let mut choice = Choice::default();
        for ladder in &self.ladders {
            let scope = ladder.fit_scope(subject);
            match scope.min(ladder.window.fit(subject.day)) {
                Fit::Yes => match choice.certain.first().map(|best| best.rank().cmp(&ladder.rank())) {
                    Some(Ordering::Greater) => {}
                    Some(Ordering::Equal) => choice.certain.push(ladder),
                    Some(Ordering::Less) | None => choice.certain = alloc::vec![ladder],
                },
                Fit::Maybe => choice.possible.push(ladder),
                Fit::No if scope == Fit::Yes => choice.outside.push(ladder),
                Fit::No => {}
            }
        }
        let best = choice.certain.first().map(|best| best.rank());
        choice.possible.retain(|ladder| best.is_none_or(|best| best <= ladder.rank()));
        choice
    }
}

/// What the rows of one ladder share, the window last.
fn key(rule: &Rule) -> (&[Level; LEVELS], &Option<String>, Option<Currency>, Window) {
    (&rule.scope, &rule.category, rule.currency, rule.window)
}

/// The ladder of rows that share their key, in rising order of thresholds.
fn ladder(rows: &[Rule], place: usize, faults: &mut Vec<Contradiction>) -> Option<Ladder> {
    let first = rows.first()?;
    for (a, b) in rows.iter().zip(rows.iter().skip(1)) {
        if a.from == b.from {
            faults.push(Contradiction::Tie(a.line.min(b.line), a.line.max(b.line)));
        }
        if a.eligible != b.eligible {
            faults.push(Contradiction::Differ(a.line.min(b.line), a.line.max(b.line), Said::Eligible));
        }
    }
    let per = said(rows, Said::Per, |rule| rule.per, faults);
    let kind = said(rows, Said::Kind, |rule| rule.kind, faults);
    let rounding = said(rows, Said::Rounding, |rule| rule.rounding, faults);
    let has_thresholds = first.eligible && rows.iter().any(|rule| !rule.from.is_zero());
    if has_thresholds {
        let line = rows.iter().map(|rule| rule.line).min().unwrap_or(first.line);
        let unsaid = [(per.is_none(), Said::Per), (kind.is_none(), Said::Kind)];
        faults.extend(
            unsaid.into_iter().filter(|(none, _)| *none).map(|(_, said)| Contradiction::Unsaid(line, said)),
        );
    }
    let tier = |rule: &Rule| Tier { from: rule.from, rate: rule.rate, line: rule.line };
    Some(Ladder {
        place,
        scope: first.scope.clone(),
        category: first.category.clone(),
        currency: first.currency,
        window: first.window,
        eligible: first.eligible,
        per: per.unwrap_or(Per::Month),
        kind: kind.unwrap_or(TierKind::WholeVolume),
        rounding,
        tiers: rows.iter().map(tier).collect(),
    })
}

/// What the rows say that say it, all the same.
fn said<T: Copy + PartialEq>(
    rows: &[Rule],
    what: Said,
    value: impl Fn(&Rule) -> Option<T>,
    faults: &mut Vec<Contradiction>,
) -> Option<T> {
    let mut saying = rows.iter().filter_map(|rule| Some((rule.line, value(rule)?)));
    let (line, first) = saying.next()?;
    if let Some((other, _)) = saying.find(|(_, value)| *value != first) {
        faults.push(Contradiction::Differ(line.min(other), line.max(other), what));
    }
    Some(first)
}

/// Ladders that differ in their windows alone and have days in common. They
/// come in rising order of their first days.
fn overlaps(ladders: &[Ladder], faults: &mut Vec<Contradiction>) {
    let mut longest: Option<&Ladder> = None;
    for ladder in ladders {
        let same = |other: &&Ladder| {
            other.scope == ladder.scope
                && other.category == ladder.category
                && other.currency == ladder.currency
        };
        let before = longest.filter(same);
        if let Some(before) = before.filter(|before| before.window.overlaps(&ladder.window)) {
            let (a, b) = (before.line(), ladder.line());
            faults.push(Contradiction::Tie(a.min(b), a.max(b)));
        }
        let ends_later = before.is_none_or(|before| match (before.window.to, ladder.window.to) {
            (None, _) => false,
            (_, None) => true,
            (Some(before), Some(own)) => own > before,
        });
        if ends_later {
            longest = Some(ladder);
        }
    }
}
