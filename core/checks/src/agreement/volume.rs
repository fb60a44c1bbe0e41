//! Volumes that thresholds count: base amounts by ladder, currency and month.

use crate::agreement::record_terms::RecordTerms;
use alloc::vec::Vec;
use core::iter::successors;
use rebatelens_model::{
    Reading,
    agreement::{Agreement, Choice, Ladder, Per},
    money::{Currency, exact_add, exact_sub},
    ordered::OrderedMap,
    period::Period,
    status::Lifecycle,
};
use rust_decimal::Decimal;

/// What a month adds to a volume.
#[derive(Clone, Copy, Debug)]
struct Month {
    base: Option<Decimal>,
    /// What is shown as earned, without adjustments; nothing where a record
    /// does not show it.
    earned: Option<Decimal>,
    records: u32,
    /// Whether every record that may belong here surely does, and is readable.
    certain: bool,
    first: Option<(usize, usize)>,
}

/// The months of each ladder in each currency.
#[derive(Debug)]
pub(super) struct Volumes {
    months: OrderedMap<(usize, Option<Currency>, Period), Month>,
    /// By the places of ladders.
    ladders: Vec<LadderRows>,
    /// Whether rows are missing or cannot be read, so that no volume is certain.
    partial: bool,
}

/// Which rows a ladder has in all months.
#[derive(Clone, Copy, Debug, Default)]
struct LadderRows {
    /// Some whose month is not known.
    undated: bool,
    /// Some that name a currency.
    named: bool,
    /// Some that name none.
    unnamed: bool,
}

impl LadderRows {
    /// Whether a row may belong to another volume than that of its own month and
    /// currency.
    const fn are_open(self) -> bool {
        self.undated || (self.named && self.unnamed)
    }
}

/// A volume of a month or a quarter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Volume {
    /// Up to the month that was asked about.
    pub through: Decimal,
    /// In all.
    pub total: Decimal,
    pub earned: Option<Decimal>,
    pub records: u32,
    pub certain: bool,
}

/// A volume of one ladder, for a note about it.
pub(super) struct Stand<'a> {
    pub ladder: &'a Ladder,
    pub currency: Option<Currency>,
    /// The last month in it.
    pub month: Period,
    pub volume: Volume,
    /// The table and the record of its first line.
    pub first: (usize, usize),
}

impl Volumes {
    pub(super) fn of(agreement: &Agreement, partial: bool) -> Self {
        let ladders = agreement.ladders().iter().map(|_| LadderRows::default()).collect();
        Self { months: OrderedMap::new(), ladders, partial }
    }

    /// Takes a record in. What was rejected and what is corrected by hand does
    /// not count.
    pub(super) fn add(&mut self, choice: &Choice<'_>, terms: &RecordTerms<'_>, place: (usize, usize)) {
        if terms.is_correction() || terms.is(Lifecycle::Rejected) {
            return;
        }
        let currency = terms.subject.currency;
        let (sure, open) = ladders_of(choice);
        for ladder in open.iter().copied().chain(sure) {
            if let Some(own) = self.ladders.get_mut(ladder.place()) {
                own.undated |= terms.month().is_none();
                own.named |= currency.is_some();
                own.unnamed |= currency.is_none();
            }
        }
        let Some(month) = terms.month() else { return };
        for ladder in &open {
            self.change(ladder, currency, month, |own| own.certain = false);
        }
        let Some(ladder) = sure else { return };
        let known = choice.possible.is_empty() && matches!(terms.base, Reading::Read(_));
        self.change(ladder, currency, month, |own| {
            own.certain &= known;
            own.first.get_or_insert(place);
            let Some(base) = terms.base() else { return };
            own.records = own.records.saturating_add(1);
            own.base = own.base.and_then(|sum| exact_add(sum, base));
            let shown = terms.amount.zip(terms.adjustment).and_then(|(amount, more)| exact_sub(amount, more));
            own.earned = own.earned.zip(shown).and_then(|(sum, shown)| exact_add(sum, shown));
        });
    }

