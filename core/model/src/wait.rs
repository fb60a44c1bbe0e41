//! What a record that is not settled waits for.

use crate::status::{Hold, Lifecycle, Status, Task};

/// What a record waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wait {
    /// The month's performance is counted.
    Counting,
    /// The partner confirms the statement.
    Confirmation,
    /// The partner sends the invoice.
    Invoice,
    /// The portal pays.
    Payment,
    /// An overdue bill is settled.
    OverdueBill,
    /// The agreement is archived.
    Contract,
}

impl Wait {
    /// What a status waits for; nothing where it waits for nothing, or does
    /// not say.
    pub fn of(status: Option<Status>) -> Option<Self> {
        let status = status?;
        match (status.hold, status.task, status.lifecycle) {
            (Some(Hold::OverdueBill), ..) => Some(Self::OverdueBill),
            (Some(Hold::NoContract), ..) => Some(Self::Contract),
            (None, Some(Task::Confirm), _) => Some(Self::Confirmation),
            (None, Some(Task::Invoice), _) => Some(Self::Invoice),
            (None, None, Lifecycle::Pending) => Some(Self::Counting),
            (None, None, Lifecycle::InReview) => Some(Self::Payment),
            (None, None, _) => None,
        }
    }

    /// Whether it is the partner who has to act.
    pub const fn is_partners(self) -> bool {
        !matches!(self, Self::Counting | Self::Payment)
    }
}
