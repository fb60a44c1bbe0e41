//! Workbooks (.xlsx): each sheet's cells as the text that a spreadsheet shows.
//!
//! Identifiers and amounts come from the characters of the cell. The readers
//! there are turn every number into a float first, which loses the end of an
//! order id before anyone can see that it was lost.

mod number;
mod sheet;
mod styles;
mod xml;

pub use sheet::{CellKind, Merge, Place, Sheet, SheetCell, SheetRow, Text};

use super::archive::{Archive, ArchiveFault, EntryFault};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use sheet::Book;
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
        archive.named("[Content_Types].xml").is_some() && archive.named("xl/workbook.xml").is_some()
    }

    /// Reads a workbook.
    ///
    /// # Errors
    /// It is damaged, or a part that it needs is missing, encrypted or too
    /// large.
    pub fn read(archive: &mut Archive<'_>) -> Result<Self, WorkbookFault> {
        let mut parts = Parts { archive };
        let book = parts.text(BOOK)?;
        let (listed, dates_from_1904) = sheets(&book).map_err(|XmlFault| fault(BOOK))?;
        let targets = parts.optional(RELATIONS)?;
        let targets =
            targets.map_or(Ok(Vec::new()), |text| relations(&text)).map_err(|XmlFault| fault(RELATIONS))?;
        let styles = parts.optional(STYLES)?;
        let styles = styles
            .map_or(Ok(Styles::default()), |text| Styles::read(&text))
            .map_err(|XmlFault| fault(STYLES))?;
        let shared = parts.optional(SHARED)?;
        let shared =
            shared.map_or(Ok(Vec::new()), |text| shared_texts(&text)).map_err(|XmlFault| fault(SHARED))?;
        let mut sheets = Vec::new();
        for one in listed {
            let target = targets.iter().find(|target| target.id == one.id && target.is_worksheet);
            let Some(target) = target else { continue };
            let path = target.path();
            let text = parts.text(&path)?;
            let mut sheet = Sheet { name: one.name, hidden: one.hidden, ..Sheet::default() };
            let refers = Book { styles: &styles, from_1904: dates_from_1904, shared: shared.len() };
            sheet.fill(&text, &refers).map_err(|XmlFault| fault(&path))?;
            sheets.push(sheet);
        }
        Ok(Self { sheets, shared })
    }
}

const BOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const STYLES: &str = "xl/styles.xml";
const SHARED: &str = "xl/sharedStrings.xml";

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
        String::from_utf8(bytes).map(Some).map_err(|_| fault(name))
    }

    fn text(&mut self, name: &str) -> Result<String, WorkbookFault> {
        self.optional(name)?.ok_or_else(|| WorkbookFault::Missing(name.into()))
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
    while let Some(event) = xml.next()? {
        let Event::Open(element) = event else { continue };
        match element.name {
            "sheet" => sheets.push(Listed {
                name: element.attribute("name").unwrap_or_default().into_owned(),
                id: element.attribute("id").unwrap_or_default().into_owned(),
                hidden: element.attribute("state").is_some_and(|state| state.contains("idden")),
            }),
            "workbookPr" => {
                from_1904 = matches!(element.attribute("date1904").as_deref(), Some("1" | "true"));
            }
            _ => {}
        }
    }
    Ok((sheets, from_1904))
}

/// Where a sheet's own part is.
struct Target {
    id: String,
    part: String,
    is_worksheet: bool,
}

impl Target {
    /// The part's name in the archive.
    fn path(&self) -> String {
        match self.part.strip_prefix('/') {
            Some(absolute) => absolute.to_string(),
            None => format!("xl/{}", self.part.trim_start_matches("./")),
        }
    }
}

fn relations(text: &str) -> Result<Vec<Target>, XmlFault> {
    let mut xml = Xml::new(text);
    let mut targets = Vec::new();
    while let Some(event) = xml.next()? {
        if let Event::Open(element) = event
            && element.name == "Relationship"
        {
            let attribute = |name| element.attribute(name).unwrap_or_default().into_owned();
            let is_worksheet = attribute("Type").ends_with("/worksheet");
            targets.push(Target { id: attribute("Id"), part: attribute("Target"), is_worksheet });
        }
    }
    Ok(targets)
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
