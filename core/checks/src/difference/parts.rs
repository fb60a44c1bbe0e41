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
//! | tax deduction | what each side's amount is less its rounded b · r, where that is the 6 % of an ordinary invoice: shown less expected |
//! | rounding | the rest, below one unit of the last decimal for each line of each side |
//! | unexplained | the rest, where it is more, or where base or rate is not known |
//!
//! Where tiers give what was expected, no single rate does: the rate's part is
//! then b₁ · r₁ less what they give.
//!
//! Records that only one side has are parts of their own: missing, extra, and
//! reversals.

use crate::ordinary_invoice;
use alloc::vec::Vec;
use rebatelens_finding::{lang::Lang, terms::difference_part as term};
use rebatelens_model::{
    money::{RoundingMode, exact_add, exact_mul, exact_sub},
    ordered::sort_by,
};
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

    /// Whether it is worked out from base, rate and adjustment. Records that only one
    /// side has are no rounding, however small.
    pub(crate) const fn is_arithmetic(self) -> bool {
        matches!(self, Self::Base | Self::Rate | Self::BaseAndRate | Self::Adjustment | Self::TaxDeduction)
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
    /// What tiers give on the base, before rounding, where no single rate does.
    pub tiers: Option<Decimal>,
    /// The fewest decimals that its amounts are written with, those of the
    /// currency at least.
    pub decimals: u32,
    /// How many lines it is of, each of them rounded by itself.
    pub lines: u32,
}

impl Numbers {
    /// Base times rate, or what tiers give on the base.
    pub fn product(&self) -> Option<Decimal> {
        self.tiers.or_else(|| exact_mul(self.base?, self.rate?))
    }

    /// What rounding each line can have moved the amount by, at most.
    fn slack(&self) -> Option<Decimal> {
        exact_mul(Decimal::new(1, self.decimals), Decimal::from(self.lines))
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
        sort_by(&mut parts, |(a, one, _), (b, other, _)| (other.abs(), *a).cmp(&(one.abs(), *b)));
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

/// Splits what is shown less what was expected. Only where ordinary invoices
/// cost 6 % can these be missing.
pub fn split(expected: &Numbers, shown: &Numbers, invoices: bool) -> Option<Parts> {
    let difference = exact_sub(shown.amount, expected.amount)?;
    let itemised = itemised(expected, shown, invoices, difference);
    Some(itemised.unwrap_or_else(|| Parts::only(Part::Unexplained, difference)))
}

/// The parts, where both sides say what they come from.
fn itemised(expected: &Numbers, shown: &Numbers, invoices: bool, difference: Decimal) -> Option<Parts> {
    let b0 = expected.base?;
    let base_by = exact_sub(shown.base?, b0)?;
    let mut parts = Parts::default();
    if let Some(given) = expected.tiers.filter(|_| base_by.is_zero()) {
        parts.put(Part::Rate, exact_sub(shown.product()?, given)?);
    } else {
        let r0 = expected.rate?;
        let rate_by = exact_sub(shown.rate?, r0)?;
        parts.put(Part::Base, exact_mul(base_by, r0)?);
        parts.put(Part::Rate, exact_mul(b0, rate_by)?);
        parts.put(Part::BaseAndRate, exact_mul(base_by, rate_by)?);
    }
    parts.put(Part::Adjustment, exact_sub(shown.adjustment, expected.adjustment)?);
    if invoices {
        parts.put(Part::TaxDeduction, exact_sub(deduction(shown)?, deduction(expected)?)?);
    }
    let rest = exact_sub(difference, parts.sum()?)?;
    let rounds = rest.abs() < exact_add(expected.slack()?, shown.slack()?)?;
    parts.put(if rounds { Part::Rounding } else { Part::Unexplained }, rest);
    Some(parts)
}

/// The 6 % that are missing from an amount, where exactly these are.
fn deduction(side: &Numbers) -> Option<Decimal> {
    let product = side.product()?;
    let decimals = side.decimals;
    let earned = exact_sub(side.amount, side.adjustment)?;
    let rounds_to = |value: Decimal, wanted| {
        RoundingMode::ALL.into_iter().find(|mode| mode.round(value, decimals) == wanted)
    };
    // A few cents fit both.
    if rounds_to(product, earned).is_some() || earned.abs() < Decimal::new(100, decimals) {
        return Some(Decimal::ZERO);
    }
    let left = exact_mul(product, ordinary_invoice::REST)?;
    let own = RoundingMode::ALL.into_iter().find_map(|mode| {
        let rounded = mode.round(product, decimals);
        let left = exact_mul(rounded, ordinary_invoice::REST)?;
        rounds_to(left, earned).map(|_| rounded)
    });
    match (own, rounds_to(left, earned)) {
        (Some(rounded), _) => exact_sub(earned, rounded),
        (None, Some(mode)) => exact_sub(earned, mode.round(product, decimals)),
        (None, None) => Some(Decimal::ZERO),
    }
}

/// A part for people.
pub const fn label(part: Part, lang: Lang) -> &'static str {
    let term = match part {
        Part::Base => &term::BASE,
        Part::Rate => &term::RATE,
        Part::BaseAndRate => &term::BASE_AND_RATE,
        Part::Adjustment => &term::ADJUSTMENT,
        Part::Reversal => &term::REVERSAL,
        Part::TaxDeduction => &term::TAX_DEDUCTION,
        Part::Rounding => &term::ROUNDING,
        Part::Missing => &term::MISSING,
        Part::Extra => &term::EXTRA,
        Part::Unexplained => &term::UNEXPLAINED,
    };
    term.text(lang)
}
