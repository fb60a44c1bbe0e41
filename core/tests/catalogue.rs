//! Every entry of the catalogue: its example triggers it, its counterpart
//! does not, and its words are whole in both languages.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use rebatelens_core::{
    Lang, Options, PageContext, annotate, check,
    explain::{example::Example, rules},
    finding::{Rule, severity::Severity},
    workspace,
};

/// Codes and severities that an example gives, or why it cannot be read.
fn findings(example: &str) -> Vec<(&'static str, Severity)> {
    let example = Example::read(example);
    if let Err(faults) = example.agreement(&Options::default()) {
        return faults.iter().map(|fault| (fault.code, Severity::Error)).collect();
    }
    match check(&example.inputs(), &example.options()) {
        Ok(report) => report.findings.iter().map(|finding| (finding.code, finding.severity)).collect(),
        Err(error) => vec![(error.code, Severity::Error)],
    }
}

/// Whether an example gives its rule once and nothing else that matters. Notes
/// that other rules add are no harm: a row of sums is always noted.
fn gives_only(example: &str, code: &str) -> bool {
    let found = findings(example);
    let own = found.iter().filter(|(name, _)| *name == code).count();
    own == 1 && found.iter().all(|(name, severity)| *name == code || *severity == Severity::Note)
}

/// Whether an example does not give a rule, and nothing else that matters.
fn gives_nothing(example: &str, code: &str) -> bool {
    findings(example).iter().all(|(name, severity)| *name != code && *severity == Severity::Note)
}

fn page_code(table: &str) -> Option<&'static str> {
    annotate(table, &PageContext::default(), &Options::default()).notice.map(|notice| notice.code)
}

fn workspace_codes(example: &str) -> Vec<&'static str> {
    let Example { page, own, .. } = Example::read(example);
    workspace(&page, &own, Lang::En).notices.iter().map(|notice| notice.code).collect()
}

#[test]
fn examples_trigger_their_rule_and_counterparts_do_not() {
    for rule in rules::ALL {
        let (code, fires, counterexample) = (rule.code, fires(rule), counterexample(rule));
        let (triggers, silent) = if ["CA001", "CA002"].contains(&code) {
            (page_code(fires) == Some(code), page_code(counterexample).is_none())
        } else if rule.family() == "CX" {
            (workspace_codes(fires) == [code], !workspace_codes(counterexample).contains(&code))
        } else if fires.is_empty() {
            // Large files, workbooks and archives are no examples that can be
            // read; see `files.rs` and `containers.rs`.
            (true, gives_nothing(counterexample, code))
        } else {
            (gives_only(fires, code), gives_nothing(counterexample, code))
        };
        assert!(triggers, "{code} is not what its example gives: {:?}", findings(fires));
        assert!(silent, "{code}: the counterpart gives {:?}", findings(counterexample));
    }
}

fn fires(rule: &Rule) -> &'static str {
    rule.guide().unwrap().fires
}

fn counterexample(rule: &Rule) -> &'static str {
    rule.guide().unwrap().silent
}

fn texts(rule: &Rule, lang: Lang) -> [&'static str; 6] {
    let message = rule.message(lang);
    let what = rule.guide().unwrap().what.text(lang);
    [rule.name(lang), message.title, what, message.message, message.why, message.next]
}

#[test]
fn every_word_exists_in_both_languages() {
    for code in rules::ALL {
        let english = texts(code, Lang::En);
        let chinese = texts(code, Lang::ZhCn);
        for (en, zh) in english.iter().zip(chinese) {
            assert!(!en.is_empty() && !zh.is_empty(), "{} lacks a text", code.code);
            let is_chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
            assert!(!en.contains(is_chinese), "{}: Chinese in the English text {en}", code.code);
            let blanks_only = en.starts_with('{') && en.ends_with('}');
            assert!(blanks_only || zh.contains(is_chinese), "{}: no Chinese in {zh}", code.code);
            assert!(!en.contains('—'), "{}: a dash joins what should be two sentences", code.code);
        }
    }
}

#[test]
fn no_blank_is_left_in_what_a_person_reads() {
    for code in rules::ALL {
        for lang in Lang::ALL {
            let example = Example::read(fires(code));
            let options = Options { lang, ..example.options() };
            let faults = example.agreement(&options).err().unwrap_or_default();
            for fault in faults {
                for word in [fault.title, fault.message, fault.why, fault.next] {
                    assert!(!word.contains(['{', '}']), "{}: {word}", code.code);
                }
            }
            let words: Vec<String> = match check(&example.inputs(), &options) {
                Ok(report) => {
                    report.findings.into_iter().flat_map(|f| [f.title, f.message, f.why, f.next]).collect()
                }
                Err(error) => vec![error.title, error.message, error.why, error.next],
            };
            for word in words {
                assert!(!word.contains(['{', '}']), "{}: {word}", code.code);
            }
        }
    }
}
