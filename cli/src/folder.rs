//! The folder that belongs to this program, by the custom of each system.

use std::{env, path::PathBuf};

/// The folder of the person's key and of remembered columns.
pub(crate) fn program() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = if cfg!(windows) {
        set("APPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library").join("Application Support"))
    } else {
        set("XDG_CONFIG_HOME")
            .filter(|folder| folder.is_absolute())
            .or_else(|| set("HOME").map(|home| home.join(".config")))
    };
    folder.map(|folder| folder.join("rebatelens"))
}
