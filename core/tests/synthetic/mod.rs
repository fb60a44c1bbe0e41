//! Synthetic records, as a reseller's export of one month would hold them, the
//! same in every run.
#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of this")]
#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use rust_decimal::{Decimal, RoundingStrategy};

/// Clean records of each kind and language, and faults in all: every check
/// looks at a part, `cargo test --release` at all.
pub const COUNT: usize = if cfg!(debug_assertions) { 4_000 } else { 100_000 };
/// Records of one table.
pub const ROWS: usize = 24;

/// A row of random numbers that is the same in every run.
#[derive(Debug)]
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit).unwrap()).unwrap()
    }

    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + i64::try_from(self.next() % u64::try_from(high - low).unwrap()).unwrap()
    }

    pub fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    pub fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap())).collect()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    English,
    Chinese,
}

pub const FIELDS: [&str; 16] = [
    "record_id",
    "settlement_period",
    "partner_id",
    "customer_id",
    "order_id",
    "product",
    "base_amount",
    "rebate_rate",
    "adjustment_amount",
    "rebate_amount",
    "currency",
    "status",
    "order_time",
    "usage_start_time",
    "usage_end_time",
    "transaction_type",
];
const ENGLISH: [&str; 16] = [
    "Record ID",
    "Settlement Month",
    "Partner ID",
    "Customer ID",
    "Order ID",
    "Product",
    "Base Amount",
    "Rate (%)",
    "Adjustment",
    "Rebate Amount",
    "Currency",
    "Status",
    "Order Time",
    "Usage Start Time",
    "Usage End Time",
    "Transaction Type",
];
const CHINESE: [&str; 16] = [
    "记录编号",
    "结算月份",
    "代理商UIN",
    "客户UIN",
    "订单号",
    "产品名称",
    "返佣基数",
    "返佣比例（%）",
    "调整金额",
    "返佣金额",
    "币种",
    "状态",
    "下单时间",
    "开始使用时间",
    "结束使用时间",
    "交易类型",
];

pub fn at(field: &str) -> usize {
    FIELDS.iter().position(|name| *name == field).unwrap()
}

pub type Row = Vec<String>;

/// One month of one partner.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub words: Words,
    pub mode: RoundingStrategy,
    pub month: u32,
    pub rows: Vec<Row>,
}

pub const MODES: [RoundingStrategy; 4] = [
    RoundingStrategy::MidpointAwayFromZero,
    RoundingStrategy::MidpointNearestEven,
    RoundingStrategy::ToZero,
    RoundingStrategy::AwayFromZero,
];

impl Sheet {
    pub fn clean(random: &mut Random, words: Words) -> Self {
        let mut sheet = Self {
            words,
            mode: random.pick(&MODES),
            month: 1 + u32::try_from(random.below(11)).unwrap(),
            rows: vec![],
        };
        let currency = if words == Words::English { "USD" } else { "CNY" };
        let partner = format!("10000003{}", random.digits(4));
        let customers: Vec<String> = (0..5).map(|_| format!("20000004{}", random.digits(4))).collect();
        while sheet.rows.len() < ROWS {
            let customer = customers[random.below(customers.len())].clone();
            let day = 1 + random.below(26);
            let order = sheet.order(random, day);
            let row = sheet.row(random, &partner, &customer, &order, day, currency);
            match random.below(8) {
                // A refund of a part, in the same table.
                0 => {
                    let back = sheet.refund(random, &row);
                    sheet.rows.push(row);
                    sheet.rows.push(back);
                }
                // An order of two services.
                1 => {
                    let mut second = sheet.row(random, &partner, &customer, &order, day, currency);
                    second[at("product")] = sheet.product(random, Some(&row[at("product")]));
                    sheet.rows.push(row);
                    sheet.rows.push(second);
                }
                _ => sheet.rows.push(row),
            }
        }
        sheet
    }

    pub fn order(&self, random: &mut Random, day: usize) -> String {
        // The last digits are never zeros, which a program that lost some leaves.
        format!("2024{:02}{day:02}{}7", self.month, random.digits(14))
    }

