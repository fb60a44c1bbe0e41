//! Where an agreement stands in the checked tables: its volumes, and the money that
//! differences from it come to.

use crate::{
    agreement::{
        choose, policy,
        record_terms::{RecordTerms, each, is_rebate, originals},
        terms_check::{self, TermsCheck},
        tiers,
        volume::{Volumes, ladders_of},
        volume_state::{VolumeGap, VolumeGaps, VolumeState, months},
        volumes,
    },
    options::Options,
    registry::CheckedTables,
};
use alloc::{string::String, vec::Vec};
use rebatelens_finding::{Rule, found::Found};
use rebatelens_model::{
    Reading,
    agreement::{Agreement, Choice, Ladder},
    calendar::Day,
    money::{Amount, Currency, exact_sub},
    ordered::{OrderedMap, OrderedSet, set_of},
    period::Period,
    site::Site,
    status::Lifecycle,
};
use rust_decimal::Decimal;

/// Where an agreement stands in the checked tables.
#[derive(Clone, Debug)]
pub struct AgreementState {
    /// The name of its file.
    pub name: String,
    /// Its volumes, by row, currency and month. Rows that no record counts for have
    /// one without a month.
    pub volumes: Vec<VolumeState>,
    /// What differences from it come to, by rule and currency.
    pub costs: Vec<RuleCost>,
    /// What the person said that it depends on.
    pub asked: Asked,
}

/// What the person said that the state of an agreement depends on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// One more deal.
    pub what_if: Option<Amount>,
    /// The day that the check counts from.
    pub today: Option<Day>,
    /// The site of the console.
    pub site: Option<Site>,
}

/// What the findings of a rule come to in one currency.
#[derive(Clone, Debug)]
pub struct RuleCost {
    /// The rule.
    pub rule: &'static Rule,
    /// The currency of its findings.
    pub currency: Option<Currency>,
    /// How many findings.
    pub findings: usize,
    /// What the agreement gives less what is shown; nothing where no finding's is
    /// known, or where the sum has too many digits.
    pub cost: Option<Decimal>,
    /// Findings that are not in the sum: the agreement leaves several rates open.
    pub open_rate: usize,
    /// Findings that are not in the sum: an amount that it needs is not known.
    pub no_amount: usize,
}

/// Where the agreement of a check stands; nothing where there is none, or one
/// without rows.
pub fn agreement_state(sheets: &CheckedTables<'_, '_>, options: &Options) -> Option<AgreementState> {
    let agreement = options.agreement.as_ref().filter(|agreement| !agreement.ladders().is_empty())?;
    let policy = policy(sheets, agreement);
    let originals = originals(sheets);
    let volumes = volumes(sheets, agreement, policy.as_ref(), &originals);
    let check = TermsCheck { agreement, volumes: &volumes };
    let mut rows = CountedRows::default();
    let mut costs = Costs::default();
    for (sheet, findings) in sheets.iter().filter(|(sheet, _)| is_rebate(sheet)) {
        rows.shifted = rows.shifted.saturating_add(sheet.index.unread);
        each(sheet, &findings.bare_rates, &originals, |record, terms| {
            let (_, choice) = choose(agreement, policy.as_ref(), terms);
            rows.add(&choice, terms);
            let found = check.record(record, terms, &choice);
            if let Some(found) = found.filter(|found| terms_check::COSTING.contains(&found.rule)) {
                costs.add(&found, has_amounts(terms));
            }
        });
    }
    rows.parts = sheets.iter().filter(|(sheet, _)| sheet.is_part).count();
    for stand in volumes.stands(agreement.ladders()) {
        if let Some(found) = tiers::other_sum(&stand, agreement) {
            costs.add(&found, true);
        }
    }
    Some(AgreementState {
        name: agreement.name.clone(),
        volumes: states(agreement, &volumes, &rows),
        costs: costs.0.into_values().collect(),
        asked: Asked { what_if: options.what_if, today: options.day(), site: options.site },
    })
}

/// Whether all is known that a rate's effect in money is made of.
fn has_amounts(terms: &RecordTerms<'_>) -> bool {
    terms.base().is_some() && terms.amount.is_some() && terms.adjustment.is_some()
}

