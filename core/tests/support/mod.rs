//! Writers of archives and workbooks, for tests alone.
#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of this")]
#![allow(clippy::format_push_string, clippy::format_collect, reason = "short beats fast here")]

use miniz_oxide::deflate::compress_to_vec;

/// A file to be put into an archive, and how it is told about.
pub struct File<'a> {
    pub name: &'a [u8],
    pub bytes: &'a [u8],
    pub deflated: bool,
    pub flags: u16,
    pub crc: Option<u32>,
    pub size: Option<u32>,
}

impl<'a> File<'a> {
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        Self { name: name.as_bytes(), bytes, deflated: true, flags: 1 << 11, crc: None, size: None }
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut state = u32::MAX;
    for byte in bytes {
        state ^= u32::from(*byte);
        for _ in 0..8 {
            state = if state & 1 == 1 { (state >> 1) ^ 0xEDB8_8320 } else { state >> 1 };
        }
    }
    !state
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn short(length: usize) -> [u8; 2] {
    u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes()
}

/// An archive.
pub fn zip(files: &[File<'_>]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for file in files {
        let packed = if file.deflated { compress_to_vec(file.bytes, 6) } else { file.bytes.to_vec() };
        let offset = count(out.len());
        let method: u16 = if file.deflated { 8 } else { 0 };
        let mut head = Vec::new();
        head.extend(20_u16.to_le_bytes());
        head.extend(file.flags.to_le_bytes());
        head.extend(method.to_le_bytes());
        head.extend([0, 0, 0x21, 0]);
        head.extend(file.crc.unwrap_or_else(|| crc32(file.bytes)).to_le_bytes());
        head.extend(count(packed.len()).to_le_bytes());
        head.extend(file.size.unwrap_or_else(|| count(file.bytes.len())).to_le_bytes());
        head.extend(short(file.name.len()));
        head.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(file.name);
        out.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(file.name);
    }
    let start = count(out.len());
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(short(files.len()));
    out.extend(short(files.len()));
    out.extend(count(directory.len()).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

/// Text as XML can hold it, as spreadsheets write it.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '_' => out.push_str("_x005F_"),
            '\r' => out.push_str("_x000D_"),
            c if c < ' ' && !matches!(c, '\t' | '\n') => out.push_str(&format!("_x{:04X}_", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// A workbook from the inner XML of each sheet, and the texts that cells share.
pub fn xlsx(sheets: &[(&str, &str)], shared: &[String], styles: &str) -> Vec<u8> {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    let list: String = (1..)
        .zip(sheets)
        .map(|(number, (name, _))| {
            format!("<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>", escaped(name))
        })
        .collect();
    let book = format!("{head}<workbook xmlns:r=\"r\"><sheets>{list}</sheets></workbook>");
    let targets: String = (1..=sheets.len())
        .map(|number| {
            format!("<Relationship Id=\"rId{number}\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>")
        })
        .collect();
    let relations = format!(
        "{head}<Relationships>{targets}<Relationship Id=\"s\" Type=\"http://x/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"f\" Type=\"http://x/styles\" Target=\"/xl/styles.xml\"/></Relationships>"
    );
    let texts: String = shared
        .iter()
        .map(|text| format!("<si><t xml:space=\"preserve\">{}</t></si>", escaped(text)))
        .collect();
    let shared = format!("{head}<sst>{texts}</sst>");
    let styles = format!("{head}<styleSheet>{styles}</styleSheet>");
    let bodies: Vec<(String, String)> = (1..)
        .zip(sheets)
        .map(|(number, (_, inner))| {
            (format!("xl/worksheets/sheet{number}.xml"), format!("{head}<worksheet>{inner}</worksheet>"))
        })
        .collect();
    let mut files = vec![
        File::new("[Content_Types].xml", b"<Types/>"),
        File::new("xl/workbook.xml", book.as_bytes()),
        File::new("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        File::new("xl/sharedStrings.xml", shared.as_bytes()),
        File::new("xl/styles.xml", styles.as_bytes()),
    ];
    files.extend(bodies.iter().map(|(name, body)| File::new(name, body.as_bytes())));
    zip(&files)
}

/// `B` for the column 1.
pub fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    match column / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letters(more - 1)),
    }
}

/// A sheet of text cells, inline or shared in turn.
pub fn text_sheet(rows: &[Vec<String>], shared: &mut Vec<String>) -> String {
    let mut out = String::from("<sheetData>");
    for (number, row) in (1..).zip(rows) {
        out.push_str(&format!("<row r=\"{number}\">"));
        for (column, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let place = format!("{}{number}", letters(column));
            if column % 2 == 0 {
                out.push_str(&format!("<c r=\"{place}\" t=\"s\"><v>{}</v></c>", shared.len()));
                shared.push(text.clone());
            } else {
                let text = escaped(text);
                out.push_str(&format!(
                    "<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
                ));
            }
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData>");
    out
}
