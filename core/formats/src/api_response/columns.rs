//! The columns of an answer's table, found while its records are read: each
//! scalar's dotted name, and how its values were written.

use crate::json::{Spanned, Value};
use alloc::{
    borrow::Cow,
    collections::BTreeMap,
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{Rule, rule, terms::value_type as written, word::Word};
use rebatelens_model::limits::{COLUMNS, JSON_LIST_COLUMNS};
use rebatelens_table::{
    csv::Cell,
    defined::meaning::{ColumnType, Wire},
    fault::InputFault,
    grid::GridRow,
};

rule! { FI025: Note, needs [], replaces [] }
rule! { FI037: Warning, needs [], replaces [] }

pub(super) const RULES: &[&Rule] = &[&FI025, &FI037];

/// A scalar of a record.
pub(super) struct Leaf<'a> {
    pub text: Cow<'a, str>,
    pub line: usize,
    pub wire: Wire,
}

/// Writes a value's scalars down under their dotted names.
pub(super) fn flatten<'a>(path: &str, item: &Spanned<'a>, leaves: &mut Vec<(String, Leaf<'a>)>) {
    match &item.value {
        Value::Object(members) => {
            for (name, member) in members {
                let inner = if path.is_empty() { name.to_string() } else { format!("{path}.{name}") };
                flatten(&inner, member, leaves);
            }
        }
        Value::List(items) if items.iter().any(|item| item.value.scalar().is_none()) => {
            for (at, inner) in items.iter().enumerate() {
                if at < JSON_LIST_COLUMNS {
                    flatten(&format!("{path}[{at}]"), inner, leaves);
                } else {
                    // The rest of a long list shares one column, one value a cell.
                    flatten(&format!("{path}[{JSON_LIST_COLUMNS}+]"), inner, leaves);
                }
            }
        }
        Value::List(items) => {
            let texts: Vec<Cow<'a, str>> = items.iter().filter_map(|item| item.value.scalar()).collect();
            let wire = items.first().map_or(Wire::Text, |item| wire_of(&item.value));
            leaves.push((path.into(), Leaf { text: joined(texts), line: item.line, wire }));
        }
        scalar => {
            let text = scalar.scalar().unwrap_or_default();
            leaves.push((path.into(), Leaf { text, line: item.line, wire: wire_of(scalar) }));
        }
    }
}

fn joined(mut texts: Vec<Cow<'_, str>>) -> Cow<'_, str> {
    if texts.len() == 1 { texts.swap_remove(0) } else { Cow::Owned(texts.join(",")) }
}

/// The columns of an answer, found while its records are read.
#[derive(Default)]
pub(super) struct Columns {
    pub headers: Vec<String>,
    places: BTreeMap<String, usize>,
    wires: Vec<Wires>,
    rows: usize,
    /// Values of names for which there was no column left, and the first's line.
    over: usize,
    first_over: Option<usize>,
    /// The last row that filled each column, and which of its cells did.
    last: Vec<(usize, usize)>,
}

/// How the values of one column were written.
#[derive(Clone, Copy, Default)]
struct Wires {
    numbers: usize,
    texts: usize,
    first_number: usize,
    first_text: usize,
}

impl Columns {
    pub(super) fn row<'a>(&mut self, line: usize, leaves: Vec<(String, Leaf<'a>)>) -> GridRow<'a> {
        self.rows += 1;
        let mut cells: Vec<(usize, Cell<'a>)> = Vec::with_capacity(leaves.len());
        for (path, leaf) in leaves {
            let before = self.over;
            let mut column = self.place(&path);
            // A key that stands twice keeps both of its values.
            if self.filled(column).is_some() {
                column = self.place(&format!("{path} (2)"));
            }
            if self.over > before {
                self.over = before + 1;
                self.first_over.get_or_insert(leaf.line);
            }
            self.note(column, &leaf);
            if leaf.text.is_empty() {
                continue;
            }
            if let Some((_, cell)) = self.filled(column).and_then(|at| cells.get_mut(at)) {
                let text = cell.text.to_mut();
                text.push(',');
                text.push_str(&leaf.text);
                continue;
            }
            if let Some(last) = self.last.get_mut(column) {
                *last = (self.rows, cells.len());
            }
            cells.push((column, Cell { text: leaf.text, line: leaf.line }));
        }
        GridRow { line, cells }
    }

    /// Where the current row's cell of a column is, if it has one already.
    fn filled(&self, column: usize) -> Option<usize> {
        let (row, at) = self.last.get(column)?;
        (*row == self.rows).then_some(*at)
    }

    /// The column of a path. Beyond the limit all share the last one.
    fn place(&mut self, path: &str) -> usize {
        if let Some(place) = self.places.get(path) {
            return *place;
        }
        if self.headers.len() >= COLUMNS {
            self.over += 1;
            return COLUMNS.saturating_sub(1);
        }
        let place = self.headers.len();
        self.headers.push(path.into());
        self.wires.push(Wires::default());
        self.last.push((0, 0));
        self.places.insert(path.into(), place);
        place
    }

    fn note(&mut self, column: usize, leaf: &Leaf<'_>) {
        let Some(wires) = self.wires.get_mut(column) else { return };
        match leaf.wire {
            Wire::Number => {
                wires.numbers += 1;
                wires.first_number = if wires.numbers == 1 { leaf.line } else { wires.first_number };
            }
            Wire::Text if !leaf.text.is_empty() => {
                wires.texts += 1;
                wires.first_text = if wires.texts == 1 { leaf.line } else { wires.first_text };
            }
            Wire::Text | Wire::Other => {}
        }
    }

    /// Values that share the last column.
    pub(super) fn over_notice(&self) -> Option<InputFault> {
        let line = self.first_over?;
        let args = vec![
            ("limit", Word::from(COLUMNS.to_string())),
            ("count", Word::from(self.over.to_string())),
            ("line", Word::from(line.to_string())),
        ];
        Some(InputFault::new(&FI037, Some(line), None, args))
    }

    /// Numbers written as texts, and texts written as numbers.
    pub(super) fn wire_notices(&self, types: &[Option<ColumnType>]) -> Vec<InputFault> {
        let columns = self.headers.iter().zip(&self.wires).zip(types).enumerate();
        let odd = columns.filter_map(|(at, ((header, wires), kind))| {
            let wanted = kind.as_ref()?.wire;
            let (count, line, seen, defined) = match wanted {
                Wire::Number => (wires.texts, wires.first_text, &written::TEXT, &written::NUMBER),
                Wire::Text => (wires.numbers, wires.first_number, &written::NUMBER, &written::TEXT),
                Wire::Other => return None,
            };
            let args = vec![
                ("header", Word::from(header.as_str())),
                ("count", Word::from(count.to_string())),
                ("seen", Word::term(seen)),
                ("defined", Word::term(defined)),
                ("line", Word::from(line.to_string())),
            ];
            (count > 0).then(|| InputFault::new(&FI025, Some(line), Some(at + 1), args))
        });
        odd.collect()
    }
}

/// How a value is written.
fn wire_of(value: &Value<'_>) -> Wire {
    match value {
        Value::Number(_) => Wire::Number,
        Value::Text(_) => Wire::Text,
        _ => Wire::Other,
    }
}
