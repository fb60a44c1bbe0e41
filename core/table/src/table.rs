//! Rows become a table: what its columns mean, and each record below its header in
//! turn.

use crate::{
    above::Above,
    bookmarks::Bookmarks,
    column::{Column, How},
    csv::{Reader, Row},
    defined::DefinedRows,
    fault::InputFault,
    grid::Cursor,
    header::{Mapping, read_header, settle_defined},
    header_search::find_header_anyhow,
    part::{Part, PartRows},
    place::Place,
    record::Record,
    row_kind::{KnownRows, LaterHeader, is_remark, is_row_of_units, is_surely_value, titles_sums},
    rows::Rows,
    verdict::{TableVerdict, verdict},
};
use alloc::{string::String, vec::Vec};
use rebatelens_model::{Field, Kind, is_missing, money::DecimalMark, zone::Zone};

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
                // Beside a blank identifier, the title may stand anywhere.
                let is_id = has_own
                    || matches!(
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

/// The column, from 0, that says which way amounts go.
fn direction(columns: &[Column]) -> Option<usize> {
    columns.iter().position(|column| column.name.as_deref() == Some("direction"))
}
