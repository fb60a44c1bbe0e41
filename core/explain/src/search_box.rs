//! What stands in a page's search box that asks for an identifier.

use crate::identify;
use alloc::{string::String, vec::Vec};
use rebatelens_checks::identifier::misplaced_as;
use rebatelens_finding::{
    Rule,
    lang::Lang,
    word::{self, Word, fill},
};
use rebatelens_model::identifier::{IdentifierKind, State, read_identifier, starts_with_date};
use rebatelens_table::{
    header_name::normal,
    names::{BARE_NAMES, NAMES},
    record::IDENTIFIERS,
};
use serde::Serialize;

/// What is wrong in a search box, before anyone searches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BoxReport {
    /// The kinds of identifier that the box asks for.
    pub kinds: Vec<&'static str>,
    /// `clean`, `unfinished`, `repaired`, `damaged`, `masked` or `invalid`; of
    /// several identifiers, the worst.
    pub state: &'static str,
    /// What is wrong, in words; empty where nothing is.
    pub message: String,
    /// The same text with each identifier cleaned, where that mends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub cleaned: Option<String>,
}

/// Judges what was typed into a box. `captions` are the texts that say what the
/// box is for, one on each line, the surest first. While the person types on, it
/// is not `finished`, and what may still become an identifier is no fault.
/// Nothing where the captions name no identifier.
pub fn check_box(captions: &str, typed: &str, finished: bool, lang: Lang) -> Option<BoxReport> {
    let kinds = captions.lines().map(kinds_of).find(|kinds| !kinds.is_empty())?;
    let parts = parts(&kinds, typed);
    let mut report = BoxReport {
        kinds: kinds.iter().map(|kind| kind.name()).collect(),
        state: State::Clean.name(),
        message: String::new(),
        cleaned: None,
    };
    let Some(worst) = parts.iter().max_by_key(|part| rank(&part.state)) else { return Some(report) };
    if !finished && worst.may_grow() {
        report.state = "unfinished";
    } else if worst.state != State::Clean {
        report.state = worst.state.name();
        report.message = worst.message(&kinds, lang);
        report.cleaned = cleaned(&parts, typed);
    }
    Some(report)
}

/// The kinds of identifier that a caption names.
fn kinds_of(caption: &str) -> Vec<IdentifierKind> {
    let caption = Caption::read(caption);
    let mut named: Vec<(&str, IdentifierKind)> = Vec::new();
    for (field, kind) in IDENTIFIERS {
        for (_, names) in NAMES.iter().filter(|(of, _)| *of == field) {
            named.extend(names.iter().filter(|name| caption.names(name)).map(|name| (*name, kind)));
        }
    }
    let mut kinds = Vec::new();
    for (name, kind) in &named {
        // A longer name says more than one that is a part of it.
        let is_part = named.iter().any(|(longer, _)| longer.len() > name.len() && is_within(name, longer));
        if !is_part && !kinds.contains(kind) {
            kinds.push(*kind);
        }
    }
    kinds
}

fn is_within(name: &str, text: &str) -> bool {
    text.as_bytes().windows(name.len()).any(|window| window == name.as_bytes())
}

/// A caption as names are written, and where its words begin and end.
struct Caption {
    text: String,
    edges: Vec<usize>,
}

impl Caption {
    fn read(caption: &str) -> Self {
        let mut read = Self { text: String::new(), edges: Vec::from([0]) };
        let ends = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && c != '#' && c != '.';
        for word in caption.split(ends) {
            read.text.push_str(&normal(word));
            read.edges.push(read.text.len());
        }
        read
    }

    /// Whether it says this name. Letters must be whole words.
    fn names(&self, name: &str) -> bool {
        if self.text == name || BARE_NAMES.contains(&name) {
            return self.text == name;
        }
        if !name.is_ascii() {
            return is_within(name, &self.text);
        }
        let starts = self.edges.iter().filter_map(|at| self.text.get(*at..));
        starts.filter(|rest| rest.starts_with(name)).any(|rest| {
            let end = self.text.len().saturating_sub(rest.len()).saturating_add(name.len());
            self.edges.contains(&end)
        })
    }
}

