//! `AM`: sums within a line of a bill, and lines of one deal.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

pub(super) static AM009: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Several currencies",
        title: "{count} currencies, totals kept apart",
        what: "The records of a check name several currencies.",
        message: "The records are in {currencies}. Their totals are kept apart.",
        why: "Amounts of two currencies have no sum. No exchange rate is guessed.",
        next: "Compare each currency with its own statement.",
    },
    zh: Texts {
        name: "多种币种",
        title: "共 {count} 种币种，分别合计",
        what: "记录中有多种币种。",
        message: "记录的币种有 {currencies}，各自单独合计。",
        why: "不同币种的金额不能相加，也不会猜测汇率。",
        next: "请将各币种分别与其对账单核对。",
    },
    triggers: "Order ID,Rebate Amount,Currency\n20241007120003216009945,8.00,CNY\n20241007120003216009946,8.00,USD\n",
    silent: "Order ID,Rebate Amount,Currency\n20241007120003216009945,8.00,CNY\n20241007120003216009946,8.00,CNY\n",
};

pub(super) static AM010: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Payments do not add up to the cost",
        title: "{shown} beside {sum} paid",
        what: "What paid for a line of a bill does not add up to what it cost.",
        message: "The line cost {shown}; cash, credit, vouchers and transfers add up to {sum} ({parts}).",
        why: "A bill's cost is the sum of what paid for it. The base of a rebate leaves vouchers out, so a wrong part here changes the rebate.",
        next: "Open the line in the bill's details and see which payment is missing.",
    },
    zh: Texts {
        name: "支付各项与费用不符",
        title: "费用 {shown}，支付合计 {sum}",
        what: "账单行的各项支付之和不等于费用。",
        message: "该行费用为 {shown}，现金、赠送金、代金券和分成金合计 {sum}（{parts}）。",
        why: "账单费用等于各项支付之和；返佣基数不含代金券，因此其中一项有误就会影响返佣。",
        next: "请打开账单明细，查看缺少哪一项支付。",
    },
    triggers: "Product Name,Payer Account ID,Owner Account ID,Transaction ID,Transaction Time,Component Name,Original Cost,Discount Multiplier,Total Amount After Discount,Currency,Cash Payment,Voucher Payment,Free Credit Payment,Commission Payment\nCVM,100000032030,100000049695,20241007120003216009945,2024-10-07 12:00:03,vCPU,90.00,1,90.00,CNY,50.00,20.00,10.00,0.00\n",
    silent: "Product Name,Payer Account ID,Owner Account ID,Transaction ID,Transaction Time,Component Name,Original Cost,Discount Multiplier,Total Amount After Discount,Currency,Cash Payment,Voucher Payment,Free Credit Payment,Commission Payment\nCVM,100000032030,100000049695,20241007120003216009945,2024-10-07 12:00:03,vCPU,90.00,1,90.00,CNY,50.00,20.00,10.00,10.00\n",
};

pub(super) static AM011: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Tax lines do not follow",
        title: "{shown}, where {sum} follows",
        what: "A line of a reseller's bill does not follow from the ones above it: voucher, amount before tax, tax, total.",
        message: "{field} is {shown}; by the lines above it would be {sum} ({parts}).",
        why: "Before tax = after discount less voucher; tax = before tax times the rate; total = before tax plus tax.",
        next: "Compare the line with the bill in the console, and with your country's tax rate.",
    },
    zh: Texts {
        name: "税额各项不符",
        title: "{shown}，应为 {sum}",
        what: "经销商账单中代金券、税前金额、税额、合计之间的关系不成立。",
        message: "{field}为 {shown}，按前面各项应为 {sum}（{parts}）。",
        why: "税前金额 = 折后金额 − 代金券；税额 = 税前金额 × 税率；合计 = 税前金额 + 税额。",
        next: "请与控制台的账单核对，并核对所在国家的税率。",
    },
    triggers: "Product Name,Payer Account ID,Owner Account ID,Transaction ID,Transaction Time,Total Amount After Discount,Voucher Deduction,Amount Before Tax,Tax Rate,Tax Amount,Total Cost,Currency\nCVM,100000032030,100000049695,20241007120003216009945,2024-10-07 12:00:03,100.00,10.00,90.00,6%,5.00,95.00,USD\n",
    silent: "Product Name,Payer Account ID,Owner Account ID,Transaction ID,Transaction Time,Total Amount After Discount,Voucher Deduction,Amount Before Tax,Tax Rate,Tax Amount,Total Cost,Currency\nCVM,100000032030,100000049695,20241007120003216009945,2024-10-07 12:00:03,100.00,10.00,90.00,6%,5.40,95.40,USD\n",
};

