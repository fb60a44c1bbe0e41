//! The lines of a table, read for a comparison.

use crate::{
    checked_table::CheckedTable,
    difference::{
        line::{Line, UnknownAmount, decimals},
        parts::Numbers,
    },
    findings::Findings,
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_finding::word;
use rebatelens_model::{
    Field, Kind, Reading,
    entry::EntryKind,
    identifier::{IdentifierKind, read_identifier},
    is_missing,
    money::{Currency, RoundingMode, exact_add, exact_mul},
};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;

/// Whether an amount that is not written follows from its parts. What is shown
/// is only what is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Amounts {
    /// Amounts as they are written.
    AsWritten,
    /// Amounts that are not written follow from their parts.
    OrFromParts,
}

/// The lines of a table. What is shown is compared by what is written; what was
/// expected may follow from its parts.
pub fn table_lines(at: usize, findings: &Findings, sheet: &CheckedTable<'_>, amounts: Amounts) -> Vec<Line> {
    if !sheet.table.kind.states_rebate() {
        return Vec::new();
    }
    let mut entries = sheet.index.entries.iter().peekable();
    let mut body = sheet.table.body();
    let mut lines = Vec::new();
    while let Some(record) = body.next_record() {
        let Some(mut entry) = entries.next_if(|entry| entry.record == record.number) else { continue };
        let known = numbers(&record, findings, entry.currency, amounts);
        // Beside a word that takes back, an amount above zero is not counted.
        let takes = entry.kind.is_some_and(EntryKind::takes);
        let known = known.filter(|numbers| !takes || numbers.amount <= Decimal::ZERO);
        entry.amount = known.map(|numbers| numbers.amount);
        let text = |field| if sheet.table.kind == Kind::Statement { "" } else { record.text(field) };
        lines.push(Line {
            place: (at, record.number),
            at: record.row().line,
            record_id: plain(text(Field::RecordId)),
            order: cleaned(IdentifierKind::Order, text(Field::OrderId)),
            customer: cleaned(IdentifierKind::Customer, text(Field::CustomerId)),
            product: plain(text(Field::Product)),
            period: entry.period,
            currency: entry.currency,
            numbers: known.unwrap_or_default(),
            gap: if known.is_none() { Some(gap(&record)) } else { None },
            reverses: entry.reverses(),
        });
    }
    lines
}

fn gap(record: &Record<'_, '_>) -> UnknownAmount {
    match record.amount(Field::RebateAmount) {
        Reading::Unreadable(_) => {
            UnknownAmount::Unreadable(word::excerpt(record.text(Field::RebateAmount).trim()))
        }
        Reading::Absent | Reading::Read(_) => UnknownAmount::Blank,
    }
}

fn numbers(
    record: &Record<'_, '_>,
    findings: &Findings,
    currency: Option<Currency>,
    amounts: Amounts,
) -> Option<Numbers> {
    let value = |field| record.amount(field).read().map(|amount| amount.value);
    let shown = record.rate().read().copied();
    let unit = || findings.bare_rates.get(&currency).copied();
    let rate = shown.and_then(|rate| rate.fraction(rate.unit.or_else(unit)?));
    let base = value(Field::BaseAmount);
    let reading = record.amount(Field::AdjustmentAmount);
    let adjustment = reading.read().map(|amount| amount.value).unwrap_or_default();
    if let Reading::Unreadable(_) = reading {
        // What it comes from is not known, as long as its adjustment is not.
        return Some(Numbers { adjustment, ..written(value(Field::RebateAmount)?, currency) });
    }
    let amount = match record.amount(Field::RebateAmount) {
        Reading::Read(amount) => amount.value,
        Reading::Absent if amounts == Amounts::OrFromParts => {
            let rounding = findings.rounding_mode(currency);
            exact_add(rounding.round(exact_mul(base?, rate?)?, decimals(currency)), adjustment)?
        }
        Reading::Absent | Reading::Unreadable(_) => return None,
    };
    Some(Numbers { base, rate, adjustment, ..written(amount, currency) })
}

/// An amount alone, as it is written. Where a currency has no smaller unit, zeros
/// at the end say nothing.
fn written(amount: Decimal, currency: Option<Currency>) -> Numbers {
    let least = decimals(currency);
    let scale = if least == 0 { amount.normalize().scale() } else { amount.scale() };
    Numbers { amount, decimals: scale.max(least), lines: 1, ..Numbers::default() }
}

fn plain(text: &str) -> String {
    if is_missing(text) { String::new() } else { text.trim().to_string() }
}

fn cleaned(kind: IdentifierKind, text: &str) -> String {
    let read = read_identifier(kind, text);
    let value = read.as_ref().and_then(|read| read.value());
    value.map_or_else(|| plain(text), String::from)
}

impl Findings {
    /// The rounding that the lines of a currency show, or the usual one.
    fn rounding_mode(&self, currency: Option<Currency>) -> RoundingMode {
        let own = self.rounding.iter().find(|recognised| recognised.currency == currency);
        let own = own.and_then(|recognised| recognised.modes.iter().next());
        own.unwrap_or(RoundingMode::HalfUp)
    }
}
