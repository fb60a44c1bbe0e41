//! What a person asks of the program: one call, read from its arguments.

use rebatelens_core::{
    Lang, ReadKind,
    explain::find::Query,
    finding::Rule,
    model::{Field, identifier::IdentifierKind, money::RoundingMode, site::Site, zone::Zone},
    table::Form,
};
use std::{ffi::OsString, num::NonZeroUsize, path::PathBuf};

/// How the result is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Text,
    /// For scripts.
    Json,
}

/// Options that every command takes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Common {
    /// How the result is written.
    pub(crate) format: Format,
    /// The language of its words.
    pub(crate) lang: Lang,
}

/// One call of the program.
#[derive(Debug)]
pub(crate) struct Call {
    /// What to do.
    pub(crate) command: Command,
    /// How.
    pub(crate) common: Common,
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
}

impl Topic {
    /// The commands, in the order of help.
    pub(crate) const COMMANDS: [Self; 7] =
        [Self::Check, Self::Find, Self::Id, Self::Read, Self::Explain, Self::Bundle, Self::Verify];

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
        }
    }

    /// The command of a word.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::COMMANDS.into_iter().find(|topic| topic.name() == name)
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
}
