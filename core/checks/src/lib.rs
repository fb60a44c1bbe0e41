//! Records are checked. What is found is kept without words, so that it can be
//! said in either language.
#![no_std]
#![deny(
    missing_docs,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic,
    clippy::as_conversions,
    clippy::unreachable
)]

extern crate alloc;

mod across;
mod agreement;
mod amount;
mod amount_pending;
pub mod applicable;
mod attribution;
mod bill;
mod cause;
pub mod check;
mod comparison;
mod confirmation;
mod currency;
mod defined_cells;
pub mod difference;
mod duplicate;
mod file;
mod findings;
pub mod found;
pub mod identifier;
pub mod lists;
mod month_share;
mod multi_service_order;
mod order_owner_digits;
mod period;
mod refund_sign;
pub mod registry;
mod repeats;
mod reversal;
mod rounding;
mod row_of_sums;
mod settlement_lag;
mod stage;
mod status;
mod table_index;
mod table_scan;
mod totals;
mod values;
pub mod wait_words;

pub use across::{across_tables, within_tables};
pub use amount::written_out;
pub use findings::{Findings, Sum, TotalKey};
pub use found::label;
pub use rebatelens_finding::found::Found;
use rebatelens_table::{Table, record::Record};
pub use rounding::{Origin, Recognised};
pub use stage::{Today, days};
pub use table_index::RecordSummary;
pub use table_scan::{Sheet, check_table};

/// Goes through a table once more for some of its records, in rising order.
pub fn at_records(
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
        table.skip_to(&mut body, next);
        let Some(record) = body.next_record() else { return };
        if record.number == next {
            look(&record);
            wanted = numbers.next();
        }
    }
}
