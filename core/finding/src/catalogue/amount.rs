//! `AM`: amounts.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

pub(super) static AM001: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Amount differs from its parts",
        title: "{by} {more} than its parts",
        what: "Base amount times rate, rounded, plus the adjustment does not give the amount shown.",
        message: "The parts give {expected}; {observed} is shown, {by} {more}.",
        why: "{because}",
        next: "Open the details of {record} and look for a correction note. If there is none, ask your channel manager with the exported evidence.",
    },
    zh: Texts {
        name: "金额与各项不符",
        title: "比各项合计{more} {by}",
        what: "返佣基数乘以比例、取整后加上调整金额，不等于显示的金额。",
        message: "按各项计算应为 {expected}，实际显示 {observed}，{more} {by}。",
        why: "{because}",
        next: "请打开 {record} 的明细，查看是否有调整说明；如果没有，请附上导出的证据向渠道经理核实。",
    },
    triggers: "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,100.00,8%,8.37\n",
    silent: "Order ID,Base Amount,Rate,Adjustment,Rebate Amount\n20241007120003216009945,100.00,8%,0.37,8.37\n",
};

pub(super) static AM002: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Rounded differently",
        title: "Rounded differently: {by} {more}",
        what: "One line uses another rounding than the other lines of its table, or than you said.",
        message: "This line is {this_mode}; {against}. The difference is {by}.",
        why: "A single line with its own rounding often comes from a correction made by hand.",
        next: "Note the difference. If it happens on many lines, ask your channel manager which rounding applies.",
    },
    zh: Texts {
        name: "取整方式不同",
        title: "取整方式不同：{more} {by}",
        what: "某一行的取整方式与同表其他各行或您指定的方式不同。",
        message: "此行按{this_mode}取整，而{against}，相差 {by}。",
        why: "个别行取整方式不同，常出自人工调整。",
        next: "请记下差额；如果多行如此，请向渠道经理确认适用的取整方式。",
    },
    triggers: "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,10.07,5%,0.50\n20241007120003216009946,10.17,5%,0.51\n20241007120003216009947,10.19,5%,0.51\n20241007120003216009948,10.31,5%,0.52\n20241007120003216009949,10.39,5%,0.52\n20241007120003216009950,10.33,5%,0.51\n",
    silent: "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,10.07,5%,0.50\n20241007120003216009946,10.17,5%,0.51\n20241007120003216009947,10.19,5%,0.51\n20241007120003216009948,10.31,5%,0.52\n20241007120003216009949,10.39,5%,0.52\n20241007120003216009950,10.33,5%,0.52\n",
};

pub(super) static AM003: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Amount not readable",
        title: "This {field} cannot be read",
        what: "A cell that should hold an amount holds something else.",
        message: "The {field} “{raw}” cannot be read: {fault}.",
        why: "It is not taken for zero. The line's breakdown was not checked, and totals do not count this amount.",
        next: "Compare it with the record in the console; a letter may stand in place of a digit.",
    },
    zh: Texts {
        name: "金额无法读取",
        title: "{field}无法读取",
        what: "应为金额的单元格中是其他内容。",
        message: "{field}“{raw}”无法读取：{fault}。",
        why: "它不会被当作零。该行各项未做核对，合计中也不含这笔金额。",
        next: "请与控制台中的记录核对，可能有字母混在数字中。",
    },
    triggers: "Order ID,Base Amount,Rebate Amount\n20241007120003216009945,100.00,\"1,2O7.35\"\n",
    silent: "Order ID,Base Amount,Rebate Amount\n20241007120003216009945,100.00,-\n",
};

pub(super) static AM004: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Rate not readable",
        title: "This rate cannot be read",
        what: "A rate is no number, or nothing says whether it means per cent or a part of one.",
        message: "The rate “{raw}” cannot be read: {fault}.",
        why: "Without the rate, the line's breakdown cannot be checked.",
        next: "Look the rate up in your agreement or in the record's details.",
    },
    zh: Texts {
        name: "返佣比例无法读取",
        title: "返佣比例无法读取",
        what: "比例不是数字，或无法判断其单位是百分比还是小数。",
        message: "返佣比例“{raw}”无法读取：{fault}。",
        why: "没有比例，就无法核对该行各项。",
        next: "请在协议或该记录的明细中查找比例。",
    },
    triggers: "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,100.00,eight,8.00\n",
    silent: "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,100.00,0.08,8.00\n",
};

pub(super) static AM006: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Rate in another unit",
        title: "{meant} is meant, not {read_as}",
        what: "A rate is written in another unit than its column.",
        message: "Read as {read_as}, the rate gives {expected}; {observed} is shown, which is the amount at {meant}.",
        why: "The number {rate} stands in another unit than its column says. The amount itself may be right.",
        next: "Compare with the rate in your agreement. If {meant} is the agreed rate, only the way it is written is wrong.",
    },
    zh: Texts {
        name: "比例单位不符",
        title: "应为 {meant}，而不是 {read_as}",
        what: "返佣比例的单位与所在列不一致。",
        message: "按 {read_as} 计算应为 {expected}，实际显示 {observed}，恰为按 {meant} 计算的金额。",
        why: "数值 {rate} 的单位与列不一致，金额本身可能是对的。",
        next: "请与协议中的比例核对；如果约定的比例是 {meant}，则只是写法有误。",
    },
    triggers: "Order ID,Base Amount,Rate (%),Rebate Amount\n20241007120003216009945,100.00,0.08,8.00\n20241007120003216009946,200.00,8,16.00\n",
    silent: "Order ID,Base Amount,Rate (%),Rebate Amount\n20241007120003216009945,100.00,8,8.00\n20241007120003216009946,200.00,8,16.00\n",
};

