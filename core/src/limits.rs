//! Every limit of the core in one table.

/// Bytes of one evidence bundle. Below two gibibytes, so that the sizes fit a
/// plain zip and one allocation of a 32-bit machine.
pub const BUNDLE_BYTES: usize = 2_000_000_000;

/// Files in one evidence bundle, tag files included.
pub const BUNDLE_FILES: usize = 10_000;

/// Inputs that one evidence bundle takes.
pub const BUNDLE_INPUTS: usize = 1_000;

/// Bytes of one path inside an evidence bundle.
pub const BUNDLE_PATH_BYTES: usize = 512;

/// Bytes of an input's name inside an evidence bundle.
pub const BUNDLE_NAME_BYTES: usize = 120;

/// Rows of one input that `report.html` draws.
pub const REPORT_ROWS: usize = 2_000;

/// Findings that `report.html` writes out.
pub const REPORT_FINDINGS: usize = 2_000;

/// Problems that a verification lists before it stops counting them up.
pub const VERIFY_PROBLEMS: usize = 1_000;
