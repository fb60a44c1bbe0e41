//! Rows become a table: where its header is, what its columns mean, and each
//! record below it in turn.

use crate::{
    above::Above,
    bill,
    bookmarks::Bookmarks,
    column::{Column, How},
    csv::{DELIMITERS, Reader, Row},
    defined::DefinedRows,
    fault::InputFault,
    grid::Cursor,
    header::{Mapping, read_header, settle_defined},
    header_name::normal,
    part::{Part, PartRows},
    place::Place,
    record::Record,
    row_kind::{KnownRows, LaterHeader, is_remark, is_row_of_units, is_surely_value, titles_sums},
    streamed_part::StreamedCursor,
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
    Field, Kind, is_missing,
    limits::{COLUMNS, HEADER_ROWS},
    money::{DecimalMark, read_amount},
    zone::Zone,
};

/// A table whose header is understood, ready to be read row by row.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// What its rows are.
    pub kind: Kind,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The physical line of the header, from 1; of the first record's text
    /// where the names stand in each record.
    pub header_line: usize,
    /// Rows that the header stands on: two where names are grouped, none where
    /// they stand in each record.
    pub header_rows: usize,
    /// Rows above the header that hold something.
    pub rows_above: usize,
    /// How its amounts are read where their own form leaves it open.
    pub decimal_mark: DecimalMark,
    /// The zone of its times that name none, where the person said it.
    pub zone: Option<Zone>,
    /// Whether its adjustments are deductions, which are taken off.
    pub deducts_adjustment: bool,
    /// The column, from 0, that says which way its amounts go.
    pub direction: Option<usize>,
    positions: Positions,
    is_split_by_commas: bool,
    pub(crate) body: Rows<'a>,
    /// What the lines above the header say.
    pub above: Above,
    /// The column that says that a row is a record's, where there is one.
    key: Option<usize>,
    /// What the whole of it shows about its rows.
    pub known: KnownRows,
    /// Places that records are found again from.
    pub bookmarks: Bookmarks,
}

