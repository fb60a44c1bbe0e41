//! Evidence: what was read and what was found, in a bag that anyone can check
//! with stock tools and without us.

mod bagit;
mod crc32;
mod hash;
mod names;
mod signature;
mod text;
mod time;
mod url;
mod verify;
mod zip;

pub use verify::{FileState, Problem, Verification, VerifiedFile, verify, verify_folder};
