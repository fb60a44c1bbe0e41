//! The file of expected values.

use crate::{
    check::{Scope, open_tables},
    difference::{
        line::{Expected, Line},
        table_lines::{Amounts, table_lines},
    },
    options::Options,
};
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{
    Rule,
    found::Found,
    rules::{
        amount::{AM003, AM004},
        file::FI003,
        identifier::{ID002, ID003, ID004},
        period::PE001,
        totals::TO006,
    },
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
                fault(&sheet.name, found.line, told)
            }));
        })?;
        faults.extend(twice(&input.name, &lines));
        Ok(Self { name: input.name.clone(), lines, faults })
    }
}

/// Whether a finding says that a cell cannot be used as it stands.
fn is_fault(rule: &Rule) -> bool {
    [&FI003, &ID002, &ID003, &ID004, &AM003, &AM004, &PE001].contains(&rule)
}

fn fault(name: &str, line: Option<usize>, told: Word) -> Found {
    let line = line.map_or_else(String::new, |line| line.to_string());
    let args = vec![("expected_file", Word::from(name)), ("expected_line", Word::from(line)), ("told", told)];
    Found::of_input(&TO006, None, None, args)
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
            found.push(fault(name, Some(line.at), told));
        }
    }
    found
}
