//! Rows of cells that do not come from delimited text: a sheet's, an answer's.

use super::csv::{Cell, Row};
use alloc::{borrow::Cow, vec::Vec};

/// Rows in their order. Cells that hold nothing take no room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid<'a> {
    /// The rows.
    pub rows: Vec<GridRow<'a>>,
    /// Columns that any row uses.
    pub width: usize,
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
        row.cells.sort_by_key(|(column, _)| *column);
        let width = row.cells.last().map_or(0, |(column, _)| column + 1);
        self.width = self.width.max(width);
        self.rows.push(row);
    }
}

/// Reads a grid's rows one after the other.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a> {
    grid: &'a Grid<'a>,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(grid: &'a Grid<'a>) -> Self {
        Self { grid, at: 0 }
    }

    /// Fills the next row, as wide as the grid; false at the end.
    pub(super) fn read(&mut self, row: &mut Row<'a>) -> bool {
        row.cells.clear();
        row.faults.clear();
        row.delimiter = None;
        let Some(next) = self.grid.rows.get(self.at) else { return false };
        self.at += 1;
        row.line = next.line;
        let empty = Cell { text: Cow::Borrowed(""), line: next.line };
        row.cells.resize(self.grid.width, empty);
        for (column, cell) in &next.cells {
            if let Some(place) = row.cells.get_mut(*column) {
                place.clone_from(cell);
            }
        }
        true
    }
}
