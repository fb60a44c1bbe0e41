//! `AM`: records that show what their amount comes from, and no amount yet.

use crate::{Findings, found, values::RecordValues};
use alloc::{boxed::Box, string::ToString, vec};
use rebatelens_finding::{found::Found, rules::amount::AM018, word::Word};
use rebatelens_model::{Field, status::Lifecycle};
use rebatelens_table::record::Record;

/// Records with a base and a rate whose amount is not written yet. What is said
/// of a settled one is said of its status.
#[derive(Debug, Default)]
pub struct Waiting {
    count: usize,
    first: Option<Box<Found>>,
}

impl Waiting {
    pub fn take(&mut self, record: &Record<'_, '_>, values: &RecordValues) {
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

    pub fn report(self, findings: &mut Findings) {
        let Some(mut first) = self.first else { return };
        first.args.push(("count", Word::from(self.count.to_string())));
        findings.push(*first);
    }
}
