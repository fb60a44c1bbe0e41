//! A clean table of synthetic records.

use std::fmt::Write;

const PRODUCTS: [&str; 6] = ["Cloud Virtual Machine", "COS", "CDN", "CLB", "TencentDB for MySQL", "CBS"];
const STATUSES: [&str; 4] = ["Settled", "In review", "Pending", "Confirmed"];
const RATES: [u64; 5] = [5, 8, 10, 12, 15];

/// A table of so many records, none of which has a finding.
pub(crate) fn clean(records: usize) -> String {
    let mut text = String::with_capacity(records * 140);
    text.push_str(
        "Record ID,Settlement Month,Customer UIN,Order ID,Product,Base Amount,Commission Rate,Adjustment,Commission,Currency,Status\n",
    );
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    for number in 0..records {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        line(&mut text, number, seed);
    }
    text
}

fn line(text: &mut String, number: usize, seed: u64) {
    let pick = |count: usize, shift: u32| usize::try_from(seed >> shift).unwrap_or(0) % count;
    let base = (seed >> 20) % 10_000_000;
    let rate = RATES[pick(RATES.len(), 5)];
    // Half up, to the cent.
    let rebate = (base * rate + 50) / 100;
    let day = 1 + (seed >> 8) % 28;
    let customer = 100_000_000_000 + (seed >> 16) % 99_999_999;
    let tail = 100_000_000_000_001 + (seed >> 3) % 99_999_999_999_998;
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "RB{number:010},2026-10,{customer},202610{day:02}{tail},{},{},{rate}%,0.00,{},USD,{}",
        PRODUCTS[pick(PRODUCTS.len(), 11)],
        cents(base),
        cents(rebate),
        STATUSES[pick(STATUSES.len(), 29)],
    );
}

fn cents(amount: u64) -> String {
    format!("{}.{:02}", amount / 100, amount % 100)
}
