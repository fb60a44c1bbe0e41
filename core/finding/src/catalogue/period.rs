//! `PE`: periods.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

pub(super) static PE001: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Settlement period not readable",
        title: "No such settlement period",
        what: "A settlement period is no month of the calendar.",
        message: "“{raw}” is no settlement period: {fault}.",
        why: "The record cannot be placed in a statement, and no total by month counts it.",
        next: "Open the record in the console and look up its settlement month.",
    },
    zh: Texts {
        name: "结算周期无法读取",
        title: "没有这样的结算周期",
        what: "结算周期不是日历中的月份。",
        message: "“{raw}”不是结算周期：{fault}。",
        why: "该记录无法归入任何对账单，也不计入任何月度合计。",
        next: "请在控制台打开该记录，查看其结算月份。",
    },
    triggers: "Settlement Month,Order ID,Rebate Amount\n2024-13,20241007120003216009945,8.00\n",
    silent: "Settlement Month,Order ID,Rebate Amount\n2024年10月,20241007120003216009945,8.00\n",
};

pub(super) static PE002: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Time not readable",
        title: "No such time",
        what: "A time cannot be read, or the calendar has no such day.",
        message: "“{raw}” cannot be read as a time: {fault}.",
        why: "The record cannot be placed before or after a month's end.",
        next: "Look up the time in the console.",
    },
    zh: Texts {
        name: "时间无法读取",
        title: "没有这样的时间",
        what: "时间无法读取，或日历中没有这一天。",
        message: "“{raw}”无法作为时间读取：{fault}。",
        why: "无法判断该记录在月末之前还是之后。",
        next: "请在控制台查看该时间。",
    },
    triggers: "Order ID,Order Time,Rebate Amount\n20241007120003216009945,2024-02-30 10:00:00,8.00\n",
    silent: "Order ID,Order Time,Rebate Amount\n20241007120003216009945,2024-02-29 10:00:00,8.00\n",
};

pub(super) static PE003: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Ordered after the month",
        title: "Ordered in {month}, settled for {period}",
        what: "An order was placed after the month that it is settled for.",
        message: "The order was placed in {month}, and the record is settled for {period}.",
        why: "Nothing can be counted before it was ordered. The time or the month belongs to another record.",
        next: "Open the record in the console and compare its settlement month.",
    },
    zh: Texts {
        name: "下单晚于结算月份",
        title: "{month} 下单，却结算在 {period}",
        what: "下单时间晚于该记录的结算月份。",
        message: "订单于 {month} 下单，而该记录的结算月份是 {period}。",
        why: "下单之前不可能产生业绩；时间或月份可能属于另一条记录。",
        next: "请在控制台打开该记录，核对其结算月份。",
    },
    triggers: "Settlement Month,Order ID,Order Time,Rebate Amount\n2024-08,-,2024-10-09 10:00:00,8.00\n",
    silent: "Settlement Month,Order ID,Order Time,Rebate Amount\n2024-10,-,2024-10-09 10:00:00,8.00\n",
};

pub(super) static PE005: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Within eight hours of the month's end",
        title: "{month} or {period}: it depends on the zone",
        what: "A time lies within eight hours of a month's end, and nothing says its time zone.",
        message: "In UTC+08:00 the order falls in {month}; settled for {period}, its time may be written in another zone.",
        why: "The portal settles in UTC+08:00. A time written in UTC lies eight hours earlier and can fall in the month before.",
        next: "Find out which zone the times are written in, and say it in the options or with --time-zone.",
    },
    zh: Texts {
        name: "临近月末八小时",
        title: "{month} 还是 {period}，取决于时区",
        what: "时间在月末前后八小时以内，且未注明时区。",
        message: "按 UTC+08:00 该订单在 {month}，而结算月份是 {period}，其时间可能采用其他时区。",
        why: "平台按 UTC+08:00 结算；以 UTC 书写的时间早八小时，可能落在上一个月。",
        next: "请先确认时间采用的时区，再在选项中或用 --time-zone 指明。",
    },
    triggers: "Settlement Month,Order ID,Order Time,Rebate Amount\n2024-09,-,2024-10-01 03:00:00,8.00\n",
    silent: "Settlement Month,Order ID,Order Time,Rebate Amount\n2024-09,-,2024-09-30 19:00:00,8.00\n",
};
