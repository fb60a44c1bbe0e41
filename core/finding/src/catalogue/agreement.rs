//! `AG`: the agreement as a file, and records against it and against the
//! policy's product list.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

pub(super) static AG001: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "No agreement in the file",
        title: "Not an agreement",
        what: "A file that was given as the agreement has no columns of one.",
        message: "The agreement cannot be read. {because}",
        why: "Records are compared with an agreement row by row, so each row must name a product and a rate.",
        next: "Name the columns product and rate in the first row. The other columns may stand in any order or be left out.",
    },
    zh: Texts {
        name: "文件中没有协议",
        title: "不是协议",
        what: "作为协议提供的文件没有协议的列。",
        message: "无法读取协议。{because}",
        why: "记录按协议逐行比较，因此每行都要写明产品和比例。",
        next: "请在首行写明“产品”和“返佣比例”两列，其他列顺序不限，也可省略。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\ncolour,shape\nblue,round\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate\nCVM,8%\n",
};

pub(super) static AG002: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Column of the agreement doubled",
        title: "Two columns for {head}",
        what: "Two columns of an agreement mean the same.",
        message: "Column {first_column} (“{first}”) and column {second_column} (“{second}”) both mean: {head}.",
        why: "Which of the two counts is not guessed.",
        next: "Take one of the columns out, or give it a name that means something else.",
    },
    zh: Texts {
        name: "协议的列重复",
        title: "有两列表示{head}",
        what: "协议中有两列含义相同。",
        message: "第 {first_column} 列（“{first}”）与第 {second_column} 列（“{second}”）含义相同：{head}。",
        why: "无法判断以哪一列为准，因此不作猜测。",
        next: "请去掉其中一列，或改用其他列名。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate,Rebate Rate\nCVM,8%,7%\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate\nCVM,8%\n",
};

pub(super) static AG003: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Cell of the agreement that cannot be used",
        title: "{head}: “{raw}”",
        what: "A cell of an agreement cannot be read, or its value is out of bounds.",
        message: "Line {line}, {head}: “{raw}” cannot be used, because {fault}.",
        why: "A rule that is read wrongly would judge every record wrongly, so nothing is checked until it is right.",
        next: "Correct the cell and check again.",
    },
    zh: Texts {
        name: "协议中无法使用的单元格",
        title: "{head}无法使用：“{raw}”",
        what: "协议的单元格无法读取，或取值超出范围。",
        message: "第 {line} 行，{head}：“{raw}”无法使用：{fault}。",
        why: "规则读错会导致每条记录都判断错误，因此在更正之前不进行检查。",
        next: "请更正该单元格后重新检查。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate\nCVM,108%\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate\nCVM,8%\n",
};

pub(super) static AG004: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Dates of the agreement reversed",
        title: "Ends {to}, begins {from}",
        what: "A row's last day comes before its first one.",
        message: "Line {line} holds from {from} until {to}, and that is no day at all.",
        why: "The two dates have probably changed places, or one of the years is wrong.",
        next: "Correct the dates. Both days are included.",
    },
    zh: Texts {
        name: "协议日期颠倒",
        title: "起 {from}，止 {to}",
        what: "某行的结束日期早于开始日期。",
        message: "第 {line} 行自 {from} 起、至 {to} 止，没有任何一天有效。",
        why: "两个日期可能写反了，或其中一个年份有误。",
        next: "请更正日期。首尾两天均包含在内。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate,valid_from,valid_to\nCVM,8%,2024-12-31,2024-01-01\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate,valid_from,valid_to\nCVM,8%,2024-01-01,2024-12-31\n",
};

