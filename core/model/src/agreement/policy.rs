//! The policy's product list: which products a standard policy takes in, and
//! when. It says nothing about rates.

use crate::agreement::{
    level::{Fit, LEVELS, Level, is_star},
    subject::{Subject, Window},
};
use alloc::{string::String, vec::Vec};

/// The names of one level in a row: its name and its code. Where either is `*`
/// or both are empty, every item is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names([Level; 2]);

impl Names {
    /// The level of a row by the texts of its name and its code.
    pub fn of(name: &str, code: &str) -> Self {
        let every = [name, code].into_iter().any(is_star);
        Self([name, code].map(|text| if every { Level::Any } else { Level::of(text) }))
    }

    fn fit(&self, names: [&str; 2]) -> Fit {
        let star = |level: &Level| !level.is_exact();
        if self.0.iter().all(star) {
            return Fit::Yes;
        }
        self.0.iter().filter(|level| level.is_exact()).map(|level| level.fit(names)).max().unwrap_or(Fit::Yes)
    }
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyRow {
    /// The product, level by level.
    pub levels: [Names; LEVELS],
    /// When it is in the policy.
    pub window: Window,
    /// The category that the policy gives it.
    pub category: String,
    /// The physical line that it stands on, from 1.
    pub line: usize,
}

/// A policy's product list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// The name of the file.
    pub name: String,
    /// Its rows.
    pub rows: Vec<PolicyRow>,
    /// Whether it holds every row: an answer may be one page of several, and
    /// then what is missing from it means nothing.
    pub complete: bool,
}

/// What a list says about a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed<'p> {
    /// It is in the policy, by this row.
    Yes(&'p PolicyRow),
    /// It may be: the record does not show enough, or the list is a part.
    Maybe,
    /// It is in the policy on other days, by this row.
    Outside(&'p PolicyRow),
    /// It is not.
    No,
}

impl PolicyRow {
    fn fit(&self, subject: &Subject<'_>) -> Fit {
        let levels = self.levels.iter().zip(subject.levels).map(|(level, names)| level.fit(names));
        levels.min().unwrap_or(Fit::Yes)
    }
}

impl Policy {
    /// What the list says about a record.
    pub fn look_up(&self, subject: &Subject<'_>) -> Listed<'_> {
        let mut best = if self.complete { Listed::No } else { Listed::Maybe };
        for row in &self.rows {
            let scope = row.fit(subject);
            match scope.min(row.window.fit(subject.day)) {
                Fit::Yes => return Listed::Yes(row),
                Fit::Maybe => best = Listed::Maybe,
                Fit::No if scope == Fit::Yes && best == Listed::No => best = Listed::Outside(row),
                Fit::No => {}
            }
        }
        best
    }
}
