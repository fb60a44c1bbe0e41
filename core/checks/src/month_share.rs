//! A partner's total for one month, beside the performance that it comes from.

use crate::{findings::Findings, found, registry::Check, table_context::TableContext, values::RecordValues};
use alloc::{string::ToString, vec};
use rebatelens_finding::{Need, Rule, rule, word::Word};
use rebatelens_model::{
    Field, Kind,
    money::{Grouped, exact_mul, read_amount_in},
};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;

rule! { AM005: Warning, needs [Need::Kind(Kind::Statement), Need::Column("month_sales")], replaces [] }

/// A rebate of more than half of what customers consumed is none that any
/// published policy pays.
fn read(record: &Record<'_, '_>, values: &RecordValues, findings: &mut Findings) {
    let sales = record.columns().iter().position(|column| column.header == "MonthSales");
    let (Some(sales), Some(amount)) = (sales, values.amount.read()) else { return };
    let unit = record.columns().get(sales).map(rebatelens_table::column::Column::money_unit);
    let sales = unit.map(|unit| read_amount_in(record.row().text(sales), unit));
    let Some(sales) = sales.as_ref().and_then(|reading| reading.read()) else { return };
    let twice = exact_mul(amount.value, Decimal::TWO);
    if sales.value.is_sign_negative()
        || sales.value.is_zero()
        || twice.is_none_or(|twice| twice <= sales.value)
    {
        return;
    }
    let args = vec![
        ("amount", Word::from(Grouped(amount.value).to_string())),
        ("sales", Word::from(Grouped(sales.value).to_string())),
    ];
    findings.push(found::of_field(&AM005, record, Field::RebateAmount, args));
}

/// A month's rebate beside its sales.
#[derive(Default)]
pub(crate) struct MonthShare;

impl Check for MonthShare {
    const RULES: &'static [&'static Rule] = &[&AM005];

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        _: &TableContext<'_>,
        out: &mut Findings,
    ) {
        if record.kind() == Kind::Statement {
            read(record, values, out);
        }
    }
}
