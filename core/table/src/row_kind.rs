//! What a row below a header is, by what it says: sums, a remark, the header once
//! more.

use crate::{
    column::Column,
    csv::{Cell, Row},
    header::{Mapping, read_header},
    header_name::{normal, normal_char},
    names::{FOOTERS, REMARKS, TITLE_ENDS, TITLE_STARTS, TITLE_TAILS, TITLE_WORDS, UNIT_ROW},
};
use alloc::{string::String, vec, vec::Vec};
use rebatelens_model::Field;

/// What the whole of a table shows about its rows. It is known once the table was
/// read, and holds for every further reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownRows {
    /// Lines of rows of sums that have no title, in rising order.
    pub sums: Vec<usize>,
    /// Headers below the first one that order the columns in another way, in
    /// rising order.
    pub headers: Vec<LaterHeader>,
}

impl KnownRows {
    /// Whether every row is what its own cells say.
    pub(crate) const fn is_empty(&self) -> bool {
        self.sums.is_empty() && self.headers.is_empty()
    }

    pub(crate) fn is_sum(&self, line: usize) -> bool {
        self.sums.binary_search(&line).is_ok()
    }

    pub(crate) fn is_header(&self, line: usize) -> bool {
        self.headers.binary_search_by_key(&line, |header| header.line).is_ok()
    }

    /// The header that a row stands below, where it is not the first one.
    pub(crate) fn header_of(&self, line: usize) -> Option<&LaterHeader> {
        let below = self.headers.partition_point(|header| header.line < line);
        self.headers.get(below.checked_sub(1)?)
    }
}

/// A header among the rows, and where each column of the first one is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaterHeader {
    line: usize,
    width: usize,
    places: Vec<Option<usize>>,
}

impl LaterHeader {
    /// The header that a row is, where enough of its cells name columns and the
    /// others could.
    pub fn of(row: &Row<'_>, columns: &[Column]) -> Option<Self> {
        let filled = || row.cells.iter().filter(|cell| !cell.is_blank());
        let count = filled().count();
        let is_number = |cell: &Cell<'_>| cell.text.trim_start().starts_with(|c: char| c.is_ascii_digit());
        if columns.len() < 2 || count < 2 || filled().any(is_number) {
            return None;
        }
        let named = read_header(row.cells.iter().map(|cell| cell.text.as_ref()), &Mapping::default());
        let mut places = vec![None; columns.len()];
        let mut known = 0;
        for (at, own) in named.iter().enumerate().filter(|(_, own)| !own.header.is_empty()) {
            let is_same = |column: &Column| normal(&column.header) == normal(&own.header);
            let is_alike = |column: &Column| own.field.is_some() && column.field == own.field;
            let same = columns.iter().position(is_same).or_else(|| columns.iter().position(is_alike));
            if let Some(place) = same.and_then(|column| places.get_mut(column))
                && place.is_none()
            {
                *place = Some(at);
                known += 1;
            }
        }
        let of_money = columns
            .iter()
            .zip(&places)
            .any(|(column, place)| place.is_some() && column.field.is_some_and(Field::is_money));
        let is_whole = known == count && count + 1 >= columns.iter().filter(|c| !c.header.is_empty()).count();
        let is_header = is_whole || (of_money && known >= 2 && known * 2 >= count);
        // Blank cells behind the last name are no columns.
        let width = named.iter().rposition(|own| !own.header.is_empty()).map_or(0, |last| last + 1);
        is_header.then_some(Self { line: row.line, width, places })
    }

    /// Whether the rows below it are as those above it.
    pub fn is_first_again(&self) -> bool {
        let in_place = |(at, place): (usize, &Option<usize>)| place.is_none_or(|place| place == at);
        self.width == self.places.len() && self.places.iter().enumerate().all(in_place)
    }

    /// Puts the cells of a row below it under the columns of the first header.
    pub(crate) fn arrange(&self, row: &mut Row<'_>) {
        let over = row.cells.iter().skip(self.width);
        if row.cells.len() < self.width || !over.into_iter().all(Cell::is_blank) {
            // Cells of a row that does not fit are under no name.
            row.cells.truncate(self.places.len().saturating_sub(1));
            return;
        }
        let line = row.line;
        let cells = self.places.iter().map(|place| {
            let cell = place.and_then(|place| row.cells.get(place)).cloned();
            cell.unwrap_or_else(|| Cell { text: String::new().into(), line })
        });
        row.cells = cells.collect();
        row.plain = None;
    }
}

