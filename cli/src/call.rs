//! What a person asks of the program: one call, read from its arguments.

use rebatelens_core::{
    Lang, ReadKind, Template,
    explain::find::Query,
    finding::{Rule, severity::Severity},
    model::{Field, identifier::IdentifierKind, money::Amount, money::RoundingMode, site::Site, zone::Zone},
    table::Form,
};
use std::{ffi::OsString, num::NonZeroUsize, path::PathBuf};

/// How the result is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON object.
    Json,
    /// A finding a line, each a JSON object.
    Jsonl,
    /// A finding a row.
    Csv,
    /// SARIF 2.1.0, for tools that show the findings of checkers.
    Sarif,
}

impl Format {
    /// Every format.
    pub(crate) const ALL: [Self; 5] = [Self::Text, Self::Json, Self::Jsonl, Self::Csv, Self::Sarif];

    /// The format's name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Sarif => "sarif",
        }
    }

    /// Whether a script reads JSON from it.
    pub(crate) const fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl | Self::Sarif)
    }
}

/// Options that every command takes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Common {
    /// How the result is written.
    pub(crate) format: Format,
    /// The language of its words.
    pub(crate) lang: Lang,
    /// Whether remarks beside the result are left out.
    pub(crate) is_quiet: bool,
}

/// One call of the program.
#[derive(Debug)]
pub(crate) struct Call {
    /// What to do.
    pub(crate) command: Command,
    /// How.
    pub(crate) common: Common,
    /// The file that the result is written to; standard output otherwise.
    pub(crate) output: Option<PathBuf>,
}

/// What help is about, and whose option it is: the program or a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// The program.
    Program,
    /// `check`.
    Check,
    /// `find`.
    Find,
    /// `id`.
    Id,
    /// `read`.
    Read,
    /// `explain`.
    Explain,
    /// `bundle`.
    Bundle,
    /// `verify`.
    Verify,
    /// `map`.
    Map,
    /// `template`.
    Template,
    /// `completions`.
    Completions,
    /// `man`.
    Man,
    /// `help`.
    Help,
}

impl Topic {
    /// The command's word; empty for the program.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Program => "",
            Self::Check => "check",
            Self::Find => "find",
            Self::Id => "id",
            Self::Read => "read",
            Self::Explain => "explain",
            Self::Bundle => "bundle",
            Self::Verify => "verify",
            Self::Map => "map",
            Self::Template => "template",
            Self::Completions => "completions",
            Self::Man => "man",
            Self::Help => "help",
        }
    }
}

/// What to do.
#[derive(Debug)]
pub(crate) enum Command {
    /// Print help.
    Help(Topic),
    /// Print the version.
    Version,
    /// Check files.
    Check(CheckCall),
    /// Look for records.
    Find {
        /// The files; `-` is standard input.
        files: Vec<OsString>,
        /// How they are to be read.
        reading: Reading,
        /// What is asked for.
        query: Query,
    },
    /// Clean and judge identifiers.
    Id {
        /// What they name.
        kind: IdentifierKind,
        /// The identifiers; standard input where there are none.
        values: Vec<String>,
    },
    /// Read values.
    Read {
        /// What they are.
        kind: ReadKind,
        /// The values; standard input where there are none.
        values: Vec<String>,
    },
    /// Print an entry of the catalogue.
    Explain {
        /// The rule; the whole list where there is none.
        rule: Option<&'static Rule>,
    },
    /// Pack evidence.
    Bundle(BundleCall),
    /// Verify a bundle.
    Verify {
        /// Its zip, or the folder it was unpacked to; `-` is standard input.
        bundle: OsString,
    },
    /// List the remembered columns.
    ListMappings,
    /// Forget remembered columns.
    ForgetMappings {
        /// Their headers; all where there are none.
        headers: Vec<String>,
    },
    /// Print a file to fill in.
    Template(Template),
    /// Print completions for a shell.
    Completions(Shell),
    /// Print the manual page.
    Man,
}

/// A shell that completes what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shell {
    /// GNU Bash.
    Bash,
    /// Z shell.
    Zsh,
    /// fish.
    Fish,
    /// `PowerShell`.
    Power,
}

impl Shell {
    /// Every shell.
    pub(crate) const ALL: [Self; 4] = [Self::Bash, Self::Zsh, Self::Fish, Self::Power];

    /// The shell's name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::Power => "powershell",
        }
    }
}

