//! The core as WASM: built, bound, made small, measured.

use crate::{
    paths::{root, target},
    provision,
    step::{Outcome, Problem, cargo, command, run, run_quietly, write},
};
use flate2::{Compression, write::GzEncoder};
use std::{
    io::Write,
    path::{Path, PathBuf},
};

/// The largest that the core may be after wasm-opt, in bytes.
const RAW_BUDGET: usize = 350 * 1024;

/// The largest that the core may be after gzip, in bytes.
const GZIP_BUDGET: usize = 140 * 1024;

/// What today's browsers run and the compiler uses by default.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-reference-types",
];

/// The folder of the bound module for the web.
pub(crate) fn folder() -> PathBuf {
    target("wasm/web")
}

/// Builds the module for the web.
pub(crate) fn build() -> Outcome<PathBuf> {
    let compiled = compile()?;
    let folder = folder();
    let mut bind = command(bindgen()?);
    bind.args(["bind", "--target", "web", "--out-name", "rebatelens_wasm", "--out-dir"])
        .arg(&folder)
        .arg(compiled);
    run(&mut bind)?;
    let module = folder.join("rebatelens_wasm_bg.wasm");
    let mut optimise = command("node");
    optimise.arg(root().join("node_modules/binaryen/bin/wasm-opt")).args([
        "-Oz",
        "--strip-debug",
        "--strip-producers",
    ]);
    optimise.args(FEATURES).arg(&module).arg("-o").arg(&module);
    run_quietly(&mut optimise)?;
    Ok(folder)
}

fn compile() -> Outcome<PathBuf> {
    let mut build = provision::cargo_for_wasm("build")?;
    build.args(["--quiet", "--package", "rebatelens-wasm", "--lib", "--profile", "release-wasm"]);
    // A panic's place would carry the path of this machine into what ships.
    build.env("RUSTFLAGS", remapped());
    run(&mut build)?;
    Ok(target("wasm32-unknown-unknown/release-wasm/rebatelens_wasm.wasm"))
}

/// Flags that keep this machine's paths out of the module.
fn remapped() -> String {
    let home =
        std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let home = home.unwrap_or_default();
    format!("--remap-path-prefix={}=. --remap-path-prefix={home}=cargo", root().display())
}

/// Builds `wasm-bindgen` and its test runner, at the version of the lock file.
fn bindgen() -> Outcome<PathBuf> {
    run(&mut cargo(&["build", "--quiet", "--package", "xtask-bindgen"]))?;
    Ok(target(&format!("debug/xtask-bindgen{}", std::env::consts::EXE_SUFFIX)))
}

/// Prints the module's size, and fails where it is over its budget.
pub(crate) fn check_size() -> Outcome {
    let bytes = std::fs::read(folder().join("rebatelens_wasm_bg.wasm"))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let packed = gzip.finish()?.len();
    let kib = |bytes: usize| bytes.div_ceil(1024);
    println!(
        "   core WASM: {} KiB of {} raw, {} KiB of {} gzip",
        kib(bytes.len()),
        kib(RAW_BUDGET),
        kib(packed),
        kib(GZIP_BUDGET)
    );
    if bytes.len() > RAW_BUDGET || packed > GZIP_BUDGET {
        return Err(Problem("the core's WASM is over its budget; `npx twiggy top` shows what weighs".into()));
    }
    let home = std::env::var("HOME").unwrap_or_default();
    let leaks = [root().display().to_string(), home].into_iter().filter(|path| path.len() > 3);
    for path in leaks {
        if bytes.windows(path.len()).any(|window| window == path.as_bytes()) {
            return Err(Problem(format!("the module names a path of this machine: {path}")));
        }
    }
    Ok(())
}

/// Runs the module's tests in Node and in headless Chromium.
pub(crate) fn test() -> Outcome {
    let runner = format!("{} test", bindgen()?.display());
    let drivers = target("wasm/webdriver.json");
    write(&drivers, webdriver(&provision::chromium()?))?;
    for browser in [false, true] {
        eprintln!("   in {}", if browser { "Chromium" } else { "Node" });
        let mut tests = provision::cargo_for_wasm("test")?;
        tests.args(["--quiet", "--package", "rebatelens-wasm", "--tests"]);
        tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner);
        if browser {
            tests.env("WASM_BINDGEN_USE_BROWSER", "1").env("CHROMEDRIVER", provision::chromedriver()?);
            tests.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &drivers);
        }
        run(&mut tests)?;
    }
    Ok(())
}

/// What the driver starts Chromium with.
fn webdriver(chromium: &Path) -> String {
    let flags = provision::CHROMIUM_FLAGS.map(|flag| format!("\"{flag}\"")).join(", ");
    format!(
        "{{\"goog:chromeOptions\": {{\"binary\": \"{}\", \"args\": [\"--headless=new\", {flags}]}}}}",
        chromium.display()
    )
}
