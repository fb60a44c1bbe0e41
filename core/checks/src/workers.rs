//! Several workers at once, where the host has them. The core itself knows no
//! threads.

use alloc::boxed::Box;
use core::{any::Any, fmt::Debug};

/// Runs the work on slices of a table. What comes out is the same whatever the
/// number of workers, the length of the slices, and the order in which they end.
pub trait Workers: Debug + Send + Sync {
    /// About how many records the next slice has.
    fn slice_records(&self) -> usize {
        SLICE_RECORDS
    }

    /// Runs every job, and hands over what each comes to, in any order.
    fn run(
        &self,
        jobs: &mut (dyn Iterator<Item = SliceJob<'_>> + Send),
        done: &mut (dyn FnMut(ScannedSlice) + Send),
    );
}

/// One worker, which takes one slice after the other.
#[derive(Debug)]
pub(crate) struct OneWorker;

impl Workers for OneWorker {
    fn run(
        &self,
        jobs: &mut (dyn Iterator<Item = SliceJob<'_>> + Send),
        done: &mut (dyn FnMut(ScannedSlice) + Send),
    ) {
        jobs.for_each(|job| done(job.run()));
    }
}

/// Records of a slice. Longer ones cost memory, shorter ones time.
pub const SLICE_RECORDS: usize = 2_000;

/// The most records of a slice: its groups are told apart by 16 bits.
pub(crate) const MOST_SLICE_RECORDS: usize = 32_768;

/// A slice of a table that is to be scanned.
pub struct SliceJob<'j>(Box<dyn FnOnce() -> ScannedSlice + Send + 'j>);

/// A slice of a table that was scanned.
pub struct ScannedSlice {
    /// Its place among the slices, from 0.
    pub(crate) number: usize,
    /// What was gathered of it.
    pub(crate) gathered: Box<dyn Any + Send>,
}

impl<'j> SliceJob<'j> {
    /// The job of gathering what a slice holds.
    pub(crate) fn new<G: Any + Send>(number: usize, gather: impl FnOnce() -> G + Send + 'j) -> Self {
        Self(Box::new(move || ScannedSlice { number, gathered: Box::new(gather()) }))
    }

    /// Scans the slice.
    pub fn run(self) -> ScannedSlice {
        (self.0)()
    }
}