pub(super) static AG005: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Two rows of the agreement tie",
        title: "Lines {first_line} and {second_line} tie",
        what: "Two rows are about the same product on the same days, and neither is more specific.",
        message: "Lines {first_line} and {second_line} both count for the same records, and nothing says which goes first.",
        why: "The more specific row goes first. These two name the same levels, the same currency and the same category, and have a day or a threshold in common.",
        next: "End one row before the other begins, or name a deeper level in one of them.",
    },
    zh: Texts {
        name: "协议的两行无法区分",
        title: "第 {first_line} 行与第 {second_line} 行冲突",
        what: "两行适用于同一产品的同一日期，且同样具体。",
        message: "第 {first_line} 行与第 {second_line} 行适用于相同的记录，无法判断以哪一行为准。",
        why: "越具体的行越优先。这两行的层级、币种和分类都相同，并且有相同的日期或门槛。",
        next: "请让一行在另一行开始之前结束，或在其中一行写明更深的层级。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate,valid_from,valid_to\nCVM,5%,,\nCVM,8%,2024-11-01,2024-11-30\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate,valid_from,valid_to\nCVM,5%,,2024-10-31\nCVM,8%,2024-11-01,2024-11-30\n",
};

pub(super) static AG006: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Tiers of the agreement contradict",
        title: "Unclear: {head}",
        what: "Rows that differ only in their thresholds say different things, or leave out how the thresholds count.",
        message: "It is not clear what holds for: {head}. {because}",
        why: "Month or quarter, progressive or on the whole volume, gives different money.",
        next: "Write the same in each row of the rule.",
    },
    zh: Texts {
        name: "协议的阶梯自相矛盾",
        title: "不明确：{head}",
        what: "仅门槛不同的各行内容不一致，或没有说明门槛如何计算。",
        message: "此项不明确：{head}。{because}",
        why: "按月或按季度、累进或全额，得到的金额各不相同。",
        next: "请在该规则的每一行写明相同的内容。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate,threshold_from,threshold_per,threshold_kind\nCVM,5%,0,month,progressive\nCVM,8%,1000,quarter,progressive\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate,threshold_from,threshold_per,threshold_kind\nCVM,5%,0,month,progressive\nCVM,8%,1000,month,progressive\n",
};

pub(super) static AG007: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Agreement without rows",
        title: "No row below the header",
        what: "An agreement has a header and nothing below it.",
        message: "The agreement has no row below its header.",
        why: "Without a row there is nothing to compare records with.",
        next: "Write one row for each rule, then check again.",
    },
    zh: Texts {
        name: "协议没有内容",
        title: "表头之下没有任何行",
        what: "协议只有表头。",
        message: "协议的表头之下没有任何行。",
        why: "没有规则就无从比较。",
        next: "请为每条规则写一行，然后重新检查。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate\nCVM,8%\n",
};

pub(super) static AG008: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Two agreements",
        title: "A second table of rules",
        what: "Two tables of rules were given in one check.",
        message: "A second table of rules begins here. One is read.",
        why: "Rows of two tables would have the same line numbers, and it would not be clear which is meant.",
        next: "Put all rules into one table. A policy's product list may stand beside it.",
    },
    zh: Texts {
        name: "有两份协议",
        title: "第二张规则表",
        what: "一次检查中提供了两张规则表。",
        message: "此处开始了第二张规则表，而只读取一张。",
        why: "两张表的行号会重复，无法说明指的是哪一行。",
        next: "请将所有规则放在一张表中。政策产品列表可以另外提供。",
    },
    triggers: "",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate\nCVM,8%\n",
};

pub(super) static AG009: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Agreement too long",
        title: "More than {limit} rows",
        what: "An agreement has more rows than are read.",
        message: "The agreement has more than {limit} rows.",
        why: "An agreement lists products, not orders. A file this long is usually something else.",
        next: "Check that this is the right file. `*` in a level stands for every item.",
    },
    zh: Texts {
        name: "协议过长",
        title: "超过 {limit} 行",
        what: "协议的行数超过可读取的上限。",
        message: "协议超过 {limit} 行。",
        why: "协议列出的是产品而不是订单，如此长的文件通常是别的内容。",
        next: "请确认文件无误。层级中写 * 表示全部。",
    },
    triggers: "",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate\nCVM,8%\n",
};

