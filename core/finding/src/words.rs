//! Words that stand in for the blanks of a message, in both languages.

use crate::{catalogue::Code, lang::Lang, severity::Severity};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_model::{
    Field, Kind,
    identifier::{IdentifierKind, Step},
    limits::RAW_CHARS,
    money::{NumberFault, RoundingMode},
    period::PeriodFault,
    status::Lifecycle,
    text::is_blank,
    time::TimeFault,
};

/// A word of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// The same in both languages: a number, an identifier.
    Plain(String),
    /// One text for each language.
    Both {
        /// English.
        en: String,
        /// Simplified Chinese.
        zh: String,
    },
}

/// The words for the blanks of a message.
pub type Args = Vec<(&'static str, Word)>;

impl From<String> for Word {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        Self::Plain(text.into())
    }
}

impl Word {
    /// A word with a text for each language.
    pub fn both(en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self::Both { en: en.into(), zh: zh.into() }
    }

    /// A word made for each language by the same rule.
    pub fn each(make: impl Fn(Lang) -> String) -> Self {
        Self::Both { en: make(Lang::En), zh: make(Lang::ZhCn) }
    }

    /// Names behind each other, which are the same in each language.
    pub fn list(names: &[&str]) -> Self {
        Self::each(|lang| names.join(lang.comma()))
    }

    /// Words behind each other.
    pub fn list_of(words: &[Self]) -> Self {
        Self::each(|lang| words.iter().map(|word| word.text(lang)).collect::<Vec<_>>().join(lang.comma()))
    }

    /// The text in a language.
    pub fn text(&self, lang: Lang) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Both { en, zh } => lang.pick(en, zh),
        }
    }
}

/// Fills the `{blanks}` of a template. A blank nobody fills stays visible.
pub fn fill(template: &str, args: &Args, lang: Lang) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        join(&mut out, before);
        let Some((name, behind)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match args.iter().find(|(known, _)| *known == name) {
            Some((_, word)) => join(&mut out, word.text(lang)),
            None => out.extend(["{", name, "}"]),
        }
        rest = behind;
    }
    join(&mut out, rest);
    out
}

/// Appends a text, with the space that belongs between Chinese and Latin.
fn join(out: &mut String, text: &str) {
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let latin = |c: char| c.is_ascii_alphanumeric() || c == '\u{2212}';
    if let (Some(last), Some(first)) = (out.chars().next_back(), text.chars().next())
        && ((chinese(last) && latin(first)) || (latin(last) && chinese(first)))
    {
        out.push(' ');
    }
    out.push_str(text);
}

/// A sentence that begins with a filled blank still begins with a capital.
pub fn opening(text: String) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.is_ascii_lowercase() => {
            let mut out = String::with_capacity(text.len());
            out.push(first.to_ascii_uppercase());
            out.push_str(chars.as_str());
            out
        }
        _ => text,
    }
}

/// A cell's text, short enough to repeat.
pub fn excerpt(text: &str) -> String {
    let mut short: String = text.chars().take(RAW_CHARS).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// A character that a person can see, or its number.
pub fn visible(c: char) -> String {
    if is_blank(c) { format!("U+{:04X}", u32::from(c)) } else { format!("“{c}”") }
}

/// What separates cells, for people.
pub fn delimiter(byte: u8) -> Word {
    match byte {
        b',' => Word::both("a comma", "逗号"),
        b'\t' => Word::both("a tab", "制表符"),
        b';' => Word::both("a semicolon", "分号"),
        _ => Word::both("a bar", "竖线"),
    }
}

/// A field's name for people.
pub const fn field(field: Field, lang: Lang) -> &'static str {
    match field {
        Field::RecordId => lang.pick("record ID", "记录 ID"),
        Field::SettlementPeriod => lang.pick("settlement period", "结算周期"),
        Field::PartnerId => lang.pick("partner UIN", "合作伙伴 UIN"),
        Field::CustomerId => lang.pick("customer UIN", "客户 UIN"),
        Field::OrderId => lang.pick("order ID", "订单号"),
        Field::Product => lang.pick("product", "产品"),
        Field::BaseAmount => lang.pick("base amount", "返佣基数"),
        Field::RebateRate => lang.pick("rate", "返佣比例"),
        Field::AdjustmentAmount => lang.pick("adjustment", "调整金额"),
        Field::RebateAmount => lang.pick("rebate amount", "返佣金额"),
        Field::Currency => lang.pick("currency", "币种"),
        Field::Status => lang.pick("status", "状态"),
        Field::OrderTime => lang.pick("order time", "下单时间"),
        Field::Note => lang.pick("note", "备注"),
    }
}

