//! Panics without words: a module has nowhere to write them.
//!
//! A panic in WASM ends in the instruction `unreachable`, after its message was
//! put together for an output that is not there. Here its functions are that
//! instruction alone; wasm-opt then drops their callers' arguments.

use anyhow::ensure;
use std::path::Path;
use walrus::{
    FunctionKind, Module,
    ir::{InstrLocId, Unreachable},
};

/// The families of the standard library's functions that never return.
const PANICKING: &str = "core::panicking::";
/// Those beside them, by what their names end in.
const ENDS: [&str; 10] = [
    "core::cell::panic_already_borrowed",
    "core::cell::panic_already_mutably_borrowed",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::result::unwrap_failed",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "core::str::slice_error_fail_rt",
    "std::panicking::panic_with_hook",
];

/// Makes the panics of a module traps.
pub(crate) fn trap(path: &Path) -> anyhow::Result<()> {
    let mut module = Module::from_file(path)?;
    let mut count = 0;
    for function in module.funcs.iter_mut() {
        let panics = function.name.as_deref().is_some_and(panics);
        if let FunctionKind::Local(local) = &mut function.kind
            && panics
        {
            let entry = local.entry_block();
            local.block_mut(entry).instrs = vec![(Unreachable {}.into(), InstrLocId::default())];
            count += 1;
        }
    }
    ensure!(count > 0, "no panic has a name in {}", path.display());
    module.emit_wasm_file(path)
}

fn panics(name: &str) -> bool {
    let name = without_hashes(name);
    name.starts_with(PANICKING) || ENDS.contains(&name.as_str())
}

/// A name without the crates' hashes, such as `core[0123456789abcdef]::panicking`.
fn without_hashes(name: &str) -> String {
    let mut depth = 0_usize;
    let outside = |c: &char| {
        let opens = *c == '[';
        let closes = *c == ']';
        depth += usize::from(opens);
        let is_outside = depth == 0;
        depth -= usize::from(closes && depth > 0);
        is_outside
    };
    name.chars().filter(outside).collect()
}
