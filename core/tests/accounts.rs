//! Nothing is lost: every row and every cell that holds something is in a
//! record or in a finding. All tables are synthetic.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use crate::support::{text_sheet, xlsx};
use encoding_rs::GB18030 as TABLE;
use proptest::prelude::*;
use rebatelens_core::{
    Input, InputError, Options, check,
    formats::FORMATS,
    report::Report,
    table::{OpenOptions, Source, Table, gb18030::Gb18030, header::Mapping, table::BodyRow},
};

const DECODER: Gb18030 =
    Gb18030(|bytes| Some(TABLE.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned()));

fn read(bytes: &[u8]) -> Result<Report, InputError> {
    let options = Options { gb18030: Some(DECODER), ..Options::default() };
    check(&[Input::file("synthetic.csv", bytes)], &options)
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.code).collect()
}

const TABLE_TEXT: &str = "订单号,产品,返佣金额\n20241007120003216009945,云服务器,8.00\n";
const MORE: &str = "20241008120003216009945,云硬盘,9.00\n";

fn gb(text: &str) -> Vec<u8> {
    TABLE.encode(text).0.into_owned()
}

#[test]
fn text_is_read_in_the_encoding_that_it_is_in() {
    let utf_16 = |unit: fn(u16) -> [u8; 2], mark: [u8; 2]| {
        mark.into_iter().chain(TABLE_TEXT.encode_utf16().flat_map(unit)).collect::<Vec<u8>>()
    };
    for (bytes, encoding) in [
        (TABLE_TEXT.as_bytes().to_vec(), "utf-8"),
        ([b"\xEF\xBB\xBF", TABLE_TEXT.as_bytes()].concat(), "utf-8-bom"),
        (gb(TABLE_TEXT), "gb18030"),
        (utf_16(u16::to_le_bytes, [0xFF, 0xFE]), "utf-16le"),
        (utf_16(u16::to_be_bytes, [0xFE, 0xFF]), "utf-16be"),
    ] {
        let report = read(&bytes).unwrap();
        assert_eq!((report.inputs[0].encoding, report.inputs[0].records), (encoding, 1));
        assert_eq!(report.inputs[0].columns[1].field.as_deref(), Some("product"), "{encoding}");
        assert_eq!(codes(&report), Vec::<&str>::new(), "{encoding}");
    }
}

#[test]
fn an_encoding_that_changes_half_way_is_said_with_its_line() {
    for (bytes, from, to) in [
        ([TABLE_TEXT.as_bytes(), &gb(MORE)].concat(), "UTF-8", "GB18030"),
        ([&gb(TABLE_TEXT), MORE.as_bytes()].concat(), "GB18030", "UTF-8"),
    ] {
        let report = read(&bytes).unwrap();
        assert_eq!((codes(&report), report.summary.records), (vec!["FI013"], 2));
        let finding = &report.findings[0];
        assert_eq!(finding.line, Some(3));
        assert!(finding.message.contains(&format!("are in {to}, the lines above in {from}.")));
    }
}

#[test]
fn broken_text_is_never_taken_for_other_chinese() {
    let mut broken = format!("{TABLE_TEXT}{MORE}").into_bytes();
    let at = broken.len() - 12;
    broken[at] = 0xB7;
    assert_eq!(read(&broken).unwrap_err().code, "FI006");
    // Cut off within a character.
    let text = "订单号,产品,返佣金额\n20241007120003216009945,云";
    assert_eq!(read(&text.as_bytes()[..text.len() - 1]).unwrap_err().code, "FI006");
    // An odd byte at the end of UTF-16.
    let odd: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("订单".encode_utf16().flat_map(u16::to_le_bytes)).chain([1]).collect();
    assert_eq!(read(&odd).unwrap_err().code, "FI006");
}

#[test]
fn a_delimiter_that_changes_half_way_is_said_and_followed() {
    let csv = "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n20241008120003216009945;CVM;9.00\n20241009120003216009945;CVM;1.00\n";
    let report = read(csv.as_bytes()).unwrap();
    assert_eq!(codes(&report), ["FI012"]);
    assert_eq!(report.findings[0].line, Some(3));
    assert_eq!(report.totals[0].rebate_amount.as_deref(), Some("18.00"));
}

