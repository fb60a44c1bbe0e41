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

/// A module of the core, what it is made for, and the most that it may weigh.
struct Module {
    name: &'static str,
    package: &'static str,
    made: &'static Made,
    /// After wasm-opt, in KiB.
    raw: usize,
    /// After gzip, in KiB.
    gzip: usize,
}

/// The core for pages, in every service worker; and the whole core, loaded when
/// a file is opened or a bundle is made or verified.
const MODULES: [Module; 2] = [
    Module { name: "rebatelens_page", package: "rebatelens-page", made: &SMALL, raw: 860, gzip: 345 },
    Module { name: "rebatelens_full", package: "rebatelens-full", made: &FAST, raw: 2250, gzip: 900 },
];

/// What today's browsers run and the compiler uses by default.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-reference-types",
];

/// How a module is compiled and optimised.
struct Made {
    /// The profile of Cargo.
    profile: &'static str,
    /// For the compiler.
    flags: &'static str,
    /// For wasm-opt.
    optimise: &'static [&'static str],
}

/// Small to load: cryptography as loops instead of unrolled, and in fewer, wider limbs.
/// Large functions that have one caller stay apart, and alike ones stay together by name:
/// both pack better. The lowest memory is the far end of the stack, so nothing else is there.
static SMALL: Made = Made {
    profile: "release-wasm",
    flags: "--cfg sha2_backend_soft=\"compact\" --cfg curve25519_dalek_bits=\"64\"",
    optimise: &[
        "-Oz",
        "--converge",
        "--one-caller-inline-max-function-size=20",
        "--reorder-functions-by-name",
    ],
};

/// Quick where a million records are read.
static FAST: Made =
    Made { profile: "release-wasm-fast", flags: "--cfg curve25519_dalek_bits=\"64\"", optimise: &["-O2"] };

/// Flags of wasm-opt for every module.
const OPTIMISE: [&str; 3] = ["--low-memory-unused", "--strip-debug", "--strip-producers"];

/// The folder of the bound module for the web.
pub(crate) fn folder() -> PathBuf {
    target("wasm/web")
}

/// Builds every module for the web.
pub(crate) fn build() -> Outcome<PathBuf> {
    let folder = folder();
    let bindgen = bindgen()?;
    for module in MODULES {
        let compiled = compile(&module)?;
        let mut bind = command(&bindgen);
        bind.args(["bind", "--target", "web", "--out-name", module.name, "--out-dir"]);
        run_quietly(bind.arg(&folder).arg(compiled))?;
        let bound = folder.join(format!("{}_bg.wasm", module.name));
        run_quietly(command(&bindgen).arg("trap").arg(&bound))?;
        optimise(&bound, module.made)?;
    }
    Ok(folder)
}

fn compile(module: &Module) -> Outcome<PathBuf> {
    let Made { profile, flags, .. } = module.made;
    let mut build = provision::cargo_for_wasm("build")?;
    build.args(["--quiet", "--package", module.package, "--lib", "--profile", profile]);
    build.env("RUSTFLAGS", rust_flags(flags));
    run(&mut build)?;
    Ok(target(&format!("wasm32-unknown-unknown/{profile}/{}.wasm", module.name)))
}

fn optimise(module: &Path, made: &Made) -> Outcome {
    let mut optimise = command("node");
    optimise.arg(root().join("node_modules/binaryen/bin/wasm-opt"));
    optimise.args(made.optimise).args(OPTIMISE).args(FEATURES);
    run_quietly(optimise.arg(module).arg("-o").arg(module))
}

/// Flags for the compiler, and to keep this machine's paths, which a panic's place
/// carries, out of the module.
fn rust_flags(flags: &str) -> String {
    let home =
        std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let home = home.unwrap_or_default();
    format!("{flags} --remap-path-prefix={}=. --remap-path-prefix={home}=cargo", root().display())
}

/// Builds `wasm-bindgen` and its test runner, at the version of the lock file.
fn bindgen() -> Outcome<PathBuf> {
    run(&mut cargo(&["build", "--quiet", "--package", "xtask-bindgen"]))?;
    Ok(target(&format!("debug/xtask-bindgen{}", std::env::consts::EXE_SUFFIX)))
}

/// Prints each module's size, and fails where one is over its budget.
pub(crate) fn check_size() -> Outcome {
    for module in MODULES {
        let bytes = std::fs::read(folder().join(format!("{}_bg.wasm", module.name)))?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&bytes)?;
        let (raw, packed) = (bytes.len().div_ceil(1024), gzip.finish()?.len().div_ceil(1024));
        println!("   {}: {raw} KiB of {} raw, {packed} KiB of {} gzip", module.name, module.raw, module.gzip);
        if raw > module.raw || packed > module.gzip {
            return Err(Problem(format!(
                "{} is over its budget; `twiggy top` shows what weighs",
                module.name
            )));
        }
        check_paths(&bytes)?;
    }
    Ok(())
}

/// What ships names no folder of the machine that it was built on.
fn check_paths(bytes: &[u8]) -> Outcome {
    let home = std::env::var("HOME").unwrap_or_default();
    let paths = [root().display().to_string(), home].into_iter().filter(|path| path.len() > 4);
    for path in paths {
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
        tests
            .args(["--package", "rebatelens-full", "--test", "web"])
            .env("RUSTFLAGS", rust_flags(SMALL.flags));
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
