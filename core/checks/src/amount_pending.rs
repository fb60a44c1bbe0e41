//! `AM`: records that show what their amount comes from, and no amount yet.

use crate::{findings::Findings, found, registry::Check, table_context::TableContext, values::RecordValues};
use alloc::{boxed::Box, vec};
use rebatelens_finding::{Need, Rule, found::Found, rule, terms::tally, word::Word};
use rebatelens_model::{Field, status::Lifecycle};
use rebatelens_table::record::Record;

rule! { AM018: Note, needs [Need::Field(Field::BaseAmount), Need::Field(Field::RebateRate), Need::Field(Field::RebateAmount)], replaces [] }

/// Records with a base and a rate whose amount is not written yet. What is said
/// of a settled one is said of its status.
#[derive(Debug, Default)]
pub(crate) struct AmountPending {
    count: usize,
    first: Option<Box<Found>>,
}

impl AmountPending {
    fn read(&mut self, record: &Record<'_, '_>, values: &RecordValues) {
        let on_its_way =
            matches!(values.lifecycle(), Lifecycle::Unknown | Lifecycle::Pending | Lifecycle::InReview);
        if !values.amount.is_absent() || !on_its_way {
            return;
        }
        let earns =
            values.base.read().is_some_and(|base| !base.value.is_zero()) && values.rate.read().is_some();
        if earns && record.table.column(Field::RebateAmount).is_some() {
            self.count += 1;
            let found = || Box::new(found::of_field(&AM018, record, Field::RebateAmount, vec![]));
            self.first.get_or_insert_with(found);
        }
    }

    fn report(self, findings: &mut Findings) {
        let Some(mut first) = self.first else { return };
        first.args.push(("rows", Word::counted(&tally::ROWS, self.count, &[])));
        findings.push(*first);
    }
}

impl Check for AmountPending {
    const RULES: &'static [&'static Rule] = &[&AM018];

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        _: &TableContext<'_>,
        _: &mut Findings,
    ) {
        self.read(record, values);
    }

    fn append(&mut self, later: Self, _: &mut Findings) {
        self.count += later.count;
        self.first = self.first.take().or(later.first);
    }

    fn finish(self, _: &TableContext<'_>, out: &mut Findings) {
        self.report(out);
    }
}
