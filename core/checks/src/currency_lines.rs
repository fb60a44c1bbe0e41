//! The lines of one currency: what they show together, and which of them do not
//! add up.

use crate::{
    amount_line::Line,
    cause::Cause,
    neighbours::Neighbours,
    rounding::{Fit, Modes, Recognised},
    table_facts::CurrencyFacts,
    trials::Trials,
    verdict::{Scales, Verdict},
};
use alloc::vec::Vec;
use rebatelens_model::{
    money::{Currency, Rate, RateUnit, RoundingMode},
    ordered::{OrderedMap, sort_by},
};
use rust_decimal::Decimal;

/// What is kept of the lines of one currency. A line that adds up however the
/// others are read is counted and forgotten.
#[derive(Debug, Default)]
pub(crate) struct CurrencyLines {
    pub(crate) trials: Trials,
    /// Trials of lines whose deduction has no sign: taken off, and added.
    pub(crate) taken_off: Trials,
    pub(crate) added: Trials,
    /// Lines that may not add up, once all are known.
    doubtful: Vec<Line>,
    /// The rates of lines that add up.
    usual: UsualRates,
    /// How lines were read that were forgotten.
    relied_on: Vec<Verdict>,
}

/// Fewer lines than these do not decide how they are read, so all are kept.
const FEW_LINES: usize = 64;

impl CurrencyLines {
    /// Lines of one slice. Where it is not known how the table's lines are read,
    /// they are read as they themselves show.
    pub(crate) fn of(
        currency: Option<Currency>,
        lines: Vec<Line>,
        known: Option<&CurrencyFacts>,
        given: Option<RoundingMode>,
    ) -> Self {
        let elsewhere = known.map(|known| known.decimals).unwrap_or_default();
        let trials = Trials::of(currency, &lines, elsewhere);
        let mut own = Self::default();
        let deducted: Vec<Line> = lines.iter().filter(|line| line.deducted).copied().collect();
        if !deducted.is_empty() {
            own.taken_off = Trials::of(currency, &deducted, elsewhere);
            let added = deducted.iter().map(|line| Line { adjustment: -line.adjustment, ..*line });
            own.added = Trials::of(currency, &added.collect::<Vec<Line>>(), elsewhere);
        }
        let shown = || (lines.len() >= FEW_LINES).then(|| trials.verdict(currency, given));
        match known.and_then(|known| known.verdict).or_else(shown) {
            Some(verdict) => own.sort(&lines, verdict),
            None => own.doubtful = lines,
        }
        Self { trials, ..own }
    }

    /// Keeps the lines that may not add up.
    fn sort(&mut self, lines: &[Line], verdict: Verdict) {
        for line in lines {
            let fit = line.fit(verdict.unit, verdict.rounding.decimals);
            let has_unit = line.unit_of(verdict.bare).is_some();
            let is_sure = match fit {
                Some(Fit::Exact) => has_unit,
                Some(Fit::Rounded(own)) => has_unit && own.has_all(verdict.rounding.modes),
                Some(Fit::None) | None => false,
            };
            if is_sure {
                self.usual.take(line.rate);
            } else {
                self.doubtful.push(*line);
            }
        }
        self.relied_on.push(verdict);
    }

    /// Adds other lines.
    pub(crate) fn append(&mut self, later: Self) {
        self.trials.append(&later.trials);
        self.taken_off.append(&later.taken_off);
        self.added.append(&later.added);
        self.doubtful.extend(later.doubtful);
        self.usual.append(later.usual);
        for verdict in later.relied_on {
            if !self.relied_on.iter().any(|known| known.is_same(&verdict)) {
                self.relied_on.push(verdict);
            }
        }
    }

    /// Whether every line that was forgotten adds up, and all were tried alike.
    pub(crate) fn are_settled(&self, currency: Option<Currency>, given: Option<RoundingMode>) -> bool {
        let verdict = self.trials.verdict(currency, given);
        self.were_tried(currency) && self.relied_on.iter().all(|own| own.holds_under(&verdict))
    }

    /// Whether every line was tried with all decimals that could be theirs.
    pub(crate) fn were_tried(&self, currency: Option<Currency>) -> bool {
        let all = [&self.trials, &self.taken_off, &self.added];
        all.iter().all(|trials| trials.has_tried(trials.needed(currency)))
    }

    /// What is known of the lines now.
    pub(crate) fn facts(&self, currency: Option<Currency>, given: Option<RoundingMode>) -> CurrencyFacts {
        let needed = [&self.trials, &self.taken_off, &self.added].map(|trials| trials.needed(currency));
        let verdict = self.were_tried(currency).then(|| self.trials.verdict(currency, given));
        CurrencyFacts {
            currency,
            verdict,
            decimals: needed.into_iter().fold(Scales::default(), Scales::union),
        }
    }

    /// How many lines may not add up.
    pub(crate) fn doubtful(&self) -> usize {
        self.doubtful.len()
    }

    /// The numbers of the lines that no rounding makes add up.
    pub(crate) fn faulty(&self, verdict: &Verdict) -> impl Iterator<Item = usize> {
        let (unit, decimals) = (verdict.unit, verdict.rounding.decimals);
        let faulty = move |line: &&Line| matches!(line.fit(unit, decimals), Some(Fit::None));
        self.doubtful.iter().filter(faulty).map(|line| line.number)
    }

