//! The TypeScript types, made from the core's own.

use crate::{
    paths::root,
    step::{Outcome, Problem, cargo, output},
};

const FILE: &str = "wasm/types.ts";

fn made() -> Outcome<String> {
    output(&mut cargo(&[
        "run",
        "--quiet",
        "--package",
        "rebatelens-core",
        "--features",
        "typescript",
        "--example",
        "typescript",
    ]))
}

/// Writes the types again.
pub(crate) fn write() -> Outcome {
    Ok(std::fs::write(root().join(FILE), made()?)?)
}

/// Fails where the types in the repository are not those of the core.
pub(crate) fn check() -> Outcome {
    if std::fs::read_to_string(root().join(FILE))? == made()? {
        return Ok(());
    }
    Err(Problem(format!("{FILE} is not what the core's types give; run `cargo xtask types` and commit it")))
}
