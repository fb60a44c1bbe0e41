//! Which single cell of a line that does not add up is wrong: each value that
//! people's tools make of a right one is tried, with what the other rows show.

use crate::{
    amount_line::Line,
    currency_lines::UsualRates,
    rounding::{Fit, fit},
};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_model::{
    Field,
    money::{RateUnit, RoundingMode, exact_add, exact_mul, exact_sub},
};
use rust_decimal::Decimal;

/// A cell with whose other value the line adds up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OneCell {
    /// The cell that is wrong.
    pub(crate) field: Field,
    /// The value that it would have to hold; of a rate, as a part of one.
    pub(crate) value: Decimal,
    pub(crate) how: How,
}

/// What made the one value of the other.
#[derive(Clone, Copy, Debug)]
pub(crate) enum How {
    /// The rate of so many other rows.
    RateOfOthers(usize),
    /// So many places between the decimal points.
    Places(u32),
    /// A tax of so many per cent is in it, or is not.
    Tax(u32, bool),
    /// A digit lost, doubled, changed, or two swapped.
    Digits,
    /// Rounded to whole units.
    WholeUnits,
    /// The adjustment was counted twice.
    AdjustmentTwice,
    /// The adjustment was counted with the other sign.
    AdjustmentReversed,
}

/// A difference is large from one in so many on.
const LARGE_PART: Decimal = Decimal::from_parts(200, 0, 0, false, 0);

/// Digits that an amount must have for a hypothesis of many values to tell.
const TELLING_UNITS: i64 = 1_000;

impl Line {
    /// Cells of which another value makes the line add up, the likeliest in front.
    pub(crate) fn one_cell(
        &self,
        bare: RateUnit,
        expected: Decimal,
        decimals: u32,
        usual: &UsualRates,
    ) -> (Option<OneCell>, Option<OneCell>) {
        let places = self.base_places(bare, decimals);
        let digits = || self.base_digits(bare, decimals);
        let tax = || self.tax_cell(bare, decimals);
        let likely = [
            self.adjustment_cell(expected),
            self.rate_of_others(bare, decimals, usual),
            places.filter(|_| self.base_shows_places()),
            self.amount_cell(bare, expected, decimals),
            self.taxed_amount(expected, decimals),
            tax(),
            places,
            digits(),
        ];
        let mut found = likely.into_iter().flatten();
        let first = found.next();
        let other = first.and_then(|first| found.find(|cell| cell.field != first.field));
        (first, other)
    }

    /// Whether the base is written with more decimals than money has, or ends in a
    /// zero that the amount does not have: its point was moved.
    fn base_shows_places(&self) -> bool {
        let ends_in_zero = |value: Decimal| value.scale() > 0 && value.mantissa() % 10 == 0;
        let is_short = self.base.scale() == 1 && self.amount.scale() >= 2;
        is_short
            || self.base.scale() > self.amount.scale().max(2)
            || (ends_in_zero(self.base) && !ends_in_zero(self.amount))
    }

    /// The amount that was multiplied by a tax.
    fn taxed_amount(&self, expected: Decimal, decimals: u32) -> Option<OneCell> {
        let taxed = |tax: u32| {
            let product = exact_mul(expected, Decimal::new(i64::from(100 + tax), 2))?;
            let fits = RoundingMode::ALL.iter().any(|mode| mode.round(product, decimals) == self.amount);
            fits.then(|| Self::cell(Field::RebateAmount, expected, How::Tax(tax, true)))
        };
        [6, 13].into_iter().filter(|_| self.tells(decimals, TELLING_UNITS)).find_map(taxed)
    }

    fn cell(field: Field, value: Decimal, how: How) -> OneCell {
        OneCell { field, value, how }
    }

    fn adjustment_cell(&self, expected: Decimal) -> Option<OneCell> {
        if self.adjustment.is_zero() {
            return None;
        }
        let twice = exact_add(expected, self.adjustment)?;
        let reversed = exact_sub(exact_sub(expected, self.adjustment)?, self.adjustment)?;
        let how = if self.amount == twice {
            How::AdjustmentTwice
        } else if self.amount == reversed {
            How::AdjustmentReversed
        } else {
            return None;
        };
        Some(Self::cell(Field::RebateAmount, expected, how))
    }

