//! Rows of cells that do not come from delimited text: a sheet's, an answer's.

use crate::csv::{Cell, Row};
use alloc::{borrow::Cow, vec::Vec};
use rebatelens_model::ordered::sort_by;

/// Columns this far to the right that hold nothing in any row take no room, so that
/// a row with one cell at the edge of a sheet costs little.
const FAR: usize = 256;

/// Rows in their order. Cells that hold nothing take no room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid<'a> {
    /// The rows.
    pub rows: Vec<GridRow<'a>>,
    /// First cells of merged areas: the row's line, and the column from 0.
    pub merges: Vec<(usize, usize)>,
    /// Far columns that hold something, ascending.
    far: Vec<usize>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow<'a> {
    /// Where it stands: the line of its text, or its number in its sheet.
    pub line: usize,
    /// Cells that hold something, by column from 0, ascending.
    pub cells: Vec<(usize, Cell<'a>)>,
}

impl<'a> Grid<'a> {
    /// Adds a row.
    pub fn push(&mut self, mut row: GridRow<'a>) {
        sort_by(&mut row.cells, |(a, _), (b, _)| a.cmp(b));
        let columns = row.cells.iter().rev().map(|(column, _)| *column);
        for column in columns.take_while(|column| *column >= FAR) {
            if let Err(place) = self.far.binary_search(&column) {
                self.far.insert(place, column);
            }
        }
        self.rows.push(row);
    }
}

/// Reads a grid's rows one after the other.
#[derive(Clone, Debug)]
pub struct Cursor<'a> {
    grid: &'a Grid<'a>,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// A reader of a grid's rows, before the first.
    pub fn new(grid: &'a Grid<'a>) -> Self {
        Self { grid, at: 0 }
    }

    /// The next row, from 0.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// Goes on at a row, from 0.
    pub(crate) const fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    /// First cells of merged areas.
    pub fn merges(&self) -> &'a [(usize, usize)] {
        &self.grid.merges
    }

    /// Fills the next row, at least so wide; false at the end.
    pub fn read(&mut self, row: &mut Row<'a>, width: usize) -> bool {
        let next = self.grid.rows.get(self.at);
        row.begin(next.map_or(row.line, |next| next.line));
        let Some(next) = next else { return false };
        self.at += 1;
        let empty = Cell { text: Cow::Borrowed(""), line: next.line };
        let own = next.cells.last().map_or(0, |(column, _)| self.place(*column) + 1);
        // A header is as wide as it is; what stands behind it is in no column.
        let most = if width == 0 { own } else { FAR };
        row.cells.resize(own.min(most).max(width), empty);
        for (column, cell) in &next.cells {
            match row.cells.get_mut(self.place(*column)) {
                Some(place) => place.clone_from(cell),
                None => row.cells.push(cell.clone()),
            }
        }
        true
    }

    /// Where a column stands once the far ones that hold nothing are left out.
    fn place(&self, column: usize) -> usize {
        if column < FAR {
            column
        } else {
            self.grid.far.partition_point(|far| *far < column).saturating_add(FAR)
        }
    }
}
