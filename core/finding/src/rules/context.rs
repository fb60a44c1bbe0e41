//! `CX`: the console around a page.

use crate::rule;

rule! { CX001: Error, needs [], replaces [] }
rule! { CX002: Warning, needs [], replaces [] }
rule! { CX003: Warning, needs [], replaces [] }
rule! { CX004: Note, needs [], replaces [] }
