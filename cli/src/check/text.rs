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
    explain::{
        agreement_report::{AgreementReport, AgreementVolume},
        alike::{self, Alike, Listed},
        tie_out::{TieOut, TieOutSide},
    },
    finding::{names as core_words, word},
    model::{
        Kind,
        money::{Grouped, Signed},
        status::Lifecycle,
    },
    report::{Comparison, Finding, InputReport, NotApplicable, Report, Total},
};
use rust_decimal::Decimal;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// The report for a person: its findings are those that are asked for, in their
/// order.
pub(super) fn report(report: &Report, counts: Counts, call: &CheckCall, paint: Paint, lang: Lang) -> String {
    let mut page = Page { out: String::new(), paint, lang, names_inputs: report.inputs.len() > 1 };
    for input in &report.inputs {
        heading(&mut page.out, input, lang);
    }
    page.findings(report, counts, call);
    let mut out = page.out;
    totals(&mut out, &report.totals, lang);
    for comparison in &report.comparisons {
        compared(&mut out, comparison, lang);
    }
    for own in &report.tie_out {
        tied(&mut out, own, lang);
    }
    if let Some(own) = &report.agreement {
        agreement(&mut out, own, lang);
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
                self.list(group.findings.iter().take(listed).copied(), call);
                left -= listed;
            }
        } else {
            self.list(report.findings.iter().take(counts.listed), call);
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
        let facts = facts(group.findings.len(), group.money(), lang);
        let severity = self.paint.severity(group.severity, core_words::severity(group.severity, lang));
        let _ = writeln!(self.out, "\n{severity} {}  {facts}", self.paint.bold(&key));
    }

    /// Findings one by one, and many with one cause once.
    fn list<'r>(&mut self, findings: impl Iterator<Item = &'r Finding>, call: &CheckCall) {
        if call.view.is_all {
            return findings.for_each(|finding| self.finding(finding));
        }
        for listed in alike::listed(findings) {
            match listed {
                Listed::One(_, finding) => self.finding(finding),
                Listed::Once(alike) => self.once(&alike),
            }
        }
    }

    fn once(&mut self, alike: &Alike<'_>) {
        let (lang, finding) = (self.lang, alike.first);
        self.head(finding);
        line(&mut self.out, &facts(alike.all.len(), alike.money(), lang));
        line(&mut self.out, &format!("    {}", title(finding.code, lang)));
        for (_, finding) in alike.shown() {
            self.out.push_str("      ");
            self.place(finding);
            let known_by = finding.record_id.as_deref().or(finding.order_id.as_deref());
            for text in [finding.title.as_str(), known_by.unwrap_or_default()] {
                self.out.push_str("  ");
                append_line(&mut self.out, text);
            }
            self.out.push('\n');
        }
        let left = alike.all.len() - alike.shown().len();
        line(&mut self.out, &format!("      {}", words::more_alike(lang, left, &finding.code)));
        line(&mut self.out, &words::why(lang, &finding.why));
        line(&mut self.out, &words::next(lang, &finding.next));
    }

    fn finding(&mut self, finding: &Finding) {
        let lang = self.lang;
        self.head(finding);
        self.place(finding);
        let out = &mut self.out;
        indented(out, "  ", &finding.title);
        indented(out, "    ", &finding.message);
        for row in &finding.workings {
            indented(out, "      ", &format!("{} = {}", row.label, row.value));
        }
        line(out, &words::why(lang, &finding.why));
        line(out, &words::next(lang, &finding.next));
    }

    /// How much a finding matters, and its code.
    fn head(&mut self, finding: &Finding) {
        let severity = core_words::severity(finding.severity, self.lang);
        let severity = self.paint.severity(finding.severity, severity);
        let _ = write!(self.out, "\n  {severity} {}  ", self.paint.bold(finding.code));
    }

    /// Where a finding is.
    fn place(&mut self, finding: &Finding) {
        let lang = self.lang;
        let place = match (finding.line, finding.column) {
            (Some(line), Some(column)) => words::line_and_column(lang, &line, &column),
            (Some(line), None) => words::line(lang, &line),
            (None, _) => String::new(),
        };
        let input = self.names_inputs.then_some(finding.input.as_str());
        append_line(&mut self.out, input.unwrap_or_default());
        if input.is_some() && !place.is_empty() {
            self.out.push_str(lang.comma());
        }
        append_line(&mut self.out, &place);
    }
}

