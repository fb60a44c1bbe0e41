//! One step after the other, each with its name and its time.

use std::{
    ffi::OsStr,
    fmt,
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

/// What went wrong, in a sentence for the person at the terminal.
#[derive(Debug)]
pub(crate) struct Problem(pub(crate) String);

/// How a step ended.
pub(crate) type Outcome<T = ()> = Result<T, Problem>;

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Runs a step and says how long it took.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    eprintln!("== {name}");
    let start = Instant::now();
    let result = work();
    let seconds = start.elapsed().as_secs_f32();
    match &result {
        Ok(_) => eprintln!("   {name}: done in {seconds:.1} s"),
        Err(_) => eprintln!("   {name}: failed after {seconds:.1} s"),
    }
    result.map_err(|problem| Problem(format!("{name}: {problem}")))
}

/// A command from the root of the project.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(crate::paths::root()).stdin(Stdio::null());
    command
}

/// The same cargo that runs this program.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(arguments);
    cargo
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(failed(command)) }
}

/// Runs a command to its end and shows what it printed only where it failed.
pub(crate) fn run_quietly(command: &mut Command) -> Outcome {
    let output = command.output().map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        return Ok(());
    }
    eprintln!("{}", String::from_utf8_lossy(&output.stdout));
    eprintln!("{}", String::from_utf8_lossy(&output.stderr));
    Err(failed(command))
}

/// What a command prints, where it ends well.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| not_started(command, &error))?;
    if !output.status.success() {
        return Err(failed(command));
    }
    String::from_utf8(output.stdout).map_err(|error| Problem(error.to_string()))
}

/// Whether a program is there and starts.
pub(crate) fn is_there(program: impl AsRef<OsStr>, argument: &str) -> bool {
    let mut probe = Command::new(program);
    probe.arg(argument).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    probe.status().is_ok()
}

/// Writes a file and the folders above it.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(std::fs::write(path, bytes)?)
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn not_started(command: &Command, error: &std::io::Error) -> Problem {
    Problem(format!("{} does not start: {error}", name(command)))
}

fn failed(command: &Command) -> Problem {
    let arguments: Vec<_> = command.get_args().map(OsStr::to_string_lossy).collect();
    Problem(format!("{} {} failed; its last lines above say why", name(command), arguments.join(" ")))
}
