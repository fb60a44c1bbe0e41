//! What is kept of a table's records while it is read, so that they can be
//! compared with each other and with those of other tables: a few numbers a
//! record, no texts.
//!
//! Identifiers are kept as 64-bit prints. What they find is looked up in the
//! records themselves before a word is said.

use crate::{
    duplicate::{Prints, print_text},
    reversal::{Refunds, refunds},
    values::{RecordValues, Remembered},
};
use alloc::vec::Vec;
use core::num::NonZeroU64;
use rebatelens_model::{
    Field, Kind,
    entry::EntryKind,
    identifier::{IdentifierKind, is_plainly_clean, read_identifier},
    is_missing,
    money::Currency,
    period::Period,
    status::Status,
    text::is_blank,
};
use rebatelens_table::{Table, record::Record};
use rust_decimal::Decimal;

/// Where the columns are that stand beside a record's fields.
#[derive(Clone, Copy, Debug, Default)]
pub struct ExtraColumns {
    /// Whether there are any whose cells can be checked.
    pub defined: bool,
    pub refund_of: Option<usize>,
    pub transaction_type: Option<usize>,
    pub usage_start: Option<usize>,
    pub usage_end: Option<usize>,
    pub issue_time: Option<usize>,
    pub estimated: Option<usize>,
}

impl ExtraColumns {
    /// The places in a table.
    pub(crate) fn of(table: &Table<'_>) -> Self {
        let fields_own = |column: &rebatelens_table::column::Column| column.name.is_some();
        Self {
            defined: table.kind == Kind::Statement || table.columns.iter().any(fields_own),
            refund_of: table.named("refund_of"),
            transaction_type: table.named("transaction_type"),
            usage_start: table.named("usage_start_time"),
            usage_end: table.named("usage_end_time"),
            issue_time: table.named("issue_time"),
            estimated: table.named("estimated_date"),
        }
    }
}

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
    pub prints: Prints,
    pub entries: Vec<RecordSummary>,
    /// Orders whose money went back to the customer, each with what the order
    /// list names beside it.
    pub refunds: Vec<Refunds>,
    /// Records whose cells do not stand under their names.
    pub unread: usize,
    partners: Remembered<Option<NonZeroU64>>,
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
            self.refunds.extend(refunds(record));
        }
    }

    /// A record of commission. One that counts as confirmed waits for nobody's
    /// confirmation any more.
    pub fn rebate(&mut self, record: &Record<'_, '_>, values: &RecordValues) {
        let names_original = self.columns.refund_of.is_some_and(|at| !is_missing(record.row().text(at)));
        let order = original_text(record, &self.columns);
        let partner = record.text(Field::PartnerId);
        let entry = RecordSummary {
            record: record.number,
            order: print_of(IdentifierKind::Order, order),
            customer: print_of(IdentifierKind::Customer, record.text(Field::CustomerId)),
            partner: self.partners.get(partner, || print_of(IdentifierKind::Partner, partner)),
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

/// The order that a record belongs to: the one that it names as its original,
/// else its own.
pub(crate) fn original_text<'r>(record: &Record<'r, '_>, columns: &ExtraColumns) -> &'r str {
    let original = columns.refund_of.map_or("", |at| record.row().text(at));
    if is_missing(original) { record.text(Field::OrderId) } else { original }
}

/// A print of a cleaned identifier; nothing where none is written.
pub(crate) fn print_of(kind: IdentifierKind, text: &str) -> Option<NonZeroU64> {
    if is_plainly_clean(kind, text) {
        return NonZeroU64::new(print_text(text)).filter(|_| !text.is_empty());
    }
    let cleaned = read_identifier(kind, text)?;
    NonZeroU64::new(print_text(cleaned.value().unwrap_or(text.trim_matches(is_blank))))
}
