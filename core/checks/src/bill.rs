//! `AM`: sums within a line of a bill: what paid for it, its tax, its discount.

use crate::{
    findings::Findings,
    found,
    registry::Check,
    rounding::{Fit, fit},
    table_context::TableContext,
};
use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{Need, Rule, found::Found, rule, word::Word};
use rebatelens_model::{
    Kind, Reading,
    money::{
        Currency, Grouped, Percent, RateUnit, Signed, exact_add, exact_mul, exact_sub, read_amount_in,
        read_rate,
    },
};
use rebatelens_table::{Table, column::Column, record::Record};
use rust_decimal::Decimal;

rule! { AM010: Error, needs [Need::AnyColumn(&["real_cost", "total_after_discount", "component_set[0].real_cost"]), Need::AnyColumn(&["cash_paid", "cash_pay_amount", "component_set[0].cash_pay_amount"])], replaces [] }
rule! { AM011: Error, needs [Need::Column("before_tax"), Need::Column("tax")], replaces [] }
rule! { AM013: Note, needs [Need::AnyColumn(&["discount", "component_set[0].discount", "sub_product_price_detail[0].discount_value"])], replaces [] }

/// Columns of what a line cost and of what paid for it, in every spelling that
/// files and interfaces have.
const COST: [&str; 2] = ["real_cost", "total_after_discount"];
const PAID: [&[&str]; 4] = [
    &["cash_pay_amount", "cash_paid"],
    &["incentive_pay_amount", "free_credit_paid"],
    &["voucher_pay_amount", "voucher_paid"],
    &["transfer_pay_amount", "transfer_paid"],
];

/// The sums that the columns of a bill allow to check.
#[derive(Debug, Default)]
pub(crate) struct BillSums {
    payments: Vec<Payment>,
    tax: Option<Taxed>,
    discounts: Vec<Discounted>,
}

/// What a line cost, and what paid for it.
#[derive(Debug)]
struct Payment {
    cost: usize,
    paid: Vec<usize>,
}

/// The tax lines of a reseller's bill.
#[derive(Debug)]
struct Taxed {
    after_discount: Option<usize>,
    voucher: Option<usize>,
    before_tax: usize,
    rate: Option<usize>,
    tax: usize,
    total: Option<usize>,
}

/// What a line cost before and after its discount.
#[derive(Debug)]
struct Discounted {
    original: usize,
    discount: usize,
    after: usize,
}

impl BillSums {
    fn of(table: &Table<'_>) -> Self {
        if !matches!(table.kind, Kind::BillLine | Kind::PriceDetail) {
            return Self::default();
        }
        let prefixes = prefixes(table);
        let named = |prefix: &String, name: &str| table.named(&format!("{prefix}{name}"));
        let first = |prefix: &String, names: &[&str]| names.iter().find_map(|name| named(prefix, name));
        let payments = prefixes.iter().filter_map(|prefix| {
            let paid: Vec<usize> = PAID.iter().filter_map(|names| first(prefix, names)).collect();
            // One kind of payment alone tells nothing of the others.
            (paid.len() > 1).then_some(Payment { cost: first(prefix, &COST)?, paid })
        });
        let discounts = prefixes.iter().filter_map(|prefix| {
            Some(Discounted {
                original: first(prefix, &["cost", "original_cost", "total_cost"])?,
                discount: first(prefix, &["discount", "discount_value"])?,
                after: first(prefix, &["real_cost", "total_after_discount", "real_total_cost"])?,
            })
        });
        Self { payments: payments.collect(), tax: Taxed::of(table), discounts: discounts.collect() }
    }

    fn read(&self, record: &Record<'_, '_>, findings: &mut Findings) {
        for payment in &self.payments {
            findings.extend(payment.check(record));
        }
        if let Some(tax) = &self.tax {
            findings.extend(tax.check(record));
        }
        for discount in &self.discounts {
            findings.extend(discount.check(record));
        }
    }
}

/// What stands before the names of columns that belong together: nothing, or
/// the place in a list, as in `component_set[0].`.
fn prefixes(table: &Table<'_>) -> Vec<String> {
    let mut prefixes: Vec<String> = Vec::new();
    for name in table.columns.iter().filter_map(|column| column.name.as_deref()) {
        let prefix = name.rfind('.').and_then(|dot| name.get(..=dot)).unwrap_or_default();
        if !prefixes.iter().any(|known| known == prefix) {
            prefixes.push(prefix.into());
        }
    }
    prefixes
}

fn amount(record: &Record<'_, '_>, column: usize) -> Option<Decimal> {
    let unit = record.columns().get(column).map(Column::money_unit)?;
    read_amount_in(record.row().text(column), unit).read().map(|amount| amount.value)
}

/// The same, where what is not written counts as zero, and what cannot be read
/// leaves the sum open.
fn part(record: &Record<'_, '_>, column: usize) -> Option<Decimal> {
    let unit = record.columns().get(column).map(Column::money_unit)?;
    match read_amount_in(record.row().text(column), unit) {
        Reading::Read(amount) => Some(amount.value),
        Reading::Absent => Some(Decimal::ZERO),
        Reading::Unreadable(_) => None,
    }
}

/// Whether a sum, rounded to an amount's own decimals but to no less than the
/// record's currency has, is that amount.
fn is(record: &Record<'_, '_>, sum: Decimal, amount: Decimal) -> bool {
    let least = record.currency().map_or(2, Currency::decimals);
    fit(sum, amount, amount.scale().max(least)) != Fit::None
}

