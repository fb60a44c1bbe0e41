//! Codes that the interfaces publish, and what they stand for.

use crate::kind::Kind;

/// Codes of one field of one kind of record.
type Published = (Kind, &'static str, &'static [&'static str]);

const PUBLISHED: &[Published] = &[
    (Kind::Voucher, "VoucherStatus", &["Issued", "Used", "Unused", "Expired", "Invalidated"]),
    (Kind::Voucher, "Status", &["unUsed", "used", "delivered", "cancel", "overdue"]),
    (Kind::Order, "Status", &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "30"]),
    (
        Kind::Order,
        "ActionType",
        &[
            "purchase",
            "renew",
            "upgrade",
            "upConvertExpire",
            "downgrade",
            "downConvertExpire",
            "refund",
            "modifyNetworkMode",
            "modifyNetworkSize",
            "preMoveOut",
            "preMoveIn",
            "postMoveOut",
            "postMoveIn",
            "preToPost",
            "modify",
            "recoverRefundForward",
            "recoverPayReserve",
            "recoverPayForward",
            "recoverRefundReserve",
        ],
    ),
    (Kind::Order, "PayerMode", &["0", "1"]),
    (Kind::BusinessDetail, "PayerMode", &["agentpay", "selfpay"]),
    (Kind::BusinessDetail, "PayMode", &["prepay", "postpay", "预付费", "后付费"]),
    (Kind::BusinessDetail, "ClientType", &["new", "assign", "old", "direct", "direct_newopp"]),
    (Kind::BusinessDetail, "ProjectType", &["self", "platform", "repeat"]),
    (Kind::Order, "ClientType", &["new", "assign", "old", "direct", "direct_newopp"]),
    (Kind::Order, "ProjectType", &["self", "platform", "repeat"]),
    (Kind::Adjustment, "AdjustType", &["manualAdjustment", "supplementarySettlement", "reSettlement"]),
    (Kind::Download, "Ready", &["0", "1"]),
];

/// The codes that a field of a kind of record has, where they are published.
pub fn published(kind: Kind, field: &str) -> Option<&'static [&'static str]> {
    let known = PUBLISHED.iter().find(|(of, name, _)| *of == kind && *name == field);
    known.map(|(_, _, codes)| *codes)
}

/// Texts that an order's code stands for.
const ORDER_STATUS: &[(&str, &[&str])] = &[
    ("1", &["未支付", "待支付"]),
    ("2", &["已支付"]),
    ("3", &["发货中"]),
    ("4", &["已发货", "交易成功"]),
    ("5", &["发货失败"]),
    ("6", &["已退款"]),
    ("7", &["已取消", "已关单", "已取消(已关单)"]),
    ("8", &["已过期"]),
    ("9", &["已失效"]),
    ("10", &["产品已失效"]),
    ("11", &["代付拒绝"]),
    ("12", &["支付中"]),
    ("13", &["退款中"]),
    ("30", &["处理中"]),
];

/// The texts that go with an order's code.
pub fn order_status_says(code: &str) -> Option<&'static [&'static str]> {
    ORDER_STATUS.iter().find(|(known, _)| *known == code).map(|(_, texts)| *texts)
}

/// The code of an order's state, by the text that goes with it.
pub fn order_status_code(text: &str) -> Option<&'static str> {
    ORDER_STATUS.iter().find(|(_, texts)| texts.contains(&text)).map(|(code, _)| *code)
}
