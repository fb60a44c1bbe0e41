//! The options of a call, before its command is known, and which command takes
//! which.

use super::value::{choice, language, mapping, moment, threads, zone};
use crate::{
    call::{
        Common, Format, Reading,
        Topic::{self, Bundle, Check, Find},
    },
    error::CliError,
    words::call as words,
};
use lexopt::{Arg, Parser, ValueExt};
use rebatelens_core::{
    Lang,
    explain::find::Query,
    model::site::Site,
    table::{Form, read_rounding},
};
use std::{ffi::OsString, num::NonZeroUsize, path::PathBuf};

/// An option that only some commands take.
struct CommandOption {
    name: &'static str,
    /// The commands for which it has an effect.
    taken_by: &'static [Topic],
    /// Whether a call has at most one.
    once: bool,
}

const fn once(name: &'static str, taken_by: &'static [Topic]) -> CommandOption {
    CommandOption { name, taken_by, once: true }
}

const fn often(name: &'static str, taken_by: &'static [Topic]) -> CommandOption {
    CommandOption { name, taken_by, once: false }
}

/// Every option but those that all commands take.
const OPTIONS: [CommandOption; 17] = [
    once("as-of", &[Check, Find, Bundle]),
    once("site", &[Check, Find, Bundle]),
    often("map", &[Check, Find, Bundle]),
    once("form", &[Check, Find, Bundle]),
    often("time-zone", &[Check, Bundle]),
    often("rounding", &[Check, Bundle]),
    often("agreement", &[Check, Bundle]),
    once("expected", &[Check]),
    once("threads", &[Check]),
    once("period", &[Find]),
    once("order", &[Find]),
    once("customer", &[Find]),
    once("partner", &[Find]),
    once("product", &[Find]),
    once("status", &[Find]),
    once("out", &[Bundle]),
    once("key", &[Bundle]),
];

/// What a call gives, read but not yet judged.
#[derive(Default)]
pub(super) struct Given {
    /// The command and what follows it.
    pub(super) words: Vec<OsString>,
    pub(super) help: bool,
    pub(super) version: bool,
    pub(super) reading: Reading,
    pub(super) expected: Option<OsString>,
    pub(super) agreement: Vec<OsString>,
    pub(super) threads: Option<NonZeroUsize>,
    pub(super) query: Query,
    pub(super) out: Option<PathBuf>,
    pub(super) key: Option<PathBuf>,
    /// The options that only some commands take.
    options: Vec<&'static CommandOption>,
}

impl Given {
    /// Reads the arguments; options for all commands go into `common`.
    pub(super) fn read(arguments: Vec<OsString>, common: &mut Common) -> Result<Self, CliError> {
        let mut given = Self::default();
        let mut parser = Parser::from_args(arguments);
        while let Some(argument) = parser.next().map_err(|error| unusable(&error, common.lang))? {
            match argument {
                Arg::Long("help") | Arg::Short('h') => given.help = true,
                Arg::Long("version") | Arg::Short('V') => given.version = true,
                Arg::Long("lang") => common.lang = read_language(&mut parser, common.lang)?,
                Arg::Long("format") => common.format = read_format(&mut parser, common.lang)?,
                Arg::Long(name) => {
                    let name = name.to_string();
                    given.option(&name, &mut parser, common.lang)?;
                }
                Arg::Short('o') => given.option("out", &mut parser, common.lang)?,
                Arg::Value(word) => given.words.push(word),
                other @ Arg::Short(_) => return Err(unusable(&other.unexpected(), common.lang)),
            }
        }
        Ok(given)
    }

    /// Refuses an option that has no effect on the command.
    pub(super) fn refuse_foreign(&self, command: Topic, lang: Lang) -> Result<(), CliError> {
        match self.options.iter().find(|option| !option.taken_by.contains(&command)) {
            None => Ok(()),
            Some(option) => {
                let (option, name) = (format!("--{}", option.name), command.name());
                let message = words::not_taken(lang, name, &option);
                Err(CliError::new(message, words::not_taken_next(lang, name)))
            }
        }
    }

