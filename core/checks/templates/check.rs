//! `AM`: TODO: what the check looks for.

use crate::{findings::Findings, registry::Check, table_context::TableContext, values::RecordValues};
use rebatelens_finding::{Rule, rule};
use rebatelens_table::record::Record;

rule! { AM001: Warning, needs [], replaces [] }

/// TODO: what the check looks for, and what it leaves to others.
#[derive(Default)]
pub(crate) struct Template;

impl Check for Template {
    const RULES: &'static [&'static Rule] = &[&AM001];

    fn record(
        &mut self,
        _record: &Record<'_, '_>,
        _values: &RecordValues,
        _context: &TableContext<'_>,
        _out: &mut Findings,
    ) {
        // TODO: _out.push(crate::found::of_field(&AM001, _record, Field::RebateAmount, vec![]));
    }
}
