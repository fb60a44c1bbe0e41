//! A cell's value, where there is one.

/// A cell's value. Absent, unreadable and zero are three different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<T, F> {
    /// The column is missing, or the cell is empty or says "no value".
    Absent,
    /// Something is written there that cannot be read, and why.
    Unreadable(F),
    /// What was read.
    Read(T),
}

impl<T, F> Reading<T, F> {
    /// The value, where one was read.
    pub fn read(&self) -> Option<&T> {
        match self {
            Self::Read(value) => Some(value),
            Self::Absent | Self::Unreadable(_) => None,
        }
    }

    /// Whether nothing is written there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}
