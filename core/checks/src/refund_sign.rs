//! `AM`: a refund that is shown as an earning.

use crate::{
    cause::Cause, findings::Findings, found, registry::Check, table_context::TableContext,
    values::RecordValues,
};
use alloc::{string::ToString, vec};
use rebatelens_finding::{Rule, terms::line_cause, word::Word};
use rebatelens_model::{
    Field,
    entry::{EntryKind, read_entry_kind},
    money::Grouped,
};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;

/// A refund that is shown as an earning. Where its status says that it was
/// refunded, that is reported of the status.
#[derive(Default)]
pub(crate) struct RefundSign;

impl Check for RefundSign {
    const RULES: &'static [&'static Rule] = &[Cause::Sign.rule()];

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        context: &TableContext<'_>,
        out: &mut Findings,
    ) {
        let Some(at) = context.columns.transaction_type else { return };
        let amount = values.amount.read().map(|amount| amount.value);
        let Some(amount) = amount.filter(|amount| *amount > Decimal::ZERO) else { return };
        let refunded = values.status.is_some_and(|status| status.refunded);
        if refunded || read_entry_kind(record.row().text(at)) != Some(EntryKind::Refund) {
            return;
        }
        let args = vec![
            ("observed", Word::from(Grouped(amount).to_string())),
            ("expected", Word::from(Grouped(-amount).to_string())),
            ("because", Word::term(&line_cause::REFUND)),
        ];
        let mut found = found::of_field(Cause::Sign.rule(), record, Field::RebateAmount, args);
        found.observed = Some(amount.to_string());
        found.expected = Some((-amount).to_string());
        out.push(found);
    }
}
