//! Units above the table, later headers, separators, blanks that mean "as above".

use super::*;

/// A row above the table that is not wider than one.
fn above(text: &str, width: usize) -> Vec<String> {
    let mut row = vec![String::new(); width];
    row[0] = text.into();
    row
}

#[test]
fn a_unit_above_the_table_holds() {
    holds("A3 units above", 75, |random| {
        let mut table = Table::of(random);
        let (text, factor) = random.pick(&[
            ("单位：万元", 10_000_i64),
            ("（单位：万元）", 10_000),
            ("单位:千元", 1_000),
            ("金额单位：分", -100),
            ("单位：分", -100),
            ("单位：元", 1),
            ("Amounts in thousands", 1_000),
            ("Amounts in cents", -100),
            ("All amounts in CNY thousands", 1_000),
            ("金额单位：人民币万元", 10_000),
        ]);
        let scaled = |text: &str| {
            let own: Decimal = text.parse().unwrap();
            let written = if factor < 0 { own * Decimal::from(-factor) } else { own / Decimal::from(factor) };
            written.normalize().to_string()
        };
        table.change(AMOUNT, scaled);
        table.change(BASE, scaled);
        let mut grid = table.grid();
        let width = grid[0].len();
        grid.insert(0, above(text, width));
        if random.below(2) == 0 {
            grid.insert(0, above(table.says("Rebate details 2024-10", "2024年10月返佣明细"), width));
        }
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn currency_and_month_stand_above_the_table() {
    holds("A3 currency and month above", 95, |random| {
        let table = Table::of(random);
        let kept: Vec<usize> = (0..COLUMNS.len()).filter(|at| *at != CURRENCY && *at != MONTH).collect();
        let mut grid: Grid =
            table.grid().iter().map(|row| kept.iter().map(|at| row[*at].clone()).collect()).collect();
        let width = grid[0].len();
        grid.insert(0, above(table.says("Currency: CNY", "币种：CNY"), width));
        grid.insert(0, above(table.says("Settlement Month: 2024-10", "结算月份：2024-10"), width));
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn a_later_header_holds() {
    holds("A7 later headers", 95, |random| {
        let table = Table::of(random);
        let at = 1 + random.below(table.rows.len() - 1);
        let mut head = header(if random.below(3) == 0 { !table.is_chinese } else { table.is_chinese });
        let mut grid = table.grid();
        match random.below(5) {
            0 => head[0] = format!("\u{FEFF}{}", head[0]),
            1 => head = head.iter().map(|name| format!(" {name} ")).collect(),
            2 => head.push(String::new()),
            3 => {
                // The columns stand in another order from there on.
                let (one, two) =
                    (random.pick(&[ID, CUSTOMER, ORDER, PRODUCT]), random.pick(&[AMOUNT, BASE, STATUS]));
                head.swap(one, two);
                grid[at + 1..].iter_mut().for_each(|row| row.swap(one, two));
            }
            _ => {}
        }
        grid.insert(at + 1, head);
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn a_row_of_units_or_types_stands_below_the_header() {
    holds("A7 rows of units", 90, |random| {
        let table = Table::of(random);
        let units = ["", "", "", "", "", "元", "%", "元", "", ""];
        let types = [
            "string", "string", "string", "string", "string", "decimal", "percent", "decimal", "string",
            "string",
        ];
        let row = random.pick(&[units, types]).map(String::from).to_vec();
        let mut grid = table.grid();
        grid.insert(1, row);
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn the_separator_is_that_of_the_whole_table() {
    holds("B1 separators", 95, |random| {
        let mut table = Table::of(random);
        let other =
            random.pick(&["CVM|S5|2C|4G|50G|广州", "a;b;c;d", "CVM; S5; 4G", "x|y|z|w|v|u|t|s|r|q|p"]);
        for row in 0..table.rows.len() {
            if random.below(2) == 0 {
                table.rows[row][PRODUCT] = other.into();
                // A product of its own has no usual rate.
            }
        }
        let grid = table.grid();
        let separator = random.pick(&[',', ',', '\t']);
        let mut text = separated(&grid, separator);
        match random.below(4) {
            0 => {
                let titles =
                    ["Rebate details", "Partner: 100000032030", "Exported, by finance, on demand", "a", "b"];
                text = titles.join("\n") + "\n" + &text;
            }
            1 if separator == ',' => text = text.replace(',', "\t,"),
            2 => text = format!("sep={separator}\n{text}"),
            _ => {}
        }
        Case::text(text, table.sum())
    });
}

#[test]
fn blanks_that_mean_as_above() {
    holds("B9 blanks as above", 0, |random| {
        let table = Table::of(random);
        let mut grid = table.grid();
        let blank = random.pick(&[
            [MONTH, MONTH],
            [MONTH, CURRENCY],
            [CUSTOMER, MONTH],
            [CURRENCY, CURRENCY],
            [CUSTOMER, PRODUCT],
        ]);
        for row in grid.iter_mut().skip(2) {
            for at in blank {
                row[at].clear();
            }
        }
        Case::of(random, &grid, table.sum())
    });
}

#[test]
fn blank_cells_behind_a_later_header_are_no_columns() {
    let rows = "RB1,2024-10,100.00,CNY\nRecord ID,Settlement Month,Rebate Amount,Currency,,\nRB2,2024-10,90.00,CNY\n";
    let text = format!("Record ID,Settlement Month,Rebate Amount,Currency\n{rows}");
    let (answer, said) = checked(&Case::text(text, Decimal::new(19_000, 2)));
    assert!(answer == Answer::Right && said.contains("FI022"), "{said}");
}
