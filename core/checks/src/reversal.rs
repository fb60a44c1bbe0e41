//! `RV`: what takes back, and what it takes back from.
//!
//! A refund names its original's order, in the order column or in one of its
//! own. What an order earned and what was taken back are added up across all
//! tables of a check, for each currency. An order list may say that a refund has
//! an order of its own: it and its originals are one.

use crate::{
    checked_table::CheckedTable,
    findings::Findings,
    fingerprint::Fingerprint,
    found,
    options::Options,
    record_columns::RecordColumns,
    record_summary::{RecordGroup, RecordSummary},
    records_at::at_records,
    refunds::Refunds,
    registry::{CheckedTables, Comparison, whole_tables},
    repeats::KeyFilter,
    status,
    table_context::original_text,
};
use alloc::{string::ToString, vec, vec::Vec};
use rebatelens_finding::{
    Need, Rule,
    found::Found,
    rule,
    terms::{reversal as term, tally},
    word::{self, Args, Word},
};
use rebatelens_model::{
    Field, Kind,
    entry::EntryKind,
    identifier::IdentifierKind,
    money::{Currency, Grouped, Percent, RoundingMode, exact_add, exact_mul},
    ordered::{OrderedMap, OrderedSet, map_of, set_of},
    period::Period,
};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;

rule! { RV001: Warning, needs [Need::Field(Field::OrderId), Need::Field(Field::RebateAmount)], replaces [] }
rule! { RV002: Error, needs [Need::Field(Field::OrderId), Need::Field(Field::RebateAmount)], replaces [] }
rule! { RV003: Note, needs [Need::Field(Field::RebateAmount)], replaces [] }
rule! { RV004: Note, needs [Need::Field(Field::OrderId), Need::Field(Field::RebateAmount)], replaces [] }
rule! { RV005: Note, needs [Need::AnyColumn(&["transaction_type", "status"])], replaces [] }
rule! { RV006: Warning, needs [Need::Field(Field::OrderId), Need::Beside(Kind::Order)], replaces [] }
rule! { RV007: Warning, needs [Need::Field(Field::OrderId), Need::Field(Field::CustomerId), Need::Field(Field::RebateAmount)], replaces [] }
rule! { ST008: Warning, needs [Need::Field(Field::Status), Need::Field(Field::RebateAmount)], replaces [] }

/// An order in a currency.
type Key = (Fingerprint, Option<Currency>);

/// What one order earned, and what was taken back.
#[derive(Clone, Copy, Default)]
struct Tally {
    earned: Decimal,
    taken_back: Decimal,
    earning_rows: usize,
    taking_rows: usize,
    /// The base of all rows, where each has one.
    base: Option<Decimal>,
    /// The base of the rows that take back, where each has one.
    taken_base: Option<Decimal>,
    /// The most decimals of an amount, two at least.
    decimals: u32,
    /// The only customer that it earned for; zero where there is none.
    earner: u32,
    /// Whether a sum is too long to be exact.
    inexact: bool,
}

impl Tally {
    fn add(&mut self, entry: &RecordSummary) {
        let Some(amount) = entry.amount else { return };
        let rows = self.earning_rows + self.taking_rows;
        let before = if rows == 0 { Some(Decimal::ZERO) } else { self.base };
        self.base = before.zip(entry.base).and_then(|(sum, base)| exact_add(sum, base));
        self.decimals = self.decimals.max(amount.scale()).max(2);
        if entry.reverses() {
            let before = if self.taking_rows == 0 { Some(Decimal::ZERO) } else { self.taken_base };
            let own = entry.base.filter(Decimal::is_sign_negative);
            self.taken_base = before.zip(own).and_then(|(sum, base)| exact_add(sum, -base));
        }
        let sum = if entry.reverses() {
            self.taking_rows += 1;
            &mut self.taken_back
        } else {
            let is_first = self.earning_rows == 0;
            let is_same = is_first || self.earner == entry.customer;
            self.earner = if is_same { entry.customer } else { 0 };
            self.earning_rows += 1;
            &mut self.earned
        };
        match exact_add(*sum, amount) {
            Some(total) => *sum = total,
            None => self.inexact = true,
        }
    }

