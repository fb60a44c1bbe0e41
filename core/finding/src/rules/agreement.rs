//! `AG`: agreement and policy.

use crate::{Need, rule};
use rebatelens_model::Field;

rule! { AG001: fatal Error, needs [], replaces [] }
rule! { AG002: fatal Error, needs [], replaces [] }
rule! { AG003: fatal Error, needs [], replaces [] }
rule! { AG004: fatal Error, needs [], replaces [] }
rule! { AG005: fatal Error, needs [], replaces [] }
rule! { AG006: fatal Error, needs [], replaces [] }
rule! { AG007: fatal Error, needs [], replaces [] }
rule! { AG008: fatal Error, needs [], replaces [] }
rule! { AG009: fatal Error, needs [], replaces [] }
rule! { AG010: fatal Error, needs [], replaces [] }
rule! { AG011: Error, needs [Need::Field(Field::Product), Need::Field(Field::RebateRate), Need::Agreement], replaces [] }
rule! { AG012: Error, needs [Need::Field(Field::Product), Need::Field(Field::BaseAmount), Need::Field(Field::RebateAmount), Need::Agreement], replaces [] }
rule! { AG013: Warning, needs [Need::Field(Field::Product), Need::Field(Field::RebateAmount), Need::Agreement], replaces [] }
rule! { AG014: Warning, needs [Need::Field(Field::Product), Need::Field(Field::BaseAmount), Need::Field(Field::RebateAmount), Need::Agreement], replaces [] }
rule! { AG015: Note, needs [Need::Field(Field::Product), Need::Agreement], replaces [] }
rule! { AG016: Warning, needs [Need::Field(Field::Product), Need::AnyColumn(&["order_time", "settlement_period"]), Need::Agreement], replaces [] }
rule! { AG017: Note, needs [Need::Field(Field::Product), Need::Field(Field::BaseAmount), Need::Agreement], replaces [] }
rule! { AG018: Warning, needs [Need::Field(Field::Product), Need::Policy], replaces [] }
rule! { AG019: Error, needs [Need::Field(Field::Product), Need::Agreement], replaces [] }
rule! { AG020: Warning, needs [Need::Field(Field::Product), Need::Field(Field::BaseAmount), Need::Field(Field::RebateRate), Need::Agreement], replaces [] }
rule! { AG021: Error, needs [Need::Field(Field::Product), Need::Field(Field::BaseAmount), Need::Field(Field::RebateAmount), Need::Agreement], replaces [] }
rule! { AG022: Note, needs [], replaces [] }
