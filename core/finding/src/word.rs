//! Words that stand in the blanks of a text, in each language.

use crate::{Lang, PerLang};
use alloc::{
    boxed::Box,
    format,
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_model::text::is_blank;

/// The longest cell text, in characters, that a finding repeats.
const EXCERPT_CHARS: usize = 200;

/// A text in each language.
pub type Term = PerLang<&'static str>;

/// A text that depends on a count, in each language.
pub type Counted = PerLang<Plural>;

/// A text for one thing, and for any other number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural {
    /// For one.
    pub one: &'static str,
    /// For any other number.
    pub other: &'static str,
}

impl Plural {
    /// The text for a count.
    pub const fn of(&self, count: usize) -> &'static str {
        if count == 1 { self.one } else { self.other }
    }
}

/// A word of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// The same in every language: a number, an identifier.
    Plain(String),
    /// A text of `words/` without blanks.
    Term(&'static Term),
    /// One text for each language.
    Each(Box<PerLang<String>>),
}

/// The words for the blanks of a message.
pub type Args = Vec<(&'static str, Word)>;

impl From<String> for Word {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        Self::Plain(text.into())
    }
}

impl From<&'static Term> for Word {
    fn from(term: &'static Term) -> Self {
        Self::Term(term)
    }
}

impl Word {
    /// A text of `words/` without blanks.
    pub const fn term(term: &'static Term) -> Self {
        Self::Term(term)
    }

    /// A text of `words/`, its blanks filled.
    pub fn filled(term: &'static Term, args: &[(&'static str, Self)]) -> Self {
        Self::each(|lang| fill(term.text(lang), args, lang))
    }

    /// A text of `words/` that depends on a count. The count fills `{count}`,
    /// unless `args` have a word for it.
    pub fn counted(text: &'static Counted, count: usize, args: &[(&'static str, Self)]) -> Self {
        Self::each(|lang| counted(text, count, args, lang))
    }

    /// A word with a text for each language. For texts that are not in `words/`
    /// yet.
    pub fn both(en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self::Each(Box::new(PerLang { en: en.into(), zh_cn: zh.into() }))
    }

    /// A word made for each language by the same rule.
    pub fn each(make: impl Fn(Lang) -> String) -> Self {
        Self::Each(Box::new(PerLang::each(make)))
    }

    /// A list of names that are the same in each language.
    pub fn list(names: &[&str]) -> Self {
        Self::each(|lang| names.join(lang.comma()))
    }

    /// A list of words.
    pub fn list_of(words: &[Self]) -> Self {
        Self::each(|lang| words.iter().map(|word| word.text(lang)).collect::<Vec<_>>().join(lang.comma()))
    }

    /// The text in a language, as it begins a sentence. What a file holds stays
    /// as it is.
    pub fn opening(&self, lang: Lang) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            _ => opening(self.text(lang).into()),
        }
    }

    /// The text in a language.
    pub fn text(&self, lang: Lang) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Term(term) => term.text(lang),
            Self::Each(texts) => texts.get(lang),
        }
    }
}

/// The text for a count in one language; the count fills `{count}`, unless
/// `args` have a word for it.
pub fn counted(text: &Counted, count: usize, args: &[(&'static str, Word)], lang: Lang) -> String {
    let mut all = args.to_vec();
    all.push(("count", grouped(count).into()));
    fill(text.get(lang).of(count), &all, lang)
}

/// A count with thousands separators.
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Fills the `{blanks}` of a template. A blank without a word stays visible.
pub fn fill(template: &str, args: &[(&'static str, Word)], lang: Lang) -> String {
    fill_with(template, &|name| {
        args.iter().find(|(known, _)| *known == name).map(|(_, word)| word.text(lang))
    })
}

/// The same with the text of each blank by its name.
pub(crate) fn fill_with<'w>(template: &str, text: &dyn Fn(&str) -> Option<&'w str>) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        join(&mut out, before);
        let Some((name, behind)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match text(name) {
            Some(text) => join(&mut out, text),
            None => out.extend(["{", name, "}"]),
        }
        rest = behind;
    }
    join(&mut out, rest);
    out
}

/// Appends a text, with the space that belongs between Chinese and Latin.
fn join(out: &mut String, text: &str) {
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let latin = |c: char| c.is_ascii_alphanumeric() || c == '\u{2212}';
    if let (Some(last), Some(first)) = (out.chars().next_back(), text.chars().next())
        && ((chinese(last) && latin(first)) || (latin(last) && chinese(first)))
    {
        out.push(' ');
    }
    out.push_str(text);
}

/// A sentence that begins with a filled blank still begins with a capital.
pub fn opening(text: String) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.is_ascii_lowercase() => {
            let mut out = String::with_capacity(text.len());
            out.push(first.to_ascii_uppercase());
            out.push_str(chars.as_str());
            out
        }
        _ => text,
    }
}

/// A cell's text, short enough to repeat.
pub fn excerpt(text: &str) -> String {
    let mut short: String = text.chars().take(EXCERPT_CHARS).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// A character that a person can see, or its number.
pub fn visible(c: char) -> String {
    if is_blank(c) { format!("U+{:04X}", u32::from(c)) } else { format!("“{c}”") }
}
