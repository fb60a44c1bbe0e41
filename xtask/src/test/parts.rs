//! Parts of the checks, each with what it needs: `cargo xtask test core style`.

use super::{Check, end_to_end, firefox, format, interop, lints, provide, reference, run_lane, typescript};
use crate::{
    bench, extension,
    layers::{self, members},
    paths::root,
    provision,
    step::{self, Outcome, Problem, cargo},
    types, wasm,
};
use std::fmt::Write;

/// Checks that a person runs without the others.
pub(crate) struct Part {
    name: &'static str,
    /// Steps that make what the checks need, in their order.
    needs: &'static [Check],
    checks: &'static [Check],
}

const ALL: Check = ("what the checks need", provide);
const NPM: Check = ("npm packages", provision::npm);
const WASM: Check = ("core as WASM", || wasm::build().map(drop));
const EXTENSION: Check = ("extension", extension::bundle);

/// Every part, the quick ones first.
const PARTS: &[Part] = &[
    Part { name: "format", needs: &[], checks: &[("format", format)] },
    Part { name: "lints", needs: &[], checks: &[("lints", lints)] },
    Part { name: "layers", needs: &[], checks: &[("layers", layers::run)] },
    Part { name: "counts", needs: &[], checks: &[("instructions of key paths", bench::check_counts)] },
    Part { name: "core", needs: &[], checks: &[("tests of the core", || test_crates("core"))] },
    Part { name: "cli", needs: &[], checks: &[("tests of the command line", || test_crates("cli"))] },
    Part {
        name: "tools",
        needs: &[],
        checks: &[
            ("tests of the project's tools", || test_crates("xtask")),
            ("tests of benchmarks and fuzz targets", || test_crates("tests")),
        ],
    },
    Part { name: "types", needs: &[], checks: &[("TypeScript types are the core's", types::check)] },
    Part {
        name: "style",
        needs: &[NPM, WASM],
        checks: &[("TypeScript and style of the extension", typescript)],
    },
    Part {
        name: "wasm",
        needs: &[NPM, WASM],
        checks: &[
            ("size of the core's WASM", wasm::check_size),
            ("tests of the WASM crates", || test_crates("wasm")),
            ("tests of the WASM in Node and Chromium", wasm::test),
        ],
    },
    Part {
        name: "extension",
        needs: &[NPM, WASM, EXTENSION],
        checks: &[("Mozilla's linter", extension::lint)],
    },
    Part {
        name: "page",
        needs: &[ALL, WASM, EXTENSION],
        checks: &[("the extension in a browser", end_to_end)],
    },
    Part {
        name: "firefox",
        needs: &[NPM, WASM, EXTENSION],
        checks: &[("the extension in Firefox", firefox)],
    },
    Part { name: "reference", needs: &[], checks: &[("the reference in Python agrees", reference)] },
    Part {
        name: "interop",
        needs: &[("stock tools", provision::verifiers)],
        checks: &[("stock tools verify the evidence", interop)],
    },
];

/// Finds parts by their names.
///
/// # Errors
/// The names of all parts, where one is not known.
pub(crate) fn find_parts(names: &[String]) -> Outcome<Vec<&'static Part>> {
    let part = |name: &String| PARTS.iter().find(|part| part.name == name).ok_or_else(|| unknown(name));
    names.iter().map(part).collect()
}

fn unknown(name: &str) -> Problem {
    let mut text = format!("{name} is not a part of the checks; the parts are:");
    for part in PARTS {
        let titles: Vec<&str> = part.checks.iter().map(|(title, _)| *title).collect();
        // Writing to a String cannot fail.
        let _ = write!(text, "\n  {:10} {}", part.name, titles.join("; "));
    }
    Problem(text)
}

/// Runs parts, and first what any of them needs, and stops after the first
/// check that fails.
pub(super) fn run(parts: &[&Part]) -> Outcome {
    let (passed, outcome) = run_lane(&steps(parts));
    println!("checks: {passed} passed, {} failed", usize::from(outcome.is_err()));
    outcome
}

/// The steps of parts, each once: what is made, then what is checked.
fn steps(parts: &[&Part]) -> Vec<Check> {
    let needs = parts.iter().flat_map(|part| part.needs);
    let mut steps: Vec<Check> = Vec::new();
    for step in needs.chain(parts.iter().flat_map(|part| part.checks)) {
        if !steps.iter().any(|(title, _)| *title == step.0) {
            steps.push(*step);
        }
    }
    steps
}

/// Runs the tests of the crates in a folder.
fn test_crates(folder: &str) -> Outcome {
    let mut tests = cargo(&["test", "--quiet"]);
    for member in members::read(&root())? {
        if top(&member.place) == folder {
            tests.args(["--package", &member.package]);
        }
    }
    step::run(&mut tests)
}

/// The first folder of a path.
fn top(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{PARTS, find_parts, steps, top};
    use crate::{layers::members, paths::root, step::Problem, test::STAGES};

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).into()).collect()
    }

    fn titles(parts: &[&str]) -> Vec<&'static str> {
        steps(&find_parts(&names(parts)).unwrap()).into_iter().map(|(title, _)| title).collect()
    }

    #[test]
    fn every_check_is_in_a_part() {
        // Its crates are in parts of their own.
        let of_many_parts = ["tests of the core and the command line"];
        let every: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
        let every = titles(&every);
        for (title, _) in STAGES.iter().copied().flatten().copied().flatten() {
            assert!(every.contains(title) || of_many_parts.contains(title), "{title} is in no part");
        }
    }

    #[test]
    fn every_crate_is_tested_in_a_part() {
        for member in members::read(&root()).unwrap() {
            let folders = ["core", "cli", "wasm", "xtask", "tests"];
            assert!(folders.contains(&top(&member.place)), "{} is in no part", member.place);
        }
    }

    #[test]
    fn what_parts_need_is_made_once_and_first() {
        assert_eq!(titles(&["format"]), ["format"]);
        assert_eq!(
            titles(&["extension", "firefox", "firefox"]),
            ["npm packages", "core as WASM", "extension", "Mozilla's linter", "the extension in Firefox"]
        );
        let page = titles(&["style", "page"]);
        assert!(page.iter().position(|t| *t == "core as WASM") < page.iter().position(|t| *t == "extension"));
        assert_eq!(page.last(), Some(&"the extension in a browser"));
    }

    #[test]
    fn a_part_that_is_not_known_is_refused_with_the_list() {
        let Err(Problem(text)) = find_parts(&names(&["core", "pgae"])) else {
            unreachable!("pgae is no part")
        };
        assert!(text.starts_with("pgae is not a part of the checks; the parts are:\n"), "{text}");
        assert!(PARTS.iter().all(|part| text.contains(&format!("\n  {}", part.name))), "{text}");
    }
}
