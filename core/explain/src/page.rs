//! A console page's table: what to paint on it, and what the side panel draws.

pub use crate::page_context::PageContext;
use crate::{
    page_notice::headers_notice,
    panel::{self, About, PanelView},
    record_name::{Names, named},
    report::{Finding, RecordName, columns_of, in_words},
    scope::PAGE,
    words::{counted, filled},
};
use alloc::{string::String, vec, vec::Vec};
use rebatelens_checks::{
    check::{Checked, CheckedInput},
    options::Options,
};
use rebatelens_finding::{lang::Lang, severity::Severity, terms::page_rows, word::grouped};
use rebatelens_model::Kind;
use rebatelens_table::{
    Input,
    column_report::{ColumnReport, column_report},
    csv::{Reader, Row},
    fault::{InputFault, is_no_table},
    header::read_header,
    input_error::InputError,
    verdict::{TableVerdict, verdict},
};
use serde::Serialize;

/// The name that a page's table has in reports.
pub const PAGE_INPUT: &str = "page-1.csv";

/// What to paint on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Annotation {
    /// What the table turned out to be.
    pub verdict: TableVerdict,
    /// The sign at the table's edge.
    pub chip: Chip,
    /// Its columns.
    pub columns: Vec<ColumnReport>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The rows that have findings.
    pub rows: Vec<MarkedRow>,
    /// Why nothing is painted, where nothing is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub notice: Option<InputError>,
}

/// The sign at a table's edge.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Chip {
    /// How many rows were seen, in words.
    pub text: String,
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity note.
    pub notes: usize,
}

/// A row to mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MarkedRow {
    /// The record, from 1. Rows that are no records have no number.
    pub record: usize,
    /// The line of the table's text that it stands on, from 1: the row's own
    /// place, whatever rows above it are no records.
    pub line: usize,
    /// The worst of its findings.
    pub severity: Severity,
    /// The cells that its findings are about.
    pub cells: Vec<MarkedCell>,
    /// Its findings, as positions in the list of findings.
    pub findings: Vec<usize>,
    /// What the record is known by.
    pub name: RecordName,
}

/// A cell to mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MarkedCell {
    /// The column, from 1.
    pub column: usize,
    /// The worst of the findings about it.
    pub severity: Severity,
}

/// A checked page, or why it was not checked.
struct PageCheck {
    verdict: TableVerdict,
    columns: Vec<ColumnReport>,
    checked: Result<CheckedInput, InputError>,
    names: Names,
}

/// Says what to paint on a page's table.
pub fn annotate(table: &str, page: &PageContext, options: &Options) -> Annotation {
    let lang = options.lang;
    let page_check = check_page(table, page, options);
    let (checked, notice) = match page_check.checked {
        Ok(checked) => (checked, None),
        Err(notice) => {
            let chip = Chip { text: notice.title.clone(), ..Chip::default() };
            return Annotation {
                verdict: page_check.verdict,
                chip,
                columns: page_check.columns,
                findings: vec![],
                rows: vec![],
                notice: Some(notice),
            };
        }
    };
    let findings: Vec<Finding> =
        checked.findings.found.iter().map(|found| in_words(found, PAGE_INPUT, lang)).collect();
    Annotation {
        verdict: page_check.verdict,
        chip: chip(&checked, page, lang),
        columns: page_check.columns,
        rows: marked_rows(&findings, page_check.names),
        findings,
        notice,
    }
}

/// Says what the side panel draws for a page's table. An empty text stands for
/// a page on which no table was found.
pub fn present(table: &str, page: &PageContext, options: &Options) -> PanelView {
    let page_check = check_page(table, page, options);
    let seen = page_check.checked.as_ref().map_or(0, |checked| checked.findings.records);
    let rows = page_check.checked.is_ok().then(|| rows_seen(seen, page, options.lang));
    let about = About { heading: &page.title, rows, names: page_check.names };
    panel::view(page_check.verdict, page_check.checked, page_check.columns, about, options.lang)
}

fn check_page(table: &str, page: &PageContext, options: &Options) -> PageCheck {
    let input = Input { rows_in_all: rows_in_all(page), ..Input::page(PAGE_INPUT, table) };
    match named(core::slice::from_ref(&input), options, &PAGE) {
        Ok((mut checked, names)) if is_rebate(&checked) => {
            let input = checked.inputs.swap_remove(0);
            let columns = columns_of(&input);
            let names = names.into_iter().next().unwrap_or_default();
            PageCheck { verdict: TableVerdict::RebateTable, columns, checked: Ok(input), names }
        }
        other => unchecked(table, other.err(), options),
    }
}

/// Pages also show bills and orders; these are not annotated.
fn is_rebate(checked: &Checked) -> bool {
    checked.inputs.first().is_some_and(|input| input.kind == Some(Kind::Rebate))
}

