//! Something found, not yet in words.

use crate::{
    explain::{
        catalogue::Code,
        words::{self, Args, Word},
    },
    model::{Field, is_missing, money::Currency},
    parse::record::{IDENTIFIERS, Record},
    report::Severity,
};
use alloc::{format, string::String, vec, vec::Vec};
use rust_decimal::Decimal;

/// Something found, not yet in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The rule.
    pub code: Code,
    /// The record, from 1.
    pub record: Option<usize>,
    /// The physical line, from 1.
    pub line: Option<usize>,
    /// The column, from 1.
    pub column: Option<usize>,
    /// The field.
    pub field: Option<Field>,
    /// The column's own name, where it is no field of a rebate record.
    pub column_name: Option<String>,
    /// The cell as it stands.
    pub raw: Option<String>,
    /// What was read.
    pub observed: Option<String>,
    /// What it would have to be.
    pub expected: Option<String>,
    /// Observed less expected.
    pub difference: Option<Decimal>,
    /// The money that the finding is about: the difference, or the record's
    /// rebate amount.
    pub at_stake: Option<Decimal>,
    /// The currency of these amounts.
    pub currency: Option<Currency>,
    /// The sum written out.
    pub workings: Vec<(Word, String)>,
    /// The identifier without what broke it.
    pub cleaned: Option<String>,
    /// How a person knows the record: its id, its order, or its number.
    pub label: Option<Word>,
    /// Product and customer.
    pub context: Option<String>,
    /// The words for the message's blanks.
    pub args: Args,
}

impl Found {
    /// A finding about a whole input.
    pub fn of_input(code: Code, line: Option<usize>, column: Option<usize>, args: Args) -> Self {
        Self {
            code,
            record: None,
            line,
            column,
            field: None,
            column_name: None,
            raw: None,
            observed: None,
            expected: None,
            difference: None,
            at_stake: None,
            currency: None,
            workings: vec![],
            cleaned: None,
            label: None,
            context: None,
            args,
        }
    }

    /// A finding about one field of a record.
    pub fn of_field(code: Code, record: &Record<'_, '_>, field: Field, mut args: Args) -> Self {
        let raw = words::excerpt(record.text(field));
        let label = label(record);
        args.push(("raw", Word::from(raw.trim())));
        args.push(("record", label.clone()));
        args.push(("field", Word::each(|lang| words::field(field, lang).into())));
        Self {
            record: Some(record.number),
            line: Some(record.line(field)),
            column: record.table.column(field).map(|at| at + 1),
            field: Some(field),
            raw: Some(raw),
            at_stake: record.amount(Field::RebateAmount).read().map(|amount| amount.value),
            currency: record.currency(),
            label: Some(label),
            context: context(record),
            ..Self::of_input(code, None, None, args)
        }
    }

    /// A finding about one cell of a record, by its column from 0.
    pub fn of_cell(code: Code, record: &Record<'_, '_>, column: usize, mut args: Args) -> Self {
        let defined = record.columns().get(column);
        if let Some(field) = defined.and_then(|column| column.field) {
            return Self::of_field(code, record, field, args);
        }
        let raw = words::excerpt(record.row().text(column));
        let header = defined.map_or("", |column| &column.header);
        let label = label(record);
        args.push(("raw", Word::from(raw.trim())));
        args.push(("record", label.clone()));
        args.push(("field", Word::from(words::excerpt(header))));
        Self {
            record: Some(record.number),
            column_name: defined.and_then(|column| column.name.clone()),
            raw: Some(raw),
            label: Some(label),
            context: context(record),
            ..Self::of_input(code, Some(record.cell_line(column)), Some(column + 1), args)
        }
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.code.rule().severity
    }
}

/// How a person finds the record again.
pub(super) fn label(record: &Record<'_, '_>) -> Word {
    let mut named = [Field::RecordId, Field::OrderId].into_iter().filter_map(|field| {
        let (_, kind) = IDENTIFIERS.into_iter().find(|(known, _)| *known == field)?;
        let identifier = record.identifier(field, kind)?;
        identifier.value().map(words::excerpt)
    });
    let number = record.number;
    named.next().map_or_else(|| Word::both(format!("row {number}"), format!("第 {number} 行")), Word::from)
}

fn context(record: &Record<'_, '_>) -> Option<String> {
    let texts = [Field::Product, Field::CustomerId].map(|field| record.text(field).trim());
    let parts: Vec<String> = texts.into_iter().filter(|text| !is_missing(text)).map(words::excerpt).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
