//! Totals by status, period and currency.

use crate::report_html::{markup::Html, page::Page};
use alloc::string::ToString;
use rebatelens_finding::{names, terms::bundle_report as words};
use rebatelens_model::status::Lifecycle;

pub(super) fn section(page: &Page<'_>, html: &mut Html) {
    html.raw("<section>\n");
    html.heading(2, &words::TOTALS);
    html.raw("<div class=\"scroll\"><table>\n");
    html.header_row(&[&words::STAGE, &words::PERIOD, &words::CURRENCY, &words::RECORD_COUNT, &words::AMOUNT]);
    for total in &page.first.totals {
        html.raw("<tr>");
        html.cell("", stage(total.lifecycle, page));
        html.cell("", total.settlement_period.as_deref().unwrap_or("—"));
        html.cell("", total.currency.as_deref().unwrap_or("—"));
        html.cell("number", &total.records.to_string());
        html.cell("number", total.rebate_amount.as_deref().unwrap_or("—"));
        html.raw("</tr>\n");
    }
    html.raw("</table></div>\n</section>\n");
}

fn stage(name: &str, page: &Page<'_>) -> &'static str {
    let known = Lifecycle::ALL.into_iter().find(|stage| stage.name() == name);
    names::lifecycle(known.unwrap_or(Lifecycle::Unknown), page.lang)
}
