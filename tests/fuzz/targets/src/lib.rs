//! What the fuzzer asks of each parser: that it never panics, and that what it
//! promises holds for every input. The same functions run over the kept inputs
//! as an ordinary test.

use encoding_rs::GB18030 as TABLE;
use rebatelens_core::{
    Input, Lang, Options, check,
    evidence::verify,
    explain::scope::FILES,
    formats::{archive::Archive, json::read_json, workbook::Workbook},
    model::{
        Reading,
        identifier::{IdentifierKind, read_identifier},
        money::{read_amount, read_rate},
        period::read_period,
        status::read_status,
        time::{is_plainly_sound, read_time},
    },
    present_file,
    table::{
        Source, Table,
        csv::{Reader, Row, sniff_delimiter},
        gb18030::Gb18030,
        header::{Mapping, read_header},
        table::BodyRow,
        text::decode,
        verdict::verdict,
    },
};

/// A parser, and what is asked of it.
#[derive(Debug)]
pub struct Target {
    /// Its name on the command line.
    pub name: &'static str,
    /// Runs it over an input.
    pub run: fn(&[u8]),
}

/// Every target.
pub const TARGETS: &[Target] = &[
    Target { name: "csv", run: csv },
    Target { name: "text", run: text },
    Target { name: "json", run: json },
    Target { name: "archive", run: archive },
    Target { name: "workbook", run: workbook },
    Target { name: "sheet", run: sheet },
    Target { name: "document", run: document },
    Target { name: "header", run: header },
    Target { name: "identifier", run: identifier },
    Target { name: "money", run: money },
    Target { name: "month", run: month },
    Target { name: "time", run: time },
    Target { name: "status", run: status },
    Target { name: "bundle", run: bundle },
];

/// The target of that name.
pub fn named(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

const DECODER: Gb18030 =
    Gb18030(|bytes| Some(TABLE.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned()));

fn utf_8(data: &[u8], run: impl FnOnce(&str)) {
    if let Ok(text) = core::str::from_utf8(data) {
        run(text);
    }
}

/// Every character is in a cell, or separates cells, or quotes them.
fn csv(data: &[u8]) {
    utf_8(data, |text| {
        let delimiter = sniff_delimiter(text);
        let apart = |c: char| c == char::from(delimiter) || matches!(c, '"' | '\n' | '\r');
        let mut reader = Reader::new(text, delimiter);
        let mut row = Row::default();
        let mut kept = String::new();
        let mut line = 0;
        while reader.read(&mut row) {
            assert!(row.line > line, "lines go on");
            line = row.line;
            kept.extend(row.cells.iter().flat_map(|cell| cell.text.chars()).filter(|c| !apart(*c)));
        }
        assert!(kept.chars().eq(text.chars().filter(|c| !apart(*c))), "nothing is lost");
    });
}

/// Text comes out as it went in, wherever it is UTF-8.
fn text(data: &[u8]) {
    if let Ok(text) = decode(data, Some(DECODER))
        && text.encoding == "utf-8"
        && text.change.is_none()
    {
        assert_eq!(text.text.as_bytes(), data);
    }
}

fn json(data: &[u8]) {
    utf_8(data, |text| {
        if let Err(fault) = read_json(text) {
            assert!(fault.line <= text.lines().count() + 1, "the place is in the text");
        }
    });
}

fn archive(data: &[u8]) {
    let Ok(mut archive) = Archive::open(data) else { return };
    let entries = archive.entries.clone();
    for entry in entries.iter().take(32) {
        let _ = archive.unpack(entry);
    }
}

fn workbook(data: &[u8]) {
    let Ok(mut archive) = Archive::open(data) else { return };
    let Ok(workbook) = Workbook::read(&mut archive) else { return };
    for sheet in &workbook.sheets {
        for cell in sheet.rows.iter().flat_map(|row| &row.cells) {
            let _ = workbook.text(cell);
        }
    }
}

/// A workbook around a sheet's own text, so that no checksum stands between the
/// fuzzer and the reader.
fn sheet(data: &[u8]) {
    utf_8(data, |text| {
        let inner = format!("<worksheet>{text}</worksheet>");
        let bytes = stored(&[
            ("[Content_Types].xml", "<Types/>"),
            ("xl/workbook.xml", "<workbook><sheets><sheet name=\"S\" id=\"a\"/></sheets></workbook>"),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>",
            ),
            ("xl/styles.xml", STYLES),
            ("xl/sharedStrings.xml", "<sst><si><t>Order ID</t></si><si><t>Rebate Amount</t></si></sst>"),
            ("xl/s.xml", &inner),
        ]);
        document(&bytes);
    });
}

