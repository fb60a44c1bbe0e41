//! Consecutive rows of a table's body, cut off so that they can be read by
//! themselves, in any order and at the same time.

use crate::{
    place::Place,
    rows::Rows,
    streamed_part::{Passed, WindowLength},
    table::{Body, Table},
    window::Window,
};
use alloc::sync::Arc;

/// Consecutive rows of a table's body. Its records have the numbers, and its
/// cells the lines, that they have in the whole table.
#[derive(Clone, Debug)]
pub struct Slice<'a> {
    start: Start<'a>,
    rows: usize,
    records_before: usize,
}

/// Where a slice begins.
#[derive(Clone, Debug)]
enum Start<'a> {
    /// In rows that are in memory.
    Rows(Rows<'a>),
    /// In a piece of a streamed text, which the slice holds.
    Window(Arc<Window>, Place),
}

impl Slice<'_> {
    /// The rows, read as rows of their table.
    pub fn body<'s>(&'s self, table: &'s Table<'_>) -> Body<'s, 's> {
        let (rows, base) = match &self.start {
            Start::Rows(rows) => (rows.clone(), 0),
            Start::Window(window, inside) => (Rows::Text(window.reader(*inside)), window.base),
        };
        table.body_from(rows, base, self.records_before, self.rows)
    }
}

/// Cuts a table's body into slices.
#[derive(Debug)]
pub struct Slices<'t, 'a> {
    body: Body<'t, 'a>,
    windows: WindowLength,
}

impl<'a> Table<'a> {
    /// The slices of the body, from the first on.
    pub fn slices(&self) -> Slices<'_, 'a> {
        Slices { body: self.body(), windows: WindowLength::Long }
    }

    /// The same, of which few are wanted: little of a streamed text is read around each.
    pub fn slices_apart(&self) -> Slices<'_, 'a> {
        Slices { body: self.body(), windows: WindowLength::Short }
    }
}

impl<'a> Slices<'_, 'a> {
    /// Goes on shortly before a record, where that is further on.
    pub fn skip_to(&mut self, record: usize) {
        let table = self.body.table;
        table.skip_to(&mut self.body, record);
    }

    /// How many records are in front of the next slice.
    pub const fn records(&self) -> usize {
        self.body.number
    }

    /// The next slice of about so many records; nothing at the end. A slice may
    /// have fewer, or rows alone that are no records.
    pub fn next(&mut self, records: usize) -> Option<Slice<'a>> {
        let records = records.max(1);
        let before = self.body.number;
        if let Rows::Streamed(cursor) = &mut self.body.rows {
            let table = self.body.table;
            let cut =
                cursor.rows.cut(self.windows, &mut |window, inside| pass(table, window, inside, records))?;
            self.body.number = before.saturating_add(cut.records);
            let start = Start::Window(cut.window, cut.inside);
            return Some(Slice { start, rows: cut.rows, records_before: before });
        }
        let (from, read) = (self.body.rows.clone(), self.body.read);
        self.body.pass(records, true);
        let rows = self.body.read - read;
        (rows > 0).then_some(Slice { start: Start::Rows(from), rows, records_before: before })
    }
}

/// Steps over rows of at most so many records of a table in a window.
fn pass(table: &Table<'_>, window: &Window, inside: Place, records: usize) -> Passed {
    let mut body = table.body_from(Rows::Text(window.reader(inside)), 0, 0, usize::MAX);
    let looked_at = body.pass(records, window.is_last);
    Passed { rows: body.read, records: body.number, end: body.rows.place(), looked_at }
}
