//! `RV`: reversals and adjustments.

use crate::{Need, rule};
use rebatelens_model::{Field, Kind};

rule! { RV001: Warning, needs [Need::Field(Field::OrderId), Need::Field(Field::RebateAmount)], replaces [] }
rule! { RV002: Error, needs [Need::Field(Field::OrderId), Need::Field(Field::RebateAmount)], replaces [] }
rule! { RV003: Note, needs [Need::Field(Field::RebateAmount)], replaces [] }
rule! { RV004: Note, needs [Need::Field(Field::OrderId), Need::Field(Field::RebateAmount)], replaces [] }
rule! { RV005: Note, needs [Need::AnyColumn(&["transaction_type", "status"])], replaces [] }
rule! { RV006: Warning, needs [Need::Field(Field::OrderId), Need::Beside(Kind::Order)], replaces [] }
rule! { RV007: Warning, needs [Need::Field(Field::OrderId), Need::Field(Field::CustomerId), Need::Field(Field::RebateAmount)], replaces [] }
