//! Where the header of a table is: the first row, or the first two, that names the
//! fields of a table that is known.

use crate::{
    above::Above,
    bill,
    column::{Column, How},
    csv::{DELIMITERS, Row},
    fault::InputFault,
    header::{Mapping, read_header},
    header_name::normal,
    names::STATEMENTS,
    place::Place,
    row_kind::is_row_of_units,
    rows::Rows,
    verdict::{TableVerdict, verdict},
};
use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{terms::header_row, word::Word};
use rebatelens_model::{
    Field, Kind,
    limits::{COLUMNS, HEADER_ROWS},
    money::read_amount,
};

/// A header that was found.
pub(crate) struct Header {
    /// What the rows below it are.
    pub(crate) kind: Kind,
    pub(crate) columns: Vec<Column>,
    pub(crate) line: usize,
    /// How many rows it stands on.
    pub(crate) rows: usize,
}

/// Looks for a header, and with the other delimiters where there is none. Returns how
/// many rows stand above it as well, and what they say.
pub(crate) fn find_header_anyhow(
    rows: &mut Rows<'_>,
    mapping: &Mapping,
) -> Result<(Header, usize, Above), InputFault> {
    let start = rows.place();
    let fault = match find_header(rows, mapping) {
        Ok(found) => return Ok(found),
        Err(fault) => fault,
    };
    if matches!(rows, Rows::Grid(_)) {
        return Err(fault);
    }
    for delimiter in DELIMITERS.into_iter().filter(|other| *other != start.delimiter) {
        rows.go_to(Place { delimiter, ..start });
        if let Ok(found) = find_header(rows, mapping) {
            return Ok(found);
        }
    }
    Err(fault)
}

/// Looks for the first row that names the fields of a table that is known.
fn find_header(rows: &mut Rows<'_>, mapping: &Mapping) -> Result<(Header, usize, Above), InputFault> {
    let mut row = Row::default();
    let mut above = 0;
    let mut said = Above::default();
    let mut closest: Option<Header> = None;
    let mut wide = None;
    while above < HEADER_ROWS && rows.read(&mut row) {
        if row.is_blank() {
            continue;
        }
        if row.cells.len() > COLUMNS {
            wide.get_or_insert((row.line, row.cells.len()));
            above += 1;
            continue;
        }
        let header = Header { kind: Kind::Other, columns: columns(&row, mapping), line: row.line, rows: 1 };
        let mut below = rows.clone();
        if let Some(grouped) = grouped(&header, &row, &mut below, mapping) {
            *rows = below;
            return Ok((grouped, above, said));
        }
        if let Some(kind) = kind(&header.columns, mapping) {
            return Ok((with_units(Header { kind, ..header }, rows), above, said));
        }
        if let Some((kind, columns)) = bill::read_header(&row, mapping) {
            return Ok((Header { kind, columns, ..header }, above, said));
        }
        if closest.as_ref().is_none_or(|closest| known(&closest.columns) < known(&header.columns)) {
            closest = Some(header);
        }
        said.take(&row);
        above += 1;
    }
    Err(match wide {
        Some((line, cells)) if closest.is_none() => too_wide(line, cells),
        _ => no_header(closest),
    })
}

/// A header and the row of units below it, where there is one. A unit holds for a
/// column whose name has none.
fn with_units(mut header: Header, rows: &mut Rows<'_>) -> Header {
    let mut below = rows.clone();
    let mut row = Row::default();
    if !below.read(&mut row) || !is_row_of_units(&row) {
        return header;
    }
    for (at, column) in header.columns.iter_mut().enumerate() {
        column.take_unit(row.text(at));
    }
    header
}

fn columns(row: &Row<'_>, mapping: &Mapping) -> Vec<Column> {
    read_header(row.cells.iter().map(|cell| cell.text.as_ref()), mapping)
}

fn kind(columns: &[Column], mapping: &Mapping) -> Option<Kind> {
    let kind = if is_statement(columns) { Kind::Statement } else { Kind::Rebate };
    let is_amount = |column: &Column| column.field == Some(Field::RebateAmount) && column.how == How::Given;
    let is_table = verdict(columns) == TableVerdict::RebateTable
        || (mapping.amounts_alone && columns.iter().any(is_amount));
    is_table.then_some(kind)
}

/// Whether columns are those of months' totals alone: nothing says which record,
/// order, customer or product a row is of, nor what its amount comes from.
pub fn states_months_alone(columns: &[Column]) -> bool {
    const OF_DETAILS: [Field; 6] = [
        Field::RecordId,
        Field::OrderId,
        Field::CustomerId,
        Field::Product,
        Field::BaseAmount,
        Field::RebateRate,
    ];
    let has = |field: Field| columns.iter().any(|column| column.field == Some(field));
    has(Field::RebateAmount) && has(Field::SettlementPeriod) && !OF_DETAILS.into_iter().any(has)
}

