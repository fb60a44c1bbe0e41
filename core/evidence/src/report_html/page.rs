//! What the parts of the page share.

use crate::material::Material;
use rebatelens_explain::report::Report;
use rebatelens_finding::lang::Lang;

/// What every part of the page draws from.
pub(super) struct Page<'a> {
    pub lang: Lang,
    pub material: &'a Material<'a>,
    /// The report in the page's first language.
    pub first: Report,
    /// The same in the other one.
    pub second: Report,
}
