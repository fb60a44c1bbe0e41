//! Every input that the fuzzer began with or found worth keeping.

use rebatelens_fuzz_targets::TARGETS;
use std::{fs, path::Path};

#[test]
fn kept_inputs_hold_what_is_promised() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for target in TARGETS {
        let mut inputs = 0;
        for folder in ["seeds", "corpus"] {
            let Ok(files) = fs::read_dir(root.join(folder).join(target.name)) else { continue };
            for file in files {
                let path = file.unwrap().path();
                let bytes = fs::read(&path).unwrap();
                // The name shows in the output where this one panics.
                println!("{}", path.display());
                (target.run)(&bytes);
                inputs += 1;
            }
        }
        assert!(inputs > 0, "{} has no input", target.name);
    }
}
