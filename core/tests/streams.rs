//! Texts that are read piece by piece, beside the same texts in memory.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use crate::synthetic::Random;
use rebatelens_core::{
    Input, InputError, Options, check, check_usable,
    explain::rules,
    explain::{example::Example, scope::FILES},
    model::{
        hash::sha256,
        limits::{FILE_BYTES, QUOTED_CELL_BYTES},
    },
    table::{
        Source, StreamFault, StreamedInput, StreamedText, Table, TextStream,
        bookmarks::Bookmarks,
        csv::Row,
        header::Mapping,
        table::{Body, BodyRow},
    },
};
use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering},
};

/// Bytes in memory that are handed out as a file's are.
#[derive(Debug)]
struct Bytes {
    held: Vec<u8>,
    /// How many bytes it says that it has.
    size: usize,
    /// Reads before the next one fails.
    reads_left: AtomicUsize,
    has_changed: bool,
}

impl Bytes {
    fn of(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self { size: bytes.len(), held: bytes, reads_left: AtomicUsize::new(usize::MAX), has_changed: false }
    }
}

impl TextStream for Bytes {
    fn size(&self) -> usize {
        self.size
    }

    fn read(&self, at: usize, into: &mut [u8]) -> Result<usize, StreamFault> {
        if self.reads_left.fetch_sub(1, Ordering::Relaxed) == 0 {
            self.reads_left.store(0, Ordering::Relaxed);
            return Err(StreamFault::Unreadable);
        }
        let rest = self.held.get(at..).unwrap_or_default();
        // A file may hand out fewer than it is asked for.
        let count = rest.len().min(into.len()).min(4_999);
        into[..count].copy_from_slice(&rest[..count]);
        Ok(count)
    }

    fn sha256(&self) -> Result<String, StreamFault> {
        Ok(sha256(&self.held))
    }

    fn has_changed(&self) -> bool {
        self.has_changed
    }
}

const TABLES: usize = 500;
const HEAD: [&str; 5] = ["Order ID", "Settlement Month", "Product", "Rebate Amount", "Currency"];

/// A table as hostile as they come: rows of other widths, marks that never
/// close, cells over lines, delimiters that change, rows that are no records.
fn hostile(random: &mut Random) -> String {
    let mut delimiter = random.pick(&[",", ",", ",", "\t", ";", "|"]);
    let mut end = random.pick(&["\n", "\r\n", "\r"]);
    let mut text =
        String::from(random.pick(&["", "", "\u{FEFF}", "Rebates of 2024\n", "\n\n", "\u{FEFF}\r\n"]));
    text += &HEAD.join(delimiter);
    text += end;
    for _ in 0..random.below(60) {
        if random.below(12) == 0 {
            end = random.pick(&["\n", "\r\n", "\r", "\n\r"]);
        }
        if random.below(30) == 0 {
            delimiter = random.pick(&[",", "\t", ";", "|"]);
        }
        let mut cells: Vec<String> = vec![
            format!("2024100712000321600{}", random.digits(4)),
            random.pick(&["2024-10", "2024-11", "x", ""]).into(),
            random.pick(&["CVM", "云服务器", "\u{FEFF}COS", "é"]).into(),
            format!("{}.{}", random.below(100), random.digits(2)),
            random.pick(&["USD", "CNY", ""]).into(),
        ];
        let at = random.below(5);
        match random.below(28) {
            0 => cells[at] = "\"a, b\"".into(),
            1 => cells[at] = format!("\"a{end}b\""),
            2 => cells[at] = "\"a".into(),
            3 => cells[at] = "a\"b".into(),
            4 => cells[at] = "\"a\"b".into(),
            5 => cells[at] = "\"\"\"\"".into(),
            6 => cells.truncate(at + 1),
            7 => cells.extend(["x".into(), String::new()]),
            8 => cells = vec![String::new()],
            9 => cells = vec![String::new(); 5],
            10 => cells = vec!["Total".into(), String::new(), String::new(), "9.00".into(), String::new()],
            11 => cells = HEAD.map(String::from).to_vec(),
            12 => cells = ["Note: all in USD", "", "", "", ""].map(String::from).to_vec(),
            13 => cells = ["", "", "", "1,234.00", ""].map(String::from).to_vec(),
            14 | 16 => cells[0] = format!("RB-{}", random.digits(4)),
            17 => {
                cells[0] =
                    random.pick(&["Order ID", "Total", "Note", "2024-10 Total", "Grand total 5"]).into();
            }
            18 => {
                let title = random.pick(&["Order ID", "Total", "Note: x", "R1", "合计", "x total"]);
                cells = [title, random.pick(&["", " ", "a"]), "", "5.00", ""].map(String::from).to_vec();
            }
            15 => cells[at] = "\"x;y|z\tu,v\"".into(),
            _ => {}
        }
        text += &cells.join(delimiter);
        text += end;
    }
    if random.below(2) == 0 {
        text.truncate(text.trim_end_matches(['\r', '\n']).len());
    }
    text
}

