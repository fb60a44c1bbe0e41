//! The days that are left to confirm an international statement.

use crate::{as_of::AsOf, table_context::TableContext};
use rebatelens_model::{
    Reading,
    calendar::{CONFIRMATION, Day},
    money::Currency,
    site::Site,
    status::{Status, Task},
};
use rebatelens_table::record::Record;

/// Until when a statement can be confirmed.
#[derive(Clone, Copy, Debug)]
pub struct ConfirmationDays {
    pub(crate) issued: Day,
    pub(crate) last: Day,
    /// Below zero where the last day is over.
    pub(crate) left: i64,
}

impl ConfirmationDays {
    /// The days of a record that waits for the partner, once its statement is
    /// issued; nothing for any other.
    pub(crate) fn of(
        record: &Record<'_, '_>,
        status: Option<Status>,
        currency: Option<Currency>,
        context: &TableContext<'_>,
    ) -> Option<Self> {
        let issue_time = context.columns.issue_time?;
        if status?.task != Some(Task::Confirm) {
            return None;
        }
        let today = AsOf::of(context.options);
        if today.site(currency) != Some(Site::International) {
            return None;
        }
        let Reading::Read(issued) = record.time_at(issue_time) else { return None };
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
