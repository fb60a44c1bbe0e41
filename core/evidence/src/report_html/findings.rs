//! Every finding, written out.

use crate::{
    report_html::{markup::Html, page::Page},
    text::{report as text, second_lang},
};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::Write;
use rebatelens_explain::{
    alike::{Alike, Listed, listed},
    report::Finding,
    rules,
};
use rebatelens_finding::{lang::Lang, severity::Severity, terms::bundle_report as words};
use rebatelens_model::limits;

pub(super) fn section(page: &Page<'_>, html: &mut Html) {
    html.raw("<section>\n");
    html.heading(2, &words::FINDINGS);
    if page.first.findings.is_empty() {
        html.paragraph(&words::NOTHING_FOUND);
    }
    for listed in listed(page.first.findings.iter().take(limits::REPORT_FINDINGS)) {
        match listed {
            Listed::One(at, first) => {
                if let Some(second) = page.second.findings.get(at) {
                    article(page, html, at + 1, first, second);
                }
            }
            Listed::Once(alike) => once(page, html, &alike),
        }
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

/// Many findings with one cause: the cause once, and where each is.
fn once(page: &Page<'_>, html: &mut Html, alike: &Alike<'_>) {
    let Some((first, second)) =
        alike.all.first().and_then(|(at, first)| Some((first, page.second.findings.get(*at)?)))
    else {
        return;
    };
    let (class, sign) = sign(first.severity);
    let severity = text::severity(first.severity, page.lang);
    let name = |lang| rules::by_code(first.code).map_or("", |rule| rule.name(lang));
    html.raw(&format!("<article>\n<h3><span class=\"sign {class}\">{sign} {severity}</span> "));
    html.text(name(page.lang));
    html.raw(&format!(" <span class=\"second\" lang=\"{}\">", second_lang(page.lang).tag()));
    html.text(name(second_lang(page.lang)));
    html.raw("</span></h3>\n<p class=\"place\">");
    let count = format!("{} × {}", alike.all.len(), first.code);
    html.text(&[count].into_iter().chain(alike.money()).collect::<Vec<_>>().join(" · "));
    html.raw("</p>\n");
    let (shown, rest) = alike.all.split_at(alike.shown().len());
    places(page, html, shown);
    html.raw("<details><summary>");
    html.text(&text::alike_others(&rest.len().to_string(), page.lang));
    html.raw("</summary>\n");
    places(page, html, rest);
    html.raw("</details>\n");
    html.lines(page.lang, &[&first.why, &first.next]);
    html.lines(second_lang(page.lang), &[&second.why, &second.next]);
    html.raw("</article>\n");
}

/// Where findings are, a row each.
fn places(page: &Page<'_>, html: &mut Html, findings: &[(usize, &Finding)]) {
    html.raw("<table class=\"workings\">\n");
    for (at, finding) in findings {
        let number = at + 1;
        html.raw(&format!("<tr id=\"f{number}\">"));
        html.cell("", &place(number, finding, page.lang));
        html.cell("", &finding.title);
        html.raw("</tr>\n");
    }
    html.raw("</table>\n");
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
