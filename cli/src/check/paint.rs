//! Colours of a terminal.

use crate::call::Color;
use rebatelens_core::finding::Severity;
use std::{env, io::IsTerminal};

/// Colours text, or leaves it as it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    is_on: bool,
}

impl Paint {
    /// As the call asks for, or else as the environment and the terminal do.
    pub(super) fn of(color: Color, goes_to_file: bool) -> Self {
        let is_on = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => !goes_to_file && is_asked_for(),
        };
        Self { is_on }
    }

    pub(super) fn severity(self, severity: Severity, text: &str) -> String {
        let code = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "33",
            Severity::Note => "36",
        };
        self.with(code, text)
    }

    pub(super) fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.is_on { format!("\u{1B}[{code}m{text}\u{1B}[0m") } else { text.into() }
    }
}

/// What the environment says of colours, by the customs `NO_COLOR`
/// and `CLICOLOR_FORCE`.
fn is_asked_for() -> bool {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    if set("NO_COLOR").is_some() {
        return false;
    }
    if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    std::io::stdout().is_terminal() && set("TERM").is_none_or(|term| term != "dumb")
}
