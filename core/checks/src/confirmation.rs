//! `ST`: the days that are left to confirm an international statement.

use crate::{
    Findings, found,
    registry::{Check, TableContext},
    stage::{Today, days},
    table_index::ExtraColumns,
    values::RecordValues,
};
use alloc::{string::ToString, vec};
use rebatelens_finding::{
    Rule,
    rules::status::{ST009, ST010},
    word::Word,
};
use rebatelens_model::{
    Field, Reading,
    calendar::{CONFIRMATION, Day},
    money::Currency,
    site::Site,
    status::{Status, Task},
};
use rebatelens_table::record::Record;

/// Until when a statement can be confirmed.
#[derive(Clone, Copy, Debug)]
pub struct ConfirmationDays {
    issued: Day,
    last: Day,
    /// Below zero where the last day is over.
    left: i64,
}

impl ConfirmationDays {
    /// The days of a record that waits for the partner, once its statement is
    /// issued; nothing for any other.
    pub(crate) fn of(
        record: &Record<'_, '_>,
        status: Option<Status>,
        currency: Option<Currency>,
        today: Today,
        columns: &ExtraColumns,
    ) -> Option<Self> {
        let waits = status.is_some_and(|status| status.task == Some(Task::Confirm));
        if !waits || today.site(currency) != Some(Site::International) {
            return None;
        }
        let Reading::Read(issued) = record.time_at(columns.issue_time?) else { return None };
        let issued = Day::at(&issued)?;
        let (day, last) = (today.day?, issued.plus(CONFIRMATION)?);
        // Before the day of its issue, none of its days are running.
        (day >= issued).then(|| Self { issued, last, left: last.days_after(day) })
    }

    /// Whether the statement counts as confirmed.
    pub(crate) const fn is_over(self) -> bool {
        self.left < 0
    }
}

/// How many days are left to confirm a statement, or that none are.
pub(crate) struct Confirmation;

impl Check for Confirmation {
    const RULES: &'static [&'static Rule] = &[&ST009, &ST010];

    fn start(_: &TableContext<'_>, _: &mut Findings) -> Self {
        Self
    }

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
