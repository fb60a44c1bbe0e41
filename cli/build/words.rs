//! The texts under `words/`: one folder a language, in it `texts.toml` and the
//! texts of help.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;
use toml::Table;
use toml::Value;

/// The section of the texts of help.
const HELP: &str = "help";
/// The blank that a count fills.
const COUNT: &str = "count";
/// How a count is written: with thousands separators.
const NUMBER: &str = "        let number = rebatelens_core::finding::word::grouped(count);\n";

/// A file of a language.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// The language's BCP 47 tag.
    pub(crate) lang: String,
    /// The path from the folder of words.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Reads the files of every language, sorted, so that each build gives the same code.
pub(crate) fn read(folder: &Path) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for lang in names(folder)?.into_iter().filter(|name| folder.join(name).is_dir()) {
        let help = names(&folder.join(&lang).join(HELP))?;
        let help = help.iter().map(|name| format!("{lang}/{HELP}/{name}"));
        for path in [format!("{lang}/texts.toml")].into_iter().chain(help) {
            let text = fs::read_to_string(folder.join(&path))?;
            files.push(File { lang: lang.clone(), path, text });
        }
    }
    Ok(files)
}

fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string());
    }
    names.sort();
    Ok(names)
}

/// One text in one language.
#[derive(Debug)]
struct Text {
    /// The text for one thing, where it differs.
    one: Option<String>,
    other: String,
    blanks: Vec<String>,
}

/// The texts by section and key, then by language.
type Texts = BTreeMap<(String, String), BTreeMap<String, Text>>;

/// The code of every text, or each fault in a sentence.
pub(crate) fn code(files: &[File]) -> Result<String, Vec<String>> {
    let mut texts = Texts::new();
    let mut faults = Vec::new();
    let langs: BTreeSet<&str> = files.iter().map(|file| file.lang.as_str()).collect();
    for file in files {
        if Path::new(&file.path).extension().is_some_and(|ending| ending == "toml") {
            add_table(file, &mut texts, &mut faults);
        } else {
            let stem = Path::new(&file.path).file_stem().unwrap_or_default().to_string_lossy();
            add(&mut texts, file, HELP, &stem, help(&file.text));
        }
    }
    for ((section, key), by_lang) in &texts {
        faults.extend(faults_of(section, key, by_lang, &langs));
    }
    if faults.is_empty() { Ok(modules(&texts)) } else { Err(faults) }
}

/// The help that is printed: a line that begins with # is held back.
fn help(text: &str) -> Text {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    Text { one: None, other: lines.flat_map(|line| [line, "\n"]).collect(), blanks: Vec::new() }
}

fn add(texts: &mut Texts, file: &File, section: &str, key: &str, text: Text) {
    let place = (section.to_string(), key.to_string());
    texts.entry(place).or_default().insert(file.lang.clone(), text);
}

fn add_table(file: &File, texts: &mut Texts, faults: &mut Vec<String>) {
    let table = match file.text.parse::<Table>() {
        Ok(table) => table,
        Err(error) => return faults.push(format!("{}: {error}", file.path)),
    };
    for (section, value) in table {
        let Value::Table(entries) = value else {
            faults.push(format!("`{section}` is outside a section ({}).", file.path));
            continue;
        };
        for (key, value) in entries {
            match text(&value) {
                Some(text) if is_name(&key) => add(texts, file, &section, &key, text),
                _ => faults.push(format!("[{section}] `{key}` is not a text ({}).", file.path)),
            }
        }
    }
}

/// A text, or one for one thing and one for any other number.
fn text(value: &Value) -> Option<Text> {
    let (one, other) = match value {
        Value::String(text) => (None, text.clone()),
        Value::Table(forms) if forms.len() == 2 => {
            (Some(forms.get("one")?.as_str()?.to_string()), forms.get("other")?.as_str()?.to_string())
        }
        _ => return None,
    };
    let blanks = blanks(&other)?;
    let of_one = one.as_deref().map_or(Some(Vec::new()), self::blanks)?;
    let known = of_one.iter().all(|blank| blanks.contains(blank));
    (!other.trim().is_empty() && known).then_some(Text { one, other, blanks })
}

