//! `FI`: rows and cells that a strict reader stumbles over.

use crate::{findings::Findings, registry::Check, table_context::TableContext};
use alloc::{boxed::Box, string::ToString, vec, vec::Vec};
use core::ops::Range;
use rebatelens_finding::{
    Rule,
    found::Found,
    names, rule,
    terms::row_misfit,
    word::{self, Word},
};
use rebatelens_model::{Field, Kind, limits::PAGE_CELL_UNITS};
use rebatelens_table::{
    Table,
    column::{Column, How},
    csv::{CellFault, QuoteFault, Row},
    record::{Record, is_forced},
};

rule! { FI001: Error, needs [], replaces [] }
rule! { FI002: Error, needs [], replaces [] }
rule! { FI003: Error, needs [], replaces [] }
rule! { FI008: Warning, needs [], replaces [] }
rule! { FI009: Note, needs [], replaces [] }
rule! { FI010: Note, needs [], replaces [] }
rule! { FI012: Warning, needs [], replaces [] }
rule! { FI020: Note, needs [], replaces [] }
rule! { FI028: Note, needs [], replaces [] }
rule! { FI029: Note, needs [], replaces [] }
rule! { FI035: Note, needs [], replaces [] }
rule! { FI051: Note, needs [], replaces [] }
rule! { FI052: Warning, needs [], replaces [] }
rule! { FI054: Note, needs [], replaces [] }
rule! { FI055: Warning, needs [], replaces [] }
rule! { CA003: Warning, needs [], replaces [] }

/// Lines above the header, and columns whose meaning is open.
fn read_header(table: &Table<'_>, findings: &mut Findings) {
    let line = Some(table.header_line);
    if table.rows_above > 0 {
        let args = vec![
            ("rows", Word::from(table.rows_above.to_string())),
            ("line", Word::from(table.header_line.to_string())),
        ];
        findings.push(Found::of_input(&FI009, line, None, args));
    }
    read_above(table, findings);
    if table.header_rows > 1 {
        let args = vec![("line", Word::from(table.header_line.to_string()))];
        findings.push(Found::of_input(&FI035, line, None, args));
    }
    if let Some((line, column)) = table.merges().next() {
        let args = vec![
            ("count", Word::from(table.merges().count().to_string())),
            ("line", Word::from(line.to_string())),
            ("column", Word::from((column + 1).to_string())),
        ];
        findings.push(Found::of_input(&FI020, Some(line), Some(column + 1), args));
    }
    if table.kind == Kind::Other {
        findings.push(Found::of_input(&FI028, line, None, vec![]));
    }
    for (at, column) in table.columns.iter().enumerate() {
        if matches!(column.how, How::Ambiguous | How::Doubled) {
            let example = column.could_be().first().map_or("rebate_amount", |field| field.name());
            let args =
                vec![("header", Word::from(word::excerpt(&column.header))), ("example", Word::from(example))];
            findings.push(Found::of_input(&FI008, line, Some(at + 1), args));
        }
    }
}

/// Lines above the header that say how the amounts are read.
fn read_above(table: &Table<'_>, findings: &mut Findings) {
    let of_line = |(line, text): &(usize, alloc::string::String)| {
        vec![("line", Word::from(line.to_string())), ("text", Word::from(word::excerpt(text)))]
    };
    for applied in &table.above.applied {
        findings.push(Found::of_input(&FI051, Some(applied.0), None, of_line(applied)));
    }
    if let Some(open) = &table.above.open {
        findings.push(Found::of_input(&FI052, Some(open.0), None, of_line(open)));
    }
}

/// Broken quotation marks, and rows that do not fit the header.
fn read_row(record: &Record<'_, '_>, fits: bool, findings: &mut Findings) {
    if let Some(delimiter) = record.row().delimiter {
        let args = vec![
            ("line", Word::from(record.row().line.to_string())),
            ("delimiter", names::delimiter(delimiter)),
        ];
        findings.push(of_row(&FI012, record, 1, args));
    }
    for fault in &record.row().faults {
        findings.push(quote(record, *fault));
    }
    if !fits {
        let (cells, columns) = (record.row().cells.len(), record.table.columns.len());
        let split = record.split_amount();
        let misfit = if let Some(at) = split {
            let [head, tail] = [at, at + 1].map(|column| word::excerpt(record.row().text(column).trim()));
            Word::filled(&row_misfit::SPLIT_AMOUNT, &[("head", head.into()), ("tail", tail.into())])
        } else {
            let counts = [("cells", cells.to_string().into()), ("columns", columns.to_string().into())];
            Word::filled(&row_misfit::CELLS, &counts)
        };
        let args = vec![
            ("line", Word::from(record.row().line.to_string())),
            ("cells", Word::from(cells.to_string())),
            ("columns", Word::from(columns.to_string())),
            ("misfit", misfit),
        ];
        let column = split.unwrap_or(cells.min(columns) - usize::from(cells <= columns)) + 1;
        findings.push(of_row(&FI003, record, column, args));
    }
}

