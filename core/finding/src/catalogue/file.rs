//! `FI`: the file itself.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

pub(super) const CLEAN: &str = "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n";

pub(super) static FI001: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Quotation mark never closed",
        title: "Quotation mark never closed",
        what: "A cell opens with a quotation mark that is not closed.",
        message: "Line {line}, character {character}: this cell opens with a quotation mark that is never closed.",
        why: "Many programs read on to the end of the file and lose every row on the way. Here the cell was read to the end of its own line, and the rows after it were read as usual.",
        next: "Download the file again. If it was edited, close the quotation mark or remove it.",
    },
    zh: Texts {
        name: "引号未闭合",
        title: "引号未闭合",
        what: "单元格以引号开头，但没有闭合。",
        message: "第 {line} 行第 {character} 个字符：单元格以引号开头，但一直没有闭合。",
        why: "许多程序会一直读到文件末尾，途中的各行都会丢失。这里只把该单元格读到本行末尾，其后各行照常读取。",
        next: "请重新下载文件；如果文件被编辑过，请补上或删除这个引号。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,\"CVM,8.00\n20241008120003216009945,CVM,8.00\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,\"CVM, standard\",8.00\n",
};

pub(super) static FI002: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Text after a closing quotation mark",
        title: "Text after a closing quotation mark",
        what: "A quoted cell is closed, and more text follows before the next separator.",
        message: "Line {line}, character {character}: text follows the closing quotation mark of this cell.",
        why: "The cell does not say where it ends, so programs read it differently. It was kept exactly as written.",
        next: "Download the file again. If it was edited, write quotation marks inside a cell twice.",
    },
    zh: Texts {
        name: "闭合引号后还有文字",
        title: "闭合引号后还有文字",
        what: "带引号的单元格已闭合，但在下一个分隔符之前还有文字。",
        message: "第 {line} 行第 {character} 个字符：单元格的闭合引号之后还有文字。",
        why: "单元格在哪里结束并不明确，不同程序会读出不同结果。这里按原文保留。",
        next: "请重新下载文件；如果文件被编辑过，单元格内的引号应写两次。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,\"CVM\" standard,8.00\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,\"\"\"CVM\"\" standard\",8.00\n",
};

pub(super) static FI003: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Row does not fit the header",
        title: "{misfit}",
        what: "A row has another number of cells than the header has columns, or a comma has split an amount.",
        message: "{misfit}. Line {line} has {cells} cells; the header has {columns} columns.",
        why: "From some cell on, values may stand in the wrong column. The row is counted, but none of its amounts is read.",
        next: "Look for a missing or an extra separator on this line, often an amount such as 1,234.00 without quotation marks.",
    },
    zh: Texts {
        name: "行与表头列数不符",
        title: "{misfit}",
        what: "某一行的单元格数与表头的列数不同，或金额被其中的逗号拆开。",
        message: "{misfit}。第 {line} 行有 {cells} 个单元格，表头有 {columns} 列。",
        why: "从某个单元格起，数值可能错列。该行计入行数，但其中的金额不读取。",
        next: "请检查该行是否多了或少了分隔符，常见原因是 1,234.00 这样的金额没有加引号。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,1,234.00\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,\"1,234.00\"\n",
};

pub(super) static FI004: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "No header of a rebate table",
        title: "No header of a rebate table",
        what: "No row near the top names the columns of a rebate table.",
        message: "No header of a rebate table was found. The closest row is line {line}. Understood: {understood}. Not understood: {other}.",
        why: "Columns are read by their names, never by their position. A rebate amount is needed (or a base amount and a rate), and one of: record ID, order ID, customer UIN, settlement period, product, status.",
        next: "Name the columns yourself, for example --map \"Your header=rebate_amount\", or export the table again with its header.",
    },
    zh: Texts {
        name: "没有找到返佣表的表头",
        title: "没有找到返佣表的表头",
        what: "文件开头没有一行写明返佣表的列名。",
        message: "没有找到返佣表的表头。最接近的是第 {line} 行。已识别：{understood}；未识别：{other}。",
        why: "各列按名称读取，绝不按位置猜测。至少需要返佣金额（或返佣基数与比例），以及下列之一：记录 ID、订单号、客户 UIN、结算周期、产品、状态。",
        next: "请自行指定列名，例如 --map \"您的列名=rebate_amount\"，或重新导出带表头的表格。",
    },
    triggers: "Name,City\nWang,Shenzhen\n",
    silent: CLEAN,
};

