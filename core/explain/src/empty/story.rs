//! A record in a sentence.

use crate::empty::{
    answer::Story,
    row::{Row, label, order_state},
};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_finding::{lang::Lang, names, word};
use rebatelens_model::{Field, Kind, is_missing, status::read_status, unit::MoneyUnit};
use rebatelens_table::record::Record;

/// Tells of a record: what it is, its order, product and month, where it is in
/// the settlement, and its amount.
pub fn story(input: &str, record: &Record<'_, '_>, row: &Row<'_>, lang: Lang) -> Story {
    let known = read_status(row.status).filter(|status| status.known);
    let month = row.period.map(|month| month.to_string());
    let amount = amount(record);
    let parts = [
        label(row, record),
        plain(row.product),
        month.clone().unwrap_or_default(),
        status(record, row, lang),
        amount.clone().unwrap_or_default(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let kind = kind(record.kind(), lang);
    let sentence = match lang {
        Lang::En => format!("{kind}: {}", parts.join(", ")),
        Lang::ZhCn => format!("{kind}：{}", parts.join("，")),
    };
    Story {
        input: input.into(),
        record: record.number,
        line: record.row().line,
        kind: record.kind().name(),
        settlement_period: month,
        status: Some(plain(row.status)).filter(|text| !text.is_empty()),
        lifecycle: known.map(|status| status.lifecycle.name()),
        rebate_amount: amount,
        sentence,
    }
}

const fn kind(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::Rebate => lang.pick("Rebate", "返佣记录"),
        Kind::Statement => lang.pick("Monthly total", "月度汇总"),
        Kind::BusinessDetail => lang.pick("Line of business", "业务明细"),
        Kind::Order => lang.pick("Order", "订单"),
        Kind::BillLine => lang.pick("Line of a bill", "账单明细"),
        other => names::record_kind(other, lang),
    }
}

fn plain(text: &str) -> String {
    if is_missing(text) { String::new() } else { word::excerpt(text.trim()) }
}

/// The stage, and the text that says so where it says it in other words.
fn status(record: &Record<'_, '_>, row: &Row<'_>, lang: Lang) -> String {
    if let Some(code) = order_state(record).filter(|_| record.kind() == Kind::Order) {
        return order_words(code, lang);
    }
    let text = plain(row.status);
    let Some(status) = read_status(row.status).filter(|_| !text.is_empty()) else {
        let states = matches!(record.kind(), Kind::Rebate);
        return if states { lang.pick("no status", "无状态").into() } else { String::new() };
    };
    if !status.known {
        return match lang {
            Lang::En => format!("status “{text}”"),
            Lang::ZhCn => format!("状态“{text}”"),
        };
    }
    let stage = names::lifecycle(status.lifecycle, lang);
    match lang {
        _ if stage.eq_ignore_ascii_case(&text) => stage.into(),
        Lang::En => format!("{stage} (“{text}”)"),
        Lang::ZhCn => format!("{stage}（“{text}”）"),
    }
}

/// The rebate as written, in whole units where the column counts others.
fn amount(record: &Record<'_, '_>) -> Option<String> {
    let text = record.text(Field::RebateAmount).trim();
    if is_missing(text) {
        return None;
    }
    let column = record.columns().iter().find(|column| column.field == Some(Field::RebateAmount));
    let as_written = column.is_none_or(|column| column.money_unit() == MoneyUnit::AsWritten);
    let read = record.amount(Field::RebateAmount);
    let shown = match read.read().filter(|_| !as_written) {
        Some(amount) => amount.value.to_string(),
        None => word::excerpt(text),
    };
    let beside = read.read().is_none_or(|amount| amount.currency.is_some());
    let currency = record.currency().filter(|_| !beside);
    Some(currency.map_or_else(|| shown.clone(), |currency| format!("{shown} {}", currency.code())))
}

/// An order's state in words.
pub fn order_words(code: &str, lang: Lang) -> String {
    let words = match code {
        "1" => lang.pick("not paid", "未支付"),
        "2" => lang.pick("paid, not delivered", "已支付，未发货"),
        "3" => lang.pick("being delivered", "发货中"),
        "5" => lang.pick("delivery failed", "发货失败"),
        "6" => lang.pick("refunded", "已退款"),
        "7" => lang.pick("cancelled", "已取消"),
        "8" => lang.pick("expired", "已过期"),
        "9" => lang.pick("no longer valid", "已失效"),
        "10" => lang.pick("product no longer valid", "产品已失效"),
        "11" => lang.pick("payment on behalf refused", "代付拒绝"),
        "12" => lang.pick("being paid", "支付中"),
        "13" => lang.pick("being refunded", "退款中"),
        "30" => lang.pick("in progress", "处理中"),
        _ => lang.pick("succeeded", "交易成功"),
    };
    match lang {
        Lang::En => format!("{words} ({code})"),
        Lang::ZhCn => format!("{words}（{code}）"),
    }
}
