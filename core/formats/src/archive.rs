//! Zip archives, as the portal delivers them and as workbooks are packed:
//! stored or deflated, never encrypted, and never larger unpacked than a limit.

use alloc::vec::Vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rebatelens_model::{
    crc32::crc32,
    limits::{ARCHIVE_ENTRIES, EXPANDED_BYTES},
};

/// A file of an archive, not unpacked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its name's bytes; in UTF-8 where the archive says so.
    pub name: &'a [u8],
    flags: u16,
    method: u16,
    crc: u32,
    packed: usize,
    size: usize,
    offset: usize,
}

/// Why an entry cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// It needs a password.
    Encrypted,
    /// It is packed in a way that is not read.
    Method(u16),
    /// Its bytes are not what the archive says about them.
    Damaged,
    /// Unpacked, it is more than may be unpacked.
    TooLarge,
}

/// Why an archive cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveFault {
    /// It ends too early, or its directory makes no sense.
    Damaged,
    /// It holds more files than are read.
    TooMany,
}

/// An archive, its directory read.
#[derive(Clone, Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    /// Its files, in the directory's order; folders are left out.
    pub entries: Vec<Entry<'a>>,
    left: usize,
}

const END: &[u8] = b"PK\x05\x06";
const CENTRAL: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";
const LARGE_LOCATOR: &[u8] = b"PK\x06\x07";
const LARGE_END: &[u8] = b"PK\x06\x06";
const END_BYTES: usize = 22;
const CENTRAL_BYTES: usize = 46;
const LOCAL_BYTES: usize = 30;

const ENCRYPTED: u16 = 1;
const UTF_8: u16 = 1 << 11;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

impl Entry<'_> {
    /// Whether the archive says that the name is UTF-8.
    pub const fn name_is_utf_8(&self) -> bool {
        self.flags & UTF_8 != 0
    }
}

impl<'a> Archive<'a> {
    /// Whether bytes begin like an archive.
    pub fn begins(bytes: &[u8]) -> bool {
        bytes.starts_with(LOCAL) || bytes.starts_with(END)
    }

    /// Reads the directory.
    ///
    /// # Errors
    /// There is none that makes sense, or it lists too many files.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ArchiveFault> {
        let (start, count, stop) = directory(bytes).ok_or(ArchiveFault::Damaged)?;
        if count > ARCHIVE_ENTRIES {
            return Err(ArchiveFault::TooMany);
        }
        let mut rest = bytes.get(start..stop).ok_or(ArchiveFault::Damaged)?;
        let mut entries = Vec::new();
        let mut listed = 0_usize;
        // The directory may list more than it is counted to.
        while listed < count || rest.starts_with(CENTRAL) {
            let (entry, behind) = entry(rest).ok_or(ArchiveFault::Damaged)?;
            rest = behind;
            listed += 1;
            if listed > ARCHIVE_ENTRIES {
                return Err(ArchiveFault::TooMany);
            }
            if !entry.name.ends_with(b"/") {
                entries.push(entry);
            }
        }
        Ok(Self { bytes, entries, left: EXPANDED_BYTES })
    }

    /// How much may still be unpacked.
    pub const fn left(&self) -> usize {
        self.left
    }

    /// Lets an archive within another unpack what the outer one has left.
    pub const fn share(&mut self, left: usize) {
        self.left = left;
    }

    /// The file of that name.
    pub fn named(&self, name: &str) -> Option<Entry<'a>> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name.as_bytes())).cloned()
    }

    /// Unpacks a file. All files together may not exceed a limit, whatever
    /// they say about themselves.
    ///
    /// # Errors
    /// It is encrypted, packed in an unknown way, damaged, or too large.
    pub fn unpack(&mut self, entry: &Entry<'a>) -> Result<Vec<u8>, EntryFault> {
        if entry.flags & ENCRYPTED != 0 {
            return Err(EntryFault::Encrypted);
        }
        let packed = self.packed(entry).ok_or(EntryFault::Damaged)?;
        let content = match entry.method {
            STORED if packed.len() > self.left => return Err(EntryFault::TooLarge),
            STORED => packed.to_vec(),
            DEFLATED => {
                decompress_to_vec_with_limit(packed, self.left).map_err(|fault| match fault.status {
                    TINFLStatus::HasMoreOutput => EntryFault::TooLarge,
                    _ => EntryFault::Damaged,
                })?
            }
            other => return Err(EntryFault::Method(other)),
        };
        self.left = self.left.saturating_sub(content.len());
        if content.len() != entry.size || crc32(&content) != entry.crc {
            return Err(EntryFault::Damaged);
        }
        Ok(content)
    }

    /// The packed bytes, behind the entry's own head.
    fn packed(&self, entry: &Entry<'_>) -> Option<&'a [u8]> {
        let head = self.bytes.get(entry.offset..)?;
        if !head.starts_with(LOCAL) {
            return None;
        }
        let names = usize::from(u16_at(head, 26)?).checked_add(usize::from(u16_at(head, 28)?))?;
        let start = LOCAL_BYTES.checked_add(names)?;
        head.get(start..start.checked_add(entry.packed)?)
    }
}

