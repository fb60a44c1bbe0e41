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
