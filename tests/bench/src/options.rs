//! `--name value` and `--name`, as `xtask` gives them.

use anyhow::{Context, Result, bail};
use std::{collections::BTreeMap, path::PathBuf};

const FLAGS: [&str; 3] = ["quick", "large", "write"];

const VALUES: [&str; 10] =
    ["out", "rebatelens", "python", "npm", "wasm", "engines", "records", "rounds", "file", "rustc"];

/// What a call names.
#[derive(Debug, Default)]
pub(crate) struct Options {
    values: BTreeMap<String, String>,
}

impl Options {
    pub(crate) fn read(arguments: &[&str]) -> Result<Self> {
        let mut options = Self::default();
        let mut left = arguments.iter();
        while let Some(argument) = left.next() {
            let name = argument.strip_prefix("--").unwrap_or_default();
            let value = if FLAGS.contains(&name) {
                String::new()
            } else if VALUES.contains(&name) {
                (*left.next().with_context(|| format!("{argument} needs a value"))?).to_string()
            } else {
                bail!(
                    "{argument} is no option; the options are --{}",
                    [&FLAGS[..], &VALUES].concat().join(", --")
                )
            };
            options.values.insert(name.to_string(), value);
        }
        Ok(options)
    }

    pub(crate) fn has(&self, flag: &str) -> bool {
        self.values.contains_key(flag)
    }

    pub(crate) fn text(&self, name: &str) -> Result<&str> {
        self.values.get(name).map(String::as_str).with_context(|| format!("--{name} is missing"))
    }

    pub(crate) fn path(&self, name: &str) -> Result<PathBuf> {
        self.text(name).map(PathBuf::from)
    }

    /// A folder or a program that may be missing.
    pub(crate) fn path_if_any(&self, name: &str) -> Option<PathBuf> {
        self.values.get(name).map(PathBuf::from)
    }

    pub(crate) fn number(&self, name: &str, otherwise: u64) -> Result<u64> {
        let Some(text) = self.values.get(name) else { return Ok(otherwise) };
        let digits: String = text.chars().filter(|c| !matches!(c, ',' | '_')).collect();
        let number = digits.parse().ok().filter(|number| *number > 0);
        number.with_context(|| format!("--{name} needs a number above 0, and {text} is none"))
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn a_number_may_have_separators() {
        let options = Options::read(&["--records", "1,000_000", "--quick"]).unwrap();
        assert_eq!(options.number("records", 5).unwrap(), 1_000_000);
        assert_eq!(options.number("rounds", 5).unwrap(), 5);
        assert!(options.has("quick") && !options.has("large"));
    }

    #[test]
    fn what_is_no_option_is_refused_by_name() {
        let refused = Options::read(&["--recrods", "5"]).unwrap_err().to_string();
        assert!(refused.starts_with("--recrods is no option"), "{refused}");
        assert!(Options::read(&["--records"]).is_err());
        assert!(Options::read(&["--records", "0"]).unwrap().number("records", 5).is_err());
    }
}
