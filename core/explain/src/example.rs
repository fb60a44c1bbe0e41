//! Examples of the catalogue: one file, or several with what a check is told
//! beside them.
//!
//! A line that begins with `#! ` says what follows: `#! file october.csv`, or
//! sets something: `#! as-of 2024-11-20`, `#! site intl`. Behind `#! expected`
//! stands what the reseller expected, behind `#! agreement` what was agreed, behind
//! `#! invoice` and `#! receipt` such files; both may be an amount: `#! invoice 8.00`.
//! `#! page account 100017320461` says what a page shows of its workspace, and
//! `#! own site cn` where the reseller works. An example without any is one file.

use crate::{
    page::PageContext,
    references::{read_agreement, read_document, read_expected},
    workspace::Own,
};
use alloc::{string::String, vec::Vec};
use rebatelens_checks::{
    document::{Document, DocumentKind},
    options::Options,
};
use rebatelens_model::{agreement::Agreement, site::Site};
use rebatelens_table::{Input, input_error::InputError};

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
    /// What was agreed.
    pub agreement: Option<String>,
    /// What was invoiced: an amount, or a file.
    pub invoice: Option<String>,
    /// What the bank received, in the same way.
    pub receipt: Option<String>,
    /// What a page shows of its workspace.
    pub page: PageContext,
    /// Where the reseller works.
    pub own: Own,
}

/// What the lines of an example belong to.
#[derive(Clone, Copy)]
enum Section {
    File,
    Expected,
    Agreement,
    Invoice,
    Receipt,
}

/// The name of an example's only file.
const ONLY: &str = "synthetic.csv";

impl Example {
    /// Takes an example apart.
    pub fn read(text: &str) -> Self {
        let mut example = Self::default();
        let mut section = Section::File;
        for line in text.split_inclusive('\n') {
            match line.strip_prefix("#! ").map(|setting| setting.trim_end().split_once(' ')) {
                Some(Some(("as-of", day))) => example.as_of = Some(day.into()),
                Some(Some(("site", site))) => example.site = Site::from_name(site),
                Some(Some(("file", name))) => {
                    section = Section::File;
                    example.files.push((name.into(), String::new()));
                }
                Some(Some(("page", what))) => example.set_page(what),
                Some(Some(("own", what))) => example.set_own(what),
                Some(Some(("invoice", amount))) => example.invoice = Some(amount.into()),
                Some(Some(("receipt", amount))) => example.receipt = Some(amount.into()),
                Some(None) if line.trim_end() == "#! invoice" => section = Section::Invoice,
                Some(None) if line.trim_end() == "#! receipt" => section = Section::Receipt,
                Some(None) if line.trim_end() == "#! expected" => section = Section::Expected,
                Some(None) if line.trim_end() == "#! agreement" => section = Section::Agreement,
                _ => example.write(section, line),
            }
        }
        example
    }

    fn set_page(&mut self, what: &str) {
        match what.split_once(' ') {
            Some(("account", account)) => self.page.account = Some(account.into()),
            Some(("site", site)) => self.page.site = site.into(),
            Some(("view", view)) => self.page.view = Some(view.into()),
            _ => {}
        }
    }

    fn set_own(&mut self, what: &str) {
        match what.split_once(' ') {
            Some(("account", account)) => self.own.accounts.push(account.into()),
            Some(("site", site)) => self.own.site = Site::from_name(site),
            _ => {}
        }
    }

    fn write(&mut self, section: Section, line: &str) {
        let text = match section {
            Section::Expected => self.expected.get_or_insert_default(),
            Section::Agreement => self.agreement.get_or_insert_default(),
            Section::Invoice => self.invoice.get_or_insert_default(),
            Section::Receipt => self.receipt.get_or_insert_default(),
            Section::File => {
                if self.files.is_empty() {
                    self.files.push((ONLY.into(), String::new()));
                }
                let Some((_, content)) = self.files.last_mut() else { return };
                content
            }
        };
        text.push_str(line);
    }

    /// What was agreed.
    ///
    /// # Errors
    /// Every fault of the agreement's file.
    pub fn agreement(&self, options: &Options) -> Result<Option<Agreement>, Vec<InputError>> {
        let read = |text: &String| read_agreement(&[Input::file("agreement.csv", text.as_bytes())], options);
        self.agreement.as_ref().map(read).transpose()
    }

    /// Its files as inputs of a check.
    pub fn inputs(&self) -> Vec<Input<'_>> {
        self.files.iter().map(|(name, content)| Input::file(name.as_str(), content.as_bytes())).collect()
    }

    /// What its check is told.
    pub fn options(&self) -> Options {
        let read = |text: &String| {
            read_expected(&Input::file("expected.csv", text.as_bytes()), &Options::default()).ok()
        };
        let document = |text: &Option<String>, name: &str, kind| {
            let text = text.as_ref()?;
            let file = || read_document(&Input::file(name, text.as_bytes()), kind, &Options::default()).ok();
            Document::of_amount(text).or_else(file)
        };
        Options {
            as_of: self.as_of.clone(),
            site: self.site,
            expected: self.expected.as_ref().and_then(read),
            invoice: document(&self.invoice, "invoice.csv", DocumentKind::Invoice),
            receipt: document(&self.receipt, "receipt.csv", DocumentKind::Receipt),
            agreement: self.agreement(&Options::default()).unwrap_or_default(),
            ..Options::default()
        }
    }
}
