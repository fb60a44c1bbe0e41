//! What the side panel draws: the number first, then what is wrong, sorted by
//! the money at stake.

use crate::{
    agreement_report::AgreementReport,
    checked_rows::{CheckedRows, checked_rows, gap_of_total},
    record_name::Names,
    report::{Finding, RecordName, headers_key, in_words},
    tie_out::TieOut,
    words::filled,
};
use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_checks::{Findings, Sum, TotalKey, check::CheckedInput};
use rebatelens_finding::{
    Rule,
    found::Found,
    lang::Lang,
    names,
    severity::Severity,
    terms::{column_meaning, panel_figure as texts},
};
use rebatelens_model::{
    Field,
    money::{Currency, Grouped, Signed, exact_add, exact_sub},
    ordered::{OrderedMap, sort_by},
    status::Lifecycle,
};
use rebatelens_table::{column_report::ColumnReport, input_error::InputError, verdict::TableVerdict};
use rust_decimal::Decimal;
use serde::Serialize;

/// What the side panel draws.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PanelView {
    /// What the table turned out to be.
    pub verdict: TableVerdict,
    /// The page's own heading.
    pub heading: String,
    /// The months and the rows seen.
    pub subheading: String,
    /// The numbers that come first.
    pub figures: Vec<Figure>,
    /// How many rows were checked, and what the others lack; nothing where
    /// nothing was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub checked: Option<CheckedRows>,
    /// The records by stage, for one bar.
    pub lifecycles: Vec<Stage>,
    /// Findings by rule, the most money first.
    pub groups: Vec<Group>,
    /// Totals by status and currency.
    pub totals: Vec<TotalRow>,
    /// What each column was understood as.
    pub columns: Vec<ColumnMeaning>,
    /// What was found, in reading order.
    pub findings: Vec<Finding>,
    /// Why nothing was checked, where nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub notice: Option<InputError>,
    /// What a mapping of these columns is remembered by.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub headers_key: Option<String>,
    /// The fields that a person can say a column is.
    pub fields: Vec<FieldChoice>,
    /// Details, statement, invoice and receipt beside each other; of a file, in the
    /// view of its first table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<TieOut>>"))]
    pub tie_out: Vec<TieOut>,
    /// Where the agreement stands; of a file, in the view of its first table.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub agreement: Option<AgreementReport>,
}

/// A field that a person can say a column is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FieldChoice {
    /// Its name in reports.
    pub name: &'static str,
    /// Its name for people.
    pub label: &'static str,
}

/// A number with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Figure {
    /// Its name.
    pub label: String,
    /// The number, for people.
    pub value: String,
    /// How it is drawn.
    pub tone: Tone,
}

/// How a number is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Like text.
    Plain,
    /// As something wrong.
    Error,
    /// As something in order.
    Ok,
}

/// One stage of the bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Stage {
    /// The stage's name in reports.
    pub lifecycle: &'static str,
    /// The stage's name for people.
    pub label: &'static str,
    /// Records in it.
    pub records: usize,
    /// Its part of all records, in whole per cent; the parts add up to 100.
    pub percent: usize,
}

/// The findings of one rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Group {
    /// The rule's code.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What the rule is about.
    pub title: &'static str,
    /// Findings in it.
    pub count: usize,
    /// The money at stake, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub amount: Option<String>,
    /// Its findings.
    pub items: Vec<GroupItem>,
}

/// One finding of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct GroupItem {
    /// The record, from 1.
    pub record: Option<usize>,
    /// What the record is known by; nothing where the finding is about more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub name: Option<RecordName>,
    /// How a person knows the record.
    pub title: String,
    /// Product and customer.
    pub subtitle: String,
    /// The money at stake, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub amount: Option<String>,
    /// Its position in the list of findings.
    pub finding: usize,
}

/// One line of the totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TotalRow {
    /// The stage, for people.
    pub status: &'static str,
    /// The stage's name in reports.
    pub lifecycle: &'static str,
    /// The settlement period, or a dash.
    pub period: String,
    /// The currency, or a dash.
    pub currency: String,
    /// Records counted.
    pub records: usize,
    /// The sum, for people; a dash where it is not known.
    pub amount: String,
    /// What the sum leaves out, or why it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub note: Option<String>,
}

/// What a column was understood as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ColumnMeaning {
    /// The header as written.
    pub header: String,
    /// What it means, for people.
    pub meaning: String,
    /// Whether it is read.
    pub understood: bool,
    /// The field's name in reports, where it is one of a rebate record.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub field: Option<String>,
    /// Whether the person said what it means.
    pub given: bool,
    /// Fields that it could be, the likeliest first.
    pub could_be: Vec<&'static str>,
}

