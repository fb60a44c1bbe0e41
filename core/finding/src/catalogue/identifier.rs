//! `ID`: identifiers.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

pub(super) static ID001: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "ID with hidden extras",
        title: "Hidden extras in this {kind}",
        what: "An identifier holds spaces, invisible characters, full-width digits or quotation marks.",
        message: "This {kind} holds {steps}. Without them it is {cleaned}.",
        why: "The portal compares identifiers character by character. One invisible space gives an empty result.",
        next: "Copy the cleaned {kind} and search with that.",
    },
    zh: Texts {
        name: "ID 中有多余字符",
        title: "{kind}中有多余字符",
        what: "ID 中含有空格、不可见字符、全角数字或引号。",
        message: "此{kind}含有{steps}，去除后为 {cleaned}。",
        why: "平台逐字符比对 ID，一个不可见的空格就会查不到结果。",
        next: "请复制清理后的{kind}再查询。",
    },
    triggers: "Order ID,Product,Rebate Amount\n2024100712000 3216009945,CVM,8.00\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n",
};

pub(super) static ID002: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "ID damaged by a spreadsheet",
        title: "This {kind} lost digits",
        what: "An identifier was stored as a number: written as a power of ten, or cut to 15 digits.",
        message: "This {kind} was stored as a number, and digits behind the fifteenth are lost: {raw}.",
        why: "A spreadsheet keeps 15 digits of a number. What is lost cannot be worked out again.",
        next: "Copy the {kind} from the console again, or import the file with this column set to text.",
    },
    zh: Texts {
        name: "ID 被表格软件损坏",
        title: "{kind}丢失了位数",
        what: "ID 曾被当作数字保存：写成科学计数法，或只保留了 15 位。",
        message: "此{kind}曾被当作数字保存，第 15 位之后已经丢失：{raw}。",
        why: "表格软件只保留数字的前 15 位，丢失的部分无法推算。",
        next: "请从控制台重新复制{kind}，或在导入文件时把该列设为文本。",
    },
    triggers: "Order ID,Product,Rebate Amount\n2.02410E+22,CVM,8.00\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n",
};

pub(super) static ID003: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "ID partly hidden",
        title: "This {kind} is partly hidden",
        what: "Digits of an identifier are replaced by asterisks or the letter x.",
        message: "Some digits of this {kind} are hidden: {raw}.",
        why: "The portal hides digits from some roles. Records cannot be joined by a hidden {kind}.",
        next: "Open the record with a role that sees the whole {kind}, or use the order ID instead.",
    },
    zh: Texts {
        name: "ID 部分隐藏",
        title: "{kind}有部分被隐藏",
        what: "ID 中的部分数字被星号或字母 x 代替。",
        message: "此{kind}的部分数字被隐藏：{raw}。",
        why: "平台对部分角色隐藏数字，被隐藏的{kind}无法用于关联记录。",
        next: "请用能看到完整{kind}的角色打开该记录，或改用订单号。",
    },
    triggers: "Customer UIN,Product,Rebate Amount\n1000104****4,CVM,8.00\n",
    silent: "Customer UIN,Product,Rebate Amount\n100010445724,CVM,8.00\n",
};

pub(super) static ID004: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Not a valid ID",
        title: "Not a valid {kind}",
        what: "An identifier has a character, a length or a date that its kind cannot have.",
        message: "This is not a valid {kind}: {fault}. Expected: {shape}.{likely}",
        why: "A search with it finds nothing, and the record cannot be joined to its order or customer.",
        next: "Compare it with the order in the console, and look for a mistyped or a missing digit.",
    },
    zh: Texts {
        name: "ID 无效",
        title: "{kind}无效",
        what: "ID 中出现了不应有的字符、位数或日期。",
        message: "此{kind}无效：{fault}。应为：{shape}。{likely}",
        why: "用它查询不到结果，该记录也无法关联到订单或客户。",
        next: "请与控制台中的订单核对，检查是否有错位或缺位的数字。",
    },
    triggers: "Order ID,Product,Rebate Amount\n2024100712000321600994O,CVM,8.00\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009940,CVM,8.00\n",
};

