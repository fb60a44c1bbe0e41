//! How many rows of a table were checked, and what the others lack.

use crate::{
    amount::is_refused,
    findings::Findings,
    ledger::{Lack, Ledger},
    registry::Check,
    table_context::TableContext,
    values::RecordValues,
};
use rebatelens_finding::Rule;
use rebatelens_model::{Kind, Reading};
use rebatelens_table::record::Record;

/// Counts what was checked of each row.
#[derive(Debug, Default)]
pub(crate) struct CheckedRows(Ledger);

impl CheckedRows {
    fn read(&mut self, record: &Record<'_, '_>, values: &RecordValues) {
        let own = &mut self.0;
        if values.status.is_some_and(|status| status.known) {
            own.statuses += 1;
        } else {
            own.lack(Lack::Status, 1);
        }
        if record.kind() != Kind::Rebate {
            return;
        }
        own.has_sums = true;
        if is_refused(values) {
            own.lack(Lack::Refused, 1);
            return;
        }
        let lacks = [
            (Lack::Base, values.base.read().is_none()),
            (Lack::Rate, values.rate.read().is_none()),
            (Lack::Amount, values.amount.read().is_none()),
            (Lack::Adjustment, matches!(values.adjustment, Reading::Unreadable(_))),
        ];
        match lacks {
            [(_, false), (_, false), (_, false), (_, false)] => own.written_out += 1,
            _ => lacks.into_iter().filter(|(_, lacks)| *lacks).for_each(|(lack, _)| own.lack(lack, 1)),
        }
    }
}

impl Check for CheckedRows {
    const RULES: &'static [&'static Rule] = &[];

    fn row(&mut self, record: &Record<'_, '_>, fits: bool, _: &TableContext<'_>, _: &mut Findings) {
        self.0.rows += 1;
        if !fits {
            self.0.lack(Lack::Shifted, 1);
            self.0.has_sums |= record.kind() == Kind::Rebate;
        }
    }

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
        self.0.append(&later.0);
    }

    fn finish(self, _: &TableContext<'_>, out: &mut Findings) {
        out.checked.append(&self.0);
    }
}