/// Builds the view.
pub fn view(
    verdict: TableVerdict,
    checked: Result<CheckedInput, InputError>,
    columns: Vec<ColumnReport>,
    about: About<'_>,
    lang: Lang,
) -> PanelView {
    let own_key = checked.as_ref().map_or_else(|notice| notice.headers_key.clone(), headers_key);
    let input = checked.as_ref().map_or_else(|_| String::new(), |checked| checked.name.clone());
    let (findings, notice) = match checked {
        Ok(checked) => (checked.findings, None),
        Err(notice) => (Findings::default(), Some(notice)),
    };
    let mut parts = periods(&findings);
    parts.extend(about.rows);
    let is_read = notice.is_none();
    PanelView {
        verdict,
        heading: about.heading.into(),
        subheading: parts.join(" · "),
        figures: figures(&findings, lang),
        checked: is_read.then(|| checked_rows(&findings.checked, lang)),
        lifecycles: stages(&findings, lang),
        groups: groups(&findings, &about.names, lang),
        totals: findings.totals.iter().map(|(key, sum)| total(key, sum, lang)).collect(),
        columns: columns.into_iter().map(|column| meaning(column, lang)).collect(),
        findings: findings.found.iter().map(|found| in_words(found, &input, lang)).collect(),
        notice,
        headers_key: own_key,
        fields: Field::ALL.into_iter().map(|field| choice(field, lang)).collect(),
        tie_out: Vec::new(),
        agreement: None,
    }
}

/// What a view stands for: its heading, and its rows in words.
pub struct About<'a> {
    /// The heading.
    pub heading: &'a str,
    /// How many rows, of what.
    pub rows: Option<String>,
    /// What its records are known by.
    pub names: Names,
}

fn choice(field: Field, lang: Lang) -> FieldChoice {
    FieldChoice { name: field.name(), label: names::field(field, lang) }
}

/// The settlement periods seen, up to three.
fn periods(findings: &Findings) -> Vec<String> {
    let mut periods: Vec<String> =
        findings.totals.keys().filter_map(|(_, _, period, _)| period.map(|p| p.to_string())).collect();
    sort_by(&mut periods, Ord::cmp);
    periods.dedup();
    match periods.as_slice() {
        [first, .., last] if periods.len() > 3 => vec![format!("{first} – {last}")],
        _ => periods,
    }
}

/// Shown, explained, unexplained, for each currency.
fn figures(findings: &Findings, lang: Lang) -> Vec<Figure> {
    let mut currencies: Vec<Option<Currency>> = findings.totals.keys().map(|(_, c, _, _)| *c).collect();
    currencies.dedup();
    currencies.into_iter().flat_map(|currency| figures_of(findings, currency, lang)).collect()
}

fn figures_of(findings: &Findings, currency: Option<Currency>, lang: Lang) -> Vec<Figure> {
    let own = findings.totals.iter().filter(|((_, known, _, _), _)| *known == currency);
    let Some(sum) = own.map(|(_, sum)| *sum).reduce(Sum::and) else { return vec![] };
    let off = findings.found.iter().filter(|found| found.currency == currency);
    let unexplained = off.filter_map(|found| found.difference).try_fold(Decimal::ZERO, exact_add);
    let Some(unexplained) = unexplained else { return vec![] };
    let name = currency.map_or_else(
        || texts::SHOWN.text(lang).into(),
        |currency| filled(&texts::SHOWN_IN, &[("currency", &currency.code())], lang),
    );
    let figure = |label: String, value: String, tone| Figure { label, value, tone };
    let Some(shown) = sum.amount else {
        return vec![figure(name, texts::UNKNOWN.text(lang).into(), Tone::Error)];
    };
    let explained = exact_sub(shown, unexplained).unwrap_or_default();
    let ledger = &findings.checked;
    let all_checked = ledger.has_sums && ledger.sums() == ledger.rows;
    let second = if all_checked { &texts::EXPLAINED } else { &texts::NOT_DOUBTED };
    let tone = if unexplained.is_zero() { Tone::Ok } else { Tone::Error };
    vec![
        figure(name, Grouped(shown).to_string(), Tone::Plain),
        figure(second.text(lang).into(), Grouped(explained).to_string(), Tone::Plain),
        figure(texts::UNEXPLAINED.text(lang).into(), Signed(unexplained).to_string(), tone),
    ]
}

fn stages(findings: &Findings, lang: Lang) -> Vec<Stage> {
    let count = |stage: Lifecycle| {
        let own = findings.totals.iter().filter(|((_, _, _, known), _)| *known == stage);
        own.map(|(_, sum)| sum.records).sum::<usize>()
    };
    let counts: Vec<(Lifecycle, usize)> =
        Lifecycle::ALL.into_iter().map(|stage| (stage, count(stage))).filter(|(_, n)| *n > 0).collect();
    let parts = percentages(&counts.iter().map(|(_, n)| *n).collect::<Vec<_>>());
    let stage = |((stage, records), percent): ((Lifecycle, usize), usize)| Stage {
        lifecycle: stage.name(),
        label: names::lifecycle(stage, lang),
        records,
        percent,
    };
    counts.into_iter().zip(parts).map(stage).collect()
}

