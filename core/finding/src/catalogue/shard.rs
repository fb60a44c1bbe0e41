//! `ID`: what an order number seems to say of its account.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

pub(super) static ID009: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Order and customer may not belong together",
        title: "Order and customer may not belong together",
        what: "In this table the 9th to 11th digits of nearly every order number are the last three of its customer's ID, and here they are not.",
        message: "The digits {digits} in the order number are the last three of the customer's ID on {count} other lines, and {customer} here.",
        why: "This is an observation, not a published rule. It can show that an order was put beside the wrong customer.",
        next: "If something else is odd about this record too, compare the customer in the order's details.",
    },
    zh: Texts {
        name: "订单与客户可能不匹配",
        title: "订单与客户可能不匹配",
        what: "本表几乎所有订单号的第 9 至 11 位都是客户账号的末三位，而此行不是。",
        message: "其他 {count} 行的订单号中这几位都是客户账号的末三位，此行订单号为 {digits}，客户账号末三位为 {customer}。",
        why: "这只是观察到的规律，并非公布的规则；它可能提示订单对应了错误的客户。",
        next: "如果该记录还有其他可疑之处，请在订单明细中核对客户。",
    },
    triggers: "Order ID,Customer ID,Rebate Amount\n20241007101003216900101,100000049101,8.00\n20241007102003216900102,100000049102,8.00\n20241007103003216900103,100000049103,8.00\n20241007104003216900104,100000049104,8.00\n20241007105003216900105,100000049105,8.00\n20241007106003216900106,100000049106,8.00\n20241007107003216900107,100000049107,8.00\n20241007108003216900108,100000049108,8.00\n20241007109003216900109,100000049109,8.00\n20241007110003216900110,100000049110,8.00\n20241007111003216900111,100000049111,8.00\n20241007112003216900112,100000049112,8.00\n20241007777003216009960,100000049200,8.00\n",
    silent: "Order ID,Customer ID,Rebate Amount\n20241007101003216900101,100000049101,8.00\n20241007102003216900102,100000049102,8.00\n20241007103003216900103,100000049103,8.00\n20241007104003216900104,100000049104,8.00\n20241007105003216900105,100000049105,8.00\n20241007106003216900106,100000049106,8.00\n20241007107003216900107,100000049107,8.00\n20241007108003216900108,100000049108,8.00\n20241007109003216900109,100000049109,8.00\n20241007110003216900110,100000049110,8.00\n20241007111003216900111,100000049111,8.00\n20241007112003216900112,100000049112,8.00\n20241007777003216009960,100000049777,8.00\n",
};