pub(super) static AG010: Rule = Rule {
    severity: Severity::Error,
    fatal: true,
    en: Texts {
        name: "Row of the agreement out of shape",
        title: "Cells not under their columns",
        what: "A row's cells may not stand under their own columns.",
        message: "Line {line} cannot be read. {because}",
        why: "A comma or a quotation mark inside a text moves every cell behind it.",
        next: "Put the text in quotation marks, or save the file from the spreadsheet again.",
    },
    zh: Texts {
        name: "协议的行错位",
        title: "单元格与列不对应",
        what: "某行的单元格可能没有对应到各自的列。",
        message: "无法读取第 {line} 行。{because}",
        why: "文本中的逗号或引号会使其后的单元格错位。",
        next: "请将文本放入引号，或从表格软件重新保存。",
    },
    triggers: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate\nCVM, the large one,8%\n",
    silent: "Order ID,Product,Rebate Amount\n20241007120003216009945,CVM,8.00\n#! agreement\nproduct,rate\nCVM,8%\n",
};

pub(super) static AG011: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Rate is not the agreed one",
        title: "{observed} shown, {expected} agreed",
        what: "The rate of a record is not the one that the agreement gives it.",
        message: "The record shows {observed}. By line {agreement_line} of {agreement} it is {expected}.",
        why: "{because}",
        next: "If the agreement's row is the right one, send it with this record and ask for a correction.",
    },
    zh: Texts {
        name: "比例与协议不符",
        title: "显示 {observed}，约定 {expected}",
        what: "记录的比例与协议给出的不同。",
        message: "记录显示 {observed}，而按 {agreement} 第 {agreement_line} 行应为 {expected}。",
        why: "{because}",
        next: "如果该行确实适用，请将其与此记录一并提交并要求更正。",
    },
    triggers: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,100.00,8%,8.00,CNY\n#! agreement\nproduct,rate\nCVM,5%\n",
    silent: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,100.00,8%,8.00,CNY\n#! agreement\nproduct,rate\nCVM,8%\n",
};

pub(super) static AG012: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Amount is not the agreed one",
        title: "{observed} shown, {expected} agreed",
        what: "The amount of a record is not what the agreed rate gives.",
        message: "{base} × {rate} by line {agreement_line} of {agreement} gives {expected}. The record shows {observed}.",
        why: "{because}",
        next: "Ask which rate and which rounding were used, and name the agreement's line.",
    },
    zh: Texts {
        name: "金额与协议不符",
        title: "显示 {observed}，约定 {expected}",
        what: "记录的金额与按约定比例计算的不同。",
        message: "按 {agreement} 第 {agreement_line} 行，{base} × {rate} 得 {expected}，而记录显示 {observed}。",
        why: "{because}",
        next: "请询问所用的比例和取整方式，并指出协议的相应行。",
    },
    triggers: "Order ID,Product,Order Time,Base Amount,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,100.00,7.00,CNY\n#! agreement\nproduct,rate\nCVM,8%\n",
    silent: "Order ID,Product,Order Time,Base Amount,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,100.00,8.00,CNY\n#! agreement\nproduct,rate\nCVM,8%\n",
};

pub(super) static AG013: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Paid although not eligible",
        title: "Not eligible by line {agreement_line}",
        what: "A rebate is shown for a product that the agreement leaves out.",
        message: "A rebate is shown, and line {agreement_line} of {agreement} says that this product earns none.",
        why: "What was paid by mistake is often taken back later.",
        next: "Check whether the row is up to date. If it is, expect a deduction.",
    },
    zh: Texts {
        name: "不可返佣却有返佣",
        title: "按第 {agreement_line} 行不可返佣",
        what: "协议排除的产品却显示了返佣。",
        message: "记录显示了返佣，而 {agreement} 第 {agreement_line} 行写明该产品不返佣。",
        why: "误付的金额以后往往会被扣回。",
        next: "请核对该行是否为最新。如无误，请预留可能的扣回。",
    },
    triggers: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CDN,2024-10-07 12:00:03,100.00,8%,8.00,CNY\n#! agreement\nproduct,rate,eligible\nCVM,8%,yes\nCDN,,no\n",
    silent: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,100.00,8%,8.00,CNY\n#! agreement\nproduct,rate,eligible\nCVM,8%,yes\nCDN,,no\n",
};

