//! What a record is known by, and found again by.

use super::label;
use crate::{
    check::sha256,
    explain::{lang::Lang, words},
    model::{Field, is_missing},
    parse::record::{IDENTIFIERS, Record},
    report::RecordName,
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};

/// Names a record.
pub(crate) fn record_name(record: &Record<'_, '_>, lang: Lang) -> RecordName {
    let period =
        record.period().read().map(ToString::to_string).or_else(|| told(record, Field::SettlementPeriod));
    let (order, customer) = (told(record, Field::OrderId), told(record, Field::CustomerId));
    let key = told(record, Field::RecordId)
        .map_or_else(|| without_id(record, [&order, &customer, &period]), |id| alloc::format!("record {id}"));
    RecordName {
        key,
        label: words::opening(label(record).text(lang).into()),
        settlement_period: period,
        order_id: order,
        customer_id: customer,
    }
}

/// What a field says, short enough to repeat: an identifier without what broke
/// it, anything else as it stands.
pub(crate) fn told(record: &Record<'_, '_>, field: Field) -> Option<String> {
    let text = record.text(field).trim();
    let plain = (!is_missing(text)).then(|| words::excerpt(text));
    let Some((_, kind)) = IDENTIFIERS.into_iter().find(|(known, _)| *known == field) else { return plain };
    record.identifier(field, kind)?.value().map(words::excerpt).or(plain)
}

/// Order, customer and month are those of several lines, so what else tells
/// these apart is part of the key. A row that has none of the three is told by
/// all of its text.
fn without_id(record: &Record<'_, '_>, known: [&Option<String>; 3]) -> String {
    if known.iter().all(|part| part.is_none()) {
        let cells: Vec<&str> = record.row().cells.iter().map(|cell| cell.text.as_ref()).collect();
        return alloc::format!("row {}", sha256(cells.join("\n").as_bytes()));
    }
    let rest = [Field::Product, Field::RebateAmount].map(|field| told(record, field));
    let parts = known.into_iter().chain(&rest).map(|part| part.as_deref().unwrap_or("-"));
    alloc::format!("line {}", parts.collect::<Vec<_>>().join(" \u{b7} "))
}
