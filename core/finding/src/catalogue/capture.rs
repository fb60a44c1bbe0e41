//! `CA`: reading a page.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

pub(super) static CA001: Rule = Rule {
    severity: Severity::Note,
    fatal: true,
    en: Texts {
        name: "No rebate table on this page",
        title: "No rebate table on this page",
        what: "A console page was looked through, and no rebate table was found.",
        message: "This page shows no rebate table.",
        why: "A table is recognised by its column names: a rebate or commission amount, or a base amount with a rate, and beside it a record ID, order ID, customer UIN, settlement period, product or status.",
        next: "Open Commission Details or Statement in the partner console. If the table is still loading, wait a moment.",
    },
    zh: Texts {
        name: "此页面没有返佣表",
        title: "此页面没有返佣表",
        what: "已查看控制台页面，没有找到返佣表。",
        message: "此页面没有显示返佣表。",
        why: "返佣表按列名识别：要有返佣金额，或返佣基数与比例；并有记录 ID、订单号、客户 UIN、结算周期、产品、状态之一。",
        next: "请在合作伙伴控制台打开返佣明细或对账单；如果表格正在加载，请稍候。",
    },
    triggers: "",
    silent: "Order ID,Rebate Amount\n20241007120003216009945,8.00\n",
};

pub(super) static CA002: Rule = Rule {
    severity: Severity::Warning,
    fatal: true,
    en: Texts {
        name: "Table headers not understood",
        title: "This table's headers are not understood",
        what: "A table looks like a rebate table, but too few of its columns are understood.",
        message: "Understood: {understood}. Not understood: {other}.",
        why: "Columns are read by their names, never by their position. Nothing on this page was checked or marked.",
        next: "Tell us the column names, so that they can be added. They hold no data of your customers.",
    },
    zh: Texts {
        name: "表头无法识别",
        title: "无法识别此表的表头",
        what: "这张表像返佣表，但能识别的列太少。",
        message: "已识别：{understood}；未识别：{other}。",
        why: "各列按名称读取，绝不按位置猜测。此页面未做任何检查和标记。",
        next: "请把列名告诉我们，以便补充。列名不包含客户数据。",
    },
    triggers: "Commission Rate,Kind\n8%,A\n",
    silent: "Order ID,Rebate Amount\n20241007120003216009945,8.00\n",
};

pub(super) static CA003: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "A cell of the page is too long",
        title: "A cell is too long to be read whole",
        what: "A cell of a console page holds more than 4,000 characters.",
        message: "This cell holds more than {limit} characters. Only its beginning was read, and it ends with “…”.",
        why: "No value of a record is as long. The page put something else into this cell, and reading all of it would slow the page down.",
        next: "Look at this cell on the page. If the record matters, export it from the console and open that file.",
    },
    zh: Texts {
        name: "页面单元格内容过长",
        title: "单元格内容过长，未能完整读取",
        what: "控制台页面的某个单元格超过 4000 个字符。",
        message: "此单元格超过 {limit} 个字符，仅读取了开头部分，并以“…”结尾。",
        why: "记录中的值不会这么长，可能是页面在此单元格中放入了其他内容；完整读取会拖慢页面。",
        next: "请在页面上查看此单元格；如果需要此记录，请从控制台导出文件后再打开。",
    },
    triggers: "",
    silent: "Order ID,Rebate Amount\n20241007120003216009945,8.00\n",
};
