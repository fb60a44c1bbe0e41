//! The catalogue: every rule once, in its order, with its words.

use rebatelens_core::{
    Lang,
    explain::{catalogue::entry, rules},
    finding::{Severity, names, words},
};
use std::collections::HashSet;

#[test]
fn every_rule_that_has_words_is_listed_in_the_same_order() {
    let rules: Vec<&str> = rules::ALL.iter().map(|rule| rule.code).collect();
    let guides: Vec<&str> = words::guides::ALL.iter().map(|guide| guide.code).collect();
    assert_eq!(rules, guides);
    assert!(rules::ALL.is_sorted(), "a rule's place is not the one in the catalogue");
    assert_eq!(rules::ALL.iter().collect::<HashSet<_>>().len(), rules.len());
}

#[test]
fn a_rule_is_found_by_its_code_and_has_its_own_words() {
    let rule = rules::by_code(" am003 ").unwrap();
    assert_eq!((rule.code, rule.severity, rule.fatal), ("AM003", Severity::Error, false));
    assert_eq!(rule.message(Lang::En).message, "The {field} “{raw}” cannot be read: {fault}.");
    assert_eq!(rule.message(Lang::ZhCn).message, "{field}“{raw}”无法读取：{fault}。");
    assert_eq!((rule.name(Lang::En), rule.name(Lang::ZhCn)), ("Amount not readable", "金额无法读取"));
    assert_eq!(rule.guide().map(|guide| guide.code), Some("AM003"));
    assert_eq!(rules::by_code("AM000"), None);
}

#[test]
fn families_follow_each_other_and_have_names() {
    let mut families: Vec<&str> = rules::ALL.iter().map(|rule| rule.family()).collect();
    families.dedup();
    assert_eq!(families, ["FI", "ID", "ST", "AM", "DU", "PE", "RV", "TO", "AG", "CA", "CX"]);
    for lang in Lang::ALL {
        let mut named: Vec<&str> = rules::ALL.iter().map(|rule| names::family(rule, lang)).collect();
        named.dedup();
        assert_eq!(named.iter().collect::<HashSet<_>>().len(), families.len());
    }
}

#[test]
fn every_text_is_in_its_language() {
    let is_chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let texts = |rule: &rebatelens_core::finding::Rule, lang: Lang| {
        let (message, guide) = (rule.message(lang), rule.guide().unwrap());
        [rule.name(lang), guide.what.text(lang), message.title, message.message, message.why, message.next]
    };
    for rule in rules::ALL {
        for (en, zh) in texts(rule, Lang::En).into_iter().zip(texts(rule, Lang::ZhCn)) {
            assert!(!en.contains(is_chinese), "{}: Chinese in the English text {en}", rule.code);
            assert!(!en.contains('—'), "{}: a dash joins what should be two sentences", rule.code);
            let blanks_only = en.starts_with('{') && en.ends_with('}');
            assert!(blanks_only || zh.contains(is_chinese), "{}: no Chinese in {zh}", rule.code);
        }
    }
}

#[test]
fn what_a_rule_needs_is_named_in_both_languages() {
    for need in rules::ALL.iter().flat_map(|rule| rule.needs) {
        for lang in Lang::ALL {
            assert!(!need.in_words(lang).is_empty(), "{need:?}");
        }
    }
    let needs = |code: &str, lang| {
        let needs = rules::by_code(code).unwrap().needs;
        needs.iter().map(|need| need.in_words(lang)).collect::<Vec<_>>().join(lang.comma())
    };
    assert_eq!(needs("RV006", Lang::En), "order ID, another file of orders");
    assert_eq!(needs("RV006", Lang::ZhCn), "订单号、另一个含订单的文件");
}

#[test]
fn what_only_a_record_fills_in_is_no_reason() {
    for rule in rules::ALL {
        for lang in [Lang::En, Lang::ZhCn] {
            let entry = entry(rule, lang);
            for text in [&entry.why, &entry.next] {
                assert!(text.is_empty() || text.contains(char::is_alphabetic), "{}: {text}", rule.code);
            }
        }
    }
}