    /// The rate of other rows that gives the amount.
    pub(crate) fn rate_of_others(
        &self,
        bare: RateUnit,
        decimals: u32,
        usual: &UsualRates,
    ) -> Option<OneCell> {
        if !self.tells(decimals, TELLING_UNITS) {
            return None;
        }
        let own = self.rate.fraction(self.unit(bare))?;
        let fits = |fraction: &Decimal| *fraction != own && self.fits(self.base, *fraction, decimals);
        let (value, rows) = usual.fractions(bare).into_iter().find(|(fraction, _)| fits(fraction))?;
        Some(Self::cell(Field::RebateRate, value, How::RateOfOthers(rows)))
    }

    /// The amount that base and rate give, where a slip made the shown one of it.
    fn amount_cell(&self, bare: RateUnit, expected: Decimal, decimals: u32) -> Option<OneCell> {
        if expected.is_zero() {
            return None;
        }
        for places in [1, 3, 4] {
            let factor = Decimal::from(10_i64.pow(places));
            if exact_mul(expected, factor) == Some(self.amount)
                || exact_mul(self.amount, factor) == Some(expected)
            {
                return Some(Self::cell(Field::RebateAmount, expected, How::Places(places)));
            }
        }
        let product = exact_mul(self.base, self.rate.fraction(self.unit(bare))?)?;
        let mut exact = RoundingMode::ALL
            .into_iter()
            .filter_map(|mode| exact_add(mode.round(product, decimals), self.adjustment));
        if let Some(value) = exact.find(|value| is_one_slip(*value, self.amount)) {
            return Some(Self::cell(Field::RebateAmount, value, How::Digits));
        }
        let rounded = exact_sub(self.amount, self.adjustment)?;
        let is_whole = self.amount.normalize().scale() == 0 && self.tells(decimals, TELLING_UNITS);
        (is_whole && fit(product, rounded, 0) != Fit::None)
            .then(|| Self::cell(Field::RebateAmount, expected, How::WholeUnits))
    }

    fn tax_cell(&self, bare: RateUnit, decimals: u32) -> Option<OneCell> {
        if !self.tells(decimals, TELLING_UNITS) {
            return None;
        }
        let rate = self.rate.fraction(self.unit(bare))?;
        [6, 13].into_iter().find_map(|tax: u32| {
            let factor = Decimal::new(i64::from(100 + tax), 2);
            let with = exact_mul(self.base, factor)?.round_dp(self.base.scale().max(2));
            if self.fits(with, rate, decimals) {
                return Some(Self::cell(Field::BaseAmount, with, How::Tax(tax, false)));
            }
            let without = self.base.checked_div(factor)?.round_dp(self.base.scale().max(2));
            let fits = self.fits(without, rate, decimals);
            fits.then(|| Self::cell(Field::BaseAmount, without, How::Tax(tax, true)))
        })
    }

    fn base_places(&self, bare: RateUnit, decimals: u32) -> Option<OneCell> {
        if !self.tells(decimals, TELLING_UNITS) {
            return None;
        }
        let rate = self.rate.fraction(self.unit(bare))?;
        [1_u32, 3, 4].into_iter().find_map(|places| {
            let factors = [Decimal::new(1, places), Decimal::from(10_i64.pow(places))];
            let bases = factors.into_iter().filter_map(|factor| exact_mul(self.base, factor));
            let value = bases.map(|base| base.normalize()).find(|base| self.fits(*base, rate, decimals))?;
            Some(Self::cell(Field::BaseAmount, value, How::Places(places)))
        })
    }

