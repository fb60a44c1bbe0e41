//! A sign of life on a terminal while work lasts.

use crate::{call::Common, words::progress as words};
use indicatif::{ProgressBar, ProgressStyle};
use std::{io::IsTerminal, time::Duration};

/// Bytes above which the work is worth announcing.
const WORTH_SHOWING: usize = 8 * 1024 * 1024;

/// Runs the work, with a sign of life on standard error where that is a
/// terminal and there is much to read.
pub(crate) fn during<T>(bytes: usize, common: Common, work: impl FnOnce() -> T) -> T {
    if common.is_quiet || bytes < WORTH_SHOWING || !std::io::stderr().is_terminal() {
        return work();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        bar.set_style(style);
    }
    let mebibytes = bytes.div_ceil(1024 * 1024);
    bar.set_message(words::checking(common.lang, &mebibytes));
    bar.enable_steady_tick(Duration::from_millis(120));
    let result = work();
    bar.finish_and_clear();
    result
}
