//! `rebatelens find`.

use crate::{
    args::{Common, Format},
    error::CliError,
    input::{GB18030, read_all},
    mappings,
    output::{Output, printable},
};
use rebatelens_core::{
    Input, Lang, Options,
    explain::empty::{Answer, Query, find},
};
use std::{ffi::OsString, fmt::Write};

/// Looks for records in files, and says why there are none.
pub(crate) fn run(files: &[OsString], query: &Query, common: &Common) -> Result<Output, CliError> {
    let files = read_all(files, common.lang)?;
    let inputs: Vec<Input<'_>> = files.iter().map(|file| file.input(None)).collect();
    let options = Options {
        lang: common.lang,
        as_of: common.as_of.clone(),
        map: mappings::with(&[]),
        gb18030: Some(GB18030),
        site: common.site,
        ..Options::default()
    };
    let answer = find(&inputs, query, &options);
    let text = match common.format {
        Format::Json => serde_json::json!(answer).to_string(),
        Format::Text => text(&answer, common.lang),
    };
    let output = Output::judged(text, answer.found.is_empty());
    Ok(answer.unread.into_iter().fold(output, |output, error| output.without(error.into())))
}

fn text(answer: &Answer, lang: Lang) -> String {
    let mut out = String::new();
    for story in &answer.found {
        line(&mut out, &format!("{}:{}  {}", story.input, story.line, story.sentence));
    }
    if !answer.found.is_empty() {
        return out;
    }
    let looked = answer.captured;
    let opening = match lang {
        Lang::En => format!("No records found among {looked}. The likeliest reasons first:"),
        Lang::ZhCn => format!("在 {looked} 条记录中没有找到。可能的原因，由大到小："),
    };
    line(&mut out, &opening);
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

/// Writes a line that no cell's text can break out of.
fn line(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}", printable(text));
}
