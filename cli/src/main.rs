//! The core for a terminal and for scripts.
fn main() {}
