//! The report: one object that the command line prints, the extension shows
//! and the bundle keeps. Keys are only ever added within `rebatelens.report/1`.

use crate::{
    agreement_report::{AgreementReport, agreement_report},
    checked_rows::{CheckedRows, LeftOutFor, checked_rows, gap_of_total},
    comparison::comparison,
    scope::FILES,
    tie_out::{TieOut, tie_out},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_checks::{
    Recognised, Sum, TotalKey,
    check::{Checked, CheckedInput},
    options::Options,
};
use rebatelens_finding::{
    Rule,
    found::{Found, RecordReference},
    lang::Lang,
    need::Need,
    severity::Severity,
    word,
    words::order,
};
use rebatelens_model::{Kind, money::RoundingMode, ordered::OrderedMap};
use rebatelens_table::{
    Input, InputError,
    attribute::Attribute,
    column_report::{ColumnReport, column_report},
    header,
};
use serde::Serialize;

/// The name and generation of the report's shape.
pub const SCHEMA: &str = "rebatelens.report/1";

/// Everything that a check has to say, in one language.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Report {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// The moment that the check counts from, as it was given.
    pub as_of: Option<String>,
    /// The zone of times that name none, where the person said it: `+08:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub time_zone: Option<String>,
    /// Which build and which rules spoke.
    pub tool: Tool,
    /// What was read, in the order given.
    pub inputs: Vec<InputReport>,
    /// Rebate amounts by currency, settlement period and lifecycle.
    pub totals: Vec<Total>,
    /// What was found, in reading order.
    pub findings: Vec<Finding>,
    /// Expected against shown, one for each currency; none where nothing was
    /// expected.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<Comparison>>"))]
    pub comparisons: Vec<Comparison>,
    /// Where the agreement stands; nothing where none was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub agreement: Option<AgreementReport>,
    /// Details, statement, invoice and receipt beside each other, one for each
    /// currency; none without a statement, an invoice or a receipt.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<TieOut>>"))]
    pub tie_out: Vec<TieOut>,
    /// Rules that could not be applied, and what each lacks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<NotApplicable>>"))]
    pub not_applicable: Vec<NotApplicable>,
    /// Counts over all inputs.
    pub summary: Summary,
}

/// A rule that could not be applied: neither passed nor failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NotApplicable {
    /// The rule's code.
    pub code: &'static str,
    /// What it is about.
    pub title: &'static str,
    /// What it lacks, for people.
    pub lacks: Vec<String>,
}

/// What is shown against what was expected, in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Comparison {
    /// ISO 4217, or nothing where neither side names one.
    pub currency: Option<String>,
    /// What lines were told apart by: `record`, `order`,
    /// `customer_and_product`, `customer`, `product`, `settlement_period` or
    /// `total`.
    pub compared_by: &'static str,
    /// The sum expected.
    pub expected: String,
    /// The sum shown.
    pub shown: String,
    /// Shown less expected.
    pub difference: String,
    /// What records, or sums of them, show more than expected, in all.
    pub more: String,
    /// What they show less than expected, in all, below zero: what cancels out is in
    /// both.
    pub less: String,
    /// Records, or sums of them, that differ.
    pub differing: usize,
    /// Its parts, the largest first. They add up to it exactly. Those under a unit of
    /// the currency are in `rounding`.
    pub parts: Vec<ComparisonPart>,
    /// The difference in a sentence.
    pub sentence: String,
    /// What cannot be concluded, and why.
    pub limits: Vec<String>,
    /// Lines that both sides have.
    pub matched: usize,
    /// Expected lines that are not shown.
    pub missing: usize,
    /// Shown lines that were not expected.
    pub extra: usize,
    /// The same for each customer.
    pub by_customer: Vec<ComparisonSlice>,
    /// The same for each product.
    pub by_product: Vec<ComparisonSlice>,
    /// The same for each settlement month.
    pub by_month: Vec<ComparisonSlice>,
}

