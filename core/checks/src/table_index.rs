//! What is kept of a table's records while it is read, so that they can be
//! compared with each other and with those of other tables: a few numbers a
//! record, no texts.
//!
//! Identifiers are kept as 64-bit prints. What they find is looked up in the
//! records themselves before a word is said.

use crate::{
    fingerprint::{Fingerprints, identifier_fingerprint, judged_fingerprint},
    refunds::Refunds,
    table_context::{ExtraColumns, original_text},
    values::RecordValues,
};
use alloc::vec::Vec;
use core::num::NonZeroU64;
use rebatelens_model::{
    Field, Kind, entry::EntryKind, identifier::IdentifierKind, is_missing, money::Currency, period::Period,
    status::Status,
};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;

/// What is kept of one rebate record.
#[derive(Clone, Copy, Debug)]
pub struct RecordSummary {
    /// The record's number, from 1.
    pub record: usize,
    /// A print of the order, or of the one that it names as its original.
    pub order: Option<NonZeroU64>,
    /// Prints of the accounts.
    pub customer: Option<NonZeroU64>,
    /// The fingerprint of the partner's id.
    pub partner: Option<NonZeroU64>,
    /// The amount that totals count.
    pub amount: Option<Decimal>,
    /// The base amount.
    pub base: Option<Decimal>,
    /// The settlement period.
    pub period: Option<Period>,
    /// The currency.
    pub currency: Option<Currency>,
    /// The status.
    pub status: Option<Status>,
    /// The correction that it says it is.
    pub kind: Option<EntryKind>,
    /// Whether it names the order that it takes back.
    pub names_original: bool,
}

impl RecordSummary {
    /// Whether it takes back what another line gave: it says so, or it is
    /// negative and no other correction.
    pub fn takes_back(&self) -> bool {
        let negative = self.amount.is_some_and(|amount| amount.is_sign_negative() && !amount.is_zero());
        match self.kind {
            Some(kind) => kind.takes_back(),
            None => self.names_original || negative,
        }
    }
}

/// What is kept of a table.
#[derive(Debug, Default)]
pub struct TableIndex {
    pub columns: ExtraColumns,
    pub prints: Fingerprints,
    pub entries: Vec<RecordSummary>,
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
            customer: print(Field::CustomerId, IdentifierKind::Customer),
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
        self.entries.push(entry);
    }
}
