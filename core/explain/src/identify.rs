//! One identifier at a time, as typed into a field or a terminal.

use alloc::{string::String, vec::Vec};
use rebatelens_checks::identifier::{args, code};
use rebatelens_finding::{
    lang::Lang,
    terms::value_reading,
    word::{self, Word, fill},
};
use rebatelens_model::identifier::{Identifier, IdentifierKind, read_identifier};
use serde::Serialize;

/// What an identifier is, and what was taken off it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct IdentifierReport {
    /// The kind that it was read as.
    pub kind: &'static str,
    /// The text as given.
    pub raw: String,
    /// `clean`, `repaired`, `damaged`, `masked` or `invalid`.
    pub state: &'static str,
    /// The identifier, where the state is clean or repaired.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub value: Option<String>,
    /// What an invalid one was probably meant to be, for a person to compare.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub likely: Option<String>,
    /// What was taken off, step by step.
    pub steps: Vec<&'static str>,
    /// All of it in words.
    pub message: String,
}

/// Cleans and judges one identifier.
pub fn identify(kind: IdentifierKind, raw: &str, lang: Lang) -> IdentifierReport {
    let Some(identifier) = read_identifier(kind, raw) else {
        return IdentifierReport {
            kind: kind.name(),
            raw: raw.into(),
            state: "invalid",
            value: None,
            likely: None,
            steps: Vec::new(),
            message: value_reading::NOTHING.text(lang).into(),
        };
    };
    IdentifierReport {
        kind: kind.name(),
        raw: raw.into(),
        state: identifier.state.name(),
        value: identifier.value().map(String::from),
        likely: identifier.likely.as_ref().map(|likely| likely.value.clone()),
        steps: identifier.steps.iter().map(|(step, _)| step.name()).collect(),
        message: message(kind, raw, &identifier, lang),
    }
}

fn message(kind: IdentifierKind, raw: &str, identifier: &Identifier<'_>, lang: Lang) -> String {
    let mut args = args(kind, identifier);
    args.push(("raw", Word::from(word::excerpt(raw.trim()))));
    let template = match code(&identifier.state) {
        Some(code) => code.message(lang).message,
        None => value_reading::VALID.text(lang),
    };
    word::opening(fill(template, &args, lang))
}
