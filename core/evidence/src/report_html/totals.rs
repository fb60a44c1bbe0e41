//! Totals by status, period and currency.

use crate::{
    report_html::{markup::Html, page::Page},
    text::second_lang,
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_explain::agreement_words::joined;
use rebatelens_finding::{names, terms::bundle_report as words};
use rebatelens_model::status::Lifecycle;

pub(super) fn section(page: &Page<'_>, html: &mut Html) {
    html.raw("<section>\n");
    html.heading(2, &words::TOTALS);
    html.raw("<div class=\"scroll\"><table>\n");
    html.header_row(&[
        &words::STAGE,
        &words::PERIOD,
        &words::CURRENCY,
        &words::RECORD_COUNT,
        &words::AMOUNT,
        &words::LEFT_OUT,
    ]);
    for total in &page.first.totals {
        html.raw("<tr>");
        html.cell("", stage(total.lifecycle, page));
        html.cell("", total.settlement_period.as_deref().unwrap_or("—"));
        html.cell("", total.currency.as_deref().unwrap_or("—"));
        html.cell("number", &total.records.to_string());
        html.cell("number", total.rebate_amount.as_deref().unwrap_or("—"));
        html.cell("", total.note.as_deref().unwrap_or_default());
        html.raw("</tr>\n");
    }
    html.raw("</table></div>\n</section>\n");
}

/// Volumes of an agreement that are written out.
const VOLUMES: usize = 500;

/// Where the agreement stands.
pub(super) fn agreement(page: &Page<'_>, html: &mut Html) {
    let (Some(first), Some(second)) = (&page.first.agreement, &page.second.agreement) else { return };
    let languages = [(page.lang, first), (second_lang(page.lang), second)];
    html.raw("<section>\n");
    html.heading(2, &words::AGREEMENT);
    html.raw("<p class=\"place\">");
    html.text(&first.name);
    html.raw("</p>\n");
    for at in 0..first.costs.len() {
        for (lang, own) in &languages {
            let sentence = own.costs.get(at).map_or("", |cost| cost.sentence.as_str());
            html.lines(*lang, &[sentence]);
        }
    }
    for at in 0..first.volumes.len().min(VOLUMES) {
        for (lang, own) in &languages {
            let Some(volume) = own.volumes.get(at) else { continue };
            html.lines(*lang, &[&volume.label, &joined(&volume.sentences, *lang)]);
        }
    }
    for (lang, own) in &languages {
        html.lines(*lang, &own.notes.iter().map(String::as_str).collect::<Vec<_>>());
    }
    html.raw("</section>\n");
}

fn stage(name: &str, page: &Page<'_>) -> &'static str {
    let known = Lifecycle::ALL.into_iter().find(|stage| stage.name() == name);
    names::lifecycle(known.unwrap_or(Lifecycle::Unknown), page.lang)
}

/// How many rows of each input were checked.
pub(super) fn checked(page: &Page<'_>, html: &mut Html) {
    html.raw("<section>\n");
    html.heading(2, &words::CHECKED);
    for (first, second) in page.first.inputs.iter().zip(&page.second.inputs) {
        html.raw("<p>");
        html.text(&first.name);
        html.raw("</p>\n");
        html.lines(page.lang, &[&first.checked.sentence]);
        html.lines(second_lang(page.lang), &[&second.checked.sentence]);
    }
    html.raw("</section>\n");
}