    /// The base that differs by one slip of the hand, where only one does.
    fn base_digits(&self, bare: RateUnit, decimals: u32) -> Option<OneCell> {
        if !self.tells(decimals, TELLING_UNITS) {
            return None;
        }
        let rate = self.rate.fraction(self.unit(bare))?;
        // Small differences have many causes; a slip in front changes much.
        let is_large = |base: &Decimal| {
            let by = exact_sub(*base, self.base).and_then(|by| exact_mul(by, LARGE_PART));
            by.is_some_and(|by| by.abs() >= self.base.abs())
        };
        let mut fitting: Vec<Decimal> = slips(self.base)
            .into_iter()
            .filter(|base| is_large(base) && self.fits(*base, rate, decimals))
            .collect();
        fitting.sort_unstable();
        fitting.dedup();
        let [value] = fitting.as_slice() else { return None };
        Some(Self::cell(Field::BaseAmount, *value, How::Digits))
    }

    fn fits(&self, base: Decimal, rate: Decimal, decimals: u32) -> bool {
        let both = exact_mul(base, rate).zip(exact_sub(self.amount, self.adjustment));
        both.is_some_and(|(product, rounded)| fit(product, rounded, decimals) != Fit::None)
    }

    fn tells(&self, decimals: u32, units: i64) -> bool {
        let least = Decimal::new(units, decimals);
        exact_sub(self.amount, self.adjustment).is_some_and(|amount| amount.abs() >= least)
    }
}

/// The digits of a number as it is written.
fn digits(value: Decimal) -> String {
    value.abs().mantissa().to_string()
}

fn number(digits: &str, scale: u32, like: Decimal) -> Option<Decimal> {
    let value = Decimal::try_from_i128_with_scale(digits.parse().ok()?, scale).ok()?;
    Some(if like.is_sign_negative() { -value } else { value })
}

/// Every number that one slip makes the other: a digit dropped or doubled, two
/// beside each other swapped.
fn slips(written: Decimal) -> Vec<Decimal> {
    let own = digits(written);
    let mut all = Vec::new();
    for at in 0..own.len() {
        let (Some(before), Some(digit), Some(after)) = (own.get(..at), own.get(at..=at), own.get(at + 1..))
        else {
            continue;
        };
        all.push(format!("{before}{after}"));
        if let Some((next, rest)) = after.split_at_checked(1) {
            all.push(format!("{before}{next}{digit}{rest}"));
        }
        all.extend(('0'..='9').map(|more| format!("{before}{more}{digit}{after}")));
    }
    all.extend(('0'..='9').map(|more| format!("{own}{more}")));
    let scales = |digits: &str| match digits.len().cmp(&own.len()) {
        // A digit may have been lost or added behind the point.
        core::cmp::Ordering::Greater => [written.scale(), written.scale() + 1],
        core::cmp::Ordering::Less => [written.scale(), written.scale().saturating_sub(1)],
        core::cmp::Ordering::Equal => [written.scale(); 2],
    };
    let values = all.iter().flat_map(|digits| scales(digits).map(|scale| number(digits, scale, written)));
    values.flatten().filter(|value| *value != written).collect()
}

/// Whether one slip makes a number of another: a digit dropped, doubled or changed,
/// or two swapped.
fn is_one_slip(right: Decimal, written: Decimal) -> bool {
    let scale = right.scale().max(written.scale());
    let (mut right, mut written) = (right, written);
    right.rescale(scale);
    written.rescale(scale);
    if right.is_sign_negative() != written.is_sign_negative() {
        return false;
    }
    let (a, b) = (digits(right), digits(written));
    // Of a number that short, most others are one slip away.
    if a.len() < 4 || a == b {
        return false;
    }
    let swapped = || {
        let places: Vec<usize> =
            a.bytes().zip(b.bytes()).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect();
        matches!(places.as_slice(), [one, two] if one + 1 == *two
            && a.as_bytes().get(*one) == b.as_bytes().get(*two)
            && a.as_bytes().get(*two) == b.as_bytes().get(*one))
    };
    let shorter_by_one = |long: &str, short: &str| {
        (0..long.len()).any(|at| long.get(..at) == short.get(..at) && long.get(at + 1..) == short.get(at..))
    };
    match a.len().cmp(&b.len()) {
        core::cmp::Ordering::Equal => swapped(),
        core::cmp::Ordering::Less => a.len() + 1 == b.len() && shorter_by_one(&b, &a),
        core::cmp::Ordering::Greater => b.len() + 1 == a.len() && shorter_by_one(&a, &b),
    }
}
