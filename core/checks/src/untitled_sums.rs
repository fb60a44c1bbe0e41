//! Rows of sums that have no title: their amount is the sum of other rows, and no
//! cell says what record they are.

use crate::{
    findings::Findings, registry::Check, table_context::TableContext, table_facts::TableFacts,
    values::RecordValues,
};
use alloc::vec::Vec;
use rebatelens_finding::Rule;
use rebatelens_model::{
    Field, is_missing,
    money::{Currency, ExactSum},
};
use rebatelens_table::{csv::Row, record::Record};
use rust_decimal::Decimal;

/// Rows without an identifier that are looked at. A table that has more does not
/// name its records by them.
const CANDIDATES: usize = 1_000;

/// The amounts of consecutive rows in one currency.
#[derive(Clone, Debug, Default)]
struct Group {
    currency: Option<Currency>,
    sum: ExactSum,
    rows: usize,
    is_open: bool,
}

/// The amounts of consecutive rows, each currency by itself.
#[derive(Clone, Debug, Default)]
struct Amounts(Vec<Group>);

impl Amounts {
    fn group(&mut self, currency: Option<Currency>) -> Option<&mut Group> {
        let known = self.0.iter().position(|group| group.currency == currency);
        let at = known.unwrap_or_else(|| {
            self.0.push(Group { currency, ..Group::default() });
            self.0.len() - 1
        });
        self.0.get_mut(at)
    }

    fn add(&mut self, amount: Option<Decimal>, currency: Option<Currency>) {
        let Some(group) = self.group(currency) else { return };
        group.rows += 1;
        match amount {
            Some(amount) => group.sum.add(amount),
            None => group.is_open = true,
        }
    }

    fn append(&mut self, later: &Self) {
        for group in &later.0 {
            let Some(own) = self.group(group.currency) else { continue };
            own.sum.append(&group.sum);
            own.rows += group.rows;
            own.is_open |= group.is_open;
        }
    }

    /// How many rows have that sum; nothing where their sum is another.
    fn rows_of(&self, sum: &Candidate) -> Option<usize> {
        let of_currency = |group: &&Group| sum.currency.is_none() || group.currency == sum.currency;
        let is_sum = |group: &&Group| !group.is_open && group.sum.value() == Some(sum.amount);
        self.0.iter().filter(of_currency).find(is_sum).map(|group| group.rows)
    }
}

/// A row without an identifier.
#[derive(Clone, Debug)]
struct Candidate {
    line: usize,
    amount: Decimal,
    /// The currency that the row itself names.
    currency: Option<Currency>,
    /// The currency that it counts in as a record.
    counted_in: Option<Currency>,
}

/// Rows, and what ends them: a row without an identifier, or a row of sums.
#[derive(Debug)]
struct Segment {
    amounts: Amounts,
    end: Option<Candidate>,
}

/// Rows of sums that have no title.
#[derive(Debug, Default)]
pub(crate) struct UntitledSums {
    segments: Vec<Segment>,
    rest: Amounts,
    /// More rows have no identifier than are looked at.
    is_full: bool,
}

impl UntitledSums {
    fn end_segment(&mut self, end: Option<Candidate>) {
        if self.segments.len() >= CANDIDATES {
            self.is_full = true;
        }
        if self.is_full {
            self.segments.clear();
            return;
        }
        let amounts = core::mem::take(&mut self.rest);
        self.segments.push(Segment { amounts, end });
    }

    /// The lines that add up others, in rising order.
    fn sums(&self) -> Vec<usize> {
        let first = self.segments.first().filter(|first| first.amounts.0.is_empty());
        let above = first.and_then(|first| first.end.as_ref());
        if let Some(above) = above {
            let (mut lines, all) = self.sums_behind(1);
            if all.rows_of(above).is_some_and(|rows| rows > 1) {
                lines.insert(0, above.line);
                return lines;
            }
        }
        self.sums_behind(0).0
    }

    /// The same from a segment on, and what the records add up to.
    fn sums_behind(&self, start: usize) -> (Vec<usize>, Amounts) {
        let (mut all, mut part) = (Amounts::default(), Amounts::default());
        let mut is_divided = false;
        let mut lines = Vec::new();
        for (at, segment) in self.segments.iter().enumerate().skip(start) {
            all.append(&segment.amounts);
            part.append(&segment.amounts);
            let is_last = at + 1 == self.segments.len() && self.rest.0.is_empty();
            let adds_up = segment.end.as_ref().is_none_or(|end| {
                let of_all = all.rows_of(end).is_some_and(|rows| rows > 1 || is_last);
                of_all || (is_divided && part.rows_of(end).is_some())
            });
            match &segment.end {
                Some(end) if !adds_up => {
                    all.add(Some(end.amount), end.counted_in);
                    part.add(Some(end.amount), end.counted_in);
                }
                end => {
                    lines.extend(end.as_ref().map(|end| end.line));
                    is_divided = true;
                    part = Amounts::default();
                }
            }
        }
        all.append(&self.rest);
        (lines, all)
    }
}

/// Whether no cell says what record a row is.
fn names_nothing(record: &Record<'_, '_>) -> bool {
    let names = |fields: &[Field]| {
        let mut named = fields.iter().filter(|field| record.table.column(**field).is_some()).peekable();
        named.peek()?;
        Some(named.all(|field| is_missing(record.text(*field))))
    };
    let by_id = names(&[Field::RecordId, Field::OrderId]);
    by_id.or_else(|| names(&[Field::Product, Field::CustomerId])).unwrap_or(false)
        && is_missing(record.text(Field::Status))
}

impl Check for UntitledSums {
    const RULES: &'static [&'static Rule] = &[];

    fn row(&mut self, record: &Record<'_, '_>, fits: bool, _: &TableContext<'_>, _: &mut Findings) {
        if record.kind().states_rebate() && !fits {
            self.rest.add(None, None);
        }
    }

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        context: &TableContext<'_>,
        _: &mut Findings,
    ) {
        let amount = values.amount.read().map(|amount| amount.value);
        let is_blank = amount.is_none() && is_missing(record.text(Field::RebateAmount));
        let is_candidate = context.table.header_rows > 0
            && values.kind.is_none()
            && names_nothing(record)
            && context.table.merges().next().is_none();
        match amount.filter(|amount| is_candidate && !amount.is_zero()) {
            Some(amount) => self.end_segment(Some(Candidate {
                line: record.row().line,
                amount,
                currency: record.own_currency(),
                counted_in: values.currency,
            })),
            None => self.rest.add(if is_blank { Some(Decimal::ZERO) } else { amount }, values.currency),
        }
    }

    fn row_of_sums(&mut self, _: &Row<'_>, _: &TableContext<'_>, _: &mut Findings) {
        self.end_segment(None);
    }

    fn append(&mut self, mut later: Self, _: &mut Findings) {
        self.is_full |= later.is_full || self.segments.len() + later.segments.len() > CANDIDATES;
        if self.is_full {
            self.segments.clear();
            return;
        }
        if let Some(first) = later.segments.first_mut() {
            let mut amounts = core::mem::take(&mut self.rest);
            amounts.append(&first.amounts);
            first.amounts = amounts;
            self.segments.append(&mut later.segments);
            self.rest = later.rest;
        } else {
            self.rest.append(&later.rest);
        }
    }

    fn learn(&self, _: &TableContext<'_>, facts: &mut TableFacts) {
        if !self.is_full && facts.rows.sums.is_empty() {
            facts.rows.sums = self.sums();
        }
    }
}
