//! `AM`: several currencies, which are never added up.

use super::{Findings, Found};
use crate::{
    explain::{catalogue::Code, words::Word},
    model::money::Currency,
};
use alloc::{collections::BTreeSet, string::ToString, vec, vec::Vec};

pub(super) fn check(findings: &mut Findings) {
    let currencies: BTreeSet<Currency> = findings.totals.keys().filter_map(|(_, c, ..)| *c).collect();
    if currencies.len() < 2 {
        return;
    }
    let codes: Vec<&str> = currencies.iter().map(Currency::code).collect();
    let args =
        vec![("count", Word::from(codes.len().to_string())), ("currencies", Word::from(codes.join(", ")))];
    findings.push(Found::of_input(Code::AM009, None, None, args));
}
