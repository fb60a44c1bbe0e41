//! Workbooks (.xlsx): each sheet's cells as the text that a spreadsheet shows.
//!
//! Identifiers and amounts come from the characters of the cell. The readers
//! there are turn every number into a float first, which loses the end of an
//! order id before anyone can see that it was lost.

mod number;
mod sheet;
mod styles;
mod xml;

use crate::archive::{Archive, ArchiveFault, EntryFault};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    format,
    string::String,
    vec::Vec,
};
use rebatelens_model::limits::EXPANDED_BYTES;
use sheet::Book;
pub use sheet::{CellKind, Merge, Place, Sheet, SheetCell, SheetRow, Text};
use styles::Styles;
use xml::{Event, Xml, XmlFault, decoded};

/// A workbook: its sheets, and the texts that their cells share.
#[derive(Clone, Debug, Default)]
pub struct Workbook {
    /// The sheets, in the workbook's order.
    pub sheets: Vec<Sheet>,
    /// Texts that cells name by their number.
    shared: Vec<String>,
}

/// Why a workbook cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkbookFault {
    /// It is no sound archive.
    Archive(ArchiveFault),
    /// A part of it cannot be unpacked.
    Entry(String, EntryFault),
    /// A part of it is missing.
    Missing(String),
    /// A part of it is no XML as workbooks have it.
    Xml(String),
    /// Two parts have that name.
    Twice(String),
}

impl Workbook {
    /// The text of a cell.
    pub fn text<'w>(&'w self, cell: &'w SheetCell) -> &'w str {
        match &cell.text {
            Text::Own(text) => text,
            Text::Shared(number) => self.shared.get(*number).map_or("", String::as_str),
        }
    }

    /// Whether an archive is a workbook.
    pub fn is_in(archive: &Archive<'_>) -> bool {
        let is_book = |name: &[u8]| {
            let file = name.rsplit(|byte| matches!(byte, b'/' | b'\\')).next().unwrap_or(name);
            let start = file.get(..BOOK_START.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(BOOK_START))
        };
        archive.named("[Content_Types].xml").is_some()
            && archive.entries.iter().any(|entry| is_book(entry.name))
    }

    /// Reads a workbook.
    ///
    /// # Errors
    /// It is damaged, or a part that it needs is missing, encrypted or too
    /// large.
    pub fn read(archive: &mut Archive<'_>) -> Result<Self, WorkbookFault> {
        let mut parts = Parts { archive };
        let path = parts.book()?;
        let text = parts.text(&path)?;
        let (listed, from_1904) = sheets(&text).map_err(|XmlFault| fault(&path))?;
        let targets = parts.targets(&path)?;
        let styles = targets.of("/styles").unwrap_or(STYLES);
        let styles = parts.read(styles, Styles::read)?.unwrap_or_default();
        let shared = targets.of("/sharedStrings").unwrap_or(SHARED);
        let shared = parts.read(shared, shared_texts)?.unwrap_or_default();
        let refers = Book { styles: &styles, from_1904, shared: shared.len() };
        let mut sheets = Vec::new();
        for one in listed {
            let Some(path) = targets.worksheets.get(&one.id) else {
                // Charts hold no cells; a sheet of macros or one that leads nowhere
                // could have.
                if !targets.names.contains(&one.id) || targets.macros.contains(&one.id) {
                    sheets.push(Sheet { name: one.name, is_unread: true, ..Sheet::default() });
                }
                continue;
            };
            let text = parts.text(path)?;
            let mut sheet = Sheet { name: one.name, hidden: one.hidden, ..Sheet::default() };
            sheet.fill(&text, &refers).map_err(|XmlFault| fault(path))?;
            sheets.push(sheet);
        }
        let book = Self { sheets, shared };
        // Cells that share one long text expand as a packed file does.
        let fits = book.bytes() <= EXPANDED_BYTES;
        fits.then_some(book).ok_or_else(|| WorkbookFault::Entry(SHARED.into(), EntryFault::TooLarge))
    }

    /// Bytes of all its cells' texts.
    fn bytes(&self) -> usize {
        let rows = self.sheets.iter().flat_map(|sheet| &sheet.rows);
        let texts = rows.flat_map(|row| &row.cells).map(|cell| self.text(cell).len());
        texts.fold(0, usize::saturating_add)
    }
}

const BOOK: &str = "xl/workbook.xml";
const BOOK_START: &[u8] = b"workbook";
const STYLES: &str = "xl/styles.xml";
const SHARED: &str = "xl/sharedStrings.xml";
const RELATIONS: &str = "_rels/.rels";

fn fault(part: &str) -> WorkbookFault {
    WorkbookFault::Xml(part.into())
}

/// The parts of a workbook, unpacked when asked for.
struct Parts<'p, 'a> {
    archive: &'p mut Archive<'a>,
}

impl Parts<'_, '_> {
    fn optional(&mut self, name: &str) -> Result<Option<String>, WorkbookFault> {
        let Some(entry) = self.archive.named(name) else { return Ok(None) };
        let bytes = self.archive.unpack(&entry).map_err(|fault| WorkbookFault::Entry(name.into(), fault))?;
        // Two parts of one name: which of them counts is not known.
        if self
            .archive
            .entries
            .iter()
            .filter(|other| other.name.eq_ignore_ascii_case(name.as_bytes()))
            .count()
            > 1
        {
            return Err(WorkbookFault::Twice(name.into()));
        }
        if matches!(bytes.get(..2), Some([0xFF, 0xFE] | [0xFE, 0xFF])) {
            let text = rebatelens_table::text::decode(&bytes, None).map_err(|_| fault(name))?;
            return Ok(Some(text.text.into_owned()));
        }
        String::from_utf8(bytes).map(Some).map_err(|_| fault(name))
    }

