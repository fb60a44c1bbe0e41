//! Details, statement, invoice and receipt beside each other, for people and in
//! reports.

use crate::{
    checked_rows::reasons,
    words::{Blanks, counted, filled},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::Display;
use rebatelens_checks::{
    ordinary_invoice,
    tie_out::{self as tied, Cover, Fits, MonthTieOut, Open, Side, SideSum, Step, Unknown},
};
use rebatelens_finding::{
    Lang, Term,
    terms::{
        tie_out as texts, tie_out_cover as cover_texts, tie_out_side as names, tie_out_unknown as unknown,
    },
    word::opening,
};
use rebatelens_model::{
    limits::COVERED_MONTHS,
    money::{Currency, Grouped, RoundingMode, exact_mul, exact_sub, with_currency},
};
use rust_decimal::Decimal;
use serde::Serialize;

/// Details, statement, invoice and receipt of one currency beside each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TieOut {
    /// ISO 4217, or nothing where none is named.
    pub currency: Option<String>,
    /// Details, statement, invoice and receipt, in this order.
    pub sides: Vec<TieOutSide>,
    /// What lies between neighbours.
    pub steps: Vec<TieOutStep>,
    /// The same for each settlement month that a side states.
    pub months: Vec<TieOutMonth>,
    /// Which months an invoice or a receipt without a month is for.
    pub covers: Vec<TieOutCover>,
    /// The amount to invoice.
    pub to_invoice: ToInvoice,
}

/// One side of a tie-out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TieOutSide {
    /// `details`, `statement`, `invoice` or `receipt`.
    pub side: &'static str,
    /// The side for people.
    pub label: String,
    /// Rows or amounts that it has.
    pub records: usize,
    /// Their sum, an exact decimal; nothing where it is not known.
    pub amount: Option<String>,
    /// Why the sum is not known, or what it leaves out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub note: Option<String>,
}

/// What lies between two sides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TieOutStep {
    /// The side that comes first.
    pub from: &'static str,
    /// The side that follows from it.
    pub to: &'static str,
    /// The second less the first, an exact decimal; nothing where a side is not
    /// known.
    pub difference: Option<String>,
    /// What the difference may be: `rounding` or `ordinary_invoice`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub explained_by: Option<&'static str>,
    /// The same in a sentence; why they are not compared, where they are not.
    pub sentence: String,
}

/// One settlement month of a tie-out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TieOutMonth {
    /// `YYYY-MM`.
    pub settlement_period: String,
    /// Details, statement, invoice and receipt, in this order.
    pub sides: Vec<TieOutSide>,
    /// What lies between neighbours.
    pub steps: Vec<TieOutStep>,
    /// The amount to invoice, an exact decimal; nothing where it is not known.
    pub to_invoice: Option<String>,
    /// The month and that amount, for people.
    pub heading: String,
}

/// Which months an invoice or a receipt is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TieOutCover {
    /// `invoice` or `receipt`.
    pub side: &'static str,
    /// The file, or the amount as it was given; empty for all amounts together.
    pub name: String,
    /// The line in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub line: Option<usize>,
    /// The amount, an exact decimal.
    pub amount: String,
    /// The side whose months were tried: `statement` or `details`.
    pub of: &'static str,
    /// The months; none where several choices fit, or no choice.
    pub months: Vec<String>,
    /// How many choices of months fit.
    pub choices: usize,
    /// Whether they fit as with an ordinary invoice, of which 6 % is deducted.
    pub ordinary_invoice: bool,
    /// The same in a sentence.
    pub sentence: String,
}

/// The amount to invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ToInvoice {
    /// The amount, an exact decimal; nothing where it is not known.
    pub amount: Option<String>,
    /// Where it follows from: `statement`, or `details` where there is no statement.
    pub of: Option<&'static str>,
    /// What an ordinary invoice would cost in China, an exact decimal; nothing
    /// elsewhere.
    pub ordinary_invoice_cost: Option<String>,
    /// The same in sentences.
    pub sentences: Vec<String>,
}

/// The tie-out in a language.
pub(crate) fn tie_out(own: &tied::TieOut, lang: Lang) -> TieOut {
    let words = Words { currency: own.currency, lang };
    TieOut {
        currency: own.currency.map(|currency| currency.code().into()),
        sides: words.sides(&own.sides),
        steps: words.steps(&own.steps, &own.sides),
        months: own
            .months
            .iter()
            .map(|month| TieOutMonth {
                settlement_period: month.period.to_string(),
                sides: words.sides(&month.sides),
                steps: words.steps(&month.steps, &month.sides),
                to_invoice: month.to_invoice.map(|(_, amount)| amount.to_string()),
                heading: words.month(month),
            })
            .collect(),
        covers: own.covers.iter().map(|cover| words.cover(cover)).collect(),
        to_invoice: words.to_invoice(own),
    }
}