/// Whether a rule says that a row's cells are not under their names.
pub(crate) fn is_misfit(rule: &Rule) -> bool {
    rule == &FI003
}

/// Cells of a page that its reader had to cut.
fn read_cut(record: &Record<'_, '_>, findings: &mut Findings) {
    for (at, cell) in record.row().cells.iter().enumerate() {
        // No text has fewer bytes than units.
        if cell.text.len() <= PAGE_CELL_UNITS || cell.text.encode_utf16().count() <= PAGE_CELL_UNITS {
            continue;
        }
        let args = vec![("limit", Word::from(PAGE_CELL_UNITS.to_string()))];
        let mut found = of_row(&CA003, record, at + 1, args);
        found.raw = Some(word::excerpt(&cell.text));
        findings.push(found);
    }
}

fn quote(record: &Record<'_, '_>, fault: CellFault) -> Found {
    let code = match fault.fault {
        QuoteFault::Unterminated => &FI001,
        QuoteFault::TextAfter => &FI002,
        QuoteFault::Stray => &FI010,
    };
    let line = record.row().cells.get(fault.cell).map_or(record.row().line, |cell| cell.line);
    let args =
        vec![("line", Word::from(line.to_string())), ("character", Word::from(fault.character.to_string()))];
    let mut found = of_row(code, record, fault.cell + 1, args);
    found.line = Some(line);
    found.raw = Some(word::excerpt(record.row().text(fault.cell)));
    found
}

fn of_row(code: &'static Rule, record: &Record<'_, '_>, column: usize, args: word::Args) -> Found {
    let label = crate::found::label(record);
    Found {
        record: Some(record.number),
        label: Some(label),
        reference: Some(Box::new(crate::found::reference(record))),
        ..Found::of_input(code, Some(record.row().line), Some(column), args)
    }
}

/// A row that is no record: sums, or the header once more.
pub(crate) fn non_record_row(code: &'static Rule, row: &Row<'_>) -> Found {
    let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.trim()).filter(|t| !t.is_empty()).collect();
    let raw = word::excerpt(&texts.join(" · "));
    let args = vec![("line", Word::from(row.line.to_string())), ("remark", Word::from(raw.as_str()))];
    Found { raw: Some(raw), ..Found::of_input(code, Some(row.line), None, args) }
}

/// Cells in some columns that one finding counts, with the place of the first.
#[derive(Default)]
struct CountedCells {
    columns: Vec<usize>,
    cells: usize,
    first: Option<(usize, usize)>,
}

impl CountedCells {
    /// None yet, in the columns of a table that are looked at.
    fn of(table: &Table<'_>, is_looked_at: impl Fn(&Column) -> bool) -> Self {
        let columns = table.columns.iter().enumerate().filter(|(_, column)| is_looked_at(column));
        Self { columns: columns.map(|(at, _)| at).collect(), cells: 0, first: None }
    }

    /// Counts those cells of a record that are meant, in these columns and in more.
    fn take(&mut self, record: &Record<'_, '_>, more: Range<usize>, is_meant: impl Fn(&str) -> bool) {
        for column in self.columns.iter().copied().chain(more) {
            if is_meant(record.row().text(column)) {
                self.cells += 1;
                self.first.get_or_insert((record.cell_line(column), column));
            }
        }
    }

    fn append(&mut self, later: &Self) {
        self.cells += later.cells;
        self.first = self.first.or(later.first);
    }

    fn found(&self, code: &'static Rule) -> Option<Found> {
        let (line, column) = self.first?;
        let args = vec![
            ("count", Word::from(self.cells.to_string())),
            ("line", Word::from(line.to_string())),
            ("column", Word::from((column + 1).to_string())),
        ];
        Some(Found::of_input(code, Some(line), Some(column + 1), args))
    }
}

/// Cells below columns that have no name.
#[derive(Default)]
pub(crate) struct UnnamedColumns(CountedCells);

/// Columns whose cells are blank below a filled one, as merged cells leave them once
/// they are saved as text.
#[derive(Default)]
pub(crate) struct BlanksBelow {
    rows: usize,
    columns: Vec<BlankColumn>,
}

/// The blanks of one column.
struct BlankColumn {
    column: usize,
    /// Whether its first cell is filled; nothing without a row.
    begins_filled: Option<bool>,
    blanks: usize,
    first: Option<usize>,
}

