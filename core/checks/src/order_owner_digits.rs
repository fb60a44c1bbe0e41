//! `ID`: digits of an order number that go with its customer's ID.
//!
//! That is an observation, so it is only used where the table itself bears it
//! out, and only as a note.

use crate::{
    clean_identifiers::CleanIdentifiers, findings::Findings, found, records_at::at_records, registry::Check,
    table_context::TableContext, values::RecordValues,
};
use alloc::{string::ToString, vec, vec::Vec};
use core::ops::Range;
use rebatelens_finding::{Need, Rule, rule, word::Word};
use rebatelens_model::Field;
use rebatelens_table::{Table, record::Record};

rule! { ID009: Note, needs [Need::Field(Field::OrderId), Need::Field(Field::CustomerId)], replaces [] }

/// Digits of an order number that were the last three of its owner's UIN in 11
/// of 15 published pairs.
const HINT: Range<usize> = 8..11;
/// Lines of different customers that must agree before one that does not is
/// called odd.
const AGREEING: usize = 10;
/// Odd lines that are kept.
const KEPT: usize = 1_000;

/// How many lines bear the observation out, and which do not.
#[derive(Debug, Default)]
pub(crate) struct OwnerDigits {
    agreeing: usize,
    odd: Vec<usize>,
}

impl OwnerDigits {
    fn read(&mut self, record: &Record<'_, '_>, clean: CleanIdentifiers) {
        let Some((digits, customer)) = pair(record, clean) else { return };
        if digits == customer {
            self.agreeing += 1;
        } else if self.odd.len() < KEPT {
            self.odd.push(record.number);
        }
    }

    fn report(&self, table: &Table<'_>, findings: &mut Findings) {
        if self.agreeing < AGREEING || self.agreeing < self.odd.len() * 9 {
            return;
        }
        at_records(table, self.odd.iter().copied(), |record| {
            let Some((digits, customer)) = pair(record, CleanIdentifiers::of(record)) else { return };
            let args = vec![
                ("digits", Word::from(digits)),
                ("customer", Word::from(customer)),
                ("count", Word::from(self.agreeing.to_string())),
            ];
            findings.push(found::of_field(&ID009, record, Field::OrderId, args));
        });
    }
}

/// The digits of the order, and the last three of the customer.
fn pair<'r>(record: &Record<'r, '_>, clean: CleanIdentifiers) -> Option<(&'r str, &'r str)> {
    if !clean.has(Field::OrderId) || !clean.has(Field::CustomerId) {
        return None;
    }
    let (order, customer) = (record.text(Field::OrderId), record.text(Field::CustomerId));
    Some((order.get(HINT)?, customer.get(customer.len().checked_sub(3)?..)?))
}

impl Check for OwnerDigits {
    const RULES: &'static [&'static Rule] = &[&ID009];

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        _: &TableContext<'_>,
        _: &mut Findings,
    ) {
        self.read(record, values.clean);
    }

    fn append(&mut self, later: Self, _: &mut Findings) {
        self.agreeing += later.agreeing;
        self.odd.extend(later.odd);
        self.odd.truncate(KEPT);
    }

    fn finish(self, context: &TableContext<'_>, out: &mut Findings) {
        self.report(context.table, out);
    }
}
