//! The formats that scripts and other programs read, and where they are written.

use crate::{findings::RECORDS, program::Program};
use serde_json::{Value, json};
use std::fs;

fn program(name: &str) -> Program {
    Program::in_folder(name).with("a.csv", RECORDS)
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_finding_names_its_record_order_customer_and_month() {
    let text = format!("Record ID,{}", RECORDS.replace("\n2024", "\nRB1,2024"));
    let program = Program::in_folder("names").with("a.csv", text);
    let report = json_of(&program.run(&["check", "a.csv", "--select", "AM", "--format", "json"]).out);
    let finding = &report["findings"][1];
    assert_eq!(finding["code"], "AM001");
    assert_eq!(finding["record_id"], "RB1");
    assert_eq!(finding["order_id"], "20241007120003216009946");
    assert_eq!(finding["customer_id"], "100000049695");
    assert_eq!(finding["settlement_period"], "2024-10");
    assert_eq!((&finding["at_stake"], &finding["currency"]), (&json!("10.00"), &json!("USD")));
}

#[test]
fn an_id_is_given_without_what_broke_it_and_a_month_in_one_form() {
    let text = RECORDS
        .replace("20241007120003216009945", "2024 1007 1200 0321 6009 945")
        .replace("2024-11", "Nov 2024");
    let program = Program::in_folder("names-clean").with("a.csv", text);
    let report = json_of(&program.run(&["check", "a.csv", "--select", "AM", "--format", "json"]).out);
    assert_eq!(report["findings"][0]["order_id"], "20241007120003216009945");
    assert_eq!(report["findings"][2]["settlement_period"], "2024-11");
}

#[test]
fn json_lines_are_the_findings_of_the_report() {
    let program = program("jsonl");
    let report = json_of(&program.run(&["check", "a.csv", "--format", "json"]).out);
    let ended = program.run(&["check", "a.csv", "--format", "jsonl"]);
    let lines: Vec<Value> = ended.out.lines().map(json_of).collect();
    assert_eq!((ended.code, &Value::from(lines)), (Some(1), &report["findings"]));
    let none = program.run(&["check", "a.csv", "--format", "jsonl", "--ignore", "AM"]);
    assert_eq!((none.code, none.out.as_str()), (Some(0), ""));
}

#[test]
fn csv_has_stable_headers_and_a_row_a_finding() {
    let hostile = RECORDS.replace("1x", "\"=1+1,\"\"x\"\"\"");
    let program = Program::in_folder("csv").with("a.csv", hostile);
    let out = program.run(&["check", "a.csv", "--format", "csv"]).out;
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    assert_eq!(
        reader.headers().unwrap().iter().collect::<Vec<_>>().join(","),
        "severity,code,input,line,column,record,field,record_id,order_id,customer_id,settlement_period,raw,\
         observed,expected,difference,at_stake,currency,title,message,why,next"
    );
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    let first: Vec<&str> = rows[0].iter().take(11).collect();
    assert_eq!(
        first,
        [
            "error",
            "AM001",
            "a.csv",
            "2",
            "7",
            "1",
            "rebate_amount",
            "",
            "20241007120003216009945",
            "100000049695",
            "2024-10"
        ]
    );
    // A cell of a hostile file is no formula, and a negative amount stays a number.
    assert_eq!(rows[2].get(11), Some("'=1+1,\"x\""));
    let negative = Program::in_folder("csv-negative").with("a.csv", RECORDS.replace("8.10", "7.90"));
    let out = negative.run(&["check", "a.csv", "--format", "csv"]).out;
    assert!(out.contains(",-0.10,"), "{out}");
    let none = program.run(&["check", "a.csv", "--format", "csv", "--select", "DU"]).out;
    assert_eq!(none.lines().count(), 1);
}

#[test]
fn sarif_has_rules_places_and_the_hash_of_the_file() {
    let program = Program::in_folder("sarif")
        .with("über 1.csv", RECORDS.replace("CVM,100.00,8%,8.10", "\"C,V\",100.00,8%,8.10"));
    let ended = program.run(&["check", "über 1.csv", "--format", "sarif"]);
    let log = json_of(&ended.out);
    let run = &log["runs"][0];
    assert_eq!((ended.code, &log["version"]), (Some(1), &json!("2.1.0")));
    assert_eq!(run["tool"]["driver"]["name"], "Rebatelens");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.iter().map(|rule| &rule["id"]).collect::<Vec<_>>(), ["AM001", "AM003"]);
    for rule in rules {
        for key in ["shortDescription", "fullDescription", "help"] {
            assert!(!rule[key]["text"].as_str().unwrap().is_empty(), "{rule}");
        }
        assert_eq!(rule["defaultConfiguration"]["level"], "error");
    }
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    let place = &results[0]["locations"][0];
    assert_eq!(
        place["physicalLocation"]["artifactLocation"],
        json!({ "uri": "%C3%BCber%201.csv", "index": 0 })
    );
    assert_eq!(place["logicalLocations"][0]["name"], "Rebate Amount");
    // The region is the cell itself, also behind a quoted comma.
    let region = &place["physicalLocation"]["region"];
    let line = "2024-10,100000049695,20241007120003216009945,\"C,V\",100.00,8%,8.10,USD";
    let start = usize::try_from(region["startColumn"].as_u64().unwrap()).unwrap();
    let end = usize::try_from(region["endColumn"].as_u64().unwrap()).unwrap();
    assert_eq!((region["startLine"].as_u64(), line.get(start - 1..end - 1)), (Some(2), Some("8.10")));
    assert_eq!(run["artifacts"][0]["hashes"]["sha-256"].as_str().unwrap().len(), 64);
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn sarif_names_what_could_not_be_read() {
    let ended = program("sarif-broken").run(&[
        "check",
        "a.csv",
        "missing.csv",
        "--format",
        "sarif",
        "--lang",
        "zh-CN",
    ]);
    let log = json_of(&ended.out);
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!((ended.code, &invocation["exitCode"]), (Some(2), &json!(2)));
    assert_eq!(invocation["executionSuccessful"], false);
    let note = invocation["toolExecutionNotifications"][0]["message"]["text"].as_str().unwrap();
    assert!(note.contains("missing.csv") && note.contains("文件不存在"), "{note}");
    assert_eq!(log["runs"][0]["language"], "zh-CN");
}

#[test]
fn a_limit_counts_in_every_format() {
    let program = program("limit-formats");
    for (format, lines) in [("jsonl", 1), ("csv", 2)] {
        let out = program.run(&["check", "a.csv", "--limit", "1", "--format", format]).out;
        assert_eq!(out.lines().count(), lines, "{format}: {out}");
    }
    let report = json_of(&program.run(&["check", "a.csv", "--limit", "1", "--format", "json"]).out);
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(1));
    assert_eq!(report["selection"]["found"], 3);
    assert_eq!(report["summary"]["errors"], 3);
    let log = json_of(&program.run(&["check", "a.csv", "--limit", "1", "--format", "sarif"]).out);
    assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(1));
}

