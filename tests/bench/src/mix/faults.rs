//! Every kind of fault that a mix holds, and what is right but unusual.

use super::{
    mixed,
    record::{
        Record, cents,
        column::{
            ADJUSTMENT, BASE, CURRENCY, CUSTOMER, NOTE, ORDER, PERIOD, PRODUCT, RATE, REBATE, STATUS, TIME,
        },
        half_up,
    },
};

/// What happens to a record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fault {
    pub(super) name: &'static str,
    /// The rules that must report it, where it is the only one in its table.
    /// None where it is unusual but right. The test of the kinds holds them.
    pub(super) codes: &'static [&'static str],
    change: fn(&mut Record, u64),
}

impl Fault {
    /// Makes the record of that number faulty.
    pub(super) fn apply(&self, record: &mut Record, number: u64) {
        (self.change)(record, number);
    }
}

const fn fault(name: &'static str, codes: &'static [&'static str], change: fn(&mut Record, u64)) -> Fault {
    Fault { name, codes, change }
}

/// The fault of that number's record, where it has one.
pub(super) fn of(number: u64, percent: u64) -> Option<&'static Fault> {
    let random = mixed(number ^ 0x00FA_0175);
    let faulty = number > NEIGHBOURS && random % 100 < percent;
    let count = u64::try_from(ALL.len()).unwrap_or(1);
    faulty.then(|| ALL.get(usize::try_from((random >> 32) % count).ok()?)).flatten()
}

/// A record repeats, or refunds, one of so many before it.
const NEIGHBOURS: u64 = 50;

