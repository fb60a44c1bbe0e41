//! A finding at its place in a table.

use alloc::{
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_finding::{
    Rule,
    found::{Found, RecordReference},
    terms::row_place,
    word::{self, Args, Word},
};
use rebatelens_model::{Field, is_missing};
use rebatelens_table::record::{IDENTIFIERS, Record};

/// A finding about one field of a record.
pub fn of_field(code: &'static Rule, record: &Record<'_, '_>, field: Field, args: Args) -> Found {
    Found {
        record: Some(record.number),
        line: Some(record.line(field)),
        column: record.table.column(field).map(|at| at + 1),
        field: Some(field),
        raw: Some(word::excerpt(record.text(field))),
        at_stake: record.amount(Field::RebateAmount).read().map(|amount| amount.value),
        currency: record.currency(),
        label: Some(label(record)),
        context: context(record),
        reference: Some(Box::new(reference(record))),
        ..Found::of_input(code, None, None, args)
    }
}

/// A finding about one cell of a record, by its column from 0.
pub fn of_cell(code: &'static Rule, record: &Record<'_, '_>, column: usize, mut args: Args) -> Found {
    let defined = record.columns().get(column);
    if let Some(field) = defined.and_then(|column| column.field) {
        return of_field(code, record, field, args);
    }
    let header = defined.map_or("", |column| &column.header);
    args.push(("field", Word::from(word::excerpt(header))));
    Found {
        record: Some(record.number),
        column_name: defined.and_then(|column| column.name.clone()),
        raw: Some(word::excerpt(record.row().text(column))),
        label: Some(label(record)),
        context: context(record),
        reference: Some(Box::new(reference(record))),
        ..Found::of_input(code, Some(record.cell_line(column)), Some(column + 1), args)
    }
}

/// How a person finds the record again.
pub fn label(record: &Record<'_, '_>) -> Word {
    let mut named = [Field::RecordId, Field::OrderId].into_iter().filter_map(|field| {
        let (_, kind) = IDENTIFIERS.into_iter().find(|(known, _)| *known == field)?;
        let identifier = record.identifier(field, kind)?;
        identifier.value().map(word::excerpt)
    });
    let number = || Word::from(record.number.to_string());
    named.next().map_or_else(|| Word::filled(&row_place::ROW, &[("number", number())]), Word::from)
}

/// Bytes of the longest identifier that is issued.
const SHORT: usize = 32;

/// What identifies the record in other tables.
pub(crate) fn reference(record: &Record<'_, '_>) -> RecordReference {
    let identifier = |field| {
        let text = record.text(field).trim();
        // Nothing can be taken off such a text, and most are.
        if (1..=SHORT).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Some(text.into());
        }
        let (_, kind) = IDENTIFIERS.into_iter().find(|(known, _)| *known == field)?;
        let clean = record.identifier(field, kind)?.value().map(word::excerpt);
        clean.or_else(|| (!is_missing(text)).then(|| word::excerpt(text)))
    };
    RecordReference {
        record_id: identifier(Field::RecordId),
        order_id: identifier(Field::OrderId),
        customer_id: identifier(Field::CustomerId),
        settlement_period: record.period().read().copied(),
    }
}

fn context(record: &Record<'_, '_>) -> Option<String> {
    let texts = [Field::Product, Field::CustomerId].map(|field| record.text(field).trim());
    let parts: Vec<String> = texts.into_iter().filter(|text| !is_missing(text)).map(word::excerpt).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
