//! Header names in Chinese and English, and what they mean.
//!
//! The columns of the commission statement are not public. So headers are
//! matched by name, never by position; a name that could mean two fields is
//! left open; a column nobody knows is kept as it is.

use crate::{
    defined::meaning::ColumnType,
    names::{AMBIGUOUS, BESIDE, CHARGED, DEDUCTIONS, HINTS, NAMES, PAYMENT_METHODS},
};
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_model::{
    Field,
    hash::sha256,
    money::{Currency, RateUnit},
    text::{ascii_form, is_blank, simplified},
    unit::{MoneyUnit, ValueType},
};

/// How a column came by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The name is in the table.
    Known,
    /// The person said so.
    Given,
    /// The name could mean two fields.
    Ambiguous,
    /// Another column of the same name came first.
    Doubled,
    /// The name is not in the table.
    Unknown,
}

impl How {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Given => "given",
            Self::Ambiguous => "ambiguous",
            Self::Doubled => "doubled",
            Self::Unknown => "unknown",
        }
    }
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The header as written.
    pub header: String,
    /// What it means, where it is a field of a rebate record.
    pub field: Option<Field>,
    /// How that is known.
    pub how: How,
    /// What its cells hold, where that is known.
    pub value: Option<ValueType>,
    /// The currency that the header names.
    pub currency: Option<Currency>,
    /// The unit of rate that the header names.
    pub rate_unit: Option<RateUnit>,
    /// The column's name in reports, where it is defined but no field of a
    /// rebate record.
    pub name: Option<String>,
}

impl Column {
    /// A column nobody knows, kept as it is.
    fn unknown(cell: &str) -> Self {
        Self {
            header: cell.trim().to_string(),
            field: None,
            how: How::Unknown,
            value: None,
            currency: None,
            rate_unit: None,
            name: None,
        }
    }

    /// A column that its interface or its file's definition names.
    pub fn defined(header: &str, kind: Option<ColumnType>) -> Self {
        let Some(kind) = kind else { return Self::unknown(header) };
        let yuan = matches!(kind.value, ValueType::Money(unit) if unit.is_yuan());
        let currency =
            if yuan { Currency::from_text("CNY") } else { Unit::of(header, &normal(header)).currency };
        Self {
            field: kind.field,
            how: How::Known,
            value: Some(kind.value),
            currency,
            name: Some(kind.name.map_or_else(|| snake_case(header), String::from)),
            ..Self::unknown(header)
        }
    }

    /// Whether its times are those of a charge, which can come a month later.
    pub fn is_charge_time(&self) -> bool {
        self.field == Some(Field::OrderTime) && CHARGED.contains(&normal(&self.header).as_str())
    }

    /// Whether its amounts are taken off, whichever sign they have.
    pub fn is_deduction(&self) -> bool {
        self.field == Some(Field::AdjustmentAmount)
            && DEDUCTIONS.contains(&without_unit(&normal(&self.header)))
    }

    /// The unit that money in it is written in.
    pub fn money_unit(&self) -> MoneyUnit {
        match self.value {
            Some(ValueType::Money(unit)) => unit,
            _ => MoneyUnit::AsWritten,
        }
    }

    /// Fields that it could be, for the person to choose from. Only for
    /// columns that were not understood.
    pub fn could_be(&self) -> Vec<Field> {
        if self.field.is_some() || self.value.is_some() || self.header.is_empty() {
            return vec![];
        }
        let name = normal(&self.header);
        let meant = |words: &&(&[&str], &[Field])| words.0.iter().any(|word| name.contains(word));
        let mut fields = Vec::new();
        for field in HINTS.iter().filter(meant).flat_map(|(_, fields)| fields.iter()) {
            if !fields.contains(field) {
                fields.push(*field);
            }
        }
        fields
    }
}

/// `GoodsPrice.RealTotalCost` as `goods_price.real_total_cost`.
fn snake_case(header: &str) -> String {
    let mut out = String::with_capacity(header.len() + 4);
    let mut before = None;
    for c in header.trim().chars() {
        let starts_word = c.is_ascii_uppercase()
            && before.is_some_and(|b: char| b.is_ascii_lowercase() || b.is_ascii_digit());
        if starts_word {
            out.push('_');
        }
        let plain =
            if c.is_whitespace() || matches!(c, '-' | '(' | ')') { '_' } else { c.to_ascii_lowercase() };
        if plain != '_' || !out.ends_with('_') {
            out.push(plain);
        }
        before = Some(c);
    }
    out.trim_matches('_').to_string()
}

/// What a person said about columns: now, or once about a header that is
/// remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Header and field, for every table.
    pub given: Vec<(String, Field)>,
    /// Header and field, for tables whose header has that key.
    pub remembered: Vec<(String, Vec<(String, Field)>)>,
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
    names.sort_unstable();
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

