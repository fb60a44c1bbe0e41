//! The suspects, each with what speaks for it.

use super::{
    Suspect,
    captured::{Capture, Captured},
    query::{Asked, Filter, Query},
};
use crate::{
    check::Options,
    explain::{lang::Lang, words},
    identify,
    model::{
        calendar::{Day, Stages, international_final},
        identifier::{IdentifierKind, State, read_identifier},
        period::Period,
        site::Site,
        time::read_time,
    },
};
use alloc::{
    collections::BTreeSet,
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};

/// How much speaks for a suspect.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Experience alone.
    Habit,
    /// The query shows that it may be so.
    Hint,
    /// The query itself shows it.
    Shown,
    /// Captured records prove it.
    Proved,
}

/// One suspect before it is ranked.
struct Found {
    weight: Weight,
    id: &'static str,
    reason: (String, String),
    evidence: Vec<String>,
    next: Query,
}

/// The identifiers of a query.
const IDS: [(Filter, IdentifierKind); 3] = [
    (Filter::Order, IdentifierKind::Order),
    (Filter::Customer, IdentifierKind::Customer),
    (Filter::Partner, IdentifierKind::Partner),
];

/// The months, orders or products that evidence lists.
const LISTED: usize = 12;

/// Who is suspected, the likeliest first.
pub(super) fn ranked(asked: &Asked<'_>, capture: &Capture, options: &Options) -> Vec<Suspect> {
    let lang = options.lang;
    let look = Look { asked, capture, options };
    let mut found: Vec<Found> = Vec::new();
    found.extend(look.other_month());
    found.extend(look.filters());
    found.extend(look.ids());
    found.extend(look.wrong_boxes());
    found.extend(look.order_state());
    found.extend(look.account());
    found.extend(look.product());
    found.extend(look.month_not_settled());
    found.extend(look.order_date());
    found.extend(look.site());
    found.extend(look.habits());
    found.sort_by_key(|one| core::cmp::Reverse(one.weight));
    let suspect = |(at, one): (usize, Found)| Suspect {
        id: one.id,
        rank: at + 1,
        reason: match lang {
            Lang::En => one.reason.0,
            Lang::ZhCn => one.reason.1,
        },
        evidence: one.evidence,
        next_sentence: one.next.sentence(lang),
        next: one.next,
    };
    found.into_iter().enumerate().map(suspect).collect()
}

struct Look<'l, 'q> {
    asked: &'l Asked<'q>,
    capture: &'l Capture,
    options: &'l Options,
}

impl Look<'_, '_> {
    fn lang(&self) -> Lang {
        self.options.lang
    }

    fn query(&self) -> &Query {
        self.asked.query
    }

    fn rows_without(&self, aside: &[Filter]) -> Vec<&Captured> {
        self.capture.rows.iter().filter(|row| self.asked.matches_without(row, aside)).collect()
    }

    /// The records stand under another month.
    fn other_month(&self) -> Option<Found> {
        let month = self.asked.month?;
        let rows = self.rows_without(&[Filter::Month]);
        let months: BTreeSet<Period> = rows.iter().filter_map(|row| row.period).collect();
        let nearest = *months.iter().min_by_key(|other| other.months_after(month).abs())?;
        let list = listed(months.iter().map(ToString::to_string), self.lang());
        Some(Found {
            weight: Weight::Proved,
            id: "other_month",
            reason: (
                format!("What you look for is settled for {list}, not for {month}."),
                format!("您要查询的记录结算在 {list}，而不是 {month}。"),
            ),
            evidence: places(&rows),
            next: self.query().with(Filter::Month, nearest.to_string()),
        })
    }