    fn change(
        &mut self,
        ladder: &Ladder,
        currency: Option<Currency>,
        month: Period,
        change: impl FnOnce(&mut Month),
    ) {
        let zero = Some(Decimal::ZERO);
        let empty = || Month { base: zero, earned: zero, records: 0, certain: true, first: None };
        self.months.change((ladder.place(), currency, month), empty, change);
    }

    /// The volume of the month or the quarter that a month lies in; nothing
    /// where a sum has too many digits.
    pub(super) fn get(&self, ladder: &Ladder, currency: Option<Currency>, month: Period) -> Option<Volume> {
        let (first, last) = span(ladder.per(), month)?;
        let zero = Decimal::ZERO;
        let rows = self.ladders.get(ladder.place()).copied().unwrap_or_default();
        let certain = !self.partial && !rows.are_open();
        let mut volume = Volume { through: zero, total: zero, earned: Some(zero), records: 0, certain };
        let months = successors(Some(first), |month| month.plus(1)).take_while(|month| *month <= last);
        for at in months {
            let Some(own) = self.months.get(&(ladder.place(), currency, at)) else { continue };
            let base = own.base?;
            volume.total = exact_add(volume.total, base)?;
            if at <= month {
                volume.through = volume.total;
            }
            volume.earned = volume.earned.zip(own.earned).and_then(|(sum, own)| exact_add(sum, own));
            volume.records = volume.records.saturating_add(own.records);
            volume.certain &= own.certain;
        }
        Some(volume)
    }

    /// The place of a ladder, the currency and the month of every volume, also of
    /// one that only rows of which it is not sure belong to.
    pub(super) fn keys(&self) -> impl Iterator<Item = (usize, Option<Currency>, Period)> {
        self.months.keys().copied()
    }

    /// Every volume that is known for certain, by ladder, currency and time.
    pub(super) fn stands<'a>(&self, ladders: &'a [Ladder]) -> Vec<Stand<'a>> {
        let mut stands: Vec<Stand<'a>> = Vec::new();
        for ((place, currency, month), own) in &self.months {
            let Some(ladder) = ladders.get(*place) else { continue };
            let (Some(first), Some(volume)) = (own.first, self.get(ladder, *currency, *month)) else {
                continue;
            };
            if !volume.certain {
                continue;
            }
            let stand = Stand { ladder, currency: *currency, month: *month, volume, first };
            match stands.last_mut().filter(|last| last.is_same(&stand)) {
                Some(last) => *last = Stand { first: last.first, ..stand },
                None => stands.push(stand),
            }
        }
        stands
    }
}

/// The ladder with tiers whose volume a record belongs to, and those whose volume it
/// may belong to.
pub(super) fn ladders_of<'a>(choice: &Choice<'a>) -> (Option<&'a Ladder>, Vec<&'a Ladder>) {
    let tiered = |ladder: &&Ladder| ladder.is_tiered() && ladder.eligible();
    let possible = choice.possible.iter().copied();
    match choice.certain.as_slice() {
        [] => (None, possible.filter(tiered).collect()),
        [only] => (Some(*only).filter(tiered), possible.filter(tiered).collect()),
        tied => (None, possible.chain(tied.iter().copied()).filter(tiered).collect()),
    }
}

impl Stand<'_> {
    fn is_same(&self, other: &Self) -> bool {
        self.ladder.place() == other.ladder.place()
            && self.currency == other.currency
            && span(self.ladder.per(), self.month) == span(self.ladder.per(), other.month)
    }
}

/// The first and the last month of what thresholds count.
pub(super) fn span(per: Per, month: Period) -> Option<(Period, Period)> {
    match per {
        Per::Month => Some((month, month)),
        Per::Quarter => {
            let first =
                Period::new(month.year(), month.quarter().checked_sub(1)?.checked_mul(3)?.checked_add(1)?)?;
            Some((first, first.plus(2)?))
        }
    }
}
