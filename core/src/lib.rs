//! Reads, checks and explains Tencent Cloud rebate records.
//!
//! An embedder names this crate alone. It re-exports one crate a floor, from the
//! lowest to the highest:
//!
//! | module | what it holds |
//! | --- | --- |
//! | [`model`] | values that cannot be wrong: identifiers, money, months, times, statuses, agreements |
//! | [`finding`] | what a rule is, what is found, and every text in English and Simplified Chinese |
//! | [`table`] | bytes become text, text becomes rows, rows become records |
//! | [`formats`] | workbooks, archives, API responses, agreements |
//! | [`checks`] | the checks, and the run that applies them |
//! | [`explain`] | reports, the catalogue, find, and what a page and a panel draw |
//! | [`evidence`] | bundles: written, signed outside, verified |
//!
//! # Inputs
//!
//! An [`Input`] is a name and bytes. Its content decides the form: CSV, TSV, Excel, a
//! zip of these, or an API response. [`Options`] hold the language and all that the
//! person chose; each of them may be left out.
//!
//! The core touches no clock, network, disk, random source, float or global state.
//! Time, randomness and signatures come in as arguments, so the same input gives the
//! same bytes on every platform.
//!
//! # Checking files
//!
//! [`check`] gives the report, or the error of the first input that cannot be used.
//!
//! ```
//! use rebatelens_core::{Input, Options, check, finding::severity::Severity};
//!
//! let csv = "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,100.00,8%,8.10\n";
//! let report = check(&[Input::file("october.csv", csv.as_bytes())], &Options::default())?;
//!
//! let finding = &report.findings[0];
//! assert_eq!((finding.code, finding.severity), ("AM001", Severity::Error));
//! assert_eq!((finding.record, finding.line, finding.column), (Some(1), Some(2), Some(4)));
//! assert_eq!(finding.difference.as_deref(), Some("0.10"));
//! # Ok::<(), rebatelens_core::InputError>(())
//! ```
//!
//! [`check_usable`] checks what can be used, and reports why the other inputs cannot.
//!
//! ```
//! use rebatelens_core::{Input, Options, check_usable};
//!
//! let csv = "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,100.00,8%,8.00\n";
//! let inputs = [Input::file("scan.pdf", b"%PDF-1.7"), Input::file("october.csv", csv.as_bytes())];
//! let (report, errors) = check_usable(&inputs, &Options::default());
//!
//! assert_eq!(errors[0].input, "scan.pdf");
//! assert_eq!(errors[0].code, "FI031");
//! assert_eq!(report.summary.records, 1);
//! assert_eq!(report.summary.errors, 0);
//! ```
//!
//! A file that does not fit into memory is an [`Input::streamed`] over a
//! [`table::StreamedText`]; a host reads its bytes by [`table::TextStream`].
//!
//! A [`report::Report`] serialises with `serde`. Amounts and identifiers in it are
//! strings, so no digit is lost. Each finding says what happened, why, and what to do,
//! in [`Options::lang`].
//!
//! # Checking a page
//!
//! A page's table is delimited text. [`annotate`] says what to paint on it.
//!
//! ```
//! use rebatelens_core::{Lang, Options, PageContext, annotate};
//!
//! let table = "Order ID,Base Amount,Rate,Rebate Amount\r\n20241007120003216009945,100.00,8%,8.10\r\n";
//! let options = Options { lang: Lang::ZhCn, ..Options::default() };
//! let annotation = annotate(table, &PageContext::default(), &options);
//!
//! assert_eq!(annotation.chip.errors, 1);
//! let row = &annotation.rows[0];
//! assert_eq!((row.record, row.cells[0].column), (1, 4));
//! assert_eq!(annotation.findings[row.findings[0]].code, "AM001");
//! ```
//!
//! [`present`] says what a panel beside the page draws. Both judge with the same
//! checks.
//!
//! ```
//! use rebatelens_core::{Options, PageContext, present};
//!
//! let table = "Order ID,Base Amount,Rate,Rebate Amount\r\n20241007120003216009945,100.00,8%,8.10\r\n";
//! let page = PageContext { title: "Commission Details".into(), ..PageContext::default() };
//! let view = present(table, &page, &Options::default());
//!
//! assert_eq!(view.heading, "Commission Details");
//! assert_eq!((view.groups[0].code, view.groups[0].count), ("AM001", 1));
//! ```
//!
//! # Comparing with what was agreed or expected
//!
//! [`read_agreement`] reads an agreement: a CSV, Excel or JSON table with one rule a
//! row. Every fault of the file is returned, each with its place.
//!
//! ```
//! use rebatelens_core::{Input, Options, check, read_agreement};
//!
//! let terms = "product,rate\nCVM,8%\n";
//! let agreement = read_agreement(&[Input::file("terms.csv", terms.as_bytes())], &Options::default());
//! let options = Options { agreement: agreement.ok(), ..Options::default() };
//!
//! let csv = "Order ID,Product,Base Amount,Rate,Rebate Amount\n\
//!            20241007120003216009945,CVM,100.00,5%,5.00\n";
//! let report = check(&[Input::file("october.csv", csv.as_bytes())], &options)?;
//! assert!(report.findings.iter().any(|finding| finding.code.starts_with("AG")));
//! # Ok::<(), rebatelens_core::InputError>(())
//! ```
//!
//! [`read_expected`] reads your own figures. The report then has a comparison for each
//! currency, whose parts add up to the difference.
//!
//! ```
//! use rebatelens_core::{Input, Options, check, read_expected};
//!
//! let own = "Order ID,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,100.00,8%,8.00,USD\n";
//! let expected = read_expected(&Input::file("own.csv", own.as_bytes()), &Options::default())?;
//! let options = Options { expected: Some(expected), ..Options::default() };
//!
//! let csv = "Order ID,Base Amount,Rate,Rebate Amount,Currency\n20241007120003216009945,100.00,5%,5.00,USD\n";
//! let report = check(&[Input::file("october.csv", csv.as_bytes())], &options)?;
//! let comparison = &report.comparisons[0];
//! assert_eq!(comparison.difference, "-3.00");
//! assert_eq!((comparison.matched, comparison.missing, comparison.extra), (1, 0, 0));
//! # Ok::<(), rebatelens_core::InputError>(())
//! ```
//!
//! # Single values
//!
//! [`identify`] cleans and judges one identifier. A repair never changes a digit.
//!
//! ```
//! use rebatelens_core::{Lang, identify, model::identifier::IdentifierKind};
//!
//! let report = identify(IdentifierKind::Order, "2024 1007 1200 0321 6009 945", Lang::En);
//! assert_eq!(report.state, "repaired");
//! assert_eq!(report.value.as_deref(), Some("20241007120003216009945"));
//! ```
//!
//! [`check_box`] judges the text of a search box, by the captions around the box.
//!
//! ```
//! use rebatelens_core::{Lang, check_box};
//!
//! let report = check_box("Order ID", "2.0241E+22", true, Lang::En).ok_or("no identifier")?;
//! assert_eq!((report.kinds[0], report.state), ("order", "damaged"));
//! assert!(check_box("Product name", "CVM", true, Lang::En).is_none());
//! # Ok::<(), &str>(())
//! ```
//!
//! [`read()`] reads a month, a time, an amount or a rate, or says why it is not certain.
//!
//! ```
//! use rebatelens_core::{Lang, ReadKind, read};
//!
//! assert_eq!(read(ReadKind::Month, "2026年10月", Lang::En).value.as_deref(), Some("2026-10"));
//! assert_eq!(read(ReadKind::Amount, "1,234.50", Lang::En).value.as_deref(), Some("1234.50"));
//! assert_eq!(read(ReadKind::Rate, "eight", Lang::En).state, "unreadable");
//! ```
//!
//! # Looking for a record
//!
//! [`explain::find::find`] looks for records in what was captured. Where nothing
//! matches, it ranks the reasons, each with the next query.
//!
//! ```
//! use rebatelens_core::{
//!     Input, Options,
//!     explain::find::{Query, find},
//! };
//!
//! let csv = "Order ID,Settlement Month,Rebate Amount\n20241007120003216009945,2024-11,8.00\n";
//! let query = Query {
//!     order_id: Some("20241007120003216009945".into()),
//!     settlement_period: Some("2024-10".into()),
//!     ..Query::default()
//! };
//! let answer = find(&[Input::file("november.csv", csv.as_bytes())], &query, &Options::default());
//!
//! assert_eq!((answer.captured, answer.matching), (1, 0));
//! assert_eq!(answer.suspects[0].next.settlement_period.as_deref(), Some("2024-11"));
//! ```
//!
//! # Evidence
//!
//! A [`evidence::Bundle`] checks files and lays them out. It hands out messages, takes
//! Ed25519 signatures, and never sees the private key. [`evidence::verify()`] checks a
//! zip against its own manifests and signatures.
//!
//! ```
//! use ed25519_dalek::{Signer, SigningKey};
//! use rebatelens_core::{
//!     Lang,
//!     evidence::{Bundle, BundleFile, BundleRequest, verify},
//! };
//!
//! // A key for this example; yours is random and stays where it was made.
//! let key = SigningKey::from_bytes(&[7; 32]);
//! let request = BundleRequest {
//!     public_key: key.verifying_key().to_bytes(),
//!     as_of: "2026-11-23T10:00:00+08:00".into(),
//!     software: "an example 1.0".into(),
//!     ..BundleRequest::default()
//! };
//! let csv = "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,100.00,8%,8.10\n";
//! let file = BundleFile { name: "october.csv".into(), bytes: csv.into() };
//!
//! let mut bundle = Bundle::new(&request, vec![file])?;
//! while let Some(message) = bundle.next_message() {
//!     bundle.provide_signature(key.sign(&message).to_bytes())?;
//! }
//! let zip = bundle.finish()?;
//!
//! let verification = verify(&zip, Lang::En);
//! assert!(verification.verified);
//! assert_eq!(verification.fingerprint.as_deref(), Some(bundle.fingerprint()));
//!
//! let mut changed = zip;
//! let middle = changed.len() / 2;
//! changed[middle] ^= 1;
//! assert!(!verify(&changed, Lang::En).verified);
//! # Ok::<(), rebatelens_core::evidence::BundleError>(())
//! ```
//!
//! # Features
//!
//! `typescript` derives the TypeScript types that the WASM modules ship. No feature
//! changes what a rule says, what it needs, or where it runs.
// The macro that derives TypeScript types writes paths of std.
#![cfg_attr(not(feature = "typescript"), no_std)]

#[cfg(feature = "typescript")]
extern crate alloc;

#[cfg(feature = "typescript")]
pub mod typescript;

pub use rebatelens_checks::{
    self as checks,
    check::{Checked, CheckedInput},
    options::{Options, Progress},
};
pub use rebatelens_evidence as evidence;
pub use rebatelens_explain::{
    self as explain,
    file::{present_agreement, present_file, present_too_large},
    identify::{IdentifierReport, identify},
    page::{Annotation, PageContext, annotate, drawn_tables, present},
    panel::PanelView,
    read::{ReadKind, ValueReport, read},
    record_details::record_details,
    references::{read_agreement, read_agreement_of, read_document, read_expected},
    report::{self, check, check_usable},
    search_box::{BoxReport, check_box},
    template::Template,
    workspace::{Workspace, workspace},
};
pub use rebatelens_finding::{self as finding, lang::Lang};
pub use rebatelens_formats as formats;
pub use rebatelens_model as model;
pub use rebatelens_table::{self as table, Input, InputError};
