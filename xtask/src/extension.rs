//! The unpacked extension, ready to be loaded.

use crate::{
    paths::target,
    provision,
    step::{Outcome, cargo, command, output, run, step},
    wasm,
};
use std::path::PathBuf;

/// The folder of the unpacked extension.
pub(crate) fn folder() -> PathBuf {
    target("extension")
}

/// Builds the extension from what is there.
pub(crate) fn bundle() -> Outcome {
    let rules = rules()?;
    let mut build = command("node");
    build.args(["extension/build.mjs", "--wasm"]).arg(wasm::folder());
    build.arg("--rules").arg(rules).arg("--out").arg(folder());
    run(&mut build)
}

/// The catalogue's pages, one a language.
fn rules() -> Outcome<PathBuf> {
    let folder = target("rules");
    std::fs::create_dir_all(&folder)?;
    for tag in ["en", "zh-CN"] {
        let arguments = ["run", "--quiet", "--package", "rebatelens-core", "--example", "rules", "--", tag];
        std::fs::write(folder.join(format!("rules.{tag}.html")), output(&mut cargo(&arguments))?)?;
    }
    Ok(folder)
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
