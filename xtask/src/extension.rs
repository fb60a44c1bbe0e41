//! The unpacked extension, ready to be loaded.

use crate::{
    paths::target,
    provision,
    step::{Outcome, cargo, command, output, run, run_quietly, step},
    wasm,
};
use std::path::PathBuf;

/// The browsers that the one source is built for.
pub(crate) const BROWSERS: [&str; 3] = ["chrome", "edge", "firefox"];

/// The folder of the unpacked extension for Chromium.
pub(crate) fn folder() -> PathBuf {
    folder_for("chrome")
}

/// The folder of the unpacked extension for a browser.
pub(crate) fn folder_for(browser: &str) -> PathBuf {
    if browser == "chrome" { target("extension") } else { target(&format!("extension-{browser}")) }
}

/// Builds the extension for every browser from what is there.
pub(crate) fn bundle() -> Outcome {
    let rules = rules()?;
    for browser in BROWSERS {
        let mut build = command("node");
        build.args(["extension/build.mjs", "--browser", browser, "--wasm"]).arg(wasm::folder());
        build.arg("--rules").arg(&rules).arg("--out").arg(folder_for(browser));
        run(&mut build)?;
    }
    Ok(())
}

/// What Mozilla's linter says of the extension for Firefox: nothing.
pub(crate) fn lint() -> Outcome {
    let mut lint = command("node");
    lint.args([
        "node_modules/web-ext/bin/web-ext.js",
        "lint",
        "--no-config-discovery",
        "--warnings-as-errors",
    ]);
    run_quietly(lint.arg("--source-dir").arg(folder_for("firefox")))
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
    println!("\nThe unpacked extension, for each browser:");
    for browser in BROWSERS {
        println!("  {browser:8} {}", folder_for(browser).display());
    }
    println!("Load it in Chromium: chrome://extensions, Developer mode, Load unpacked.");
    println!("Load it in Firefox: about:debugging, This Firefox, Load Temporary Add-on.");
    Ok(())
}
