//! A record that is right in every part, before a fault changes it.

use super::{COLUMNS, mixed};
use std::{
    fmt::Write as _,
    io::{self, Write},
};

/// Products, each with its rate in per cent: some are written in Chinese.
const PRODUCTS: [(&str, u64); 8] = [
    ("CVM", 8),
    ("COS", 10),
    ("云服务器", 8),
    ("CDN", 12),
    ("TencentDB", 15),
    ("对象存储", 10),
    ("CLB", 5),
    ("内容分发网络", 12),
];

const STATUSES: [&str; 4] = ["Settled", "In review", "Pending", "Confirmed"];

const CUSTOMERS: u64 = 5_000;

/// Order numbers end in one of so many odd numbers, each taken once.
const TAILS: u64 = 499_999_993;

/// Where each field stands.
pub(super) mod column {
    pub(in crate::mix) const PERIOD: usize = 1;
    pub(in crate::mix) const CUSTOMER: usize = 3;
    pub(in crate::mix) const ORDER: usize = 4;
    pub(in crate::mix) const PRODUCT: usize = 5;
    pub(in crate::mix) const BASE: usize = 6;
    pub(in crate::mix) const RATE: usize = 7;
    pub(in crate::mix) const ADJUSTMENT: usize = 8;
    pub(in crate::mix) const REBATE: usize = 9;
    pub(in crate::mix) const CURRENCY: usize = 10;
    pub(in crate::mix) const STATUS: usize = 11;
    pub(in crate::mix) const TIME: usize = 12;
    pub(in crate::mix) const NOTE: usize = 13;
}

/// The cells of a record, and the numbers behind them.
#[derive(Debug, Default)]
pub(super) struct Record {
    cells: [String; COLUMNS],
    /// Cells that are written; a fault may write fewer.
    width: usize,
    /// In cents.
    pub(super) base: u64,
    /// In per cent.
    pub(super) rate: u64,
    /// In cents.
    pub(super) rebate: u64,
}

impl Record {
    /// Makes the record of that number.
    pub(super) fn make(&mut self, number: u64) {
        let random = mixed(number);
        let (product, rate) = one_of(&PRODUCTS, random >> 7);
        self.width = COLUMNS;
        self.rate = rate;
        self.base = 1_000 + (random >> 20) % 10_000_000;
        self.rebate = half_up(self.base * rate);
        let month = 8 + number % 3;
        let day = 2 + (random >> 11) % 25;
        let (hour, minute, second) = ((random >> 17) % 24, (random >> 23) % 60, (random >> 31) % 60);
        let tail = 2 * ((number % TAILS) * 179_424_673 % TAILS) + 1;
        let amounts = [self.base, self.rebate].map(cents);
        let [base, rebate] = amounts.each_ref().map(String::as_str);
        self.put(0, format_args!("R{number:09}"));
        self.put(column::PERIOD, format_args!("2026-{month:02}"));
        self.put(2, format_args!("100012345678"));
        self.put(column::CUSTOMER, format_args!("{}", 200_000_000_003 + (random >> 40) % CUSTOMERS * 7));
        self.put(
            column::ORDER,
            format_args!("2026{month:02}{day:02}{hour:02}{minute:02}{second:02}{tail:09}"),
        );
        self.put(column::PRODUCT, format_args!("{product}"));
        self.put(column::BASE, format_args!("{base}"));
        self.put(column::RATE, format_args!("{rate}%"));
        self.put(column::ADJUSTMENT, format_args!("0.00"));
        self.put(column::REBATE, format_args!("{rebate}"));
        self.put(column::CURRENCY, format_args!("USD"));
        self.put(column::STATUS, format_args!("{}", one_of(&STATUSES, random >> 29)));
        self.put(column::TIME, format_args!("2026-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"));
        self.put(column::NOTE, format_args!(""));
    }

    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// Writes a cell; a text with a comma, a quotation mark or a line break is
    /// to be given in its quotation marks.
    pub(super) fn put(&mut self, column: usize, text: std::fmt::Arguments<'_>) {
        if let Some(cell) = self.cells.get_mut(column) {
            cell.clear();
            // Writing to a String cannot fail.
            let _ = cell.write_fmt(text);
        }
    }

    /// Loses its last cells.
    pub(super) fn cut(&mut self, width: usize) {
        self.width = width;
    }

    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        for (at, cell) in self.cells.iter().take(self.width).enumerate() {
            if at > 0 {
                out.write_all(b",")?;
            }
            out.write_all(cell.as_bytes())?;
        }
        out.write_all(b"\n")
    }
}

/// Hundredths of cents, rounded to cents.
pub(super) const fn half_up(hundredths: u64) -> u64 {
    (hundredths + 50) / 100
}

/// Cents as an amount.
pub(super) fn cents(amount: u64) -> String {
    format!("{}.{:02}", amount / 100, amount % 100)
}

/// One of a list, by a random number.
pub(super) fn one_of<T: Copy + Default>(list: &[T], random: u64) -> T {
    let count = u64::try_from(list.len()).unwrap_or(1).max(1);
    let at = usize::try_from(random % count).unwrap_or(0);
    list.get(at).copied().unwrap_or_default()
}
