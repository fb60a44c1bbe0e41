//! `RV`: reversals, refunds and corrections.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

pub(super) static RV001: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Takes back what is not here",
        title: "The original of {month} is not here",
        what: "A refund or reversal names an order of a month that is here, and no line earned anything for it.",
        message: "{record} takes back {amount}, and no line here earned anything for its order, which was placed in {month}.",
        why: "Either the earning was never counted, and there is nothing to take back, or it stands under another order.",
        next: "Look for the order in the statement of {month}. If it earned nothing, ask for the reversal to be undone.",
    },
    zh: Texts {
        name: "冲正找不到原记录",
        title: "找不到 {month} 的原记录",
        what: "退款或冲正对应的订单属于已有数据的月份，但没有任何一行因它获得返佣。",
        message: "{record} 扣回 {amount}，但这里没有任何一行因该订单（{month} 下单）获得返佣。",
        why: "可能是返佣从未计入，也就无从扣回；也可能记在其他订单名下。",
        next: "请在 {month} 的对账单中查找该订单；如果没有返佣，请要求撤销这笔扣回。",
    },
    triggers: "Record ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,-100.00,8%,-8.00\nRB2,2024-10,20241007120003216009946,100.00,8%,8.00\n",
    silent: "Record ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,-100.00,8%,-8.00\nRB2,2024-10,20241007120003216009945,100.00,8%,8.00\n",
};

pub(super) static RV002: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "More taken back than earned",
        title: "{beyond} more taken back than earned",
        what: "What was taken back for an order is more than what it earned.",
        message: "The order earned {earned} in all, and {taken} was taken back: {beyond} too much.",
        why: "A refund takes back what its original earned, in full or in part, and never more.",
        next: "Add up the lines of this order with the console, and claim the {beyond}.",
    },
    zh: Texts {
        name: "扣回多于返佣",
        title: "多扣回 {beyond}",
        what: "某订单被扣回的金额多于其返佣。",
        message: "该订单共返佣 {earned}，被扣回 {taken}，多扣 {beyond}。",
        why: "退款最多全额扣回原返佣，不会更多。",
        next: "请与控制台逐行核对该订单，并申请返还 {beyond}。",
    },
    triggers: "Record ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\nRB2,2024-10,20241007120003216009945,-150.00,8%,-12.00\n",
    silent: "Record ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\nRB2,2024-10,20241007120003216009945,-50.00,8%,-4.00\n",
};

pub(super) static RV003: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Takes back, and names no order",
        title: "{count} without an order",
        what: "A negative line names no order, so it joins to nothing.",
        message: "Lines that take back and name no order: {count}; the first is {record} with {amount}.",
        why: "Lines that are summed up by month carry no order. What they correct cannot be told from here.",
        next: "Ask for the itemised lines, or compare the customer's month as a whole.",
    },
    zh: Texts {
        name: "扣回但未注明订单",
        title: "{count} 行未注明订单",
        what: "负数行未注明订单，无法关联。",
        message: "有 {count} 行扣回但未注明订单，首行为 {record}，金额 {amount}。",
        why: "按月汇总的行不含订单号，从这里无法得知更正了什么。",
        next: "请索取逐笔明细，或按客户整月核对。",
    },
    triggers: "Record ID,Settlement Month,Order ID,Rebate Amount\nRB1,2024-10,-,-8.00\n",
    silent: "Record ID,Settlement Month,Order ID,Rebate Amount\nRB1,2024-10,20241007120003216009945,8.00\n",
};

pub(super) static RV004: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Takes back an earlier month's earning",
        title: "{count} for orders of {month}",
        what: "A refund or reversal names an order of a month that is not here.",
        message: "Lines that take back for orders of {month}, which is not among these files: {count}. The first is {record} with {amount}.",
        why: "Refunds are taken back in the month in which they happen, whenever the order earned.",
        next: "To see what it takes back, check the statement of {month} together with this file.",
    },
    zh: Texts {
        name: "扣回此前月份的返佣",
        title: "{count} 行对应 {month} 的订单",
        what: "退款或冲正对应的订单属于没有数据的月份。",
        message: "有 {count} 行扣回对应 {month} 的订单，不在这些文件中；首行为 {record}，金额 {amount}。",
        why: "退款在发生当月扣回，与订单何时返佣无关。",
        next: "要查看扣回了什么，请将 {month} 的对账单与此文件一起检查。",
    },
    triggers: "Record ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-11,20241007120003216009945,-100.00,8%,-8.00\n",
    silent: "Record ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-11,20241007120003216009945,100.00,8%,8.00\n",
};

