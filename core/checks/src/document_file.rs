//! A file of invoices, or of what a bank received, read like any other table.

use crate::{
    check::{Scope, open_tables},
    checked_table::CheckedTable,
    document::{Document, DocumentKind, DocumentLine, DocumentSource},
    document_names::{OTHERS, amounts, is_incoming},
    left_out::Gap,
    options::Options,
};
use alloc::{string::String, vec, vec::Vec};
use rebatelens_finding::{
    Lang, Rule, rule,
    word::{self, Word},
};
use rebatelens_model::{Field, Reading, is_missing};
use rebatelens_table::{
    Input, Table,
    column::How,
    fault::{InputFault, is_no_header},
    header::Mapping,
    header_name::normal,
    input_error::InputError,
};

rule! { TO014: fatal Error, needs [], replaces [] }

pub(crate) const RULES: &[&Rule] = &[&TO014];

impl Document {
    /// Reads a file of invoices or receipts.
    ///
    /// # Errors
    /// The file cannot be used, as for a check, or no column of it is known to hold
    /// amounts.
    pub fn read(
        input: &Input<'_>,
        kind: DocumentKind,
        options: &Options,
        scope: &Scope,
    ) -> Result<Self, InputError> {
        let map = mapping(input, kind, options, scope);
        let options = Options { map, agreement: None, expected: None, ..options.clone() };
        let source = DocumentSource { name: input.name.clone(), sha256: Some(input.content.sha256()) };
        let mut document = Self { sources: vec![source], lines: Vec::new() };
        let mut is_read = false;
        let opened = open_tables(input, &options, scope, |_, _, sheet| {
            if sheet.table.kind.states_rebate() && sheet.table.column(Field::RebateAmount).is_some() {
                is_read = true;
                let lines = lines(sheet).into_iter();
                document.lines.extend(lines.filter(|line| !says_nothing(sheet, line)));
            }
        });
        match opened {
            Ok(()) if is_read => Ok(document),
            Ok(()) => Err(no_amounts(&input.name, options.lang)),
            Err(error) if is_no_header(error.code) => {
                let InputError { columns, headers_key, .. } = error;
                Err(InputError { columns, headers_key, ..no_amounts(&input.name, options.lang) })
            }
            Err(error) => Err(error),
        }
    }
}

/// No column of a file is known to hold the amounts of invoices or receipts.
fn no_amounts(name: &str, lang: Lang) -> InputError {
    let args = vec![("document_file", Word::from(word::excerpt(name)))];
    InputFault::new(&TO014, None, None, args).in_words(name, lang)
}

/// What the columns are: as the person said, else as such lists name them. The surest
/// name of an amount that any part has counts for all of them.
fn mapping(input: &Input<'_>, kind: DocumentKind, options: &Options, scope: &Scope) -> Mapping {
    let others = OTHERS.iter().map(|(name, field)| (String::from(*name), *field));
    let plain = Mapping {
        given: options.map.given.iter().cloned().chain(others).collect(),
        amounts_alone: true,
        ..options.map.clone()
    };
    let Ok(source) = input.content.open(input.form, &scope.opening(options)) else { return plain };
    let parts = source.parts();
    let has = |mapping: &Mapping, name: &dyn Fn(&str) -> bool| {
        let mut tables = parts.iter().filter_map(|part| Table::open(part, mapping).ok());
        tables.any(|table| {
            let is_amount =
                |field: Option<Field>, how| field == Some(Field::RebateAmount) && how == How::Given;
            table.columns.iter().any(|column| is_amount(column.field, column.how) && name(&column.header))
        })
    };
    if has(&plain, &|_| true) {
        return plain;
    }
    let named = |name: &&str| {
        let mut mapping = plain.clone();
        mapping.given.push((String::from(*name), Field::RebateAmount));
        has(&mapping, &|header| normal(header) == **name).then_some(mapping)
    };
    amounts(kind).iter().find_map(named).unwrap_or(plain)
}

/// Whether a row is of what went out, in a list with a column for what came in.
fn says_nothing(sheet: &CheckedTable<'_>, line: &DocumentLine) -> bool {
    let column = sheet.table.column(Field::RebateAmount).and_then(|at| sheet.table.columns.get(at));
    line.amount == Err(Gap::Absent) && column.is_some_and(|column| is_incoming(&normal(&column.header)))
}

/// Every row that states an amount, or ought to.
fn lines(sheet: &CheckedTable<'_>) -> Vec<DocumentLine> {
    let mut entries = sheet.index.entries.iter().peekable();
    let mut body = sheet.table.body();
    let mut lines = Vec::new();
    while let Some(record) = body.next_record() {
        let entry = entries.next_if(|entry| entry.record == record.number);
        let raw = word::excerpt(record.text(Field::RebateAmount).trim());
        let amount = match &entry {
            None => Err(Gap::Shifted),
            Some(entry) => entry.amount.ok_or_else(|| match record.amount(Field::RebateAmount) {
                Reading::Absent => Gap::Absent,
                Reading::Unreadable(_) => Gap::Unreadable,
                Reading::Read(_) => Gap::OpenCurrency,
            }),
        };
        let reference = record.text(Field::RecordId).trim();
        lines.push(DocumentLine {
            name: sheet.name.clone(),
            line: Some(record.line(Field::RebateAmount)),
            reference: if is_missing(reference) { String::new() } else { word::excerpt(reference) },
            period: entry.as_ref().and_then(|entry| entry.period),
            currency: entry.and_then(|entry| entry.currency),
            amount,
            raw,
        });
    }
    lines
}
