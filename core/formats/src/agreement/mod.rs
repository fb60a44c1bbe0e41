//! An agreement from a table that a finance team keeps: one rule a row, columns
//! in any order and either language, in any form of a file that is read.
//!
//! | column | cells | where empty |
//! | --- | --- | --- |
//! | product, sub-product, component type, component | a name or a code | any, as `*` |
//! | category | the policy's letter | any |
//! | threshold from | an amount that is not negative | 0 |
//! | threshold per | `month`, `quarter` | to be said where a threshold is not 0 |
//! | threshold kind | `progressive`, `whole_volume` | to be said where a threshold is not 0 |
//! | rate | `8%`, `80‰`, `0.08`; no more than 100 % | none, where not eligible |
//! | rounding | `half_up`, `half_even`, `down`, `up`; to two decimals | any of them |
//! | valid from, valid to | a day or a month, included | no beginning, no end |
//! | eligible | yes, no | yes |
//! | currency | ISO 4217 | each |
//! | note | anything | nothing |
//!
//! Product and rate must be there. Two columns of one meaning are a fault, and a
//! column that means nothing here is named in the report. A file or a sheet may
//! instead be a policy's product list, as exported or as the interface answers.

mod cells;
pub mod known;
mod names;
pub mod template;
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};
use cells::{Bad, Columns};
use names::Head;
use rebatelens_finding::{
    lang::Lang,
    rule,
    terms::agreement_table as texts,
    word::{Args, Word, excerpt},
};
use rebatelens_model::{
    Kind,
    agreement::{Agreement, Contradiction, NamedDigest, Policy, Rule, Said},
    limits::{AGREEMENT_ROWS, COLUMNS, HEADER_ROWS},
};
use rebatelens_table::{
    Input, Part, Source, Table,
    column_unit::Unit,
    csv::{Reader, Row},
    fault::InputFault,
    form::Form,
    format::OpenOptions,
    grid::Cursor,
    header::{Mapping, read_header},
    header_name::normal,
    input_error::InputError,
    part::PartRows,
    policy::policy_of,
    stated_count::is_incomplete,
    verdict::{TableVerdict, verdict},
};

rule! { AG001: fatal Error, needs [], replaces [] }
rule! { AG002: fatal Error, needs [], replaces [] }
rule! { AG003: fatal Error, needs [], replaces [] }
rule! { AG004: fatal Error, needs [], replaces [] }
rule! { AG005: fatal Error, needs [], replaces [] }
rule! { AG006: fatal Error, needs [], replaces [] }
rule! { AG007: fatal Error, needs [], replaces [] }
rule! { AG008: fatal Error, needs [], replaces [] }
rule! { AG009: fatal Error, needs [], replaces [] }
rule! { AG010: fatal Error, needs [], replaces [] }

pub(crate) const RULES: &[&rebatelens_finding::Rule] =
    &[&AG001, &AG002, &AG003, &AG004, &AG005, &AG006, &AG007, &AG008, &AG009, &AG010];

