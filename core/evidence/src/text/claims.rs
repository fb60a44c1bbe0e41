//! What a bundle proves, and what it cannot prove.

use rebatelens_finding::{terms::bundle_claim as claims, word::Term};

/// What a bundle that verifies proves.
pub(crate) const PROVES: &[&Term] = &[&claims::UNCHANGED, &claims::KEY_HELD];

/// What no bundle can prove.
pub(crate) const CANNOT_PROVE: &[&Term] = &[&claims::SOURCE, &claims::PERSON, &claims::TIME];
