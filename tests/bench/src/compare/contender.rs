//! What is compared, and how each is called.

use super::{Plan, processors};
use crate::{child::Program, options::Options};
use anyhow::Result;
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

pub(super) const NO_THREADS: &str = "rebatelens check";
pub(super) const ONE_THREAD: &str = "rebatelens check --threads 1";
pub(super) const TWO_THREADS: &str = "rebatelens check --threads 2";
pub(super) const WASM: &str = "rebatelens in WASM on Node";

/// What somebody would wait for some rounds of too long.
const PATIENCE: u64 = 2_000_000;

/// What a contender does with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Split,
    /// The breakdown and the order's pattern.
    Breakdown,
    Full,
}

impl Part {
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::Split => "splits",
            Self::Breakdown => "breakdown, id pattern",
            Self::Full => "full check",
        }
    }
}

/// A program that takes part.
#[derive(Debug)]
pub(super) struct Contender {
    pub(super) name: String,
    pub(super) part: Part,
    pub(super) program: Program,
    /// It prints its own seconds as JSON, without the start of its language.
    pub(super) answers: bool,
    /// It takes part in the first round alone.
    pub(super) once: bool,
}

impl Contender {
    fn new(name: impl Into<String>, part: Part, path: PathBuf, arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(ToString::to_string).collect();
        let program = Program { path, arguments, input: None };
        Self { name: name.into(), part, program, answers: false, once: false }
    }

    fn answering(mut self) -> Self {
        self.answers = true;
        self
    }

    fn once_where(mut self, slow: bool) -> Self {
        self.once = slow;
        self
    }

    fn reading(mut self, input: &Path) -> Self {
        self.program.input = Some(input.to_path_buf());
        self
    }
}

/// Everybody who takes part, the reference first.
pub(super) fn contenders(options: &Options, plan: &Plan, file: &Path) -> Result<Vec<Contender>> {
    let name = file.to_string_lossy();
    let mut all = vec![Contender::new("csv crate", Part::Split, env::current_exe()?, &["split", &name])];
    all.extend(own(&options.path("rebatelens")?, &name));
    if plan.large {
        let program = options.path("rebatelens")?;
        let from_input =
            Contender::new("rebatelens check -, standard input", Part::Full, program, &["check", "-"]);
        all.push(from_input.reading(file));
        return Ok(all);
    }
    all.extend(engines(options, &name));
    all.extend(on_node(options, plan, &name));
    Ok(all)
}

/// Our own command line, with every number of threads where it can be asked for.
fn own(program: &Path, file: &str) -> Vec<Contender> {
    let help = Command::new(program).args(["check", "--help"]).output();
    let threaded = help.is_ok_and(|help| String::from_utf8_lossy(&help.stdout).contains("--threads"));
    if !threaded {
        return vec![Contender::new(NO_THREADS, Part::Full, program.into(), &["check", file])];
    }
    let both = [(ONE_THREAD, "1"), (TWO_THREADS, "2")].into_iter().take(processors());
    let call = |(name, threads)| {
        Contender::new(name, Part::Full, program.into(), &["check", "--threads", threads, file])
    };
    both.map(call).collect()
}

fn engines(options: &Options, file: &str) -> Vec<Contender> {
    let mut all = Vec::new();
    let (Some(python), Some(folder)) = (options.path_if_any("python"), options.path_if_any("engines")) else {
        return all;
    };
    let script = folder.join("engines.py");
    let script = script.to_string_lossy();
    for (engine, name) in [("duckdb", "DuckDB"), ("polars", "Polars")] {
        for threads in ["1", "2"].into_iter().take(processors()) {
            let name = format!("{name}, {threads} thread{}", if threads == "1" { "" } else { "s" });
            let call = [&*script, engine, file, threads];
            all.push(Contender::new(name, Part::Breakdown, python.clone(), &call).answering());
        }
    }
    all
}

fn on_node(options: &Options, plan: &Plan, file: &str) -> Vec<Contender> {
    let mut all = Vec::new();
    let Some(engines) = options.path_if_any("engines") else { return all };
    let slow = plan.records > PATIENCE;
    let mut add = |name: &str, part, script: &str, folder: PathBuf| {
        let script = engines.join(script);
        let call = [&*script.to_string_lossy(), &*folder.to_string_lossy(), file];
        all.push(Contender::new(name, part, "node".into(), &call).answering().once_where(slow));
    };
    if let Some(npm) = options.path_if_any("npm") {
        add("PapaParse, decimal.js", Part::Breakdown, "papaparse.mjs", npm);
    }
    if let Some(wasm) = options.path_if_any("wasm") {
        add(WASM, Part::Full, "wasm.mjs", wasm);
    }
    all
}