/// A part of a comparison: one customer, product or month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ComparisonSlice {
    /// The customer, product or month; empty where none is stated.
    pub key: String,
    /// The sum expected.
    pub expected: String,
    /// The sum shown.
    pub shown: String,
    /// Shown less expected.
    pub difference: String,
    /// Its parts, the largest first. They add up to it exactly.
    pub parts: Vec<ComparisonPart>,
}

/// A part of a difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ComparisonPart {
    /// `base`, `rate`, `base_and_rate`, `adjustment`, `reversal`,
    /// `tax_deduction`, `rounding`, `missing`, `extra` or `unexplained`.
    pub part: &'static str,
    /// The part for people.
    pub label: &'static str,
    /// Its amount, an exact decimal with its sign.
    pub amount: String,
    /// What records show more by it.
    pub more: String,
    /// What records show less by it, below zero.
    pub less: String,
    /// Records that it comes from.
    pub records: usize,
    /// What was expected of these records.
    pub expected: PartTerms,
    /// What is shown of them.
    pub shown: PartTerms,
    /// The base and the rate of both sides, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub both_sides: Option<String>,
}

/// The base and the rate of one side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PartTerms {
    /// The sum of the bases; nothing where one is not known.
    pub base_amount: Option<String>,
    /// The rate as a part of one; nothing where it is not known, or not the same
    /// throughout.
    pub rebate_rate: Option<String>,
}

/// The build that made a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Tool {
    /// The version of the core.
    pub version: &'static str,
    /// The number of rules in the catalogue.
    pub rules: usize,
}

/// What became of one input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InputReport {
    /// The name it was given: a file's name, or `page`.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: usize,
    /// The file that it is a part of: an archive or a workbook holds several.
    pub file: String,
    /// `csv`, `tsv`, `xlsx`, `json` or `page`; `zip` for a file within one.
    pub form: &'static str,
    /// What its records are: `rebate`, `statement`, `order`, `bill_line` and
    /// others; nothing where it was not read.
    pub kind: Option<&'static str>,
    /// The text encoding that the bytes were read in.
    pub encoding: &'static str,
    /// Rows below the header that hold anything.
    pub records: usize,
    /// How many of them were checked, and what the others lack.
    pub checked: CheckedRows,
    /// Every column of the header, in order.
    pub columns: Vec<ColumnReport>,
    /// How its amounts write decimals: `point`, `comma`, or `open` where it
    /// shows both.
    pub decimal_mark: &'static str,
    /// What a mapping of these columns is remembered by.
    pub headers_key: Option<String>,
    /// What stands beside the records of an interface's answer.
    pub attributes: Vec<AttributeReport>,
    /// The rounding that the lines themselves show, by currency.
    pub rounding: Vec<RoundingReport>,
}

/// A value that stands beside the records of an interface's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AttributeReport {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// The rounding that the lines of one input are held against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RoundingReport {
    /// ISO 4217, or nothing where the input names none.
    pub currency: Option<String>,
    /// `shown` where the lines themselves show it, `given` where the person
    /// named it.
    pub how: &'static str,
    /// Every mode that explains the lines equally well; one when decided.
    pub modes: Vec<&'static str>,
    /// Decimal places that amounts are rounded to.
    pub decimals: u32,
    /// Lines whose product needed rounding and fits `modes`.
    pub lines: usize,
    /// Whether exactly one mode is left.
    pub decided: bool,
}

/// A sum of shown rebate amounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Total {
    /// `rebate` for lines of commission, `statement` for months' totals, which
    /// may count the same money again.
    pub kind: &'static str,
    /// ISO 4217, or nothing where the input names none.
    pub currency: Option<String>,
    /// `YYYY-MM`, or nothing where absent or unreadable.
    pub settlement_period: Option<String>,
    /// `pending`, `in_review`, `settled`, `rejected`, `adjusted`, `unknown`.
    pub lifecycle: &'static str,
    /// Records of the group.
    pub records: usize,
    /// The sum of the amounts that are known, an exact decimal; nothing where
    /// none is known, or where it has more digits than can be kept.
    pub rebate_amount: Option<String>,
    /// Records whose amount is not in the sum.
    pub left_out: usize,
    /// Why, and how many records each.
    pub left_out_for: Vec<LeftOutFor>,
    /// The same for people; nothing where the sum is whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub note: Option<String>,
}

