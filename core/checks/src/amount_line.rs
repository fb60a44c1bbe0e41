//! The numbers of one line: base × rate, rounded, plus adjustment.

use crate::{
    rounding::{Fit, ShortSum, fit, short_power_of_ten},
    values::RecordValues,
};
use rebatelens_model::{
    Reading,
    money::{Currency, Rate, RateUnit, RoundingMode, exact_add, exact_mul, exact_sub},
    site::Site,
};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;

/// The numbers of one line whose breakdown is complete.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is of another cell")]
pub(crate) struct Line {
    pub number: usize,
    pub currency: Option<Currency>,
    pub base: Decimal,
    pub rate: Rate,
    pub adjustment: Decimal,
    pub amount: Decimal,
    /// Whether the adjustment is written without a sign, and taken off.
    pub deducted: bool,
    /// Whether the unit of its rate is written beside it.
    pub has_written_unit: bool,
    /// Whether the record says that it takes back.
    pub reverses: bool,
    /// Whether an ordinary invoice may cost 6 % of it: in China alone.
    pub in_china: bool,
}

impl Line {
    /// The numbers of a record; nothing where one of them cannot be read. A record
    /// may say of itself that it takes back what another gave.
    pub(crate) fn of(
        record: &Record<'_, '_>,
        values: &RecordValues,
        reverses: bool,
        site: Option<Site>,
    ) -> Option<Self> {
        let adjustment = match &values.adjustment {
            Reading::Read(adjustment) => adjustment.value,
            Reading::Absent => Decimal::ZERO,
            Reading::Unreadable(_) => return None,
        };
        let (base, amount) = (values.base.read()?.value, values.amount.read()?.value);
        // A refund's base may stand without its sign.
        let refunds = reverses || values.status.is_some_and(|status| status.refunded);
        let unsigned = refunds && amount.is_sign_negative() && base.is_sign_positive();
        Some(Self {
            number: record.number,
            currency: values.currency,
            base: if unsigned { -base } else { base },
            rate: *values.rate.read()?,
            adjustment,
            amount,
            deducted: record.is_taken_off(),
            has_written_unit: record.writes_rate_unit(values.rate.read()),
            reverses: refunds,
            in_china: Site::may_be_china(site, values.currency),
        })
    }

    pub(crate) fn unit(&self, bare: RateUnit) -> RateUnit {
        self.rate.unit.unwrap_or(bare)
    }

    /// The unit of its rate, or the one of bare rates where that is known.
    pub(crate) fn unit_of(&self, bare: Option<RateUnit>) -> Option<RateUnit> {
        self.rate.unit.or(bare)
    }

    fn product(&self, bare: RateUnit) -> Option<Decimal> {
        exact_mul(self.base, self.rate.fraction(self.unit(bare))?)
    }

    /// How the parts and the amount go together; nothing where a number is too
    /// long to be exact.
    pub(crate) fn fit(&self, bare: RateUnit, decimals: u32) -> Option<Fit> {
        self.fit_of(self.short_sum(bare), bare, decimals)
    }

    /// The same for several roundings; the sum is of that unit.
    pub(crate) fn fit_of(&self, sum: Option<ShortSum>, bare: RateUnit, decimals: u32) -> Option<Fit> {
        sum.and_then(|sum| sum.fit(decimals)).or_else(|| {
            let rounded = exact_sub(self.amount, self.adjustment)?;
            Some(fit(self.product(bare)?, rounded, decimals))
        })
    }

    /// The product and the amount without its adjustment, where all are short.
    pub(crate) fn short_sum(&self, bare: RateUnit) -> Option<ShortSum> {
        let short = |value: Decimal| i64::try_from(value.mantissa()).ok();
        let written = self.rate.written;
        let amount_decimals = self.amount.scale().max(self.adjustment.scale());
        let units =
            |value: Decimal| short(value)?.checked_mul(short_power_of_ten(amount_decimals - value.scale())?);
        Some(ShortSum {
            product: short(self.base)?.checked_mul(short(written)?)?,
            product_decimals: self.base.scale() + written.scale() + self.unit(bare).shift(),
            amount: units(self.amount)?.checked_sub(units(self.adjustment)?)?,
            amount_decimals,
        })
    }

    pub(crate) fn expected(&self, bare: RateUnit, mode: RoundingMode, decimals: u32) -> Option<Decimal> {
        exact_add(mode.round(self.product(bare)?, decimals), self.adjustment)
    }
}
