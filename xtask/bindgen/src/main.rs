//! `wasm-bindgen` and its test runner, at the version that Cargo.lock names:
//! nothing is installed, and the two halves can never differ.

mod trap;

use std::{env, ffi::OsString};
use wasm_bindgen_cli::{wasm_bindgen, wasm_bindgen_test_runner};

fn main() -> anyhow::Result<()> {
    let mut arguments = env::args_os();
    let program = arguments.next();
    let mode = arguments.next().unwrap_or_default();
    let rest: Vec<OsString> = program.into_iter().chain(arguments).collect();
    match (mode.to_str(), rest.as_slice()) {
        (Some("bind"), _) => wasm_bindgen::run_cli_with_args(rest),
        (Some("test"), _) => wasm_bindgen_test_runner::run_cli_with_args(rest),
        (Some("trap"), [_, module]) => trap::trap(module.as_ref()),
        _ => anyhow::bail!("the first word is `bind`, `test` or `trap`"),
    }
}