    /// What was taken back beyond what was earned, as a negative amount.
    fn beyond(&self) -> Option<Decimal> {
        let rest = exact_add(self.earned, self.taken_back).filter(|_| !self.inexact)?;
        let is_beyond = rest < Decimal::ZERO && !self.rounds(rest);
        (self.earning_rows > 0 && is_beyond).then_some(rest)
    }

    /// The rates of what was earned and of what was taken back, where they differ.
    fn rates(&self) -> Option<[Decimal; 2]> {
        let taken_base = self.taken_base?;
        let base = exact_add(self.base?, taken_base)?;
        let rate = |amount: Decimal, base: Decimal| Some(amount.abs().checked_div(base)?.round_dp(4));
        let [earned, taken] = [rate(self.earned, base)?, rate(self.taken_back, taken_base)?];
        (earned != taken && taken_base <= base).then_some([earned, taken])
    }

    /// Whether rounding each of several rows by itself explains what is over.
    /// One row taken back by one is rounded alike, and a base that was taken
    /// back beyond what there was is no rounding.
    fn rounds(&self, rest: Decimal) -> bool {
        let rows = self.earning_rows.saturating_add(self.taking_rows);
        let most = exact_mul(Decimal::new(1, self.decimals), Decimal::from(rows));
        let base = self.base.is_none_or(|base| !base.is_sign_negative() || base.is_zero());
        rows > 2 && base && most.is_some_and(|most| rest.abs() < most)
    }
}

/// What is known of all tables together.
struct Whole {
    tallies: OrderedMap<Key, Tally>,
    periods: OrderedSet<Period>,
    /// Orders whose money went back, and how much in all, where that is known.
    refunded: OrderedMap<Fingerprint, Option<Decimal>>,
    /// The order that each of several stands for: those of one refund are one.
    originals: OrderedMap<Fingerprint, Fingerprint>,
}

