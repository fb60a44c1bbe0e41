//! The full check beside others that do a part of it.

use super::program;
use crate::{
    cli,
    paths::{root, target},
    provision,
    step::{Outcome, command, run, run_quietly, step},
    wasm,
};
use std::{path::PathBuf, process::Command};

/// The size of the WASM, and everybody on the same files in the same run.
pub(super) fn beside_others(options: &[&str]) -> Outcome {
    step("npm packages", provision::npm)?;
    step("core as WASM", wasm::build)?;
    step("size", wasm::check_size)?;
    let mut compare = step("what is compared", prepared)?;
    step("the full check beside others", || run(compare.args(options)))
}

/// About 2 GB, from a file and from standard input.
pub(super) fn large(options: &[&str]) -> Outcome {
    let mut compare = step("what is compared", own)?;
    step("a large file", || run(compare.arg("--large").args(options)))
}

/// A call with our own program alone.
fn own() -> Outcome<Command> {
    let mut compare = command(program()?);
    compare.arg("compare").arg("--out").arg(target("bench")).arg("--rebatelens").arg(cli::build()?);
    Ok(compare)
}

/// A call with everybody that this machine has.
fn prepared() -> Outcome<Command> {
    let mut compare = own()?;
    compare.arg("--engines").arg(root().join("tests/bench/engines")).arg("--wasm").arg(wasm::folder());
    compare.arg("--python").arg(provision::venv("venv-bench", "tests/bench/engines/requirements.txt")?);
    compare.arg("--npm").arg(node_packages()?);
    Ok(compare)
}

/// `PapaParse` and decimal.js, of a lock file of their own.
fn node_packages() -> Outcome<PathBuf> {
    let folder = target("bench/npm");
    std::fs::create_dir_all(&folder)?;
    let mut changed = false;
    for name in ["package.json", "package-lock.json"] {
        let wanted = std::fs::read(root().join("tests/bench/engines").join(name))?;
        changed |= std::fs::read(folder.join(name)).is_ok_and(|there| there != wanted);
        std::fs::write(folder.join(name), wanted)?;
    }
    if changed || !folder.join("node_modules/.package-lock.json").exists() {
        let mut install = command("npm");
        install.args(["ci", "--no-fund", "--no-audit", "--ignore-scripts"]);
        run_quietly(install.current_dir(&folder))?;
    }
    Ok(folder)
}
