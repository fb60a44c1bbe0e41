//! `cargo xtask fuzz TARGET [--minutes N] [--keep]`: a parser under libFuzzer.
//!
//! What libFuzzer needs from the compiler are a few stable code generation
//! flags, so no other toolchain is installed.

use crate::{
    paths::{root, target},
    step::{Outcome, Problem, command, run},
};
use std::{fs, path::Path};

/// Coverage counters and comparisons, for the fuzzer to steer by.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing";

/// Inputs of one target that the repository keeps, and the largest of them.
const KEPT: usize = 40;
const KEPT_BYTES: u64 = 4096;

pub(crate) fn fuzz(arguments: &[String]) -> Outcome {
    let mut words = arguments.iter();
    let name =
        words.next().ok_or_else(|| Problem("name a target, such as csv; see tests/fuzz/targets".into()))?;
    let mut minutes: u64 = 10;
    let mut keep = false;
    while let Some(word) = words.next() {
        match word.as_str() {
            "--keep" => keep = true,
            "--minutes" => {
                minutes = words.next().and_then(|n| n.parse().ok()).filter(|n| *n > 0).unwrap_or(minutes);
            }
            other => return Err(Problem(format!("{other} is not known"))),
        }
    }
    let program = build()?;
    let corpus = target("fuzz").join("corpus").join(name);
    fs::create_dir_all(&corpus)?;
    let mut fuzzer = command(&program);
    fuzzer.env("REBATELENS_FUZZ_TARGET", name).arg(&corpus).arg(own("seeds", name));
    if own("corpus", name).is_dir() {
        fuzzer.arg(own("corpus", name));
    }
    fuzzer.arg(format!("-max_total_time={}", minutes * 60));
    // More memory than this for inputs so small is growth.
    fuzzer.args([
        "-rss_limit_mb=1024",
        "-malloc_limit_mb=512",
        "-timeout=10",
        "-max_len=16384",
        "-print_final_stats=1",
    ]);
    fuzzer.arg(format!("-artifact_prefix={}/", target("fuzz").display()));
    run(&mut fuzzer)?;
    if keep { kept(&program, name, &corpus) } else { Ok(()) }
}

fn own(folder: &str, name: &str) -> std::path::PathBuf {
    root().join("tests/fuzz").join(folder).join(name)
}

fn build() -> Outcome<std::path::PathBuf> {
    let mut build = crate::step::cargo(&["build", "--release", "--quiet", "--locked"]);
    build.args(["--manifest-path", "tests/fuzz/Cargo.toml"]).env("RUSTFLAGS", COVERAGE);
    // A target of its own keeps the sanitizer's flags away from build scripts.
    build.args(["--target", host()?.as_str()]).env("CARGO_TARGET_DIR", target("fuzz/build"));
    run(&mut build)?;
    Ok(target("fuzz/build").join(host()?).join("release/rebatelens-fuzz"))
}

/// This machine, as the compiler names it.
fn host() -> Outcome<String> {
    let said = command("rustc").arg("-vV").output()?;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let host = said.lines().find_map(|line| line.strip_prefix("host: ")).map(String::from);
    host.ok_or_else(|| Problem("rustc does not say which machine this is".into()))
}

/// Keeps the smallest inputs that reach everything found.
fn kept(program: &Path, name: &str, corpus: &Path) -> Outcome {
    let merged = target("fuzz").join("merged").join(name);
    let _ = fs::remove_dir_all(&merged);
    fs::create_dir_all(&merged)?;
    let mut merge = command(program);
    merge.env("REBATELENS_FUZZ_TARGET", name).arg("-merge=1").arg(&merged).arg(corpus);
    run(&mut merge)?;
    let mut files: Vec<(u64, std::path::PathBuf)> = fs::read_dir(&merged)?
        .filter_map(|file| file.ok().and_then(|file| Some((file.metadata().ok()?.len(), file.path()))))
        .filter(|(bytes, _)| *bytes <= KEPT_BYTES)
        .collect();
    files.sort();
    let step = files.len().div_ceil(KEPT).max(1);
    let into = own("corpus", name);
    fs::create_dir_all(&into)?;
    for (_, file) in files.iter().step_by(step) {
        fs::copy(file, into.join(file.file_name().unwrap_or_default()))?;
    }
    Ok(())
}