fn compare(sheets: &mut [(&CheckedTable<'_>, &mut Findings)]) {
    let whole = Whole::of(sheets);
    let mut done: OrderedSet<Key> = OrderedSet::new();
    for (sheet, findings) in sheets.iter_mut().rev() {
        if sheet.table.kind != Kind::Rebate {
            continue;
        }
        // The last row that takes back is the one that takes too much.
        let mut codes: OrderedMap<usize, (&'static Rule, Option<Key>)> = OrderedMap::new();
        let may_be_judged =
            |group: &RecordGroup| group.reverses() || group.kind.is_some() || !whole.refunded.is_empty();
        for entry in sheet.index.entries.of_groups(may_be_judged).rev() {
            if let Some(found) = whole.judge(&entry, &mut done) {
                codes.insert(entry.record, found);
            }
        }
        let mut together: OrderedMap<(&'static Rule, Option<Period>), (usize, Found)> = OrderedMap::new();
        at_records(&sheet.table, codes.keys().copied(), |record| {
            let Some((code, key)) = codes.get(&record.number) else { return };
            let tally = key.and_then(|key| whole.tallies.get(&key).copied());
            let (month, found) = whole.found(code, record, tally.unwrap_or_default(), sheet);
            // A month of refunds has many; one finding says how many.
            if [&RV003, &RV004].contains(&found.rule) {
                together.change((found.rule, month), || (0, found), |(count, _)| *count += 1);
            } else {
                findings.push(found);
            }
        });
        for (count, mut found) in together.into_values() {
            found.args.push(("rows", Word::counted(&tally::ROWS, count, &[])));
            findings.push(found);
        }
    }
}

impl Whole {
    fn of(sheets: &[(&CheckedTable<'_>, &mut Findings)]) -> Self {
        let rebates = || {
            let rebates = sheets.iter().filter(|(sheet, _)| sheet.table.kind == Kind::Rebate);
            rebates.map(|(sheet, _)| &sheet.index.entries)
        };
        let refunds = || sheets.iter().flat_map(|(sheet, _)| &sheet.index.refunds);
        let mut whole = Self {
            tallies: OrderedMap::new(),
            periods: OrderedSet::new(),
            refunded: refunded(refunds()),
            originals: OrderedMap::new(),
        };
        for refund in refunds() {
            whole.join(refund);
        }
        let taking = rebates().flat_map(|entries| entries.of_groups(RecordGroup::reverses));
        let mut tallies: OrderedMap<Key, Tally> =
            map_of(taking.filter_map(|entry| Some((whole.key(&entry)?, Tally::default()))));
        if tallies.is_empty() {
            return whole;
        }
        whole.periods =
            set_of(rebates().flat_map(RecordColumns::groups).filter_map(|(group, _)| group.period));
        let wanted = KeyFilter::of(tallies.keys().map(|(order, _)| *order), tallies.len());
        let is_wanted = |order| wanted.may_have(whole.original(order));
        for entry in rebates().flat_map(|entries| entries.with_order(is_wanted)) {
            if let Some(tally) = whole.key(&entry).and_then(|key| tallies.get_mut(&key)) {
                tally.add(&entry);
            }
        }
        whole.tallies = tallies;
        whole
    }

    /// Makes the orders of a refund one.
    fn join(&mut self, refund: &Refunds) {
        let Some((first, others)) = refund.originals.split_first() else { return };
        let first = self.original(*first);
        for other in others.iter().chain(&refund.own) {
            let other = self.original(*other);
            if other != first {
                self.originals.insert(other, first);
            }
        }
    }

    /// The order that an order stands for.
    #[inline]
    fn original(&self, order: Fingerprint) -> Fingerprint {
        let mut order = order;
        if self.originals.is_empty() {
            return order;
        }
        while let Some(next) = self.originals.get(&order) {
            order = *next;
        }
        order
    }

    fn key(&self, entry: &RecordSummary) -> Option<Key> {
        Some((self.original(entry.order?), entry.currency))
    }

    fn judge(
        &self,
        entry: &RecordSummary,
        done: &mut OrderedSet<Key>,
    ) -> Option<(&'static Rule, Option<Key>)> {
        if !entry.reverses() {
            return self.judge_other(entry).map(|code| (code, None));
        }
        // A reversal of something negative gives back; it has no earning to find.
        if entry.amount.is_none_or(|amount| amount >= Decimal::ZERO) {
            return None;
        }
        // Beside a base above zero, its sign is what is wrong.
        let is_flipped = entry.has_other_sign_than_base();
        let Some(key) = self.key(entry) else { return (!is_flipped).then_some((&RV003, None)) };
        let tally = self.tallies.get(&key)?;
        if tally.earning_rows == 0 {
            return (!is_flipped).then_some((&RV001, Some(key)));
        }
        if tally.beyond().is_some() && done.insert(key) {
            return Some((&RV002, Some(key)));
        }
        let are_known = entry.customer != 0 && tally.earner != 0;
        (are_known && entry.customer != tally.earner).then_some((&RV007, None))
    }

    fn judge_other(&self, entry: &RecordSummary) -> Option<&'static Rule> {
        if entry.kind.is_some() {
            return Some(&RV005);
        }
        let order = entry.order.filter(|order| self.refunded.contains_key(order))?;
        let taken = self.tallies.contains_key(&(self.original(order), entry.currency));
        let earns = entry.amount.is_some_and(|amount| amount > Decimal::ZERO);
        (earns && !taken).then_some(&RV006)
    }

    fn share_of(&self, record: &Record<'_, '_>, sheet: &CheckedTable<'_>) -> Option<Share> {
        self.share(&sheet.index.entries.get(record.number)?)
    }

    /// What is to be taken back of an earning whose order was refunded: its part, where
    /// both the refund and the base are known.
    fn share(&self, entry: &RecordSummary) -> Option<Share> {
        let amount = entry.amount?;
        let refund = self.refunded.get(&entry.order?).copied().flatten();
        let base = entry.base.filter(|base| *base > Decimal::ZERO);
        let part = refund.zip(base).filter(|(refund, base)| refund < base).and_then(|(refund, base)| {
            let share = exact_mul(amount, refund)?.checked_div(base)?;
            Some((refund, base, RoundingMode::HalfUp.round(share, amount.scale().max(2))))
        });
        Some(part.map_or(Share { share: amount, part: None }, |(refund, base, share)| Share {
            share,
            part: Some((refund, base)),
        }))
    }

    /// What is said of a record, and the month that its original is of.
    fn found(
        &self,
        code: &'static Rule,
        record: &Record<'_, '_>,
        tally: Tally,
        sheet: &CheckedTable<'_>,
    ) -> (Option<Period>, Found) {
        let mut args: Args = vec![
            ("earned", Word::from(Grouped(tally.earned).to_string())),
            ("taken", Word::from(Grouped(tally.taken_back.abs()).to_string())),
        ];
        let amount = record.amount(Field::RebateAmount).read().map(|amount| amount.value);
        args.push((
            "amount",
            Word::from(amount.map(|amount| Grouped(amount).to_string()).unwrap_or_default()),
        ));
        let month = order_month(record, sheet);
        // An original of a month that is not here cannot be missed.
        let here = month.is_some_and(|month| self.periods.contains(&month));
        let code = if code == &RV001 && !here { &RV004 } else { code };
        let unknown = || Word::term(&term::EARLIER_MONTH);
        args.push(("month", month.map_or_else(unknown, |month| Word::from(month.to_string()))));
        if code == &RV002 {
            args.push(("because", beyond_words(tally)));
        }
        if code == &RV005 {
            args.extend(entry_words(record, sheet));
        }
        if code == &RV007 {
            let customer = record.text(Field::CustomerId).trim();
            args.push(("own_customer", Word::from(word::excerpt(customer))));
        }
        let share = if code == &RV006 { self.share_of(record, sheet) } else { None };
        args.extend(share.iter().flat_map(Share::words));
        let beyond = tally.beyond();
        args.push(("beyond", Word::from(Grouped(beyond.unwrap_or_default().abs()).to_string())));
        let field = if [&RV001, &RV004].contains(&code) {
            Field::OrderId
        } else if code == &RV007 {
            Field::CustomerId
        } else {
            Field::RebateAmount
        };
        let mut found = found::of_field(code, record, field, args);
        if let Some(share) = share {
            found.at_stake = Some(share.share);
        }
        if code == &RV002 {
            found.difference = beyond;
            found.at_stake = beyond;
        }
        (month, found)
    }
}

/// Why more was taken back than was earned.
fn beyond_words(tally: Tally) -> Word {
    match tally.rates() {
        Some(rates) => {
            let [earned, taken] = rates.map(|rate| Word::from(Percent(rate).to_string()));
            Word::filled(&term::OTHER_RATE, &[("earned", earned), ("taken", taken)])
        }
        None => Word::term(&term::TAKEN_BEYOND),
    }
}

/// What is to be taken back.
struct Share {
    share: Decimal,
    /// The refund and the base that it is a part of; nothing where it is the whole.
    part: Option<(Decimal, Decimal)>,
}

impl Share {
    fn words(&self) -> Args {
        let share = ("share", Word::from(Grouped(self.share).to_string()));
        let how_much = match self.part {
            Some((refund, base)) => {
                let blanks = [("refund", refund), ("base", base)];
                let blanks = blanks.map(|(name, value)| (name, Word::from(Grouped(value).to_string())));
                Word::filled(&term::REFUNDED_PART, &blanks)
            }
            None => Word::term(&term::REFUNDED_WHOLE),
        };
        vec![share, ("how_much", how_much)]
    }
}

/// Orders whose money went back, with the sum of what is known to have.
fn refunded<'r>(refunds: impl Iterator<Item = &'r Refunds>) -> OrderedMap<Fingerprint, Option<Decimal>> {
    let mut all: OrderedMap<Fingerprint, Option<Decimal>> = OrderedMap::new();
    for (order, amount) in refunds.flat_map(Refunds::refunded) {
        all.change(
            order,
            || Some(Decimal::ZERO),
            |sum| *sum = sum.zip(amount).and_then(|(sum, more)| exact_add(sum, more)),
        );
    }
    all
}

/// The month that the original's order was placed in, by its identifier.
fn order_month(record: &Record<'_, '_>, sheet: &CheckedTable<'_>) -> Option<Period> {
    let text = original_text(record, &sheet.index.columns);
    let order = rebatelens_model::identifier::read_identifier(IdentifierKind::Order, text)?;
    let value = order.value()?;
    Period::new(value.get(..4)?.parse().ok()?, value.get(4..6)?.parse().ok()?)
}

/// What a correction is, in words.
fn entry_words(record: &Record<'_, '_>, sheet: &CheckedTable<'_>) -> Args {
    let kind = sheet.index.columns.transaction_type.map_or("", |at| record.row().text(at));
    let read = rebatelens_model::entry::read_entry_kind;
    let kind = read(kind).or_else(|| read(record.text(Field::Status)));
    let (what, why) = match kind {
        Some(EntryKind::Credit) => (&term::CREDIT, &term::CREDIT_WHY),
        Some(EntryKind::Debit) => (&term::DEBIT, &term::DEBIT_WHY),
        Some(EntryKind::Supplementary) => (&term::SUPPLEMENTARY, &term::SUPPLEMENTARY_WHY),
        Some(EntryKind::Resettlement) => (&term::RESETTLEMENT, &term::RESETTLEMENT_WHY),
        _ => (&term::BY_HAND, &term::BY_HAND_WHY),
    };
    vec![("kind", what.into()), ("kind_why", why.into())]
}

/// Says of records that read as refunded and still earn that they do, unless a
/// line takes back beside them.
fn compare_refunded(sheets: &mut [(&CheckedTable<'_>, &mut Findings)]) {
    let refunded = |group: &RecordGroup| group.earns() && group.status.is_some_and(|status| status.refunded);
    let entries = || sheets.iter().map(|(sheet, _)| &sheet.index.entries);
    let orders = entries().flat_map(|entries| entries.of_groups(refunded));
    let mut wanted: OrderedMap<Fingerprint, bool> =
        map_of(orders.filter_map(|entry| Some((entry.order?, false))));
    if !wanted.is_empty() {
        let takes = |group: &RecordGroup| !group.earns() && group.reverses();
        for entry in entries().flat_map(|entries| entries.of_groups(takes)) {
            if let Some(taken) = entry.order.and_then(|order| wanted.get_mut(&order)) {
                *taken = true;
            }
        }
    }
    let is_taken = |entry: &RecordSummary| entry.order.is_some_and(|order| wanted.get(&order) == Some(&true));
    let reported: Vec<OrderedMap<usize, Option<Decimal>>> = entries()
        .map(|entries| {
            let own = entries.of_groups(refunded).filter(|entry| !is_taken(entry));
            map_of(own.map(|entry| (entry.record, entry.amount)))
        })
        .collect();
    for ((sheet, findings), reported) in sheets.iter_mut().zip(&reported) {
        at_records(&sheet.table, reported.keys().copied(), |record| {
            let amount = reported.get(&record.number).copied().flatten();
            findings.push(found::of_field(&ST008, record, Field::Status, status::amount_word(amount)));
        });
    }
}

/// What takes back, and what it takes back from.
pub(crate) struct Reversals;

impl Comparison for Reversals {
    const RULES: &'static [&'static Rule] = &[&RV001, &RV002, &RV003, &RV004, &RV005, &RV006, &RV007];

    fn compare(sheets: &mut CheckedTables<'_, '_>, _: &Options) {
        compare(&mut whole_tables(sheets));
    }
}

/// Records that read as refunded and still earn.
pub(crate) struct RefundedStatus;

impl Comparison for RefundedStatus {
    const RULES: &'static [&'static Rule] = &[&ST008];

    fn compare(sheets: &mut CheckedTables<'_, '_>, _: &Options) {
        compare_refunded(sheets);
    }
}