/// Something to know, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Finding {
    /// The rule's code, such as `AM001`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The name of the input.
    pub input: String,
    /// The record, from 1 without the header.
    pub record: Option<usize>,
    /// The physical line, from 1.
    pub line: Option<usize>,
    /// The column, from 1.
    pub column: Option<usize>,
    /// The field's name.
    pub field: Option<String>,
    /// The cell as it stands.
    pub raw: Option<String>,
    /// What was read.
    pub observed: Option<String>,
    /// What it would have to be.
    pub expected: Option<String>,
    /// The short title, a few words.
    pub title: String,
    /// What happened.
    pub message: String,
    /// Why it matters, or how it comes about.
    pub why: String,
    /// What to do.
    pub next: String,
    /// Observed less expected, an exact decimal with its sign.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub difference: Option<String>,
    /// The money that the finding is about: the difference, or the record's
    /// rebate amount; an exact decimal with its sign.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub at_stake: Option<String>,
    /// The currency of `difference` and `at_stake`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub currency: Option<String>,
    /// The sum written out, line by line.
    pub workings: Vec<Working>,
    /// The identifier without what broke it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub cleaned: Option<String>,
    /// The record's id, where the finding is about one record that has one:
    /// without what broke it, or as it stands where it cannot be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub record_id: Option<String>,
    /// The record's order, in the same way.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub order_id: Option<String>,
    /// The record's customer, in the same way.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub customer_id: Option<String>,
    /// The record's settlement month, `YYYY-MM`, where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub settlement_period: Option<String>,
}

/// What a record is known by, and found again by when its table is read anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RecordName {
    /// Its record id; without one, all that tells it apart. The same in every
    /// table and every language.
    pub key: String,
    /// How a person knows it: its id, its order, or its number.
    pub label: String,
    /// The settlement month.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub settlement_period: Option<String>,
    /// The order.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub order_id: Option<String>,
    /// The customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub customer_id: Option<String>,
}

/// One line of a sum written out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Working {
    /// The left side, such as `54,331.12 × 8%`.
    pub label: String,
    /// The right side, such as `4,346.49`.
    pub value: String,
}

/// Counts over all inputs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Summary {
    /// Records read.
    pub records: usize,
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity note.
    pub notes: usize,
}

