//! Every check of the project, one after the other.

use crate::{
    cli, extension,
    paths::{root, target},
    provision,
    step::{Outcome, Problem, cargo, command, output, run, run_quietly, step},
    types, wasm,
};
use std::{path::Path, process::Command};

type Check = (&'static str, fn() -> Outcome);

const CHECKS: &[Check] = &[
    ("what the checks need", provide),
    ("format", format),
    ("lints", lints),
    ("tests of the core and the command line", rust),
    ("TypeScript types are the core's", types::check),
    ("core as WASM", || wasm::build().map(drop)),
    ("size of the core's WASM", wasm::check_size),
    ("tests of the WASM in Node and Chromium", wasm::test),
    ("TypeScript and style of the extension", typescript),
    ("extension", extension::bundle),
    ("Mozilla's linter", extension::lint),
    ("the extension in a browser", end_to_end),
    ("Firefox, stock tools, and beside them the reference", beside_the_reference),
];

/// Runs every check and stops at the first that fails.
pub(crate) fn run_all() -> Outcome {
    for (passed, (name, check)) in CHECKS.iter().enumerate() {
        if let Err(problem) = step(name, check) {
            println!("checks: {passed} passed, 1 failed");
            return Err(problem);
        }
    }
    println!("checks: {} passed, 0 failed", CHECKS.len());
    Ok(())
}

fn provide() -> Outcome {
    provision::npm()?;
    provision::chromium()?;
    provision::chinese_fonts()?;
    provision::verifiers()?;
    provision::python().map(drop)
}

fn format() -> Outcome {
    run(&mut cargo(&["fmt", "--all", "--check"]))
}

fn lints() -> Outcome {
    run(&mut cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn rust() -> Outcome {
    run(&mut cargo(&["test", "--quiet", "--workspace"]))
}

fn typescript() -> Outcome {
    run(command("node").args([
        "node_modules/@biomejs/biome/bin/biome",
        "ci",
        "--colors=off",
        "--error-on-warnings",
    ]))?;
    for project in ["extension", "tests/e2e", "wasm"] {
        run(command("node").args(["node_modules/typescript/bin/tsc", "--noEmit", "--project", project]))?;
    }
    Ok(())
}

/// The reference needs one processor for minutes; the others are content with the rest.
fn beside_the_reference() -> Outcome {
    let mut reference = python_tests("tests/oracle")?;
    std::thread::scope(|scope| {
        let running = scope.spawn(|| step("the reference in Python agrees", || run_quietly(&mut reference)));
        let others = step("the extension in Firefox", firefox)
            .and_then(|()| step("stock tools verify the evidence", interop));
        let agreed = running.join().unwrap_or_else(|_| Err(Problem("the reference broke off".into())));
        others.and(agreed)
    })
}

/// The comparison with the reference on tables that no run has made before.
/// A disagreement names its seed.
pub(crate) fn oracle_anew(arguments: &[String]) -> Outcome {
    let seeds = match arguments {
        [] => "3",
        [option, seeds] if option == "--seeds" && seeds.parse::<u16>().is_ok() => seeds,
        _ => return Err(Problem("cargo xtask oracle [--seeds N]".into())),
    };
    step("the reference in Python agrees", || {
        run(python_tests("tests/oracle")?.env("REBATELENS_NEW_SEEDS", seeds))
    })
}

fn interop() -> Outcome {
    let bundle = target("e2e/evidence.zip");
    let mut tests = python_tests("tests/interop")?;
    if bundle.exists() {
        tests.env("REBATELENS_BUNDLE", bundle);
    }
    run(&mut tests)
}

fn python_tests(folder: &str) -> Outcome<Command> {
    let mut tests = command(provision::python()?);
    tests.args(["-m", "unittest", "discover", "--start-directory", folder]);
    tests.env("REBATELENS_BIN", cli::build()?).env("PYTHONDONTWRITEBYTECODE", "1");
    Ok(tests)
}

fn end_to_end() -> Outcome {
    run(&mut chromium_tests()?)
}

/// The core journey in a Firefox of the system, where it is one that the extension is for.
fn firefox() -> Outcome {
    let browser = provision::firefox()?;
    if let Some((is, oldest)) = too_old(browser.as_ref())? {
        println!("   LEFT OUT: this is Firefox {is}; the extension is for {oldest} and newer");
        return Ok(());
    }
    let mut tests = playwright();
    tests.args(["--config", "firefox/playwright.config.ts"]);
    tests
        .env("REBATELENS_FIREFOX", browser)
        .env("REBATELENS_GECKODRIVER", provision::geckodriver()?)
        .env("REBATELENS_EXTENSION", extension::folder_for("firefox"))
        .env("REBATELENS_OUT", target("firefox"));
    run(&mut tests)
}

/// The release of a Firefox and the oldest that the extension asks for, where it is older.
fn too_old(firefox: &Path) -> Outcome<Option<(u32, u32)>> {
    let release = |text: &str, after: &str| -> Option<u32> {
        let (_, rest) = text.split_once(after)?;
        let digits = rest.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit);
        digits.collect::<String>().parse().ok()
    };
    let manifest = std::fs::read_to_string(extension::folder_for("firefox").join("manifest.json"))?;
    let is = release(&output(command(firefox).arg("--version"))?, "Firefox");
    Ok(is.zip(release(&manifest, "strict_min_version")).filter(|(is, oldest)| is < oldest))
}

/// The same, from nothing.
pub(crate) fn firefox_alone() -> Outcome {
    extension::build()?;
    step("the extension in Firefox", firefox)
}

fn chromium_tests() -> Outcome<Command> {
    let mut tests = playwright();
    browser_environment(&mut tests, &provision::chromium()?, &target("e2e"));
    Ok(tests)
}

fn playwright() -> Command {
    let mut tests = command("node");
    tests
        .arg(root().join("node_modules/@playwright/test/cli.js"))
        .arg("test")
        .current_dir(root().join("tests/e2e"));
    tests
}

/// Makes the pictures of every surface anew, from the sources as they are.
pub(crate) fn pictures() -> Outcome {
    step("what the pictures need", provide)?;
    step("core as WASM", || wasm::build().map(drop))?;
    step("extension", extension::bundle)?;
    step("pictures", || {
        // A surface that is gone keeps no picture.
        for old in std::fs::read_dir(root().join("tests/e2e/pictures"))? {
            std::fs::remove_file(old?.path())?;
        }
        run(chromium_tests()?.arg("pictures.spec.ts").env("REBATELENS_PICTURES", "write"))
    })?;
    println!("\nLook at each before you keep it: git diff --stat tests/e2e/pictures");
    Ok(())
}

/// Where the browser's programs find what they work with.
pub(crate) fn browser_environment(program: &mut Command, chromium: &Path, out: &Path) {
    program
        .env("REBATELENS_CHROMIUM", chromium)
        .env("REBATELENS_EXTENSION", extension::folder())
        .env("REBATELENS_OUT", out);
}
