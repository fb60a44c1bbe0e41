//! The code of the words: one static a text, so that the linker drops what a
//! program does not name.

use super::{RuleWords, Term, Words};
use std::{fs, io, path::Path};

/// The texts of a finding.
const MESSAGE: [&str; 4] = ["title", "message", "why", "next"];
/// Why the catalogue cannot be put together.
const UNLISTED: &str =
    "has words, and no list of rules has it: add it to the RULES of the file that reports it";

/// Writes the code of all words.
pub(crate) fn write(words: &Words, folder: &Path) -> io::Result<()> {
    let files = [
        ("messages.rs", messages(words)),
        ("names.rs", names(words)),
        ("guides.rs", guides(words)),
        ("order.rs", order(words)),
        ("terms.rs", terms(words)),
    ];
    for (name, code) in files {
        fs::write(folder.join(name), code)?;
    }
    Ok(())
}

fn messages(words: &Words) -> String {
    let mut out = String::new();
    for rule in &words.rules {
        let code = &rule.code;
        let texts = per_lang(words, |at| {
            let parts = MESSAGE.map(|key| format!("{key}: {:?}", text(rule, at, key)));
            format!("crate::Message {{ {} }}", parts.join(", "))
        });
        line(&mut out, &format!("/// What `{code}` reports."));
        line(&mut out, &format!("pub static {code}: crate::PerLang<crate::Message> = {texts};"));
    }
    out
}

fn names(words: &Words) -> String {
    let mut out = String::new();
    for rule in &words.rules {
        let code = &rule.code;
        let name = per_lang(words, |at| format!("{:?}", text(rule, at, "name")));
        line(&mut out, &format!("/// The name of `{code}`.\npub static {code}: crate::Term = {name};"));
    }
    list(&mut out, words, "The name of every rule", "crate::Term");
    out
}

fn guides(words: &Words) -> String {
    let mut out = String::new();
    for rule in &words.rules {
        let RuleWords { code, fires, silent, .. } = rule;
        let what = per_lang(words, |at| format!("{:?}", text(rule, at, "what")));
        line(&mut out, &format!("/// What the catalogue says of `{code}`."));
        line(&mut out, &format!("pub static {code}: crate::Guide = crate::Guide {{"));
        line(&mut out, &format!("    code: {code:?}, name: &super::names::{code}, what: {what},"));
        line(&mut out, &format!("    fires: {fires:?}, silent: {silent:?},\n}};"));
    }
    list(&mut out, words, "The guide of every rule", "crate::Guide");
    out
}

fn order(words: &Words) -> String {
    let mut out = String::new();
    for (at, rule) in words.rules.iter().enumerate() {
        line(&mut out, &format!("/// The place of `{0}`.\npub const {0}: u16 = {at};", rule.code));
    }
    let count = words.rules.len();
    let all = |text: fn(&str) -> String| {
        words.rules.iter().map(|rule| text(&rule.code)).collect::<Vec<_>>().join(", ")
    };
    let (places, unlisted) = (all(str::to_owned), all(|code| format!("\"{code} {UNLISTED}\"")));
    line(&mut out, &format!("/// The number of rules.\npub const COUNT: usize = {count};"));
    line(&mut out, &format!("pub(crate) const PLACES: [u16; COUNT] = [{places}];"));
    line(&mut out, &format!("pub(crate) const UNLISTED: [&str; COUNT] = [{unlisted}];"));
    out
}

fn terms(words: &Words) -> String {
    let mut out = String::new();
    for (section, terms) in &words.terms {
        line(&mut out, &format!("/// Texts of `{section}`.\npub mod {section} {{"));
        for (key, term) in terms {
            line(&mut out, &term_static(words, &key.to_uppercase(), term));
        }
        line(&mut out, "}");
    }
    out
}

fn term_static(words: &Words, name: &str, term: &Term) -> String {
    let (kind, value, shown) = match term {
        Term::Text(texts) => {
            let text = |at: usize| texts.get(at).map_or("", String::as_str);
            ("Term", per_lang(words, |at| format!("{:?}", text(at))), text(0))
        }
        Term::Counted(pairs) => {
            let pair =
                |at: usize| pairs.get(at).map_or(["", ""], |[one, other]| [one.as_str(), other.as_str()]);
            let plural = |at| {
                let [one, other] = pair(at);
                format!("crate::Plural {{ one: {one:?}, other: {other:?} }}")
            };
            let [_, other] = pair(0);
            ("Counted", per_lang(words, plural), other)
        }
    };
    let doc = format!("`{}`", shown.replace('`', "'"));
    format!("    #[doc = {doc:?}]\n    pub static {name}: crate::{kind} = {value};")
}

/// A value for each language, made from the language's place.
fn per_lang(words: &Words, make: impl Fn(usize) -> String) -> String {
    let fields = words.langs.iter().enumerate();
    let fields = fields.map(|(at, lang)| format!("{}: {}", lang.to_lowercase().replace('-', "_"), make(at)));
    format!("crate::PerLang {{ {} }}", fields.collect::<Vec<_>>().join(", "))
}

/// A text of a rule in the language at a place.
fn text<'t>(rule: &'t RuleWords, at: usize, key: &str) -> &'t str {
    rule.texts.get(at).and_then(|texts| texts.get(key)).map_or("", String::as_str)
}

/// The list of one static a rule.
fn list(out: &mut String, words: &Words, what: &str, kind: &str) {
    let codes: Vec<String> = words.rules.iter().map(|rule| format!("&{}", rule.code)).collect();
    line(out, &format!("/// {what}, in the order of the catalogue."));
    line(out, &format!("pub static ALL: &[&{kind}] = &[{}];", codes.join(", ")));
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
