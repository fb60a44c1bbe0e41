//! The options of a call: which were given, for which command, with which values.

use super::{settings::Setting, value};
use crate::{
    call::{Color, Common, Format, Grouping, Reading, Selection, Sort, Topic, View},
    error::CliError,
    syntax::{self, OTHER_NAMES, OptionSyntax},
    words::call as words,
};
use lexopt::{Arg, Parser};
use rebatelens_core::{Lang, explain::find::Query};
use std::{
    ffi::{OsStr, OsString},
    path::PathBuf,
};

/// An option with its value.
struct GivenOption {
    syntax: &'static OptionSyntax,
    /// Nothing for a switch.
    value: OsString,
    /// Where a file of settings says it; nothing where the call does.
    place: Option<String>,
}

/// What a call gives, read but not yet judged.
#[derive(Default)]
pub(super) struct Given {
    /// The command and what follows it.
    pub(super) words: Vec<OsString>,
    options: Vec<GivenOption>,
}

impl Given {
    /// Reads the arguments.
    pub(super) fn read(arguments: Vec<OsString>, lang: Lang) -> Result<Self, CliError> {
        let mut given = Self::default();
        let mut parser = Parser::from_args(arguments);
        while let Some(argument) = parser.next().map_err(|error| unusable(&error, lang))? {
            match argument {
                Arg::Long(name) => {
                    let name = name.to_string();
                    given.option(&name, &mut parser, lang)?;
                }
                Arg::Short(letter) => {
                    let known = syntax::OPTIONS.iter().find(|option| option.short == Some(letter));
                    let name = known.ok_or_else(|| unusable(&argument.unexpected(), lang))?.name;
                    given.option(name, &mut parser, lang)?;
                }
                Arg::Value(word) => given.words.push(word),
            }
        }
        Ok(given)
    }

    fn option(&mut self, name: &str, parser: &mut Parser, lang: Lang) -> Result<(), CliError> {
        let name = OTHER_NAMES.iter().find(|(other, _)| *other == name).map_or(name, |(_, name)| name);
        let Some(option) = syntax::options(name).next() else {
            return Err(unusable(&lexopt::Error::UnexpectedOption(format!("--{name}")), lang));
        };
        if !option.is_repeated && option.value.is_some() && self.has(name) {
            return Err(unusable_because(&words::twice(lang, name), lang));
        }
        let value = match option.value {
            Some(_) => parser.value().map_err(|error| unusable(&error, lang))?,
            None => OsString::new(),
        };
        self.options.push(GivenOption { syntax: option, value, place: None });
        Ok(())
    }

    /// Refuses an option that has no effect on the command.
    pub(super) fn refuse_foreign(&self, command: Topic, lang: Lang) -> Result<(), CliError> {
        let takes = |given: &GivenOption| {
            syntax::options(given.syntax.name).any(|option| option.taken_by.contains(&command))
        };
        match self.options.iter().find(|given| !takes(given)) {
            None => Ok(()),
            Some(GivenOption { syntax, .. }) => {
                let (option, name) = (format!("--{}", syntax.name), command.name());
                let owners = syntax::options(syntax.name).flat_map(|option| option.taken_by);
                let owners: Vec<&str> = owners.map(|topic| topic.name()).collect();
                let message = words::not_taken(lang, name, &option);
                let next = words::not_taken_next(lang, &option, &owners.join(lang.comma()), name);
                Err(CliError::new(message, next))
            }
        }
    }

    /// Takes over the settings for a command that the call does not give itself.
    pub(super) fn add_settings(&mut self, settings: Vec<Setting>, command: Topic) {
        let asked: Vec<&str> = self.options.iter().map(|given| given.syntax.name).collect();
        let wanted = |setting: &Setting| {
            let mut known = syntax::options(setting.name);
            known.any(|option| option.taken_by.contains(&command)) && !asked.contains(&setting.name)
        };
        let options = settings.into_iter().filter(wanted).filter_map(|setting| {
            let syntax = syntax::options(setting.name).next()?;
            Some(GivenOption { syntax, value: setting.value, place: Some(setting.place) })
        });
        let more: Vec<GivenOption> = options.collect();
        self.options.extend(more);
    }

    /// Whether an option is given.
    pub(super) fn has(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }

