//! The words of `report.html`.

use alloc::{format, string::String};
use rebatelens_finding::{lang::Lang, severity::Severity};

type Pair = (&'static str, &'static str);

pub const TITLE: Pair = ("Rebate records and findings", "返佣记录与检查结果");
pub const PAGE: Pair = ("Page", "页面");
pub const ADDRESS: Pair = ("Address", "地址");
pub const READ_AT: Pair = ("Read at", "读取时间");
pub const AS_OF: Pair = ("Checked as of", "检查时点");
pub const MADE_WITH: Pair = ("Made with", "生成工具");
pub const RECORDS: Pair = ("records", "条记录");
pub const RECORD_COUNT: Pair = ("Records", "记录数");
pub const ERRORS: Pair = ("errors", "个错误");
pub const WARNINGS: Pair = ("warnings", "个警告");
pub const NOTES: Pair = ("notes", "个提示");
pub const TOTALS: Pair = ("Totals by status and currency", "按状态与币种汇总");
pub const STAGE: Pair = ("Status", "状态");
pub const PERIOD: Pair = ("Settlement period", "结算周期");
pub const CURRENCY: Pair = ("Currency", "币种");
pub const AMOUNT: Pair = ("Rebate amount", "返佣金额");
pub const FINDINGS: Pair = ("Findings", "检查结果");
pub const NOTHING_FOUND: Pair =
    ("Nothing was found: every record adds up.", "未发现问题：每条记录都能对上。");
pub const AS_CAPTURED: Pair = ("The table as captured", "原样保存的表格");
pub const RECORD: Pair = ("record", "记录");
pub const LINE: Pair = ("line", "行");
pub const COLUMN: Pair = ("column", "列");
pub const OBSERVED: Pair = ("observed", "实际");
pub const EXPECTED: Pair = ("expected", "应为");
pub const FILE: Pair = ("File", "文件");
pub const BYTES: Pair = ("Bytes", "字节数");
pub const PROOF: Pair = (
    "This page is one file of a signed bundle. VERIFY.md beside it says how to check the bundle, what it proves, and what it cannot prove.",
    "本页是已签名证据包中的一个文件。随附的 VERIFY.md 说明如何验证证据包、它能证明什么以及不能证明什么。",
);

/// A severity's name.
pub const fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.pick("Error", "错误"),
        Severity::Warning => lang.pick("Warning", "警告"),
        Severity::Note => lang.pick("Note", "提示"),
    }
}

/// Findings that are not written out here.
pub fn more_findings(count: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{count} more findings are in findings.json."),
        Lang::ZhCn => format!("另有 {count} 项检查结果，见 findings.json。"),
    }
}

/// Rows that are not drawn here.
pub fn drawn(drawn: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{drawn} of {all} rows are drawn; the file in data/raw/ holds all."),
        Lang::ZhCn => format!("共 {all} 行，此处显示 {drawn} 行；data/raw/ 中的文件包含全部。"),
    }
}
