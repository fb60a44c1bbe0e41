//! What people call a rounding, in agreements and in options.

use crate::header_name::normal;
use rebatelens_model::money::RoundingMode;

/// Every name in its normal form.
pub const ROUNDINGS: [(RoundingMode, &[&str]); 4] = [
    (RoundingMode::HalfUp, &["halfup", "四舍五入"]),
    (RoundingMode::HalfEven, &["halfeven", "bankers", "四舍六入五成双", "银行家舍入"]),
    (RoundingMode::Down, &["down", "truncate", "截断", "舍去尾数", "舍去", "去尾", "向下取整"]),
    (RoundingMode::Up, &["up", "进位", "进一", "向上取整"]),
];

/// The rounding that a text names: `half-up`, `half_up`, `四舍五入`.
pub fn read_rounding(text: &str) -> Option<RoundingMode> {
    let name = normal(text);
    let named = ROUNDINGS.iter().find(|(_, names)| names.contains(&name.as_str()));
    named.map(|(mode, _)| *mode)
}