/// What a column of another kind of record holds, for people.
pub fn value_type(value: &str, unit: Option<&str>, lang: Lang) -> String {
    let text = match value {
        "money" => lang.pick("amount", "金额"),
        "identifier" => lang.pick("identifier", "编号"),
        "month" => lang.pick("month", "月份"),
        "time" => lang.pick("time", "时间"),
        "rate" => lang.pick("rate", "比例"),
        "number" | "count" => lang.pick("number", "数字"),
        "address" => lang.pick("address", "链接"),
        "flag" => lang.pick("yes or no", "是否"),
        "status" => lang.pick("status", "状态"),
        _ => lang.pick("text", "文本"),
    };
    let unit = match unit {
        Some("fen_integer" | "fen_float") => lang.pick(", in fen", "（分）"),
        Some("yuan_float" | "yuan_decimal") => lang.pick(", in yuan", "（元）"),
        Some("ten_thousand_yuan") => lang.pick(", in ten thousand yuan", "（万元）"),
        Some("unstated") => lang.pick(", unit not stated", "（单位未说明）"),
        _ => "",
    };
    format!("{text}{unit}")
}

/// Records of a kind, for people.
pub const fn record_kind(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::Rebate => lang.pick("rebate records", "返佣记录"),
        Kind::Statement => lang.pick("monthly totals", "月度汇总"),
        Kind::BusinessDetail => lang.pick("lines of business", "业务明细"),
        Kind::Order => lang.pick("orders", "订单"),
        Kind::PriceDetail => lang.pick("prices of orders", "订单价格明细"),
        Kind::BillLine => lang.pick("lines of a bill", "账单明细"),
        Kind::BillSummary => lang.pick("sums of a bill", "账单汇总"),
        Kind::Adjustment => lang.pick("corrections of bills", "账单调整"),
        Kind::Transaction => lang.pick("lines of the cash journal", "收支明细"),
        Kind::Balance => lang.pick("balances", "余额"),
        Kind::Credit => lang.pick("credits", "信用额度"),
        Kind::Voucher => lang.pick("vouchers", "代金券"),
        Kind::VoucherUsage => lang.pick("uses of vouchers", "代金券使用记录"),
        Kind::PolicyProduct => lang.pick("products of a policy", "政策产品"),
        Kind::Customer => lang.pick("customers", "客户"),
        Kind::IncreaseGoal => lang.pick("goals of the increase incentive", "增量激励目标"),
        Kind::Salesman => lang.pick("sales people", "商务人员"),
        Kind::Download => lang.pick("downloads", "下载地址"),
        Kind::Reference => lang.pick("reference data", "参考数据"),
        Kind::Other => lang.pick("records of no known kind", "未知类型的记录"),
    }
}

/// An identifier's name for people.
pub const fn kind(kind: IdentifierKind, lang: Lang) -> &'static str {
    match kind {
        IdentifierKind::Partner => field(Field::PartnerId, lang),
        IdentifierKind::Customer => field(Field::CustomerId, lang),
        IdentifierKind::Order => field(Field::OrderId, lang),
        IdentifierKind::Record => field(Field::RecordId, lang),
        IdentifierKind::Resource => lang.pick("resource ID", "资源 ID"),
        IdentifierKind::Journal => lang.pick("cash journal ID", "收支流水号"),
        IdentifierKind::Policy => lang.pick("policy code", "政策代码"),
        IdentifierKind::Voucher => lang.pick("voucher ID", "代金券 ID"),
        IdentifierKind::Code => lang.pick("product code", "产品代码"),
    }
}