/// The words of one currency in a language.
struct Words {
    currency: Option<Currency>,
    lang: Lang,
}

impl Words {
    fn filled(&self, term: &Term, blanks: &Blanks<'_>) -> String {
        opening(filled(term, blanks, self.lang))
    }

    /// An amount with its currency.
    fn money(&self, amount: Decimal) -> String {
        with_currency(&Grouped(amount), self.currency)
    }

    /// A month, and what is to be invoiced for it.
    fn month(&self, month: &MonthTieOut) -> String {
        let due =
            month.to_invoice.filter(|(side, amount)| *side == Side::Statement && *amount > Decimal::ZERO);
        let period = month.period.to_string();
        let money = due.map(|(_, amount)| self.money(amount));
        money.map_or(period.clone(), |money| {
            self.filled(&texts::MONTH, &[("period", &period), ("amount", &money)])
        })
    }

    fn sides(&self, sides: &[SideSum; 4]) -> Vec<TieOutSide> {
        let side = |own: &SideSum| TieOutSide {
            side: own.side.name(),
            label: name(own.side, self.lang).into(),
            records: own.records,
            amount: own.amount.ok().map(|amount| amount.to_string()),
            note: match own.amount {
                Err(why) => Some(why_unknown(why, self.lang)),
                Ok(_) if own.rejected > 0 => {
                    Some(counted(&texts::WITHOUT_REJECTED, own.rejected, &[], self.lang))
                }
                Ok(_) => None,
            },
        };
        sides.iter().map(side).collect()
    }

    fn steps(&self, steps: &[Step], sides: &[SideSum; 4]) -> Vec<TieOutStep> {
        let step = |own: &Step| TieOutStep {
            from: own.from.name(),
            to: own.to.name(),
            difference: own.difference.ok().map(|difference| difference.to_string()),
            explained_by: match own {
                Step { is_rounding: true, .. } => Some("rounding"),
                Step { ordinary_of: Some(_), .. } => Some("ordinary_invoice"),
                _ => None,
            },
            sentence: self.step(own, sides),
        };
        steps.iter().map(step).collect()
    }

