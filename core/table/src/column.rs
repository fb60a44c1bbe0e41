//! A column of a table, and how its meaning is known.

use crate::{
    column_unit::Unit,
    defined::meaning::ColumnType,
    header_name::{normal, without_unit},
    names::{CHARGED, DEDUCTIONS, HINTS},
};
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_model::{
    Field,
    money::{Currency, RateUnit},
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
    pub(crate) fn unknown(cell: &str) -> Self {
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

    /// Takes the unit that stands below its name, where the name has none.
    pub(crate) fn take_unit(&mut self, text: &str) {
        let unit = Unit::read(text.trim().trim_matches(['(', ')', '（', '）']));
        if self.field.is_some_and(Field::is_money)
            && self.currency.is_none()
            && self.money_unit() == MoneyUnit::AsWritten
        {
            self.currency = unit.currency;
            self.value = unit.money.map(ValueType::Money).or(self.value);
        }
        if self.field == Some(Field::RebateRate) && self.rate_unit.is_none() {
            self.rate_unit = unit.rate;
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
