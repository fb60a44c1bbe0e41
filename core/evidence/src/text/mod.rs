//! The words of the evidence, in English and Simplified Chinese.

mod guide;
pub(crate) mod report;

use alloc::{format, string::String};
pub(crate) use guide::guide;
use rebatelens_finding::lang::Lang;

/// What a bundle that verifies proves.
pub(crate) const PROVES: &[(&str, &str)] = &[
    (
        "Every file is byte for byte what was signed; nothing was changed, added or taken away since.",
        "每个文件与签名时逐字节一致；此后没有任何改动、增加或删除。",
    ),
    (
        "Whoever signed held the private key that belongs to the fingerprint.",
        "签名者持有与该指纹对应的私钥。",
    ),
];

/// What no bundle can prove.
pub(crate) const CANNOT_PROVE: &[(&str, &str)] = &[
    (
        "That the portal's server sent these bytes: they are what the browser showed, or the files that were given.",
        "不能证明这些数据来自门户服务器：它们是浏览器所显示的内容，或用户提供的文件。",
    ),
    (
        "Who the person behind the key is: compare the fingerprint with its owner over another channel.",
        "不能证明密钥背后是谁：请通过其他渠道与密钥所有者核对指纹。",
    ),
    (
        "When it was signed: the time inside is that of the signer's own clock.",
        "不能证明签名的时间：其中的时间来自签名者自己的时钟。",
    ),
];

/// The answer where a bundle verifies.
pub(crate) fn verified(files: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Verified: all {files} files are what was signed."),
        Lang::ZhCn => format!("验证通过：全部 {files} 个文件与签名时一致。"),
    }
}

/// The answer where it does not.
pub(crate) fn not_verified(problems: usize, lang: Lang) -> String {
    match (lang, problems) {
        (Lang::En, 1) => String::from("Not verified: 1 problem."),
        (Lang::En, _) => format!("Not verified: {problems} problems."),
        (Lang::ZhCn, _) => format!("验证未通过：发现 {problems} 个问题。"),
    }
}
