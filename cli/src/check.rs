//! `rebatelens check`.

mod cell_place;
mod csv;
mod files;
mod paint;
mod sarif;
mod selected;
mod text;

use crate::{
    call::{CheckCall, Common, Format, Sort},
    documents,
    error::CliError,
    input::{options, read, read_agreement},
    mappings,
    output::Output,
    paths, progress,
    threads::Threads,
    words::{call as call_words, check as words},
};
use cell_place::{CellPlaces, Wanted};
use files::{CheckedFile, STREAMED_BYTES, check_those_left, open_all};
use paint::Paint;
use rebatelens_core::{
    Lang, Options,
    checks::{difference::line::Expected, document::DocumentKind, workers::Workers},
    finding::Severity,
    report::{Finding, Report},
};
use selected::{Counts, leaves_out, select};
use serde::Serialize;
use std::{ffi::OsStr, fmt::Display, sync::Arc};

/// Checks files and prints the report.
pub(crate) fn run(call: &CheckCall, common: Common) -> Result<Output, CliError> {
    let lang = common.lang;
    let paths = paths::expand(&call.files, call.output.as_deref(), lang);
    if !common.is_quiet {
        paths.remarks.iter().for_each(|remark| eprintln!("{remark}"));
    }
    let mut unusable = paths.unusable;
    let (mut files, errors) = open_all(&paths.files, STREAMED_BYTES, lang);
    unusable.extend(errors);
    let mut options = options(&call.reading, lang);
    let references = &call.references;
    options.expected = references.expected.as_ref().map(|file| read_expected(file, &options)).transpose()?;
    options.invoice = documents::read_all(&references.papers.invoice, DocumentKind::Invoice, &options)?;
    options.receipt = documents::read_all(&references.papers.receipt, DocumentKind::Receipt, &options)?;
    options.agreement = read_agreement(&references.agreement, lang)?;
    options.what_if = references.what_if;
    // A policy's product list alone has no tiers.
    let has_rules = options.agreement.as_ref().is_some_and(|agreement| !agreement.ladders().is_empty());
    if options.what_if.is_some() && !has_rules {
        let option = "--what-if";
        return Err(CliError::new(
            call_words::no_agreement(lang, option),
            call_words::no_agreement_next(lang, option),
        ));
    }
    options.workers = (call.threads.get() > 1).then(|| Arc::new(Threads(call.threads)) as Arc<dyn Workers>);
    options.progress = Some(progress::RECORDS);
    let report = check(&mut files, call, &options, common, &mut unusable);
    if report.inputs.is_empty() && !unusable.is_empty() {
        let first = unusable.remove(0);
        return Err(CliError::all(first, unusable));
    }
    mappings::remember(&call.reading.map, &report, common);
    // Expected values, invoices and receipts are read by the same names.
    if options.expected.is_none() && options.invoice.is_none() && options.receipt.is_none() {
        unusable.extend(mappings::unused(&call.reading.map, &report, lang));
    }
    let output = printed(report, &files, &unusable, call, common)?;
    // The others are reported all the same.
    Ok(unusable.into_iter().fold(output, Output::with_unusable))
}

/// Checks files, with a sign of life.
fn check(
    files: &mut Vec<CheckedFile>,
    call: &CheckCall,
    options: &Options,
    common: Common,
    unusable: &mut Vec<CliError>,
) -> Report {
    let bytes = files.iter().map(CheckedFile::size).sum();
    let check = || check_those_left(files, call.reading.form, options);
    let (report, errors) = progress::during(bytes, common, check);
    unusable.extend(errors);
    report
}

/// The person's own values, from a file of any form.
fn read_expected(file: &OsStr, options: &Options) -> Result<Expected, CliError> {
    let file = read(file, options.lang)?;
    Ok(rebatelens_core::read_expected(&file.input(None), options)?)
}

