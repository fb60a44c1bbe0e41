//! The command line, built as people get it.

use crate::{
    paths::target,
    step::{Outcome, cargo, run},
};
use std::path::PathBuf;

/// Builds `rebatelens` and gives its path.
pub(crate) fn build() -> Outcome<PathBuf> {
    run(&mut cargo(&["build", "--quiet", "--package", "rebatelens-cli", "--release"]))?;
    Ok(target(&format!("release/rebatelens{}", std::env::consts::EXE_SUFFIX)))
}
