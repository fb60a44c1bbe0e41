//! Arguments become a call.

mod command;
mod options;
mod value;

use crate::{
    call::{Call, Command, Common, Format},
    error::CliError,
};
use options::Given;
use rebatelens_core::Lang;
use std::ffi::OsString;

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
    let mut common = Common { format: Format::Text, lang: asked_language(&arguments).unwrap_or(lang) };
    match read_command(arguments, &mut common) {
        Ok(command) => Ok(Call { command, common }),
        Err(error) => Err((error, common)),
    }
}

fn read_command(arguments: Vec<OsString>, common: &mut Common) -> Result<Command, CliError> {
    let given = Given::read(arguments, common)?;
    command::of(given, common.lang)
}

/// The language option counts for errors before it, too.
fn asked_language(arguments: &[OsString]) -> Option<Lang> {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    let apart = texts.iter().zip(texts.iter().skip(1)).find(|(option, _)| **option == "--lang");
    joined.or(apart.map(|(_, value)| *value)).and_then(value::language)
}

#[cfg(test)]
mod tests;
