//! What the rounds of one contender gave.

use super::contender::{Contender, Part};
use crate::{child::Run, table::grouped};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// `rebatelens check` ends with 1 where it has found errors.
const FOUND_ERRORS: i32 = 1;

#[derive(Debug)]
pub(super) struct Figures {
    pub(super) name: String,
    pub(super) part: Part,
    rounds: Vec<f64>,
    processor_rounds: Vec<f64>,
    kib: u64,
    /// Wrong sums and wrong orders, where it counts them.
    pub(super) found: Option<(u64, u64)>,
    /// Why there are no figures.
    pub(super) failed: Option<String>,
}

impl Figures {
    pub(super) fn of(contender: &Contender) -> Self {
        Self {
            name: contender.name.clone(),
            part: contender.part,
            rounds: Vec::new(),
            processor_rounds: Vec::new(),
            kib: 0,
            found: None,
            failed: None,
        }
    }

    /// Adds a round, whose answer lies in a file.
    pub(super) fn add(&mut self, contender: &Contender, run: &Run, answer: &Path) {
        let fine =
            run.code == 0 || (run.code == FOUND_ERRORS && self.part == Part::Full && !contender.answers);
        if !fine {
            self.failed = Some(format!("it ended with {}: {}", run.code, run.errors));
            return;
        }
        self.kib = self.kib.max(run.kib);
        self.processor_rounds.push(run.processor_seconds);
        if !contender.answers {
            self.rounds.push(run.seconds);
            return;
        }
        let text = fs::read_to_string(answer).unwrap_or_default();
        let answer: Value = serde_json::from_str(text.trim()).unwrap_or_default();
        match answer.get("seconds").and_then(Value::as_f64) {
            Some(seconds) => self.rounds.push(seconds),
            None => self.failed = Some(format!("its answer has no seconds: {text}")),
        }
        let number = |name| answer.get(name).and_then(Value::as_u64);
        self.found = number("sums").zip(number("orders"));
    }

    /// The median of the rounds.
    pub(super) fn seconds(&self) -> f64 {
        median(&self.rounds)
    }

    /// The median of what processors spent.
    pub(super) fn processor_seconds(&self) -> f64 {
        median(&self.processor_rounds)
    }

    /// Its row in the table, for so many records.
    pub(super) fn row(&self, split: f64, records: u64) -> Vec<String> {
        let mut row = vec![self.name.clone(), self.part.text().into()];
        if self.failed.is_some() || self.rounds.is_empty() {
            row.extend(["–"; 5].map(String::from));
        } else {
            row.push(format!("{:.2}", self.seconds()));
            row.push(format!("{:.2}", self.seconds() / split));
            row.push(format!("{:.2}", self.processor_seconds()));
            row.push(grouped(self.kib.div_ceil(1_024)));
            row.push(grouped(self.kib.saturating_mul(1_024) / records.max(1)));
        }
        row
    }

    pub(super) fn as_json(&self) -> Value {
        json!({
            "name": self.name,
            "part": self.part.text(),
            "seconds": self.rounds,
            "processor_seconds": self.processor_rounds,
            "median": if self.rounds.is_empty() { Value::Null } else { json!(self.seconds()) },
            "peak_kib": self.kib,
            "wrong_sums": self.found.map(|(sums, _)| sums),
            "wrong_orders": self.found.map(|(_, orders)| orders),
            "failed": self.failed,
        })
    }
}

fn median(rounds: &[f64]) -> f64 {
    let mut sorted = rounds.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |place: usize| sorted.get(place).copied().unwrap_or(f64::NAN);
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 { at(middle) } else { f64::midpoint(at(middle.wrapping_sub(1)), at(middle)) }
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_the_middle_of_the_sorted_rounds() {
        assert!((median(&[9.0, 1.0, 2.0]) - 2.0).abs() < 1e-9);
        assert!((median(&[4.0, 1.0, 9.0, 2.0]) - 3.0).abs() < 1e-9);
        assert!(median(&[]).is_nan());
    }
}
