//! What the command line says, in each language: a function a text. The texts
//! are in `words/`; the build script makes the functions, and fails where a
//! text is missing.

use rebatelens_core::Lang;

include!(concat!(env!("OUT_DIR"), "/words.rs"));
