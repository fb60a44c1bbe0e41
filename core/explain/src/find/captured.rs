//! What was captured before, looked through once: records that match, and, of
//! those that do not, how many miss which filters. It takes as much memory as
//! the query asks for, however many records there are.

use crate::find::{
    answer::Match,
    filter::{Filter, Filters},
    query::{Asked, AskedId},
    record_match::record_match,
    row::{Row, label, order_state},
    tally::{Group, Tally},
};
use alloc::{collections::BTreeMap, format, string::String, vec::Vec};
use rebatelens_checks::options::Options;
use rebatelens_model::{
    Field, Kind,
    agreement::Policy,
    identifier::{
        IdentifierKind,
        resemble::{differs_by_one, may_have_been},
    },
    limits::FOUND,
    period::Period,
    site::Site,
    unit::ValueType,
};
use rebatelens_table::{
    Input, Part, Source, Table, input_error::InputError, policy::policy_of, record::Record,
};

/// What was seen of an identifier that is asked for.
#[derive(Default)]
pub(super) struct SeenId {
    /// Records that hold it where it is asked for.
    pub own: usize,
    /// Records of rebates among them.
    pub own_records: usize,
    /// Records that hold it as another identifier.
    pub elsewhere: BTreeMap<Filter, usize>,
    /// Records that hold what an invalid one was probably meant to be.
    pub likely: usize,
    /// Identifiers that differ from it by one digit.
    pub near: Tally,
    /// Those of them that fit the rest of the query.
    pub near_fit: Tally,
    /// Whole identifiers that a broken one may have been.
    pub whole: Tally,
    /// Broken identifiers that may have been it.
    pub broken: Tally,
    /// Columns that hold it beside the order, and the orders there.
    pub beside: BTreeMap<String, Tally>,
}

/// An order as a list of orders shows it.
pub(super) struct OrderSeen {
    pub input: String,
    pub line: usize,
    pub code: &'static str,
}

/// Everything that was captured, as far as the query asks for it.
#[derive(Default)]
pub(super) struct Capture {
    pub records: usize,
    pub matching: usize,
    pub found: Vec<Match>,
    pub related: Vec<Match>,
    groups: BTreeMap<Filters, Group>,
    pub months: BTreeMap<Period, usize>,
    pub partners: Tally,
    pub sites: BTreeMap<Site, usize>,
    /// One for each identifier that is asked for, in their order.
    pub ids: Vec<SeenId>,
    pub orders: Vec<OrderSeen>,
    /// Orders of refunds that name the order that is asked for.
    pub refunds: Tally,
    pub policy: Option<Policy>,
    /// Whether a product's name in the policy has the product in it.
    pub policy_names_it: bool,
    pub unread: Vec<InputError>,
    /// Parts of files that are read.
    pub skipped: Vec<InputError>,
}