const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy-mm\"/>\
    <numFmt numFmtId=\"171\" formatCode=\"0000000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>\
    <xf numFmtId=\"10\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>";

/// An archive of stored files.
fn stored(files: &[(&str, &str)]) -> Vec<u8> {
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes();
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let size = length(text.as_bytes());
        let name_length = u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes();
        let crc = crc32(text.as_bytes()).to_le_bytes();
        let start = length(&out);
        let head = [&[0; 10][..], &crc, &size, &size, &name_length, &[0; 2]].concat();
        out.extend([&b"PK\x03\x04"[..], &head, name.as_bytes(), text.as_bytes()].concat());
        directory.extend([&b"PK\x01\x02\0\0"[..], &head, &[0; 10], &start, name.as_bytes()].concat());
    }
    let count = u16::try_from(files.len()).unwrap_or(u16::MAX).to_le_bytes();
    let end =
        [&b"PK\x05\x06\0\0\0\0"[..], &count, &count, &length(&directory), &length(&out), &[0; 2]].concat();
    [out, directory, end].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |state: u32| if state & 1 == 1 { (state >> 1) ^ 0xEDB8_8320 } else { state >> 1 };
    !bytes.iter().fold(u32::MAX, |state, byte| (0..8).fold(state ^ u32::from(*byte), |state, _| step(state)))
}

/// Every row is a record or a finding, and the report counts what is there.
fn document(data: &[u8]) {
    let options = Options { gb18030: Some(DECODER), ..Options::default() };
    let input = Input::file("synthetic", data);
    let views = present_file(&input, &options);
    assert!(!views.is_empty(), "something is always said");
    let Ok(report) = check(&[input], &options) else { return };
    let Ok(source) = Source::open(data, None, &FILES.opening(&options)) else { return };
    let parts = source.parts();
    assert_eq!(report.inputs.len(), parts.len());
    for (input, part) in report.inputs.iter().zip(&parts) {
        let Ok(table) = Table::open(part, &Mapping::default()) else { continue };
        let mut body = table.body();
        let (mut rows, mut asides) = (0, 0);
        while let Some(row) = body.next_row() {
            rows += 1;
            asides += usize::from(!matches!(row, BodyRow::Record(_)));
        }
        let own =
            |code: &str| report.findings.iter().filter(|f| f.input == input.name && f.code == code).count();
        let said = own("FI021") + own("FI022") + own("FI038") + own("FI050");
        // The check knows sums without a title, which a table alone takes for records.
        let accounted = input.records + said;
        assert!(
            rows == accounted || asides > 1_000,
            "every row is accounted for: {rows} rows, {} records and {said} others",
            input.records
        );
    }
}

fn header(data: &[u8]) {
    utf_8(data, |text| {
        let columns = read_header(text.split(','), &Mapping::default());
        let _ = verdict(&columns);
        for column in &columns {
            let _ = column.could_be();
        }
    });
}

/// A repair never changes a digit.
fn identifier(data: &[u8]) {
    utf_8(data, |text| {
        for kind in IdentifierKind::ALL {
            let Some(identifier) = read_identifier(kind, text) else { continue };
            let Some(value) = identifier.value() else { continue };
            let mut rest = text.chars();
            for digit in value.chars().filter(char::is_ascii_digit) {
                let found = rest.find(|c| *c == digit || (!c.is_ascii() && c.is_numeric()));
                assert!(found.is_some(), "{text:?} became {value:?}");
            }
        }
    });
}

/// What was read reads the same again.
fn money(data: &[u8]) {
    utf_8(data, |text| {
        if let Reading::Read(amount) = read_amount(text) {
            let written = amount.value.to_string();
            let again = read_amount(&written);
            assert_eq!(again.read().map(|amount| amount.value), Some(amount.value), "{text:?}");
        }
        let _ = read_rate(text);
    });
}

fn month(data: &[u8]) {
    utf_8(data, |text| {
        if let Reading::Read(period) = read_period(text) {
            assert_eq!(read_period(&period.to_string()), Reading::Read(period), "{text:?}");
        }
    });
}

fn time(data: &[u8]) {
    utf_8(data, |text| {
        let reading = read_time(text);
        assert!(!is_plainly_sound(text) || reading.read().is_some(), "{text:?}");
        if let Reading::Read(time) = reading {
            let again = read_time(&time.to_string());
            assert_eq!(again.read().map(ToString::to_string), Some(time.to_string()), "{text:?}");
        }
    });
}

fn status(data: &[u8]) {
    utf_8(data, |text| {
        let _ = read_status(text);
    });
}

fn bundle(data: &[u8]) {
    let _ = verify(data, Lang::En);
}
