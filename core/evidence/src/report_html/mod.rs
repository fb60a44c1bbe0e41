//! `report.html`: the tables as captured with their faulty cells marked, every
//! finding with its sum written out, and the totals. No script, nothing loaded
//! from elsewhere; it prints.

mod findings;
mod markup;
mod page;
mod style;
mod tables;
mod tie_out;
mod totals;

use crate::{hash::sha256, material::Material, text::second_lang, url};
use alloc::{format, string::String, vec::Vec};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use markup::Html;
use page::Page;
use rebatelens_finding::{lang::Lang, terms::bundle_report as words, word::Term};

/// The page.
pub(crate) fn report(material: &Material<'_>) -> Vec<u8> {
    let lang = material.request.lang;
    let page = Page {
        lang,
        material,
        first: rebatelens_explain::report::report(material.checked, lang),
        second: rebatelens_explain::report::report(material.checked, second_lang(lang)),
    };
    let mut html = Html::new(lang);
    html.raw(&head(lang));
    html.raw("<body>\n");
    header(&page, &mut html);
    summary(&page, &mut html);
    totals::checked(&page, &mut html);
    totals::section(&page, &mut html);
    tie_out::section(&page, &mut html);
    totals::agreement(&page, &mut html);
    findings::section(&page, &mut html);
    tables::sections(&page, &mut html);
    footer(&page, &mut html);
    html.raw("</body>\n</html>\n");
    html.into_bytes()
}

fn head(lang: Lang) -> String {
    let style = BASE64.encode(sha256(style::STYLE.as_bytes()));
    let (tag, title) = (lang.tag(), words::TITLE.text(lang));
    format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{}</style>\n</head>\n",
        style::STYLE
    )
}

fn header(page: &Page<'_>, html: &mut Html) {
    html.raw("<header>\n<p class=\"brand\">Rebatelens</p>\n");
    html.heading(1, &words::TITLE);
    html.raw("<dl>\n");
    let request = page.material.request;
    if let Some(context) = &request.page {
        entry(html, &words::PAGE, &context.title);
        entry(html, &words::ADDRESS, &url::read(&context.url).text);
        entry(html, &words::READ_AT, &context.captured_at);
    }
    let moment = if request.undated { &words::MADE_AT } else { &words::AS_OF };
    entry(html, moment, &request.as_of);
    entry(html, &words::MADE_WITH, &request.software);
    html.raw("</dl>\n</header>\n");
}

fn entry(html: &mut Html, name: &Term, value: &str) {
    if value.is_empty() {
        return;
    }
    html.raw("<div><dt>");
    html.pair(name);
    html.raw("</dt><dd>");
    html.text(value);
    html.raw("</dd></div>\n");
}

fn summary(page: &Page<'_>, html: &mut Html) {
    let counts = page.first.summary;
    html.raw("<ul class=\"figures\">\n");
    for (name, count, class) in [
        (&words::RECORDS, counts.records, ""),
        (&words::ERRORS, counts.errors, "error"),
        (&words::WARNINGS, counts.warnings, "warning"),
        (&words::NOTES, counts.notes, "note"),
    ] {
        html.raw(&format!("<li class=\"{class}\"><strong>{count}</strong> "));
        html.pair(name);
        html.raw("</li>\n");
    }
    html.raw("</ul>\n");
}

fn footer(page: &Page<'_>, html: &mut Html) {
    html.raw("<footer>\n");
    html.paragraph(&words::PROOF);
    html.raw("<table>\n");
    html.header_row(&[&words::FILE, &words::BYTES, &words::SHA_256]);
    for input in &page.first.inputs {
        html.raw("<tr><td>");
        html.text(&format!("data/raw/{}", input.name));
        html.raw(&format!(
            "</td><td class=\"number\">{}</td><td class=\"hash\">{}</td></tr>\n",
            input.bytes, input.sha256
        ));
    }
    html.raw("</table>\n</footer>\n");
}
