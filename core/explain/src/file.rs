//! A file that a person opened: what the side panel draws for each table in it.

use crate::{
    agreement_report::agreement_report,
    panel::{self, About, PanelView},
    record_name::{Names, named},
    references,
    report::{columns_of, tied},
    scope::FILES,
    words::filled,
};
use alloc::{string::String, vec, vec::Vec};
use rebatelens_checks::{check::CheckedInput, options::Options};
use rebatelens_finding::{lang::Lang, names, terms::file_rows, word::grouped};
use rebatelens_table::{Input, input_error::InputError, text::check_size, verdict::TableVerdict};
use serde::Serialize;

/// Says what the side panel draws for a file: one view for each of its tables,
/// or one that says why there is none.
pub fn present_file(input: &Input<'_>, options: &Options) -> Vec<PanelView> {
    match named(core::slice::from_ref(input), options, &FILES) {
        Ok((checked, names)) => {
            let tie_out = tied(&checked, options.lang);
            let agreement = checked.agreement.as_ref().map(|state| agreement_report(state, options.lang));
            let tables = checked.inputs.into_iter().zip(names);
            let mut views: Vec<PanelView> =
                tables.map(|(table, names)| of_table(table, names, options.lang)).collect();
            if let Some(first) = views.first_mut() {
                first.tie_out = tie_out;
                first.agreement = agreement;
            }
            views
        }
        Err(error) => vec![of_error(&input.name, error, options.lang)],
    }
}

/// What a file says was agreed, or why it cannot be used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AgreementView {
    /// Rows of the agreement; none where there are errors.
    pub rules: usize,
    /// Rows of a policy's product list.
    pub products: usize,
    /// Columns that mean nothing here.
    pub unused: Vec<String>,
    /// Every fault of the file, each with its place.
    pub errors: Vec<InputError>,
}

/// Reads a file of what was agreed.
pub fn present_agreement(input: &Input<'_>, options: &Options) -> AgreementView {
    match references::read_agreement(core::slice::from_ref(input), options) {
        Ok(agreement) => AgreementView {
            rules: agreement.rules(),
            products: agreement.policy.as_ref().map_or(0, |policy| policy.rows.len()),
            unused: agreement.unused,
            errors: Vec::new(),
        },
        Err(errors) => AgreementView { errors, ..AgreementView::default() },
    }
}

/// Why a file of so many mebibytes is not read; nothing where it is.
pub fn present_too_large(name: &str, mebibytes: u32, lang: Lang) -> Option<PanelView> {
    let bytes = usize::try_from(mebibytes).unwrap_or(usize::MAX).saturating_mul(1024 * 1024);
    let fault = check_size(bytes).err()?;
    Some(of_error(name, fault.in_words(name, lang), lang))
}

fn of_table(checked: CheckedInput, names: Names, lang: Lang) -> PanelView {
    let columns = columns_of(&checked);
    let heading = checked.name.clone();
    let about = About { heading: &heading, rows: Some(rows(&checked, lang)), names };
    panel::view(TableVerdict::RebateTable, Ok(checked), columns, about, lang)
}

fn of_error(name: &str, error: InputError, lang: Lang) -> PanelView {
    let asks = error.columns.iter().any(|column| !column.could_be.is_empty() || column.field.is_some());
    let verdict = if asks { TableVerdict::HeadersUnknown } else { TableVerdict::NotRebate };
    let columns = error.columns.clone();
    panel::view(
        verdict,
        Err(error),
        columns,
        About { heading: name, rows: None, names: Names::default() },
        lang,
    )
}

/// `1,204 rebate records · XLSX, UTF-8`.
fn rows(checked: &CheckedInput, lang: Lang) -> String {
    let count = checked.findings.records;
    let kind = checked.kind.map_or("", |kind| names::record_kind(kind, lang));
    let how: Vec<String> = [checked.form.name(), checked.encoding]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(str::to_ascii_uppercase)
        .collect();
    let how = how.join(", ");
    if kind.is_empty() {
        return filled(&file_rows::UNREAD, &[("how", &how)], lang);
    }
    filled(&file_rows::READ, &[("kind", &kind), ("count", &grouped(count)), ("how", &how)], lang)
}
