#![no_std]
//! Reads, checks and explains Tencent Cloud rebate records.
extern crate alloc;
pub mod report;