    /// Whether the call itself gives an option.
    pub(super) fn says(&self, name: &str) -> bool {
        self.all(name).any(|given| given.place.is_none())
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &GivenOption> {
        self.options.iter().filter(move |given| given.syntax.name == name)
    }

    /// The path that an option names.
    pub(super) fn path(&self, name: &str) -> Option<OsString> {
        self.paths(name).pop()
    }

    /// The paths that an option names.
    pub(super) fn paths(&self, name: &str) -> Vec<OsString> {
        self.all(name).map(|given| given.value.clone()).collect()
    }

    /// The text of an option, as it stands.
    pub(super) fn text(&self, name: &str, lang: Lang) -> Result<Option<String>, CliError> {
        self.one(name, lang, |text, _| Ok(text.into()))
    }

    /// What an option says; the last one where there are several.
    pub(super) fn one<T>(
        &self,
        name: &str,
        lang: Lang,
        read: impl Fn(&str, Lang) -> Result<T, CliError>,
    ) -> Result<Option<T>, CliError> {
        Ok(self.each(name, lang, read)?.pop())
    }

    /// What each option of a name says.
    pub(super) fn each<T>(
        &self,
        name: &str,
        lang: Lang,
        read: impl Fn(&str, Lang) -> Result<T, CliError>,
    ) -> Result<Vec<T>, CliError> {
        let one = |given: &GivenOption| {
            let text = text(&given.value, lang)?;
            read(text, lang).map_err(|error| match &given.place {
                Some(place) => error.at(place),
                None => error,
            })
        };
        self.all(name).map(one).collect()
    }

    /// The options that every command takes.
    pub(super) fn common(&self, command: Topic, fallback: Lang) -> Result<Common, CliError> {
        let lang = self.one("lang", fallback, value::lang)?.unwrap_or(fallback);
        let format = self.format(command, lang)?;
        Ok(Common { format, lang, is_quiet: self.has("quiet") })
    }

    /// The format, if it is one of the command's. Settings may name one that only
    /// another command has.
    fn format(&self, command: Topic, lang: Lang) -> Result<Format, CliError> {
        let mut known = syntax::options_of(command).filter(|option| option.name == "format");
        let known = known.find_map(|option| Some(option.value?.1.choices())).unwrap_or_default();
        let read = |text: &str, lang| {
            let format = value::named(&Format::ALL, Format::name, text);
            let format = format.filter(|format| known.contains(&format.name()));
            if format.is_none() && !self.says("format") {
                return Ok(Format::default());
            }
            format.ok_or_else(|| value::choice("--format", text, &known, lang))
        };
        Ok(self.one("format", lang, read)?.unwrap_or_default())
    }

    /// How files are to be read.
    pub(super) fn reading(&self, lang: Lang) -> Result<Reading, CliError> {
        Ok(Reading {
            form: self.one("form", lang, value::form)?,
            map: self.each("map", lang, value::mapping)?,
            time_zone: self.one("time-zone", lang, value::zone)?,
            rounding: self.one("rounding", lang, value::rounding)?,
            as_of: self.one("as-of", lang, value::moment)?,
            site: self.one("site", lang, value::site)?,
        })
    }

    /// What is looked for.
    pub(super) fn query(&self, lang: Lang) -> Result<Query, CliError> {
        Ok(Query {
            order_id: self.text("order", lang)?,
            customer_id: self.text("customer", lang)?,
            partner_id: self.text("partner", lang)?,
            product: self.text("product", lang)?,
            status: self.text("status", lang)?,
            settlement_period: self.text("period", lang)?,
            ..Query::default()
        })
    }

    /// What of the findings is printed.
    pub(super) fn view(&self, common: Common) -> Result<View, CliError> {
        let lang = common.lang;
        for name in ["group", "summary", "all"] {
            if common.format != Format::Text && self.says(name) {
                let (option, format) = (format!("--{name}"), common.format.name());
                return Err(CliError::new(
                    words::text_only(lang, &option, format),
                    words::text_only_next(lang, &option, format),
                ));
            }
        }
        let codes = |option: &'static str| {
            let read = |text: &str, lang| value::codes(text, &format!("--{option}"), lang);
            self.each(option, lang, read).map(|lists| lists.concat())
        };
        let selection = Selection {
            select: codes("select")?,
            ignore: codes("ignore")?,
            severity: self.one("severity", lang, value::severity)?,
        };
        let sort = |text: &str, lang| value::one_of(&Sort::ALL, Sort::name, "sort", text, lang);
        let group = |text: &str, lang| value::one_of(&Grouping::ALL, Grouping::name, "group", text, lang);
        let color = |text: &str, lang| value::one_of(&Color::ALL, Color::name, "color", text, lang);
        Ok(View {
            selection,
            sort: self.one("sort", lang, sort)?,
            limit: self.one("limit", lang, value::limit)?,
            group: self.one("group", lang, group)?,
            is_summary: self.has("summary"),
            is_all: self.has("all"),
            color: self.one("color", lang, color)?.unwrap_or_default(),
        })
    }

    /// The file that the result goes to.
    pub(super) fn output(&self) -> Option<PathBuf> {
        self.path("output").filter(|path| path != "-").map(PathBuf::from)
    }
}

/// A value that is text.
fn text(value: &OsStr, lang: Lang) -> Result<&str, CliError> {
    value.to_str().ok_or_else(|| unusable(&lexopt::Error::NonUnicodeValue(value.into()), lang))
}

/// The reader of arguments says why it stops in English alone.
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
