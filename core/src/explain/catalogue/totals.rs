//! `TO`: sums that the portal states.

use super::{Rule, Texts};
use crate::report::Severity;

pub(super) static TO001: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Statement differs from its details",
        title: "Statement and details: {by}",
        what: "A month's statements do not add up to its details.",
        message: "The statements of {period} come to {stated}, their {count} details to {sum}: {by}.",
        why: "{because}",
        next: "Compare these rows with the console. If the details are complete, dispute the statement before you confirm it.",
    },
    zh: Texts {
        name: "对账单与明细不符",
        title: "对账单与明细相差 {by}",
        what: "某月对账单之和不等于其明细之和。",
        message: "{period} 的对账单合计 {stated}，{count} 行明细合计 {sum}，相差 {by}。",
        why: "{because}",
        next: "请与控制台核对这些行；如果明细完整，请在确认之前对对账单提出异议。",
    },
    triggers: "#! file details.csv\nRecord ID,Settlement Month,Order ID,Rebate Amount,Currency\nRB1,2024-10,20241007120003216009945,8.00,CNY\nRB2,2024-10,20241007120003216009946,5.00,CNY\n#! file statement.json\n{\"Response\":{\"RebateInfoSet\":[{\"Uin\":\"100000032030\",\"RebateMonth\":\"2024-10\",\"Amt\":800,\"MonthSales\":100000,\"QuarterSales\":100000,\"ExceptionFlag\":\"NORMAL\"}],\"TotalCount\":1}}\n",
    silent: "#! file details.csv\nRecord ID,Settlement Month,Order ID,Rebate Amount,Currency\nRB1,2024-10,20241007120003216009945,8.00,CNY\nRB2,2024-10,20241007120003216009946,5.00,CNY\n#! file statement.json\n{\"Response\":{\"RebateInfoSet\":[{\"Uin\":\"100000032030\",\"RebateMonth\":\"2024-10\",\"Amt\":1300,\"MonthSales\":100000,\"QuarterSales\":100000,\"ExceptionFlag\":\"NORMAL\"}],\"TotalCount\":1}}\n",
};

pub(super) static TO002: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Row of sums does not add up",
        title: "{stated} stated, {sum} above",
        what: "A row of sums states another sum than the rows above it have.",
        message: "Line {line} states {stated}; the rows above it add up to {sum}.",
        why: "A row is missing, stands twice, or was changed after the sum was made; or the sum counts rows that are not in this file.",
        next: "Compare the number of rows with the console, then look for the row that makes the difference.",
    },
    zh: Texts {
        name: "合计行不符",
        title: "合计行为 {stated}，实际 {sum}",
        what: "合计行的金额不等于其上各行之和。",
        message: "第 {line} 行的合计为 {stated}，其上各行之和为 {sum}。",
        why: "可能少了一行、重复了一行、合计之后又有改动，或合计包含了不在此文件中的行。",
        next: "请先与控制台核对行数，再查找造成差额的行。",
    },
    triggers: "Order ID,Rebate Amount\n20241007120003216009945,8.00\n20241007120003216009946,5.00\nTotal,14.00\n",
    silent: "Order ID,Rebate Amount\n20241007120003216009945,8.00\n",
};
