//! The units that a header names.

use crate::header_name::{lookup, without_unit};
use alloc::string::{String, ToString};
use rebatelens_model::{
    money::{Currency, RateUnit},
    unit::MoneyUnit,
};

/// What a header says about the numbers below it.
#[derive(Clone, Copy, Debug, Default)]
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

    /// From the words for a unit alone.
    pub(crate) fn read(text: &str) -> Self {
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

/// What stands in brackets at the end of a header: `Amount (USD)`, `金额（元）`.
fn in_brackets(header: &str) -> Option<String> {
    let inner = header.trim().strip_suffix([')', '）', ']', '】', '>', '〉'])?;
    let (_, unit) = inner.rsplit_once(['(', '（', '[', '【', '<', '〈'])?;
    Some(unit.trim().to_string())
}
