//! The result on standard output.

use crate::{call::Common, error::CliError, words::output as words};
use std::{
    io::{ErrorKind, Write, stdout},
    process::ExitCode,
};

/// What a command prints, and the exit code that says how it went.
#[derive(Debug)]
pub(crate) struct Output {
    text: String,
    code: u8,
    /// Inputs that could not be used; the text is about the others.
    unusable: Vec<CliError>,
    /// Inputs that could not be used, and that the result does not depend on.
    skipped: Vec<CliError>,
}

impl Output {
    /// Nothing of severity error.
    pub(crate) fn done(text: String) -> Self {
        Self { text, code: 0, unusable: Vec::new(), skipped: Vec::new() }
    }

    /// A result that may hold errors.
    pub(crate) fn judged(text: String, errors: bool) -> Self {
        Self { text, code: u8::from(errors), unusable: Vec::new(), skipped: Vec::new() }
    }

    /// The same, with an input that could not be used.
    pub(crate) fn with_unusable(mut self, error: CliError) -> Self {
        self.unusable.push(error);
        self
    }

    /// The same, with an input that could not be used and that the result does
    /// without.
    pub(crate) fn with_skipped(mut self, error: CliError) -> Self {
        self.skipped.push(error);
        self
    }

    /// Writes the result. A reader that went away early is no error.
    pub(crate) fn print(self, common: Common) -> Result<ExitCode, CliError> {
        let newline = if self.text.ends_with('\n') || self.text.is_empty() { "" } else { "\n" };
        let mut out = stdout().lock();
        match write!(out, "{}{newline}", self.text).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(CliError::new(
                words::not_written(common.lang, &error),
                words::not_written_next(common.lang),
            )),
            _ => {
                let code = ExitCode::from(self.code);
                for error in &self.skipped {
                    error.print(common);
                }
                Ok(self.unusable.iter().fold(code, |_, error| error.print(common)))
            }
        }
    }
}
