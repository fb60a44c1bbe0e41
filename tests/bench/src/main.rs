//! Speed and memory of the full check, beside the `csv` crate splitting the
//! same bytes. Each measurement is a process of its own, so that its peak of
//! memory is its own, and the two take turns, so that a busy machine slows
//! both.

mod table;

use anyhow::{Context, Result, bail};
use rebatelens_core::{Input, Options, check};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

/// The full check may take so many times what splitting takes.
const TIME_BUDGET: f64 = 2.5;

/// And so much memory, in MiB.
const MEMORY_BUDGET: u64 = 600;

const ROUNDS: usize = 3;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["split", file] => measured(file, split),
        ["check", file] => measured(file, full_check),
        [folder, records] => compare(Path::new(folder), records.parse()?),
        _ => bail!("call it with a folder for the table and a number of records"),
    }
}

/// Runs the work on a file's bytes and prints its time and the peak of memory.
fn measured(file: &str, work: fn(&[u8]) -> Result<usize>) -> Result<()> {
    let bytes = fs::read(file)?;
    let start = Instant::now();
    let records = work(&bytes)?;
    println!("{} {} {records}", start.elapsed().as_micros(), peak_memory());
    Ok(())
}

fn split(bytes: &[u8]) -> Result<usize> {
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
    let mut record = csv::ByteRecord::new();
    let mut records = 0;
    while reader.read_byte_record(&mut record)? {
        records += 1;
    }
    Ok(records)
}

fn full_check(bytes: &[u8]) -> Result<usize> {
    let report = check(&[Input::file("synthetic.csv", bytes)], &Options::default())?;
    if let Some(finding) = report.findings.first() {
        bail!("the clean table has a finding: {finding:?}");
    }
    Ok(report.summary.records)
}

/// The peak of this process's memory in KiB; 0 where the system does not say.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

struct Measured {
    time: Duration,
    memory: u64,
    records: usize,
}

fn compare(folder: &Path, records: usize) -> Result<()> {
    let file = folder.join(format!("synthetic-{records}.csv"));
    if !file.exists() {
        fs::create_dir_all(folder)?;
        fs::write(&file, table::clean(records))?;
    }
    let mut best: Option<(Measured, Measured)> = None;
    for _ in 0..ROUNDS {
        let round = (run("split", &file)?, run("check", &file)?);
        best = Some(match best {
            None => round,
            Some((split, check)) => (faster(split, round.0), faster(check, round.1)),
        });
    }
    let (split, check) = best.context("nothing was measured")?;
    report(&file, records, &split, &check)
}

fn faster(a: Measured, b: Measured) -> Measured {
    if a.time <= b.time { a } else { b }
}

fn run(mode: &str, file: &PathBuf) -> Result<Measured> {
    let output = Command::new(env::current_exe()?).arg(mode).arg(file).output()?;
    if !output.status.success() {
        bail!("{mode}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let text = String::from_utf8(output.stdout)?;
    let mut numbers = text.split_whitespace().map(str::parse::<u64>);
    let mut next = || numbers.next().context("a number is missing")?.context("no number");
    let (time, memory, records) = (next()?, next()?, next()?);
    Ok(Measured { time: Duration::from_micros(time), memory, records: usize::try_from(records)? })
}

fn report(file: &Path, records: usize, split: &Measured, check: &Measured) -> Result<()> {
    let size = fs::metadata(file)?.len() / 1_000_000;
    let ratio = check.time.as_secs_f64() / split.time.as_secs_f64();
    let memory = check.memory.div_ceil(1024);
    println!("{records} records, {size} MB, one thread, best of {ROUNDS}");
    println!("  csv crate, split only  {:>8.0} ms", split.time.as_secs_f64() * 1000.0);
    println!("  full check             {:>8.0} ms", check.time.as_secs_f64() * 1000.0);
    println!("  ratio                  {ratio:>8.2}      budget {TIME_BUDGET}");
    println!("  peak of memory         {memory:>8} MiB  budget {MEMORY_BUDGET}");
    if split.records != records || check.records != records {
        bail!("{records} records were written, {} split and {} checked", split.records, check.records);
    }
    Ok(())
}
