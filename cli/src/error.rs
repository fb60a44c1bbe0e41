//! What stops a command, in words, with exit code 2.

use crate::{call::Common, printable::printable, words::output as words};
use rebatelens_core::{InputError, Lang};
use serde::Serialize;
use std::process::ExitCode;

/// The input or the call cannot be used.
#[derive(Debug)]
pub(crate) enum CliError {
    /// The core cannot use an input.
    Input(Box<InputError>),
    /// The core cannot use an input, for several reasons.
    Inputs(Vec<InputError>),
    /// Several, none of which hides another.
    All(Vec<CliError>),
    /// Anything else: what happened, and what to do.
    Other {
        /// What happened, and where.
        message: String,
        /// What to do.
        next: String,
    },
}

#[derive(Serialize)]
#[serde(untagged)]
enum Shown<'a> {
    Input(&'a InputError),
    Other { message: &'a str, next: &'a str },
}

impl CliError {
    /// What happened, and what to do.
    pub(crate) fn new(message: impl Into<String>, next: impl Into<String>) -> Self {
        Self::Other { message: message.into(), next: next.into() }
    }

    /// One error, or all of several.
    pub(crate) fn all(first: Self, others: Vec<Self>) -> Self {
        if others.is_empty() { first } else { Self::All(std::iter::once(first).chain(others).collect()) }
    }

    /// The same, of a place that the message does not name.
    pub(crate) fn at(self, place: &str) -> Self {
        match self {
            Self::Other { message, next } => Self::Other { message: format!("{place}: {message}"), next },
            error => error,
        }
    }

    /// Writes the error to standard error, as JSON where JSON was asked for.
    pub(crate) fn print(&self, common: Common) -> ExitCode {
        if let Self::All(errors) = self {
            return errors.iter().fold(ExitCode::from(2), |_, error| error.print(common));
        }
        if common.format.is_json() {
            eprintln!("{}", self.json());
        } else {
            eprintln!("{}", printable(&self.text(common.lang)));
        }
        ExitCode::from(2)
    }

    fn json(&self) -> String {
        let error = match self {
            Self::Input(error) => Shown::Input(error),
            Self::Inputs(errors) => {
                return serde_json::json!({ "error": errors.first(), "errors": errors }).to_string();
            }
            Self::All(errors) => {
                return errors.iter().map(Self::json).collect::<Vec<String>>().join("\n");
            }
            Self::Other { message, next } => Shown::Other { message, next },
        };
        serde_json::json!({ "error": error }).to_string()
    }

    /// The error for a person.
    pub(crate) fn text(&self, lang: Lang) -> String {
        match self {
            Self::Input(error) => input(error),
            Self::All(errors) => {
                errors.iter().map(|error| error.text(lang)).collect::<Vec<String>>().join("\n")
            }
            Self::Inputs(errors) => errors.iter().map(input).collect::<Vec<String>>().join("\n"),
            Self::Other { message, next } => {
                format!("{}\n  {next}", words::program(lang, message))
            }
        }
    }
}

fn input(error: &InputError) -> String {
    format!(
        "{} {}: {}\n  {}\n  {}\n  {}",
        error.code, error.input, error.title, error.message, error.why, error.next
    )
}

impl From<Vec<InputError>> for CliError {
    fn from(errors: Vec<InputError>) -> Self {
        Self::Inputs(errors)
    }
}

impl From<InputError> for CliError {
    fn from(error: InputError) -> Self {
        Self::Input(Box::new(error))
    }
}