impl Check for BlanksBelow {
    const RULES: &'static [&'static Rule] = &[&FI055];

    fn start(context: &TableContext<'_>) -> Self {
        const FIELDS: [Field; 4] =
            [Field::SettlementPeriod, Field::CustomerId, Field::PartnerId, Field::Currency];
        let is_open = context.table.merges().next().is_none() && context.table.header_rows > 0;
        let places = FIELDS.into_iter().filter(|_| is_open).filter_map(|field| context.table.column(field));
        let column = |column| BlankColumn { column, begins_filled: None, blanks: 0, first: None };
        Self { rows: 0, columns: places.map(column).collect() }
    }

    fn row(&mut self, record: &Record<'_, '_>, fits: bool, _: &TableContext<'_>, _: &mut Findings) {
        if !fits {
            return;
        }
        self.rows += 1;
        for own in &mut self.columns {
            let is_blank = record.row().text(own.column).trim().is_empty();
            own.begins_filled.get_or_insert(!is_blank);
            if is_blank {
                own.blanks += 1;
                own.first.get_or_insert(record.cell_line(own.column));
            }
        }
    }

    fn append(&mut self, later: Self, _: &mut Findings) {
        self.rows += later.rows;
        for (own, later) in self.columns.iter_mut().zip(later.columns) {
            own.begins_filled = own.begins_filled.or(later.begins_filled);
            own.blanks += later.blanks;
            own.first = own.first.or(later.first);
        }
    }

    fn finish(self, context: &TableContext<'_>, out: &mut Findings) {
        let rows = self.rows;
        // A cell left blank here and there is none of these.
        let is_merged =
            |own: &BlankColumn| own.begins_filled == Some(true) && own.blanks > 1 && own.blanks * 3 > rows;
        for own in self.columns.iter().filter(|own| is_merged(own)) {
            let header = context.table.columns.get(own.column).map_or("", |column| column.header.as_str());
            let args = vec![
                ("count", Word::from(own.blanks.to_string())),
                ("header", Word::from(word::excerpt(header))),
                ("line", Word::from(own.first.unwrap_or_default().to_string())),
            ];
            out.push(Found::of_input(&FI055, own.first, Some(own.column + 1), args));
        }
    }
}

/// Cells with marks that keep a spreadsheet from reading them.
#[derive(Default)]
pub(crate) struct ForcedTexts(CountedCells);

impl Check for ForcedTexts {
    const RULES: &'static [&'static Rule] = &[&FI054];

    fn start(context: &TableContext<'_>) -> Self {
        let read = |field: Field| !field.is_identifier() && !matches!(field, Field::Note | Field::Product);
        Self(CountedCells::of(context.table, |column| column.field.is_some_and(read)))
    }

    fn row(&mut self, record: &Record<'_, '_>, fits: bool, _: &TableContext<'_>, _: &mut Findings) {
        if fits {
            self.0.take(record, 0..0, is_forced);
        }
    }

    fn append(&mut self, later: Self, _: &mut Findings) {
        self.0.append(&later.0);
    }

    fn finish(self, _: &TableContext<'_>, out: &mut Findings) {
        out.extend(self.0.found(&FI054));
    }
}

/// What the header and the lines above it show.
#[derive(Default)]
pub(crate) struct Header;

impl Check for Header {
    const RULES: &'static [&'static Rule] = &[&FI008, &FI009, &FI020, &FI028, &FI035, &FI051, &FI052];

    fn header(context: &TableContext<'_>, out: &mut Findings) {
        read_header(context.table, out);
    }
}

impl Check for UnnamedColumns {
    const RULES: &'static [&'static Rule] = &[&FI029];

    fn start(context: &TableContext<'_>) -> Self {
        Self(CountedCells::of(context.table, |column| column.header.is_empty()))
    }

    fn row(&mut self, record: &Record<'_, '_>, fits: bool, _: &TableContext<'_>, _: &mut Findings) {
        let named = record.columns().len();
        let over = named..record.row().cells.len().max(named);
        self.0.take(record, if fits { over } else { 0..0 }, |text| !text.trim().is_empty());
    }

    fn append(&mut self, later: Self, _: &mut Findings) {
        self.0.append(&later.0);
    }

    fn finish(self, _: &TableContext<'_>, out: &mut Findings) {
        out.extend(self.0.found(&FI029));
    }
}

/// Rows that a strict reader stumbles over.
#[derive(Default)]
pub(crate) struct Rows;

impl Check for Rows {
    const RULES: &'static [&'static Rule] = &[&FI001, &FI002, &FI003, &FI010, &FI012];

    fn row(&mut self, record: &Record<'_, '_>, fits: bool, _: &TableContext<'_>, out: &mut Findings) {
        read_row(record, fits, out);
    }
}

/// Cells of a page that its reader had to cut.
#[derive(Default)]
pub(crate) struct CutCells;

impl Check for CutCells {
    const RULES: &'static [&'static Rule] = &[&CA003];

    fn row(&mut self, record: &Record<'_, '_>, _: bool, context: &TableContext<'_>, out: &mut Findings) {
        if context.is_page {
            read_cut(record, out);
        }
    }
}
