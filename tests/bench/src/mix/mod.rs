//! The tables that everything here is measured on: synthetic records of which a
//! given part is faulty, of every kind. The same number of records and the same
//! part give the same bytes on every machine, and a longer table begins with
//! the rows of a shorter one.

mod faults;
mod record;

use record::Record;
use std::io::{self, Write};

/// Columns of a table.
pub(crate) const COLUMNS: usize = 14;

const HEADER: [&str; COLUMNS] = [
    "Record ID",
    "Settlement Month",
    "Partner UIN",
    "Customer UIN",
    "Order ID",
    "Product",
    "Base Amount",
    "Commission Rate",
    "Adjustment",
    "Commission",
    "Currency",
    "Status",
    "Order Time",
    "Remark",
];

/// So many records, of which so many in a hundred are faulty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mix {
    pub(crate) records: u64,
    pub(crate) percent: u64,
}

impl Mix {
    /// The name of its file.
    pub(crate) fn file_name(self) -> String {
        format!("mix-{}-{}.csv", self.percent, self.records)
    }

    /// Writes the table, a record at a time.
    pub(crate) fn write(self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{}", HEADER.join(","))?;
        let mut record = Record::default();
        for number in 0..self.records {
            record.make(number);
            if let Some(fault) = faults::of(number, self.percent) {
                fault.apply(&mut record, number);
            }
            record.write(out)?;
        }
        Ok(())
    }

    /// The table as bytes, for those that are small.
    pub(crate) fn bytes(self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.write(&mut bytes)?;
        Ok(bytes)
    }
}

/// Every kind of fault and the rules that report it, a line each.
pub(crate) fn kinds() -> String {
    let line = |fault: &faults::Fault| format!("{}: {}\n", fault.name, fault.codes.join(", "));
    faults::ALL.iter().map(line).collect()
}

/// A number that looks random and is the same for the same argument
/// (`SplitMix64`).
const fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x2545_F491_4F6C_DD1D);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, HEADER, Mix, faults, record::Record};
    use rebatelens_core::{Input, Options, check, report::Report};

    fn checked(bytes: &[u8]) -> Report {
        check(&[Input::file("mix.csv", bytes)], &Options::default()).unwrap()
    }

    #[test]
    fn a_clean_table_has_no_finding() {
        let report = checked(&Mix { records: 5_000, percent: 0 }.bytes().unwrap());
        assert_eq!(report.summary.records, 5_000);
        assert_eq!(report.findings, []);
    }

    #[test]
    fn a_longer_table_begins_with_the_shorter_one() {
        let (short, long) = (Mix { records: 500, percent: 20 }, Mix { records: 900, percent: 20 });
        assert!(long.bytes().unwrap().starts_with(&short.bytes().unwrap()));
    }

    #[test]
    fn a_record_has_about_130_bytes() {
        for percent in [1, 20] {
            let bytes = Mix { records: 10_000, percent }.bytes().unwrap().len() / 10_000;
            assert!((125..=140).contains(&bytes), "{percent} %: {bytes} bytes a record");
        }
    }

    #[test]
    fn the_part_of_faulty_records_is_what_was_asked_for() {
        for percent in [1, 20] {
            let faulty = (0..100_000).filter(|number| faults::of(*number, percent).is_some()).count();
            let asked = usize::try_from(percent).unwrap() * 1_000;
            assert!(faulty.abs_diff(asked) * 20 < asked, "{percent} %: {faulty} of 100,000");
        }
    }

    #[test]
    fn every_kind_of_fault_stands_in_the_mix() {
        for fault in faults::ALL {
            let there =
                (0..10_000).any(|number| faults::of(number, 20).is_some_and(|f| f.name == fault.name));
            assert!(there, "{}", fault.name);
        }
    }

    /// One faulty record among clean ones is found by the rule of its fault.
    #[test]
    fn every_kind_of_fault_is_found() {
        const AT: u64 = 150;
        let mut wrong = Vec::new();
        for fault in faults::ALL {
            let mut bytes = Vec::from(HEADER.join(",") + "\n");
            let mut record = Record::default();
            for number in 0..300 {
                record.make(number);
                if number == AT {
                    fault.apply(&mut record, number);
                }
                record.write(&mut bytes).unwrap();
            }
            let report = checked(&bytes);
            let codes: Vec<&str> = report.findings.iter().map(|finding| finding.code).collect();
            if !fault.codes.iter().all(|code| codes.contains(code))
                || fault.codes.is_empty() != codes.is_empty()
            {
                wrong.push(format!("{}: {codes:?} where {:?} is expected", fault.name, fault.codes));
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }

    #[test]
    fn the_header_has_a_field_for_every_column() {
        let report = checked(&Mix { records: 3, percent: 0 }.bytes().unwrap());
        let fields = report.inputs[0].columns.iter().filter(|column| column.field.is_some()).count();
        assert_eq!(fields, COLUMNS);
    }
}
