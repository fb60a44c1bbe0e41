//! Texts of `words/` in one language, their blanks filled.

use alloc::{string::String, string::ToString, vec::Vec};
use core::fmt::Display;
use rebatelens_finding::{
    Counted, Lang, Term,
    word::{self, Word, fill},
};

/// Names of blanks, and what fills each.
pub(crate) type Blanks<'b> = [(&'static str, &'b dyn Display)];

/// A text with its blanks filled.
pub(crate) fn filled(term: &Term, blanks: &Blanks<'_>, lang: Lang) -> String {
    fill(term.text(lang), &args(blanks), lang)
}

/// The text for a count, which fills `{count}`.
pub(crate) fn counted(text: &Counted, count: usize, blanks: &Blanks<'_>, lang: Lang) -> String {
    word::counted(text, count, &args(blanks), lang)
}

fn args(blanks: &Blanks<'_>) -> Vec<(&'static str, Word)> {
    blanks.iter().map(|(name, value)| (*name, Word::from(value.to_string()))).collect()
}
