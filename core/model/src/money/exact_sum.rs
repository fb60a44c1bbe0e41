//! A sum whose addends may come in any order, and whose parts may be merged.

use alloc::vec::Vec;
use rust_decimal::Decimal;

/// An exact sum. Each number of decimals is added up by itself, so that neither
/// the order of the addends nor the parts that they are added up in change
/// anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExactSum {
    /// Sums in units of their last decimal place, the first addend's in front.
    parts: Vec<(u32, i128)>,
    /// The most decimals of an addend that is zero.
    zero_scale: u32,
}

impl ExactSum {
    /// Adds a number.
    pub fn add(&mut self, value: Decimal) {
        if value.is_zero() {
            self.zero_scale = self.zero_scale.max(value.scale());
        } else {
            self.add_part(value.scale(), value.mantissa());
        }
    }

    fn add_part(&mut self, scale: u32, units: i128) {
        // Even 2^31 of the longest numbers do not come near the end of an i128.
        match self.parts.iter_mut().find(|(known, _)| *known == scale) {
            Some((_, sum)) => *sum = sum.saturating_add(units),
            None => self.parts.push((scale, units)),
        }
    }

    /// Adds another sum.
    pub fn append(&mut self, other: &Self) {
        self.zero_scale = self.zero_scale.max(other.zero_scale);
        for (scale, units) in &other.parts {
            self.add_part(*scale, *units);
        }
    }

    /// The sum, with as many decimals as the addend with the most; nothing where
    /// it cannot be held exactly.
    pub fn value(&self) -> Option<Decimal> {
        let most = self.parts.iter().map(|(scale, _)| *scale).max();
        let Some(scale) = most else { return Some(Decimal::new(0, self.zero_scale)) };
        let all = self.parts.iter().try_fold(0_i128, |all, (own, units)| {
            let power = 10_i128.checked_pow(scale.checked_sub(*own)?)?;
            all.checked_add(units.checked_mul(power)?)
        })?;
        Decimal::try_from_i128_with_scale(all, scale).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn sum(addends: &[(i64, u32)]) -> ExactSum {
        let mut sum = ExactSum::default();
        for (units, scale) in addends {
            sum.add(Decimal::new(*units, *scale));
        }
        sum
    }

    #[test]
    fn the_order_of_addends_and_the_parts_of_a_sum_change_nothing() {
        let addends = [(110, 2), (5, 0), (-123_456, 5), (0, 3), (110, 2)];
        let whole = sum(&addends).value().unwrap();
        assert_eq!(whole.to_string(), "5.96544");
        for cut in 0..=addends.len() {
            let (first, second) = addends.split_at(cut);
            let mut turned = sum(second);
            turned.append(&sum(first));
            assert_eq!(turned.value().unwrap().to_string(), whole.to_string());
        }
    }

    #[test]
    fn a_sum_of_zeros_keeps_its_decimals() {
        assert_eq!(sum(&[]).value().unwrap().to_string(), "0");
        assert_eq!(sum(&[(0, 2), (0, 0)]).value().unwrap().to_string(), "0.00");
        assert_eq!(sum(&[(500, 2), (-500, 2)]).value().unwrap().to_string(), "0.00");
    }

    #[test]
    fn what_cannot_be_held_is_no_sum() {
        let mut long = ExactSum::default();
        long.add(Decimal::MAX);
        assert_eq!(long.value(), Some(Decimal::MAX));
        long.add(Decimal::ONE);
        assert_eq!(long.value(), None);
        long.add(Decimal::NEGATIVE_ONE);
        assert_eq!(long.value(), Some(Decimal::MAX));
    }
}
