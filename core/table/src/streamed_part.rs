//! What a table sees of a text that is read piece by piece.

use crate::{csv::Row, place::Place, window::Window};
use alloc::{boxed::Box, sync::Arc};
use core::fmt::Debug;

/// Rows whose text is read piece by piece. They are held behind this trait, so
/// that a module that streams nothing links none of it.
pub(crate) trait StreamedRows: Debug + Send + Sync {
    /// Reads the next row, of a body so wide where it is one's; false at the end.
    fn read(&mut self, row: &mut Row<'_>, width: Option<usize>) -> bool;

    /// Where reading is.
    fn place(&self) -> Place;

    /// Goes on reading at a place.
    fn go_to(&mut self, place: Place);

    /// Cuts off the next rows, of which a table says how many they are.
    fn cut(&mut self, windows: WindowLength, pass: Pass<'_>) -> Option<Cut>;
}

/// How much of a text is read at once.
#[derive(Clone, Copy, Debug)]
pub(crate) enum WindowLength {
    /// Of rows that are read one after the other.
    Long,
    /// Of rows that lie apart.
    Short,
}

/// Steps over rows from a place of a window on, as far as nothing behind the window
/// can change them.
pub(crate) type Pass<'p> = &'p mut dyn FnMut(&Window, Place) -> Passed;

/// Rows that were stepped over.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Passed {
    pub(crate) rows: usize,
    pub(crate) records: usize,
    /// Where they end in the window.
    pub(crate) end: Place,
    /// The byte up to which a row behind them was looked at, where that is further
    /// than its end; otherwise 0.
    pub(crate) looked_at: usize,
}

/// Rows that were cut off, with the text that they stand in.
#[derive(Debug)]
pub(crate) struct Cut {
    pub(crate) window: Arc<Window>,
    /// Where they begin in the window.
    pub(crate) inside: Place,
    pub(crate) rows: usize,
    pub(crate) records: usize,
}

/// What opens the rows of a streamed text.
pub(crate) trait StreamedTable: Debug + Sync {
    /// The rows, from the first on.
    fn rows(&self) -> Box<dyn StreamedRows + '_>;
}

/// A part whose rows are read piece by piece.
#[derive(Clone, Copy, Debug)]
pub struct StreamedPart<'s>(pub(crate) &'s (dyn StreamedTable + 's));

impl<'s> StreamedPart<'s> {
    /// The rows, from the first on.
    pub(crate) fn cursor(self) -> StreamedCursor<'s> {
        StreamedCursor { part: self, rows: self.0.rows() }
    }
}

/// Reads streamed rows; a clone reads them by itself.
#[derive(Debug)]
pub(crate) struct StreamedCursor<'s> {
    part: StreamedPart<'s>,
    pub(crate) rows: Box<dyn StreamedRows + 's>,
}

impl Clone for StreamedCursor<'_> {
    fn clone(&self) -> Self {
        let mut copy = self.part.cursor();
        copy.rows.go_to(self.rows.place());
        copy
    }
}
