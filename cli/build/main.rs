//! Makes a function of each text under `words/`, and fails the build where a
//! text is missing.

mod words;

use std::env;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=words");
    println!("cargo::rerun-if-changed=build");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            for fault in faults {
                // Cargo reads one line as one error.
                println!("cargo::error={}", fault.replace('\n', " "));
            }
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), Vec<String>> {
    let folder = |name: &str| env::var(name).map_err(|error| vec![format!("{name}: {error}")]);
    let words = Path::new(&folder("CARGO_MANIFEST_DIR")?).join("words");
    let files = words::read(&words).map_err(|error| vec![error.to_string()])?;
    let code = words::code(&files)?;
    let out = Path::new(&folder("OUT_DIR")?).join("words.rs");
    fs::write(out, code).map_err(|error| vec![error.to_string()])
}