/// What an identifier of a kind looks like.
pub const fn shape(kind: IdentifierKind, lang: Lang) -> &'static str {
    match kind {
        IdentifierKind::Order => lang.pick(
            "23 digits that begin with the date; older ones 14 to 21",
            "23 位数字，以日期开头；较早的为 14 至 21 位",
        ),
        IdentifierKind::Partner | IdentifierKind::Customer => {
            lang.pick("digits only, usually 9 to 12", "纯数字，通常 9 至 12 位")
        }
        IdentifierKind::Record | IdentifierKind::Resource => {
            lang.pick("the text as the portal shows it", "与页面显示一致的文本")
        }
        IdentifierKind::Journal => lang.pick("32 digits that begin with the date", "32 位数字，以日期开头"),
        IdentifierKind::Policy => lang.pick(
            "letters, “Policy” and a year, such as StandardPolicy2024",
            "字母、“Policy”和年份，例如 StandardPolicy2024",
        ),
        IdentifierKind::Voucher => lang.pick(
            "18 to 22 capital letters and digits, or 8 digits",
            "18 至 22 位大写字母和数字，或 8 位数字",
        ),
        IdentifierKind::Code => lang.pick(
            "p_, sp_, v_ or sv_ and a name in small letters, such as p_cvm",
            "p_、sp_、v_ 或 sv_ 加小写名称，例如 p_cvm",
        ),
    }
}

/// How much a finding matters, for people.
pub const fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.pick("error", "错误"),
        Severity::Warning => lang.pick("warning", "警告"),
        Severity::Note => lang.pick("note", "提示"),
    }
}

/// The family of a rule, for people.
pub fn family(code: Code, lang: Lang) -> &'static str {
    match code.name().get(..2).unwrap_or_default() {
        "FI" => lang.pick("Files and tables", "文件与表格"),
        "ID" => lang.pick("Identifiers", "编号"),
        "ST" => lang.pick("Statuses", "状态"),
        "AM" => lang.pick("Amounts", "金额"),
        "DU" => lang.pick("Duplicates", "重复"),
        "PE" => lang.pick("Periods", "周期"),
        "RV" => lang.pick("Reversals and corrections", "冲正与更正"),
        "TO" => lang.pick("Totals and expected values", "合计与预期"),
        "AG" => lang.pick("Agreement and policy", "协议与政策"),
        "CA" => lang.pick("Tables of pages", "页面表格"),
        _ => lang.pick("Context", "环境"),
    }
}

/// A lifecycle stage for people.
pub const fn lifecycle(stage: Lifecycle, lang: Lang) -> &'static str {
    match stage {
        Lifecycle::Settled => lang.pick("Settled", "已结算"),
        Lifecycle::InReview => lang.pick("In review", "审核中"),
        Lifecycle::Pending => lang.pick("Pending", "待结算"),
        Lifecycle::Adjusted => lang.pick("Adjusted", "已调整"),
        Lifecycle::Rejected => lang.pick("Rejected", "已驳回"),
        Lifecycle::Unknown => lang.pick("Not stated", "未说明"),
    }
}

/// A rounding mode for people.
pub const fn rounding(mode: RoundingMode, lang: Lang) -> &'static str {
    match mode {
        RoundingMode::HalfUp => lang.pick("rounded half up", "四舍五入"),
        RoundingMode::HalfEven => lang.pick("rounded half to even", "四舍六入五成双"),
        RoundingMode::Down => lang.pick("cut off", "截断"),
        RoundingMode::Up => lang.pick("rounded up", "进位"),
    }
}