/// Whole per cents that add up to 100: what is over goes to the largest rests.
fn percentages(counts: &[usize]) -> Vec<usize> {
    let all: usize = counts.iter().sum();
    if all == 0 {
        return vec![0; counts.len()];
    }
    let mut parts: Vec<(usize, usize, usize)> =
        counts.iter().enumerate().map(|(at, n)| (at, n * 100 / all, n * 100 % all)).collect();
    let missing = 100 - parts.iter().map(|(_, whole, _)| whole).sum::<usize>();
    sort_by(&mut parts, |a, b| (b.2, a.0).cmp(&(a.2, b.0)));
    parts.iter_mut().take(missing).for_each(|(_, whole, _)| *whole += 1);
    sort_by(&mut parts, Ord::cmp);
    parts.into_iter().map(|(_, whole, _)| whole).collect()
}

fn groups(findings: &Findings, names: &Names, lang: Lang) -> Vec<Group> {
    let mut by_rule: OrderedMap<&'static Rule, Vec<(usize, &Found)>> = OrderedMap::new();
    for (at, found) in findings.found.iter().enumerate() {
        by_rule.change(found.rule, Vec::new, |own| own.push((at, found)));
    }
    let mut groups: Vec<(Severity, Decimal, Group)> =
        by_rule.into_iter().map(|(code, found)| group(code, &found, names, lang)).collect();
    sort_by(&mut groups, |a, b| (a.0, b.1).cmp(&(b.0, a.1)));
    groups.into_iter().map(|(_, _, group)| group).collect()
}

/// A group, and the money at stake in it without its sign.
fn group(
    code: &'static Rule,
    found: &[(usize, &Found)],
    names: &Names,
    lang: Lang,
) -> (Severity, Decimal, Group) {
    let severity = code.severity;
    let stakes = || found.iter().filter_map(|(_, found)| found.at_stake);
    let size = stakes().try_fold(Decimal::ZERO, |sum, amount| exact_add(sum, amount.abs()));
    let one_currency = found.windows(2).all(|pair| match pair {
        [(_, a), (_, b)] => a.currency == b.currency,
        _ => true,
    });
    let sum = one_currency.then(|| stakes().try_fold(Decimal::ZERO, exact_add)).flatten();
    let amount = sum.filter(|_| stakes().next().is_some());
    let mut items: Vec<(Decimal, GroupItem)> = found
        .iter()
        .map(|(at, found)| (found.at_stake.unwrap_or_default().abs(), item(*at, found, names, lang)))
        .collect();
    sort_by(&mut items, |a, b| (b.0, a.1.record).cmp(&(a.0, b.1.record)));
    let signed = found.iter().any(|(_, found)| found.difference.is_some());
    let group = Group {
        code: code.code,
        severity,
        title: code.name(lang),
        count: found.len(),
        amount: amount.map(|amount| money(amount, signed)),
        items: items.into_iter().map(|(_, item)| item).collect(),
    };
    (severity, size.unwrap_or(Decimal::MAX), group)
}

fn item(at: usize, found: &Found, names: &Names, lang: Lang) -> GroupItem {
    let texts = found.rule.message(lang);
    let title = found.label.as_ref().map(|label| label.opening(lang));
    let fallback = || found.sentence(texts.title, lang);
    GroupItem {
        record: found.record,
        name: found.record.and_then(|record| names.get(record).cloned()),
        title: title.unwrap_or_else(fallback),
        subtitle: found.context.clone().unwrap_or_default(),
        amount: found.at_stake.map(|amount| money(amount, found.difference.is_some())),
        finding: at,
    }
}

fn money(amount: Decimal, signed: bool) -> String {
    if signed { Signed(amount).to_string() } else { Grouped(amount).to_string() }
}

fn total((_, currency, period, lifecycle): &TotalKey, sum: &Sum, lang: Lang) -> TotalRow {
    let dash = || String::from("—");
    TotalRow {
        status: names::lifecycle(*lifecycle, lang),
        lifecycle: lifecycle.name(),
        period: period.map_or_else(dash, |period| period.to_string()),
        currency: currency.map_or_else(dash, |currency| currency.code().into()),
        records: sum.records,
        amount: sum.amount.map_or_else(dash, |amount| Grouped(amount).to_string()),
        note: gap_of_total(sum, lang),
    }
}

fn meaning(column: ColumnReport, lang: Lang) -> ColumnMeaning {
    let field = column.field.as_deref().and_then(Field::from_name);
    let open = match column.how {
        "ambiguous" => &column_meaning::AMBIGUOUS,
        "doubled" => &column_meaning::DOUBLED,
        _ => &column_meaning::KEPT,
    };
    let defined = column.value.map(|value| names::value_type(value, column.unit, lang));
    let open = || defined.clone().unwrap_or_else(|| open.text(lang).into());
    ColumnMeaning {
        meaning: field.map_or_else(open, |field| names::field(field, lang).into()),
        understood: field.is_some() || defined.is_some(),
        field: field.map(|field| field.name().into()),
        given: column.how == "given",
        could_be: column.could_be,
        header: column.header,
    }
}
