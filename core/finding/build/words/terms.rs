//! Texts that belong to no rule.

use super::{
    Term,
    texts::{At, Blanks, Faults, is_name},
};
use std::collections::{BTreeMap, BTreeSet};
use toml::{Table, Value};

/// The keys of a text that depends on a count.
const FORMS: [&str; 2] = ["one", "other"];
/// The blank that a text for one thing may do without.
const COUNT: &str = "count";

/// A section of texts.
pub(super) struct Section {
    /// The name of its files.
    pub(super) stem: String,
    /// Its texts, by language.
    pub(super) texts: BTreeMap<String, Table>,
}

impl Section {
    pub(super) fn new(stem: &str) -> Self {
        Self { stem: stem.into(), texts: BTreeMap::new() }
    }
}

/// The texts of all sections.
pub(super) fn check(
    langs: &[String],
    sections: BTreeMap<String, Section>,
    faults: &mut Faults,
) -> BTreeMap<String, BTreeMap<String, Term>> {
    let mut all = BTreeMap::new();
    for (name, section) in sections {
        let keys: BTreeSet<&String> = section.texts.values().flat_map(Table::keys).collect();
        let mut terms = BTreeMap::new();
        for key in keys {
            if let Some(term) = term(langs, &name, key, &section, faults) {
                terms.insert(key.clone(), term);
            }
        }
        all.insert(name, terms);
    }
    all
}

fn term(langs: &[String], name: &str, key: &str, section: &Section, faults: &mut Faults) -> Option<Term> {
    let entry = format!("[{name}]");
    if !is_name(key) {
        let stem = &section.stem;
        faults.add(format!("{entry}: `{key}` is not a name in small letters ({stem}.toml)."));
        return None;
    }
    let (mut texts, mut blanks) = (Vec::new(), Vec::new());
    for lang in langs {
        let path = format!("words/{lang}/terms/{}.toml", section.stem);
        let at = At { entry: &entry, key, lang, path: &path };
        let value = section.texts.get(lang).and_then(|texts| texts.get(key));
        let Some(forms) = forms(&at, value, faults) else { continue };
        let names = form_blanks(&at, &forms, faults);
        blanks.push(Blanks { lang, path: path.clone(), names });
        texts.push(forms);
    }
    faults.same_blanks(&entry, key, &blanks);
    // A language without plurals writes one text for any count.
    if texts.iter().any(|forms| forms.len() > 1) {
        texts
            .iter()
            .map(|forms| Some([forms.first()?.clone(), forms.last()?.clone()]))
            .collect::<Option<_>>()
            .map(Term::Counted)
    } else {
        Some(Term::Text(texts.concat()))
    }
}

/// The text for any count, or the texts for one and for any other number.
fn forms(at: &At<'_>, value: Option<&Value>, faults: &mut Faults) -> Option<Vec<String>> {
    let Some(Value::Table(table)) = value else {
        return Some(vec![faults.text(at, value)?.into()]);
    };
    let entry = format!("{} {}", at.entry, at.key);
    let at = At { entry: &entry, ..*at };
    faults.unknown_keys(&at, table, &FORMS);
    let forms = FORMS.map(|key| faults.text(&At { key, ..at }, table.get(key)).map(String::from));
    forms.into_iter().collect()
}

/// The blanks of a text. The text for one thing may leave out the count.
fn form_blanks(at: &At<'_>, forms: &[String], faults: &mut Faults) -> BTreeSet<String> {
    let mut blanks = forms.iter().map(|text| faults.blanks(at, text)).collect::<Vec<_>>();
    let other = blanks.pop().unwrap_or_default();
    for mut one in blanks {
        if other.contains(COUNT) {
            one.insert(COUNT.into());
        }
        if one != other {
            faults.add(format!("{at} has other blanks in `one` than in `other` ({}).", at.path));
        }
    }
    other
}
