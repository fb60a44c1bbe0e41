//! Every record, normalised: once exactly, and once so that a spreadsheet
//! neither runs nor rounds what it opens.

use crate::{
    csv::{BOM, begins_formula, push_row},
    url,
};
use alloc::{
    borrow::Cow,
    format,
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_model::{Field, Reading, is_missing, money::RateUnit, status::Lifecycle, unit::ValueType};
use rebatelens_table::record::{IDENTIFIERS, Record};
use serde_json::{Map, Value as JsonValue};

/// A column of `records.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Input,
    Record,
    Line,
    Field(Field),
    RateUnit,
    Lifecycle,
    Unreadable,
    Kind,
    Others,
}

impl Column {
    /// Every column, in order.
    pub(crate) const ALL: [Self; 22] = [
        Self::Input,
        Self::Record,
        Self::Line,
        Self::Field(Field::RecordId),
        Self::Field(Field::SettlementPeriod),
        Self::Field(Field::PartnerId),
        Self::Field(Field::CustomerId),
        Self::Field(Field::OrderId),
        Self::Field(Field::Product),
        Self::Field(Field::BaseAmount),
        Self::Field(Field::RebateRate),
        Self::RateUnit,
        Self::Field(Field::AdjustmentAmount),
        Self::Field(Field::RebateAmount),
        Self::Field(Field::Currency),
        Self::Field(Field::Status),
        Self::Field(Field::OrderTime),
        Self::Field(Field::Note),
        Self::Lifecycle,
        Self::Unreadable,
        Self::Kind,
        Self::Others,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Record => "record",
            Self::Line => "line",
            Self::Field(field) => field.name(),
            Self::RateUnit => "rebate_rate_unit",
            Self::Lifecycle => "lifecycle",
            Self::Unreadable => "unreadable",
            Self::Kind => "kind",
            Self::Others => "other_columns",
        }
    }

    /// Whether every cell is a number of ours, safe as it is.
    const fn is_number(self) -> bool {
        match self {
            Self::Record | Self::Line => true,
            Self::Field(field) => field.is_money() || matches!(field, Field::RebateRate),
            _ => false,
        }
    }
}

/// Both tables, while they grow.
pub(crate) struct Tables {
    exact: String,
    safe: String,
}

impl Tables {
    pub(crate) fn new() -> Self {
        let mut tables = Self { exact: String::new(), safe: String::from(BOM) };
        push_row(&mut tables.exact, Column::ALL.map(Column::name));
        push_row(&mut tables.safe, Column::ALL.map(Column::name));
        tables
    }

    /// Adds a record of the input with this name.
    pub(crate) fn push(&mut self, input: &str, record: &Record<'_, '_>) {
        let row = cells(input, record);
        push_row(&mut self.exact, row.iter().map(String::as_str));
        let safe: Vec<Cow<'_, str>> =
            Column::ALL.iter().zip(&row).map(|(column, cell)| made_safe(*column, cell)).collect();
        push_row(&mut self.safe, safe.iter().map(|cell| &**cell));
    }

    /// The exact table and the one for spreadsheets.
    pub(crate) fn finish(self) -> (Vec<u8>, Vec<u8>) {
        (self.exact.into_bytes(), self.safe.into_bytes())
    }
}

/// What a cell of a field holds once it is read.
enum Value {
    Absent,
    Unreadable,
    Text(String),
}

fn cells(input: &str, record: &Record<'_, '_>) -> Vec<String> {
    let mut unreadable = Vec::new();
    let mut field = |field: Field| match value(field, record) {
        Value::Text(text) => text,
        Value::Absent => String::new(),
        Value::Unreadable => {
            unreadable.push(field.name());
            String::new()
        }
    };
    let mut row: Vec<String> = Column::ALL
        .iter()
        .map(|column| match *column {
            Column::Input => input.to_string(),
            Column::Record => record.number.to_string(),
            Column::Line => record.row().line.to_string(),
            Column::Field(name) => field(name),
            Column::RateUnit => rate_unit(record).to_string(),
            Column::Lifecycle => lifecycle(record).name().to_string(),
            Column::Unreadable => String::new(),
            Column::Kind => record.kind().name().to_string(),
            Column::Others => others(record),
        })
        .collect();
    let place = Column::ALL.iter().position(|column| *column == Column::Unreadable);
    if let Some(cell) = place.and_then(|place| row.get_mut(place)) {
        *cell = unreadable.join(" ");
    }
    row
}

/// Cells of columns that are no field of a rebate record, under their own
/// names, as one JSON object.
fn others(record: &Record<'_, '_>) -> String {
    if !record.fits_header() {
        return String::new();
    }
    let mut others: Map<String, JsonValue> = Map::new();
    for (at, column) in record.columns().iter().enumerate() {
        let text = record.row().text(at);
        if column.field.is_some() || is_missing(text) {
            continue;
        }
        let text = match column.value {
            Some(ValueType::Address) => url::read(text).text,
            _ => text.to_string(),
        };
        let own = column.name.as_deref().unwrap_or(&column.header);
        let mut name = if own.is_empty() { format!("column {}", at + 1) } else { own.to_string() };
        if others.contains_key(&name) {
            name = format!("{name} ({})", at + 1);
        }
        others.insert(name, JsonValue::String(text));
    }
    if others.is_empty() { String::new() } else { JsonValue::Object(others).to_string() }
}

