//! `PE`: settlement months and times.

use crate::{Need, rule};
use rebatelens_model::Field;

rule! { PE001: Error, needs [Need::Field(Field::SettlementPeriod)], replaces [] }
rule! { PE002: Warning, needs [Need::Field(Field::OrderTime)], replaces [] }
rule! { PE003: Warning, needs [Need::Field(Field::SettlementPeriod), Need::Field(Field::OrderTime)], replaces [] }
rule! { PE004: Warning, needs [Need::Field(Field::SettlementPeriod), Need::AnyColumn(&["usage_start_time", "usage_end_time"])], replaces [] }
rule! { PE005: Note, needs [Need::Field(Field::SettlementPeriod), Need::Field(Field::OrderTime)], replaces [] }
rule! { PE006: Note, needs [Need::Field(Field::SettlementPeriod), Need::Field(Field::OrderTime)], replaces [] }
rule! { PE007: Note, needs [Need::Field(Field::SettlementPeriod), Need::AnyColumn(&["usage_start_time", "usage_end_time"])], replaces [] }
