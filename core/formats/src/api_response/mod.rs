//! Answers of the partner and billing interfaces become tables: one row a
//! record, nested fields under dotted names, the unit of every amount from the
//! interface's own definition.

mod columns;

use crate::json::{JsonFault, Spanned, Value, What, read_json};
use alloc::{
    borrow::Cow,
    boxed::Box,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use columns::{Columns, Leaf, flatten};
use rebatelens_finding::{
    Rule, join_rules, rule,
    terms::{file_form as forms, json_fault as faults},
    word::Word,
};
use rebatelens_model::Kind;
use rebatelens_table::{
    attribute::Attribute,
    defined::{DefinedRows, meaning},
    fault::InputFault,
    form::{Form, holds_no_table},
    format::{Content, Format, OpenOptions, Opened},
    grid::Grid,
    part::{Part, PartRows},
    stated_count::check_count,
};

rule! { FI023: fatal Error, needs [], replaces [] }
rule! { FI024: Error, needs [], replaces [] }
rule! { FI026: fatal Error, needs [], replaces [] }
rule! { FI034: Warning, needs [], replaces [] }

pub(crate) const RULES: &[&Rule] = join_rules![&[&FI023, &FI024, &FI026, &FI034], columns::RULES];

/// Names of the member that counts the records in all.
const COUNTS: [&str; 3] = ["TotalCount", "Total", "TotalRecordsCount"];

/// Members that belong to no record.
const ENVELOPE: [&str; 2] = ["RequestId", "Error"];

/// An answer with what is odd about it.
#[derive(Clone, Debug)]
pub struct Answer<'a> {
    /// Its records.
    pub rows: DefinedRows<'a>,
    /// What is odd about it.
    pub notices: Vec<InputFault>,
}

/// Answers of interfaces, as JSON text.
#[derive(Debug)]
pub struct ApiResponse;

impl Format for ApiResponse {
    fn forms(&self) -> &'static [Form] {
        &[Form::Json]
    }

    fn is_binary(&self) -> bool {
        false
    }

    fn owns(&self, content: &Content<'_>) -> bool {
        let Content::Text(text, _) = content else { return false };
        let start = text.trim_start();
        let second = start.chars().skip(1).find(|c| !c.is_whitespace());
        matches!(
            (start.chars().next(), second),
            (Some('{'), None | Some('"' | '}')) | (Some('['), None | Some('{' | '[' | '"' | ']'))
        )
    }

    fn open<'a>(
        &self,
        content: Content<'a>,
        _: Option<Form>,
        _: &OpenOptions,
    ) -> Result<Box<dyn Opened + 'a>, InputFault> {
        match content {
            Content::Text(text, encoding) => Ok(Box::new(ResponseText { text, encoding })),
            Content::Bytes(_) => Err(InputFault::other_content()),
        }
    }
}

/// The text of answers.
#[derive(Debug)]
struct ResponseText<'a> {
    text: Cow<'a, str>,
    encoding: &'static str,
}

impl Opened for ResponseText<'_> {
    fn form(&self) -> Form {
        Form::Json
    }

    fn parts(&self) -> Vec<Part<'_>> {
        parts(&self.text, self.encoding)
    }
}

/// The tables of a text of JSON, one an answer.
fn parts<'s>(text: &'s str, encoding: &'static str) -> Vec<Part<'s>> {
    let part = |name, rows| Part { name, form: Form::Json, encoding, rows, notices: vec![] };
    let (values, doubled) = match read_json(text) {
        Ok(read) => read,
        Err(fault) => return vec![part(None, Err(json_fault(fault)))],
    };
    let answers = answers(&values);
    let several = answers.len() > 1;
    let named = |at: usize| several.then(|| (at + 1).to_string());
    let mut parts: Vec<Part<'s>> = answers
        .into_iter()
        .enumerate()
        .map(|(at, mut answer)| {
            let notices =
                answer.as_mut().map_or_else(|_| vec![], |answer| core::mem::take(&mut answer.notices));
            let mut part = part(named(at), answer.map(|answer| PartRows::Defined(answer.rows)));
            part.notices = notices;
            part
        })
        .collect();
    if let Some(first) = parts.first_mut() {
        first.notices.extend(doubled.iter().map(|doubled| {
            let args = vec![
                ("key", Word::from(rebatelens_finding::word::excerpt(&doubled.key))),
                ("line", Word::from(doubled.line.to_string())),
            ];
            InputFault::new(&FI024, Some(doubled.line), None, args)
        }));
    }
    parts
}

