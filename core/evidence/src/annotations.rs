//! `findings.json`: each finding as a W3C Web Annotation on the cell that it
//! is about, its words in both languages.

use crate::{json, material::Material, places::Places, time};
use alloc::{format, string::String, vec::Vec};
use rebatelens_explain::report::{Finding, Working};
use rebatelens_finding::{lang::Lang, severity::Severity};
use serde::Serialize;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
const RFC_7111: &str = "http://tools.ietf.org/rfc/rfc7111";
/// Our own terms, so that no reader of linked data drops them.
const TERMS: &str = "urn:rebatelens:terms:";

#[derive(Serialize)]
struct Page<'a> {
    #[serde(rename = "@context")]
    context: (&'static str, Terms),
    id: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "startIndex")]
    start: usize,
    #[serde(rename = "partOf")]
    part_of: Collection,
    items: Vec<Annotation<'a>>,
}

#[derive(Serialize)]
struct Terms {
    #[serde(rename = "@vocab")]
    vocabulary: &'static str,
}

#[derive(Serialize)]
struct Collection {
    id: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    total: usize,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<&'a str>,
    generator: Software,
    body: [Body; 2],
    target: Target<'a>,
    code: &'static str,
    severity: Severity,
    record: Option<usize>,
    line: Option<usize>,
    column: Option<usize>,
    field: Option<&'a str>,
    raw: Option<&'a str>,
    observed: Option<&'a str>,
    expected: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cleaned: Option<&'a str>,
}

#[derive(Serialize)]
struct Software {
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'static str,
    #[serde(rename = "schema:softwareVersion")]
    version: &'static str,
}

#[derive(Serialize)]
struct Body {
    #[serde(rename = "type")]
    kind: &'static str,
    language: &'static str,
    format: &'static str,
    purpose: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Target<'a> {
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    selector: Option<Selector<'a>>,
}

#[derive(Serialize)]
struct Selector<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "conformsTo")]
    conforms_to: &'static str,
    value: String,
    #[serde(rename = "refinedBy", skip_serializing_if = "Option::is_none")]
    refined_by: Option<Quote<'a>>,
}

#[derive(Serialize)]
struct Quote<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    exact: &'a str,
}

/// Every finding, each with the place that it points at.
pub(crate) fn findings(material: &Material<'_>, places: &[Places]) -> Vec<u8> {
    let english = rebatelens_explain::report::report(material.checked, Lang::En);
    let chinese = rebatelens_explain::report::report(material.checked, Lang::ZhCn);
    let created = time::is_moment(&material.request.as_of).then_some(material.request.as_of.as_str());
    let both = english.findings.iter().zip(&chinese.findings);
    let items: Vec<Annotation<'_>> = (1_usize..)
        .zip(both)
        .map(|(number, (english, chinese))| Annotation {
            id: format!("#{number}"),
            kind: "Annotation",
            motivation: "assessing",
            created,
            generator: software(),
            body: [body(english, Lang::En), body(chinese, Lang::ZhCn)],
            target: target(english, material, places),
            code: english.code,
            severity: english.severity,
            record: english.record,
            line: english.line,
            column: english.column,
            field: english.field.as_deref(),
            raw: english.raw.as_deref(),
            observed: english.observed.as_deref(),
            expected: english.expected.as_deref(),
            difference: english.difference.as_deref(),
            currency: english.currency.as_deref(),
            cleaned: english.cleaned.as_deref(),
        })
        .collect();
    json::pretty(&Page {
        context: (CONTEXT, Terms { vocabulary: TERMS }),
        id: "#page",
        kind: "AnnotationPage",
        start: 0,
        part_of: Collection { id: "#findings", kind: "AnnotationCollection", total: items.len() },
        items,
    })
}

const fn software() -> Software {
    Software { kind: "Software", name: "rebatelens-core", version: env!("CARGO_PKG_VERSION") }
}

fn body(finding: &Finding, lang: Lang) -> Body {
    let workings = finding.workings.iter().map(|Working { label, value }| format!("{label} = {value}"));
    let mut lines: Vec<String> = alloc::vec![finding.title.clone(), finding.message.clone()];
    lines.extend(workings);
    lines.push(finding.why.clone());
    lines.push(finding.next.clone());
    Body {
        kind: "TextualBody",
        language: lang.tag(),
        format: "text/plain",
        purpose: "assessing",
        value: lines.join("\n"),
    }
}

fn target<'a>(finding: &'a Finding, material: &Material<'_>, places: &[Places]) -> Target<'a> {
    let mut inputs = material.checked.inputs.iter().zip(places);
    let input = inputs.find(|(input, _)| input.name == finding.input);
    let fragment = input.and_then(|(_, places)| places.fragment(finding));
    let file = input.map_or(&finding.input, |(input, _)| &input.file);
    let quote = |exact| Quote { kind: "TextQuoteSelector", exact };
    let whole = finding.raw.as_deref().filter(|raw| !raw.is_empty() && !raw.ends_with('…'));
    Target {
        source: format!("raw/{file}"),
        selector: fragment.map(|value| Selector {
            kind: "FragmentSelector",
            conforms_to: RFC_7111,
            value,
            refined_by: whole.filter(|_| finding.column.is_some()).map(quote),
        }),
    }
}
