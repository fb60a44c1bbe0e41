//! Everything found in one table, and what its records add up to.

use crate::{cause, ledger::Ledger, left_out::LeftOut, rounding::Recognised};
use alloc::{format, sync::Arc, vec, vec::Vec};
use rebatelens_finding::{Rule, found::Found, rule, severity::Severity, word::Word};
use rebatelens_model::{
    Field, Kind,
    limits::FINDINGS_PER_RULE,
    money::{Currency, DecimalMark, ExactSum, RateUnit, exact_add},
    ordered::{OrderedMap, map_of, sort_by},
    period::Period,
    status::Lifecycle,
};
use rebatelens_table::{fault::InputFault, row_kind::KnownRows};
use rust_decimal::Decimal;

rule! { FI011: Note, needs [], replaces [] }
rule! { FI014: Warning, needs [], replaces [] }

pub(crate) const RULES: &[&Rule] = &[&FI011, &FI014];

/// What a total is grouped by.
pub type TotalKey = (Kind, Option<Currency>, Option<Period>, Lifecycle);

/// A sum of shown rebate amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Records of the group.
    pub records: usize,
    /// The sum of the amounts that are known; nothing where none is, or where it
    /// cannot be held exactly.
    pub amount: Option<Decimal>,
    /// Records whose amount is not in it.
    pub left_out: LeftOut,
}

impl Sum {
    /// The same with the records of another group.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let amount = match (self.amount, other.amount) {
            (own, None) if other.knows_nothing() => own,
            (None, other) if self.knows_nothing() => other,
            (own, other) => own.zip(other).and_then(|(own, other)| exact_add(own, other)),
        };
        let mut left_out = self.left_out;
        left_out.append(other.left_out);
        Self { records: self.records + other.records, amount, left_out }
    }

    /// Whether not one amount of the group is known.
    pub fn knows_nothing(&self) -> bool {
        self.left_out.count() >= self.records
    }
}

/// A finding that says by how much the amount of a record is too high.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effect {
    pub(crate) record: usize,
    pub(crate) rule: &'static Rule,
    pub(crate) amount: Decimal,
    /// Whether the amount is surely off, and not another cell.
    pub(crate) is_sure: bool,
}

/// The units that rates without one are read in, by currency.
pub(crate) type BareRates = OrderedMap<Option<Currency>, RateUnit>;

/// Everything found in one table.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// What was found, in reading order.
    pub found: Vec<Found>,
    /// Findings counted, written out or not, by severity.
    pub counts: OrderedMap<Severity, usize>,
    /// Records read.
    pub records: usize,
    /// Shown rebate amounts.
    pub totals: OrderedMap<TotalKey, Sum>,
    /// The rounding that the lines show, by currency.
    pub rounding: Vec<Recognised>,
    /// How its amounts were read where their own form leaves it open.
    pub decimal_mark: DecimalMark,
    /// What the whole table showed about its rows.
    pub rows: KnownRows,
    /// The units that rates without one were read in.
    pub bare_rates: BareRates,
    /// How many of its rows were checked.
    pub checked: Ledger,
    /// What findings in front of a comparison say of amounts.
    pub(crate) effects: Arc<[Effect]>,
    /// Rules that are reported already, in front of a comparison.
    before: Vec<&'static Rule>,
    sums: OrderedMap<TotalKey, (usize, ExactSum, LeftOut)>,
    by_rule: OrderedMap<&'static Rule, usize>,
    /// Findings of the record that is being checked.
    of_record: Vec<Found>,
    in_record: bool,
}

/// Adds to a count; returns what it comes to.
fn add<K: Ord>(counts: &mut OrderedMap<K, usize>, key: K, more: usize) -> usize {
    let mut all = more;
    counts.change(
        key,
        || 0,
        |count| {
            *count += more;
            all = *count;
        },
    );
    all
}

impl Findings {
    /// Nothing yet, in a table whose amounts are read so.
    pub fn of(decimal_mark: DecimalMark) -> Self {
        Self { decimal_mark, ..Self::default() }
    }

    /// Findings from here on are of one record.
    pub(crate) const fn begin_record(&mut self) {
        self.in_record = true;
    }

    /// The record is over: what another of its findings replaces is dropped.
    pub(crate) fn end_record(&mut self) {
        self.in_record = false;
        if self.of_record.is_empty() {
            return;
        }
        let own = core::mem::take(&mut self.of_record);
        let replaced: Vec<&'static Rule> =
            own.iter().flat_map(|found| found.rule.replaces.iter().copied()).collect();
        for found in own {
            if !replaced.contains(&found.rule) {
                self.count(found);
            }
        }
    }

