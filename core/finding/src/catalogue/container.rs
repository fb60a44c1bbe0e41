//! `FI`: archives and workbooks.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

const CLEAN: &str = "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n";

pub(super) static FI014: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Part not read",
        title: "This part was not read",
        what: "A part of an archive or a workbook is not a table that is understood.",
        message: "This part was not read ({reason_code}): {reason}",
        why: "Archives and workbooks also hold notes and pictures. The other parts were read.",
        next: "If records are missing, open this part by itself and see what is said about it.",
    },
    zh: Texts {
        name: "未读取的部分",
        title: "此部分未读取",
        what: "压缩包或工作簿中的某一部分不是可识别的表格。",
        message: "此部分未读取（{reason_code}）：{reason}",
        why: "压缩包和工作簿中也会有说明和图片。其余部分已读取。",
        next: "如果记录有缺失，请单独打开此部分查看原因。",
    },
    triggers: "[{\"Response\":{\"Error\":{\"Code\":\"InvalidParameter\",\"Message\":\"m\"},\"RequestId\":\"r\"}},{\"Response\":{\"RebateInfoSet\":[{\"Uin\":\"100000032030\",\"RebateMonth\":\"2024-09\",\"Amt\":800,\"MonthSales\":10000,\"QuarterSales\":10000,\"ExceptionFlag\":\"NORMAL\"}],\"TotalCount\":1,\"RequestId\":\"r\"}}]",
    silent: "{\"Response\":{\"RebateInfoSet\":[{\"Uin\":\"100000032030\",\"RebateMonth\":\"2024-09\",\"Amt\":800,\"MonthSales\":10000,\"QuarterSales\":10000,\"ExceptionFlag\":\"NORMAL\"}],\"TotalCount\":1,\"RequestId\":\"r\"}}",
};

pub(super) static FI015: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Archive or workbook damaged",
        title: "Damaged file",
        what: "An archive or a workbook ends too early or contradicts itself.",
        message: "The file is damaged: {fault}.",
        why: "A download that was cut off looks like this. Nothing of it was read, because it could be incomplete.",
        next: "Download the file again. If it opens in a spreadsheet program, save it there once more.",
    },
    zh: Texts {
        name: "压缩包或工作簿已损坏",
        title: "文件已损坏",
        what: "压缩包或工作簿提前结束，或内容自相矛盾。",
        message: "文件已损坏：{fault}。",
        why: "下载中断时会这样。内容可能不完整，因此完全没有读取。",
        next: "请重新下载；如果表格软件可以打开，请在其中另存一次。",
    },
    triggers: "",
    silent: CLEAN,
};

pub(super) static FI016: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "File expands too far",
        title: "Too large when unpacked",
        what: "An archive or a workbook holds more than is unpacked.",
        message: "Unpacked, the file has more than {limit}, which is not read.",
        why: "A small file can be made to fill a computer's memory. Nothing of it was read.",
        next: "Unpack it yourself, and open its parts one by one.",
    },
    zh: Texts {
        name: "解压后过大",
        title: "解压后过大",
        what: "压缩包或工作簿解压后超过可读取的大小。",
        message: "文件解压后超过 {limit}，不予读取。",
        why: "很小的文件也可能被制作成能占满内存的样子。内容完全没有读取。",
        next: "请自行解压后逐个打开。",
    },
    triggers: "",
    silent: CLEAN,
};

pub(super) static FI017: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Protected or old workbook",
        title: "A password, or an old format",
        what: "The file is protected by a password, or is a workbook in the format used before 2007.",
        message: "The file is protected by a password, or saved in the old format (.xls). It cannot be read.",
        why: "Both are stored in a form that no part of can be read safely.",
        next: "Open it in a spreadsheet program, remove the password, and save it as .xlsx.",
    },
    zh: Texts {
        name: "受保护或旧格式的工作簿",
        title: "有密码或为旧格式",
        what: "文件有密码保护，或是 2007 年以前的工作簿格式。",
        message: "文件有密码保护，或以旧格式（.xls）保存，无法读取。",
        why: "这两种文件的内容都无法安全读取。",
        next: "请用表格软件打开，去掉密码后另存为 .xlsx。",
    },
    triggers: "",
    silent: CLEAN,
};

