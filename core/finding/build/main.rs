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
            print_lines("error", &faults);
            ExitCode::FAILURE
        }
    }
}

/// Cargo reads one line as one error or warning.
fn print_lines(kind: &str, sentences: &[String]) {
    for sentence in sentences {
        println!("cargo::{kind}={}", sentence.replace('\n', " "));
    }
}

fn build() -> Result<(), Vec<String>> {
    let folder = |name: &str| env::var(name).map_err(|error| vec![format!("{name}: {error}")]);
    let failed = |error: io::Error| vec![error.to_string()];
    let files = words::files::read(Path::new(&folder("CARGO_MANIFEST_DIR")?)).map_err(failed)?;
    let words = words::check(&files)?;
    // A check may be tried before its words are written; what ships has them.
    if !words.stubs.is_empty() && env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        return Err(words.stubs);
    }
    print_lines("warning", &words.stubs);
    words::generate::write(&words, Path::new(&folder("OUT_DIR")?)).map_err(failed)
}
