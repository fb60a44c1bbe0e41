//! The check: inputs in, report out.

use crate::{
    explain::{
        catalogue::Code,
        lang::Lang,
        words::{self, fill},
    },
    model::{Field, Kind, money::RoundingMode, unit::ValueType},
    parse::{
        Form, InputError, InputFault, Part, Source, Table,
        header::{self, Column, Mapping},
        source::Attribute,
        text::Gb18030,
    },
    report::{
        AttributeReport, ColumnReport, Finding, InputReport, Report, RoundingReport, SCHEMA, Severity,
        Summary, Tool, Total, Working,
    },
    validate::{Findings, Found, Recognised, TotalKey, check_table},
};
use alloc::{
    collections::BTreeMap,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

/// One input: its name and its bytes, exactly as received.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// The name that findings use.
    pub name: String,
    /// The bytes.
    pub bytes: &'a [u8],
    /// Their form, where the person named it; otherwise their content decides.
    pub form: Option<Form>,
}

impl<'a> Input<'a> {
    /// A file.
    pub fn file(name: impl Into<String>, bytes: &'a [u8]) -> Self {
        Self { name: name.into(), bytes, form: None }
    }

    /// A page's table.
    pub fn page(name: impl Into<String>, table: &'a str) -> Self {
        Self { name: name.into(), bytes: table.as_bytes(), form: Some(Form::Page) }
    }
}

/// What the person chose.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The language of the report's words.
    pub lang: Lang,
    /// The moment that the check counts from, written as in RFC 3339.
    pub as_of: Option<String>,
    /// Columns that the person named.
    pub map: Mapping,
    /// What decodes GB18030, where the caller has it.
    pub gb18030: Option<Gb18030>,
    /// Whom to tell how far the check is.
    pub progress: Option<Progress>,
}

/// Told the number of records checked so far in a table, now and then.
#[derive(Clone, Copy)]
pub struct Progress(pub fn(usize));

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Progress")
    }
}

/// A check's results before they are put into words.
#[derive(Clone, Debug)]
pub struct Checked {
    /// One entry an input, in the order given.
    pub inputs: Vec<CheckedInput>,
    as_of: Option<String>,
}

/// One input's results.
#[derive(Clone, Debug)]
pub struct CheckedInput {
    /// What became of the input.
    pub report: InputReport,
    /// What was found in it.
    pub findings: Findings,
    /// What its records are; nothing where it was not read.
    pub kind: Option<Kind>,
}

/// Checks inputs and says what was found.
///
/// # Errors
/// An input cannot be used at all: it is empty, too large, no text, or has no
/// header that is understood.
pub fn check(inputs: &[Input<'_>], options: &Options) -> Result<Report, InputError> {
    Ok(Checked::run(inputs, options)?.report(options.lang))
}

impl Checked {
    /// Checks inputs.
    ///
    /// # Errors
    /// As [`check`].
    pub fn run(inputs: &[Input<'_>], options: &Options) -> Result<Self, InputError> {
        let (checked, errors) = Self::usable(inputs, options);
        errors.into_iter().next().map_or(Ok(checked), Err)
    }

    /// Checks the inputs that can be used, and says why the others cannot.
    pub fn usable(inputs: &[Input<'_>], options: &Options) -> (Self, Vec<InputError>) {
        let mut checked: Vec<CheckedInput> = Vec::with_capacity(inputs.len());
        let mut errors = Vec::new();
        for input in inputs {
            let name = distinct(&input.name, &checked);
            match check_input(input, &name, options) {
                Ok(done) => checked.extend(done),
                Err(fault) => errors.push(fault.in_words(&name, options.lang)),
            }
        }
        (Self { inputs: checked, as_of: options.as_of.clone() }, errors)
    }

    /// The report in a language.
    pub fn report(&self, lang: Lang) -> Report {
        let findings = self.inputs.iter().flat_map(|input| {
            input.findings.found.iter().map(|found| in_words(found, &input.report.name, lang))
        });
        Report {
            schema: SCHEMA,
            as_of: self.as_of.clone(),
            tool: Tool { version: env!("CARGO_PKG_VERSION"), rules: Code::ALL.len() },
            inputs: self.inputs.iter().map(|input| input.report.clone()).collect(),
            totals: self.totals(),
            findings: findings.collect(),
            summary: self.summary(),
        }
    }

    /// Counts over all inputs.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for CheckedInput { findings, .. } in &self.inputs {
            let count = |severity| findings.counts.get(&severity).copied().unwrap_or(0);
            summary.records += findings.records;
            summary.errors += count(Severity::Error);
            summary.warnings += count(Severity::Warning);
            summary.notes += count(Severity::Note);
        }
        summary
    }

    fn totals(&self) -> Vec<Total> {
        let mut sums: BTreeMap<TotalKey, (usize, Option<Decimal>)> = BTreeMap::new();
        for (key, sum) in self.inputs.iter().flat_map(|input| &input.findings.totals) {
            let (records, amount) = sums.entry(*key).or_insert((0, Some(Decimal::ZERO)));
            *records += sum.records;
            *amount = match (*amount, sum.amount) {
                (Some(total), Some(more)) => crate::model::money::exact_add(total, more),
                _ => None,
            };
        }
        let total = |((kind, currency, period, lifecycle), (records, amount)): (TotalKey, _)| Total {
            kind: kind.name(),
            currency: currency.map(|currency| currency.code().into()),
            settlement_period: period.map(|period| period.to_string()),
            lifecycle: lifecycle.name(),
            records,
            rebate_amount: Option::map(amount, |amount: Decimal| amount.to_string()),
        };
        sums.into_iter().map(total).collect()
    }
}

/// A name that no earlier input has, so that a finding tells which it means.
fn distinct(name: &str, earlier: &[CheckedInput]) -> String {
    let taken = |name: &str| earlier.iter().any(|input| input.report.file == name);
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    let mut names = core::iter::once(String::from(name)).chain(numbered);
    names.find(|name| !taken(name)).unwrap_or_default()
}

/// Checks every table of an input. A part that cannot be used is said and
/// passed over, unless none can.
fn check_input(input: &Input<'_>, name: &str, options: &Options) -> Result<Vec<CheckedInput>, InputFault> {
    let source = Source::open(input.bytes, input.form, options.gb18030)?;
    let parts = source.parts();
    let opened: Vec<_> = parts.iter().map(|part| Table::open(part, &options.map)).collect();
    if !opened.iter().any(Result::is_ok) {
        let faults = opened.into_iter().filter_map(Result::err);
        return Err(faults.reduce(|first, _| first).unwrap_or_else(InputFault::empty));
    }
    let digest = sha256(input.bytes);
    let file = FileFacts { name, bytes: input.bytes.len(), sha256: &digest };
    let checked = |(part, table)| check_part(&file, part, table, options.progress);
    Ok(parts.iter().zip(opened).map(checked).collect())
}

/// What every part of a file shares.
struct FileFacts<'f> {
    name: &'f str,
    bytes: usize,
    sha256: &'f str,
}

