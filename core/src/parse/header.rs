//! Header names in Chinese and English, and what they mean.
//!
//! The columns of the commission statement are not public. So headers are
//! matched by name, never by position; a name that could mean two fields is
//! left open; a column nobody knows is kept as it is.

use crate::model::{
    Field,
    money::{Currency, RateUnit},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};

/// How a column came by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The name is in the table.
    Known,
    /// The person said so.
    Given,
    /// The name could mean two fields.
    Ambiguous,
    /// Another column of the same name came first.
    Doubled,
    /// The name is not in the table.
    Unknown,
}

impl How {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Given => "given",
            Self::Ambiguous => "ambiguous",
            Self::Doubled => "doubled",
            Self::Unknown => "unknown",
        }
    }
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The header as written.
    pub header: String,
    /// What it means.
    pub field: Option<Field>,
    /// How that is known.
    pub how: How,
    /// The currency that the header names.
    pub currency: Option<Currency>,
    /// The unit of rate that the header names.
    pub rate_unit: Option<RateUnit>,
}

/// Names of each field, normalised as [`normal`] does, the surest first.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::RecordId,
        &[
            "recordid",
            "rebateid",
            "commissionid",
            "rebaterecordid",
            "commissionrecordid",
            "earningid",
            "记录id",
            "返佣id",
            "返佣记录id",
            "记录编号",
            "返佣编号",
            "返佣记录编号",
            "佣金记录id",
            "明细id",
            "明细编号",
        ],
    ),
    (
        Field::SettlementPeriod,
        &[
            "settlementperiod",
            "settlementmonth",
            "rebatemonth",
            "commissionmonth",
            "settlemonth",
            "billmonth",
            "billingmonth",
            "statementmonth",
            "month",
            "period",
            "结算月份",
            "结算周期",
            "结算月",
            "返佣月份",
            "返佣月",
            "账期",
            "账单月份",
            "账单月",
            "月份",
            "結算月份",
        ],
    ),
    (
        Field::PartnerId,
        &[
            "partnerid",
            "partneruin",
            "partneraccountid",
            "resellerid",
            "reselleruin",
            "reselleraccountid",
            "agentuin",
            "agentid",
            "代理商uin",
            "代理商id",
            "代理商账号id",
            "合作伙伴uin",
            "合作伙伴id",
            "合作伙伴账号id",
            "经销商uin",
            "经销商id",
            "经销商账号id",
        ],
    ),
    (
        Field::CustomerId,
        &[
            "customerid",
            "customeruin",
            "customeraccountid",
            "clientuin",
            "clientid",
            "owneruin",
            "owneraccountid",
            "enduseruin",
            "subcustomeruin",
            "客户uin",
            "客户id",
            "客户账号id",
            "客户账号",
            "代客uin",
            "子客uin",
            "使用者uin",
            "客戶uin",
        ],
    ),
    (
        Field::OrderId,
        &[
            "orderid",
            "dealname",
            "orderno",
            "ordernumber",
            "order",
            "suborderid",
            "transactionid",
            "订单id",
            "订单号",
            "订单编号",
            "子订单号",
            "交易id",
            "訂單號",
            "訂單id",
        ],
    ),
    (
        Field::Product,
        &[
            "product",
            "productname",
            "service",
            "servicetype",
            "servicecategory",
            "goodstype",
            "goodsname",
            "产品",
            "产品名称",
            "商品名称",
            "服务类型",
            "產品",
        ],
    ),
    (
        Field::BaseAmount,
        &[
            "baseamount",
            "rebatebase",
            "commissionbase",
            "eligibleamount",
            "rebatebaseamount",
            "commissionbaseamount",
            "base",
            "计佣金额",
            "返佣基数",
            "计佣基数",
            "返佣计算基数",
            "计算基数",
            "业绩金额",
            "可返佣金额",
            "基数",
            "計佣金額",
        ],
    ),
    (
        Field::RebateRate,
        &[
            "rebaterate",
            "commissionrate",
            "rate",
            "rebateratio",
            "返佣比例",
            "返佣率",
            "返佣费率",
            "佣金比例",
            "佣金率",
            "费率",
            "比例",
            "返佣點數",
            "返佣比率",
        ],
    ),
    (
        Field::AdjustmentAmount,
        &[
            "adjustmentamount",
            "adjustment",
            "adjustments",
            "deduction",
            "correction",
            "调整金额",
            "调账金额",
            "扣减金额",
            "调整",
            "調整金額",
        ],
    ),
    (
        Field::RebateAmount,
        &[
            "rebateamount",
            "commissionamount",
            "totalrebate",
            "totalcommission",
            "rebate",
            "commission",
            "返佣金额",
            "佣金金额",
            "应返金额",
            "返佣总额",
            "返佣",
            "佣金",
            "返佣金額",
        ],
    ),
    (Field::Currency, &["currency", "currencycode", "币种", "货币", "結算幣種", "幣種"]),
    (
        Field::Status,
        &[
            "status",
            "rebatestatus",
            "commissionstatus",
            "settlementstatus",
            "statementstatus",
            "exceptionflag",
            "状态",
            "返佣状态",
            "结算状态",
            "佣金状态",
            "狀態",
        ],
    ),
    (
        Field::OrderTime,
        &[
            "ordertime",
            "orderedat",
            "paytime",
            "transactiontime",
            "chargetime",
            "purchasetime",
            "下单时间",
            "订单时间",
            "支付时间",
            "扣费时间",
            "交易时间",
        ],
    ),
    (
        Field::Note,
        &[
            "note",
            "notes",
            "remark",
            "remarks",
            "comment",
            "clientremark",
            "备注",
            "说明",
            "客户备注",
            "備註",
        ],
    ),
];

