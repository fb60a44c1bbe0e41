//! What is read of a record.

use crate::find::filter::Filter;
use alloc::string::{String, ToString};
use rebatelens_finding::word::excerpt;
use rebatelens_model::{
    Field,
    codes::{order_status_code, order_status_says},
    identifier::{Identifier, IdentifierKind, State},
    is_missing,
    period::Period,
};
use rebatelens_table::record::Record;

/// An identifier of a record.
pub(super) struct Id<'r> {
    raw: &'r str,
    read: Option<Identifier<'r>>,
}

impl<'r> Id<'r> {
    fn of(record: &Record<'r, '_>, field: Field, kind: IdentifierKind) -> Self {
        Self { raw: record.text(field), read: record.identifier(field, kind) }
    }

    /// Cleaned as far as it can be; empty where there is none.
    pub(super) fn text(&self) -> &str {
        let written = if is_missing(self.raw) { "" } else { self.raw.trim() };
        self.value().unwrap_or(written)
    }

    pub(super) fn value(&self) -> Option<&str> {
        self.read.as_ref().and_then(Identifier::value)
    }

    /// Why it cannot be used, where it cannot.
    pub(super) fn broken(&self) -> Option<&State> {
        self.read.as_ref().map(|read| &read.state).filter(|_| self.value().is_none())
    }
}

/// What a query is compared with in a record.
pub(super) struct Row<'r> {
    pub order: Id<'r>,
    customer: Id<'r>,
    pub partner: Id<'r>,
    pub product: &'r str,
    pub status: &'r str,
    pub period: Option<Period>,
}

impl<'r> Row<'r> {
    pub(super) fn of(record: &Record<'r, '_>) -> Self {
        Self {
            order: Id::of(record, Field::OrderId, IdentifierKind::Order),
            customer: Id::of(record, Field::CustomerId, IdentifierKind::Customer),
            partner: Id::of(record, Field::PartnerId, IdentifierKind::Partner),
            product: record.text(Field::Product),
            status: record.text(Field::Status),
            period: record.period().read().copied(),
        }
    }

    pub(super) fn id(&self, filter: Filter) -> &Id<'r> {
        match filter {
            Filter::Order => &self.order,
            Filter::Customer => &self.customer,
            _ => &self.partner,
        }
    }
}

/// The code of an order's state, from its code or from its text.
pub(super) fn order_state(record: &Record<'_, '_>) -> Option<&'static str> {
    let cell = |header: &str| {
        let at = record.columns().iter().position(|column| column.header == header)?;
        Some(record.row().text(at).trim())
    };
    let by_code = cell("Status").and_then(order_status_says).and_then(|texts| texts.first().copied());
    let texts = [by_code, cell("DealStatus"), Some(record.text(Field::Status).trim())];
    texts.into_iter().flatten().find_map(order_status_code)
}

/// How a person finds a record again.
pub(super) fn label(row: &Row<'_>, record: &Record<'_, '_>) -> String {
    let order = row.order.text();
    if order.is_empty() { record.number.to_string() } else { excerpt(order) }
}
