//! Amounts, rates and currencies as exact decimals, from a strict grammar.
//!
//! `rust_decimal` reads `1.23E+17` and `1_000` and rounds long numbers without
//! a word, so only digits that passed this lexer reach it, and every operation
//! here refuses a result that is not exact.

mod amount;
mod column;
mod currency;
mod exact_sum;
mod number;
mod rate;
mod rounding;

pub use amount::{Amount, AmountUnit, names_another, read_amount, read_amount_as, read_formed, shows};
pub use column::{in_unit, read_amount_in};
pub use currency::{Currency, with_currency};
pub use exact_sum::ExactSum;
pub use number::{DecimalMark, Form, NumberFault};
pub use rate::{Rate, RateUnit, plain_rate, read_rate};
pub use rounding::{Grouped, Percent, RoundingMode, Signed, exact_add, exact_mul, exact_sub};
