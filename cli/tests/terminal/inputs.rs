//! Folders, patterns, and inputs that cannot be read among others that can.

use crate::{findings::RECORDS, program::Program};
use serde_json::Value;

/// A folder with readable files, others, and hidden ones.
fn program(name: &str) -> Program {
    let other = |digits: &str| RECORDS.replace("2160099", digits);
    Program::in_folder(name)
        .with("data/b.csv", other("2160088"))
        .with("data/a.CSV", other("2160077"))
        .with("data/deep/er/c.tsv", other("2160066").replace(',', "\t"))
        .with("data/.git/d.csv", RECORDS)
        .with("data/.e.csv", RECORDS)
        .with("data/~$open.xlsx", "lock")
        .with("data/scan.pdf", "%PDF")
        .with("data/notes", "notes")
}

/// The names of what was read.
fn inputs(out: &str) -> Vec<String> {
    let report: Value = serde_json::from_str(out).unwrap();
    report["inputs"].as_array().unwrap().iter().map(|input| input["name"].as_str().unwrap().into()).collect()
}

#[test]
fn a_folder_is_read_sorted_and_what_is_skipped_is_counted() {
    let program = program("folder");
    let ended = program.run(&["check", "data", "--format", "json"]);
    assert_eq!(inputs(&ended.out), ["data/a.CSV", "data/b.csv", "data/deep/er/c.tsv"]);
    assert_eq!(ended.code, Some(1));
    assert_eq!(ended.err, "data: 5 entries skipped: 3 hidden, 2 of other kinds (.pdf).\n");
    let chinese = program.run(&["check", "data", "--lang", "zh-CN"]).err;
    assert_eq!(chinese, "data：跳过 5 个：隐藏 3 个、其他类型 2 个（.pdf）。\n");
    assert_eq!(program.run(&["check", "data", "--quiet"]).err, "");
}

#[test]
fn a_pattern_means_what_it_means_to_a_shell() {
    let program = program("pattern");
    let read = |pattern: &str| inputs(&program.run(&["check", pattern, "--format", "json"]).out);
    assert_eq!(read("data/*.csv"), ["data/b.csv"]);
    assert_eq!(read("data/[ab].*"), ["data/a.CSV", "data/b.csv"]);
    assert_eq!(read("data/**/*.[ct]sv"), ["data/b.csv", "data/deep/er/c.tsv"]);
    assert_eq!(read("da?a/deep"), ["data/deep/er/c.tsv"]);
    let ended = program.run(&["check", "*.ods", "data/b.csv", "--format", "json"]);
    assert_eq!((ended.code, inputs(&ended.out)), (Some(2), vec!["data/b.csv".into()]));
    assert!(ended.err.contains("*.ods matches no file."), "{}", ended.err);
}

#[test]
fn a_file_whose_name_looks_like_a_pattern_is_that_file() {
    let program = Program::in_folder("literal").with("a[1].csv", RECORDS).with("a1.csv", RECORDS);
    assert_eq!(inputs(&program.run(&["check", "a[1].csv", "--format", "json"]).out), ["a[1].csv"]);
}

#[test]
fn a_file_is_read_once_however_often_folders_and_patterns_give_it() {
    let program = program("once");
    let ended = program.run(&["check", "data/b.csv", "data", "data/*.csv", "--format", "json"]);
    assert_eq!(inputs(&ended.out), ["data/b.csv", "data/a.CSV", "data/deep/er/c.tsv"]);
}

#[test]
fn a_folder_without_files_to_read_is_an_error() {
    let program = Program::in_folder("empty").with("nothing/scan.pdf", "%PDF");
    let ended = program.run(&["check", "nothing"]);
    assert!(
        ended.code == Some(2) && ended.err.contains("nothing: nothing in this folder can be checked."),
        "{ended:?}"
    );
}

