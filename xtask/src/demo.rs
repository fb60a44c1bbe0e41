//! The whole way once: a console page annotated in a real browser, and its
//! evidence verified by tools that are not ours.

use crate::{
    cli, extension,
    paths::target,
    provision,
    step::{Outcome, Problem, command, run, step},
    test::browser_environment,
    wasm,
};
use std::path::{Path, PathBuf};

/// Runs the demo and ends with a summary.
pub(crate) fn run_all() -> Outcome {
    let chromium = step("what the demo needs", provide)?;
    step("core as WASM", wasm::build)?;
    step("extension", extension::bundle)?;
    let rebatelens = step("command line", cli::build)?;
    let out = target("demo");
    step("the sample page in a browser", || browse(&chromium, &out))?;
    let bundles = found(&out, "zip")?;
    if bundles.is_empty() {
        return Err(Problem(format!("no bundle was exported to {}", out.display())));
    }
    for bundle in &bundles {
        step("rebatelens verify", || run(command(&rebatelens).arg("verify").arg(bundle)))?;
        step("stock tools", || stock_tools(bundle))?;
    }
    summary(&out, &bundles)
}

fn provide() -> Outcome<PathBuf> {
    provision::npm()?;
    provision::verifiers()?;
    provision::chromium()
}

fn browse(chromium: &Path, out: &Path) -> Outcome {
    // What an earlier run left would pass for this one's.
    let _ = std::fs::remove_dir_all(out);
    std::fs::create_dir_all(out)?;
    let mut demo = command("node");
    demo.arg("tests/e2e/demo.mjs");
    browser_environment(&mut demo, chromium, out);
    run(&mut demo)
}

/// The demo ends well without Python; it only verifies less.
fn stock_tools(bundle: &Path) -> Outcome {
    match provision::python() {
        Ok(python) => run(command(python).arg("tests/interop/verify.py").arg(bundle)),
        Err(problem) => {
            println!("   not run. {problem}");
            Ok(())
        }
    }
}

fn found(folder: &Path, ending: &str) -> Outcome<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|e| e == ending)).collect();
    found.sort();
    Ok(found)
}

fn summary(out: &Path, bundles: &[PathBuf]) -> Outcome {
    println!("\n{}", std::fs::read_to_string(out.join("summary.txt")).unwrap_or_default().trim_end());
    for picture in found(out, "png")? {
        println!("screenshot  {}", picture.display());
    }
    for bundle in bundles {
        println!("bundle      {}", bundle.display());
    }
    println!("extension   {}", extension::folder().display());
    Ok(())
}
