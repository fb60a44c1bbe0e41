//! The check: inputs in, report out.

use crate::{
    agreement::state::AgreementState, applicable::Held, checked_table::CheckedTable,
    difference::ExpectedVsShown, findings::Findings, options::Options, registry::CheckedTables,
    table_scan::check_table, tie_out::TieOut,
};
use alloc::{format, string::String, vec::Vec};
use rebatelens_finding::{Rule, need::Need};
use rebatelens_model::{Field, Kind, zone::Zone};
use rebatelens_table::{
    Form, Input, InputContent, Part, Source, Table,
    attribute::Attribute,
    column::Column,
    fault::InputFault,
    form::is_document,
    format::{Format, OpenOptions},
    header_search::states_months_alone,
    input_error::InputError,
};

/// Which forms are read, and which checks run across tables. A program holds what
/// the scopes that it names name; nothing else is linked.
#[derive(Clone, Copy)]
pub struct Scope {
    /// The forms beside delimited text.
    pub formats: &'static [&'static dyn Format],
    /// The comparisons of records with each other.
    pub across: Across,
    /// The rules that are named where they lack what they need.
    pub rules: &'static [&'static Rule],
    /// Where the agreement stands.
    pub agreement: StateOfAgreement,
}

/// Where the agreement of a check stands in its tables.
pub type StateOfAgreement = fn(&CheckedTables<'_, '_>, &Options) -> Option<AgreementState>;

/// Compares the records of tables with each other.
pub type Across = fn(&mut CheckedTables<'_, '_>, &Options) -> ComparedTables;

/// What comparing tables gives beside findings.
#[derive(Clone, Debug, Default)]
pub struct ComparedTables {
    /// What was expected, and the lines that it was compared with.
    pub expected: Option<ExpectedVsShown>,
    /// Details, statements, invoices and receipts beside each other, by currency.
    pub tied: Vec<TieOut>,
}

impl Scope {
    /// What opening an input may use.
    pub fn opening(&self, options: &Options) -> OpenOptions {
        OpenOptions { gb18030: options.gb18030, formats: self.formats }
    }
}

