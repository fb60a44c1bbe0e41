//! The words of rules and terms: what fails the build, and what it makes.

mod code;
mod faults;
mod filling;
#[path = "../build/words/mod.rs"]
mod words;
