//! The strict reader of delimited text, beside the `csv` crate.

use proptest::prelude::*;
use rebatelens_core::table::csv::{QuoteFault, Reader, Row, count_lines, sniff_delimiter};

type Cells = Vec<Vec<String>>;

fn read(text: &str, delimiter: u8) -> (Cells, Vec<(usize, usize, QuoteFault)>) {
    let mut reader = Reader::new(text, delimiter);
    let mut row = Row::default();
    let mut rows = Cells::new();
    let mut faults = Vec::new();
    while reader.read(&mut row) {
        rows.push(row.cells.iter().map(|cell| cell.text.to_string()).collect());
        faults.extend(row.faults.iter().map(|fault| (row.line, fault.character, fault.fault)));
    }
    (rows, faults)
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9 .%-]{0,8}",
        "[\"',;\t\r\n|=]{0,4}[a-z\"]{0,3}[\r\n,\"]{0,2}",
        "[订单号返佣（）\u{200B}\u{FEFF}é]{0,6}",
    ]
}

/// Tables as wide as they are, with no row of one empty cell, which text
/// cannot tell from an empty line.
fn table() -> impl Strategy<Value = Cells> {
    (1_usize..6, 1_usize..8).prop_flat_map(|(columns, rows)| {
        prop::collection::vec(prop::collection::vec(cell(), columns), rows)
            .prop_filter("an empty line", |rows| {
                rows.iter().all(|row| row.iter().any(|cell| !cell.is_empty()))
            })
    })
}

