//! The folder that belongs to this program, by the custom of each system.

use std::{env, path::PathBuf};

/// The folder for the user's key and what the user said about columns.
pub(crate) fn own() -> Option<PathBuf> {
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
