//! Arguments become a call.

mod command;
mod options;
mod settings;
mod value;

use crate::{
    call::{Call, Command, Common, Format},
    error::CliError,
    syntax,
};
use options::Given;
use rebatelens_core::Lang;
use std::{ffi::OsString, path::PathBuf};

/// The language that the environment asks for.
pub(crate) fn environment_language() -> Lang {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let tag = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    tag.map_or(Lang::En, |tag| Lang::from_tag(&tag))
}

/// Reads the arguments. Where they cannot be used, the error comes with the
/// options read so far, so that it speaks the language asked for.
pub(crate) fn read(
    arguments: impl IntoIterator<Item = OsString>,
    lang: Lang,
) -> Result<Call, (CliError, Common)> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let format = asked(&arguments, "--format")
        .and_then(|name| Format::ALL.into_iter().find(|format| format.name() == name));
    let lang = asked(&arguments, "--lang").and_then(value::language).unwrap_or(lang);
    let mut common = Common { format: format.unwrap_or_default(), lang, is_quiet: false };
    match read_call(arguments, &mut common) {
        Ok((command, output)) => Ok(Call { command, common, output }),
        Err(error) => Err((error, common)),
    }
}

fn read_call(arguments: Vec<OsString>, common: &mut Common) -> Result<(Command, Option<PathBuf>), CliError> {
    let mut given = Given::read(arguments, common.lang)?;
    let topic = match command::topic(&mut given, common.lang)? {
        Ok(topic) => topic,
        Err(command) => return Ok((command, None)),
    };
    given.refuse_foreign(topic, common.lang)?;
    let mut config = None;
    if syntax::options_of(topic).any(|option| option.name == "config") {
        let settings;
        (config, settings) = settings::read(given.path("config").as_deref(), common.lang)?;
        given.add_settings(settings, topic);
    }
    *common = given.common(topic, common.lang)?;
    Ok((command::of(topic, &mut given, config, *common)?, given.output()))
}

/// What the last option of a name says, wherever it stands: it counts for errors
/// before it, too.
fn asked<'a>(arguments: &'a [OsString], option: &str) -> Option<&'a str> {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let value = |at: usize| match texts.get(at)?.strip_prefix(option)? {
        "" => texts.get(at + 1).copied(),
        joined => joined.strip_prefix('='),
    };
    (0..texts.len()).rev().find_map(value)
}

#[cfg(test)]
mod tests;
