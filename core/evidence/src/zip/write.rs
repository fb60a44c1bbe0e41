//! Files to zip bytes.

use crate::zip::format::{CENTRAL_BYTES, END_BYTES, End, Head, LOCAL_BYTES};
use alloc::{string::String, vec::Vec};
use rebatelens_model::{crc32::crc32, limits};

/// A file to be written: its path in the zip and its bytes.
pub(crate) struct File<'a> {
    pub path: String,
    pub bytes: &'a [u8],
}

/// Why files cannot be one zip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteError {
    TooLarge,
    TooMany,
}

/// Writes `files`, given in any order, as one zip.
pub(crate) fn write(files: &[File<'_>]) -> Result<Vec<u8>, WriteError> {
    if files.len() > limits::BUNDLE_FILES {
        return Err(WriteError::TooMany);
    }
    let order = in_order(files);
    let mut out = Vec::with_capacity(archive_bytes(&order)?);
    let mut directory = Vec::new();
    for file in &order {
        let head = head(file, out.len())?;
        out.extend_from_slice(&head.local());
        out.extend_from_slice(file.bytes);
        directory.extend_from_slice(&head.central());
    }
    let end = End {
        entries: u16::try_from(order.len()).map_err(|_| WriteError::TooMany)?,
        size: small(directory.len())?,
        start: small(out.len())?,
    };
    out.extend_from_slice(&directory);
    out.extend_from_slice(&end.bytes());
    Ok(out)
}

fn in_order<'f, 'a>(files: &'f [File<'a>]) -> Vec<&'f File<'a>> {
    let mut order: Vec<&File<'a>> = Vec::with_capacity(files.len());
    for file in files {
        let at = order.partition_point(|known| known.path <= file.path);
        order.insert(at, file);
    }
    order
}

fn head<'a>(file: &'a File<'_>, offset: usize) -> Result<Head<'a>, WriteError> {
    Ok(Head {
        path: file.path.as_bytes(),
        path_bytes: u16::try_from(file.path.len()).map_err(|_| WriteError::TooLarge)?,
        crc: crc32(file.bytes),
        size: small(file.bytes.len())?,
        offset: small(offset)?,
    })
}

fn small(size: usize) -> Result<u32, WriteError> {
    u32::try_from(size).map_err(|_| WriteError::TooLarge)
}

fn archive_bytes(files: &[&File<'_>]) -> Result<usize, WriteError> {
    let mut total = END_BYTES;
    for file in files {
        total = total
            .saturating_add(file.bytes.len())
            .saturating_add(file.path.len().saturating_mul(2))
            .saturating_add(LOCAL_BYTES + CENTRAL_BYTES);
    }
    if total > limits::BUNDLE_BYTES {
        return Err(WriteError::TooLarge);
    }
    Ok(total)
}
