//! The lines of both sides: what was expected, and what is shown.

use crate::difference::parts::Numbers;
use alloc::{string::String, vec::Vec};
use rebatelens_finding::found::Found;
use rebatelens_model::{
    money::{Currency, RoundingMode, exact_add, exact_mul},
    period::Period,
};
use rust_decimal::Decimal;

/// One line of a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The table, and the record in it.
    pub place: (usize, usize),
    /// The physical line that it stands on, from 1.
    pub at: usize,
    /// The portal's reference; empty where there is none.
    pub record_id: String,
    /// The order, cleaned; empty where there is none.
    pub order: String,
    /// The customer, cleaned; empty where there is none.
    pub customer: String,
    /// The product as written.
    pub product: String,
    /// The settlement period.
    pub period: Option<Period>,
    /// The currency.
    pub currency: Option<Currency>,
    /// The line's numbers.
    pub numbers: Numbers,
    /// Why its amount is not known, where it is not.
    pub gap: Option<UnknownAmount>,
    /// Whether it takes back what another line gave.
    pub reverses: bool,
}

/// Why an amount is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnknownAmount {
    /// None is written.
    Blank,
    /// What is written cannot be read.
    Unreadable(String),
}

/// The reseller's own expected values, read from a file of any form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// The name of the file.
    pub name: String,
    /// The lines of the file.
    pub lines: Vec<Line>,
    /// What in the file itself cannot be used.
    pub faults: Vec<Found>,
}

impl Expected {
    /// How many lines were read.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

impl Line {
    /// The same line at another rate; nothing where its base is not known.
    pub fn at_rate(&self, rate: Decimal, rounding: RoundingMode) -> Option<Self> {
        let decimals = decimals(self.currency);
        let rounded = rounding.round(exact_mul(self.numbers.base?, rate)?, decimals);
        let amount = exact_add(rounded, self.numbers.adjustment)?;
        let numbers = Numbers { rate: Some(rate), amount, decimals, ..self.numbers };
        Some(Self { numbers, ..self.clone() })
    }

    /// The same line as tiers have it: what they give on its base, exactly and
    /// rounded.
    pub fn at_tiers(&self, given: Decimal, rounded: Decimal) -> Option<Self> {
        let amount = exact_add(rounded, self.numbers.adjustment)?;
        let tiers = Some(given);
        let decimals = decimals(self.currency);
        let numbers = Numbers { rate: None, tiers, amount, decimals, ..self.numbers };
        Some(Self { numbers, ..self.clone() })
    }
}

/// Decimals of money that is worked out here.
pub(crate) fn decimals(currency: Option<Currency>) -> u32 {
    currency.map_or(2, Currency::decimals)
}

/// The sum of several lines, compared as one: the rate stays where all share
/// it.
pub fn together<'l>(lines: impl Iterator<Item = &'l Line>) -> Option<Numbers> {
    lines.map(|line| Some(line.numbers)).reduce(|a, b| add(&a?, &b?)).flatten()
}

fn add(a: &Numbers, b: &Numbers) -> Option<Numbers> {
    let base = match (a.base, b.base) {
        (Some(a), Some(b)) => exact_add(a, b),
        _ => None,
    };
    Some(Numbers {
        base,
        rate: a.rate.filter(|rate| b.rate == Some(*rate)),
        adjustment: exact_add(a.adjustment, b.adjustment)?,
        amount: exact_add(a.amount, b.amount)?,
        tiers: a.tiers.or(b.tiers).and_then(|_| exact_add(a.product()?, b.product()?)),
        decimals: a.decimals.min(b.decimals),
        lines: a.lines.saturating_add(b.lines),
    })
}
