//! What can be wrong with a bundle, and the words for it.

use crate::{
    verify::answer::Problem,
    zip::{FaultKind, ReadError},
};
use alloc::{
    format,
    string::{String, ToString},
};
use rebatelens_finding::lang::Lang;

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    path: String,
    kind: Kind,
}

/// The kinds of [`Trouble`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Zip(ReadError),
    Entry(FaultKind),
    OutsideFolder,
    Missing,
    Changed,
    ExtraPayload,
    ExtraTag,
    ManifestLine(usize),
    ForeignLine(String),
    Declaration,
    Oxum(String),
    NoKey,
    SeveralKeys,
    KeyUnreadable,
    KeyName,
    KeysDisagree,
    NotSigned,
    SignatureWrong,
}

/// What is wrong in English and Chinese, then what to do in both.
type Words = [(&'static str, &'static str); 2];

const ASK_AGAIN: (&str, &str) = (
    "Do not rely on this bundle. Ask whoever gave it to you for the original file.",
    "请勿采信此证据包，并向提供者索取原始文件。",
);
const UNPACK: (&str, &str) = (
    "Ask for the original file, or unpack this one and verify the folder; its VERIFY.md says how.",
    "请索取原始文件，或将其解压后验证文件夹；方法见其中的 VERIFY.md。",
);
const NOT_UNPACKED: (&str, &str) = (
    "Do not unpack this file. Ask whoever gave it to you for the original.",
    "请勿解压此文件，并向提供者索取原始文件。",
);
const CHOOSE: (&str, &str) =
    ("Choose the .zip file that Rebatelens exported.", "请选择由 Rebatelens 导出的 .zip 文件。");
const COMPARE: (&str, &str) = (
    "Do not rely on this file. Ask for the original bundle and compare the key's fingerprint with its owner.",
    "请勿采信此文件。请索取原始证据包，并与密钥所有者核对密钥指纹。",
);

impl Trouble {
    pub fn new(path: &str, kind: Kind) -> Self {
        Self { path: path.to_string(), kind }
    }

    pub fn in_words(&self, lang: Lang) -> Problem {
        let [what, next] = self.kind.words();
        let mut message = lang.pick(what.0, what.1).to_string();
        if let Some(detail) = self.kind.detail() {
            message = message.replace("{}", &detail);
        }
        Problem { path: self.path.clone(), message, next: lang.pick(next.0, next.1).to_string() }
    }
}

impl Kind {
    fn detail(&self) -> Option<String> {
        match self {
            Self::ManifestLine(line) => Some(line.to_string()),
            Self::ForeignLine(text) | Self::Oxum(text) => Some(format!("“{text}”")),
            _ => None,
        }
    }

    const fn words(&self) -> Words {
        match self {
            Self::Zip(error) => zip_words(*error),
            Self::Entry(fault) => entry_words(*fault),
            Self::NoKey
            | Self::SeveralKeys
            | Self::KeyUnreadable
            | Self::KeyName
            | Self::KeysDisagree
            | Self::NotSigned
            | Self::SignatureWrong => self.key_words(),
            _ => self.file_words(),
        }
    }

    const fn file_words(&self) -> Words {
        let what = match self {
            Self::OutsideFolder => {
                ("This file lies outside the bundle's folder.", "此文件位于证据包的文件夹之外。")
            }
            Self::Missing => ("This file is missing.", "缺少此文件。"),
            Self::ExtraPayload => {
                ("This file was added: the manifest does not name it.", "此文件是后来添加的：清单中没有它。")
            }
            Self::ExtraTag => (
                "This file was added: the tag manifest does not name it.",
                "此文件是后来添加的：标签清单中没有它。",
            ),
            Self::ManifestLine(_) => (
                "Line {} of this list of files is not as Rebatelens writes it.",
                "此文件清单的第 {} 行不是 Rebatelens 写出的格式。",
            ),
            Self::ForeignLine(_) => {
                ("This list names {}, which does not belong in it.", "此清单列出了不应出现的 {}。")
            }
            Self::Declaration => {
                ("This is not the declaration of a BagIt 1.0 bundle.", "这不是 BagIt 1.0 证据包的声明。")
            }
            Self::Oxum(_) => (
                "The size of the contents is {}, and this file names another one.",
                "内容的大小为 {}，与此文件所写不符。",
            ),
            _ => ("This file was changed after the bundle was made.", "此文件在证据包生成之后被改动过。"),
        };
        [what, ASK_AGAIN]
    }

