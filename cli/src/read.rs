//! `rebatelens read`.

use crate::{
    call::Common,
    error::CliError,
    output::Output,
    values::{self, Line},
};
use rebatelens_core::{ReadKind, ValueReport, read};

/// Reads values, one a line.
pub(crate) fn run(kind: ReadKind, values: &[String], common: Common) -> Result<Output, CliError> {
    let judge = |value: &str| read(kind, value, common.lang);
    values::run(values, common, judge, line, |report| report.fault.is_none())
}

fn line(report: &ValueReport) -> Line<'_> {
    Line { state: report.state, value: report.value.as_deref(), message: &report.message }
}