    /// The lines that do not add up.
    pub(crate) fn faults(
        mut self,
        verdict: &Verdict,
        others: &Neighbours,
    ) -> impl Iterator<Item = (usize, LineFault)> {
        let decimals = verdict.rounding.decimals;
        let fits: Vec<Option<Fit>> =
            self.doubtful.iter().map(|line| line.fit(verdict.unit, decimals)).collect();
        for (line, fit) in self.doubtful.iter().zip(&fits) {
            if !matches!(fit, None | Some(Fit::None)) {
                self.usual.take(line.rate);
            }
        }
        let judged = self.doubtful.into_iter().zip(fits);
        let (verdict, usual) = (*verdict, self.usual);
        judged.filter_map(move |(line, fit)| {
            Some((line.number, LineFault::of(line, fit, &verdict, (&usual, others))?))
        })
    }
}

/// A line that does not add up, or that cannot be checked.
#[derive(Debug)]
pub(crate) enum LineFault {
    /// No rounding gives the amount.
    Parts { line: Line, bare: RateUnit, expected: Decimal, cause: Cause },
    /// Another rounding than the other lines'.
    Rounding { line: Line, bare: RateUnit, expected: Decimal, own: Modes, others: Recognised },
    /// Nothing says what unit the rate has.
    Unit,
    /// The product has too many digits to be exact.
    Digits,
}

impl LineFault {
    fn of(
        line: Line,
        fit: Option<Fit>,
        verdict: &Verdict,
        known: (&UsualRates, &Neighbours),
    ) -> Option<Self> {
        let Some(bare) = line.unit_of(verdict.bare) else { return Some(Self::Unit) };
        let Recognised { modes, decimals, .. } = verdict.rounding;
        let own = match fit {
            None => return Some(Self::Digits),
            Some(Fit::Exact) => return None,
            Some(Fit::Rounded(own)) if own.meets(modes) => return None,
            Some(Fit::Rounded(own)) => Some(own),
            Some(Fit::None) => None,
        };
        let mode = modes.iter().next().unwrap_or(RoundingMode::HalfUp);
        Some(match (line.expected(bare, mode, decimals), own) {
            (None, _) => Self::Digits,
            (Some(expected), None) => {
                let (expected, cause) = line.cause(bare, expected, &verdict.rounding, known);
                Self::Parts { line, bare, expected, cause }
            }
            (Some(expected), Some(own)) => {
                Self::Rounding { line, bare, expected, own, others: verdict.rounding }
            }
        })
    }
}

/// Rates of lines that add up, and how many lines have each. A table has few, so
/// these are looked through in turn; what goes beyond lies in order.
#[derive(Debug, Default)]
pub(crate) struct UsualRates {
    few: Vec<(Rate, usize)>,
    more: OrderedMap<(Decimal, Option<RateUnit>), usize>,
}

/// Rates that are looked through in turn.
const FEW_RATES: usize = 16;

/// Rates that other lines are tried with, the most usual first.
const TRIED_RATES: usize = 16;

impl UsualRates {
    fn take(&mut self, rate: Rate) {
        self.add(rate, 1);
    }

    fn add(&mut self, rate: Rate, lines: usize) {
        let same = |(known, _): &&mut (Rate, usize)| {
            known.unit == rate.unit
                && known.written.scale() == rate.written.scale()
                && known.written.mantissa() == rate.written.mantissa()
        };
        if let Some((_, count)) = self.few.iter_mut().find(same) {
            *count += lines;
        } else if self.few.len() < FEW_RATES {
            self.few.push((rate, lines));
        } else {
            self.more.change((rate.written, rate.unit), Default::default, |own| *own += lines);
        }
    }

    fn append(&mut self, later: Self) {
        later.few.into_iter().for_each(|(rate, lines)| self.add(rate, lines));
        for (rate, lines) in later.more {
            self.more.change(rate, Default::default, |own| *own += lines);
        }
    }

    pub(crate) fn has(&self, rate: Rate) -> bool {
        let few = self.few.iter().any(|(known, _)| *known == rate);
        few || self.more.contains_key(&(rate.written, rate.unit))
    }

    /// The rates as parts of one, the most usual first.
    pub(crate) fn fractions(&self, bare: RateUnit) -> Vec<(Decimal, usize)> {
        let few = self.few.iter().copied();
        let more = self
            .more
            .iter()
            .map(|((written, unit), lines)| (Rate { written: *written, unit: *unit }, *lines));
        let mut all: OrderedMap<Decimal, usize> = OrderedMap::new();
        for (rate, lines) in few.chain(more) {
            if let Some(fraction) = rate.fraction(rate.unit.unwrap_or(bare)).filter(|own| !own.is_zero()) {
                all.change(fraction, Default::default, |own| *own += lines);
            }
        }
        let mut all: Vec<(Decimal, usize)> = all.into_iter().collect();
        sort_by(&mut all, |a, b| (b.1, a.0).cmp(&(a.1, b.0)));
        all.truncate(TRIED_RATES);
        all
    }
}
