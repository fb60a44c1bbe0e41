//! A program, its time and its peak of memory. A process of its own watches
//! each, because the system keeps one peak for all the children of a process.

use anyhow::{Context, Result, bail};
use std::{
    env,
    ffi::OsStr,
    fs::File,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Stands for nothing on standard input.
const NO_INPUT: &str = "-";

/// What a run took.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// From the start of the process to its end.
    pub(crate) seconds: f64,
    /// What processors spent on it; 0 where the system does not say.
    pub(crate) processor_seconds: f64,
    /// The peak of its memory, in KiB; 0 where the system does not say.
    pub(crate) kib: u64,
    /// How it ended.
    pub(crate) code: i32,
    /// What it wrote to standard error.
    pub(crate) errors: String,
}

/// A program to be run.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    pub(crate) path: PathBuf,
    pub(crate) arguments: Vec<String>,
    /// What it reads from standard input.
    pub(crate) input: Option<PathBuf>,
}

/// Runs a program; what it prints goes to a file.
pub(crate) fn run(program: &Program, out: &Path) -> Result<Run> {
    let mut watch = Command::new(env::current_exe()?);
    watch.arg("watch").arg(out);
    watch.arg(program.input.as_deref().map_or(OsStr::new(NO_INPUT), Path::as_os_str));
    let output = watch.arg(&program.path).args(&program.arguments).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr).trim().to_string();
    if !output.status.success() {
        bail!("{errors}");
    }
    let mut fields = text.split_whitespace();
    let mut next = || fields.next().context("the watching process has not said all");
    Ok(Run {
        seconds: next()?.parse()?,
        processor_seconds: next()?.parse()?,
        kib: next()?.parse()?,
        code: next()?.parse()?,
        errors,
    })
}

/// What the watching process does.
pub(crate) fn watch(out: &str, input: &str, program: &str, arguments: &[&str]) -> Result<()> {
    let mut child = Command::new(program);
    child.args(arguments).stdout(File::create(out)?);
    child.stdin(if input == NO_INPUT { Stdio::null() } else { File::open(input)?.into() });
    let start = Instant::now();
    let status = child.status().with_context(|| format!("{program} does not start"))?;
    let seconds = start.elapsed().as_secs_f64();
    let (processor, peak) = children();
    println!("{seconds} {processor} {peak} {}", status.code().unwrap_or(-1));
    Ok(())
}

/// The processors' seconds and the peak of memory of the child that has ended.
#[cfg(unix)]
fn children() -> (f64, u64) {
    use nix::sys::{
        resource::{UsageWho, getrusage},
        time::TimeVal,
    };
    let Ok(usage) = getrusage(UsageWho::RUSAGE_CHILDREN) else { return (0.0, 0) };
    let seconds = |time: TimeVal| {
        let [whole, micros] = [time.tv_sec(), time.tv_usec()].map(|part| u64::try_from(part).unwrap_or(0));
        (Duration::from_secs(whole) + Duration::from_micros(micros)).as_secs_f64()
    };
    // macOS counts in bytes, the others in KiB.
    let peak = u64::try_from(usage.max_rss()).unwrap_or(0);
    let kib = if cfg!(target_os = "macos") { peak / 1_024 } else { peak };
    (seconds(usage.user_time()) + seconds(usage.system_time()), kib)
}

#[cfg(not(unix))]
const fn children() -> (f64, u64) {
    (0.0, 0)
}