/// What is printed, and whether any finding that is asked for is an error.
fn printed(
    mut report: Report,
    files: &[CheckedFile],
    unusable: &[CliError],
    call: &CheckCall,
    common: Common,
) -> Result<Output, CliError> {
    let (view, lang) = (&call.view, common.lang);
    let as_read = if common.format == Format::Text { Sort::Money } else { Sort::File };
    let counts = select(&mut report, &view.selection, view.sort.unwrap_or(as_read), view.limit);
    let has_errors = report.findings.iter().any(|finding| finding.severity == Severity::Error);
    if common.format != Format::Text {
        report.findings.truncate(counts.listed);
    }
    // The other formats have a place for it.
    let is_remarked =
        matches!(common.format, Format::Jsonl | Format::Csv | Format::Sarif) && !common.is_quiet;
    if let Some(remark) = text::selected(counts, call, lang).filter(|_| is_remarked) {
        eprintln!("{remark}");
    }
    let text = match common.format {
        Format::Text => {
            let paint = Paint::of(view.color, call.output.is_some());
            if common.is_quiet {
                text::lines(&report, counts, paint, lang)
            } else {
                text::report(&report, counts, call, paint, lang)
            }
        }
        Format::Json => json(&Selected::of(&report, counts, call), lang)?,
        Format::Jsonl => {
            let lines = report.findings.iter().map(serde_json::to_string);
            lines
                .map(|line| Ok(line? + "\n"))
                .collect::<Result<String, serde_json::Error>>()
                .map_err(unwritten(lang))?
        }
        Format::Csv => csv::findings(&report.findings).map_err(unwritten(lang))?,
        Format::Sarif => {
            let places = places(&report.findings, &report, files);
            let exit = if unusable.is_empty() { u8::from(has_errors) } else { 2 };
            json(&sarif::log(&report, &places, unusable, exit, lang), lang)?
        }
    };
    // The program is about to end, and giving a million texts back takes time.
    std::mem::forget(report);
    Ok(Output::judged(text, has_errors))
}

/// The report, with what of it was asked for.
#[derive(Serialize)]
struct Selected<'r> {
    #[serde(flatten)]
    report: &'r Report,
    /// Absent where every finding is listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    selection: Option<SelectionReport<'r>>,
}

/// Which findings were asked for, and how many there are.
#[derive(Serialize)]
struct SelectionReport<'r> {
    select: &'r [String],
    ignore: &'r [String],
    severity: Option<Severity>,
    #[serde(flatten)]
    counts: Counts,
}

impl<'r> Selected<'r> {
    fn of(report: &'r Report, counts: Counts, call: &'r CheckCall) -> Self {
        let asked = &call.view.selection;
        let is_part = leaves_out(asked) || call.view.limit.is_some();
        let selection = is_part.then_some(SelectionReport {
            select: &asked.select,
            ignore: &asked.ignore,
            severity: asked.severity,
            counts,
        });
        Self { report, selection }
    }
}

/// Where the cells of findings stand in files that are in memory.
fn places(findings: &[Finding], report: &Report, files: &[CheckedFile]) -> CellPlaces {
    let mut places = CellPlaces::default();
    for input in
        report.inputs.iter().filter(|input| input.name == input.file && matches!(input.form, "csv" | "tsv"))
    {
        let of_input = findings.iter().filter(|finding| finding.input == input.name);
        let wanted = of_input.filter_map(|finding| {
            Some(Wanted { line: finding.line?, column: finding.column?, raw: finding.raw.as_deref()? })
        });
        let file = files.iter().find(|file| file.name() == input.file);
        if let Some(bytes) = file.and_then(CheckedFile::bytes) {
            places.add(&input.file, bytes, &wanted.collect::<Vec<_>>());
        }
    }
    places
}

/// A value as JSON.
fn json(value: &impl Serialize, lang: Lang) -> Result<String, CliError> {
    serde_json::to_string_pretty(value).map_err(unwritten(lang))
}

fn unwritten<E: Display>(lang: Lang) -> impl Fn(E) -> CliError {
    move |error| CliError::new(words::not_written(lang, &error), words::not_written_next(lang))
}