#[test]
fn rows_of_sums_and_repeated_headers_are_no_records() {
    let csv = "订单号,产品,返佣金额\n20241007120003216009945,云服务器,8.00\n小计,,8.00\n订单号,产品,返佣金额\n20241008120003216009945,云服务器,9.00\n,合计：,17.00\n总计,,17.00\n";
    let report = read(csv.as_bytes()).unwrap();
    assert_eq!(report.summary.records, 2);
    assert_eq!(codes(&report), ["FI021", "FI022", "FI021", "FI021"]);
    assert_eq!(report.totals[0].rebate_amount.as_deref(), Some("17.00"));
    assert_eq!(report.findings[0].raw.as_deref(), Some("小计 · 8.00"));
}

#[test]
fn tab_padded_identifiers_and_dashes_are_what_the_portal_writes() {
    let csv = "订单号,产品,返佣金额\n20241007120003216009945\t,云服务器,8.00\n-,云服务器,-\n";
    let report = read(csv.as_bytes()).unwrap();
    assert_eq!(codes(&report), ["ID001"]);
    assert_eq!(report.findings[0].cleaned.as_deref(), Some("20241007120003216009945"));
}

/// Cells that hold something, of a table's rows.
fn filled<'c>(cells: impl Iterator<Item = &'c str>) -> usize {
    cells.filter(|text| !text.trim().is_empty()).count()
}

/// Every filled cell of an input is counted once: in the header, above it, in a
/// record, or in a row that is said to be none.
fn accounted(bytes: &[u8], cells: usize) -> Result<(), TestCaseError> {
    let source =
        Source::open(bytes, None, &OpenOptions { gb18030: Some(DECODER), formats: FORMATS }).unwrap();
    let parts = source.parts();
    let table = Table::open(&parts[0], &Mapping::default()).unwrap();
    let mut found = filled(table.columns.iter().map(|column| column.header.as_str()));
    let mut lines = Vec::new();
    let mut body = table.body();
    while let Some(row) = body.next_row() {
        let (row, is_record) = match row {
            BodyRow::Record(record) => (record.row(), true),
            BodyRow::Totals(row) | BodyRow::Header(row) | BodyRow::Remark(row) => (row, false),
        };
        found += filled(row.cells.iter().map(|cell| &*cell.text));
        if !is_record {
            lines.push(row.line);
        }
    }
    let report = read(bytes).unwrap();
    let said: Vec<usize> = report
        .findings
        .iter()
        .filter(|finding| matches!(finding.code, "FI021" | "FI022" | "FI038"))
        .filter_map(|finding| finding.line)
        .collect();
    prop_assert_eq!(said, lines);
    prop_assert_eq!(found, cells);
    Ok(())
}

fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = prop_oneof![
        4 => "[a-z0-9订单 .,;|\"'\t\n-]{0,7}",
        1 => Just("合计".to_string()),
        1 => Just("Order ID".to_string()),
        1 => Just("20241007120003216009945".to_string()),
        1 => Just("8.00".to_string()),
    ];
    prop::collection::vec(prop::collection::vec(cell, 4), 0..12)
}

fn with_header(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let header = ["Order ID", "Product", "Rebate Amount", "Sales"].map(String::from).to_vec();
    core::iter::once(header).chain(rows.iter().cloned()).collect()
}

fn count(rows: &[Vec<String>]) -> usize {
    rows.iter().map(|row| filled(row.iter().map(String::as_str))).sum()
}

proptest! {
    /// Four dialects of delimited text.
    #[test]
    fn every_cell_of_a_text_is_accounted_for(rows in rows(), dialect in 0_usize..4) {
        let rows = with_header(&rows);
        let (delimiter, end) = [(",", "\n"), ("\t", "\r\n"), (";", "\r"), ("|", "\n")][dialect];
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(delimiter) + end;
        let text: String = rows.iter().map(line).collect();
        accounted(text.as_bytes(), count(&rows))?;
        // The same cells come back.
        let mut reader = rebatelens_core::table::csv::Reader::new(&text, delimiter.as_bytes()[0]);
        let mut row = rebatelens_core::table::csv::Row::default();
        let mut back = Vec::new();
        while reader.read(&mut row) {
            back.push(row.cells.iter().map(|cell| cell.text.to_string()).collect::<Vec<_>>());
        }
        prop_assert_eq!(back, rows);
    }

    #[test]
    fn every_cell_of_a_workbook_is_accounted_for(rows in rows()) {
        let rows = with_header(&rows);
        let mut shared = Vec::new();
        let sheet = text_sheet(&rows, &mut shared);
        let bytes = xlsx(&[("S", &sheet)], &shared, "");
        accounted(&bytes, count(&rows))?;
    }
}
