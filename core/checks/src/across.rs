//! Records beside each other, in one table and across files.

use crate::{
    Findings, Sheet, agreement,
    check::Options,
    comparison, deal,
    difference::{
        Expected, Open, Sides,
        line::{Amounts, Line, of as lines_of},
    },
    duplicate, reversal, stage, totals,
};
use alloc::{collections::BTreeMap, vec::Vec};
use rebatelens_model::{Kind, money::Currency};

/// Compares records with each other and across tables. A page shows a part of
/// its table, so what is missing from it means nothing, and no volume is whole.
///
/// Returns what was expected, beside the lines that it was compared with.
pub fn across(sheets: &mut [(&Sheet<'_>, &mut Findings)], options: &Options) -> Option<Sides> {
    within_tables(sheets, options);
    let mut whole: Vec<(&Sheet<'_>, &mut Findings)> = sheets
        .iter_mut()
        .filter(|(sheet, _)| !sheet.is_page)
        .map(|(sheet, findings)| (*sheet, &mut **findings))
        .collect();
    reversal::check(&mut whole);
    totals::check(&mut whole);
    deal::check(&mut whole);
    compare(&mut whole, options)
}

/// Compares the records of each table with each other.
pub fn within_tables(sheets: &mut [(&Sheet<'_>, &mut Findings)], options: &Options) -> Option<Sides> {
    duplicate::check(sheets);
    reversal::check_refunded(sheets);
    agreement::check(sheets, options);
    stage::check(sheets, stage::Today::of(options));
    None
}

/// What is shown beside what the reseller expected, or else beside what the
/// agreement gives.
fn compare(whole: &mut [(&Sheet<'_>, &mut Findings)], options: &Options) -> Option<Sides> {
    let site = options.site;
    if let Some(expected) = &options.expected {
        let sides = Sides { expected: expected.clone(), shown: shown(whole), site, open: BTreeMap::new() };
        comparison::check(whole, &sides);
        return Some(sides);
    }
    let agreed = agreement::agreed(whole, options)?;
    let mut open: BTreeMap<Option<Currency>, Open> = BTreeMap::new();
    let (mut lines, mut compared) = (Vec::new(), Vec::new());
    for line in shown(whole) {
        match agreed.of_line(&line) {
            Some(own) => {
                lines.push(own);
                compared.push(line);
            }
            None => open.entry(line.currency).or_default().add(line.numbers.amount),
        }
    }
    let expected = Expected { name: agreed.name, lines, ..Expected::default() };
    Some(Sides { expected, shown: compared, site, open })
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
