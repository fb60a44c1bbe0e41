//! `FI`: rows and cells that a strict reader stumbles over.

use super::{Findings, Found};
use crate::{
    explain::{
        catalogue::Code,
        words::{self, Word},
    },
    parse::{
        Table,
        csv::{CellFault, QuoteFault},
        header::How,
        record::Record,
    },
};
use alloc::{string::ToString, vec};

/// Lines above the header, and columns whose meaning is open.
pub(super) fn check_header(table: &Table<'_>, findings: &mut Findings) {
    let line = Some(table.header_line);
    if table.rows_above > 0 {
        let args = vec![
            ("rows", Word::from(table.rows_above.to_string())),
            ("line", Word::from(table.header_line.to_string())),
        ];
        findings.push(Found::of_input(Code::FI009, line, None, args));
    }
    for (at, column) in table.columns.iter().enumerate() {
        if matches!(column.how, How::Ambiguous | How::Doubled) {
            let args = vec![("header", Word::from(words::excerpt(&column.header)))];
            findings.push(Found::of_input(Code::FI008, line, Some(at + 1), args));
        }
    }
}

/// Broken quotation marks, and rows that do not fit the header.
pub(super) fn check_row(record: &Record<'_, '_>, findings: &mut Findings) {
    for fault in &record.row().faults {
        findings.push(quote(record, *fault));
    }
    if !record.fits_header() {
        let cells = record.row().cells.len();
        let line = record.row().line;
        let args = vec![
            ("line", Word::from(line.to_string())),
            ("cells", Word::from(cells.to_string())),
            ("columns", Word::from(record.table.columns.len().to_string())),
        ];
        let column = cells.min(record.table.columns.len()) + usize::from(cells > record.table.columns.len());
        findings.push(of_row(Code::FI003, record, column, args));
    }
}

fn quote(record: &Record<'_, '_>, fault: CellFault) -> Found {
    let code = match fault.fault {
        QuoteFault::Unterminated => Code::FI001,
        QuoteFault::TextAfter => Code::FI002,
        QuoteFault::Stray => Code::FI010,
    };
    let line = record.row().cells.get(fault.cell).map_or(record.row().line, |cell| cell.line);
    let args =
        vec![("line", Word::from(line.to_string())), ("character", Word::from(fault.character.to_string()))];
    let mut found = of_row(code, record, fault.cell + 1, args);
    found.line = Some(line);
    found.raw = Some(words::excerpt(record.row().text(fault.cell)));
    found
}

fn of_row(code: Code, record: &Record<'_, '_>, column: usize, args: words::Args) -> Found {
    let label = super::label(record);
    Found {
        record: Some(record.number),
        label: Some(label),
        ..Found::of_input(code, Some(record.row().line), Some(column), args)
    }
}
