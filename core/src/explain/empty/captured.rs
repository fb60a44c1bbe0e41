//! What was captured before: every record of a check that a query can be
//! about, with what it is found by.

use crate::{
    check::{Input, Options, open_tables},
    explain::words,
    model::{
        Field, Kind,
        codes::order_status_says,
        identifier::{IdentifierKind, read_identifier},
        is_missing,
        period::Period,
        status::{Status, read_status},
    },
    parse::{InputError, record::Record},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};

/// One captured record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Captured {
    pub(super) input: String,
    pub(super) record: usize,
    pub(super) line: usize,
    pub(super) kind: Kind,
    pub(super) partner: String,
    pub(super) customer: String,
    pub(super) order: String,
    pub(super) product: String,
    pub(super) period: Option<Period>,
    pub(super) status_text: String,
    pub(super) status: Option<Status>,
    /// The code of an order's state, and the words for it.
    pub(super) order_state: Option<(String, String)>,
    pub(super) amount: String,
}

/// Everything that was captured.
#[derive(Clone, Debug, Default)]
pub(super) struct Capture {
    pub(super) rows: Vec<Captured>,
    /// Products and codes of a policy's list, in small letters.
    pub(super) policy: Vec<String>,
    pub(super) unread: Vec<InputError>,
}

impl Capture {
    pub(super) fn of(inputs: &[Input<'_>], options: &Options) -> Self {
        let mut capture = Self::default();
        for input in inputs {
            let read = open_tables(input, options, |_, _, sheet| {
                let mut body = sheet.table.body();
                while let Some(record) = body.next_record() {
                    capture.take(&input.name, &record);
                }
            });
            if let Err(error) = read {
                capture.unread.push(error);
            }
        }
        capture
    }

    fn take(&mut self, input: &str, record: &Record<'_, '_>) {
        if record.kind() == Kind::PolicyProduct {
            self.policy.extend(policy_names(record));
            return;
        }
        let id = |field, kind| cleaned(kind, record.text(field));
        let order = id(Field::OrderId, IdentifierKind::Order);
        let customer = id(Field::CustomerId, IdentifierKind::Customer);
        let period = record.period().read().copied();
        if order.is_empty() && customer.is_empty() && period.is_none() {
            return;
        }
        self.rows.push(Captured {
            input: input.into(),
            record: record.number,
            line: record.row().line,
            kind: record.kind(),
            partner: id(Field::PartnerId, IdentifierKind::Partner),
            customer,
            order,
            product: plain(record.text(Field::Product)),
            period,
            status_text: plain(record.text(Field::Status)),
            status: record.status(),
            order_state: order_state(record),
            amount: plain(record.text(Field::RebateAmount)),
        });
    }

    /// Records of rebates; orders and bills tell of them, but are none.
    pub(super) fn rebates(&self) -> impl Iterator<Item = &Captured> {
        self.rows.iter().filter(|row| row.kind.states_rebate() || row.kind == Kind::BusinessDetail)
    }
}

fn policy_names(record: &Record<'_, '_>) -> Vec<String> {
    let named = record.columns().iter().enumerate().filter(|(_, column)| {
        let name = column.name.as_deref().unwrap_or_default();
        matches!(name, "product_name" | "product_code" | "subproduct_name" | "sub_product_name")
            || column.field == Some(Field::Product)
    });
    let texts = named.map(|(at, _)| record.row().text(at).trim().to_lowercase());
    texts.filter(|text| !text.is_empty() && text != "*").collect()
}

fn order_state(record: &Record<'_, '_>) -> Option<(String, String)> {
    if record.kind() != Kind::Order {
        return None;
    }
    let at = record.columns().iter().position(|column| column.header == "Status")?;
    let code = record.row().text(at).trim();
    let texts = order_status_says(code)?;
    Some((code.into(), texts.first().copied().unwrap_or_default().into()))
}

/// An identifier without what breaks it, as far as it can be cleaned.
pub(super) fn cleaned(kind: IdentifierKind, text: &str) -> String {
    let read = read_identifier(kind, text);
    read.as_ref().and_then(|read| read.value()).map_or_else(|| plain(text), String::from)
}

fn plain(text: &str) -> String {
    if is_missing(text) { String::new() } else { words::excerpt(text.trim()) }
}

/// What a status text means, as a query gives it.
pub(super) fn status_of(text: &str) -> Option<Status> {
    read_status(text).filter(|status| status.known)
}

impl Captured {
    /// How a person finds it again.
    pub(super) fn label(&self) -> String {
        if self.order.is_empty() { self.record.to_string() } else { self.order.clone() }
    }
}