    pub fn product(&self, random: &mut Random, but: Option<&str>) -> String {
        let all = match self.words {
            Words::English => ["Cloud Virtual Machine", "Cloud Object Storage", "Content Delivery Network"],
            Words::Chinese => ["云服务器 CVM", "对象存储 COS", "内容分发网络 CDN"],
        };
        loop {
            let product = random.pick(&all);
            if Some(product) != but {
                return product.into();
            }
        }
    }

    pub fn rebate(&self, base: Decimal, rate: Decimal, adjustment: Decimal) -> Decimal {
        let product = base * rate / Decimal::ONE_HUNDRED;
        product.round_dp_with_strategy(2, self.mode) + adjustment
    }

    pub fn row(
        &self,
        random: &mut Random,
        partner: &str,
        customer: &str,
        order: &str,
        day: usize,
        currency: &str,
    ) -> Row {
        let base = Decimal::new(random.between(40_000, 9_000_000), 2);
        let rate = Decimal::new(random.pick(&[50, 65, 80, 100, 120]), 1);
        let adjustment = if random.below(6) == 0 {
            Decimal::new(random.between(-999, 999), 2)
        } else {
            Decimal::new(0, 2)
        };
        let statuses = match self.words {
            Words::English => ["Settled", "In review", "Confirmed", "Pending"],
            Words::Chinese => ["已结算", "审核中", "已确认", "待结算"],
        };
        let month = format!("2024-{:02}", self.month);
        let time = format!("{month}-{day:02} {:02}:{:02}:09", random.below(24), random.below(60));
        let bought = if self.words == Words::English { "Purchase" } else { "购买" };
        vec![
            format!("RB{}", random.digits(10)),
            month.clone(),
            partner.into(),
            customer.into(),
            order.into(),
            self.product(random, None),
            base.to_string(),
            rate.to_string(),
            adjustment.to_string(),
            self.rebate(base, rate, adjustment).to_string(),
            currency.into(),
            random.pick(&statuses).into(),
            time.clone(),
            time,
            format!("2024-{:02}-01 00:00:00", self.month + 1),
            bought.into(),
        ]
    }

    /// A refund of a part of what a row earned.
    pub fn refund(&self, random: &mut Random, row: &Row) -> Row {
        let mut back = row.clone();
        let base = -row[at("base_amount")].parse::<Decimal>().unwrap() / Decimal::TWO;
        let base = base.round_dp(2);
        let rate = row[at("rebate_rate")].parse().unwrap();
        back[at("record_id")] = format!("RB{}", random.digits(10));
        back[at("base_amount")] = base.to_string();
        back[at("adjustment_amount")] = "0.00".into();
        back[at("rebate_amount")] = self.rebate(base, rate, Decimal::ZERO).to_string();
        let (kind, status) =
            if self.words == Words::English { ("Refund", "Adjusted") } else { ("退款", "已调整") };
        back[at("transaction_type")] = kind.into();
        back[at("status")] = status.into();
        // What was adjusted by hand is not given back in full.
        back
    }

    pub fn text(&self) -> String {
        let header = if self.words == Words::English { ENGLISH } else { CHINESE };
        let mut text = header.join(",") + "\n";
        for row in &self.rows {
            text += &row.join(",");
            text.push('\n');
        }
        text
    }

    /// A row that earns, shares its order with no other, and has no adjustment.
    pub fn plain(&self, random: &mut Random) -> usize {
        loop {
            let row = random.below(self.rows.len());
            let order = &self.rows[row][at("order_id")];
            let alone = self.rows.iter().filter(|other| other[at("order_id")] == *order).count() == 1;
            let plain = self.rows[row][at("adjustment_amount")] == "0.00";
            if alone && plain {
                return row;
            }
        }
    }

    pub fn get(&self, row: usize, field: &str) -> &str {
        &self.rows[row][at(field)]
    }

    pub fn number(&self, row: usize, field: &str) -> Decimal {
        self.get(row, field).parse().unwrap()
    }

    pub fn set(&mut self, row: usize, field: &str, text: impl Into<String>) {
        self.rows[row][at(field)] = text.into();
    }

    pub fn says(&self, english: &'static str, chinese: &'static str) -> &'static str {
        if self.words == Words::English { english } else { chinese }
    }
}
