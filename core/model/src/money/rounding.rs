//! Exact sums and products, rounding that is asked for, and numbers for people.

use alloc::string::ToString;
use core::fmt;
use rust_decimal::{Decimal, RoundingStrategy};

/// How a product is cut to the decimals of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoundingMode {
    /// A half goes away from zero.
    HalfUp,
    /// A half goes to the even digit.
    HalfEven,
    /// What is over is cut off.
    Down,
    /// What is over counts as one more.
    Up,
}

impl RoundingMode {
    /// Every mode, the most usual first.
    pub const ALL: [Self; 4] = [Self::HalfUp, Self::HalfEven, Self::Down, Self::Up];

    /// The mode's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::HalfUp => "half_up",
            Self::HalfEven => "half_even",
            Self::Down => "down",
            Self::Up => "up",
        }
    }

    /// The value rounded to so many decimals.
    pub fn round(self, value: Decimal, decimals: u32) -> Decimal {
        let strategy = match self {
            Self::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            Self::HalfEven => RoundingStrategy::MidpointNearestEven,
            Self::Down => RoundingStrategy::ToZero,
            Self::Up => RoundingStrategy::AwayFromZero,
        };
        value.round_dp_with_strategy(decimals, strategy)
    }
}

/// The product, or nothing where it cannot be held exactly.
pub fn exact_mul(a: Decimal, b: Decimal) -> Option<Decimal> {
    if a.is_zero() || b.is_zero() {
        return Some(Decimal::ZERO);
    }
    let product = a.checked_mul(b)?;
    (product.scale() == a.scale().checked_add(b.scale())?).then_some(product)
}

/// The sum, or nothing where it cannot be held exactly.
pub fn exact_add(a: Decimal, b: Decimal) -> Option<Decimal> {
    let sum = a.checked_add(b)?;
    let exact = a.is_zero() || b.is_zero() || sum.scale() == a.scale().max(b.scale());
    // Nothing is never less than nothing.
    exact.then_some(if sum.is_zero() { sum.abs() } else { sum })
}

/// The difference, or nothing where it cannot be held exactly.
pub fn exact_sub(a: Decimal, b: Decimal) -> Option<Decimal> {
    exact_add(a, -b)
}

/// A number for people: thousands separated by commas, at least two decimals.
pub struct Grouped(pub Decimal);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut value = self.0.abs();
        if value.scale() < 2 {
            value.rescale(2);
        }
        let text = value.to_string();
        let (integer, decimals) = text.split_once('.').unwrap_or((&text, ""));
        if self.0.is_sign_negative() && !self.0.is_zero() {
            f.write_str("\u{2212}")?;
        }
        let mut left = integer.len();
        for digit in integer.chars() {
            fmt::Write::write_char(f, digit)?;
            left = left.saturating_sub(1);
            if left > 0 && left.is_multiple_of(3) {
                f.write_str(",")?;
            }
        }
        write!(f, ".{decimals}")
    }
}

/// A number for people that always shows its sign.
pub struct Signed(pub Decimal);

impl fmt::Display for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_sign_positive() && !self.0.is_zero() {
            f.write_str("+")?;
        }
        Grouped(self.0).fmt(f)
    }
}

/// A rate for people, in per cent without zeros at the end.
pub struct Percent(pub Decimal);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match exact_mul(self.0, Decimal::ONE_HUNDRED) {
            Some(percent) => write!(f, "{}%", percent.normalize()),
            None => write!(f, "{}", self.0.normalize()),
        }
    }
}