    /// Takes a finding in.
    pub(crate) fn push(&mut self, found: Found) {
        if self.in_record {
            self.of_record.push(found);
        } else {
            self.count(found);
        }
    }

    fn count(&mut self, found: Found) {
        if self.claim(found.rule) {
            self.write(found);
        }
    }

    /// Counts a finding of a rule; returns whether it is written out as well,
    /// which only so many of a rule are.
    pub(crate) fn claim(&mut self, rule: &'static Rule) -> bool {
        add(&mut self.counts, rule.severity, 1);
        add(&mut self.by_rule, rule, 1) <= FINDINGS_PER_RULE
    }

    /// Takes in a finding that was claimed.
    pub(crate) fn write(&mut self, mut found: Found) {
        found.args.shrink_to_fit();
        self.found.push(found);
    }

    /// Adds what was found in the rows that follow.
    pub(crate) fn append(&mut self, later: Self) {
        let mut counts = self.by_rule.clone();
        for found in later.found {
            if add(&mut counts, found.rule, 1) <= FINDINGS_PER_RULE {
                self.found.push(found);
            }
        }
        for (severity, count) in later.counts {
            add(&mut self.counts, severity, count);
        }
        for (rule, count) in later.by_rule {
            add(&mut self.by_rule, rule, count);
        }
        self.records = self.records.max(later.records);
        for (key, (records, amount, left_out)) in later.sums {
            self.add_sum(key, records, &amount, left_out);
        }
    }

    /// None yet, of the same table: what is known of it, for a comparison to add its own.
    pub(crate) fn of_comparison(&self) -> Self {
        Self {
            records: self.records,
            rounding: self.rounding.clone(),
            decimal_mark: self.decimal_mark,
            bare_rates: self.bare_rates.clone(),
            before: self.by_rule.keys().copied().collect(),
            ..Self::default()
        }
    }

    /// What findings say of amounts, for a comparison.
    pub(crate) fn effects_found(&self) -> Arc<[Effect]> {
        let effect = |found: &Found| {
            let doubled = found.at_stake.filter(|_| found.counts_twice);
            let is_money = found.field == Some(Field::RebateAmount) || found.rule.code.starts_with("AG");
            let sure = found.difference.filter(|_| is_money).or(doubled);
            // Where another cell is wrong, the amount may be what it has to be.
            let is_line = cause::RULES.contains(&found.rule);
            let amount = sure.or(found.at_stake.filter(|_| is_line))?;
            Some(Effect { record: found.record?, rule: found.rule, amount, is_sure: sure.is_some() })
        };
        self.found.iter().filter_map(effect).collect()
    }

    /// Rules that are reported already, in front of a comparison.
    pub(crate) fn before(&self) -> impl Iterator<Item = &'static Rule> {
        self.before.iter().copied()
    }

    /// A part of an input that was not read, and why.
    pub fn unread(fault: &InputFault) -> Self {
        let texts = |lang| fault.in_words("", lang);
        let why = Word::each(|lang| texts(lang).message);
        let args = vec![("reason", why), ("reason_code", Word::from(fault.rule.code))];
        let mut findings = Self::default();
        findings.push(Found::of_input(&FI014, fault.line, fault.column, args));
        findings
    }

    /// Takes several findings in.
    pub fn extend(&mut self, found: impl IntoIterator<Item = Found>) {
        found.into_iter().for_each(|found| self.push(found));
    }

    /// Adds records and their amounts to a total.
    pub(crate) fn add_sum(&mut self, key: TotalKey, records: usize, amount: &ExactSum, left_out: LeftOut) {
        self.sums.change(key, Default::default, |sum| {
            sum.0 += records;
            sum.1.append(amount);
            sum.2.append(left_out);
        });
    }

    /// The totals, now that every record is counted.
    pub(crate) fn total(&mut self) {
        let sums = core::mem::take(&mut self.sums).into_iter();
        self.totals = map_of(sums.map(|(key, (records, amount, left_out))| {
            let is_known = left_out.count() < records;
            (key, Sum { records, amount: amount.value().filter(|_| is_known), left_out })
        }));
    }

    /// Sorts what was found, and says what was only counted.
    pub fn finish(&mut self) {
        let over: Vec<(&'static Rule, usize)> = self
            .by_rule
            .iter()
            .filter_map(|(code, count)| Some((*code, count.checked_sub(FINDINGS_PER_RULE)?)))
            .filter(|(_, more)| *more > 0)
            .collect();
        let place = |found: &Found| (found.record, found.line, found.column);
        sort_by(&mut self.found, |a, b| place(a).cmp(&place(b)));
        for (code, more) in over {
            let args = vec![("code", Word::from(code.code)), ("count", Word::from(format!("{more}")))];
            self.push(Found::of_input(&FI011, None, None, args));
        }
    }
}
