//! `rebatelens find`.

use crate::{
    call::{Common, Format, Reading},
    error::CliError,
    input::{NamedBytes, options, read},
    output::Output,
    paths,
    printable::line,
    words::find as words,
};
use rebatelens_core::{
    Input, Lang,
    explain::find::{Answer, Match, Query, find},
};
use std::ffi::OsString;

/// Looks for records in files, and explains why none is found. A file that cannot
/// be read is reported and skipped; where nothing is found in the others, the call
/// fails, because the record may be in that file.
pub(crate) fn run(files: &[OsString], reading: &Reading, query: &Query, common: Common) -> Output {
    let paths = paths::expand(files, None, common.lang);
    paths.remarks.iter().for_each(|remark| eprintln!("{remark}"));
    let mut unusable = paths.unusable;
    let read = paths.files.iter().map(|file| read(file, common.lang));
    let read: Vec<NamedBytes> =
        read.filter_map(|file| file.map_err(|error| unusable.push(error)).ok()).collect();
    let inputs: Vec<Input<'_>> = read.iter().map(|file| file.input(reading.form)).collect();
    let answer = find(&inputs, query, &options(reading, common.lang));
    let text = match common.format {
        Format::Json => serde_json::json!(answer).to_string(),
        _ => text(&answer, common.lang),
    };
    unusable.extend(answer.unread.into_iter().map(CliError::from));
    let nothing = answer.found.is_empty();
    let parts = answer.skipped.into_iter().map(CliError::from);
    let output = parts.fold(Output::judged(text, nothing), Output::with_skipped);
    unusable.into_iter().fold(output, if nothing { Output::with_unusable } else { Output::with_skipped })
}

fn text(answer: &Answer, lang: Lang) -> String {
    let mut out = String::new();
    records(&mut out, &answer.found, answer.matching, lang);
    for note in &answer.notes {
        line(&mut out, note);
    }
    if answer.found.is_empty() {
        line(&mut out, &opening(answer, lang));
    }
    if !answer.related.is_empty() {
        line(&mut out, &format!("\n{}", words::related(lang)));
        records(&mut out, &answer.related, answer.related.len(), lang);
    }
    for suspect in &answer.suspects {
        line(&mut out, &format!("\n{}. {}", suspect.rank, suspect.reason));
        for evidence in &suspect.evidence {
            line(&mut out, &format!("   {evidence}"));
        }
        line(&mut out, &words::next(lang, &suspect.next_sentence));
    }
    out
}

fn opening(answer: &Answer, lang: Lang) -> String {
    match answer.captured {
        0 => words::nothing_captured(lang).into(),
        rows => words::none_found(lang, rows),
    }
}

fn records(out: &mut String, records: &[Match], all: usize, lang: Lang) {
    for record in records {
        line(out, &format!("{}:{}  {}", record.input, record.line, record.sentence));
    }
    let more = all.saturating_sub(records.len());
    if more > 0 {
        line(out, &words::more(lang, &more));
    }
}
