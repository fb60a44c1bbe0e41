//! `CA`: tables of pages.

use crate::rule;

rule! { CA001: fatal Note, needs [], replaces [] }
rule! { CA002: fatal Warning, needs [], replaces [] }
rule! { CA003: Warning, needs [], replaces [] }
