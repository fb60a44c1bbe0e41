//! `PE`: periods.

use super::{Rule, Texts};
use crate::report::Severity;

pub(super) static PE001: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Settlement period not readable",
        title: "No such settlement period",
        #[cfg(feature = "files")]
        what: "A settlement period is no month of the calendar.",
        message: "“{raw}” is no settlement period: {fault}.",
        why: "The record cannot be placed in a statement, and no total by month counts it.",
        next: "Open the record in the console and look up its settlement month.",
    },
    zh: Texts {
        name: "结算周期无法读取",
        title: "没有这样的结算周期",
        #[cfg(feature = "files")]
        what: "结算周期不是日历中的月份。",
        message: "“{raw}”不是结算周期：{fault}。",
        why: "该记录无法归入任何对账单，也不计入任何月度合计。",
        next: "请在控制台打开该记录，查看其结算月份。",
    },
    #[cfg(feature = "files")]
    triggers: "Settlement Month,Order ID,Rebate Amount\n2024-13,20241007120003216009945,8.00\n",
    #[cfg(feature = "files")]
    silent: "Settlement Month,Order ID,Rebate Amount\n2024年10月,20241007120003216009945,8.00\n",
};

pub(super) static PE002: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Time not readable",
        title: "No such time",
        #[cfg(feature = "files")]
        what: "A time cannot be read, or the calendar has no such day.",
        message: "“{raw}” cannot be read as a time: {fault}.",
        why: "The record cannot be placed before or after a month's end.",
        next: "Look up the time in the console.",
    },
    zh: Texts {
        name: "时间无法读取",
        title: "没有这样的时间",
        #[cfg(feature = "files")]
        what: "时间无法读取，或日历中没有这一天。",
        message: "“{raw}”无法作为时间读取：{fault}。",
        why: "无法判断该记录在月末之前还是之后。",
        next: "请在控制台查看该时间。",
    },
    #[cfg(feature = "files")]
    triggers: "Order ID,Order Time,Rebate Amount\n20241007120003216009945,2024-02-30 10:00:00,8.00\n",
    #[cfg(feature = "files")]
    silent: "Order ID,Order Time,Rebate Amount\n20241007120003216009945,2024-02-29 10:00:00,8.00\n",
};
