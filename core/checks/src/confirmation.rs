//! `ST`: the days that are left to confirm an international statement.

use crate::{
    findings::Findings, found, registry::Check, status, table_context::TableContext, values::RecordValues,
    wait_words::days,
};
use alloc::{string::ToString, vec};
use rebatelens_finding::{Need, Rule, rule, word::Word};
use rebatelens_model::Field;
use rebatelens_table::record::Record;

rule! { ST009: Warning, needs [Need::Field(Field::Status), Need::Column("issue_time"), Need::AsOf], replaces [status::ST002, status::ST003] }
rule! { ST010: Warning, needs [Need::Field(Field::Status), Need::Column("issue_time"), Need::AsOf], replaces [status::ST002, status::ST003] }

/// How many days are left to confirm a statement, or that none are.
#[derive(Default)]
pub(crate) struct Confirmation;

impl Check for Confirmation {
    const RULES: &'static [&'static Rule] = &[&ST009, &ST010];

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        _: &TableContext<'_>,
        out: &mut Findings,
    ) {
        let Some(days_left) = values.confirmation else { return };
        let rule = if days_left.is_over() { &ST010 } else { &ST009 };
        let args = vec![
            ("days", days(days_left.left)),
            ("last", Word::from(days_left.last.to_string())),
            ("issued", Word::from(days_left.issued.to_string())),
        ];
        out.push(found::of_field(rule, record, Field::Status, args));
    }
}
