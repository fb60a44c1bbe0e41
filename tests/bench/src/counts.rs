//! The counts of the key paths beside those in `counts.toml`.

use crate::{
    callgrind::{Count, count},
    options::Options,
    paths,
    table::{grouped, markdown},
};
use anyhow::{Context, Result, bail};
use std::{
    collections::BTreeMap,
    env,
    fmt::Write,
    fs,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// What a count may differ by before it is said, in thousandths.
const BAND: i64 = 30;

const HEAD: &str = "\
# Instructions per unit of the key paths, as callgrind counts them; hashing is
# left out. `cargo xtask test` fails where a path takes 3 % more than here.
# Written by `cargo xtask bench counts --write`; README.md says how they are taken.
# A change that makes a path slower is written with the reason in its commit.
";

/// Counts every path, and compares or writes.
pub(crate) fn run(options: &Options) -> Result<()> {
    let file = options.path("file")?;
    let made = Made { rustc: options.text("rustc")?.trim().to_string(), processor: processor() };
    if options.has("write") {
        let counted = count_all(options)?;
        fs::write(&file, text(&made, &counted))?;
        print_table(&counted);
        println!("written: {}", file.display());
        return Ok(());
    }
    let kept =
        Kept::read(&fs::read_to_string(&file).context("counts.toml is missing; write it with --write")?)?;
    if kept.made != made {
        println!(
            "LEFT OUT: the counts were written with {} on {}; here are {} and {}",
            kept.made.rustc, kept.made.processor, made.rustc, made.processor
        );
        return Ok(());
    }
    let counted = count_all(options)?;
    print_table(&counted);
    let (slower, faster) = compare(&kept, &counted)?;
    for line in faster {
        println!("{line}");
    }
    if slower.is_empty() { Ok(()) } else { bail!("{}", slower.join("\n")) }
}

/// What the counts depend on.
#[derive(Debug, PartialEq, Eq)]
struct Made {
    rustc: String,
    processor: String,
}

/// What the machine lets libraries choose.
fn processor() -> String {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        return "x86_64 with AVX2".into();
    }
    env::consts::ARCH.into()
}

/// A path and its count, in the order of the paths.
type Counted = Vec<(&'static str, &'static str, Count)>;

/// Counts every path, as many at a time as there are processors.
fn count_all(options: &Options) -> Result<Counted> {
    let folder = options.path_if_any("out").unwrap_or_else(env::temp_dir);
    fs::create_dir_all(&folder)?;
    let next = AtomicUsize::new(0);
    let counts = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(path) = paths::ALL.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let counted = count(path.name, &folder);
                    if let Ok(mut counts) = counts.lock() {
                        counts.insert(path.name, counted);
                    }
                }
            });
        }
    });
    let mut counts = counts.into_inner().unwrap_or_default();
    let mut all = Vec::new();
    for path in &paths::ALL {
        let counted = counts.remove(path.name).with_context(|| format!("{} was not counted", path.name))?;
        all.push((path.name, path.unit, counted?));
    }
    Ok(all)
}

/// What `counts.toml` holds.
#[derive(Debug)]
struct Kept {
    made: Made,
    /// In tenths.
    paths: BTreeMap<String, u64>,
}

impl Kept {
    fn read(text: &str) -> Result<Self> {
        let mut values = BTreeMap::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if line.starts_with(['#', '[']) {
                continue;
            }
            let (name, value) = line.split_once('=').with_context(|| format!("counts.toml: {line}"))?;
            values.insert(name.trim().to_string(), value.trim().trim_matches('"').to_string());
        }
        let mut own = |name| values.remove(name).with_context(|| format!("counts.toml names no {name}"));
        let made = Made { rustc: own("rustc")?, processor: own("processor")? };
        let paths = values.iter().map(|(name, value)| Ok((name.clone(), tenths(value)?)));
        Ok(Self { made, paths: paths.collect::<Result<_>>()? })
    }
}

fn tenths(value: &str) -> Result<u64> {
    let number = value.split_once('.').filter(|(_, tenth)| tenth.len() == 1);
    let digits = number.map(|(whole, tenth)| format!("{}{tenth}", whole.replace('_', "")));
    let tenths = digits.and_then(|digits| digits.parse().ok()).filter(|tenths| *tenths > 0);
    tenths.with_context(|| format!("counts.toml: {value} is no number with one decimal"))
}

fn text(made: &Made, counted: &Counted) -> String {
    let mut text =
        format!("{HEAD}rustc = \"{}\"\nprocessor = \"{}\"\n\n[instructions]\n", made.rustc, made.processor);
    for (name, unit, count) in counted {
        let tenths = count.tenths();
        let (whole, tenth) = (tenths / 10, tenths % 10);
        // Writing to a String cannot fail.
        let _ = write!(text, "# per {unit}\n{name} = {whole}.{tenth}\n");
    }
    text
}

