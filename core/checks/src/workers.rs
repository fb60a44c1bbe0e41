//! Several workers at once, where the host has them. The core itself knows no
//! threads.

use alloc::boxed::Box;
use core::{any::Any, fmt::Debug};

/// Runs the work on slices of a table, and comparisons of tables. What comes out is the
/// same whatever the number of workers, the length of the slices, and the order in which
/// they end.
pub trait Workers: Debug + Send + Sync {
    /// About how many records the next slice has.
    fn slice_records(&self) -> usize {
        SLICE_RECORDS
    }

    /// Runs every job, and hands over what each comes to, in any order.
    fn run(&self, jobs: &mut (dyn Iterator<Item = Job<'_>> + Send), done: &mut (dyn FnMut(JobResult) + Send));
}

/// One worker, which takes one slice after the other.
#[derive(Debug)]
pub(crate) struct OneWorker;

impl Workers for OneWorker {
    fn run(
        &self,
        jobs: &mut (dyn Iterator<Item = Job<'_>> + Send),
        done: &mut (dyn FnMut(JobResult) + Send),
    ) {
        jobs.for_each(|job| done(job.run()));
    }
}

/// Records of a slice. Longer ones cost memory, shorter ones time.
pub const SLICE_RECORDS: usize = 2_000;

/// The most records of a slice: its groups are told apart by 16 bits.
pub(crate) const MOST_SLICE_RECORDS: usize = 32_768;

/// Work that can be done beside other work: scanning a slice of a table, or comparing
/// records.
pub struct Job<'j>(Box<dyn FnOnce() -> JobResult + Send + 'j>);

/// What a job came to.
pub struct JobResult {
    /// The place of its job among all, from 0.
    pub(crate) number: usize,
    /// What was gathered.
    pub(crate) gathered: Box<dyn Any + Send>,
}

impl<'j> Job<'j> {
    /// The job of gathering something.
    pub(crate) fn new<G: Any + Send>(number: usize, gather: impl FnOnce() -> G + Send + 'j) -> Self {
        Self(Box::new(move || JobResult { number, gathered: Box::new(gather()) }))
    }

    /// Does the work.
    pub fn run(self) -> JobResult {
        (self.0)()
    }
}