    const fn key_words(&self) -> Words {
        let what = match self {
            Self::NoKey => ("The bundle holds no public key.", "证据包中没有公钥。"),
            Self::SeveralKeys => ("The bundle holds more than one public key.", "证据包中有不止一个公钥。"),
            Self::KeyUnreadable => {
                ("This is not a public key as Rebatelens writes it.", "这不是 Rebatelens 写出的公钥格式。")
            }
            Self::KeyName => (
                "This key's fingerprint is not the one in its file name.",
                "此密钥的指纹与文件名中的指纹不符。",
            ),
            Self::KeysDisagree => ("The key files do not hold the same key.", "各密钥文件中的密钥不一致。"),
            Self::NotSigned => (
                "None of the signatures fits this list: it was changed after signing, or another key signed it.",
                "没有任何签名与此清单相符：清单在签名后被改动过，或由另一把密钥签名。",
            ),
            _ => (
                "This signature does not fit the signed list and the key in the bundle.",
                "此签名与已签名的清单及证据包中的密钥不符。",
            ),
        };
        [what, COMPARE]
    }
}

const fn zip_words(error: ReadError) -> Words {
    match error {
        ReadError::NotAZip => [("This file is not a zip.", "此文件不是 zip 文件。"), CHOOSE],
        ReadError::Truncated => [
            ("This zip is cut off: its end is missing.", "此 zip 文件不完整：缺少结尾部分。"),
            (
                "Download or copy the file again; if it stays so, ask for the original.",
                "请重新下载或复制该文件；若仍不完整，请索取原始文件。",
            ),
        ],
        ReadError::Trailing => [
            (
                "The end of this zip is damaged, or something stands behind it.",
                "此 zip 文件的结尾已损坏，或其后附有其他内容。",
            ),
            ASK_AGAIN,
        ],
        ReadError::TooLarge => [
            (
                "This file is larger than any bundle that Rebatelens makes.",
                "此文件大于 Rebatelens 能生成的任何证据包。",
            ),
            CHOOSE,
        ],
        ReadError::TooMany => [
            (
                "This zip holds more files than any bundle that Rebatelens makes.",
                "此 zip 中的文件多于 Rebatelens 能生成的任何证据包。",
            ),
            CHOOSE,
        ],
    }
}

const fn entry_words(fault: FaultKind) -> Words {
    match fault {
        FaultKind::Compressed => [
            (
                "This file is compressed, so another program packed the zip again; a bundle's files are stored as they are.",
                "此文件已被压缩，说明 zip 被其他程序重新打包过；证据包中的文件应原样存放。",
            ),
            UNPACK,
        ],
        FaultKind::Encrypted => [
            ("This file is encrypted; a bundle's files are not.", "此文件已加密；证据包中的文件不会加密。"),
            ASK_AGAIN,
        ],
        FaultKind::Link => [
            ("This is a link to another file, not a file.", "这是指向其他文件的链接，而不是文件。"),
            NOT_UNPACKED,
        ],
        FaultKind::UnsafeName => [
            (
                "This name is not safe: it could write outside the folder, or look like another name.",
                "此名称不安全：可能写到文件夹之外，或看起来像另一个名称。",
            ),
            NOT_UNPACKED,
        ],
        FaultKind::Duplicate => [
            (
                "This name is there twice, so two programs could see two different files.",
                "此名称出现了两次，不同程序可能看到不同的文件。",
            ),
            NOT_UNPACKED,
        ],
        FaultKind::Checksum => {
            [("The zip's own checksum of this file is wrong.", "zip 中记录的此文件校验和有误。"), ASK_AGAIN]
        }
        FaultKind::Repacked => [
            (
                "The zip is not as Rebatelens writes it: it was damaged, or another program packed it again.",
                "此 zip 不是 Rebatelens 写出的格式：已损坏，或被其他程序重新打包过。",
            ),
            UNPACK,
        ],
    }
}
