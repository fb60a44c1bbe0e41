//! What fails the build: each fault is one sentence that names code, key,
//! language and file.

use crate::words::{Content, File, check, files};
use std::path::Path;

const RULES: &str =
    "[AM001]\nname = 'a'\ntitle = 'a {by}'\nwhat = 'a'\nmessage = 'a'\nwhy = 'a'\nnext = 'a'\n";
const EXAMPLES: &str = "[AM001]\nfires = 'x'\nsilent = ''\n";

/// A file of words, its content by its path.
pub(crate) fn file(path: &str, text: &str) -> File {
    let lang = path.split('/').nth(1).unwrap_or_default().to_owned();
    let content = match lang.as_str() {
        "examples" => Content::Examples,
        _ if path.contains("/terms/") => Content::Terms { lang },
        _ => Content::Rules { lang },
    };
    let stem = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml").into();
    File { content, stem, path: path.into(), text: text.into() }
}

/// The faults of one rule's words, its examples as given.
fn of_rule(en: &str, zh: &str, examples: &str) -> Vec<String> {
    let files = [
        file("words/en/amount.toml", en),
        file("words/zh-CN/amount.toml", zh),
        file("words/examples/amount.toml", examples),
    ];
    check(&files).err().unwrap_or_default()
}

fn of_terms(en: &str, zh: &str) -> Vec<String> {
    let files = [file("words/en/terms/values.toml", en), file("words/zh-CN/terms/values.toml", zh)];
    check(&files).err().unwrap_or_default()
}

#[test]
fn words_that_are_whole_have_no_fault() {
    assert_eq!(of_rule(RULES, RULES, EXAMPLES), Vec::<String>::new());
    assert_eq!(of_terms("[a]\nb = '{c} d'\n", "[a]\nb = 'e {c}'\n"), Vec::<String>::new());
}

#[test]
fn the_words_of_the_crate_are_whole() {
    let files = files::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert_eq!(check(&files).unwrap().stubs, Vec::<String>::new());
}

#[test]
fn a_text_that_is_still_to_be_written() {
    let stubs = |en: &str, examples: &str| {
        let files = [
            file("words/en/amount.toml", en),
            file("words/zh-CN/amount.toml", RULES),
            file("words/examples/amount.toml", examples),
            file("words/en/terms/values.toml", "[a]\nb = 'TODO'\n"),
            file("words/zh-CN/terms/values.toml", "[a]\nb = 'b'\n"),
        ];
        check(&files).unwrap().stubs
    };
    let term = "[a]: `b` in en is still to be written (words/en/terms/values.toml).";
    assert_eq!(stubs(RULES, EXAMPLES), [term]);
    assert_eq!(
        stubs(
            &RULES.replace("why = 'a'", "why = 'TODO: why'"),
            &EXAMPLES.replace("'x'", "\"\"\"\nTODO\"\"\"")
        ),
        [
            "AM001: `why` in en is still to be written (words/en/amount.toml).",
            "AM001: `fires` in the examples is still to be written (words/examples/amount.toml).",
            term,
        ]
    );
}

#[test]
fn a_text_that_is_missing_empty_or_no_text() {
    let without = RULES.replace("next = 'a'\n", "");
    assert_eq!(
        of_rule(RULES, &without, EXAMPLES),
        ["AM001: `next` in zh-CN is missing (words/zh-CN/amount.toml)."]
    );
    let empty = RULES.replace("why = 'a'", "why = ' '");
    assert_eq!(of_rule(&empty, RULES, EXAMPLES), ["AM001: `why` in en is empty (words/en/amount.toml)."]);
    let number = RULES.replace("why = 'a'", "why = 1");
    assert_eq!(
        of_rule(&number, RULES, EXAMPLES),
        ["AM001: `why` in en is not a text (words/en/amount.toml)."]
    );
}

#[test]
fn a_key_that_nothing_reads() {
    let misspelt = RULES.to_owned() + "nxet = 'a'\n";
    assert_eq!(
        of_rule(&misspelt, RULES, EXAMPLES),
        ["AM001: `nxet` in en is not a known key; the keys are name, title, what, message, why, next \
          (words/en/amount.toml)."]
    );
    let examples = EXAMPLES.to_owned() + "fire = ''\n";
    assert_eq!(
        of_rule(RULES, RULES, &examples),
        ["AM001: `fire` in the examples is not a known key; the keys are fires, silent \
          (words/examples/amount.toml)."]
    );
}

#[test]
fn a_code_in_one_language_only() {
    assert_eq!(of_rule(RULES, "", EXAMPLES), ["AM001 has no words in zh-CN (words/zh-CN/amount.toml)."]);
    assert_eq!(of_rule("", RULES, EXAMPLES), ["AM001 has no words in en (words/en/amount.toml)."]);
}

#[test]
fn a_blank_in_one_language_only() {
    let without = RULES.replace("{by}", "");
    assert_eq!(
        of_rule(RULES, &without, EXAMPLES),
        ["AM001: `title` has the blank {by} in en and not in zh-CN (words/zh-CN/amount.toml)."]
    );
    assert_eq!(
        of_rule(&without, RULES, EXAMPLES),
        ["AM001: `title` has the blank {by} in zh-CN and not in en (words/en/amount.toml)."]
    );
}