/// Whether a cell with a letter or a digit in front and a digit at its end can be
/// nothing but a record's identifier, a number or a month.
pub(crate) fn is_surely_value(text: &str) -> bool {
    match text.as_bytes() {
        [digit] => digit.is_ascii_digit(),
        [first, .., last] => {
            first.is_ascii_alphanumeric()
                && last.is_ascii_digit()
                && text.bytes().all(|byte| byte.is_ascii_graphic())
                && !has_title_letters(text)
        }
        [] => false,
    }
}

/// Whether an ASCII text holds a word for sums, as a part of another if need be.
fn has_title_letters(text: &str) -> bool {
    // Most cells are numbers, which one look at their letters settles.
    if !text.bytes().any(|byte| matches!(byte | 0x20, b't' | b'm')) {
        return false;
    }
    let has = |word: &[u8]| text.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    has(b"total") || has(b"sum")
}

/// The bytes that a title of sums has at most.
const TITLE_BYTES: usize = 90;

/// Whether a cell is a title of sums. What stands in an identifier's place can be
/// nothing else, so any word for sums makes it one.
pub(crate) fn titles_sums(text: &str, is_identifier: bool) -> bool {
    if text.len() > TITLE_BYTES || text.is_empty() || (text.is_ascii() && !may_be_english_title(text)) {
        return false;
    }
    let title = heading(text);
    is_chinese_title(title, is_identifier) || is_english_title(title, is_identifier)
}

fn may_be_english_title(text: &str) -> bool {
    has_title_letters(text) || text.trim().len() <= 8
}

/// The text in front of a colon.
fn heading(text: &str) -> &str {
    text.split([':', '：']).next().unwrap_or(text)
}

fn is_chinese_title(text: &str, is_identifier: bool) -> bool {
    if text.is_ascii() {
        return false;
    }
    let name = normal(text);
    let tails = TITLE_TAILS.iter().find_map(|tail| name.strip_suffix(tail)).unwrap_or(&name);
    TITLE_WORDS.iter().any(|word| tails.ends_with(word) || name.ends_with(word))
        || TITLE_STARTS.iter().any(|word| name.starts_with(word))
        || (is_identifier && TITLE_WORDS.iter().any(|word| name.contains(word)))
}

fn is_english_title(text: &str, is_identifier: bool) -> bool {
    let words: Vec<String> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(16)
        .map(str::to_ascii_lowercase)
        .collect();
    let is_sum = |word: &String| matches!(word.as_str(), "total" | "totals" | "subtotal" | "subtotals");
    let tail = |word: &&String| TITLE_ENDS.contains(&word.as_str());
    let bare = words.len() - words.iter().rev().take_while(tail).count();
    let bare = words.get(..bare).unwrap_or_default();
    match (bare, words.as_slice()) {
        ([one], _) if matches!(one.as_str(), "sum" | "overall" | "grandtotal" | "pagetotal") => true,
        ([.., last], _) if is_sum(last) => true,
        (_, [first, second, ..]) if is_sum(second) => {
            matches!(first.as_str(), "grand" | "sub" | "page" | "running" | "overall" | "monthly")
        }
        (_, [first, second, ..]) if is_sum(first) => {
            is_identifier
                || matches!(
                    second.as_str(),
                    "for" | "of" | "in" | "by" | "per" | "incl" | "including" | "excl" | "excluding"
                )
                || second.bytes().all(|byte| byte.is_ascii_digit())
        }
        (_, [first, second, ..]) if first == "sum" => is_identifier || second == "of",
        _ => is_identifier && words.iter().any(is_sum),
    }
}

