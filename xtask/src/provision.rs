//! What a machine with only Rust and Node lacks is installed, or named in one
//! sentence.

use crate::{
    paths::{root, target},
    step::{Outcome, Problem, cargo, command, is_there, output, run, run_quietly, write},
};
use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

/// What Chromium is started with, so that it runs as any user and asks
/// nothing of the network.
pub(crate) const CHROMIUM_FLAGS: [&str; 7] = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// The version of the driver that the tests steer Firefox with.
const GECKODRIVER: &str = "=0.37.1";

const WASM: &str = "wasm32-unknown-unknown";

/// Cargo for the WASM target, with the target's standard library in place.
pub(crate) fn cargo_for_wasm(verb: &str) -> Outcome<Command> {
    static FROM_SOURCE: OnceLock<bool> = OnceLock::new();
    let from_source = if let Some(known) = FROM_SOURCE.get() {
        *known
    } else {
        let found = wasm_target()?;
        *FROM_SOURCE.get_or_init(|| found)
    };
    if !from_source {
        return Ok(cargo(&[verb, "--target", WASM]));
    }
    let mut debian = command("/usr/bin/cargo");
    debian.env("RUSTC_BOOTSTRAP", "1").env("RUSTC", "/usr/bin/rustc").env_remove("RUSTUP_TOOLCHAIN");
    debian.args([verb, "--target", WASM, "-Zbuild-std=std,panic_abort"]);
    Ok(debian)
}

/// Makes sure of the target's standard library; true where it has to be built
/// from Debian's sources.
fn wasm_target() -> Outcome<bool> {
    if has_wasm_target() {
        return Ok(false);
    }
    let mut add = command("rustup");
    add.args(["target", "add", WASM]);
    if run_quietly(&mut add).is_ok() && has_wasm_target() {
        return Ok(false);
    }
    let packages = ["rustc-web", "rust-web-src", "rust-web-llvm", "cargo-web", "lld-22"];
    if is_debian_root() && apt(&packages).is_ok() {
        return Ok(true);
    }
    Err(Problem(format!("the Rust target {WASM} is missing; install it with: rustup target add {WASM}")))
}

fn has_wasm_target() -> bool {
    let mut ask = command("rustc");
    ask.args(["--print", "target-libdir", "--target", WASM]);
    output(&mut ask).is_ok_and(|folder| Path::new(folder.trim()).is_dir())
}

/// Installs the npm packages of the lock file, where they are not there yet.
pub(crate) fn npm() -> Outcome {
    let modified = |path: &str| std::fs::metadata(root().join(path)).and_then(|file| file.modified()).ok();
    let lock = modified("package-lock.json");
    if lock.is_some() && modified("node_modules/.package-lock.json") >= lock {
        return Ok(());
    }
    if !is_there("npm", "--version") {
        return Err(Problem("npm is missing; install Node 20 or newer".into()));
    }
    run_quietly(
        command("npm").args(["ci", "--no-fund", "--no-audit"]).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
    )
}

/// The browser: one that the caller names, the system's, Debian's, or else
/// Playwright's own.
pub(crate) fn chromium() -> Outcome<PathBuf> {
    if let Some(named) = std::env::var_os("REBATELENS_CHROMIUM") {
        return Ok(PathBuf::from(named));
    }
    let system = Path::new("/usr/bin/chromium");
    if !system.exists() && is_debian_root() {
        apt(&["chromium", "chromium-driver"])?;
    }
    if system.exists() {
        return Ok(system.to_path_buf());
    }
    npm()?;
    run(command("node").args(["node_modules/playwright-core/cli.js", "install", "chromium"]))?;
    let path = "process.stdout.write(require('playwright-core').chromium.executablePath())";
    Ok(PathBuf::from(output(command("node").args(["-e", path]))?))
}

