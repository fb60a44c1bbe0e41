//! Expected against shown: which records belong together, and what the
//! difference is made of, in all and for each customer, product and month.

pub(crate) mod line;
pub mod parts;
pub(crate) mod words;

pub use line::Expected;

use crate::{
    explain::lang::Lang,
    model::{
        money::{Currency, exact_add, exact_sub},
        site::Site,
    },
    report::{Comparison, ComparisonSlice},
};
use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use line::{Line, decimals, together};
use parts::{Numbers, Part, Parts, split};
use rust_decimal::Decimal;

/// What lines are told apart by, the finest that both sides have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    Record,
    Order,
    CustomerProduct,
    Customer,
    Product,
    Month,
    Total,
}

/// What stands in a key beside what the level needs, where every line of both
/// sides has it.
#[derive(Clone, Copy, Debug, Default)]
struct Beside {
    product: bool,
    month: bool,
}

impl Level {
    const ALL: [Self; 7] = [
        Self::Record,
        Self::Order,
        Self::CustomerProduct,
        Self::Customer,
        Self::Product,
        Self::Month,
        Self::Total,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Order => "order",
            Self::CustomerProduct => "customer_and_product",
            Self::Customer => "customer",
            Self::Product => "product",
            Self::Month => "settlement_period",
            Self::Total => "total",
        }
    }

    /// What a line is known by; nothing where it lacks that.
    fn key(self, line: &Line, beside: Beside) -> Option<Vec<String>> {
        let own_month = line.period.map(|period| period.to_string()).unwrap_or_default();
        let month = || if beside.month { own_month.clone() } else { String::new() };
        let product = || if beside.product { line.product.to_lowercase() } else { String::new() };
        let needed: Vec<String> = match self {
            Self::Record => vec![line.record_id.clone()],
            Self::Order => vec![line.order.clone()],
            Self::CustomerProduct => vec![line.customer.clone(), line.product.to_lowercase()],
            Self::Customer => vec![line.customer.clone()],
            Self::Product => vec![line.product.to_lowercase()],
            Self::Month => vec![own_month.clone()],
            Self::Total => vec![],
        };
        if needed.iter().any(String::is_empty) {
            return None;
        }
        Some(match self {
            Self::Order => vec![line.order.clone(), product(), month()],
            Self::CustomerProduct | Self::Customer | Self::Product => {
                needed.into_iter().chain([month()]).collect()
            }
            _ => needed,
        })
    }

    /// The finest level at which every line of both sides is known.
    fn of(expected: &[&Line], shown: &[&Line]) -> Self {
        let all = |level: Self, lines: &[&Line]| {
            lines.iter().all(|line| level.key(line, Beside::default()).is_some())
        };
        let fits = |level: &Self| all(*level, expected) && all(*level, shown);
        Self::ALL.into_iter().find(fits).unwrap_or(Self::Total)
    }
}

/// Lines of both sides that are compared as one, or that one side lacks.
#[derive(Clone, Debug)]
pub(crate) struct Pair<'l> {
    pub(crate) expected: Vec<&'l Line>,
    pub(crate) shown: Vec<&'l Line>,
    pub(crate) difference: Decimal,
    pub(crate) parts: Parts,
}

impl Pair<'_> {
    /// What all lines of the pair share; nothing where they are of several.
    /// Shown lines say it before expected ones.
    fn shared(&self, key: fn(&Line) -> String) -> String {
        let lines = if self.shown.is_empty() { &self.expected } else { &self.shown };
        let mut keys = lines.iter().map(|line| key(line));
        let first = keys.next().unwrap_or_default();
        if keys.all(|other| other == first) { first } else { String::new() }
    }
}

/// The comparison of one currency.
#[derive(Clone, Debug)]
pub(crate) struct Compared<'l> {
    pub(crate) currency: Option<Currency>,
    level: Level,
    pub(crate) pairs: Vec<Pair<'l>>,
}

