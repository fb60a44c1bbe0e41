//! What a check is held against: an agreement, expected values, invoices and receipts.

use crate::scope::FILES;
use alloc::vec::Vec;
use rebatelens_checks::{
    difference::line::Expected,
    document::{Document, DocumentKind},
    options::Options,
};
use rebatelens_formats::agreement;
use rebatelens_model::agreement::Agreement;
use rebatelens_table::{Format, Input, InputError, OpenOptions};

/// Reads an agreement, a policy's product list, or both from files.
///
/// # Errors
/// Every fault of the files, each with its place.
pub fn read_agreement(inputs: &[Input<'_>], options: &Options) -> Result<Agreement, Vec<InputError>> {
    read_agreement_of(inputs, options, FILES.formats)
}

/// The same, from files of some forms only.
///
/// # Errors
/// Every fault of the files, each with its place.
pub fn read_agreement_of(
    inputs: &[Input<'_>],
    options: &Options,
    formats: &'static [&'static dyn Format],
) -> Result<Agreement, Vec<InputError>> {
    agreement::read_agreement(inputs, &OpenOptions { gb18030: options.gb18030, formats }, options.lang)
}

/// Reads a file of expected values.
///
/// # Errors
/// The file cannot be used, as for a check.
pub fn read_expected(input: &Input<'_>, options: &Options) -> Result<Expected, InputError> {
    Expected::read(input, options, &FILES)
}

/// Reads a file of invoices, or of what a bank received.
///
/// # Errors
/// The file cannot be used, as for a check, or no column of it is known to hold
/// amounts.
pub fn read_document(
    input: &Input<'_>,
    kind: DocumentKind,
    options: &Options,
) -> Result<Document, InputError> {
    Document::read(input, kind, options, &FILES)
}
