//! The rounding in use is recognised from the lines, not assumed, unless the
//! person knows it.
//!
//! A line whose product needs rounding fits some of the modes. The mode that
//! fits most lines is the table's; where several fit equally well, it stays
//! open between them.

use core::cmp::Ordering;
use rebatelens_model::money::{Currency, RoundingMode};
use rust_decimal::Decimal;

/// A set of rounding modes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modes(u8);

impl Modes {
    /// Every mode.
    pub const ALL: Self = Self(0b1111);

    /// How many sets there are.
    pub(crate) const SETS: usize = 16;

    /// The place of the set among all.
    pub(crate) fn place(self) -> usize {
        usize::from(self.0)
    }

    /// The set at a place.
    pub(crate) fn at(place: usize) -> Self {
        Self(u8::try_from(place).unwrap_or_default())
    }

    /// Whether every mode of the other set is in this one.
    pub(crate) const fn has_all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    const fn bit(mode: RoundingMode) -> u8 {
        match mode {
            RoundingMode::HalfUp => 1,
            RoundingMode::HalfEven => 2,
            RoundingMode::Down => 4,
            RoundingMode::Up => 8,
        }
    }

    /// Whether a mode is in the set.
    pub const fn has(self, mode: RoundingMode) -> bool {
        self.0 & Self::bit(mode) != 0
    }

    /// Whether the sets share a mode.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether no mode is in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The modes in the set, the most usual first.
    pub fn iter(self) -> impl Iterator<Item = RoundingMode> {
        RoundingMode::ALL.into_iter().filter(move |mode| self.has(*mode))
    }

    /// The modes that cut what is left off, of an amount that is even or not.
    const fn of_cut(half: Ordering, is_even: bool) -> Self {
        let down = Self::bit(RoundingMode::Down);
        let half_even = Self::bit(RoundingMode::HalfEven);
        Self(match half {
            Ordering::Less => down | Self::bit(RoundingMode::HalfUp) | half_even,
            Ordering::Equal if is_even => down | half_even,
            Ordering::Equal | Ordering::Greater => down,
        })
    }

    /// The modes that go on to the next amount, which is even or not.
    const fn of_away(half: Ordering, is_even: bool) -> Self {
        let up = Self::bit(RoundingMode::Up);
        let half_up = Self::bit(RoundingMode::HalfUp);
        Self(match half {
            Ordering::Greater => up | half_up | Self::bit(RoundingMode::HalfEven),
            Ordering::Equal if is_even => up | half_up | Self::bit(RoundingMode::HalfEven),
            Ordering::Equal => up | half_up,
            Ordering::Less => up,
        })
    }

    pub(crate) fn of(modes: impl Iterator<Item = RoundingMode>) -> Self {
        Self(modes.fold(0, |set, mode| set | Self::bit(mode)))
    }
}

/// How a product and the rounded amount beside it go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// The product needs no rounding, and is the amount.
    Exact,
    /// The product needs rounding, and these modes give the amount.
    Rounded(Modes),
    /// No mode gives the amount.
    None,
}

/// Compares a product with a rounded amount, in whole numbers of the last
/// decimal place.
pub(crate) fn fit(product: Decimal, rounded: Decimal, decimals: u32) -> Fit {
    let over = product.scale().saturating_sub(decimals);
    let places = decimals.max(rounded.scale());
    let (Some(unit), Some(shown), Some(whole)) =
        (power_of_ten(over), in_units(rounded, places), power_of_ten(places - decimals))
    else {
        return Fit::None;
    };
    if shown % whole != 0 {
        // The amount has decimals that no rounding to so many leaves.
        return if product == rounded { Fit::Exact } else { Fit::None };
    }
    let Some(mantissa) = in_units(product, product.scale().max(decimals)) else { return Fit::None };
    fit_parts(shown / whole, mantissa / unit, mantissa % unit, unit)
}

/// A product and the rounded amount beside it where both are short, as nearly
/// all are: whole numbers of their last decimal places.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ShortSum {
    pub(crate) product: i64,
    pub(crate) product_decimals: u32,
    pub(crate) amount: i64,
    pub(crate) amount_decimals: u32,
}

