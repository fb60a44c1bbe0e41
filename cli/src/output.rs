//! The result on standard output.

use crate::{args::Common, error::CliError};
use std::{
    io::{ErrorKind, Write, stdout},
    process::ExitCode,
};

/// What a command prints, and the exit code that says how it went.
#[derive(Debug)]
pub(crate) struct Output {
    text: String,
    code: u8,
    /// Inputs that could not be used, beside those that the text is about.
    unusable: Vec<CliError>,
    /// The same, where the result stands without them.
    passed_over: Vec<CliError>,
}

impl Output {
    /// Nothing of severity error.
    pub(crate) fn done(text: String) -> Self {
        Self { text, code: 0, unusable: Vec::new(), passed_over: Vec::new() }
    }

    /// A result that may hold errors.
    pub(crate) fn judged(text: String, errors: bool) -> Self {
        Self { text, code: u8::from(errors), unusable: Vec::new(), passed_over: Vec::new() }
    }

    /// The same, with an input that could not be used.
    pub(crate) fn without(mut self, error: CliError) -> Self {
        self.unusable.push(error);
        self
    }

    /// The same, with an input that could not be used and that the result does
    /// without.
    pub(crate) fn beside(mut self, error: CliError) -> Self {
        self.passed_over.push(error);
        self
    }

    /// Writes the result. A reader that went away early is no error.
    pub(crate) fn print(self, common: &Common) -> Result<ExitCode, CliError> {
        let newline = if self.text.ends_with('\n') || self.text.is_empty() { "" } else { "\n" };
        let mut out = stdout().lock();
        match write!(out, "{}{newline}", self.text).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(CliError::new(
                common.lang,
                (format!("The result cannot be written: {error}."), format!("无法写出结果：{error}。")),
                ("Look for a full disk or a closed terminal.", "请检查磁盘空间或终端是否已关闭。"),
            )),
            _ => {
                let code = ExitCode::from(self.code);
                for error in &self.passed_over {
                    error.print(common);
                }
                Ok(self.unusable.iter().fold(code, |_, error| error.print(common)))
            }
        }
    }
}

/// Text that a terminal shows and never obeys: a cell of a hostile file may
/// hold escape sequences and marks that turn the line around.
pub(crate) fn printable(text: &str) -> String {
    let obeyed = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
    };
    text.chars().map(|c| if obeyed(c) { '\u{FFFD}' } else { c }).collect()
}
