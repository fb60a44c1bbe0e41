//! The rows of a table, told apart by their content.

use crate::{
    fingerprint::{Fingerprint, HIGH, Mixed, both_halves, identifier_fingerprint, row_text, short_print},
    repeats::Repeats,
};
use alloc::{borrow::Cow, string::String, vec::Vec};
use rebatelens_model::{
    Field, Kind,
    identifier::IdentifierKind,
    ordered::sort_by,
    period::{plain_month, read_period},
    text::{is_blank, is_invisible},
    unit::ValueType,
};
use rebatelens_table::record::Record;

/// What is kept of a row until all are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Print {
    /// Of its id; where it has none, of what it says of an order's money in any table.
    pub(crate) key: Fingerprint,
    /// Of all its cells.
    pub(crate) row: u64,
    /// Whether the row has an id of its own.
    pub(crate) has_id: bool,
    pub(crate) record: usize,
}

/// Fingerprints of consecutive records.
#[derive(Debug, Default)]
struct Prints {
    /// The first record's number.
    first: usize,
    keys: Vec<Fingerprint>,
    rows: Vec<u64>,
    /// Records that have no id of their own, by their place among these.
    without_id: Vec<u32>,
}

/// The rows of a table, told apart by their content.
#[derive(Debug, Default)]
pub struct Fingerprints(Vec<Prints>);

impl Fingerprints {
    /// Notes a row. One without an id of its own is known by what it says.
    pub fn note(&mut self, record: &Record<'_, '_>) {
        let key = key(record.kind());
        if key.is_none() && !counts_money(record.kind()) {
            return;
        }
        // A row of one cell is a note that stands where ids do.
        let id = key.filter(|_| record.row().cells.len() > 1).and_then(|key| {
            let kind = if key == Field::OrderId { IdentifierKind::Order } else { IdentifierKind::Record };
            identifier_fingerprint(kind, record.text(key))
        });
        let (key, row, has_id) = match id {
            Some(key) => (key, short_print(&row_text(record.row())), true),
            None => match content_key(record) {
                Some(key) => (key, row_print(record, HIGH).settled(), false),
                None => return,
            },
        };
        if self.0.last().is_none_or(|last| last.next() != record.number) {
            self.0.push(Prints { first: record.number, ..Prints::default() });
        }
        if let Some(last) = self.0.last_mut() {
            last.push(key, row, has_id);
        }
    }

    /// Adds those of the records that follow.
    pub fn append(&mut self, mut later: Self) {
        for prints in &mut later.0 {
            prints.keys.shrink_to_fit();
            prints.rows.shrink_to_fit();
        }
        self.0.append(&mut later.0);
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.iter().map(|prints| prints.keys.len()).sum()
    }

    /// Every print, in the order of records.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Print> {
        self.0.iter().flat_map(Prints::iter)
    }

    /// The keys alone.
    pub(crate) fn keys(&self) -> impl Iterator<Item = Fingerprint> {
        self.0.iter().flat_map(|prints| prints.keys.iter().copied())
    }

    /// Prints of keys that more than one record has, by key and record.
    pub(crate) fn repeated(&self) -> Vec<Print> {
        let repeats = Repeats::of(self.keys(), self.len());
        let mut repeated: Vec<Print> = self.iter().filter(|print| repeats.may_have(print.key)).collect();
        sort_by(&mut repeated, |a, b| (a.key, a.record).cmp(&(b.key, b.record)));
        repeated
    }
}

impl Prints {
    /// The number of the record behind the last.
    fn next(&self) -> usize {
        self.first + self.keys.len()
    }

    fn push(&mut self, key: Fingerprint, row: u64, has_id: bool) {
        if !has_id {
            self.without_id.push(u32::try_from(self.keys.len()).unwrap_or(u32::MAX));
        }
        self.keys.push(key);
        self.rows.push(row);
    }

    fn iter(&self) -> impl Iterator<Item = Print> {
        let mut without_id = self.without_id.iter().copied().peekable();
        self.keys.iter().zip(&self.rows).enumerate().map(move |(at, (key, row))| {
            let has_id = without_id.next_if(|place| usize::try_from(*place) == Ok(at)).is_none();
            Print { key: *key, row: *row, has_id, record: self.first + at }
        })
    }
}

/// What a row without an id of its own says of an order's money, whatever else its
/// table tells: the order, the month and the amount. Without an order, all cells.
fn content_key(record: &Record<'_, '_>) -> Option<Fingerprint> {
    let order = || identifier_fingerprint(IdentifierKind::Order, record.text(Field::OrderId));
    let Some(order) = (record.kind() == Kind::Rebate).then(order).flatten() else {
        return both_halves(|start| row_print(record, start));
    };
    let month = record.text(Field::SettlementPeriod);
    let month = plain_month(month).or_else(|| read_period(month).read().copied());
    let month = month.map_or(0, |month| u64::from(month.year()) * 16 + u64::from(month.month()));
    let amount = seen(record.text(Field::RebateAmount));
    both_halves(|start| start.bytes(&order.get().to_le_bytes()).number(month).text(without_zeros(&amount)))
}

/// The cells, without what nobody sees and without the zeros behind an amount.
fn row_print(record: &Record<'_, '_>, start: Mixed) -> Mixed {
    let cells = record.row().cells.iter().enumerate();
    cells.fold(start, |mixed, (at, cell)| {
        let value = record.columns().get(at).and_then(|column| column.value);
        let text = seen(&cell.text);
        mixed.text(if matches!(value, Some(ValueType::Money(_))) { without_zeros(&text) } else { &text })
    })
}

/// An amount without zeros at the end of its decimals.
fn without_zeros(text: &str) -> &str {
    let bare = text.trim_end_matches('0');
    match text.rsplit_once('.') {
        Some((_, decimals)) if decimals.len() > text.len() - bare.len() => bare,
        Some((whole, _)) => whole,
        None => text,
    }
}

/// A text without blanks around it, and without what nobody sees.
pub(crate) fn seen(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(is_blank);
    if text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') || !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_invisible(*c)).collect::<String>())
}

/// The field that no two records of a kind share.
pub(crate) const fn key(kind: Kind) -> Option<Field> {
    match kind {
        Kind::Rebate => Some(Field::RecordId),
        Kind::Order => Some(Field::OrderId),
        _ => None,
    }
}

/// Whether rows of a kind without ids stand for money that counts once.
const fn counts_money(kind: Kind) -> bool {
    matches!(kind, Kind::Statement | Kind::BusinessDetail | Kind::BillLine)
}
