//! Answers of interfaces in wrappings.

use super::*;

#[test]
fn answers_in_wrappings() {
    holds("B10 wrapped answers", 50, |random| {
        let table = Table::of(random);
        let names = table.header();
        let mut records = Vec::new();
        for row in &table.rows {
            let cells: Vec<String> =
                names.iter().zip(row).map(|(name, cell)| format!("\"{name}\":\"{cell}\"")).collect();
            records.push(format!("{{{}}}", cells.join(",")));
        }
        let list = records.join(",");
        let (first, second) = records.split_at(records.len() / 2);
        let pages = format!(
            r#"[{{"data":{{"list":[{}]}}}},{{"data":{{"list":[{}]}}}}]"#,
            first.join(","),
            second.join(",")
        );
        let text = match random.below(8) {
            0 => format!("[{list}]"),
            1 => format!(r#"{{"code":0,"data":{{"list":[{list}],"total":{}}}}}"#, table.rows.len()),
            2 => format!(r#"{{"code":0,"message":"ok","data":[{list}]}}"#),
            3 => format!(r#"{{"data":{{"records":[{list}],"page":1,"pageSize":20}}}}"#),
            4 => pages,
            5 => format!(r#"{{"Response":{{"List":[{list}],"RequestId":"r"}}}}"#),
            6 => format!(r#"{{"success":true,"result":{{"items":[{list}],"others":null}}}}"#),
            _ => records.join("\n"),
        };
        Case::text(text, table.sum())
    });
}

#[test]
fn pages_in_a_list_and_their_numbers_beside_the_records() {
    let record = |id: &str| {
        format!(
            r#"{{"Record ID":"{id}","Settlement Month":"2024-10","Rebate Amount":"50.00","Currency":"CNY"}}"#
        )
    };
    let (one, two) = (record("RB1"), record("RB2"));
    for text in [
        format!(r#"[{{"data":{{"list":[{one}]}}}},{{"data":{{"list":[{two}]}}}}]"#),
        format!(r#"{{"data":{{"records":[{one},{two}],"page":1,"pageSize":20}}}}"#),
    ] {
        let (answer, said) = checked(&Case::text(text, Decimal::ONE_HUNDRED));
        assert!(answer == Answer::Right, "{said}");
    }
}
