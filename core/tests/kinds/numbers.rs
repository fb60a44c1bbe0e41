//! Amounts that are absent, ambiguous, marked, spelled in other ways, or twice there.

use super::*;

#[test]
fn an_amount_that_is_not_there_is_no_zero() {
    holds("A5 absent amounts", 0, |random| {
        let mut table = Table::of(random);
        let word = random.pick(&[
            "", "-", "--", "N/A", "#N/A", "null", "NULL", "待定", "TBD", "#REF!", "n/a", "无", "abc",
            "pending",
        ]);
        let all = random.below(3) == 0;
        for row in 0..table.rows.len() {
            if all || row == 0 || random.below(3) == 0 {
                table.rows[row][AMOUNT] = word.into();
            }
        }
        let grid = table.grid();
        Case { truth: None, ..Case::of(random, &grid, Decimal::ZERO) }
    });
}

#[test]
fn an_amount_column_that_is_not_known() {
    holds("A5 unknown amount column", 0, |random| {
        let table = Table::of(random);
        let mut grid = table.grid();
        grid[0][AMOUNT] =
            random.pick(&["Earned", "Value", "Net", "数额", "应收", "X", "Amt (final)", "结果"]).into();
        Case { truth: Some(table.sum()), ..Case::of(random, &grid, table.sum()) }
    });
}

#[test]
fn what_is_no_identifier_joins_nothing() {
    holds("A6 words for no identifier", 90, |random| {
        let mut table = Table::of(random);
        let word = random
            .pick(&["NULL", "\\N", "#N/A", "None", "nan", "(空白)", "无", "未知", "########", "-", "N/A"]);
        let column = random.pick(&[ID, ORDER, CUSTOMER]);
        table.change(column, |_| word.into());
        let grid = table.grid();
        let case = Case::of(random, &grid, table.sum());
        let (_, said) = checked(&case);
        assert!(!said.contains("DU00") && !said.contains("AM014"), "{}{said}", case.shown);
        case
    });
}

#[test]
fn thousands_where_semicolons_separate_are_asked_about() {
    holds("A9 1.250 between semicolons", 0, |random| {
        let count = 2 + random.below(8);
        let is_chinese = random.below(2) == 0;
        let head = if is_chinese {
            "记录编号;结算月份;返佣金额;币种\n"
        } else {
            "Record ID;Settlement Month;Rebate Amount;Currency\n"
        };
        let mut text = head.to_owned();
        let mut sum = Decimal::ZERO;
        for _ in 0..count {
            let thousands = random.between(1, 90);
            let rest = random.between(0, 1_000);
            sum += Decimal::from(thousands * 1_000 + rest);
            let id = random.digits(10);
            text = format!("{text}RB{id};2024-10;{thousands}.{rest:03};EUR\n");
        }
        Case::text(text, sum)
    });
}

#[test]
fn marks_that_force_text_are_cleaned() {
    holds("B3 marks that force text", 95, |random| {
        let mut table = Table::of(random);
        for _ in 0..=random.below(3) {
            let column = random.below(COLUMNS.len());
            let mark = random.below(4);
            table.change(column, |text| {
                let bare = text.trim_start_matches(['\'', '`', '=', '\t']).trim_matches('"');
                match mark {
                    0 => format!("'{bare}"),
                    1 => format!("`{bare}"),
                    2 => format!("=\"{bare}\""),
                    _ => format!("{bare}\t"),
                }
            });
        }
        let grid = table.grid();
        Case::text(separated(&grid, ','), table.sum())
    });
}

#[test]
fn months_as_days_and_serials() {
    holds("B4 month serials", 0, |random| {
        let mut table = Table::of(random);
        let text = random.pick(&[
            "45566",
            "45596",
            "2024-10-31",
            "2024/10/1",
            "2024年10月",
            "202410",
            "Oct-24",
            "10/2024",
        ]);
        table.change(MONTH, |_| text.into());
        let grid = table.grid();
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn numbers_in_many_forms() {
    holds("B8 number forms", 80, |random| {
        let mut table = Table::of(random);
        let grouped = |value: Decimal| {
            let text = money(value);
            let (whole, rest) = text.split_once('.').unwrap();
            let mut out = String::new();
            for (at, digit) in whole.chars().enumerate() {
                if at > 0 && (whole.len() - at) % 3 == 0 {
                    out.push(',');
                }
                out.push(digit);
            }
            format!("{out}.{rest}")
        };
        for row in 0..table.rows.len() {
            let value = table.amounts[row];
            let plain = money(value);
            let text = match random.below(14) {
                0 => grouped(value),
                1 => format!("¥{}", grouped(value)),
                2 => format!("CN¥{plain}"),
                3 => format!("{plain}元"),
                4 => format!("+{plain}"),
                5 => format!("{plain} CNY"),
                6 => format!("RMB {plain}"),
                7 => plain
                    .chars()
                    .map(|c| if c.is_ascii_digit() { char::from_u32(c as u32 + 0xFEE0).unwrap() } else { c })
                    .collect(),
                8 => format!(" {plain} "),
                9 => format!("{}E-2", (value * Decimal::ONE_HUNDRED).normalize()),
                10 => format!("{plain}00"),
                11 => format!("￥{plain}"),
                12 => format!("00{plain}"),
                _ => format!("\u{A0}{plain}"),
            };
            table.rows[row][AMOUNT] = text;
        }
        let grid = table.grid();
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn negative_numbers_in_many_forms() {
    holds("B8 negative forms", 70, |random| {
        let mut table = Table::of(random);
        for row in 0..table.rows.len() {
            if random.below(3) > 0 {
                continue;
            }
            let value = table.amounts[row];
            let plain = money(value);
            table.amounts[row] = -value;
            let base = table.rows[row][BASE].clone();
            table.rows[row][BASE] = format!("-{base}");
            table.rows[row][AMOUNT] = match random.below(6) {
                0 => format!("({plain})"),
                1 => format!("{plain}-"),
                2 => format!("\u{2212}{plain}"),
                3 => format!("-¥{plain}"),
                4 => format!("（{plain}）"),
                _ => format!("-{plain}"),
            };
        }
        let grid = table.grid();
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn columns_with_and_without_tax() {
    holds("B7 tax columns", 30, |random| {
        let table = Table::of(random);
        let mut grid = table.grid();
        let with = table.says("Rebate Amount (incl. tax)", "返佣金额（含税）");
        let without = table.says("Rebate Amount (excl. tax)", "返佣金额（不含税）");
        // The base gives the one with tax, or the one without.
        let is_with = random.below(2) == 0;
        let factor = Decimal::new(106, 2);
        let taxed: Vec<String> = table
            .amounts
            .iter()
            .map(|own| money(if is_with { own / factor } else { own * factor }))
            .collect();
        let (own, other) = if is_with { (with, without) } else { (without, with) };
        let is_first = random.below(2) == 0;
        let at = if is_first { AMOUNT + 1 } else { AMOUNT };
        grid[0][AMOUNT] = own.into();
        grid[0].insert(at, other.into());
        for (row, amount) in grid.iter_mut().skip(1).zip(taxed) {
            row.insert(at, amount);
        }
        Case::of(random, &grid, table.sum())
    });
}
