//! `DU`: rows and records that stand twice.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

pub(super) static DU001: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Row read twice",
        title: "The same as {first_place}",
        what: "A row is the same as an earlier one in every cell.",
        message: "{place} is the same as {first_place} in every cell.",
        why: "Pages of an answer or parts of a file that overlap put a row in twice. Its amount is counted twice in the totals. Several line items of one order would differ in some cell.",
        next: "Compare with the console. If the record stands there once, take one of the rows out.",
    },
    zh: Texts {
        name: "同一行读取了两次",
        title: "与{first_place}相同",
        what: "某一行的每个单元格都与前面某行相同。",
        message: "{place}与{first_place}完全相同。",
        why: "分页结果或文件片段重叠时，同一行会出现两次，合计中的金额也会重复计算。同一订单的多个明细总有某个单元格不同。",
        next: "请与控制台核对；如果只有一条记录，请去掉其中一行。",
    },
    triggers: "Record ID,Order ID,Rebate Amount\nRB1,20241007120003216009945,8.00\nRB1,20241007120003216009945,8.00\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n20241007120003216009945,CBS,8.00\n",
};

pub(super) static DU002: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Record ID with two contents",
        title: "Another content than {first_place}",
        what: "Two rows have one record ID and differ elsewhere.",
        message: "The record ID “{raw}” stands in {first_place} and in {place}, with different contents.",
        why: "One of the two is an older state or a mistake, and both are counted in the totals.",
        next: "Open the record in the console, and keep the row that it shows.",
    },
    zh: Texts {
        name: "同一记录 ID 内容不同",
        title: "与{first_place}内容不同",
        what: "两行的记录 ID 相同，其他内容不同。",
        message: "记录 ID“{raw}”出现在{first_place}和{place}，内容不同。",
        why: "其中一行可能是较早的状态或有误，而两行都计入了合计。",
        next: "请在控制台打开该记录，保留与之一致的一行。",
    },
    triggers: "Record ID,Order ID,Rebate Amount\nRB1,20241007120003216009945,8.00\nRB1,20241007120003216009945,9.00\n",
    silent: "Record ID,Order ID,Rebate Amount\nRB1,20241007120003216009945,8.00\nRB2,20241007120003216009945,9.00\n",
};

pub(super) static DU003: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Records in two files",
        title: "{count} records stand in {other} too",
        what: "Records of one file stand in another file of the same check.",
        message: "{count} records of this file stand in {other} too, {record} first.",
        why: "Files that overlap count the same money twice in the totals.",
        next: "Check the files one by one, or take the overlapping records out of one of them.",
    },
    zh: Texts {
        name: "记录出现在两个文件中",
        title: "{count} 条记录也在 {other} 中",
        what: "同一次检查中，一个文件的记录也出现在另一个文件里。",
        message: "此文件有 {count} 条记录也在 {other} 中，首条为 {record}。",
        why: "文件重叠时，同一笔金额会在合计中重复计算。",
        next: "请逐个检查文件，或从其中一个文件去掉重叠的记录。",
    },
    triggers: "#! file a.csv\nRecord ID,Order ID,Rebate Amount\nRB1,20241007120003216009945,8.00\n#! file b.csv\nRecord ID,Order ID,Rebate Amount\nRB1,20241007120003216009945,8.00\n",
    silent: "#! file a.csv\nRecord ID,Order ID,Rebate Amount\nRB1,20241007120003216009945,8.00\n#! file b.csv\nRecord ID,Order ID,Rebate Amount\nRB2,20241007120003216009946,8.00\n",
};

pub(super) static DU004: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Records that changed between two files",
        title: "{count} records differ from {other}",
        what: "Records of one file stand in another with other contents.",
        message: "{count} records have other contents than in {other}, {record} first.",
        why: "Two exports of different days show this when a status or an amount has moved. The totals count both.",
        next: "Use the newer file for the totals, and compare the two for what changed.",
    },
    zh: Texts {
        name: "两个文件之间有变化的记录",
        title: "{count} 条记录与 {other} 不同",
        what: "同一记录在两个文件中的内容不同。",
        message: "有 {count} 条记录的内容与 {other} 不同，首条为 {record}。",
        why: "不同日期的导出在状态或金额变动后会这样；合计同时计入了两者。",
        next: "合计请以较新的文件为准，并比较两者的变化。",
    },
    triggers: "#! file a.csv\nRecord ID,Order ID,Rebate Amount\nRB1,20241007120003216009945,8.00\n#! file b.csv\nRecord ID,Order ID,Rebate Amount\nRB1,20241007120003216009945,8.50\n",
    silent: "#! file a.csv\nRecord ID,Order ID,Rebate Amount\nRB1,20241007120003216009945,8.00\n#! file b.csv\nRecord ID,Order ID,Rebate Amount\nRB2,20241007120003216009946,8.50\n",
};

pub(super) static DU005: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Rows alike, without IDs",
        title: "Rows alike: {count}",
        what: "Rows without an ID of their own are the same as earlier ones in every cell.",
        message: "Rows that are the same as an earlier one in every cell: {count}. The first is {place}, the same as {first_place}.",
        why: "Pages or files that overlap put a row in twice, and its amount is counted twice. Two equal purchases look the same, so it cannot be told here.",
        next: "Count these rows in the console, or export the table with its record IDs.",
    },
    zh: Texts {
        name: "没有编号的相同行",
        title: "相同的行：{count}",
        what: "没有自己编号的行，与前面某行的每个单元格都相同。",
        message: "有 {count} 行与前面某行完全相同，首先是{place}，与{first_place}相同。",
        why: "分页或文件重叠时同一行会出现两次，金额也会重复计算；两笔相同的购买看起来也是这样，因此这里无法判断。",
        next: "请在控制台核对这些行的数量，或导出含记录 ID 的表格。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n20241007120003216009945,CVM,8.00\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n20241007120003216009945,CBS,8.00\n",
};
