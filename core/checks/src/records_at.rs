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

/// One copy for all callers: reading a table weighs more than calling back.
fn visit(table: &Table<'_>, numbers: &mut dyn Iterator<Item = usize>, look: &mut dyn FnMut(&Record<'_, '_>)) {
    let mut wanted = numbers.next();
    let mut slices = table.slices_apart();
    while let Some(next) = wanted {
        slices.skip_to(next);
        // Records in front are passed over: most are counted without being split.
        let gap = next.saturating_sub(slices.records() + 1);
        let Some(slice) = slices.next(gap.max(1)) else { return };
        if gap == 0
            && let Some(record) = slice.body(table).next_record()
        {
            look(&record);
            wanted = numbers.next();
        }
    }
}
