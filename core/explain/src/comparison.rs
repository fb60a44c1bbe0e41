//! What is shown beside what was expected, as the report has it.

use crate::{
    comparison_words::{self as words, Counts},
    report::{Comparison, ComparisonSlice},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_checks::difference::{
    Compared, Pair,
    line::Line,
    part_sums::{PartSum, PartSums},
    parts::Part,
};
use rebatelens_finding::lang::Lang;
use rebatelens_model::{
    money::{Currency, exact_add, exact_sub},
    ordered::OrderedMap,
};
use rust_decimal::Decimal;

/// Sums over pairs.
#[derive(Clone, Default)]
struct Sums {
    expected: Decimal,
    shown: Decimal,
    parts: PartSums,
    /// What records show more, and what they show less, below zero.
    more: Decimal,
    less: Decimal,
}

impl Sums {
    fn of<'p>(pairs: impl Iterator<Item = &'p Pair<'p>>) -> Option<Self> {
        pairs.map(Self::of_pair).reduce(|a, b| a?.and(&b?)).unwrap_or_else(|| Some(Self::default()))
    }

    fn of_pair(pair: &Pair<'_>) -> Option<Self> {
        let sum = |lines: &[&Line]| {
            lines.iter().try_fold(Decimal::ZERO, |sum, line| exact_add(sum, line.numbers.amount))
        };
        if pair.is_open() {
            return Some(Self::default());
        }
        let is_less = pair.difference.is_sign_negative();
        let of = |wanted: bool| if is_less == wanted { pair.difference } else { Decimal::ZERO };
        Some(Self {
            expected: sum(&pair.expected)?,
            shown: sum(&pair.shown)?,
            parts: pair.part_sums(),
            more: of(false),
            less: of(true),
        })
    }

    fn and(self, other: &Self) -> Option<Self> {
        Some(Self {
            expected: exact_add(self.expected, other.expected)?,
            shown: exact_add(self.shown, other.shown)?,
            parts: self.parts.and(&other.parts)?,
            more: exact_add(self.more, other.more)?,
            less: exact_add(self.less, other.less)?,
        })
    }

    /// The parts that are named, the largest first.
    fn named(&self, currency: Option<Currency>) -> Vec<(Part, PartSum)> {
        let unit = currency.map_or(2, Currency::decimals);
        self.parts.named(unit, unit.max(self.expected.scale()).max(self.shown.scale()))
    }

    fn slice(&self, key: String, about: About) -> ComparisonSlice {
        ComparisonSlice {
            key,
            expected: self.expected.to_string(),
            shown: self.shown.to_string(),
            difference: exact_sub(self.shown, self.expected).unwrap_or_default().to_string(),
            parts: words::parts(&self.named(about.currency), about.is_agreed, about.lang),
        }
    }
}

/// What the words of a comparison depend on.
#[derive(Clone, Copy)]
struct About {
    currency: Option<Currency>,
    is_agreed: bool,
    lang: Lang,
}

/// The comparison for a report; nothing where a sum has too many digits.
pub fn comparison(compared: &Compared<'_>, is_agreed: bool, lang: Lang) -> Option<Comparison> {
    let about = About { currency: compared.currency, is_agreed, lang };
    let all = Sums::of(compared.pairs.iter())?;
    let total = all.slice(String::new(), about);
    let count = |wanted: fn(&Pair<'_>) -> bool| compared.pairs.iter().filter(|pair| wanted(pair)).count();
    let by = |key: fn(&Line) -> String| slices(compared, key, about);
    let unknown = compared.pairs.iter().filter(|pair| pair.is_open()).count();
    let left_out = unknown > 0 || compared.open.records > 0;
    let differing = count(|pair| !pair.is_open() && pair.differs());
    let named = all.named(compared.currency);
    Some(Comparison {
        currency: compared.currency.map(|currency| currency.code().into()),
        compared_by: compared.level.name(),
        expected: total.expected,
        shown: total.shown,
        difference: total.difference,
        more: all.more.to_string(),
        less: all.less.to_string(),
        differing,
        parts: total.parts,
        sentence: words::sentence(
            &named,
            (all.expected, all.shown),
            compared.currency,
            Counts { left_out, differing, more: all.more, less: all.less },
            lang,
        ),
        limits: words::limits(compared.level, &named, unknown, compared.open, lang),
        matched: count(|pair| !pair.is_open() && !pair.expected.is_empty() && !pair.shown.is_empty()),
        missing: count(|pair| pair.shown.is_empty()),
        extra: count(|pair| pair.expected.is_empty()),
        by_customer: by(|line| line.customer.clone()),
        by_product: by(|line| line.product.clone()),
        by_month: by(|line| line.period.map(|period| period.to_string()).unwrap_or_default()),
    })
}

fn slices(compared: &Compared<'_>, key: fn(&Line) -> String, about: About) -> Vec<ComparisonSlice> {
    let mut groups: OrderedMap<String, Vec<&Pair<'_>>> = OrderedMap::new();
    for pair in &compared.pairs {
        groups.change(pair.shared(key), Vec::new, |own| own.push(pair));
    }
    let slices =
        groups.into_iter().filter_map(|(key, pairs)| Some(Sums::of(pairs.into_iter())?.slice(key, about)));
    slices.collect()
}
