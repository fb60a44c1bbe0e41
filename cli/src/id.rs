//! `rebatelens id`.

use crate::{
    call::Common,
    error::CliError,
    output::Output,
    values::{self, Line},
};
use rebatelens_core::{IdentifierReport, identify, model::identifier::IdentifierKind};

/// Cleans and judges identifiers, one a line.
pub(crate) fn run(kind: IdentifierKind, values: &[String], common: Common) -> Result<Output, CliError> {
    let judge = |value: &str| identify(kind, value, common.lang);
    values::run(values, common, judge, line, |report| report.value.is_some())
}

fn line(report: &IdentifierReport) -> Line<'_> {
    Line { state: report.state, value: report.value.as_deref(), message: &report.message }
}
