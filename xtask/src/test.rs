//! Every check of the project, or parts of them.

mod parts;

use crate::{
    bench, cli, extension,
    paths::{root, target},
    provision,
    step::{Outcome, Problem, cargo, command, output, run, run_quietly, step},
    types, wasm,
};
use std::{path::Path, process::Command, thread};

pub(crate) use parts::find_parts;

type Check = (&'static str, fn() -> Outcome);

/// Checks of which each needs what those before it have made.
type Lane = &'static [Check];

/// Lanes that stand beside each other run at the same time: many a check needs
/// one processor alone.
const STAGES: &[&[Lane]] = &[
    &[&[("what the checks need", provide), ("format", format), ("lints", lints)]],
    &[
        &[
            ("tests of the core and the command line", rust),
            ("TypeScript types are the core's", types::check),
        ],
        &[
            ("core as WASM", || wasm::build().map(drop)),
            // The extension's types come from the module's.
            ("TypeScript and style of the extension", typescript),
            ("size of the core's WASM", wasm::check_size),
            ("tests of the WASM in Node and Chromium", wasm::test),
            ("extension", extension::bundle),
            ("Mozilla's linter", extension::lint),
        ],
    ],
    &[&[("the extension in a browser", end_to_end)]],
    &[
        &[("the reference in Python agrees", reference), ("instructions of key paths", bench::check_counts)],
        &[("the extension in Firefox", firefox), ("stock tools verify the evidence", interop)],
    ],
];

/// Runs parts of the checks, or every check where no part is named.
pub(crate) fn run_checks(parts: &[&parts::Part]) -> Outcome {
    if parts.is_empty() { run_all() } else { parts::run(parts) }
}

/// Runs every check and stops after the first that fails.
fn run_all() -> Outcome {
    let mut passed = 0;
    for lanes in STAGES {
        let ended: Vec<_> = thread::scope(|scope| {
            let running: Vec<_> = lanes.iter().map(|lane| scope.spawn(|| run_lane(lane))).collect();
            let broken_off = |_| (0, Err(Problem("a check broke off".into())));
            running.into_iter().map(|lane| lane.join().unwrap_or_else(broken_off)).collect()
        });
        passed += ended.iter().map(|(passed, _)| passed).sum::<usize>();
        let problems: Vec<_> = ended.into_iter().filter_map(|(_, outcome)| outcome.err()).collect();
        if !problems.is_empty() {
            println!("checks: {passed} passed, {} failed", problems.len());
            let texts: Vec<_> = problems.into_iter().map(|Problem(text)| text).collect();
            return Err(Problem(texts.join("\n\n")));
        }
    }
    println!("checks: {passed} passed, 0 failed");
    Ok(())
}

/// How many checks passed, and how the last one ended.
fn run_lane(lane: &[Check]) -> (usize, Outcome) {
    for (passed, (name, check)) in lane.iter().enumerate() {
        if let Err(problem) = step(name, check) {
            return (passed, Err(problem));
        }
    }
    (lane.len(), Ok(()))
}

fn provide() -> Outcome {
    provision::npm()?;
    provision::chromium()?;
    provision::verifiers()?;
    provision::python().map(drop)
}

fn format() -> Outcome {
    run(&mut cargo(&["fmt", "--all", "--check"]))
}

fn lints() -> Outcome {
    run(&mut cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

/// Property tests start from one seed here, so that the same code passes again;
/// `cargo test` alone tries new values each time.
fn rust() -> Outcome {
    run(cargo(&["test", "--quiet", "--workspace"]).env("PROPTEST_RNG_SEED", "1"))
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

fn reference() -> Outcome {
    run_quietly(&mut python_tests("tests/oracle")?)
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
