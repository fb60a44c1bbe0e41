//! The instructions of a path, as callgrind counts them.

use crate::paths;
use anyhow::{Context, Result, bail};
use std::{env, fs, path::Path, process::Command};

/// The functions that hash: processors have instructions for it that callgrind's
/// machine lacks.
const HASHING: &str = "sha2::";

/// What a path took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) units: u64,
    /// Without those of hashing.
    pub(crate) instructions: u64,
    pub(crate) hashing: u64,
}

impl Count {
    /// Instructions per unit, in tenths.
    pub(crate) const fn tenths(self) -> u64 {
        (self.instructions * 10 + self.units / 2) / self.units
    }
}

/// Runs a path under callgrind; what it writes lies in the folder afterwards.
pub(crate) fn count(path: &str, folder: &Path) -> Result<Count> {
    let profile = folder.join(format!("callgrind.{path}"));
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--quiet", "--tool=callgrind"]);
    valgrind.arg(format!("--toggle-collect={}", paths::SYMBOL));
    valgrind.arg(format!("--callgrind-out-file={}", profile.display()));
    let output = valgrind.arg(env::current_exe()?).args(["path", path]).output()?;
    if !output.status.success() {
        bail!("{path}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let units = String::from_utf8_lossy(&output.stdout).trim().parse().context("no number of units")?;
    let costs = Costs::read(&fs::read_to_string(&profile)?);
    if costs.all == 0 {
        bail!("{path}: callgrind has not seen {}; are the names stripped?", paths::SYMBOL);
    }
    Ok(Count { units, instructions: costs.all - costs.hashing, hashing: costs.hashing })
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Costs {
    all: u64,
    hashing: u64,
}

impl Costs {
    /// Adds up what functions cost by themselves: in a profile, a line behind
    /// `calls=` holds what a call cost within the function that it called.
    fn read(profile: &str) -> Self {
        let mut costs = Self::default();
        let mut hashing: Vec<&str> = Vec::new();
        let (mut is_hashing, mut is_call) = (false, false);
        for line in profile.lines() {
            if let Some(function) = line.strip_prefix("fn=") {
                // A name stands behind its number once, and later the number alone.
                let (number, name) = function.split_once(' ').unwrap_or((function, ""));
                if name.contains(HASHING) {
                    hashing.push(number);
                }
                is_hashing = hashing.contains(&number);
            } else if let Some(function) = line.strip_prefix("cfn=") {
                let (number, name) = function.split_once(' ').unwrap_or((function, ""));
                if name.contains(HASHING) {
                    hashing.push(number);
                }
            } else if line.starts_with("calls=") {
                is_call = true;
            } else if line.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '*')) {
                let cost = line.split(' ').nth(1).and_then(|cost| cost.parse().ok()).unwrap_or(0);
                if !std::mem::take(&mut is_call) {
                    costs.all += cost;
                    costs.hashing += if is_hashing { cost } else { 0 };
                }
            }
        }
        costs
    }
}

#[cfg(test)]
mod tests {
    use super::{Costs, Count};

    #[test]
    fn what_a_call_costs_is_not_counted_twice() {
        let profile = "version: 1\npositions: line\nevents: Ir\n\nfl=(1) ???\nfn=(1) core::check\n\
            0 30\ncfn=(2) sha2::sha256::compress256\ncalls=2 0\n0 1000\n+3 5\n\n\
            fn=(2)\n0 1000\n\nfn=(3) other\n* 7\n\ntotals: 1042\n";
        assert_eq!(Costs::read(profile), Costs { all: 1042, hashing: 1000 });
    }

    #[test]
    fn tenths_are_rounded() {
        let count = Count { units: 3, instructions: 100, hashing: 0 };
        assert_eq!(count.tenths(), 333);
        assert_eq!(Count { units: 8, instructions: 1, hashing: 9 }.tenths(), 1);
    }
}
