//! The report of a check, for a person.

use crate::{printable::line, words::check as words};
use rebatelens_core::{
    Lang,
    finding::names as core_words,
    model::status::Lifecycle,
    report::{Comparison, Finding, InputReport, NotApplicable, Report, Total},
};

/// The report for a person.
pub(super) fn report(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    for input in &report.inputs {
        heading(&mut out, input, lang);
        for finding in report.findings.iter().filter(|finding| finding.input == input.name) {
            write_finding(&mut out, finding, lang);
        }
        out.push('\n');
    }
    totals(&mut out, &report.totals, lang);
    for comparison in &report.comparisons {
        compared(&mut out, comparison, lang);
    }
    not_applied(&mut out, &report.not_applicable, lang);
    summary(&mut out, report, lang);
    out
}

fn heading(out: &mut String, input: &InputReport, lang: Lang) {
    let how = [Some(input.form), input.kind, Some(input.encoding)];
    let how = how.into_iter().flatten().collect::<Vec<_>>().join(", ");
    line(out, &words::heading(lang, input.records, &input.name, &how));
    let unread = |how: &str| !matches!(how, "known" | "given");
    let kept: Vec<&str> = input
        .columns
        .iter()
        .filter(|column| unread(column.how) && !column.header.is_empty())
        .map(|column| column.header.as_str())
        .collect();
    if !kept.is_empty() {
        line(out, &words::kept(lang, &kept.join(lang.comma())));
    }
}

fn write_finding(out: &mut String, finding: &Finding, lang: Lang) {
    let place = match (finding.line, finding.column) {
        (Some(line), Some(column)) => words::line_and_column(lang, &line, &column),
        (Some(line), None) => words::line(lang, &line),
        (None, _) => String::new(),
    };
    let severity = core_words::severity(finding.severity, lang);
    line(out, &format!("\n  {severity} {}  {place}  {}", finding.code, finding.title));
    line(out, &format!("    {}", finding.message));
    for row in &finding.workings {
        line(out, &format!("      {} = {}", row.label, row.value));
    }
    line(out, &words::why(lang, &finding.why));
    line(out, &words::next(lang, &finding.next));
}

fn totals(out: &mut String, totals: &[Total], lang: Lang) {
    line(out, words::totals(lang));
    for total in totals {
        let dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".into());
        line(
            out,
            &format!(
                "  {:<4} {:<8} {:<10} {:>8} {:>20}",
                dash(&total.currency),
                dash(&total.settlement_period),
                stage(total.lifecycle, lang),
                total.records,
                dash(&total.rebate_amount),
            ),
        );
    }
}

/// A stage as people read it; in English, its name is its word.
fn stage(name: &'static str, lang: Lang) -> &'static str {
    let known = Lifecycle::ALL.into_iter().find(|stage| stage.name() == name);
    match lang {
        Lang::En => name,
        Lang::ZhCn => known.map_or(name, |stage| core_words::lifecycle(stage, lang)),
    }
}

fn compared(out: &mut String, comparison: &Comparison, lang: Lang) {
    line(out, &format!("\n{}", words::comparison(lang)));
    line(out, &format!("  {}", comparison.sentence));
    for part in &comparison.parts {
        line(out, &format!("    {:>20}  {}", part.amount, part.label));
    }
    let columns = words::comparison_columns(lang);
    let groups = [
        (words::by_customer(lang), &comparison.by_customer),
        (words::by_product(lang), &comparison.by_product),
        (words::by_month(lang), &comparison.by_month),
    ];
    for (name, slices) in groups {
        if slices.len() < 2 {
            continue;
        }
        line(out, &format!("  {name} {columns}"));
        for slice in slices {
            let key = if slice.key.is_empty() { "-" } else { &slice.key };
            line(
                out,
                &format!("    {key:<24} {:>18} {:>18} {:>18}", slice.expected, slice.shown, slice.difference),
            );
        }
    }
    for limit in &comparison.limits {
        line(out, &format!("  {limit}"));
    }
}

/// Rules that were neither passed nor failed, in one line.
fn not_applied(out: &mut String, rules: &[NotApplicable], lang: Lang) {
    if rules.is_empty() {
        return;
    }
    let mut lacks: Vec<&str> = rules.iter().flat_map(|rule| &rule.lacks).map(String::as_str).collect();
    lacks.sort_unstable();
    lacks.dedup();
    let text = words::not_applied(lang, &rules.len(), &lacks.join(lang.comma()));
    line(out, &format!("\n{text}"));
}

fn summary(out: &mut String, report: &Report, lang: Lang) {
    let sum = report.summary;
    let text = words::summary(lang, &sum.records, &sum.errors, &sum.warnings, &sum.notes);
    line(out, &format!("\n{text}"));
}
