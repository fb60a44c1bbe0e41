//! What is kept of a table's records while it is read, so that they can be
//! compared with each other and with those of other tables: a few numbers a
//! record, no texts.
//!
//! Identifiers are kept as fingerprints. What they find is looked up in the
//! records themselves before a word is said.

use crate::{
    fingerprint::{Fingerprint, identifier_fingerprint, judged_fingerprint},
    fingerprints::Fingerprints,
    record_columns::RecordColumns,
    record_summary::RecordSummary,
    refunds::Refunds,
    table_context::{ExtraColumns, original_text},
    values::RecordValues,
};
use alloc::vec::Vec;
use rebatelens_model::{Field, Kind, identifier::IdentifierKind, is_missing};
use rebatelens_table::record::Record;

/// What is kept of a table.
#[derive(Debug, Default)]
pub struct TableIndex {
    pub columns: ExtraColumns,
    pub prints: Fingerprints,
    pub entries: RecordColumns,
    /// Orders whose money went back to the customer, each with what the order
    /// list names beside it.
    pub refunds: Vec<Refunds>,
    /// Records whose cells do not stand under their names.
    pub unread: usize,
}

impl TableIndex {
    /// The index of a table whose columns stand so, before its first record.
    pub(crate) fn of(columns: ExtraColumns) -> Self {
        Self { columns, ..Self::default() }
    }

    pub fn note(&mut self, record: &Record<'_, '_>) {
        self.prints.note(record);
    }

    /// A record whose cells do not stand under their names.
    pub fn unreadable(&mut self) {
        self.unread += 1;
    }

    /// A record of a kind that states no rebate.
    pub fn other(&mut self, record: &Record<'_, '_>) {
        if record.kind() == Kind::Order {
            self.refunds.extend(Refunds::read(record));
        }
    }

    /// A record of commission. One that counts as confirmed waits for nobody's
    /// confirmation any more.
    pub fn rebate(&mut self, record: &Record<'_, '_>, values: &RecordValues) {
        let names_original = self.columns.refund_of.is_some_and(|at| !is_missing(record.row().text(at)));
        let print = |field, kind| judged_fingerprint(kind, record.text(field), values.clean.has(field));
        let order = if names_original {
            identifier_fingerprint(IdentifierKind::Order, original_text(record, &self.columns))
        } else {
            print(Field::OrderId, IdentifierKind::Order)
        };
        let entry = RecordSummary {
            record: record.number,
            order,
            customer: customer(print(Field::CustomerId, IdentifierKind::Customer)),
            partner: print(Field::PartnerId, IdentifierKind::Partner),
            amount: values.counted(),
            base: values.base.read().map(|base| base.value),
            period: values.period.read().copied(),
            currency: values.currency,
            status: values
                .status
                .map(|status| if values.is_confirmed() { status.without_task() } else { status }),
            kind: values.kind,
            names_original,
        };
        self.entries.push(&entry, values.gap(record));
    }

    /// Adds the index of the records that follow.
    pub(crate) fn append(&mut self, later: Self) {
        self.prints.append(later.prints);
        self.entries.append(later.entries);
        self.refunds.extend(later.refunds);
        self.unread += later.unread;
    }
}

/// Enough of a customer's fingerprint to tell two customers of one order apart.
fn customer(fingerprint: Option<Fingerprint>) -> u32 {
    fingerprint.map_or(0, |own| u32::try_from(own.get() >> 96).unwrap_or_default().max(1))
}
