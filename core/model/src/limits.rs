//! Every limit, once. A limit that is reached is always said.

/// The largest file that is read, in bytes: 256 MiB, twice the size of a
/// million records.
pub const FILE_BYTES: usize = 256 * 1024 * 1024;

/// The longest quoted cell, in bytes. A longer one is taken for a quotation
/// mark that was never closed.
pub const QUOTED_CELL_BYTES: usize = 1024 * 1024;

/// How often a broken quotation mark is recovered from by reading ahead. After
/// that, quoted cells must end on their own line, which keeps hostile files
/// linear.
pub const QUOTE_RECOVERIES: usize = 256;

/// Rows at the top of a file in which the header is looked for.
pub const HEADER_ROWS: usize = 200;

/// The most columns that a table may have.
pub const COLUMNS: usize = 1_000;

/// Cells that a row is split into; the last one holds the rest of its line. No
/// table is so wide.
pub const ROW_CELLS: usize = 16_384;

/// Digits before the decimal point that an amount may have.
pub const AMOUNT_INTEGER_DIGITS: usize = 15;

/// Digits after the decimal point that an amount or a rate may have.
pub const AMOUNT_DECIMALS: usize = 10;

/// Findings of one rule that are written out for one input; the rest are
/// counted.
pub const FINDINGS_PER_RULE: usize = 10_000;

/// The longest cell text, in characters, that a finding repeats.
pub const RAW_CHARS: usize = 200;

/// The longest cell of a page that is read whole, in UTF-16 units, as a browser
/// counts them. A page's reader cuts a longer one right behind that.
pub const PAGE_CELL_UNITS: usize = 4_000;

/// Bytes of one evidence bundle. Below two gibibytes, so that the sizes fit a
/// plain zip and one allocation of a 32-bit machine.
pub const BUNDLE_BYTES: usize = 2_000_000_000;

/// Files in one evidence bundle, tag files included.
pub const BUNDLE_FILES: usize = 10_000;

/// Inputs that one evidence bundle takes.
pub const BUNDLE_INPUTS: usize = 1_000;

/// Bytes of one path inside an evidence bundle.
pub const BUNDLE_PATH_BYTES: usize = 512;

/// Bytes of an input's name inside an evidence bundle.
pub const BUNDLE_NAME_BYTES: usize = 120;

/// Rows of one input that `report.html` draws.
pub const REPORT_ROWS: usize = 2_000;

/// Findings with one cause that are written out before they are reported once.
pub const FINDINGS_WRITTEN_OUT: usize = 3;

/// Findings that `report.html` writes out.
pub const REPORT_FINDINGS: usize = 2_000;

/// Problems that a verification lists before it stops counting them up.
pub const VERIFY_PROBLEMS: usize = 1_000;

/// How deep lists and objects of JSON may lie inside each other.
pub const JSON_DEPTH: usize = 64;

/// Values that an answer in JSON may have.
pub const JSON_VALUES: usize = 8_000_000;

/// Items of a list within one record that get columns of their own.
pub const JSON_LIST_COLUMNS: usize = 40;

/// Bytes that an archive or a workbook may have when it is unpacked.
pub const EXPANDED_BYTES: usize = 256 * 1024 * 1024;

/// Lines that a file of an archive may have: four times as many as a sheet has rows.
pub const ARCHIVE_LINES: usize = 4_000_000;

/// Files that an archive may hold.
pub const ARCHIVE_ENTRIES: usize = 1_000;

/// How deep elements of a workbook's XML may lie inside each other.
pub const XML_DEPTH: usize = 64;

/// Zeros that a number format may put in front: as many digits as the longest
/// code in spreadsheets has characters.
pub const FORMAT_ZEROS: usize = 255;

/// Columns that a sheet may use: as many as spreadsheets have.
pub const SHEET_COLUMNS: usize = 16_384;

/// Detail rows among which two are looked for that explain a difference.
pub const EXPLAINING_PAIRS: usize = 200_000;

/// Detail rows among which three are looked for that explain a difference.
pub const EXPLAINING_TRIPLES: usize = 3_000;

/// Orders of several services that are written out for one input.
pub const DEALS: usize = 10_000;

/// Lines of one order that are written out.
pub const DEAL_LINES: usize = 100;

/// Rows that an agreement may have.
pub const AGREEMENT_ROWS: usize = 5_000;

/// Characters that a cell of an agreement may have.
pub const AGREEMENT_CELL_CHARS: usize = 1_000;

/// Records that a search writes out; the rest are counted.
pub const FOUND: usize = 1_000;

/// Identifiers, products or months that one piece of evidence lists.
pub const LISTED: usize = 12;

/// Settlement months among which those are looked for that an amount is for: every
/// choice of them is tried.
pub const COVERED_MONTHS: usize = 16;

/// Amounts of an invoice or a receipt whose months are looked for.
pub const COVERED_LINES: usize = 200;
