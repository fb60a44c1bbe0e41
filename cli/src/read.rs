//! `rebatelens read`.

use crate::{
    args::{Common, Format},
    error::CliError,
    id::given_or_lines,
    output::{Output, printable},
};
use rebatelens_core::{ReadKind, read};

/// Reads values, one a line.
pub(crate) fn run(kind: ReadKind, values: &[String], common: &Common) -> Result<Output, CliError> {
    let values = given_or_lines(values, common.lang)?;
    let mut lines = Vec::new();
    let mut unreadable = false;
    for value in values.iter() {
        let report = read(kind, value, common.lang);
        unreadable |= report.fault.is_some();
        lines.push(match common.format {
            Format::Json => serde_json::json!(report).to_string(),
            Format::Text => printable(&format!(
                "{}\t{}\t{}",
                report.state,
                report.value.as_deref().unwrap_or("-"),
                report.message
            )),
        });
    }
    Ok(Output::judged(lines.join("\n"), unreadable))
}
