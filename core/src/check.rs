//! The check: inputs in, report out.

use crate::{
    explain::{
        catalogue::Code,
        lang::Lang,
        words::{self, fill},
    },
    model::{Field, Kind, money::RoundingMode, site::Site, unit::ValueType, zone::Zone},
    parse::{
        Form, InputError, InputFault, Part, Source, Table,
        header::{self, Column, Mapping},
        source::Attribute,
        text::Gb18030,
    },
    report::{
        AttributeReport, ColumnReport, Finding, InputReport, RecordName, Report, RoundingReport, SCHEMA,
        Severity, Summary, Tool, Total, Working,
    },
    validate::{Findings, Found, Recognised, Sheet, TotalKey, at_records, check_table, record_name},
};
#[cfg(feature = "files")]
use crate::{
    explain::{
        catalogue::needs::{Held, Need},
        difference::{Expected, Sides},
    },
    model::{agreement::Agreement, calendar::Day, time::read_time_in},
    report::{Comparison, NotApplicable},
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
    /// The site of the console, where the person named it.
    pub site: Option<Site>,
    /// The zone of times that name none; without it UTC+08:00, of which nobody
    /// is sure near a month's end.
    pub time_zone: Option<Zone>,
    /// How amounts are rounded, line by line; without it the lines show it.
    pub rounding: Option<RoundingMode>,
    /// What was agreed.
    #[cfg(feature = "files")]
    pub agreement: Option<Agreement>,
    /// What the reseller expected.
    #[cfg(feature = "files")]
    pub expected: Option<Expected>,
    /// Whom to tell how far the check is.
    pub progress: Option<Progress>,
}

#[cfg(feature = "files")]
impl Options {
    /// The day that the check counts from.
    pub(crate) fn day(&self) -> Option<Day> {
        let time = read_time_in(self.as_of.as_deref()?, self.time_zone.unwrap_or(Zone::PORTAL));
        time.read().and_then(Day::at)
    }
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
    time_zone: Option<Zone>,
    /// What was expected, and the lines that it was compared with.
    #[cfg(feature = "files")]
    compared: Option<Sides>,
    /// Rules that lack what they need.
    #[cfg(feature = "files")]
    lacking: Vec<(Code, Vec<Need>)>,
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

