//! The words and examples of rules.

use super::{
    File, RuleWords,
    texts::{At, Blanks, Faults},
};
use std::collections::BTreeMap;
use toml::{Table, Value};

/// The families, in the order of the catalogue: the letters of their codes, and
/// the name of their files.
const FAMILIES: [(&str, &str); 11] = [
    ("FI", "file"),
    ("ID", "identifier"),
    ("ST", "status"),
    ("AM", "amount"),
    ("DU", "duplicate"),
    ("PE", "period"),
    ("RV", "reversal"),
    ("TO", "totals"),
    ("AG", "agreement"),
    ("CA", "capture"),
    ("CX", "context"),
];

/// The keys of a rule's words.
const KEYS: [&str; 6] = ["name", "title", "what", "message", "why", "next"];
/// The keys that the catalogue shows, where no record fills a blank.
const WITHOUT_BLANKS: [&str; 2] = ["name", "what"];
/// The keys of a rule's examples.
const EXAMPLES: [&str; 2] = ["fires", "silent"];

/// A rule's place in the catalogue: the place of its family, then its code.
pub(super) type Place = (usize, String);

/// The place of a code, where its file is the one of its family.
pub(super) fn place(file: &File, code: &str, faults: &mut Faults) -> Option<Place> {
    let (letters, number) = code.split_at_checked(2).unwrap_or_default();
    let numbered = number.len() == 3 && number.chars().all(|c| c.is_ascii_digit());
    let family = FAMILIES.iter().position(|(known, _)| *known == letters).filter(|_| numbered);
    let Some(family) = family else {
        faults.add(format!("{code} is not a rule's code ({}).", file.path));
        return None;
    };
    let stem = stem(family);
    if stem != file.stem {
        faults.add(format!("{code} belongs in {stem}.toml and is in {}.", file.path));
        return None;
    }
    Some((family, code.into()))
}

/// The name of a family's files.
fn stem(family: usize) -> &'static str {
    FAMILIES.get(family).map_or("", |(_, stem)| *stem)
}

/// The words of all rules, in the order of the catalogue.
pub(super) fn check(
    langs: &[String],
    rules: BTreeMap<Place, BTreeMap<String, Table>>,
    mut examples: BTreeMap<Place, Table>,
    faults: &mut Faults,
) -> Vec<RuleWords> {
    let mut all = Vec::new();
    for (place, by_lang) in rules {
        let examples = examples.remove(&place);
        let (family, code) = place;
        let texts = rule_texts(langs, &code, stem(family), &by_lang, faults);
        let [fires, silent] = rule_examples(&code, stem(family), examples, faults);
        all.push(RuleWords { code, texts, fires, silent });
    }
    for (family, code) in examples.into_keys() {
        let stem = stem(family);
        faults.add(format!("{code} has examples and no words (words/examples/{stem}.toml)."));
    }
    all
}

fn rule_texts(
    langs: &[String],
    code: &str,
    stem: &str,
    by_lang: &BTreeMap<String, Table>,
    faults: &mut Faults,
) -> Vec<BTreeMap<String, String>> {
    let mut texts = Vec::new();
    let mut blanks: BTreeMap<&str, Vec<Blanks<'_>>> = BTreeMap::new();
    for lang in langs {
        let path = format!("words/{lang}/{stem}.toml");
        let Some(entry) = by_lang.get(lang) else {
            faults.add(format!("{code} has no words in {lang} ({path})."));
            continue;
        };
        let at = |key| At { entry: code, key, lang, path: &path };
        faults.unknown_keys(&at(""), entry, &KEYS);
        let mut own = BTreeMap::new();
        for key in KEYS {
            let Some(text) = faults.text(&at(key), entry.get(key)) else { continue };
            let names = faults.blanks(&at(key), text);
            if WITHOUT_BLANKS.contains(&key) && !names.is_empty() {
                faults.add(format!("{} has a blank that nothing fills ({path}).", at(key)));
            }
            blanks.entry(key).or_default().push(Blanks { lang, path: path.clone(), names });
            own.insert(key.into(), text.into());
        }
        texts.push(own);
    }
    for (key, blanks) in blanks {
        faults.same_blanks(code, key, &blanks);
    }
    texts
}

fn rule_examples(code: &str, stem: &str, examples: Option<Table>, faults: &mut Faults) -> [String; 2] {
    let path = format!("words/examples/{stem}.toml");
    let Some(entry) = examples else {
        faults.add(format!("{code} has no examples ({path})."));
        return Default::default();
    };
    let at = |key| At { entry: code, key, lang: "the examples", path: &path };
    faults.unknown_keys(&at(""), &entry, &EXAMPLES);
    // An example is empty where none can be written down: a large file, an archive.
    EXAMPLES.map(|key| match entry.get(key) {
        Some(Value::String(text)) => {
            faults.stub(&at(key), text);
            text.clone()
        }
        value => faults.text(&at(key), value).unwrap_or_default().into(),
    })
}
