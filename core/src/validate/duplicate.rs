//! `DU`: rows that were read twice, and record ids with two contents.
//!
//! Several line items of one order share its id and differ elsewhere; only a
//! row that is the same in every cell was read twice, as when pages of an
//! answer overlap.

use super::{Findings, Found, Sheet};
use crate::{
    explain::{
        catalogue::Code,
        words::{self, Word},
    },
    model::{Field, Kind, is_missing},
    parse::{Table, record::Record},
};
use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use core::num::NonZeroU32;

/// What is kept of a row until all are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Print {
    /// Of its key.
    key: u64,
    /// Of all its cells.
    row: u64,
    record: usize,
}

/// The rows of a table, told apart by their content.
#[derive(Debug, Default)]
pub(crate) struct Prints(Vec<Print>);

/// A row that comes after one like it.
#[derive(Clone, Copy)]
struct Later {
    first: usize,
    code: Code,
}

impl Prints {
    /// Notes a row. One without a key of its own may stand often: two line
    /// items of an order can be the same.
    pub(super) fn note(&mut self, record: &Record<'_, '_>) {
        let Some(key) = key(record.kind()) else { return };
        let id = record.text(key);
        if is_missing(id) {
            return;
        }
        let cells = record.row().cells.iter();
        let row = cells.fold(SEED, |state, cell| print(state, cell.text.as_bytes()));
        self.0.push(Print { key: print(SEED, id.as_bytes()), row, record: record.number });
    }

    /// Rows whose key an earlier row has, found in one pass through a table of
    /// places twice as large as the rows are many.
    fn later(&self) -> BTreeMap<usize, Later> {
        let mut later = BTreeMap::new();
        let size = (self.0.len() * 2).next_power_of_two();
        let mut places: Vec<Option<NonZeroU32>> = vec![None; size];
        for (at, print) in (1_u32..).zip(&self.0) {
            let mut place = usize::try_from(print.key >> 8).unwrap_or_default();
            loop {
                place &= size - 1;
                let Some(slot) = places.get_mut(place) else { break };
                let Some(known) = slot else {
                    *slot = NonZeroU32::new(at);
                    break;
                };
                let known = usize::try_from(known.get()).ok().and_then(|at| self.0.get(at - 1));
                if let Some(first) = known.filter(|first| first.key == print.key) {
                    let code = if first.row == print.row { Code::DU001 } else { Code::DU002 };
                    later.insert(print.record, Later { first: first.record, code });
                    break;
                }
                place += 1;
            }
        }
        later
    }
}

