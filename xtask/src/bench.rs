//! Size, speed, memory and instructions, as ratios against something in the
//! same run. `tests/bench/README.md` says how each figure is taken.

mod compare;
mod counts;

use crate::{
    extension,
    paths::{root, target},
    provision,
    step::{Outcome, Problem, cargo, command, run, step},
    test::browser_environment,
    wasm,
};
use std::path::PathBuf;

pub(crate) use counts::check as check_counts;

const USAGE: &str = "\
call it as: cargo xtask bench [--records N] [--rounds N] [--quick]
            cargo xtask bench large [--records N]
            cargo xtask bench counts [--write]
            cargo xtask bench page [--rows 10,100] [--rounds 7]";

/// Runs every benchmark, or the one that is named.
pub(crate) fn run_all(arguments: &[String]) -> Outcome {
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => {
            compare::beside_others(&[])?;
            step("instructions of key paths", counts::check)?;
            page_alone(&[])
        }
        ["large", options @ ..] => compare::large(options),
        ["counts"] => step("instructions of key paths", counts::check),
        ["counts", "--write"] => step("instructions of key paths", counts::write),
        ["page", ..] => page_alone(arguments.get(1..).unwrap_or_default()),
        [option, ..] if option.starts_with("--") => {
            compare::beside_others(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
        }
        _ => Err(Problem(USAGE.into())),
    }
}

/// The benchmark's own program. It keeps the names of its functions, by which
/// callgrind collects; all else is as people get it.
fn program() -> Outcome<PathBuf> {
    let mut build = cargo(&["rustc", "--quiet", "--release", "--package", "rebatelens-bench"]);
    run(build.args(["--bin", "rebatelens-bench", "--", "-C", "strip=none"]))?;
    Ok(target(&format!("release/rebatelens-bench{}", std::env::consts::EXE_SUFFIX)))
}

fn page_alone(options: &[String]) -> Outcome {
    step("npm packages", provision::npm)?;
    step("core as WASM", wasm::build)?;
    step("extension", extension::bundle)?;
    step("a page with the extension beside the same page without it", || page(options))
}

fn page(options: &[String]) -> Outcome {
    let mut bench = command("node");
    bench.arg(root().join("tests/e2e/bench/main.mjs")).args(options);
    browser_environment(&mut bench, &provision::chromium()?, &target("bench"));
    run(&mut bench)
}