/// Reads each answer of a text.
pub fn answers<'a>(values: &[Spanned<'a>]) -> Vec<Result<Answer<'a>, InputFault>> {
    if let [only] = values {
        return match &only.value {
            Value::List(items) if !items.iter().any(|item| is_answer(&item.value)) && !are_pages(items) => {
                vec![Ok(records(None, items, vec![]))]
            }
            Value::List(items) => items.iter().map(answer).collect(),
            _ => vec![answer(only)],
        };
    }
    if values.iter().any(|value| is_answer(&value.value)) {
        return values.iter().map(answer).collect();
    }
    vec![Ok(records(None, values, vec![]))]
}

fn is_answer(value: &Value<'_>) -> bool {
    let envelope = ["Response", "RequestId", "Error"].into_iter().any(|name| value.get(name).is_some());
    envelope || value.members().iter().any(|(name, member)| is_list_of(name, member))
}

/// Whether each item wraps an answer, as pages that were put together do.
fn are_pages(items: &[Spanned<'_>]) -> bool {
    !items.is_empty() && items.iter().all(|item| !core::ptr::eq(unwrapped(item), item))
}

fn is_list_of(name: &str, member: &Spanned<'_>) -> bool {
    matches!(member.value, Value::List(_)) && meaning::holding(name).next().is_some()
}

/// The answer itself, without what wraps it.
fn unwrapped<'v, 'a>(value: &'v Spanned<'a>) -> &'v Spanned<'a> {
    let has_code = ["code", "Code", "errcode", "retcode", "ret", "success", "status"]
        .into_iter()
        .any(|name| value.value.get(name).is_some_and(|code| code.value.scalar().is_some()));
    // Beside it stand numbers and words alone, such as the page's.
    let is_alone = value.value.members().iter().filter(|(_, member)| holds_more(&member.value)).count() == 1;
    let inner = ["Response", "data", "Data", "result", "Result", "body"].into_iter().find_map(|name| {
        let member = value.value.get(name)?;
        let wraps = name == "Response" || member.value.get("Response").is_some() || has_code || is_alone;
        (wraps && matches!(member.value, Value::Object(_))).then_some(member)
    });
    inner.map_or(value, unwrapped)
}

const fn holds_more(value: &Value<'_>) -> bool {
    matches!(value, Value::Object(_) | Value::List(_))
}

fn answer<'a>(value: &Spanned<'a>) -> Result<Answer<'a>, InputFault> {
    let response = unwrapped(value);
    if let Some(error) = response.value.get("Error") {
        return Err(refusal(response, error));
    }
    if let Some(fault) = flat_refusal(response) {
        return Err(fault);
    }
    if let Some(log) = value.value.get("log").filter(|log| log.value.get("entries").is_some()) {
        return Err(InputFault { line: Some(log.line), ..holds_no_table(&forms::RECORDING) });
    }
    Ok(of_members(&response.value, response, vec![]))
}

/// A refusal whose code and message stand in the answer itself.
fn flat_refusal(response: &Spanned<'_>) -> Option<InputFault> {
    let get = |names: &[&str]| names.iter().find_map(|name| response.value.get(name)?.value.scalar());
    let code = get(&["Code", "code", "errcode", "ErrorCode"])?;
    let message = get(&["Message", "message", "msg", "errmsg", "ErrorMessage"])?;
    let is_sound = matches!(&*code, "0" | "200" | "OK" | "ok" | "Success" | "success" | "SUCCESS");
    let members = response.value.members();
    let holds_more =
        members.iter().any(|(_, member)| matches!(member.value, Value::List(_) | Value::Object(_)));
    if is_sound || holds_more || members.len() > 6 {
        return None;
    }
    let request = get(&["RequestId", "requestId", "request_id"]).unwrap_or(Cow::Borrowed("—"));
    let args = vec![
        ("error_code", Word::from(code.into_owned())),
        ("error_message", Word::from(message.into_owned())),
        ("request_id", Word::from(request.into_owned())),
    ];
    Some(InputFault::new(&FI026, Some(response.line), None, args))
}

/// An answer that says why there is none.
fn refusal(response: &Spanned<'_>, error: &Spanned<'_>) -> InputFault {
    let text = |value: &Value<'_>, name: &str| {
        let text = value.get(name).and_then(|member| member.value.scalar());
        text.unwrap_or(Cow::Borrowed("—")).into_owned()
    };
    let args = vec![
        ("error_code", Word::from(text(&error.value, "Code"))),
        ("error_message", Word::from(text(&error.value, "Message"))),
        ("request_id", Word::from(text(&response.value, "RequestId"))),
    ];
    InputFault::new(&FI026, Some(error.line), None, args)
}

