//! The checks of the build script, and that no text is written beside its table.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

#[path = "../build/words.rs"]
mod words;

use std::{fs, path::Path};
use words::{File, code};

fn file(lang: &str, text: &str) -> File {
    File { lang: lang.into(), path: format!("{lang}/texts.toml"), text: text.into() }
}

fn faults(en: &str, zh: &str) -> String {
    code(&[file("en", en), file("zh-CN", zh)]).unwrap_err().join("\n")
}

#[test]
fn a_text_that_one_language_lacks_is_named() {
    let two = "[a]\nx = \"1\"\ny = \"2\"\n";
    assert_eq!(faults(two, "[a]\nx = \"1\"\n"), "[a] `y` is missing in zh-CN.");
    assert_eq!(faults("[a]\nx = \"1\"\n", two), "[a] `y` is missing in en.");
    assert!(faults(two, "[a]\nx = \"1\"\ny = \" \"\n").contains("[a] `y` is not a text (zh-CN/texts.toml)."));
    let help = File { lang: "en".into(), path: "en/help/id.txt".into(), text: "ID\n".into() };
    let found = code(&[file("en", two), file("zh-CN", two), help]).unwrap_err();
    assert_eq!(found, ["[help] `id` is missing in zh-CN."]);
}

#[test]
fn a_blank_that_one_language_lacks_is_named() {
    let found = faults("[a]\nx = \"{n} of {all}\"\n", "[a]\nx = \"{n}\"\n");
    assert_eq!(found, "[a] `x` has the blank {all} in en and not in zh-CN.");
    assert!(faults("[a]\nx = \"{n\"\n", "[a]\nx = \"n\"\n").contains("`x` is not a text"));
}

#[test]
fn a_text_becomes_a_function_with_its_blanks() {
    let en = "[a]\nx = { one = \"1 {of}\", other = \"{count} {of}\" }\ny = \"plain\"\n";
    let made = code(&[file("en", en), file("zh-CN", "[a]\nx = \"{of} {count}\"\ny = \"文\"\n")]).unwrap();
    assert!(made.contains(
        "pub(crate) fn x(lang: Lang, count: usize, of: &(impl std::fmt::Display + ?Sized)) -> String"
    ));
    assert!(made.contains("Lang::En if count == 1 => format!(\"1 {of}\")"), "{made}");
    assert!(made.contains("Lang::ZhCn => format!(\"{of} {number}\")"), "{made}");
    assert!(made.contains("let number = rebatelens_core::finding::word::grouped(count);"), "{made}");
    assert!(made.contains("pub(crate) const fn y(lang: Lang) -> &'static str"), "{made}");
}

#[test]
fn a_line_of_help_that_is_held_back_is_not_printed() {
    let help = |lang: &str| File {
        lang: lang.into(),
        path: format!("{lang}/help/id.txt"),
        text: "one\n# two\nthree\n".into(),
    };
    let made = code(&[help("en"), help("zh-CN")]).unwrap();
    assert!(made.contains("\"one\\nthree\\n\"") && !made.contains("two"), "{made}");
}

/// Texts of the program have one place; code holds none in Chinese.
#[test]
fn no_code_holds_a_text_for_people() {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        if path.ends_with("tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let chinese = text.lines().find(|line| line.contains(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)));
        assert_eq!(chinese, None, "{}", path.display());
        assert!(!text.contains(".pick("), "{}", path.display());
    }
}

#[test]
fn the_words_of_the_program_are_whole() {
    let files = words::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("words")).unwrap();
    assert!(files.iter().any(|file| file.path == "zh-CN/help/check.txt"));
    assert!(code(&files).is_ok());
}
