//! Names that every system can keep and no system misreads.

use crate::sorted::Sorted;
use alloc::{format, string::String};
use rebatelens_model::limits;

const FORBIDDEN: &[char] = &['/', '\\', ':', '*', '?', '"', '<', '>', '|', '%'];
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];
const NUMBERED_DEVICES: &[&str] = &["com", "lpt"];
/// The record of the capture lies beside the inputs, under this name.
const TAKEN: &str = "capture.json";

/// Whether a path can be unpacked anywhere without harm: relative, with plain
/// segments only, nothing that hides or steers what a person reads.
pub(crate) fn is_safe_path(path: &str) -> bool {
    path.len() <= limits::BUNDLE_PATH_BYTES && path.split('/').all(is_safe_segment)
}

fn is_safe_segment(segment: &str) -> bool {
    !segment.is_empty()
        && !segment.starts_with([' ', '.'])
        && !segment.ends_with([' ', '.'])
        && !segment.chars().any(is_bad)
        && !is_device(segment)
}

/// The spelling under which two names are one on a system that ignores case.
pub(crate) fn folded(path: &str) -> String {
    path.chars().map(folded_char).collect()
}

/// Small letters of the scripts that have them, by the distance to the capital
/// ones: the whole table of Unicode is larger than all the rest here.
fn folded_char(c: char) -> char {
    let distance = match c {
        '\u{00D7}' => 0,
        'A'..='Z'
        | '\u{00C0}'..='\u{00DE}'
        | '\u{0391}'..='\u{03A9}'
        | '\u{0410}'..='\u{042F}'
        | '\u{FF21}'..='\u{FF3A}' => 0x20,
        '\u{0400}'..='\u{040F}' => 0x50,
        _ => 0,
    };
    u32::from(c).checked_add(distance).and_then(char::from_u32).unwrap_or(c)
}

/// Safe names for inputs, no two of them alike.
pub(crate) struct Names {
    taken: Sorted<String, ()>,
}

impl Names {
    pub(crate) const fn new() -> Self {
        Self { taken: Sorted::new() }
    }

    /// A safe name as near to `wanted` as can be.
    pub(crate) fn claim(&mut self, wanted: &str) -> String {
        let safe = safe_name(wanted);
        let mut name = safe.clone();
        let mut count = 1_usize;
        while name.eq_ignore_ascii_case(TAKEN) || !self.taken.insert(folded(&name), ()) {
            count = count.saturating_add(1);
            name = numbered(&safe, count);
        }
        name
    }
}

fn safe_name(wanted: &str) -> String {
    let clean: String = wanted.chars().map(|c| if is_bad(c) { '_' } else { c }).collect();
    let trimmed = clean.trim_matches([' ', '.']);
    let name = shortened(trimmed, limits::BUNDLE_NAME_BYTES);
    if name.is_empty() {
        return String::from("file");
    }
    if is_device(&name) {
        return format!("_{name}");
    }
    name
}

fn numbered(name: &str, count: usize) -> String {
    let (stem, extension) = parts(name);
    format!("{stem}-{count}{extension}")
}

/// The name cut to `limit` bytes, keeping its extension.
fn shortened(name: &str, limit: usize) -> String {
    if name.len() <= limit {
        return name.into();
    }
    let (stem, extension) = parts(name);
    let extension = if extension.len() > 16 { "" } else { extension };
    let mut cut = String::new();
    for c in stem.chars() {
        let size = cut.len().saturating_add(c.len_utf8()).saturating_add(extension.len());
        if size > limit {
            break;
        }
        cut.push(c);
    }
    format!("{}{extension}", cut.trim_end_matches([' ', '.']))
}

/// Stem and extension, the extension with its dot.
fn parts(name: &str) -> (&str, &str) {
    let split = name.rfind('.').filter(|at| *at > 0).unwrap_or(name.len());
    name.split_at_checked(split).unwrap_or((name, ""))
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    if DEVICES.contains(&stem.as_str()) {
        return true;
    }
    NUMBERED_DEVICES.iter().any(|device| {
        let digit = stem.strip_prefix(device).map(|rest| rest.chars());
        digit.is_some_and(|mut rest| rest.next().is_some_and(|c| c.is_ascii_digit()) && rest.next().is_none())
    })
}

fn is_bad(c: char) -> bool {
    c.is_control() || FORBIDDEN.contains(&c) || is_invisible(c)
}

/// Characters that show nothing, or that turn the direction of what follows.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}'
            | '\u{061C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFD}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

#[cfg(test)]
mod tests {
    use super::{Names, is_safe_path, safe_name};
    use alloc::string::String;

    #[test]
    fn names_become_safe_and_keep_their_sense() {
        let cases = [
            ("rebates.csv", "rebates.csv"),
            ("返佣明细 2026-10.csv", "返佣明细 2026-10.csv"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("C:\\books\\oct.csv", "C__books_oct.csv"),
            ("a\tb\nc.csv", "a_b_c.csv"),
            ("100%.csv", "100_.csv"),
            ("con.csv", "_con.csv"),
            ("LPT1", "_LPT1"),
            ("gpj\u{202E}vsc.csv", "gpj_vsc.csv"),
            (" . ", "file"),
            ("", "file"),
        ];
        for (wanted, safe) in cases {
            assert_eq!(safe_name(wanted), safe, "{wanted:?}");
            assert!(is_safe_path(&safe_name(wanted)), "{wanted:?}");
        }
    }

    #[test]
    fn names_are_unique_whatever_their_case() {
        let mut names = Names::new();
        assert_eq!(names.claim("a.csv"), "a.csv");
        assert_eq!(names.claim("A.csv"), "A-2.csv");
        assert_eq!(names.claim("a-2.csv"), "a-2-2.csv");
        assert_eq!(names.claim("ÉTÉ.csv"), "ÉTÉ.csv");
        assert_eq!(names.claim("été.csv"), "été-2.csv");
        assert_eq!(names.claim("Capture.JSON"), "Capture-2.JSON");
    }

    #[test]
    fn long_names_are_cut_between_characters() {
        let long: String = core::iter::repeat_n('返', 100).collect::<String>() + ".csv";
        let safe = safe_name(&long);
        assert!(safe.len() <= rebatelens_model::limits::BUNDLE_NAME_BYTES);
        assert!(safe.ends_with("返.csv"));
    }

    #[test]
    fn dangerous_paths_are_told() {
        for path in ["/a", "a//b", "../a", "a/../b", "a/./b", "a\\b", "c:a", "a/", "", "a. "] {
            assert!(!is_safe_path(path), "{path:?}");
        }
        assert!(is_safe_path("data/raw/返佣.csv"));
    }
}
