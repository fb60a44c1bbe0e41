//! Header names in Chinese and English, and what they mean.
//!
//! The columns of the commission statement are not public. So headers are
//! matched by name, never by position; a name that could mean two fields is
//! left open; a column nobody knows is kept as it is.

use crate::{
    column::{Column, How},
    column_unit::Unit,
    header_name::{lookup, normal, without_unit},
    names::{AMBIGUOUS, BESIDE, PAYMENT_METHODS},
};
use alloc::{string::String, vec::Vec};
use rebatelens_model::{Field, hash::sha256, ordered::sort_by, unit::ValueType};

/// What a person said about columns: now, or once about a header that is
/// remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Header and field, for every table.
    pub given: Vec<(String, Field)>,
    /// Header and field, for tables whose header has that key.
    pub remembered: Vec<(String, Vec<(String, Field)>)>,
    /// Whether an amount that is named here makes a table by itself: an invoice
    /// may list amounts and nothing else.
    pub amounts_alone: bool,
}

impl Mapping {
    /// The field that a person gave a column of a header.
    fn field(&self, name: &str, key: &str) -> Option<Field> {
        let remembered = self.remembered.iter().filter(|(known, _)| known == key);
        let mut all = self.given.iter().chain(remembered.flat_map(|(_, map)| map));
        all.find(|(header, _)| normal(header) == name).map(|(_, field)| *field)
    }
}

/// What a header is remembered by: its names, in any order and spelling.
pub fn key(columns: &[Column]) -> String {
    key_of(columns.iter().map(|column| normal(&column.header)).collect())
}

fn key_of(mut names: Vec<String>) -> String {
    names.retain(|name| !name.is_empty());
    sort_by(&mut names, Ord::cmp);
    sha256(names.join("\n").as_bytes())
}

/// Bytes of a cell that may name a column.
const NAME_BYTES: usize = 1024;

fn start(cell: &str) -> &str {
    let end = (0..=NAME_BYTES).rev().find(|at| cell.is_char_boundary(*at)).unwrap_or_default();
    cell.get(..end).unwrap_or_default()
}

/// Reads a row as a header.
pub fn read_header<'t>(cells: impl Iterator<Item = &'t str>, mapping: &Mapping) -> Vec<Column> {
    // What is longer than any name is text, and is not looked at closely.
    let cells: Vec<&str> =
        cells.map(|cell| if cell.len() > NAME_BYTES { start(cell) } else { cell }).collect();
    let names: Vec<String> = cells.iter().map(|cell| normal(cell)).collect();
    let key = if mapping.remembered.is_empty() { String::new() } else { key_of(names.clone()) };
    let person = |name: &str| mapping.field(name, &key);
    let is_bill = names.iter().any(|name| PAYMENT_METHODS.contains(&name.as_str()));
    let mut columns: Vec<(Column, usize)> =
        cells.iter().zip(&names).map(|(cell, name)| column(cell, name, is_bill, person(name))).collect();
    settle_doubles(&mut columns);
    columns.into_iter().map(|(column, _)| column).collect()
}

/// One column and the rank of the name that it was known by.
fn column(cell: &str, name: &str, is_bill: bool, person: Option<Field>) -> (Column, usize) {
    let known = known_name(cell, name);
    let unit = Unit::of(cell, name);
    let (field, how, rank) = match (person, known) {
        (Some(field), _) => (Some(field), How::Given, 0),
        (None, Some(_)) if is_bill && matches!(name, "commission" | "佣金") => (None, How::Ambiguous, 0),
        (None, Some((field, rank))) if unit.rate.is_some() => {
            let (field, how) = with_rate_unit(name, field);
            (field, how, rank)
        }
        (None, Some((field, rank))) => (Some(field), How::Known, rank),
        (None, None) if AMBIGUOUS.contains(&name) => (None, How::Ambiguous, 0),
        (None, None) => (None, How::Unknown, 0),
    };
    let value = field.map(|field| match (field.value_type(), unit.money) {
        (ValueType::Money(_), Some(money)) => ValueType::Money(money),
        (value, _) => value,
    });
    let column =
        Column { field, how, value, currency: unit.currency, rate_unit: unit.rate, ..Column::unknown(cell) };
    let beside = (how == How::Unknown).then(|| BESIDE.iter().find(|(.., names)| names.contains(&name)));
    if let Some((own, value, _)) = beside.flatten() {
        return (Column { how: How::Known, value: Some(*value), name: Some((*own).into()), ..column }, rank);
    }
    (column, rank)
}

