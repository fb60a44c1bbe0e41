//! One sheet: rows and cells that hold something, areas that are merged.

use crate::workbook::{
    number::shown,
    rich_text,
    styles::Styles,
    xml::{Element, Event, Xml, XmlFault, decoded},
};
use alloc::{string::String, vec::Vec};
use rebatelens_model::limits::SHEET_COLUMNS;

/// A sheet of a workbook.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// Rows that hold something and are not shown, as where a filter is set.
    pub hidden_rows: usize,
    /// The number of the first of them.
    pub first_hidden_row: Option<usize>,
    /// Whether it cannot be read: a sheet of macros, or one that leads nowhere.
    pub is_unread: bool,
    /// Rows that hold something, in order.
    pub rows: Vec<SheetRow>,
    /// Merged areas.
    pub merges: Vec<Merge>,
    /// Numbers whose binary tail was taken off.
    pub tails: usize,
    /// The first of them.
    pub first_tail: Option<Place>,
}

/// A cell's place: its row from 1, its column from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The row, from 1.
    pub row: usize,
    /// The column, from 0.
    pub column: usize,
}

/// A merged area. Only its first cell holds a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Its first cell.
    pub first: Place,
    /// Its last cell.
    pub last: Place,
}

/// A row that holds something.
#[derive(Clone, Debug, Default)]
pub struct SheetRow {
    /// Its number in the sheet, from 1.
    pub number: usize,
    /// Its cells that hold something.
    pub cells: Vec<SheetCell>,
}

/// A cell that holds something.
#[derive(Clone, Debug)]
pub struct SheetCell {
    /// Its column, from 0.
    pub column: usize,
    /// The cell's text.
    pub text: Text,
    /// What it holds.
    pub kind: CellKind,
}

/// A cell's text, its own or one that the workbook's cells share.
#[derive(Clone, Debug)]
pub enum Text {
    /// Its own.
    Own(String),
    /// By its number.
    Shared(usize),
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A day, a time, or both.
    Date,
    /// True or false.
    Boolean,
    /// An error such as `#DIV/0!`.
    Error,
    /// A formula with the result that was saved with it.
    Formula,
    /// A formula whose result was not saved.
    Unsolved,
}

/// How a cell's value is stored.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Stored {
    #[default]
    Number,
    Shared,
    Inline,
    Text,
    Boolean,
    Error,
    Date,
}

/// What a sheet's cells refer to.
pub struct Book<'b> {
    pub styles: &'b Styles,
    pub from_1904: bool,
    /// How many texts there are to share.
    pub shared: usize,
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    place: Option<Place>,
    stored: Stored,
    style: usize,
    value: String,
    formula: bool,
    /// A result was saved, if an empty one.
    saved: bool,
}

