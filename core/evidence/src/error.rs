//! Why a bundle cannot be made, in words for the person who wants it.

use crate::zip::WriteError;
use alloc::string::{String, ToString};
use core::fmt;
use rebatelens_finding::lang::Lang;
use rebatelens_table::fault::InputError;
use serde::Serialize;

/// Why a bundle cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// The public key is no usable Ed25519 key.
    Key,
    /// There is nothing to bundle.
    NoInput,
    /// There are more inputs, or files, than one bundle takes.
    TooMany,
    /// The bundle would be larger than one zip can be.
    TooLarge,
    /// An input cannot be used at all.
    Input(alloc::boxed::Box<InputError>),
    /// A signature is not the one over the message given, by the key given.
    Signature,
    /// Signatures are still missing.
    Unsigned,
}

/// A [`BundleError`] in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BundleFault {
    /// The rule's code where an input is the reason, else `bundle`.
    pub code: &'static str,
    /// What happened.
    pub message: String,
    /// Why.
    pub why: String,
    /// What to do.
    pub next: String,
}

impl BundleError {
    /// Puts the error into words. An unusable input keeps the language that
    /// it was checked in.
    pub fn in_words(&self, lang: Lang) -> BundleFault {
        if let Self::Input(error) = self {
            let InputError { code, message, why, next, .. } = (**error).clone();
            return BundleFault { code, message, why, next };
        }
        let [message, why, next] = self.words();
        let pick = |words: (&str, &str)| lang.pick(words.0, words.1).to_string();
        BundleFault { code: "bundle", message: pick(message), why: pick(why), next: pick(next) }
    }

    const fn words(&self) -> [(&'static str, &'static str); 3] {
        match self {
            Self::Key => [
                ("The bundle cannot be signed with this key.", "无法使用此密钥为证据包签名。"),
                ("It is not a usable Ed25519 key.", "它不是可用的 Ed25519 密钥。"),
                ("Make a new key and export again.", "请生成新的密钥后重新导出。"),
            ],
            Self::NoInput => [
                ("There is nothing to bundle.", "没有可放入证据包的内容。"),
                ("No file and no table was given.", "未提供任何文件或表格。"),
                ("Give at least one file.", "请至少提供一个文件。"),
            ],
            Self::TooMany => [
                ("These are too many files for one bundle.", "文件数量超出一个证据包的上限。"),
                ("One bundle takes up to 1,000 files.", "一个证据包最多包含 1,000 个文件。"),
                ("Make several bundles.", "请分成多个证据包。"),
            ],
            Self::TooLarge => [
                ("The bundle would be too large.", "证据包过大。"),
                ("One bundle holds up to 2 GB.", "一个证据包最大为 2 GB。"),
                ("Make several bundles, with fewer files each.", "请减少文件，分成多个证据包。"),
            ],
            Self::Input(_) | Self::Signature => [
                ("A signature does not fit.", "签名不符。"),
                (
                    "It was made with another key, or over other bytes.",
                    "它由另一把密钥签署，或签署的是其他内容。",
                ),
                ("Export again; if it stays so, make a new key.", "请重新导出；若仍然如此，请生成新的密钥。"),
            ],
            Self::Unsigned => [
                ("The bundle is not signed yet.", "证据包尚未签名完成。"),
                ("Not every signature was given.", "缺少部分签名。"),
                ("Export again.", "请重新导出。"),
            ],
        }
    }
}

impl From<WriteError> for BundleError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::TooLarge => Self::TooLarge,
            WriteError::TooMany => Self::TooMany,
        }
    }
}

impl From<InputError> for BundleError {
    fn from(error: InputError) -> Self {
        Self::Input(alloc::boxed::Box::new(error))
    }
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.in_words(Lang::En);
        write!(f, "{} {} {}", words.message, words.why, words.next)
    }
}

impl core::error::Error for BundleError {}
