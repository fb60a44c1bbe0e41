//! A difference, split into parts that add up to it exactly.
//!
//! With base `b`, rate `r`, adjustment `a` and amount `m`, expected (0) and
//! shown (1):
//!
//! | part | amount |
//! | --- | --- |
//! | base | (b₁ − b₀) · r₀ |
//! | rate | b₀ · (r₁ − r₀) |
//! | both together | (b₁ − b₀) · (r₁ − r₀) |
//! | adjustment | a₁ − a₀ |
//! | tax deduction | what is shown less its rounded b₁ · r₁, where that is the 6 % of an ordinary invoice |
//! | rounding | the rest, below one unit of the last decimal on each side |
//! | unexplained | the rest, where it is more, or where base or rate is not known |
//!
//! Records that only one side has are parts of their own: missing, extra, and
//! reversals.

use crate::model::money::{RoundingMode, exact_add, exact_mul, exact_sub};
use alloc::vec::Vec;
use rust_decimal::Decimal;

/// A part of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Another base, at the expected rate.
    Base,
    /// Another rate, on the expected base.
    Rate,
    /// Another rate on what the base differs by.
    BaseAndRate,
    /// Another adjustment.
    Adjustment,
    /// Something taken back that was not expected.
    Reversal,
    /// The 6 % that an ordinary invoice costs.
    TaxDeduction,
    /// Cut to the last decimal.
    Rounding,
    /// Expected records that are not shown.
    Missing,
    /// Shown records that were not expected.
    Extra,
    /// What the numbers do not explain.
    Unexplained,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 10] = [
        Self::Base,
        Self::Rate,
        Self::BaseAndRate,
        Self::Adjustment,
        Self::Reversal,
        Self::TaxDeduction,
        Self::Rounding,
        Self::Missing,
        Self::Extra,
        Self::Unexplained,
    ];

    /// The part's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Rate => "rate",
            Self::BaseAndRate => "base_and_rate",
            Self::Adjustment => "adjustment",
            Self::Reversal => "reversal",
            Self::TaxDeduction => "tax_deduction",
            Self::Rounding => "rounding",
            Self::Missing => "missing",
            Self::Extra => "extra",
            Self::Unexplained => "unexplained",
        }
    }

    const fn index(self) -> usize {
        match self {
            Self::Base => 0,
            Self::Rate => 1,
            Self::BaseAndRate => 2,
            Self::Adjustment => 3,
            Self::Reversal => 4,
            Self::TaxDeduction => 5,
            Self::Rounding => 6,
            Self::Missing => 7,
            Self::Extra => 8,
            Self::Unexplained => 9,
        }
    }
}

/// What one side says of a record, or of several that are compared as one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// The base, where it is known.
    pub base: Option<Decimal>,
    /// The rate as a part of one, where it is known and the same throughout.
    pub rate: Option<Decimal>,
    /// The adjustment; zero where none is listed.
    pub adjustment: Decimal,
    /// The amount.
    pub amount: Decimal,
}

impl Numbers {
    fn product(&self) -> Option<Decimal> {
        exact_mul(self.base?, self.rate?)
    }
}

/// Parts of a difference, with how many records each comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts([(Decimal, usize); Part::ALL.len()]);

impl Parts {
    /// One part alone.
    pub fn only(part: Part, amount: Decimal) -> Self {
        let mut parts = Self::default();
        parts.put(part, amount);
        parts
    }

    fn put(&mut self, part: Part, amount: Decimal) {
        if let Some(slot) = self.0.get_mut(part.index()) {
            *slot = (amount, usize::from(!amount.is_zero()));
        }
    }

    /// The same abroad, where no invoice takes 6 %: what that was is in the rest.
    pub(crate) fn abroad(mut self, decimals: u32) -> Option<Self> {
        let tax = self.get(Part::TaxDeduction);
        if tax.is_zero() {
            return Some(self);
        }
        let rest = exact_add(tax, exact_add(self.get(Part::Rounding), self.get(Part::Unexplained))?)?;
        for part in [Part::TaxDeduction, Part::Rounding, Part::Unexplained] {
            self.put(part, Decimal::ZERO);
        }
        self.put(of_rest(rest, decimals), rest);
        Some(self)
    }

