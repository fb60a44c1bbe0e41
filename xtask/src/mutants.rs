//! `cargo xtask mutants [N/OF]`: changes to the model and the rules that no test
//! notices. All of them take many hours; a part of OF takes one of OF parts.

use crate::{
    paths::target,
    step::{Outcome, Problem, cargo, is_there, run},
};

/// Tests of the core that read archives and every form of a file take long and
/// say nothing of the rules.
const SLOW: [&str; 2] = ["accounts::", "containers::"];

pub(crate) fn run_all(arguments: &[String]) -> Outcome {
    if !is_there("cargo-mutants", "--version") {
        return Err(Problem(
            "cargo-mutants is missing; install it with: cargo install --locked cargo-mutants".into(),
        ));
    }
    let part = arguments.first().map_or("0/1", String::as_str);
    let mut mutants = cargo(&["mutants", "--package", "rebatelens-core", "--profile", "mutants"]);
    mutants.args(["--file", "core/model/src/**", "--file", "core/checks/src/**"]);
    mutants.args(["--sharding", "round-robin", "--shard", part, "--output"]).arg(target("mutants"));
    mutants.args(["--", "--lib", "--test", "core", "--"]);
    for name in SLOW {
        mutants.args(["--skip", name]);
    }
    run(&mut mutants)
}