#[test]
fn inputs_that_cannot_be_read_hide_no_other() {
    let program = program("broken").with("zero.csv", [0, 0, 0]);
    for lang in ["en", "zh-CN"] {
        let ended =
            program.run(&["check", "gone.csv", "data/b.csv", "zero.csv", "also-gone.csv", "--lang", lang]);
        assert_eq!(ended.code, Some(2));
        assert!(ended.out.contains("AM001") && ended.out.contains("data/b.csv"), "{}", ended.out);
        for name in ["gone.csv", "zero.csv", "also-gone.csv"] {
            assert!(ended.err.contains(name), "{}", ended.err);
        }
    }
    let none = program.run(&["check", "gone.csv", "also-gone.csv"]);
    assert_eq!((none.code, none.out.as_str()), (Some(2), ""));
    assert!(
        none.err.contains("rebatelens: gone.csv") && none.err.contains("rebatelens: also-gone.csv"),
        "{}",
        none.err
    );
    let machine = program.run(&["check", "gone.csv", "zero.csv", "--format", "json"]);
    let errors: Vec<Value> = machine.err.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(errors.len(), 2, "{}", machine.err);
}

#[test]
fn a_result_in_the_folder_that_is_checked_is_no_input() {
    let program = program("own-output");
    let arguments = ["check", "data", "--format", "csv", "-o", "data/findings.csv"];
    assert_eq!(program.run(&arguments).code, Some(1));
    let again = program.run(&arguments);
    assert_eq!((again.code, again.err.contains("findings.csv")), (Some(1), false), "{}", again.err);
}

#[test]
fn find_and_bundle_take_folders() {
    let program = program("find-folder");
    let found = program.run(&["find", "data", "--order", "20241007120003216008845"]);
    assert!(found.code == Some(0) && found.out.starts_with("data/b.csv:2  "), "{found:?}");
    let packed = program.run(&["bundle", "data", "-o", "out.zip"]);
    assert_eq!(packed.code, Some(0), "{packed:?}");
    assert_eq!(program.run(&["verify", "out.zip"]).code, Some(0));
    let missing = program.run(&["bundle", "data", "gone.csv", "-o", "two.zip"]);
    assert!(missing.code == Some(2) && !program.folder.join("two.zip").exists(), "{missing:?}");
}

#[test]
fn a_check_and_a_bundle_give_the_same_answer_without_a_day() {
    // A statement that waits to be confirmed: the days left depend on the day.
    let statement = "Statement ID,Settlement Month,Status,Rebate Amount,Currency,Issue Time\n\
        S1,2024-10,To be confirmed,100.00,USD,2024-11-05 10:00:00\n";
    let pending = "Settlement Month,Order ID,Order Time,Rebate Amount,Status,Currency\n\
        2024-10,20241007120003216009945,2024-10-07 12:00:03,8.00,Pending,USD\n";
    let program = Program::in_folder("as-of").with("s.csv", statement).with("p.csv", pending);
    for (name, arguments) in [("none", &[][..]), ("given", &["--as-of", "2025-03-01"])] {
        let files = ["s.csv", "p.csv"];
        let checked = program.run(&[&["check", "--format", "json"], &files[..], arguments].concat()).out;
        let checked: Value = serde_json::from_str(&checked).unwrap();
        let zip = format!("{name}.zip");
        let packed = program.run(&[&["bundle", "-o", &zip], &files[..], arguments].concat());
        assert_eq!(packed.code, Some(0), "{packed:?}");
        let bytes = std::fs::read(program.folder.join(&zip)).unwrap();
        // Entries are stored as they are.
        let text = String::from_utf8_lossy(&bytes);
        let codes: Vec<&str> =
            checked["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect();
        for code in rebatelens_core::explain::rules::ALL
            .iter()
            .map(|rule| rule.code)
            .filter(|code| code.starts_with("ST"))
        {
            let tag = format!("\"{code}\"");
            assert_eq!(text.contains(&tag), codes.contains(&code), "{name}: {code} {codes:?}");
        }
        assert_eq!(
            codes.iter().any(|code| ["ST011", "ST009", "ST010"].contains(code)),
            name == "given",
            "{codes:?}"
        );
    }
}
