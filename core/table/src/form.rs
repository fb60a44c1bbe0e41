//! What an input is, told by its content and never by its file's name.

use crate::fault::InputFault;
use alloc::vec;
use rebatelens_finding::{
    Rule, rule,
    terms::file_form as forms,
    word::{Term, Word},
};

rule! { FI031: fatal Error, needs [], replaces [] }

pub(crate) const RULES: &[&Rule] = &[&FI031];

/// The form of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Text whose cells are separated by commas, semicolons or bars.
    Csv,
    /// Text whose cells are separated by tabs.
    Tsv,
    /// A workbook.
    Xlsx,
    /// An archive of other forms.
    Zip,
    /// An answer of an interface, or several.
    Json,
    /// A page's table, captured as delimited text.
    Page,
}

impl Form {
    /// Forms that a person can name.
    pub const FILES: [Self; 5] = [Self::Csv, Self::Tsv, Self::Xlsx, Self::Zip, Self::Json];

    /// The form's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Xlsx => "xlsx",
            Self::Zip => "zip",
            Self::Json => "json",
            Self::Page => "page",
        }
    }

    /// The form of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::FILES.into_iter().find(|form| form.name().eq_ignore_ascii_case(name.trim()))
    }

    /// Whether it is text whose cells are separated by one character.
    pub const fn is_delimited(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv | Self::Page)
    }
}

/// Bytes that begin like something that holds no table, and what to say.
const OTHERS: [(&[u8], &Term); 7] = [
    (b"%PDF", &forms::PDF),
    (b"\x1F\x8B", &forms::GZIP),
    (b"Rar!", &forms::RAR),
    (b"7z\xBC\xAF", &forms::SEVEN_ZIP),
    (b"\x89PNG", &forms::PICTURE),
    (b"\xFF\xD8\xFF", &forms::PICTURE),
    (b"SQLite format 3", &forms::DATABASE),
];

/// Refuses what is known to hold no table, by its first bytes.
pub fn check_start(bytes: &[u8]) -> Result<(), InputFault> {
    let other = OTHERS.iter().find(|(start, _)| bytes.starts_with(start));
    let page = || {
        let start = bytes.get(..512).unwrap_or(bytes).to_ascii_lowercase();
        let start = start.trim_ascii_start();
        let begins = |marks: &[&[u8]]| marks.iter().any(|mark| start.starts_with(mark));
        let holds =
            |mark: &[u8]| memchr::memmem::find(bytes.get(..64 * 1024).unwrap_or(bytes), mark).is_some();
        if begins(&[b"<!doctype html", b"<html", b"<table", b"\xEF\xBB\xBF<html"]) {
            return Some(if holds(b"<td") || holds(b"<TD") { &forms::HTML_TABLE } else { &forms::WEB_PAGE });
        }
        if !begins(&[b"<?xml", b"<workbook", b"<error", b"\xEF\xBB\xBF<?xml"]) {
            return None;
        }
        if holds(b"urn:schemas-microsoft-com:office:spreadsheet") {
            Some(&forms::SPREADSHEET_XML)
        } else {
            holds(b"<Error>").then_some(&forms::XML_ERROR)
        }
    };
    match other.map(|(_, what)| *what).or_else(page) {
        Some(what) => Err(holds_no_table(what)),
        None => Ok(()),
    }
}

/// Whether a fault says that its input is a document or a picture.
pub fn is_document(fault: &InputFault) -> bool {
    let is = |what: &'static Term| fault.args.iter().any(|(_, word)| *word == Word::term(what));
    fault.rule == &FI031 && (is(&forms::PDF) || is(&forms::PICTURE))
}

/// The fault of what is known to hold no table.
pub fn holds_no_table(what: &'static Term) -> InputFault {
    InputFault::new(&FI031, None, None, vec![("what", Word::term(what))])
}