fn random() -> Random {
    Random(0x9E37_79B9_7F4A_7C15)
}

/// The files of every example of the catalogue, and hostile texts.
fn texts(random: &mut Random) -> Vec<String> {
    let mut texts = Vec::new();
    for rule in rules::ALL {
        let guide = rule.guide().unwrap();
        for example in [guide.fires, guide.silent] {
            texts.extend(Example::read(example).files.into_iter().map(|(_, text)| text));
        }
    }
    texts.extend((0..TABLES).map(|_| hostile(random)));
    texts
}

/// Every row as it was read, and what is noted of where it stands.
/// What a row holds, however its cells are held.
fn said(row: &Row<'_>) -> String {
    let text = format!("{} {:?} {:?} {:?}", row.line, row.cells, row.faults, row.delimiter);
    text.replace("Borrowed", "").replace("Owned", "")
}

fn rows(body: &mut Body<'_, '_>, bookmarks: &mut Bookmarks) -> Vec<String> {
    let mut rows = Vec::new();
    while let Some(row) = body.next_row() {
        let text = match row {
            BodyRow::Record(record) => format!("{} {}", record.number, said(record.row())),
            BodyRow::Totals(row) => format!("Totals {}", said(row)),
            BodyRow::Header(row) => format!("Header {}", said(row)),
            BodyRow::Remark(row) => format!("Remark {}", said(row)),
        };
        let is_record = text.starts_with(|first: char| first.is_ascii_digit());
        rows.push(text);
        if is_record {
            bookmarks.note(body);
        }
    }
    rows
}

/// Holds that a table's slices give the rows of its body, and that records are
/// found again from the places noted in them.
fn slices_are_the_body(table: &mut Table<'_>, size: usize, all: &[String], text: &str) {
    let mut bookmarks = Bookmarks::default();
    let mut found = Vec::new();
    {
        let mut slices = table.slices();
        while let Some(slice) = slices.next(size) {
            let mut own = Bookmarks::default();
            found.extend(rows(&mut slice.body(table), &mut own));
            bookmarks.append(own);
        }
    }
    assert_eq!(found, all, "slices of {size}:\n{text}");
    table.bookmarks = bookmarks;
    let records = all.iter().filter(|row| row.starts_with(|first: char| first.is_ascii_digit()));
    let mut body = table.body();
    for (at, row) in records.enumerate().step_by(13) {
        table.skip_to(&mut body, at + 1);
        loop {
            let record = body.next_record().unwrap();
            if record.number == at + 1 {
                assert_eq!(&format!("{} {}", record.number, said(record.row())), row, "{text}");
                break;
            }
        }
    }
}