/// A check's results before they are put into words.
#[derive(Clone, Debug)]
pub struct Checked {
    /// One entry a table, in the order given.
    pub inputs: Vec<CheckedInput>,
    /// The moment that the check counted from.
    pub as_of: Option<String>,
    /// The zone of times that name none, where the person said it.
    pub time_zone: Option<Zone>,
    /// What comparing the tables gives.
    pub compared: ComparedTables,
    /// Where the agreement stands.
    pub agreement: Option<AgreementState>,
    /// Rules that lack what they need.
    pub lacking: Vec<(&'static Rule, Vec<Need>)>,
}

/// One table's results.
#[derive(Clone, Debug)]
pub struct CheckedInput {
    /// Its name: the input's, and the part's within it.
    pub name: String,
    /// The name of its file.
    pub file: String,
    /// The file's SHA-256.
    pub sha256: String,
    /// The file's size.
    pub bytes: usize,
    /// Its form.
    pub form: Form,
    /// The encoding of its text.
    pub encoding: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Values beside its records.
    pub attributes: Vec<Attribute>,
    /// What was found in it.
    pub findings: Findings,
    /// What its records are; nothing where it was not read.
    pub kind: Option<Kind>,
}

impl Checked {
    /// Checks inputs.
    ///
    /// # Errors
    /// An input cannot be used at all: it is empty, too large, no text, or has no
    /// header that is understood.
    pub fn run(inputs: &[Input<'_>], options: &Options, scope: &Scope) -> Result<Self, InputError> {
        let (checked, errors, _) = Self::of_inputs(inputs, options, scope, &mut |_, _| {});
        errors.into_iter().next().map_or(Ok(checked), Err)
    }

    /// Checks the inputs that can be used, and says why the others cannot.
    pub fn usable(inputs: &[Input<'_>], options: &Options, scope: &Scope) -> (Self, Vec<InputError>) {
        Self::visited(inputs, options, scope, &mut |_, _| {})
    }

    /// The same, with a look at the tables before they are closed.
    pub fn visited(
        inputs: &[Input<'_>],
        options: &Options,
        scope: &Scope,
        visit: &mut TableVisitor<'_>,
    ) -> (Self, Vec<InputError>) {
        let (checked, mut errors, of_parts) = Self::of_inputs(inputs, options, scope, visit);
        errors.extend(of_parts);
        (checked, errors)
    }

    /// What is found, why inputs cannot be used, and which parts of the others were
    /// not read.
    fn of_inputs(
        inputs: &[Input<'_>],
        options: &Options,
        scope: &Scope,
        visit: &mut TableVisitor<'_>,
    ) -> (Self, Vec<InputError>, Vec<InputError>) {
        let mut names: Vec<String> = Vec::with_capacity(inputs.len());
        let opened: Vec<OpenedInput<'_>> =
            inputs.iter().map(|input| open(input, &mut names, options, scope)).collect();
        let parts: Vec<Vec<Part<'_>>> = opened.iter().map(OpenedInput::parts).collect();
        let mut checked = Vec::with_capacity(inputs.len());
        let mut sheets = Vec::with_capacity(inputs.len());
        let mut errors = Vec::new();
        let mut of_parts = Vec::new();
        let mut all: Vec<_> =
            opened.iter().zip(&parts).map(|(opened, parts)| tables(opened, parts, options)).collect();
        find_statements(all.iter_mut().flatten().flatten().flatten());
        for ((opened, parts), tables) in opened.iter().zip(&parts).zip(all) {
            match tables {
                Ok(tables) => {
                    let file = FileFacts {
                        name: &opened.name,
                        bytes: opened.content.size(),
                        rows_in_all: opened.rows_in_all,
                    };
                    let before = checked.len();
                    for (part, table) in parts.iter().zip(tables) {
                        if let (Some(own), Err(fault)) = (&part.name, &table)
                            && may_hold_records(fault)
                        {
                            let name = format!("{}/{own}", opened.name);
                            of_parts.push(fault.in_words(&name, options.lang));
                        }
                        let (input, sheet) = check_part(&file, part, table, options);
                        checked.push(input);
                        sheets.push(sheet);
                    }
                    // Hosts compute it while the check runs.
                    let digest = opened.content.sha256();
                    for input in checked.iter_mut().skip(before) {
                        input.sha256.clone_from(&digest);
                    }
                }
                Err(fault) => errors.push(fault.in_words(&opened.name, options.lang)),
            }
        }
        let (compared, agreement) = compare_all(&mut checked, &sheets, options, scope);
        for input in &mut checked {
            input.findings.finish();
        }
        visit(&checked, &sheets);
        let all = Self {
            inputs: checked,
            as_of: options.as_of.clone(),
            time_zone: options.time_zone,
            compared,
            agreement,
            lacking: lacking(scope.rules, &sheets, options),
        };
        (all, errors, of_parts)
    }
}

/// Whether a part that was not read may hold records: not where it is a document or
/// a text of which no line names a column.
fn may_hold_records(fault: &InputFault) -> bool {
    let names_columns = fault.columns.iter().any(|column| column.field.is_some());
    !is_document(fault) && (names_columns || !fault.is_header_unknown())
}

/// Sees the results and the tables of a check, side by side.
pub type TableVisitor<'l> = dyn FnMut(&[CheckedInput], &[Option<CheckedTable<'_>>]) + 'l;

/// An input, opened, or why it cannot be.
struct OpenedInput<'a> {
    name: String,
    content: InputContent<'a>,
    rows_in_all: Option<usize>,
    source: Result<Source<'a>, InputFault>,
}

impl OpenedInput<'_> {
    fn parts(&self) -> Vec<Part<'_>> {
        self.source.as_ref().map(Source::parts).unwrap_or_default()
    }
}

/// Opens an input under a name that no earlier one has, so that a finding
/// tells which it means.
fn open<'a>(input: &Input<'a>, names: &mut Vec<String>, options: &Options, scope: &Scope) -> OpenedInput<'a> {
    let numbered = (2..).map(|number| format!("{} ({number})", input.name));
    let mut candidates = core::iter::once(input.name.clone()).chain(numbered);
    let name = candidates.find(|name| !names.contains(name)).unwrap_or_default();
    let source = input.content.open(input.form, &scope.opening(options));
    if source.is_ok() {
        names.push(name.clone());
    }
    OpenedInput { name, content: input.content, rows_in_all: input.rows_in_all, source }
}

/// Every table of an input. A part that cannot be used is said and passed
/// over, unless none can.
fn tables<'p>(
    opened: &OpenedInput<'_>,
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

