//! `ST`: where a record is on its way, counted from a day.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

pub(super) static ST009: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Days left to confirm",
        title: "{days} to confirm",
        what: "An international statement waits for your confirmation, and its 15 days are running.",
        message: "Issued on {issued}, it counts as confirmed after {last}: {days}.",
        why: "On the international site a statement that is neither confirmed nor rejected within 15 days counts as confirmed. After that, a difference is harder to claim.",
        next: "Check the amounts before {last}, then confirm the statement or reject it with your reason.",
    },
    zh: Texts {
        name: "确认期限",
        title: "确认期限：{days}",
        what: "国际站对账单等待您确认，15 天期限正在计算。",
        message: "对账单于 {issued} 出具，{last} 之后默认确认：{days}。",
        why: "国际站的对账单 15 天内未确认或驳回即默认确认，之后再提出差异会更困难。",
        next: "请在 {last} 之前核对金额，然后确认，或说明理由后驳回。",
    },
    triggers: "#! as-of 2024-11-20\n#! file statement.csv\nSettlement Month,Order ID,Rebate Amount,Currency,Status,Issue Date\n2024-10,20241007120003216009945,8.00,USD,Awaiting confirmation,2024-11-08\n",
    silent: "#! as-of 2024-11-20\n#! file statement.csv\nSettlement Month,Order ID,Rebate Amount,Currency,Status,Note\n2024-10,20241007120003216009945,8.00,USD,Settled,-\n",
};

pub(super) static ST010: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Confirmed by default",
        title: "Confirmed by default since {last}",
        what: "An international statement was neither confirmed nor rejected within 15 days.",
        message: "Issued on {issued}, it counts as confirmed since {last}.",
        why: "On the international site a statement counts as confirmed 15 days after it was issued, whatever the page still shows.",
        next: "If an amount in it is wrong, write to your channel manager now and attach the exported evidence.",
    },
    zh: Texts {
        name: "已默认确认",
        title: "自 {last} 起默认确认",
        what: "国际站对账单 15 天内既未确认也未驳回。",
        message: "对账单于 {issued} 出具，自 {last} 起视为默认确认。",
        why: "国际站的对账单出具 15 天后即视为确认，无论页面如何显示。",
        next: "如果其中金额有误，请立即联系渠道经理，并附上导出的证据。",
    },
    triggers: "#! as-of 2024-11-24\n#! file statement.csv\nSettlement Month,Order ID,Rebate Amount,Currency,Status,Issue Date\n2024-10,20241007120003216009945,8.00,USD,Awaiting confirmation,2024-11-08\n",
    silent: "#! as-of 2024-11-24\n#! file statement.csv\nSettlement Month,Order ID,Rebate Amount,Currency,Status,Issue Date\n2024-10,20241007120003216009945,8.00,USD,Settled,2024-11-08\n",
};

pub(super) static ST011: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Waits longer than the cycle allows",
        title: "Due {due}, {over} days over",
        what: "A record waits although its stage was due to be over.",
        message: "By the schedule it would have moved by {due}. On {today} it still reads “{raw}”.",
        why: "In China the month is counted from the 10th, and each stage has its working days. Public holidays are not counted here and can explain a few days.",
        next: "Ask your channel manager what holds {record}, and name the settlement month.",
    },
    zh: Texts {
        name: "等待超过周期",
        title: "应于 {due} 前完成，已超 {over} 天",
        what: "记录所处阶段已超过应完成的时间。",
        message: "按时间安排应在 {due} 前流转，而 {today} 仍显示“{raw}”。",
        why: "中国站从 10 日起统计上月业绩，各阶段有规定的工作日；此处未计法定节假日，相差几天可能由此造成。",
        next: "请向渠道经理询问 {record} 因何停留，并注明结算月份。",
    },
    triggers: "#! as-of 2024-12-20\n#! file october.csv\nSettlement Month,Order ID,Rebate Amount,Currency,Status\n2024-10,20241007120003216009945,8.00,CNY,Pending\n",
    silent: "#! as-of 2024-12-20\n#! file october.csv\nSettlement Month,Order ID,Rebate Amount,Currency,Status\n2024-10,20241007120003216009945,8.00,CNY,Settled\n",
};

pub(super) static ST012: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Not settled yet",
        title: "{count} of {period} not settled yet",
        what: "Records are not settled yet; it says what they wait for, who acts and when.",
        message: "{count} records of {period}, {amount} in all, wait for {what}. {who}",
        why: "{when}",
        next: "Note the month and {record}, and look again after that day.",
    },
    zh: Texts {
        name: "尚未结算",
        title: "{period} 有 {count} 条尚未结算",
        what: "记录尚未结算：说明在等待什么、由谁处理、何时流转。",
        message: "{period} 共有 {count} 条记录（合计 {amount}）在等待{what}。{who}",
        why: "{when}",
        next: "请记下月份和 {record}，届时再次查看。",
    },
    triggers: "#! as-of 2024-11-11\n#! file october.csv\nSettlement Month,Order ID,Rebate Amount,Currency,Status\n2024-10,20241007120003216009945,8.00,CNY,Pending\n",
    silent: "#! as-of 2024-11-11\n#! file october.csv\nSettlement Month,Order ID,Rebate Amount,Currency,Status\n2024-10,20241007120003216009945,8.00,CNY,Settled\n",
};

pub(super) static ST014: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Settled before its month",
        title: "{count} of {period} settled already",
        what: "Records read as paid although their settlement month has not begun on the day that the check counts from.",
        message: "{count} records of {period} read as paid; the first is {record}. The check counts from {today}.",
        why: "A month is counted and paid after it is over. Either the month or the status is wrong, or the check counts from too early a day.",
        next: "See whether the day to count from is right, then compare {record} with the console.",
    },
    zh: Texts {
        name: "早于结算月份已结算",
        title: "{period} 有 {count} 条已结算",
        what: "按计算日期，结算月份尚未开始，记录却显示已付款。",
        message: "{period} 有 {count} 条记录显示已付款，第一条为 {record}；计算日期为 {today}。",
        why: "月份结束后才会统计和付款，因此月份或状态有误，或计算日期过早。",
        next: "请确认计算日期是否正确，再与控制台核对 {record}。",
    },
    triggers: "#! as-of 2024-09-20\n#! file october.csv\nSettlement Month,Order ID,Rebate Amount,Currency,Status\n2024-10,20240907120003216009945,8.00,CNY,Settled\n",
    silent: "#! as-of 2024-12-20\n#! file october.csv\nSettlement Month,Order ID,Rebate Amount,Currency,Status\n2024-10,20240907120003216009945,8.00,CNY,Settled\n",
};
