//! Records are checked. What is found is kept without words, so that it can be
//! said in either language.

#[cfg(feature = "files")]
mod across;
#[cfg(feature = "files")]
mod agreement;
mod amount;
#[cfg(feature = "files")]
mod attribution;
#[cfg(feature = "files")]
mod bill;
mod cause;
#[cfg(feature = "files")]
mod comparison;
mod currency;
#[cfg(feature = "files")]
mod deal;
#[cfg(feature = "files")]
mod duplicate;
#[cfg(feature = "files")]
mod entries;
mod facts;
mod file;
mod findings;
mod found;
pub(crate) mod identifier;
#[cfg(feature = "files")]
mod lag;
mod name;
mod pass;
mod period;
#[cfg(feature = "files")]
mod reversal;
mod rounding;
#[cfg(feature = "files")]
mod shard;
#[cfg(feature = "files")]
mod stage;
#[cfg(feature = "files")]
mod statement;
mod status;
#[cfg(feature = "files")]
mod totals;
#[cfg(feature = "files")]
mod typed;
#[cfg(feature = "files")]
mod waiting;

pub use findings::{Findings, Sum, TotalKey};
pub use found::Found;
pub use rounding::{Origin, Recognised};

#[cfg(feature = "files")]
pub(crate) use across::across;
#[cfg(feature = "files")]
pub(crate) use amount::written_out;
#[cfg(feature = "files")]
pub(crate) use entries::Entry;
pub(crate) use name::record_name;
#[cfg(feature = "files")]
pub(crate) use name::told;
pub(crate) use pass::{Sheet, check_table};
#[cfg(feature = "files")]
pub(crate) use stage::{Today, days};

use crate::parse::{Table, record::Record};
use found::label;

/// Goes through a table once more for some of its records, in rising order.
pub(crate) fn at_records(
    table: &Table<'_>,
    numbers: impl Iterator<Item = usize>,
    mut look: impl FnMut(&Record<'_, '_>),
) {
    visit(table, &mut { numbers }, &mut look);
}

/// One copy for all callers: reading a table weighs more than calling back.
fn visit(table: &Table<'_>, numbers: &mut dyn Iterator<Item = usize>, look: &mut dyn FnMut(&Record<'_, '_>)) {
    let mut wanted = numbers.next();
    let mut body = table.body();
    while let Some(next) = wanted {
        let Some(record) = body.next_record() else { return };
        if record.number == next {
            look(&record);
            wanted = numbers.next();
        }
    }
}
