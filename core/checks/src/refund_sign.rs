//! `AM`: what takes back and is shown as an earning, and amounts that a column of
//! directions takes back.

use crate::{
    cause::Cause, findings::Findings, found, registry::Check, table_context::TableContext,
    values::RecordValues,
};
use alloc::{boxed::Box, string::ToString, vec};
use rebatelens_finding::{
    Need, Rule,
    found::Found,
    rule,
    terms::{line_cause, tally},
    word::{self, Word},
};
use rebatelens_model::{Field, money::Grouped};
use rebatelens_table::record::Record;

rule! { RV008: Note, needs [Need::Column("direction"), Need::Field(Field::RebateAmount)], replaces [] }

/// An amount above zero beside a word that takes back. It is in no total.
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
        let Some(amount) = values.amount.read().map(|amount| amount.value).filter(|_| values.is_sign_open)
        else {
            return;
        };
        let own = context.columns.transaction_type.map_or("", |at| record.row().text(at).trim());
        let text = if own.is_empty() { record.text(Field::Status).trim() } else { own };
        let because = Word::filled(&line_cause::REFUND, &[("text", Word::from(word::excerpt(text)))]);
        let args = vec![
            ("observed", Word::from(Grouped(amount).to_string())),
            ("expected", Word::from(Grouped(-amount).to_string())),
            ("because", because),
        ];
        let mut found = found::of_field(Cause::Sign.rule(), record, Field::RebateAmount, args);
        found.observed = Some(amount.to_string());
        found.expected = Some((-amount).to_string());
        out.push(found);
    }
}

/// Amounts without a sign that the column beside them takes back.
#[derive(Debug, Default)]
pub(crate) struct DirectionColumn {
    count: usize,
    first: Option<Box<Found>>,
}

impl Check for DirectionColumn {
    const RULES: &'static [&'static Rule] = &[&RV008];

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        context: &TableContext<'_>,
        _: &mut Findings,
    ) {
        let Some(at) = context.table.direction.filter(|_| record.takes_by_direction()) else { return };
        if values.amount.read().is_none() {
            return;
        }
        self.count += 1;
        self.first.get_or_insert_with(|| {
            let header = context.table.columns.get(at).map_or("", |column| &column.header);
            let args = vec![
                ("header", Word::from(word::excerpt(header))),
                ("value", Word::from(word::excerpt(record.row().text(at).trim()))),
            ];
            Box::new(found::of_field(&RV008, record, Field::RebateAmount, args))
        });
    }

    fn append(&mut self, later: Self, _: &mut Findings) {
        self.count += later.count;
        self.first = self.first.take().or(later.first);
    }

    fn finish(self, _: &TableContext<'_>, out: &mut Findings) {
        let Some(mut found) = self.first else { return };
        found.args.push(("rows", Word::counted(&tally::ROWS, self.count, &[])));
        out.push(*found);
    }
}
