//! What an ordinary invoice costs in China: 6 % are deducted where one is sent in place
//! of a special VAT invoice (the partner guide of the China site,
//! `合作伙伴返佣问题指引`). How the rest is rounded is not published.

use rebatelens_model::money::{RoundingMode, exact_mul};
use rust_decimal::Decimal;

/// What it costs, as a part of one.
pub const COST: Decimal = Decimal::from_parts(6, 0, 0, false, 2);
/// What it leaves.
pub const REST: Decimal = Decimal::from_parts(94, 0, 0, false, 2);

/// Whether an amount is exactly what an ordinary invoice over another leaves, or that
/// cut to cents in any way. A few cents fit by chance.
pub(crate) fn is_rest(whole: Decimal, received: Decimal) -> bool {
    if whole.abs() < Decimal::ONE {
        return false;
    }
    let Some(rest) = exact_mul(whole, REST) else { return false };
    rest == received || RoundingMode::ALL.into_iter().any(|mode| mode.round(rest, 2) == received)
}
