//! What the lines above a header say of the table: the unit and the currency of its
//! amounts, and its month.

use crate::{
    column::Column,
    column_unit::Unit,
    csv::Row,
    header_name::{lookup, normal, normal_char},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_model::{
    Field,
    money::Currency,
    period::read_period,
    unit::{MoneyUnit, ValueType},
};

/// What the lines above a header say.
#[derive(Clone, Debug, Default)]
pub struct Above {
    unit: Unit,
    /// The month, as it stands there.
    pub period: Option<String>,
    /// The currency, as it stands there.
    pub currency: Option<String>,
    /// The lines that were applied, and their texts.
    pub applied: Vec<(usize, String)>,
    /// A unit that is named and not understood.
    pub open: Option<(usize, String)>,
}

const UNIT_LABELS: [&str; 4] = ["金额单位", "货币单位", "计量单位", "单位"];

impl Above {
    /// Takes what a row says.
    pub(crate) fn take(&mut self, row: &Row<'_>) {
        let texts: Vec<&str> =
            row.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty()).collect();
        for (at, text) in texts.iter().enumerate() {
            let next = texts.get(at + 1).copied().unwrap_or_default();
            for part in text.split([';', '；', '|', '｜', '　', '\n']) {
                self.part(row.line, part.trim(), next);
            }
        }
    }

    fn part(&mut self, line: usize, part: &str, next: &str) {
        // Longer than any label and its value is a sentence.
        if part.is_empty() || part.len() > 200 {
            return;
        }
        let text: String = part.chars().map(normal_char).collect();
        let before = self.stated();
        self.unit(line, &text, next);
        self.labelled(part, next);
        if before != self.stated() {
            self.applied.push((line, part.to_string()));
        }
    }

    /// What is known so far. A month and a currency are taken once.
    const fn stated(&self) -> (Option<MoneyUnit>, Option<Currency>, bool, bool) {
        (self.unit.money, self.unit.currency, self.period.is_some(), self.currency.is_some())
    }

    fn unit(&mut self, line: usize, text: &str, next: &str) {
        let chinese = UNIT_LABELS.iter().find_map(|label| text.split_once(label)).map(|(_, value)| value);
        let english = ["unit:", "unit =", "units:"].iter().find_map(|label| text.split_once(label));
        let value = chinese.or_else(|| english.map(|(_, value)| value));
        if let Some(value) = value {
            let value = value.trim_start_matches([':', '=', ' ', '为', '是']);
            let value = if value.is_empty() { next.trim() } else { value };
            let end = value.find([' ', ',', ')', ']', '(', '/']).unwrap_or(value.len());
            let word = value.get(..end).unwrap_or(value);
            let unit = Unit::read(word);
            if unit.money.is_some() || unit.currency.is_some() {
                self.unit = unit;
            } else if let Some(money) = thousands(text) {
                self.unit = Unit { money: Some(money), ..Unit::default() };
            } else if !word.is_empty() {
                self.open.get_or_insert((line, value.to_string()));
            }
            return;
        }
        let is_counted = ["以", "按"].iter().any(|by| text.contains(by)) && text.contains('计');
        if is_counted && text.contains("万元") {
            self.unit = Unit::read("万元");
            return;
        }
        let is_about = ["amount", "figure", "value", "currency", "all ", "in ", "expressed"]
            .iter()
            .any(|word| text.contains(word));
        let is_in = text.starts_with("in ")
            || text.contains(" in ")
            || text.starts_with("(in ")
            || text.contains("'000");
        if is_about && is_in {
            let code = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() == 3);
            let currency = code.into_iter().find_map(Currency::from_text);
            if text.contains("million") || text.contains("billion") {
                self.open.get_or_insert((line, text.to_string()));
            } else if let Some(money) = thousands(text) {
                self.unit =
                    Unit { money: Some(money), currency: currency.or(self.unit.currency), rate: None };
            } else if text.contains("fen") && !text.contains("fence") {
                self.unit = Unit::read("fen");
            } else if text.contains(" cents") {
                self.open.get_or_insert((line, text.to_string()));
            } else if currency.is_some() {
                self.unit.currency = currency;
            }
        }
    }

    /// `币种：人民币`, `Settlement Month: 2024-10`, in one cell or in two. A cell may
    /// hold several.
    fn labelled(&mut self, part: &str, next: &str) {
        let mut rest = part;
        while let Some((label, behind)) = rest.split_once([':', '：']) {
            let name = label.rsplit([',', '，', '(', '（', ')']).next().unwrap_or(label);
            // Of two statements in one cell, the second label follows a blank.
            let last = name.trim().rsplit(' ').next().unwrap_or(name);
            let value = behind.trim_start();
            let value = if value.is_empty() { next } else { value };
            self.value(name.trim(), value);
            if last != name.trim() {
                self.value(last, value);
            }
            rest = behind;
        }
        if rest == part {
            self.value(part, next);
        }
    }

    fn value(&mut self, label: &str, value: &str) {
        let name = normal(label);
        let Some((field, _)) = lookup(&name) else { return };
        let end = value.find([' ', ',', '，', ')', '）', ';', '；']).unwrap_or(value.len());
        let word = value.get(..end).unwrap_or(value).trim();
        match field {
            Field::Currency if Currency::from_text(word).is_some() => {
                self.currency.get_or_insert_with(|| word.into());
            }
            Field::SettlementPeriod => {
                let whole = [value.trim(), word].into_iter().find(|text| read_period(text).read().is_some());
                if let Some(month) = whole {
                    self.period.get_or_insert_with(|| month.into());
                }
            }
            _ => {}
        }
    }

    /// Applies what is said to columns of money that say nothing of it themselves.
    pub(crate) fn apply(&self, columns: &mut [Column]) {
        let stated = self.currency.as_deref().and_then(Currency::from_text);
        for column in columns {
            if !column.field.is_some_and(Field::is_money) || column.currency.is_some() {
                continue;
            }
            if column.money_unit() != MoneyUnit::AsWritten {
                continue;
            }
            if let Some(money) = self.unit.money {
                column.value = Some(ValueType::Money(money));
            }
            column.currency = stated.or(self.unit.currency);
        }
    }
}

/// The thousands that a text names.
fn thousands(text: &str) -> Option<MoneyUnit> {
    if ["百万", "千万", "十万", "million", "billion"].iter().any(|word| text.contains(word)) {
        return None;
    }
    if ["ten thousand", "10,000", "10 000", "10000", "10k", "万"].iter().any(|word| text.contains(word)) {
        return Some(MoneyUnit::TenThousand);
    }
    let is_thousand = ["hundred thousand", "100,000"].iter().all(|word| !text.contains(word))
        && ["thousand", "'000", "000s", "1,000", "1000"].iter().any(|word| text.contains(word));
    is_thousand.then_some(MoneyUnit::Thousand)
}