/// Every kind.
pub(super) const ALL: &[Fault] = &[
    fault("an amount with a letter", &["AM003"], |record, _| {
        let text = format!("O{}", record.cell(REBATE));
        record.put(REBATE, format_args!("{text}"));
    }),
    fault("an amount that is blank", &["ST006"], |record, _| record.put(REBATE, format_args!(""))),
    fault("a breakdown that is off by cents", &["AM001"], |record, number| {
        let rebate = cents(record.rebate + 2 + mixed(number) % 90);
        record.put(REBATE, format_args!("{rebate}"));
    }),
    fault("an amount a hundredfold", &["AM007"], |record, _| {
        let rebate = record.rebate;
        record.put(REBATE, format_args!("{rebate}.00"));
    }),
    fault("a rate in another unit", &["AM007"], |record, _| {
        let rate = record.rate;
        record.put(RATE, format_args!("{rate}00%"));
    }),
    fault("a rate as a part of one", &[], |record, _| {
        let rate = record.rate;
        record.put(RATE, format_args!("0.{rate:02}"));
    }),
    fault("a rate with a letter", &["AM004"], |record, _| {
        let rate = record.rate;
        record.put(RATE, format_args!("{rate}o%"));
    }),
    fault("a sign turned", &["AM008"], |record, _| {
        let rebate = cents(record.rebate);
        record.put(REBATE, format_args!("-{rebate}"));
    }),
    fault("a row rounded down", &["AM002"], |record, _| {
        // 0.60 of a cent is cut off: 10,001.20 at 8 % is 800.096.
        record.base = record.base / 10_000 * 10_000 + 120;
        record.rate = 8;
        record.rebate = record.base * 8 / 100;
        let (base, rebate) = (cents(record.base), cents(record.rebate));
        record.put(PRODUCT, format_args!("CVM"));
        record.put(BASE, format_args!("{base}"));
        record.put(RATE, format_args!("8%"));
        record.put(REBATE, format_args!("{rebate}"));
    }),
    fault("an order with an invisible space", &["ID001"], |record, _| {
        let order = record.cell(ORDER).to_string();
        record.put(ORDER, format_args!("{order}\u{200b}"));
    }),
    fault("a customer in full-width digits", &["ID001"], |record, _| {
        let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c);
        let customer: String = record.cell(CUSTOMER).chars().map(wide).collect();
        record.put(CUSTOMER, format_args!("{customer}"));
    }),
    fault("an order that a spreadsheet shortened", &["ID002"], |record, _| {
        record.put(ORDER, format_args!("2.02610E+22"));
    }),
    fault("an order whose last digits are zeros", &["ID002"], |record, _| {
        let order: String = record.cell(ORDER).chars().take(15).collect();
        record.put(ORDER, format_args!("{order}00000000"));
    }),
    fault("an order with a letter", &["ID004"], |record, _| {
        let order = record.cell(ORDER).replacen('0', "O", 1);
        record.put(ORDER, format_args!("{order}"));
    }),
    fault("an order as a formula of a text", &["ID001"], |record, _| {
        let order = record.cell(ORDER).to_string();
        record.put(ORDER, format_args!("\"=\"\"{order}\"\"\""));
    }),
    fault("a status that is not known", &["ST001"], |record, _| {
        record.put(STATUS, format_args!("Awaiting moonrise"));
    }),
    fault("an overdue bill", &["ST002"], |record, _| record.put(STATUS, format_args!("欠费冻结"))),
    fault("a contract that is missing", &["ST002"], |record, _| record.put(STATUS, format_args!("缺合同"))),
    fault("a rejection", &["ST007"], |record, _| record.put(STATUS, format_args!("已驳回"))),
    fault("a row twice", &["DU001"], |record, number| record.make(earlier(number))),
    fault("a record id with other content", &["DU002"], |record, number| {
        record.make(earlier(number));
        record.put(STATUS, format_args!("Rejected"));
    }),
    fault("a refund of an earlier row", &[], |record, number| {
        record.make(earlier(number));
        let (base, rebate) = (cents(record.base), cents(record.rebate));
        record.put(0, format_args!("F{number:09}"));
        record.put(BASE, format_args!("-{base}"));
        record.put(REBATE, format_args!("-{rebate}"));
        record.put(STATUS, format_args!("Refunded"));
        record.put(NOTE, format_args!("refund"));
    }),
    fault("a refund without its original", &["RV001"], |record, _| {
        let (base, rebate) = (cents(record.base), cents(record.rebate));
        record.put(BASE, format_args!("-{base}"));
        record.put(REBATE, format_args!("-{rebate}"));
        record.put(STATUS, format_args!("Refunded"));
        record.put(NOTE, format_args!("退款"));
    }),
    fault("an adjusted row", &[], |record, _| {
        let rebate = cents(half_up(record.base * record.rate) - 25);
        record.put(ADJUSTMENT, format_args!("-0.25"));
        record.put(REBATE, format_args!("{rebate}"));
        record.put(NOTE, format_args!("调账"));
    }),
    fault("a month before the order", &["PE003"], |record, _| record.put(PERIOD, format_args!("2026-07"))),
    fault("a month that is none", &["PE001"], |record, _| record.put(PERIOD, format_args!("2026-13"))),
    fault("a month in Chinese", &[], |record, _| {
        let month = record.cell(PERIOD).replace('-', "年") + "月";
        record.put(PERIOD, format_args!("{month}"));
    }),
    fault("a time in another month than the order's", &["PE003"], |record, _| {
        record.put(TIME, format_args!("2026-11-12 08:00:00"));
    }),
    fault("a time that is none", &["PE002"], |record, _| {
        record.put(TIME, format_args!("2026-10-41 08:00:00"));
    }),
    fault("another currency", &["AM009"], |record, _| record.put(CURRENCY, format_args!("CNY"))),
    fault("a currency that is none", &["AM015"], |record, _| record.put(CURRENCY, format_args!("UDS"))),
    fault("a cell too few", &["FI003"], |record, _| record.cut(11)),
    fault("a cell too many", &["FI003"], |record, _| record.put(NOTE, format_args!(",,over"))),
    fault("a quoted note with commas and a line break", &[], |record, _| {
        record.put(NOTE, format_args!("\"split, see \"\"part 2\"\"\nnext month\""));
    }),
    fault("amounts with thousands separators", &[], |record, _| {
        let base = thousands(record.base);
        record.put(BASE, format_args!("\"{base}\""));
    }),
    fault("a product with a long Chinese name", &[], |record, _| {
        let product = "云数据库 MySQL（内存型，华南地区）";
        record.put(PRODUCT, format_args!("{product}"));
    }),
];

fn earlier(number: u64) -> u64 {
    number.saturating_sub(1 + mixed(number ^ 0xEA71) % NEIGHBOURS)
}

fn thousands(amount: u64) -> String {
    let whole = amount / 100;
    let (high, low) = (whole / 1_000, whole % 1_000);
    if high == 0 { cents(amount) } else { format!("{high},{low:03}.{:02}", amount % 100) }
}