/// Rows, wherever they come from.
#[derive(Clone, Debug)]
pub(crate) enum Rows<'a> {
    Text(Reader<'a>),
    Streamed(StreamedCursor<'a>),
    Grid(Cursor<'a>),
}

impl<'a> Rows<'a> {
    fn read(&mut self, row: &mut Row<'a>) -> bool {
        match self {
            Self::Text(reader) => reader.read(row),
            Self::Streamed(cursor) => cursor.rows.read(row, None),
            Self::Grid(cursor) => cursor.read(row, 0),
        }
    }

    /// Where reading is.
    pub(crate) fn place(&self) -> Place {
        match self {
            Self::Text(reader) => reader.place(),
            Self::Streamed(cursor) => cursor.rows.place(),
            Self::Grid(cursor) => Place { at: cursor.at(), ..Place::default() },
        }
    }

    /// Goes on reading at a place.
    pub(crate) fn go_to(&mut self, place: Place) {
        match self {
            Self::Text(reader) => reader.go_to(place),
            Self::Streamed(cursor) => cursor.rows.go_to(place),
            Self::Grid(cursor) => cursor.go_to(place.at),
        }
    }

    /// The next row of a body so wide.
    fn read_fitting(&mut self, row: &mut Row<'a>, width: usize) -> bool {
        match self {
            Self::Text(reader) => reader.read_fitting(row, width),
            Self::Streamed(cursor) => cursor.rows.read(row, Some(width)),
            Self::Grid(cursor) => cursor.read(row, width),
        }
    }
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

/// A table's body, read row by row.
#[derive(Debug)]
pub struct Body<'t, 'a> {
    pub(crate) table: &'t Table<'a>,
    pub(crate) rows: Rows<'a>,
    /// Where the text of the rows begins in that of the table.
    base: usize,
    row: Row<'a>,
    pub(crate) number: usize,
    /// Rows that were read, blank ones included, and rows that may still be.
    pub(crate) read: usize,
    left: usize,
}

/// A row of a table's body.
#[derive(Debug)]
pub enum BodyRow<'r, 'a> {
    /// A record.
    Record(Record<'r, 'a>),
    /// A row that adds up others.
    Totals(&'r Row<'a>),
    /// The header once more.
    Header(&'r Row<'a>),
    /// A sentence about the table.
    Remark(&'r Row<'a>),
}

enum RowKind {
    Record,
    Totals,
    Header,
    Remark,
}

impl<'a> Table<'a> {
    /// Opens a part of an input.
    ///
    /// # Errors
    /// The part holds no rows, or has no header that is understood.
    pub fn open(part: &'a Part<'_>, mapping: &Mapping) -> Result<Self, InputFault> {
        match &part.rows {
            Err(fault) => Err(fault.clone()),
            Ok(PartRows::Text { text, delimiter }) => {
                Self::below_header(Rows::Text(Reader::new(text, *delimiter)), mapping)
            }
            Ok(PartRows::Streamed(part)) => Self::below_header(Rows::Streamed(part.cursor()), mapping),
            Ok(PartRows::Sheet(grid)) => Self::below_header(Rows::Grid(Cursor::new(grid)), mapping),
            Ok(PartRows::Defined(answer)) => Ok(Self::of_defined(answer, mapping)),
        }
    }

    fn below_header(mut rows: Rows<'a>, mapping: &Mapping) -> Result<Self, InputFault> {
        let (mut header, rows_above, above) = find_header_anyhow(&mut rows, mapping)?;
        above.apply(&mut header.columns);
        Ok(Self {
            above,
            kind: header.kind,
            positions: Positions::of(&header.columns),
            deducts_adjustment: header.columns.iter().any(Column::is_deduction),
            direction: direction(&header.columns),
            header_line: header.line,
            header_rows: header.rows,
            rows_above,
            decimal_mark: DecimalMark::default(),
            zone: None,
            is_split_by_commas: rows.place().delimiter == b',',
            body: rows,
            key: key(&header.columns),
            known: KnownRows::default(),
            bookmarks: Bookmarks::default(),
            columns: header.columns,
        })
    }

    /// The interface's definition names the columns; where there is none, they
    /// are read as a header's.
    fn of_defined(answer: &'a DefinedRows<'_>, mapping: &Mapping) -> Self {
        let named = read_header(answer.headers.iter().map(String::as_str), mapping);
        let is_rebate = answer.kind == Kind::Other && verdict(&named) == TableVerdict::RebateTable;
        let columns = if is_rebate {
            named
        } else {
            let defined = answer.headers.iter().zip(&answer.types);
            let mut columns: Vec<Column> =
                defined.map(|(header, kind)| Column::defined(header, *kind)).collect();
            for (column, named) in columns.iter_mut().zip(named) {
                if named.how == How::Given {
                    *column = named;
                }
            }
            settle_defined(&mut columns);
            columns
        };
        Self {
            kind: if is_rebate { Kind::Rebate } else { answer.kind },
            positions: Positions::of(&columns),
            deducts_adjustment: columns.iter().any(Column::is_deduction),
            direction: None,
            columns,
            header_line: answer.grid.rows.first().map_or(1, |row| row.line),
            header_rows: 0,
            rows_above: 0,
            decimal_mark: DecimalMark::default(),
            zone: None,
            is_split_by_commas: false,
            body: Rows::Grid(Cursor::new(&answer.grid)),
            above: Above::default(),
            key: None,
            known: KnownRows::default(),
            bookmarks: Bookmarks::default(),
        }
    }

    /// The body from its first row on.
    pub fn body(&self) -> Body<'_, 'a> {
        self.body_from(self.body.clone(), 0, 0, usize::MAX)
    }

    /// So many rows of the body, behind so many records. Their text may begin at
    /// a byte within that of the table.
    pub(crate) fn body_from<'w>(
        &self,
        rows: Rows<'w>,
        base: usize,
        number: usize,
        left: usize,
    ) -> Body<'_, 'w>
    where
        'a: 'w,
    {
        Body { table: self, rows, base, row: Row::default(), number, read: 0, left }
    }

    /// Goes on reading shortly before a record, where that is further on.
    pub fn skip_to(&self, body: &mut Body<'_, 'a>, record: usize) {
        if let Some((number, place)) =
            self.bookmarks.before(record).filter(|(number, _)| *number > body.number)
        {
            body.rows.go_to(place);
            body.number = number;
        }
    }

    /// Whether its text is read piece by piece, so that its slices are cheaper to
    /// read than its body.
    pub const fn is_streamed(&self) -> bool {
        matches!(self.body, Rows::Streamed(_))
    }

    /// Whether every cell says itself which column it is in, so that a row of
    /// another length is no sign of a shift.
    pub const fn cells_are_placed(&self) -> bool {
        matches!(self.body, Rows::Grid(_))
    }

    /// Whether a comma that is not in quotation marks ends a cell.
    pub const fn is_split_by_commas(&self) -> bool {
        self.is_split_by_commas
    }

    /// Whether semicolons separate its cells.
    pub fn is_split_by_semicolons(&self) -> bool {
        self.body.place().delimiter == b';'
    }

    /// First cells of merged areas below the header: the line, and the column
    /// from 0.
    pub fn merges(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let all = match &self.body {
            Rows::Text(_) | Rows::Streamed(_) => &[][..],
            Rows::Grid(cursor) => cursor.merges(),
        };
        let body = self.header_line + self.header_rows;
        all.iter().copied().filter(move |(line, _)| *line >= body)
    }

    /// The column of a field, from 0.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.positions.get(field)
    }

    fn is_money(&self, column: usize) -> bool {
        let own = self.columns.get(column).and_then(|column| column.field);
        own.is_some_and(Field::is_money)
    }

    /// The column of that own name, from 0.
    pub fn named(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name.as_deref() == Some(name))
    }
}

