//! `FI`: bytes and text that only files can hold.

use crate::{
    catalogue::{Rule, Texts, file::CLEAN},
    severity::Severity,
};

pub(super) static FI006: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Not readable as text",
        title: "Not readable as text",
        what: "The bytes of the file are text in none of the encodings that are read.",
        message: "Line {line}, byte {byte_column}: the byte {byte} belongs to text in no encoding that is read (UTF-8, GB18030, UTF-16).",
        why: "A file that was cut off or changed on its way looks like this. Nothing is guessed, because a wrong guess changes names and amounts in silence.",
        next: "Save it as “CSV UTF-8”, or download the original from the portal again.",
    },
    zh: Texts {
        name: "无法按文本读取",
        title: "无法按文本读取",
        what: "文件的字节不属于可读取的任何文本编码。",
        message: "第 {line} 行第 {byte_column} 个字节：{byte} 不属于可读取的编码（UTF-8、GB18030、UTF-16）。",
        why: "文件被截断或在途中改动时会这样。这里不做猜测，因为猜错会悄悄改变名称和金额。",
        next: "请另存为“CSV UTF-8”，或重新从平台下载原始文件。",
    },
    triggers: "Order ID\0,Product",
    silent: CLEAN,
};

pub(super) static FI007: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "File too large",
        title: "File too large",
        what: "The file is larger than what is read in one piece.",
        message: "The file has {size}; files of up to {limit} are read.",
        why: "It would not fit into a browser's memory. Nothing of it was read.",
        next: "Split it by month or by customer; the portal does so for large months.",
    },
    zh: Texts {
        name: "文件过大",
        title: "文件过大",
        what: "文件超过一次可读取的大小。",
        message: "文件大小为 {size}，最多读取 {limit}。",
        why: "浏览器内存放不下。文件内容完全没有读取。",
        next: "请按月份或客户拆分；数据较多的月份，平台也会拆分。",
    },
    triggers: "",
    silent: CLEAN,
};

pub(super) static FI010: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Quotation mark inside a plain cell",
        title: "Quotation mark inside a plain cell",
        what: "A cell without quotation marks around it holds one.",
        message: "Line {line}, character {character}: a quotation mark stands inside a cell that has none around it. It was kept as text.",
        why: "Inch marks look like this. So does a cell whose opening mark was lost.",
        next: "Check that the neighbouring cells of this line are complete.",
    },
    zh: Texts {
        name: "普通单元格内有引号",
        title: "普通单元格内有引号",
        what: "没有用引号包围的单元格中出现了引号。",
        message: "第 {line} 行第 {character} 个字符：未加引号的单元格中有一个引号，已按文字保留。",
        why: "英寸符号是这种样子，丢失了开头引号的单元格也是。",
        next: "请确认该行相邻单元格完整。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,Disk 3.5\" SSD,8.00\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,\"Disk 3.5\"\" SSD\",8.00\n",
};

pub(super) static FI012: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Separator changes half-way",
        title: "Another separator from here on",
        what: "The cells of later rows are separated by another character than those of the header.",
        message: "From line {line} on, cells are separated by {delimiter}. They were read that way.",
        why: "Two files were probably joined, or part of one was saved again by another program.",
        next: "Check that both parts belong together, and that neither is in the file twice.",
    },
    zh: Texts {
        name: "分隔符中途改变",
        title: "从此处起分隔符不同",
        what: "后面各行的单元格分隔符与表头不同。",
        message: "从第 {line} 行起，单元格以{delimiter}分隔，已按此读取。",
        why: "可能是两个文件被拼接在一起，或其中一部分被其他程序重新保存过。",
        next: "请确认两部分确属同一份数据，且没有重复。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n20241008120003216009945;CVM;9.00\n",
    silent: CLEAN,
};

pub(super) static FI013: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Encoding changes half-way",
        title: "Another encoding from line {line} on",
        what: "The text begins in one encoding and goes on in another.",
        message: "Line {line} begins to be written in {to}; everything before it is {from}. Each line was read in its own encoding.",
        why: "Two files were joined whose programs save Chinese text in different ways.",
        next: "Look at some names on either side of line {line}. If they read well, nothing needs to be done.",
    },
    zh: Texts {
        name: "编码中途改变",
        title: "从第 {line} 行起编码不同",
        what: "文本开头是一种编码，后面是另一种。",
        message: "从第 {line} 行起为 {to}，之前为 {from}。各行已按各自的编码读取。",
        why: "两个文件被拼接在一起，而保存它们的程序使用了不同的中文编码。",
        next: "请核对第 {line} 行前后的名称；如果都正常，无需处理。",
    },
    triggers: "",
    silent: CLEAN,
};

pub(super) static FI031: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Not a file that holds a table",
        title: "This is {what}",
        what: "The file begins like something that holds no table.",
        message: "The file is {what}, not a table.",
        why: "The portal answers with its sign-in page where a session has ended, and hands out invoices and summaries as PDF.",
        next: "Sign in, download the file again as CSV or Excel, and open that.",
    },
    zh: Texts {
        name: "不是含有表格的文件",
        title: "这是{what}",
        what: "文件开头表明它不含表格。",
        message: "该文件是{what}，不是表格。",
        why: "登录失效时，平台会返回登录页；发票和汇总则以 PDF 提供。",
        next: "请重新登录，下载 CSV 或 Excel 文件后再打开。",
    },
    triggers: "<!DOCTYPE html><html><body>Sign in</body></html>",
    silent: CLEAN,
};

pub(super) static FI011: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "More of the same",
        title: "{count} more findings of {code}",
        what: "One rule has more findings in one input than are written out.",
        message: "{code} has {count} more findings in this input. They are counted in the summary but not written out.",
        why: "So many findings of one kind usually have one cause, such as a column with another meaning.",
        next: "Look at the first ones, mend the cause, and check again.",
    },
    zh: Texts {
        name: "更多同类问题",
        title: "{code} 还有 {count} 条",
        what: "同一输入中，某条规则的问题多于逐条列出的上限。",
        message: "此输入中 {code} 还有 {count} 条问题，已计入汇总，未逐条列出。",
        why: "同类问题如此之多，通常出于同一原因，例如某列另有含义。",
        next: "请先查看前面几条，消除原因后重新检查。",
    },
    triggers: "",
    silent: CLEAN,
};

pub(super) static FI038: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Remark among the rows",
        title: "A remark, not a record",
        what: "A row holds nothing but a sentence about the table.",
        message: "Line {line} is a remark: “{remark}”. It is not counted as a record.",
        why: "What it says, such as a unit or a currency, is not applied to the rows by itself.",
        next: "Read it. If it changes what the amounts mean, say so in the header or in a column of its own.",
    },
    zh: Texts {
        name: "行间的说明文字",
        title: "说明文字，不是记录",
        what: "某一行只有一句关于表格的说明。",
        message: "第 {line} 行是说明文字：“{remark}”，不计为记录。",
        why: "其中的内容（例如单位或币种）不会自动应用到各行。",
        next: "请阅读该说明；如果它改变了金额的含义，请写入表头或单独一列。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n说明：本表金额单位为美元,,\n",
    silent: "Order ID,Product,Rebate Amount,Remark\n20241007120003216009945,CVM,8.00,说明：本表金额单位为美元\n",
};
