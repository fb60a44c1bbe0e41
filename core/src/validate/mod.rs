//! Records are checked. What is found is kept without words, so that it can be
//! said in either language.

mod amount;
#[cfg(feature = "files")]
mod duplicate;
mod facts;
mod file;
pub(crate) mod identifier;
mod period;
mod rounding;
#[cfg(feature = "files")]
mod statement;
mod status;
#[cfg(feature = "files")]
mod typed;

pub use rounding::Recognised;

use facts::{Facts, Memories};

use crate::{
    check::Progress,
    explain::{
        catalogue::Code,
        words::{self, Args, Word},
    },
    limits::FINDINGS_PER_RULE,
    model::{
        Field, Kind,
        money::{Convention, Currency, exact_add},
        period::Period,
        status::Lifecycle,
    },
    parse::{
        InputFault, Table,
        record::{IDENTIFIERS, Record},
        table::BodyRow,
    },
    report::Severity,
};
use alloc::{collections::BTreeMap, format, string::String, vec, vec::Vec};
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
fn label(record: &Record<'_, '_>) -> Word {
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
    let parts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).map(words::excerpt).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// What a total is grouped by.
pub type TotalKey = (Kind, Option<Currency>, Option<Period>, Lifecycle);

/// A sum of shown rebate amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Records counted.
    pub records: usize,
    /// Their sum, or nothing where it cannot be held exactly.
    pub amount: Option<Decimal>,
}

/// Everything found in one table.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// What was found, in reading order.
    pub found: Vec<Found>,
    /// Findings counted, written out or not, by severity.
    pub counts: BTreeMap<Severity, usize>,
    /// Records read.
    pub records: usize,
    /// Shown rebate amounts.
    pub totals: BTreeMap<TotalKey, Sum>,
    /// The rounding that the lines show, by currency.
    pub rounding: Vec<Recognised>,
    /// How its amounts were read where their own form leaves it open.
    pub convention: Convention,
    by_rule: BTreeMap<Code, usize>,
}

impl Findings {
    /// Takes a finding in. Beyond a limit for each rule it is only counted.
    pub(crate) fn push(&mut self, found: Found) {
        *self.counts.entry(found.severity()).or_default() += 1;
        let count = self.by_rule.entry(found.code).or_default();
        *count += 1;
        if *count <= FINDINGS_PER_RULE {
            self.found.push(found);
        }
    }

    /// A part of an input that was not read, and why.
    pub(crate) fn unread(fault: &InputFault) -> Self {
        let texts = |lang| fault.in_words("", lang);
        let why = Word::each(|lang| texts(lang).message);
        let args = vec![("reason", why), ("reason_code", Word::from(fault.code.name()))];
        let mut findings = Self::default();
        findings.push(Found::of_input(Code::FI014, fault.line, fault.column, args));
        findings
    }

    fn add(&mut self, key: TotalKey, amount: Option<Decimal>) {
        let sum = self.totals.entry(key).or_insert(Sum { records: 0, amount: Some(Decimal::ZERO) });
        sum.records += 1;
        if let (Some(total), Some(amount)) = (sum.amount, amount) {
            sum.amount = exact_add(total, amount);
        }
    }

    fn finish(&mut self) {
        let over: Vec<(Code, usize)> = self
            .by_rule
            .iter()
            .filter_map(|(code, count)| Some((*code, count.checked_sub(FINDINGS_PER_RULE)?)))
            .filter(|(_, more)| *more > 0)
            .collect();
        self.found.sort_by_key(|found| (found.record, found.line, found.column));
        for (code, more) in over {
            let args = vec![("code", Word::from(code.name())), ("count", Word::from(format!("{more}")))];
            self.push(Found::of_input(Code::FI011, None, None, args));
        }
    }
}

/// Records between two tellings of how far a check is.
const TOLD_EVERY: usize = 2_000;

/// Checks a table. The notices are what is odd about it as a whole.
///
/// Only once all amounts are seen is it known which sign their decimal mark is,
/// so a table that does not use the point is read again.
pub fn check_table(table: &mut Table<'_>, notices: &[InputFault], progress: Option<Progress>) -> Findings {
    table.convention = Convention::Point;
    let (findings, convention) = check_as(table, notices, progress);
    if convention == table.convention {
        return findings;
    }
    table.convention = convention;
    check_as(table, notices, progress).0
}

/// Checks a table by its convention, and says which one it shows.
fn check_as(table: &Table<'_>, notices: &[InputFault], progress: Option<Progress>) -> (Findings, Convention) {
    let mut findings = Findings { convention: table.convention, ..Findings::default() };
    for notice in notices {
        findings.push(Found::of_input(notice.code, notice.line, notice.column, notice.args.clone()));
    }
    file::check_header(table, &mut findings);
    let mut lines = amount::Lines::default();
    let mut memories = Memories::default();
    let mut unnamed = file::Unnamed::of(table);
    #[cfg(feature = "files")]
    let mut prints = duplicate::Prints::default();
    let mut body = table.body();
    while let Some(row) = body.next_row() {
        let record = match row {
            BodyRow::Record(record) => record,
            BodyRow::Totals(row) => {
                findings.push(file::aside(Code::FI021, row));
                continue;
            }
            BodyRow::Header(row) => {
                findings.push(file::aside(Code::FI022, row));
                continue;
            }
        };
        if let Some(Progress(tell)) = progress
            && record.number.is_multiple_of(TOLD_EVERY)
        {
            tell(record.number);
        }
        unnamed.look(&record);
        #[cfg(feature = "files")]
        prints.note(&record);
        if table.kind.states_rebate() {
            check_record(&record, &mut memories, &mut lines, &mut findings);
        } else {
            check_other(&record, &mut findings);
        }
    }
    unnamed.report(&mut findings);
    lines.check(table, &mut findings);
    #[cfg(feature = "files")]
    prints.report(table, &mut findings);
    findings.finish();
    (findings, memories.forms.convention())
}

/// A record of another kind: every cell whose column says what it holds.
fn check_other(record: &Record<'_, '_>, findings: &mut Findings) {
    findings.records = record.number;
    file::check_row(record, findings);
    if record.fits_header() {
        identifier::check(record, findings);
        #[cfg(feature = "files")]
        typed::check(record, findings);
    }
}

fn check_record(
    record: &Record<'_, '_>,
    memories: &mut Memories,
    lines: &mut amount::Lines,
    findings: &mut Findings,
) {
    findings.records = record.number;
    file::check_row(record, findings);
    let kind = record.table.kind;
    if !record.fits_header() {
        findings.add((kind, None, None, Lifecycle::Unknown), None);
        return;
    }
    let facts = Facts::read(record, memories);
    identifier::check(record, findings);
    status::check(record, &facts, findings);
    period::check(record, &facts, findings);
    lines.read(record, &facts, findings);
    #[cfg(feature = "files")]
    if kind == Kind::Statement {
        statement::check(record, &facts, findings);
        typed::check(record, findings);
    }
    let amount = facts.amount.read().map(|amount| amount.value);
    let key = (kind, facts.currency, facts.period.read().copied(), facts.lifecycle());
    findings.add(key, amount);
}