impl ShortSum {
    /// Compares them; nothing where a number is not short, or where the amount
    /// has decimals that no rounding to so many leaves.
    #[inline]
    pub(crate) fn fit(self, decimals: u32) -> Option<Fit> {
        let places = self.product_decimals.max(decimals);
        let unit = short_power_of_ten(places - decimals)?;
        let product = self.product.checked_mul(short_power_of_ten(places - self.product_decimals)?)?;
        let padding = short_power_of_ten(decimals.checked_sub(self.amount_decimals)?)?;
        let shown = self.amount.checked_mul(padding)?;
        let amount = shown.checked_mul(unit)?;
        let over = product.checked_sub(amount)?;
        if over == 0 {
            return Some(Fit::Exact);
        }
        let distance = over.checked_abs()?;
        if distance >= unit {
            return Some(Fit::None);
        }
        let is_cut = (over < 0) == (product < 0);
        let rest = if is_cut { distance } else { unit - distance };
        let half = rest.checked_mul(2)?.cmp(&unit);
        let is_even = shown % 2 == 0;
        Some(Fit::Rounded(if is_cut { Modes::of_cut(half, is_even) } else { Modes::of_away(half, is_even) }))
    }
}

/// A power of ten of no more than 18 zeros.
pub(crate) fn short_power_of_ten(places: u32) -> Option<i64> {
    POWERS.get(usize::try_from(places).ok()?).copied()
}

const POWERS: [i64; 19] = {
    let mut powers = [1; 19];
    let mut rest = powers.as_mut_slice();
    let mut power = 1_i64;
    while let [first, others @ ..] = rest {
        *first = power;
        power = power.wrapping_mul(10);
        rest = others;
    }
    powers
};

/// Compares a shown number with a product that was cut to it and what is left.
fn fit_parts(shown: i128, cut: i128, rest: i128, unit: i128) -> Fit {
    if rest == 0 {
        return if cut == shown { Fit::Exact } else { Fit::None };
    }
    let half = (2 * rest.abs()).cmp(&unit);
    let is_even = shown % 2 == 0;
    if shown == cut {
        Fit::Rounded(Modes::of_cut(half, is_even))
    } else if shown == cut + rest.signum() {
        Fit::Rounded(Modes::of_away(half, is_even))
    } else {
        Fit::None
    }
}

fn power_of_ten(places: u32) -> Option<i128> {
    10_i128.checked_pow(places)
}

/// A number as a whole number of its `places`-th decimal place.
fn in_units(value: Decimal, places: u32) -> Option<i128> {
    value.mantissa().checked_mul(power_of_ten(places.checked_sub(value.scale())?)?)
}

/// Where a rounding comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The lines show it.
    Shown,
    /// The person named it.
    Given,
}

impl Origin {
    /// Its name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Given => "given",
        }
    }
}

/// The rounding that the lines of one currency are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// The currency of these lines.
    pub currency: Option<Currency>,
    /// Where it comes from.
    pub how: Origin,
    /// Every mode that fits most lines.
    pub modes: Modes,
    /// Decimal places that amounts are rounded to.
    pub decimals: u32,
    /// Lines that needed rounding and fit.
    pub lines: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_fit_as_long_ones_do() {
        let products = (-260..260).chain([12_345, -99_995, 100_005, i64::MAX / 2]);
        for product in products {
            for (product_decimals, amount) in
                (0..5).flat_map(|own| (-30..30).map(move |amount| (own, amount)))
            {
                for amount_decimals in 0..4 {
                    for decimals in 0..5 {
                        let short = ShortSum { product, product_decimals, amount, amount_decimals };
                        let Some(own) = short.fit(decimals) else { continue };
                        let product = Decimal::new(product, product_decimals);
                        let amount = Decimal::new(amount, amount_decimals);
                        assert_eq!(own, fit(product, amount, decimals), "{product} {amount} {decimals}");
                    }
                }
            }
        }
    }
}
