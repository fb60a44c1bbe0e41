//! Workbooks and archives, sound and hostile. All of them are synthetic.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]
#![allow(clippy::format_collect, reason = "short beats fast here")]

use crate::support::{File, text_sheet, xlsx, zip};
use proptest::prelude::*;
use rebatelens_core::{
    Input, InputError, Options, check,
    formats::{
        archive::{Archive, ArchiveFault, EntryFault},
        workbook::{CellKind, Workbook},
    },
    model::limits::{ARCHIVE_ENTRIES, EXPANDED_BYTES},
    report::Report,
    table::{Form, gb18030::Gb18030},
};

fn read(name: &str, bytes: &[u8]) -> Result<Report, InputError> {
    check(&[Input::file(name, bytes)], &Options::default())
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.code).collect()
}

const CSV: &[u8] = b"Order ID,Rebate Amount\n20241007120003216009945,8.00\n";

/// Formats of styles 0 to 6.
const STYLES: &str = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\\-dd hh:mm\"/>\
    <numFmt numFmtId=\"171\" formatCode=\"00000000000\"/><numFmt numFmtId=\"172\" formatCode=\"[$-409]0.00&quot; days&quot;\"/><numFmt numFmtId=\"173\" formatCode=\"m&quot;月&quot;\"/></numFmts>\
    <cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
    <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf numFmtId=\"14\"/><xf numFmtId=\"172\"/><xf numFmtId=\"173\"/></cellXfs>";

/// The texts of one row of cells.
fn cells(inner: &str) -> Vec<(String, CellKind)> {
    let sheet = format!("<sheetData><row r=\"1\">{inner}</row></sheetData>");
    let bytes = xlsx(&[("S", &sheet)], &["shared".into()], STYLES);
    let workbook = Workbook::read(&mut Archive::open(&bytes).unwrap()).unwrap();
    let row = workbook.sheets[0].rows.first().map_or(&[][..], |row| &row.cells);
    row.iter().map(|cell| (workbook.text(cell).to_string(), cell.kind)).collect()
}

#[test]
fn a_cell_is_read_as_a_spreadsheet_shows_it() {
    for (inner, text, kind) in [
        ("<c t=\"s\"><v>0</v></c>", "shared", CellKind::Text),
        (
            "<c t=\"inlineStr\"><is><r><t>a</t></r><r><t xml:space=\"preserve\"> b</t></r><rPh><t>x</t></rPh></is></c>",
            "a b",
            CellKind::Text,
        ),
        ("<c t=\"str\"><v>line_x000D_end</v></c>", "line\rend", CellKind::Text),
        ("<c t=\"b\"><v>1</v></c>", "TRUE", CellKind::Boolean),
        ("<c t=\"e\"><v>#DIV/0!</v></c>", "#DIV/0!", CellKind::Error),
        ("<c><v>54331.120000000003</v></c>", "54331.12", CellKind::Number),
        ("<c><v>0.30000000000000004</v></c>", "0.3", CellKind::Number),
        ("<c><v>54331.119999999995</v></c>", "54331.12", CellKind::Number),
        ("<c><v>9.9999999999999996</v></c>", "10", CellKind::Number),
        ("<c><v>1.0000000000000001E-2</v></c>", "0.01", CellKind::Number),
        ("<c><v>-1.5E3</v></c>", "-1500", CellKind::Number),
        ("<c><v>2.0241007120003201E+22</v></c>", "2.0241007120003201E+22", CellKind::Number),
        ("<c><v>100000032030</v></c>", "100000032030", CellKind::Number),
        ("<c><v>20241007120003216</v></c>", "20241007120003216", CellKind::Number),
        ("<c s=\"1\"><v>0.08</v></c>", "8%", CellKind::Number),
        ("<c s=\"1\"><v>7.0000000000000007E-2</v></c>", "7%", CellKind::Number),
        ("<c s=\"1\"><v>0.5000000000000000000000000000000</v></c>", "50%", CellKind::Number),
        ("<c s=\"1\"><v>-0.0825</v></c>", "-8.25%", CellKind::Number),
        ("<c s=\"1\"><v>12</v></c>", "1200%", CellKind::Number),
        ("<c s=\"1\"><v>0.0</v></c>", "0%", CellKind::Number),
        ("<c s=\"6\"><v>45566</v></c>", "2024-10-01", CellKind::Date),
        ("<c s=\"2\"><v>45572.500034722223</v></c>", "2024-10-07 12:00:03", CellKind::Date),
        ("<c s=\"4\"><v>45572</v></c>", "2024-10-07", CellKind::Date),
        ("<c s=\"4\"><v>1</v></c>", "1900-01-01", CellKind::Date),
        ("<c s=\"4\"><v>59</v></c>", "1900-02-28", CellKind::Date),
        ("<c s=\"4\"><v>60</v></c>", "60", CellKind::Number),
        ("<c s=\"4\"><v>61</v></c>", "1900-03-01", CellKind::Date),
        ("<c s=\"2\"><v>0.5</v></c>", "12:00:00", CellKind::Date),
        ("<c s=\"3\"><v>42</v></c>", "00000000042", CellKind::Number),
        ("<c s=\"5\"><v>3.5</v></c>", "3.5", CellKind::Number),
        ("<c t=\"d\"><v>2024-10-07T12:00:03</v></c>", "2024-10-07 12:00:03", CellKind::Date),
        ("<c><f>A1*2</f><v>8.5</v></c>", "8.5", CellKind::Formula),
        ("<c><f>A1*2</f></c>", "", CellKind::Unsolved),
        ("<c><f>A1*2</f><v></v></c>", "", CellKind::Unsolved),
        ("<c t=\"str\"><f>A1</f><v></v></c>", "", CellKind::Formula),
        ("<c t=\"b\"><v>true</v></c>", "TRUE", CellKind::Boolean),
    ] {
        assert_eq!(cells(inner), [(text.to_string(), kind)], "{inner}");
    }
}

