//! One record against the rows that could count for it.

use crate::{
    agreement::{record_terms::RecordTerms, tiers, volume::Volumes, words},
    found,
};
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{
    Need, Rule,
    found::Found,
    lang::Lang,
    names, rule,
    terms::agreed_row,
    word::{Args, Word},
};
use rebatelens_model::{
    Field,
    agreement::{Agreement, Choice, Ladder, Tier, TierKind},
    calendar::Day,
    money::{Grouped, Percent, RoundingMode, Signed, exact_add, exact_mul, exact_sub},
    period::Period,
    status::Lifecycle,
};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;

rule! { AG011: Error, needs [Need::Field(Field::Product), Need::Field(Field::RebateRate), Need::Agreement], replaces [] }
rule! { AG012: Error, needs [Need::Field(Field::Product), Need::Field(Field::BaseAmount), Need::Field(Field::RebateAmount), Need::Agreement], replaces [] }
rule! { AG013: Warning, needs [Need::Field(Field::Product), Need::Field(Field::RebateAmount), Need::Agreement], replaces [] }
rule! { AG014: Warning, needs [Need::Field(Field::Product), Need::Field(Field::BaseAmount), Need::Field(Field::RebateAmount), Need::Agreement], replaces [] }
rule! { AG015: Note, needs [Need::Field(Field::Product), Need::Agreement], replaces [] }
rule! { AG016: Warning, needs [Need::Field(Field::Product), Need::AnyColumn(&["order_time", "settlement_period"]), Need::Agreement], replaces [] }
rule! { AG019: Error, needs [Need::Field(Field::Product), Need::Agreement], replaces [] }
rule! { AG020: Warning, needs [Need::Field(Field::Product), Need::Field(Field::BaseAmount), Need::Field(Field::RebateRate), Need::Agreement], replaces [] }

pub(super) const RULES: &[&Rule] = &[&AG011, &AG012, &AG013, &AG014, &AG015, &AG016, &AG019, &AG020];

/// The rules whose findings come to money that the agreement gives in another sum.
pub(super) const COSTING: &[&Rule] = &[&AG011, &AG012, &AG014, &AG020];

/// What records are held against.
pub(super) struct TermsCheck<'j> {
    pub agreement: &'j Agreement,
    pub volumes: &'j Volumes,
}

/// A rate that a row gives, and the row's line.
type RateSource = (Decimal, usize);

/// What a record should show.
pub(super) enum ExpectedAmount<'a> {
    /// What it shows: the agreement has no say in it, or nothing against it.
    AsShown,
    /// Its base at a rate, rounded so.
    Rate(Decimal, Option<RoundingMode>),
    /// What tiers give on its part of the volume that this month lies in.
    Tiers(&'a Ladder, Period),
}

/// The rates that a ladder gives a record.
struct Rates<'l> {
    allowed: Vec<RateSource>,
    /// Tiers that the volume does not reach.
    beyond: &'l [Tier],
}

