//! Makes the statics of rules and terms from the texts under `words/`, and
//! fails the build where a text is missing.

mod words;

use std::{env, io, path::Path, process::ExitCode};

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
    let failed = |error: io::Error| vec![error.to_string()];
    let files = words::files::read(Path::new(&folder("CARGO_MANIFEST_DIR")?)).map_err(failed)?;
    let words = words::check(&files)?;
    words::generate::write(&words, Path::new(&folder("OUT_DIR")?)).map_err(failed)
}
