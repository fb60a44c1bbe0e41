//! Every entry of the catalogue: its example triggers it, its counterpart
//! does not, and its words are whole in both languages.

use rebatelens_core::{
    Lang, Options, PageContext, annotate, check,
    explain::example::Example,
    finding::{
        catalogue::{Code, Texts},
        severity::Severity,
    },
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
    for code in Code::ALL {
        let rule = code.rule();
        let (triggers, silent) = match code {
            Code::CA001 | Code::CA002 => {
                (page_code(rule.triggers) == Some(code.name()), page_code(rule.silent).is_none())
            }
            Code::CX001 | Code::CX002 | Code::CX003 | Code::CX004 => (
                workspace_codes(rule.triggers) == [code.name()],
                !workspace_codes(rule.silent).contains(&code.name()),
            ),
            // Large files, workbooks and archives are no examples that can be
            // read; see `files.rs` and `containers.rs`.
            _ if rule.triggers.is_empty() => (true, gives_nothing(rule.silent, code.name())),
            _ => (gives_only(rule.triggers, code.name()), gives_nothing(rule.silent, code.name())),
        };
        assert!(triggers, "{} is not what its example gives: {:?}", code.name(), findings(rule.triggers));
        assert!(silent, "{}: the counterpart gives {:?}", code.name(), findings(rule.silent));
    }
}

fn texts(texts: &Texts) -> [&'static str; 6] {
    [texts.name, texts.title, texts.what, texts.message, texts.why, texts.next]
}

#[test]
fn every_word_exists_in_both_languages() {
    for code in Code::ALL {
        let english = texts(code.rule().texts(Lang::En));
        let chinese = texts(code.rule().texts(Lang::ZhCn));
        for (en, zh) in english.iter().zip(chinese) {
            assert!(!en.is_empty() && !zh.is_empty(), "{} lacks a text", code.name());
            let is_chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
            assert!(!en.contains(is_chinese), "{}: Chinese in the English text {en}", code.name());
            let blanks_only = en.starts_with('{') && en.ends_with('}');
            assert!(blanks_only || zh.contains(is_chinese), "{}: no Chinese in {zh}", code.name());
            assert!(!en.contains('—'), "{}: a dash joins what should be two sentences", code.name());
        }
    }
}

#[test]
fn no_blank_is_left_in_what_a_person_reads() {
    for code in Code::ALL {
        for lang in Lang::ALL {
            let example = Example::read(code.rule().triggers);
            let options = Options { lang, ..example.options() };
            let faults = example.agreement(&options).err().unwrap_or_default();
            for fault in faults {
                for word in [fault.title, fault.message, fault.why, fault.next] {
                    assert!(!word.contains(['{', '}']), "{}: {word}", code.name());
                }
            }
            let words: Vec<String> = match check(&example.inputs(), &options) {
                Ok(report) => {
                    report.findings.into_iter().flat_map(|f| [f.title, f.message, f.why, f.next]).collect()
                }
                Err(error) => vec![error.title, error.message, error.why, error.next],
            };
            for word in words {
                assert!(!word.contains(['{', '}']), "{}: {word}", code.name());
            }
        }
    }
}