#[test]
fn dates_may_count_from_1904() {
    let sheet = "<sheetData><row><c s=\"4\"><v>0</v></c><c s=\"4\"><v>44110</v></c><c s=\"2\"><v>0.5</v></c></row></sheetData>";
    let bytes = xlsx(&[("S", sheet)], &[], STYLES);
    let mut archive = Archive::open(&bytes).unwrap();
    let book = archive.named("xl/workbook.xml").unwrap();
    let text = String::from_utf8(archive.unpack(&book).unwrap()).unwrap();
    let text = text.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
    let names =
        ["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml"];
    let entries = names.map(|name| archive.named(name).unwrap());
    let parts = entries.map(|entry| archive.unpack(&entry).unwrap());
    let mut files: Vec<File<'_>> =
        names.iter().zip(&parts).map(|(name, part)| File::new(name, part)).collect();
    files.push(File::new("xl/workbook.xml", text.as_bytes()));
    let bytes = zip(&files);
    let workbook = Workbook::read(&mut Archive::open(&bytes).unwrap()).unwrap();
    let texts: Vec<&str> = workbook.sheets[0].rows[0].cells.iter().map(|cell| workbook.text(cell)).collect();
    assert_eq!(texts, ["1904-01-01", "2024-10-07", "12:00:00"]);
}

fn table_sheet(more: &str) -> String {
    format!(
        "<sheetData><row r=\"1\"><c t=\"str\"><v>Order ID</v></c><c t=\"str\"><v>Base Amount</v></c><c t=\"str\"><v>Rate</v></c><c t=\"str\"><v>Rebate Amount</v></c></row>\
        <row r=\"3\"><c r=\"A3\" t=\"str\"><v>20241007120003216009945</v></c><c r=\"B3\"><v>100</v></c><c r=\"C3\" s=\"1\"><v>0.08</v></c><c r=\"D3\"><v>8.1</v></c></row>{more}</sheetData>"
    )
}

#[test]
fn a_workbook_is_checked_cell_by_cell() {
    let bytes = xlsx(&[("S", &table_sheet(""))], &[], STYLES);
    let report = read("synthetic.bin", &bytes).unwrap();
    let input = &report.inputs[0];
    assert_eq!((input.name.as_str(), input.form, input.records), ("synthetic.bin", "xlsx", 1));
    let finding = &report.findings[0];
    assert_eq!((finding.code, finding.line, finding.column), ("AM001", Some(3), Some(4)));
}