/// Which findings a call asks for. The exit code is about these.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selection {
    /// Codes or families; every rule where there are none.
    pub(crate) select: Vec<String>,
    /// Codes or families that are left out.
    pub(crate) ignore: Vec<String>,
    /// The least severity.
    pub(crate) severity: Option<Severity>,
}

/// The order of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Errors first, then the most money.
    Money,
    /// As they were read.
    File,
    /// By rule.
    Code,
}

impl Sort {
    /// Every order.
    pub(crate) const ALL: [Self; 3] = [Self::Money, Self::File, Self::Code];

    /// The order's name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::File => "file",
            Self::Code => "code",
        }
    }
}

/// What findings are put together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grouping {
    /// By rule.
    Rule,
    /// By customer.
    Customer,
    /// By settlement month.
    Month,
    /// By order.
    Order,
}

impl Grouping {
    /// Every grouping.
    pub(crate) const ALL: [Self; 4] = [Self::Rule, Self::Customer, Self::Month, Self::Order];

    /// The grouping's name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Customer => "customer",
            Self::Month => "month",
            Self::Order => "order",
        }
    }
}

/// When text is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Color {
    /// On a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Every choice.
    pub(crate) const ALL: [Self; 3] = [Self::Auto, Self::Always, Self::Never];

    /// The choice's name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }
}

/// What of the findings is printed, and how.
#[derive(Clone, Debug, Default)]
pub(crate) struct View {
    /// Which findings count.
    pub(crate) selection: Selection,
    /// Their order; by money in text, as they were read otherwise.
    pub(crate) sort: Option<Sort>,
    /// How many are listed.
    pub(crate) limit: Option<usize>,
    /// What they are put together by.
    pub(crate) group: Option<Grouping>,
    /// Whether rules stand in place of their findings.
    pub(crate) is_summary: bool,
    /// Whether each finding is written out, however many have one cause.
    pub(crate) is_all: bool,
    /// When text is coloured.
    pub(crate) color: Color,
}

/// How files are to be read and judged.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The form of each; otherwise its content decides.
    pub(crate) form: Option<Form>,
    /// Columns that the person named.
    pub(crate) map: Vec<(String, Field)>,
    /// The zone of times that are written without one.
    pub(crate) time_zone: Option<Zone>,
    /// How amounts are rounded.
    pub(crate) rounding: Option<RoundingMode>,
    /// The moment to count from, as in RFC 3339 or as a day.
    pub(crate) as_of: Option<String>,
    /// The site of the console.
    pub(crate) site: Option<Site>,
}

/// What files are checked against.
#[derive(Debug, Default)]
pub(crate) struct References {
    /// The person's own values.
    pub(crate) expected: Option<OsString>,
    /// What was agreed: the rules, the policy's product list, or both.
    pub(crate) agreement: Vec<OsString>,
    /// One more deal, to see what it changes under the agreement.
    pub(crate) what_if: Option<Amount>,
    /// Invoices and receipts.
    pub(crate) papers: Papers,
}

/// Files or amounts of invoices and of what the bank received.
#[derive(Debug, Default)]
pub(crate) struct Papers {
    /// What was invoiced.
    pub(crate) invoice: Vec<OsString>,
    /// What the bank received.
    pub(crate) receipt: Vec<OsString>,
}

impl Papers {
    /// Every one of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &OsString> {
        self.invoice.iter().chain(&self.receipt)
    }
}

/// What a call of `check` names.
#[derive(Debug)]
pub(crate) struct CheckCall {
    /// The files; `-` is standard input.
    pub(crate) files: Vec<OsString>,
    /// How they are to be read.
    pub(crate) reading: Reading,
    /// What they are checked against.
    pub(crate) references: References,
    /// How many threads may work at the same time.
    pub(crate) threads: NonZeroUsize,
    /// What is printed of the findings.
    pub(crate) view: View,
    /// The file whose settings are followed.
    pub(crate) config: Option<PathBuf>,
    /// The file that the result is written to.
    pub(crate) output: Option<PathBuf>,
}

/// What a call of `bundle` names.
#[derive(Debug)]
pub(crate) struct BundleCall {
    /// The files; `-` is standard input.
    pub(crate) files: Vec<OsString>,
    /// The zip to write.
    pub(crate) out: PathBuf,
    /// The private key; the user's own one where there is none.
    pub(crate) key: Option<PathBuf>,
    /// How the files are to be read.
    pub(crate) reading: Reading,
    /// What was agreed: the rules, the policy's product list, or both.
    pub(crate) agreement: Vec<OsString>,
    /// Invoices and receipts.
    pub(crate) papers: Papers,
}
