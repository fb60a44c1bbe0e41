//! libFuzzer in front of one target, which the environment names.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rebatelens_fuzz_targets::{Target, named};
use std::sync::OnceLock;

static TARGET: OnceLock<&'static Target> = OnceLock::new();

fn target() -> &'static Target {
    let name = std::env::var("REBATELENS_FUZZ_TARGET").unwrap_or_default();
    named(&name).unwrap_or_else(|| panic!("no target is named {name:?}"))
}

fuzz_target!(|data: &[u8]| (TARGET.get_or_init(target).run)(data));
