//! The details of a record: where it is in the settlement, its sum, what it waits
//! for, and what belongs to it. They are made for one record at a time, when a
//! person asks.

mod related;
mod settlement_state;
mod steps;

use crate::{
    panel::Tone,
    record_name::{display_value, record_name},
    report::{Finding, RecordName, Working, in_words},
    scope::FILES,
};
use alloc::{string::String, vec::Vec};
use rebatelens_checks::{
    AsOf, CheckedTable, at_records,
    check::{Checked, CheckedInput},
    options::Options,
    written_out,
};
use rebatelens_finding::{lang::Lang, names, word};
use rebatelens_model::{
    Field,
    money::{Grouped, with_currency},
};
use rebatelens_table::{Input, record::Record};
pub use related::{Related, RelatedRow};
use serde::Serialize;
pub use settlement_state::SettlementState;
pub use steps::{SettlementStep, StepState};

/// What is known of one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "RecordStory"))]
pub struct RecordDetails {
    /// The record, from 1.
    pub record: usize,
    /// What it is known by.
    pub name: RecordName,
    /// Product and month.
    pub subtitle: String,
    /// The amount shown, with its currency; nothing where none is readable.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub amount: Option<String>,
    /// Where it is in the settlement, and who acts; nothing for a record that
    /// is not of a rebate.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub standing: Option<SettlementState>,
    /// The settlement, step by step.
    pub steps: Vec<SettlementStep>,
    /// The sum written out; empty where `sum_note` says why not.
    pub sum: Vec<Working>,
    /// How the sum's last line is drawn.
    pub sum_tone: Tone,
    /// Why the sum is not written out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub sum_note: Option<String>,
    /// What the record says besides: its order, its customer and so on.
    pub facts: Vec<Fact>,
    /// Other rows of the same order; nothing where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub related: Option<Related>,
    /// Everything found of it.
    pub findings: Vec<Finding>,
}

/// Something that a record says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// As the record says it; an identifier without what broke it.
    pub value: String,
}

/// The record that is asked for.
#[derive(Clone, Debug, Default)]
pub struct RecordRef {
    /// Its table's place in the file, from 0.
    pub part: usize,
    /// Its number, from 1.
    pub record: usize,
    /// What it is known by. Where the record of that number is another one by
    /// now, the first that is known by it is meant.
    pub key: Option<String>,
}

/// The details of a record; nothing where the table has it no more.
pub fn record_details(input: &Input<'_>, record_ref: &RecordRef, options: &Options) -> Option<RecordDetails> {
    let mut details = None;
    Checked::visited(core::slice::from_ref(input), options, &FILES, &mut |inputs, sheets| {
        details = details_of(inputs, sheets, record_ref, options);
    });
    details
}

fn details_of(
    inputs: &[CheckedInput],
    sheets: &[Option<CheckedTable<'_>>],
    record_ref: &RecordRef,
    options: &Options,
) -> Option<RecordDetails> {
    let (input, sheet) = (inputs.get(record_ref.part)?, sheets.get(record_ref.part)?.as_ref()?);
    let number = number_of(sheet, record_ref)?;
    let mut details = None;
    at_records(&sheet.table, core::iter::once(number), |record| {
        details = Some(of_record(record, input, sheet, sheets, options));
    });
    details
}

/// The number that the record has now.
fn number_of(sheet: &CheckedTable<'_>, record_ref: &RecordRef) -> Option<usize> {
    let key = |record: &Record<'_, '_>| record_name(record, Lang::En).key;
    let mut known = None;
    at_records(&sheet.table, core::iter::once(record_ref.record), |record| known = Some(key(record)));
    let Some(own_key) = &record_ref.key else { return known.map(|_| record_ref.record) };
    if known.as_ref() == Some(own_key) {
        return Some(record_ref.record);
    }
    let mut body = sheet.table.body();
    while let Some(record) = body.next_record() {
        if key(&record) == *own_key {
            return Some(record.number);
        }
    }
    None
}

fn of_record(
    record: &Record<'_, '_>,
    input: &CheckedInput,
    sheet: &CheckedTable<'_>,
    sheets: &[Option<CheckedTable<'_>>],
    options: &Options,
) -> RecordDetails {
    let lang = options.lang;
    let states = record.kind().states_rebate();
    let today = AsOf::of(options);
    let standing = states.then(|| settlement_state::of(record, sheet, today, lang));
    let steps = if states { steps::of(record, sheet, today, lang) } else { Vec::new() };
    let (sum, sum_tone, sum_note) =
        if states { sum(record, input, lang) } else { (Vec::new(), Tone::Plain, None) };
    let own = input.findings.found.iter().filter(|found| found.record == Some(record.number));
    RecordDetails {
        record: record.number,
        name: record_name(record, lang),
        subtitle: subtitle(record),
        amount: amount(record),
        standing,
        steps,
        sum,
        sum_tone,
        sum_note,
        facts: facts(record, lang),
        related: related::of(record, sheet, sheets, lang),
        findings: own.map(|found| in_words(found, &input.name, lang)).collect(),
    }
}

fn subtitle(record: &Record<'_, '_>) -> String {
    let texts = [Field::Product, Field::SettlementPeriod].map(|field| display_value(record, field));
    texts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn amount(record: &Record<'_, '_>) -> Option<String> {
    let amount = record.amount(Field::RebateAmount);
    Some(with_currency(&Grouped(amount.read()?.value), record.currency()))
}

fn sum(record: &Record<'_, '_>, input: &CheckedInput, lang: Lang) -> (Vec<Working>, Tone, Option<String>) {
    match written_out(record, &input.findings) {
        Ok((rows, by)) => {
            let tone = if by.is_some_and(|by| by.is_zero()) { Tone::Ok } else { Tone::Error };
            let row =
                |(label, value): (word::Word, String)| Working { label: label.text(lang).into(), value };
            (rows.into_iter().map(row).collect(), tone, None)
        }
        Err(why) => (Vec::new(), Tone::Plain, Some(why.text(lang).into())),
    }
}

/// What a person names the record by when they ask about it, in that order.
const FACTS: [Field; 8] = [
    Field::OrderId,
    Field::CustomerId,
    Field::Product,
    Field::SettlementPeriod,
    Field::OrderTime,
    Field::Status,
    Field::PartnerId,
    Field::Note,
];

fn facts(record: &Record<'_, '_>, lang: Lang) -> Vec<Fact> {
    let fact = |field| {
        let label = word::opening(names::field(field, lang).into());
        Some(Fact { label, value: display_value(record, field)? })
    };
    FACTS.into_iter().filter_map(fact).collect()
}
