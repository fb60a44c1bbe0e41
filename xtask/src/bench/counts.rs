//! The instructions of key paths, beside `tests/bench/counts.toml`.

use super::program;
use crate::{
    paths::{root, target},
    provision,
    step::{Outcome, command, output, run},
};

/// Fails where a path takes more instructions than the file says.
pub(crate) fn check() -> Outcome {
    count(&[])
}

/// Writes the file anew.
pub(super) fn write() -> Outcome {
    count(&["--write"])
}

fn count(options: &[&str]) -> Outcome {
    if !provision::valgrind() {
        println!("   LEFT OUT: valgrind is missing; install it to count instructions");
        return Ok(());
    }
    let mut counts = command(program()?);
    counts.arg("counts").arg("--file").arg(root().join("tests/bench/counts.toml"));
    counts.arg("--rustc").arg(output(command("rustc").arg("--version"))?.trim());
    run(counts.arg("--out").arg(target("bench/counts")).args(options))
}
