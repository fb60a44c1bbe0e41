//! The four sides, each added up by currency and settlement month.

use crate::{
    document::{Document, DocumentLine},
    findings::Findings,
    left_out::{Gap, LeftOut},
};
use alloc::{vec, vec::Vec};
use rebatelens_model::{
    Kind,
    money::{Currency, ExactSum, exact_sub},
    ordered::{OrderedMap, OrderedSet, set_of},
    period::Period,
    site::Site,
    status::Lifecycle,
};
use rust_decimal::Decimal;

/// What is tied out beside the tables.
#[derive(Clone, Copy, Default)]
pub(crate) struct Documents<'d> {
    pub(crate) invoice: Option<&'d Document>,
    pub(crate) receipt: Option<&'d Document>,
    pub(crate) site: Option<Site>,
}

/// A side of a tie-out, in the order in which one follows from the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The details of the commission.
    Details,
    /// The statement.
    Statement,
    /// What the partner invoiced.
    Invoice,
    /// What the bank received.
    Receipt,
}

impl Side {
    /// Every side, in order.
    pub const ALL: [Self; 4] = [Self::Details, Self::Statement, Self::Invoice, Self::Receipt];

    /// Its name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Details => "details",
            Self::Statement => "statement",
            Self::Invoice => "invoice",
            Self::Receipt => "receipt",
        }
    }

    pub(super) const fn place(self) -> usize {
        match self {
            Self::Details => 0,
            Self::Statement => 1,
            Self::Invoice => 2,
            Self::Receipt => 3,
        }
    }
}

/// What a side comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SideSum {
    /// The side.
    pub side: Side,
    /// How many rows or amounts it has.
    pub records: usize,
    /// The sum, or why it is not known.
    pub amount: Result<Decimal, Unknown>,
    /// Rejected rows that are not in it, because the statement does not count them.
    pub rejected: usize,
}

/// Why a side's sum is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// It was not given.
    NotGiven,
    /// It has nothing in this currency or month.
    Nothing,
    /// Amounts of it are not known.
    LeftOut(LeftOut),
    /// So many of its amounts name no currency, and there are several.
    NoCurrency(usize),
    /// Only a part of its table is seen.
    Part,
    /// It states no months.
    NoMonths,
    /// The sum has too many digits.
    TooLong,
}

/// A sum of one month.
#[derive(Clone, Debug, Default)]
pub(super) struct MonthSum {
    records: usize,
    sum: ExactSum,
    left_out: LeftOut,
    is_too_long: bool,
    rejected: ExactSum,
    rejected_records: usize,
    /// Rejected rows that are left out on purpose.
    without: usize,
}

impl MonthSum {
    fn append(&mut self, other: &Self) {
        self.records += other.records;
        self.sum.append(&other.sum);
        self.left_out.append(other.left_out);
        self.is_too_long |= other.is_too_long;
        self.rejected.append(&other.rejected);
        self.rejected_records += other.rejected_records;
        self.without += other.without;
    }

    /// The sum, where every amount of it is known.
    pub(super) fn value(&self) -> Option<Decimal> {
        let is_whole = self.left_out.count() == 0 && !self.is_too_long;
        self.sum.value().filter(|_| is_whole)
    }
}

/// A side's sums of one currency, by month.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally(OrderedMap<Option<Period>, MonthSum>);

impl Tally {
    fn add(&mut self, period: Option<Period>, more: &MonthSum) {
        self.0.change(period, MonthSum::default, |own| own.append(more));
    }

    fn append(&mut self, other: &Self) {
        other.0.iter().for_each(|(period, sum)| self.add(*period, sum));
    }

    /// The sum of each month, where every row states a month and an amount.
    pub(super) fn amounts(&self) -> Option<Vec<(Period, Decimal)>> {
        self.0.iter().map(|(period, sum)| Some(((*period)?, sum.value()?))).collect()
    }

    pub(super) fn whole(&self) -> MonthSum {
        let mut whole = MonthSum::default();
        self.0.values().for_each(|sum| whole.append(sum));
        whole
    }

    pub(super) fn month(&self, period: Period) -> Option<MonthSum> {
        self.0.get(&Some(period)).cloned()
    }

    /// Leaves rejected rows out of each month whose statement is the sum without
    /// them.
    pub(super) fn leave_out_rejected(&mut self, statement: &Self) {
        let mut changed = Self::default();
        for (period, sum) in &self.0 {
            let stated = statement.0.get(period).and_then(MonthSum::value);
            let all = sum.value();
            let kept = all.zip(sum.rejected.value()).and_then(|(all, out)| exact_sub(all, out));
            let mut own = sum.clone();
            if sum.rejected_records > 0 && stated.is_some() && stated != all && stated == kept {
                own.sum = ExactSum::default();
                own.sum.add(kept.unwrap_or_default());
                own.without = sum.rejected_records;
            }
            changed.add(*period, &own);
        }
        *self = changed;
    }
}

/// One side, by currency.
#[derive(Clone, Debug, Default)]
struct OneSide {
    is_given: bool,
    is_part: bool,
    currencies: OrderedMap<Option<Currency>, Tally>,
}

impl OneSide {
    fn add(&mut self, currency: Option<Currency>, period: Option<Period>, more: &MonthSum) {
        self.is_given = true;
        self.currencies.change(currency, Tally::default, |own| own.add(period, more));
    }
}

/// The four sides.
pub(super) struct Sides {
    all: [OneSide; 4],
    /// Lines without months, of invoices and receipts.
    pub(super) lines: [Vec<DocumentLine>; 4],
    /// The only currency that any side names.
    only: Option<Currency>,
    has_several: bool,
}

