//! `VERIFY.md`: how anybody checks a bundle, with tools that are not ours.

use crate::text::{
    claims::{CANNOT_PROVE, PROVES},
    second_lang,
};
use alloc::{format, string::String};
use core::fmt::Write;
use rebatelens_finding::{
    lang::Lang,
    terms::{bundle_file as files, bundle_guide as words, bundle_guide_step as steps},
    word::Term,
};

/// A check: its title, what it shows, and its command on each system.
struct Step {
    title: &'static Term,
    shows: &'static Term,
    commands: &'static [(&'static str, &'static str)],
}

const SHELL: &str = "Linux, macOS";
const POWERSHELL: &str = "Windows (PowerShell)";
const ANY: &str = "Linux, macOS, Windows";

const STEPS: &[Step] = &[
    Step {
        title: &steps::SIGNATURE,
        shows: &steps::SIGNATURE_SHOWS,
        commands: &[
            (
                SHELL,
                "ssh-keygen -Y verify -f keys/KEY.allowed_signers -I rebatelens -n rebatelens -s tagmanifest-sha256.txt.sshsig < tagmanifest-sha256.txt",
            ),
            (
                POWERSHELL,
                "cmd /c \"ssh-keygen -Y verify -f keys/KEY.allowed_signers -I rebatelens -n rebatelens -s tagmanifest-sha256.txt.sshsig < tagmanifest-sha256.txt\"",
            ),
            (
                ANY,
                "minisign -V -p keys/KEY.minisign.pub -x tagmanifest-sha256.txt.minisig -m tagmanifest-sha256.txt",
            ),
            (
                ANY,
                "openssl pkeyutl -verify -pubin -inkey keys/KEY.pem -rawin -in tagmanifest-sha256.txt -sigfile tagmanifest-sha256.txt.ed25519",
            ),
        ],
    },
    Step {
        title: &steps::FILES,
        shows: &steps::FILES_SHOWS,
        commands: &[
            ("Linux", "sha256sum -c tagmanifest-sha256.txt && sha256sum -c manifest-sha256.txt"),
            ("macOS", "shasum -a 256 -c tagmanifest-sha256.txt && shasum -a 256 -c manifest-sha256.txt"),
            (
                POWERSHELL,
                "foreach ($list in 'tagmanifest-sha256.txt', 'manifest-sha256.txt') { foreach ($line in Get-Content $list -Encoding UTF8) { $hash, $path = $line -split '  ', 2; if ((Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash -ne $hash) { \"$path CHANGED\" } } }",
            ),
        ],
    },
    Step { title: &steps::BAG, shows: &steps::BAG_SHOWS, commands: &[(ANY, "bagit.py --validate .")] },
    Step {
        title: &steps::TABLES,
        shows: &steps::TABLES_SHOWS,
        commands: &[(ANY, "frictionless validate data/datapackage.json")],
    },
    Step {
        title: &steps::EVERYTHING,
        shows: &steps::EVERYTHING_SHOWS,
        commands: &[(ANY, "rebatelens verify BUNDLE")],
    },
    Step {
        title: &steps::FINGERPRINT,
        shows: &steps::FINGERPRINT_SHOWS,
        commands: &[
            ("Linux", "openssl pkey -pubin -in keys/KEY.pem -outform DER | sha256sum"),
            ("macOS", "openssl pkey -pubin -in keys/KEY.pem -outform DER | shasum -a 256"),
        ],
    },
];

const FILES: &[(&str, &Term)] = &[
    ("data/report.html", &files::REPORT),
    ("data/raw/", &files::RAW),
    ("data/query.json", &files::QUERY),
    ("data/records.csv", &files::RECORDS),
    ("data/records.safe.csv", &files::RECORDS_SAFE),
    ("data/findings.json", &files::FINDINGS),
    ("data/datapackage.json", &files::DATA_PACKAGE),
];

/// The text of `VERIFY.md` for a bundle signed by the key with this
/// fingerprint.
pub(crate) fn guide(fingerprint: &str, lang: Lang) -> String {
    let mut out = String::new();
    section(&mut out, fingerprint, lang);
    out.push_str("\n---\n\n");
    section(&mut out, fingerprint, second_lang(lang));
    out
}

fn section(out: &mut String, fingerprint: &str, lang: Lang) {
    let pick = |words: &'static Term| words.text(lang);
    heading(out, "#", pick(&words::TITLE));
    line(out, pick(&words::INTRO));
    line(out, &format!("{} `{fingerprint}`", pick(&words::FINGERPRINT)));
    for (number, step) in (1..).zip(STEPS) {
        heading(out, "##", &format!("{number}. {}", pick(step.title)));
        line(out, pick(step.shows));
        for (system, command) in step.commands {
            line(out, &format!("{system}:"));
            line(out, &format!("```\n{}\n```", command.replace("KEY", fingerprint)));
        }
    }
    heading(out, "##", pick(&words::PROVES));
    list(out, PROVES.iter().map(|words| String::from(pick(words))));
    heading(out, "##", pick(&words::CANNOT_PROVE));
    list(out, CANNOT_PROVE.iter().map(|words| String::from(pick(words))));
    heading(out, "##", pick(&words::FILES));
    list(out, FILES.iter().map(|(path, words)| format!("`{path}` — {}", pick(words))));
}

fn heading(out: &mut String, level: &str, text: &str) {
    line(out, &format!("{level} {text}"));
}

fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = write!(out, "{text}\n\n");
}

fn list(out: &mut String, items: impl Iterator<Item = String>) {
    for item in items {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "- {item}");
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::guide;
    use rebatelens_finding::lang::Lang;

    #[test]
    fn both_languages_stand_in_it_the_chosen_one_first() {
        let english = guide("00ff", Lang::En);
        let chinese = guide("00ff", Lang::ZhCn);
        assert!(english.starts_with("# How to check"));
        assert!(chinese.starts_with("# 如何验证"));
        assert!(english.contains("# 如何验证") && chinese.contains("# How to check"));
    }

    #[test]
    fn commands_name_the_key_files() {
        let text = guide("00ff", Lang::En);
        for file in ["keys/00ff.allowed_signers", "keys/00ff.minisign.pub", "keys/00ff.pem"] {
            assert!(text.contains(file), "{file}");
        }
        assert!(!text.contains("KEY"));
    }
}
