//! A difference in words: the largest part first, in a sentence that stands by
//! itself.

use crate::report::ComparisonPart;
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_checks::difference::{
    Level, Open,
    parts::{Part, Parts, label},
};
use rebatelens_finding::lang::Lang;
use rebatelens_model::money::{Currency, Grouped, Signed, exact_sub};
use rust_decimal::Decimal;

/// The parts for a report, the largest first.
pub fn parts(parts: &Parts, lang: Lang) -> Vec<ComparisonPart> {
    let part = |(part, amount, records): (Part, Decimal, usize)| ComparisonPart {
        part: part.name(),
        label: label(part, lang),
        amount: amount.to_string(),
        records,
    };
    parts.largest_first().into_iter().map(part).collect()
}

/// `Shown is 1,204.00 CNY less than expected. The largest part: …`
pub fn sentence(
    parts: &Parts,
    (expected, shown): (Decimal, Decimal),
    currency: Option<Currency>,
    left_out: bool,
    lang: Lang,
) -> String {
    let by = exact_sub(shown, expected).unwrap_or_default();
    let code = currency.map(|currency| format!(" {}", currency.code())).unwrap_or_default();
    let amount = format!("{}{code}", Grouped(by.abs()));
    let all = parts.largest_first();
    let opening = match (by.is_zero(), by.is_sign_negative(), lang) {
        (true, _, Lang::En) if all.is_empty() && left_out => {
            return "What can be compared is what was expected.".into();
        }
        (true, _, Lang::ZhCn) if all.is_empty() && left_out => {
            return "可以比较的金额与预期一致。".into();
        }
        (true, _, Lang::En) if all.is_empty() => return "What is shown is what was expected.".into(),
        (true, _, Lang::ZhCn) if all.is_empty() => return "显示的金额与预期一致。".into(),
        (true, _, Lang::En) => {
            String::from("The totals agree, but only because differences cancel each other out.")
        }
        (true, _, Lang::ZhCn) => String::from("合计一致，但只是各项差异相互抵消。"),
        (false, true, Lang::En) => format!("Shown is {amount} less than expected."),
        (false, true, Lang::ZhCn) => format!("显示的金额比预期少 {amount}。"),
        (false, false, Lang::En) => format!("Shown is {amount} more than expected."),
        (false, false, Lang::ZhCn) => format!("显示的金额比预期多 {amount}。"),
    };
    let clauses: Vec<String> = all.iter().map(|part| clause(*part, lang)).collect();
    match (clauses.as_slice(), lang) {
        ([], _) => opening,
        ([only], Lang::En) => format!("{opening} It comes from {only}."),
        ([only], Lang::ZhCn) => format!("{opening}原因是{only}。"),
        ([first, rest @ ..], Lang::En) => {
            format!("{opening} Most of it comes from {first}; then {}.", rest.join(", "))
        }
        ([first, rest @ ..], Lang::ZhCn) => {
            format!("{opening}主要是{first}；其次是{}。", rest.join("、"))
        }
    }
}

fn clause((part, amount, records): (Part, Decimal, usize), lang: Lang) -> String {
    let amount = Signed(amount.normalize());
    let label = label(part, lang);
    match (part, lang) {
        (Part::Rounding, Lang::En) => format!("{label} ({amount})"),
        (Part::Rounding, Lang::ZhCn) => format!("{label}（{amount}）"),
        (_, Lang::En) if records == 1 => format!("{label} ({amount}, 1 record)"),
        (_, Lang::En) => format!("{label} ({amount}, {records} records)"),
        (_, Lang::ZhCn) => format!("{label}（{amount}，{records} 条）"),
    }
}

/// Records that the agreement does not decide on.
fn left_out(Open { records, amount }: Open, lang: Lang) -> String {
    let amount = amount.map(|amount| Grouped(amount).to_string()).unwrap_or_default();
    match lang {
        Lang::En => format!(
            "{records} left out, {amount} in all: the agreement gives no single rate for them, or nothing to apply it to."
        ),
        Lang::ZhCn => format!(
            "有 {records} 条（合计 {amount}）未参与比较：协议没有为其给出唯一的比例，或缺少计算所需的基数。"
        ),
    }
}

/// What the comparison cannot tell, and why.
pub fn limits(level: Level, parts: &Parts, unknown: usize, open: Open, lang: Lang) -> Vec<String> {
    let mut limits = Vec::new();
    if unknown > 0 {
        limits.push(match lang {
            Lang::En => format!("{unknown} left out: an amount of one side is blank or cannot be read."),
            Lang::ZhCn => format!("有 {unknown} 条未参与比较：其中一方的金额为空或无法读取。"),
        });
    }
    if open.records > 0 {
        limits.push(left_out(open, lang));
    }
    if matches!(level, Level::Total | Level::Month) {
        limits.push(
            lang.pick(
                "Only totals are known on one side. Whether the sums agree can be said, month by month where months are stated; which record, rate or adjustment makes the difference cannot. Lines with an order or a customer would show it.",
                "有一方只有合计。可以判断总额（注明月份时可逐月判断）是否一致，但无法判断是哪条记录、哪个比例或哪项调整造成差异；提供含订单或客户的明细即可说明。",
            )
            .to_string(),
        );
    } else if !matches!(level, Level::Record | Level::Order) {
        limits.push(
            lang.pick(
                "The two sides share no order or record ID, so lines were compared in sums. A missing record and an extra one of the same sum would not be seen.",
                "双方没有共同的订单号或记录编号，因此按汇总比较；若缺少的记录与多出的记录金额相同，则看不出来。",
            )
            .to_string(),
        );
    }
    if !parts.get(Part::Unexplained).is_zero() {
        limits.push(
            lang.pick(
                "Part of the difference is not explained: a side gives no base or no rate there, or its own line does not add up.",
                "有一部分差额无法说明：其中一方没有给出基数或比例，或该行自身不成立。",
            )
            .to_string(),
        );
    }
    limits
}
