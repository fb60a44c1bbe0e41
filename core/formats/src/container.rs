//! Inputs that hold several tables: workbooks with their sheets, archives with
//! their files.

use crate::{
    archive::{Archive, ArchiveFault, EntryFault, gunzip},
    workbook::{CellKind, Place, Sheet, Workbook, WorkbookFault},
};
use alloc::{
    borrow::Cow,
    boxed::Box,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use memchr::memchr_iter;
use rebatelens_finding::{
    Rule, rule,
    terms::{archive_fault as archives, file_form as forms, tally, workbook_fault as workbooks},
    word::{Term, Word},
};
use rebatelens_model::limits::{ARCHIVE_ENTRIES, ARCHIVE_LINES, EXPANDED_BYTES};
use rebatelens_table::{
    csv::Cell,
    fault::InputFault,
    form::{Form, holds_no_table},
    format::{Content, Format, OpenOptions, Opened},
    gb18030::Gb18030,
    grid::{Grid, GridRow},
    part::{Part, PartRows},
    source::Source,
    text::size,
};

rule! { FI015: fatal Error, needs [], replaces [] }
rule! { FI016: fatal Error, needs [], replaces [] }
rule! { FI017: fatal Error, needs [], replaces [] }
rule! { FI018: Warning, needs [], replaces [] }
rule! { FI019: Note, needs [], replaces [] }
rule! { FI030: Note, needs [], replaces [] }
rule! { FI032: Note, needs [], replaces [] }
rule! { FI056: Note, needs [], replaces [] }

pub(crate) const RULES: &[&Rule] = &[&FI015, &FI016, &FI017, &FI018, &FI019, &FI030, &FI032, &FI056];

/// A file of an archive, opened, or why it could not be.
#[derive(Debug)]
struct Member {
    name: String,
    source: Result<Source<'static>, InputFault>,
}

/// A file that gzip has compressed.
const GZIP: &[u8] = b"\x1F\x8B\x08";

/// An encrypted workbook, or one in the format used before 2007.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Workbooks and archives: both are zips, and what lies in one decides which it is.
#[derive(Debug)]
pub struct Packed;

impl Format for Packed {
    fn forms(&self) -> &'static [Form] {
        &[Form::Xlsx, Form::Zip]
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn owns(&self, content: &Content<'_>) -> bool {
        matches!(content, Content::Bytes(bytes) if [COMPOUND, GZIP].iter().any(|start| bytes.starts_with(start)) || Archive::begins(bytes))
    }

    fn open<'a>(
        &self,
        content: Content<'a>,
        form: Option<Form>,
        options: &OpenOptions,
    ) -> Result<Box<dyn Opened + 'a>, InputFault> {
        let Content::Bytes(bytes) = content else {
            return Err(InputFault::other_content());
        };
        if bytes.starts_with(COMPOUND) && form.is_none_or(|form| form == Form::Xlsx) {
            return Err(InputFault::new(&FI017, None, None, vec![]));
        }
        if bytes.starts_with(GZIP) {
            let unpacked = gunzip(bytes).map_err(|fault| entry_fault("gzip", fault))?;
            if has_too_many_lines(&unpacked) {
                return Err(too_many_lines());
            }
            return Ok(Box::new(OneFile(Source::owned_text(&unpacked, options)?)));
        }
        let mut archive = Archive::open(bytes).map_err(archive_fault)?;
        if let Some(what) = other_workbook(&archive) {
            return Err(holds_no_table(what));
        }
        if form != Some(Form::Zip) && (form == Some(Form::Xlsx) || Workbook::is_in(&archive)) {
            return Ok(Box::new(Workbook::read(&mut archive).map_err(workbook_fault)?));
        }
        Ok(Box::new(Members(unpacked(&mut archive, options)?)))
    }
}

/// Workbooks in forms that are not read.
fn other_workbook(archive: &Archive<'_>) -> Option<&'static Term> {
    if archive.named("xl/workbook.bin").is_some() {
        return Some(&forms::BINARY_WORKBOOK);
    }
    let is_open_document = archive.named("mimetype").is_some() && archive.named("content.xml").is_some();
    is_open_document.then_some(&forms::OPEN_DOCUMENT)
}

/// A compressed file.
#[derive(Debug)]
struct OneFile(Source<'static>);

impl Opened for OneFile {
    fn form(&self) -> Form {
        self.0.form
    }

    fn parts(&self) -> Vec<Part<'_>> {
        self.0.parts()
    }
}

/// The files of an archive.
#[derive(Debug)]
struct Members(Vec<Member>);

impl Opened for Members {
    fn form(&self) -> Form {
        Form::Zip
    }

    fn parts(&self) -> Vec<Part<'_>> {
        self.0.iter().flat_map(member_parts).collect()
    }
}

impl Opened for Workbook {
    fn form(&self) -> Form {
        Form::Xlsx
    }

