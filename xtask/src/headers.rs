//! The pages of all names that are known, made from the core's own lists. A test of
//! the core compares them.

use crate::{
    paths::root,
    step::{Outcome, cargo, output},
};

const PAGES: [(&str, &str); 2] = [("en", "docs/headers.md"), ("zh-CN", "docs/headers.zh-CN.md")];

/// Writes the pages again.
pub(crate) fn write() -> Outcome {
    for (lang, file) in PAGES {
        let page = output(&mut cargo(&[
            "run",
            "--quiet",
            "--package",
            "rebatelens-core",
            "--example",
            "headers",
            "--",
            lang,
        ]))?;
        std::fs::write(root().join(file), page)?;
    }
    Ok(())
}