    fn option(&mut self, name: &str, parser: &mut Parser, lang: Lang) -> Result<(), CliError> {
        let Some(option) = OPTIONS.iter().find(|option| option.name == name) else {
            return Err(unusable(&lexopt::Error::UnexpectedOption(format!("--{name}")), lang));
        };
        if option.once && self.options.iter().any(|known| known.name == name) {
            return Err(unusable_because(&words::twice(lang, name), lang));
        }
        self.options.push(option);
        if !self.path(name, parser, lang)? {
            let value = value(parser, lang)?;
            self.text(name, value, lang)?;
        }
        Ok(())
    }

    /// Takes the value of an option that names a file; whether it is one.
    fn path(&mut self, name: &str, parser: &mut Parser, lang: Lang) -> Result<bool, CliError> {
        if !matches!(name, "agreement" | "expected" | "out" | "key") {
            return Ok(false);
        }
        let path = parser.value().map_err(|error| unusable(&error, lang))?;
        match name {
            "agreement" => self.agreement.push(path),
            "expected" => self.expected = Some(path),
            "out" => self.out = Some(path.into()),
            _ => self.key = Some(path.into()),
        }
        Ok(true)
    }

    fn text(&mut self, name: &str, text: String, lang: Lang) -> Result<(), CliError> {
        let reading = &mut self.reading;
        match name {
            "as-of" => reading.as_of = Some(moment(text, lang)?),
            "site" => {
                let site = Site::from_name(&text);
                reading.site = Some(site.ok_or_else(|| choice("--site", &text, "cn, intl", lang))?);
            }
            "map" => reading.map.push(mapping(&text, lang)?),
            "form" => {
                let forms = Form::FILES.map(Form::name).join(", ");
                let form = Form::from_name(&text);
                reading.form = Some(form.ok_or_else(|| choice("--form", &text, &forms, lang))?);
            }
            "time-zone" => reading.time_zone = Some(zone(&text, lang)?),
            "rounding" => {
                let known = "half-up, half-even, down, up";
                let mode = read_rounding(&text);
                reading.rounding = Some(mode.ok_or_else(|| choice("--rounding", &text, known, lang))?);
            }
            "threads" => self.threads = Some(threads(&text, lang)?),
            "period" => self.query.settlement_period = Some(text),
            "order" => self.query.order_id = Some(text),
            "customer" => self.query.customer_id = Some(text),
            "partner" => self.query.partner_id = Some(text),
            "product" => self.query.product = Some(text),
            _ => self.query.status = Some(text),
        }
        Ok(())
    }
}

fn read_language(parser: &mut Parser, lang: Lang) -> Result<Lang, CliError> {
    let tag = value(parser, lang)?;
    language(&tag).ok_or_else(|| choice("--lang", &tag, "en, zh-CN", lang))
}

fn read_format(parser: &mut Parser, lang: Lang) -> Result<Format, CliError> {
    match value(parser, lang)?.as_str() {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        other => Err(choice("--format", other, "text, json", lang)),
    }
}

fn value(parser: &mut Parser, lang: Lang) -> Result<String, CliError> {
    let value = parser.value().and_then(ValueExt::string);
    value.map_err(|error| unusable(&error, lang))
}

/// A call that cannot be used, in the words of the language asked for.
fn unusable(error: &lexopt::Error, lang: Lang) -> CliError {
    use lexopt::Error;
    let detail = match error {
        Error::UnexpectedOption(option) => words::no_option(lang, option),
        Error::MissingValue { option } => words::no_value(lang, option.as_deref().unwrap_or_default()),
        Error::UnexpectedValue { option, .. } => words::value_not_taken(lang, option),
        Error::UnexpectedArgument(word) => words::one_too_many(lang, &word.to_string_lossy()),
        Error::NonUnicodeValue(value) => words::no_text(lang, &value.to_string_lossy()),
        other => other.to_string(),
    };
    unusable_because(&detail, lang)
}

fn unusable_because(detail: &str, lang: Lang) -> CliError {
    CliError::new(words::unusable(lang, detail), words::unusable_next(lang))
}

/// A word more than the command takes.
pub(super) fn one_too_many(word: &OsString, lang: Lang) -> CliError {
    unusable(&lexopt::Error::UnexpectedArgument(word.clone()), lang)
}