pub(super) static AG014: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Nothing paid although eligible",
        title: "{expected} by the agreement, nothing shown",
        what: "A record has a base and an eligible product, and its rebate is zero.",
        message: "{base} × {rate} by line {agreement_line} of {agreement} gives {expected}. The record shows nothing.",
        why: "The order may have been paid with a voucher, may be of a customer who does not count, or may have been left out.",
        next: "Ask for the reason and name the agreement's line.",
    },
    zh: Texts {
        name: "可返佣却没有返佣",
        title: "按协议为 {expected}，显示为零",
        what: "记录有基数且产品可返佣，返佣却为零。",
        message: "按 {agreement} 第 {agreement_line} 行，{base} × {rate} 得 {expected}，而记录显示为零。",
        why: "订单可能用代金券支付、客户可能不计返佣，也可能被遗漏。",
        next: "请询问原因，并指出协议的相应行。",
    },
    triggers: "Order ID,Product,Order Time,Base Amount,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,100.00,0.00,CNY\n#! agreement\nproduct,rate\nCVM,8%\n",
    silent: "Order ID,Product,Order Time,Base Amount,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,0.00,0.00,CNY\n#! agreement\nproduct,rate\nCVM,8%\n",
};

pub(super) static AG015: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Product without a row in the agreement",
        title: "No row of {agreement} fits",
        what: "No row of the agreement is about a record's product.",
        message: "No row of {agreement} counts for this record. {because}",
        why: "Without a row there is no agreed rate to compare with.",
        next: "Add a row for the product, or one with `*` for all others.",
    },
    zh: Texts {
        name: "协议中没有该产品",
        title: "没有相符的行",
        what: "协议中没有任何一行与记录的产品相符。",
        message: "协议（{agreement}）中没有适用于该记录的行。{because}",
        why: "没有对应的行，就没有可比较的约定比例。",
        next: "请为该产品增加一行，或增加一行 * 表示其他全部产品。",
    },
    triggers: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CDN,2024-10-07 12:00:03,100.00,8%,8.00,CNY\n#! agreement\nproduct,rate\nCVM,8%\n",
    silent: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,100.00,8%,8.00,CNY\n#! agreement\nproduct,rate\nCVM,8%\n",
};

pub(super) static AG016: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Campaign window missed",
        title: "Dated {day}, outside the window",
        what: "An order lies outside the days of the row that seems to be meant.",
        message: "The record counts for {day}: {because}.",
        why: "The day of the order decides, in UTC+08:00. Where no order time is shown, it is the first day of the settlement period.",
        next: "Check which day counts by the campaign's terms: that of the order, of the payment or of the settlement.",
    },
    zh: Texts {
        name: "错过活动时间",
        title: "日期 {day} 不在有效期内",
        what: "订单日期不在看来适用的那一行的有效期内。",
        message: "该记录的日期为 {day}：{because}。",
        why: "以订单日期（UTC+08:00）为准。没有下单时间时，以结算周期的第一天为准。",
        next: "请核对活动条款以哪一天为准：下单、付款还是结算。",
    },
    triggers: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241031120003216009945,CVM,2024-10-31 23:59:59,100.00,8%,8.00,CNY\n#! agreement\nproduct,rate,valid_from,valid_to\nCVM,5%,,2024-10-31\nCVM,8%,2024-11,2024-11\n",
    silent: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241101120003216009945,CVM,2024-11-01 00:00:00,100.00,8%,8.00,CNY\n#! agreement\nproduct,rate,valid_from,valid_to\nCVM,5%,,2024-10-31\nCVM,8%,2024-11,2024-11\n",
};

