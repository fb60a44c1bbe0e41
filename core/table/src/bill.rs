//! Headers of the portal's other files: bills by component, by resource and in
//! sum, and the policy's product list. Their columns are published, in both
//! languages and several spellings.

use crate::{
    column::{Column, How},
    csv::Row,
    defined::{
        by_names,
        meaning::{ColumnType, typed},
    },
    header::{Mapping, settle_defined},
    header_name::normal,
};
use alloc::vec::Vec;
use rebatelens_model::{Kind, limits::COLUMNS};

/// One column: its name in reports, its type as in the interfaces' definitions,
/// and its names in files, normalised as [`normal`] does.
pub type Named = (&'static str, &'static str, &'static [&'static str]);

/// Columns of bills.
const BILL: &[Named] = &[
    ("payer_uin", "c", &["支付者uin", "payeraccountid", "payeruin"]),
    ("owner_uin", "c>customer_id", &["使用者uin", "owneraccountid", "owneruin"]),
    ("operator_uin", "c", &["操作者uin", "operatoraccountid", "operateuin", "operatoruin"]),
    ("reseller_uin", "p>partner_id", &["reselleraccountid", "adminuin", "管理者uin"]),
    ("product_name", "s>product", &["产品名称", "productname"]),
    ("subproduct_name", "s", &["子产品名称", "subproductname"]),
    ("billing_mode", "s", &["计费模式", "billingmode"]),
    ("project_name", "s", &["项目名称", "projectname"]),
    ("region", "s", &["地域", "region"]),
    ("availability_zone", "s", &["可用区", "availabilityzone"]),
    ("region_type", "s", &["国内国际", "regiontype"]),
    ("resource_id", "r", &["资源id", "instanceid", "resourceid"]),
    ("resource_name", "s", &["实例名称", "资源别名", "instancename", "resourcename"]),
    ("instance_type", "s", &["实例类型", "instancetype"]),
    ("transaction_type", "s", &["交易类型", "transactiontype"]),
    ("order_id", "o>order_id", &["订单id", "orderid"]),
    ("transaction_id", "o", &["交易id", "transactionid"]),
    ("transaction_time", "t>order_time", &["扣费时间", "交易时间", "transactiontime", "deductiontime"]),
    ("usage_start_time", "t", &["开始使用时间", "usagestarttime"]),
    ("usage_end_time", "t", &["结束使用时间", "usageendtime"]),
    ("bill_month", "m>settlement_period", &["账单月份", "账单月", "billmonth"]),
    ("component_type", "s", &["组件类型", "componenttype"]),
    ("component_name", "s", &["组件名称", "componentname"]),
    ("component_list_price", "w", &["组件刊例价", "componentlistprice"]),
    ("component_contract_price", "w", &["组件单价", "componentcontractedprice", "componentcontractprice"]),
    ("component_price_unit", "s", &["组件价格单位", "componentpricemeasurementunit"]),
    ("component_usage", "n", &["组件用量", "componentusage"]),
    ("component_usage_unit", "s", &["组件用量单位", "componentusageunit"]),
    ("usage_duration", "n", &["使用时长", "usageduration"]),
    ("duration_unit", "s", &["时长单位", "durationunit"]),
    ("reserved_instance", "s", &["reservedinstance", "reservedinstances", "预留实例"]),
    ("original_cost", "w", &["组件原价", "原价", "originalcost"]),
    ("discount", "n", &["折扣率", "discountmultiplier", "discountrate"]),
    ("blended_discount", "n", &["混合折扣率", "blendeddiscountmultiplier"]),
    ("reseller_discount", "n", &["resellerdiscountrate"]),
    ("reseller_voucher_deduction", "w", &["resellervoucherdeduction"]),
    ("customer_discount", "n", &["customerdiscountrate"]),
    ("total_after_discount", "w", &["优惠后总价", "totalamountafterdiscount"]),
    ("total_before_voucher", "w", &["totalamountbeforevoucher"]),
    (
        "voucher_paid",
        "w",
        &["代金券支出", "优惠券支付", "代金券支付", "优惠券支出", "voucherdeduction", "voucherpayment"],
    ),
    ("customer_voucher_deduction", "w", &["customervoucherdeduction"]),
    (
        "free_credit_paid",
        "w",
        &["赠送账户支出", "赠送金支付", "赠送金支出", "freecreditpayment", "incentivepayment"],
    ),
    // A payment from the balance of the same name. Never rebate.
    ("transfer_paid", "w", &["分成金支付", "分成金支出", "分成金账户支出", "commissionpayment"]),
    ("cash_paid", "w", &["现金账户支出", "现金支付", "现金支出", "cashpayment"]),
    ("before_tax", "w", &["amountbeforetax"]),
    ("tax_rate", "n", &["taxrate", "税率"]),
    ("tax", "w", &["taxamount", "税额"]),
    ("total_cost", "w", &["totalcost", "总费用"]),
    ("savings_plan_deduction", "w", &["savingsplandeduction", "spdeduction"]),
    ("ri_deduction", "w", &["rideduction"]),
    ("savings_plan_rate", "n", &["savingsplandeductionrate"]),
    ("currency", "s>currency", &["currency", "币种"]),
    ("payment_status", "s", &["paymentstatus", "支付状态"]),
    ("configuration", "s", &["configurationdescription", "配置描述"]),
    ("attributes", "s", &["additionalattributes"]),
    ("tag_keys", "s", &["tagkeys"]),
];