    fn parts(&self) -> Vec<Part<'_>> {
        sheets(self)
    }
}

/// Every file of an archive. One that needs a password or is damaged is said
/// and passed over; an archive that expands too far is refused as a whole.
fn unpacked(archive: &mut Archive<'_>, options: &OpenOptions) -> Result<Vec<Member>, InputFault> {
    let entries = archive.entries.clone();
    if entries.is_empty() {
        return Err(InputFault::empty());
    }
    let mut members = Vec::with_capacity(entries.len());
    for entry in entries {
        let name = file_name(entry.name, entry.name_is_utf_8(), options.gb18030);
        if is_of_system(&name) {
            continue;
        }
        let content = match archive.unpack(&entry) {
            Err(EntryFault::TooLarge) => return Err(too_large()),
            Ok(bytes) if has_too_many_lines(&bytes) => return Err(too_many_lines()),
            content => content.map_err(|fault| entry_fault(&name, fault)),
        };
        let source = content.and_then(|bytes| member(&bytes, archive, options));
        // What expands too far is refused as a whole, also from within.
        if let Err(fault) = &source
            && fault.rule == &FI016
        {
            return Err(fault.clone());
        }
        members.push(Member { name, source });
    }
    if members.is_empty() {
        return Err(InputFault::empty());
    }
    Ok(members)
}

/// Whether a system put a file into the archive by itself: what it notes about
/// folders and files.
fn is_of_system(name: &str) -> bool {
    let mut steps = name.split(['/', '\\']);
    let file = steps.next_back().unwrap_or(name);
    let own =
        ["__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".Spotlight-V100", ".Trashes", "ehthumbs.db"];
    let is_own = |step: &str| own.iter().any(|own| own.eq_ignore_ascii_case(step));
    is_own(file) || file.starts_with("._") || file.starts_with("~$") || steps.any(is_own)
}

/// A workbook within an archive unpacks from what the archive has left.
fn member(
    bytes: &[u8],
    outer: &mut Archive<'_>,
    options: &OpenOptions,
) -> Result<Source<'static>, InputFault> {
    if Archive::begins(bytes) {
        let mut archive = Archive::open(bytes).map_err(archive_fault)?;
        archive.share(outer.left());
        if !Workbook::is_in(&archive) {
            return Err(holds_no_table(&archives::NESTED));
        }
        let workbook = Workbook::read(&mut archive);
        outer.share(archive.left());
        return workbook.map(Source::of).map_err(workbook_fault);
    }
    if bytes.starts_with(COMPOUND) {
        return Err(InputFault::new(&FI017, None, None, vec![]));
    }
    if bytes.starts_with(GZIP) {
        return Err(holds_no_table(&forms::GZIP));
    }
    Source::owned_text(bytes, options)
}

/// A name in UTF-8, or in the encoding of Chinese systems before it.
fn file_name(bytes: &[u8], is_utf_8: bool, gb18030: Option<Gb18030>) -> String {
    let text = core::str::from_utf8(bytes).map(String::from);
    let legacy = || gb18030.filter(|_| !is_utf_8).and_then(|Gb18030(decode)| decode(bytes));
    text.ok().or_else(legacy).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

/// The sheets of a workbook. Where only one holds anything, it has no name of
/// its own.
fn sheets(workbook: &Workbook) -> Vec<Part<'_>> {
    let filled: Vec<&Sheet> =
        workbook.sheets.iter().filter(|sheet| !sheet.rows.is_empty() || sheet.is_unread).collect();
    let several = filled.len() > 1;
    let part = |sheet: &&'_ Sheet| sheet.name.clone();
    let mut parts = Vec::with_capacity(filled.len());
    for sheet in &filled {
        if sheet.is_unread {
            let rows = Err(holds_no_table(&workbooks::SHEET_UNREAD));
            let name = Some(part(sheet));
            parts.push(Part { name, form: Form::Xlsx, encoding: "utf-8", rows, notices: vec![] });
            continue;
        }
        let rows = Ok(PartRows::Sheet(grid(workbook, sheet)));
        let name = several.then(|| part(sheet));
        parts.push(Part { name, form: Form::Xlsx, encoding: "utf-8", rows, notices: notices(sheet) });
    }
    if parts.is_empty() {
        let rows = Err(InputFault::empty());
        parts.push(Part { name: None, form: Form::Xlsx, encoding: "utf-8", rows, notices: vec![] });
    }
    parts
}

fn member_parts(member: &Member) -> Vec<Part<'_>> {
    let source = match &member.source {
        Ok(source) => source,
        Err(fault) => {
            let rows = Err(fault.clone());
            let name = Some(member.name.clone());
            return vec![Part { name, form: Form::Zip, encoding: "", rows, notices: vec![] }];
        }
    };
    let mut parts = source.parts();
    for part in &mut parts {
        let inner = part.name.take();
        part.name = Some(match inner {
            Some(inner) => alloc::format!("{}/{inner}", member.name),
            None => member.name.clone(),
        });
    }
    parts
}

