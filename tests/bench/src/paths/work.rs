//! What each path does, by the core's public face alone.

use super::{Made, Work};
use crate::mix::Mix;
use anyhow::{Result, bail, ensure};
use ed25519_dalek::{Signer, SigningKey};
use rebatelens_core::{
    Input, Options, PageContext, annotate, check,
    evidence::{Bundle, BundleFile, BundleRequest},
    model::{
        identifier::{IdentifierKind, read_identifier},
        money::read_amount,
        period::read_period,
        status::read_status,
        time::read_time,
    },
    report::Report,
};
use std::{fmt::Write, hint::black_box, io::Read};

const RECORDS: u64 = 10_000;
const PAGE_ROWS: u64 = 100;
const PAGES: u64 = 10;
const BUNDLE_RECORDS: u64 = 2_000;
const LONG_NOTES: u64 = 400;

fn mix(percent: u64) -> Mix {
    Mix { records: RECORDS, percent }
}

fn made(value: impl std::any::Any) -> Made {
    Box::new(value)
}

/// The reference: the `csv` crate splits the bytes and does no more.
pub(super) fn split() -> Result<Work> {
    let bytes = mix(1).bytes()?;
    Ok(Work { units: RECORDS, run: Box::new(move || Ok(made(split_all(bytes.as_slice())?))) })
}

/// Records of a table, as the `csv` crate splits it.
pub(crate) fn split_all(table: impl Read) -> Result<u64> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(table);
    let mut record = csv::ByteRecord::new();
    let mut records = 0;
    while reader.read_byte_record(&mut record)? {
        records += 1;
    }
    Ok(records)
}

/// The report of a table.
pub(crate) fn checked(bytes: &[u8]) -> Result<Report> {
    match check(&[Input::file("mix.csv", bytes)], &Options::default()) {
        Ok(report) => Ok(report),
        Err(error) => bail!("the table is not read: {error:?}"),
    }
}

pub(super) fn check_1() -> Result<Work> {
    let bytes = mix(1).bytes()?;
    Ok(Work { units: RECORDS, run: Box::new(move || Ok(made(checked(&bytes)?))) })
}

pub(super) fn check_20() -> Result<Work> {
    let bytes = mix(20).bytes()?;
    Ok(Work { units: RECORDS, run: Box::new(move || Ok(made(checked(&bytes)?))) })
}

/// Reading cells that are quoted: their long remarks are nearly all of the
/// table.
pub(super) fn quoted() -> Result<Work> {
    let mut text = String::from("Record ID,Settlement Month,Commission,Currency,Remark\n");
    for number in 0..LONG_NOTES {
        let line = "split over two months, see \"\"part 2\"\" of the order\n";
        writeln!(text, "R{number:09},2026-10,12.50,USD,\"{}\"", line.repeat(20))?;
    }
    let units = u64::try_from(text.len() / 1_024)?;
    Ok(Work { units, run: Box::new(move || Ok(made(checked(text.as_bytes())?))) })
}

/// The cells of one column of the 20 % mix.
fn cells(column: usize) -> Result<Vec<String>> {
    let bytes = mix(20).bytes()?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes.as_slice());
    let mut cells = Vec::new();
    for record in reader.records() {
        cells.push(record?.get(column).unwrap_or_default().to_string());
    }
    Ok(cells)
}

/// Reading each cell of a column.
fn each(column: usize, read: impl Fn(&str) + 'static) -> Result<Work> {
    let cells = cells(column)?;
    let run = move || {
        for cell in &cells {
            read(cell);
        }
        Ok(made(cells))
    };
    Ok(Work { units: RECORDS, run: Box::new(run) })
}

pub(super) fn amounts() -> Result<Work> {
    each(9, |cell| {
        black_box(read_amount(cell));
    })
}

pub(super) fn identifiers() -> Result<Work> {
    each(4, |cell| {
        black_box(read_identifier(IdentifierKind::Order, cell));
    })
}

pub(super) fn months() -> Result<Work> {
    each(1, |cell| {
        black_box(read_period(cell));
    })
}

pub(super) fn times() -> Result<Work> {
    each(12, |cell| {
        black_box(read_time(cell));
    })
}

pub(super) fn statuses() -> Result<Work> {
    each(11, |cell| {
        black_box(read_status(cell));
    })
}

pub(super) fn json() -> Result<Work> {
    let report = checked(&mix(20).bytes()?)?;
    let units = u64::try_from(report.findings.len())?;
    Ok(Work { units, run: Box::new(move || Ok(made((serde_json::to_vec(&report)?, report)))) })
}

/// The marks of a page's table of a hundred rows, several times.
pub(super) fn page() -> Result<Work> {
    let table = String::from_utf8(Mix { records: PAGE_ROWS, percent: 20 }.bytes()?)?;
    let run = move || {
        for _ in 0..PAGES {
            let answer = annotate(&table, &PageContext::default(), &Options::default());
            ensure!(!answer.rows.is_empty(), "the page's table has no marks");
            black_box(answer);
        }
        Ok(made(table))
    };
    Ok(Work { units: PAGE_ROWS * PAGES, run: Box::new(run) })
}

/// A bundle, from the files to the zip.
pub(super) fn bundle() -> Result<Work> {
    let bytes = Mix { records: BUNDLE_RECORDS, percent: 1 }.bytes()?;
    let key = SigningKey::from_bytes(&[7; 32]);
    let request = BundleRequest {
        public_key: key.verifying_key().to_bytes(),
        as_of: "2026-11-23T00:00:00Z".into(),
        software: "rebatelens-bench".into(),
        ..BundleRequest::default()
    };
    let run = move || {
        let mut bundle = Bundle::new(&request, vec![BundleFile { name: "mix.csv".into(), bytes }])?;
        while let Some(message) = bundle.next_message() {
            bundle.provide_signature(key.sign(&message).to_bytes())?;
        }
        Ok(made(bundle.finish()?))
    };
    Ok(Work { units: BUNDLE_RECORDS, run: Box::new(run) })
}
