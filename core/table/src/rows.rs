//! The rows of a part, one after the other.

use crate::{
    csv::{Reader, Row},
    grid::Cursor,
    place::Place,
    streamed_part::StreamedCursor,
};

/// Rows, wherever they come from.
#[derive(Clone, Debug)]
pub(crate) enum Rows<'a> {
    Text(Reader<'a>),
    Streamed(StreamedCursor<'a>),
    Grid(Cursor<'a>),
}

impl<'a> Rows<'a> {
    /// The next row.
    pub(crate) fn read(&mut self, row: &mut Row<'a>) -> bool {
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
    pub(crate) fn read_fitting(&mut self, row: &mut Row<'a>, width: usize) -> bool {
        match self {
            Self::Text(reader) => reader.read_fitting(row, width),
            Self::Streamed(cursor) => cursor.rows.read(row, Some(width)),
            Self::Grid(cursor) => cursor.read(row, width),
        }
    }
}
