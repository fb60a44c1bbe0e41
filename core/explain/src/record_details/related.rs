//! Other rows of the same order: line items, refunds, reversals.

use crate::{
    record_name::{display_value, record_name},
    words::counted,
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_checks::{CheckedTable, RecordSummary, at_records};
use rebatelens_finding::{lang::Lang, names, terms::related_rows, word};
use rebatelens_model::{
    Field,
    entry::EntryKind,
    identifier::{IdentifierKind, read_identifier},
    is_missing,
    money::{Currency, Grouped, exact_add, with_currency},
};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;
use serde::Serialize;

/// How many rows are told of; more are only counted.
const MOST: usize = 50;

/// The other rows of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Related {
    /// What they are, and of which order.
    pub title: String,
    /// The rows, in reading order.
    pub rows: Vec<RelatedRow>,
    /// What all rows of the order come to, this one too; nothing where their
    /// currencies differ or one amount is not readable.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub total: Option<String>,
}

/// Another row of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RelatedRow {
    /// Its number, from 1; nothing where it is in another table of the file.
    pub record: Option<usize>,
    /// What it is known by.
    pub key: String,
    /// How a person knows it.
    pub title: String,
    /// What it is, its product, month and stage.
    pub subtitle: String,
    /// Its amount, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub amount: Option<String>,
}

/// What the rows come to, as far as it can be said.
struct Total {
    sum: Option<Decimal>,
    currency: Option<Currency>,
    rows: usize,
}

impl Total {
    fn add(&mut self, entry: &RecordSummary) {
        let same = self.rows == 0 || self.currency == entry.currency;
        self.currency = entry.currency;
        self.rows += 1;
        let sum = self.sum.filter(|_| same);
        self.sum = sum.and_then(|sum| exact_add(sum, entry.amount?));
    }
}

pub(super) fn of(
    record: &Record<'_, '_>,
    sheet: &CheckedTable<'_>,
    sheets: &[Option<CheckedTable<'_>>],
    lang: Lang,
) -> Option<Related> {
    let order = order_of(record, sheet)?;
    let print = entry_of(sheet, record.number)?.order?;
    let mut total = Total { sum: Some(Decimal::ZERO), currency: None, rows: 0 };
    let mut rows = Vec::new();
    for other in sheets.iter().flatten() {
        let here = core::ptr::eq(other, sheet);
        let alike = other.index.entries.iter().filter(|entry| entry.order == Some(print));
        at_records(&other.table, alike.map(|entry| entry.record), |found| {
            // A print only leads to a record; what it says decides.
            let Some(entry) = entry_of(other, found.number) else { return };
            if order_of(found, other).as_ref() != Some(&order) {
                return;
            }
            total.add(&entry);
            if (here && found.number == record.number) || rows.len() >= MOST {
                return;
            }
            rows.push(row(found, &entry, (!here).then_some(other.name.as_str()), lang));
        });
    }
    let others = total.rows.saturating_sub(1);
    (others > 0).then(|| Related {
        title: title(others, &order, lang),
        total: total.sum.map(|sum| with_currency(&Grouped(sum), total.currency)),
        rows,
    })
}

fn entry_of(sheet: &CheckedTable<'_>, number: usize) -> Option<RecordSummary> {
    sheet.index.entries.get(number)
}

/// The order of a record, or the one that it names as its original.
fn order_of(record: &Record<'_, '_>, sheet: &CheckedTable<'_>) -> Option<String> {
    let original = sheet.index.columns.refund_of.map_or("", |at| record.row().text(at));
    let text = if is_missing(original) { record.text(Field::OrderId) } else { original };
    let read = read_identifier(IdentifierKind::Order, text)?;
    Some(read.value().unwrap_or(text.trim()).into())
}

fn title(others: usize, order: &str, lang: Lang) -> String {
    counted(&related_rows::TITLE, others, &[("order", &word::excerpt(order))], lang)
}

fn row(record: &Record<'_, '_>, entry: &RecordSummary, input: Option<&str>, lang: Lang) -> RelatedRow {
    let name = record_name(record, lang);
    let stage = record.status().map(|status| names::lifecycle(status.lifecycle, lang).to_string());
    let parts = [
        Some(what(entry, lang).to_string()),
        display_value(record, Field::Product),
        name.settlement_period.clone(),
        stage,
        input.map(word::excerpt),
    ];
    RelatedRow {
        record: input.is_none().then_some(record.number),
        key: name.key,
        title: name.label,
        subtitle: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        amount: entry.amount.map(|amount| Grouped(amount).to_string()),
    }
}

fn what(entry: &RecordSummary, lang: Lang) -> &'static str {
    let term = match entry.kind {
        Some(EntryKind::Refund) => &related_rows::REFUND,
        Some(EntryKind::Reversal) => &related_rows::REVERSAL,
        Some(EntryKind::Credit) => &related_rows::CREDIT,
        Some(EntryKind::Debit) => &related_rows::DEBIT,
        Some(EntryKind::Manual) => &related_rows::MANUAL,
        Some(EntryKind::Supplementary) => &related_rows::SUPPLEMENTARY,
        Some(EntryKind::Resettlement) => &related_rows::RESETTLEMENT,
        None if entry.reverses() => &related_rows::TAKEN_BACK,
        None => &related_rows::EARNING,
    };
    term.text(lang)
}