    /// One filter hides the records; or two do, where no single one does.
    fn filters(&self) -> Vec<Found> {
        let own: Vec<Filter> = self.asked.filters().into_iter().filter(|f| *f != Filter::Month).collect();
        if own.len() < 2 {
            return vec![];
        }
        // The least sure filter is left out first.
        let singles: Vec<Found> =
            own.iter().rev().filter_map(|filter| self.hidden(&[*filter], "filter")).collect();
        if !singles.is_empty() {
            return singles;
        }
        let pairs = own.iter().rev().enumerate();
        pairs
            .flat_map(|(at, one)| own.iter().rev().skip(at + 1).map(move |other| [*one, *other]))
            .find_map(|pair| self.hidden(&pair, "filters"))
            .into_iter()
            .collect()
    }

    fn hidden(&self, aside: &[Filter], id: &'static str) -> Option<Found> {
        if aside.len() >= self.asked.filters().len() {
            return None;
        }
        let rows = self.rows_without(aside);
        let count = Some(rows.len()).filter(|count| *count > 0)?;
        let names = |lang: Lang, joint: &str| {
            let names: Vec<&str> = aside.iter().map(|filter| filter.label(lang)).collect();
            names.join(joint)
        };
        let (en, zh) = (names(Lang::En, " and the "), names(Lang::ZhCn, "和"));
        Some(Found {
            weight: Weight::Proved,
            id,
            reason: (
                format!(
                    "Without the {en}, there are {count} records: the filter is too strict, or its value is of another record."
                ),
                format!("去掉{zh}筛选后有 {count} 条记录：筛选过严，或其值属于其他记录。"),
            ),
            evidence: places(&rows),
            next: self.query().without(aside),
        })
    }

    /// Identifiers that are broken, or unlike any captured one.
    fn ids(&self) -> Vec<Found> {
        let forms = IDS.into_iter().filter_map(|(filter, kind)| self.id_form(filter, kind));
        let unlike = IDS.into_iter().filter_map(|(filter, kind)| self.id_unlike(filter, kind));
        forms.chain(unlike).collect()
    }

    fn id_form(&self, filter: Filter, kind: IdentifierKind) -> Option<Found> {
        let typed = self.asked.typed(filter);
        let read = read_identifier(kind, typed)?;
        if read.state == State::Clean || self.other_kind(filter).is_some() {
            return None;
        }
        let told = |lang| identify(kind, typed, lang).message;
        let value = read.value().map(String::from);
        let likely = read.likely.as_ref().map(|likely| likely.value.clone());
        let known = value.as_ref().or(likely.as_ref()).is_some_and(|id| self.is_captured(filter, id));
        let next = match value.or(likely) {
            Some(id) => self.query().with(filter, id),
            None => self.query().without(&[filter]),
        };
        Some(Found {
            weight: if known { Weight::Proved } else { Weight::Shown },
            id: "id_form",
            reason: (told(Lang::En), told(Lang::ZhCn)),
            evidence: if known {
                vec![self.says("It is among the captured records.", "已有记录中存在该编号。")]
            } else {
                vec![]
            },
            next,
        })
    }

    /// A captured identifier that differs by one digit.
    fn id_unlike(&self, filter: Filter, kind: IdentifierKind) -> Option<Found> {
        let typed = self.asked.typed(filter);
        let read = read_identifier(kind, typed)?;
        let own = read.value().unwrap_or(typed.trim());
        if self.is_captured(filter, own) {
            return None;
        }
        let ids: BTreeSet<&str> = self.capture.rows.iter().map(|row| id_of(row, filter)).collect();
        let near = ids.into_iter().find(|id| !id.is_empty() && differs_by_one(own, id))?;
        let label = |lang| filter.label(lang);
        Some(Found {
            weight: Weight::Proved,
            id: "id_unlike",
            reason: (
                format!(
                    "This {} differs by one digit from {near}, which is among the captured records.",
                    label(Lang::En)
                ),
                format!("该{}与已有记录中的 {near} 只差一位。", label(Lang::ZhCn)),
            ),
            evidence: vec![near.into()],
            next: self.query().with(filter, near),
        })
    }

    fn is_captured(&self, filter: Filter, id: &str) -> bool {
        self.capture.rows.iter().any(|row| id_of(row, filter) == id)
    }

