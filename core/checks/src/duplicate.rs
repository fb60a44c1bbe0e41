//! `DU`: rows that were read twice, and record ids with two contents.
//!
//! Several line items of one order share its id and differ elsewhere; only a
//! row that is the same in every cell was read twice, as when pages of an
//! answer overlap. Where rows have no id of their own, two that are the same in
//! every cell may be two purchases, so that is asked and not claimed. `8` and
//! `8.00` are the same amount.

use crate::{
    checked_table::CheckedTable,
    findings::Findings,
    fingerprint::HIGH,
    fingerprints::{Fingerprints, Print, key, seen},
    found,
    options::Options,
    records_at::at_records,
    registry::{CheckedTables, Comparison},
    repeats::KeyFilter,
};
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{
    Need, Rule,
    found::Found,
    rule,
    terms::{row_place, tally},
    word::{self, Word},
};
use rebatelens_model::{
    Field,
    identifier::{IdentifierKind, read_identifier},
    is_missing,
    ordered::{OrderedMap, map_of, set_of, sort_by},
    unit::ValueType,
};
use rebatelens_table::{Table, record::Record};

rule! { DU001: Warning, needs [Need::AnyColumn(&["record_id", "order_id"])], replaces [] }
rule! { DU002: Error, needs [Need::AnyColumn(&["record_id", "order_id"])], replaces [] }
rule! { DU003: Warning, needs [Need::BesideAlike], replaces [] }
rule! { DU004: Warning, needs [Need::AnyColumn(&["record_id", "order_id"]), Need::BesideAlike], replaces [] }
rule! { DU005: Warning, needs [], replaces [] }

/// A row that comes after one like it.
#[derive(Clone, Copy)]
struct Later {
    first: usize,
    code: &'static Rule,
}

/// Rows whose key an earlier row has.
fn later_rows(prints: &Fingerprints) -> OrderedMap<usize, Later> {
    let mut later = OrderedMap::new();
    let mut repeated = prints.repeated();
    // Rows with an id are held against the first of that id; those without, against
    // the first with the same cells.
    let place =
        |print: &Print| (print.has_id, print.key, if print.has_id { 0 } else { print.row }, print.record);
    sort_by(&mut repeated, |a, b| place(a).cmp(&place(b)));
    let is_alike =
        |a: &Print, b: &Print| a.has_id == b.has_id && a.key == b.key && (a.has_id || a.row == b.row);
    for alike in repeated.chunk_by(is_alike) {
        let Some((first, others)) = alike.split_first() else { continue };
        for print in others {
            let code = match (first.row == print.row, print.has_id) {
                (_, false) => &DU005,
                (true, true) => &DU001,
                (false, true) => &DU002,
            };
            later.insert(print.record, Later { first: first.record, code });
        }
    }
    later
}

