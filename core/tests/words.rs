//! The texts of a person's language lie in TOML: the code of these crates has
//! no text in either language.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The crates whose texts lie in TOML, by their folders.
const CRATES: &[&str] = &["table", "formats", "evidence"];

/// Code that puts a text of one language beside that of another.
const MARKS: [&str; 4] = ["Word::both", ".pick(", "Word::Each", "PerLang {"];

/// Where Chinese stays in code: it is compared with what a file holds, and no
/// person reads it from us.
const READ_IN_FILES: &[(&str, &str)] = &[
    ("table/src/names.rs", "headers of rebate records"),
    ("table/src/bill.rs", "headers of bills"),
    ("table/src/header.rs", "words and brackets of headers"),
    ("table/src/header_name.rs", "brackets and units behind names of headers"),
    ("table/src/column_unit.rs", "units and brackets of headers"),
    ("table/src/above.rs", "labels and units above a table"),
    ("table/src/row_kind.rs", "words for sums and counts of rows"),
    ("table/src/page_cells.rs", "a sign behind numbers of years"),
    ("table/src/rounding.rs", "names of roundings"),
    ("formats/src/agreement/names.rs", "headers and choices of an agreement"),
];

#[test]
fn no_code_puts_texts_of_languages_side_by_side() {
    let found = lines(CRATES, is_beside);
    assert!(found.is_empty(), "texts that belong in core/finding/words:\n{}", found.join("\n"));
}

#[test]
fn chinese_is_only_in_code_that_reads_files() {
    let allowed = |place: &str| READ_IN_FILES.iter().any(|(file, _)| is_in(place, file));
    let found = lines(CRATES, |line| line.contains(is_chinese));
    let texts: Vec<&String> = found.iter().filter(|place| !allowed(place)).collect();
    assert!(texts.is_empty(), "texts that belong in core/finding/words: {texts:#?}");
    for (file, what) in READ_IN_FILES {
        assert!(found.iter().any(|place| is_in(place, file)), "{file} has no {what} in Chinese any more");
    }
}

#[test]
fn marks_are_found_in_code_and_not_in_comments_and_tests() {
    for line in [
        "    let what = Word::both(\"a\", \"b\");",
        "    lang.pick(en, zh)",
        "        Lang::ZhCn => zh,",
        "        (Lang::ZhCn, _) => format!(\"{count}\"),",
        "    Word::Each(PerLang { en, zh_cn })",
    ] {
        assert!(code(line).iter().any(|(_, line)| is_beside(line)), "{line}");
    }
    let source = "//! 文本\nfn a() {}\n    // lang.pick(en, zh)\n#[cfg(test)]\nmod tests;\nconst B: u8 = 1;\n\
        #[cfg(test)]\nmod inside {\n    const C: &str = \"文本\";\n}\n";
    let kept = [(2, "fn a() {}"), (4, "#[cfg(test)]"), (5, "mod tests;"), (6, "const B: u8 = 1;")];
    assert_eq!(code(source), kept);
}

/// The lines of code of these crates that have a mark, each with its place.
fn lines(crates: &[&str], has_mark: impl Fn(&str) -> bool) -> Vec<String> {
    let core = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for name in crates {
        let files = sources(&core.join(name).join("src"));
        assert!(!files.is_empty(), "core/{name}/src has no sources");
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            let place = file.strip_prefix(core).unwrap().to_string_lossy().replace('\\', "/");
            let marked = code(&text).into_iter().filter(|(_, line)| has_mark(line));
            found.extend(marked.map(|(number, line)| format!("{place}:{number}: {}", line.trim())));
        }
    }
    found
}

/// Every source below a folder. Files that are only compiled for tests have
/// these two names.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs")
            && !(path.ends_with("tests.rs") || path.ends_with("testing.rs"))
        {
            files.push(path);
        }
    }
    files
}

/// The numbered lines of a source, without comments and without the module of
/// tests at its end.
fn code(source: &str) -> Vec<(usize, &str)> {
    let all: Vec<(usize, &str)> = (1..).zip(source.lines()).collect();
    let begins_tests =
        |at: &[(usize, &str)]| matches!(at, [(_, "#[cfg(test)]"), (_, next)] if next.ends_with('{'));
    let end = all.windows(2).position(begins_tests).unwrap_or(all.len());
    all.into_iter().take(end).filter(|(_, line)| !line.trim_start().starts_with("//")).collect()
}

fn is_beside(line: &str) -> bool {
    MARKS.iter().any(|mark| line.contains(mark)) || (line.contains("Lang::ZhCn") && line.contains("=>"))
}

fn is_in(place: &str, file: &str) -> bool {
    place.strip_prefix(file).is_some_and(|rest| rest.starts_with(':'))
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&c)
}