/// How many findings, and the money.
fn facts(count: usize, money: Vec<String>, lang: Lang) -> String {
    let facts = [words::findings(lang, count)].into_iter().chain(money);
    facts.collect::<Vec<_>>().join(lang.comma())
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
    let known =
        |name: &'static str| Kind::from_name(name).map_or(name, |kind| core_words::record_kind(kind, lang));
    let kind = input.kind.map(|name| known(name).to_string());
    let (form, encoding) = (input.form.to_ascii_uppercase(), input.encoding.to_ascii_uppercase());
    let parts = [Some(form), kind, Some(encoding)].into_iter().flatten().filter(|part| !part.is_empty());
    let how = parts.collect::<Vec<_>>().join(lang.comma());
    if input.records == 0 && !input.columns.is_empty() {
        line(out, &words::heading_empty(lang, &input.name, &how));
    } else {
        line(out, &words::heading(lang, input.records, &input.name, &how));
    }
    if input.records > 0 {
        indented(out, "  ", &input.checked.sentence);
    }
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
    if totals.is_empty() {
        return;
    }
    line(out, &format!("\n{}", words::totals(lang)));
    let rows: Vec<[String; TOTAL_COLUMNS]> = totals.iter().map(|total| cells(total, lang)).collect();
    let width = |at: usize| rows.iter().map(|row| row[at].width()).max().unwrap_or_default();
    let widths: [usize; TOTAL_COLUMNS] = std::array::from_fn(width);
    for (row, total) in rows.iter().zip(totals) {
        let columns = row.iter().zip(widths).enumerate();
        let text = columns.map(|(at, (cell, width))| {
            let blanks = " ".repeat(width - cell.width());
            // Numbers end under each other.
            if at < NUMBERS_FROM { format!("  {cell}{blanks}") } else { format!("  {blanks}{cell}") }
        });
        line(out, text.collect::<String>().trim_end());
        if let Some(note) = &total.note {
            indented(out, "      ", note);
        }
    }
}

const TOTAL_COLUMNS: usize = 5;

/// The first column of totals that holds numbers.
const NUMBERS_FROM: usize = 3;

fn cells(total: &Total, lang: Lang) -> [String; TOTAL_COLUMNS] {
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "—".into());
    let amount = total.rebate_amount.as_ref();
    [
        or_dash(&total.currency),
        or_dash(&total.settlement_period),
        stage_or_kind(total, lang).into(),
        words::records(lang, total.records),
        amount.map_or_else(|| words::amount_not_known(lang).into(), |text| grouped(text)),
    ]
}

/// A number of a report as people read it.
fn grouped(text: &str) -> String {
    text.parse().map_or_else(|_| text.into(), |sum| Grouped(sum).to_string())
}

/// The same for a difference, which shows its sign.
fn signed(text: &str) -> String {
    text.parse().map_or_else(|_| text.into(), |by: Decimal| Signed(by.normalize()).to_string())
}

/// The stage; of a statement, which counts the same money again, that it is one.
fn stage_or_kind(total: &Total, lang: Lang) -> &'static str {
    let kind = Kind::from_name(total.kind).filter(|kind| *kind == Kind::Statement);
    kind.map_or_else(|| stage(total.lifecycle, lang), |kind| core_words::record_kind(kind, lang))
}

