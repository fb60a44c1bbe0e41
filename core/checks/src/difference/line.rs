//! The lines of both sides: what was expected, and what is shown.

use crate::{
    Findings, Sheet,
    check::{Options, Scope, open_tables},
    difference::parts::Numbers,
};
use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{
    Rule,
    found::Found,
    rules::{
        amount::{AM003, AM004},
        file::FI003,
        identifier::{ID002, ID003, ID004},
        period::PE001,
        totals::TO006,
    },
    terms::expected_line,
    word::{self, Word},
};
use rebatelens_model::{
    Field, Kind, Reading,
    identifier::{IdentifierKind, read_identifier},
    is_missing,
    money::{Currency, RoundingMode, exact_add, exact_mul},
    period::Period,
};
use rebatelens_table::{Input, input_error::InputError, record::Record};
use rust_decimal::Decimal;

/// One line of a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The table, and the record in it.
    pub place: (usize, usize),
    /// The physical line that it stands on, from 1.
    pub at: usize,
    /// The portal's reference; empty where there is none.
    pub record_id: String,
    /// The order, cleaned; empty where there is none.
    pub order: String,
    /// The customer, cleaned; empty where there is none.
    pub customer: String,
    /// The product as written.
    pub product: String,
    /// The settlement period.
    pub period: Option<Period>,
    /// The currency.
    pub currency: Option<Currency>,
    /// The line's numbers.
    pub numbers: Numbers,
    /// Why its amount is not known, where it is not.
    pub gap: Option<Gap>,
    /// Whether it takes back what another line gave.
    pub takes_back: bool,
}

/// Why an amount is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// None is written.
    Blank,
    /// What is written cannot be read.
    Unreadable(String),
}

/// The reseller's own expected values, read from a file of any form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// The name of the file.
    pub name: String,
    /// The lines of the file.
    pub lines: Vec<Line>,
    /// What in the file itself cannot be used.
    pub faults: Vec<Found>,
}

impl Expected {
    /// Reads a file of expected values.
    ///
    /// # Errors
    /// The file cannot be used, as for a check.
    pub fn read(input: &Input<'_>, options: &Options, scope: &Scope) -> Result<Self, InputError> {
        let (mut lines, mut faults) = (Vec::new(), Vec::new());
        open_tables(input, options, scope, |at, findings, sheet| {
            lines.extend(of(at, findings, sheet, Amounts::OrFromParts));
            faults.extend(findings.found.iter().filter(|found| is_fault(found.rule)).map(|found| {
                let told = Word::each(|lang| found.message(lang));
                fault(&sheet.name, found.line, told)
            }));
        })?;
        faults.extend(twice(&input.name, &lines));
        Ok(Self { name: input.name.clone(), lines, faults })
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
pub enum Amounts {
    /// Amounts as they are written.
    AsWritten,
    /// Amounts that are not written follow from their parts.
    OrFromParts,
}

/// Whether a finding says that a cell cannot be used as it stands.
fn is_fault(rule: &Rule) -> bool {
    [&FI003, &ID002, &ID003, &ID004, &AM003, &AM004, &PE001].contains(&rule)
}

fn fault(name: &str, line: Option<usize>, told: Word) -> Found {
    let line = line.map_or_else(String::new, |line| line.to_string());
    let args = vec![("expected_file", Word::from(name)), ("expected_line", Word::from(line)), ("told", told)];
    Found::of_input(&TO006, None, None, args)
}

/// Records that the file has more than once.
fn twice(name: &str, lines: &[Line]) -> Vec<Found> {
    let mut firsts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for line in lines.iter().filter(|line| !line.record_id.is_empty()) {
        let first = *firsts.entry(&line.record_id).or_insert(line.at);
        if first != line.at {
            let id = Word::from(word::excerpt(&line.record_id));
            let told =
                Word::filled(&expected_line::TWICE, &[("id", id), ("line", Word::from(first.to_string()))]);
            found.push(fault(name, Some(line.at), told));
        }
    }
    found
}

/// The lines of a table. What is shown is compared by what is written; what was
/// expected may follow from its parts.
pub fn of(at: usize, findings: &Findings, sheet: &Sheet<'_>, amounts: Amounts) -> Vec<Line> {
    if !sheet.table.kind.states_rebate() {
        return Vec::new();
    }
    let mut entries = sheet.index.entries.iter().copied().peekable();
    let mut body = sheet.table.body();
    let mut lines = Vec::new();
    while let Some(record) = body.next_record() {
        let Some(mut entry) = entries.next_if(|entry| entry.record == record.number) else { continue };
        let known = numbers(&record, findings, entry.currency, amounts);
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
            takes_back: entry.takes_back(),
        });
    }
    lines
}

impl Line {
    /// The same line at another rate; nothing where its base is not known.
    pub fn at_rate(&self, rate: Decimal, rounding: RoundingMode) -> Option<Self> {
        let decimals = decimals(self.currency);
        let rounded = rounding.round(exact_mul(self.numbers.base?, rate)?, decimals);
        let amount = exact_add(rounded, self.numbers.adjustment)?;
        let numbers = Numbers { rate: Some(rate), amount, decimals, ..self.numbers };
        Some(Self { numbers, ..self.clone() })
    }

    /// The same line as tiers have it: what they give on its base, exactly and
    /// rounded.
    pub fn at_tiers(&self, given: Decimal, rounded: Decimal) -> Option<Self> {
        let amount = exact_add(rounded, self.numbers.adjustment)?;
        let tiers = Some(given);
        let decimals = decimals(self.currency);
        let numbers = Numbers { rate: None, tiers, amount, decimals, ..self.numbers };
        Some(Self { numbers, ..self.clone() })
    }
}

/// Decimals of money that is worked out here.
fn decimals(currency: Option<Currency>) -> u32 {
    currency.map_or(2, Currency::decimals)
}

fn gap(record: &Record<'_, '_>) -> Gap {
    match record.amount(Field::RebateAmount) {
        Reading::Unreadable(_) => Gap::Unreadable(word::excerpt(record.text(Field::RebateAmount).trim())),
        Reading::Absent | Reading::Read(_) => Gap::Blank,
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

/// The sum of several lines, compared as one: the rate stays where all share
/// it.
pub fn together<'l>(lines: impl Iterator<Item = &'l Line>) -> Option<Numbers> {
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
        tiers: a.tiers.or(b.tiers).and_then(|_| exact_add(a.product()?, b.product()?)),
        decimals: a.decimals.min(b.decimals),
        lines: a.lines.saturating_add(b.lines),
    })
}