/// The driver that the WASM tests steer Chromium with.
pub(crate) fn chromedriver() -> Outcome<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMEDRIVER") {
        return Ok(PathBuf::from(named));
    }
    let system = Path::new("/usr/bin/chromedriver");
    if !system.exists() && is_debian_root() {
        apt(&["chromium-driver"])?;
    }
    if system.exists() {
        return Ok(system.to_path_buf());
    }
    Err(Problem("chromedriver is missing; install it and name it in CHROMEDRIVER".into()))
}

/// A Firefox of the system: the one that the caller names, or Debian's.
pub(crate) fn firefox() -> Outcome<PathBuf> {
    if let Some(named) = std::env::var_os("REBATELENS_FIREFOX") {
        return Ok(PathBuf::from(named));
    }
    let system = Path::new("/usr/bin/firefox-esr");
    if !system.exists() && is_debian_root() {
        apt(&["firefox-esr"])?;
    }
    if system.exists() {
        return Ok(system.to_path_buf());
    }
    Err(Problem("Firefox is missing; install it and name it in REBATELENS_FIREFOX".into()))
}

/// The driver that the tests steer Firefox with, from its crate.
pub(crate) fn geckodriver() -> Outcome<PathBuf> {
    if let Some(named) = std::env::var_os("REBATELENS_GECKODRIVER") {
        return Ok(PathBuf::from(named));
    }
    let tools = target("tools");
    let driver = tools.join(format!("bin/geckodriver{}", std::env::consts::EXE_SUFFIX));
    if !is_there(&driver, "--version") {
        eprintln!("   building geckodriver");
        let mut install = cargo(&["install", "--quiet", "--locked", "--debug", "geckodriver"]);
        run_quietly(install.args(["--version", GECKODRIVER, "--root"]).arg(&tools))?;
    }
    Ok(driver)
}

/// The stock tools that verify a bundle, as far as Debian has them.
pub(crate) fn verifiers() -> Outcome {
    let tools = [
        ("minisign", "-v", "minisign"),
        ("ssh-keygen", "-?", "openssh-client"),
        ("openssl", "version", "openssl"),
    ];
    let missing: Vec<&str> = tools
        .into_iter()
        .filter(|(program, flag, _)| !is_there(program, flag))
        .map(|(_, _, package)| package)
        .collect();
    if !missing.is_empty() && is_debian_root() {
        return apt(&missing);
    }
    Ok(())
}

/// Whether valgrind is there, which counts instructions, or could be installed.
pub(crate) fn valgrind() -> bool {
    let is_here = || is_there("valgrind", "--version");
    is_here() || (is_debian_root() && apt(&["valgrind"]).is_ok() && is_here())
}

/// Python with the verifiers and references that are not ours.
pub(crate) fn python() -> Outcome<PathBuf> {
    venv("venv", "tests/interop/requirements.txt")
}

/// Python with the packages of a list, in a folder of its own in `target/`.
pub(crate) fn venv(folder: &str, requirements: &str) -> Outcome<PathBuf> {
    let folder = target(folder);
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let wanted = std::fs::read_to_string(root().join(requirements))?;
    let stamp = folder.join("installed.txt");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    let system = if cfg!(windows) { "python" } else { "python3" };
    if !is_there(system, "--version") {
        return Err(Problem("Python 3 is missing; the checks that are not ours need it".into()));
    }
    if run_quietly(command(system).args(["-m", "venv"]).arg(&folder)).is_err() {
        if is_debian_root() {
            apt(&["python3-venv"])?;
        }
        run_quietly(command(system).args(["-m", "venv", "--clear"]).arg(&folder))?;
    }
    run_quietly(command(&python).args(["-m", "pip", "install", "--quiet", "--requirement", requirements]))?;
    write(&stamp, wanted)?;
    Ok(python)
}

fn is_debian_root() -> bool {
    let root = output(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && Path::new("/etc/debian_version").exists() && is_there("apt-get", "--version")
}

fn apt(packages: &[&str]) -> Outcome {
    eprintln!("   installing {}", packages.join(", "));
    run_quietly(command("apt-get").arg("update"))?;
    let mut install = command("apt-get");
    install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    run_quietly(install.env("DEBIAN_FRONTEND", "noninteractive"))
}
