//! Findings as SARIF 2.1.0, for tools that show what checkers find.

use super::cell_place::CellPlaces;
use crate::error::CliError;
use rebatelens_core::{
    Lang,
    explain::catalogue::entry,
    explain::rules,
    report::{Finding, InputReport, Report},
};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fmt::Write, path::Path};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The log of a check.
pub(super) fn log(
    report: &Report,
    places: &CellPlaces,
    unusable: &[CliError],
    exit: u8,
    lang: Lang,
) -> Value {
    let codes: BTreeMap<&str, usize> = numbered(report.findings.iter().map(|finding| finding.code));
    let files: BTreeMap<&str, usize> = numbered(report.inputs.iter().map(|input| input.file.as_str()));
    let results: Vec<Value> =
        report.findings.iter().map(|finding| result(finding, report, &codes, &files, places)).collect();
    let driver = json!({
        "name": "Rebatelens",
        "semanticVersion": report.tool.version,
        "rules": codes.keys().map(|code| rule(code, lang)).collect::<Vec<_>>(),
    });
    let language = match lang {
        Lang::En => "en-US",
        Lang::ZhCn => "zh-CN",
    };
    let notes: Vec<Value> = unusable
        .iter()
        .map(|error| json!({ "level": "error", "message": { "text": error.text(lang) } }))
        .collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "language": language,
            "columnKind": "unicodeCodePoints",
            "artifacts": artifacts(report, &files),
            "results": results,
            "invocations": [{
                "executionSuccessful": unusable.is_empty(),
                "exitCode": exit,
                "toolExecutionNotifications": notes,
            }],
        }],
    })
}

/// Each name once, with its place in the order of names.
fn numbered<'n>(names: impl Iterator<Item = &'n str>) -> BTreeMap<&'n str, usize> {
    let mut numbered: BTreeMap<&str, usize> = names.map(|name| (name, 0)).collect();
    numbered.values_mut().enumerate().for_each(|(number, place)| *place = number);
    numbered
}

fn rule(code: &str, lang: Lang) -> Value {
    let Some(rule) = rules::by_code(code) else { return json!({ "id": code }) };
    let entry = entry(rule, lang);
    let help = [entry.why.as_str(), entry.next.as_str()];
    let help = help.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    let text = |text: &str| json!({ "text": if text.is_empty() { entry.title } else { text } });
    json!({
        "id": code,
        "shortDescription": text(entry.title),
        "fullDescription": text(entry.what),
        "help": text(&help),
        "defaultConfiguration": { "level": rule.severity.name() },
        "properties": { "tags": [rule.family()], "needs": entry.needs },
    })
}

fn artifacts(report: &Report, files: &BTreeMap<&str, usize>) -> Vec<Value> {
    let artifact = |name: &&str| {
        let input = report.inputs.iter().find(|input| input.file == **name);
        let hash = input.map(|input| input.sha256.as_str()).unwrap_or_default();
        let size = input.map_or(0, |input| input.bytes);
        json!({ "location": { "uri": uri(name) }, "length": size, "hashes": { "sha-256": hash } })
    };
    files.keys().map(artifact).collect()
}

fn result(
    finding: &Finding,
    report: &Report,
    codes: &BTreeMap<&str, usize>,
    files: &BTreeMap<&str, usize>,
    places: &CellPlaces,
) -> Value {
    let input = report.inputs.iter().find(|input| input.name == finding.input);
    let file = input.map_or(finding.input.as_str(), |input| input.file.as_str());
    let mut location = json!({ "artifactLocation": { "uri": uri(file) } });
    if let Some(index) = files.get(file) {
        location["artifactLocation"]["index"] = json!(index);
    }
    if let Some(line) = finding.line {
        location["region"] = region(line, finding, input, places);
    }
    let mut location = json!({ "physicalLocation": location });
    let header = finding.column.zip(input).and_then(|(column, input)| input.columns.get(column - 1));
    if let Some(column) = header.filter(|column| !column.header.is_empty()) {
        location["logicalLocations"] = json!([{ "name": column.header, "kind": "column" }]);
    }
    json!({
        "ruleId": finding.code,
        "ruleIndex": codes.get(finding.code),
        "level": finding.severity.name(),
        "message": { "text": format!("{} {}", finding.message, finding.next) },
        "locations": [location],
        "properties": properties(finding),
    })
}

/// The row, and the characters of the cell where they can be found. In a workbook
/// the line is the row's number.
fn region(line: usize, finding: &Finding, input: Option<&InputReport>, places: &CellPlaces) -> Value {
    let mut region = json!({ "startLine": line });
    let file = input.map_or(finding.input.as_str(), |input| input.file.as_str());
    if let Some((start, end)) = places.get(file, line, finding.column) {
        region["startColumn"] = json!(start);
        region["endColumn"] = json!(end);
    }
    region
}

/// What a finding says beside SARIF's own words; `column` is the cell's number.
fn properties(finding: &Finding) -> Value {
    let mut properties = serde_json::to_value(finding).unwrap_or_default();
    if let Some(map) = properties.as_object_mut() {
        for key in ["code", "severity", "input", "line", "message", "next"] {
            map.remove(key);
        }
        map.retain(|_, value| !value.is_null());
    }
    properties
}

/// A file's name as a reference: relative as it was given.
fn uri(name: &str) -> String {
    let slashes = if cfg!(windows) { name.replace('\\', "/") } else { name.into() };
    let mut out = String::new();
    if Path::new(name).is_absolute() {
        out.push_str(if slashes.starts_with('/') { "file://" } else { "file:///" });
    }
    for byte in slashes.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
