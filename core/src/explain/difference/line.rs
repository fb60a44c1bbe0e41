//! The lines of both sides: what was expected, and what is shown.

use crate::{
    check::{Input, Options, open_tables},
    explain::difference::parts::Numbers,
    model::{
        Field, Kind, Reading,
        identifier::{IdentifierKind, read_identifier},
        is_missing,
        money::{Currency, RoundingMode, exact_add, exact_mul},
        period::Period,
    },
    parse::{InputError, record::Record},
    validate::{Findings, Sheet},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rust_decimal::Decimal;

/// One line of a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// The table, and the record in it.
    pub(crate) place: (usize, usize),
    pub(crate) record_id: String,
    pub(crate) order: String,
    pub(crate) customer: String,
    pub(crate) product: String,
    pub(crate) period: Option<Period>,
    pub(crate) currency: Option<Currency>,
    pub(crate) numbers: Numbers,
    pub(crate) takes_back: bool,
}

/// The reseller's own expected values, read from a file of any form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// The name of the file.
    pub name: String,
    pub(crate) lines: Vec<Line>,
}

impl Expected {
    /// Reads a file of expected values.
    ///
    /// # Errors
    /// The file cannot be used, as for a check.
    pub fn read(input: &Input<'_>, options: &Options) -> Result<Self, InputError> {
        let mut lines = Vec::new();
        open_tables(input, options, |at, findings, sheet| {
            lines.extend(of(at, findings, sheet, Amounts::OrFromParts));
        })?;
        Ok(Self { name: input.name.clone(), lines })
    }

    /// How many lines were read.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// Whether an amount that is not written follows from its parts. What is shown
/// is only what is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amounts {
    AsWritten,
    OrFromParts,
}

/// The lines of a table whose amounts are known, or follow from their parts.
pub(crate) fn of(at: usize, findings: &Findings, sheet: &Sheet<'_>, amounts: Amounts) -> Vec<Line> {
    if !sheet.table.kind.states_rebate() {
        return Vec::new();
    }
    let mut entries = sheet.kept.entries.iter().copied().peekable();
    let mut body = sheet.table.body();
    let mut lines = Vec::new();
    while let Some(record) = body.next_record() {
        let Some(mut entry) = entries.next_if(|entry| entry.record == record.number) else { continue };
        let Some(numbers) = numbers(&record, findings, entry.currency, amounts) else { continue };
        entry.amount = Some(numbers.amount);
        let text = |field| if sheet.table.kind == Kind::Statement { "" } else { record.text(field) };
        lines.push(Line {
            place: (at, record.number),
            record_id: plain(text(Field::RecordId)),
            order: cleaned(IdentifierKind::Order, text(Field::OrderId)),
            customer: cleaned(IdentifierKind::Customer, text(Field::CustomerId)),
            product: plain(text(Field::Product)),
            period: entry.period,
            currency: entry.currency,
            numbers,
            takes_back: entry.takes_back(),
        });
    }
    lines
}

impl Line {
    /// The same line at another rate; nothing where its base is not known.
    pub(crate) fn at_rate(&self, rate: Decimal, rounding: RoundingMode) -> Option<Self> {
        let decimals = self.currency.map_or(2, Currency::decimals);
        let rounded = rounding.round(exact_mul(self.numbers.base?, rate)?, decimals);
        let amount = exact_add(rounded, self.numbers.adjustment)?;
        Some(Self { numbers: Numbers { rate: Some(rate), amount, ..self.numbers }, ..self.clone() })
    }
}

fn numbers(
    record: &Record<'_, '_>,
    findings: &Findings,
    currency: Option<Currency>,
    amounts: Amounts,
) -> Option<Numbers> {
    let value = |field| record.amount(field).read().map(|amount| amount.value);
    let written = record.rate().read().copied();
    let unit = || findings.bare_rates.get(&currency).copied();
    let rate = written.and_then(|rate| rate.fraction(rate.unit.or_else(unit)?));
    let base = value(Field::BaseAmount);
    let reading = record.amount(Field::AdjustmentAmount);
    let adjustment = reading.read().map(|amount| amount.value).unwrap_or_default();
    if let Reading::Unreadable(_) = reading {
        // What it comes from is not known, as long as its adjustment is not.
        return Some(Numbers { base: None, rate: None, adjustment, amount: value(Field::RebateAmount)? });
    }
    let amount = match record.amount(Field::RebateAmount) {
        Reading::Read(amount) => amount.value,
        Reading::Absent if amounts == Amounts::OrFromParts => {
            let rounding = findings.rounding_mode(currency);
            exact_add(rounding.round(exact_mul(base?, rate?)?, 2), adjustment)?
        }
        Reading::Absent | Reading::Unreadable(_) => return None,
    };
    Some(Numbers { base, rate, adjustment, amount })
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

/// The sum of several lines, compared as one: the rate stays where all share
/// it.
pub(crate) fn together<'l>(lines: impl Iterator<Item = &'l Line>) -> Option<Numbers> {
    lines.map(|line| Some(line.numbers)).reduce(|a, b| add(&a?, &b?)).flatten()
}

fn add(a: &Numbers, b: &Numbers) -> Option<Numbers> {
    let base = match (a.base, b.base) {
        (Some(a), Some(b)) => exact_add(a, b),
        _ => None,
    };
    Some(Numbers {
        base,
        rate: a.rate.filter(|rate| b.rate == Some(*rate)),
        adjustment: exact_add(a.adjustment, b.adjustment)?,
        amount: exact_add(a.amount, b.amount)?,
    })
}

/// The most decimals that the amounts of a side are written with, at least two.
pub(crate) fn decimals(lines: &[Line]) -> u32 {
    let scales = lines.iter().map(|line| line.numbers.amount.normalize().scale());
    let most: Option<u32> = scales.max();
    most.unwrap_or_default().max(2)
}
