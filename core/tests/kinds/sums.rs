//! Rows of sums, remarks below and above, sums that rounding sets apart.

use super::*;

const TITLES: [&str; 24] = [
    "Total",
    "Grand Total",
    "Subtotal",
    "Sub-total",
    "TOTAL AMOUNT",
    "Total for October",
    "CVM Total (CNY)",
    "October total:",
    "Sum",
    "Totals",
    "Overall total",
    "Total (incl. all products)",
    "合计",
    "总计",
    "小计",
    "汇总",
    "本月合计",
    "CVM 汇总",
    "总计（元）",
    "2024年10月小计",
    "合 计",
    "累计",
    "合计：",
    "客户小计",
];

/// A row of a sum in any place with any title.
fn sum_row(random: &mut Random, sum: Decimal) -> Vec<String> {
    let mut row = vec![String::new(); COLUMNS.len()];
    let title = random.pick(&TITLES);
    row[random.pick(&[ID, ID, MONTH, PRODUCT, CUSTOMER, ORDER])] = title.into();
    if random.below(2) == 0 && row[MONTH].is_empty() {
        row[MONTH] = "2024-10".into();
    }
    if random.below(2) == 0 {
        row[CURRENCY] = "CNY".into();
    }
    row[AMOUNT] = money(sum);
    row
}

#[test]
fn rows_of_sums_with_titles() {
    holds("A1 sums with titles", 95, |random| {
        let table = Table::of(random);
        let mut grid = vec![table.header()];
        let is_grouped = random.below(2) == 0;
        let mut since = Decimal::ZERO;
        for (row, amount) in table.rows.iter().zip(&table.amounts) {
            grid.push(row.clone());
            since += amount;
            if is_grouped && random.below(4) == 0 {
                grid.push(sum_row(random, since));
                since = Decimal::ZERO;
            }
        }
        let at = if random.below(5) == 0 { 1 } else { grid.len() };
        grid.insert(at, sum_row(random, table.sum()));
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn rows_of_sums_that_are_wrong() {
    holds("A1 wrong sums", 95, |random| {
        let table = Table::of(random);
        let mut grid = table.grid();
        let stated = table.sum() + Decimal::new(random.between(-5_000, 5_000), 2);
        grid.push(sum_row(random, stated));
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn rows_of_sums_among_few_columns() {
    holds("A1 sums, few columns", 80, |random| {
        let table = Table::of(random);
        let mut grid = table.grid();
        let mut total = sum_row(random, table.sum());
        let titled = (ID..=MONTH).chain(CUSTOMER..=PRODUCT).find(|at| TITLES.contains(&total[*at].as_str()));
        total[CURRENCY] = "CNY".into();
        grid.push(total);
        let grid = with_some_columns(random, grid, &[titled.unwrap()]);
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn rows_of_sums_without_a_title() {
    holds("A1 sums without a title", 0, |random| {
        let table = Table::of(random);
        let mut grid = table.grid();
        let mut total = vec![String::new(); COLUMNS.len()];
        total[AMOUNT] = money(table.sum());
        if random.below(2) == 0 {
            total[MONTH] = "2024-10".into();
        }
        if random.below(2) == 0 {
            total[CURRENCY] = "CNY".into();
        }
        grid.push(total);
        let needed = [random.pick(&[ID, ORDER])];
        let grid = with_some_columns(random, grid, &needed);
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn footers_are_remarks() {
    holds("A8 footers", 90, |random| {
        let table = Table::of(random);
        let mut grid = table.grid();
        let count = table.rows.len();
        let footers = [
            format!("共{count}笔记录"),
            format!("共 {count} 条"),
            "第2页".into(),
            "第 1 页 / 共 3 页".into(),
            "导出时间：2024-11-05 10:00:00".into(),
            "制表人：张三".into(),
            "审核人：".into(),
            "--------".into(),
            "======".into(),
            format!("{count} rows selected."),
            format!("({count} rows)"),
            "Page 1 of 3".into(),
            "Exported at 2024-11-05".into(),
            "Prepared by: finance".into(),
            "End of report".into(),
            "备注：以上金额不含税".into(),
            format!("合计：{}元", money(table.sum())),
        ];
        for _ in 0..=random.below(3) {
            let mut row = vec![String::new(); COLUMNS.len()];
            row[0] = footers[random.below(footers.len())].clone();
            if random.below(4) == 0 {
                row.truncate(1);
            }
            grid.push(row);
        }
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn a_total_differs_from_its_rows_by_rounding() {
    holds("B6 rounding of totals", 95, |random| {
        let mut table = Table::of(random);
        table.amounts =
            table.amounts.iter().map(|own| own + Decimal::new(random.between(0, 999_999), 8)).collect();
        for (row, amount) in table.rows.iter_mut().zip(&table.amounts) {
            row[AMOUNT] = amount.to_string();
        }
        let by_row: Decimal = table.amounts.iter().map(|own| own.round_dp(2)).sum();
        let stated = if random.below(2) == 0 { by_row } else { table.sum().round_dp(2) };
        let mut grid = table.grid();
        grid.push(sum_row(random, stated));
        // No base: the amounts are not rounded as their lines would be.
        let kept = [ID, MONTH, CUSTOMER, ORDER, PRODUCT, AMOUNT, CURRENCY, STATUS];
        let grid: Grid = grid.iter().map(|row| kept.map(|at| row[at].clone()).to_vec()).collect();
        let case = Case::of(random, &grid, table.sum());
        let (_, said) = checked(&case);
        assert!(!said.contains("TO002"), "{}{said}", case.shown);
        case
    });
}

/// What three records and a further row come to, where that is no record.
fn with_row(row: &str) -> String {
    let head = "Record ID,Settlement Month,Product,Rebate Amount,Currency\n";
    let rows = "RB1,2024-10,CVM,100.00,CNY\nRB2,2024-10,CVM,90.00,CNY\nRB3,2024-10,COS,100.00,CNY\n";
    let text = format!("{head}{rows}{row}\n");
    checked(&Case::text(text, Decimal::new(29_000, 2))).1
}

#[test]
fn a_title_of_sums_stands_anywhere_beside_a_blank_identifier() {
    for title in ["Total (incl. all products)", "Total cloud products", "产品汇总（含税）"] {
        let said = with_row(&format!(",2024-10,{title},291.00,CNY"));
        assert!(said.starts_with("rebate Some(\"290.00\")\nFI021"), "{title}: {said}");
        assert!(said.contains("TO002"), "{title}: {said}");
    }
}