impl Sheet {
    /// Reads the rows, once through.
    pub fn fill(&mut self, text: &str, book: &Book<'_>) -> Result<(), XmlFault> {
        let mut xml = Xml::new(text);
        let mut row = SheetRow::default();
        let mut cell = Open::default();
        let mut next_column = 0;
        let (mut inside, mut is_hidden) = (false, false);
        while let Some(event) = xml.next()? {
            match event {
                Event::Open(element) => match element.name {
                    "row" => {
                        let number = element.attribute("r").and_then(|number| number.parse().ok());
                        let number = number.unwrap_or(row.number.saturating_add(1));
                        row = SheetRow { number, cells: Vec::new() };
                        is_hidden = element
                            .attribute("hidden")
                            .is_some_and(|hidden| matches!(&*hidden, "1" | "true"));
                        next_column = 0;
                        inside = true;
                    }
                    "c" if inside => {
                        cell = opened(&element, row.number, next_column);
                        next_column = cell.place.map_or(next_column, |place| place.column.saturating_add(1));
                    }
                    "v" if inside => {
                        cell.value = xml.text()?;
                        cell.saved = cell.stored == Stored::Text || !cell.value.is_empty();
                    }
                    "is" if inside => cell.value = rich_text(&mut xml, "is")?,
                    "f" if inside => {
                        cell.formula = true;
                        xml.text()?;
                    }
                    "mergeCell" => self.merges.extend(element.attribute("ref").and_then(|area| merge(&area))),
                    _ => {}
                },
                Event::Close("c") if inside => {
                    let read = self.read_cell(core::mem::take(&mut cell), book)?;
                    row.cells.extend(read);
                }
                Event::Close("row") => {
                    inside = false;
                    let number = row.number;
                    each_once(&mut row.cells)?;
                    if !row.cells.is_empty() {
                        if is_hidden {
                            self.hidden_rows += 1;
                            self.first_hidden_row.get_or_insert(number);
                        }
                        self.rows.push(core::mem::take(&mut row));
                    }
                    row.number = number;
                }
                Event::Close(_) | Event::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Nothing where the cell is empty. One that cannot be read is a fault: it
    /// may hold an order id, and must not go missing.
    fn read_cell(&mut self, cell: Open, book: &Book<'_>) -> Result<Option<SheetCell>, XmlFault> {
        let empty = cell.value.is_empty();
        if empty && !cell.formula {
            return Ok(None);
        }
        let place = cell.place.filter(|place| place.column < SHEET_COLUMNS).ok_or(XmlFault)?;
        let column = place.column;
        if empty && !cell.saved {
            let text = Text::Own(String::new());
            return Ok(Some(SheetCell { column, text, kind: CellKind::Unsolved }));
        }
        let own = |text: &str| Text::Own(text.into());
        let (text, kind) = match cell.stored {
            Stored::Shared => {
                let number = cell.value.trim().parse().ok().filter(|number| *number < book.shared);
                (Text::Shared(number.ok_or(XmlFault)?), CellKind::Text)
            }
            Stored::Inline => (Text::Own(cell.value), CellKind::Text),
            Stored::Text => (own(&decoded(&cell.value)), CellKind::Text),
            Stored::Boolean => (
                own(if matches!(cell.value.trim(), "1" | "true") { "TRUE" } else { "FALSE" }),
                CellKind::Boolean,
            ),
            Stored::Error => (Text::Own(cell.value), CellKind::Error),
            Stored::Date => (Text::Own(cell.value.replacen('T', " ", 1)), CellKind::Date),
            Stored::Number => {
                let shown = shown(cell.value.trim(), book.styles.format(cell.style), book.from_1904);
                if shown.tail && !shown.is_date {
                    self.tails += 1;
                    self.first_tail.get_or_insert(place);
                }
                (Text::Own(shown.text), if shown.is_date { CellKind::Date } else { CellKind::Number })
            }
        };
        let kind = if cell.formula { CellKind::Formula } else { kind };
        Ok(Some(SheetCell { column, text, kind }))
    }
}

/// Puts cells in order. Of two in one place, one would be lost.
fn each_once(cells: &mut [SheetCell]) -> Result<(), XmlFault> {
    cells.sort_by_key(|cell| cell.column);
    let twice = cells.iter().zip(cells.iter().skip(1)).any(|(one, next)| one.column == next.column);
    if twice { Err(XmlFault) } else { Ok(()) }
}

fn opened(element: &Element<'_>, row: usize, next_column: usize) -> Open {
    let named = element.attribute("r").and_then(|name| place(&name));
    let stored = match element.attribute("t").as_deref() {
        Some("s") => Stored::Shared,
        Some("inlineStr") => Stored::Inline,
        Some("str") => Stored::Text,
        Some("b") => Stored::Boolean,
        Some("e") => Stored::Error,
        Some("d") => Stored::Date,
        _ => Stored::Number,
    };
    Open {
        place: Some(Place { row, column: named.map_or(next_column, |place| place.column) }),
        stored,
        style: element.attribute("s").and_then(|style| style.parse().ok()).unwrap_or(0),
        ..Open::default()
    }
}

/// `B7` as its row and column.
fn place(name: &str) -> Option<Place> {
    let letters = name.len() - name.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (letters, digits) = name.split_at_checked(letters)?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().fold(0_usize, |column, letter| {
        column * 26 + usize::from(letter.to_ascii_uppercase().saturating_sub(b'A')) + 1
    });
    Some(Place { row: digits.parse().ok()?, column: column.checked_sub(1)? })
}

/// `A1:C2` as an area.
fn merge(area: &str) -> Option<Merge> {
    let (first, last) = area.split_once(':')?;
    Some(Merge { first: place(first)?, last: place(last)? })
}