/// Unpacks what gzip has compressed (RFC 1952): one file.
///
/// # Errors
/// It is damaged, or too large.
pub fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, EntryFault> {
    let (packed, crc, size) = gzip_parts(bytes).ok_or(EntryFault::Damaged)?;
    let content =
        decompress_to_vec_with_limit(packed, EXPANDED_BYTES).map_err(|fault| match fault.status {
            TINFLStatus::HasMoreOutput => EntryFault::TooLarge,
            _ => EntryFault::Damaged,
        })?;
    // A second file behind the first one would be lost.
    let is_whole = u32::try_from(content.len()).ok() == Some(size) && crc32(&content) == crc;
    if is_whole { Ok(content) } else { Err(EntryFault::Damaged) }
}

/// The packed bytes, their checksum and their size.
fn gzip_parts(bytes: &[u8]) -> Option<(&[u8], u32, u32)> {
    let flags = *bytes.get(3)?;
    let mut at = 10;
    if flags & 4 != 0 {
        at += 2 + usize::from(u16_at(bytes, at)?);
    }
    for text in [8, 16] {
        if flags & text != 0 {
            at += memchr::memchr(0, bytes.get(at..)?)? + 1;
        }
    }
    at += if flags & 2 == 0 { 0 } else { 2 };
    let end = bytes.len().checked_sub(8)?;
    Some((bytes.get(at..end)?, u32_at(bytes, end)?, u32_at(bytes, end.checked_add(4)?)?))
}

/// Where the directory begins, how many entries it counts, and where what may
/// belong to it ends.
fn directory(bytes: &[u8]) -> Option<(usize, usize, usize)> {
    let from = bytes.len().saturating_sub(END_BYTES + usize::from(u16::MAX));
    let tail = bytes.get(from..)?;
    let at = memchr::memmem::rfind(tail, END)?.checked_add(from)?;
    let end = bytes.get(at..).filter(|end| end.len() >= END_BYTES)?;
    let (count, length, start, at) = match large_end(bytes, at) {
        Some(large) => large,
        None => (
            usize::from(u16_at(end, 10)?),
            usize::try_from(u32_at(end, 12)?).ok()?,
            usize::try_from(u32_at(end, 16)?).ok()?,
            at,
        ),
    };
    let sound = start.checked_add(length)? <= at && length >= count.checked_mul(CENTRAL_BYTES)?;
    sound.then_some((start, count, at))
}

/// The same of an archive that keeps these numbers in eight bytes each, in a record
/// in front of the usual one.
fn large_end(bytes: &[u8], end: usize) -> Option<(usize, usize, usize, usize)> {
    let locator =
        bytes.get(end.checked_sub(20)?..end).filter(|locator| locator.starts_with(LARGE_LOCATOR))?;
    let at = u64_at(locator, 8)?;
    let large = bytes.get(at..).filter(|large| large.starts_with(LARGE_END))?;
    Some((u64_at(large, 32)?, u64_at(large, 40)?, u64_at(large, 48)?, at))
}

/// The sizes and the place of an entry that do not fit into four bytes each, from
/// what stands behind its name.
fn large_sizes(mut extra: &[u8], entry: &mut Entry<'_>) -> Option<()> {
    let full = usize::try_from(u32::MAX).ok()?;
    while extra.len() >= 4 {
        let (kind, length) = (u16_at(extra, 0)?, usize::from(u16_at(extra, 2)?));
        let mut body = extra.get(4..length.checked_add(4)?)?;
        extra = extra.get(length.checked_add(4)?..)?;
        if kind != 1 {
            continue;
        }
        for own in [&mut entry.size, &mut entry.packed, &mut entry.offset] {
            if *own == full {
                *own = u64_at(body, 0)?;
                body = body.get(8..)?;
            }
        }
    }
    Some(())
}

fn u64_at(bytes: &[u8], at: usize) -> Option<usize> {
    let eight = bytes.get(at..)?.first_chunk().map(|eight| u64::from_le_bytes(*eight))?;
    usize::try_from(eight).ok()
}

/// The first entry of a directory, and what follows it.
fn entry(bytes: &[u8]) -> Option<(Entry<'_>, &[u8])> {
    if !bytes.starts_with(CENTRAL) {
        return None;
    }
    let name_bytes = usize::from(u16_at(bytes, 28)?);
    let more = usize::from(u16_at(bytes, 30)?).checked_add(usize::from(u16_at(bytes, 32)?))?;
    let name_end = CENTRAL_BYTES.checked_add(name_bytes)?;
    let mut entry = Entry {
        name: bytes.get(CENTRAL_BYTES..name_end)?,
        flags: u16_at(bytes, 8)?,
        method: u16_at(bytes, 10)?,
        crc: u32_at(bytes, 16)?,
        packed: usize::try_from(u32_at(bytes, 20)?).ok()?,
        size: usize::try_from(u32_at(bytes, 24)?).ok()?,
        offset: usize::try_from(u32_at(bytes, 42)?).ok()?,
    };
    let extra_end = name_end.checked_add(usize::from(u16_at(bytes, 30)?))?;
    large_sizes(bytes.get(name_end..extra_end)?, &mut entry);
    Some((entry, bytes.get(name_end.checked_add(more)?..)?))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|pair| u16::from_le_bytes(*pair))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}
