//! Places that records of a table are found again from.

use crate::{place::Place, table::Body};
use alloc::vec::Vec;

/// Places in a table's body that reading can go on from, in rising order.
#[derive(Clone, Debug, Default)]
pub struct Bookmarks(Vec<(usize, Place)>);

/// Records from one bookmark to the next.
const BOOKMARK_RECORDS: usize = 16;

impl Bookmarks {
    /// Notes where reading is, now and then.
    pub fn note(&mut self, body: &Body<'_, '_>) {
        if body.number.is_multiple_of(BOOKMARK_RECORDS) {
            self.0.push((body.number, body.place()));
        }
    }

    /// Adds the bookmarks of the records that follow.
    pub fn append(&mut self, mut later: Self) {
        self.0.append(&mut later.0);
    }

    /// The last bookmark before a record: the number of the record in front of
    /// it, and the place.
    pub(crate) fn before(&self, record: usize) -> Option<(usize, Place)> {
        let at = self.0.partition_point(|(number, _)| *number < record);
        self.0.get(at.checked_sub(1)?).copied()
    }
}
