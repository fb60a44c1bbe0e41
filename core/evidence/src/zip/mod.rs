//! A zip whose bytes follow from its files alone: stored, sorted by name,
//! UTF-8 names, every time 1980-01-01 00:00. The reader knows no other form,
//! so that one changed byte anywhere in the archive is seen.

mod format;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use read::{Archive, FaultKind, ReadError, read};
pub(crate) use write::{File, WriteError, write};
