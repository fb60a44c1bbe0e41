//! Money that went back to the customer, as an order list has it.

use crate::fingerprint::{Fingerprint, identifier_fingerprint};
use alloc::vec::Vec;
use rebatelens_model::{Field, identifier::IdentifierKind};
use rebatelens_table::record::Record;

/// An order of a list whose money went back to the customer.
#[derive(Clone, Debug)]
pub struct Refunds {
    pub(crate) own: Option<Fingerprint>,
    /// The orders that it gives the money of, where the list names them.
    pub(crate) originals: Vec<Fingerprint>,
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
        let originals = originals.filter_map(|(at, _)| print(record.row().text(at))).collect();
        Some(Self { own: print(record.text(Field::OrderId)), originals })
    }

    pub(crate) fn refunded(&self) -> impl Iterator<Item = Fingerprint> {
        let own = self.own.filter(|_| self.originals.is_empty());
        self.originals.iter().copied().chain(own)
    }
}
