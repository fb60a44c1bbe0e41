//! `rebatelens find`.

use crate::{
    args::{Common, Format},
    error::CliError,
    input::{GB18030, NamedBytes, Reading, read},
    mappings,
    output::{Output, printable},
};
use rebatelens_core::{
    Input, Lang, Options,
    explain::empty::{Answer, Query, Story, find},
};
use std::{ffi::OsString, fmt::Write};

/// Looks for records in files, and says why there are none. A file that cannot
/// be read is said and passed over; without it, none found is no result.
pub(crate) fn run(files: &[OsString], reading: &Reading, query: &Query, common: &Common) -> Output {
    let mut unusable = Vec::new();
    let read = files.iter().map(|file| read(file, common.lang));
    let read: Vec<NamedBytes> =
        read.filter_map(|file| file.map_err(|error| unusable.push(error)).ok()).collect();
    let inputs: Vec<Input<'_>> = read.iter().map(|file| file.input(reading.form)).collect();
    let options = Options {
        lang: common.lang,
        as_of: common.as_of.clone(),
        map: mappings::with(&reading.map),
        gb18030: Some(GB18030),
        site: common.site,
        time_zone: reading.time_zone,
        rounding: reading.rounding,
        ..Options::default()
    };
    let answer = find(&inputs, query, &options);
    let text = match common.format {
        Format::Json => serde_json::json!(answer).to_string(),
        Format::Text => text(&answer, common.lang),
    };
    unusable.extend(answer.unread.into_iter().map(CliError::from));
    let none = answer.found.is_empty();
    let parts = answer.skipped.into_iter().map(CliError::from);
    let output = parts.fold(Output::judged(text, none), Output::beside);
    unusable.into_iter().fold(output, if none { Output::without } else { Output::beside })
}

fn text(answer: &Answer, lang: Lang) -> String {
    let mut out = String::new();
    stories(&mut out, &answer.found, answer.matching, lang);
    for note in &answer.notes {
        line(&mut out, note);
    }
    if answer.found.is_empty() {
        line(&mut out, &opening(answer, lang));
    }
    if !answer.related.is_empty() {
        line(&mut out, lang.pick("\nWhat tells of it:", "\n相关记录："));
        stories(&mut out, &answer.related, answer.related.len(), lang);
    }
    for suspect in &answer.suspects {
        line(&mut out, &format!("\n{}. {}", suspect.rank, suspect.reason));
        for evidence in &suspect.evidence {
            line(&mut out, &format!("   {evidence}"));
        }
        let next = lang.pick("Next: ", "下一步：");
        line(&mut out, &format!("   {next}{}", suspect.next_sentence));
    }
    out
}

fn opening(answer: &Answer, lang: Lang) -> String {
    match (lang, answer.captured) {
        (Lang::En, 0) => "Nothing was captured to search in. The likeliest reasons first:".into(),
        (Lang::En, 1) => "No records found in 1 row. The likeliest reasons first:".into(),
        (Lang::En, rows) => format!("No records found in {rows} rows. The likeliest reasons first:"),
        (Lang::ZhCn, 0) => "没有可供查找的记录。可能的原因，由大到小：".into(),
        (Lang::ZhCn, rows) => format!("在 {rows} 行中没有找到记录。可能的原因，由大到小："),
    }
}

fn stories(out: &mut String, stories: &[Story], all: usize, lang: Lang) {
    for story in stories {
        line(out, &format!("{}:{}  {}", story.input, story.line, story.sentence));
    }
    let more = all.saturating_sub(stories.len());
    if more > 0 {
        let told = match lang {
            Lang::En => format!("And {more} more."),
            Lang::ZhCn => format!("另有 {more} 条。"),
        };
        line(out, &told);
    }
}

/// Writes a line that no cell's text can break out of.
fn line(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}", printable(text));
}
