//! Names of columns in lists of invoices and of what a bank received, normalised as
//! those of a record are, the surest first. Where a list has several amounts, the
//! first of these counts: an invoice is paid with its tax.

use crate::document::DocumentKind;
use rebatelens_model::Field;

const INVOICES: &[&str] = &[
    "价税合计",
    "价税合计金额",
    "含税金额",
    "含税总额",
    "发票总额",
    "发票金额",
    "开票金额",
    "票面金额",
    "应开票金额",
    "开票总额",
    "totalincludingtax",
    "amountincludingtax",
    "totalinclusiveoftax",
    "amountinclusiveoftax",
    "totalincltax",
    "amountincltax",
    "grossamount",
    "invoicetotal",
    "invoiceamount",
    "invoicedamount",
    "totalamount",
    "amountdue",
    "合计金额",
    "总金额",
    "金额",
    "amount",
    "invoice",
    "total",
];

const RECEIPTS: &[&str] = &[
    "到账金额",
    "实际到账金额",
    "收款金额",
    "实收金额",
    "入账金额",
    "回款金额",
    "收入金额",
    "贷方金额",
    "贷方发生额",
    "转入金额",
    "收入",
    "贷方",
    "付款金额",
    "打款金额",
    "amountreceived",
    "receivedamount",
    "receiptamount",
    "creditamount",
    "paidin",
    "moneyin",
    "paymentamount",
    "amountpaid",
    "paidamount",
    "received",
    "receipt",
    "credit",
    "deposit",
    "deposits",
    "payment",
    "交易金额",
    "发生额",
    "transactionamount",
    "金额",
    "amount",
    "total",
];

/// Names of a column that holds what came in, beside one for what went out: where it
/// is blank, nothing came in.
const INCOMING: &[&str] = &[
    "收入金额",
    "贷方金额",
    "贷方发生额",
    "转入金额",
    "收入",
    "贷方",
    "creditamount",
    "paidin",
    "moneyin",
    "credit",
    "deposit",
    "deposits",
];

/// Whether a blank cell of a column of that name says that nothing came in.
pub(crate) fn is_incoming(name: &str) -> bool {
    INCOMING.contains(&name)
}

/// Names of an amount, the surest first.
pub(crate) const fn amounts(kind: DocumentKind) -> &'static [&'static str] {
    match kind {
        DocumentKind::Invoice => INVOICES,
        DocumentKind::Receipt => RECEIPTS,
    }
}

/// Names of other columns. The month in which an invoice or a payment was made is no
/// settlement month.
pub(crate) const OTHERS: &[(&str, Field)] = &[
    ("发票号码", Field::RecordId),
    ("发票号", Field::RecordId),
    ("发票编号", Field::RecordId),
    ("数电发票号码", Field::RecordId),
    ("invoiceno", Field::RecordId),
    ("invoicenumber", Field::RecordId),
    ("invoiceid", Field::RecordId),
    ("结算单号", Field::RecordId),
    ("对账单号", Field::RecordId),
    ("statementno", Field::RecordId),
    ("statementnumber", Field::RecordId),
    ("statementid", Field::RecordId),
    ("settlementno", Field::RecordId),
    ("settlementnumber", Field::RecordId),
    ("回单编号", Field::RecordId),
    ("交易流水号", Field::RecordId),
    ("银行流水号", Field::RecordId),
    ("transactionid", Field::RecordId),
    ("transactionreference", Field::RecordId),
    ("bankreference", Field::RecordId),
    ("reference", Field::RecordId),
    ("referenceno", Field::RecordId),
    ("对应月份", Field::SettlementPeriod),
    ("费用月份", Field::SettlementPeriod),
    ("费用所属期", Field::SettlementPeriod),
    ("所属期", Field::SettlementPeriod),
    ("servicemonth", Field::SettlementPeriod),
    ("forthemonth", Field::SettlementPeriod),
];