fn grid<'w>(workbook: &'w Workbook, sheet: &'w Sheet) -> Grid<'w> {
    let merges = sheet.merges.iter().map(|merge| (merge.first.row, merge.first.column));
    let mut grid = Grid::default();
    grid.merges = merges.collect();
    for row in &sheet.rows {
        let cell = |cell: &'w crate::workbook::SheetCell| {
            let text = Cow::Borrowed(workbook.text(cell));
            (cell.column, Cell { text, line: row.number })
        };
        grid.push(GridRow { line: row.number, cells: row.cells.iter().map(cell).collect() });
    }
    grid
}

/// What a spreadsheet hides about a sheet.
fn notices(sheet: &Sheet) -> Vec<InputFault> {
    let cells = || {
        let cells = |row: &'_ crate::workbook::SheetRow| {
            let number = row.number;
            let place = move |column| Place { row: number, column };
            row.cells.iter().map(|cell| (place(cell.column), cell.kind)).collect::<Vec<_>>()
        };
        sheet.rows.iter().flat_map(cells)
    };
    let of = |kind: CellKind| {
        let mut places = cells().filter(|(_, known)| *known == kind).map(|(place, _)| place);
        let first = places.next();
        (first, usize::from(first.is_some()) + places.count())
    };
    let (unsolved, unsolved_count) = of(CellKind::Unsolved);
    let (solved, solved_count) = of(CellKind::Formula);
    let mut found = vec![
        counted(&FI018, unsolved, unsolved_count),
        counted(&FI019, solved, solved_count),
        counted(&FI030, sheet.first_tail, sheet.tails),
    ];
    found.push(sheet.hidden.then(|| InputFault::new(&FI032, None, None, vec![])));
    found.push(sheet.first_hidden_row.map(|line| {
        let rows = Word::counted(&tally::ROWS, sheet.hidden_rows, &[]);
        let args = vec![("rows", rows), ("line", Word::from(line.to_string()))];
        InputFault::new(&FI056, Some(line), None, args)
    }));
    found.into_iter().flatten().collect()
}

fn counted(code: &'static Rule, first: Option<Place>, count: usize) -> Option<InputFault> {
    let Place { row, column } = first?;
    let args = vec![
        ("count", Word::from(count.to_string())),
        ("line", Word::from(row.to_string())),
        ("column", Word::from((column + 1).to_string())),
    ];
    Some(InputFault::new(code, Some(row), Some(column + 1), args))
}

fn too_large() -> InputFault {
    InputFault::new(&FI016, None, None, vec![("limit", Word::from(size(EXPANDED_BYTES)))])
}

fn has_too_many_lines(bytes: &[u8]) -> bool {
    memchr_iter(b'\n', bytes).count() > ARCHIVE_LINES
}

fn too_many_lines() -> InputFault {
    let limit = Word::filled(&archives::LINES, &[("count", ARCHIVE_LINES.to_string().into())]);
    InputFault::new(&FI016, None, None, vec![("limit", limit)])
}

fn damaged(fault: Word) -> InputFault {
    InputFault::new(&FI015, None, None, vec![("fault", fault)])
}

fn archive_fault(fault: ArchiveFault) -> InputFault {
    damaged(match fault {
        ArchiveFault::Damaged => Word::term(&archives::DIRECTORY),
        ArchiveFault::TooMany => {
            Word::filled(&archives::TOO_MANY, &[("limit", ARCHIVE_ENTRIES.to_string().into())])
        }
    })
}

fn entry_fault(name: &str, fault: EntryFault) -> InputFault {
    match fault {
        EntryFault::TooLarge => too_large(),
        EntryFault::Encrypted => InputFault::new(&FI017, None, None, vec![]),
        EntryFault::Method(method) => damaged(Word::filled(
            &archives::METHOD,
            &[("name", name.into()), ("method", method.to_string().into())],
        )),
        EntryFault::Damaged => damaged(Word::filled(&archives::BYTES, &[("name", name.into())])),
    }
}

fn workbook_fault(fault: WorkbookFault) -> InputFault {
    match fault {
        WorkbookFault::Archive(fault) => archive_fault(fault),
        WorkbookFault::Entry(name, fault) => entry_fault(&name, fault),
        WorkbookFault::Missing(part) => {
            damaged(Word::filled(&workbooks::PART_MISSING, &[("part", part.into())]))
        }
        WorkbookFault::Twice(part) => damaged(Word::filled(&workbooks::PART_TWICE, &[("part", part.into())])),
        WorkbookFault::Xml(part) => damaged(Word::filled(&workbooks::PART_BROKEN, &[("part", part.into())])),
    }
}
