//! `ID`: identifiers.

use super::{Rule, Texts};
use crate::report::Severity;

pub(super) static ID001: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "ID with hidden extras",
        title: "Hidden extras in this {kind}",
        #[cfg(feature = "files")]
        what: "An identifier holds spaces, invisible characters, full-width digits or quotation marks.",
        message: "This {kind} holds {steps}. Without them it is {cleaned}.",
        why: "The portal compares identifiers character by character. One invisible space gives an empty result.",
        next: "Copy the cleaned {kind} and search with that.",
    },
    zh: Texts {
        name: "ID 中有多余字符",
        title: "{kind}中有多余字符",
        #[cfg(feature = "files")]
        what: "ID 中含有空格、不可见字符、全角数字或引号。",
        message: "此{kind}含有{steps}，去除后为 {cleaned}。",
        why: "平台逐字符比对 ID，一个不可见的空格就会查不到结果。",
        next: "请复制清理后的{kind}再查询。",
    },
    #[cfg(feature = "files")]
    triggers: "Order ID,Product,Rebate Amount\n2024100712000 3216009945,CVM,8.00\n",
    #[cfg(feature = "files")]
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n",
};

pub(super) static ID002: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "ID damaged by a spreadsheet",
        title: "This {kind} lost digits",
        #[cfg(feature = "files")]
        what: "An identifier was stored as a number: written as a power of ten, or cut to 15 digits.",
        message: "This {kind} was stored as a number, and digits behind the fifteenth are lost: {raw}.",
        why: "A spreadsheet keeps 15 digits of a number. What is lost cannot be worked out again.",
        next: "Copy the {kind} from the console again, or import the file with this column set to text.",
    },
    zh: Texts {
        name: "ID 被表格软件损坏",
        title: "{kind}丢失了位数",
        #[cfg(feature = "files")]
        what: "ID 曾被当作数字保存：写成科学计数法，或只保留了 15 位。",
        message: "此{kind}曾被当作数字保存，第 15 位之后已经丢失：{raw}。",
        why: "表格软件只保留数字的前 15 位，丢失的部分无法推算。",
        next: "请从控制台重新复制{kind}，或在导入文件时把该列设为文本。",
    },
    #[cfg(feature = "files")]
    triggers: "Order ID,Product,Rebate Amount\n2.02410E+22,CVM,8.00\n",
    #[cfg(feature = "files")]
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n",
};

pub(super) static ID003: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "ID partly hidden",
        title: "This {kind} is partly hidden",
        #[cfg(feature = "files")]
        what: "Digits of an identifier are replaced by asterisks or the letter x.",
        message: "Some digits of this {kind} are hidden: {raw}.",
        why: "The portal hides digits from some roles. Records cannot be joined by a hidden {kind}.",
        next: "Open the record with a role that sees the whole {kind}, or use the order ID instead.",
    },
    zh: Texts {
        name: "ID 部分隐藏",
        title: "{kind}有部分被隐藏",
        #[cfg(feature = "files")]
        what: "ID 中的部分数字被星号或字母 x 代替。",
        message: "此{kind}的部分数字被隐藏：{raw}。",
        why: "平台对部分角色隐藏数字，被隐藏的{kind}无法用于关联记录。",
        next: "请用能看到完整{kind}的角色打开该记录，或改用订单号。",
    },
    #[cfg(feature = "files")]
    triggers: "Customer UIN,Product,Rebate Amount\n1000104****4,CVM,8.00\n",
    #[cfg(feature = "files")]
    silent: "Customer UIN,Product,Rebate Amount\n100010445724,CVM,8.00\n",
};

pub(super) static ID004: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Not a valid ID",
        title: "Not a valid {kind}",
        #[cfg(feature = "files")]
        what: "An identifier has a character, a length or a date that its kind cannot have.",
        message: "This is not a valid {kind}: {fault}. Expected: {shape}.{likely}",
        why: "A search with it finds nothing, and the record cannot be joined to its order or customer.",
        next: "Compare it with the order in the console, and look for a mistyped or a missing digit.",
    },
    zh: Texts {
        name: "ID 无效",
        title: "{kind}无效",
        #[cfg(feature = "files")]
        what: "ID 中出现了不应有的字符、位数或日期。",
        message: "此{kind}无效：{fault}。应为：{shape}。{likely}",
        why: "用它查询不到结果，该记录也无法关联到订单或客户。",
        next: "请与控制台中的订单核对，检查是否有错位或缺位的数字。",
    },
    #[cfg(feature = "files")]
    triggers: "Order ID,Product,Rebate Amount\n2024100712000321600994O,CVM,8.00\n",
    #[cfg(feature = "files")]
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009940,CVM,8.00\n",
};
