//! The key paths whose instructions are counted. Each is run by a process of its
//! own under callgrind, which collects only while [`counted`] is on the stack:
//! what makes the path's input ready is not counted.

mod work;

use anyhow::{Context, Result};
use std::hint::black_box;
pub(crate) use work::{checked as check, split_all as split};

/// A path, and what one unit of it is.
pub(crate) struct Path {
    /// Its name in `counts.toml`.
    pub(crate) name: &'static str,
    /// What it counts instructions for, in words.
    pub(crate) unit: &'static str,
    /// Makes its input and gives what is to be counted.
    prepare: fn() -> Result<Work>,
}

/// The work of a path, and how many units it does. What it makes is given out,
/// so that it is dropped after the count.
struct Work {
    units: u64,
    run: Box<dyn FnOnce() -> Result<Made>>,
}

/// Whatever a path has made.
type Made = Box<dyn std::any::Any>;

/// Every path, the reference first.
pub(crate) const ALL: [Path; 12] = [
    Path { name: "split_by_csv_crate", unit: "record", prepare: work::split },
    Path { name: "check_1_percent", unit: "record", prepare: work::check_1 },
    Path { name: "check_20_percent", unit: "record", prepare: work::check_20 },
    Path { name: "read_quoted_cells", unit: "KiB", prepare: work::quoted },
    Path { name: "read_amounts", unit: "amount", prepare: work::amounts },
    Path { name: "read_identifiers", unit: "identifier", prepare: work::identifiers },
    Path { name: "read_months", unit: "month", prepare: work::months },
    Path { name: "read_times", unit: "time", prepare: work::times },
    Path { name: "read_statuses", unit: "status", prepare: work::statuses },
    Path { name: "report_as_json", unit: "finding", prepare: work::json },
    Path { name: "annotate_page", unit: "row", prepare: work::page },
    Path { name: "write_bundle", unit: "record", prepare: work::bundle },
];

/// The symbol that callgrind collects in.
pub(crate) const SYMBOL: &str = "*rebatelens_bench*counted*";

/// Runs a path once and prints how many units it did.
pub(crate) fn run(name: &str) -> Result<()> {
    let path = ALL.into_iter().find(|path| path.name == name);
    let path = path.with_context(|| format!("there is no path {name}"))?;
    let work = (path.prepare)()?;
    let made = counted(work.run)?;
    println!("{}", work.units);
    drop(black_box(made));
    Ok(())
}

#[inline(never)]
fn counted(run: Box<dyn FnOnce() -> Result<Made>>) -> Result<Made> {
    black_box(run())
}
