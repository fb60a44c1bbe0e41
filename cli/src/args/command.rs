//! What a call gives becomes a command.

use super::{
    options::{Given, one_too_many},
    value::choice,
};
use crate::{
    call::{BundleCall, CheckCall, Command, References, Topic},
    error::CliError,
    words::call as words,
};
use rebatelens_core::{
    Lang, ReadKind,
    explain::find::Query,
    explain::rules,
    model::{identifier::IdentifierKind, is_missing, site::Site},
};
use std::{ffi::OsString, num::NonZeroUsize, thread, vec};

/// The words that follow the command.
type Words = vec::IntoIter<OsString>;

/// The command that a call names, with what it needs.
pub(super) fn of(mut given: Given, lang: Lang) -> Result<Command, CliError> {
    if given.version {
        return Ok(Command::Version);
    }
    let mut words = std::mem::take(&mut given.words).into_iter();
    let name = words.next().map(|name| name.to_string_lossy().into_owned());
    let topic = match name.as_deref() {
        None => return Ok(Command::Help(Topic::Program)),
        Some("help") => return help(words, lang),
        Some(name) => topic(name, lang)?,
    };
    if given.help {
        return Ok(Command::Help(topic));
    }
    given.refuse_foreign(topic, lang)?;
    match topic {
        Topic::Program => Ok(Command::Help(topic)),
        Topic::Check => check(words.collect(), given, lang),
        Topic::Find => find(words.collect(), given, lang),
        Topic::Id => id(words, lang),
        Topic::Read => read(words, lang),
        Topic::Explain => explain(words, lang),
        Topic::Bundle => bundle(words.collect(), given, lang),
        Topic::Verify => verify(words, lang),
    }
}

fn topic(name: &str, lang: Lang) -> Result<Topic, CliError> {
    let known = Topic::COMMANDS.map(Topic::name).join(", ");
    Topic::from_name(name).ok_or_else(|| choice("COMMAND", name, &known, lang))
}

fn help(mut words: Words, lang: Lang) -> Result<Command, CliError> {
    let Some(word) = words.next() else { return Ok(Command::Help(Topic::Program)) };
    nothing_more(words, lang)?;
    Ok(Command::Help(topic(&word.to_string_lossy(), lang)?))
}

fn nothing_more(mut words: Words, lang: Lang) -> Result<(), CliError> {
    words.next().map_or(Ok(()), |word| Err(one_too_many(&word, lang)))
}

fn check(files: Vec<OsString>, given: Given, lang: Lang) -> Result<Command, CliError> {
    if files.is_empty() {
        return Err(CliError::new(words::no_file(lang), words::no_file_next(lang)));
    }
    let Given { reading, expected, agreement, threads, .. } = given;
    let threads = threads.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    Ok(Command::Check(CheckCall { files, reading, references: References { expected, agreement }, threads }))
}

fn find(files: Vec<OsString>, given: Given, lang: Lang) -> Result<Command, CliError> {
    let query = Query { site: given.reading.site.map(Site::name), ..given.query };
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
        return Err(CliError::new(words::empty(lang, option), words::empty_next(lang)));
    }
    if parts.iter().all(|(_, part)| part.is_none()) {
        return Err(CliError::new(words::no_query(lang), words::no_query_next(lang)));
    }
    Ok(Command::Find { files, reading: given.reading, query })
}

fn bundle(files: Vec<OsString>, given: Given, lang: Lang) -> Result<Command, CliError> {
    let Given { reading, agreement, out, key, .. } = given;
    let call =
        out.filter(|_| !files.is_empty()).map(|out| BundleCall { files, out, key, reading, agreement });
    let missing = || CliError::new(words::no_bundle_name(lang), words::no_bundle_name_next(lang));
    call.map(Command::Bundle).ok_or_else(missing)
}

fn verify(mut words: Words, lang: Lang) -> Result<Command, CliError> {
    match (words.next(), words.next()) {
        (Some(bundle), None) => Ok(Command::Verify { bundle }),
        _ => Err(CliError::new(words::one_bundle(lang), words::one_bundle_next(lang))),
    }
}

fn id(mut words: Words, lang: Lang) -> Result<Command, CliError> {
    let name = words.next().unwrap_or_default().to_string_lossy().into_owned();
    let kinds: Vec<&str> = IdentifierKind::ALL.iter().map(|kind| kind.name()).collect();
    let kind = IdentifierKind::from_name(&name);
    let kind = kind.ok_or_else(|| choice("KIND", &name, &kinds.join(", "), lang))?;
    Ok(Command::Id { kind, values: texts(words) })
}

fn read(mut words: Words, lang: Lang) -> Result<Command, CliError> {
    let name = words.next().unwrap_or_default().to_string_lossy().into_owned();
    let kinds = ReadKind::ALL.map(ReadKind::name).join(", ");
    let kind = ReadKind::from_name(&name).ok_or_else(|| choice("KIND", &name, &kinds, lang))?;
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
