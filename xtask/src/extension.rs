//! The unpacked extension, ready to be loaded.

use crate::{
    paths::target,
    provision,
    step::{Outcome, command, run, step},
    wasm,
};
use std::path::PathBuf;

/// The folder of the unpacked extension.
pub(crate) fn folder() -> PathBuf {
    target("extension")
}

/// Builds the extension from what is there.
pub(crate) fn bundle() -> Outcome {
    let mut build = command("node");
    build.args(["extension/build.mjs", "--wasm"]).arg(wasm::folder()).arg("--out").arg(folder());
    run(&mut build)
}

/// Builds everything that the extension is made of.
pub(crate) fn build() -> Outcome {
    step("npm packages", provision::npm)?;
    step("core as WASM", wasm::build)?;
    step("extension", bundle)?;
    println!("\nThe unpacked extension: {}", folder().display());
    println!("Load it in Chromium: chrome://extensions, Developer mode, Load unpacked.");
    Ok(())
}
