//! How many rows of a table were checked, and what the others lack: the counts.

/// What a row lacks, so that a part of it was not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The base amount.
    Base,
    /// The rate.
    Rate,
    /// The rebate amount.
    Amount,
    /// An adjustment that can be read.
    Adjustment,
    /// What a bare rate counts in.
    RateUnit,
    /// Numbers short enough to be exact.
    Digits,
    /// A claim to payment: it was rejected.
    Refused,
    /// Cells under their names.
    Shifted,
    /// An identifier that can be read.
    Identifier,
    /// A status that is understood.
    Status,
}

impl Lack {
    /// Everything that may lack, in the order that it is named in.
    pub const ALL: [Self; 10] = [
        Self::Base,
        Self::Rate,
        Self::Amount,
        Self::Adjustment,
        Self::RateUnit,
        Self::Digits,
        Self::Refused,
        Self::Shifted,
        Self::Identifier,
        Self::Status,
    ];

    /// Its name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Base => "base_amount",
            Self::Rate => "rebate_rate",
            Self::Amount => "rebate_amount",
            Self::Adjustment => "adjustment_amount",
            Self::RateUnit => "rate_unit",
            Self::Digits => "digits",
            Self::Refused => "rejected",
            Self::Shifted => "shifted_row",
            Self::Identifier => "identifier",
            Self::Status => "status",
        }
    }

    const fn place(self) -> usize {
        match self {
            Self::Base => 0,
            Self::Rate => 1,
            Self::Amount => 2,
            Self::Adjustment => 3,
            Self::RateUnit => 4,
            Self::Digits => 5,
            Self::Refused => 6,
            Self::Shifted => 7,
            Self::Identifier => 8,
            Self::Status => 9,
        }
    }
}

/// How many rows of a table were checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Rows that are records.
    pub rows: usize,
    /// Whether the records are of a kind that has a sum to check.
    pub has_sums: bool,
    /// Rows of which every identifier could be read, and that have one.
    pub identifiers: usize,
    /// Rows whose status is understood.
    pub statuses: usize,
    /// Rows with every number that a sum needs.
    pub(crate) written_out: usize,
    lacking: [usize; Lack::ALL.len()],
}

impl Ledger {
    /// Rows that lack something.
    pub(crate) fn lack(&mut self, lack: Lack, rows: usize) {
        if let Some(count) = self.lacking.get_mut(lack.place()) {
            *count += rows;
        }
    }

    /// What rows lack, each with their number.
    pub fn lacking(&self) -> impl Iterator<Item = (Lack, usize)> {
        Lack::ALL.into_iter().zip(self.lacking).filter(|(_, rows)| *rows > 0)
    }

    /// Adds the rows that follow, or what another check knows of the same rows.
    pub(crate) fn append(&mut self, later: &Self) {
        self.rows += later.rows;
        self.has_sums |= later.has_sums;
        self.written_out += later.written_out;
        self.identifiers += later.identifiers;
        self.statuses += later.statuses;
        for (own, more) in self.lacking.iter_mut().zip(later.lacking) {
            *own += more;
        }
    }

    /// Rows whose amount was compared with base × rate ± adjustment.
    pub fn sums(&self) -> usize {
        let count = |lack: Lack| self.lacking.get(lack.place()).copied().unwrap_or_default();
        self.written_out.saturating_sub(count(Lack::RateUnit) + count(Lack::Digits))
    }

    /// A row whose identifiers were looked at; nothing where it has none.
    pub(crate) fn identifiers(&mut self, all_read: Option<bool>) {
        match all_read {
            Some(true) => self.identifiers += 1,
            _ => self.lack(Lack::Identifier, 1),
        }
    }
}