/// Of tables beside details, those that state one amount a month are statements:
/// they count the same money once more.
fn find_statements<'t, 'a: 't>(tables: impl Iterator<Item = &'t mut Table<'a>>) {
    let rebates: Vec<&mut Table<'a>> = tables.filter(|table| table.kind == Kind::Rebate).collect();
    let has_details = rebates.iter().any(|table| !states_months_alone(&table.columns));
    for table in rebates {
        if has_details && states_months_alone(&table.columns) && has_each_month_once(table) {
            table.kind = Kind::Statement;
        }
    }
}

/// Rows of a table that states months, at most.
const STATED_MONTHS: usize = 500;

fn has_each_month_once(table: &Table<'_>) -> bool {
    let mut body = table.body();
    let mut seen: Vec<[String; 3]> = Vec::new();
    while let Some(record) = body.next_record() {
        let text = |field| String::from(record.text(field).trim());
        let own = [Field::SettlementPeriod, Field::PartnerId, Field::Currency].map(text);
        if seen.len() >= STATED_MONTHS || record.period().read().is_none() || seen.contains(&own) {
            return false;
        }
        seen.push(own);
    }
    !seen.is_empty()
}

/// What only shows when every table was read; and where the agreement stands.
fn compare_all(
    checked: &mut [CheckedInput],
    sheets: &[Option<CheckedTable<'_>>],
    options: &Options,
    scope: &Scope,
) -> (ComparedTables, Option<AgreementState>) {
    let findings = checked.iter_mut().map(|input| &mut input.findings);
    let mut pairs: Vec<(&CheckedTable<'_>, &mut Findings)> = sheets
        .iter()
        .zip(findings)
        .filter_map(|(sheet, findings)| Some((sheet.as_ref()?, findings)))
        .collect();
    let compared = (scope.across)(&mut pairs, options);
    (compared, (scope.agreement)(&pairs, options))
}

/// Reads an input table by table, each checked by itself.
pub fn open_tables(
    input: &Input<'_>,
    options: &Options,
    scope: &Scope,
    mut look: impl FnMut(usize, &Findings, &CheckedTable<'_>),
) -> Result<(), InputError> {
    let opened = open(input, &mut Vec::new(), options, scope);
    let parts = opened.parts();
    let tables =
        tables(&opened, &parts, options).map_err(|fault| fault.in_words(&opened.name, options.lang))?;
    for (at, (part, table)) in parts.iter().zip(tables).enumerate() {
        if let Ok(table) = table {
            let (findings, sheet) = check_table(&opened.name, part, table, None, options);
            look(at, &findings, &sheet);
        }
    }
    Ok(())
}

/// What every part of a file shares.
struct FileFacts<'f> {
    name: &'f str,
    bytes: usize,
    rows_in_all: Option<usize>,
}

fn check_part<'p>(
    file: &FileFacts<'_>,
    part: &Part<'_>,
    table: Result<Table<'p>, InputFault>,
    options: &Options,
) -> (CheckedInput, Option<CheckedTable<'p>>) {
    let name = part.name.as_ref().map_or_else(|| file.name.into(), |part| format!("{}/{part}", file.name));
    let (findings, sheet) = match table {
        Ok(table) => {
            let (findings, sheet) = check_table(&name, part, table, file.rows_in_all, options);
            (findings, Some(sheet))
        }
        Err(fault) => (Findings::unread(&fault), None),
    };
    let table = sheet.as_ref().map(|sheet| &sheet.table);
    let columns = table.map_or(&[][..], |table| &table.columns);
    let kind = table.map(|table| table.kind);
    let input = CheckedInput {
        name,
        file: file.name.into(),
        sha256: String::new(),
        bytes: file.bytes,
        form: part.form,
        encoding: part.encoding,
        columns: columns.to_vec(),
        attributes: part.attributes().to_vec(),
        findings,
        kind,
    };
    (input, sheet)
}

/// Rules that no table of the check has what they need for.
fn lacking(
    rules: &[&'static Rule],
    sheets: &[Option<CheckedTable<'_>>],
    options: &Options,
) -> Vec<(&'static Rule, Vec<Need>)> {
    let tables: Vec<&Table<'_>> = sheets.iter().flatten().map(|sheet| &sheet.table).collect();
    let held = Held { tables: &tables, options };
    let all = rules.iter().map(|rule| (*rule, held.lacks(rule)));
    all.filter(|(_, needs)| !needs.is_empty()).collect()
}
