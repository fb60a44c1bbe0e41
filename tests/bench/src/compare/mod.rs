//! The full check beside others that do a part of it, on the same files in the
//! same run. They take turns, so that a busy machine slows all of them, and a
//! figure is the median of the rounds.

mod contender;
mod figures;

use crate::{
    child,
    mix::Mix,
    options::Options,
    table::{grouped, markdown},
    table_file,
};
use anyhow::{Context, Result, bail};
use contender::{Contender, Part, contenders};
use figures::Figures;
use serde_json::{Value, json};
use std::{
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
    thread,
};

const RECORDS: u64 = 1_000_000;
const QUICK_RECORDS: u64 = 100_000;
/// About 2 GB.
const LARGE_RECORDS: u64 = 15_000_000;

const ROUNDS: u64 = 5;
const QUICK_ROUNDS: u64 = 3;

/// What is run, and on what.
pub(crate) struct Plan {
    records: u64,
    rounds: u64,
    percents: &'static [u64],
    /// The check alone beside splitting, from a file and from standard input.
    pub(crate) large: bool,
    out: PathBuf,
}

impl Plan {
    fn new(options: &Options) -> Result<Self> {
        let (records, rounds, percents): (_, _, &[u64]) = if options.has("large") {
            (LARGE_RECORDS, 1, &[1])
        } else if options.has("quick") {
            (QUICK_RECORDS, QUICK_ROUNDS, &[1, 20])
        } else {
            (RECORDS, ROUNDS, &[1, 20])
        };
        Ok(Self {
            records: options.number("records", records)?,
            rounds: options.number("rounds", rounds)?,
            percents,
            large: options.has("large"),
            out: options.path("out")?,
        })
    }
}

/// Runs every contender on every mix, and prints and writes the tables.
pub(crate) fn run(options: &Options) -> Result<()> {
    let plan = Plan::new(options)?;
    fs::create_dir_all(&plan.out)?;
    let mut mixes = Vec::new();
    for percent in plan.percents {
        let mix = Mix { records: plan.records, percent: *percent };
        let file = ready(mix, &plan.out)?;
        let contenders = contenders(options, &plan, &file)?;
        let figures = measure(&contenders, &plan)?;
        mixes.push((mix, file, figures));
    }
    let table = tables(&mixes, &plan)?;
    print!("{table}");
    fs::write(plan.out.join("compare.md"), &table)?;
    let values = mixes.iter().map(|(mix, file, figures)| mix_as_json(*mix, file, figures));
    let all =
        json!({ "rounds": plan.rounds, "processors": processors(), "mixes": values.collect::<Vec<_>>() });
    fs::write(plan.out.join("compare.json"), serde_json::to_vec_pretty(&all)?)?;
    mixes.iter().try_for_each(|(_, _, figures)| same_answers(figures))
}

/// The file of a mix, made once and read once, so that it is in the system's
/// memory for all.
fn ready(mix: Mix, folder: &Path) -> Result<PathBuf> {
    let file = folder.join(mix.file_name());
    // It gets its name when it is whole.
    if !file.exists() {
        eprintln!("   writing {} records, {} % faulty", grouped(mix.records), mix.percent);
        let part = file.with_extension("part");
        table_file(&part, mix)?;
        fs::rename(&part, &file)?;
    }
    io::copy(&mut fs::File::open(&file)?, &mut io::sink())?;
    Ok(file)
}

fn measure(contenders: &[Contender], plan: &Plan) -> Result<Vec<Figures>> {
    let mut figures: Vec<Figures> = contenders.iter().map(Figures::of).collect();
    for round in 0..plan.rounds {
        for (contender, figures) in contenders.iter().zip(&mut figures) {
            if figures.failed.is_some() || (contender.once && round > 0) {
                continue;
            }
            eprintln!("   round {} of {}: {}", round + 1, plan.rounds, contender.name);
            let answer = plan.out.join("answer.txt");
            let run = child::run(&contender.program, &answer)?;
            figures.add(contender, &run, &answer);
        }
    }
    let split = figures.first().context("nothing was measured")?;
    if let Some(failed) = &split.failed {
        bail!("{}: {failed}", split.name);
    }
    Ok(figures)
}

/// What does the same part has to find the same.
fn same_answers(figures: &[Figures]) -> Result<()> {
    let answers: Vec<_> = figures.iter().filter(|f| f.part == Part::Breakdown && f.found.is_some()).collect();
    if let Some((first, others)) = answers.split_first()
        && let Some(other) = others.iter().find(|other| other.found != first.found)
    {
        bail!("{} found {:?}, {} found {:?}", first.name, first.found, other.name, other.found);
    }
    Ok(())
}

fn tables(mixes: &[(Mix, PathBuf, Vec<Figures>)], plan: &Plan) -> Result<String> {
    let mut text = String::new();
    for (mix, file, figures) in mixes {
        let megabytes = fs::metadata(file)?.len() / 1_000_000;
        writeln!(
            text,
            "\n{} records, {} MB, {} % faulty; median of {} rounds in turns, {} processors\n",
            grouped(mix.records),
            grouped(megabytes),
            mix.percent,
            plan.rounds,
            processors(),
        )?;
        let split = figures.first().map_or(0.0, Figures::seconds);
        let rows = figures.iter().map(|figures| figures.row(split, mix.records));
        text.push_str(&markdown(
            2,
            &["what", "does", "seconds", "× splitting", "processor seconds", "peak, MiB", "bytes a record"],
            rows,
        ));
        for failed in figures.iter().filter_map(|f| Some((&f.name, f.failed.as_ref()?))) {
            writeln!(text, "\n{} {}", failed.0, failed.1)?;
        }
    }
    text.push_str(&ratios(mixes));
    Ok(text)
}

/// The ratios that have a budget, by the clock and by what processors spent,
/// where both of their figures are there.
fn ratios(mixes: &[(Mix, PathBuf, Vec<Figures>)]) -> String {
    let of = |percent: u64, name: &str| {
        let (_, _, figures) = mixes.iter().find(|(mix, ..)| mix.percent == percent)?;
        figures.iter().find(|figures| figures.name == name && figures.failed.is_none())
    };
    let alone = [contender::ONE_THREAD, contender::NO_THREADS];
    let alone = alone.into_iter().find(|name| of(1, name).is_some()).unwrap_or(contender::NO_THREADS);
    let pairs = [
        ("20 % faulty / 1 % faulty", of(20, alone), of(1, alone)),
        ("one thread / two threads", of(1, contender::ONE_THREAD), of(1, contender::TWO_THREADS)),
        ("WASM on Node / native", of(1, contender::WASM), of(1, alone)),
    ];
    let lines = pairs.into_iter().filter_map(|(name, a, b)| {
        let (a, b) = (a?, b?);
        let clock = a.seconds() / b.seconds();
        Some(format!(
            "{name}: {clock:.2}; of processors {:.2}\n",
            a.processor_seconds() / b.processor_seconds()
        ))
    });
    let lines: String = lines.collect();
    if lines.is_empty() { lines } else { format!("\n{lines}") }
}

fn mix_as_json(mix: Mix, file: &Path, figures: &[Figures]) -> Value {
    json!({
        "records": mix.records,
        "percent": mix.percent,
        "bytes": fs::metadata(file).map_or(0, |file| file.len()),
        "figures": figures.iter().map(Figures::as_json).collect::<Vec<_>>(),
    })
}

/// Processors of this machine.
pub(crate) fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}
