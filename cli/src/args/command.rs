//! What a call gives becomes a command.

use super::{
    options::{Given, one_too_many},
    value::{self, choice},
};
use crate::{
    call::{BundleCall, CheckCall, Command, Common, Format, Papers, References, Shell, Topic},
    error::CliError,
    syntax,
    words::{call as words, paths},
};
use rebatelens_core::{
    Lang, ReadKind, Template,
    explain::find::Query,
    explain::rules,
    model::{identifier::IdentifierKind, is_missing, money::Amount, site::Site},
};
use std::{
    ffi::OsString,
    num::NonZeroUsize,
    path::{Path, PathBuf},
    thread, vec,
};

/// The words that follow the command.
type Words = vec::IntoIter<OsString>;

/// The command that a call names; a command that needs nothing else is ready.
pub(super) fn topic(given: &mut Given, lang: Lang) -> Result<Result<Topic, Command>, CliError> {
    if given.has("version") {
        return Ok(Err(Command::Version));
    }
    if given.words.is_empty() {
        return Ok(Err(Command::Help(Topic::Program)));
    }
    let name = given.words.remove(0);
    let topic = named(&name.to_string_lossy(), lang)?;
    if topic == Topic::Help {
        return help(std::mem::take(&mut given.words).into_iter(), lang).map(Err);
    }
    Ok(if given.has("help") { Err(Command::Help(topic)) } else { Ok(topic) })
}

/// The command, with what it needs.
pub(super) fn of(
    topic: Topic,
    given: &mut Given,
    config: Option<PathBuf>,
    common: Common,
) -> Result<Command, CliError> {
    let lang = common.lang;
    let words = std::mem::take(&mut given.words);
    match topic {
        Topic::Program | Topic::Help => Ok(Command::Help(topic)),
        Topic::Check => check(words, given, config, common),
        Topic::Find => find(words, given, lang),
        Topic::Id => id(words.into_iter(), lang),
        Topic::Read => read(words.into_iter(), lang),
        Topic::Explain => explain(words.into_iter(), lang),
        Topic::Bundle => bundle(words, given, lang),
        Topic::Verify => verify(words.into_iter(), lang),
        Topic::Map => map(words.into_iter(), lang),
        Topic::Template => template(words.into_iter(), lang),
        Topic::Completions => completions(words.into_iter(), lang),
        Topic::Man => nothing_more(words.into_iter(), lang).map(|()| Command::Man),
    }
}

fn named(name: &str, lang: Lang) -> Result<Topic, CliError> {
    let known = syntax::COMMANDS.iter().find(|command| command.topic.name() == name);
    known.map(|command| command.topic).ok_or_else(|| choice("COMMAND", name, &syntax::commands(), lang))
}

fn help(mut words: Words, lang: Lang) -> Result<Command, CliError> {
    let Some(word) = words.next() else { return Ok(Command::Help(Topic::Program)) };
    nothing_more(words, lang)?;
    Ok(Command::Help(named(&word.to_string_lossy(), lang)?))
}

fn nothing_more(mut words: Words, lang: Lang) -> Result<(), CliError> {
    words.next().map_or(Ok(()), |word| Err(one_too_many(&word, lang)))
}

fn check(
    files: Vec<OsString>,
    given: &Given,
    config: Option<PathBuf>,
    common: Common,
) -> Result<Command, CliError> {
    let lang = common.lang;
    if files.is_empty() {
        return Err(CliError::new(words::no_file(lang), words::no_file_next(lang)));
    }
    let threads = given.one("threads", lang, value::threads)?;
    let threads = threads.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let papers = papers(given);
    let references = References {
        expected: given.path("expected"),
        agreement: given.paths("agreement"),
        what_if: what_if(given, common)?,
        papers,
    };
    let (reading, view, output) = (given.reading(lang)?, given.view(common)?, given.output());
    refuse_output(
        output.as_deref(),
        references.agreement.iter().chain(&references.expected).chain(references.papers.all()).chain(&files),
        lang,
    )?;
    Ok(Command::Check(CheckCall { files, reading, references, threads, view, config, output }))
}

/// One more deal. It has an effect in a whole report alone.
fn what_if(given: &Given, common: Common) -> Result<Option<Amount>, CliError> {
    let (option, lang) = ("--what-if", common.lang);
    let deal = given.one("what-if", lang, value::amount)?;
    if deal.is_some() && !matches!(common.format, Format::Text | Format::Json) {
        let format = common.format.name();
        return Err(CliError::new(
            words::text_only(lang, option, format),
            words::text_only_next(lang, option, format),
        ));
    }
    Ok(deal)
}

fn papers(given: &Given) -> Papers {
    Papers { invoice: given.paths("invoice"), receipt: given.paths("receipt") }
}

