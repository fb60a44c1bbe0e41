//! `TO`: totals and expected values.

use crate::{Need, rule};
use rebatelens_model::{Field, Kind};

rule! { TO001: Error, needs [Need::Kind(Kind::Statement), Need::Beside(Kind::Rebate)], replaces [] }
rule! { TO002: Warning, needs [Need::Field(Field::RebateAmount)], replaces [] }
rule! { TO003: Warning, needs [Need::Field(Field::RebateAmount), Need::Expected], replaces [] }
rule! { TO004: Warning, needs [Need::Field(Field::RebateAmount), Need::Expected], replaces [] }
rule! { TO005: Warning, needs [Need::Field(Field::RebateAmount), Need::Expected], replaces [] }
rule! { TO006: Warning, needs [Need::Field(Field::RebateAmount), Need::Expected], replaces [] }
rule! { TO007: Warning, needs [Need::Field(Field::RebateAmount), Need::Expected], replaces [] }
rule! { TO008: Warning, needs [Need::Kind(Kind::Statement), Need::Beside(Kind::Rebate)], replaces [] }