/// Paths that are slower than before, and that are faster, each in a sentence.
fn compare(kept: &Kept, counted: &Counted) -> Result<(Vec<String>, Vec<String>)> {
    let gone = kept.paths.keys().find(|name| counted.iter().all(|(counted, ..)| counted != name));
    if let Some(name) = gone {
        bail!(
            "counts.toml names {name}, and there is no such path; write it anew: cargo xtask bench counts --write"
        );
    }
    let (mut slower, mut faster) = (Vec::new(), Vec::new());
    for (name, unit, count) in counted {
        let Some(before) = kept.paths.get(*name) else {
            bail!("{name} is not in counts.toml; write it anew: cargo xtask bench counts --write");
        };
        let change = change(*before, count.tenths());
        let figures = format!(
            "{name}: {} instructions per {unit} now, {} before: {}.{} % {}",
            grouped(count.tenths() / 10),
            grouped(before / 10),
            change.abs() / 10,
            change.abs() % 10,
            if change > 0 { "more" } else { "fewer" },
        );
        if change > BAND {
            slower.push(format!(
                "{figures}; 3 % are allowed. callgrind_annotate target/bench/counts/callgrind.{name} shows \
                 where they are. Where the change is worth them, write the counts anew and say why: \
                 cargo xtask bench counts --write"
            ));
        } else if change < -BAND {
            faster.push(format!("{figures}. Keep it: cargo xtask bench counts --write"));
        }
    }
    Ok((slower, faster))
}

/// The change from one count to another, in thousandths.
fn change(before: u64, now: u64) -> i64 {
    let [before, now] = [before, now].map(|count| i64::try_from(count).unwrap_or(i64::MAX / 1_000));
    (now - before) * 1_000 / before.max(1)
}

/// Prints what was counted, and the ratios that have a budget.
fn print_table(counted: &Counted) {
    let of = |name| counted.iter().find(|(path, ..)| *path == name).map_or(0, |(_, _, count)| count.tenths());
    let rows = counted.iter().map(|(name, unit, count)| {
        let hashing = count.hashing / count.units;
        let hashing = if hashing == 0 { String::new() } else { grouped(hashing) };
        vec![(*name).to_string(), (*unit).to_string(), grouped(count.tenths() / 10), hashing]
    });
    println!("{}", markdown(2, &["path", "per", "instructions", "and of hashing"], rows));
    let split = of("split_by_csv_crate");
    for (name, against) in [("check_1_percent", split), ("check_20_percent", of("check_1_percent"))] {
        let hundredths = of(name) * 100 / against.max(1);
        let other = if against == split { "split_by_csv_crate" } else { "check_1_percent" };
        println!("{name} / {other}: {}.{:02}", hundredths / 100, hundredths % 100);
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, Counted, Kept, Made, change, compare, text};

    fn made() -> Made {
        Made { rustc: "rustc 1.95.0".into(), processor: "x86_64 with AVX2".into() }
    }

    fn counted(instructions: u64) -> Counted {
        vec![("check", "record", Count { units: 10, instructions, hashing: 7 })]
    }

    fn compared(before: u64, now: u64) -> (usize, usize) {
        let kept = Kept::read(&text(&made(), &counted(before))).unwrap();
        let (slower, faster) = compare(&kept, &counted(now)).unwrap();
        (slower.len(), faster.len())
    }

    #[test]
    fn what_is_written_is_read_again() {
        let kept = Kept::read(&text(&made(), &counted(12_345))).unwrap();
        assert_eq!(kept.made, made());
        assert_eq!(kept.paths["check"], 12_345);
    }

    #[test]
    fn more_than_the_band_fails_and_less_is_said() {
        assert_eq!(compared(10_000, 10_300), (0, 0));
        assert_eq!(compared(10_000, 10_311), (1, 0));
        assert_eq!(compared(10_000, 9_700), (0, 0));
        assert_eq!(compared(10_000, 9_689), (0, 1));
        assert_eq!(change(1_000, 1_500), 500);
    }

    #[test]
    fn the_message_names_the_path_both_counts_and_what_to_do() {
        let kept = Kept::read(&text(&made(), &counted(10_000_000))).unwrap();
        let (slower, _) = compare(&kept, &counted(11_000_000)).unwrap();
        for part in ["check: 1,100,000 instructions per record now, 1,000,000 before: 10.0 % more", "--write"]
        {
            assert!(slower[0].contains(part), "{}", slower[0]);
        }
    }

    #[test]
    fn a_path_that_one_side_lacks_is_named() {
        let other = vec![("other", "record", Count { units: 1, instructions: 5, hashing: 0 })];
        let kept = Kept::read(&text(&made(), &counted(100))).unwrap();
        assert!(compare(&kept, &other).unwrap_err().to_string().contains("names check"));
        let empty = Kept::read("rustc = \"a\"\nprocessor = \"b\"\n").unwrap();
        assert!(compare(&empty, &other).unwrap_err().to_string().contains("other is not in counts.toml"));
    }

    #[test]
    fn a_count_that_is_no_number_is_refused() {
        for value in ["0.0", "12", "1.25", "many"] {
            let file = format!("rustc = \"a\"\nprocessor = \"b\"\ncheck = {value}\n");
            assert!(Kept::read(&file).is_err(), "{value}");
        }
    }
}