/// The names between a text's braces, each once; nothing where a brace marks none.
fn blanks(text: &str) -> Option<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}')?;
        if before.contains('}') || !is_name(name) {
            return None;
        }
        if !found.iter().any(|known| known == name) {
            found.push(name.into());
        }
        rest = behind;
    }
    (!rest.contains('}')).then_some(found)
}

/// Whether a name can stand in code.
fn is_name(name: &str) -> bool {
    let starts = name.starts_with(|c: char| c.is_ascii_lowercase());
    starts && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// What a text lacks: a language, or a blank that another language has.
fn faults_of(
    section: &str,
    key: &str,
    by_lang: &BTreeMap<String, Text>,
    langs: &BTreeSet<&str>,
) -> Vec<String> {
    let missing = langs.iter().filter(|lang| !by_lang.contains_key(**lang));
    let mut faults: Vec<String> =
        missing.map(|lang| format!("[{section}] `{key}` is missing in {lang}.")).collect();
    for (one, text) in by_lang {
        for (other, counterpart) in by_lang {
            for blank in text.blanks.iter().filter(|blank| !counterpart.blanks.contains(blank)) {
                faults.push(format!(
                    "[{section}] `{key}` has the blank {{{blank}}} in {one} and not in {other}."
                ));
            }
        }
    }
    faults
}

/// A module a section, a function a text.
fn modules(texts: &Texts) -> String {
    let mut out = String::new();
    let mut open = "";
    for ((section, key), by_lang) in texts {
        if section != open {
            if !open.is_empty() {
                out.push_str("}\n");
            }
            // Writing to a String cannot fail.
            let _ = writeln!(out, "pub(crate) mod {section} {{\n    use super::Lang;");
            open = section;
        }
        out.push_str(&function(key, by_lang));
    }
    if open.is_empty() { out } else { out + "}\n" }
}

/// The blanks are arguments in the order of the first language's text.
fn function(key: &str, by_lang: &BTreeMap<String, Text>) -> String {
    let blanks = by_lang.values().next().map_or(&[][..], |text| &text.blanks);
    let counted = blanks.iter().any(|blank| blank == COUNT);
    let arms: String = by_lang.iter().map(|(lang, text)| arm(lang, text, blanks.is_empty())).collect();
    if blanks.is_empty() {
        let head = format!("pub(crate) const fn {key}(lang: Lang) -> &'static str");
        return format!("    {head} {{\n        match lang {{\n{arms}        }}\n    }}\n");
    }
    let count = if counted { "count: usize, " } else { "" };
    let others = blanks.iter().filter(|blank| *blank != COUNT);
    let arguments: Vec<String> =
        others.map(|blank| format!("{blank}: &(impl std::fmt::Display + ?Sized)")).collect();
    let head = format!("pub(crate) fn {key}(lang: Lang, {count}{}) -> String", arguments.join(", "));
    let number = if counted { NUMBER } else { "" };
    format!("    {head} {{\n{number}        match lang {{\n{arms}        }}\n    }}\n")
}

fn arm(lang: &str, text: &Text, plain: bool) -> String {
    let variant: String = lang.split('-').map(capital).collect();
    let literal = |text: &str| match (plain, text.contains('{')) {
        (true, _) => format!("{text:?}"),
        (false, true) => format!("format!({:?})", text.replace("{count}", "{number}")),
        (false, false) => format!("String::from({text:?})"),
    };
    let one = text
        .one
        .as_deref()
        .map(|one| format!("            Lang::{variant} if count == 1 => {},\n", literal(one)));
    format!("{}            Lang::{variant} => {},\n", one.unwrap_or_default(), literal(&text.other))
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1.min(word.len()));
    first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
}
