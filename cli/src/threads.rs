//! Several threads at once.

use rebatelens_core::checks::workers::{Job, JobResult, Workers};
use std::{
    num::NonZeroUsize,
    sync::{Mutex, PoisonError},
    thread,
};

/// So many threads that read slices of a table at the same time.
#[derive(Debug)]
pub(crate) struct Threads(pub(crate) NonZeroUsize);

/// More threads than any machine has cores for.
const MOST_THREADS: usize = 256;

impl Workers for Threads {
    fn run(
        &self,
        jobs: &mut (dyn Iterator<Item = Job<'_>> + Send),
        done: &mut (dyn FnMut(JobResult) + Send),
    ) {
        let jobs = Mutex::new(jobs);
        let done = Mutex::new(done);
        // A thread that panics ends the program with its own message.
        let next = || jobs.lock().unwrap_or_else(PoisonError::into_inner).next();
        let work = || {
            while let Some(job) = next() {
                let scanned = job.run();
                (done.lock().unwrap_or_else(PoisonError::into_inner))(scanned);
            }
        };
        thread::scope(|scope| {
            // A thread that the system refuses is done without.
            for _ in 1..self.0.get().min(MOST_THREADS) {
                if thread::Builder::new().spawn_scoped(scope, work).is_err() {
                    break;
                }
            }
            work();
        });
    }
}
