//! The records of the zip format, as a bundle uses them.

use alloc::{string::String, vec::Vec};

pub(super) const LOCAL_BYTES: usize = 30;
pub(super) const CENTRAL_BYTES: usize = 46;
pub(super) const END_BYTES: usize = 22;
pub(super) const STORED: u16 = 0;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const VERSION: u16 = 20;
const MADE_ON_UNIX: u16 = 0x0300 | VERSION;
const UTF8_NAME: u16 = 0x0800;
const ENCRYPTED: u16 = 0x0001;
const MIDNIGHT: u16 = 0;
const FIRST_OF_1980: u16 = 0x0021;
const REGULAR_FILE_644: u32 = 0o100_644 << 16;
const FILE_TYPE: u32 = 0o170_000 << 16;
const LINK: u32 = 0o120_000 << 16;

/// What a zip says about one stored file.
pub(super) struct Head<'a> {
    pub path: &'a [u8],
    pub path_bytes: u16,
    pub crc: u32,
    pub size: u32,
    pub offset: u32,
}

impl Head<'_> {
    /// The record in front of the file's bytes.
    pub(super) fn local(&self) -> Vec<u8> {
        let mut out = Record::new(LOCAL);
        out.u16(VERSION);
        self.common(&mut out);
        out.bytes(self.path);
        out.0
    }

    /// The record in the directory at the end.
    pub(super) fn central(&self) -> Vec<u8> {
        let mut out = Record::new(CENTRAL);
        out.u16(MADE_ON_UNIX);
        out.u16(VERSION);
        self.common(&mut out);
        out.u16(0);
        out.u16(0);
        out.u16(0);
        out.u32(REGULAR_FILE_644);
        out.u32(self.offset);
        out.bytes(self.path);
        out.0
    }

    fn common(&self, out: &mut Record) {
        out.u16(UTF8_NAME);
        out.u16(STORED);
        out.u16(MIDNIGHT);
        out.u16(FIRST_OF_1980);
        out.u32(self.crc);
        out.u32(self.size);
        out.u32(self.size);
        out.u16(self.path_bytes);
        out.u16(0);
    }
}

/// The last record of a zip.
pub(super) struct End {
    pub entries: u16,
    pub size: u32,
    pub start: u32,
}

impl End {
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut out = Record::new(END);
        out.u16(0);
        out.u16(0);
        out.u16(self.entries);
        out.u16(self.entries);
        out.u32(self.size);
        out.u32(self.start);
        out.u16(0);
        out.0
    }

    /// Reads the record where `bytes` is exactly it.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let mut cursor = Cursor { bytes };
        cursor.signature(END)?;
        cursor.take(4)?;
        let entries = cursor.u16()?;
        let end = Self { entries: cursor.u16()?, size: cursor.u32()?, start: cursor.u32()? };
        (entries == end.entries && end.bytes() == bytes).then_some(end)
    }

    /// Whether a directory's end stands anywhere in `bytes`.
    pub(super) fn stands_in(bytes: &[u8]) -> bool {
        bytes.windows(4).any(|window| window == END.to_le_bytes())
    }
}

/// Whether a file begins as a zip does.
pub(super) fn starts_as_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(&LOCAL.to_le_bytes()) || bytes.starts_with(&END.to_le_bytes())
}

/// One directory record as it stands, before it is trusted.
pub(super) struct Found<'a> {
    pub record: Vec<u8>,
    pub method: u16,
    pub flags: u16,
    pub attributes: u32,
    pub crc: u32,
    pub packed: u32,
    pub size: u32,
    pub offset: u32,
    pub path: &'a [u8],
}

impl<'a> Found<'a> {
    pub(super) fn take(cursor: &mut Cursor<'a>) -> Option<Self> {
        let whole = cursor.bytes;
        cursor.signature(CENTRAL)?;
        cursor.take(4)?;
        let (flags, method) = (cursor.u16()?, cursor.u16()?);
        cursor.take(4)?;
        let (crc, packed, size) = (cursor.u32()?, cursor.u32()?, cursor.u32()?);
        let (name, extra, comment) = (cursor.u16()?, cursor.u16()?, cursor.u16()?);
        cursor.take(4)?;
        let (attributes, offset) = (cursor.u32()?, cursor.u32()?);
        let path = cursor.take(usize::from(name))?;
        cursor.take(usize::from(extra))?;
        cursor.take(usize::from(comment))?;
        let used = whole.len().checked_sub(cursor.bytes.len())?;
        let record = whole.get(..used)?.to_vec();
        Some(Self { record, method, flags, attributes, crc, packed, size, offset, path })
    }

    pub(super) fn encrypted(&self) -> bool {
        self.flags & ENCRYPTED != 0
    }

    pub(super) fn link(&self) -> bool {
        self.attributes & FILE_TYPE == LINK
    }

    pub(super) fn head(&self) -> Option<Head<'a>> {
        let path_bytes = u16::try_from(self.path.len()).ok()?;
        let Self { path, crc, size, offset, .. } = *self;
        Some(Head { path, path_bytes, crc, size, offset })
    }

    pub(super) fn path_text(&self) -> String {
        String::from_utf8_lossy(self.path).into_owned()
    }
}

/// Where a file's bytes begin, counted from its local record.
pub(super) fn local_record_bytes(bytes: &[u8]) -> Option<usize> {
    let mut cursor = Cursor { bytes };
    cursor.signature(LOCAL)?;
    cursor.take(LOCAL_BYTES.checked_sub(8)?)?;
    let (name, extra) = (cursor.u16()?, cursor.u16()?);
    LOCAL_BYTES.checked_add(usize::from(name))?.checked_add(usize::from(extra))
}

/// What is left to read.
pub(super) struct Cursor<'a> {
    pub bytes: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn signature(&mut self, expected: u32) -> Option<()> {
        (self.u32()? == expected).then_some(())
    }
}

struct Record(Vec<u8>);

impl Record {
    fn new(signature: u32) -> Self {
        Self(signature.to_le_bytes().to_vec())
    }

    fn u16(&mut self, value: u16) {
        self.bytes(&value.to_le_bytes());
    }

    fn u32(&mut self, value: u32) {
        self.bytes(&value.to_le_bytes());
    }

    fn bytes(&mut self, value: &[u8]) {
        self.0.extend_from_slice(value);
    }
}