/// Says which rows were read twice and which ids have two contents, within each
/// table and across them.
pub(super) fn check(sheets: &mut [(&Sheet<'_>, &mut Findings)]) {
    for (sheet, findings) in &mut *sheets {
        let later = sheet.kept.prints.later();
        if !later.is_empty() {
            confirm(&sheet.table, &later, findings);
        }
    }
    for later in 1..sheets.len() {
        let Some((earlier, [(sheet, findings), ..])) = sheets.split_at_mut_checked(later) else { return };
        for (other, _) in earlier.iter() {
            between(other, sheet, findings);
        }
    }
}

/// Records of a table that an earlier table holds as well. One finding says
/// how many: files that overlap do so in many records.
fn between(other: &Sheet<'_>, sheet: &Sheet<'_>, findings: &mut Findings) {
    if other.table.kind != sheet.table.kind || key(sheet.table.kind).is_none() {
        return;
    }
    let mut known: Vec<(u64, u64)> = other.kept.prints.0.iter().map(|print| (print.key, print.row)).collect();
    known.sort_unstable();
    let same_columns = headers(&other.table).eq(headers(&sheet.table));
    let mut same = Shared::default();
    let mut changed = Shared::default();
    for print in &sheet.kept.prints.0 {
        let Ok(at) = known.binary_search_by_key(&print.key, |(key, _)| *key) else { continue };
        let equal = known.get(at).is_some_and(|(_, row)| *row == print.row);
        let kind = if equal || !same_columns { &mut same } else { &mut changed };
        kind.take(print.record);
    }
    for (code, shared) in [(Code::DU003, same), (Code::DU004, changed)] {
        if let Some(found) = shared.found(code, sheet, &other.name) {
            findings.push(found);
        }
    }
}

fn headers<'t>(table: &'t Table<'_>) -> impl Iterator<Item = &'t str> {
    table.columns.iter().map(|column| column.header.as_str())
}

/// Records that two tables share.
#[derive(Clone, Copy, Default)]
struct Shared {
    first: Option<usize>,
    count: usize,
}

impl Shared {
    fn take(&mut self, record: usize) {
        self.first.get_or_insert(record);
        self.count += 1;
    }

    fn found(self, code: Code, sheet: &Sheet<'_>, other: &str) -> Option<Found> {
        let first = self.first?;
        let mut body = sheet.table.body();
        while let Some(record) = body.next_record() {
            if record.number == first {
                let args = vec![
                    ("count", Word::from(self.count.to_string())),
                    ("other", Word::from(words::excerpt(other))),
                ];
                return Some(Found::of_field(code, &record, key(record.kind())?, args));
            }
        }
        None
    }
}

/// The field that no two records of a kind share.
const fn key(kind: Kind) -> Option<Field> {
    match kind {
        Kind::Rebate => Some(Field::RecordId),
        Kind::Order => Some(Field::OrderId),
        _ => None,
    }
}

/// Goes through the table once more: only rows that really are the same count.
fn confirm(table: &Table<'_>, later: &BTreeMap<usize, Later>, findings: &mut Findings) {
    let mut firsts: BTreeMap<usize, Vec<String>> =
        later.values().map(|later| (later.first, vec![])).collect();
    let mut lines: BTreeMap<usize, usize> = BTreeMap::new();
    let mut body = table.body();
    while let Some(record) = body.next_record() {
        if let Some(cells) = firsts.get_mut(&record.number) {
            *cells = record.row().cells.iter().map(|cell| cell.text.to_string()).collect();
            lines.insert(record.number, record.row().line);
        }
        let Some(Later { first, code }) = later.get(&record.number).copied() else { continue };
        let Some(earlier) = firsts.get(&first) else { continue };
        let same = record.row().cells.iter().map(|cell| &*cell.text).eq(earlier.iter().map(String::as_str));
        let place = table.column(Field::RecordId);
        let one_id = place.is_some_and(|at| earlier.get(at).is_some_and(|id| *id == record.row().text(at)));
        // An order's state may change between two pages; a record's may not.
        if (code == Code::DU001 && same) || (code == Code::DU002 && !same && one_id) {
            let line = lines.get(&first).copied().unwrap_or_default();
            findings.push(found(code, &record, line));
        }
    }
}

fn found(code: Code, record: &Record<'_, '_>, first_line: usize) -> Found {
    let field = key(record.kind()).unwrap_or(Field::RecordId);
    let args = vec![
        ("line", Word::from(record.row().line.to_string())),
        ("first_line", Word::from(first_line.to_string())),
    ];
    Found::of_field(code, record, field, args)
}

/// A print of a text.
pub(super) fn print_text(text: &str) -> u64 {
    print(SEED, text.as_bytes())
}

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// A mixed sum of a cell's bytes. Equal prints are compared cell by cell
/// before anything is said.
fn print(state: u64, bytes: &[u8]) -> u64 {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mixed = chunks.iter().fold(state, |state, chunk| mix(state, u64::from_le_bytes(*chunk)));
    let last = rest.iter().fold(1_u64, |last, byte| (last << 8) | u64::from(*byte));
    mix(mixed, last)
}

const fn mix(state: u64, value: u64) -> u64 {
    (state.rotate_left(23) ^ value).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}
