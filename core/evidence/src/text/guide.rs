//! `VERIFY.md`: how anybody checks a bundle, with tools that are not ours.

use crate::text::claims::{CANNOT_PROVE, PROVES};
use alloc::{format, string::String};
use core::fmt::Write;
use rebatelens_finding::lang::Lang;

/// A check: its titles, what it shows, and its command on each system.
struct Step {
    title: (&'static str, &'static str),
    shows: (&'static str, &'static str),
    commands: &'static [(&'static str, &'static str)],
}

const SHELL: &str = "Linux, macOS";
const POWERSHELL: &str = "Windows (PowerShell)";
const ANY: &str = "Linux, macOS, Windows";

const STEPS: &[Step] = &[
    Step {
        title: ("The signature", "签名"),
        shows: (
            "The list of files (tagmanifest-sha256.txt) is the one that this key signed. Any one of the three is enough. `ssh-keygen` is part of Windows 10 and later, macOS and Linux; `openssl` must be OpenSSL 3.",
            "文件清单（tagmanifest-sha256.txt）正是此密钥所签名的清单。三条命令任选其一即可。Windows 10 及以上、macOS 和 Linux 自带 `ssh-keygen`；`openssl` 需为 OpenSSL 3。",
        ),
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
        title: ("The files", "文件"),
        shows: (
            "Every file that the two lists name is unchanged. The first list names the second, so the signature covers both. These commands do not tell of files that were added.",
            "两份清单所列的每个文件都没有改动。第一份清单包含第二份，因此签名覆盖两者。这些命令不会发现后来添加的文件。",
        ),
        commands: &[
            ("Linux", "sha256sum -c tagmanifest-sha256.txt && sha256sum -c manifest-sha256.txt"),
            ("macOS", "shasum -a 256 -c tagmanifest-sha256.txt && shasum -a 256 -c manifest-sha256.txt"),
            (
                POWERSHELL,
                "foreach ($list in 'tagmanifest-sha256.txt', 'manifest-sha256.txt') { foreach ($line in Get-Content $list -Encoding UTF8) { $hash, $path = $line -split '  ', 2; if ((Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash -ne $hash) { \"$path CHANGED\" } } }",
            ),
        ],
    },
    Step {
        title: ("The whole bag", "整个证据包"),
        shows: (
            "The bag is complete: nothing under data/ is missing, changed or added. (`pip install bagit`)",
            "证据包完整：data/ 下没有缺少、改动或添加任何文件。（`pip install bagit`）",
        ),
        commands: &[(ANY, "bagit.py --validate .")],
    },
    Step {
        title: ("The tables", "表格"),
        shows: (
            "The normalised tables keep to their data dictionary, data/datapackage.json. (`pip install frictionless`)",
            "规范化表格符合其数据字典 data/datapackage.json。（`pip install frictionless`）",
        ),
        commands: &[(ANY, "frictionless validate data/datapackage.json")],
    },
    Step {
        title: ("Everything at once, added files too", "一次检查全部内容，包括后来添加的文件"),
        shows: (
            "All of the above except the tables, and every file that neither list names. Give it the zip, or the folder.",
            "除表格外的以上全部内容，以及两份清单都未列出的任何文件。参数可以是 zip 文件，也可以是文件夹。",
        ),
        commands: &[(ANY, "rebatelens verify BUNDLE")],
    },
    Step {
        title: ("The fingerprint", "指纹"),
        shows: (
            "The key file is the key that its name says. Compare the fingerprint with its owner over another channel: by telephone, or on a document that you already trust.",
            "密钥文件与其名称所示的密钥一致。请通过其他渠道与密钥所有者核对指纹：例如通过电话，或对照您已信任的文件。",
        ),
        commands: &[
            ("Linux", "openssl pkey -pubin -in keys/KEY.pem -outform DER | sha256sum"),
            ("macOS", "openssl pkey -pubin -in keys/KEY.pem -outform DER | shasum -a 256"),
        ],
    },
];

const FILES: &[(&str, (&str, &str))] = &[
    ("data/report.html", ("the findings, to read and to print", "检查结果，供阅读和打印")),
    (
        "data/raw/",
        (
            "exactly what was read; capture.json says where it came from",
            "原样保存的数据；capture.json 说明其来源",
        ),
    ),
    ("data/query.json", ("what was asked for, and when", "查询的内容和时间")),
    ("data/records.csv", ("every record, normalised", "规范化后的每条记录")),
    (
        "data/records.safe.csv",
        (
            "the same for spreadsheets: text that a spreadsheet would take for a formula, and long identifiers that it would round, begin with an apostrophe",
            "供电子表格使用的副本：可能被当作公式的文本，以及会被舍入的长编号，前面加了单引号",
        ),
    ),
    (
        "data/findings.json",
        ("the findings as W3C Web Annotations, in both languages", "W3C 网页批注格式的检查结果，含中英文"),
    ),
    ("data/datapackage.json", ("the data dictionary", "数据字典")),
];

/// The text of `VERIFY.md` for a bundle signed by the key with this
/// fingerprint.
pub fn guide(fingerprint: &str, lang: Lang) -> String {
    let mut out = String::new();
    let (first, second) = match lang {
        Lang::En => (Lang::En, Lang::ZhCn),
        Lang::ZhCn => (Lang::ZhCn, Lang::En),
    };
    section(&mut out, fingerprint, first);
    out.push_str("\n---\n\n");
    section(&mut out, fingerprint, second);
    out
}

fn section(out: &mut String, fingerprint: &str, lang: Lang) {
    let pick = |words: (&'static str, &'static str)| lang.pick(words.0, words.1);
    heading(out, "#", pick(("How to check this evidence", "如何验证此证据包")));
    line(
        out,
        pick((
            "Nothing of ours is needed. Unpack the zip, open a terminal in its folder, and run these commands. Each ends without an error if all is well.",
            "无需我们的任何软件。解压 zip 文件，在其文件夹中打开终端并运行以下命令；一切正常时，每条命令都不会报错。",
        )),
    );
    line(out, &format!("{} `{fingerprint}`", pick(("Fingerprint of the signing key:", "签名密钥的指纹："))));
    for (number, step) in (1..).zip(STEPS) {
        heading(out, "##", &format!("{number}. {}", pick(step.title)));
        line(out, pick(step.shows));
        for (system, command) in step.commands {
            line(out, &format!("{system}:"));
            line(out, &format!("```\n{}\n```", command.replace("KEY", fingerprint)));
        }
    }
    heading(out, "##", pick(("What this proves", "能证明什么")));
    list(out, PROVES.iter().map(|words| String::from(pick(*words))));
    heading(out, "##", pick(("What this cannot prove", "不能证明什么")));
    list(out, CANNOT_PROVE.iter().map(|words| String::from(pick(*words))));
    heading(out, "##", pick(("What lies where", "文件说明")));
    list(out, FILES.iter().map(|(path, words)| format!("`{path}` — {}", pick(*words))));
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
