//! Plain cells are read on a short way. The long way gives the same.

use rebatelens_core::model::{
    Reading,
    identifier::{IdentifierKind, State, is_plainly_clean, read_identifier},
    is_missing,
    money::{Currency, read_amount, read_rate},
    period::{Period, read_period},
    status::read_status,
    time::{is_plainly_sound, read_time, read_time_in},
    zone::Zone,
};
use rust_decimal::Decimal;

/// Where the random numbers begin.
const SEED: u64 = 0x2545_F491_4F6C_DD1D;
const TEXTS: usize = 20_000;

/// What is written around, into and in place of plain characters.
const ODD: &[&str] = &[
    " ", "\t", "\u{A0}", "\u{200B}", "0", "9", ".", ",", "-", "+", "%", "‰", "/", ":", "e", "x", "*", "'",
    "\"", "¥", "$", "元", "２", "年", "月", "t", "N", "A", "C", "Y", "(", ")", "=", "\u{3000}", "折",
    "\u{7F}",
];

/// Words of currencies, statuses and cells without a value.
const WORDS: &[&str] = &[
    "CNY",
    "USD",
    "RMB",
    "rmb",
    "CNH",
    "cnh",
    "JPY",
    "Eur",
    "XXX",
    "US$",
    "元",
    "人民币",
    "",
    "-",
    "--",
    "/",
    "N/A",
    "n/a",
    "NA",
    "Settled",
    "paid out",
    "In review",
    "已结算",
    "已結算",
    "Pending",
    "ADJUST-CR",
    "Odd",
    "Issued, awaiting confirmation",
    "待确认",
    "shipped",
    "refund",
];

struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }

    fn place(&mut self, limit: usize) -> usize {
        usize::try_from(self.below(u64::MAX)).unwrap_or_default() % limit
    }

    fn digits(&mut self, most: u64) -> String {
        let count = self.below(most + 1);
        (0..count).map(|_| self.below(10).to_string()).collect()
    }

    /// A plain cell of one of the kinds, or nearly one.
    fn cell(&mut self) -> String {
        let text = match self.below(9) {
            0 => format!("{}.{}", self.digits(8), self.digits(4)),
            1 => self.digits(20),
            2 => format!("{}.{}%", self.digits(2), self.digits(2)),
            3 => format!("20{:02}-{:02}", self.below(100), self.below(14)),
            4 => format!(
                "20{:02}-{:02}-{:02} {:02}:{:02}:{:02}",
                self.below(100),
                self.below(14),
                self.below(33),
                self.below(26),
                self.below(62),
                self.below(62)
            ),
            5 => format!(
                "20{:02}{:02}{:02}{:015}",
                self.below(100),
                self.below(14),
                self.below(33),
                self.below(10_u64.pow(15))
            ),
            6 => format!("{}{}", 1 + self.below(9), self.digits(14)),
            7 => format!("RB{}", self.digits(12)),
            _ => WORDS[self.place(WORDS.len())].into(),
        };
        let mut chars: Vec<char> = text.chars().collect();
        for _ in 0..self.below(4).saturating_sub(1) {
            let at = self.place(chars.len() + 1);
            let odd = ODD[self.place(ODD.len())].chars();
            let taken = usize::from(at < chars.len() && self.below(2) == 0);
            chars.splice(at..at + taken, odd);
        }
        chars.into_iter().collect()
    }
}

fn texts() -> impl Iterator<Item = String> {
    let mut random = Random(SEED);
    (0..TEXTS).map(move |_| random.cell())
}

#[test]
fn a_blank_in_front_leads_the_long_way_to_the_same_value() {
    let zone = Zone::from_text("-03:30").unwrap();
    for text in texts() {
        let long = format!(" {text}");
        assert_eq!(is_missing(&text), is_missing(&long), "{text:?}");
        assert_eq!(read_amount(&text), read_amount(&long), "{text:?}");
        assert_eq!(read_rate(&text), read_rate(&long), "{text:?}");
        assert_eq!(read_period(&text), read_period(&long), "{text:?}");
        assert_eq!(read_time(&text), read_time(&long), "{text:?}");
        assert_eq!(read_time_in(&text, zone), read_time_in(&long, zone), "{text:?}");
        assert_eq!(Currency::from_text(&text), Currency::from_text(&long), "{text:?}");
        assert_eq!(read_status(&text), read_status(&format!("\u{A0}{text}")), "{text:?}");
    }
}

#[test]
fn plain_numbers_are_what_their_digits_say() {
    let mut read = 0;
    for text in texts() {
        let points = text.matches('.').count();
        let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let ends = text.starts_with('.') || text.ends_with('.');
        let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        if text.is_empty() || text.len() > 15 || points > 1 || !digits || ends || decimals > 10 {
            continue;
        }
        let value = Decimal::from_str_exact(&text).unwrap();
        let amount = read_amount(&text).read().map(|amount| (amount.value, amount.value.scale()));
        assert_eq!(amount, Some((value, value.scale())), "{text}");
        for rate in [text.clone(), format!("{text}%")] {
            let written = read_rate(&rate).read().map(|rate| (rate.written, rate.written.scale()));
            assert_eq!(written, Some((value, value.scale())), "{rate}");
        }
        read += 1;
    }
    assert!(read > TEXTS / 10, "{read}");
}

#[test]
fn what_is_plainly_sound_is_so_at_a_closer_look() {
    let mut plain = 0;
    for text in texts() {
        for kind in IdentifierKind::ALL.into_iter().filter(|kind| is_plainly_clean(*kind, &text)) {
            let read = read_identifier(kind, &text).unwrap();
            assert_eq!((read.value(), &read.state), (Some(text.as_str()), &State::Clean), "{text}");
            plain += 1;
        }
        if is_plainly_sound(&text) {
            let read = read_time(&format!(" {text}"));
            let shown = read.read().map(ToString::to_string);
            assert_eq!(shown.as_deref(), Some(format!("{text}+08:00").as_str()));
            plain += 1;
        }
    }
    assert!(plain > TEXTS / 10, "{plain}");
}

#[test]
fn every_order_of_the_century_begins_with_a_day_of_the_calendar() {
    for year in 2000..2100 {
        for month in 0..=13 {
            for day in 0..=32 {
                let order = format!("{year}{month:02}{day:02}123456789012345");
                let exists = read_time(&format!("{year}-{month:02}-{day:02}")).read().is_some();
                assert_eq!(is_plainly_clean(IdentifierKind::Order, &order), exists, "{order}");
            }
        }
    }
}

#[test]
fn every_month_has_its_days() {
    for (year, month) in (2000..2100).flat_map(|year| (1..=12).map(move |month| (year, month))) {
        let days = Period::new(year, month).unwrap().days();
        let day = |day: u8| read_time(&format!("{year}-{month:02}-{day:02}"));
        assert!(day(days).read().is_some(), "{year}-{month}");
        assert!(matches!(day(days + 1), Reading::Unreadable(_)), "{year}-{month}");
    }
}