    /// The filter that an identifier belongs under, where it stands under the
    /// wrong one.
    fn other_kind(&self, filter: Filter) -> Option<Filter> {
        let fits = |kind, text: &str| {
            let read = read_identifier(kind, text);
            read.is_some_and(|read| matches!(read.state, State::Clean | State::Repaired))
        };
        let typed = self.asked.typed(filter);
        match filter {
            Filter::Order if fits(IdentifierKind::Customer, typed) => Some(Filter::Customer),
            Filter::Customer | Filter::Partner if fits(IdentifierKind::Order, typed) && typed.len() > 15 => {
                Some(Filter::Order)
            }
            _ => None,
        }
    }

    fn wrong_boxes(&self) -> Vec<Found> {
        let boxes = IDS.into_iter().filter_map(|(filter, _)| {
            let other = self.other_kind(filter)?;
            let typed = self.asked.typed(filter).trim();
            let is = |lang| (filter.label(lang), other.label(lang));
            let (wrong_en, right_en) = is(Lang::En);
            let (wrong_zh, right_zh) = is(Lang::ZhCn);
            Some(Found {
                weight: Weight::Shown,
                id: "wrong_box",
                reason: (
                    format!(
                        "{} stands under {wrong_en} and has the shape of a {right_en} ID.",
                        words::excerpt(typed)
                    ),
                    format!("{} 填在{wrong_zh}处，但符合{right_zh}编号的格式。", words::excerpt(typed)),
                ),
                evidence: vec![],
                next: self.query().without(&[filter]).with(other, typed),
            })
        });
        boxes.chain(self.own_account()).collect()
    }

    /// The partner's own account, asked for as a customer.
    fn own_account(&self) -> Option<Found> {
        let customer = self.asked.customer.as_deref()?;
        let is_partner = self.capture.rows.iter().any(|row| row.partner == customer)
            || self.asked.partner.as_deref() == Some(customer);
        is_partner.then(|| Found {
            weight: Weight::Proved,
            id: "wrong_box",
            reason: (
                format!("{customer} is the partner's own account, not a customer's."),
                format!("{customer} 是合作伙伴自己的账号，不是客户账号。"),
            ),
            evidence: vec![],
            next: self.query().without(&[Filter::Customer]),
        })
    }

    /// The order itself cannot earn, or not yet.
    fn order_state(&self) -> Option<Found> {
        let order = self.asked.order.as_deref()?;
        let row = self.capture.rows.iter().find(|row| row.order == order && row.order_state.is_some())?;
        let (code, text) = row.order_state.as_ref()?;
        let (en, zh) = match code.as_str() {
            "4" => return None,
            "6" => ("The order was refunded: what it earned is taken back.", "该订单已退款，返佣会被扣回。"),
            "2" | "3" | "5" | "12" | "13" | "30" => (
                "The order is not finished yet, and only a delivered order earns.",
                "该订单尚未完成，只有已交付的订单才计返佣。",
            ),
            _ => ("An order in this state never earns.", "处于该状态的订单不计返佣。"),
        };
        Some(Found {
            weight: Weight::Proved,
            id: "order_state",
            reason: (en.into(), zh.into()),
            evidence: vec![format!("{}: {text} ({code})", row.input)],
            next: self.query().without(&[Filter::Order]),
        })
    }

    /// Every captured record is of another partner.
    fn account(&self) -> Option<Found> {
        let partner = self.asked.partner.as_deref()?;
        let seen: BTreeSet<&str> =
            self.capture.rows.iter().map(|row| row.partner.as_str()).filter(|id| !id.is_empty()).collect();
        if seen.is_empty() || seen.contains(partner) {
            return None;
        }
        let list = listed(seen.iter().map(ToString::to_string), self.lang());
        Some(Found {
            weight: Weight::Proved,
            id: "account",
            reason: (
                format!(
                    "What was captured belongs to {list}, not to {partner}: the console may be signed in to another account."
                ),
                format!("已有记录属于 {list}，而不是 {partner}：控制台登录的可能是另一个账号。"),
            ),
            evidence: vec![],
            next: self.query().without(&[Filter::Partner]),
        })
    }