/// What findings come to, by code and currency.
#[derive(Default)]
struct Costs(OrderedMap<(&'static str, Option<Currency>), RuleCost>);

impl Costs {
    fn add(&mut self, found: &Found, has_amounts: bool) {
        let (rule, currency) = (found.rule, found.currency);
        let none = || RuleCost { rule, currency, findings: 0, cost: None, open_rate: 0, no_amount: 0 };
        self.0.change((rule.code, currency), none, |own| {
            let known = own.findings > own.open_rate.saturating_add(own.no_amount);
            own.findings = own.findings.saturating_add(1);
            match found.difference {
                Some(difference) if known => {
                    own.cost = own.cost.and_then(|sum| exact_sub(sum, difference));
                }
                Some(difference) => own.cost = exact_sub(Decimal::ZERO, difference),
                None if has_amounts => own.open_rate = own.open_rate.saturating_add(1),
                None => own.no_amount = own.no_amount.saturating_add(1),
            }
        });
    }
}

/// A volume: the place of its ladder, its currency and its first month.
type VolumeKey = (usize, Option<Currency>, Period);

/// Which rows count for volumes, and which may.
#[derive(Default)]
struct CountedRows {
    /// Rows of each volume that surely count, and why it is not known.
    own: OrderedMap<VolumeKey, (usize, VolumeGaps)>,
    /// By ladder: rows without a month, and rows without a currency.
    open: OrderedMap<usize, (usize, usize)>,
    /// Ladders with a row that names its currency.
    named: OrderedSet<usize>,
    shifted: usize,
    parts: usize,
}

impl CountedRows {
    fn add(&mut self, choice: &Choice<'_>, terms: &RecordTerms<'_>) {
        if terms.is_correction() || terms.is(Lifecycle::Rejected) {
            return;
        }
        let currency = terms.subject.currency;
        let (sure, open) = ladders_of(choice);
        for ladder in open.iter().copied().chain(sure) {
            let (undated, unnamed) = (terms.month().is_none(), currency.is_none());
            self.open.change(ladder.place(), Default::default, |own| {
                own.0 = own.0.saturating_add(usize::from(undated));
                own.1 = own.1.saturating_add(usize::from(unnamed));
            });
            if !unnamed {
                self.named.insert(ladder.place());
            }
        }
        let Some(month) = terms.month() else { return };
        for ladder in &open {
            self.change(ladder, currency, month, |_, gaps| gaps.add(VolumeGap::OtherRow, 1));
        }
        let Some(ladder) = sure else { return };
        self.change(ladder, currency, month, |records, gaps| {
            *records = records.saturating_add(1);
            if !choice.possible.is_empty() {
                gaps.add(VolumeGap::OtherRow, 1);
            }
            match terms.base {
                Reading::Read(_) => {}
                Reading::Absent => gaps.add(VolumeGap::BaseAbsent, 1),
                Reading::Unreadable(_) => gaps.add(VolumeGap::BaseUnreadable, 1),
            }
        });
    }

    fn change(
        &mut self,
        ladder: &Ladder,
        currency: Option<Currency>,
        month: Period,
        change: impl FnOnce(&mut usize, &mut VolumeGaps),
    ) {
        let Some((first, _)) = months(ladder, month) else { return };
        let key = (ladder.place(), currency, first);
        self.own.change(key, Default::default, |(records, gaps)| change(records, gaps));
    }

    /// The rows of a volume, and why it is not known.
    fn get(&self, key: &VolumeKey) -> (usize, VolumeGaps) {
        let (place, ..) = key;
        let (records, mut gaps) = self.own.get(key).copied().unwrap_or_default();
        let (undated, unnamed) = self.open.get(place).copied().unwrap_or_default();
        gaps.add(VolumeGap::PartOfTable, self.parts);
        gaps.add(VolumeGap::ShiftedRow, self.shifted);
        gaps.add(VolumeGap::NoMonth, undated);
        if self.named.contains(place) {
            gaps.add(VolumeGap::NoCurrency, unnamed);
        }
        (records, gaps)
    }
}

/// Every volume, and rows that no record counts for.
fn states(agreement: &Agreement, volumes: &Volumes, rows: &CountedRows) -> Vec<VolumeState> {
    let in_months = volumes.keys().filter_map(|(place, currency, month)| {
        let (first, _) = months(agreement.ladders().get(place)?, month)?;
        Some((place, currency, first))
    });
    let keys: OrderedSet<VolumeKey> = set_of(in_months);
    let counting: OrderedSet<usize> = set_of(keys.iter().map(|(place, ..)| *place));
    let known = keys.iter().filter_map(|key| state(agreement, volumes, rows, key));
    let mut states: Vec<VolumeState> = known.collect();
    let tiered = agreement.ladders().iter().filter(|ladder| ladder.is_tiered() && ladder.eligible());
    let without = tiered.filter(|ladder| !counting.contains(&ladder.place()));
    states.extend(without.map(VolumeState::without_records));
    states
}

fn state(
    agreement: &Agreement,
    volumes: &Volumes,
    rows: &CountedRows,
    key: &VolumeKey,
) -> Option<VolumeState> {
    let (place, currency, first) = key;
    let ladder = agreement.ladders().get(*place)?;
    let (_, last) = months(ladder, *first)?;
    let (records, mut gaps) = rows.get(key);
    let volume = volumes.get(ladder, *currency, last);
    if volume.is_none() {
        gaps.add(VolumeGap::Digits, records);
    }
    let counted = volume.filter(|volume| volume.records > 0);
    Some(VolumeState {
        ladder: ladder.clone(),
        product: tiers::product(ladder),
        currency: *currency,
        months: Some((*first, last)),
        records,
        counted: counted.map(|volume| volume.total),
        shown: counted.and_then(|volume| volume.earned),
        volume: counted.filter(|volume| volume.certain).map(|volume| volume.total),
        gaps,
    })
}