pub(super) static AM013: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Discount does not give the charge",
        title: "{shown} charged, the discount gives {sum}",
        what: "The original cost times the discount does not give what was charged.",
        message: "{parts} gives {sum}; {shown} was charged.",
        why: "Published samples show such gaps too: a discount shown is often rounded or stands for several. The charge is what counts.",
        next: "Use the charged amount as the base. Do not work it out from the discount.",
    },
    zh: Texts {
        name: "折扣与实收不符",
        title: "实收 {shown}，按折扣为 {sum}",
        what: "原价乘以折扣不等于实际收费。",
        message: "{parts} 得 {sum}，实际收费 {shown}。",
        why: "公布的示例中也有这种差距：显示的折扣常经过取整，或由多个折扣合成，应以实际收费为准。",
        next: "请以实际收费作为基数，不要用折扣倒推。",
    },
    triggers: "Product Name,Payer Account ID,Owner Account ID,Transaction ID,Transaction Time,Component Name,Original Cost,Discount Multiplier,Total Amount After Discount,Currency,Cash Payment,Voucher Payment,Free Credit Payment,Commission Payment\nCVM,100000032030,100000049695,20241007120003216009945,2024-10-07 12:00:03,vCPU,100.00,0.87,85.00,CNY,85.00,0.00,0.00,0.00\n",
    silent: "Product Name,Payer Account ID,Owner Account ID,Transaction ID,Transaction Time,Component Name,Original Cost,Discount Multiplier,Total Amount After Discount,Currency,Cash Payment,Voucher Payment,Free Credit Payment,Commission Payment\nCVM,100000032030,100000049695,20241007120003216009945,2024-10-07 12:00:03,vCPU,100.00,0.87,87.00,CNY,87.00,0.00,0.00,0.00\n",
};

pub(super) static AM014: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Several services in one order",
        title: "{count} services, {total} in all",
        what: "An order has several lines of different services or rates.",
        message: "The order has {count} lines: base {base}, rebate {total} in all.",
        why: "{why}",
        next: "Compare line by line with your agreement, not the whole with one rate.",
    },
    zh: Texts {
        name: "一个订单含多项服务",
        title: "{count} 项服务，合计 {total}",
        what: "一个订单有多行，服务或比例不同。",
        message: "该订单共 {count} 行：基数 {base}，返佣合计 {total}。",
        why: "{why}",
        next: "请逐行与协议核对，不要按整体的单一比例核对。",
    },
    triggers: "Order ID,Product,Base Amount,Rate,Rebate Amount\n20241007120003216009945,CVM,100.00,8%,8.00\n20241007120003216009945,CBS,50.00,5%,2.50\n",
    silent: "Order ID,Product,Base Amount,Rate,Rebate Amount\n20241007120003216009945,CVM,100.00,8%,8.00\n20241007120003216009946,CBS,50.00,5%,2.50\n",
};

pub(super) static AM017: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Sum across currencies",
        title: "A sum of several currencies",
        what: "A row of sums adds up amounts of different currencies.",
        message: "Line {line} states {stated}, which adds up amounts in {currencies}.",
        why: "Such a number is an amount of no currency.",
        next: "Do not use it. The totals here keep each currency by itself.",
    },
    zh: Texts {
        name: "跨币种合计",
        title: "多个币种相加的合计",
        what: "合计行把不同币种的金额相加。",
        message: "第 {line} 行的 {stated} 是 {currencies} 金额相加的结果。",
        why: "这样的数字不属于任何币种。",
        next: "请勿使用。这里的合计按币种分别列出。",
    },
    triggers: "Order ID,Rebate Amount,Currency\n20241007120003216009945,13.00,CNY\n20241007120003216009946,1.00,USD\n合计,14.00,\n",
    silent: "Order ID,Rebate Amount,Currency\n20241007120003216009945,13.00,CNY\n20241007120003216009946,1.00,CNY\n合计,14.00,\n",
};

pub(super) static AM018: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "No amount yet",
        title: "No amount yet: {count}",
        what: "Records show a base and a rate, but no amount.",
        message: "Records with a base and a rate but no amount: {count}. The first is {record}.",
        why: "Nothing is taken for zero and nothing is reckoned in its place, so totals do not count these records.",
        next: "Look in the console whether the amount is shown there by now, and export the table again.",
    },
    zh: Texts {
        name: "尚无金额",
        title: "尚无金额：{count} 条",
        what: "记录有基数和比例，但没有金额。",
        message: "有 {count} 条记录写有基数和比例，却没有金额，首条为 {record}。",
        why: "空白不当作零，也不代为计算，因此合计不含这些记录。",
        next: "请在控制台查看金额是否已显示，然后重新导出表格。",
    },
    triggers: "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,100.00,8%,\n",
    silent: "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,100.00,8%,8.00\n",
};
