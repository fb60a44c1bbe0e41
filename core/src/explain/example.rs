//! Examples of the catalogue: one file, or several with what a check is told
//! beside them.
//!
//! A line that begins with `#! ` says what follows: `#! file october.csv`, or
//! sets something: `#! as-of 2024-11-20`, `#! site intl`. Behind `#! expected`
//! stands what the reseller expected. An example without any is one file.

use crate::{
    check::{Input, Options},
    explain::difference::Expected,
    model::site::Site,
};
use alloc::{string::String, vec::Vec};

/// An example of the catalogue, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// Names and contents of its files.
    pub files: Vec<(String, String)>,
    /// The day that its check counts from.
    pub as_of: Option<String>,
    /// The site of the console.
    pub site: Option<Site>,
    /// What the reseller expected.
    pub expected: Option<String>,
}

/// The name of an example's only file.
const ONLY: &str = "synthetic.csv";

impl Example {
    /// Takes an example apart.
    pub fn read(text: &str) -> Self {
        let mut example = Self::default();
        for line in text.split_inclusive('\n') {
            match line.strip_prefix("#! ").map(|setting| setting.trim_end().split_once(' ')) {
                Some(Some(("as-of", day))) => example.as_of = Some(day.into()),
                Some(Some(("site", site))) => example.site = Site::from_name(site),
                Some(Some(("file", name))) => example.files.push((name.into(), String::new())),
                Some(None) if line.trim_end() == "#! expected" => example.expected = Some(String::new()),
                _ => example.write(line),
            }
        }
        example
    }

    fn write(&mut self, line: &str) {
        if let Some(expected) = &mut self.expected {
            expected.push_str(line);
            return;
        }
        if self.files.is_empty() {
            self.files.push((ONLY.into(), String::new()));
        }
        if let Some((_, content)) = self.files.last_mut() {
            content.push_str(line);
        }
    }

    /// Its files as inputs of a check.
    pub fn inputs(&self) -> Vec<Input<'_>> {
        self.files.iter().map(|(name, content)| Input::file(name.as_str(), content.as_bytes())).collect()
    }

    /// What its check is told.
    pub fn options(&self) -> Options {
        let read = |text: &String| {
            Expected::read(&Input::file("expected.csv", text.as_bytes()), &Options::default()).ok()
        };
        Options {
            as_of: self.as_of.clone(),
            site: self.site,
            expected: self.expected.as_ref().and_then(read),
            ..Options::default()
        }
    }
}