impl Capture {
    pub(super) fn of(inputs: &[Input<'_>], asked: &Asked<'_>, options: &Options) -> Self {
        let ids = asked.ids.iter().map(|_| SeenId::default()).collect();
        let mut capture = Self { ids, ..Self::default() };
        let mut names: Vec<String> = Vec::with_capacity(inputs.len());
        for input in inputs {
            let name = free_name(&input.name, &names);
            names.push(name.clone());
            let opening = crate::scope::FILES.opening(options);
            match input.content.in_memory().and_then(|bytes| Source::open(bytes, input.form, &opening)) {
                Ok(source) => capture.source(&name, &source, asked, options),
                Err(fault) => capture.unread.push(fault.in_words(&name, options.lang)),
            }
        }
        capture
    }

    fn source(&mut self, file: &str, source: &Source<'_>, asked: &Asked<'_>, options: &Options) {
        let mut faults: Vec<InputError> = Vec::new();
        let parts = source.parts();
        for part in &parts {
            let name = part.name.as_ref().map_or_else(|| file.into(), |own| format!("{file}/{own}"));
            match Table::open(part, &options.map) {
                Ok(table) => self.table(&name, part, &table, asked, options),
                Err(fault) => faults.push(fault.in_words(&name, options.lang)),
            }
        }
        if faults.len() < parts.len() {
            self.skipped.extend(faults);
        } else {
            self.unread.extend(faults.into_iter().take(1));
        }
    }

    fn table(
        &mut self,
        name: &str,
        part: &Part<'_>,
        table: &Table<'_>,
        asked: &Asked<'_>,
        options: &Options,
    ) {
        let before = self.records;
        let mut body = table.body();
        while let Some(record) = body.next_record() {
            self.records += 1;
            if table.kind == Kind::PolicyProduct {
                self.policy_names_it |= names_product(&record, asked);
            } else {
                self.take(name, &record, asked, options);
            }
        }
        if table.kind == Kind::PolicyProduct {
            let more = policy_of(name, table, is_whole(part, self.records - before));
            match &mut self.policy {
                None => self.policy = Some(more),
                Some(all) => {
                    all.rows.extend(more.rows);
                    all.complete &= more.complete;
                }
            }
        }
    }

    fn take(&mut self, name: &str, record: &Record<'_, '_>, asked: &Asked<'_>, options: &Options) {
        let row = Row::of(record);
        let misses = asked.misses(&row);
        self.partners.add(row.partner.value().unwrap_or_default());
        for (id, seen) in asked.ids.iter().zip(&mut self.ids) {
            compare_id(id, seen, &row, record, misses);
        }
        self.order(name, record, &row, asked);
        if !is_record(record.kind()) {
            let same_order = || asked.order().is_some_and(|order| order == row.order.text());
            if self.related.len() < FOUND && (same_order() || misses == Filters::default()) {
                self.related.push(record_match(name, record, &row, options.lang));
            }
            return;
        }
        if let Some(month) = row.period {
            *self.months.entry(month).or_default() += 1;
        }
        if let Some(currency) = record.currency() {
            *self.sites.entry(Site::of_currency(currency)).or_default() += 1;
        }
        if misses == Filters::default() {
            self.matching += 1;
            if self.found.len() < FOUND {
                self.found.push(record_match(name, record, &row, options.lang));
            }
        } else if misses != asked.filters || asked.filters.count() == 1 {
            // Of records that miss everything, only a single filter tells more.
            let place = || format!("{name}:{} {}", record.row().line, label(&row, record));
            self.groups.entry(misses).or_default().take(&row, place);
        }
    }

    fn order(&mut self, name: &str, record: &Record<'_, '_>, row: &Row<'_>, asked: &Asked<'_>) {
        let Some(order) = asked.order() else { return };
        let refunds = refunded_by(record);
        if refunds.contains(&order) {
            self.refunds.add(row.order.text());
        }
        let same = record.kind() == Kind::Order && row.order.text() == order;
        if let Some(code) = order_state(record).filter(|_| same && self.orders.len() < FOUND) {
            self.orders.push(OrderSeen { input: name.into(), line: record.row().line, code });
        }
    }

    /// The records that fit the query, some filters left aside.
    pub(super) fn without(&self, aside: Filters) -> Group {
        let mut sum = Group::default();
        for (misses, group) in &self.groups {
            if misses.lie_in(aside) {
                sum.absorb(group);
            }
        }
        sum
    }
}

/// Records of rebates and of the business that counts towards them. Orders and
/// bills tell of these, and are none.
const fn is_record(kind: Kind) -> bool {
    kind.states_rebate() || matches!(kind, Kind::BusinessDetail)
}

fn free_name(name: &str, taken: &[String]) -> String {
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    let mut candidates = core::iter::once(String::from(name)).chain(numbered);
    candidates.find(|name| !taken.contains(name)).unwrap_or_default()
}

/// Whether a table holds every row that its answer counts.
fn is_whole(part: &Part<'_>, rows: usize) -> bool {
    let count = part.attributes().iter().find(|attribute| attribute.name == "TotalCount");
    count.and_then(|count| count.value.parse().ok()).is_none_or(|count: usize| count <= rows)
}

fn names_product(record: &Record<'_, '_>, asked: &Asked<'_>) -> bool {
    let Some(product) = &asked.product else { return false };
    let names = record.columns().iter().enumerate().filter(|(_, column)| {
        column.field == Some(Field::Product)
            || column.name.as_deref().is_some_and(|name| name.contains("product"))
    });
    let mut texts = names.map(|(at, _)| record.row().text(at));
    texts.any(|text| text.to_lowercase().contains(product.as_str()))
}

/// Adds what a record says of an identifier that is asked for.
fn compare_id(id: &AskedId, seen: &mut SeenId, row: &Row<'_>, record: &Record<'_, '_>, misses: Filters) {
    let own = row.id(id.filter);
    if own.text() == id.text() {
        seen.own += 1;
        seen.own_records += usize::from(is_record(record.kind()));
        return;
    }
    if id.likely.as_deref().is_some_and(|likely| likely == own.text()) {
        seen.likely += 1;
    }
    for (other, _) in Filter::IDS.into_iter().filter(|(other, _)| *other != id.filter) {
        let text = row.id(other).text();
        if !text.is_empty() && (text == id.text() || id.as_other(other) == Some(text)) {
            *seen.elsewhere.entry(other).or_default() += 1;
        }
    }
    match (own.value(), own.broken()) {
        (Some(whole), _) if differs_by_one(id.text(), whole) => {
            seen.near.add(whole);
            if misses == Filters::of([id.filter]) {
                seen.near_fit.add(whole);
            }
        }
        (Some(whole), _) if may_have_been(&id.typed, &id.state, whole) => seen.whole.add(whole),
        (_, Some(state)) if id.value.is_some() && may_have_been(own.text(), state, id.text()) => {
            seen.broken.add(own.text());
        }
        _ => {}
    }
    if id.filter == Filter::Order {
        beside(id, seen, row, record);
    }
}

/// The order's ID in a column that holds other IDs, such as that of the deal
/// that several orders lie in.
fn beside(id: &AskedId, seen: &mut SeenId, row: &Row<'_>, record: &Record<'_, '_>) {
    let order = row.order.text();
    if order.is_empty() {
        return;
    }
    for (at, column) in record.columns().iter().enumerate() {
        let holds = column.field == Some(Field::RecordId)
            || (column.field.is_none()
                && matches!(
                    column.value,
                    Some(ValueType::Identifier(IdentifierKind::Order | IdentifierKind::Journal))
                ));
        let reverses = column.header.starts_with("RefundMap") || column.name.as_deref() == Some("refund_of");
        if holds && !reverses && record.row().text(at).trim() == id.text() {
            let column = column.header.clone();
            if seen.beside.len() < FOUND {
                seen.beside.entry(column).or_default().add(order);
            }
        }
    }
}

/// Orders that a record gives the money back for.
fn refunded_by<'r>(record: &Record<'r, '_>) -> Vec<&'r str> {
    let named = record.columns().iter().enumerate().filter(|(_, column)| {
        column.name.as_deref() == Some("refund_of")
            || (column.header.starts_with("RefundMap") && column.header.ends_with("DealName"))
    });
    named.map(|(at, _)| record.row().text(at).trim()).collect()
}
