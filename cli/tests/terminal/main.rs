//! The program as people and scripts call it.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod agreement;
mod completions;
mod findings;
mod formats;
mod inputs;
mod mappings;
mod program;
mod schema;
mod settings;
mod template;
mod tie_out;