impl Sides {
    pub(super) fn of(tables: &[(Kind, bool, &Findings)], documents: Documents<'_>) -> Self {
        let mut all: [OneSide; 4] = Default::default();
        let mut lines: [Vec<DocumentLine>; 4] = [vec![], vec![], vec![], vec![]];
        for (kind, is_part, findings) in tables {
            let side = match kind {
                Kind::Rebate => Side::Details,
                Kind::Statement => Side::Statement,
                _ => continue,
            };
            if let Some(own) = all.get_mut(side.place()) {
                own.is_part |= is_part;
                add_totals(own, findings);
            }
        }
        for (side, document) in [(Side::Invoice, documents.invoice), (Side::Receipt, documents.receipt)] {
            let Some(document) = document else { continue };
            if let Some(own) = all.get_mut(side.place()) {
                add_lines(own, document);
            }
            if let Some(own) = lines.get_mut(side.place()) {
                own.clone_from(&document.lines);
            }
        }
        let named = set_of(all.iter().flat_map(|side| side.currencies.keys().copied().flatten()));
        let count = named.iter().count();
        let only = named.iter().next().copied().filter(|_| count == 1);
        Self { all, lines, only, has_several: count > 1 }
    }

    /// Whether there is anything to tie out: a statement, an invoice or a receipt.
    pub(super) fn is_wanted(&self) -> bool {
        self.all.iter().skip(1).any(|side| side.is_given)
    }

    /// Every currency, and no currency where none is named. What names none belongs
    /// to the only one.
    pub(super) fn currencies(&self) -> Vec<Option<Currency>> {
        let keys = self.all.iter().flat_map(|side| side.currencies.keys().copied());
        let own = set_of(keys.map(|currency| currency.or(self.only)));
        own.iter().copied().filter(|currency| currency.is_some() || !self.has_several).collect()
    }

    /// What belongs to a currency: lines that name none where it is the only one.
    pub(super) fn is_of(&self, line: Option<Currency>, currency: Option<Currency>) -> bool {
        line.or(self.only) == currency
    }

    /// The sums of each side in a currency, by month.
    pub(super) fn tallies(&self, currency: Option<Currency>) -> [Tally; 4] {
        Side::ALL.map(|side| {
            let mut tally = Tally::default();
            let own = self.all.get(side.place()).into_iter().flat_map(|side| &side.currencies);
            own.filter(|(named, _)| self.is_of(**named, currency)).for_each(|(_, sums)| tally.append(sums));
            tally
        })
    }

    fn without_currency(&self, side: &OneSide) -> usize {
        let open = side.currencies.get(&None).filter(|_| self.has_several);
        open.map_or(0, |tally| tally.whole().records)
    }

    /// What a side comes to by a sum of it.
    pub(super) fn sum(&self, side: Side, sum: &MonthSum) -> SideSum {
        let amount = match self.all.get(side.place()) {
            Some(own) if own.is_given => self.amount(own, sum),
            _ => Err(Unknown::NotGiven),
        };
        let rejected = if amount.is_ok() { sum.without } else { 0 };
        SideSum { side, records: sum.records, amount, rejected }
    }

    fn amount(&self, side: &OneSide, sum: &MonthSum) -> Result<Decimal, Unknown> {
        let open = self.without_currency(side);
        if side.is_part {
            return Err(Unknown::Part);
        }
        if open > 0 {
            return Err(Unknown::NoCurrency(open));
        }
        if sum.left_out.count() > 0 {
            return Err(Unknown::LeftOut(sum.left_out));
        }
        if sum.records == 0 {
            return Err(Unknown::Nothing);
        }
        sum.value().ok_or(Unknown::TooLong)
    }

    /// A side that is compared by its whole alone.
    pub(super) fn without_months(&self, side: Side) -> SideSum {
        let is_given = self.all.get(side.place()).is_some_and(|own| own.is_given);
        let amount = Err(if is_given { Unknown::NoMonths } else { Unknown::NotGiven });
        SideSum { side, records: 0, amount, rejected: 0 }
    }

    /// The months that a side states, where each row of it states one.
    pub(super) fn months(&self, side: Side, tally: &Tally) -> Option<OrderedSet<Period>> {
        let is_whole = self.all.get(side.place()).is_some_and(|own| !own.is_part);
        let has_all = tally.0.iter().next().is_some() && !tally.0.contains_key(&None);
        (is_whole && has_all).then(|| set_of(tally.0.keys().copied().flatten()))
    }
}

fn add_totals(side: &mut OneSide, findings: &Findings) {
    side.is_given = true;
    for ((_, currency, period, lifecycle), total) in &findings.totals {
        let mut more = MonthSum { records: total.records, left_out: total.left_out, ..MonthSum::default() };
        match total.amount {
            Some(amount) => more.sum.add(amount),
            None => more.is_too_long = !total.knows_nothing(),
        }
        if *lifecycle == Lifecycle::Rejected {
            more.rejected = more.sum.clone();
            more.rejected_records = total.records;
        }
        side.add(*currency, *period, &more);
    }
}

fn add_lines(side: &mut OneSide, document: &Document) {
    side.is_given = true;
    for line in &document.lines {
        let mut more = MonthSum { records: 1, ..MonthSum::default() };
        match line.amount {
            Ok(amount) => more.sum.add(amount),
            Err(gap) => more.left_out.add(gap, 1),
        }
        let period = line.period.filter(|_| line.amount != Err(Gap::Shifted));
        side.add(line.currency, period, &more);
    }
}