fn check_part(
    file: &FileFacts<'_>,
    part: &Part<'_>,
    mut table: Result<Table<'_>, InputFault>,
    progress: Option<Progress>,
) -> CheckedInput {
    let findings = match &mut table {
        Ok(table) => check_table(table, &part.notices, progress),
        Err(fault) => Findings::unread(fault),
    };
    let table = table.ok();
    let columns = table.as_ref().map_or(&[][..], |table| &table.columns);
    let kind = table.as_ref().map(|table| table.kind);
    let report = InputReport {
        name: part.name.as_ref().map_or_else(|| file.name.into(), |part| format!("{}/{part}", file.name)),
        file: file.name.into(),
        sha256: file.sha256.into(),
        bytes: file.bytes,
        form: part.form.name(),
        kind: kind.map(Kind::name),
        encoding: part.encoding,
        records: findings.records,
        columns: columns.iter().map(column_report).collect(),
        decimal_mark: findings.convention.name(),
        headers_key: (!columns.is_empty()).then(|| header::key(columns)),
        attributes: part.attributes().iter().map(attribute).collect(),
        rounding: findings.rounding.iter().map(rounding).collect(),
    };
    CheckedInput { report, findings, kind }
}

fn attribute(attribute: &Attribute) -> AttributeReport {
    AttributeReport { name: attribute.name.clone(), value: attribute.value.clone() }
}

/// A column, as reports name it.
pub(crate) fn column_report(column: &Column) -> ColumnReport {
    let own = || column.name.clone().filter(|_| column.value.is_some());
    ColumnReport {
        header: column.header.clone(),
        field: column.field.map(|field| field.name().into()).or_else(own),
        how: column.how.name(),
        value: column.value.map(ValueType::name),
        unit: column.value.and_then(ValueType::unit),
        could_be: column.could_be().into_iter().map(Field::name).collect(),
    }
}

fn rounding(recognised: &Recognised) -> RoundingReport {
    let modes: Vec<&'static str> = recognised.modes.iter().map(RoundingMode::name).collect();
    RoundingReport {
        currency: recognised.currency.map(|currency| currency.code().into()),
        decided: modes.len() == 1,
        modes,
        decimals: recognised.decimals,
        lines: recognised.lines,
    }
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        hex.extend([byte >> 4, byte & 15].into_iter().filter_map(|half| char::from_digit(half.into(), 16)));
    }
    hex
}

/// Puts a finding into words.
pub(crate) fn in_words(found: &Found, input: &str, lang: Lang) -> Finding {
    let texts = found.code.rule().texts(lang);
    let filled = |template: &str| words::opening(fill(template, &found.args, lang));
    Finding {
        code: found.code.name(),
        severity: found.severity(),
        input: input.into(),
        record: found.record,
        line: found.line,
        column: found.column,
        field: found.field.map(|field| field.name().into()).or_else(|| found.column_name.clone()),
        raw: found.raw.clone(),
        observed: found.observed.clone(),
        expected: found.expected.clone(),
        title: filled(texts.title),
        message: filled(texts.message),
        why: filled(texts.why),
        next: filled(texts.next),
        difference: found.difference.map(|difference| difference.to_string()),
        currency: found.difference.and(found.currency).map(|currency| currency.code().into()),
        workings: found.workings.iter().map(|row| working(row, lang)).collect(),
        cleaned: found.cleaned.clone(),
    }
}

fn working((label, value): &(words::Word, String), lang: Lang) -> Working {
    Working { label: label.text(lang).into(), value: value.clone() }
}
