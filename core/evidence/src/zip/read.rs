//! Zip bytes to files, trusting nothing.

use crate::{
    names,
    sorted::Sorted,
    zip::format::{Cursor, END_BYTES, End, Found, Head, STORED, local_record_bytes, starts_as_zip},
};
use alloc::{string::String, vec::Vec};
use core::str;
use rebatelens_model::{crc32::crc32, limits};

/// A file found in a zip.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    pub path: String,
    /// Nothing where the content cannot be reached; a fault says why.
    pub bytes: Option<&'a [u8]>,
}

/// What is wrong with one entry, or with the archive where the path is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub path: String,
    pub kind: FaultKind,
}

/// The kinds of [`Fault`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    Compressed,
    Encrypted,
    Link,
    UnsafeName,
    Duplicate,
    Checksum,
    Repacked,
}

/// Why bytes are no zip that can be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReadError {
    NotAZip,
    Truncated,
    Trailing,
    TooLarge,
    TooMany,
}

/// The files of a zip, and what is wrong with them.
#[derive(Debug, Default)]
pub(crate) struct Archive<'a> {
    pub entries: Vec<Entry<'a>>,
    pub faults: Vec<Fault>,
}

/// Reads a zip as this module writes it.
pub(crate) fn read(bytes: &[u8]) -> Result<Archive<'_>, ReadError> {
    if bytes.len() > limits::BUNDLE_BYTES {
        return Err(ReadError::TooLarge);
    }
    let (end, directory) = find_directory(bytes)?;
    if usize::from(end.entries) > limits::BUNDLE_FILES {
        return Err(ReadError::TooMany);
    }
    let mut reading =
        Reading { bytes, next: 0, last: String::new(), seen: Sorted::new(), archive: Archive::default() };
    let mut rest = Cursor { bytes: directory };
    for _ in 0..end.entries {
        let found = Found::take(&mut rest).ok_or(ReadError::Truncated)?;
        reading.entry(&found);
    }
    let tiled = usize::try_from(end.start).is_ok_and(|start| start == reading.next);
    if !rest.bytes.is_empty() || !tiled {
        reading.fault("", FaultKind::Repacked);
    }
    Ok(reading.archive)
}

fn find_directory(bytes: &[u8]) -> Result<(End, &[u8]), ReadError> {
    let Some(split) = bytes.len().checked_sub(END_BYTES) else {
        return Err(unfinished(bytes));
    };
    let (body, tail) = bytes.split_at_checked(split).ok_or(ReadError::Truncated)?;
    let end = End::parse(tail).ok_or_else(|| unfinished(bytes))?;
    let (start, size) = (usize::try_from(end.start), usize::try_from(end.size));
    let (Ok(start), Ok(size)) = (start, size) else {
        return Err(ReadError::TooLarge);
    };
    let directory = body.get(start..).filter(|found| found.len() == size);
    Ok((end, directory.ok_or(ReadError::Truncated)?))
}

fn unfinished(bytes: &[u8]) -> ReadError {
    if !starts_as_zip(bytes) {
        ReadError::NotAZip
    } else if End::stands_in(bytes) {
        ReadError::Trailing
    } else {
        ReadError::Truncated
    }
}

struct Reading<'a> {
    bytes: &'a [u8],
    /// Where the next local record must begin: files leave no gap.
    next: usize,
    last: String,
    seen: Sorted<String, ()>,
    archive: Archive<'a>,
}

impl<'a> Reading<'a> {
    fn fault(&mut self, path: &str, kind: FaultKind) {
        self.archive.faults.push(Fault { path: path.into(), kind });
    }

    fn entry(&mut self, found: &Found<'a>) {
        let path = found.path_text();
        if str::from_utf8(found.path).is_err() || !names::is_safe_path(&path) {
            self.fault(&path, FaultKind::UnsafeName);
        }
        if !self.seen.insert(names::folded(&path), ()) {
            self.fault(&path, FaultKind::Duplicate);
        } else if self.last.as_bytes() > path.as_bytes() {
            self.fault(&path, FaultKind::Repacked);
        }
        let bytes = self.content(&path, found);
        self.last.clone_from(&path);
        self.archive.entries.push(Entry { path, bytes });
    }

    fn content(&mut self, path: &str, found: &Found<'a>) -> Option<&'a [u8]> {
        if let Some(kind) = refused(found) {
            self.fault(path, kind);
            return None;
        }
        let Some((content, canonical)) = self.stored(found) else {
            self.fault(path, FaultKind::Repacked);
            return None;
        };
        if !canonical {
            self.fault(path, FaultKind::Repacked);
        }
        if crc32(content) != found.crc {
            self.fault(path, FaultKind::Checksum);
        }
        Some(content)
    }

    /// The stored bytes, and whether everything around them is as we write it.
    fn stored(&mut self, found: &Found<'a>) -> Option<(&'a [u8], bool)> {
        let head = found.head()?;
        let offset = usize::try_from(found.offset).ok()?;
        let record = self.bytes.get(offset..)?;
        let head_bytes = local_record_bytes(record)?;
        let start = offset.checked_add(head_bytes)?;
        let stop = start.checked_add(usize::try_from(found.size).ok()?)?;
        let content = self.bytes.get(start..stop)?;
        // Overlapping entries would make a small file cost a lot of work.
        let tiled = self.next == offset;
        if offset < self.next {
            return None;
        }
        self.next = stop;
        Some((content, tiled && canonical(found, &head, record)))
    }
}

fn refused(found: &Found<'_>) -> Option<FaultKind> {
    if found.encrypted() {
        Some(FaultKind::Encrypted)
    } else if found.method != STORED || found.packed != found.size {
        Some(FaultKind::Compressed)
    } else if found.link() {
        Some(FaultKind::Link)
    } else {
        None
    }
}

fn canonical(found: &Found<'_>, head: &Head<'_>, local: &[u8]) -> bool {
    found.record == head.central() && local.starts_with(&head.local())
}
