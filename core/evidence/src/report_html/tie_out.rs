//! Details, statement, invoice and receipt beside each other.

use crate::{
    report_html::{markup::Html, page::Page},
    text::second_lang,
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_explain::tie_out::{TieOut, TieOutSide};
use rebatelens_finding::terms::bundle_report as words;

pub(super) fn section(page: &Page<'_>, html: &mut Html) {
    if page.first.tie_out.is_empty() {
        return;
    }
    html.raw("<section>\n");
    html.heading(2, &words::TIE_OUT);
    for (first, second) in page.first.tie_out.iter().zip(&page.second.tie_out) {
        sums(first, html);
        html.lines(page.lang, &sentences(first));
        html.lines(second_lang(page.lang), &sentences(second));
    }
    html.raw("</section>\n");
}

/// The whole, and each month below it.
fn sums(own: &TieOut, html: &mut Html) {
    html.raw("<div class=\"scroll\"><table>\n");
    html.header_row(&[
        &words::CURRENCY,
        &words::PERIOD,
        &words::SIDE,
        &words::RECORD_COUNT,
        &words::AMOUNT_OF_SIDE,
        &words::REMARK,
    ]);
    let currency = own.currency.as_deref().unwrap_or("—");
    let whole = own.sides.iter().map(|side| ("—", side));
    let months = own
        .months
        .iter()
        .flat_map(|month| month.sides.iter().map(|side| (month.settlement_period.as_str(), side)));
    for (period, side) in whole.chain(months) {
        row(currency, period, side, html);
    }
    html.raw("</table></div>\n");
}

fn row(currency: &str, period: &str, side: &TieOutSide, html: &mut Html) {
    html.raw("<tr>");
    html.cell("", currency);
    html.cell("", period);
    html.cell("", &side.label);
    html.cell("number", &side.records.to_string());
    html.cell("number", side.amount.as_deref().unwrap_or("—"));
    html.cell("", side.note.as_deref().unwrap_or_default());
    html.raw("</tr>\n");
}

/// All that is said, in one language.
fn sentences(own: &TieOut) -> Vec<&str> {
    let steps = own.steps.iter().map(|step| step.sentence.as_str());
    let covers = own.covers.iter().map(|cover| cover.sentence.as_str());
    steps.chain(covers).chain(own.to_invoice.sentences.iter().map(String::as_str)).collect()
}
