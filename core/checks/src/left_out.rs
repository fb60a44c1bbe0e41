//! Records whose amount a total leaves out, and why.

/// Why an amount is in no total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The table has no column that is known to hold it.
    NoColumn,
    /// Its cell is empty.
    Absent,
    /// Its cell cannot be read.
    Unreadable,
    /// It is open which currency it is in.
    OpenCurrency,
    /// It is open whether it gives or takes.
    OpenSign,
    /// The row's cells do not stand under their names.
    Shifted,
}

impl Gap {
    /// Every reason, in the order that they are named in.
    pub const ALL: [Self; 6] =
        [Self::NoColumn, Self::Absent, Self::Unreadable, Self::OpenCurrency, Self::OpenSign, Self::Shifted];

    /// The reason's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoColumn => "no_column",
            Self::Absent => "absent",
            Self::Unreadable => "unreadable",
            Self::OpenCurrency => "open_currency",
            Self::OpenSign => "open_sign",
            Self::Shifted => "shifted_row",
        }
    }

    const fn place(self) -> usize {
        match self {
            Self::NoColumn => 0,
            Self::Absent => 1,
            Self::Unreadable => 2,
            Self::OpenCurrency => 3,
            Self::OpenSign => 4,
            Self::Shifted => 5,
        }
    }
}

/// How many records a total leaves out, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut([usize; Gap::ALL.len()]);

impl LeftOut {
    /// So many records for one reason.
    pub fn of(gap: Gap, records: usize) -> Self {
        let mut own = Self::default();
        own.add(gap, records);
        own
    }

    /// Adds records.
    pub fn add(&mut self, gap: Gap, records: usize) {
        if let Some(count) = self.0.get_mut(gap.place()) {
            *count += records;
        }
    }

    /// Adds those of another total.
    pub fn append(&mut self, other: Self) {
        for (own, more) in self.0.iter_mut().zip(other.0) {
            *own += more;
        }
    }

    /// How many in all.
    pub fn count(&self) -> usize {
        self.0.iter().sum()
    }

    /// The reasons that there are, each with its number of records.
    pub fn reasons(self) -> impl Iterator<Item = (Gap, usize)> {
        Gap::ALL.into_iter().zip(self.0).filter(|(_, records)| *records > 0)
    }
}