impl TermsCheck<'_> {
    /// What there is to say of a record.
    pub(super) fn record(
        &self,
        record: &Record<'_, '_>,
        terms: &RecordTerms<'_>,
        choice: &Choice<'_>,
    ) -> Option<Found> {
        if terms.is_correction() {
            return None;
        }
        match choice.certain.as_slice() {
            [first, second, ..] => Some(self.tie(record, first, second)),
            [] if choice.possible.is_empty() && !choice.outside.is_empty() => {
                self.missed(record, terms, choice)
            }
            [] => Some(self.uncovered(record, terms, choice)),
            [best] => self.covered(record, terms, best, choice),
        }
    }

    /// What the agreement gives a record; nothing where it leaves several rates
    /// open. No rate applies to a correction.
    pub(super) fn agreed<'a>(
        &self,
        terms: &RecordTerms<'_>,
        choice: &Choice<'a>,
    ) -> Option<ExpectedAmount<'a>> {
        if terms.is_correction() {
            return Some(ExpectedAmount::AsShown);
        }
        let &[best] = choice.certain.as_slice() else { return None };
        if !choice.possible.is_empty() {
            return None;
        }
        if best.is_tiered() && best.eligible() {
            return self.by_tiers(best, terms);
        }
        match self.rates(best, terms, true).allowed.as_slice() {
            [(rate, _)] => Some(ExpectedAmount::Rate(*rate, best.rounding())),
            _ => None,
        }
    }

    /// What the tiers of a volume give one of its records. What was rejected is
    /// not in it.
    fn by_tiers<'a>(&self, ladder: &'a Ladder, terms: &RecordTerms<'_>) -> Option<ExpectedAmount<'a>> {
        let taken = terms.original.map(|original| original.month);
        let month = match ladder.kind() {
            // What is taken back had the rate of its original's volume.
            TierKind::WholeVolume if terms.entry.reverses() => taken?,
            _ => terms.month(),
        }?;
        let volume = self.volumes.get(ladder, terms.subject.currency, month)?;
        if terms.is(Lifecycle::Rejected) {
            return Some(ExpectedAmount::AsShown);
        }
        if !volume.certain {
            return None;
        }
        let count = ladder.count_reached(volume.total);
        let rate = ladder.reached(volume.total).map_or(Decimal::ZERO, |tier| tier.rate);
        match ladder.kind() {
            TierKind::Progressive if count > 1 => {
                volume.earned?;
                let differs = tiers::another_sum(ladder, &volume, terms.decimals()).is_some();
                Some(if differs { ExpectedAmount::Tiers(ladder, month) } else { ExpectedAmount::AsShown })
            }
            TierKind::WholeVolume if count != ladder.count_reached(volume.through) => None,
            _ => Some(ExpectedAmount::Rate(rate, ladder.rounding())),
        }
    }

    fn covered(
        &self,
        record: &Record<'_, '_>,
        terms: &RecordTerms<'_>,
        best: &Ladder,
        choice: &Choice<'_>,
    ) -> Option<Found> {
        let certain = choice.possible.is_empty();
        let ladders: Vec<&Ladder> = core::iter::once(best).chain(choice.possible.iter().copied()).collect();
        if ladders.iter().all(|ladder| !ladder.eligible()) {
            let paid = terms.is_paid() && !terms.entry.reverses();
            return paid.then(|| self.ineligible(record, terms, best));
        }
        let rates: Vec<Rates<'_>> = ladders.iter().map(|ladder| self.rates(ladder, terms, certain)).collect();
        let allowed: Vec<RateSource> = rates.iter().flat_map(|rates| rates.allowed.iter().copied()).collect();
        if let Some(found) = self.unpaid(record, terms, &ladders, &allowed) {
            return Some(found);
        }
        if let Some(shown) = terms.rate
            && !allowed.iter().any(|(rate, _)| *rate == shown)
        {
            return Some(self.other_rate(record, terms, shown, &rates, &allowed, choice));
        }
        self.amount(record, terms, best, &allowed, certain)
            .or_else(|| self.missed_by_days(record, terms, best, choice))
    }

    /// The rates that a ladder gives a record. Where the volume is not known
    /// for certain, any of its tiers may be the one.
    fn rates<'l>(&self, ladder: &'l Ladder, terms: &RecordTerms<'_>, certain: bool) -> Rates<'l> {
        let tiers = ladder.tiers();
        let nothing = || (Decimal::ZERO, ladder.line());
        if !ladder.eligible() {
            return Rates { allowed: vec![nothing()], beyond: &[] };
        }
        let given = |tier: &Tier| (tier.rate, tier.line);
        if !ladder.is_tiered() {
            return Rates { allowed: tiers.iter().map(given).collect(), beyond: &[] };
        }
        let month = terms.month().filter(|_| certain && !terms.entry.reverses());
        let volume = month.and_then(|month| self.volumes.get(ladder, terms.subject.currency, month));
        let Some(volume) = volume.filter(|volume| volume.certain) else {
            return Rates { allowed: tiers.iter().map(given).chain([nothing()]).collect(), beyond: &[] };
        };
        let counts = [volume.through, volume.total].map(|volume| ladder.count_reached(volume));
        let (low, high) = (counts.into_iter().min().unwrap_or(0), counts.into_iter().max().unwrap_or(0));
        let lowest = if ladder.kind() == TierKind::Progressive { 1 } else { low };
        let reached = tiers.get(lowest.saturating_sub(1)..high).unwrap_or_default();
        let mut allowed: Vec<RateSource> = reached.iter().map(given).collect();
        if low == 0 {
            allowed.push(nothing());
        }
        if let Some(shown) = terms.rate.filter(|shown| is_blended(ladder, volume.total, *shown)) {
            allowed.push((shown, ladder.line()));
        }
        Rates { allowed, beyond: tiers.get(high..).unwrap_or_default() }
    }

    fn other_rate(
        &self,
        record: &Record<'_, '_>,
        terms: &RecordTerms<'_>,
        shown: Decimal,
        rates: &[Rates<'_>],
        allowed: &[RateSource],
        choice: &Choice<'_>,
    ) -> Found {
        let mut beyond = rates.iter().flat_map(|rates| rates.beyond);
        if let Some(tier) = beyond.find(|tier| tier.rate == shown) {
            return self.higher_tier(record, terms, choice, *tier, allowed);
        }
        let most = allowed.iter().map(|(rate, _)| *rate).max().unwrap_or_default();
        let gives =
            |ladder: &&&Ladder| ladder.eligible() && ladder.tiers().iter().any(|tier| tier.rate == shown);
        let other = choice.outside.iter().find(gives);
        match other {
            Some(other) if shown > most => {
                let args = [rate_word(shown), words::line(other.line())];
                let because = words::of_window(&agreed_row::OTHER_WINDOW, other.window(), &args);
                self.window(record, terms, because)
            }
            _ => self.wrong_rate(record, terms, shown, allowed, other.copied()),
        }
    }

    fn wrong_rate(
        &self,
        record: &Record<'_, '_>,
        terms: &RecordTerms<'_>,
        shown: Decimal,
        allowed: &[RateSource],
        other: Option<&Ladder>,
    ) -> Found {
        let because = other.map_or(Word::term(&agreed_row::NEAREST), |other| {
            words::of_window(&agreed_row::OTHER_DAY, other.window(), &[words::line(other.line())])
        });
        let rates: Vec<Decimal> = allowed.iter().map(|(rate, _)| *rate).collect();
        let mut args = self.args(allowed.first().map_or(0, |(_, line)| *line));
        args.extend([
            ("observed", Word::from(Percent(shown).to_string())),
            ("expected", words::rates(&rates)),
            ("because", because),
            ("money", words::cost(Self::cost(terms, allowed), terms.subject.currency)),
        ]);
        let expected = words::rates(&rates).text(Lang::En).to_string();
        let mut found = found::of_field(&AG011, record, Field::RebateRate, args);
        found.observed = Some(Percent(shown).to_string());
        found.expected = Some(expected);
        Self::add_cost(&mut found, terms, allowed);
        found
    }

    /// What a wrong rate comes to, where one rate alone is right.
    fn add_cost(found: &mut Found, terms: &RecordTerms<'_>, allowed: &[RateSource]) {
        found.difference = Self::cost(terms, allowed);
        found.at_stake = found.difference.or(found.at_stake);
    }

    /// What is shown less what the one rate that is right gives.
    fn cost(terms: &RecordTerms<'_>, allowed: &[RateSource]) -> Option<Decimal> {
        let [(rate, _)] = allowed else { return None };
        Self::off_by(terms, *rate)
    }

    /// What the amount would change by at another rate, before any rounding of
    /// what is shown.
    fn off_by(terms: &RecordTerms<'_>, rate: Decimal) -> Option<Decimal> {
        let earned = RoundingMode::HalfUp.round(exact_mul(terms.base()?, rate)?, terms.decimals());
        exact_sub(terms.amount?, exact_add(earned, terms.adjustment?)?)
    }

    fn higher_tier(
        &self,
        record: &Record<'_, '_>,
        terms: &RecordTerms<'_>,
        choice: &Choice<'_>,
        tier: Tier,
        allowed: &[RateSource],
    ) -> Found {
        let mut args = self.args(tier.line);
        let volume = choice
            .certain
            .first()
            .zip(terms.month())
            .and_then(|(ladder, month)| self.volumes.get(ladder, terms.subject.currency, month));
        let total = volume.map(|volume| volume.total).unwrap_or_default();
        args.extend([
            ("observed", Word::from(Percent(tier.rate).to_string())),
            ("from", Word::from(Grouped(tier.from).to_string())),
            ("volume", Word::from(Grouped(total).to_string())),
        ]);
        let mut found = found::of_field(&AG020, record, Field::RebateRate, args);
        found.observed = Some(total.to_string());
        found.expected = Some(tier.from.to_string());
        Self::add_cost(&mut found, terms, allowed);
        found
    }

    /// Nothing where something should be. What is still on its way may yet come.
    fn unpaid(
        &self,
        record: &Record<'_, '_>,
        terms: &RecordTerms<'_>,
        ladders: &[&Ladder],
        allowed: &[RateSource],
    ) -> Option<Found> {
        let waits = terms.is(Lifecycle::Pending) || terms.is(Lifecycle::InReview);
        let held = terms.entry.status.is_some_and(|status| status.hold.is_some());
        let nothing =
            terms.amount.is_some_and(|amount| amount.is_zero()) && terms.adjustment == Some(Decimal::ZERO);
        let base = terms.base().filter(|base| *base > Decimal::ZERO)?;
        if waits
            || held
            || !nothing
            || terms.entry.reverses()
            || !ladders.iter().all(|ladder| ladder.eligible())
        {
            return None;
        }
        let least = allowed.iter().min_by_key(|(rate, _)| *rate)?;
        let ladder = ladders.first()?;
        let due = ladder
            .rounded(base, least.0, terms.decimals())
            .into_iter()
            .min()
            .filter(|due| *due > Decimal::ZERO)?;
        let mut args = self.args(least.1);
        args.extend([
            ("base", Word::from(Grouped(base).to_string())),
            ("rate", Word::from(Percent(least.0).to_string())),
            ("expected", Word::from(Grouped(due).to_string())),
        ]);
        let mut found = found::of_field(&AG014, record, Field::RebateAmount, args);
        found.observed = terms.amount.map(|amount| amount.to_string());
        found.expected = Some(due.to_string());
        found.difference = Some(-due);
        found.at_stake = Some(-due);
        Some(found)
    }

    /// The amount, where no rate is shown beside it, or where it was rounded
    /// in another way than was agreed.
    fn amount(
        &self,
        record: &Record<'_, '_>,
        terms: &RecordTerms<'_>,
        ladder: &Ladder,
        allowed: &[RateSource],
        certain: bool,
    ) -> Option<Found> {
        let [(rate, line)] = allowed else { return None };
        let (base, shown) = (terms.base()?, terms.amount?);
        // Of what is taken back without a rate, it is not known which part it is.
        let partial = terms.entry.reverses() && !terms.has_rate;
        if !certain || partial || terms.is(Lifecycle::Rejected) {
            return None;
        }
        let adjustment = terms.adjustment?;
        let product = exact_mul(base, *rate)?;
        let with = |earned: Decimal| exact_add(earned, adjustment);
        let decimals = terms.decimals();
        let due: Vec<Decimal> = ladder.rounded(base, *rate, decimals).into_iter().filter_map(with).collect();
        // Tables of more decimals than money has are not rounded at all.
        if due.contains(&shown) || (shown.normalize().scale() > decimals && with(product) == Some(shown)) {
            return None;
        }
        let otherwise =
            RoundingMode::ALL.into_iter().any(|mode| with(mode.round(product, decimals)) == Some(shown));
        if terms.has_rate && !otherwise {
            return None;
        }
        let expected = *due.first()?;
        Some(self.wrong_amount(record, ladder, otherwise, (shown, expected), (base, *rate, *line)))
    }

    fn wrong_amount(
        &self,
        record: &Record<'_, '_>,
        ladder: &Ladder,
        rounded_otherwise: bool,
        (shown, expected): (Decimal, Decimal),
        (base, rate, line): (Decimal, Decimal, usize),
    ) -> Found {
        let because = match ladder.rounding().filter(|_| rounded_otherwise) {
            Some(mode) => {
                let name = Word::each(|lang| names::rounding(mode, lang).into());
                Word::filled(&agreed_row::ROUNDING, &[("mode", name)])
            }
            None => Word::term(&agreed_row::NO_RATE),
        };
        let mut args = self.args(line);
        args.extend([
            ("observed", Word::from(Grouped(shown).to_string())),
            ("expected", Word::from(Grouped(expected).to_string())),
            ("base", Word::from(Grouped(base).to_string())),
            ("rate", Word::from(Percent(rate).to_string())),
            ("because", because),
            (
                "by",
                Word::from(Signed(exact_sub(shown, expected).unwrap_or_default().normalize()).to_string()),
            ),
        ]);
        let mut found = found::of_field(&AG012, record, Field::RebateAmount, args);
        found.observed = Some(shown.to_string());
        found.expected = Some(expected.to_string());
        found.difference = exact_sub(shown, expected);
        found.at_stake = found.difference;
        found
    }

    fn ineligible(&self, record: &Record<'_, '_>, terms: &RecordTerms<'_>, ladder: &Ladder) -> Found {
        let found = found::of_field(&AG013, record, Field::RebateAmount, self.args(ladder.line()));
        Found {
            observed: terms.amount.map(|amount| amount.to_string()),
            expected: Some(Decimal::ZERO.to_string()),
            ..found
        }
    }

    fn tie(&self, record: &Record<'_, '_>, first: &Ladder, second: &Ladder) -> Found {
        let lines = [first.line(), second.line()];
        let mut args = self.args(lines.into_iter().min().unwrap_or_default());
        args.push(("other_line", Word::from(lines.into_iter().max().unwrap_or_default().to_string())));
        found::of_field(&AG019, record, Field::Product, args)
    }

    fn uncovered(&self, record: &Record<'_, '_>, terms: &RecordTerms<'_>, choice: &Choice<'_>) -> Found {
        let because = choice.possible.first().map_or_else(
            || self.no_row(terms),
            |ladder| Word::filled(&agreed_row::POSSIBLE, &[words::line(ladder.line())]),
        );
        let mut args = self.args(0);
        args.push(("because", because));
        found::of_field(&AG015, record, Field::Product, args)
    }

    /// That no row fits, or that one does in all but the currency.
    fn no_row(&self, terms: &RecordTerms<'_>) -> Word {
        let mut ladders = self.agreement.ladders().iter();
        let other = ladders.find(|ladder| ladder.fits_but_currency(&terms.subject));
        let Some((line, code)) = other.and_then(|ladder| Some((ladder.line(), ladder.currency()?))) else {
            return Word::term(&agreed_row::NO_ROW);
        };
        Word::filled(&agreed_row::OTHER_CURRENCY, &[words::line(line), ("code", Word::from(code.code()))])
    }

    /// Rows fit, and none of them on that day.
    fn missed(&self, record: &Record<'_, '_>, terms: &RecordTerms<'_>, choice: &Choice<'_>) -> Option<Found> {
        let day = terms.subject.day?;
        let nearest = choice.outside.iter().min_by_key(|ladder| distance(ladder, day))?;
        if terms.entry.reverses() {
            return None;
        }
        let args = [words::line(nearest.line())];
        let because = words::of_window(&agreed_row::NO_ROW_THAT_DAY, nearest.window(), &args);
        Some(self.window(record, terms, because))
    }

    /// A better row holds in the month of the settlement, and not on the day of
    /// the order, which lies in another month.
    fn missed_by_days(
        &self,
        record: &Record<'_, '_>,
        terms: &RecordTerms<'_>,
        best: &Ladder,
        choice: &Choice<'_>,
    ) -> Option<Found> {
        let (ordered, settles) = (terms.ordered?, terms.settles?);
        if ordered.period() == Some(settles) || terms.entry.reverses() || !choice.possible.is_empty() {
            return None;
        }
        let most = |ladder: &Ladder| ladder.tiers().iter().map(|tier| tier.rate).max();
        let better = choice.outside.iter().find(|other| {
            other.eligible()
                && other.scope() == best.scope()
                && holds_in(other, settles)
                && most(other) > most(best)
        })?;
        let args = [words::line(better.line()), rate_word(most(better)?)];
        let because = words::of_window(&agreed_row::BETTER_ROW, better.window(), &args);
        Some(self.window(record, terms, because))
    }

    fn window(&self, record: &Record<'_, '_>, terms: &RecordTerms<'_>, because: Word) -> Found {
        let mut args = self.args(0);
        args.extend([("day", words::day(terms.subject.day)), ("because", because)]);
        let field = match (terms.ordered, terms.dated) {
            (Some(_), _) => Field::OrderTime,
            (None, Some(_)) => Field::OrderId,
            (None, None) => Field::SettlementPeriod,
        };
        found::of_field(&AG016, record, field, args)
    }

    fn args(&self, line: usize) -> Args {
        vec![
            ("agreement", Word::from(String::from(&self.agreement.name))),
            ("agreement_line", Word::from(line.to_string())),
        ]
    }
}

