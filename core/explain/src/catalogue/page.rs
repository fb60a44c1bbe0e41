//! The catalogue as a page: every rule with what it looks for, why, what to do,
//! what it needs, and both of its examples. Its style sheet stands beside it.

use super::{RuleEntry, entry};
use crate::rules;
use alloc::{format, string::String, vec, vec::Vec};
use rebatelens_finding::{
    Lang, Rule,
    names::{family, severity},
    terms::catalogue_page as texts,
};

/// The page in a language.
pub fn page(lang: Lang) -> String {
    let title = texts::TITLE.text(lang);
    let mut html = vec![format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title} · Rebatelens</title>\n<link rel=\"stylesheet\" href=\"rules.css\">\n</head>\n<body>\n\
         <header><h1>{title}</h1>\n<p>{}</p></header>\n<nav aria-label=\"{}\"><ul>\n",
        lang.tag(),
        texts::INTRODUCTION.text(lang),
        texts::FAMILIES.text(lang),
    )];
    for first in firsts() {
        let name = family(first, lang);
        html.push(format!("<li><a href=\"#{}\">{name}</a></li>\n", first.code));
    }
    html.push(String::from("</ul></nav>\n<main>\n"));
    let mut last = "";
    for each in rules::ALL {
        let family_name = family(each, lang);
        if family_name != last {
            html.push(format!("<h2>{family_name}</h2>\n"));
            last = family_name;
        }
        rule(&mut html, &entry(each, lang), lang);
    }
    html.push(String::from("</main>\n</body>\n</html>\n"));
    html.concat()
}

/// The first rule of each family.
fn firsts() -> impl Iterator<Item = &'static Rule> {
    let all = rules::ALL.iter().copied();
    all.enumerate()
        .filter(|(at, rule)| {
            let before = at.checked_sub(1).and_then(|at| rules::ALL.get(at));
            before.is_none_or(|before| before.family() != rule.family())
        })
        .map(|(_, rule)| rule)
}

fn rule(html: &mut Vec<String>, entry: &RuleEntry, lang: Lang) {
    let class = entry.severity.name();
    html.push(format!(
        "<article id=\"{0}\" class=\"{class}\">\n<h3>{1} <a class=\"code\" href=\"#{0}\">{0}</a> \
         <span class=\"severity\">{2}</span></h3>\n<p>{3}</p>\n<dl>\n",
        entry.code,
        escaped(entry.title),
        severity(entry.severity, lang),
        escaped(entry.what),
    ));
    let needs = entry.needs.join(lang.comma());
    let rows = [
        (texts::WHY.text(lang), entry.why.as_str()),
        (texts::NEXT.text(lang), entry.next.as_str()),
        (texts::NEEDS.text(lang), &needs),
    ];
    for (name, text) in rows.into_iter().filter(|(_, text)| !text.is_empty()) {
        html.push(format!("<dt>{name}</dt><dd>{}</dd>\n", escaped(text)));
    }
    html.push(String::from("</dl>\n"));
    let examples = [
        (texts::EXAMPLE.text(lang), entry.example),
        (texts::COUNTEREXAMPLE.text(lang), entry.counterexample),
    ];
    // A file of many mebibytes is no example to print.
    if !entry.example.trim().is_empty() {
        for (name, text) in examples {
            html.push(format!(
                "<details><summary>{name}</summary><pre tabindex=\"0\">{}</pre></details>\n",
                escaped(text)
            ));
        }
    }
    html.push(String::from("</article>\n"));
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\n' | '\t' => out.push(c),
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}