/// The records among an object's members, and everything beside them.
fn of_members<'a>(value: &Value<'a>, whole: &Spanned<'a>, mut beside: Vec<Attribute>) -> Answer<'a> {
    let members = value.members();
    let lists = || members.iter().filter(|(_, member)| matches!(member.value, Value::List(_)));
    let known = lists().find(|(name, member)| is_list_of(name, member));
    // A list of nothing may be written as none.
    let absent = members
        .iter()
        .find(|(name, member)| member.value == Value::Null && meaning::holding(name).next().is_some());
    if let (None, Some((name, _))) = (known, absent) {
        beside.extend(attributes(members, name));
        return records(Some(name), &[], beside);
    }
    let chosen = known.or_else(|| lists().max_by_key(|(_, member)| member.value.items().len()));
    if let Some((name, list)) = chosen {
        beside.extend(attributes(members, name));
        return records(Some(name), list.value.items(), beside);
    }
    let nested = members.iter().find(|(name, member)| {
        matches!(&**name, "Data" | "InvitationInfo") && matches!(member.value, Value::Object(_))
    });
    if let Some((name, nested)) = nested {
        beside.extend(attributes(members, name));
        return of_members(&nested.value, nested, beside);
    }
    let own = |name: &str| !ENVELOPE.contains(&name);
    let single: Vec<_> = members.iter().filter(|(name, _)| own(name)).cloned().collect();
    beside.extend(attributes(members, "").into_iter().filter(|attribute| !own(&attribute.name)));
    let record = Spanned { line: whole.line, value: Value::Object(single) };
    records(None, core::slice::from_ref(&record), beside)
}

/// Members beside the one that holds the records, nested ones dotted.
fn attributes(members: &[(Cow<'_, str>, Spanned<'_>)], except: &str) -> Vec<Attribute> {
    let mut leaves = Vec::new();
    for (name, member) in members.iter().filter(|(name, _)| name != except) {
        flatten(name, member, &mut leaves);
    }
    let attribute = |(name, leaf): (String, Leaf<'_>)| Attribute { name, value: leaf.text.into_owned() };
    leaves.into_iter().filter(|(_, leaf)| !leaf.text.is_empty()).map(attribute).collect()
}

fn records<'a>(list: Option<&str>, items: &[Spanned<'a>], attributes: Vec<Attribute>) -> Answer<'a> {
    let mut table = Columns::default();
    let mut grid = Grid::default();
    for item in items {
        let mut leaves = Vec::new();
        flatten(if item_is_object(item) { "" } else { list.unwrap_or("value") }, item, &mut leaves);
        grid.push(table.row(item.line, leaves));
    }
    let object = meaning::recognise(list, &table.headers, &attributes);
    let kind = object.and_then(|object| object.kind).unwrap_or(Kind::Other);
    let types: Vec<_> =
        table.headers.iter().map(|path| object.and_then(|object| meaning::column(object, path))).collect();
    let table_over = table.over_notice();
    let mut notices = table.wire_notices(&types);
    notices.extend(table_over);
    notices.extend(count_notice(&attributes, items.len()));
    notices.extend(not_ready(&attributes, &table.headers, &grid));
    Answer { rows: DefinedRows { kind, headers: table.headers, types, grid, attributes }, notices }
}

fn item_is_object(item: &Spanned<'_>) -> bool {
    matches!(item.value, Value::Object(_))
}

/// The answer counts other records than it holds.
fn count_notice(attributes: &[Attribute], rows: usize) -> Option<InputFault> {
    check_count(attributes.iter().find(|attribute| COUNTS.contains(&attribute.name.as_str()))?, rows)
}

/// The file that was asked for is still being made.
fn not_ready(attributes: &[Attribute], headers: &[String], grid: &Grid<'_>) -> Option<InputFault> {
    let column = headers.iter().position(|header| header == "Ready");
    let cell = column.and_then(|column| {
        let row = grid.rows.first()?;
        row.cells.iter().find(|(at, _)| *at == column).map(|(_, cell)| &*cell.text)
    });
    let attribute = || attributes.iter().find(|one| one.name == "Ready").map(|one| one.value.as_str());
    let waiting = cell.or_else(attribute) == Some("0");
    waiting.then(|| InputFault::new(&FI034, None, None, vec![]))
}

fn json_fault(fault: JsonFault) -> InputFault {
    let what = match fault.what {
        What::CutOff => &faults::CUT_OFF,
        What::Comma => &faults::COMMA,
        What::Colon => &faults::COLON,
        What::Key => &faults::KEY,
        What::Value => &faults::VALUE,
        What::Number => &faults::NUMBER,
        What::Text => &faults::TEXT,
        What::Depth => &faults::DEPTH,
        What::Values => &faults::VALUES,
    };
    let args = vec![
        ("line", Word::from(fault.line.to_string())),
        ("character", Word::from(fault.character.to_string())),
        ("fault", Word::term(what)),
    ];
    InputFault::new(&FI023, Some(fault.line), Some(fault.character), args)
}