impl<'a> Body<'_, 'a> {
    /// The next row that holds anything.
    pub fn next_row(&mut self) -> Option<BodyRow<'_, 'a>> {
        while self.read_row()? {}
        Some(match self.kind() {
            RowKind::Totals => BodyRow::Totals(&self.row),
            RowKind::Header => BodyRow::Header(&self.row),
            RowKind::Remark => BodyRow::Remark(&self.row),
            RowKind::Record => {
                self.number += 1;
                BodyRow::Record(Record { table: self.table, row: &self.row, number: self.number })
            }
        })
    }

    /// The next record, and its number from 1.
    pub fn next_record(&mut self) -> Option<Record<'_, 'a>> {
        while self.read_row()? || !matches!(self.kind(), RowKind::Record) {}
        self.number += 1;
        Some(Record { table: self.table, row: &self.row, number: self.number })
    }

    /// Reads the next row; returns whether it is blank, or nothing at the end.
    fn read_row(&mut self) -> Option<bool> {
        let is_blank = self.read_as_written()?;
        self.arrange();
        Some(is_blank)
    }

    /// Puts the cells of a row below a later header under the columns of the first.
    fn arrange(&mut self) {
        let known = &self.table.known;
        if !known.headers.is_empty()
            && !known.is_header(self.row.line)
            && let Some(header) = known.header_of(self.row.line)
        {
            header.arrange(&mut self.row);
        }
    }

    /// The same, its cells in the order of the file.
    fn read_as_written(&mut self) -> Option<bool> {
        self.left = self.left.checked_sub(1)?;
        if !self.rows.read_fitting(&mut self.row, self.table.columns.len()) {
            return None;
        }
        self.read += 1;
        Some(self.row.is_blank())
    }

    /// Where reading is in the text of the table.
    pub(crate) fn place(&self) -> Place {
        let place = self.rows.place();
        Place { at: place.at.saturating_add(self.base), ..place }
    }

    /// Steps over rows of at most so many records. Where text follows that is not
    /// here, it stops before the first row that this text may change, and returns
    /// the byte up to which it would have to be looked at; otherwise 0.
    pub(crate) fn pass(&mut self, records: usize, is_end: bool) -> usize {
        let full = self.number.saturating_add(records);
        let width = Some(self.table.columns.len());
        while self.number < full {
            self.pass_plain(full.saturating_sub(self.number), is_end);
            if self.number >= full {
                break;
            }
            let before = self.rows.place();
            let Some(is_blank) = self.read_as_written() else { break };
            if let Rows::Text(reader) = &mut self.rows
                && !is_end
                && !reader.is_sure(&self.row, width)
            {
                let looked_at = if self.row.is_sound(width) { 0 } else { reader.looked_at() };
                reader.go_to(before);
                self.read -= 1;
                return looked_at;
            }
            self.arrange();
            if !is_blank && matches!(self.kind(), RowKind::Record) {
                self.number += 1;
            }
        }
        0
    }

    /// Steps over rows that are surely records.
    fn pass_plain(&mut self, most: usize, is_end: bool) {
        if let (Rows::Text(reader), Some(key), true) =
            (&mut self.rows, self.table.key, self.table.known.is_empty())
        {
            let rows = reader.pass_plain(self.table.columns.len(), most, is_end, key);
            self.number += rows;
            self.read += rows;
        }
    }

    fn kind(&self) -> RowKind {
        if self.table.header_rows == 0 {
            return RowKind::Record;
        }
        if !self.table.known.is_empty() {
            if self.table.known.is_sum(self.row.line) {
                return RowKind::Totals;
            }
            if self.table.known.is_header(self.row.line) {
                return RowKind::Header;
            }
        }
        // Nearly every record's identifier says that the row is one.
        if let Some(key) = self.table.key
            && is_surely_value(self.row.text(key))
            && self.row.text(key + 1).bytes().next().is_some_and(|byte| byte.is_ascii_graphic())
        {
            return RowKind::Record;
        }
        self.kind_of_all()
    }

    /// What the row is by all of its cells.
    #[inline(never)]
    fn kind_of_all(&self) -> RowKind {
        let Some(at) = self.row.cells.iter().position(|cell| !cell.text.is_empty()) else {
            return RowKind::Record;
        };
        if self.table.is_money(at) && self.is_bare_sum() {
            RowKind::Totals
        } else if self.repeats_header() {
            RowKind::Header
        } else if self.adds_up() {
            RowKind::Totals
        } else if is_remark(&self.row, &self.table.columns) {
            RowKind::Remark
        } else {
            RowKind::Record
        }
    }

    /// Money alone, where a record would say what it belongs to. Merged cells
    /// leave it open.
    fn is_bare_sum(&self) -> bool {
        let belongs = self.table.columns.iter().enumerate().filter(|(at, _)| !self.table.is_money(*at));
        let (mut named, mut filled) = (0, false);
        for (at, column) in belongs.filter(|(_, column)| column.field != Some(Field::Currency)) {
            named += usize::from(column.field.is_some());
            filled |= !self.row.text(at).trim().is_empty();
        }
        !filled && named >= NAMING && self.table.merges().next().is_none()
    }

    fn repeats_header(&self) -> bool {
        let amount = self.table.column(Field::RebateAmount).or_else(|| self.table.column(Field::BaseAmount));
        let is_number = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
        if amount.is_some_and(|at| is_number(self.row.text(at))) {
            return false;
        }
        is_row_of_units(&self.row) || LaterHeader::of(&self.row, &self.table.columns).is_some()
    }

    /// A title of sums in any cell, and no identifier of a record of its own.
    fn adds_up(&self) -> bool {
        let table = self.table;
        let own = || [Field::RecordId, Field::OrderId].into_iter().filter_map(|field| table.column(field));
        let has_own = own().next().is_some();
        let mut is_titled = false;
        for at in own() {
            let text = self.row.text(at).trim();
            let is_title = titles_sums(text, true);
            if !is_title && !is_missing(text) {
                return false;
            }
            is_titled |= is_title;
        }
        is_titled
            || self.row.cells.iter().zip(&table.columns).any(|(cell, column)| {
                let is_text = match column.field {
                    Some(Field::Note) => has_own,
                    Some(field) => !field.is_money(),
                    None => true,
                };
                let is_id = matches!(
                    column.field,
                    Some(Field::CustomerId | Field::PartnerId | Field::SettlementPeriod)
                );
                is_text && titles_sums(cell.text.trim(), is_id)
            })
    }
}

