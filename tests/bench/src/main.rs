//! Speed, memory and instructions. How each figure is taken is written in
//! `README.md` beside this crate; `cargo xtask bench` runs it.

mod callgrind;
mod child;
mod compare;
mod counts;
mod mix;
mod options;
mod paths;
mod table;

use anyhow::{Result, bail};
use mix::Mix;
use options::Options;
use std::{
    env,
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
    process::ExitCode,
};

const USAGE: &str = "\
rebatelens-bench compare --out FOLDER --rebatelens PROGRAM [--python PROGRAM] [--npm FOLDER]
                         [--wasm FOLDER] [--engines FOLDER] [--records N] [--rounds N]
                         [--quick | --large]
rebatelens-bench counts --file FILE --rustc VERSION [--out FOLDER] [--write]
rebatelens-bench table FILE RECORDS PERCENT
rebatelens-bench kinds            what the table's faults are
rebatelens-bench path NAME        one path, once, as callgrind counts it
rebatelens-bench split FILE       the csv crate splits a file
rebatelens-bench check FILE       the core checks a file, for a profiler that needs names
rebatelens-bench watch …          a program's time and peak of memory";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["compare", options @ ..] => compare::run(&Options::read(options)?),
        ["counts", options @ ..] => counts::run(&Options::read(options)?),
        ["table", file, records, percent] => {
            table_file(Path::new(file), Mix { records: records.parse()?, percent: percent.parse()? })
        }
        ["kinds"] => {
            print!("{}", mix::kinds());
            Ok(())
        }
        ["path", name] => paths::run(name),
        ["split", file] => split(Path::new(file)),
        ["check", file] => check(Path::new(file)),
        ["watch", out, input, program, arguments @ ..] => child::watch(out, input, program, arguments),
        _ => bail!("call it as one of\n{USAGE}"),
    }
}

/// Writes a mix to a file, a record at a time.
fn table_file(file: &Path, mix: Mix) -> Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(file)?);
    mix.write(&mut out)?;
    Ok(out.flush()?)
}

/// The reference of every ratio: the `csv` crate splits a file and does no more.
fn split(file: &Path) -> Result<()> {
    println!("{}", paths::split(File::open(file)?)?);
    Ok(())
}

/// The check alone, without the text of its report.
fn check(file: &Path) -> Result<()> {
    let report = paths::check(&fs::read(file)?)?;
    println!("{} records, {} findings", report.summary.records, report.findings.len());
    Ok(())
}
