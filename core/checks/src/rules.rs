//! The rules of this floor: those of the checks, and what the run itself reports.

use crate::{document_file, findings, lists, table_scan};
use rebatelens_finding::{Rule, join_rules};

/// Every rule that a check can report.
pub const RULES: &[&Rule] =
    join_rules![lists::RULES, document_file::RULES, findings::RULES, table_scan::RULES];