/// Says which rows were read twice and which ids have two contents, within each
/// table and across them.
fn compare(sheets: &mut [(&CheckedTable<'_>, &mut Findings)]) {
    for (sheet, findings) in &mut *sheets {
        let later = later_rows(&sheet.index.prints);
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

/// Rows without ids from which on a table is taken for a copy of another.
const WHOLE_TABLE: usize = 2;

/// Records of a table that an earlier table holds as well. One finding says
/// how many: files that overlap do so in many records.
fn between(other: &CheckedTable<'_>, sheet: &CheckedTable<'_>, findings: &mut Findings) {
    if other.table.kind != sheet.table.kind {
        return;
    }
    let known = shared_prints(&other.index.prints, &sheet.index.prints);
    if known.is_empty() {
        return;
    }
    let same_columns = headers(&other.table).eq(headers(&sheet.table));
    let mut same = Shared::default();
    let mut without_id = Shared::default();
    let mut unlike: Vec<(usize, usize)> = Vec::new();
    let filter = KeyFilter::of(known.iter().map(|print| print.key), known.len());
    for print in sheet.index.prints.iter().filter(|print| filter.may_have(print.key)) {
        let from = known.partition_point(|own| own.key < print.key);
        let alike = || known.iter().skip(from).take_while(|own| own.key == print.key);
        let Some(first) = alike().next() else { continue };
        if print.has_id != first.has_id {
            continue;
        }
        if alike().any(|own| own.row == print.row) || (!same_columns && print.has_id) {
            same.take(print.record);
        } else if print.has_id {
            unlike.push((print.record, first.record));
        } else if !same_columns {
            without_id.take(print.record);
        }
    }
    // Without ids, rows of other columns are the same where a whole table is: a
    // column more or less hides it no longer.
    let whole = sheet.index.prints.len().min(other.index.prints.len());
    if same.count == 0 && without_id.count >= whole && without_id.count >= WHOLE_TABLE {
        same = without_id;
    }
    let mut changed = Shared::default();
    for (record, differs) in compared(&other.table, &sheet.table, &unlike) {
        if differs { changed.take(record) } else { same.take(record) }
    }
    for (code, shared) in [(&DU003, same), (&DU004, changed)] {
        if let Some(found) = shared.found(code, sheet, &other.name) {
            findings.push(found);
        }
    }
}

/// Prints whose keys another table may have as well, by key and record.
fn shared_prints(own: &Fingerprints, others: &Fingerprints) -> Vec<Print> {
    let filter = KeyFilter::of(others.keys(), others.len());
    let mut shared: Vec<Print> = own.iter().filter(|print| filter.may_have(print.key)).collect();
    sort_by(&mut shared, |a, b| (a.key, a.record).cmp(&(b.key, b.record)));
    shared
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
        self.first = Some(self.first.map_or(record, |first| first.min(record)));
        self.count += 1;
    }

    fn found(self, code: &'static Rule, sheet: &CheckedTable<'_>, other: &str) -> Option<Found> {
        let first = self.first?;
        let mut finding = None;
        at_records(&sheet.table, core::iter::once(first), |record| {
            let args = vec![
                ("rows", Word::counted(&tally::RECORDS, self.count, &[])),
                ("other", Word::from(word::excerpt(other))),
            ];
            finding = Some(found::of_field(code, record, field_of(record), args));
        });
        finding
    }
}

/// The field that tells people which record it is.
fn field_of(record: &Record<'_, '_>) -> Field {
    let own = key(record.kind()).filter(|field| !is_missing(record.text(*field)));
    own.unwrap_or(if record.table.column(Field::OrderId).is_some() {
        Field::OrderId
    } else {
        Field::RebateAmount
    })
}

/// Records of the later table, and whether they differ from those of the
/// earlier one in more than how an amount is written.
fn compared(earlier: &Table<'_>, later: &Table<'_>, pairs: &[(usize, usize)]) -> Vec<(usize, bool)> {
    let values = |table: &Table<'_>, records: Vec<usize>| {
        let records = set_of(records);
        let mut prints = OrderedMap::new();
        at_records(table, records.into_iter(), |record| {
            prints.insert(record.number, value_print(record));
        });
        prints
    };
    let own = values(later, pairs.iter().map(|(record, _)| *record).collect());
    let others = values(earlier, pairs.iter().map(|(_, record)| *record).collect());
    pairs.iter().map(|(record, other)| (*record, own.get(record) != others.get(other))).collect()
}

/// A print of what the cells say, however their amounts are written.
fn value_print(record: &Record<'_, '_>) -> u64 {
    let cells = record.row().cells.iter().enumerate();
    let mixed = cells.fold(HIGH, |mixed, (at, cell)| {
        let column = record.columns().get(at);
        let field = column.filter(|c| matches!(c.value, Some(ValueType::Money(_)))).and_then(|c| c.field);
        match field.and_then(|field| record.amount(field).read().map(|amount| amount.value.normalize())) {
            Some(value) => mixed.bytes(&value.mantissa().to_le_bytes()).number(u64::from(value.scale())),
            None => mixed.text(&seen(&cell.text)),
        }
    });
    mixed.settled()
}

/// Looks the rows up again: only those that really are the same count.
fn confirm(table: &Table<'_>, later: &OrderedMap<usize, Later>, findings: &mut Findings) {
    let mut firsts: OrderedMap<usize, Vec<String>> =
        map_of(later.values().map(|later| (later.first, vec![])));
    let mut lines: OrderedMap<usize, usize> = OrderedMap::new();
    let mut values: OrderedMap<usize, u64> = OrderedMap::new();
    let mut alike = 0_usize;
    let mut first_alike: Option<Found> = None;
    let wanted = set_of(later.keys().chain(firsts.keys()).copied());
    at_records(table, wanted.into_iter(), |record| {
        if let Some(cells) = firsts.get_mut(&record.number) {
            *cells = record.row().cells.iter().map(|cell| cell.text.to_string()).collect();
            lines.insert(record.number, record.row().line);
            values.insert(record.number, value_print(record));
        }
        let Some(Later { first, code }) = later.get(&record.number).copied() else { return };
        let Some(earlier) = firsts.get(&first) else { return };
        let same = record.row().cells.iter().map(|cell| &*cell.text).eq(earlier.iter().map(String::as_str));
        let place = table.column(Field::RecordId);
        let id = |text| {
            read_identifier(IdentifierKind::Record, text).map(|id| String::from(id.value().unwrap_or(text)))
        };
        let one_id =
            place.is_some_and(|at| earlier.get(at).is_some_and(|own| id(own) == id(record.row().text(at))));
        let line = lines.get(&first).copied().unwrap_or_default();
        // An order's state may change between two pages; a record's may not.
        if code == &DU001 && same {
            findings.push(found(code, record, first, line));
        } else if code == &DU002 && !same && one_id {
            let same_values = values.get(&first) == Some(&value_print(record));
            let code = if same_values { &DU001 } else { code };
            findings.push(found(code, record, first, line));
        } else if code == &DU005 && values.get(&first) == Some(&value_print(record)) {
            alike += 1;
            first_alike.get_or_insert_with(|| found(code, record, first, line));
        }
    });
    // Pages that overlap repeat many rows, so one finding says how many.
    if let Some(mut found) = first_alike {
        found.args.push(("rows", Word::counted(&tally::ROWS, alike, &[])));
        findings.push(found);
    }
}

fn found(code: &'static Rule, record: &Record<'_, '_>, first: usize, first_line: usize) -> Found {
    let found = found::of_field(code, record, field_of(record), places(record, first, first_line));
    Found { counts_twice: code == &DU001, ..found }
}

/// Where two rows stand: by their lines, or by their numbers where they share a
/// line.
fn places(record: &Record<'_, '_>, first: usize, first_line: usize) -> word::Args {
    let line = record.row().line;
    let word = |record: usize, at: usize| {
        let (term, number) =
            if line == first_line { (&row_place::RECORD, record) } else { (&row_place::LINE, at) };
        Word::filled(term, &[("number", Word::from(number.to_string()))])
    };
    vec![("place", word(record.number, line)), ("first_place", word(first, first_line))]
}

/// Rows that were read twice, and ids with two contents.
pub(crate) struct Duplicates;

impl Comparison for Duplicates {
    const RULES: &'static [&'static Rule] = &[&DU001, &DU002, &DU003, &DU004, &DU005];

    fn compare(sheets: &mut CheckedTables<'_, '_>, _: &Options) {
        compare(sheets);
    }
}
