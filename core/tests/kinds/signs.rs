//! Signs in other columns and words, refunds, rows once more, statements beside.

use super::*;

#[test]
fn a_column_of_directions_or_a_word_takes_back() {
    holds("A4 directions", 25, |random| {
        let mut table = Table::of(random);
        let (name, gives, takes) = random.pick(&[
            ("收/支", "收", "支"),
            ("收支类型", "收入", "支出"),
            ("借贷方向", "贷", "借"),
            ("Dr/Cr", "Cr", "Dr"),
            ("Direction", "1", "-1"),
            ("交易类型", "购买", "冲正"),
            ("交易类型", "新购", "退款"),
            ("类型", "购买", "冲销"),
            ("类型", "续费", "红冲"),
            ("Transaction Type", "Purchase", "Reversal"),
            ("Transaction Type", "Purchase", "Clawback"),
            ("Type", "Purchase", "Chargeback"),
            ("Type", "New", "Void"),
            ("业务类型", "购买", "追扣"),
            ("业务类型", "购买", "扣回"),
            ("费用类型", "购买", "包年包月退款"),
        ]);
        let mut grid = table.grid();
        grid[0].push(name.into());
        for row in 0..table.rows.len() {
            let is_back = random.below(3) == 0;
            if is_back {
                table.amounts[row] = -table.amounts[row];
            }
            grid[row + 1].push(if is_back { takes } else { gives }.into());
        }
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn a_part_of_an_order_is_taken_back() {
    holds("A19 partial refunds", 90, |random| {
        let mut table = Table::of(random);
        for row in 0..table.rows.len() {
            if random.below(3) > 0 {
                continue;
            }
            let part = Decimal::new(random.between(1, 10), 1);
            let base = -(table.number(row, BASE) * part).round_dp(2);
            let rate = table.rows[row][RATE].trim_end_matches('%').parse::<Decimal>().unwrap();
            let amount = (base * rate / Decimal::ONE_HUNDRED)
                .round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
            let mut back = table.rows[row].clone();
            back[ID] = format!("RB{}", random.digits(10));
            back[BASE] = money(base);
            back[AMOUNT] = money(amount);
            table.rows.push(back);
            table.amounts.push(amount);
        }
        let grid = table.grid();
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn a_row_once_more() {
    holds("A18 rows once more", 0, |random| {
        let table = Table::of(random);
        let mut grid = table.grid();
        let row = random.below(table.rows.len());
        let mut again = table.rows[row].clone();
        if random.below(2) == 0 {
            again[ID] = format!("RB{}", random.digits(10));
        }
        grid.insert(1 + random.below(grid.len() - 1), again);
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn a_statement_beside_its_details() {
    holds("A2 statement beside details", 95, |random| {
        let table = Table::of(random);
        let grid = table.grid();
        let off =
            if random.below(2) == 0 { Decimal::ZERO } else { Decimal::new(random.between(1, 9_000), 2) };
        let stated = money(table.sum() + off);
        let (head, row): (&[&str], Vec<&str>) = random
            .pick(&[
                (&["Settlement Month", "Statement Amount", "Status"][..], 0),
                (&["Statement ID", "Settlement Month", "Statement Amount", "Currency"][..], 1),
                (&["结算月份", "对账单金额", "币种", "状态"][..], 2),
                (&["结算月份", "返佣金额", "币种"][..], 3),
                (&["Settlement Month", "Rebate Amount", "Currency"][..], 3),
                (&["对账单编号", "结算月份", "对账单金额", "币种"][..], 1),
            ])
            .pipe(|(head, form)| {
                let row = match form {
                    0 => vec!["2024-10", &*stated, "In review"],
                    1 => vec!["ST20241001", "2024-10", &*stated, "CNY"],
                    2 => vec!["2024-10", &*stated, "CNY", "审核中"],
                    _ => vec!["2024-10", &*stated, "CNY"],
                };
                (head, row)
            });
        let text = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<String>>();
        let statement = vec![text(head), text(&row)];
        let mut inputs = vec![written(random, &grid), written(random, &statement)];
        if random.below(2) == 0 {
            inputs.reverse();
        }
        Case { inputs, truth: Some(table.sum()), shown: separated(&grid, '|') + &separated(&statement, '|') }
    });
}

/// A value handed on to a function.
trait Pipe: Sized {
    fn pipe<T>(self, to: impl FnOnce(Self) -> T) -> T {
        to(self)
    }
}

impl<T> Pipe for T {}

#[test]
fn a_column_that_calls_itself_a_type_is_read_as_one() {
    for name in ["费用类型", "单据类别", "Charge Type", "Record Kind"] {
        let text = format!(
            "Record ID,Settlement Month,Rebate Amount,Currency,{name}\nRB1,2024-10,50.00,CNY,购买\nRB2,2024-10,30.00,CNY,冲正\n"
        );
        let (answer, said) = checked(&Case::text(text, Decimal::new(2_000, 2)));
        assert!(answer == Answer::LeftOut && said.contains("AM008"), "{name}: {said}");
    }
}