/// Columns of the policy's product list.
const POLICY: &[Named] = &[
    ("product_code", "s", &["productcode", "产品编码", "产品代码"]),
    ("subproduct_code", "s", &["subproductcode", "子产品编码", "子产品代码"]),
    ("product_name", "s>product", &["productcodename", "productname", "产品名称"]),
    ("subproduct_name", "s", &["subproductcodename", "subproductname", "子产品名称"]),
    ("component_type_code", "s", &["billableitems", "componenttypecode", "计费项编码"]),
    ("component_type_name", "s", &["billingitemname", "componenttypename", "计费项名称"]),
    ("component_code", "s", &["billingitem", "componentcode", "计费细项编码"]),
    ("component_name", "s", &["billingsubitemname", "billingdetailname", "componentname", "计费细项名称"]),
    ("category", "s", &["internationalchannelpolicycategoryclassification", "category", "分类"]),
    ("policy_code", "s", &["policycode", "政策编码"]),
    ("start_date", "t", &["startdate", "开始日期"]),
    ("end_date", "t", &["enddate", "结束日期"]),
];

/// The files whose columns are published.
pub const FILES: [(Kind, &[Named]); 2] = [(Kind::BillLine, BILL), (Kind::PolicyProduct, POLICY)];

/// Columns that must be known before a row is taken for such a header.
const ENOUGH: usize = 5;

/// Reads a row as the header of one of these files, or of a table whose
/// columns are named as an interface names its fields.
pub fn read_header(row: &Row<'_>, mapping: &Mapping) -> Option<(Kind, Vec<Column>)> {
    if row.cells.len() > COLUMNS {
        return None;
    }
    let headers: Vec<&str> = row.cells.iter().map(|cell| cell.text.trim()).collect();
    let (kind, types) = known_file(&headers).or_else(|| by_names(&headers))?;
    let given = crate::header::read_header(headers.iter().copied(), mapping);
    let mut columns: Vec<Column> = headers
        .iter()
        .zip(types)
        .zip(given)
        .map(
            |((header, kind), given)| {
                if given.how == How::Given { given } else { Column::defined(header, kind) }
            },
        )
        .collect();
    settle_defined(&mut columns);
    Some((kind, columns))
}

fn known_file(headers: &[&str]) -> Option<(Kind, Vec<Option<ColumnType>>)> {
    let read = FILES.map(|(kind, file)| {
        let types: Vec<Option<ColumnType>> = headers.iter().map(|header| column(header, file)).collect();
        let known = types.iter().filter(|kind| kind.is_some()).count();
        (known, kind, types)
    });
    let (known, kind, types) = read.into_iter().max_by_key(|(known, ..)| *known)?;
    (known >= ENOUGH && known * 2 > headers.len()).then_some((kind, types))
}

fn column(header: &str, file: &[Named]) -> Option<ColumnType> {
    let name = normal(header);
    let (own, kind, _) = file.iter().find(|(_, _, names)| names.contains(&name.as_str()))?;
    Some(ColumnType { name: Some(own), ..typed(kind) })
}
