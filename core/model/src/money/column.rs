//! Amounts in the unit that their column counts in.

use crate::{
    money::{
        amount::{Amount, read_amount_as},
        currency::Currency,
        number::{DecimalMark, NumberFault},
        rounding::exact_mul,
    },
    reading::Reading,
    unit::MoneyUnit,
};
use rust_decimal::Decimal;

/// Reads an amount in the unit that its column counts in, as whole units of its
/// currency. A unit written in the cell itself counts instead.
pub fn read_amount_in(text: &str, unit: MoneyUnit) -> Reading<Amount, NumberFault> {
    in_unit(read_amount_as(text, DecimalMark::Point), unit)
}

/// A reading in its column's unit as whole units of currency, exactly.
#[inline]
pub fn in_unit(reading: Reading<Amount, NumberFault>, unit: MoneyUnit) -> Reading<Amount, NumberFault> {
    if unit == MoneyUnit::AsWritten {
        return reading;
    }
    let Reading::Read(amount) = reading else { return reading };
    if amount.currency.is_some() || amount.unit.is_some() {
        return Reading::Read(amount);
    }
    if unit == MoneyUnit::FenInteger && !amount.value.fract().is_zero() {
        return Reading::Unreadable(NumberFault::PartOfFen);
    }
    let currency = if unit.is_yuan() { Currency::from_text("CNY") } else { None };
    match whole(amount.value, unit) {
        Some(value) => Reading::Read(Amount { value, currency, ..amount }),
        None => Reading::Unreadable(NumberFault::Digits),
    }
}

fn whole(value: Decimal, unit: MoneyUnit) -> Option<Decimal> {
    match unit {
        MoneyUnit::FenInteger | MoneyUnit::FenFloat => {
            let scale = value.scale().checked_add(2)?;
            Decimal::try_from_i128_with_scale(value.mantissa(), scale).ok()
        }
        MoneyUnit::ThousandYuan | MoneyUnit::Thousand => exact_mul(value, Decimal::ONE_THOUSAND),
        MoneyUnit::TenThousandYuan | MoneyUnit::TenThousand => exact_mul(value, Decimal::from(10_000)),
        _ => Some(value),
    }
}