pub(super) static RV005: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "A correction",
        title: "This line is {kind}",
        what: "A line is a correction and not an earning.",
        message: "{record} is {kind} of {raw}.",
        why: "{kind_why}",
        next: "Keep it apart from earnings when you compare with an expected amount, and note its reason.",
    },
    zh: Texts {
        name: "更正",
        title: "此行为{kind}",
        what: "该行是更正，不是返佣收入。",
        message: "{record} 为{kind}，金额 {raw}。",
        why: "{kind_why}",
        next: "与预期金额比较时请单独列出，并记下原因。",
    },
    triggers: "Record ID,Order ID,Transaction Type,Rebate Amount\nRB1,20241007120003216009945,Adjust-CR,8.00\n",
    silent: "Record ID,Order ID,Transaction Type,Rebate Amount\nRB1,20241007120003216009945,Purchase,8.00\n",
};

pub(super) static RV006: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Refunded order not taken back yet",
        title: "The order was refunded",
        what: "An order list says that an order was refunded, and its earning was not taken back.",
        message: "The order of {record} was refunded, and {raw} is still shown as earned.",
        why: "The money goes back to the customer first; the rebate follows in a later month.",
        next: "Set {raw} aside until the reversal appears.",
    },
    zh: Texts {
        name: "退款订单尚未扣回",
        title: "该订单已退款",
        what: "订单列表显示订单已退款，但返佣尚未扣回。",
        message: "{record} 的订单已退款，仍显示返佣 {raw}。",
        why: "退款先返还客户，返佣会在之后的月份扣回。",
        next: "在冲正出现之前，请预留 {raw}。",
    },
    triggers: "#! file october.csv\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n#! file orders.json\n{\"Response\":{\"AgentDealSet\":[{\"DealId\":\"1\",\"DealName\":\"20241007120003216009946\",\"BigDealId\":\"20241007120003216009935\",\"OwnerUin\":\"200020475883\",\"Status\":\"6\",\"DealStatus\":\"已退款\",\"ActionType\":\"refund\",\"RefundMap\":[{\"DealName\":\"20241007120003216009945\",\"RefundAmount\":10000}]}],\"TotalCount\":1}}\n",
    silent: "#! file october.csv\nRecord ID,Settlement Month,Order ID,Base Amount,Rate,Rebate Amount\nRB1,2024-10,20241007120003216009945,100.00,8%,8.00\n#! file orders.json\n{\"Response\":{\"AgentDealSet\":[{\"DealId\":\"1\",\"DealName\":\"20241007120003216009945\",\"BigDealId\":\"20241007120003216009935\",\"OwnerUin\":\"200020475883\",\"Status\":\"4\",\"DealStatus\":\"已发货\",\"ActionType\":\"purchase\"}],\"TotalCount\":1}}\n",
};

pub(super) static RV007: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Taken back from another customer",
        title: "Taken back from another customer",
        what: "A refund or reversal names an order that earned for another customer.",
        message: "{record} takes back {amount} under another customer than the one that its order earned for.",
        why: "An order belongs to one customer. One of the two lines stands under the wrong one, or names the wrong order.",
        next: "Open the order in the console, see whose it is, and ask for the other line to be corrected.",
    },
    zh: Texts {
        name: "从其他客户扣回",
        title: "从其他客户扣回",
        what: "退款或冲正对应的订单，其返佣记在另一客户名下。",
        message: "{record} 扣回 {amount}，所记客户与该订单获得返佣时的客户不同。",
        why: "一个订单只属于一个客户，两行之中必有一行客户有误或订单有误。",
        next: "请在控制台打开该订单确认所属客户，并要求更正另一行。",
    },
    triggers: "Record ID,Settlement Month,Customer ID,Order ID,Rebate Amount\nRB1,2024-10,100000049695,20241007120003216009945,8.00\nRB2,2024-10,100000049696,20241007120003216009945,-8.00\n",
    silent: "Record ID,Settlement Month,Customer ID,Order ID,Rebate Amount\nRB1,2024-10,100000049695,20241007120003216009945,8.00\nRB2,2024-10,100000049695,20241007120003216009945,-8.00\n",
};
