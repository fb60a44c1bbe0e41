//! Rows become a table: where its header is, what its columns mean, and each
//! record below it in turn.

use super::{
    InputFault,
    csv::{Reader, Row, sniff_delimiter},
    header::{Column, Verdict, read_header, verdict},
    record::Record,
    text::decode,
};
use crate::{
    explain::{catalogue::Code, words::Word},
    limits::{COLUMNS, HEADER_ROWS},
    model::Field,
};
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};

/// A table whose header is understood, ready to be read row by row.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// The encoding that the bytes were read in.
    pub encoding: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The physical line of the header, from 1.
    pub header_line: usize,
    /// Rows above the header that hold something.
    pub rows_above: usize,
    positions: Positions,
    body: Reader<'a>,
}

/// Where each field's column is, from 0.
#[derive(Clone, Debug, Default)]
pub struct Positions([Option<usize>; Field::ALL.len()]);

impl Positions {
    fn of(columns: &[Column]) -> Self {
        let place = |field| columns.iter().position(|column| column.field == Some(field));
        Self(Field::ALL.map(place))
    }

    /// The column of a field, from 0.
    pub fn get(&self, field: Field) -> Option<usize> {
        self.0.get(field.index()).copied().flatten()
    }
}

/// One row of a table's body.
#[derive(Debug)]
pub struct Body<'t, 'a> {
    table: &'t Table<'a>,
    reader: Reader<'a>,
    row: Row<'a>,
    number: usize,
}

impl<'a> Table<'a> {
    /// Opens the bytes of a file or of a page's table.
    ///
    /// # Errors
    /// The input is too large, empty, no text, or has no header that is
    /// understood.
    pub fn open(bytes: &'a [u8], given: &[(String, Field)]) -> Result<Self, InputFault> {
        let decoded = decode(bytes)?;
        let mut body = Reader::new(decoded.text, sniff_delimiter(decoded.text));
        let (header, rows_above) = find_header(&mut body, given)?;
        let positions = Positions::of(&header.columns);
        Ok(Self {
            encoding: decoded.encoding,
            columns: header.columns,
            header_line: header.line,
            rows_above,
            positions,
            body,
        })
    }

    /// The body from its first row on.
    pub fn body(&self) -> Body<'_, 'a> {
        Body { table: self, reader: self.body.clone(), row: Row::default(), number: 0 }
    }

    /// The column of a field, from 0.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.positions.get(field)
    }
}

impl<'a> Body<'_, 'a> {
    /// The next row that holds anything, and its number from 1.
    pub fn next_record(&mut self) -> Option<Record<'_, 'a>> {
        loop {
            if !self.reader.read(&mut self.row) {
                return None;
            }
            if !self.row.is_blank() {
                self.number += 1;
                return Some(Record { table: self.table, row: &self.row, number: self.number });
            }
        }
    }
}

struct Header {
    columns: Vec<Column>,
    line: usize,
}

/// Looks for the first row that names the fields of a rebate table.
fn find_header(reader: &mut Reader<'_>, given: &[(String, Field)]) -> Result<(Header, usize), InputFault> {
    let mut row = Row::default();
    let mut above = 0;
    let mut closest: Option<Header> = None;
    while above < HEADER_ROWS && reader.read(&mut row) {
        if row.is_blank() {
            continue;
        }
        let columns = read_header(row.cells.iter().take(COLUMNS).map(|cell| cell.text.as_ref()), given);
        if row.cells.len() <= COLUMNS && verdict(&columns) == Verdict::RebateTable {
            return Ok((Header { columns, line: row.line }, above));
        }
        let known = |columns: &[Column]| columns.iter().filter(|column| column.field.is_some()).count();
        if closest.as_ref().is_none_or(|header| known(&header.columns) < known(&columns)) {
            closest = Some(Header { columns, line: row.line });
        }
        above += 1;
    }
    Err(no_header(closest))
}

fn no_header(closest: Option<Header>) -> InputFault {
    let (columns, line) = closest.map_or((vec![], None), |header| (header.columns, Some(header.line)));
    let names = |known: bool| {
        let named = columns.iter().filter(|column| column.field.is_some() == known);
        let mut list: Vec<&str> =
            named.map(|column| column.header.as_str()).filter(|h| !h.is_empty()).collect();
        let more = list.len().saturating_sub(12);
        list.truncate(12);
        let text = list.join(", ").chars().take(300).collect::<String>();
        if more > 0 { text + " …" } else { text }
    };
    let or_none = |text: String| if text.is_empty() { Word::both("none", "无") } else { Word::from(text) };
    let args = vec![
        ("understood", or_none(names(true))),
        ("other", or_none(names(false))),
        ("line", Word::from(line.unwrap_or(1).to_string())),
    ];
    InputFault { code: Code::FI004, line, column: columns.first().map(|_| 1), args }
}