/// The column of identifiers by which most rows are known to be records. A header
/// that ends in a digit could be taken for one.
fn key(columns: &[Column]) -> Option<usize> {
    let own = [Field::RecordId, Field::OrderId];
    let mut places = own.into_iter().filter_map(|field| columns.iter().position(|c| c.field == Some(field)));
    places.next().filter(|at| columns.get(*at).is_some_and(|column| !is_surely_value(&column.header)))
}

/// Columns that say what a record is, of which all are empty in a bare sum.
const NAMING: usize = 3;

struct Header {
    kind: Kind,
    columns: Vec<Column>,
    line: usize,
    rows: usize,
}

/// Looks for a header, and with the other delimiters where there is none.
fn find_header_anyhow(rows: &mut Rows<'_>, mapping: &Mapping) -> Result<(Header, usize, Above), InputFault> {
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
        if let Some(kind) = kind(&header.columns) {
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

/// The column, from 0, that says which way amounts go.
fn direction(columns: &[Column]) -> Option<usize> {
    columns.iter().position(|column| column.name.as_deref() == Some("direction"))
}

fn kind(columns: &[Column]) -> Option<Kind> {
    let kind = if is_statement(columns) { Kind::Statement } else { Kind::Rebate };
    (verdict(columns) == TableVerdict::RebateTable).then_some(kind)
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
        is_amount && ["statement", "对账单", "结算单"].iter().any(|word| name.contains(word))
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
    let kind = kind(&columns).filter(|_| better)?;
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