#[test]
fn what_a_spreadsheet_hides_is_said() {
    let more = "<row r=\"4\"><c r=\"A4\"><v>2.02410071200032E+22</v></c><c r=\"B4\"><f>B3*2</f></c><c r=\"C4\" s=\"1\"><v>0.08</v></c><c r=\"D4\"><f>B4</f><v>8.0000000000000018</v></c></row>\
        <row r=\"5\"><c r=\"A5\" t=\"str\"><v>合计</v></c><c r=\"D5\"><v>16.1</v></c></row>";
    let sheet =
        table_sheet(more) + "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A5:C5\"/></mergeCells>";
    let report = read("synthetic.xlsx", &xlsx(&[("S", &sheet)], &[], STYLES)).unwrap();
    let mut found = codes(&report);
    found.sort_unstable();
    assert_eq!(found, ["AM001", "AM020", "FI018", "FI019", "FI020", "FI021", "FI030", "ID002"]);
    assert_eq!(report.inputs[0].records, 2);
}

#[test]
fn sheets_are_parts_and_notes_are_said() {
    let note = "<sheetData><row><c t=\"str\"><v>Only a note</v></c></row></sheetData>";
    let sheets = [("返佣", table_sheet("")), ("说明", note.into()), ("Empty", "<sheetData/>".into())];
    let sheets: Vec<(&str, &str)> = sheets.iter().map(|(name, sheet)| (*name, sheet.as_str())).collect();
    let report = read("synthetic.xlsx", &xlsx(&sheets, &[], STYLES)).unwrap();
    let names: Vec<&str> = report.inputs.iter().map(|input| input.name.as_str()).collect();
    assert_eq!(names, ["synthetic.xlsx/返佣", "synthetic.xlsx/说明"]);
    assert!(report.inputs.iter().all(|input| input.file == "synthetic.xlsx"));
    assert_eq!(codes(&report), ["AM001", "FI014"]);
}

#[test]
fn a_million_empty_rows_cost_nothing() {
    let empty: String =
        (4..1_000_004).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"/></row>")).collect();
    let report = read("synthetic.xlsx", &xlsx(&[("S", &table_sheet(&empty))], &[], STYLES)).unwrap();
    assert_eq!(report.inputs[0].records, 1);
}

#[test]
fn an_archive_of_split_months_is_read_file_by_file() {
    let book = xlsx(&[("S", &table_sheet(""))], &[], STYLES);
    let inner = zip(&[File::new("a.csv", CSV)]);
    let locked = File { flags: 1, ..File::new("locked.csv", CSV) };
    let wrong = File { crc: Some(1), ..File::new("wrong.csv", CSV) };
    let folder = File { deflated: false, ..File::new("folder/", b"") };
    let stored = File { deflated: false, ..File::new("folder/part-1.csv", CSV) };
    let bytes = zip(&[
        folder,
        stored,
        File::new("part-2.csv", CSV),
        File::new("book.xlsx", &book),
        File::new("inner.zip", &inner),
        locked,
        wrong,
        File::new("note.txt", b"Only a note"),
    ]);
    let report = read("months.zip", &bytes).unwrap();
    let read: Vec<(&str, usize)> = report.inputs.iter().map(|one| (one.name.as_str(), one.records)).collect();
    assert_eq!(
        read,
        [
            ("months.zip/folder/part-1.csv", 1),
            ("months.zip/part-2.csv", 1),
            ("months.zip/book.xlsx", 1),
            ("months.zip/inner.zip", 0),
            ("months.zip/locked.csv", 0),
            ("months.zip/wrong.csv", 0),
            ("months.zip/note.txt", 0),
        ]
    );
    // The first two parts are the same, and that is said of the second.
    assert_eq!(codes(&report), ["DU003", "AM001", "FI014", "FI014", "FI014", "FI014"]);
    let said: Vec<&str> = report.findings.iter().skip(2).map(|finding| finding.message.as_str()).collect();
    for (said, wanted) in said.iter().zip([
        "an archive within an archive",
        "password",
        "wrong.csv",
        "The header of a rebate table was not found",
    ]) {
        assert!(said.contains(wanted), "{said}");
    }
}

#[test]
fn names_in_the_older_encoding_are_read() {
    // 明细.csv in GB18030.
    let name = b"\xC3\xF7\xCF\xB8.csv";
    let file = File { name, flags: 0, ..File::new("", CSV) };
    let decode = Gb18030(|bytes| (bytes == b"\xC3\xF7\xCF\xB8.csv").then(|| "明细.csv".into()));
    let options = Options { gb18030: Some(decode), ..Options::default() };
    let report = check(&[Input::file("m.zip", &zip(&[file]))], &options).unwrap();
    assert_eq!(report.inputs[0].name, "m.zip/明细.csv");
}

