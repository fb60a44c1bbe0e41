//! The core as an npm package.

use crate::{
    paths::{root, target},
    provision,
    step::{Outcome, step, write},
    wasm,
};

const FILES: [&str; 8] = [
    "rebatelens_page.js",
    "rebatelens_page.d.ts",
    "rebatelens_page_bg.wasm",
    "rebatelens_page_bg.wasm.d.ts",
    "rebatelens_full.js",
    "rebatelens_full.d.ts",
    "rebatelens_full_bg.wasm",
    "rebatelens_full_bg.wasm.d.ts",
];

/// Lays the package out in `target/npm`.
pub(crate) fn run() -> Outcome {
    step("npm packages", provision::npm)?;
    let built = step("core as WASM", wasm::build)?;
    let folder = target("npm");
    let _ = std::fs::remove_dir_all(&folder);
    for file in FILES {
        write(&folder.join(file), std::fs::read(built.join(file))?)?;
    }
    for file in ["wasm/README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        let name = file.rsplit('/').next().unwrap_or(file);
        write(&folder.join(name), std::fs::read(root().join(file))?)?;
    }
    write(&folder.join("package.json"), manifest())?;
    println!("\nThe npm package: {}", folder.display());
    Ok(())
}

fn manifest() -> String {
    let files = FILES.map(|file| format!("\"{file}\"")).join(", ");
    format!(
        r#"{{
  "name": "rebatelens",
  "version": "{}",
  "description": "Reads, checks and explains Tencent Cloud rebate records, and bundles the evidence.",
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "exports": {{
    ".": {{ "types": "./rebatelens_page.d.ts", "default": "./rebatelens_page.js" }},
    "./full": {{ "types": "./rebatelens_full.d.ts", "default": "./rebatelens_full.js" }},
    "./rebatelens_page_bg.wasm": "./rebatelens_page_bg.wasm",
    "./rebatelens_full_bg.wasm": "./rebatelens_full_bg.wasm"
  }},
  "sideEffects": false,
  "files": [{files}]
}}
"#,
        env!("CARGO_PKG_VERSION")
    )
}
