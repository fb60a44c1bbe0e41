//! `TO`: sums that the portal states.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

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
        title: "{expected_record} {absent}",
        what: "A record that the reseller expected is not among those shown.",
        message: "{expected_record} of {period} was expected with {expected} and {absent}.",
        why: "It may belong to a neighbouring month, carry another ID, or not have been counted.",
        next: "Look in the months before and after, and search by the customer in place of the order.",
    },
    zh: Texts {
        name: "预期的记录未显示",
        title: "{expected_record}{absent}",
        what: "经销商预期的记录不在显示的记录之中。",
        message: "预期 {period} 的 {expected_record} 返佣 {expected}，但{absent}。",
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
        message: "{record} shows {observed}, and {unexpected}.",
        why: "It may be a refund, a correction, a record of a neighbouring month, or one that your own list lacks.",
        next: "Open the details of {record}, then add it to your list or ask for it to be corrected.",
    },
    zh: Texts {
        name: "多出的记录",
        title: "未预期 {observed}",
        what: "显示了经销商没有预期的记录。",
        message: "{record} 显示 {observed}，但{unexpected}。",
        why: "它可能是退款、更正、相邻月份的记录，或您的清单中缺少的记录。",
        next: "请打开 {record} 的明细，然后补入清单或要求更正。",
    },
    triggers: "#! file october.csv\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\nRB2,2024-10,20241007120003216009946,50.00,8%,4.00\n#! expected\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n",
    silent: "#! file october.csv\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n#! expected\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n",
};

pub(super) static TO006: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Expected value that cannot be used",
        title: "Line {expected_line} of {expected_file}",
        what: "A cell of the file with the expected values cannot be used as it stands.",
        message: "Line {expected_line} of {expected_file}: {told}",
        why: "What cannot be read is not compared, and a damaged ID finds no record.",
        next: "Correct that line and compare again.",
    },
    zh: Texts {
        name: "预期数据无法使用",
        title: "{expected_file} 第 {expected_line} 行",
        what: "预期数据文件中的某个单元格无法使用。",
        message: "{expected_file} 第 {expected_line} 行：{told}",
        why: "无法读取的内容不参与比较，损坏的 ID 找不到对应的记录。",
        next: "请更正该行后重新比较。",
    },
    triggers: "#! file october.csv\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n#! expected\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\nRB2,2024-10,20241007120003216009946,100.00,8%,abc\n",
    silent: "#! file october.csv\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n#! expected\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n",
};

pub(super) static TO007: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Cannot be compared",
        title: "Not compared with what was expected",
        what: "A record is on both sides, and the amount of one side is blank or cannot be read.",
        message: "{record} cannot be compared: {because}.",
        why: "Whether it is right is open. It counts neither as equal nor as different.",
        next: "Fill in or correct the amount, then compare again.",
    },
    zh: Texts {
        name: "无法比较",
        title: "未能与预期比较",
        what: "双方都有该记录，但其中一方的金额为空或无法读取。",
        message: "{record} 无法比较：{because}。",
        why: "其正确与否尚无结论，既不算一致，也不算不符。",
        next: "请补全或更正金额后重新比较。",
    },
    triggers: "#! file october.csv\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,-\n#! expected\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n",
    silent: "#! file october.csv\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n#! expected\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n",
};

pub(super) static TO008: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Statement and details in different currencies",
        title: "Stated in {currency}, itemised in {others}",
        what: "A month's statement is in one currency, and its details are all in others.",
        message: "The statement of {period} is in {currency}, its details are in {others}: they were not compared.",
        why: "Sums of different currencies say nothing about each other.",
        next: "Look up in which currency the month is settled, and check the details of that currency.",
    },
    zh: Texts {
        name: "对账单与明细币种不同",
        title: "对账单为 {currency}，明细为 {others}",
        what: "某月对账单为一种币种，其明细全部为其他币种。",
        message: "{period} 的对账单为 {currency}，明细为 {others}，因此没有比较。",
        why: "不同币种的合计无法相互印证。",
        next: "请确认该月以哪种币种结算，并使用该币种的明细。",
    },
    triggers: "#! file details.csv\nRecord ID,Settlement Month,Order ID,Rebate Amount,Currency\nRB1,2024-10,20241007120003216009945,8.00,USD\n#! file statement.json\n{\"Response\":{\"RebateInfoSet\":[{\"Uin\":\"100000032030\",\"RebateMonth\":\"2024-10\",\"Amt\":800,\"MonthSales\":100000,\"QuarterSales\":100000,\"ExceptionFlag\":\"NORMAL\"}],\"TotalCount\":1}}\n",
    silent: "#! file details.csv\nRecord ID,Settlement Month,Order ID,Rebate Amount,Currency\nRB1,2024-10,20241007120003216009945,8.00,CNY\n#! file statement.json\n{\"Response\":{\"RebateInfoSet\":[{\"Uin\":\"100000032030\",\"RebateMonth\":\"2024-10\",\"Amt\":800,\"MonthSales\":100000,\"QuarterSales\":100000,\"ExceptionFlag\":\"NORMAL\"}],\"TotalCount\":1}}\n",
};
