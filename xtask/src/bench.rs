//! Size, speed and memory, as ratios against something in the same run.

use crate::{
    paths::target,
    provision,
    step::{Outcome, cargo, run, step},
    wasm,
};

/// Runs every benchmark.
pub(crate) fn run_all() -> Outcome {
    step("npm packages", provision::npm)?;
    step("core as WASM", wasm::build)?;
    step("size", wasm::check_size)?;
    step("the full check beside splitting alone", || {
        let mut bench = cargo(&["run", "--quiet", "--release", "--package", "rebatelens-bench", "--"]);
        run(bench.arg(target("bench")).arg("1000000"))
    })
}