/// A table that was not checked: another one, or one that nobody understands.
fn unchecked(table: &str, error: Option<InputError>, options: &Options) -> PageCheck {
    let mut row = Row::default();
    Reader::new(table, b',').read(&mut row);
    let header = read_header(row.cells.iter().map(|cell| cell.text.as_ref()), &options.map);
    let unclear = verdict(&header) == TableVerdict::HeadersUnknown;
    let columns: Vec<ColumnReport> =
        header.iter().filter(|column| !column.header.is_empty()).map(column_report).collect();
    let notice = match error {
        Some(error) if !is_no_table(error.code) => error,
        _ => {
            let asked = if unclear { header } else { vec![] };
            let fault = InputFault { columns: asked, ..headers_notice(unclear, &columns) };
            fault.in_words(PAGE_INPUT, options.lang)
        }
    };
    let verdict = if unclear { TableVerdict::HeadersUnknown } else { TableVerdict::NotRebate };
    PageCheck { verdict, columns, checked: Err(notice), names: Names::default() }
}

fn chip(checked: &CheckedInput, page: &PageContext, lang: Lang) -> Chip {
    let count = |severity| checked.findings.counts.get(&severity).copied().unwrap_or(0);
    Chip {
        text: rows_seen(checked.findings.records, page, lang),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        notes: count(Severity::Note),
    }
}

/// `10 of 137 rows`, or `10 rows` where the page does not say how many.
fn rows_seen(seen: usize, page: &PageContext, lang: Lang) -> String {
    match rows_in_all(page).filter(|all| *all >= seen) {
        Some(all) => filled(&page_rows::SEEN_OF, &[("seen", &grouped(seen)), ("all", &grouped(all))], lang),
        None => counted(&page_rows::SEEN, seen, &[], lang),
    }
}

/// How many rows there are in all, where the page says it: the only number of
/// its text, or the one behind a word that says so. `1–10 of 27` counts rows,
/// `1 of 3` may count pages.
fn rows_in_all(page: &PageContext) -> Option<usize> {
    let text = page.rows_in_all.as_ref()?.to_ascii_lowercase();
    let numbers = numbers(&text);
    if let [(_, only)] = numbers.as_slice() {
        return Some(*only);
    }
    let words: &[&str] = if numbers.len() > 2 { &["共", "total", "of "] } else { &["共", "total"] };
    let behind = words.iter().find_map(|word| text.find(word))?;
    numbers.iter().find(|(at, _)| *at > behind).map(|(_, number)| *number)
}

/// The whole numbers of a text and where they begin.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let mut numbers = Vec::new();
    let mut at = 0_usize;
    for piece in text.split(|c: char| !c.is_ascii_digit() && c != ',') {
        if let Ok(number) = piece.replace(',', "").parse() {
            numbers.push((at, number));
        }
        at = text.len().min(at.saturating_add(piece.len()));
        at = at.saturating_add(text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    }
    numbers
}

/// The tables of a page that a panel draws, by their places: all that hold
/// rebates; without one, the last of those that come closest.
pub fn drawn_tables(verdicts: &[TableVerdict]) -> Vec<usize> {
    let places = |wanted| {
        let found = verdicts.iter().enumerate().filter(move |(_, verdict)| **verdict == wanted);
        found.map(|(at, _)| at).collect::<Vec<usize>>()
    };
    let rebates = places(TableVerdict::RebateTable);
    if !rebates.is_empty() {
        return rebates;
    }
    let closest =
        places(TableVerdict::HeadersUnknown).pop().or_else(|| places(TableVerdict::NotRebate).pop());
    closest.into_iter().collect()
}

fn marked_rows(findings: &[Finding], names: Names) -> Vec<MarkedRow> {
    let empty = |(record, name)| MarkedRow {
        record,
        line: 0,
        severity: Severity::Note,
        cells: vec![],
        findings: vec![],
        name,
    };
    let mut rows: Vec<MarkedRow> = names.into_pairs().map(empty).collect();
    for (at, finding) in findings.iter().enumerate() {
        let place = |record| rows.binary_search_by_key(&record, |row| row.record).ok();
        let Some(row) = finding.record.and_then(place).and_then(|at| rows.get_mut(at)) else { continue };
        row.severity = row.severity.min(finding.severity);
        row.findings.push(at);
        row.line = finding.line.unwrap_or(row.line);
        let Some(column) = finding.column else { continue };
        match row.cells.iter_mut().find(|cell| cell.column == column) {
            Some(cell) => cell.severity = cell.severity.min(finding.severity),
            None => row.cells.push(MarkedCell { column, severity: finding.severity }),
        }
    }
    rows
}