/// Checks the inputs that can be used, and says why the others cannot.
pub fn check_usable(inputs: &[Input<'_>], options: &Options) -> (Report, Vec<InputError>) {
    let mut left = inputs.to_vec();
    let mut refused = Vec::new();
    loop {
        let (checked, errors) = Checked::usable(&left, options, &FILES);
        // What was found in half an input, or against half of one, is dropped.
        let broken = broken(&left, options.lang);
        if broken.is_empty() {
            refused.extend(errors);
            return (into_report(checked, options.lang), refused);
        }
        left.retain(|input| input.content.fault().is_none());
        refused.extend(broken);
    }
}

/// Why inputs that are read piece by piece were not read to their ends.
fn broken(inputs: &[Input<'_>], lang: Lang) -> Vec<InputError> {
    let faults = inputs.iter().filter_map(|input| Some((&input.name, input.content.fault()?)));
    faults.map(|(name, fault)| fault.in_words(name, lang)).collect()
}

/// Checks inputs and says what was found.
///
/// # Errors
/// An input cannot be used at all: it is empty, too large, no text, or has no
/// header that is understood.
pub fn check(inputs: &[Input<'_>], options: &Options) -> Result<Report, InputError> {
    let checked = Checked::run(inputs, options, &FILES)?;
    let broken = broken(inputs, options.lang).into_iter().next();
    broken.map_or_else(|| Ok(into_report(checked, options.lang)), Err)
}

/// The report in a language.
pub fn report(checked: &Checked, lang: Lang) -> Report {
    let words = |input: &CheckedInput| {
        let found = input.findings.found.iter();
        found.map(|found| in_words(found, &input.name, lang)).collect::<Vec<Finding>>()
    };
    Report { findings: checked.inputs.iter().flat_map(words).collect(), ..frame(checked, lang) }
}

/// The same of results that nobody needs any more: each finding is freed once it
/// is in words.
fn into_report(mut checked: Checked, lang: Lang) -> Report {
    let frame = frame(&checked, lang);
    let mut findings = Vec::new();
    for input in &mut checked.inputs {
        let found = core::mem::take(&mut input.findings.found);
        findings.extend(found.into_iter().map(|mut found| {
            let reference = found.reference.take().map(|reference| *reference).unwrap_or_default();
            worded(&found, reference, &input.name, lang)
        }));
    }
    Report { findings, ..frame }
}

/// The report but for its findings.
fn frame(checked: &Checked, lang: Lang) -> Report {
    Report {
        schema: SCHEMA,
        as_of: checked.as_of.clone(),
        time_zone: checked.time_zone.map(|zone| zone.to_string()),
        tool: Tool { version: env!("CARGO_PKG_VERSION"), rules: order::COUNT },
        inputs: checked.inputs.iter().map(|input| input_report(input, lang)).collect(),
        totals: totals(checked, lang),
        findings: Vec::new(),
        comparisons: comparisons(checked, lang),
        agreement: checked.agreement.as_ref().map(|state| agreement_report(state, lang)),
        tie_out: tied(checked, lang),
        not_applicable: not_applicable(checked, lang),
        summary: summary(checked),
    }
}

/// Rules that were neither passed nor failed.
fn not_applicable(checked: &Checked, lang: Lang) -> Vec<NotApplicable> {
    let rule = |(code, needs): &(&'static Rule, Vec<Need>)| NotApplicable {
        code: code.code,
        title: code.name(lang),
        lacks: needs.iter().map(|need| need.in_words(lang)).collect(),
    };
    checked.lacking.iter().map(rule).collect()
}

/// What is shown against what was expected.
pub fn comparisons(checked: &Checked, lang: Lang) -> Vec<Comparison> {
    let Some(sides) = &checked.compared.expected else { return Vec::new() };
    sides.compare().iter().filter_map(|compared| comparison(compared, sides.is_agreed, lang)).collect()
}

/// Details, statement, invoice and receipt beside each other, by currency.
pub fn tied(checked: &Checked, lang: Lang) -> Vec<TieOut> {
    checked.compared.tied.iter().map(|own| tie_out(own, lang)).collect()
}

/// Counts over all inputs.
pub fn summary(checked: &Checked) -> Summary {
    let mut summary = Summary::default();
    for CheckedInput { findings, .. } in &checked.inputs {
        let count = |severity| findings.counts.get(&severity).copied().unwrap_or(0);
        summary.records += findings.records;
        summary.errors += count(Severity::Error);
        summary.warnings += count(Severity::Warning);
        summary.notes += count(Severity::Note);
    }
    summary
}

fn totals(checked: &Checked, lang: Lang) -> Vec<Total> {
    let mut sums: OrderedMap<TotalKey, Option<Sum>> = OrderedMap::new();
    for (key, sum) in checked.inputs.iter().flat_map(|input| &input.findings.totals) {
        sums.change(*key, || None, |own| *own = Some(own.map_or(*sum, |own| own.and(*sum))));
    }
    sums.into_iter().filter_map(|(key, sum)| Some(total(key, &sum?, lang))).collect()
}

fn total((kind, currency, period, lifecycle): TotalKey, sum: &Sum, lang: Lang) -> Total {
    let reasons = sum.left_out.reasons();
    Total {
        kind: kind.name(),
        currency: currency.map(|currency| currency.code().into()),
        settlement_period: period.map(|period| period.to_string()),
        lifecycle: lifecycle.name(),
        records: sum.records,
        rebate_amount: sum.amount.map(|amount| amount.to_string()),
        left_out: sum.left_out.count(),
        left_out_for: reasons.map(|(gap, records)| LeftOutFor { reason: gap.name(), records }).collect(),
        note: gap_of_total(sum, lang),
    }
}

/// What became of an input.
pub fn input_report(input: &CheckedInput, lang: Lang) -> InputReport {
    InputReport {
        name: input.name.clone(),
        file: input.file.clone(),
        sha256: input.sha256.clone(),
        bytes: input.bytes,
        form: input.form.name(),
        kind: input.kind.map(Kind::name),
        encoding: input.encoding,
        records: input.findings.records,
        checked: checked_rows(&input.findings.checked, lang),
        columns: input.columns.iter().map(column_report).collect(),
        decimal_mark: input.findings.decimal_mark.name(),
        headers_key: headers_key(input),
        attributes: input.attributes.iter().map(attribute).collect(),
        rounding: input.findings.rounding.iter().map(rounding).collect(),
    }
}

/// The columns of an input, as reports name them.
pub fn columns_of(input: &CheckedInput) -> Vec<ColumnReport> {
    input.columns.iter().map(column_report).collect()
}

/// What the header's names are remembered by.
pub fn headers_key(input: &CheckedInput) -> Option<String> {
    (!input.columns.is_empty()).then(|| header::key(&input.columns))
}

fn attribute(attribute: &Attribute) -> AttributeReport {
    AttributeReport { name: attribute.name.clone(), value: attribute.value.clone() }
}

fn rounding(recognised: &Recognised) -> RoundingReport {
    let modes: Vec<&'static str> = recognised.modes.iter().map(RoundingMode::name).collect();
    RoundingReport {
        currency: recognised.currency.map(|currency| currency.code().into()),
        how: recognised.how.name(),
        decided: modes.len() == 1,
        modes,
        decimals: recognised.decimals,
        lines: recognised.lines,
    }
}

/// Puts a finding into words.
pub fn in_words(found: &Found, input: &str, lang: Lang) -> Finding {
    worded(found, found.reference.as_deref().cloned().unwrap_or_default(), input, lang)
}

fn worded(found: &Found, reference: RecordReference, input: &str, lang: Lang) -> Finding {
    let texts = found.rule.message(lang);
    let filled = |template: &str| found.sentence(template, lang);
    let money = found.difference.or(found.at_stake);
    Finding {
        code: found.rule.code,
        severity: found.severity(),
        input: input.into(),
        record: found.record,
        line: found.line,
        column: found.column,
        field: found.field.map(|field| field.name().into()).or_else(|| found.column_name.clone()),
        raw: found.raw.clone(),
        observed: found.observed.clone(),
        expected: found.expected.clone(),
        title: filled(texts.title),
        message: filled(texts.message),
        why: filled(texts.why),
        next: filled(texts.next),
        difference: found.difference.map(|difference| difference.to_string()),
        at_stake: found.at_stake.map(|amount| amount.to_string()),
        currency: money.and(found.currency).map(|currency| currency.code().into()),
        workings: found.workings.iter().map(|row| working(row, lang)).collect(),
        cleaned: found.cleaned.clone(),
        record_id: reference.record_id,
        order_id: reference.order_id,
        customer_id: reference.customer_id,
        settlement_period: reference.settlement_period.map(|period| period.to_string()),
    }
}

fn working((label, value): &(word::Word, String), lang: Lang) -> Working {
    Working { label: label.text(lang).into(), value: value.clone() }
}