/// Names that could mean more than one field.
const AMBIGUOUS: &[&str] = &[
    "uin",
    "accountid",
    "account",
    "id",
    "amount",
    "amt",
    "total",
    "账号id",
    "账号",
    "账号uin",
    "金额",
    "合计",
    "总额",
    "编号",
];

/// Names of the other payment methods. Beside one of these, a bare
/// "commission" is the billing account's balance (分成金), never rebate.
const PAYMENT_METHODS: &[&str] = &[
    "cash",
    "cashpayment",
    "freecredit",
    "freecreditpayment",
    "voucher",
    "voucherpayment",
    "voucherdeduction",
    "现金支付",
    "现金账户支出",
    "赠送金支付",
    "代金券支出",
    "优惠券支付",
];

/// Reads a row as a header.
pub fn read_header<'t>(cells: impl Iterator<Item = &'t str>, given: &[(String, Field)]) -> Vec<Column> {
    let names: Vec<(&str, String)> = cells.map(|cell| (cell, normal(cell))).collect();
    let is_bill = names.iter().any(|(_, name)| PAYMENT_METHODS.contains(&name.as_str()));
    let mut columns: Vec<(Column, usize)> =
        names.iter().map(|(cell, name)| column(cell, name, is_bill, given)).collect();
    settle_doubles(&mut columns);
    columns.into_iter().map(|(column, _)| column).collect()
}

/// One column and the rank of the name that it was known by.
fn column(cell: &str, name: &str, is_bill: bool, given: &[(String, Field)]) -> (Column, usize) {
    let person = given.iter().find(|(header, _)| normal(header) == name);
    let known = NAMES.iter().find_map(|(field, names)| {
        let rank = names.iter().position(|known| *known == name)?;
        Some((*field, rank))
    });
    let (field, how, rank) = match (person, known) {
        (Some((_, field)), _) => (Some(*field), How::Given, 0),
        (None, Some(_)) if is_bill && matches!(name, "commission" | "佣金") => (None, How::Ambiguous, 0),
        (None, Some((field, rank))) => (Some(field), How::Known, rank),
        (None, None) if AMBIGUOUS.contains(&name) => (None, How::Ambiguous, 0),
        (None, None) => (None, How::Unknown, 0),
    };
    let header = cell.trim().to_string();
    let currency = unit(cell).and_then(|unit| Currency::from_text(&unit));
    let rate_unit = unit(cell).and_then(|unit| RateUnit::from_suffix(&unit).map(|(_, unit)| unit));
    (Column { header, field, how, currency, rate_unit }, rank)
}

/// Where two columns claim one field, the person's word and then the surer
/// name wins; the other column is kept as it is.
fn settle_doubles(columns: &mut [(Column, usize)]) {
    for field in Field::ALL {
        let claims = columns.iter().enumerate().filter(|(_, (column, _))| column.field == Some(field));
        let best = claims.min_by_key(|(at, (column, rank))| (column.how != How::Given, *rank, *at));
        let Some((best, _)) = best else { continue };
        for (at, (column, _)) in columns.iter_mut().enumerate() {
            if at != best && column.field == Some(field) {
                column.field = None;
                column.how = How::Doubled;
            }
        }
    }
}

/// A header without what varies: case, spaces, underscores, width, units.
pub fn normal(header: &str) -> String {
    let bracket = |c: char| matches!(c, '(' | '（' | '[' | '【');
    let bare = header.split(bracket).next().filter(|bare| !bare.trim().is_empty()).unwrap_or(header);
    let skipped = |c: &char| {
        c.is_whitespace() || matches!(c, '_' | '-' | '.' | ':' | '：' | '\u{200B}' | '\u{FEFF}' | '*')
    };
    let wide = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c).saturating_sub(0xFEE0)).unwrap_or(c),
        _ => c,
    };
    bare.chars().map(wide).filter(|c| !skipped(c)).flat_map(char::to_lowercase).collect()
}

/// What stands in brackets at the end of a header: `Amount (USD)`, `金额（元）`.
fn unit(header: &str) -> Option<String> {
    let inner = header.trim().strip_suffix([')', '）', ']', '】'])?;
    let (_, unit) = inner.rsplit_once(['(', '（', '[', '【'])?;
    Some(unit.trim().to_string())
}

/// How sure it is that a row is the header of a rebate table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It names a rebate, or a base and a rate, and what they belong to.
    RebateTable,
    /// It names some fields of a rebate, but not enough to read the table.
    Unclear,
    /// It is some other table.
    Other,
}

/// Judges a header by the fields that it names.
pub fn verdict(columns: &[Column]) -> Verdict {
    let has = |field: Field| columns.iter().any(|column| column.field == Some(field));
    let number = has(Field::RebateAmount) || (has(Field::BaseAmount) && has(Field::RebateRate));
    let anchor = [
        Field::RecordId,
        Field::OrderId,
        Field::CustomerId,
        Field::PartnerId,
        Field::SettlementPeriod,
        Field::Status,
        Field::Product,
    ];
    if number && anchor.into_iter().any(has) {
        return Verdict::RebateTable;
    }
    let money = [Field::RebateAmount, Field::BaseAmount, Field::RebateRate];
    if money.into_iter().any(has) { Verdict::Unclear } else { Verdict::Other }
}