fn rate_word(rate: Decimal) -> (&'static str, Word) {
    ("rate", Word::from(Percent(rate).to_string()))
}

/// Whether a rate is what a progressive ladder gives the whole volume on
/// average, exactly.
fn is_blended(ladder: &Ladder, volume: Decimal, shown: Decimal) -> bool {
    let earned = || {
        let slices = ladder.slices(volume)?;
        slices.iter().try_fold(Decimal::ZERO, |sum, slice| exact_add(sum, slice.rebate))
    };
    let all = exact_mul(volume, shown);
    ladder.kind() == TierKind::Progressive && !volume.is_zero() && all.is_some() && all == earned()
}

/// Days from a day to a window that it lies outside of.
fn distance(ladder: &Ladder, day: Day) -> i64 {
    let window = ladder.window();
    let before = window.from.map_or(0, |from| from.days_after(day));
    let behind = window.to.map_or(0, |to| day.days_after(to));
    before.max(behind)
}

/// Whether a ladder holds on some day of a month.
fn holds_in(ladder: &Ladder, month: Period) -> bool {
    let (first, last) = (Day::of(month, 1), Day::of(month, month.days()));
    let all = rebatelens_model::agreement::Window { from: first, to: last };
    first.is_some() && last.is_some() && ladder.window().overlaps(&all)
}
