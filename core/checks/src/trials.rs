//! Lines of one currency, tried under every unit of rate and every rounding
//! that could be theirs. What the trials come to may be added up in any order.

use crate::{
    amount_line::Line,
    fit_counts::{FitCounts, follow, recognise},
    verdict::{Scales, Verdict},
};
use alloc::vec::Vec;
use rebatelens_model::money::{Currency, RateUnit, RoundingMode};
use rust_decimal::Decimal;

/// Lines of one currency, tried under all that could be theirs.
#[derive(Clone, Debug)]
pub(crate) struct Trials {
    /// Decimals that amounts are written with.
    written: Scales,
    /// Decimals that every line was tried with.
    tried: Scales,
    /// Whether a rate has no unit.
    has_bare: bool,
    /// Whether a rate without a unit is more than one.
    has_large: bool,
    /// Whether one is more than most commissions, read as a part of one.
    has_high: bool,
    /// By the unit that a bare rate is read in, and by decimals; lines whose rate
    /// has its unit stand under none.
    counts: Vec<(Option<RateUnit>, u32, FitCounts)>,
}

/// Decimals beside a currency's own that every line is tried with, so that few
/// tables have to be read again for one amount with more than all others.
const MORE_DECIMALS: u32 = 2;

/// Rates up to this are parts of one, where a table has no higher ones: 0.3 % is no
/// commission.
const HIGH_PART: Decimal = Decimal::from_parts(3, 0, 0, false, 1);

impl Default for Trials {
    fn default() -> Self {
        Self {
            written: Scales::default(),
            tried: Scales::ALL,
            has_bare: false,
            has_large: false,
            has_high: false,
            counts: Vec::new(),
        }
    }
}

impl Trials {
    /// Tries lines, also with the decimals that lines elsewhere have.
    pub(crate) fn of(currency: Option<Currency>, lines: &[Line], elsewhere: Scales) -> Self {
        let least = least_decimals(currency);
        let mut trials = Self::default();
        for line in lines {
            trials.written = trials.written.with(written(line, least));
            if line.rate.unit.is_none() {
                trials.has_bare = true;
                trials.has_large |= line.rate.written.abs() > Decimal::ONE;
                trials.has_high |= line.rate.written.abs() > HIGH_PART;
            }
        }
        let fewest = least.min(trials.written.most().unwrap_or(least));
        let usual = (fewest..=least + MORE_DECIMALS).fold(Scales::default(), Scales::with);
        trials.tried = usual.union(elsewhere).union(trials.written);
        let tried: Vec<u32> = trials.tried.iter().collect();
        trials.counts = tried.iter().map(|decimals| (None, *decimals, FitCounts::default())).collect();
        for unit in RateUnit::ALL.into_iter().filter(|_| trials.has_bare) {
            trials.counts.extend(tried.iter().map(|decimals| (Some(unit), *decimals, FitCounts::default())));
        }
        for line in lines {
            trials.count(line);
        }
        trials
    }

    /// Tries a line under everything that its table may be read by.
    fn count(&mut self, line: &Line) {
        let mut sum = (RateUnit::One, line.short_sum(RateUnit::One));
        for (unit, decimals, counts) in &mut self.counts {
            if line.rate.unit.is_some() != unit.is_none() {
                continue;
            }
            let unit = unit.unwrap_or(RateUnit::One);
            if unit != sum.0 {
                sum = (unit, line.short_sum(unit));
            }
            counts.take(line.fit_of(sum.1, unit, *decimals));
        }
    }

    /// Adds the trials of other lines.
    pub(crate) fn append(&mut self, other: &Self) {
        self.written = self.written.union(other.written);
        self.tried = self.tried.intersection(other.tried);
        self.has_bare |= other.has_bare;
        self.has_large |= other.has_large;
        self.has_high |= other.has_high;
        for (unit, decimals, counts) in &other.counts {
            let same =
                |(own, scale, _): &&mut (Option<RateUnit>, u32, FitCounts)| own == unit && scale == decimals;
            match self.counts.iter_mut().find(same) {
                Some((.., own)) => own.append(counts),
                None => self.counts.push((*unit, *decimals, *counts)),
            }
        }
    }

    /// Decimals that every line has to be tried with.
    pub(crate) fn needed(&self, currency: Option<Currency>) -> Scales {
        self.candidates(least_decimals(currency)).into_iter().fold(Scales::default(), Scales::with)
    }

    /// Whether every line was tried with all of these.
    pub(crate) const fn has_tried(&self, decimals: Scales) -> bool {
        self.tried.has_all(decimals)
    }

    /// Decimals that the amounts may be rounded to: those of any of them, the most
    /// first. Pages drop zeros at the end, so fewer than two stand for two as well;
    /// files of whole numbers count in cents. A currency without a smaller unit is
    /// rounded to whole ones, however many zeros are written.
    fn candidates(&self, least: u32) -> Vec<u32> {
        let most = self.written.most().unwrap_or(least);
        let mut candidates: Vec<u32> = self.written.iter().map(|scale| scale.max(least)).collect();
        candidates.dedup();
        candidates.extend((most < least).then_some(most));
        candidates
    }

    /// How the lines are read: as most of them fit, the most decimals first.
    pub(crate) fn verdict(&self, currency: Option<Currency>, given: Option<RoundingMode>) -> Verdict {
        let candidates = self.candidates(least_decimals(currency));
        // Where all are as low as 0.08, none is meant as 0.08 %, though bases in cents
        // would fit.
        let units = if self.has_bare && self.has_high {
            RateUnit::ALL.as_slice()
        } else {
            [RateUnit::One].as_slice()
        };
        let mut best: Option<(RateUnit, u32, FitCounts)> = None;
        for unit in units {
            for decimals in &candidates {
                let counts = self.counts(*unit, *decimals);
                if best.as_ref().is_none_or(|(.., best)| best.fitting() < counts.fitting()) {
                    best = Some((*unit, *decimals, counts));
                }
            }
        }
        let (unit, decimals, counts) = best.unwrap_or((RateUnit::One, 2, FitCounts::default()));
        let fitting = counts.fitting();
        // A commission is a part of the base: a bare 0.08 is a part of one. A bare 8
        // may be per cent or per mille, so it stays open unless the lines show it.
        let usual = if self.has_large { None } else { Some(RateUnit::One) };
        let rounding = match given {
            Some(mode) => follow(currency, decimals, &counts, mode),
            None => recognise(currency, decimals, &counts),
        };
        let has_bare = self.has_bare;
        Verdict { unit, has_bare, bare: if fitting > 0 { Some(unit) } else { usual }, rounding, fitting }
    }

    /// How the lines fit, bare rates read in that unit.
    fn counts(&self, unit: RateUnit, decimals: u32) -> FitCounts {
        let mut all = FitCounts::default();
        let own = |known: Option<RateUnit>| known.is_none_or(|known| known == unit);
        let counts = self.counts.iter().filter(|(known, scale, _)| own(*known) && *scale == decimals);
        counts.for_each(|(.., counts)| all.append(counts));
        all
    }
}

/// Decimals of a currency's smallest unit.
fn least_decimals(currency: Option<Currency>) -> u32 {
    currency.map_or(2, Currency::decimals)
}

/// Decimals that an amount is written with.
fn written(line: &Line, least: u32) -> u32 {
    if least == 0 { line.amount.normalize().scale() } else { line.amount.scale() }
}