/// A stage as people read it.
fn stage(name: &'static str, lang: Lang) -> &'static str {
    let known = Lifecycle::ALL.into_iter().find(|stage| stage.name() == name);
    known.map_or(name, |stage| core_words::lifecycle(stage, lang))
}

fn compared(out: &mut String, comparison: &Comparison, lang: Lang) {
    line(out, &format!("\n{}", words::comparison(lang)));
    line(out, &format!("  {}", comparison.sentence));
    for part in &comparison.parts {
        let both = part.both_sides.as_deref().map(|both| words::both_sides(lang, both)).unwrap_or_default();
        line(out, &format!("    {:>20}  {}{both}", signed(&part.amount), part.label));
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
        line(out, &format!("  {name}{columns}"));
        for slice in slices {
            let key = if slice.key.is_empty() { "-" } else { &slice.key };
            line(
                out,
                &format!(
                    "    {key}{} {:>18} {:>18} {:>18}",
                    " ".repeat(24_usize.saturating_sub(key.width())),
                    grouped(&slice.expected),
                    grouped(&slice.shown),
                    signed(&slice.difference)
                ),
            );
        }
    }
    for limit in &comparison.limits {
        line(out, &format!("  {limit}"));
    }
}

/// How many volumes of an agreement are printed, the latest first.
const VOLUMES: usize = 8;

/// Where the agreement stands.
fn agreement(out: &mut String, own: &AgreementReport, lang: Lang) {
    let (seen, without): (Vec<&AgreementVolume>, Vec<_>) =
        own.volumes.iter().partition(|volume| volume.from.is_some());
    if seen.is_empty() && own.costs.is_empty() && own.notes.is_empty() {
        return;
    }
    line(out, &format!("\n{}", words::agreement(lang, &own.name)));
    for cost in &own.costs {
        line(out, &format!("  {}", cost.sentence));
    }
    let mut latest = seen;
    latest.sort_by(|a, b| b.to.cmp(&a.to));
    for volume in latest.iter().take(VOLUMES) {
        line(out, &format!("  {}", volume.label));
        for sentence in &volume.sentences {
            line(out, &format!("    {sentence}"));
        }
    }
    if let Some(more) = latest.len().checked_sub(VOLUMES).filter(|more| *more > 0) {
        line(out, &format!("  {}", words::more_volumes(lang, more)));
    }
    if !without.is_empty() {
        let lines: Vec<String> = without.iter().map(|volume| volume.line.to_string()).collect();
        line(out, &format!("  {}", words::no_volume(lang, &lines.join(lang.comma()))));
    }
    for note in &own.notes {
        line(out, &format!("  {note}"));
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
        let amount = side.amount.as_deref().map_or_else(|| words::amount_not_known(lang).into(), grouped);
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

/// How many needs of rules are named, those of the most rules first.
const NEEDS: usize = 5;

/// Rules that were neither passed nor failed, in one line: what most of them
/// need comes first.
fn not_applied(out: &mut String, rules: &[NotApplicable], lang: Lang) {
    if rules.is_empty() {
        return;
    }
    let mut needs: Vec<(&str, usize)> = Vec::new();
    for lack in rules.iter().flat_map(|rule| &rule.lacks) {
        match needs.iter_mut().find(|(name, _)| name == lack) {
            Some((_, count)) => *count += 1,
            None => needs.push((lack, 1)),
        }
    }
    needs.sort_by(|(name, count), (other, others)| others.cmp(count).then_with(|| name.cmp(other)));
    let named = needs.iter().take(NEEDS).map(|(name, count)| words::needed(lang, *count, name));
    let mut lacks: Vec<String> = named.collect();
    if needs.len() > NEEDS {
        lacks.push(words::needed_others(lang, needs.len() - NEEDS));
    }
    let text = words::not_applied(lang, rules.len(), &lacks.join(lang.comma()));
    line(out, &format!("\n{text}"));
}

fn summary(out: &mut String, report: &Report, lang: Lang) {
    let sum = report.summary;
    let [records, errors, warnings, notes] =
        [sum.records, sum.errors, sum.warnings, sum.notes].map(word::grouped);
    let text = words::summary(lang, &records, &errors, &warnings, &notes);
    line(out, &format!("\n{text}"));
}