/// Reads an agreement, a policy's product list, or both from files.
///
/// # Errors
/// Every fault of the files, each with its place.
pub fn read_agreement(
    inputs: &[Input<'_>],
    options: &OpenOptions,
    lang: Lang,
) -> Result<Agreement, Vec<InputError>> {
    let mut all = Read::default();
    let mut errors = Vec::new();
    for input in inputs {
        let mut faults = Vec::new();
        match input.content.in_memory().and_then(|bytes| Source::open(bytes, input.form, options)) {
            Ok(source) => all.source(&input.name, &source, &mut faults),
            Err(fault) => faults.push(fault),
        }
        errors.extend(faults.iter().map(|fault| fault.in_words(&input.name, lang)));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut agreement = all.agreement.unwrap_or_default();
    agreement.policy = all.policy;
    let file = |input: &Input<'_>| NamedDigest { name: input.name.clone(), sha256: input.content.sha256() };
    agreement.files = inputs.iter().map(file).collect();
    Ok(agreement)
}

/// What was read so far.
#[derive(Default)]
struct Read {
    agreement: Option<Agreement>,
    policy: Option<Policy>,
}

impl Read {
    fn source(&mut self, name: &str, source: &Source<'_>, faults: &mut Vec<InputFault>) {
        let parts = source.parts();
        let mut other = Vec::new();
        let mut used = false;
        for part in &parts {
            match self.part(name, part, faults) {
                Ok(()) => used = true,
                Err(fault) => other.push(fault),
            }
        }
        // Further sheets of a workbook may hold anything.
        if !used {
            faults.extend(other.into_iter().take(1));
        }
    }

    /// Reads a part, or says why it is neither.
    fn part(&mut self, name: &str, part: &Part<'_>, faults: &mut Vec<InputFault>) -> Result<(), InputFault> {
        if let Some(fault) = part.fault() {
            return Err(fault.clone());
        }
        let no_agreement = match find_header(part) {
            Ok(header) => {
                self.rules(name, &header, part, faults);
                return Ok(());
            }
            Err(fault) => fault,
        };
        let table =
            Table::open(part, &Mapping::default()).ok().filter(|table| table.kind == Kind::PolicyProduct);
        let table = table.ok_or(no_agreement)?;
        let complete = !part.notices.iter().any(|notice| is_incomplete(notice.rule));
        let policy =
            self.policy.get_or_insert_with(|| Policy { name: name.into(), complete: true, rows: vec![] });
        policy.complete &= complete;
        policy.rows.extend(policy_of(name, &table, complete).rows);
        Ok(())
    }

    fn rules(&mut self, name: &str, header: &Header, part: &Part<'_>, faults: &mut Vec<InputFault>) {
        let before = faults.len();
        if self.agreement.is_some() {
            faults.push(InputFault::new(&AG008, Some(header.line), None, vec![]));
        }
        faults.extend(header.doubled());
        let rules = read_rules(header, part, faults);
        if faults.len() > before {
            return;
        }
        match Agreement::new(name, rules) {
            Ok(mut agreement) => {
                agreement.unused = header.unused();
                self.agreement = Some(agreement);
            }
            Err(contradictions) => faults.extend(contradictions.into_iter().map(contradiction)),
        }
    }
}

/// Rows of a part, whatever it is made of.
enum Rows<'a> {
    Text(Reader<'a>),
    Grid(Cursor<'a>),
}

impl<'a> Rows<'a> {
    fn of(part: &'a Part<'_>) -> Option<Self> {
        match part.rows.as_ref().ok()? {
            PartRows::Text { text, delimiter } => Some(Self::Text(Reader::new(text, *delimiter))),
            PartRows::Sheet(grid) => Some(Self::Grid(Cursor::new(grid))),
            PartRows::Streamed(_) | PartRows::Defined(_) => None,
        }
    }

    fn read(&mut self, row: &mut Row<'a>) -> bool {
        match self {
            Self::Text(reader) => reader.read(row),
            Self::Grid(cursor) => cursor.read(row, 0),
        }
    }
}

/// The header of an agreement.
struct Header {
    line: usize,
    names: Vec<(String, Option<Head>)>,
}

impl Header {
    fn of(row: &Row<'_>) -> Self {
        let name = |text: &str| (excerpt(text.trim()), Head::of(text));
        Self { line: row.line, names: row.cells.iter().take(COLUMNS).map(|cell| name(&cell.text)).collect() }
    }

    fn has(&self, wanted: Head) -> bool {
        self.names.iter().any(|(_, head)| *head == Some(wanted))
    }

    fn known(&self) -> usize {
        self.names.iter().filter(|(_, head)| head.is_some()).count()
    }

    /// Columns whose meaning an earlier one has.
    fn doubled(&self) -> Vec<InputFault> {
        let all = self.names.iter().enumerate().filter_map(|(at, (name, head))| Some((at, name, (*head)?)));
        all.filter_map(|(at, name, head)| {
            let (first, (before, _)) = self
                .names
                .iter()
                .enumerate()
                .find(|(_, (_, other))| *other == Some(head))
                .filter(|(first, _)| *first < at)?;
            let args = vec![
                ("first", Word::from(before.as_str())),
                ("second", Word::from(name.as_str())),
                ("first_column", Word::from((first + 1).to_string())),
                ("second_column", Word::from((at + 1).to_string())),
                ("head", Word::term(head.name())),
            ];
            Some(InputFault::new(&AG002, Some(self.line), Some(at + 1), args))
        })
        .collect()
    }

    fn unused(&self) -> Vec<String> {
        let unknown = self.names.iter().filter(|(name, head)| head.is_none() && !name.is_empty());
        unknown.map(|(name, _)| name.clone()).collect()
    }

    fn columns(&self) -> Columns {
        let known = self.names.iter().enumerate();
        Columns(
            known
                .filter_map(|(at, (name, head))| Some(((*head)?, at, Unit::of(name, &normal(name)))))
                .collect(),
        )
    }
}

/// Columns that an agreement cannot do without.
const NEEDED: [Head; 2] = [Head::Product, Head::Rate];

/// Looks for the row that names the columns of an agreement.
fn find_header(part: &Part<'_>) -> Result<Header, InputFault> {
    let mut rows = Rows::of(part).ok_or_else(|| no_header(None, part.form))?;
    let mut row = Row::default();
    let mut closest: Option<Header> = None;
    let mut looked = 0;
    while looked < HEADER_ROWS && rows.read(&mut row) {
        if row.is_blank() {
            continue;
        }
        looked += 1;
        let header = Header::of(&row);
        if is_of_rebates(&row) {
            return Err(of_rebates(header.line));
        }
        if NEEDED.into_iter().all(|head| header.has(head)) {
            return Ok(header);
        }
        if closest.as_ref().is_none_or(|closest| closest.known() < header.known()) {
            closest = Some(header);
        }
    }
    Err(no_header(closest.as_ref(), part.form))
}

/// A table of records names products and rates, too.
fn is_of_rebates(row: &Row<'_>) -> bool {
    let names = row.cells.iter().take(COLUMNS).map(|cell| cell.text.as_ref());
    verdict(&read_header(names, &Mapping::default())) == TableVerdict::RebateTable
}

fn of_rebates(line: usize) -> InputFault {
    let because = Word::term(&texts::OF_REBATES);
    InputFault::new(&AG001, Some(line), None, vec![("because", because)])
}

fn no_header(closest: Option<&Header>, form: Form) -> InputFault {
    let lacking = NEEDED.into_iter().filter(|head| closest.is_none_or(|closest| !closest.has(*head)));
    let line = closest.filter(|closest| closest.known() > 0).map(|closest| closest.line);
    let because = if form == Form::Json {
        Word::term(&texts::NO_PRODUCT_LIST)
    } else {
        let names: Vec<Word> = lacking.map(|head| Word::term(head.name())).collect();
        Word::filled(&texts::NO_COLUMNS, &[("columns", Word::list_of(&names))])
    };
    InputFault::new(&AG001, line, None, vec![("because", because)])
}

/// Reads every row below the header.
fn read_rules(header: &Header, part: &Part<'_>, faults: &mut Vec<InputFault>) -> Vec<Rule> {
    let columns = header.columns();
    let mut rules = Vec::new();
    let mut row = Row::default();
    let Some(mut rows) = Rows::of(part) else { return rules };
    let mut read = 0;
    while rows.read(&mut row) {
        if row.line <= header.line || row.is_blank() {
            continue;
        }
        read += 1;
        if read > AGREEMENT_ROWS {
            let args = vec![("limit", Word::from(AGREEMENT_ROWS.to_string()))];
            faults.push(InputFault::new(&AG009, Some(row.line), None, args));
            return rules;
        }
        // Cells that may have moved say nothing about their columns.
        if let Some(fault) = shape(&row, header) {
            faults.push(fault);
            continue;
        }
        match cells::rule(&row, &columns) {
            Ok(rule) => {
                faults.extend(reversed(&rule, &columns));
                rules.push(rule);
            }
            Err(bad) => faults.extend(bad.into_iter().map(bad_cell)),
        }
    }
    if read == 0 {
        faults.push(InputFault::new(&AG007, Some(header.line), None, vec![]));
    }
    rules
}

/// A row whose cells may not stand under their own names.
fn shape(row: &Row<'_>, header: &Header) -> Option<InputFault> {
    if let Some(fault) = row.faults.first() {
        return Some(bad_shape(row.line, fault.cell + 1, Word::term(&texts::QUOTES)));
    }
    let over = row.cells.iter().enumerate().skip(header.names.len());
    let (at, _) = over.into_iter().find(|(_, cell)| !cell.text.trim().is_empty())?;
    let counts = [("cells", row.cells.len()), ("names", header.names.len())];
    Some(bad_shape(row.line, at + 1, Word::filled(&texts::CELLS, &counts.map(numbered))))
}

/// A number for a blank.
fn numbered((name, number): (&'static str, usize)) -> (&'static str, Word) {
    (name, number.to_string().into())
}

fn bad_shape(line: usize, column: usize, because: Word) -> InputFault {
    let args = vec![("because", because), ("line", Word::from(line.to_string()))];
    InputFault::new(&AG010, Some(line), Some(column), args)
}

fn bad_cell(bad: Bad) -> InputFault {
    let args = vec![
        ("raw", Word::from(bad.raw)),
        ("head", Word::term(bad.head.name())),
        ("line", Word::from(bad.line.to_string())),
        ("fault", bad.why),
    ];
    InputFault::new(&AG003, Some(bad.line), Some(bad.column), args)
}

/// A last day before the first one.
fn reversed(rule: &Rule, columns: &Columns) -> Option<InputFault> {
    let (from, to) = (rule.window.from?, rule.window.to?);
    let column = columns.0.iter().find(|(head, ..)| *head == Head::ValidTo).map(|(_, at, _)| at + 1);
    let args = vec![
        ("from", Word::from(from.to_string())),
        ("to", Word::from(to.to_string())),
        ("line", Word::from(rule.line.to_string())),
    ];
    (to < from).then(|| InputFault::new(&AG004, Some(rule.line), column, args))
}

fn contradiction(found: Contradiction) -> InputFault {
    let lines = |first: usize, second: usize| -> Args {
        vec![("first_line", Word::from(first.to_string())), ("second_line", Word::from(second.to_string()))]
    };
    let head = |said: Said| ("head", Word::term(said_head(said).name()));
    match found {
        Contradiction::Tie(first, second) => {
            InputFault::new(&AG005, Some(second), None, lines(first, second))
        }
        Contradiction::Differ(first, second, said) => {
            let lines = [("first", first), ("second", second)];
            let because = Word::filled(&texts::TIERS_DIFFER, &lines.map(numbered));
            InputFault::new(&AG006, Some(second), None, vec![head(said), ("because", because)])
        }
        Contradiction::Unsaid(line, said) => {
            let because = Word::filled(&texts::NOT_STATED, &[numbered(("line", line))]);
            InputFault::new(&AG006, Some(line), None, vec![head(said), ("because", because)])
        }
    }
}

const fn said_head(said: Said) -> Head {
    match said {
        Said::Per => Head::ThresholdPer,
        Said::Kind => Head::ThresholdKind,
        Said::Rounding => Head::Rounding,
        Said::Eligible => Head::Eligible,
    }
}
