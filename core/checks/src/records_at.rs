//! A table is gone through once more for some of its records.

use rebatelens_table::{Table, record::Record};

/// Goes through a table once more for some of its records, in rising order.
pub fn at_records(
    table: &Table<'_>,
    numbers: impl Iterator<Item = usize>,
    mut look: impl FnMut(&Record<'_, '_>),
) {
    visit(table, &mut { numbers }, &mut look);
}

/// Records of the slices that are read for one of them.
const SLICE_RECORDS: usize = 16;

/// One copy for all callers: reading a table weighs more than calling back.
fn visit(table: &Table<'_>, numbers: &mut dyn Iterator<Item = usize>, look: &mut dyn FnMut(&Record<'_, '_>)) {
    let mut wanted = numbers.next();
    let mut slices = table.slices();
    while let Some(next) = wanted {
        slices.skip_to(next);
        let Some(slice) = slices.next(SLICE_RECORDS) else { return };
        let mut body = slice.body(table);
        while let Some(number) = wanted.filter(|number| *number < next + SLICE_RECORDS)
            && let Some(record) = body.next_record()
        {
            if record.number == number {
                look(&record);
                wanted = numbers.next();
            }
        }
    }
}