    /// The product is in no policy that was captured.
    fn product(&self) -> Option<Found> {
        let typed = self.asked.typed(Filter::Product).trim().to_lowercase();
        let policy = &self.capture.policy;
        if typed.is_empty() || policy.is_empty() || policy.iter().any(|name| name.contains(&typed)) {
            return None;
        }
        Some(Found {
            weight: Weight::Shown,
            id: "product",
            reason: (
                "The product is not in the policy's product list that was captured, so it may not be eligible.".into(),
                "该产品不在已有的政策产品列表中，可能不计返佣。".into(),
            ),
            evidence: vec![],
            next: self.query().without(&[Filter::Product]),
        })
    }

    fn today(&self) -> Option<Day> {
        let time = self.options.as_of.as_deref().map(read_time)?;
        time.read().and_then(Day::at)
    }

    /// The month is not over, or not counted yet.
    fn month_not_settled(&self) -> Option<Found> {
        let (month, today) = (self.asked.month?, self.today()?);
        let ready = match self.asked.site {
            Some(Site::International) => international_final(month)?,
            Some(Site::China) | None => Stages::of(month)?.counted,
        };
        if today >= ready {
            return None;
        }
        Some(Found {
            weight: Weight::Shown,
            id: "month_not_settled",
            reason: (
                format!(
                    "On {today}, {month} is not counted yet. It is by about {ready}; a purchase shows after that."
                ),
                format!("{today} 时 {month} 尚未统计，约 {ready} 完成，之后才会显示。"),
            ),
            evidence: vec![],
            next: self.query().with(Filter::Month, month.plus(-1)?.to_string()),
        })
    }

    /// The order's own date beside the month that is asked for.
    fn order_date(&self) -> Option<Found> {
        let (order, month) = (self.asked.order.as_deref()?, self.asked.month?);
        let read = read_identifier(IdentifierKind::Order, order)?;
        let value = read.value().filter(|value| value.len() >= 14)?;
        let placed = Period::new(value.get(..4)?.parse().ok()?, value.get(4..6)?.parse().ok()?)?;
        let later = placed.months_after(month);
        let next =
            self.query().with(Filter::Month, if later > 0 { placed } else { placed.plus(1)? }.to_string());
        if later > 0 {
            return Some(Found {
                weight: Weight::Shown,
                id: "order_date",
                reason: (
                    format!(
                        "The order number begins with a day of {placed}: it cannot be settled for {month}."
                    ),
                    format!("订单号以 {placed} 的日期开头，不可能结算在 {month}。"),
                ),
                evidence: vec![],
                next,
            });
        }
        Some(Found {
            weight: Weight::Hint,
            id: "order_date",
            reason: (
                format!(
                    "The order was placed in {placed}. What is used later is settled in later months, one by one."
                ),
                format!("该订单于 {placed} 下单，之后的用量会在后续月份逐月结算。"),
            ),
            evidence: vec![],
            next,
        })
    }

    /// Accounts of the other site begin with other digits.
    fn site(&self) -> Option<Found> {
        let site = self.asked.site?;
        let (own, other) = if site == Site::China { ("1000", "2000") } else { ("2000", "1000") };
        let ids = [&self.asked.partner, &self.asked.customer];
        let odd = ids.into_iter().flatten().find(|id| id.starts_with(other) && id.len() == 12)?;
        Some(Found {
            weight: Weight::Hint,
            id: "site",
            reason: (
                format!(
                    "{odd} begins with {other}, as accounts of the other site mostly do; those of this one mostly begin with {own}."
                ),
                format!("{odd} 以 {other} 开头，多为另一站点的账号；本站点的账号多以 {own} 开头。"),
            ),
            evidence: vec![],
            next: Query {
                site: Some(if site == Site::China { "intl" } else { "cn" }),
                ..self.query().clone()
            },
        })
    }

