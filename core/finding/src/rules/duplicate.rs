//! `DU`: duplicates.

use crate::{Need, rule};
use rebatelens_model::Kind;

rule! { DU001: Warning, needs [Need::AnyColumn(&["record_id", "order_id"])], replaces [] }
rule! { DU002: Error, needs [Need::AnyColumn(&["record_id", "order_id"])], replaces [] }
rule! { DU003: Warning, needs [Need::Beside(Kind::Rebate)], replaces [] }
rule! { DU004: Note, needs [Need::AnyColumn(&["record_id", "order_id"]), Need::Beside(Kind::Rebate)], replaces [] }
rule! { DU005: Warning, needs [], replaces [] }
