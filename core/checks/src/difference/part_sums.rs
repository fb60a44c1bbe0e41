//! Parts of several differences, added up: what goes either way, and the base and
//! the rate of both sides beside each.

use crate::difference::parts::{Numbers, Part, Parts};
use alloc::vec::Vec;
use rebatelens_model::{
    money::{RoundingMode, exact_add, exact_sub},
    ordered::sort_by,
};
use rust_decimal::Decimal;

/// The base and the rate of one side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The sum of the bases, where each is known.
    pub base: Option<Decimal>,
    /// The rate as a part of one, where it is known and the same throughout.
    pub rate: Option<Decimal>,
}

impl Terms {
    fn of(numbers: Option<&Numbers>) -> Self {
        numbers.map_or_else(Self::default, |own| Self { base: own.base, rate: own.rate })
    }

    fn and(self, other: Self) -> Self {
        Self {
            base: self.base.zip(other.base).and_then(|(own, other)| exact_add(own, other)),
            rate: self.rate.filter(|own| other.rate == Some(*own)),
        }
    }
}

/// One part of several differences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PartSum {
    /// What records show more by it.
    pub more: Decimal,
    /// What records show less by it, below zero.
    pub less: Decimal,
    /// How many records it comes from.
    pub records: usize,
    /// What was expected of these.
    pub expected: Terms,
    /// What is shown of them.
    pub shown: Terms,
}

impl PartSum {
    /// What it comes to.
    pub fn amount(&self) -> Decimal {
        exact_add(self.more, self.less).unwrap_or_default()
    }

    fn of(amount: Decimal, records: usize, expected: Terms, shown: Terms) -> Self {
        let (more, less) =
            if amount.is_sign_negative() { (Decimal::ZERO, amount) } else { (amount, Decimal::ZERO) };
        Self { more, less, records, expected, shown }
    }

    /// Nothing where a sum has too many digits.
    fn and(self, other: &Self) -> Option<Self> {
        match (self.records, other.records) {
            (_, 0) => Some(self),
            (0, _) => Some(*other),
            _ => {
                let more = exact_add(self.more, other.more)?;
                let less = exact_add(self.less, other.less)?;
                exact_add(more, less)?;
                Some(Self {
                    more,
                    less,
                    records: self.records + other.records,
                    expected: self.expected.and(other.expected),
                    shown: self.shown.and(other.shown),
                })
            }
        }
    }

    /// Whether it is under a unit of so many decimals in either direction.
    fn is_under(&self, decimals: u32) -> bool {
        let unit = Decimal::new(1, decimals);
        self.more < unit && self.less > -unit
    }
}

/// The parts of several differences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartSums([PartSum; Part::ALL.len()]);

impl PartSums {
    /// The parts of one difference, and what each side says.
    pub fn of(parts: &Parts, expected: Option<&Numbers>, shown: Option<&Numbers>) -> Self {
        let (expected, shown) = (Terms::of(expected), Terms::of(shown));
        Self(Part::ALL.map(|part| PartSum::of(parts.get(part), parts.count(part), expected, shown)))
    }

    /// Adds other parts to these; nothing where a sum has too many digits.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Option<Self> {
        for (own, more) in self.0.iter_mut().zip(&other.0) {
            *own = own.and(more)?;
        }
        Some(self)
    }

    /// The parts that are named, the largest first: those under a unit of the
    /// currency, and what is beyond the decimals of the amounts, go into rounding.
    /// They add up to the same.
    pub fn named(&self, unit: u32, scale: u32) -> Vec<(Part, PartSum)> {
        let mut rounding = PartSum::default();
        let mut named = Vec::new();
        for (part, own) in Part::ALL.into_iter().zip(&self.0).filter(|(_, own)| own.records > 0) {
            if part == Part::Rounding || (part.is_arithmetic() && own.is_under(unit)) {
                rounding = folded(rounding, own);
            } else {
                let (own, rest) = cut(*own, scale);
                if !rest.is_zero() {
                    rounding = folded(rounding, &PartSum::of(rest, own.records, own.expected, own.shown));
                }
                named.push((part, own));
            }
        }
        // What cancels out within a unit is named only where nothing else is.
        if rounding.records > 0 && (named.is_empty() || !rounding.amount().is_zero()) {
            named.push((Part::Rounding, rounding));
        }
        sort_by(&mut named, |(a, one), (b, other)| (other.amount().abs(), *a).cmp(&(one.amount().abs(), *b)));
        named
    }
}

/// What is rounded, with a further part of the same records.
fn folded(rounding: PartSum, more: &PartSum) -> PartSum {
    let amount = exact_add(rounding.amount(), more.amount()).unwrap_or_default();
    let terms = if rounding.records == 0 { more } else { &rounding };
    PartSum::of(amount, rounding.records.max(more.records), terms.expected, terms.shown)
}

/// A part without what is beyond so many decimals, and that rest.
fn cut(own: PartSum, scale: u32) -> (PartSum, Decimal) {
    let down = |value: Decimal| RoundingMode::Down.round(value, scale);
    let amount = own.amount();
    let (kept, less) = (down(amount), down(own.less));
    let more = exact_sub(kept, less).unwrap_or_default();
    let rest = exact_sub(amount, kept).unwrap_or_default();
    // Cutting the two apart may leave the smaller one on the wrong side.
    let (more, less) = if more.is_sign_negative() { (Decimal::ZERO, kept) } else { (more, less) };
    (PartSum { more, less, ..own }, rest)
}
