//! A small synthetic bundle, signed with a key that everybody knows.

extern crate std;

use crate::{Bundle, BundleFile, BundleRequest};
use alloc::{string::String, vec::Vec};
use ed25519_dalek::{Signer, SigningKey};
use rebatelens_explain::page::PageContext;
use rebatelens_finding::lang::Lang;
use std::sync::OnceLock;

const OCTOBER: &[u8] = "Record ID,Settlement Month,Partner UIN,Customer UIN,Order ID,Product,Base Amount (USD),Commission Rate,Adjustment (USD),Commission (USD),Status\r\n\
R-1,2026-10,100001234567,200001234567,20241007120003216009945,CVM,100.00,8%,0.00,8.00,Settled\r\n\
R-2,2026-10,100001234567,200001234567,20241007120003216009946,CVM,100.00,8%,0.00,9.00,Settled\r\n\
R-3,2026-10,100001234567,200001234567,2.0241E+22,=1+1,100.00,8%,0.00,8.00,Settled\r\n"
    .as_bytes();
const NOVEMBER: &[u8] =
    "订单号,计佣金额(元),返佣比例,返佣金额(元),状态\n20241107120003216009945,50.00,8%,4.00,已结算\n"
        .as_bytes();

/// The inputs, as they lie in `data/raw/`.
pub(crate) const FILES: &[(&str, &[u8])] = &[("october.csv", OCTOBER), ("返佣 11月.csv", NOVEMBER)];

pub(crate) fn files() -> Vec<BundleFile> {
    let file = |(name, bytes): &(&str, &[u8])| BundleFile { name: (*name).into(), bytes: bytes.to_vec() };
    FILES.iter().map(file).collect()
}

pub(crate) fn request(seed: [u8; 32]) -> BundleRequest {
    BundleRequest {
        public_key: SigningKey::from_bytes(&seed).verifying_key().to_bytes(),
        lang: Lang::En,
        as_of: String::from("2026-11-23T10:00:00+08:00"),
        page: None,
        software: String::from("a test 1.0"),
        ..BundleRequest::default()
    }
}

pub(crate) fn page() -> PageContext {
    PageContext {
        url: String::from("https://console.example/rebate?month=2026-10&token=XYZZY"),
        title: String::from("Commission <Details>"),
        site: String::from("intl"),
        rows_in_all: Some(String::from("137")),
        pages_read: None,
        account: None,
        role: None,
        view: None,
        adapter: String::from("tea/1"),
        captured_at: String::from("2026-11-23T02:00:00Z"),
    }
}

pub(crate) fn sign(seed: [u8; 32], request: &BundleRequest, files: Vec<BundleFile>) -> Vec<u8> {
    let signer = SigningKey::from_bytes(&seed);
    let mut bundle = Bundle::new(request, files).unwrap();
    while let Some(message) = bundle.next_message() {
        bundle.provide_signature(signer.sign(&message).to_bytes()).unwrap();
    }
    bundle.finish().unwrap()
}

pub(crate) fn signed(seed: [u8; 32]) -> Vec<u8> {
    sign(seed, &request(seed), files())
}

/// The bundle that most tests look at, made once.
pub(crate) fn bundle() -> Vec<u8> {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    MADE.get_or_init(|| signed([7; 32])).clone()
}