pub(super) static AG017: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Tier reached",
        title: "{span}: {missing}",
        what: "How far a month or a quarter has come towards the thresholds of the agreement.",
        message: "In {span} the base amounts of {product} add up to {volume}. By {agreement}, {reached}; {missing}.",
        why: "Only records of this check are counted, without rejected ones and without corrections made by hand.",
        next: "Compare the volume with the one that the portal shows for the same time.",
    },
    zh: Texts {
        name: "已达到的档位",
        title: "{span}：{missing}",
        what: "某月或某季度距协议各档门槛的进度。",
        message: "在 {span}，{product} 的基数合计 {volume}。按 {agreement}，{reached}；{missing}。",
        why: "只计入本次检查的记录，不含已驳回的和人工调整的。",
        next: "请与控制台显示的同期业绩核对。",
    },
    triggers: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,100.00,8%,8.00,CNY\n#! agreement\nproduct,threshold_from,threshold_per,threshold_kind,rate\nCVM,0,month,whole_volume,8%\nCVM,1000,month,whole_volume,10%\n",
    silent: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,100.00,8%,8.00,CNY\n#! agreement\nproduct,rate\nCVM,8%\n",
};

pub(super) static AG018: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Product not in the policy",
        title: "Not in {list}",
        what: "A record's product is not in the policy's product list.",
        message: "The product is not in {list} for this record's day. {because}",
        why: "Only products of the standard policy earn a rebate on the international site.",
        next: "Look the product up under Policy Product Inquiry. A rebate outside the policy may be taken back.",
    },
    zh: Texts {
        name: "产品不在政策内",
        title: "不在 {list} 中",
        what: "记录的产品不在政策产品列表中。",
        message: "在该记录的日期，{list} 不包含此产品。{because}",
        why: "国际站只有标准政策内的产品才有返佣。",
        next: "请在“政策产品查询”中核对。政策之外的返佣可能会被扣回。",
    },
    triggers: "#! file october.csv\nOrder ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CDN,2024-10-07 12:00:03,100.00,8%,8.00,CNY\n#! file policy.csv\nPolicyCode,ProductCode,ProductName,SubProductCode,SubProductName,ComponentTypeCode,ComponentTypeName,ComponentCode,ComponentName,StartDate,EndDate\nStandardPolicy2024,p_cvm,CVM,*,*,*,*,*,*,2024-01-01 00:00:00,2024-12-31 23:59:59\n",
    silent: "#! file october.csv\nOrder ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,100.00,8%,8.00,CNY\n#! file policy.csv\nPolicyCode,ProductCode,ProductName,SubProductCode,SubProductName,ComponentTypeCode,ComponentTypeName,ComponentCode,ComponentName,StartDate,EndDate\nStandardPolicy2024,p_cvm,CVM,*,*,*,*,*,*,2024-01-01 00:00:00,2024-12-31 23:59:59\n",
};

pub(super) static AG019: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Two rows fit one record",
        title: "Lines {agreement_line} and {other_line} both fit",
        what: "Two rows of the agreement count for a record, and neither is more specific.",
        message: "Lines {agreement_line} and {other_line} of {agreement} both count for this record.",
        why: "One may name the product and the other its code, or they name different categories and the record's is not known.",
        next: "Put both into one row, or name a deeper level in one of them.",
    },
    zh: Texts {
        name: "两行适用于同一记录",
        title: "第 {agreement_line} 行与第 {other_line} 行均适用",
        what: "协议的两行适用于同一记录，且同样具体。",
        message: "第 {agreement_line} 行与第 {other_line} 行（{agreement}）均适用于该记录。",
        why: "可能一行写产品名称、另一行写其编码；也可能两行的分类不同，而记录的分类未知。",
        next: "请合并为一行，或在其中一行写明更深的层级。",
    },
    triggers: "Order ID,Product,Product Code,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CVM,p_cvm,100.00,8%,8.00,CNY\n#! agreement\nproduct,rate\nCVM,8%\np_cvm,5%\n",
    silent: "Order ID,Product,Product Code,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CVM,p_cvm,100.00,8%,8.00,CNY\n#! agreement\nproduct,rate\nCVM,8%\n",
};

