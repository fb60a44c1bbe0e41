//! What the parts of the page share.

use super::super::material::Material;
use crate::{Lang, report::Report};

/// What every part of the page draws from.
pub(super) struct Page<'a> {
    pub(super) lang: Lang,
    pub(super) material: &'a Material<'a>,
    /// The report in the page's first language.
    pub(super) first: Report,
    /// The same in the other one.
    pub(super) second: Report,
}
