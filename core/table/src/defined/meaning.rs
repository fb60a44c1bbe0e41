//! Which object an answer's records are, and what each of its fields holds.

use crate::{
    attribute::Attribute,
    defined::objects::{OBJECTS, Object},
};
use alloc::{string::String, vec::Vec};
use rebatelens_model::{
    Field,
    identifier::IdentifierKind,
    unit::{MoneyUnit, ValueType},
};

/// How a value is written in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    /// As a text.
    Text,
    /// As a number.
    Number,
    /// As `true`, `false` or `null`, or in a way that is not defined.
    Other,
}

/// What a column holds, as its interface defines it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnType {
    /// What its cells hold.
    pub value: ValueType,
    /// How they are written in JSON.
    pub wire: Wire,
    /// The field of a rebate record that it is.
    pub field: Option<Field>,
    /// Its name in reports, where the header's own is not used.
    pub name: Option<&'static str>,
}

/// A list's name that tells what its records are only together with a member
/// beside it.
const BESIDE: [(&str, &str); 2] =
    [("RecordsCountByMonth", "UsageDetail"), ("TotalUsedAmount", "UsageRecords")];

/// Objects that a list of this name may hold.
pub fn holding(list: &str) -> impl Iterator<Item = &'static Object> {
    OBJECTS.iter().filter(move |object| object.lists.split(' ').any(|name| !name.is_empty() && name == list))
}

/// The object that fields of these names belong to.
pub fn recognise(list: Option<&str>, paths: &[String], attributes: &[Attribute]) -> Option<&'static Object> {
    let beside = BESIDE.iter().find(|(name, _)| attributes.iter().any(|one| one.name == *name));
    if let Some((_, name)) = beside {
        return OBJECTS.iter().find(|object| object.name == *name);
    }
    if paths.is_empty() {
        let mut objects = holding(list?);
        let first = objects.next()?;
        return objects.all(|other| other.kind == first.kind).then_some(first);
    }
    let mut top: Vec<&str> = paths.iter().map(|path| top_name(path)).collect();
    top.dedup();
    let candidates = OBJECTS.iter().filter(|object| object.kind.is_some());
    let named = candidates.filter_map(|object| {
        let held = list.is_some_and(|list| object.lists.split(' ').any(|name| name == list));
        Some((score(object, &top)? + isize::from(held) * 4, object))
    });
    named.max_by_key(|(score, _)| *score).map(|(_, object)| object)
}

/// How well an object's fields go with the names seen; nothing where too few
/// do.
fn score(object: &Object, names: &[&str]) -> Option<isize> {
    let defined: Vec<&str> = fields(object).map(|(name, _)| name).collect();
    let matched = names.iter().filter(|name| defined.contains(name)).count();
    let unknown = names.len() - matched;
    let missing = defined.iter().filter(|name| !names.contains(name)).count();
    // An answer of one or two fields must hold all of its object's.
    let enough = matched > unknown && (matched >= 3 || missing == 0);
    let signed = |count: usize| isize::try_from(count).unwrap_or(isize::MAX / 8);
    enough.then(|| signed(matched) * 3 - signed(unknown) * 2 - signed(missing))
}

fn top_name(path: &str) -> &str {
    path.split(['.', '[']).next().unwrap_or(path)
}

/// The fields of an object: name and type.
fn fields(object: &Object) -> impl Iterator<Item = (&'static str, &'static str)> {
    object.fields.split_ascii_whitespace().filter_map(|field| field.split_once(':'))
}

/// What a dotted name of an object holds.
pub fn column(object: &Object, path: &str) -> Option<ColumnType> {
    let (first, rest) = match path.split_once('.') {
        Some((first, rest)) => (first, Some(rest)),
        None => (path, None),
    };
    let name = first.split('[').next().unwrap_or(first);
    let name = name.strip_suffix(" (2)").unwrap_or(name);
    let (_, kind) = fields(object).find(|(known, _)| *known == name)?;
    if let Some(inner) = kind.strip_prefix('{').and_then(|kind| kind.strip_suffix('}')) {
        let inner = OBJECTS.iter().find(|object| object.name == inner)?;
        return column(inner, rest?);
    }
    let kind = typed(kind);
    let field = kind.field.or_else(|| field_of(name, kind.value));
    Some(ColumnType { field: field.filter(|_| rest.is_none()), ..kind })
}