#[test]
fn an_archive_may_not_expand_without_end() {
    let zeros = vec![b'0'; EXPANDED_BYTES / 2 + 1];
    // What they say about themselves does not matter.
    let large = |name| File { size: Some(3), crc: Some(0), ..File::new(name, &zeros) };
    let bytes = zip(&[large("a.csv"), large("b.csv")]);
    assert!(bytes.len() < 2_000_000);
    assert_eq!(read("bomb.zip", &bytes).unwrap_err().code, "FI016");
    // One that lies about its size is not believed.
    let bytes = zip(&[File { size: Some(3), ..File::new("a.csv", CSV) }]);
    let mut archive = Archive::open(&bytes).unwrap();
    let entry = archive.entries[0].clone();
    assert_eq!(archive.unpack(&entry), Err(EntryFault::Damaged));
}

#[test]
fn workbooks_within_an_archive_share_what_may_be_unpacked() {
    let spaces = " ".repeat(EXPANDED_BYTES / 3);
    let sheet = format!("<sheetData><row><c t=\"str\"><v>Only a note</v></c></row></sheetData>{spaces}");
    let book = xlsx(&[("S", &sheet)], &[], STYLES);
    let names = ["a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx"];
    let files: Vec<File<'_>> = names.iter().map(|name| File::new(name, &book)).collect();
    assert_eq!(read("books.zip", &zip(&files)).unwrap_err().code, "FI016");
}

#[test]
fn a_long_text_that_cells_share_counts_for_each() {
    let text = "x".repeat(1_000_000);
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(300);
    let sheet = format!("<sheetData><row>{cells}</row></sheetData>");
    let book = xlsx(&[("S", &sheet)], &[text], STYLES);
    assert!(book.len() < 100_000);
    assert_eq!(read("shared.xlsx", &book).unwrap_err().code, "FI016");
}

#[test]
fn an_archive_of_too_many_files_is_refused() {
    let names: Vec<String> = (0..=ARCHIVE_ENTRIES).map(|number| format!("{number}.csv")).collect();
    let files: Vec<File<'_>> = names.iter().map(|name| File::new(name, CSV)).collect();
    assert_eq!(Archive::open(&zip(&files)).unwrap_err(), ArchiveFault::TooMany);
}

#[test]
fn what_is_cut_off_anywhere_is_said_and_never_half_read() {
    let book = xlsx(&[("S", &table_sheet(""))], &[], STYLES);
    let archive = zip(&[File::new("a.csv", CSV)]);
    for bytes in [book, archive] {
        for end in 4..bytes.len() {
            let code = read("cut.bin", &bytes[..end]).unwrap_err().code;
            assert_eq!(code, "FI015", "{end}");
        }
    }
}

#[test]
fn a_changed_byte_never_panics() {
    let book = xlsx(&[("S", &table_sheet(""))], &["x".into()], STYLES);
    for at in 0..book.len() {
        let mut bytes = book.clone();
        bytes[at] ^= 0x41;
        let _ = read("changed.xlsx", &bytes);
    }
}

#[test]
fn protected_and_old_workbooks_are_named() {
    let compound = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more";
    assert_eq!(read("old.xls", compound).unwrap_err().code, "FI017");
}

#[test]
fn broken_xml_and_document_types_are_refused() {
    for inner in [
        "<sheetData><row></sheetData>",
        "<!DOCTYPE x [<!ENTITY a \"b\">]><sheetData/>",
        "<sheetData><row><c t=\"str\"><v>&bomb;</v></c></row></sheetData>",
        &("<a>".repeat(1000) + &"</a>".repeat(1000)),
    ] {
        let bytes = xlsx(&[("S", inner)], &[], STYLES);
        assert_eq!(read("broken.xlsx", &bytes).unwrap_err().code, "FI015", "{}", &inner[..20]);
    }
}

#[test]
fn a_form_that_is_named_overrides_the_content() {
    let input = Input { form: Some(Form::Zip), ..Input::file("a.csv", CSV) };
    assert_eq!(check(&[input], &Options::default()).unwrap_err().code, "FI015");
    let input = Input { form: Some(Form::Csv), ..Input::file("a.json", b"{\"a\":1}") };
    assert_eq!(check(&[input], &Options::default()).unwrap_err().code, "FI004");
}

