//! The words of rules and terms: what fails the build, and what it makes.

mod code;
mod faults;
mod filling;
mod rules;
#[path = "../build/words/mod.rs"]
mod words;
