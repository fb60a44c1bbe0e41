//! Records are checked. What is found is kept without words, so that it can be
//! said in either language.

#[cfg(feature = "files")]
mod agreement;
mod amount;
#[cfg(feature = "files")]
mod attribution;
#[cfg(feature = "files")]
mod bill;
#[cfg(feature = "files")]
mod comparison;
#[cfg(feature = "files")]
mod currency;
#[cfg(feature = "files")]
mod deal;
#[cfg(feature = "files")]
mod duplicate;
#[cfg(feature = "files")]
mod entries;
mod facts;
mod file;
pub(crate) mod identifier;
#[cfg(feature = "files")]
mod lag;
mod period;
#[cfg(feature = "files")]
mod reversal;
mod rounding;
#[cfg(feature = "files")]
mod shard;
#[cfg(feature = "files")]
mod stage;
#[cfg(feature = "files")]
mod statement;
mod status;
#[cfg(feature = "files")]
mod totals;
#[cfg(feature = "files")]
mod typed;

pub use rounding::Recognised;

#[cfg(feature = "files")]
use crate::explain::difference::line::{Line, of as lines_of};
#[cfg(feature = "files")]
use entries::Kept;
use facts::{Facts, Memories};

use crate::{
    check::{Options, Progress},
    explain::{
        catalogue::Code,
        words::{self, Args, Word},
    },
    limits::FINDINGS_PER_RULE,
    model::{
        Field, Kind,
        money::{Convention, Currency, RateUnit, exact_add},
        period::Period,
        status::Lifecycle,
    },
    parse::{
        Form, InputFault, Part, Table,
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
    /// The unit that rates without one were read in.
    pub(crate) bare_rate: Option<RateUnit>,
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

    fn extend(&mut self, found: impl IntoIterator<Item = Found>) {
        found.into_iter().for_each(|found| self.push(found));
    }

    fn add(&mut self, key: TotalKey, amount: Option<Decimal>) {
        let sum = self.totals.entry(key).or_insert(Sum { records: 0, amount: Some(Decimal::ZERO) });
        sum.records += 1;
        if let (Some(total), Some(amount)) = (sum.amount, amount) {
            sum.amount = exact_add(total, amount);
        }
    }

    /// Sorts what was found, and says what was only counted.
    pub(crate) fn finish(&mut self) {
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

/// Goes through a table once more for some of its records, in rising order.
fn at_records(
    table: &Table<'_>,
    numbers: impl Iterator<Item = usize>,
    mut look: impl FnMut(&Record<'_, '_>),
) {
    let mut wanted = numbers.peekable();
    let mut body = table.body();
    while let Some(next) = wanted.peek() {
        let Some(record) = body.next_record() else { return };
        if record.number == *next {
            look(&record);
            wanted.next();
        }
    }
}

/// Records between two tellings of how far a check is.
const TOLD_EVERY: usize = 2_000;

/// A table that was checked, and what is kept of its records so that they can
/// be compared with each other and with those of other tables.
#[cfg_attr(not(feature = "files"), expect(dead_code, reason = "only files are compared"))]
pub(crate) struct Sheet<'a> {
    /// The name of its input.
    pub(crate) name: String,
    /// Whether it is a page's, which shows a part of its rows.
    pub(crate) is_page: bool,
    pub(crate) table: Table<'a>,
    #[cfg(feature = "files")]
    pub(crate) kept: Kept,
}

/// Checks a table. The notices are what is odd about it as a whole.
///
/// Only once all amounts are seen is it known which sign their decimal mark is,
/// so a table that does not use the point is read again.
pub(crate) fn check_table<'a>(
    name: &str,
    part: &Part<'_>,
    mut table: Table<'a>,
    options: &Options,
) -> (Findings, Sheet<'a>) {
    table.convention = Convention::Point;
    let notices = &part.notices;
    let mut pass = Pass::through(&table, notices, options);
    let shown = pass.memories.forms.convention();
    if shown != table.convention {
        table.convention = shown;
        pass = Pass::through(&table, notices, options);
    }
    let sheet = Sheet {
        name: name.into(),
        is_page: part.form == Form::Page,
        table,
        #[cfg(feature = "files")]
        kept: pass.kept,
    };
    (pass.findings, sheet)
}

/// Compares records with each other and across tables. A page shows a part of
/// its table, so what is missing from it means nothing.
///
/// Returns the lines that were compared with what was expected.
#[cfg(feature = "files")]
pub(crate) fn across(sheets: &mut [(&Sheet<'_>, &mut Findings)], options: &Options) -> Vec<Line> {
    duplicate::check(sheets);
    let mut whole: Vec<(&Sheet<'_>, &mut Findings)> = sheets
        .iter_mut()
        .filter(|(sheet, _)| !sheet.is_page)
        .map(|(sheet, findings)| (*sheet, &mut **findings))
        .collect();
    reversal::check(&mut whole);
    totals::check(&mut whole);
    deal::check(&mut whole);
    stage::check(&mut whole, stage::Today::of(options));
    agreement::check(&mut whole, options);
    options.expected.as_ref().map_or_else(Vec::new, |expected| {
        let lines =
            |(at, (sheet, findings)): (usize, &(&Sheet<'_>, &mut Findings))| lines_of(at, findings, sheet);
        let rebates = whole.iter().enumerate().filter(|(_, (sheet, _))| sheet.table.kind == Kind::Rebate);
        let mut shown: Vec<Line> = rebates.flat_map(lines).collect();
        // Where there are statements alone, their totals are what is shown.
        if shown.is_empty() {
            shown = whole.iter().enumerate().flat_map(lines).collect();
        }
        comparison::check(&mut whole, &expected.lines, &shown);
        shown
    })
}

/// One way through a table, and what is gathered on it.
struct Pass<'o> {
    options: &'o Options,
    findings: Findings,
    memories: Memories,
    lines: amount::Lines,
    months: period::Months,
    #[cfg(feature = "files")]
    lags: lag::Lags,
    #[cfg(feature = "files")]
    kept: Kept,
    #[cfg(feature = "files")]
    today: stage::Today,
    #[cfg(feature = "files")]
    sums: bill::Sums,
    #[cfg(feature = "files")]
    attribution: attribution::Attribution,
    #[cfg(feature = "files")]
    shards: shard::Shards,
}

impl<'o> Pass<'o> {
    fn through(table: &Table<'_>, notices: &[InputFault], options: &'o Options) -> Self {
        let mut pass = Self {
            options,
            findings: Findings { convention: table.convention, ..Findings::default() },
            memories: Memories::default(),
            lines: amount::Lines::default(),
            months: period::Months::of(table),
            #[cfg(feature = "files")]
            lags: lag::Lags::default(),
            #[cfg(feature = "files")]
            kept: Kept::of(table),
            #[cfg(feature = "files")]
            today: stage::Today::of(options),
            #[cfg(feature = "files")]
            sums: bill::Sums::of(table),
            #[cfg(feature = "files")]
            attribution: attribution::Attribution::default(),
            #[cfg(feature = "files")]
            shards: shard::Shards::default(),
        };
        for notice in notices {
            let args = notice.args.clone();
            pass.findings.push(Found::of_input(notice.code, notice.line, notice.column, args));
        }
        file::check_header(table, &mut pass.findings);
        let mut unnamed = file::Unnamed::of(table);
        let mut body = table.body();
        while let Some(row) = body.next_row() {
            match row {
                BodyRow::Record(record) => {
                    unnamed.look(&record);
                    pass.record(&record);
                }
                BodyRow::Totals(row) => {
                    pass.findings.push(file::aside(Code::FI021, row));
                    #[cfg(feature = "files")]
                    pass.kept.sums.check(table, row, &mut pass.findings);
                }
                BodyRow::Header(row) => pass.findings.push(file::aside(Code::FI022, row)),
            }
        }
        unnamed.report(&mut pass.findings);
        core::mem::take(&mut pass.lines).check(table, &mut pass.findings);
        #[cfg(feature = "files")]
        {
            pass.lags.report(table, &mut pass.findings);
            pass.attribution.report(table, &mut pass.findings);
            pass.shards.report(table, &mut pass.findings);
            currency::check(&mut pass.findings);
        }
        pass
    }

    fn record(&mut self, record: &Record<'_, '_>) {
        if let Some(Progress(tell)) = self.options.progress
            && record.number.is_multiple_of(TOLD_EVERY)
        {
            tell(record.number);
        }
        self.findings.records = record.number;
        file::check_row(record, &mut self.findings);
        #[cfg(feature = "files")]
        self.kept.note(record);
        if !record.kind().states_rebate() {
            self.other(record);
        } else if record.fits_header() {
            self.rebate(record);
        } else {
            self.findings.add((record.kind(), None, None, Lifecycle::Unknown), None);
        }
    }

    /// A record of another kind: every cell whose column says what it holds.
    fn other(&mut self, record: &Record<'_, '_>) {
        if record.fits_header() {
            identifier::check(record, &mut self.findings);
            #[cfg(feature = "files")]
            {
                typed::check(record, &mut self.findings);
                self.sums.check(record, &mut self.findings);
                self.kept.other(record);
            }
        }
    }

    fn rebate(&mut self, record: &Record<'_, '_>) {
        let findings = &mut self.findings;
        let facts = Facts::read(record, &mut self.memories);
        identifier::check(record, findings);
        #[cfg(feature = "files")]
        let told = self.today.confirmation(record, &facts, &self.kept.columns);
        #[cfg(not(feature = "files"))]
        let told = None;
        status::check(record, &facts, told, findings);
        #[cfg_attr(not(feature = "files"), expect(unused_variables, reason = "only files are compared"))]
        let settled = self.months.check(record, &facts, findings);
        #[cfg(feature = "files")]
        if let Some(settled) = settled {
            self.lags.take(record.number, settled);
        }
        self.lines.read(record, &facts, findings);
        #[cfg(feature = "files")]
        {
            if record.kind() == Kind::Statement {
                statement::check(record, &facts, findings);
            }
            if self.kept.columns.defined {
                typed::check(record, findings);
                self.attribution.check(record, &facts, &self.kept.columns, findings);
            }
            self.shards.check(record);
            self.kept.rebate(record, &facts, findings);
        }
        let amount = facts.amount.read().map(|amount| amount.value);
        let key = (record.kind(), facts.currency, facts.period.read().copied(), facts.lifecycle());
        findings.add(key, amount);
    }
}