    fn step(&self, step: &Step, sides: &[SideSum; 4]) -> String {
        let (from, to) = (name(step.from, self.lang), name(step.to, self.lang));
        let blanks: [(&'static str, &dyn Display); 2] = [("from", &from), ("to", &to)];
        let difference = match step.difference {
            Ok(difference) => difference,
            Err(open) => {
                let why = self.why_open(open, sides);
                return self.filled(&texts::NOT_COMPARED, &[("from", &from), ("to", &to), ("why", &why)]);
            }
        };
        if difference.is_zero() {
            return self.filled(&texts::AGREE, &blanks);
        }
        let size = self.money(difference.abs());
        let term = match (step.is_rounding, difference.is_sign_negative()) {
            (true, _) => &texts::ROUNDING,
            (false, true) => &texts::LESS,
            (false, false) => &texts::MORE,
        };
        let sentence = self.filled(term, &[("from", &from), ("to", &to), ("size", &size)]);
        let Some(of) = step.ordinary_of else { return sentence };
        let of = name(of, self.lang);
        self.filled(&texts::ORDINARY, &[("sentence", &sentence), ("to", &to), ("of", &of)])
    }

    fn why_open(&self, open: Open, sides: &[SideSum; 4]) -> String {
        let lang = self.lang;
        match open {
            Open::Months => unknown::OTHER_MONTHS.text(lang).into(),
            Open::TooLong => unknown::TOO_LONG.text(lang).into(),
            Open::Side(side) => {
                let own = sides.iter().find(|own| own.side == side).and_then(|own| own.amount.err());
                let why = own.map(|why| why_unknown(why, lang)).unwrap_or_default();
                filled(&unknown::OF_SIDE, &[("side", &name(side, lang)), ("why", &why)], lang)
            }
        }
    }

    fn cover(&self, cover: &Cover) -> TieOutCover {
        let (months, choices, ordinary_invoice) = match &cover.fits {
            Fits::These { months, is_ordinary, .. } => {
                (months.iter().map(ToString::to_string).collect(), 1, *is_ordinary)
            }
            Fits::Several { choices, is_ordinary } => (Vec::new(), *choices, *is_ordinary),
            Fits::Chance => (Vec::new(), 1, false),
            Fits::None | Fits::TooMany => (Vec::new(), 0, false),
        };
        TieOutCover {
            side: cover.side.name(),
            name: cover.name.clone(),
            line: cover.line,
            amount: cover.amount.to_string(),
            of: cover.of.name(),
            sentence: self.cover_sentence(cover, &months),
            months,
            choices,
            ordinary_invoice,
        }
    }

    fn cover_sentence(&self, cover: &Cover, months: &[String]) -> String {
        let (side, of) = (name(cover.side, self.lang), name(cover.of, self.lang));
        let (amount, months) = (self.money(cover.amount), months.join(self.lang.comma()));
        let count = match &cover.fits {
            Fits::Several { choices, .. } => *choices,
            _ => 0,
        };
        let blanks: [(&'static str, &dyn Display); 6] = [
            ("side", &side),
            ("of", &of),
            ("amount", &amount),
            ("months", &months),
            ("choices", &count),
            ("limit", &COVERED_MONTHS),
        ];
        let term = match &cover.fits {
            Fits::These { is_ordinary: false, .. } => &cover_texts::THESE,
            Fits::These { is_ordinary: true, .. } => &cover_texts::THESE_ORDINARY,
            Fits::Several { is_ordinary: false, .. } => &cover_texts::SEVERAL,
            Fits::Several { is_ordinary: true, .. } => &cover_texts::SEVERAL_ORDINARY,
            Fits::Chance => &cover_texts::CHANCE,
            Fits::None => &cover_texts::NO_CHOICE,
            Fits::TooMany => &cover_texts::TOO_MANY,
        };
        self.filled(term, &blanks)
    }

    fn to_invoice(&self, own: &tied::TieOut) -> ToInvoice {
        let lang = self.lang;
        let Some((of, amount)) = own.to_invoice else {
            let given = own.sides.iter().filter(|side| side.side <= Side::Statement);
            let mut unknown_sides = given.filter_map(|side| Some((side.side, side.amount.err()?)));
            let last = unknown_sides.rfind(|(_, why)| *why != Unknown::NotGiven);
            let why = last.map_or_else(
                || unknown::NO_STATEMENT.text(lang).into(),
                |(side, why)| {
                    let (side, why) = (name(side, lang), why_unknown(why, lang));
                    filled(&unknown::OF_SIDE, &[("side", &side), ("why", &why)], lang)
                },
            );
            let sentences = [self.filled(&texts::TO_INVOICE_UNKNOWN, &[("why", &why)])].into();
            return ToInvoice { amount: None, of: None, ordinary_invoice_cost: None, sentences };
        };
        let money = self.money(amount);
        let is_due = amount > Decimal::ZERO;
        let first = match (is_due, of) {
            (false, _) => &texts::NOTHING_TO_INVOICE,
            (true, Side::Statement) => &texts::TO_INVOICE,
            (true, _) => &texts::TO_INVOICE_BY_DETAILS,
        };
        let mut sentences: Vec<String> = [self.filled(first, &[("amount", &money)])].into();
        let is_open = |step: &Step| {
            let differs = step.difference.is_ok_and(|difference| !difference.is_zero());
            step.to == Side::Statement && differs && !step.is_rounding
        };
        let mut steps = own.steps.iter().chain(own.months.iter().flat_map(|month| &month.steps));
        if is_due && steps.any(is_open) {
            sentences.push(texts::SETTLE_FIRST.text(lang).into());
        }
        let is_china = own.currency.is_some() && own.may_be_china && is_due;
        let cost = exact_mul(amount, ordinary_invoice::COST).filter(|_| is_china);
        sentences.extend(cost.and_then(|cost| self.ordinary(amount, cost)));
        ToInvoice {
            amount: Some(amount.to_string()),
            of: Some(of.name()),
            ordinary_invoice_cost: cost.map(|cost| cost.to_string()),
            sentences,
        }
    }

    /// What an ordinary invoice would cost. How it is rounded is not published.
    fn ordinary(&self, amount: Decimal, cost: Decimal) -> Option<String> {
        let cents = RoundingMode::HalfUp.round(cost, 2);
        let term = if cents == cost { &texts::ORDINARY_COST } else { &texts::ORDINARY_COST_ABOUT };
        let (money, rest) = (self.money(cents), self.money(exact_sub(amount, cents)?));
        Some(self.filled(term, &[("cost", &money), ("rest", &rest)]))
    }
}

fn name(side: Side, lang: Lang) -> &'static str {
    let term = match side {
        Side::Details => &names::DETAILS,
        Side::Statement => &names::STATEMENT,
        Side::Invoice => &names::INVOICE,
        Side::Receipt => &names::RECEIPT,
    };
    term.text(lang)
}

fn why_unknown(why: Unknown, lang: Lang) -> String {
    let term = match why {
        Unknown::LeftOut(left_out) => return reasons(left_out, lang),
        Unknown::NoCurrency(count) => return counted(&unknown::NO_CURRENCY, count, &[], lang),
        Unknown::NotGiven => &unknown::NOT_GIVEN,
        Unknown::Nothing => &unknown::NOTHING,
        Unknown::Part => &unknown::PART,
        Unknown::NoMonths => &unknown::NO_MONTHS,
        Unknown::TooLong => &unknown::TOO_LONG,
    };
    term.text(lang).into()
}
