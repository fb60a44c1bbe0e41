//! `DU`: rows and records that stand twice.

use super::{Rule, Texts};
use crate::report::Severity;

pub(super) static DU001: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Row read twice",
        title: "The same as line {first_line}",
        #[cfg(feature = "files")]
        what: "A row is the same as an earlier one in every cell.",
        message: "Line {line} is the same as line {first_line} in every cell.",
        why: "Pages of an answer or parts of a file that overlap put a row in twice. Its amount is counted twice in the totals. Several line items of one order would differ in some cell.",
        next: "Compare with the console. If the record stands there once, take one of the rows out.",
    },
    zh: Texts {
        name: "同一行读取了两次",
        title: "与第 {first_line} 行相同",
        #[cfg(feature = "files")]
        what: "某一行的每个单元格都与前面某行相同。",
        message: "第 {line} 行与第 {first_line} 行完全相同。",
        why: "分页结果或文件片段重叠时，同一行会出现两次，合计中的金额也会重复计算。同一订单的多个明细总有某个单元格不同。",
        next: "请与控制台核对；如果只有一条记录，请去掉其中一行。",
    },
    #[cfg(feature = "files")]
    triggers: "Record ID,Order ID,Rebate Amount\nRB1,20241007120003216009945,8.00\nRB1,20241007120003216009945,8.00\n",
    #[cfg(feature = "files")]
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n20241007120003216009945,CBS,8.00\n",
};

pub(super) static DU002: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Record ID with two contents",
        title: "Another content than on line {first_line}",
        #[cfg(feature = "files")]
        what: "Two rows have one record ID and differ elsewhere.",
        message: "The record ID “{raw}” stands on line {first_line} and on line {line}, with different contents.",
        why: "One of the two is an older state or a mistake, and both are counted in the totals.",
        next: "Open the record in the console, and keep the row that it shows.",
    },
    zh: Texts {
        name: "同一记录 ID 内容不同",
        title: "与第 {first_line} 行内容不同",
        #[cfg(feature = "files")]
        what: "两行的记录 ID 相同，其他内容不同。",
        message: "记录 ID“{raw}”出现在第 {first_line} 行和第 {line} 行，内容不同。",
        why: "其中一行可能是较早的状态或有误，而两行都计入了合计。",
        next: "请在控制台打开该记录，保留与之一致的一行。",
    },
    #[cfg(feature = "files")]
    triggers: "Record ID,Order ID,Rebate Amount\nRB1,20241007120003216009945,8.00\nRB1,20241007120003216009945,9.00\n",
    #[cfg(feature = "files")]
    silent: "Record ID,Order ID,Rebate Amount\nRB1,20241007120003216009945,8.00\nRB2,20241007120003216009945,9.00\n",
};