/// Whether a row of sums adds up the rows since the one before it, by its title.
pub fn adds_up_a_part(row: &Row<'_>) -> bool {
    let first = row.cells.iter().map(|cell| cell.text.trim()).find(|text| !text.is_empty());
    let name = normal(heading(first.unwrap_or_default()));
    let is_part = ["小计", "subtotal", "subtotals", "pagetotal", "本页合计"].contains(&name.as_str());
    let whole = ["合计", "总计", "共计", "累计", "总额", "总和", "汇总", "sum", "overall"];
    let is_whole = whole.contains(&name.as_str()) || name.contains("grandtotal") || name.starts_with("total");
    is_part || (!is_whole && !name.is_empty() && first.is_some_and(|first| titles_sums(first, true)))
}

/// The sum that a title itself states: `合计：290.00元`.
pub fn sum_in_title<'r>(row: &'r Row<'_>) -> Option<(usize, &'r str)> {
    let titles = row.cells.iter().enumerate().filter(|(_, cell)| titles_sums(cell.text.trim(), true));
    let mut sums = titles.filter_map(|(at, cell)| {
        let (_, sum) = cell.text.trim().split_once([':', '：'])?;
        Some((at, sum.trim())).filter(|(_, sum)| !sum.is_empty())
    });
    sums.next()
}

/// Whether a row says something about the table, and holds no value of a record.
pub(crate) fn is_remark(row: &Row<'_>, columns: &[Column]) -> bool {
    if columns.len() < 3 {
        return false;
    }
    let mut filled = row.cells.iter().filter(|cell| !cell.is_blank());
    let Some(first) = filled.next() else { return false };
    let others = filled.count();
    let first = first.text.trim();
    // One dash or two stand for an absent value.
    let is_drawn = row.cells.iter().any(|cell| cell.text.trim().chars().count() > 2);
    if is_drawn && row.cells.iter().all(|cell| is_line(&cell.text)) {
        return true;
    }
    let money =
        columns.iter().zip(&row.cells).filter(|(column, _)| column.field.is_some_and(Field::is_money));
    let holds_number = |cell: &Cell<'_>| {
        let text = cell.text.trim();
        text.bytes().any(|byte| byte.is_ascii_digit()) && !text.contains([':', '：'])
    };
    let has_money = money.into_iter().any(|(_, cell)| holds_number(cell));
    if others == 0 && (REMARKS.iter().any(|remark| begins(first, remark)) || is_count(first)) {
        return true;
    }
    !has_money && (others == 0 || first.contains([':', '：'])) && is_footer(first)
}

/// Whether a cell is blank, or a line drawn in signs.
fn is_line(text: &str) -> bool {
    text.trim().chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '—' | '─' | '－' | '＝'))
}

fn is_footer(first: &str) -> bool {
    FOOTERS.iter().any(|footer| begins(first, footer))
}

/// `共3笔记录`, `第2页`, `4 rows selected.`, `Page 2 of 3`.
fn is_count(first: &str) -> bool {
    let name: String = normal(first.trim_matches(['(', ')', '（', '）', '-', ' ']));
    let digits = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let counted = |start: &str| name.strip_prefix(start).is_some_and(digits);
    let rows = name.trim_start_matches(|c: char| c.is_ascii_digit());
    counted("共")
        || counted("共计")
        || counted("总共")
        || (counted("第") && name.contains('页'))
        || counted("page")
        || (digits(&name)
            && [
                "rowsselected",
                "rowselected",
                "rowsaffected",
                "rowaffected",
                "rowsinset",
                "rowinset",
                "rows",
                "records",
                "条记录",
                "笔记录",
                "行",
            ]
            .iter()
            .any(|end| rows.starts_with(end)))
}

/// Whether a text begins so, whatever its width and case. Blanks in it do not
/// count.
fn begins(text: &str, start: &str) -> bool {
    let mut own = text.chars().filter(|c| !c.is_whitespace()).map(normal_char);
    start.chars().all(|c| own.next() == Some(c))
}

/// Whether a row names the units or the types of the columns above it.
pub(crate) fn is_row_of_units(row: &Row<'_>) -> bool {
    let filled = || row.cells.iter().filter(|cell| !cell.is_blank());
    filled().count() > 1
        && filled().all(|cell| {
            UNIT_ROW.contains(&normal(cell.text.trim_matches(['(', ')', '（', '）', ' '])).as_str())
        })
}
