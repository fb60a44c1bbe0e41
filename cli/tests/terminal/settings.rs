//! A file of settings: found, read, and overruled by the call.

use crate::{findings::RECORDS, program::Program};
use serde_json::Value;

fn program(name: &str, settings: &str) -> Program {
    Program::in_folder(name).with("a.csv", RECORDS).with("rebatelens.toml", settings)
}

fn codes(program: &Program, arguments: &[&str]) -> Vec<String> {
    let ended = program.run(&[&["check", "a.csv", "--format", "jsonl"], arguments].concat());
    let code =
        |line: &str| serde_json::from_str::<Value>(line).unwrap()["code"].as_str().unwrap().to_string();
    ended.out.lines().map(code).collect()
}

#[test]
fn settings_of_the_working_folder_are_followed_and_named() {
    let program =
        program("settings", "# ours\nignore = [\"AM003\"]\nlang = \"zh-CN\"\nsort = 'file'\nlimit = 1\n");
    let out = program.run(&["check", "a.csv"]).out;
    assert!(out.contains("已选 3 条中的 2 条") && out.contains("rebatelens.toml"), "{out}");
    assert!(out.contains("第 2 行") && !out.contains("第 3 行"), "{out}");
    assert!(
        program.run(&["explain", "AM001"]).out.contains("下一步"),
        "the language counts for every command"
    );
}

#[test]
fn settings_of_a_folder_above_are_found_and_their_paths_count_from_there() {
    let program = Program::in_folder("settings-above")
        .with("rebatelens.toml", "agreement = 'terms.csv'\nselect = 'AG'\n")
        .with("terms.csv", "product,rate\nCVM,5%\n")
        .with("deep/er/a.csv", RECORDS);
    let deep = Program { folder: program.folder.join("deep/er") };
    let found = codes(&deep, &[]);
    assert!(!found.is_empty() && found.iter().all(|code| code.starts_with("AG")), "{found:?}");
}

#[test]
fn the_nearest_settings_count_alone() {
    let program = Program::in_folder("settings-nearest")
        .with("rebatelens.toml", "ignore = 'AM001'\n")
        .with("deep/rebatelens.toml", "ignore = 'AM003'\n")
        .with("deep/a.csv", RECORDS);
    let deep = Program { folder: program.folder.join("deep") };
    assert_eq!(codes(&deep, &[]), ["AM001", "AM001"]);
}

#[test]
fn options_of_the_call_win() {
    let program = program("settings-overruled", "ignore = ['AM001', 'AM003']\nform = 'json'\n");
    let form = ["--form", "csv"];
    assert_eq!(codes(&program, &form), Vec::<String>::new());
    assert_eq!(codes(&program, &[&form[..], &["--ignore", "AM003"]].concat()), ["AM001", "AM001"]);
}

#[test]
fn a_file_of_settings_can_be_named() {
    let program = program("settings-named", "ignore = 'AM'\n").with("other/s.toml", "ignore = 'AM001'\n");
    assert_eq!(codes(&program, &["--config", "other/s.toml"]), ["AM003"]);
    let missing = program.run(&["check", "a.csv", "--config", "gone.toml"]);
    assert!(
        missing.code == Some(2) && missing.err.contains("gone.toml: the settings cannot be read"),
        "{missing:?}"
    );
}

#[test]
fn what_is_wrong_in_settings_is_named_with_its_line() {
    for (settings, wrong) in [
        ("sort = 'file'\nselct = 'AM'\n", "line 2: “selct” is not a setting"),
        ("\n\nout = 'x.zip'\n", "line 3: “out” is not a setting"),
        ("order = '1'\n", "line 1: “order” is not a setting"),
        ("# one\nsort = 'size'\n", "line 2: --sort: “size” is not recognised."),
        ("select = 'AM'\nignore = ['PE', 'ZZ']\n", "line 2: --ignore: “ZZ” is not recognised."),
        ("summary = 'yes'\n", "line 1: summary cannot have this value."),
        ("sort = ['file']\n", "line 1: sort cannot have this value."),
        ("as-of = 'soon'\n", "line 1: --as-of: “soon”"),
        ("sort = \n", "line 1: this is not TOML"),
        ("sort = 'file'\nsort = 'code'\n", "this is not TOML"),
        ("[check]\nsort = 'file'\n", "line 1: “check” is not a setting"),
    ] {
        let ended = program("settings-wrong", settings).run(&["check", "a.csv"]);
        assert!(ended.code == Some(2) && ended.out.is_empty(), "{settings} {ended:?}");
        assert!(
            ended.err.contains("rebatelens.toml") && ended.err.contains(wrong),
            "{settings} {}",
            ended.err
        );
    }
    let chinese = program("settings-wrong", "selct = 'AM'\n").run(&["check", "a.csv", "--lang", "zh-CN"]).err;
    assert!(chinese.contains("第 1 行") && chinese.contains("没有“selct”这项设置"), "{chinese}");
}

#[test]
fn a_setting_that_a_command_does_not_take_is_left_to_the_others() {
    let settings = "format = 'sarif'\nexpected = 'own.csv'\nquiet = true\nsummary = false\nthreads = 1\nas-of = 2024-12-01\n";
    let program = program("settings-others", settings).with("own.csv", RECORDS);
    let found = program.run(&["find", "a.csv", "--order", "20241007120003216009945"]);
    assert!(found.code == Some(0) && found.out.starts_with("a.csv:2"), "{found:?}");
    let checked = program.run(&["check", "a.csv"]);
    assert!(checked.out.contains("\"version\": \"2.1.0\""), "{checked:?}");
    let report: Value =
        serde_json::from_str(&program.run(&["check", "a.csv", "--format", "json"]).out).unwrap();
    assert_eq!(report["as_of"], "2024-12-01");
    assert!(report["comparisons"].is_array(), "{report}");
}

#[test]
fn every_setting_has_the_name_of_an_option() {
    let help = Program::in_folder("settings-names").run(&["check", "--help"]).out;
    let listed = program("settings-list", "x = 1\n").run(&["check", "a.csv"]).err;
    let names = listed.split("Settings are: ").nth(1).unwrap().trim();
    assert!(names.split(", ").count() > 15, "{names}");
    for name in names.split(", ") {
        assert!(help.contains(&format!("--{name} ")), "{name}");
    }
}
