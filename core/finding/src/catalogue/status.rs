//! `ST`: statuses.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

pub(super) static ST001: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Status not known",
        title: "Status not known",
        what: "A status text is not in the list of known ones.",
        message: "The status “{raw}” is not known, so it is not clear whether this amount is settled.",
        why: "The amount is counted under “not stated”, never under settled.",
        next: "Ask your channel manager what “{raw}” means before you count on this amount.",
    },
    zh: Texts {
        name: "状态无法识别",
        title: "状态无法识别",
        what: "状态文字不在已知状态之列。",
        message: "无法识别状态“{raw}”，因此不能确定这笔金额是否已结算。",
        why: "该金额计入“未说明”，绝不计入已结算。",
        next: "在将这笔金额入账之前，请向渠道经理确认“{raw}”的含义。",
    },
    triggers: "Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,Frozen by channel\n",
    silent: "Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,In review\n",
};

pub(super) static ST002: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Payment on hold",
        title: "Payment on hold: {hold}",
        what: "The status says that the payment is held.",
        message: "The payment is held: {hold}. The month is still counted.",
        why: "{hold_why}",
        next: "{hold_next}",
    },
    zh: Texts {
        name: "付款暂缓",
        title: "付款暂缓：{hold}",
        what: "状态表明付款被暂缓。",
        message: "付款暂缓，原因：{hold}。当月业绩仍照常统计。",
        why: "{hold_why}",
        next: "{hold_next}",
    },
    triggers: "Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,HAS_OVERDUE_BILL\n",
    silent: "Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,NORMAL\n",
};

pub(super) static ST003: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Waits for you",
        title: "Waits for {task}",
        what: "The record does not move until the partner confirms the statement or sends the invoice.",
        message: "This record waits for {task}.",
        why: "{task_why}",
        next: "{task_next}",
    },
    zh: Texts {
        name: "等待您处理",
        title: "等待{task}",
        what: "合作伙伴确认对账单或寄出发票之前，该记录不会继续流转。",
        message: "此记录正在等待{task}。",
        why: "{task_why}",
        next: "{task_next}",
    },
    triggers: "Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,Awaiting confirmation\n",
    silent: "Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,Confirmed\n",
};

pub(super) static ST006: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Settled without an amount",
        title: "Settled, but no amount",
        what: "A record is settled and shows no rebate amount.",
        message: "{record} is settled, and no rebate amount is shown.",
        why: "Nothing is not zero: what was paid for this record cannot be told from here.",
        next: "Open the record's details, or look for its amount in the statement's file.",
    },
    zh: Texts {
        name: "已结算但没有金额",
        title: "已结算，但没有金额",
        what: "记录状态为已结算，但没有显示返佣金额。",
        message: "{record} 已结算，但没有显示返佣金额。",
        why: "没有金额不等于零，从这里无法得知该记录支付了多少。",
        next: "请打开该记录的明细，或在对账单文件中查找金额。",
    },
    triggers: "Order ID,Rebate Amount,Status\n20241007120003216009945,,Settled\n",
    silent: "Order ID,Rebate Amount,Status\n20241007120003216009945,0.00,Settled\n",
};

pub(super) static ST007: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Rejected, yet with an amount",
        title: "Rejected, yet {amount} is shown",
        what: "A rejected record shows a rebate amount.",
        message: "{record} is {raw}, and {amount} is shown all the same.",
        why: "A rejected record is not paid. Its amount is kept apart in the totals and does not count as settled.",
        next: "Do not count on this amount. Ask your channel manager whether it was rejected or settled.",
    },
    zh: Texts {
        name: "已驳回却有金额",
        title: "已驳回，却显示 {amount}",
        what: "被驳回的记录显示了返佣金额。",
        message: "{record} 的状态为“{raw}”，但仍显示 {amount}。",
        why: "被驳回的记录不会付款；其金额在合计中单独列出，不计入已结算。",
        next: "请勿将这笔金额入账，并向渠道经理确认是驳回还是结算。",
    },
    triggers: "Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,Rejected\n",
    silent: "Order ID,Rebate Amount,Status\n20241007120003216009945,0.00,Rejected\n",
};

pub(super) static ST008: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Refunded, yet earning",
        title: "Refunded, yet {amount} is earned",
        what: "A record of a refunded order shows an earning.",
        message: "The order of {record} was refunded, and the record earns {amount}.",
        why: "What a refunded order earned is taken back later, in the month of the refund.",
        next: "Set this amount aside until the reversal appears, or ask your channel manager.",
    },
    zh: Texts {
        name: "已退款却仍有返佣",
        title: "已退款，却仍返佣 {amount}",
        what: "已退款订单的记录仍显示返佣。",
        message: "{record} 的订单已退款，但记录仍返佣 {amount}。",
        why: "已退款订单的返佣会在退款当月扣回。",
        next: "在冲正出现之前请勿使用这笔金额，或向渠道经理确认。",
    },
    triggers: "Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,Refunded\n",
    silent: "Order ID,Rebate Amount,Status\n20241007120003216009945,-8.00,Refunded\n20241007120003216009945,8.00,Settled\n",
};
