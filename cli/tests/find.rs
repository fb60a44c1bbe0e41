//! `rebatelens find`, as a script calls it.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

const ORDER: &str = "20241007120003216009945";
const CAPTURED: &str = "Settlement Month,Customer ID,Order ID,Rebate Amount,Status\n\
    2024-10,100000049695,20241007120003216009945,8.00,Settled\n";

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("captured.csv"), CAPTURED).unwrap();
    folder
}

fn find(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rebatelens"));
    let command = command.current_dir(folder).env("HOME", folder).env("XDG_CONFIG_HOME", folder);
    command.args(["find", "--lang", "en"]).args(arguments).output().unwrap()
}

fn shown(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn found_is_0_and_none_found_is_1() {
    let folder = folder("found");
    let (code, out, _) = shown(&find(&folder, &["captured.csv", "--order", ORDER]));
    assert_eq!(code, Some(0));
    assert!(out.starts_with("captured.csv:2  Rebate: ") && out.contains("Settled, 8.00"), "{out}");
    let (code, out, _) = shown(&find(&folder, &["captured.csv", "--order", ORDER, "--period", "2024-12"]));
    assert_eq!(code, Some(1));
    assert!(out.contains("\n1. The record that you look for is settled for 2024-10"), "{out}");
    assert!(out.contains("\n   Next: Search by order"), "{out}");
}

#[test]
fn without_files_the_query_is_judged_alone() {
    let folder = folder("alone");
    let as_of =
        ["--customer", "100000049695", "--period", "2024-10", "--site", "cn", "--as-of", "2024-11-09"];
    let (code, out, err) = shown(&find(&folder, &as_of));
    assert_eq!((code, err.as_str()), (Some(1), ""));
    assert!(out.contains("From 2024-11-12 on, search by"), "{out}");
}

#[test]
fn a_call_that_asks_for_nothing_is_2() {
    let folder = folder("nothing");
    for arguments in [
        &["captured.csv"][..],
        &["captured.csv", "--site", "cn"],
        &["captured.csv", "--order", ""],
        &["captured.csv", "--order", ORDER, "--status", " - "],
        &["captured.csv", "--order"],
        &["captured.csv", "--order", ORDER, "--site", "moon"],
    ] {
        let (code, out, err) = shown(&find(&folder, arguments));
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!err.is_empty());
    }
}

#[test]
fn a_file_that_cannot_be_read_is_said_and_passed_over() {
    let folder = folder("passed-over");
    fs::write(folder.join("broken.csv"), [0, 0, 0]).unwrap();
    for file in ["missing.csv", "broken.csv"] {
        let (code, out, err) = shown(&find(&folder, &[file, "captured.csv", "--order", ORDER]));
        assert_eq!(code, Some(0), "{file}");
        assert!(out.contains("captured.csv:2") && err.contains(file), "{file}: {err}");
        // None found among the rest does not mean that there is none.
        let (code, out, err) =
            shown(&find(&folder, &[file, "captured.csv", "--order", "20241012870003216004417"]));
        assert_eq!(code, Some(2), "{file}");
        assert!(out.contains("Not found in 1 row.") && err.contains(file), "{file}: {err}");
    }
}

#[test]
fn json_is_one_object_of_a_known_shape() {
    let folder = folder("json");
    let arguments = ["captured.csv", "--order", ORDER, "--status", "Rejected", "--format", "json"];
    let (code, out, _) = shown(&find(&folder, &arguments));
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, answer["schema"].as_str()), (Some(1), Some("rebatelens.find/1")));
    assert_eq!(answer["query"], serde_json::json!({ "order_id": ORDER, "status": "Rejected" }));
    let first = &answer["suspects"][0];
    assert_eq!((first["id"].as_str(), first["rank"].as_u64()), (Some("filter"), Some(1)));
    assert_eq!(first["next"], serde_json::json!({ "order_id": ORDER }));
    let found = shown(&find(&folder, &["captured.csv", "--order", ORDER, "--format", "json"])).1;
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    assert_eq!(
        (found["found"][0]["line"].as_u64(), found["suspects"].as_array().map(Vec::len)),
        (Some(2), Some(0))
    );
}

#[test]
fn help_and_answers_speak_chinese() {
    let folder = folder("chinese");
    let (code, out, _) = shown(&find(&folder, &["--help", "--lang", "zh-CN"]));
    assert!(code == Some(0) && out.contains("退出码"), "{out}");
    let (_, out, _) = shown(&find(&folder, &["--order", "2.02410E+22", "--lang", "zh-CN"]));
    assert!(out.contains("下一步："), "{out}");
}

#[test]
fn a_terminal_never_obeys_a_cell_or_a_query() {
    let folder = folder("escape");
    fs::write(folder.join("captured.csv"), CAPTURED.replace("Settled", "\u{1b}[31mred\u{202E}")).unwrap();
    for arguments in [["captured.csv", "--order", ORDER], ["captured.csv", "--product", "\u{1b}[2J"]] {
        let out = shown(&find(&folder, &arguments)).1;
        assert!(!out.is_empty() && !out.contains(['\u{1b}', '\u{202E}']), "{out:?}");
    }
}