    /// What experience suggests where nothing was captured that could prove it.
    fn habits(&self) -> Vec<Found> {
        let mut found = Vec::new();
        if self.asked.order.is_some() {
            found.push(Found {
                weight: Weight::Habit,
                id: "order_filter",
                reason: (
                    "Leave the order out and search by customer and month; then put the order back. Records without it, and none with it, mean that the ID is mistyped; none at all mean that the record is not in this month yet.".into(),
                    "先去掉订单号，按客户和月份查询，再加上订单号。去掉后有记录、加上后没有，说明订单号有误；两次都没有，说明记录尚未进入该月。".into(),
                ),
                evidence: vec![],
                next: self.query().without(&[Filter::Order]),
            });
        }
        if let Some(next) = self.asked.month.and_then(|month| month.plus(1)) {
            found.push(Found {
                weight: Weight::Habit,
                id: "neighbours",
                reason: (
                    "Settlement often closes later than the month. Look at the month after, then at the one before.".into(),
                    "结算常晚于自然月，请查看下一个月，再查看上一个月。".into(),
                ),
                evidence: vec![],
                next: self.query().with(Filter::Month, next.to_string()),
            });
        }
        found.push(Found {
            weight: Weight::Habit,
            id: "context",
            reason: (
                "Compare the account, the site and the role that the console shows with those you expect; a view for reports or a test environment shows other numbers.".into(),
                "请核对控制台显示的账号、站点和角色是否与预期一致；报表视图或测试环境的数据会不同。".into(),
            ),
            evidence: self.seen(),
            next: self.query().without(&[Filter::Status, Filter::Product]),
        });
        found
    }

    /// What was captured, in a few words.
    fn seen(&self) -> Vec<String> {
        let months: BTreeSet<Period> = self.capture.rebates().filter_map(|row| row.period).collect();
        if self.capture.rows.is_empty() {
            return vec![self.says(
                "Nothing was captured before, so nothing can be proved here.",
                "此前没有任何记录，因此无法据此证明。",
            )];
        }
        let list = listed(months.iter().map(ToString::to_string), self.lang());
        let count = self.capture.rows.len();
        vec![match self.lang() {
            Lang::En => format!("Captured: {count} records, months {list}."),
            Lang::ZhCn => format!("已有记录 {count} 条，月份：{list}。"),
        }]
    }

    fn says(&self, en: &str, zh: &str) -> String {
        self.lang().pick(en, zh).into()
    }
}

fn id_of(row: &Captured, filter: Filter) -> &str {
    match filter {
        Filter::Order => &row.order,
        Filter::Customer => &row.customer,
        _ => &row.partner,
    }
}

fn listed(all: impl Iterator<Item = String>, lang: Lang) -> String {
    let all: Vec<String> = all.take(LISTED).collect();
    if all.is_empty() { lang.pick("none", "无").into() } else { all.join(lang.pick(", ", "、")) }
}

/// Where records stand: the first few.
fn places(rows: &[&Captured]) -> Vec<String> {
    rows.iter().take(3).map(|row| format!("{}:{} {}", row.input, row.line, row.label())).collect()
}

/// Whether one digit was changed, left out, put in, or changed places with its
/// neighbour.
fn differs_by_one(typed: &str, known: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), known.chars().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let rest = |all: &[char], from: usize| all.get(from..).unwrap_or_default().to_vec();
    let ends = |a: &[char], b: &[char], from_a: usize, from_b: usize| rest(a, from_a) == rest(b, from_b);
    match a.len().cmp(&b.len()) {
        core::cmp::Ordering::Equal => {
            let swapped = a.get(same) == b.get(same + 1) && a.get(same + 1) == b.get(same);
            same < a.len()
                && (ends(&a, &b, same + 1, same + 1) || (swapped && ends(&a, &b, same + 2, same + 2)))
        }
        core::cmp::Ordering::Less => a.len() + 1 == b.len() && ends(&a, &b, same, same + 1),
        core::cmp::Ordering::Greater => a.len() == b.len() + 1 && ends(&a, &b, same + 1, same),
    }
}
