//! A column of amounts, eight bytes each.

use alloc::vec::Vec;
use rust_decimal::Decimal;

/// Amounts of consecutive records, each a whole number of its last decimal
/// place and how many decimals it has.
#[derive(Debug, Default)]
pub(crate) struct MoneyColumn {
    packed: Vec<i64>,
    /// Amounts that are too long for that, by place, in rising order.
    long: Vec<(usize, Decimal)>,
}

/// Stands for an amount that is not known.
const UNKNOWN: i64 = i64::MIN;
/// Stands for an amount among the long ones.
const LONG: i64 = i64::MIN + 1;
/// Bits of the number of decimals.
const SCALE_BITS: u32 = 5;
const SCALE_MASK: i64 = 0b1_1111;

impl MoneyColumn {
    pub(crate) fn push(&mut self, amount: Option<Decimal>) {
        let packed = match amount {
            None => UNKNOWN,
            Some(amount) => pack(amount).unwrap_or_else(|| {
                self.long.push((self.packed.len(), amount));
                LONG
            }),
        };
        self.packed.push(packed);
    }

    pub(crate) fn get(&self, place: usize) -> Option<Decimal> {
        match self.packed.get(place).copied()? {
            UNKNOWN => None,
            LONG => {
                let at = self.long.binary_search_by_key(&place, |(place, _)| *place).ok()?;
                self.long.get(at).map(|(_, amount)| *amount)
            }
            packed => {
                let scale = u32::try_from(packed & SCALE_MASK).unwrap_or_default();
                Some(Decimal::new(packed >> SCALE_BITS, scale))
            }
        }
    }

    pub(crate) fn shrink_to_fit(&mut self) {
        self.packed.shrink_to_fit();
    }
}

fn pack(amount: Decimal) -> Option<i64> {
    let units = i64::try_from(amount.mantissa()).ok()?;
    let shifted = units.checked_mul(1 << SCALE_BITS)?;
    let packed = shifted | i64::from(amount.scale());
    (packed != UNKNOWN && packed != LONG).then_some(packed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn an_amount_comes_back_as_it_was() {
        let short = [(0, 0), (0, 2), (-1, 2), (123_456, 5), (i64::MAX >> 5, 28), (i64::MIN >> 5, 3)];
        let mut amounts: Vec<Option<Decimal>> =
            short.into_iter().map(|(units, scale)| Some(Decimal::new(units, scale))).collect();
        amounts.extend([None, Some(Decimal::MAX), Some(Decimal::new(i64::MIN, 0)), Some(Decimal::MIN), None]);
        let mut column = MoneyColumn::default();
        for amount in &amounts {
            column.push(*amount);
        }
        for (place, amount) in amounts.iter().enumerate() {
            let back = column.get(place);
            assert_eq!(back.map(|back| back.to_string()), amount.map(|amount| amount.to_string()));
        }
        assert_eq!(column.get(amounts.len()), None);
    }
}
