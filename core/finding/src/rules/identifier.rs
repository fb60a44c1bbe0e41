//! `ID`: identifiers.

use crate::{Need, rule};
use rebatelens_model::Field;

rule! { ID001: Note, needs [], replaces [] }
rule! { ID002: Error, needs [], replaces [] }
rule! { ID003: Note, needs [], replaces [] }
rule! { ID004: Error, needs [], replaces [] }
rule! { ID005: Error, needs [Need::Field(Field::OrderId)], replaces [] }
rule! { ID006: Error, needs [Need::Field(Field::CustomerId)], replaces [] }
rule! { ID007: Warning, needs [Need::Field(Field::PartnerId), Need::Field(Field::CustomerId)], replaces [] }
rule! { ID008: Warning, needs [Need::Field(Field::OrderId), Need::Field(Field::SettlementPeriod)], replaces [] }
rule! { ID009: Note, needs [Need::Field(Field::OrderId), Need::Field(Field::CustomerId)], replaces [] }