fn lifecycle(record: &Record<'_, '_>) -> Lifecycle {
    if record.fits_header() { record.lifecycle() } else { Lifecycle::Unknown }
}

fn rate_unit(record: &Record<'_, '_>) -> &'static str {
    let rate = record.fits_header().then(|| record.rate());
    match rate.and_then(|rate| rate.read()?.unit) {
        Some(RateUnit::One) => "one",
        Some(RateUnit::Percent) => "percent",
        Some(RateUnit::PerMille) => "per_mille",
        None => "",
    }
}

/// In a row with another number of cells than the header, no cell is known to
/// stand under its own name, so none is read.
fn value(field: Field, record: &Record<'_, '_>) -> Value {
    if record.fits_header() {
        return fitting(field, record);
    }
    if record.text(field).is_empty() { Value::Absent } else { Value::Unreadable }
}

fn fitting(field: Field, record: &Record<'_, '_>) -> Value {
    match field {
        Field::RecordId | Field::PartnerId | Field::CustomerId | Field::OrderId => identifier(field, record),
        Field::BaseAmount | Field::AdjustmentAmount | Field::RebateAmount => {
            read(record.amount(field), |amount| amount.value.to_string())
        }
        Field::RebateRate => read(record.rate(), |rate| rate.written.to_string()),
        Field::SettlementPeriod => read(record.period(), |period| period.to_string()),
        Field::Currency => currency(record),
        Field::Product | Field::Status | Field::OrderTime | Field::Note => text(record.text(field)),
    }
}

fn identifier(field: Field, record: &Record<'_, '_>) -> Value {
    let kind = IDENTIFIERS.iter().find(|(known, _)| *known == field).map(|(_, kind)| *kind);
    match kind.and_then(|kind| record.identifier(field, kind)) {
        None => Value::Absent,
        Some(found) => found.value().map_or(Value::Unreadable, |id| Value::Text(id.to_string())),
    }
}

fn currency(record: &Record<'_, '_>) -> Value {
    match record.currency() {
        Some(currency) => Value::Text(currency.code().to_string()),
        None if is_missing(record.text(Field::Currency)) => Value::Absent,
        None => Value::Unreadable,
    }
}

fn text(text: &str) -> Value {
    if is_missing(text) { Value::Absent } else { Value::Text(text.to_string()) }
}

fn read<T, F>(reading: Reading<T, F>, written: impl Fn(T) -> String) -> Value {
    match reading {
        Reading::Absent => Value::Absent,
        Reading::Unreadable(_) => Value::Unreadable,
        Reading::Read(value) => Value::Text(written(value)),
    }
}

/// Digits that a spreadsheet keeps of a number.
const SPREADSHEET_DIGITS: usize = 15;

/// An apostrophe in front keeps a spreadsheet from running a text as a formula
/// or rounding a long identifier as a number.
fn made_safe(column: Column, cell: &str) -> Cow<'_, str> {
    if column.is_number() || is_number(cell) {
        return Cow::Borrowed(cell);
    }
    let long = cell.len() > SPREADSHEET_DIGITS && cell.bytes().all(|b| b.is_ascii_digit());
    if long || begins_formula(cell) {
        return Cow::Owned(format!("'{cell}"));
    }
    Cow::Borrowed(cell)
}

/// A plain short number, such as `-12.50`, does nothing but be a number.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    digits.len() <= SPREADSHEET_DIGITS && all(whole) && all(decimals)
}

#[cfg(test)]
mod tests {
    use super::{Column, made_safe};
    use rebatelens_model::Field;

    #[test]
    fn every_field_has_its_column() {
        for field in Field::ALL {
            assert!(Column::ALL.contains(&Column::Field(field)), "{field:?}");
        }
    }

    #[test]
    fn formulas_are_made_text_and_numbers_stay() {
        let note = Column::Field(Field::Note);
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝cmd", "'＝cmd"),
            ("-2+3", "'-2+3"),
            ("\t=1", "'\t=1"),
            ("-12.50", "-12.50"),
            ("+3", "+3"),
            ("plain = text", "plain = text"),
            ("", ""),
        ] {
            assert_eq!(made_safe(note, cell), safe);
        }
    }

    #[test]
    fn long_identifiers_are_kept_from_rounding() {
        let order = Column::Field(Field::OrderId);
        assert_eq!(made_safe(order, "20241007120003216009945"), "'20241007120003216009945");
        assert_eq!(made_safe(order, "100001234567"), "100001234567");
        let amount = Column::Field(Field::RebateAmount);
        assert_eq!(made_safe(amount, "-1234567890123456.78"), "-1234567890123456.78");
    }
}