fn lookup(name: &str) -> Option<(Field, usize)> {
    NAMES.iter().find_map(|(field, names)| {
        let rank = names.iter().position(|known| *known == name)?;
        Some((*field, rank))
    })
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

/// A header without what varies: case, spaces, underscores, width, units in
/// brackets, traditional characters.
pub fn normal(header: &str) -> String {
    let bracket = |c: char| matches!(c, '(' | '（' | '[' | '【' | '<' | '〈');
    let bare = header.split(bracket).next().filter(|bare| !bare.trim().is_empty()).unwrap_or(header);
    let skipped =
        |c: &char| is_blank(*c) || matches!(c, '_' | '-' | '.' | ':' | '*' | '"' | '\'' | '·' | ',' | '、');
    bare.chars().map(ascii_form).filter(|c| !skipped(c)).map(normal_char).collect()
}

/// A character without its width, its tradition and its case.
pub fn normal_char(c: char) -> char {
    simplified(ascii_form(c)).to_ascii_lowercase()
}

/// What a header says about the numbers below it.
#[derive(Clone, Copy, Default)]
pub struct Unit {
    /// The currency that a name carries.
    pub currency: Option<Currency>,
    /// The unit of rate that a name carries.
    pub rate: Option<RateUnit>,
    /// The unit of money that a name carries.
    pub money: Option<MoneyUnit>,
}

/// Units as headers write them: words, the currency, and how money is counted.
const UNITS: &[(&str, Option<&str>, Option<MoneyUnit>)] = &[
    ("万元", Some("CNY"), Some(MoneyUnit::TenThousandYuan)),
    ("千元", Some("CNY"), Some(MoneyUnit::ThousandYuan)),
    ("万", None, Some(MoneyUnit::TenThousand)),
    ("千", None, Some(MoneyUnit::Thousand)),
    ("k", None, Some(MoneyUnit::Thousand)),
    ("thousand", None, Some(MoneyUnit::Thousand)),
    ("thousands", None, Some(MoneyUnit::Thousand)),
    ("千美元", Some("USD"), Some(MoneyUnit::Thousand)),
    ("万美元", Some("USD"), Some(MoneyUnit::TenThousand)),
    ("人民币元", Some("CNY"), None),
    ("人民币分", Some("CNY"), Some(MoneyUnit::FenInteger)),
    ("元", Some("CNY"), None),
    ("分", Some("CNY"), Some(MoneyUnit::FenInteger)),
    ("fen", Some("CNY"), Some(MoneyUnit::FenInteger)),
    ("yuan", Some("CNY"), None),
];

impl Unit {
    /// From brackets at the end, or from the end of the name itself.
    pub fn of(cell: &str, name: &str) -> Self {
        let bracketed = in_brackets(cell);
        let read = bracketed.as_deref().map(Self::read);
        match read {
            Some(unit) if unit.currency.is_some() || unit.rate.is_some() || unit.money.is_some() => unit,
            _ if lookup(name).is_some() => Self::default(),
            _ => Self::read(name.get(without_unit(name).len()..).unwrap_or_default()),
        }
    }

    fn read(text: &str) -> Self {
        let text = text
            .trim()
            .trim_start_matches(['/', '|'])
            .trim_start_matches("单位")
            .trim_start_matches([':', '：', ' ']);
        let lower = text.to_ascii_lowercase();
        let known = UNITS.iter().find(|(word, ..)| *word == lower);
        let currency = known.and_then(|(_, currency, _)| *currency).unwrap_or(text);
        let currency = currency.strip_prefix("in").filter(|rest| rest.len() == 3).unwrap_or(currency);
        Self {
            currency: Currency::from_text(currency.trim()),
            rate: RateUnit::from_suffix(text).map(|(_, unit)| unit),
            money: known.and_then(|(.., money)| *money),
        }
    }
}

/// The name without a unit at its end: `返佣金额元`, `rebateamountusd`.
fn without_unit(name: &str) -> &str {
    const ENDS: [&str; 19] = [
        "万元",
        "千元",
        "万美元",
        "千美元",
        "人民币元",
        "人民币",
        "美元",
        "元",
        "分",
        "inusd",
        "incny",
        "usd",
        "cny",
        "rmb",
        "hkd",
        "eur",
        "fen",
        "%",
        "‰",
    ];
    let ends = ENDS.into_iter().find_map(|end| name.strip_suffix(end));
    let ends = ends.map(|bare| bare.trim_end_matches(['/', '|']));
    ends.filter(|bare| !bare.is_empty()).unwrap_or(name)
}

/// What stands in brackets at the end of a header: `Amount (USD)`, `金额（元）`.
fn in_brackets(header: &str) -> Option<String> {
    let inner = header.trim().strip_suffix([')', '）', ']', '】', '>', '〉'])?;
    let (_, unit) = inner.rsplit_once(['(', '（', '[', '【', '<', '〈'])?;
    Some(unit.trim().to_string())
}

/// How sure it is that a row is the header of a rebate table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It names a rebate, or a base and a rate, and what they belong to.
    RebateTable,
    /// It names some fields of a rebate, but not enough to read the table.
    Unclear,
    /// It is some other table.
    Other,
}

/// Judges a header by the fields that it names.
pub fn verdict(columns: &[Column]) -> Verdict {
    let has = |field: Field| columns.iter().any(|column| column.field == Some(field));
    let number = has(Field::RebateAmount) || (has(Field::BaseAmount) && has(Field::RebateRate));
    let anchor = [
        Field::RecordId,
        Field::OrderId,
        Field::CustomerId,
        Field::PartnerId,
        Field::SettlementPeriod,
        Field::Status,
        Field::Product,
    ];
    if number && anchor.into_iter().any(has) {
        return Verdict::RebateTable;
    }
    let money = [Field::RebateAmount, Field::BaseAmount, Field::RebateRate];
    if money.into_iter().any(has) { Verdict::Unclear } else { Verdict::Other }
}
