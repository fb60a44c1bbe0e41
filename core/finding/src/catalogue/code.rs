//! `ST`: codes of the interfaces.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

pub(super) static ST004: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Code not in the published list",
        title: "“{raw}” is not in the list",
        what: "A code is not in the list that its interface publishes.",
        message: "{field}: “{raw}” is not in the published list ({known}).",
        why: "The list may be older than the answer. What the code means is not guessed.",
        next: "Look it up in the console before you rely on it.",
    },
    zh: Texts {
        name: "代码不在公布的列表中",
        title: "“{raw}”不在列表中",
        what: "代码不在接口公布的取值列表中。",
        message: "{field}：“{raw}”不在公布的取值之中（{known}）。",
        why: "公布的列表可能较旧；代码的含义不做猜测。",
        next: "使用前请在控制台核对。",
    },
    triggers: "{\"Response\":{\"Data\":[{\"VoucherId\":12342356,\"CustomerUin\":200020475883,\"VoucherStatus\":\"Canceled\",\"RemainingAmount\":1.5,\"TotalAmount\":2,\"Usage\":\"u\",\"PaymentMode\":\"p\",\"ProductScope\":\"s\",\"EffectiveTime\":\"2024-10-01 00:00:00\",\"ExpireTime\":\"2024-12-31 23:59:59\",\"ApplyReason\":\"r\"}],\"TotalCount\":1}}",
    silent: "{\"Response\":{\"Data\":[{\"VoucherId\":12342356,\"CustomerUin\":200020475883,\"VoucherStatus\":\"Expired\",\"RemainingAmount\":1.5,\"TotalAmount\":2,\"Usage\":\"u\",\"PaymentMode\":\"p\",\"ProductScope\":\"s\",\"EffectiveTime\":\"2024-10-01 00:00:00\",\"ExpireTime\":\"2024-12-31 23:59:59\",\"ApplyReason\":\"r\"}],\"TotalCount\":1}}",
};

pub(super) static ST005: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Text and code disagree",
        title: "“{raw}” beside code {code}",
        what: "An order's status text and its code say different things.",
        message: "The status reads “{raw}”, but its code {code} stands for “{meaning}”.",
        why: "Only an order that has been delivered can earn a rebate, and here it is not certain which of the two holds.",
        next: "Open the order in the console and see which is right.",
    },
    zh: Texts {
        name: "状态文本与代码不一致",
        title: "“{raw}”与代码 {code} 不符",
        what: "订单的状态文本与状态代码含义不同。",
        message: "状态文本为“{raw}”，而代码 {code} 表示“{meaning}”。",
        why: "只有已交付的订单才能计返佣，而这里无法确定以哪个为准。",
        next: "请在控制台打开该订单核对。",
    },
    triggers: "{\"Response\":{\"AgentDealSet\":[{\"DealId\":\"1\",\"DealName\":\"20241007120003216009945\",\"BigDealId\":\"20241007120003216009935\",\"OwnerUin\":\"200020475883\",\"Status\":\"4\",\"DealStatus\":\"分配完成\",\"ActionType\":\"purchase\"}],\"TotalCount\":1}}",
    silent: "{\"Response\":{\"AgentDealSet\":[{\"DealId\":\"1\",\"DealName\":\"20241007120003216009945\",\"BigDealId\":\"20241007120003216009935\",\"OwnerUin\":\"200020475883\",\"Status\":\"4\",\"DealStatus\":\"已发货\",\"ActionType\":\"purchase\"}],\"TotalCount\":1}}",
};
