//! The levels of a product that a row asks for, and whether a record has them.

use crate::{
    missing::is_missing,
    text::{ascii_form, is_blank},
};
use alloc::string::String;
use core::{cmp::Ordering, fmt};

/// Levels of a product: product, sub-product, component type, component.
pub const LEVELS: usize = 4;

/// One level that a row asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Every item.
    Any,
    /// The item of that name or code.
    Exact(Name),
}

/// A name or a code as written, equal to others whatever the case and the width
/// of its ASCII letters.
#[derive(Clone, Debug)]
pub struct Name(String);

impl Name {
    /// The text as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn is(&self, text: &str) -> bool {
        folded(&self.0).eq(folded(text))
    }
}

/// A text's characters, alike in case and width.
pub(super) fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|c| ascii_form(c).to_ascii_lowercase())
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.is(&other.0)
    }
}

impl Eq for Name {}

impl Ord for Name {
    fn cmp(&self, other: &Self) -> Ordering {
        folded(&self.0).cmp(folded(&other.0))
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Whether a row fits a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It does not.
    No,
    /// The record does not say.
    Maybe,
    /// It does.
    Yes,
}

impl Fit {
    pub(super) const fn of(fits: bool) -> Self {
        if fits { Self::Yes } else { Self::No }
    }
}

impl Level {
    /// The level that a cell asks for.
    pub fn of(text: &str) -> Self {
        if is_star(text) || is_missing(text) {
            return Self::Any;
        }
        Self::Exact(Name(text.trim_matches(is_blank).into()))
    }

    /// Whether a record's names of the level are meant.
    pub(super) fn fit(&self, names: [&str; 2]) -> Fit {
        let Self::Exact(wanted) = self else { return Fit::Yes };
        let mut known = names.into_iter().map(plain).filter(|name| !name.is_empty()).peekable();
        if known.peek().is_none() {
            return Fit::Maybe;
        }
        Fit::of(known.any(|name| wanted.is(name)))
    }

    pub(super) const fn is_exact(&self) -> bool {
        matches!(self, Self::Exact(_))
    }
}

/// Whether a text stands for every item.
pub(super) fn is_star(text: &str) -> bool {
    let mut signs = text.trim_matches(is_blank).chars().map(ascii_form).peekable();
    signs.peek().is_some() && signs.all(|sign| sign == '*')
}

/// A record's text, or nothing where it says that it has none.
pub(super) fn plain(text: &str) -> &str {
    if is_missing(text) { "" } else { text.trim_matches(is_blank) }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("*"),
            Self::Exact(name) => f.write_str(name.as_str()),
        }
    }
}
