//! Where a record stands in its file, as RFC 7111 counts: rows from 1, the
//! header and everything above it included.

use alloc::{format, string::String, vec::Vec};

use crate::{
    parse::{
        Table,
        csv::{Reader, Row, sniff_delimiter},
        text::decode,
    },
    report::Finding,
};

/// The rows of one input.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The row of each record, in order.
    records: Vec<usize>,
    /// The physical line that each row begins on.
    lines: Vec<usize>,
}

impl Places {
    pub(super) fn of(bytes: &[u8], table: &Table<'_>) -> Self {
        let mut places = Self::default();
        let Ok(decoded) = decode(bytes) else { return places };
        let mut reader = Reader::new(decoded.text, sniff_delimiter(decoded.text));
        let mut row = Row::default();
        while reader.read(&mut row) {
            places.lines.push(row.line);
            if row.line > table.header_line && !row.is_blank() {
                places.records.push(places.lines.len());
            }
        }
        places
    }

    /// The fragment that points at a finding's cell or row; nothing where it
    /// is about the whole file.
    pub(super) fn fragment(&self, finding: &Finding) -> Option<String> {
        let row = self.row(finding)?;
        Some(match finding.column {
            Some(column) => format!("cell={row},{column}"),
            None => format!("row={row}"),
        })
    }

    fn row(&self, finding: &Finding) -> Option<usize> {
        if let Some(record) = finding.record {
            return self.records.get(record.checked_sub(1)?).copied();
        }
        let line = finding.line?;
        let after = self.lines.partition_point(|start| *start <= line);
        (after > 0).then_some(after)
    }
}