#[test]
fn slices_of_any_size_give_the_rows_of_the_body() {
    let opening = FILES.opening(&Options::default());
    let mut random = random();
    let mut tables = 0;
    for text in texts(&mut random) {
        let Ok(source) = Source::open(text.as_bytes(), None, &opening) else { continue };
        let parts = source.parts();
        for part in &parts {
            let Ok(mut table) = Table::open(part, &Mapping::default()) else { continue };
            let all = rows(&mut table.body(), &mut Bookmarks::default());
            for size in [1, 2, 3, 7, 1_000] {
                slices_are_the_body(&mut table, size, &all, &text);
            }
            tables += 1;
        }
    }
    assert!(tables > TABLES, "{tables} tables");
}

#[test]
fn streamed_rows_are_those_in_memory_whatever_the_windows() {
    let opening = FILES.opening(&Options::default());
    let mut random = random();
    let mut tables = 0;
    for text in texts(&mut random) {
        let most = 1 << (4 + random.below(9));
        let window = 16 + random.below(most);
        tables += usize::from(streams_alike(&text, window, &opening));
    }
    assert!(tables > TABLES, "{tables} tables");
}

/// Holds that a text's rows are alike; returns whether it has any.
fn streams_alike(text: &str, window: usize, opening: &rebatelens_core::table::OpenOptions) -> bool {
    let bytes = Bytes::of(text);
    let stream = StreamedText::in_windows(&bytes, window);
    if !stream.is_streamable(None, opening) {
        return false;
    }
    let (memory, streamed) = match (Source::open(text.as_bytes(), None, opening), stream.open(None, opening))
    {
        (Ok(memory), Ok(streamed)) => (memory, streamed),
        (memory, streamed) => {
            assert_eq!(memory.err(), streamed.err(), "{text}");
            return false;
        }
    };
    let (memory, streamed) = (memory.parts(), streamed.parts());
    let [memory, streamed] =
        [&memory, &streamed].map(|parts| Table::open(parts.first().unwrap(), &Mapping::default()));
    let (memory, mut streamed) = match (memory, streamed) {
        (Ok(memory), Ok(streamed)) => (memory, streamed),
        (memory, streamed) => {
            assert_eq!(memory.err(), streamed.err(), "{text}");
            return false;
        }
    };
    let all = rows(&mut memory.body(), &mut Bookmarks::default());
    assert_eq!(rows(&mut streamed.body(), &mut Bookmarks::default()), all, "windows of {window}:\n{text}");
    for size in [1, 5, 1_000] {
        slices_are_the_body(&mut streamed, size, &all, text);
    }
    assert_eq!(stream.fault(), None);
    true
}

/// What a check reports, as JSON, or why it does not.
fn report(input: Input<'_>, options: &Options) -> Result<String, InputError> {
    check(&[input], options).map(|report| serde_json::to_string(&report).unwrap())
}

#[test]
fn streamed_reports_are_those_in_memory() {
    let mut random = random();
    let mut reports = 0;
    let mut codes = BTreeSet::new();
    for text in texts(&mut random) {
        let bytes = Bytes::of(text.as_str());
        let window = 64 + random.below(4_033);
        let stream = StreamedText::in_windows(&bytes, window);
        let options = Options { as_of: Some("2024-12-20".into()), ..Options::default() };
        if !stream.is_streamable(None, &FILES.opening(&options)) {
            continue;
        }
        let streamed = report(Input::streamed("synthetic.csv", &stream), &options);
        let memory = report(Input::file("synthetic.csv", text.as_bytes()), &options);
        assert_eq!(streamed, memory, "windows of {window}:\n{text}");
        reports += usize::from(memory.is_ok());
        codes.extend(memory.iter().flat_map(|report| {
            ["FI001", "FI002", "FI003", "FI012", "FI021", "FI022", "FI038"]
                .into_iter()
                .filter(|code| report.contains(code))
                .collect::<Vec<_>>()
        }));
    }
    assert!(reports > TABLES, "{reports} reports");
    assert_eq!(codes.len(), 7, "{codes:?}");
}

