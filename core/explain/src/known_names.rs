//! Every name that is known, as a page: headers, statuses, kinds of corrections.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_finding::{Lang, Term, names, terms::known_names as texts};
use rebatelens_formats::agreement::known;
use rebatelens_model::{
    Kind,
    entry::{DIRECTIONS, Direction, EntryKind},
    status::{Hold, Status, Step, Task, known_statuses},
};
use rebatelens_table::{
    bill::FILES,
    names::{AMBIGUOUS, BESIDE, NAMES},
    rounding::ROUNDINGS,
};

/// The page in Markdown.
pub fn page(lang: Lang) -> String {
    let text = |term: &Term| term.text(lang).to_string();
    let mut page = Page { lines: Vec::new(), lang };
    page.lines.push(format!("# {}", text(&texts::TITLE)));
    for term in [&texts::OTHER_LANGUAGE, &texts::MADE, &texts::INTRODUCTION, &texts::ASK] {
        page.paragraph(term);
    }
    page.columns();
    page.published();
    page.agreement();
    page.statuses();
    page.corrections();
    page.lines.join("\n") + "\n"
}

struct Page {
    lines: Vec<String>,
    lang: Lang,
}

impl Page {
    fn text(&self, term: &Term) -> String {
        term.text(self.lang).into()
    }

    fn paragraph(&mut self, term: &Term) {
        self.lines.extend([String::new(), self.text(term)]);
    }

    fn heading(&mut self, term: &Term) {
        self.lines.extend([String::new(), format!("## {}", self.text(term))]);
    }

    /// A table, its last column names.
    fn table(&mut self, heads: &[&Term], rows: impl Iterator<Item = (Vec<String>, &'static [&'static str])>) {
        let heads: Vec<String> = heads.iter().chain(&[&texts::NAMES]).map(|head| self.text(head)).collect();
        self.lines.extend([
            String::new(),
            line(&heads),
            line(&heads.iter().map(|_| "---").collect::<Vec<_>>()),
        ]);
        for (mut cells, names) in rows {
            cells.push(written(names));
            self.lines.push(line(&cells));
        }
    }

    fn columns(&mut self) {
        let lang = self.lang;
        self.heading(&texts::REBATE_COLUMNS);
        let rows = NAMES.iter().map(|(field, known)| {
            (Vec::from([format!("`{}`", field.name()), names::field(*field, lang).into()]), *known)
        });
        self.table(&[&texts::FIELD, &texts::NAME], rows);
        self.heading(&texts::BESIDE_COLUMNS);
        let rows = BESIDE.iter().map(|(own, _, known)| (Vec::from([format!("`{own}`")]), *known));
        self.table(&[&texts::FIELD], rows);
        self.heading(&texts::AMBIGUOUS);
        self.paragraph(&texts::AMBIGUOUS_TEXT);
        self.lines.extend([String::new(), written(AMBIGUOUS)]);
    }

    fn published(&mut self) {
        for (kind, columns) in FILES {
            self.heading(match kind {
                Kind::PolicyProduct => &texts::POLICY_COLUMNS,
                _ => &texts::BILL_COLUMNS,
            });
            let rows = columns.iter().map(|(own, _, known)| (Vec::from([format!("`{own}`")]), *known));
            self.table(&[&texts::FIELD], rows);
        }
    }

    fn agreement(&mut self) {
        let lang = self.lang;
        self.heading(&texts::AGREEMENT_COLUMNS);
        let rows =
            known::columns().map(|column| (Vec::from([column.name.text(lang).into()]), column.headers));
        self.table(&[&texts::NAME], rows);
        self.heading(&texts::AGREEMENT_CELLS);
        self.paragraph(&texts::AGREEMENT_CELLS_TEXT);
        self.lines.push(String::new());
        let roundings = ROUNDINGS.iter().map(|(_, known)| *known);
        let cells = known::cells().into_iter().chain(roundings);
        self.lines.extend(cells.map(|words| format!("- {}", written(words))));
    }

    fn statuses(&mut self) {
        let lang = self.lang;
        self.heading(&texts::STATUSES);
        self.paragraph(&texts::STATUSES_TEXT);
        let rows = known_statuses().map(|(status, known)| {
            let details: Vec<&str> = details(status).into_iter().map(|term| term.text(lang)).collect();
            let stage = names::lifecycle(status.lifecycle, lang).to_string();
            (Vec::from([stage, details.join(lang.comma())]), known)
        });
        self.table(&[&texts::STAGE, &texts::DETAIL], rows);
    }

    fn corrections(&mut self) {
        let lang = self.lang;
        self.heading(&texts::ENTRY_KINDS);
        self.paragraph(&texts::ENTRY_KINDS_TEXT);
        let rows =
            EntryKind::ALL.into_iter().map(|kind| (Vec::from([entry(kind).text(lang).into()]), kind.texts()));
        self.table(&[&texts::NAME], rows);
        self.heading(&texts::DIRECTIONS);
        let rows = DIRECTIONS.into_iter().map(|(direction, known)| {
            let name = match direction {
                Direction::Gives => &texts::GIVES,
                Direction::Takes => &texts::TAKES,
            };
            (Vec::from([name.text(lang).into()]), known)
        });
        self.table(&[&texts::NAME], rows);
    }
}

fn line(cells: &[impl AsRef<str>]) -> String {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    format!("| {} |", cells.join(" | "))
}

/// Names as code, with the sign that ends a cell written so that it does not.
fn written(names: &[&str]) -> String {
    let code = |name: &&str| format!("`{}`", name.replace('|', "\\|"));
    names.iter().map(code).collect::<Vec<_>>().join(" ")
}

/// What a status says beside its stage.
fn details(status: Status) -> Vec<&'static Term> {
    let hold = status.hold.map(|hold| match hold {
        Hold::OverdueBill => &texts::OVERDUE_BILL,
        Hold::NoContract => &texts::NO_CONTRACT,
    });
    let task = status.task.map(|task| match task {
        Task::Confirm => &texts::CONFIRM,
        Task::Invoice => &texts::INVOICE,
    });
    let step = status.step.filter(|_| task.is_none()).map(|step| match step {
        Step::Counting => &texts::COUNTING,
        Step::Issue => &texts::ISSUE,
        Step::Check => &texts::CHECK,
        Step::Note => &texts::NOTE,
        Step::Invoice => &texts::INVOICE,
        Step::Payment => &texts::PAYMENT,
    });
    let refunded = status.refunded.then_some(&texts::REFUNDED);
    [hold, task, step, refunded].into_iter().flatten().collect()
}

const fn entry(kind: EntryKind) -> &'static Term {
    match kind {
        EntryKind::Refund => &texts::REFUND,
        EntryKind::Reversal => &texts::REVERSAL,
        EntryKind::Credit => &texts::CREDIT,
        EntryKind::Debit => &texts::DEBIT,
        EntryKind::Manual => &texts::MANUAL,
        EntryKind::Supplementary => &texts::SUPPLEMENTARY,
        EntryKind::Resettlement => &texts::RESETTLEMENT,
    }
}
