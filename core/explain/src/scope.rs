//! Which forms are read and which checks run: for a page's table, and for files.

use crate::rules;
use rebatelens_checks::{across_tables, agreement_state, check::Scope, within_tables};
use rebatelens_formats::FORMATS;

/// A page's table: all that can be judged within one table.
pub const PAGE: Scope = Scope { formats: &[], across: within_tables, rules: &[], agreement: |_, _| None };

/// Files: every form, and every comparison.
pub const FILES: Scope =
    Scope { formats: FORMATS, across: across_tables, rules: rules::ALL, agreement: agreement_state };
