//! Size, speed and memory, as ratios against something in the same run.

use crate::{
    extension,
    paths::{root, target},
    provision,
    step::{Outcome, Problem, cargo, command, run, step},
    test::browser_environment,
    wasm,
};

/// Runs every benchmark, or the one that is named.
pub(crate) fn run_all(arguments: &[String]) -> Outcome {
    let (all, options) = match arguments {
        [] => (true, arguments),
        [page, options @ ..] if page == "page" => (false, options),
        _ => {
            return Err(Problem("call it as: cargo xtask bench [page [--rows 10,100] [--rounds 7]]".into()));
        }
    };
    step("npm packages", provision::npm)?;
    step("core as WASM", wasm::build)?;
    if all {
        native()?;
    }
    step("extension", extension::bundle)?;
    step("a page with the extension beside the same page without it", || page(options))
}

fn native() -> Outcome {
    step("size", wasm::check_size)?;
    step("the full check beside splitting alone", || {
        let mut bench = cargo(&["run", "--quiet", "--release", "--package", "rebatelens-bench", "--"]);
        run(bench.arg(target("bench")).arg("1000000"))
    })
}

fn page(options: &[String]) -> Outcome {
    let mut bench = command("node");
    bench.arg(root().join("tests/e2e/bench/main.mjs")).args(options);
    browser_environment(&mut bench, &provision::chromium()?, &target("bench"));
    run(&mut bench)
}