pub(super) static FI018: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Formula without a value",
        title: "Formulas without a value: {count}",
        what: "A cell holds a formula whose result was not saved.",
        message: "Cells with a formula but no result: {count}; the first is in row {line}, column {column}. They count as empty.",
        why: "A program that writes workbooks without calculating them leaves the results out.",
        next: "Open the file in a spreadsheet program, save it, and read it again.",
    },
    zh: Texts {
        name: "公式没有结果",
        title: "{count} 个公式没有结果",
        what: "单元格中的公式没有保存计算结果。",
        message: "有 {count} 个单元格的公式没有结果，第一个在第 {line} 行第 {column} 列，按空白处理。",
        why: "有些程序写出工作簿时不计算公式，结果就会缺失。",
        next: "请用表格软件打开并保存，然后重新读取。",
    },
    triggers: "",
    silent: CLEAN,
};

pub(super) static FI019: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Calculated cells",
        title: "Calculated cells: {count}",
        what: "Cells hold formulas; the saved results were read.",
        message: "Cells that are calculated: {count}; the first is in row {line}, column {column}. The results saved with them were read.",
        why: "Somebody has worked in this file: the portal's own exports hold no formulas. A result is only as new as the last save.",
        next: "For evidence, use the file as the portal gave it out.",
    },
    zh: Texts {
        name: "计算得出的单元格",
        title: "{count} 个单元格由公式得出",
        what: "单元格中是公式，读取的是保存的结果。",
        message: "有 {count} 个单元格由公式计算，第一个在第 {line} 行第 {column} 列。读取的是随文件保存的结果。",
        why: "说明文件被编辑过：平台导出的文件不含公式。结果以最后一次保存为准。",
        next: "作为凭证时，请使用平台给出的原始文件。",
    },
    triggers: "",
    silent: CLEAN,
};

pub(super) static FI020: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Merged cells among the records",
        title: "Merged areas: {count}",
        what: "Cells below the header are merged over several rows or columns.",
        message: "Merged areas below the header: {count}; the first begins in row {line}, column {column}. Only an area's first cell holds the value; the others count as empty.",
        why: "A merged cell looks as if it stood for every row beside it, but the file holds the value once.",
        next: "Unmerge the cells and fill in the value on each row that it belongs to.",
    },
    zh: Texts {
        name: "记录中有合并单元格",
        title: "{count} 处合并单元格",
        what: "表头之下有跨行或跨列的合并单元格。",
        message: "表头之下有 {count} 处合并，第一处从第 {line} 行第 {column} 列开始。只有首个单元格有值，其余按空白处理。",
        why: "合并单元格看似代表旁边的每一行，但文件中只存了一次。",
        next: "请取消合并，并在每一行填入相应的值。",
    },
    triggers: "",
    silent: CLEAN,
};

pub(super) static FI030: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Numbers with a binary tail",
        title: "Numbers with a binary tail: {count}",
        what: "A workbook stores numbers with digits that come from binary arithmetic and are not shown.",
        message: "Numbers stored with more than 15 digits: {count}; the first is in row {line}, column {column}. They were read with the 15 digits that a spreadsheet shows.",
        why: "Spreadsheets calculate in binary: 54331.12 is stored as 54331.120000000003. The tail is no part of the amount.",
        next: "Nothing, for amounts. Identifiers longer than 15 digits must be stored as text.",
    },
    zh: Texts {
        name: "带二进制尾数的数字",
        title: "{count} 个数字带二进制尾数",
        what: "工作簿保存的数字带有二进制运算产生、界面上不显示的尾数。",
        message: "有 {count} 个数字保存了超过 15 位，第一个在第 {line} 行第 {column} 列，已按表格软件显示的 15 位读取。",
        why: "表格软件以二进制计算：54331.12 会存为 54331.120000000003，尾数不属于金额。",
        next: "金额无需处理。超过 15 位的编号必须以文本保存。",
    },
    triggers: "",
    silent: CLEAN,
};

pub(super) static FI032: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Hidden sheet",
        title: "A hidden sheet",
        what: "A sheet of a workbook is hidden, and was read like the others.",
        message: "This sheet is hidden in the workbook. It was read.",
        why: "Hidden sheets often hold older figures or help calculations.",
        next: "Check that its records belong to this settlement.",
    },
    zh: Texts {
        name: "隐藏的工作表",
        title: "隐藏的工作表",
        what: "工作簿中有隐藏的工作表，已照常读取。",
        message: "此工作表在工作簿中是隐藏的，已读取。",
        why: "隐藏的工作表常存放旧数据或辅助计算。",
        next: "请确认其中的记录属于本次结算。",
    },
    triggers: "",
    silent: CLEAN,
};
