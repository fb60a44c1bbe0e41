//! The words of `report.html` that depend on something.

use alloc::string::{String, ToString};
use rebatelens_finding::{lang::Lang, severity::Severity, terms::bundle_report as words, word::fill};

/// A severity's name.
pub(crate) const fn severity(severity: Severity, lang: Lang) -> &'static str {
    let name = match severity {
        Severity::Error => &words::ERROR,
        Severity::Warning => &words::WARNING,
        Severity::Note => &words::NOTE,
    };
    name.text(lang)
}

/// Findings that are not written out here.
pub(crate) fn more_findings(count: &str, lang: Lang) -> String {
    fill(words::MORE_FINDINGS.text(lang), &[("count", count.into())], lang)
}

/// Findings with the cause of those that stand above.
pub(crate) fn alike_others(count: &str, lang: Lang) -> String {
    fill(words::ALIKE_OTHERS.text(lang), &[("count", count.into())], lang)
}

/// Rows that are not drawn here.
pub(crate) fn drawn(drawn: usize, all: usize, lang: Lang) -> String {
    let counts = [("drawn", drawn.to_string().into()), ("all", all.to_string().into())];
    fill(words::DRAWN.text(lang), &counts, lang)
}
