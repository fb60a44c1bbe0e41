//! The code that the build script makes: one static a text.

use crate::{faults::file, words::check, words::generate::write};
use std::{fs, path::Path};

#[test]
fn each_rule_and_each_term_is_a_static_of_its_own() {
    let rule = |code: &str, text: &str| {
        let keys = ["name", "title", "what", "message", "why", "next"];
        let texts: String = keys.map(|key| format!("{key} = '{text} {key}'\n")).concat();
        format!("[{code}]\n{texts}")
    };
    let files = [
        // Families have their own order, codes within them that of their numbers.
        file("words/en/amount.toml", &(rule("AM002", "b") + &rule("AM001", "a"))),
        file("words/zh-CN/amount.toml", &(rule("AM001", "甲") + &rule("AM002", "乙"))),
        file("words/en/file.toml", &rule("FI001", "c")),
        file("words/zh-CN/file.toml", &rule("FI001", "丙")),
        file(
            "words/examples/amount.toml",
            "[AM001]\nfires = '1'\nsilent = '2'\n[AM002]\nfires = ''\nsilent = ''\n",
        ),
        file("words/examples/file.toml", "[FI001]\nfires = ''\nsilent = ''\n"),
        file("words/en/terms/values.toml", "[a]\nb = 'c'\nd = { one = '1', other = '{count}' }\n"),
        file("words/zh-CN/terms/values.toml", "[a]\nb = '丁'\nd = '{count} 个'\n"),
    ];
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    write(&check(&files).unwrap(), folder).unwrap();
    let code = |name: &str| fs::read_to_string(folder.join(name)).unwrap();

    let orders: Vec<String> =
        code("order.rs").lines().filter_map(|line| Some(line.strip_prefix("pub const ")?.into())).collect();
    assert_eq!(orders, ["FI001: u16 = 0;", "AM001: u16 = 1;", "AM002: u16 = 2;", "COUNT: usize = 3;"]);
    assert!(code("order.rs").contains("PLACES: [u16; COUNT] = [FI001, AM001, AM002];\n"));
    let unlisted = "UNLISTED: [&str; COUNT] = [\"FI001 has words, and no list of rules has it: ";
    assert!(code("order.rs").contains(unlisted), "{}", code("order.rs"));
    let message = "pub static AM001: crate::PerLang<crate::Message> = crate::PerLang { \
         en: crate::Message { title: \"a title\", message: \"a message\", why: \"a why\", next: \"a next\" }, \
         zh_cn: crate::Message { title: \"甲 title\", message: \"甲 message\", why: \"甲 why\", next: \"甲 next\" } };";
    assert!(code("messages.rs").contains(message));
    assert!(
        code("names.rs").contains(
            "pub static AM002: crate::Term = crate::PerLang { en: \"b name\", zh_cn: \"乙 name\" };"
        )
    );
    assert!(code("names.rs").ends_with("pub static ALL: &[&crate::Term] = &[&FI001, &AM001, &AM002];\n"));
    assert!(code("guides.rs").contains("fires: \"1\", silent: \"2\","));
    let terms = "pub mod a {\n    #[doc = \"`c`\"]\n    pub static B: crate::Term = crate::PerLang { en: \"c\", zh_cn: \"丁\" };\n    \
         #[doc = \"`{count}`\"]\n    pub static D: crate::Counted = crate::PerLang { \
         en: crate::Plural { one: \"1\", other: \"{count}\" }, \
         zh_cn: crate::Plural { one: \"{count} 个\", other: \"{count} 个\" } };\n}\n";
    assert!(code("terms.rs").ends_with(terms), "{}", code("terms.rs"));
}
