//! The file of expected values.

use crate::{
    amount,
    check::{Scope, open_tables},
    comparison::unusable_line,
    difference::{
        line::{Expected, Line},
        table_lines::{Amounts, table_lines},
    },
    file, identifier,
    options::Options,
    period,
};
use alloc::{string::ToString, vec::Vec};
use rebatelens_finding::{
    Rule,
    found::Found,
    terms::expected_line,
    word::{self, Word},
};
use rebatelens_model::ordered::OrderedMap;
use rebatelens_table::{Input, input_error::InputError};

impl Expected {
    /// Reads a file of expected values.
    ///
    /// # Errors
    /// The file cannot be used, as for a check.
    pub fn read(input: &Input<'_>, options: &Options, scope: &Scope) -> Result<Self, InputError> {
        let (mut lines, mut faults) = (Vec::new(), Vec::new());
        open_tables(input, options, scope, |at, findings, sheet| {
            lines.extend(table_lines(at, findings, sheet, Amounts::OrFromParts));
            faults.extend(findings.found.iter().filter(|found| is_fault(found.rule)).map(|found| {
                let told = Word::each(|lang| found.message(lang));
                unusable_line(&sheet.name, found.line, told)
            }));
        })?;
        faults.extend(twice(&input.name, &lines));
        Ok(Self { name: input.name.clone(), lines, faults })
    }
}

/// Whether a finding says that a cell cannot be used as it stands.
fn is_fault(rule: &Rule) -> bool {
    file::is_misfit(rule)
        || identifier::is_unusable(rule)
        || amount::is_unreadable(rule)
        || period::is_unreadable(rule)
}

/// Records that the file has more than once.
fn twice(name: &str, lines: &[Line]) -> Vec<Found> {
    let mut firsts: OrderedMap<&str, usize> = OrderedMap::new();
    let mut found = Vec::new();
    for line in lines.iter().filter(|line| !line.record_id.is_empty()) {
        let first = firsts.get(line.record_id.as_str()).copied();
        let Some(first) = first else {
            firsts.insert(&line.record_id, line.at);
            continue;
        };
        if first != line.at {
            let id = Word::from(word::excerpt(&line.record_id));
            let told =
                Word::filled(&expected_line::TWICE, &[("id", id), ("line", Word::from(first.to_string()))]);
            found.push(unusable_line(name, Some(line.at), told));
        }
    }
    found
}
