//! Rows of cells that do not come from delimited text: a sheet's, an answer's.

use crate::csv::{Cell, Row};
use alloc::{borrow::Cow, vec::Vec};
use rebatelens_model::ordered::sort_by;

/// Cells this far to the right of a header that ends before stand behind the
/// others without the empty ones between, so that a row with one cell at the
/// edge of a sheet costs little.
const FAR: usize = 256;

/// Rows in their order. Cells that hold nothing take no room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid<'a> {
    /// The rows.
    pub rows: Vec<GridRow<'a>>,
    /// First cells of merged areas: the row's line, and the column from 0.
    pub merges: Vec<(usize, usize)>,
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
        let own = next.cells.last().map_or(0, |(column, _)| column + 1);
        row.cells.resize(own.min(FAR).max(width), empty);
        for (column, cell) in &next.cells {
            match row.cells.get_mut(*column) {
                Some(place) => place.clone_from(cell),
                None => row.cells.push(cell.clone()),
            }
        }
        true
    }
}
