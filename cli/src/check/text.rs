//! The report of a check, for a person.

use super::{
    paint::Paint,
    selected::{Counts, Group, groups, leaves_out, title},
};
use crate::{
    call::{CheckCall, Grouping},
    printable::{append_line, indented, line, one_line, printable},
    words::check as words,
};
use rebatelens_core::{
    Lang,
    explain::tie_out::{TieOut, TieOutSide},
    finding::names as core_words,
    model::{money::Grouped, status::Lifecycle},
    report::{Comparison, Finding, InputReport, NotApplicable, Report, Total},
};
use std::fmt::Write;

/// The report for a person: its findings are those that are asked for, in their
/// order.
pub(super) fn report(report: &Report, counts: Counts, call: &CheckCall, paint: Paint, lang: Lang) -> String {
    let mut page = Page { out: String::new(), paint, lang, names_inputs: report.inputs.len() > 1 };
    for input in &report.inputs {
        heading(&mut page.out, input, lang);
    }
    page.findings(report, counts, call);
    let mut out = page.out;
    out.push('\n');
    totals(&mut out, &report.totals, lang);
    for comparison in &report.comparisons {
        compared(&mut out, comparison, lang);
    }
    for own in &report.tie_out {
        tied(&mut out, own, lang);
    }
    not_applied(&mut out, &report.not_applicable, lang);
    if let Some(selected) = selected(counts, call, lang) {
        line(&mut out, &format!("\n{selected}"));
    }
    summary(&mut out, report, lang);
    out
}

/// One line for each finding, and nothing else.
pub(super) fn lines(report: &Report, counts: Counts, paint: Paint, lang: Lang) -> String {
    let mut out = String::new();
    for finding in report.findings.iter().take(counts.listed) {
        let numbers = [finding.line, finding.column].into_iter().flatten();
        let place = numbers.fold(finding.input.clone(), |place, number| format!("{place}:{number}"));
        let severity = core_words::severity(finding.severity, lang);
        let head = format!("{}: {}", one_line(&place), paint.severity(finding.severity, severity));
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{head} {}: {}", paint.bold(finding.code), one_line(&finding.title));
    }
    out
}

/// A report while it is written.
struct Page {
    out: String,
    paint: Paint,
    lang: Lang,
    /// Whether a finding says which input it is in.
    names_inputs: bool,
}

impl Page {
    fn findings(&mut self, report: &Report, counts: Counts, call: &CheckCall) {
        if call.view.is_summary || call.view.group.is_some() {
            let by = call.view.group.unwrap_or(Grouping::Rule);
            let mut left = if call.view.is_summary { 0 } else { counts.listed };
            for group in groups(&report.findings, by) {
                self.group(&group, by);
                let listed = left.min(group.findings.len());
                group.findings.iter().take(listed).for_each(|finding| self.finding(finding));
                left -= listed;
            }
        } else {
            report.findings.iter().take(counts.listed).for_each(|finding| self.finding(finding));
        }
        let more = counts.selected - counts.listed;
        if more > 0 && !call.view.is_summary {
            line(&mut self.out, &format!("\n  {}", words::more(self.lang, more)));
        }
    }

    /// What a group has in common, how many findings it has, and the money.
    fn group(&mut self, group: &Group<'_>, by: Grouping) {
        let lang = self.lang;
        let key = match (by, group.key) {
            (Grouping::Rule, Some(code)) => format!("{code}  {}", title(code, lang)),
            (_, Some(key)) => one_line(key),
            (Grouping::Customer, None) => words::no_customer(lang).into(),
            (Grouping::Month, None) => words::no_month(lang).into(),
            (_, None) => words::no_order(lang).into(),
        };
        let sums = group.money().into_iter();
        let money = sums.map(|(currency, sum)| format!("{} {currency}", Grouped(sum)).trim_end().to_string());
        let facts = [words::findings(lang, group.findings.len())].into_iter().chain(money);
        let facts = facts.collect::<Vec<_>>().join(lang.comma());
        let severity = self.paint.severity(group.severity, core_words::severity(group.severity, lang));
        let _ = writeln!(self.out, "\n{severity} {}  {facts}", self.paint.bold(&key));
    }

    fn finding(&mut self, finding: &Finding) {
        let lang = self.lang;
        let place = match (finding.line, finding.column) {
            (Some(line), Some(column)) => words::line_and_column(lang, &line, &column),
            (Some(line), None) => words::line(lang, &line),
            (None, _) => String::new(),
        };
        let input = self.names_inputs.then_some(finding.input.as_str());
        let severity = self.paint.severity(finding.severity, core_words::severity(finding.severity, lang));
        let code = self.paint.bold(finding.code);
        let out = &mut self.out;
        let _ = write!(out, "\n  {severity} {code}  ");
        append_line(out, input.unwrap_or_default());
        if input.is_some() && !place.is_empty() {
            out.push_str(lang.comma());
        }
        append_line(out, &place);
        indented(out, "  ", &finding.title);
        indented(out, "    ", &finding.message);
        for row in &finding.workings {
            indented(out, "      ", &format!("{} = {}", row.label, row.value));
        }
        line(out, &words::why(lang, &finding.why));
        line(out, &words::next(lang, &finding.next));
    }
}

/// How many findings a call selects, and by what, where it leaves any out.
pub(super) fn selected(counts: Counts, call: &CheckCall, lang: Lang) -> Option<String> {
    let by = match &call.config {
        Some(path) => words::by_settings(lang, &path.display()),
        None => words::by_options(lang).into(),
    };
    let is_part = leaves_out(&call.view.selection);
    is_part.then(|| printable(&words::selected(lang, &counts.selected, &counts.found, &by)))
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
        let both = part.both_sides.as_deref().map(|both| words::both_sides(lang, both)).unwrap_or_default();
        line(out, &format!("    {:>20}  {}{both}", part.amount, part.label));
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

/// Details, statement, invoice and receipt, one below the other.
fn tied(out: &mut String, own: &TieOut, lang: Lang) {
    let heading = match own.currency.as_deref() {
        Some(code) => words::tie_out_in(lang, code),
        None => words::tie_out(lang).into(),
    };
    line(out, &format!("\n{heading}"));
    let amount = |side: &TieOutSide| {
        let amount = side.amount.as_deref().unwrap_or("-");
        let note = side.note.as_deref().map(|note| words::side_and_note(lang, &side.label, note));
        format!("{amount:>20}  {}", note.unwrap_or_else(|| side.label.clone()))
    };
    for side in &own.sides {
        line(out, &format!("  {}", amount(side)));
    }
    let sentences = own.steps.iter().map(|step| &step.sentence);
    let covers = own.covers.iter().map(|cover| &cover.sentence);
    for sentence in sentences.chain(covers).chain(&own.to_invoice.sentences) {
        line(out, &format!("  {sentence}"));
    }
    // What one month alone says is said above.
    for month in own.months.iter().filter(|_| own.months.len() > 1) {
        line(out, &format!("  {}", month.heading));
        for step in &month.steps {
            line(out, &format!("    {}", step.sentence));
        }
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
