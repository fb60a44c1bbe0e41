//! Records beside each other, in one table and across files.

use super::{Findings, Sheet, agreement, comparison, deal, duplicate, reversal, stage, totals};
use crate::{
    check::Options,
    explain::difference::{
        Expected,
        line::{Amounts, Line, of as lines_of},
    },
    model::Kind,
};
use alloc::vec::Vec;

/// Compares records with each other and across tables. A page shows a part of
/// its table, so what is missing from it means nothing, and no volume is whole.
///
/// Returns what was expected, and the lines that it was compared with.
pub(crate) fn across(
    sheets: &mut [(&Sheet<'_>, &mut Findings)],
    options: &Options,
) -> Option<(Expected, Vec<Line>)> {
    duplicate::check(sheets);
    agreement::check(sheets, options);
    let mut whole: Vec<(&Sheet<'_>, &mut Findings)> = sheets
        .iter_mut()
        .filter(|(sheet, _)| !sheet.is_page)
        .map(|(sheet, findings)| (*sheet, &mut **findings))
        .collect();
    reversal::check(&mut whole);
    totals::check(&mut whole);
    deal::check(&mut whole);
    stage::check(&mut whole, stage::Today::of(options));
    compare(&mut whole, options)
}

/// What is shown beside what the reseller expected, or else beside what the
/// agreement gives.
fn compare(whole: &mut [(&Sheet<'_>, &mut Findings)], options: &Options) -> Option<(Expected, Vec<Line>)> {
    if let Some(expected) = &options.expected {
        let shown = shown(whole);
        comparison::check(whole, &expected.lines, &shown);
        return Some((expected.clone(), shown));
    }
    let agreed = agreement::agreed(whole, options)?;
    let shown = shown(whole);
    let own = |line: &Line| {
        let rate = agreed.rates.get(&line.place)?;
        line.at_rate(*rate, agreed.rounding)
    };
    let lines = shown.iter().map(|line| own(line).unwrap_or_else(|| line.clone())).collect();
    Some((Expected { name: agreed.name, lines }, shown))
}

/// The lines of rebates; where there are statements alone, their totals.
fn shown(whole: &[(&Sheet<'_>, &mut Findings)]) -> Vec<Line> {
    let lines = |(at, (sheet, findings)): (usize, &(&Sheet<'_>, &mut Findings))| {
        lines_of(at, findings, sheet, Amounts::AsWritten)
    };
    let rebates = whole.iter().enumerate().filter(|(_, (sheet, _))| sheet.table.kind == Kind::Rebate);
    let own: Vec<Line> = rebates.flat_map(lines).collect();
    if own.is_empty() { whole.iter().enumerate().flat_map(lines).collect() } else { own }
}
