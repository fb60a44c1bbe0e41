//! The words of the evidence, in English and Simplified Chinese.

mod claims;
mod guide;
pub mod report;

use alloc::{format, string::String};
pub use claims::{CANNOT_PROVE, PROVES};
pub use guide::guide;
use rebatelens_finding::lang::Lang;

/// The answer where a bundle verifies.
pub fn verified(files: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Verified: all {files} files are what was signed."),
        Lang::ZhCn => format!("验证通过：全部 {files} 个文件与签名时一致。"),
    }
}

/// The answer where it does not.
pub fn not_verified(problems: usize, lang: Lang) -> String {
    match (lang, problems) {
        (Lang::En, 1) => String::from("Not verified: 1 problem."),
        (Lang::En, _) => format!("Not verified: {problems} problems."),
        (Lang::ZhCn, _) => format!("验证未通过：发现 {problems} 个问题。"),
    }
}
