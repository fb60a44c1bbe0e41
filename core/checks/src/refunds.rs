//! Money that went back to the customer, as an order list has it.

use crate::fingerprint::{Fingerprint, identifier_fingerprint};
use alloc::vec::Vec;
use rebatelens_model::{Field, identifier::IdentifierKind, money::read_amount_in};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;

/// An order of a list whose money went back to the customer.
#[derive(Clone, Debug)]
pub struct Refunds {
    pub(crate) own: Option<Fingerprint>,
    /// The orders that it gives the money of, where the list names them.
    pub(crate) originals: Vec<Fingerprint>,
    /// How much of each goes back, where the list says it.
    amounts: Vec<Option<Decimal>>,
}

impl Refunds {
    /// What an order list says of money that went back to the customer.
    pub(crate) fn read(record: &Record<'_, '_>) -> Option<Self> {
        let cell = |name: &str| {
            let at = record.columns().iter().position(|column| column.header == name);
            at.map_or("", |at| record.row().text(at).trim())
        };
        if cell("Status") != "6" && cell("ActionType") != "refund" {
            return None;
        }
        let print = |text| identifier_fingerprint(IdentifierKind::Order, text);
        let originals = record.columns().iter().enumerate().filter(|(_, column)| {
            column.header.starts_with("RefundMap") && column.header.ends_with("DealName")
        });
        let of_orders = originals.filter_map(|(at, column)| {
            let amount = column.header.strip_suffix("DealName").and_then(|part| refunded_part(record, part));
            Some((print(record.row().text(at))?, amount))
        });
        let (originals, amounts) = of_orders.unzip();
        Some(Self { own: print(record.text(Field::OrderId)), originals, amounts })
    }

    /// Orders whose money went back, and how much, where it is known.
    pub(crate) fn refunded(&self) -> impl Iterator<Item = (Fingerprint, Option<Decimal>)> {
        let own = self.own.filter(|_| self.originals.is_empty());
        self.originals.iter().copied().zip(self.amounts.iter().copied()).chain(own.map(|own| (own, None)))
    }
}

/// What a refund gives back of an order.
fn refunded_part(record: &Record<'_, '_>, part: &str) -> Option<Decimal> {
    let mut columns = record.columns().iter().enumerate();
    let is_amount = |header: &str| header.strip_prefix(part) == Some("RefundAmount");
    let (at, column) = columns.find(|(_, column)| is_amount(&column.header))?;
    let amount = read_amount_in(record.row().text(at), column.money_unit());
    amount.read().map(|amount| amount.value)
}