/// Why a number cannot be read.
pub fn number_fault(fault: NumberFault) -> Word {
    match fault {
        NumberFault::Character(c) => {
            let c = visible(c);
            Word::both(format!("it holds {c}"), format!("其中含有 {c}"))
        }
        NumberFault::Scientific => Word::both(
            "it is written as a power of ten, which drops digits",
            "它以科学计数法书写，会丢失位数",
        ),
        NumberFault::Grouping => {
            Word::both("its thousands separators are in the wrong places", "千位分隔符的位置不对")
        }
        NumberFault::Points => Word::both("it has two decimal points", "它有两个小数点"),
        NumberFault::Digits => {
            Word::both("it has more digits than can be kept exactly", "它的位数超出可精确保存的范围")
        }
        NumberFault::NoDigits => Word::both("its digits are incomplete", "数字不完整"),
        NumberFault::PartOfFen => Word::both(
            "it is a part of a fen, and this column counts whole ones",
            "该列以分为单位且应为整数，这里却有小数",
        ),
        NumberFault::Percent => Word::both("it is a rate, not an amount", "它是比例，不是金额"),
        NumberFault::Discount => {
            Word::both("it is a discount, not a rate of commission", "它是折扣，不是返佣比例")
        }
        NumberFault::Currencies => Word::both("it names two currencies", "它写有两种币种"),
        NumberFault::Ambiguous(grouped, decimal) => Word::both(
            format!("it could be {grouped} or {decimal}"),
            format!("可能是 {grouped}，也可能是 {decimal}"),
        ),
        NumberFault::Artefact(likely) => Word::both(
            format!("its last digits come from a program's rounding, and {likely} was probably meant"),
            format!("末尾几位是程序计算的误差，原数可能是 {likely}"),
        ),
    }
}

/// Why a month cannot be read.
pub fn period_fault(fault: PeriodFault) -> Word {
    match fault {
        PeriodFault::Form => {
            Word::both("it is not written as a month, such as 2026-10", "不是月份的写法，例如 2026-10")
        }
        PeriodFault::Month => Word::both("the calendar has no such month", "日历中没有这个月份"),
        PeriodFault::Ambiguous => Word::both(
            "it could be two different months; written as 2026-10, it is certain",
            "可能指两个不同的月份；写成 2026-10 即可确定",
        ),
    }
}

/// Why a moment cannot be read.
pub fn time_fault(fault: TimeFault) -> Word {
    match fault {
        TimeFault::Form => Word::both(
            "it is not written as a date or time, such as 2026-10-07 15:52:30",
            "不是日期或时间的写法，例如 2026-10-07 15:52:30",
        ),
        TimeFault::Calendar => Word::both(
            "there is no such day or time in the years 2000 to 2099",
            "2000 年至 2099 年间没有这个日期或时间",
        ),
        TimeFault::Ambiguous => Word::both(
            "it could be two different days or times; written as 2026-10-07 15:52:30, it is certain",
            "可能指两个不同的日期或时间；写成 2026-10-07 15:52:30 即可确定",
        ),
    }
}

/// What was taken off an identifier, as a list for people.
pub fn steps(steps: &[(Step, usize)]) -> Word {
    Word::each(|lang| {
        let parts: Vec<String> = steps.iter().map(|(step, count)| step_text(*step, *count, lang)).collect();
        parts.join(lang.comma())
    })
}

fn step_text(step: Step, count: usize, lang: Lang) -> String {
    let counted = |one: &str, many: &str, zh: &str| match lang {
        Lang::En if count == 1 => format!("1 {one}"),
        Lang::En => format!("{count} {many}"),
        Lang::ZhCn => format!("{count} 个{zh}"),
    };
    match step {
        Step::Trimmed => counted("space around it", "spaces around it", "首尾空白"),
        Step::Invisible => counted("invisible character", "invisible characters", "不可见字符"),
        Step::AsciiDigits => counted("full-width digit", "full-width digits", "全角数字"),
        Step::Grouping => {
            counted("separator between its digits", "separators between its digits", "数字间的分隔符")
        }
        Step::Quotes => lang.pick("quotation marks", "引号").to_string(),
        Step::PointZero => lang.pick("a spreadsheet's “.0”", "表格软件添加的“.0”").to_string(),
        Step::PowerOfTen => lang.pick("a power of ten", "科学计数法").to_string(),
    }
}