pub(super) static ID005: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Account ID in the order column",
        title: "An account ID, not an order",
        what: "The order column holds what is an account ID.",
        message: "“{raw}” has the shape of an account ID (UIN), not of an order.",
        why: "A search by this value as an order finds nothing, and the record joins to no order.",
        next: "Look up the order in the record's details. If the columns were swapped, map them again.",
    },
    zh: Texts {
        name: "订单列中是账号",
        title: "这是账号，不是订单号",
        what: "订单列中的内容是账号。",
        message: "“{raw}”符合账号（UIN）的格式，而不是订单号。",
        why: "把它当作订单号查询不会有结果，该记录也无法关联到订单。",
        next: "请在记录明细中查找订单号；如果是列的对应关系有误，请重新指定。",
    },
    triggers: "Order ID,Base Amount,Rebate Amount\n100000049695,100.00,8.00\n",
    silent: "Customer ID,Base Amount,Rebate Amount\n100000049695,100.00,8.00\n",
};

pub(super) static ID006: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Order number in an account column",
        title: "An order number, not an account",
        what: "An account column holds what is an order number.",
        message: "“{raw}” has the shape of an order number, not of an account ID (UIN).",
        why: "A search by this value as an account finds nothing, and the record counts for no customer.",
        next: "Look up the account in the record's details. If the columns were swapped, map them again.",
    },
    zh: Texts {
        name: "账号列中是订单号",
        title: "这是订单号，不是账号",
        what: "账号列中的内容是订单号。",
        message: "“{raw}”符合订单号的格式，而不是账号（UIN）。",
        why: "把它当作账号查询不会有结果，该记录也无法归到客户名下。",
        next: "请在记录明细中查找账号；如果是列的对应关系有误，请重新指定。",
    },
    triggers: "Customer ID,Base Amount,Rebate Amount\n20241007120003216009945,100.00,8.00\n",
    silent: "Order ID,Base Amount,Rebate Amount\n20241007120003216009945,100.00,8.00\n",
};

pub(super) static ID007: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Partner named as its own customer",
        title: "The customer is the partner",
        what: "The customer and the partner of a record are one account.",
        message: "{record} names {raw} both as the partner and as its customer.",
        why: "A search by this customer finds your own account. Often the partner's own ID was copied into the customer column.",
        next: "Look up the customer in the order's details.",
    },
    zh: Texts {
        name: "客户与合作伙伴相同",
        title: "客户就是合作伙伴",
        what: "记录中的客户与合作伙伴是同一账号。",
        message: "{record} 的合作伙伴和客户都是 {raw}。",
        why: "按该客户查询得到的是您自己的账号，通常是把合作伙伴的账号误填到了客户列。",
        next: "请在订单明细中查找客户账号。",
    },
    triggers: "Partner ID,Customer ID,Order ID,Rebate Amount\n100000032030,100000032030,20241007120003216009945,8.00\n",
    silent: "Partner ID,Customer ID,Order ID,Rebate Amount\n100000032030,100000049695,20241007120003216009945,8.00\n",
};

pub(super) static ID008: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Order number later than the month",
        title: "The order number is of {month}",
        what: "An order number begins with a date after the month that the record is settled for.",
        message: "The order number begins with a day of {month}, and the record is settled for {period}.",
        why: "An order cannot be settled in a month that was over before it was placed. The number or the month belongs to another record.",
        next: "Open the order in the console and compare its date and its settlement month.",
    },
    zh: Texts {
        name: "订单号晚于结算月份",
        title: "订单号的日期在 {month}",
        what: "订单号开头的日期晚于该记录的结算月份。",
        message: "订单号以 {month} 的日期开头，而该记录的结算月份是 {period}。",
        why: "订单不可能在下单之前的月份结算；订单号或月份可能属于另一条记录。",
        next: "请在控制台打开该订单，核对日期与结算月份。",
    },
    triggers: "Settlement Month,Order ID,Rebate Amount\n2024-09,20241007120003216009945,8.00\n",
    silent: "Settlement Month,Order ID,Rebate Amount\n2024-10,20241007120003216009945,8.00\n",
};
