//! Where a record stands in its file, as RFC 7111 counts: rows from 1, the
//! header and everything above it included.

use alloc::{format, string::String, vec::Vec};
use rebatelens_explain::report::Finding;
use rebatelens_table::{
    Part, Table,
    csv::{Reader, Row},
};

/// The rows of one input. Only delimited text has such places.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// The line of each record, in order.
    records: Vec<usize>,
    /// The physical line that each row begins on.
    lines: Vec<usize>,
}

impl Places {
    pub(crate) fn of(part: &Part<'_>, table: Option<&Table<'_>>) -> Self {
        let mut places = Self::default();
        let (Some((text, delimiter)), Some(table)) = (part.text(), table) else { return places };
        let mut reader = Reader::new(text, delimiter);
        let mut row = Row::default();
        while reader.read(&mut row) {
            places.lines.push(row.line);
        }
        let mut body = table.body();
        while let Some(record) = body.next_record() {
            places.records.push(record.row().line);
        }
        places
    }

    /// The fragment that points at a finding's cell or row; nothing where it
    /// is about the whole file.
    pub(crate) fn fragment(&self, finding: &Finding) -> Option<String> {
        let row = self.row(finding)?;
        Some(match finding.column {
            Some(column) => format!("cell={row},{column}"),
            None => format!("row={row}"),
        })
    }

    fn row(&self, finding: &Finding) -> Option<usize> {
        let line = match finding.record {
            Some(record) => self.records.get(record.checked_sub(1)?).copied()?,
            None => finding.line?,
        };
        let after = self.lines.partition_point(|start| *start <= line);
        (after > 0).then_some(after)
    }
}
