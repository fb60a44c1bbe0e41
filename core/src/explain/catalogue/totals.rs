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

pub(super) static TO003: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Differs from what was expected",
        title: "{by} against what was expected",
        what: "A record's amount differs from what the reseller expected of it.",
        message: "{observed} is shown, {expected} was expected: {by}.",
        why: "The difference in parts: {because}.",
        next: "Look at the largest part first. If your own values are right, send this comparison with the exported evidence.",
    },
    zh: Texts {
        name: "与预期不符",
        title: "与预期相差 {by}",
        what: "记录的金额与经销商的预期不同。",
        message: "显示 {observed}，预期 {expected}，相差 {by}。",
        why: "差额的构成：{because}。",
        next: "请先看最大的一项；如果您的数值无误，请将此比较连同导出的证据一并提交。",
    },
    triggers: "#! file october.csv\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n#! expected\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,10%,10.00\n",
    silent: "#! file october.csv\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n#! expected\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n",
};

pub(super) static TO004: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Expected and not shown",
        title: "{expected_record} is not shown",
        what: "A record that the reseller expected is not among those shown.",
        message: "{expected_record} of {period} was expected with {expected} and is not among the records shown.",
        why: "It may belong to a neighbouring month, carry another ID, or not have been counted.",
        next: "Look in the months before and after, and search by the customer in place of the order.",
    },
    zh: Texts {
        name: "预期的记录未显示",
        title: "未显示 {expected_record}",
        what: "经销商预期的记录不在显示的记录之中。",
        message: "预期 {period} 的 {expected_record} 返佣 {expected}，但不在显示的记录之中。",
        why: "它可能在相邻月份、使用了其他编号，或没有计入。",
        next: "请查看前后月份，并改按客户而不是订单查询。",
    },
    triggers: "#! file october.csv\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n#! expected\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\nRB2,2024-10,20241007120003216009946,50.00,8%,4.00\n",
    silent: "#! file october.csv\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n#! expected\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n",
};

pub(super) static TO005: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Shown and not expected",
        title: "{observed} was not expected",
        what: "A record is shown that the reseller did not expect.",
        message: "{record} shows {observed}, and nothing was expected for it.",
        why: "It may be a refund, a correction, a record of a neighbouring month, or one that your own list lacks.",
        next: "Open the details of {record}, then add it to your list or ask for it to be corrected.",
    },
    zh: Texts {
        name: "多出的记录",
        title: "未预期 {observed}",
        what: "显示了经销商没有预期的记录。",
        message: "{record} 显示 {observed}，但没有对应的预期。",
        why: "它可能是退款、更正、相邻月份的记录，或您的清单中缺少的记录。",
        next: "请打开 {record} 的明细，然后补入清单或要求更正。",
    },
    triggers: "#! file october.csv\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\nRB2,2024-10,20241007120003216009946,50.00,8%,4.00\n#! expected\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n",
    silent: "#! file october.csv\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n#! expected\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n",
};