/// Compares the two sides, currency by currency. Lines that name no currency
/// belong to the other side's only one.
pub(crate) fn compare<'l>(expected: &'l [Line], shown: &'l [Line]) -> Vec<Compared<'l>> {
    let only = |lines: &[Line]| {
        let first = lines.first()?.currency?;
        lines.iter().all(|line| line.currency == Some(first)).then_some(first)
    };
    let (own, others) = (only(expected), only(shown));
    let mut sides: BTreeMap<Option<Currency>, (Vec<&Line>, Vec<&Line>)> = BTreeMap::new();
    for line in expected {
        sides.entry(line.currency.or(others)).or_default().0.push(line);
    }
    for line in shown {
        sides.entry(line.currency.or(own)).or_default().1.push(line);
    }
    let places = decimals(expected).max(decimals(shown));
    sides
        .into_iter()
        .map(|(currency, (expected, shown))| {
            let level = Level::of(&expected, &shown);
            Compared { currency, level, pairs: pairs(level, &expected, &shown, places) }
        })
        .collect()
}

fn pairs<'l>(level: Level, expected: &[&'l Line], shown: &[&'l Line], places: u32) -> Vec<Pair<'l>> {
    let all = |has: fn(&Line) -> bool| expected.iter().chain(shown).all(|line| has(line));
    let beside = Beside {
        product: level == Level::Order && all(|line| !line.product.is_empty()),
        month: all(|line| line.period.is_some()),
    };
    let mut groups: BTreeMap<Vec<String>, (Vec<&'l Line>, Vec<&'l Line>)> = BTreeMap::new();
    for line in expected {
        groups.entry(level.key(line, beside).unwrap_or_default()).or_default().0.push(line);
    }
    for line in shown {
        groups.entry(level.key(line, beside).unwrap_or_default()).or_default().1.push(line);
    }
    groups.into_values().flat_map(|(expected, shown)| of_group(expected, shown, places)).collect()
}

/// Lines of one key. What takes back where nothing of the kind was expected
/// stands apart, so that it is seen.
fn of_group<'l>(expected: Vec<&'l Line>, shown: Vec<&'l Line>, places: u32) -> Vec<Pair<'l>> {
    let foreseen = expected.iter().any(|line| line.takes_back);
    let (back, kept): (Vec<&Line>, Vec<&Line>) =
        shown.into_iter().partition(|line| line.takes_back && !foreseen);
    let mut pairs: Vec<Pair<'_>> = back.into_iter().map(|line| alone(line, Part::Reversal)).collect();
    if expected.is_empty() {
        pairs.extend(kept.into_iter().map(|line| alone(line, Part::Extra)));
    } else if kept.is_empty() {
        pairs.extend(expected.into_iter().map(missing));
    } else {
        pairs.extend(both(expected, kept, places));
    }
    pairs
}

fn alone(line: &Line, part: Part) -> Pair<'_> {
    let amount = line.numbers.amount;
    Pair { expected: Vec::new(), shown: vec![line], difference: amount, parts: Parts::only(part, amount) }
}

fn missing(line: &Line) -> Pair<'_> {
    let amount = -line.numbers.amount;
    Pair {
        expected: vec![line],
        shown: Vec::new(),
        difference: amount,
        parts: Parts::only(Part::Missing, amount),
    }
}

/// Lines that both sides have: one with one where they are as many, else all
/// together. Nothing where a sum has too many digits to be exact.
fn both<'l>(mut expected: Vec<&'l Line>, mut shown: Vec<&'l Line>, places: u32) -> Vec<Pair<'l>> {
    if expected.len() == shown.len() {
        expected.sort_by_key(|line| line.numbers.amount);
        shown.sort_by_key(|line| line.numbers.amount);
        let pairs = expected.into_iter().zip(shown);
        return pairs.filter_map(|(e, s)| pair(vec![e], vec![s], places)).collect();
    }
    pair(expected, shown, places).into_iter().collect()
}

