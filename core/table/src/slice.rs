//! Consecutive rows of a table's body, cut off so that they can be read by
//! themselves, in any order and at the same time.

use crate::table::{Body, Rows, Table};

/// Consecutive rows of a table's body. Its records have the numbers, and its
/// cells the lines, that they have in the whole table.
#[derive(Clone, Debug)]
pub struct Slice<'a> {
    from: Rows<'a>,
    rows: usize,
    records_before: usize,
}

impl Slice<'_> {
    /// The rows, read as rows of their table.
    pub fn body<'s>(&'s self, table: &'s Table<'_>) -> Body<'s, 's> {
        table.body_from(self.from.clone(), self.records_before, self.rows)
    }
}

/// Cuts a table's body into slices.
#[derive(Debug)]
pub struct Slices<'t, 'a> {
    body: Body<'t, 'a>,
}

impl<'a> Table<'a> {
    /// The slices of the body, from the first on.
    pub fn slices(&self) -> Slices<'_, 'a> {
        Slices { body: self.body() }
    }
}

impl<'a> Slices<'_, 'a> {
    /// The next slice of about so many records, at least one; nothing at the end.
    pub fn next(&mut self, records: usize) -> Option<Slice<'a>> {
        let (from, before, read) = (self.body.rows.clone(), self.body.number, self.body.read);
        let full = before.saturating_add(records);
        while self.body.number < full && self.body.next_row().is_some() {}
        let rows = self.body.read - read;
        (rows > 0).then_some(Slice { from, rows, records_before: before })
    }
}