pub(super) static AM007: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Cents taken for whole units",
        title: "A hundredfold apart",
        what: "An amount or its base is exactly a hundred times what it would have to be, or a hundredth.",
        message: "The parts give {expected}; {observed} is shown. They are a hundredfold apart.",
        why: "{because}",
        next: "Check the unit of both columns. The interfaces count in fen, the pages in yuan.",
    },
    zh: Texts {
        name: "分与元混淆",
        title: "相差一百倍",
        what: "金额或基数恰为应有的一百倍或百分之一。",
        message: "按各项计算应为 {expected}，实际显示 {observed}，两者相差一百倍。",
        why: "{because}",
        next: "请核对两列的单位：接口以分计，页面以元计。",
    },
    triggers: "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,100.00,8%,800.00\n",
    silent: "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,10000.00,8%,800.00\n",
};

pub(super) static AM008: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Sign against the record",
        title: "The sign is reversed",
        what: "An amount has the other sign than its parts or its kind of record.",
        message: "{observed} is shown; with the right sign it would be {expected}.",
        why: "{because}",
        next: "Open the details of {record} and see whether it is an earning or a refund, before the amount is added up.",
    },
    zh: Texts {
        name: "正负号相反",
        title: "正负号相反",
        what: "金额的正负号与各项或记录类型不符。",
        message: "实际显示 {observed}，按正确的符号应为 {expected}。",
        why: "{because}",
        next: "请打开 {record} 的明细，确认是收入还是退款，再计入合计。",
    },
    triggers: "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,-100.00,8%,8.00\n",
    silent: "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,100.00,8%,8.00\n",
};

pub(super) static AM012: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "6% deducted for an ordinary invoice",
        title: "94% of the rebate: {by} less",
        what: "An amount is exactly 94 % of what its parts give.",
        message: "The parts give {expected}; {observed} is shown, exactly 94% of it.",
        why: "In China 6% is deducted where an ordinary invoice is sent in place of a special VAT invoice. The partner has to agree to that by e-mail.",
        next: "If you sent a special VAT invoice, claim the {by}. Otherwise note the deduction; it explains the difference to the cent.",
    },
    zh: Texts {
        name: "普通发票扣除 6%",
        title: "仅为 94%，少 {by}",
        what: "金额恰为各项计算结果的 94%。",
        message: "按各项计算应为 {expected}，实际显示 {observed}，恰为其 94%。",
        why: "在中国站，开具普通发票而非增值税专用发票时会扣除 6%，且需合作伙伴邮件确认。",
        next: "如果您开具的是专用发票，请申请补付 {by}；否则请记下这笔扣除，它正好说明了差额。",
    },
    triggers: "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,100.00,8%,7.52\n",
    silent: "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,94.00,8%,7.52\n",
};

pub(super) static AM015: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Currency not known",
        title: "“{raw}” is not a known currency",
        what: "A cell that should name a currency names none that is known.",
        message: "“{raw}” is not a known currency.",
        why: "Amounts of different currencies are never added up, so this record's amounts are in no total.",
        next: "Write its ISO 4217 code, such as CNY or USD. If a number stands there, the row's cells are shifted.",
    },
    zh: Texts {
        name: "币种无法识别",
        title: "“{raw}”不是已知币种",
        what: "应为币种的单元格没有写明已知的币种。",
        message: "“{raw}”不是已知币种。",
        why: "不同币种的金额不会相加，因此该记录的金额未计入任何合计。",
        next: "请写成 ISO 4217 代码，例如 CNY 或 USD。如果这里是数字，说明该行单元格错位。",
    },
    triggers: "Order ID,Rebate Amount,Currency\n20241007120003216009945,8.00,USDT\n",
    silent: "Order ID,Rebate Amount,Currency\n20241007120003216009945,8.00,港币\n",
};

pub(super) static AM016: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Two currencies for one amount",
        title: "{written} or {own}?",
        what: "A sign beside an amount, or its header, names another currency than the record's currency cell.",
        message: "The {what} says {written}, and the currency cell says {own}.",
        why: "Only one can be right. An amount with another sign is in no total; below a header, the currency cell counts.",
        next: "Look the currency up in the console, and correct the one that is wrong.",
    },
    zh: Texts {
        name: "同一金额有两种币种",
        title: "{written} 还是 {own}？",
        what: "金额旁的符号或其表头所示币种，与该记录的币种单元格不同。",
        message: "{what}表示 {written}，而币种单元格为 {own}。",
        why: "两者只有一个正确。符号不同的金额未计入合计；表头不同时以币种单元格为准。",
        next: "请在控制台查明币种，并更正有误的一处。",
    },
    triggers: "Order ID,Rebate Amount,Currency\n20241007120003216009945,US$8.00,CNY\n",
    silent: "Order ID,Rebate Amount,Currency\n20241007120003216009945,$8.00,HKD\n",
};