    fn text(&mut self, name: &str) -> Result<String, WorkbookFault> {
        self.optional(name)?.ok_or_else(|| WorkbookFault::Missing(name.into()))
    }

    /// Reads a part that may be missing.
    fn read<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, XmlFault>,
    ) -> Result<Option<T>, WorkbookFault> {
        self.optional(name)?.map(|text| read(&text)).transpose().map_err(|XmlFault| fault(name))
    }

    /// The path of the workbook itself: some services call it workbook2.xml.
    fn book(&mut self) -> Result<String, WorkbookFault> {
        let targets = self.read(RELATIONS, |text| relations(text, ""))?.unwrap_or_default();
        Ok(targets.of("/officeDocument").unwrap_or(BOOK).into())
    }

    /// What a part relates to.
    fn targets(&mut self, path: &str) -> Result<Targets, WorkbookFault> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let list = format!("{folder}/_rels/{name}.rels");
        let list = list.trim_start_matches('/');
        Ok(self.read(list, |text| relations(text, folder))?.unwrap_or_default())
    }
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    id: String,
    hidden: bool,
}

fn sheets(text: &str) -> Result<(Vec<Listed>, bool), XmlFault> {
    let mut xml = Xml::new(text);
    let mut sheets = Vec::new();
    let mut from_1904 = false;
    let mut depth = 0_usize;
    while let Some(event) = xml.next()? {
        let element = match event {
            Event::Open(element) => element,
            Event::Close(_) => {
                depth = depth.saturating_sub(1);
                continue;
            }
            Event::Text(_) => continue,
        };
        depth += 1;
        match element.name {
            "sheet" => sheets.push(Listed {
                name: element.attribute("name").unwrap_or_default().into_owned(),
                id: element.attribute("id").unwrap_or_default().into_owned(),
                hidden: element.attribute("state").is_some_and(|state| state.contains("idden")),
            }),
            // Extensions hold elements of that name, which say something else.
            "workbookPr" if depth == 2 => {
                from_1904 = matches!(element.attribute("date1904").as_deref(), Some("1" | "true"));
            }
            _ => {}
        }
    }
    Ok((sheets, from_1904))
}

/// Where the parts are that a part names, by their paths in the archive.
#[derive(Default)]
struct Targets {
    /// Worksheets, by the names that the workbook gives them.
    worksheets: BTreeMap<String, String>,
    /// Every name that the workbook gives a part.
    names: BTreeSet<String>,
    /// Sheets of macros and dialogues, by the same names.
    macros: BTreeSet<String>,
    /// All others: the ends of their types, and their paths.
    others: Vec<(String, String)>,
}

impl Targets {
    /// The first part of a type.
    fn of(&self, kind: &str) -> Option<&str> {
        self.others.iter().find(|(known, _)| known == kind).map(|(_, path)| path.as_str())
    }
}

/// Reads the relations of the parts in a folder.
fn relations(text: &str, folder: &str) -> Result<Targets, XmlFault> {
    let mut xml = Xml::new(text);
    let mut targets = Targets::default();
    while let Some(event) = xml.next()? {
        if let Event::Open(element) = event
            && element.name == "Relationship"
        {
            let attribute = |name| element.attribute(name).unwrap_or_default();
            targets.names.insert(attribute("Id").into_owned());
            let kind = attribute("Type");
            let kind = kind.rfind('/').and_then(|at| kind.get(at..)).unwrap_or_default();
            let path = resolved(folder, &attribute("Target"));
            if matches!(kind, "/xlMacrosheet" | "/xlIntlMacrosheet" | "/dialogsheet") {
                targets.macros.insert(attribute("Id").into_owned());
            }
            if kind == "/worksheet" {
                targets.worksheets.entry(attribute("Id").into_owned()).or_insert(path);
            } else {
                targets.others.push((kind.into(), path));
            }
        }
    }
    Ok(targets)
}

/// A target as a path in the archive: from its root, or from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The texts that cells share. Formatted runs are joined; readings for Japanese
/// characters are left out.
fn shared_texts(text: &str) -> Result<Vec<String>, XmlFault> {
    let mut xml = Xml::new(text);
    let mut texts = Vec::new();
    while let Some(event) = xml.next()? {
        if matches!(&event, Event::Open(element) if element.name == "si") {
            texts.push(rich_text(&mut xml, "si")?);
        }
    }
    Ok(texts)
}

/// The text of an element that holds runs of text, to its end.
fn rich_text(xml: &mut Xml<'_>, end: &str) -> Result<String, XmlFault> {
    let mut out = String::new();
    let mut readings = 0_usize;
    while let Some(event) = xml.next()? {
        match event {
            Event::Open(element) if element.name == "rPh" => readings += 1,
            Event::Close("rPh") => readings = readings.saturating_sub(1),
            Event::Open(element) if element.name == "t" => {
                let text = xml.text()?;
                if readings == 0 {
                    out.push_str(&decoded(&text));
                }
            }
            Event::Close(name) if name == end => return Ok(out),
            _ => {}
        }
    }
    Err(XmlFault)
}
