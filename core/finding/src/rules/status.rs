//! `ST`: statuses.

use crate::{Need, rule};
use rebatelens_model::{Field, Kind};

rule! { ST001: Warning, needs [Need::Field(Field::Status)], replaces [] }
rule! { ST002: Warning, needs [Need::Field(Field::Status)], replaces [] }
rule! { ST003: Warning, needs [Need::Field(Field::Status)], replaces [] }
rule! { ST004: Note, needs [Need::AnyColumn(&["status", "voucher_status", "deal_status", "pay_mode", "action_type"])], replaces [] }
rule! { ST005: Warning, needs [Need::Kind(Kind::Order), Need::Column("deal_status")], replaces [] }
rule! { ST006: Warning, needs [Need::Field(Field::Status), Need::Field(Field::RebateAmount)], replaces [] }
rule! { ST007: Warning, needs [Need::Field(Field::Status), Need::Field(Field::RebateAmount)], replaces [] }
rule! { ST008: Warning, needs [Need::Field(Field::Status), Need::Field(Field::RebateAmount)], replaces [] }
rule! { ST009: Warning, needs [Need::Field(Field::Status), Need::Column("issue_time"), Need::AsOf], replaces [ST002, ST003] }
rule! { ST010: Warning, needs [Need::Field(Field::Status), Need::Column("issue_time"), Need::AsOf], replaces [ST002, ST003] }
rule! { ST011: Warning, needs [Need::Field(Field::Status), Need::AsOf], replaces [] }
rule! { ST012: Note, needs [Need::Field(Field::Status), Need::AsOf], replaces [] }
rule! { ST014: Warning, needs [Need::Field(Field::Status), Need::Field(Field::SettlementPeriod), Need::AsOf], replaces [] }