/// One of the identifiers in a box.
struct Part<'t> {
    text: &'t str,
    kind: IdentifierKind,
    state: State,
    value: Option<String>,
}

impl<'t> Part<'t> {
    fn read(kind: IdentifierKind, text: &'t str) -> Self {
        let read = read_identifier(kind, text);
        let state = read.as_ref().map_or(State::Clean, |read| read.state.clone());
        let value = read.filter(|_| state == State::Repaired).and_then(|read| read.value().map(String::from));
        Self { text, kind, state, value }
    }

    const fn is_invalid(&self) -> bool {
        matches!(self.state, State::Invalid(_))
    }

    const fn is_usable(&self) -> bool {
        matches!(self.state, State::Clean | State::Repaired)
    }

    /// More digits may still make it one.
    fn may_grow(&self) -> bool {
        let least = match self.kind {
            IdentifierKind::Order => 23,
            IdentifierKind::Partner | IdentifierKind::Customer => 5,
            _ => return false,
        };
        let text = self.text.trim();
        self.is_invalid() && text.len() < least && text.bytes().all(|digit| digit.is_ascii_digit())
    }

    fn message(&self, asked: &[IdentifierKind], lang: Lang) -> String {
        match self.misplaced(asked) {
            Some(code) => {
                let raw = Word::from(word::excerpt(self.text.trim()));
                word::opening(fill(code.message(lang).message, &[("raw", raw)], lang))
            }
            None => identify::identify(self.kind, self.text, lang).message,
        }
    }

    /// The rule for an account where an order belongs, or the reverse.
    fn misplaced(&self, asked: &[IdentifierKind]) -> Option<&'static Rule> {
        if !self.is_invalid() {
            return None;
        }
        // The beginning of an order id has the shape of an account as well.
        if self.kind == IdentifierKind::Order && starts_with_date(self.text.trim()) {
            return None;
        }
        let (code, other) = misplaced_as(self.kind)?;
        (!asked.contains(&other) && Part::read(other, self.text).is_usable()).then_some(code)
    }
}

/// The identifiers in a box: all of it as one, or else one between separators.
fn parts<'t>(kinds: &[IdentifierKind], typed: &'t str) -> Vec<Part<'t>> {
    let whole = Vec::from([part(kinds, typed)]);
    if whole.iter().all(Part::is_usable) {
        return whole;
    }
    let several = typed.split(is_separator).filter(|text| !text.is_empty());
    let several: Vec<Part<'_>> = several.map(|text| part(kinds, text)).collect();
    if several.len() < 2 { whole } else { several }
}

const fn is_separator(c: char) -> bool {
    matches!(c, '|' | ';' | ',' | '；' | '，' | '、' | ' ' | '\t' | '\n' | '\r' | '\u{3000}')
}

/// A text as the kind that it fits best.
fn part<'t>(kinds: &[IdentifierKind], text: &'t str) -> Part<'t> {
    let mut best = Part { text, kind: IdentifierKind::Resource, state: State::Clean, value: None };
    for (at, kind) in kinds.iter().enumerate() {
        let read = Part::read(*kind, text);
        if at == 0 || rank(&read.state) < rank(&best.state) {
            best = read;
        }
    }
    best
}

/// States from good to bad.
const fn rank(state: &State) -> u8 {
    match state {
        State::Clean => 0,
        State::Repaired => 1,
        State::Masked => 2,
        State::Damaged(_) => 3,
        State::Invalid(_) => 4,
    }
}

/// The typed text with every repaired identifier in its place; only where no
/// other fault is left.
fn cleaned(parts: &[Part<'_>], typed: &str) -> Option<String> {
    if !parts.iter().all(Part::is_usable) {
        return None;
    }
    if let [whole] = parts {
        return whole.value.clone();
    }
    let mut text = String::new();
    let mut parts = parts.iter();
    for piece in typed.split_inclusive(is_separator) {
        let own = piece.trim_end_matches(is_separator);
        let part = if own.is_empty() { None } else { parts.next() };
        text.push_str(part.and_then(|part| part.value.as_deref()).unwrap_or(own));
        text.extend(piece.chars().filter(|c| is_separator(*c)));
    }
    (text != typed).then_some(text)
}
