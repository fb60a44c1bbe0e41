use super::{call, files};
use crate::{
    paths,
    step::{Outcome, Problem, write},
};
use std::path::PathBuf;

const FAMILIES: &str =
    "const FAMILIES: [(&str, &str); 2] = [\n    (\"AM\", \"amount\"),\n    (\"TO\", \"totals\"),\n];\n";
const LIB: &str =
    "extern crate alloc;\n\nmod amount;\npub mod check;\nmod lists;\nmod row;\n\npub use check::Check;\n";
const LISTS: &str = "use crate::registry::checks;\n\nchecks! {\n    /// The checks.\n    type Table = [\n        \
    crate::amount::Lines,\n        crate::row::Rows,\n    ];\n    const OF_TABLES;\n\n    \
    type Other = [crate::row::Others];\n    const OTHER;\n}\n";
const WORDS: &str = "[AM001]\nname = \"a\"\n\n[AM003]\nname = \"b\"\n";

/// A project made for a test, as much of it as a rule touches.
fn project(name: &str) -> PathBuf {
    let root = paths::target("new-rule").join(name);
    if root.exists() {
        std::fs::remove_dir_all(&root).unwrap();
    }
    let files = [
        ("core/finding/build/words/rules.rs", FAMILIES),
        ("core/checks/src/lib.rs", LIB),
        ("core/checks/src/lists.rs", LISTS),
        ("core/checks/src/row.rs", ""),
        ("core/finding/words/README.md", ""),
        ("core/finding/words/en/amount.toml", WORDS),
        ("core/finding/words/zh-CN/amount.toml", WORDS),
        ("core/finding/words/examples/amount.toml", ""),
    ];
    for (path, text) in files {
        write(&root.join(path), text).unwrap();
    }
    root
}

fn changed(root: &std::path::Path, code: &str, name: &str) -> Outcome<Vec<(String, String)>> {
    let rule = call::read(root, &[code.into(), name.into()])?;
    let files = files(root, &rule)?;
    Ok(files.into_iter().map(|(path, text)| (path.display().to_string(), text)).collect())
}

#[test]
fn a_rule_is_a_file_lines_and_words() {
    let files = changed(&project("whole"), "AM004", "no_currency").unwrap();
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "core/checks/src/no_currency.rs",
            "core/checks/src/lib.rs",
            "core/checks/src/lists.rs",
            "core/finding/words/en/amount.toml",
            "core/finding/words/zh-CN/amount.toml",
            "core/finding/words/examples/amount.toml",
        ]
    );
    let text = |at: usize| files[at].1.as_str();
    assert!(text(0).contains("use rebatelens_finding::{Rule, rule};\n"), "{}", text(0));
    assert!(text(0).contains("\n\nrule! { AM004: Warning, needs [], replaces [] }\n\n"), "{}", text(0));
    assert!(
        text(0)
            .contains("impl Check for NoCurrency {\n    const RULES: &'static [&'static Rule] = &[&AM004];")
    );
    assert_eq!(text(1), LIB.replace("mod row;", "mod no_currency;\nmod row;"));
    let row = "        crate::row::Rows,\n";
    assert_eq!(text(2), LISTS.replace(row, &format!("{row}        crate::no_currency::NoCurrency,\n")));
    assert!(text(3).starts_with(&format!("{WORDS}\n[AM004]\nname = \"TODO: ")), "{}", text(3));
    assert_eq!(text(3), text(4));
    assert!(text(5).starts_with("[AM004]\nfires = \"\"\"\nTODO: "), "{}", text(5));
}

/// The files of this project are of the shape that is expected.
#[test]
fn a_rule_of_this_project_is_one_file_and_one_line() {
    let root = paths::root();
    let files = changed(&root, "AM999", "rule_of_a_test").unwrap();
    let added: Vec<(&str, Vec<&str>)> = files
        .iter()
        .filter(|(path, _)| path.starts_with("core/checks/"))
        .map(|(path, text)| {
            let before = std::fs::read_to_string(root.join(path)).unwrap_or_default();
            let lines = text.lines().filter(|line| !before.lines().any(|own| own == *line));
            (path.as_str(), if before.is_empty() { vec![] } else { lines.map(str::trim).collect() })
        })
        .collect();
    assert_eq!(
        added,
        [
            ("core/checks/src/rule_of_a_test.rs", vec![]),
            ("core/checks/src/lib.rs", vec!["mod rule_of_a_test;"]),
            ("core/checks/src/lists.rs", vec!["crate::rule_of_a_test::RuleOfATest,"]),
        ]
    );
}

#[test]
fn what_cannot_be_is_refused() {
    let root = project("refused");
    let refused = |code: &str, name: &str| {
        let Err(Problem(text)) = changed(&root, code, name) else { unreachable!("{code} {name}") };
        text
    };
    assert!(refused("AM003", "no_currency").starts_with("AM003 exists; "));
    assert!(refused("AM002", "no_currency").contains("may have been retired"));
    assert_eq!(
        refused("QQ001", "no_currency"),
        "QQ is not a family; the families are AM (amount), TO (totals)"
    );
    for code in ["", "AM4", "AM0004", "AM00a", "am004"] {
        let text = refused(code, "no_currency");
        assert!(text.contains("is not a code") || text.contains("is not a family"), "{text}");
    }
    for name in ["", "NoCurrency", "no-currency", "1st", "no__currency", "_no", "no_", "match", "../no"] {
        assert!(refused("AM004", name).contains("cannot name a file of code"), "{name}");
    }
    assert!(refused("AM004", "row").starts_with("core/checks/src/row.rs exists"));
    assert!(refused("AM004", "rows").contains("lists.rs names a Rows already"));
    assert!(call::read(&root, &["AM004".into()]).is_err());
}

#[test]
fn a_file_of_another_shape_is_named() {
    let root = project("shape");
    write(&root.join("core/checks/src/lists.rs"), "pub type Table = ();\n").unwrap();
    let Err(Problem(text)) = changed(&root, "AM004", "no_currency") else { unreachable!("no list") };
    assert_eq!(text, "core/checks/src/lists.rs has no place for AM004");
}
