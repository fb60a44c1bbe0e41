//! A policy's product list, from a table that was recognised as one.

use crate::{record::Record, table::Table};
use alloc::vec::Vec;
use rebatelens_model::{
    Field,
    agreement::{Names, Policy, PolicyRow, Window},
    calendar::Day,
    time::read_time,
};

/// Columns of each level: its name and its code, as files and as answers name
/// them.
const LEVELS: [[&[&str]; 2]; 4] = [
    [&["product_name"], &["product_code"]],
    [&["subproduct_name", "sub_product_name"], &["subproduct_code", "sub_product_code"]],
    [&["component_type_name"], &["component_type_code"]],
    [&["component_name"], &["component_code"]],
];

/// The list in a table.
pub fn policy_of(name: &str, table: &Table<'_>, complete: bool) -> Policy {
    let places = LEVELS.map(|level| level.map(|names| names.iter().find_map(|name| table.named(name))));
    let from = table.named("start_date");
    let to = table.named("end_date");
    let category = table.named("category");
    let mut rows = Vec::new();
    let mut body = table.body();
    while let Some(record) = body.next_record() {
        let text = |at: Option<usize>| at.map_or("", |at| record.row().text(at));
        let product = |at: Option<usize>| if at.is_none() { record.text(Field::Product) } else { text(at) };
        let [first, rest @ ..] = places;
        let level = |[name, code]: [Option<usize>; 2]| Names::of(text(name), text(code));
        let [sub_product, component_type, component] = rest.map(level);
        rows.push(PolicyRow {
            levels: [Names::of(product(first[0]), text(first[1])), sub_product, component_type, component],
            window: Window { from: day(text(from)), to: day(text(to)) },
            category: text(category).trim().into(),
            line: line(&record),
        });
    }
    Policy { name: name.into(), rows, complete }
}

/// A day that cannot be read closes nothing: that it cannot be read is said
/// where the list is checked.
fn day(text: &str) -> Option<Day> {
    read_time(text).read().and_then(Day::at)
}

fn line(record: &Record<'_, '_>) -> usize {
    record.row().line
}