#[test]
fn what_is_left_out_is_said_beside_formats_that_have_no_place_for_it() {
    let program = program("left-out").with("rebatelens.toml", "ignore = 'AM001'\n");
    for format in ["jsonl", "csv", "sarif"] {
        let ended = program.run(&["check", "a.csv", "--format", format]);
        assert!(
            ended.err.contains("Selected: 1 of 3 findings (by ") && ended.err.contains("rebatelens.toml"),
            "{format}: {}",
            ended.err
        );
        assert_eq!(program.run(&["check", "a.csv", "--format", format, "--quiet"]).err, "", "{format}");
    }
    assert_eq!(program.run(&["check", "a.csv", "--format", "json"]).err, "", "the report has it");
}

#[test]
fn what_only_text_has_is_refused_with_other_formats() {
    let program = program("text-only");
    for option in [&["--summary"][..], &["--group", "rule"]] {
        let arguments = [&["check", "a.csv", "--format", "csv"], option].concat();
        let ended = program.run(&arguments);
        assert!(ended.code == Some(2) && ended.out.is_empty(), "{ended:?}");
        assert!(ended.err.contains(&format!("{} has no effect with --format csv.", option[0])), "{ended:?}");
    }
}

#[test]
fn an_output_file_is_the_same_as_what_is_printed() {
    let program = program("output");
    for format in ["text", "json", "jsonl", "csv", "sarif"] {
        let printed = program.run(&["check", "a.csv", "--format", format]);
        let written = program.run(&["check", "a.csv", "--format", format, "--output", "out"]);
        assert_eq!((written.code, written.out.as_str()), (Some(1), ""), "{format}");
        assert_eq!(fs::read_to_string(program.folder.join("out")).unwrap(), printed.out, "{format}");
    }
    let left: Vec<_> =
        fs::read_dir(&program.folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "no other file is left: {left:?}");
    let explained = program.run(&["explain", "AM001", "-o", "rule.txt"]);
    assert_eq!((explained.code, explained.out.as_str()), (Some(0), ""));
    assert!(fs::read_to_string(program.folder.join("rule.txt")).unwrap().starts_with("AM001"));
}

#[test]
fn an_output_that_cannot_be_written_is_absent() {
    let program = program("output-absent").with("kept.txt", "kept");
    let ended = program.run(&["check", "a.csv", "--output", "no/such/out.txt"]);
    assert!(ended.code == Some(2) && ended.err.contains("no/such/out.txt cannot be written"), "{ended:?}");
    // A call that fails leaves what was there.
    let ended = program.run(&["check", "missing.csv", "--output", "kept.txt"]);
    assert_eq!(
        (ended.code, fs::read_to_string(program.folder.join("kept.txt")).unwrap().as_str()),
        (Some(2), "kept")
    );
}

#[test]
fn a_result_is_never_written_over_an_input() {
    let program = program("output-input").with("terms.csv", "product,rate\nCVM,8%\n");
    for (name, arguments) in [
        ("a.csv", &["check", "a.csv", "--output", "./a.csv"][..]),
        ("terms.csv", &["check", "a.csv", "--agreement", "terms.csv", "-o", "terms.csv"]),
        ("a.csv", &["find", "a.csv", "--order", "1", "-o", "a.csv"]),
    ] {
        let before = fs::read_to_string(program.folder.join(name)).unwrap();
        let ended = program.run(arguments);
        assert!(ended.code == Some(2) && ended.err.contains("is an input as well as --output"), "{ended:?}");
        assert_eq!(fs::read_to_string(program.folder.join(name)).unwrap(), before);
    }
}

#[cfg(unix)]
#[test]
fn an_output_keeps_its_permissions_and_its_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let program = program("output-link").with("real.txt", "old");
    let real = program.folder.join("real.txt");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o600)).unwrap();
    symlink("real.txt", program.folder.join("link.txt")).unwrap();
    assert_eq!(program.run(&["check", "a.csv", "-o", "link.txt"]).code, Some(1));
    assert!(program.folder.join("link.txt").is_symlink());
    assert!(fs::read_to_string(&real).unwrap().contains("AM001"));
    assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(program.run(&["check", "a.csv", "-o", "/dev/null"]).code, Some(1));
}
