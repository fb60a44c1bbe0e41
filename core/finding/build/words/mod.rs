//! The texts under `words/`: read, checked, made into code.
//!
//! Words are whole where each text is there in each language, with the same
//! blanks. A fault is one sentence that names code, key, language and file.

pub(crate) mod files;
pub(crate) mod generate;
mod rules;
mod terms;
mod texts;

use rules::Place;
use std::collections::{BTreeMap, BTreeSet};
use terms::Section;
use texts::{Faults, is_name};
use toml::{Table, Value};

/// A file of words.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) content: Content,
    /// The file's name without its extension.
    pub(crate) stem: String,
    /// The file's path from the crate.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// What a file of words holds.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// The words of a family's rules.
    Rules { lang: String },
    /// Other texts, by section and key.
    Terms { lang: String },
    /// The examples of a family's rules.
    Examples,
}

/// Words that are whole.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) langs: Vec<String>,
    /// In the order of the catalogue.
    pub(crate) rules: Vec<RuleWords>,
    /// By section and key.
    pub(crate) terms: BTreeMap<String, BTreeMap<String, Term>>,
    /// Texts that are still to be written, a sentence each.
    pub(crate) stubs: Vec<String>,
}

/// The words of a rule.
#[derive(Debug)]
pub(crate) struct RuleWords {
    pub(crate) code: String,
    /// The texts by key, a map a language.
    pub(crate) texts: Vec<BTreeMap<String, String>>,
    pub(crate) fires: String,
    pub(crate) silent: String,
}

/// A text that belongs to no rule, in each language.
#[derive(Debug)]
pub(crate) enum Term {
    /// The same for any count.
    Text(Vec<String>),
    /// For one thing, and for any other number.
    Counted(Vec<[String; 2]>),
}

/// Checks the words of all languages.
///
/// # Errors
/// Every fault, in the order of the catalogue.
pub(crate) fn check(files: &[File]) -> Result<Words, Vec<String>> {
    let mut entries = Entries::default();
    for file in files {
        entries.add(file);
    }
    let Entries { langs, rules, examples, sections, mut faults } = entries;
    let langs: Vec<String> = langs.into_iter().collect();
    let rules = rules::check(&langs, rules, examples, &mut faults);
    let terms = terms::check(&langs, sections, &mut faults);
    let Faults { faults, stubs } = faults;
    if faults.is_empty() { Ok(Words { langs, rules, terms, stubs }) } else { Err(faults) }
}

/// The entries of all files.
#[derive(Default)]
struct Entries {
    langs: BTreeSet<String>,
    /// The words of each rule, by language.
    rules: BTreeMap<Place, BTreeMap<String, Table>>,
    examples: BTreeMap<Place, Table>,
    sections: BTreeMap<String, Section>,
    faults: Faults,
}

impl Entries {
    fn add(&mut self, file: &File) {
        if let Content::Rules { lang } | Content::Terms { lang } = &file.content {
            self.langs.insert(lang.clone());
        }
        match file.text.parse::<Table>() {
            Ok(table) => table.into_iter().for_each(|(name, value)| self.add_entry(file, &name, value)),
            Err(error) => self.faults.add(format!("{}: {error}", file.path)),
        }
    }

    fn add_entry(&mut self, file: &File, name: &str, value: Value) {
        let Value::Table(entry) = value else {
            return self.faults.add(format!("`{name}` is outside a section ({}).", file.path));
        };
        match &file.content {
            Content::Terms { lang } => self.add_section(file, lang, name, entry),
            Content::Rules { lang } => {
                if let Some(place) = rules::place(file, name, &mut self.faults) {
                    self.rules.entry(place).or_default().insert(lang.clone(), entry);
                }
            }
            Content::Examples => {
                if let Some(place) = rules::place(file, name, &mut self.faults) {
                    self.examples.insert(place, entry);
                }
            }
        }
    }

    fn add_section(&mut self, file: &File, lang: &str, name: &str, entry: Table) {
        let (stem, path) = (&file.stem, &file.path);
        if !is_name(name) {
            return self.faults.add(format!("[{name}] is not a name in small letters ({path})."));
        }
        let section = self.sections.entry(name.into()).or_insert_with(|| Section::new(stem));
        if section.stem != *stem {
            let other = &section.stem;
            return self
                .faults
                .add(format!("[{name}] is in {path} and in {other}.toml; a section has one file."));
        }
        section.texts.insert(lang.into(), entry);
    }
}
