//! Which identifiers of a record are plainly as they should be: judged once, for
//! all checks that ask.

use rebatelens_model::{Field, identifier::is_plainly_clean};
use rebatelens_table::record::{IDENTIFIERS, Record};

/// Which identifiers of a record are plainly as they should be.
#[derive(Clone, Copy, Debug)]
pub struct CleanIdentifiers(
    /// In the order of [`IDENTIFIERS`].
    [bool; IDENTIFIERS.len()],
);

impl CleanIdentifiers {
    /// Judges the identifiers of a record.
    pub(crate) fn of(record: &Record<'_, '_>) -> Self {
        Self(IDENTIFIERS.map(|(field, kind)| is_plainly_clean(kind, record.text(field))))
    }

    /// Whether all are.
    pub(crate) const fn all(self) -> bool {
        matches!(self.0, [true, true, true, true])
    }

    /// Whether the identifier of a field is.
    pub(crate) const fn has(self, field: Field) -> bool {
        let [record, partner, customer, order] = self.0;
        match field {
            Field::RecordId => record,
            Field::PartnerId => partner,
            Field::CustomerId => customer,
            Field::OrderId => order,
            _ => false,
        }
    }
}
