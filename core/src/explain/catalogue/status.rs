//! `ST`: statuses.

use super::{Rule, Texts};
use crate::report::Severity;

pub(super) static ST001: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Status not known",
        title: "Status not known",
        #[cfg(feature = "files")]
        what: "A status text is not in the list of known ones.",
        message: "The status “{raw}” is not known, so it is not clear whether this amount is settled.",
        why: "The amount is counted under “not stated”, never under settled.",
        next: "Ask your channel manager what “{raw}” means before you count on this amount.",
    },
    zh: Texts {
        name: "状态无法识别",
        title: "状态无法识别",
        #[cfg(feature = "files")]
        what: "状态文字不在已知状态之列。",
        message: "无法识别状态“{raw}”，因此不能确定这笔金额是否已结算。",
        why: "该金额计入“未说明”，绝不计入已结算。",
        next: "在将这笔金额入账之前，请向渠道经理确认“{raw}”的含义。",
    },
    #[cfg(feature = "files")]
    triggers: "Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,Frozen by channel\n",
    #[cfg(feature = "files")]
    silent: "Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,In review\n",
};

pub(super) static ST002: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Payment on hold",
        title: "Payment on hold: {hold}",
        #[cfg(feature = "files")]
        what: "The status says that the payment is held.",
        message: "The payment is held: {hold}. The month is still counted.",
        why: "{hold_why}",
        next: "{hold_next}",
    },
    zh: Texts {
        name: "付款暂缓",
        title: "付款暂缓：{hold}",
        #[cfg(feature = "files")]
        what: "状态表明付款被暂缓。",
        message: "付款暂缓，原因：{hold}。当月业绩仍照常统计。",
        why: "{hold_why}",
        next: "{hold_next}",
    },
    #[cfg(feature = "files")]
    triggers: "Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,HAS_OVERDUE_BILL\n",
    #[cfg(feature = "files")]
    silent: "Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,NORMAL\n",
};

pub(super) static ST003: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Waits for you",
        title: "Waits for {task}",
        #[cfg(feature = "files")]
        what: "The record does not move until the partner confirms the statement or sends the invoice.",
        message: "This record waits for {task}.",
        why: "{task_why}",
        next: "{task_next}",
    },
    zh: Texts {
        name: "等待您处理",
        title: "等待{task}",
        #[cfg(feature = "files")]
        what: "合作伙伴确认对账单或寄出发票之前，该记录不会继续流转。",
        message: "此记录正在等待{task}。",
        why: "{task_why}",
        next: "{task_next}",
    },
    #[cfg(feature = "files")]
    triggers: "Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,Awaiting confirmation\n",
    #[cfg(feature = "files")]
    silent: "Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,Confirmed\n",
};