    /// A part's amount.
    pub fn get(&self, part: Part) -> Decimal {
        self.0.get(part.index()).map_or(Decimal::ZERO, |(amount, _)| *amount)
    }

    /// How many records a part comes from.
    pub fn count(&self, part: Part) -> usize {
        self.0.get(part.index()).map_or(0, |(_, count)| *count)
    }

    /// The parts that are not zero, the largest first.
    pub fn largest_first(&self) -> Vec<(Part, Decimal, usize)> {
        let all = Part::ALL.into_iter().map(|part| (part, self.get(part), self.count(part)));
        let mut parts: Vec<_> = all.filter(|(_, amount, _)| !amount.is_zero()).collect();
        parts.sort_by_key(|(part, amount, _)| (core::cmp::Reverse(amount.abs()), *part));
        parts
    }

    /// The sum of all parts; nothing where it has too many digits.
    pub fn sum(&self) -> Option<Decimal> {
        self.0.iter().try_fold(Decimal::ZERO, |sum, (amount, _)| exact_add(sum, *amount))
    }

    /// Adds other parts to these; nothing where a sum has too many digits.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Option<Self> {
        for ((amount, count), (more, records)) in self.0.iter_mut().zip(&other.0) {
            *amount = exact_add(*amount, *more)?;
            *count += records;
        }
        Some(self)
    }
}

/// What an ordinary invoice leaves of a rebate.
const AFTER_INVOICE: Decimal = Decimal::from_parts(94, 0, 0, false, 2);

/// Splits what is shown less what was expected. Amounts are rounded to so many
/// decimals.
pub fn split(expected: &Numbers, shown: &Numbers, decimals: u32) -> Option<Parts> {
    let difference = exact_sub(shown.amount, expected.amount)?;
    let itemised = itemised(expected, shown, decimals, difference);
    Some(itemised.unwrap_or_else(|| Parts::only(Part::Unexplained, difference)))
}

/// The parts, where both sides say what they come from.
fn itemised(expected: &Numbers, shown: &Numbers, decimals: u32, difference: Decimal) -> Option<Parts> {
    let (b0, r0) = (expected.base?, expected.rate?);
    let base_by = exact_sub(shown.base?, b0)?;
    let rate_by = exact_sub(shown.rate?, r0)?;
    let mut parts = Parts::default();
    parts.put(Part::Base, exact_mul(base_by, r0)?);
    parts.put(Part::Rate, exact_mul(b0, rate_by)?);
    parts.put(Part::BaseAndRate, exact_mul(base_by, rate_by)?);
    parts.put(Part::Adjustment, exact_sub(shown.adjustment, expected.adjustment)?);
    parts.put(Part::TaxDeduction, deduction(shown, decimals)?);
    let rest = exact_sub(difference, parts.sum()?)?;
    parts.put(of_rest(rest, decimals), rest);
    Some(parts)
}

/// What a rest is: each side is at most one unit away from its own product.
fn of_rest(rest: Decimal, decimals: u32) -> Part {
    if rest.abs() < Decimal::new(2, decimals) { Part::Rounding } else { Part::Unexplained }
}

/// The 6 % that are missing from a shown amount, where exactly these are.
fn deduction(shown: &Numbers, decimals: u32) -> Option<Decimal> {
    let product = shown.product()?;
    let earned = exact_sub(shown.amount, shown.adjustment)?;
    let rounds_to = |value: Decimal, wanted| {
        RoundingMode::ALL.into_iter().find(|mode| mode.round(value, decimals) == wanted)
    };
    // A few cents fit both.
    if rounds_to(product, earned).is_some() || earned.abs() < Decimal::new(100, decimals) {
        return Some(Decimal::ZERO);
    }
    let left = exact_mul(product, AFTER_INVOICE)?;
    let own = RoundingMode::ALL.into_iter().find_map(|mode| {
        let rounded = mode.round(product, decimals);
        let left = exact_mul(rounded, AFTER_INVOICE)?;
        rounds_to(left, earned).map(|_| rounded)
    });
    match (own, rounds_to(left, earned)) {
        (Some(rounded), _) => exact_sub(earned, rounded),
        (None, Some(mode)) => exact_sub(earned, mode.round(product, decimals)),
        (None, None) => Some(Decimal::ZERO),
    }
}
