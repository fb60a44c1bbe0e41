//! Options are refused where they have no effect, as a script meets it.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{
    fmt::Write as _,
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

/// The exit code, what was printed, and what went to standard error.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let mut command = Command::new(env!("CARGO_BIN_EXE_rebatelens"));
    let command = command.current_dir(folder).env("HOME", folder).env("XDG_CONFIG_HOME", folder);
    let output = command.args(arguments).stdin(Stdio::null()).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// A call of each command that works, and the options that it takes.
const COMMANDS: [(&[&str], &[&str]); 10] = [
    (
        &["check", "no-such.csv"],
        &[
            "as-of",
            "site",
            "map",
            "form",
            "time-zone",
            "rounding",
            "agreement",
            "expected",
            "invoice",
            "receipt",
            "threads",
            "select",
            "ignore",
            "severity",
            "sort",
            "limit",
            "group",
            "summary",
            "quiet",
            "color",
            "output",
            "config",
            "format",
        ],
    ),
    (
        &["find"],
        &[
            "as-of", "site", "map", "form", "period", "order", "customer", "partner", "product", "status",
            "output", "config", "format",
        ],
    ),
    (&["id", "order", "20241007120003216009945"], RESULT),
    (&["read", "time", "2026-11-23"], RESULT),
    (&["explain", "AM001"], RESULT),
    (
        &["bundle", "no-such.csv"],
        &[
            "as-of",
            "site",
            "map",
            "form",
            "time-zone",
            "rounding",
            "agreement",
            "invoice",
            "receipt",
            "output",
            "key",
            "config",
            "format",
        ],
    ),
    (&["verify", "no-such.zip"], RESULT),
    (&["map", "list"], RESULT),
    (&["completions", "bash"], &["output"]),
    (&["man"], &["output"]),
];

/// What a command takes that only prints a result.
const RESULT: &[&str] = &["output", "config", "format"];

/// Every option that only some commands take, with a value that can be used.
const OPTIONS: [(&str, &str); 30] = [
    ("as-of", "2026-11-23"),
    ("site", "cn"),
    ("map", "Fee=rebate_amount"),
    ("form", "csv"),
    ("time-zone", "+08:00"),
    ("rounding", "half-up"),
    ("agreement", "no-such.csv"),
    ("expected", "no-such.csv"),
    ("invoice", "12,345.67 CNY"),
    ("receipt", "no-such.csv"),
    ("threads", "2"),
    ("period", "2024-10"),
    ("order", "20241007120003216009945"),
    ("customer", "100000049695"),
    ("partner", "100000049695"),
    ("product", "CVM"),
    ("status", "Settled"),
    ("output", "no/such/folder.zip"),
    ("config", "no-such.toml"),
    ("format", "text"),
    ("select", "AM"),
    ("ignore", "PE005"),
    ("severity", "warning"),
    ("sort", "code"),
    ("limit", "3"),
    ("group", "rule"),
    ("summary", ""),
    ("quiet", ""),
    ("color", "never"),
    ("key", "no-such.pem"),
];

#[test]
fn an_option_without_effect_is_refused_by_name() {
    for (command, taken) in COMMANDS {
        for (option, value) in OPTIONS {
            let given = format!("--{option}");
            let values: &[&str] = if value.is_empty() { &[] } else { &[value] };
            let arguments = [command, &[given.as_str()], values, &["--lang"]].concat();
            let (code, out, error) = run(&[&arguments[..], &["en"]].concat());
            let name = command.first().unwrap();
            let refusal = format!("{name} does not take {given}: it would have no effect.");
            assert_eq!(error.contains(&refusal), !taken.contains(&option), "{arguments:?}: {error}");
            if !taken.contains(&option) {
                assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}");
                assert!(error.contains(&format!("rebatelens {name} --help")), "{error}");
                let chinese = run(&[&arguments[..], &["zh-CN"]].concat()).2;
                assert!(chinese.contains(&format!("{name} 不支持 {given}：该选项不会起作用。")), "{chinese}");
            }
        }
    }
}

#[test]
fn a_time_zone_is_not_ignored_in_silence() {
    let (code, out, error) = run(&["read", "time", "2026-11-23 10:00", "--time-zone", "+09:00"]);
    assert!(code == Some(2) && out.is_empty() && error.contains("--time-zone"), "{error}");
    assert_eq!(run(&["read", "time", "2026-11-23 10:00"]).0, Some(0));
}

#[test]
fn a_number_of_threads_is_at_least_one() {
    for wrong in ["0", "-1", "many"] {
        let (code, out, error) =
            run(&["check", "no-such.csv", "--lang", "en", &format!("--threads={wrong}")]);
        assert!(code == Some(2) && out.is_empty() && error.contains(&format!("“{wrong}”")), "{error}");
    }
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("threads.csv");
    let mut text = String::from("Record ID,Order ID,Base Amount,Rate,Rebate Amount,Settlement Period\n");
    for number in 0..20_000 {
        let amount = if number % 97 == 0 { "8.10" } else { "8.00" };
        let id = number / 2 * (1 + number % 2);
        writeln!(text, "RB-{id},202410071200032{number:08},100.00,8%,{amount},2024-10").unwrap();
    }
    fs::write(&file, text).unwrap();
    let check =
        |threads: &str| run(&["check", "--format", "json", "--threads", threads, file.to_str().unwrap()]);
    let (code, one, _) = check("1");
    assert!(code == Some(1) && one.contains("AM001") && one.contains("DU002"), "{code:?}");
    for threads in ["2", "3", "16"] {
        assert!(check(threads).1 == one, "{threads} threads give another report");
    }
}

#[test]
fn a_refused_option_names_the_commands_that_take_it() {
    let (code, out, error) = run(&["check", "no-such.csv", "--order", "1", "--lang", "en"]);
    assert!(code == Some(2) && out.is_empty() && error.contains("--order belongs to find."), "{error}");
    let (_, _, error) = run(&["id", "order", "1", "--key", "k.pem", "--lang", "zh-CN"]);
    assert!(error.contains("--key 用于 bundle。"), "{error}");
}

#[test]
fn a_format_that_only_check_has_is_refused_elsewhere() {
    for format in ["jsonl", "csv", "sarif"] {
        let (code, out, error) = run(&["explain", "AM001", "--lang", "en", "--format", format]);
        assert!(code == Some(2) && out.is_empty() && error.contains("text, json"), "{error}");
    }
}
