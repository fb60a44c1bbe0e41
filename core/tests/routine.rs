//! The table of the reseller's routine names only rules and tests that exist.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use rebatelens_core::explain::rules;
use std::{fs, path::Path};

/// Lines that must have an answer, and a test that shows it.
const ANSWERED: [std::ops::RangeInclusive<usize>; 4] = [1..=3, 10..=19, 24..=28, 39..=45];

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn rows() -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("tests/routine.md")).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("| R"));
    rows.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_string()).collect()).collect()
}

/// What stands between back quotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_line_of_the_routine_stands_once() {
    let numbers: Vec<String> = rows().iter().map(|row| row[0].clone()).collect();
    let wanted: Vec<String> = (1..=45).map(|number| format!("R{number}")).collect();
    assert_eq!(numbers, wanted);
}

#[test]
fn what_must_have_an_answer_has_one_and_a_test() {
    for number in ANSWERED.into_iter().flatten() {
        let row = &rows()[number - 1];
        assert!(!row[2].starts_with("later") && !row[2].is_empty(), "{row:?}");
        assert!(!quoted(&row[3]).is_empty(), "no test: {row:?}");
    }
}

#[test]
fn every_rule_and_test_that_is_named_exists() {
    for row in rows() {
        for name in quoted(&row[2]) {
            let is_code = name.len() == 5 && name[..2].chars().all(|c| c.is_ascii_uppercase());
            assert!(!is_code || rules::by_code(name).is_some(), "{row:?}: there is no rule {name}");
        }
        for name in quoted(&row[3]) {
            let (file, function) = name.split_once("::").unwrap_or((name, ""));
            let text = fs::read_to_string(root().join(file)).unwrap_or_default();
            assert!(!text.is_empty(), "{row:?}: there is no file {file}");
            let found = function.is_empty() || text.contains(&format!("fn {function}("));
            assert!(found, "{row:?}: no test {function}");
        }
    }
}
