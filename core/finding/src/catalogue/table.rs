//! `FI`: delimited text and tables with more than a header and records.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

const CLEAN: &str = "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n";

pub(super) static FI021: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Row of sums",
        title: "Row of sums, not a record",
        what: "A row among the data adds up other rows.",
        message: "Line {line} is a row of sums. It is not counted as a record.",
        why: "Counting it would count the same money twice.",
        next: "Nothing. If this row is a record of its own, give it its identifier.",
    },
    zh: Texts {
        name: "合计行",
        title: "合计行，不是记录",
        what: "数据中有一行是其他行的合计。",
        message: "第 {line} 行是合计行，不计为记录。",
        why: "如果计入，同样的金额会被算两次。",
        next: "无需处理。如果该行确为一条记录，请补上其编号。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n合计,,8.00\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,合计,8.00\n",
};

pub(super) static FI022: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Header repeated",
        title: "The header once more",
        what: "The header stands again among the records.",
        message: "Line {line} repeats the header. It is not counted as a record.",
        why: "Files that were joined keep each one's header.",
        next: "Check that no part of the file is in it twice.",
    },
    zh: Texts {
        name: "表头重复",
        title: "表头再次出现",
        what: "表头在记录中间再次出现。",
        message: "第 {line} 行重复了表头，不计为记录。",
        why: "拼接多个文件时，各自的表头会保留下来。",
        next: "请确认文件内容没有重复。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\nOrder ID,Product,Rebate Amount\n20241008120003216009945,CVM,9.00\n",
    silent: CLEAN,
};

pub(super) static FI028: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Kind of record not known",
        title: "Kept as it is",
        what: "The file is readable, but its records are of no kind that is known.",
        message: "What the records of this file are is not known. Every column was kept as it is, and nothing was checked.",
        why: "The interfaces have new answers from time to time.",
        next: "If these are rebate records, say what the columns mean.",
    },
    zh: Texts {
        name: "记录类型未知",
        title: "原样保留",
        what: "文件可以读取，但其中的记录不属于任何已知类型。",
        message: "无法识别此文件中记录的类型。各列原样保留，没有进行检查。",
        why: "接口会不时增加新的返回内容。",
        next: "如果这些是返佣记录，请指明各列的含义。",
    },
    triggers: "[{\"Colour\":\"blue\",\"Shape\":\"round\"}]",
    silent: "{\"Response\":{\"RebateInfoSet\":[{\"Uin\":\"100000032030\",\"RebateMonth\":\"2024-09\",\"Amt\":800,\"MonthSales\":10000,\"QuarterSales\":10000,\"ExceptionFlag\":\"NORMAL\"}],\"TotalCount\":1,\"RequestId\":\"r\"}}",
};

pub(super) static FI029: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Cells without a header",
        title: "Cells under columns without a name: {count}",
        what: "Cells hold something, but their column has no name.",
        message: "Cells under columns that have no name: {count}; the first is in column {column}, line {line}. They were kept, not read.",
        why: "Notes beside a table look like this, and so does a table that was shifted.",
        next: "Look at the first one. If the column matters, give it a name in the header.",
    },
    zh: Texts {
        name: "没有列名的单元格",
        title: "{count} 个单元格没有列名",
        what: "单元格有内容，但所在列没有列名。",
        message: "有 {count} 个单元格位于没有列名的列中，第一个在第 {column} 列、第 {line} 行。内容已保留，但未读取。",
        why: "表格旁的批注会是这样，错列的表格也会是这样。",
        next: "请查看第一个；如果该列有用，请在表头中补上列名。",
    },
    triggers: "Order ID,Product,Rebate Amount,\n20241007120003216009945,CVM,8.00,see mail\n",
    silent: CLEAN,
};

pub(super) static FI035: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Header on two rows",
        title: "Header on two rows",
        what: "Groups of columns have a title of their own above the columns' names.",
        message: "The header stands on two rows, from line {line} on. Each column is read by both names together.",
        why: "Exported tables group columns such as amounts under one title.",
        next: "Check the columns' meanings below, once.",
    },
    zh: Texts {
        name: "两行表头",
        title: "表头占两行",
        what: "列名之上还有分组标题。",
        message: "表头从第 {line} 行起占两行，各列按两级名称一并识别。",
        why: "导出的表格常把金额等列归在同一标题下。",
        next: "请核对一次各列的含义。",
    },
    triggers: "Order,,Rebate,\nID,Product,Rate,Amount\n20241007120003216009945,CVM,8%,8.00\n",
    silent: CLEAN,
};
