//! `DU`: a row that stands once more under another record id.
//!
//! Lines of one order may be alike. So a row counts as the same only where every
//! cell but its id is, its base among them.

use crate::{
    checked_table::CheckedTable,
    findings::Findings,
    fingerprint::{Fingerprint, HIGH},
    fingerprints::seen,
    found,
    options::Options,
    records_at::at_records,
    registry::{CheckedTables, Comparison},
    repeats::Repeats,
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
    word::{self, Word},
};
use rebatelens_model::{
    Field, Kind,
    identifier::IdentifierKind,
    ordered::{OrderedMap, sort_by},
};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;

rule! { DU006: Warning, needs [Need::Field(Field::RecordId), Need::Field(Field::OrderId), Need::Field(Field::BaseAmount), Need::Field(Field::RebateAmount)], replaces [] }

/// What rows of one order must share before they are looked at.
type Key = (Fingerprint, u32, Option<Decimal>, Decimal);

fn compare(sheet: &CheckedTable<'_>, findings: &mut Findings) {
    if sheet.table.kind != Kind::Rebate
        || sheet.table.column(Field::RecordId).is_none()
        || sheet.table.column(Field::OrderId).is_none()
    {
        return;
    }
    let entries = &sheet.index.entries;
    let repeats = Repeats::of(entries.orders(), entries.len());
    let several = entries.with_order(|order| repeats.may_have(order));
    let mut keys: Vec<(Key, usize)> = several
        .filter(|entry| entry.amount.is_some_and(|amount| !amount.is_zero()))
        .filter_map(|entry| Some(((entry.order?, entry.customer, entry.amount, entry.base?), entry.record)))
        .collect();
    sort_by(&mut keys, Ord::cmp);
    let alike = keys.chunk_by(|(a, _), (b, _)| a == b).filter(|alike| alike.len() > 1);
    let mut records: Vec<usize> = alike.flatten().map(|(_, record)| *record).collect();
    sort_by(&mut records, Ord::cmp);
    report(sheet, &records, findings);
}

fn report(sheet: &CheckedTable<'_>, records: &[usize], findings: &mut Findings) {
    let mut known: OrderedMap<u64, (String, usize)> = OrderedMap::new();
    at_records(&sheet.table, records.iter().copied(), |record| {
        let Some(id) = id(record) else { return };
        let print = print_but_id(record);
        match known.get(&print) {
            Some((first, _)) if *first == id => {}
            Some((first, line)) => {
                let args = vec![
                    ("first", Word::from(word::excerpt(first))),
                    ("first_line", Word::from(line.to_string())),
                ];
                let found = found::of_field(&DU006, record, Field::RecordId, args);
                findings.push(Found { counts_twice: true, ..found });
            }
            None => {
                known.insert(print, (id, record.row().line));
            }
        }
    });
}

fn id(record: &Record<'_, '_>) -> Option<String> {
    let read = record.identifier(Field::RecordId, IdentifierKind::Record)?;
    read.value().map(String::from)
}

/// A print of every cell but the record's id.
fn print_but_id(record: &Record<'_, '_>) -> u64 {
    let own = record.table.column(Field::RecordId);
    let cells = record.row().cells.iter().enumerate().filter(|(at, _)| Some(*at) != own);
    cells.fold(HIGH, |mixed, (_, cell)| mixed.text(&seen(&cell.text))).settled()
}

/// Rows that stand once more under another record id.
pub(crate) struct RenamedRows;

impl Comparison for RenamedRows {
    const RULES: &'static [&'static Rule] = &[&DU006];

    fn compare(sheets: &mut CheckedTables<'_, '_>, _: &Options) {
        for (sheet, findings) in sheets {
            compare(sheet, findings);
        }
    }
}
