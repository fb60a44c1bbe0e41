//! Which findings are printed, in which order, and in which groups.

use crate::call::{Grouping, Selection, Sort};
use rebatelens_core::{
    Lang,
    explain::{alike::money, rules},
    finding::Severity,
    report::{Finding, Report},
};
use rust_decimal::Decimal;
use serde::Serialize;
use std::{cmp::Reverse, collections::BTreeMap};

/// How many findings a report has, and how many of them are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Counts {
    /// Findings written out by the check.
    pub(super) found: usize,
    /// Those that the call asks for.
    pub(super) selected: usize,
    /// Those that are listed.
    pub(super) listed: usize,
}

/// Keeps the findings that a call asks for, sorted.
pub(super) fn select(report: &mut Report, selection: &Selection, sort: Sort, limit: Option<usize>) -> Counts {
    let found = report.findings.len();
    report.findings.retain(|finding| is_selected(finding, selection));
    match sort {
        Sort::File => {}
        Sort::Code => report.findings.sort_by_key(|finding| finding.code),
        Sort::Money => {
            let rank = |finding: &Finding| (finding.severity, Reverse(stake(finding).abs()));
            report.findings.sort_by_cached_key(rank);
        }
    }
    let selected = report.findings.len();
    Counts { found, selected, listed: limit.unwrap_or(selected).min(selected) }
}

fn is_selected(finding: &Finding, selection: &Selection) -> bool {
    let is_named = |codes: &[String]| {
        codes.iter().any(|code| finding.code == code || finding.code.get(..2) == Some(code.as_str()))
    };
    (selection.select.is_empty() || is_named(&selection.select))
        && !is_named(&selection.ignore)
        && selection.severity.is_none_or(|least| finding.severity <= least)
}

/// Whether a call leaves anything out.
pub(super) fn leaves_out(selection: &Selection) -> bool {
    !selection.select.is_empty() || !selection.ignore.is_empty() || selection.severity.is_some()
}

/// The money that a finding is about; 0 where it is about none.
fn stake(finding: &Finding) -> Decimal {
    finding.at_stake.as_deref().and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// Findings that have something in common.
pub(super) struct Group<'r> {
    /// What: a code, a customer, a month, an order; nothing where it is not known.
    pub(super) key: Option<&'r str>,
    /// The worst severity among them.
    pub(super) severity: Severity,
    /// The findings, in the order that they had.
    pub(super) findings: Vec<&'r Finding>,
}

impl Group<'_> {
    /// The money that they are about, a text for each currency.
    pub(super) fn money(&self) -> Vec<String> {
        money(self.findings.iter().copied())
    }

    fn size(&self) -> Decimal {
        let sizes = self.findings.iter().map(|finding| stake(finding).abs());
        sizes.fold(Decimal::ZERO, Decimal::saturating_add)
    }
}

/// The findings in groups: the worst first, of these the most money first, and
/// what is not known last.
pub(super) fn groups(findings: &[Finding], by: Grouping) -> Vec<Group<'_>> {
    let mut by_key: BTreeMap<Option<&str>, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        let key = match by {
            Grouping::Rule => Some(finding.code),
            Grouping::Customer => finding.customer_id.as_deref(),
            Grouping::Month => finding.settlement_period.as_deref(),
            Grouping::Order => finding.order_id.as_deref(),
        };
        by_key.entry(key).or_default().push(finding);
    }
    let mut groups: Vec<Group<'_>> = by_key
        .into_iter()
        .map(|(key, findings)| {
            let severity = findings.iter().map(|finding| finding.severity).min().unwrap_or(Severity::Note);
            Group { key, severity, findings }
        })
        .collect();
    groups.sort_by_cached_key(|group| (group.key.is_none(), group.severity, Reverse(group.size())));
    groups
}

/// What a rule is about.
pub(super) fn title(code: &str, lang: Lang) -> &'static str {
    rules::by_code(code).map_or("", |rule| rule.name(lang))
}
