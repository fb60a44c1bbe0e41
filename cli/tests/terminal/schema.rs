//! Every report is what `docs/report.schema.json` says, and the schema names
//! every key.

use crate::program::Program;
use boon::{Compiler, SchemaIndex, Schemas};
use rebatelens_core::{
    Lang, Options, check_usable,
    explain::rules,
    explain::{catalogue::entry, example::Example},
};
use serde_json::{Value, json};
use std::{fs, path::Path};

fn schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/report.schema.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The schema, under which a key that it does not name is a fault.
pub(crate) fn strict() -> (Schemas, SchemaIndex) {
    let mut schema = schema();
    close(&mut schema);
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let name = "https://rebatelens.invalid/report/1";
    compiler.add_resource(name, schema).unwrap();
    let index = compiler.compile(name, &mut schemas).unwrap();
    (schemas, index)
}

fn close(value: &mut Value) {
    if let Some(object) = value.as_object_mut() {
        if object.contains_key("properties") && object.get("type") == Some(&json!("object")) {
            object.insert("additionalProperties".into(), json!(false));
        }
        object.values_mut().for_each(close);
    }
}

pub(crate) fn faults(report: &Value, (schemas, index): &(Schemas, SchemaIndex)) -> Option<String> {
    schemas.validate(report, *index).err().map(|error| error.to_string())
}

#[test]
fn the_reports_of_every_example_are_what_the_schema_says() {
    let schema = strict();
    let (mut reports, mut findings) = (0, 0);
    for rule in rules::ALL {
        let entry = entry(rule, Lang::En);
        for text in [entry.example, entry.counterexample] {
            let example = Example::read(text);
            for lang in Lang::ALL {
                let options = Options { lang, ..example.options() };
                let (report, _) = check_usable(&example.inputs(), &options);
                findings += report.findings.len();
                let fault = faults(&serde_json::to_value(&report).unwrap(), &schema);
                assert_eq!(fault, None, "{}: {text}", rule.code);
                reports += 1;
            }
        }
    }
    assert!(reports > 400 && findings > 200, "{reports} reports, {findings} findings");
}

#[test]
fn the_sample_console_has_reports_that_the_schema_allows() {
    let schema = strict();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/console");
    let program = Program::in_folder("schema-fixtures");
    let mut read = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let table: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            let Some(text) = csv(&table) else { continue };
            fs::write(program.folder.join("page.csv"), text).unwrap();
            let ended = program.run(&["check", "page.csv", "--format", "json"]);
            let report: Value = serde_json::from_str(&ended.out).unwrap();
            assert_eq!(faults(&report, &schema), None, "{}", path.display());
            read += 1;
        }
    }
    assert!(read > 0, "no fixture was read");
}

/// A table of the sample console as CSV.
fn csv(table: &Value) -> Option<String> {
    let line = |cells: &[Value]| {
        let cells = cells
            .iter()
            .map(|cell| format!("\"{}\"", cell.as_str().unwrap_or_default().replace('"', "\"\"")));
        cells.collect::<Vec<_>>().join(",") + "\n"
    };
    let headers = table.get("columns")?.as_array()?;
    let rows = table.get("rows")?.as_array()?;
    let rows = rows.iter().filter_map(|row| row.get("cells").unwrap_or(row).as_array());
    Some([headers].into_iter().chain(rows).map(|cells| line(cells)).collect())
}

#[test]
fn a_selection_is_part_of_the_schema() {
    let schema = strict();
    let program = Program::in_folder("schema-selection").with("a.csv", crate::findings::RECORDS);
    for arguments in
        [&["--select", "AM"][..], &["--ignore", "AM001", "--severity", "warning"], &["--limit", "1"]]
    {
        let ended = program.run(&[&["check", "a.csv", "--format", "json"], arguments].concat());
        let report: Value = serde_json::from_str(&ended.out).unwrap();
        assert!(report["selection"]["found"].as_u64() > Some(0), "{report}");
        assert_eq!(faults(&report, &schema), None, "{arguments:?}");
    }
}

#[test]
fn what_is_no_report_is_refused() {
    let schema = strict();
    let program = Program::in_folder("schema-refuses").with("a.csv", crate::findings::RECORDS);
    let report: Value =
        serde_json::from_str(&program.run(&["check", "a.csv", "--format", "json"]).out).unwrap();
    assert_eq!(faults(&report, &schema), None);
    for (path, wrong) in [
        ("/schema", json!("rebatelens.report/9")),
        ("/findings/0/line", json!("2")),
        ("/findings/0/difference", json!(0.1)),
        ("/totals/0/rebate_amount", json!(0)),
        ("/inputs/0/sha256", json!("abc")),
    ] {
        let mut broken = report.clone();
        *broken.pointer_mut(path).unwrap() = wrong;
        assert!(faults(&broken, &schema).is_some(), "{path}");
    }
    let mut more = report;
    more["findings"][0]["not_named"] = json!(1);
    assert!(faults(&more, &schema).is_some(), "a key that the schema does not name");
}