fn pair<'l>(expected: Vec<&'l Line>, shown: Vec<&'l Line>, places: u32) -> Option<Pair<'l>> {
    let (e, s) = (together(expected.iter().copied())?, together(shown.iter().copied())?);
    let difference = exact_sub(s.amount, e.amount)?;
    let parts = split(&e, &s, places)?;
    let is_abroad = |line: &&Line| line.currency.map(Site::of_currency) == Some(Site::International);
    let parts = if expected.iter().chain(&shown).any(is_abroad) { parts.abroad(places)? } else { parts };
    Some(Pair { expected, shown, difference, parts })
}

/// Sums over pairs.
#[derive(Clone, Default)]
struct Sums {
    expected: Decimal,
    shown: Decimal,
    parts: Parts,
}

impl Sums {
    fn of<'p>(pairs: impl Iterator<Item = &'p Pair<'p>>) -> Option<Self> {
        pairs.map(Self::of_pair).reduce(|a, b| a?.and(&b?)).unwrap_or_else(|| Some(Self::default()))
    }

    fn of_pair(pair: &Pair<'_>) -> Option<Self> {
        let sum = |lines: &[&Line]| {
            lines.iter().try_fold(Decimal::ZERO, |sum, line| exact_add(sum, line.numbers.amount))
        };
        Some(Self { expected: sum(&pair.expected)?, shown: sum(&pair.shown)?, parts: pair.parts.clone() })
    }

    fn and(self, other: &Self) -> Option<Self> {
        Some(Self {
            expected: exact_add(self.expected, other.expected)?,
            shown: exact_add(self.shown, other.shown)?,
            parts: self.parts.and(&other.parts)?,
        })
    }

    fn slice(&self, key: String, lang: Lang) -> ComparisonSlice {
        ComparisonSlice {
            key,
            expected: self.expected.to_string(),
            shown: self.shown.to_string(),
            difference: exact_sub(self.shown, self.expected).unwrap_or_default().to_string(),
            parts: words::parts(&self.parts, lang),
        }
    }
}

impl Compared<'_> {
    /// The comparison for a report; nothing where a sum has too many digits.
    pub(crate) fn report(&self, lang: Lang) -> Option<Comparison> {
        let all = Sums::of(self.pairs.iter())?;
        let total = all.slice(String::new(), lang);
        let count = |wanted: fn(&Pair<'_>) -> bool| self.pairs.iter().filter(|pair| wanted(pair)).count();
        let by = |key: fn(&Line) -> String| self.by(key, lang);
        Some(Comparison {
            currency: self.currency.map(|currency| currency.code().into()),
            compared_by: self.level.name(),
            expected: total.expected,
            shown: total.shown,
            difference: total.difference,
            parts: total.parts,
            sentence: words::sentence(&all.parts, all.expected, all.shown, self.currency, lang),
            limits: words::limits(self.level, &all.parts, lang),
            matched: count(|pair| !pair.expected.is_empty() && !pair.shown.is_empty()),
            missing: count(|pair| pair.shown.is_empty()),
            extra: count(|pair| pair.expected.is_empty()),
            by_customer: by(|line| line.customer.clone()),
            by_product: by(|line| line.product.clone()),
            by_month: by(|line| line.period.map(|period| period.to_string()).unwrap_or_default()),
        })
    }

    fn by(&self, key: fn(&Line) -> String, lang: Lang) -> Vec<ComparisonSlice> {
        let mut groups: BTreeMap<String, Vec<&Pair<'_>>> = BTreeMap::new();
        for pair in &self.pairs {
            groups.entry(pair.shared(key)).or_default().push(pair);
        }
        let slices =
            groups.into_iter().filter_map(|(key, pairs)| Some(Sums::of(pairs.into_iter())?.slice(key, lang)));
        slices.collect()
    }
}

/// The numbers of one side of a pair.
pub(crate) fn numbers(lines: &[&Line]) -> Option<Numbers> {
    together(lines.iter().copied())
}
