//! `rebatelens check`.

use crate::{
    args::{Common, Format},
    error::CliError,
    input::{GB18030, Reading, read, read_agreement, read_all},
    mappings,
    output::{Output, printable},
    progress,
};
use rebatelens_core::{
    Input, Lang, Options, check_usable,
    checks::difference::Expected,
    finding::names,
    model::status::Lifecycle,
    report::{Comparison, Finding, InputReport, NotApplicable, Report, Total},
};
use std::{
    ffi::{OsStr, OsString},
    fmt::Write,
};

/// What files are checked against.
pub(crate) struct Beside<'a> {
    /// What was expected.
    pub(crate) expected: Option<&'a OsString>,
    /// What was agreed.
    pub(crate) agreement: &'a [OsString],
}

/// Checks files and prints the report.
pub(crate) fn run(
    files: &[OsString],
    beside: &Beside<'_>,
    reading: &Reading,
    common: &Common,
) -> Result<Output, CliError> {
    let files = read_all(files, common.lang)?;
    let bytes = files.iter().map(|file| file.bytes.len()).sum();
    let inputs: Vec<Input<'_>> = files.iter().map(|file| file.input(reading.form)).collect();
    let mut options = Options {
        lang: common.lang,
        as_of: common.as_of.clone(),
        map: mappings::with(&reading.map),
        gb18030: Some(GB18030),
        site: common.site,
        time_zone: reading.time_zone,
        rounding: reading.rounding,
        ..Options::default()
    };
    options.expected = beside.expected.map(|file| read_expected(file, &options)).transpose()?;
    options.agreement = read_agreement(beside.agreement, common.lang)?;
    let (report, mut errors) = progress::during(bytes, common.lang, || check_usable(&inputs, &options));
    if report.inputs.is_empty() && !errors.is_empty() {
        return Err(errors.remove(0).into());
    }
    mappings::remember(&reading.map, &report, common.lang);
    // What was expected is read by the same names.
    let unused = match &options.expected {
        Some(_) => Vec::new(),
        None => mappings::unused(&reading.map, &report, common.lang),
    };
    let text = match common.format {
        Format::Json => json(&report, common.lang)?,
        Format::Text => text(&report, common.lang),
    };
    let output = Output::judged(text, report.summary.errors > 0);
    // The others are reported all the same.
    let errors = errors.into_iter().map(CliError::from).chain(unused);
    Ok(errors.fold(output, Output::without))
}

/// What the reseller expected, from a file of any form.
fn read_expected(file: &OsStr, options: &Options) -> Result<Expected, CliError> {
    let file = read(file, options.lang)?;
    Ok(rebatelens_core::read_expected(&file.input(None), options)?)
}

/// The report as JSON.
fn json(report: &Report, lang: Lang) -> Result<String, CliError> {
    serde_json::to_string_pretty(report).map_err(|error| {
        CliError::new(
            lang,
            (format!("The report cannot be written: {error}."), format!("无法写出报告：{error}。")),
            ("Try --format text.", "请改用 --format text。"),
        )
    })
}

/// The report for a person.
fn text(report: &Report, lang: Lang) -> String {
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
    let records = input.records;
    let how = [Some(input.form), input.kind, Some(input.encoding)];
    let how = how.into_iter().flatten().collect::<Vec<_>>().join(", ");
    line(
        out,
        &match lang {
            Lang::En if records == 1 => format!("{}: 1 record ({how})", input.name),
            Lang::En => format!("{}: {records} records ({how})", input.name),
            Lang::ZhCn => format!("{}：{records} 条记录（{how}）", input.name),
        },
    );
    let unread = |how: &str| !matches!(how, "known" | "given");
    let kept: Vec<&str> = input
        .columns
        .iter()
        .filter(|column| unread(column.how) && !column.header.is_empty())
        .map(|column| column.header.as_str())
        .collect();
    if !kept.is_empty() {
        let list = kept.join(lang.comma());
        line(
            out,
            &match lang {
                Lang::En => format!("  columns kept as they are: {list}"),
                Lang::ZhCn => format!("  原样保留的列：{list}"),
            },
        );
    }
}

fn write_finding(out: &mut String, finding: &Finding, lang: Lang) {
    let place = match (finding.line, finding.column, lang) {
        (Some(at), Some(column), Lang::En) => format!("line {at}, column {column}"),
        (Some(at), Some(column), Lang::ZhCn) => format!("第 {at} 行第 {column} 列"),
        (Some(at), None, Lang::En) => format!("line {at}"),
        (Some(at), None, Lang::ZhCn) => format!("第 {at} 行"),
        (None, ..) => String::new(),
    };
    let severity = names::severity(finding.severity, lang);
    line(out, &format!("\n  {severity} {}  {place}  {}", finding.code, finding.title));
    line(out, &format!("    {}", finding.message));
    for row in &finding.workings {
        line(out, &format!("      {} = {}", row.label, row.value));
    }
    line(out, &format!("    {}{}", lang.pick("Why: ", "原因："), finding.why));
    line(out, &format!("    {}{}", lang.pick("Next: ", "下一步："), finding.next));
}

fn totals(out: &mut String, totals: &[Total], lang: Lang) {
    line(
        out,
        lang.pick(
            "Totals (currency, period, status, records, amount)",
            "合计（币种、周期、状态、记录数、金额）",
        ),
    );
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
    lang.pick(name, known.map_or(name, |stage| names::lifecycle(stage, lang)))
}

fn compared(out: &mut String, comparison: &Comparison, lang: Lang) {
    line(out, &format!("\n{}", lang.pick("Expected against shown", "预期与显示")));
    line(out, &format!("  {}", comparison.sentence));
    for part in &comparison.parts {
        line(out, &format!("    {:>20}  {}", part.amount, part.label));
    }
    let columns = lang.pick("(expected, shown, difference)", "（预期、显示、差额）");
    let groups = [
        (lang.pick("By customer", "按客户"), &comparison.by_customer),
        (lang.pick("By product", "按产品"), &comparison.by_product),
        (lang.pick("By month", "按月份"), &comparison.by_month),
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
    let lacks = lacks.join(lang.comma());
    let text = match lang {
        Lang::En => format!("\nNot applied: {} rules, for want of {lacks}.", rules.len()),
        Lang::ZhCn => format!("\n未适用的规则：{} 条，因为缺少{lacks}。", rules.len()),
    };
    line(out, &text);
}

fn summary(out: &mut String, report: &Report, lang: Lang) {
    let sum = report.summary;
    let text = match lang {
        Lang::En => format!(
            "\nRecords: {}. Errors: {}. Warnings: {}. Notes: {}.",
            sum.records, sum.errors, sum.warnings, sum.notes
        ),
        Lang::ZhCn => format!(
            "\n记录 {} 条；错误 {} 条，警告 {} 条，提示 {} 条。",
            sum.records, sum.errors, sum.warnings, sum.notes
        ),
    };
    line(out, &text);
}

/// Writes a line that no cell's text can break out of.
fn line(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}", printable(text));
}