/// A result is never written over what it is made of.
fn refuse_output<'f>(
    output: Option<&Path>,
    mut inputs: impl Iterator<Item = &'f OsString>,
    lang: Lang,
) -> Result<(), CliError> {
    let Some(written) = output.and_then(|path| path.canonicalize().ok()).filter(|path| path.is_file()) else {
        return Ok(());
    };
    let is_written = |input: &&OsString| Path::new(input).canonicalize().is_ok_and(|path| path == written);
    match inputs.find(is_written) {
        None => Ok(()),
        Some(input) => {
            let message = paths::is_output(lang, &input.to_string_lossy());
            Err(CliError::new(message, paths::is_output_next(lang)))
        }
    }
}

fn find(files: Vec<OsString>, given: &Given, lang: Lang) -> Result<Command, CliError> {
    let reading = given.reading(lang)?;
    refuse_output(given.output().as_deref(), files.iter(), lang)?;
    let query = Query { site: reading.site.map(Site::name), ..given.query(lang)? };
    let parts = [
        ("--order", &query.order_id),
        ("--customer", &query.customer_id),
        ("--partner", &query.partner_id),
        ("--product", &query.product),
        ("--status", &query.status),
        ("--period", &query.settlement_period),
    ];
    // A script's empty variable would find everything.
    if let Some((option, _)) = parts.iter().find(|(_, part)| part.as_deref().is_some_and(is_missing)) {
        return Err(CliError::new(words::empty(lang, option), words::empty_next(lang, option)));
    }
    if parts.iter().all(|(_, part)| part.is_none()) {
        return Err(CliError::new(words::no_query(lang), words::no_query_next(lang)));
    }
    Ok(Command::Find { files, reading, query })
}

fn bundle(files: Vec<OsString>, given: &Given, lang: Lang) -> Result<Command, CliError> {
    let out = given.output().filter(|_| !files.is_empty());
    let out =
        out.ok_or_else(|| CliError::new(words::no_bundle_name(lang), words::no_bundle_name_next(lang)))?;
    let key = given.path("key").map(PathBuf::from);
    let (reading, agreement) = (given.reading(lang)?, given.paths("agreement"));
    Ok(Command::Bundle(BundleCall { files, out, key, reading, agreement, papers: papers(given) }))
}

fn map(mut words: Words, lang: Lang) -> Result<Command, CliError> {
    let name = words.next().unwrap_or_default().to_string_lossy().into_owned();
    match name.as_str() {
        "list" => nothing_more(words, lang).map(|()| Command::ListMappings),
        "forget" => Ok(Command::ForgetMappings { headers: texts(words) }),
        _ => Err(choice("map", &name, &syntax::map_acts(), lang)),
    }
}

fn template(mut words: Words, lang: Lang) -> Result<Command, CliError> {
    let name = words.next().unwrap_or_default().to_string_lossy().into_owned();
    nothing_more(words, lang)?;
    let template = value::named(&Template::ALL, Template::name, &name);
    let template = template.ok_or_else(|| choice("template", &name, &syntax::templates(), lang))?;
    Ok(Command::Template(template))
}

fn completions(mut words: Words, lang: Lang) -> Result<Command, CliError> {
    let name = words.next().unwrap_or_default().to_string_lossy().into_owned();
    nothing_more(words, lang)?;
    let shell = value::named(&Shell::ALL, Shell::name, &name);
    let shell = shell.ok_or_else(|| choice("completions", &name, &syntax::shells(), lang))?;
    Ok(Command::Completions(shell))
}

fn verify(mut words: Words, lang: Lang) -> Result<Command, CliError> {
    match (words.next(), words.next()) {
        (Some(bundle), None) => Ok(Command::Verify { bundle }),
        _ => Err(CliError::new(words::one_bundle(lang), words::one_bundle_next(lang))),
    }
}

fn id(mut words: Words, lang: Lang) -> Result<Command, CliError> {
    let name = words.next().unwrap_or_default().to_string_lossy().into_owned();
    let kind = IdentifierKind::from_name(&name);
    let kind = kind.ok_or_else(|| choice("KIND", &name, &syntax::identifier_kinds(), lang))?;
    Ok(Command::Id { kind, values: texts(words) })
}

fn read(mut words: Words, lang: Lang) -> Result<Command, CliError> {
    let name = words.next().unwrap_or_default().to_string_lossy().into_owned();
    let kind = ReadKind::from_name(&name);
    let kind = kind.ok_or_else(|| choice("KIND", &name, &syntax::read_kinds(), lang))?;
    Ok(Command::Read { kind, values: texts(words) })
}

fn texts(words: Words) -> Vec<String> {
    words.map(|word| word.to_string_lossy().into_owned()).collect()
}

fn explain(mut words: Words, lang: Lang) -> Result<Command, CliError> {
    let Some(word) = words.next() else { return Ok(Command::Explain { rule: None }) };
    nothing_more(words, lang)?;
    let name = word.to_string_lossy();
    let unknown = || CliError::new(words::no_rule(lang, &name), words::no_rule_next(lang));
    let rule = rules::by_code(&name).ok_or_else(unknown)?;
    Ok(Command::Explain { rule: Some(rule) })
}