/// Whether a header says that it is a statement's.
fn is_statement(columns: &[Column]) -> bool {
    let says = |column: &Column| {
        let name = normal(&column.header);
        let is_amount = column.field == Some(Field::RebateAmount) || column.field.is_none();
        is_amount && STATEMENTS.iter().any(|word| name.contains(word))
    };
    states_months_alone(columns) && columns.iter().any(says)
}

fn known(columns: &[Column]) -> usize {
    columns.iter().filter(|column| column.field.is_some()).count()
}

/// A header on two rows: groups above, names below. Only where the two say
/// more together than the upper one alone, and the lower holds no numbers.
fn grouped<'a>(upper: &Header, row: &Row<'a>, below: &mut Rows<'a>, mapping: &Mapping) -> Option<Header> {
    let mut lower = Row::default();
    if !below.read(&mut lower) || lower.cells.len() > COLUMNS {
        return None;
    }
    let filled = || lower.cells.iter().filter(|cell| !cell.text.trim().is_empty());
    let number = |text: &str| {
        read_amount(text).read().is_some() || text.bytes().filter(u8::is_ascii_digit).count() > 4
    };
    if filled().count() < 2 || filled().any(|cell| number(&cell.text)) {
        return None;
    }
    let mut group = "";
    let width = row.cells.len().max(lower.cells.len());
    let names: Vec<String> = (0..width)
        .map(|column| {
            let (above, under) = (row.text(column).trim(), lower.text(column).trim());
            if !above.is_empty() {
                group = above;
            }
            joined(if under.is_empty() { above } else { group }, under)
        })
        .collect();
    let columns = read_header(names.iter().map(String::as_str), mapping);
    let own = known(&self::columns(&lower, mapping));
    let better = known(&columns) > known(&upper.columns) && (own > 0 || known(&columns) > own);
    let kind = kind(&columns, mapping).filter(|_| better)?;
    // Where the lower row alone is the header, what stands above is a title.
    if own >= known(&columns) {
        return None;
    }
    Some(Header { kind, columns, line: row.line, rows: 2 })
}

/// The name of a column below a group.
fn joined(group: &str, name: &str) -> String {
    if name.is_empty() {
        return group.into();
    }
    let knows = |text: &str| {
        read_header(core::iter::once(text), &Mapping::default()).iter().any(|c| c.field.is_some())
    };
    let ways = [format!("{group}{name}"), format!("{group} {name}"), name.into()];
    let best = ways.iter().find(|way| knows(way)).cloned();
    best.unwrap_or_else(|| if group.is_empty() { name.into() } else { format!("{group} {name}") })
}

/// A table of more columns than are read.
fn too_wide(line: usize, cells: usize) -> InputFault {
    let counts = [("cells", cells), ("limit", COLUMNS)].map(|(name, count)| (name, count.to_string().into()));
    let args = vec![
        ("understood", Word::term(&header_row::NOTHING)),
        ("other", Word::filled(&header_row::TOO_WIDE, &counts)),
        ("line", Word::from(line.to_string())),
    ];
    InputFault::no_header(Some(line), args, vec![])
}

fn no_header(closest: Option<Header>) -> InputFault {
    let (columns, line) = closest.map_or((vec![], None), |header| (header.columns, Some(header.line)));
    let list = |named: &mut dyn Iterator<Item = String>| {
        let mut list: Vec<String> = named.collect();
        let more = list.len().saturating_sub(12);
        list.truncate(12);
        if list.is_empty() {
            return Word::term(&header_row::NOTHING);
        }
        Word::each(|lang| {
            let text: String = list.join(lang.comma()).chars().take(400).collect();
            if more > 0 { text + " …" } else { text }
        })
    };
    let understood = columns.iter().filter(|column| column.field.is_some());
    let other = columns.iter().filter(|column| column.field.is_none() && !column.header.is_empty());
    let question = |column: &Column| match column.could_be().as_slice() {
        [] => column.header.clone(),
        fields => {
            let names: Vec<&str> = fields.iter().take(3).map(|field| field.name()).collect();
            format!("{} ({}?)", column.header, names.join("/"))
        }
    };
    let args = vec![
        ("understood", list(&mut understood.map(|column| column.header.clone()))),
        ("other", list(&mut other.map(question))),
        ("line", Word::from(line.unwrap_or(1).to_string())),
    ];
    InputFault::no_header(line, args, columns)
}
