//! A sign of life on a terminal while work lasts.

use crate::{call::Common, words::progress as words};
use indicatif::{ProgressBar, ProgressStyle};
use rebatelens_core::{Lang, Progress};
use std::{
    io::IsTerminal,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// Bytes above which the work is worth announcing.
const WORTH_SHOWING: usize = 8 * 1024 * 1024;

/// What is shown now. The core reports to a plain function, which keeps nothing.
static SHOWN: Mutex<Option<Shown>> = Mutex::new(None);

/// Shows how many records of a table are checked, while anything is shown.
pub(crate) const RECORDS: Progress = Progress(show_records);

struct Shown {
    bar: ProgressBar,
    lang: Lang,
    mebibytes: usize,
}

impl Shown {
    fn new(bar: ProgressBar, bytes: usize, lang: Lang) -> Self {
        let mebibytes = bytes.div_ceil(1024 * 1024);
        bar.set_message(words::checking(lang, &mebibytes));
        Self { bar, lang, mebibytes }
    }
}

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
    bar.enable_steady_tick(Duration::from_millis(120));
    show(Some(Shown::new(bar.clone(), bytes, common.lang)));
    let result = work();
    show(None);
    bar.finish_and_clear();
    result
}

fn show(shown: Option<Shown>) {
    *SHOWN.lock().unwrap_or_else(PoisonError::into_inner) = shown;
}

fn show_records(records: usize) {
    if let Some(Shown { bar, lang, mebibytes }) = &*SHOWN.lock().unwrap_or_else(PoisonError::into_inner) {
        bar.set_message(words::checked(*lang, &mebibytes, &records));
    }
}

#[cfg(test)]
mod tests {
    use super::{RECORDS, Shown, show};
    use indicatif::ProgressBar;
    use rebatelens_core::Lang;

    #[test]
    fn the_records_of_a_table_are_counted_while_anything_is_shown() {
        let bar = ProgressBar::hidden();
        show(Some(Shown::new(bar.clone(), 9 << 20, Lang::En)));
        assert_eq!(bar.message(), "Checking 9 MiB");
        RECORDS.0(200_000);
        assert_eq!(bar.message(), "Checking 9 MiB: 200000 records");
        show(None);
        RECORDS.0(300_000);
        assert_eq!(bar.message(), "Checking 9 MiB: 200000 records");
    }
}
