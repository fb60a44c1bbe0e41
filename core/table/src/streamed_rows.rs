//! Delimited text that is read piece by piece: its rows one after the other, or
//! cut off with their text.

use crate::{
    csv::{Cell, Row},
    form::Form,
    format::Opened,
    part::{Part, PartRows},
    place::Place,
    stream::{StreamFault, StreamedText},
    streamed_part::{Cut, Pass, Passed, StreamedPart, StreamedRows, StreamedTable, WindowLength},
    window::Window,
};
use alloc::{borrow::Cow, boxed::Box, sync::Arc, vec, vec::Vec};

/// Delimited text that is read piece by piece.
#[derive(Debug)]
pub(crate) struct StreamedDelimitedText<'a> {
    pub(crate) stream: &'a StreamedText<'a>,
    /// The byte that the text begins at, behind the mark of its encoding.
    pub(crate) start: usize,
    pub(crate) encoding: &'static str,
    pub(crate) form: Form,
    pub(crate) delimiter: u8,
}

impl Opened for StreamedDelimitedText<'_> {
    fn form(&self) -> Form {
        self.form
    }

    fn parts(&self) -> Vec<Part<'_>> {
        let rows = Ok(PartRows::Streamed(StreamedPart(self)));
        vec![Part { name: None, form: self.form, encoding: self.encoding, rows, notices: vec![] }]
    }
}

impl StreamedTable for StreamedDelimitedText<'_> {
    fn rows(&self) -> Box<dyn StreamedRows + '_> {
        let place = Place { line: 1, delimiter: self.delimiter, ..Place::default() };
        Box::new(WindowRows { text: self, window: None, least: 0, place })
    }
}

/// Windows of rows that are cut off are larger than those of rows that are read
/// one by one.
const CUT_WINDOWS: usize = 64;

/// Windows of rows that lie apart are so much shorter: they hold the records from one
/// bookmark to the next, and a few more.
const SHORT_WINDOWS: usize = 4;

/// How much larger than usual windows stay, once one had to be.
const LARGE_WINDOWS: usize = 256;

/// Reads rows from one window after the other.
#[derive(Debug)]
struct WindowRows<'a> {
    text: &'a StreamedDelimitedText<'a>,
    window: Option<Arc<Window>>,
    /// Bytes that a window must have, because less did not hold a row.
    least: usize,
    place: Place,
}

impl WindowRows<'_> {
    /// The window of the place where reading is; nothing where it cannot be read.
    fn window(&mut self, usual: usize) -> Option<Arc<Window>> {
        if let Some(window) = self.window.as_ref().filter(|window| window.holds(self.place.at)) {
            return Some(Arc::clone(window));
        }
        let bytes = usual.max(self.least);
        self.least = self.least.min(self.text.stream.window.saturating_mul(LARGE_WINDOWS));
        // The old one is given back before there is room for the next.
        self.window = None;
        match Window::load(self.text.stream, self.text.start, self.place.at, bytes) {
            Ok(window) => Some(Arc::clone(self.window.insert(Arc::new(window)))),
            Err(fault) => self.stop(fault),
        }
    }

    fn stop<T>(&self, fault: StreamFault) -> Option<T> {
        self.text.stream.note(fault);
        None
    }

    /// Asks for a window of the same place that is at least twice as large, or
    /// for as much as a row was looked at.
    fn grow(&mut self, window: &Window, looked_at: usize) {
        let begins = self.place.at.saturating_sub(window.base);
        let held = window.text.len().saturating_sub(begins);
        self.least = held.max(looked_at.saturating_sub(begins)).saturating_mul(2);
        self.window = None;
    }
}

impl StreamedRows for WindowRows<'_> {
    fn read(&mut self, row: &mut Row<'_>, width: Option<usize>) -> bool {
        row.begin(self.place.line);
        while let Some(window) = self.window(self.text.stream.window) {
            let mut reader = window.reader(window.inside(self.place));
            let mut read = Row::default();
            let more = match width {
                Some(width) => reader.read_fitting(&mut read, width),
                None => reader.read(&mut read),
            };
            if !window.is_last && !reader.is_sure(&read, width) {
                let looked_at = if read.is_sound(width) { 0 } else { reader.looked_at() };
                self.grow(&window, looked_at);
                continue;
            }
            self.place = window.outside(reader.place());
            let owned = |cell: Cell<'_>| Cell { text: Cow::Owned(cell.text.into_owned()), line: cell.line };
            row.cells.extend(read.cells.into_iter().map(owned));
            row.faults = read.faults;
            row.delimiter = read.delimiter;
            return more;
        }
        false
    }

    fn place(&self) -> Place {
        self.place
    }

    fn go_to(&mut self, place: Place) {
        self.place = place;
    }

    fn cut(&mut self, windows: WindowLength, pass: Pass<'_>) -> Option<Cut> {
        let usual = match windows {
            WindowLength::Long => self.text.stream.window.saturating_mul(CUT_WINDOWS),
            WindowLength::Short => self.text.stream.window / SHORT_WINDOWS,
        };
        loop {
            let window = self.window(usual)?;
            let inside = window.inside(self.place);
            let Passed { rows, records, end, looked_at } = pass(&window, inside);
            if rows > 0 {
                self.place = window.outside(end);
                return Some(Cut { window, inside, rows, records });
            }
            if window.is_last {
                return None;
            }
            self.grow(&window, looked_at);
        }
    }
}