proptest! {
    #[test]
    fn every_table_comes_back(
        table in table(),
        delimiter in prop::sample::select(vec![b',', b'\t', b';', b'|']),
        crlf in any::<bool>(),
        always in any::<bool>(),
    ) {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
            .quote_style(if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary })
            .from_writer(Vec::new());
        for row in &table {
            writer.write_record(row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let (rows, faults) = read(&text, delimiter);
        prop_assert_eq!(rows, table);
        prop_assert!(faults.is_empty(), "{:?}", faults);
    }

    /// Whatever the text, every visible character is in some cell, and a text
    /// that we call sound is read alike by the `csv` crate.
    #[test]
    fn nothing_is_lost(text in "[a-c\",;\n\r é]{0,60}") {
        let (rows, faults) = read(&text, b',');
        let seen = |wanted: char| rows.iter().flatten().flat_map(|cell| cell.chars()).filter(|c| *c == wanted).count();
        for c in ['a', 'b', 'c', 'é', ' ', ';'] {
            prop_assert_eq!(seen(c), text.matches(c).count());
        }
        if faults.is_empty() {
            let mut theirs = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let theirs: Cells = theirs
                .records()
                .map(|record| record.unwrap().iter().map(String::from).collect())
                .collect();
            let ours: Cells = rows.into_iter().filter(|row| row.len() > 1 || row.iter().any(|cell| !cell.is_empty())).collect();
            let theirs: Cells = theirs.into_iter().filter(|row| row.len() > 1 || row.iter().any(|cell| !cell.is_empty())).collect();
            prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn lines_are_physical_lines(text in "[ab\",\n\r]{0,80}") {
        let mut reader = Reader::new(&text, b',');
        let mut row = Row::default();
        let mut last = 0;
        while reader.read(&mut row) {
            prop_assert!(row.line > last);
            last = row.line;
            prop_assert!(last <= count_lines(&text) + 1);
        }
    }
}

/// The grammar, read byte by byte, for texts that are too short for limits.
fn byte_by_byte(text: &str, delimiter: u8) -> (Cells, Vec<(usize, usize, QuoteFault)>) {
    let bytes = text.as_bytes();
    let ends = |at: usize| bytes.get(at).is_none_or(|b| *b == delimiter || matches!(b, b'\n' | b'\r'));
    let bare = |from: usize| (from..bytes.len()).find(|at| ends(*at)).unwrap_or(bytes.len());
    let closing = |from: usize| {
        let mut at = from;
        while at < bytes.len() {
            match (bytes[at], bytes.get(at + 1)) {
                (b'"', Some(b'"')) => at += 2,
                (b'"', _) => return Some(at),
                _ => at += 1,
            }
        }
        None
    };
    let (mut rows, mut faults) = (Cells::new(), Vec::new());
    let (mut at, mut line) = (0, 1);
    while at < bytes.len() {
        let (start, first_line) = (at, line);
        let mut cells = Vec::new();
        loop {
            let close = if bytes.get(at) == Some(&b'"') { closing(at + 1) } else { None };
            let lines = close.map_or(0, |close| count_lines(&text[at + 1..close]));
            let fault = match close {
                None if bytes.get(at) == Some(&b'"') => Some((at, QuoteFault::Unterminated)),
                None => text[at..bare(at)].find('"').map(|stray| (at + stray, QuoteFault::Stray)),
                Some(close) if ends(close + 1) => None,
                Some(_) if lines > 0 => Some((at, QuoteFault::Unterminated)),
                Some(_) => Some((at, QuoteFault::TextAfter)),
            };
            let (cell, end) = match (close, fault) {
                (Some(close), None) => (text[at + 1..close].replace("\"\"", "\""), close + 1),
                (Some(close), Some((_, QuoteFault::TextAfter))) => {
                    (text[at..bare(close + 1)].to_string(), bare(close + 1))
                }
                _ => (text[at..bare(at)].to_string(), bare(at)),
            };
            faults.extend(fault.map(|(at, fault)| {
                let before = text[start..at].rsplit(['\n', '\r']).next().unwrap_or_default();
                (first_line, before.chars().count() + 1, fault)
            }));
            cells.push(cell);
            line += if fault.is_none() { lines } else { 0 };
            at = end;
            match (bytes.get(at), bytes.get(at + 1)) {
                (Some(b), _) if *b == delimiter => at += 1,
                (Some(b'\r'), Some(b'\n')) => (at, line) = (at + 2, line + 1),
                (Some(_), _) => (at, line) = (at + 1, line + 1),
                (None, _) => {}
            }
            if end == bytes.len() || bytes[end] != delimiter {
                break;
            }
        }
        rows.push(cells);
    }
    (rows, faults)
}

/// Where the random numbers begin.
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

#[test]
fn words_of_eight_bytes_are_read_as_single_bytes_are() {
    let parts = [
        "\n",
        "\r\n",
        "\r",
        "\"",
        "\"\"",
        "é",
        "订单",
        "12",
        "3.50",
        "abcdefghijk",
        " ",
        "%",
        "-",
        ";",
        "|",
        "\t",
        "\u{80}",
        "\u{7F}",
        "!",
        "\u{1}",
        "",
    ];
    let mut state = SEED;
    let mut below = |limit: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap() % limit
    };
    for _ in 0..20_000 {
        let delimiter = b",\t;|"[below(4)];
        // Half of the texts have no quotation mark.
        let quotes = below(2) == 0;
        let length = below(60);
        let mut text = String::new();
        for _ in 0..length {
            match parts[below(parts.len())] {
                part if part.contains('"') && !quotes => {}
                "" => text.push(delimiter.into()),
                part if below(3) == 0 => text.push_str(part),
                part => text.extend([part, char::from(delimiter).to_string().as_str()]),
            }
        }
        assert_eq!(read(&text, delimiter), byte_by_byte(&text, delimiter), "{text:?}");
    }
}

#[test]
fn an_unterminated_quote_does_not_swallow_the_rows_after_it() {
    let (rows, faults) = read("a,b\n1,\"x\n2,y\n3,z\n", b',');
    assert_eq!(rows, [vec!["a", "b"], vec!["1", "\"x"], vec!["2", "y"], vec!["3", "z"]]);
    assert_eq!(faults, [(2, 3, QuoteFault::Unterminated)]);
}

#[test]
fn a_quote_closed_by_another_cells_quote_is_unterminated_too() {
    let (rows, faults) = read("a,b\n1,\"x\n2,\"y\"\n", b',');
    assert_eq!(rows, [vec!["a", "b"], vec!["1", "\"x"], vec!["2", "y"]]);
    assert_eq!(faults, [(2, 3, QuoteFault::Unterminated)]);
}

#[test]
fn text_after_a_closing_quote_is_kept_and_said() {
    let (rows, faults) = read("1,\"x, y\" z,3\n", b',');
    assert_eq!(rows, [vec!["1", "\"x, y\" z", "3"]]);
    assert_eq!(faults, [(1, 3, QuoteFault::TextAfter)]);
}

#[test]
fn line_ends_of_every_kind_end_a_line() {
    let (rows, _) = read("a\r\nb\rc\nd", b',');
    assert_eq!(rows, [["a"], ["b"], ["c"], ["d"]]);
}

#[test]
fn a_cell_of_several_lines_counts_them() {
    let mut reader = Reader::new("a,\"b\nc\r\nd\",e\nf\n", b',');
    let mut row = Row::default();
    assert!(reader.read(&mut row));
    assert_eq!(row.cells.iter().map(|cell| cell.line).collect::<Vec<_>>(), [1, 1, 3]);
    assert!(reader.read(&mut row));
    assert_eq!(row.line, 4);
}

#[test]
fn the_delimiter_is_the_one_in_use() {
    assert_eq!(sniff_delimiter("a,b,c\n1,2,3\n"), b',');
    assert_eq!(sniff_delimiter("a\tb\tc\n1,5\t2\t3\n"), b'\t');
    assert_eq!(sniff_delimiter("a;b\n\"1,2,3,4\";2\n"), b';');
    assert_eq!(sniff_delimiter("a\n1\n"), b',');
}

#[test]
fn many_broken_quotes_stay_linear() {
    // Each opening mark would read on to the end of the text.
    let text = "\"\"\"\n".repeat(200_000);
    let (rows, _) = read(&text, b',');
    assert!(!rows.is_empty());
    let text = "x,\"y\n".repeat(200_001);
    let (rows, faults) = read(&text, b',');
    assert_eq!((rows.len(), faults.len()), (200_001, 200_001));
}
