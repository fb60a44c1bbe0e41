//! `AM`: records that show what their amount comes from, and no amount yet.

use super::{Findings, facts::Facts, found::Found};
use crate::{
    explain::{catalogue::Code, words::Word},
    model::{Field, status::Lifecycle},
    parse::record::Record,
};
use alloc::{boxed::Box, string::ToString, vec};

/// Records with a base and a rate whose amount is not written yet. What is said
/// of a settled one is said of its status.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    count: usize,
    first: Option<Box<Found>>,
}

impl Waiting {
    pub(super) fn take(&mut self, record: &Record<'_, '_>, facts: &Facts) {
        let on_its_way =
            matches!(facts.lifecycle(), Lifecycle::Unknown | Lifecycle::Pending | Lifecycle::InReview);
        if !facts.amount.is_absent() || !on_its_way {
            return;
        }
        let earns =
            facts.base.read().is_some_and(|base| !base.value.is_zero()) && facts.rate.read().is_some();
        if earns && record.table.column(Field::RebateAmount).is_some() {
            self.count += 1;
            let found = || Box::new(Found::of_field(Code::AM018, record, Field::RebateAmount, vec![]));
            self.first.get_or_insert_with(found);
        }
    }

    pub(super) fn report(self, findings: &mut Findings) {
        let Some(mut first) = self.first else { return };
        first.args.push(("count", Word::from(self.count.to_string())));
        findings.push(*first);
    }
}