/// Rows that can only be read by looking a megabyte ahead, in texts of several.
#[test]
fn broken_rows_are_looked_ahead_of_as_far_as_in_memory() {
    let opening = FILES.opening(&Options::default());
    let head = HEAD.join(",");
    let good = "20241007120003216009945,2024-10,CVM,8.00,USD\n";
    let filler = good.repeat(QUOTED_CELL_BYTES / good.len() - 3);
    let long = "x".repeat(3 * QUOTED_CELL_BYTES);
    let middles = [
        // It closes just within what a quoted cell may hold, at its end, and just behind it.
        format!("20241007120003216009945,2024-10,\"{filler}\",8.00,USD\n"),
        format!("20241007120003216009945,2024-10,\"{filler}{good}{good}{good}{good}{good}\",8.00,USD\n"),
        format!("20241007120003216009945,2024-10,\"{},8.00,USD\n", "y".repeat(QUOTED_CELL_BYTES)),
        format!("20241007120003216009945,2024-10,\"{}\",8.00,USD\n", "y".repeat(QUOTED_CELL_BYTES - 1)),
        format!("20241007120003216009945,2024-10,\"{}\",8.00,USD\n", "y".repeat(QUOTED_CELL_BYTES)),
        format!("20241007120003216009945,2024-10,{long},8.00,USD\n"),
        format!("20241007120003216009945;2024-10;\"{filler}\";8.00;\"{filler}\"\n"),
        format!("20241007120003216009945;2024-10\n;\"{filler}\";\"{filler}\";8.00\n"),
        "20241007120003216009945,\"2024-10,CVM,8.00,USD\n".repeat(300),
        "20241007120003216009945,2024-10\n".repeat(40_000),
    ];
    for middle in middles {
        let text = format!("{head}\n{}{middle}{filler}{filler}", good.repeat(400));
        let bytes = Bytes::of(text.as_str());
        for window in [4_096, 300_000] {
            let stream = StreamedText::in_windows(&bytes, window);
            let memory = Source::open(text.as_bytes(), None, &opening).unwrap();
            let streamed = stream.open(None, &opening).unwrap();
            let (memory, streamed) = (memory.parts(), streamed.parts());
            let [memory, streamed] = [&memory, &streamed]
                .map(|parts| Table::open(parts.first().unwrap(), &Mapping::default()).unwrap());
            let mut slices = streamed.slices();
            let mut all = memory.body();
            let mut numbers = 0;
            while let Some(slice) = slices.next(500) {
                let mut body = slice.body(&streamed);
                while let Some(record) = body.next_record() {
                    let expected = all.next_record().unwrap();
                    numbers = record.number;
                    assert_eq!(record.number, expected.number);
                    assert!(record.row().cells == expected.row().cells, "record {numbers}");
                    assert_eq!(record.row().faults, expected.row().faults, "record {numbers}");
                    assert_eq!(record.row().line, expected.row().line);
                }
            }
            assert!(all.next_record().is_none(), "the slices end with record {numbers}");
            assert_eq!(stream.fault(), None);
        }
    }
}

const TEXT: &str = "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n";

/// What a check of a broken stream and of a sound file says: the errors' codes
/// and messages, and the inputs that were checked.
fn beside_sound(stream: &StreamedText<'_>) -> (Vec<(&'static str, String)>, Vec<String>) {
    let inputs = [Input::file("sound.csv", TEXT.as_bytes()), Input::streamed("broken.csv", stream)];
    assert!(check(&inputs, &Options::default()).is_err());
    let (report, errors) = check_usable(&inputs, &Options::default());
    assert_eq!(report.summary.records, 1);
    let errors = errors.into_iter().map(|error| (error.code, error.message));
    (errors.collect(), report.inputs.into_iter().map(|input| input.name).collect())
}

