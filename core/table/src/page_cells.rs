//! The value alone in a cell of a page, which may draw other text beside it: a
//! name above an account, a button that copies, a count in a corner. The page
//! says what it draws apart; what the column holds decides which part is its
//! value, for all rows in the same way. An identifier that the page shortens is
//! no identifier that can be checked; this is reported once for its column.

use crate::{
    column::Column,
    csv::{Reader, Row},
    fault::InputFault,
    header::{Mapping, read_header},
};
use alloc::{
    borrow::Cow,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{Rule, rule, word::Word};
use rebatelens_model::{
    identifier::{IdentifierKind, State, read_identifier},
    money::{names_another, read_amount, read_rate},
    period::read_period,
    status::read_status,
    time::read_time_in,
    unit::ValueType,
    zone::Zone,
};

/// Stands between the parts of a cell that a page draws apart.
pub const APART: char = '\u{2028}';

/// No cell of a console has as many parts.
const MOST_PARTS: usize = 8;

rule! { CA004: Note, needs [], replaces [] }

pub(crate) const RULES: &[&Rule] = &[&CA004];

/// What a page writes where it leaves characters out.
const LEFT_OUT: [&str; 3] = ["…", "...", "⋯"];

/// The same table with one value in each cell, and what is odd about it.
pub(crate) fn values_alone(text: Cow<'_, str>) -> (Cow<'_, str>, Vec<InputFault>) {
    if !text.contains(APART) && !is_shortened(&text) {
        return (text, vec![]);
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut reader = Reader::new(&text, b',');
    let mut row = Row::default();
    while reader.read(&mut row) {
        rows.push(row.cells.iter().map(|cell| cell.text.as_ref().into()).collect());
    }
    let header = rows.first().map_or(&[][..], Vec::as_slice);
    let columns = read_header(header.iter().map(String::as_str), &Mapping::default());
    let mut notices = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        take_values(&mut rows, at, column);
        let shortened = leave_shortened(&mut rows, at, column);
        if shortened > 0 {
            let args = vec![
                ("column", Word::from(column.header.as_str())),
                ("count", Word::from(shortened.to_string())),
            ];
            notices.push(InputFault::new(&CA004, Some(1), Some(at.saturating_add(1)), args));
        }
    }
    (Cow::Owned(written(&rows)), notices)
}

fn take_values(rows: &mut [Vec<String>], at: usize, column: &Column) {
    for parts in 2..=MOST_PARTS {
        let way = way(column, rows.iter().filter_map(|row| parts_of(row, at, parts)));
        for cell in rows.iter_mut().filter_map(|row| row.get_mut(at)) {
            if let Some(found) = split(cell, parts) {
                *cell = way.value(&found);
            }
        }
    }
}

/// Takes out the identifiers that the page shortens, and counts them.
fn leave_shortened(rows: &mut [Vec<String>], at: usize, column: &Column) -> usize {
    let Some(ValueType::Identifier(_)) = column.value else { return 0 };
    let cells = rows.iter_mut().skip(1).filter_map(|row| row.get_mut(at));
    // Words with such a sign between them are no identifier at all.
    let shortened = |cell: &&mut String| is_shortened(cell) && !cell.contains(' ');
    cells.filter(shortened).map(String::clear).count()
}

fn is_shortened(text: &str) -> bool {
    LEFT_OUT.iter().any(|sign| text.contains(sign))
}

fn parts_of(row: &[String], at: usize, parts: usize) -> Option<Vec<&str>> {
    split(row.get(at)?, parts)
}

/// The parts of a cell that has so many; the last count stands for more.
fn split(cell: &str, parts: usize) -> Option<Vec<&str>> {
    let found: Vec<&str> = cell.split(APART).collect();
    (found.len() == parts || (parts == MOST_PARTS && found.len() > parts)).then_some(found)
}

/// How the value of a cell is taken from its parts.
#[derive(Clone, Copy)]
enum Way {
    /// One of them is the value.
    Part(usize),
    /// They follow each other without a space.
    Joined,
    /// They are words of one text.
    Words,
}

impl Way {
    fn value(self, parts: &[&str]) -> String {
        match self {
            Self::Part(at) => parts.get(at).copied().unwrap_or_default().into(),
            Self::Joined => parts.concat(),
            Self::Words => parts.join(" "),
        }
    }
}

/// The way that gives the most values of a column.
fn way<'t>(column: &Column, cells: impl Iterator<Item = Vec<&'t str>>) -> Way {
    let Some(value) = column.value else { return Way::Words };
    let mut scores = [0_usize; MOST_PARTS];
    let (mut joined, mut words) = (0_usize, 0_usize);
    for parts in cells {
        for (score, part) in scores.iter_mut().zip(&parts) {
            *score += fits(value, column, part);
        }
        if matches!(value, ValueType::Month | ValueType::Time) {
            words += fits(value, column, &parts.join(" "));
        }
        if may_join(value, &parts) {
            joined += fits(value, column, &parts.concat());
        }
    }
    let best = scores.iter().copied().max().unwrap_or_default();
    if words > best {
        Way::Words
    } else if joined > 0 && joined >= best {
        Way::Joined
    } else if best > 0 {
        Way::Part(scores.iter().position(|score| *score == best).unwrap_or_default())
    } else {
        Way::Words
    }
}

/// Whether parts may be those of one number or date: digits go on only behind a
/// sign that says so.
fn may_join(value: ValueType, parts: &[&str]) -> bool {
    let is_number =
        matches!(value, ValueType::Money(_) | ValueType::Rate | ValueType::Month | ValueType::Time);
    let begins = |part: &&&str| {
        part.bytes().any(|byte| byte.is_ascii_digit()) && !part.starts_with(['.', ',', '-', '/', ':', '年'])
    };
    is_number && parts.iter().filter(begins).count() <= 1
}

/// How well a text is a value of a column: 0 where it is none.
fn fits(value: ValueType, column: &Column, text: &str) -> usize {
    let is_value = match value {
        ValueType::Identifier(IdentifierKind::Record | IdentifierKind::Resource) => {
            text.bytes().any(|byte| byte.is_ascii_digit())
        }
        ValueType::Identifier(kind) => read_identifier(kind, text)
            .is_some_and(|read| !matches!(read.state, State::Invalid(_) | State::Damaged(_))),
        ValueType::Money(_) => read_amount(text).read().is_some(),
        ValueType::Rate => read_rate(text).read().is_some(),
        ValueType::Month => read_period(text).read().is_some(),
        ValueType::Time => read_time_in(text, Zone::PORTAL).read().is_some(),
        ValueType::Status => read_status(text).is_some_and(|status| status.known),
        _ => false,
    };
    let is_own = || column.currency.is_none_or(|currency| !names_another(text, currency));
    match (is_value, value) {
        (false, _) => 0,
        (true, ValueType::Money(_)) if is_own() => 2,
        (true, _) => 1,
    }
}

/// A table as delimited text, a line for each row.
fn written(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            text.push_str(if at == 0 { "\"" } else { ",\"" });
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        }
        text.push_str("\r\n");
    }
    text
}