#[test]
fn a_brace_that_marks_no_blank() {
    for braces in ["{by", "by}", "{}", "{By}", "}{by}", "{by}}", "{by}{"] {
        let broken = RULES.replace("{by}", braces);
        let faults = of_rule(&broken, &broken, EXAMPLES);
        assert_eq!(
            faults.first().map(String::as_str),
            Some("AM001: `title` in en has a brace that marks no blank (words/en/amount.toml)."),
            "{braces}"
        );
    }
}

#[test]
fn a_blank_where_nothing_fills_it() {
    let filled = RULES.replace("what = 'a'", "what = '{a}'");
    assert_eq!(
        of_rule(&filled, &filled, EXAMPLES),
        [
            "AM001: `what` in en has a blank that nothing fills (words/en/amount.toml).",
            "AM001: `what` in zh-CN has a blank that nothing fills (words/zh-CN/amount.toml)."
        ]
    );
}

#[test]
fn examples_without_their_rule_and_rules_without_theirs() {
    assert_eq!(of_rule(RULES, RULES, ""), ["AM001 has no examples (words/examples/amount.toml)."]);
    assert_eq!(of_rule("", "", EXAMPLES), ["AM001 has examples and no words (words/examples/amount.toml)."]);
    assert_eq!(
        of_rule(RULES, RULES, "[AM001]\nfires = 'x'\n"),
        ["AM001: `silent` in the examples is missing (words/examples/amount.toml)."]
    );
}

#[test]
fn a_code_in_the_wrong_file_or_of_no_family() {
    let code = |code: &str| {
        let rules = RULES.replace("AM001", code);
        of_rule(&rules, "", "").first().cloned().unwrap()
    };
    assert_eq!(code("FI001"), "FI001 belongs in file.toml and is in words/en/amount.toml.");
    for unknown in ["QQ001", "AM1", "AM0001", "AM00a", "a"] {
        assert_eq!(code(unknown), format!("{unknown} is not a rule's code (words/en/amount.toml)."));
    }
}

#[test]
fn a_file_that_is_no_toml() {
    let faults = of_rule("[AM001", RULES, EXAMPLES);
    assert!(faults.first().is_some_and(|fault| fault.starts_with("words/en/amount.toml: ")), "{faults:?}");
    assert_eq!(of_terms("b = 'c'", ""), ["`b` is outside a section (words/en/terms/values.toml)."]);
}

#[test]
fn a_term_in_one_language_only() {
    assert_eq!(
        of_terms("[a]\nb = 'c'\n", "[a]\nd = 'e'\n"),
        [
            "[a]: `b` in zh-CN is missing (words/zh-CN/terms/values.toml).",
            "[a]: `d` in en is missing (words/en/terms/values.toml)."
        ]
    );
    assert_eq!(
        of_terms("[a]\nb = '{c}'\n", "[a]\nb = '{d}'\n"),
        [
            "[a]: `b` has the blank {c} in en and not in zh-CN (words/zh-CN/terms/values.toml).",
            "[a]: `b` has the blank {d} in zh-CN and not in en (words/en/terms/values.toml)."
        ]
    );
}

#[test]
fn a_name_that_cannot_stand_in_code() {
    assert_eq!(of_terms("[A]\n", ""), ["[A] is not a name in small letters (words/en/terms/values.toml)."]);
    assert_eq!(
        of_terms("[a]\nB-c = 'd'\n", "[a]\nB-c = 'd'\n"),
        ["[a]: `B-c` is not a name in small letters (values.toml)."]
    );
}

#[test]
fn a_section_in_two_files() {
    let files = [file("words/en/terms/one.toml", "[a]\n"), file("words/zh-CN/terms/two.toml", "[a]\n")];
    assert_eq!(
        check(&files).err().unwrap(),
        ["[a] is in words/zh-CN/terms/two.toml and in one.toml; a section has one file."]
    );
}

#[test]
fn forms_of_a_count() {
    let zh = "[a]\nb = '{count} 个'\n";
    let faults = |en: &str| of_terms(&format!("[a]\nb = {{ {en} }}\n"), zh);
    assert_eq!(faults("one = '{count} x', other = '{count} xs'"), Vec::<String>::new());
    assert_eq!(faults("one = 'one x', other = '{count} xs'"), Vec::<String>::new());
    assert_eq!(
        faults("one = '{count} {of}', other = '{count} xs'"),
        ["[a]: `b` in en has other blanks in `one` than in `other` (words/en/terms/values.toml)."]
    );
    assert_eq!(
        faults("other = '{count} xs'"),
        ["[a] b: `one` in en is missing (words/en/terms/values.toml)."]
    );
    assert_eq!(
        faults("one = '{count} x', many = 'x', other = '{count} xs'"),
        ["[a] b: `many` in en is not a known key; the keys are one, other (words/en/terms/values.toml)."]
    );
}
