//! Every finding, written out.

use crate::{
    report_html::{markup::Html, page::Page},
    text::{report as text, second_lang},
};
use alloc::{
    format,
    string::{String, ToString},
};
use core::fmt::Write;
use rebatelens_explain::report::Finding;
use rebatelens_finding::{lang::Lang, severity::Severity, terms::bundle_report as words};
use rebatelens_model::limits;

pub(super) fn section(page: &Page<'_>, html: &mut Html) {
    html.raw("<section>\n");
    html.heading(2, &words::FINDINGS);
    if page.first.findings.is_empty() {
        html.paragraph(&words::NOTHING_FOUND);
    }
    let both = page.first.findings.iter().zip(&page.second.findings);
    for (number, (first, second)) in (1_usize..).zip(both).take(limits::REPORT_FINDINGS) {
        article(page, html, number, first, second);
    }
    let left = page.first.findings.len().saturating_sub(limits::REPORT_FINDINGS);
    if left > 0 {
        let count = left.to_string();
        html.lines(page.lang, &[&text::more_findings(&count, page.lang)]);
    }
    html.raw("</section>\n");
}

/// The class and the sign of a severity: its shape says it without colour.
pub(super) const fn sign(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("error", "\u{2716}"),
        Severity::Warning => ("warning", "\u{25B2}"),
        Severity::Note => ("note", "\u{25CF}"),
    }
}

fn article(page: &Page<'_>, html: &mut Html, number: usize, first: &Finding, second: &Finding) {
    let (class, sign) = sign(first.severity);
    let name = text::severity(first.severity, page.lang);
    html.raw(&format!("<article id=\"f{number}\">\n<h3><span class=\"sign {class}\">{sign} {name}</span> "));
    html.text(&first.title);
    html.raw(&format!(" <span class=\"second\" lang=\"{}\">", second_lang(page.lang).tag()));
    html.text(&second.title);
    html.raw("</span></h3>\n<p class=\"place\">");
    html.text(&place(number, first, page.lang));
    html.raw("</p>\n");
    html.lines(page.lang, &[&first.message]);
    workings(html, first);
    html.lines(page.lang, &[&first.why, &first.next]);
    html.lines(second_lang(page.lang), &[&second.message, &second.why, &second.next]);
    html.raw("</article>\n");
}

fn place(number: usize, finding: &Finding, lang: Lang) -> String {
    let mut out = format!("{number} · {} · {}", finding.code, finding.input);
    let parts = [
        (&words::RECORD, finding.record.map(|at| at.to_string())),
        (&words::LINE, finding.line.map(|at| at.to_string())),
        (&words::COLUMN, finding.column.map(|at| at.to_string())),
        (&words::OBSERVED, finding.observed.clone()),
        (&words::EXPECTED, finding.expected.clone()),
    ];
    for (name, value) in parts {
        if let Some(value) = value {
            // Writing to a string cannot fail.
            let _ = write!(out, " · {} {value}", name.text(lang));
        }
    }
    out
}

fn workings(html: &mut Html, finding: &Finding) {
    if finding.workings.is_empty() {
        return;
    }
    html.raw("<table class=\"workings\">\n");
    for working in &finding.workings {
        html.raw("<tr>");
        html.cell("", &working.label);
        html.cell("", &working.value);
        html.raw("</tr>\n");
    }
    html.raw("</table>\n");
}