/// A type as definitions write it: `#f`, `c>customer_id`.
pub fn typed(kind: &str) -> ColumnType {
    let (kind, field) = kind.split_once('>').map_or((kind, None), |(kind, field)| (kind, Some(field)));
    let (letter, wire) = kind.strip_prefix('#').map_or((kind, Wire::Text), |rest| (rest, Wire::Number));
    let wire = if letter == "?" { Wire::Other } else { wire };
    ColumnType { value: value_type(letter), wire, field: field.and_then(Field::from_name), name: None }
}

fn value_type(letter: &str) -> ValueType {
    match letter {
        "p" => ValueType::Identifier(IdentifierKind::Partner),
        "c" => ValueType::Identifier(IdentifierKind::Customer),
        "o" => ValueType::Identifier(IdentifierKind::Order),
        "r" | "v" | "y" | "j" => ValueType::Identifier(IdentifierKind::Resource),
        "f" => ValueType::Money(MoneyUnit::FenInteger),
        "F" => ValueType::Money(MoneyUnit::FenFloat),
        "Y" => ValueType::Money(MoneyUnit::YuanFloat),
        "d" => ValueType::Money(MoneyUnit::YuanDecimal),
        "w" => ValueType::Money(MoneyUnit::RowCurrency),
        "D" => ValueType::Money(MoneyUnit::Decimal),
        "U" => ValueType::Money(MoneyUnit::Float),
        "x" => ValueType::Money(MoneyUnit::Unstated),
        "i" => ValueType::Count,
        "n" => ValueType::Number,
        "m" => ValueType::Month,
        "t" => ValueType::Time,
        "T" => ValueType::UnixTime,
        "?" => ValueType::Flag,
        "S" => ValueType::Status,
        "u" => ValueType::Address,
        _ => ValueType::Text,
    }
}

/// The field of a rebate record that a defined field is by its name.
fn field_of(name: &str, value: ValueType) -> Option<Field> {
    match (name, value) {
        ("Uin", ValueType::Identifier(IdentifierKind::Partner)) => Some(Field::PartnerId),
        ("ClientUin" | "OwnerUin" | "CustomerUin" | "OwnerAccountId", _) => Some(Field::CustomerId),
        ("OrderId" | "DealName" | "TransactionId", _) => Some(Field::OrderId),
        ("RebateMonth" | "SettleMonth" | "BillMonth" | "Month", _) => Some(Field::SettlementPeriod),
        ("GoodsType" | "GoodsName" | "ProductName" | "BusinessCodeName", _) => Some(Field::Product),
        ("PayTime" | "CreatTime" | "CreateTime" | "TransactionTime", _) => Some(Field::OrderTime),
        ("ClientRemark", _) => Some(Field::Note),
        ("Currency", _) => Some(Field::Currency),
        ("ExceptionFlag", _) => Some(Field::Status),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, OBJECTS, column, fields, recognise};
    use alloc::{string::String, vec::Vec};

    #[test]
    fn every_definition_is_sound() {
        const TYPES: &str = "s p c o j r v y i n f F Y d w D U x m t T ? S u";
        for object in OBJECTS {
            for (name, kind) in fields(object) {
                if let Some(inner) = kind.strip_prefix('{').and_then(|kind| kind.strip_suffix('}')) {
                    assert!(
                        OBJECTS.iter().any(|known| known.name == inner),
                        "{}.{name}: {inner}",
                        object.name
                    );
                    continue;
                }
                let (kind, field) = kind.split_once('>').unwrap_or((kind, "note"));
                assert!(Field::from_name(field).is_some(), "{}.{name}: {field}", object.name);
                let letter = kind.trim_start_matches('#');
                assert!(TYPES.split(' ').any(|known| known == letter), "{}.{name}: {kind}", object.name);
                assert!(column(object, name).is_some(), "{}.{name}", object.name);
            }
        }
    }

    #[test]
    fn every_object_is_recognised_by_its_fields() {
        for object in OBJECTS.iter().filter(|object| object.kind.is_some()) {
            let names: Vec<String> = fields(object).map(|(name, _)| name.into()).collect();
            let list = object.lists.split(' ').next().filter(|list| !list.is_empty());
            let found = recognise(list, &names, &[]);
            assert_eq!(found.and_then(|found| found.kind), object.kind, "{}", object.name);
        }
    }
}