pub(super) static FI005: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Nothing in the file",
        title: "Nothing in the file",
        what: "The file is empty or holds only blanks.",
        message: "The file holds nothing to read.",
        why: "A download that was cut off, or that was asked for before the portal had made it, is empty.",
        next: "Download the file again, and check the month that it was asked for.",
    },
    zh: Texts {
        name: "文件没有内容",
        title: "文件没有内容",
        what: "文件为空或只有空白。",
        message: "文件中没有可读取的内容。",
        why: "下载中断，或平台尚未生成文件时就下载，得到的文件是空的。",
        next: "请重新下载文件，并核对所选月份。",
    },
    triggers: "  \n",
    silent: CLEAN,
};

pub(super) static FI008: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Column with an unclear meaning",
        title: "“{header}” could mean several things",
        what: "A column's name could mean more than one field, or two columns claim the same one.",
        message: "The column “{header}” was not read, because its name could mean more than one field or another column already has that meaning.",
        why: "A guess would put the wrong numbers under the right name.",
        next: "If you need this column, say what it means, for example --map \"{header}={example}\".",
    },
    zh: Texts {
        name: "含义不明确的列",
        title: "“{header}”可能有多种含义",
        what: "列名可能对应多个字段，或两列对应同一字段。",
        message: "“{header}”一列没有读取：其名称可能对应多个字段，或已有其他列表示同一含义。",
        why: "若靠猜测，错误的数字会出现在正确的名称之下。",
        next: "如果需要这一列，请指明其含义，例如 --map \"{header}={example}\"。",
    },
    triggers: "Order ID,Amount,Rebate Amount\n20241007120003216009945,100.00,8.00\n",
    silent: "Order ID,Base Amount,Rebate Amount\n20241007120003216009945,100.00,8.00\n",
};

pub(super) static FI009: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Lines above the header",
        title: "Rows above the header: {rows}",
        what: "Rows with text stand above the header.",
        message: "The header is on line {line}. Rows above it that were not read as records: {rows}.",
        why: "Titles and filters are often written above a table.",
        next: "Nothing, if these are titles. Otherwise check that line {line} is the header.",
    },
    zh: Texts {
        name: "表头之上还有内容",
        title: "表头之上有 {rows} 行内容",
        what: "表头之上还有带文字的行。",
        message: "表头在第 {line} 行，其上 {rows} 行未作为记录读取。",
        why: "表格上方常写有标题和筛选条件。",
        next: "如果是标题，无需处理；否则请确认第 {line} 行确为表头。",
    },
    triggers: "Commission for October\nOrder ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n",
    silent: CLEAN,
};

pub(super) static FI036: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Form not read here",
        title: "This form is not read here",
        what: "A file was given to the part of the core that reads pages.",
        message: "This part of the core reads tables of pages only.",
        why: "Files are read by a larger module, which is loaded when one is opened.",
        next: "Load the whole module, and give it the file.",
    },
    zh: Texts {
        name: "此处不读取这种形式",
        title: "此处不读取这种形式",
        what: "把文件交给了只读取页面的模块。",
        message: "此模块只读取页面上的表格。",
        why: "文件由较大的模块读取，打开文件时才会加载。",
        next: "请加载完整模块，再打开该文件。",
    },
    triggers: "",
    silent: CLEAN,
};
