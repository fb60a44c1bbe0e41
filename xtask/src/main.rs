//! Build, demo, test: what CI runs is what a person runs.
fn main() {}