fn found(
    code: &'static Rule,
    record: &Record<'_, '_>,
    column: usize,
    shown: Decimal,
    sum: Decimal,
    parts: String,
) -> Found {
    let args = vec![
        ("shown", Word::from(Grouped(shown).to_string())),
        ("sum", Word::from(Grouped(sum.normalize()).to_string())),
        ("parts", Word::from(parts)),
        (
            "by",
            Word::from(
                exact_sub(shown, sum).map_or_else(String::new, |by| Signed(by.normalize()).to_string()),
            ),
        ),
    ];
    let mut found = found::of_cell(code, record, column, args);
    found.observed = Some(shown.to_string());
    found.expected = Some(sum.to_string());
    found.difference = exact_sub(shown, sum).filter(|_| code != &AM013);
    found.at_stake = found.difference;
    found.currency = record.currency();
    found
}

fn written(values: &[Decimal], sign: &str) -> String {
    let texts: Vec<String> = values.iter().map(|value| Grouped(value.normalize()).to_string()).collect();
    texts.join(sign)
}

impl Payment {
    fn check(&self, record: &Record<'_, '_>) -> Option<Found> {
        let cost = amount(record, self.cost)?;
        let paid: Vec<Decimal> =
            self.paid.iter().map(|column| part(record, *column)).collect::<Option<_>>()?;
        let sum = paid.iter().try_fold(Decimal::ZERO, |sum, value| exact_add(sum, *value))?;
        (!is(record, sum, cost)).then(|| found(&AM010, record, self.cost, cost, sum, written(&paid, " + ")))
    }
}

impl Taxed {
    fn of(table: &Table<'_>) -> Option<Self> {
        Some(Self {
            after_discount: table.named("total_after_discount"),
            voucher: table.named("reseller_voucher_deduction").or_else(|| table.named("voucher_paid")),
            before_tax: table.named("before_tax")?,
            rate: table.named("tax_rate"),
            tax: table.named("tax")?,
            total: table.named("total_cost"),
        })
    }

    /// The first line that does not follow from the ones above it.
    fn check(&self, record: &Record<'_, '_>) -> Option<Found> {
        let before = amount(record, self.before_tax)?;
        let tax = amount(record, self.tax)?;
        self.before(record, before).or_else(|| self.tax(record, before, tax)).or_else(|| {
            let column = self.total?;
            let total = amount(record, column)?;
            let sum = exact_add(before, tax)?;
            (!is(record, sum, total))
                .then(|| found(&AM011, record, column, total, sum, written(&[before, tax], " + ")))
        })
    }

    fn before(&self, record: &Record<'_, '_>, before: Decimal) -> Option<Found> {
        let after = amount(record, self.after_discount?)?;
        let voucher = self.voucher.map_or(Some(Decimal::ZERO), |column| part(record, column))?;
        let sum = exact_sub(after, voucher)?;
        let parts = written(&[after, voucher], " \u{2212} ");
        (!is(record, sum, before)).then(|| found(&AM011, record, self.before_tax, before, sum, parts))
    }

    fn tax(&self, record: &Record<'_, '_>, before: Decimal, tax: Decimal) -> Option<Found> {
        let Reading::Read(rate) = read_rate(record.row().text(self.rate?)) else { return None };
        // A bare 6 is per cent; a bare 0.06 is a part of one.
        let bare = if rate.written.abs() < Decimal::ONE { RateUnit::One } else { RateUnit::Percent };
        let sum = exact_mul(before, rate.fraction(rate.unit.unwrap_or(bare))?)?;
        let parts = format!("{} × {}", Grouped(before.normalize()), record.row().text(self.rate?).trim());
        (!is(record, sum, tax)).then(|| found(&AM011, record, self.tax, tax, sum, parts))
    }
}

impl Discounted {
    fn check(&self, record: &Record<'_, '_>) -> Option<Found> {
        let (original, after) = (amount(record, self.original)?, amount(record, self.after)?);
        let Reading::Read(rate) = read_rate(record.row().text(self.discount)) else { return None };
        if original.is_zero() {
            return None;
        }
        // Written as 0.85, as 85, or as 8.5 in tenths.
        let scales = if rate.unit.is_some() { [0, 0, 0] } else { [0, 2, 1] };
        let fraction = rate.fraction(rate.unit.unwrap_or(RateUnit::One))?;
        let of = |scale| exact_mul(exact_mul(original, fraction)?, Decimal::new(1, scale));
        let sums: Vec<(u32, Decimal)> =
            scales.into_iter().filter_map(|scale| Some((scale, of(scale)?))).collect();
        if sums.iter().any(|(_, sum)| is(record, *sum, after)) {
            return None;
        }
        // The likeliest reading is the one that comes closest.
        let (scale, sum) = sums.into_iter().min_by_key(|(_, sum)| exact_sub(*sum, after).map(|d| d.abs()))?;
        let written = record.row().text(self.discount).trim();
        let original = Grouped(original.normalize());
        let parts = match exact_mul(fraction, Decimal::new(1, scale)).filter(|_| scale > 0) {
            Some(read) => format!("{original} × {}", Percent(read)),
            None => format!("{original} × {written}"),
        };
        Some(found(&AM013, record, self.after, after, sum, parts))
    }
}

impl Check for BillSums {
    const RULES: &'static [&'static Rule] = &[&AM010, &AM011, &AM013];

    fn start(context: &TableContext<'_>) -> Self {
        Self::of(context.table)
    }

    fn other(&mut self, record: &Record<'_, '_>, _: &TableContext<'_>, out: &mut Findings) {
        self.read(record, out);
    }
}
