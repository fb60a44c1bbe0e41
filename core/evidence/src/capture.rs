//! Where the data came from: `capture.json` beside the raw files, and
//! `query.json` for what was asked.

use crate::{
    json,
    material::{Material, Raw},
    sorted::Sorted,
    time::{Moment, moment},
    url::{self, Parameter},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_checks::document::Document;
use rebatelens_explain::{page::PageContext, report::InputReport};
use rebatelens_model::{
    Field,
    agreement::NamedDigest,
    identifier::{Identifier, IdentifierKind},
    money::RoundingMode,
    site::Site,
};
use serde::Serialize;

#[derive(Serialize)]
struct Capture<'a> {
    schema: &'static str,
    software: &'a str,
    core: &'static str,
    source: &'static str,
    as_of: &'a str,
    lang: &'static str,
    page: Option<PageContext>,
    columns_given: Vec<Given<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site_given: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_zone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rounding: Option<&'static str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    agreement: &'a [NamedDigest],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    invoice: Vec<Paper<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    receipt: Vec<Paper<'a>>,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct Given<'a> {
    header: &'a str,
    field: &'static str,
}

/// An invoice or a receipt: a file, or an amount as it was given.
#[derive(Serialize)]
struct Paper<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<&'a str>,
}

#[derive(Serialize)]
struct File<'a> {
    path: String,
    original_name: &'a str,
    #[serde(flatten)]
    read: InputReport,
}

#[derive(Serialize)]
struct Query<'a> {
    schema: &'static str,
    source: &'static str,
    site: Option<&'a str>,
    page_title: Option<&'a str>,
    url: Option<String>,
    parameters: Vec<Parameter>,
    account: Account,
    settlement_periods: Vec<String>,
    records: usize,
    rows_in_all: Option<&'a str>,
    time: Moment,
    time_of: &'static str,
}

/// The accounts that the records themselves name.
#[derive(Serialize)]
struct Account {
    partner_ids: Vec<String>,
}

/// Accounts listed at most; a reseller has one, a distributor some.
const ACCOUNTS: usize = 100;

/// `raw/capture.json`.
pub(crate) fn capture(material: &Material<'_>) -> Vec<u8> {
    let request = material.request;
    let raw = |file: &str| material.raws.iter().find(|raw| raw.name == file);
    let inputs = material.checked.inputs.iter();
    let files = inputs.filter_map(|input| Some((raw(&input.file)?, input)));
    json::pretty(&Capture {
        schema: "rebatelens.capture/1",
        software: &request.software,
        core: env!("CARGO_PKG_VERSION"),
        source: source(material),
        as_of: &request.as_of,
        lang: request.lang.tag(),
        page: request.page.as_ref().map(shareable),
        columns_given: request.map.given.iter().map(given).collect(),
        site_given: request.site.map(Site::name),
        time_zone: request.time_zone.map(|zone| zone.to_string()),
        rounding: request.rounding.map(RoundingMode::name),
        agreement: request.agreement.as_ref().map_or(&[], |agreement| &agreement.files),
        invoice: papers(request.invoice.as_ref()),
        receipt: papers(request.receipt.as_ref()),
        files: files
            .map(|(raw, checked)| file(raw, rebatelens_explain::report::input_report(checked, request.lang)))
            .collect(),
    })
}

/// `query.json`.
pub(crate) fn query(material: &Material<'_>) -> Vec<u8> {
    let request = material.request;
    let page = request.page.as_ref();
    let address = page.map(|page| url::read(&page.url));
    let report = rebatelens_explain::report::report(material.checked, request.lang);
    let periods = in_order(report.totals.into_iter().filter_map(|total| total.settlement_period));
    let (time, time_of) = match page {
        Some(page) => (moment(&page.captured_at), "the page was read"),
        None => (moment(&request.as_of), "the files were checked"),
    };
    let (url, parameters) = match address {
        Some(address) => (Some(address.text), address.parameters),
        None => (None, Vec::new()),
    };
    json::pretty(&Query {
        schema: "rebatelens.query/1",
        source: source(material),
        site: page.map(|page| page.site.as_str()),
        page_title: page.map(|page| page.title.as_str()),
        url,
        parameters,
        account: Account { partner_ids: partners(material) },
        settlement_periods: periods,
        records: report.summary.records,
        rows_in_all: page.and_then(|page| page.rows_in_all.as_deref()),
        time,
        time_of,
    })
}

const fn source(material: &Material<'_>) -> &'static str {
    if material.request.page.is_some() { "page" } else { "files" }
}

/// The page's context, its address without credentials.
fn shareable(page: &PageContext) -> PageContext {
    PageContext { url: url::read(&page.url).text, ..page.clone() }
}

fn given((header, field): &(String, Field)) -> Given<'_> {
    Given { header, field: field.name() }
}

fn papers(document: Option<&Document>) -> Vec<Paper<'_>> {
    let sources = document.into_iter().flat_map(|document| &document.sources);
    sources.map(|own| Paper { name: &own.name, sha256: own.sha256.as_deref() }).collect()
}

fn file(raw: &Raw, read: InputReport) -> File<'_> {
    File { path: alloc::format!("data/{}", raw.path()), original_name: &raw.original, read }
}

fn partners(material: &Material<'_>) -> Vec<String> {
    let mut found = Sorted::new();
    for table in material.tables.iter().filter_map(|opened| opened.table.as_ref()) {
        let mut body = table.body();
        while let Some(record) = body.next_record() {
            if found.len() >= ACCOUNTS || !record.fits_header() {
                continue;
            }
            let partner = record.identifier(Field::PartnerId, IdentifierKind::Partner);
            if let Some(id) = partner.as_ref().and_then(Identifier::value).filter(|id| !found.contains(id)) {
                found.insert(id.to_string(), ());
            }
        }
    }
    found.into_iter().map(|(id, ())| id).collect()
}

/// Each text once, in order.
fn in_order(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut sorted = Sorted::new();
    for text in texts {
        sorted.insert(text, ());
    }
    sorted.into_iter().map(|(text, ())| text).collect()
}