pub(super) static AG020: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Rate of a tier that is not reached",
        title: "{observed} is the rate from {from} on",
        what: "A record shows the rate of a higher tier than its volume reaches.",
        message: "The rate {observed} holds from {from} on, by line {agreement_line} of {agreement}. The base amounts of these files add up to {volume}.",
        why: "Files that hold a part of the month or the quarter show a smaller volume than the portal counts.",
        next: "Check the files of the whole month or quarter together. If they are whole, expect a correction.",
    },
    zh: Texts {
        name: "未达到的档位比例",
        title: "{observed} 为 {from} 起的比例",
        what: "记录显示的比例属于业绩尚未达到的档位。",
        message: "按 {agreement} 第 {agreement_line} 行，比例 {observed} 自 {from} 起适用，而这些文件的基数合计为 {volume}。",
        why: "文件只包含当月或当季的一部分时，合计会小于控制台的业绩。",
        next: "请将整月或整季的文件一并检查；如已齐全，请预留可能的更正。",
    },
    triggers: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,100.00,8%,8.00,CNY\n#! agreement\nproduct,threshold_from,threshold_per,threshold_kind,rate\nCVM,0,month,whole_volume,5%\nCVM,1000,month,whole_volume,8%\n",
    silent: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,100.00,8%,8.00,CNY\n#! agreement\nproduct,threshold_from,threshold_per,threshold_kind,rate\nCVM,0,month,whole_volume,8%\nCVM,1000,month,whole_volume,10%\n",
};

pub(super) static AG021: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Tiers give another sum",
        title: "{observed} shown, the tiers give {expected}",
        what: "The rebates of a month or a quarter are not what its progressive tiers give.",
        message: "In {span}, {product}: on {volume} the tiers of {agreement} from line {agreement_line} on give {expected}. The records show {observed}, {by}.",
        why: "Each tier gives its rate to what lies above its threshold and not above the next. Up to one cent a line may come from rounding.",
        next: "Compare with the sum written out here, and ask which tier was used for which part.",
    },
    zh: Texts {
        name: "阶梯合计不符",
        title: "显示 {observed}，按阶梯为 {expected}",
        what: "某月或某季度的返佣与累进阶梯计算的不同。",
        message: "在 {span}，{product} 的业绩 {volume} 按 {agreement} 第 {agreement_line} 行起的阶梯应为 {expected}，而记录合计为 {observed}，差额 {by}。",
        why: "每一档的比例只适用于超过该档门槛、未超过下一档的部分。每行取整最多相差一分。",
        next: "请与此处的算式核对，并询问各部分使用了哪一档。",
    },
    triggers: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,2000.00,10%,200.00,CNY\n#! agreement\nproduct,threshold_from,threshold_per,threshold_kind,rate\nCVM,0,month,progressive,5%\nCVM,1000,month,progressive,10%\n",
    silent: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,1000.00,5%,50.00,CNY\n20241007120003216009946,CVM,2024-10-07 12:00:03,1000.00,10%,100.00,CNY\n#! agreement\nproduct,threshold_from,threshold_per,threshold_kind,rate\nCVM,0,month,progressive,5%\nCVM,1000,month,progressive,10%\n",
};

pub(super) static AG022: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "Column of the agreement not used",
        title: "Not used: {columns}",
        what: "Columns of an agreement mean nothing here.",
        message: "These columns of {agreement} were not used: {columns}.",
        why: "A column whose name is misspelt would be left out without a word.",
        next: "If one of them limits a row, give it one of the names of the documentation, such as valid_to.",
    },
    zh: Texts {
        name: "协议中未使用的列",
        title: "未使用：{columns}",
        what: "协议中有些列没有对应的含义。",
        message: "这些列（{agreement}）未被使用：{columns}。",
        why: "列名写错时，整列内容会被忽略，因此在此说明。",
        next: "如果其中某列限定了规则，请改用文档中的列名，例如 valid_to 或“失效日期”。",
    },
    triggers: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,100.00,8%,8.00,CNY\n#! agreement\nproduct,rate,valid_til\nCVM,8%,\n",
    silent: "Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,CVM,2024-10-07 12:00:03,100.00,8%,8.00,CNY\n#! agreement\nproduct,rate\nCVM,8%\n",
};
