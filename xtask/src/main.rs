//! Build, demo, test: what continuous integration runs is what a person runs.

mod bench;
mod cli;
mod demo;
mod extension;
mod fuzz;
mod headers;
mod layers;
mod mutants;
mod new_rule;
mod package;
mod paths;
mod provision;
mod step;
mod test;
mod types;
mod wasm;

use std::process::ExitCode;
use step::{Outcome, Problem};

const HELP: &str = "\
cargo xtask build     the unpacked extension, in target/extension
cargo xtask demo      everything once: the sample page in a browser, and its evidence verified
cargo xtask test [PART...]
                      every check of the project, or those of parts such as core,
                      cli, wasm, style, page; a name that is none lists them
cargo xtask firefox   the core journey alone, in a real Firefox
cargo xtask pictures  the pictures of every surface, made anew for somebody to look at
cargo xtask bench [--records N] [--rounds N] [--quick]
                      size, speed and memory, as ratios within one run, beside
                      others that do a part of the check
cargo xtask bench large [--records N]
                      a file of 2 GB: time and peak of memory
cargo xtask bench counts [--write]
                      instructions of key paths, beside tests/bench/counts.toml
cargo xtask bench page [--rows N,N] [--rounds N]
                      what a page in the browser feels of the extension
cargo xtask fuzz TARGET [--minutes N] [--keep]
                      a parser under libFuzzer, 10 minutes where no number is given
cargo xtask oracle [--seeds N]
                      the reference in Python on tables never made before
cargo xtask new-rule CODE NAME
                      a rule's files and lines, such as AM019 amount_without_currency
cargo xtask layers    which files of each crate use which, and the circles among them
cargo xtask mutants [N/OF]
                      changes to the rules that no test notices; all, or one part of OF
cargo xtask package   the core as an npm package, in target/npm
cargo xtask types     write the TypeScript types again
cargo xtask headers   write docs/headers.md and its Chinese half again: every name known

Missing tools are installed into target/, or with the system's package manager
where that is Debian's and you are root.
";

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_default();
    let outcome = match command.as_str() {
        "build" => extension::build(),
        "demo" => demo::run_all(),
        "new-rule" => match new_rule::read(&std::env::args().skip(2).collect::<Vec<_>>()) {
            Ok(rule) => new_rule::add(&rule),
            Err(problem) => return refuse(&problem),
        },
        "test" => match test::find_parts(&std::env::args().skip(2).collect::<Vec<_>>()) {
            Ok(parts) => test::run_checks(&parts),
            Err(problem) => return refuse(&problem),
        },
        "firefox" => test::firefox_alone(),
        "pictures" => test::pictures(),
        "bench" => bench::run_all(&std::env::args().skip(2).collect::<Vec<_>>()),
        "fuzz" => fuzz::fuzz(&std::env::args().skip(2).collect::<Vec<_>>()),
        "oracle" => test::oracle_anew(&std::env::args().skip(2).collect::<Vec<_>>()),
        "layers" => layers::run(),
        "mutants" => mutants::run_all(&std::env::args().skip(2).collect::<Vec<_>>()),
        "package" => package::run(),
        "types" => types::write(),
        "headers" => headers::write(),
        _ => {
            print!("{HELP}");
            let asked = matches!(command.as_str(), "" | "help" | "--help" | "-h");
            return if asked { ExitCode::SUCCESS } else { ExitCode::from(2) };
        }
    };
    finish(outcome)
}

/// A call that cannot be used.
fn refuse(Problem(text): &Problem) -> ExitCode {
    eprintln!("{text}");
    ExitCode::from(2)
}

fn finish(outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}