    /// Checks inputs, and names the records that something was found of.
    ///
    /// # Errors
    /// As [`check`].
    pub(crate) fn named(inputs: &[Input<'_>], options: &Options) -> Result<(Self, Vec<Names>), InputError> {
        let mut names = Vec::new();
        let (checked, errors) = Self::looked(inputs, options, &mut |inputs, sheets| {
            let pairs = inputs.iter().zip(sheets);
            names = pairs.map(|(input, sheet)| names_of(input, sheet.as_ref(), options.lang)).collect();
        });
        errors.into_iter().next().map_or(Ok((checked, names)), Err)
    }

    /// Checks the inputs that can be used, and says why the others cannot.
    pub fn usable(inputs: &[Input<'_>], options: &Options) -> (Self, Vec<InputError>) {
        Self::looked(inputs, options, &mut |_, _| {})
    }

    /// The same, with a look at the tables before they are closed.
    pub(crate) fn looked(
        inputs: &[Input<'_>],
        options: &Options,
        look: &mut Look<'_>,
    ) -> (Self, Vec<InputError>) {
        let mut names: Vec<String> = Vec::with_capacity(inputs.len());
        let opened: Vec<Opened<'_>> = inputs.iter().map(|input| open(input, &mut names, options)).collect();
        let parts: Vec<Vec<Part<'_>>> = opened.iter().map(Opened::parts).collect();
        let mut checked = Vec::with_capacity(inputs.len());
        let mut sheets = Vec::with_capacity(inputs.len());
        let mut errors = Vec::new();
        for (opened, parts) in opened.iter().zip(&parts) {
            match tables(opened, parts, options) {
                Ok(tables) => {
                    let digest = sha256(opened.bytes);
                    let file = FileFacts { name: &opened.name, bytes: opened.bytes.len(), sha256: &digest };
                    for (part, table) in parts.iter().zip(tables) {
                        let (input, sheet) = check_part(&file, part, table, options);
                        checked.push(input);
                        sheets.push(sheet);
                    }
                }
                Err(fault) => errors.push(fault.in_words(&opened.name, options.lang)),
            }
        }
        #[cfg(feature = "files")]
        let compared = compare_all(&mut checked, &sheets, options);
        for input in &mut checked {
            input.findings.finish();
        }
        look(&checked, &sheets);
        let all = Self {
            inputs: checked,
            as_of: options.as_of.clone(),
            time_zone: options.time_zone,
            #[cfg(feature = "files")]
            compared,
            #[cfg(feature = "files")]
            lacking: lacking(&sheets, options),
        };
        (all, errors)
    }

    /// The report in a language.
    pub fn report(&self, lang: Lang) -> Report {
        let findings = self.inputs.iter().flat_map(|input| {
            input.findings.found.iter().map(|found| in_words(found, &input.report.name, lang))
        });
        Report {
            schema: SCHEMA,
            as_of: self.as_of.clone(),
            time_zone: self.time_zone.map(|zone| zone.to_string()),
            tool: Tool { version: env!("CARGO_PKG_VERSION"), rules: Code::ALL.len() },
            inputs: self.inputs.iter().map(|input| input.report.clone()).collect(),
            totals: self.totals(),
            findings: findings.collect(),
            #[cfg(feature = "files")]
            comparisons: self.comparisons(lang),
            #[cfg(not(feature = "files"))]
            comparisons: Vec::new(),
            #[cfg(feature = "files")]
            not_applicable: self.not_applicable(lang),
            #[cfg(not(feature = "files"))]
            not_applicable: Vec::new(),
            summary: self.summary(),
        }
    }

    /// Rules that were neither passed nor failed.
    #[cfg(feature = "files")]
    fn not_applicable(&self, lang: Lang) -> Vec<NotApplicable> {
        let rule = |(code, needs): &(Code, Vec<Need>)| NotApplicable {
            code: code.name(),
            title: code.rule().texts(lang).name,
            lacks: needs.iter().map(|need| need.in_words(lang)).collect(),
        };
        self.lacking.iter().map(rule).collect()
    }

    /// What is shown against what was expected.
    #[cfg(feature = "files")]
    pub fn comparisons(&self, lang: Lang) -> Vec<Comparison> {
        let Some(sides) = &self.compared else { return Vec::new() };
        sides.compare().iter().filter_map(|compared| compared.report(lang)).collect()
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

/// Sees the results and the tables of a check, side by side.
type Look<'l> = dyn FnMut(&[CheckedInput], &[Option<Sheet<'_>>]) + 'l;

/// Records that something was found of: number and name, in rising order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names(Vec<(usize, RecordName)>);

impl Names {
    pub(crate) fn get(&self, record: usize) -> Option<&RecordName> {
        let at = self.0.binary_search_by_key(&record, |(number, _)| *number).ok()?;
        self.0.get(at).map(|(_, name)| name)
    }

    pub(crate) fn into_pairs(self) -> impl Iterator<Item = (usize, RecordName)> {
        self.0.into_iter()
    }
}

fn names_of(input: &CheckedInput, sheet: Option<&Sheet<'_>>, lang: Lang) -> Names {
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

/// An input, opened, or why it cannot be.
struct Opened<'a> {
    name: String,
    bytes: &'a [u8],
    source: Result<Source<'a>, InputFault>,
}

impl Opened<'_> {
    fn parts(&self) -> Vec<Part<'_>> {
        self.source.as_ref().map(Source::parts).unwrap_or_default()
    }
}

/// Opens an input under a name that no earlier one has, so that a finding
/// tells which it means.
fn open<'a>(input: &Input<'a>, names: &mut Vec<String>, options: &Options) -> Opened<'a> {
    let numbered = (2..).map(|number| format!("{} ({number})", input.name));
    let mut candidates = core::iter::once(input.name.clone()).chain(numbered);
    let name = candidates.find(|name| !names.contains(name)).unwrap_or_default();
    let source = Source::open(input.bytes, input.form, options.gb18030);
    if source.is_ok() {
        names.push(name.clone());
    }
    Opened { name, bytes: input.bytes, source }
}