/// The field that a name stands for, and how sure that is: the name itself, the
/// name without its unit, or both halves of a name in two languages.
fn known_name(cell: &str, name: &str) -> Option<(Field, usize)> {
    lookup(name)
        .or_else(|| lookup(without_unit(name)))
        .or_else(|| lookup(without_unit(without_prefix(name)?)))
        .or_else(|| bilingual(cell))
}

/// The name without a word in front that says which of several it is, but not
/// what.
fn without_prefix(name: &str) -> Option<&str> {
    const PREFIXES: [&str; 8] = ["本月", "当月", "本期", "本次", "实际", "net", "final", "current"];
    PREFIXES.into_iter().find_map(|prefix| name.strip_prefix(prefix))
}

/// A part in a hundred of something is a rate, whatever it is called. Beside a
/// name that says amount, it is asked about.
fn with_rate_unit(name: &str, field: Field) -> (Option<Field>, How) {
    const SHORT: [&str; 6] = ["rebate", "commission", "返佣", "佣金", "返利", "返点"];
    let bare = without_unit(name);
    match field {
        Field::RebateAmount if SHORT.contains(&bare) => (Some(Field::RebateRate), How::Known),
        field if field.is_money() => (None, How::Ambiguous),
        field => (Some(field), How::Known),
    }
}

/// `订单号 Order ID`, `返佣金额/Rebate Amount`: every part that is a name must
/// mean the same.
fn bilingual(cell: &str) -> Option<(Field, usize)> {
    let is_wide = |c: char| ('\u{2E80}'..='\u{9FFF}').contains(&c);
    let wide: String = cell.chars().filter(|c| is_wide(*c)).collect();
    let narrow: String = cell.chars().filter(|c| !is_wide(*c)).collect();
    let halves = [wide, narrow];
    let by_sign = cell.split(['/', '／', '|', '｜', '\n', '(', '（', ')', '）']).map(String::from);
    let agree = |parts: Vec<String>| -> Option<(Field, usize)> {
        let names: Vec<String> =
            parts.iter().map(|part| normal(part)).filter(|name| !name.is_empty()).collect();
        if names.len() < 2 {
            return None;
        }
        let mut fields = names.iter().map(|name| lookup(name).or_else(|| lookup(without_unit(name))));
        let first = fields.next()??;
        fields.all(|other| other.is_some_and(|(field, _)| field == first.0)).then_some(first)
    };
    agree(halves.to_vec()).or_else(|| agree(by_sign.collect()))
}

/// Where two columns claim one field, the person's word and then the surer
/// name wins; the other column is kept as it is.
fn settle_doubles(columns: &mut [(Column, usize)]) {
    for field in Field::ALL {
        let claims = columns.iter().enumerate().filter(|(_, (column, _))| column.field == Some(field));
        let best = claims.min_by_key(|(at, (column, rank))| (column.how != How::Given, *rank, *at));
        let Some((best, _)) = best else { continue };
        for (at, (column, _)) in columns.iter_mut().enumerate() {
            if at != best && column.field == Some(field) {
                column.field = None;
                column.value = None;
                column.how = How::Doubled;
            }
        }
    }
}

/// Where the interface's definition gives two columns of an answer one field,
/// the first keeps it; the other keeps its own name.
pub fn settle_defined(columns: &mut [Column]) {
    let mut taken: Vec<Field> = Vec::new();
    for column in columns {
        match column.field {
            Some(field) if taken.contains(&field) => column.field = None,
            Some(field) => taken.push(field),
            None => {}
        }
    }
}