proptest! {
    /// Any table of text comes back cell by cell.
    #[test]
    fn a_workbook_of_text_comes_back(
        rows in prop::collection::vec(prop::collection::vec("[ -~订单\u{200B}\t\n\r\u{1}é<>&_x]{0,9}", 1..30), 1..8)
    ) {
        let mut shared = Vec::new();
        let sheet = text_sheet(&rows, &mut shared);
        let bytes = xlsx(&[("S", &sheet)], &shared, STYLES);
        let workbook = Workbook::read(&mut Archive::open(&bytes).unwrap()).unwrap();
        let mut read = vec![Vec::new(); rows.len()];
        for row in &workbook.sheets[0].rows {
            for cell in &row.cells {
                read[row.number - 1].push((cell.column, workbook.text(cell).to_string()));
            }
        }
        let wanted: Vec<Vec<(usize, String)>> = rows
            .iter()
            .map(|row| row.iter().cloned().enumerate().filter(|(_, text)| !text.is_empty()).collect())
            .collect();
        prop_assert_eq!(read, wanted);
    }
}

#[test]
fn a_format_of_endless_zeros_costs_no_memory() {
    let zeros = "0".repeat(70_000);
    let styles = format!(
        "<numFmts><numFmt numFmtId=\"170\" formatCode=\"{zeros}\"/></numFmts><cellXfs><xf numFmtId=\"170\"/></cellXfs>"
    );
    let sheet = "<sheetData><row><c s=\"0\"><v>42</v></c></row></sheetData>";
    let bytes = xlsx(&[("S", sheet)], &[], &styles);
    let workbook = Workbook::read(&mut Archive::open(&bytes).unwrap()).unwrap();
    assert_eq!(workbook.text(&workbook.sheets[0].rows[0].cells[0]), format!("{:0>255}", 42));
}

#[test]
fn a_cell_that_cannot_be_read_never_goes_missing() {
    for cell in [
        "<c t=\"s\"><v>9</v></c>",
        "<c t=\"s\"><v>x</v></c>",
        "<c r=\"XFE1\"><v>1</v></c>",
        "<c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c>",
    ] {
        let sheet = format!("<sheetData><row r=\"1\">{cell}</row></sheetData>");
        let bytes = xlsx(&[("S", &sheet)], &["shared".into()], STYLES);
        assert_eq!(read("broken.xlsx", &bytes).unwrap_err().code, "FI015", "{cell}");
    }
}

#[test]
fn parts_are_found_where_the_workbook_says() {
    let file = |name: &'static str, text: &'static str| File::new(name, text.as_bytes());
    let bytes = zip(&[
        file("[Content_Types].xml", "<Types/>"),
        file(
            "_rels/.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" Target=\"/xl/workbook2.xml\"/></Relationships>",
        ),
        file("xl/workbook2.xml", "<workbook><sheets><sheet name=\"S\" r:id=\"b\"/></sheets></workbook>"),
        file(
            "xl/_rels/workbook2.xml.rels",
            "<Relationships><Relationship Id=\"b\" Type=\"http://x/worksheet\" Target=\"../xl/./one.xml\"/><Relationship Id=\"c\" Type=\"http://x/sharedStrings\" Target=\"texts.xml\"/></Relationships>",
        ),
        file("xl/texts.xml", "<sst><si><t>elsewhere</t></si></sst>"),
        file(
            "xl/one.xml",
            "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>",
        ),
    ]);
    let mut archive = Archive::open(&bytes).unwrap();
    assert!(Workbook::is_in(&archive));
    let workbook = Workbook::read(&mut archive).unwrap();
    assert_eq!(workbook.text(&workbook.sheets[0].rows[0].cells[0]), "elsewhere");
}

#[test]
fn a_cell_far_to_the_right_is_counted_and_costs_little() {
    let rows: String = (4..20_004)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"str\"><v>20241007120003216009945</v></c><c r=\"XFD{row}\"><v>1</v></c></row>"))
        .collect();
    let report = read("synthetic.xlsx", &xlsx(&[("S", &table_sheet(&rows))], &[], STYLES)).unwrap();
    assert_eq!(report.inputs[0].records, 20_001);
    let unnamed = report.findings.iter().find(|finding| finding.code == "FI029").unwrap();
    assert!(unnamed.message.contains("20000"), "{}", unnamed.message);
}
