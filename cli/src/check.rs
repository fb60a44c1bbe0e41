//! `rebatelens check`.

mod files;
mod text;

use crate::{
    call::{CheckCall, Common, Format},
    error::CliError,
    input::{options, read, read_agreement},
    mappings,
    output::Output,
    progress,
    threads::Threads,
    words::check as words,
};
use files::{CheckedFile, STREAMED_BYTES, check_files, open_all};
use rebatelens_core::{
    Lang, Options,
    checks::{difference::line::Expected, workers::Workers},
    report::Report,
};
use std::{ffi::OsStr, sync::Arc};

/// Checks files and prints the report.
pub(crate) fn run(call: &CheckCall, common: Common) -> Result<Output, CliError> {
    let CheckCall { reading, references, .. } = call;
    let mut files = open_all(&call.files, STREAMED_BYTES, common.lang)?;
    let bytes = files.iter().map(CheckedFile::size).sum();
    let mut options = options(reading, common.lang);
    options.expected = references.expected.as_ref().map(|file| read_expected(file, &options)).transpose()?;
    options.agreement = read_agreement(&references.agreement, common.lang)?;
    options.workers = (call.threads.get() > 1).then(|| Arc::new(Threads(call.threads)) as Arc<dyn Workers>);
    let checked = progress::during(bytes, common.lang, || check_files(&mut files, reading.form, &options));
    let (report, mut errors) = checked?;
    if report.inputs.is_empty() && !errors.is_empty() {
        return Err(errors.remove(0).into());
    }
    mappings::remember(&reading.map, &report, common.lang);
    // The expected values are read by the same names.
    let unused = match &options.expected {
        Some(_) => Vec::new(),
        None => mappings::unused(&reading.map, &report, common.lang),
    };
    let text = match common.format {
        Format::Json => json(&report, common.lang)?,
        Format::Text => text::report(&report, common.lang),
    };
    let output = Output::judged(text, report.summary.errors > 0);
    // The others are reported all the same.
    let errors = errors.into_iter().map(CliError::from).chain(unused);
    Ok(errors.fold(output, Output::with_unusable))
}

/// The person's own values, from a file of any form.
fn read_expected(file: &OsStr, options: &Options) -> Result<Expected, CliError> {
    let file = read(file, options.lang)?;
    Ok(rebatelens_core::read_expected(&file.input(None), options)?)
}

/// The report as JSON.
fn json(report: &Report, lang: Lang) -> Result<String, CliError> {
    serde_json::to_string_pretty(report)
        .map_err(|error| CliError::new(words::not_written(lang, &error), words::not_written_next(lang)))
}
