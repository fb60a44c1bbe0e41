//! Each input as captured, cell for cell, its faulty cells marked.

use crate::{
    report_html::{findings::sign, markup::Html, page::Page},
    text::report as text,
};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_explain::report::{Finding, InputReport};
use rebatelens_finding::{severity::Severity, terms::bundle_report as words};
use rebatelens_model::limits;
use rebatelens_table::{Table, record::Record};

/// A finding about a record, with its number.
struct Mark<'f> {
    record: usize,
    number: usize,
    finding: &'f Finding,
}

pub(super) fn sections(page: &Page<'_>, html: &mut Html) {
    for (input, opened) in page.first.inputs.iter().zip(page.material.tables) {
        if let Some(table) = &opened.table {
            section(page, html, input, table);
        }
    }
}

fn section(page: &Page<'_>, html: &mut Html, input: &InputReport, table: &Table<'_>) {
    let marks = marks(page, &input.name);
    html.raw("<section>\n");
    html.heading(2, &words::AS_CAPTURED);
    html.raw("<p class=\"place\">");
    html.text(&format!("data/raw/{}", input.name));
    html.raw("</p>\n<div class=\"scroll\"><table>\n");
    header(html, input);
    let drawn = rows(html, table, &marks);
    html.raw("</table></div>\n");
    if drawn < input.records {
        html.lines(page.lang, &[&text::drawn(drawn, input.records, page.lang)]);
    }
    html.raw("</section>\n");
}

/// The findings about records of one input, in order of the records.
fn marks<'p>(page: &'p Page<'_>, input: &str) -> Vec<Mark<'p>> {
    let mut marks: Vec<Mark<'p>> = Vec::new();
    for (number, finding) in (1_usize..).zip(&page.first.findings) {
        if let Some(record) = finding.record.filter(|_| finding.input == input) {
            let at = marks.partition_point(|mark| mark.record <= record);
            marks.insert(at, Mark { record, number, finding });
        }
    }
    marks
}

fn marks_of<'m, 'p>(marks: &'m [Mark<'p>], record: usize) -> &'m [Mark<'p>] {
    let start = marks.partition_point(|mark| mark.record < record);
    let stop = marks.partition_point(|mark| mark.record <= record);
    marks.get(start..stop).unwrap_or_default()
}

fn header(html: &mut Html, input: &InputReport) {
    html.raw("<thead><tr><th scope=\"col\">#</th><th scope=\"col\"></th>");
    for column in &input.columns {
        html.raw("<th scope=\"col\">");
        html.text(&column.header);
        html.raw("</th>");
    }
    html.raw("</tr></thead>\n");
}

/// Draws the first rows, and of the rest those with findings, within a limit.
fn rows(html: &mut Html, table: &Table<'_>, marks: &[Mark<'_>]) -> usize {
    let mut drawn = 0_usize;
    let mut body = table.body();
    while let Some(record) = body.next_record() {
        let found = marks_of(marks, record.number);
        let first = record.number <= limits::REPORT_ROWS;
        let room = drawn < limits::REPORT_ROWS.saturating_mul(2);
        if first || (room && !found.is_empty()) {
            row(html, &record, found);
            drawn = drawn.saturating_add(1);
        }
    }
    drawn
}

fn row(html: &mut Html, record: &Record<'_, '_>, found: &[Mark<'_>]) {
    html.raw(&format!("<tr><td class=\"number\">{}</td><td>", record.number));
    for mark in found {
        let (class, sign) = sign(mark.finding.severity);
        let link = anchor(mark.number, sign);
        html.raw(&format!("<span class=\"sign {class}\">{link}</span> "));
    }
    html.raw("</td>");
    for (at, cell) in (1_usize..).zip(&record.row().cells) {
        html.cell(class(at, found), &cell.text);
    }
    html.raw("</tr>\n");
}

/// A sign that leads to its finding, where that is written out.
fn anchor(number: usize, sign: &str) -> String {
    if number > limits::REPORT_FINDINGS {
        return sign.to_string();
    }
    format!("<a href=\"#f{number}\">{sign}{number}</a>")
}

fn class(column: usize, found: &[Mark<'_>]) -> &'static str {
    let about = found.iter().filter(|mark| mark.finding.column == Some(column));
    let worst: Option<Severity> = about.map(|mark| mark.finding.severity).min();
    worst.map_or("", |severity| sign(severity).0)
}
