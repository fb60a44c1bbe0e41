//! `rebatelens check` with what a person says about it, as a script calls it.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{fs, path::Path, process::Command};

const RECORDS: &str = "Settlement Month,Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount\n\
    2024-09,-,CVM,2024-10-01 03:00:00,10.33,5%,0.52\n";

/// The exit code, what was printed, and what went to standard error.
fn check(name: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("synthetic.csv"), RECORDS).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_rebatelens"));
    let command = command.current_dir(&folder).env("HOME", &folder).env("XDG_CONFIG_HOME", &folder);
    let output = command.args(["check", "synthetic.csv"]).args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_zone_and_the_rounding_that_are_said_count() {
    let (code, out, _) = check("unsaid", &["--lang", "en"]);
    assert!(code == Some(0) && out.contains("PE005") && !out.contains("AM002"), "{out}");
    let (_, out, _) = check("said", &["--lang", "en", "--time-zone", "+08:00", "--rounding=half-up"]);
    assert!(out.contains("PE003") && !out.contains("PE005") && !out.contains("AM002"), "{out}");
    let (_, out, _) = check("other", &["--lang", "en", "--time-zone", "+12:00", "--rounding", "down"]);
    assert!(!out.contains("PE00") && out.contains("you said that amounts are rounded down"), "{out}");
    let (_, out, _) = check("json", &["--format", "json", "--rounding", "截断", "--time-zone", "UTC+8"]);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["time_zone"], "+08:00");
    assert_eq!(report["inputs"][0]["rounding"][0]["how"], "given");
    assert_eq!(report["inputs"][0]["rounding"][0]["modes"], serde_json::json!(["down"]));
}

#[test]
fn what_is_no_zone_and_no_rounding_is_said_in_both_languages() {
    for (arguments, en, zh) in [
        (["--time-zone", "CST"], "“CST” is not a time zone", "“CST”不是时区"),
        (["--rounding", "near"], "half-up, half-even, down, up", "half-up, half-even, down, up"),
    ] {
        for (lang, words) in [("en", en), ("zh-CN", zh)] {
            let (code, out, err) = check("wrong", &[&arguments[..], &["--lang", lang]].concat());
            assert!(code == Some(2) && out.is_empty() && err.contains(words), "{err}");
        }
    }
}

#[test]
fn a_header_that_no_file_has_is_said_and_nothing_is_remembered() {
    let (code, out, error) = check("no-header", &["--lang", "en", "--map", "Fee=rebate_amount"]);
    assert!(code == Some(2) && out.contains("PE005"), "{code:?} {out}");
    assert!(error.contains("“Fee” is not a column of any file") && !error.contains("remembered"), "{error}");
    let (code, _, error) = check("other-case", &["--lang", "en", "--map", "rebate AMOUNT=rebate_amount"]);
    assert!(code == Some(0) && error.contains("remembered"), "{code:?} {error}");
}