#[test]
fn a_stream_that_breaks_off_gives_no_half_report() {
    let long = TEXT.to_owned() + &"20241007120003216009945,CVM,8.00\n".repeat(5_000);
    for reads in [1, 20, 40, 60] {
        let bytes = Bytes { reads_left: AtomicUsize::new(reads), ..Bytes::of(long.as_str()) };
        let (errors, checked) = beside_sound(&StreamedText::new(&bytes));
        let message = "The file was not checked: it could not be read to the end.";
        assert_eq!(errors, [("FI039", message.into())], "after {reads} reads");
        assert_eq!(checked, ["sound.csv"]);
    }
    let changed = "The file was not checked: it changed while it was read.";
    let bytes = Bytes { has_changed: true, ..Bytes::of(long.as_str()) };
    assert_eq!(beside_sound(&StreamedText::new(&bytes)).0, [("FI039", changed.into())]);
    // It was cut off behind what is read first.
    let size = long.len();
    let bytes = Bytes { size, ..Bytes::of(&long.as_bytes()[..size - 10]) };
    assert_eq!(beside_sound(&StreamedText::new(&bytes)).0, [("FI039", changed.into())]);
}

#[test]
fn what_is_no_utf_8_half_way_must_be_in_memory() {
    let mut long = TEXT.to_owned() + &"20241007120003216009945,CVM,8.00\n".repeat(5_000);
    long += "20241007120003216009945,";
    for end in [&b"\xD4\xC6,8.00\n"[..], b"\x00,8.00\n", b"\xE4\xBA"] {
        let bytes = Bytes::of([long.as_bytes(), end].concat());
        let stream = StreamedText::new(&bytes);
        assert!(stream.is_streamable(None, &FILES.opening(&Options::default())));
        let (errors, checked) = beside_sound(&stream);
        let message = "The file has 1 MiB; the limit for texts that are not UTF-8 is 256 MiB.";
        assert_eq!(errors, [("FI007", message.into())]);
        assert_eq!(checked, ["sound.csv"]);
        assert!(stream.fault().unwrap().needs_memory());
    }
}

#[test]
fn what_is_no_delimited_text_must_be_in_memory() {
    let options = Options::default();
    let opening = FILES.opening(&options);
    let others: [&[u8]; 6] = [
        b"PK\x03\x04 and so on",
        b"{\"Response\": {}}",
        b"\xFF\xFEO\x00r\x00d\x00",
        b"\xB6\xA9\xB5\xA5\xBA\xC5,\xB7\xB5\xD3\xB6\n",
        b"  \n \n",
        b"",
    ];
    for bytes in others.map(Bytes::of) {
        let stream = StreamedText::new(&bytes);
        assert!(!stream.is_streamable(None, &opening), "{bytes:?}");
        assert_eq!(stream.open(None, &opening).unwrap_err().rule.code, "FI007");
    }
    // What is known to hold no table is called so, as in memory.
    let bytes = Bytes::of("%PDF-1.7");
    let stream = StreamedText::new(&bytes);
    assert!(stream.is_streamable(None, &opening));
    assert_eq!(report(Input::streamed("scan", &stream), &options).unwrap_err().code, "FI031");
}

/// A file whose only row never ends would be in memory as a whole.
#[test]
fn a_row_that_does_not_fit_into_memory_is_refused() {
    #[derive(Debug)]
    struct Endless;
    impl TextStream for Endless {
        fn size(&self) -> usize {
            4 * FILE_BYTES
        }
        fn read(&self, at: usize, into: &mut [u8]) -> Result<usize, StreamFault> {
            into.fill(b'x');
            if at == 0 {
                into[..TEXT.len()].copy_from_slice(TEXT.as_bytes());
            }
            Ok(into.len())
        }
        fn sha256(&self) -> Result<String, StreamFault> {
            Ok(String::new())
        }
        fn has_changed(&self) -> bool {
            false
        }
    }
    let stream = StreamedText::new(&Endless);
    let error = report(Input::streamed("endless.csv", &stream), &Options::default()).unwrap_err();
    assert_eq!((error.code, stream.fault()), ("FI007", Some(StreamFault::LongRow)));
    assert_eq!(error.message, "The file has 1024 MiB; the limit for a single row is 256 MiB.");
}