/// Every table of an input. A part that cannot be used is said and passed
/// over, unless none can.
fn tables<'p>(
    opened: &Opened<'_>,
    parts: &'p [Part<'p>],
    options: &Options,
) -> Result<Vec<Result<Table<'p>, InputFault>>, InputFault> {
    if let Err(fault) = &opened.source {
        return Err(fault.clone());
    }
    let tables: Vec<_> = parts.iter().map(|part| Table::open(part, &options.map)).collect();
    if tables.iter().any(Result::is_ok) {
        return Ok(tables);
    }
    let faults = tables.into_iter().filter_map(Result::err);
    Err(faults.reduce(|first, _| first).unwrap_or_else(InputFault::empty))
}

/// What only shows when every table was read; what was expected, and the lines
/// that it was compared with.
#[cfg(feature = "files")]
fn compare_all(
    checked: &mut [CheckedInput],
    sheets: &[Option<Sheet<'_>>],
    options: &Options,
) -> Option<Sides> {
    let findings = checked.iter_mut().map(|input| &mut input.findings);
    let mut pairs: Vec<(&Sheet<'_>, &mut Findings)> = sheets
        .iter()
        .zip(findings)
        .filter_map(|(sheet, findings)| Some((sheet.as_ref()?, findings)))
        .collect();
    crate::validate::across(&mut pairs, options)
}

/// Rules that no table of the check has what they need for.
#[cfg(feature = "files")]
fn lacking(sheets: &[Option<Sheet<'_>>], options: &Options) -> Vec<(Code, Vec<Need>)> {
    let tables: Vec<&Table<'_>> = sheets.iter().flatten().map(|sheet| &sheet.table).collect();
    let held = Held { tables: &tables, options };
    let all = Code::ALL.iter().map(|code| (*code, held.lacks(*code)));
    all.filter(|(_, needs)| !needs.is_empty()).collect()
}

/// Reads an input table by table, each checked by itself.
#[cfg(feature = "files")]
pub(crate) fn open_tables(
    input: &Input<'_>,
    options: &Options,
    mut look: impl FnMut(usize, &Findings, &Sheet<'_>),
) -> Result<(), InputError> {
    let opened = open(input, &mut Vec::new(), options);
    let parts = opened.parts();
    let tables =
        tables(&opened, &parts, options).map_err(|fault| fault.in_words(&opened.name, options.lang))?;
    for (at, (part, table)) in parts.iter().zip(tables).enumerate() {
        if let Ok(table) = table {
            let (findings, sheet) = check_table(&opened.name, part, table, options);
            look(at, &findings, &sheet);
        }
    }
    Ok(())
}

/// What every part of a file shares.
struct FileFacts<'f> {
    name: &'f str,
    bytes: usize,
    sha256: &'f str,
}

fn check_part<'p>(
    file: &FileFacts<'_>,
    part: &Part<'_>,
    table: Result<Table<'p>, InputFault>,
    options: &Options,
) -> (CheckedInput, Option<Sheet<'p>>) {
    let name = part.name.as_ref().map_or_else(|| file.name.into(), |part| format!("{}/{part}", file.name));
    let (findings, sheet) = match table {
        Ok(table) => {
            let (findings, sheet) = check_table(&name, part, table, options);
            (findings, Some(sheet))
        }
        Err(fault) => (Findings::unread(&fault), None),
    };
    let table = sheet.as_ref().map(|sheet| &sheet.table);
    let columns = table.map_or(&[][..], |table| &table.columns);
    let kind = table.map(|table| table.kind);
    let report = InputReport {
        name,
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
    (CheckedInput { report, findings, kind }, sheet)
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
        how: recognised.how.name(),
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
