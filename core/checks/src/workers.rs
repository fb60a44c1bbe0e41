//! Several workers at once, where the host has them. The core itself knows no
//! threads.

use crate::{table_context::TableContext, table_scan::SliceScan, values::CellCache};
use core::fmt::Debug;
use rebatelens_table::slice::Slice;

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
pub const SLICE_RECORDS: usize = 4096;

/// A slice of a table that is to be scanned.
pub struct SliceJob<'j> {
    pub(crate) number: usize,
    pub(crate) slice: Slice<'j>,
    pub(crate) context: TableContext<'j>,
}

/// A slice of a table that was scanned.
pub struct ScannedSlice {
    pub(crate) number: usize,
    pub(crate) scan: SliceScan,
}

impl SliceJob<'_> {
    /// Scans the slice.
    pub fn run(self) -> ScannedSlice {
        let mut body = self.slice.body(self.context.table);
        let mut cache = CellCache::default();
        let (scan, _) = SliceScan::read(&mut body, usize::MAX, &self.context, &mut cache);
        ScannedSlice { number: self.number, scan }
    }
}
