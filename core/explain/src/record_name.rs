//! What a record is known by, and found again by.

use crate::report::RecordName;
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_checks::{
    CheckedTable, at_records,
    check::{Checked, CheckedInput, Scope},
    label,
    options::Options,
};
use rebatelens_finding::{lang::Lang, word};
use rebatelens_model::{Field, hash::sha256, is_missing};
use rebatelens_table::{
    Input, InputError,
    record::{IDENTIFIERS, Record},
};

/// Names a record.
pub fn record_name(record: &Record<'_, '_>, lang: Lang) -> RecordName {
    let period = record
        .period()
        .read()
        .map(ToString::to_string)
        .or_else(|| display_value(record, Field::SettlementPeriod));
    let (order, customer) = (display_value(record, Field::OrderId), display_value(record, Field::CustomerId));
    let key = display_value(record, Field::RecordId)
        .map_or_else(|| without_id(record, [&order, &customer, &period]), |id| alloc::format!("record {id}"));
    RecordName {
        key,
        label: label(record).opening(lang),
        settlement_period: period,
        order_id: order,
        customer_id: customer,
    }
}

/// What a field says, short enough to repeat: an identifier without what broke
/// it, anything else as it stands.
pub fn display_value(record: &Record<'_, '_>, field: Field) -> Option<String> {
    let text = record.text(field).trim();
    let plain = (!is_missing(text)).then(|| word::excerpt(text));
    let Some((_, kind)) = IDENTIFIERS.into_iter().find(|(known, _)| *known == field) else { return plain };
    record.identifier(field, kind)?.value().map(word::excerpt).or(plain)
}

/// Order, customer and month are those of several lines, so what else tells
/// these apart is part of the key. A row that has none of the three is told by
/// all of its text.
fn without_id(record: &Record<'_, '_>, known: [&Option<String>; 3]) -> String {
    if known.iter().all(|part| part.is_none()) {
        let cells: Vec<&str> = record.row().cells.iter().map(|cell| cell.text.as_ref()).collect();
        return alloc::format!("row {}", sha256(cells.join("\n").as_bytes()));
    }
    let rest = [Field::Product, Field::RebateAmount].map(|field| display_value(record, field));
    let parts = known.into_iter().chain(&rest).map(|part| part.as_deref().unwrap_or("-"));
    alloc::format!("line {}", parts.collect::<Vec<_>>().join(" \u{b7} "))
}

/// Records that something was found of: number and name, in rising order.
#[derive(Clone, Debug, Default)]
pub struct Names(Vec<(usize, RecordName)>);

impl Names {
    /// The name of a record, by its number.
    pub fn get(&self, record: usize) -> Option<&RecordName> {
        let at = self.0.binary_search_by_key(&record, |(number, _)| *number).ok()?;
        self.0.get(at).map(|(_, name)| name)
    }

    /// Every number and name, in rising order.
    pub fn into_pairs(self) -> impl Iterator<Item = (usize, RecordName)> {
        self.0.into_iter()
    }
}

fn names_of(input: &CheckedInput, sheet: Option<&CheckedTable<'_>>, lang: Lang) -> Names {
    let mut names = Names::default();
    let Some(sheet) = sheet else { return names };
    // What was found is sorted by record already.
    let mut numbers: Vec<usize> = input.findings.found.iter().filter_map(|found| found.record).collect();
    numbers.dedup();
    at_records(&sheet.table, numbers.into_iter(), |record| {
        names.0.push((record.number, record_name(record, lang)));
    });
    names
}

/// Checks inputs, and names the records that something was found of.
///
/// # Errors
/// As [`Checked::run`].
pub fn named(
    inputs: &[Input<'_>],
    options: &Options,
    scope: &Scope,
) -> Result<(Checked, Vec<Names>), InputError> {
    let mut names = Vec::new();
    let (checked, errors) = Checked::visited(inputs, options, scope, &mut |inputs, sheets| {
        let pairs = inputs.iter().zip(sheets);
        names = pairs.map(|(input, sheet)| names_of(input, sheet.as_ref(), options.lang)).collect();
    });
    errors.into_iter().next().map_or(Ok((checked, names)), Err)
}
