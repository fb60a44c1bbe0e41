//! `AM`: amounts.

use crate::{Need, rule};
use rebatelens_model::{Field, Kind};

rule! { AM001: Error, needs [Need::Field(Field::BaseAmount), Need::Field(Field::RebateRate), Need::Field(Field::RebateAmount)], replaces [] }
rule! { AM002: Warning, needs [Need::Field(Field::BaseAmount), Need::Field(Field::RebateRate), Need::Field(Field::RebateAmount)], replaces [] }
rule! { AM003: Error, needs [Need::Field(Field::RebateAmount)], replaces [] }
rule! { AM004: Error, needs [Need::Field(Field::RebateRate)], replaces [] }
rule! { AM005: Warning, needs [Need::Kind(Kind::Statement), Need::Column("month_sales")], replaces [] }
rule! { AM006: Error, needs [Need::Field(Field::BaseAmount), Need::Field(Field::RebateRate), Need::Field(Field::RebateAmount)], replaces [] }
rule! { AM007: Error, needs [Need::Field(Field::BaseAmount), Need::Field(Field::RebateRate), Need::Field(Field::RebateAmount)], replaces [] }
rule! { AM008: Error, needs [Need::Field(Field::RebateAmount)], replaces [] }
rule! { AM009: Note, needs [Need::Field(Field::Currency)], replaces [] }
rule! { AM010: Error, needs [Need::AnyColumn(&["real_cost", "total_after_discount", "component_set[0].real_cost"]), Need::AnyColumn(&["cash_paid", "cash_pay_amount", "component_set[0].cash_pay_amount"])], replaces [] }
rule! { AM011: Error, needs [Need::Column("before_tax"), Need::Column("tax")], replaces [] }
rule! { AM012: Warning, needs [Need::Field(Field::BaseAmount), Need::Field(Field::RebateRate), Need::Field(Field::RebateAmount)], replaces [] }
rule! { AM013: Note, needs [Need::AnyColumn(&["discount", "component_set[0].discount", "sub_product_price_detail[0].discount_value"])], replaces [] }
rule! { AM014: Note, needs [Need::Field(Field::OrderId), Need::Field(Field::Product), Need::Field(Field::RebateAmount)], replaces [] }
rule! { AM015: Error, needs [Need::Field(Field::Currency)], replaces [] }
rule! { AM016: Warning, needs [Need::Field(Field::Currency)], replaces [] }
rule! { AM017: Warning, needs [Need::Field(Field::RebateAmount)], replaces [] }
rule! { AM018: Note, needs [Need::Field(Field::BaseAmount), Need::Field(Field::RebateRate), Need::Field(Field::RebateAmount)], replaces [] }
