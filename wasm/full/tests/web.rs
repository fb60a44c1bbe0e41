//! The module as JavaScript sees it, in Node and in a browser.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use js_sys::{Array, Object, Reflect, Uint8Array};
use rebatelens_full::{
    Bundle, annotate, check, explain, find, identify, present, present_file, present_too_large,
    read_agreement, story, verify,
};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const TABLE: &str = "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,100.00,8%,8.10\n";

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, name| Reflect::get(&value, &name.into()).unwrap())
}

fn text(value: &JsValue, path: &str) -> String {
    get(value, path).as_string().unwrap_or_else(|| format!("{path} is no text"))
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object.into()
}

fn files(text: &str) -> JsValue {
    let bytes = Uint8Array::from(text.as_bytes());
    Array::of1(&object(&[("name", "synthetic.csv".into()), ("bytes", bytes.into())])).into()
}

#[wasm_bindgen_test]
fn a_report_crosses_with_its_words_and_exact_amounts() {
    let report = check(files(TABLE), object(&[("lang", "zh-CN".into())])).unwrap();
    assert_eq!(text(&report, "schema"), "rebatelens.report/1");
    assert_eq!(text(&report, "findings.0.code"), "AM001");
    assert_eq!(text(&report, "findings.0.title"), "比“基数×比例”多 0.10");
    assert_eq!(text(&report, "findings.0.difference"), "0.10");
    assert_eq!(get(&report, "findings.0.record").as_f64(), Some(1.0));
    assert!(get(&report, "totals.0.currency").is_null());
}

#[wasm_bindgen_test]
fn invoices_and_receipts_cross_as_files_and_as_amounts() {
    let statement = "Settlement Month,Statement Amount,Currency\n2024-10,1300.10,CNY\n";
    let invoice = files("发票号码,价税合计\nA1,1300.10\n");
    let receipt: JsValue = Array::of2(&"1,300.00".into(), &"0.10 CNY".into()).into();
    let report = check(files(statement), object(&[("invoice", invoice), ("receipt", receipt)])).unwrap();
    for step in 0..2 {
        assert_eq!(text(&report, &format!("tie_out.0.steps.{step}.difference")), "0.00");
    }
    assert_eq!(text(&report, "tie_out.0.to_invoice.amount"), "1300.10");
    let file = get(&files(statement), "0");
    let views = present_file(file, object(&[("receipt", Array::of1(&"5.00".into()).into())]), None).unwrap();
    assert_eq!(text(&views, "0.tie_out.0.steps.0.difference"), "-1295.10");
    for wrong in [JsValue::from(5), Array::of1(&"1,234".into()).into()] {
        let thrown = check(files(statement), object(&[("invoice", wrong)])).unwrap_err();
        assert!(thrown.is_instance_of::<js_sys::TypeError>());
    }
}

#[wasm_bindgen_test]
fn an_unusable_input_is_thrown_with_all_its_parts() {
    let thrown = check(files("Name,City\nWang,Shenzhen\n"), JsValue::UNDEFINED).unwrap_err();
    assert!(thrown.is_instance_of::<js_sys::Error>());
    assert_eq!(text(&thrown, "code"), "FI004");
    assert_eq!(text(&thrown, "input"), "synthetic.csv");
    assert_eq!(get(&thrown, "line").as_f64(), Some(1.0));
    for part in ["message", "why", "next", "title"] {
        assert!(text(&thrown, part).len() > 10, "{part}");
    }
}

#[wasm_bindgen_test]
fn a_wrong_call_is_a_type_error() {
    for thrown in [
        check(JsValue::from(5), JsValue::UNDEFINED).unwrap_err(),
        check(files(TABLE), object(&[("lang", "fr".into())])).unwrap_err(),
        check(files(TABLE), object(&[("map", object(&[("A", "no_such_field".into())]))])).unwrap_err(),
        identify("planet", "1", None).unwrap_err(),
    ] {
        assert!(thrown.is_instance_of::<js_sys::TypeError>());
    }
}

#[wasm_bindgen_test]
fn what_a_person_says_about_a_check_crosses() {
    let table = "Settlement Month,Order ID,Order Time,Base Amount,Rate,Rebate Amount\n\
        2024-09,-,2024-10-01 03:00:00,10.33,5%,0.52\n";
    let said = object(&[("rounding", "down".into()), ("time_zone", "+08:00".into())]);
    let report = check(files(table), said.clone()).unwrap();
    assert_eq!(text(&report, "time_zone"), "+08:00");
    assert_eq!(text(&report, "inputs.0.rounding.0.how"), "given");
    let painted = annotate(table, said).unwrap();
    let codes = ["findings.0.code", "findings.1.code"].map(|path| text(&painted, path));
    assert_eq!(codes, ["PE003", "AM002"]);
    for wrong in [("rounding", "nearest"), ("time_zone", "Asia/Shanghai")] {
        let thrown = check(files(table), object(&[(wrong.0, wrong.1.into())])).unwrap_err();
        assert!(thrown.is_instance_of::<js_sys::TypeError>(), "{wrong:?}");
    }
}

#[wasm_bindgen_test]
fn an_agreement_is_read_and_held_against_a_page() {
    let table = "Order ID,Product,Base Amount,Rate,Rebate Amount\n\
        20241007120003216009945,CVM,100.00,9%,9.00\n";
    let agreed = |rows: &str| object(&[("agreement", file("agreement.csv", rows.as_bytes()))]);
    let good = "product,rate\nCVM,8%\n";
    let panel = present(table, agreed(good)).unwrap();
    assert_eq!(text(&panel, "findings.0.code"), "AG011");
    let view = read_agreement(file("agreement.csv", good.as_bytes()), None).unwrap();
    assert_eq!(get(&view, "rules").as_f64(), Some(1.0));
    let bad = "product,rate\nCVM,much\n";
    let thrown = present(table, agreed(bad)).unwrap_err();
    assert_eq!((text(&thrown, "code"), text(&thrown, "input")), ("AG003".into(), "agreement.csv".into()));
    let view = read_agreement(file("agreement.csv", bad.as_bytes()), Some("zh-CN".into())).unwrap();
    assert_eq!(get(&view, "errors.0.line").as_f64(), Some(2.0));
}

#[wasm_bindgen_test]
fn a_page_is_annotated_and_presented_alike() {
    let page = object(&[
        ("url", "https://console.tencentcloud.com/partners".into()),
        ("title", "Commission Details".into()),
        ("site", "intl".into()),
        ("rows_in_all", "27".into()),
        ("adapter", "tea".into()),
        ("captured_at", "2026-11-23T09:30:00Z".into()),
    ]);
    let options = object(&[("page", page)]);
    let painted = annotate(TABLE, options.clone()).unwrap();
    assert_eq!(text(&painted, "verdict"), "rebate_table");
    assert_eq!(text(&painted, "chip.text"), "1 of 27 rows");
    assert_eq!(get(&painted, "rows.0.cells.0.column").as_f64(), Some(4.0));
    let panel = present(TABLE, options).unwrap();
    assert_eq!(text(&panel, "figures.2.value"), "+0.10");
    assert_eq!(text(&panel, "findings.0.message"), text(&painted, "findings.0.message"));
    assert_eq!(text(&present("", JsValue::UNDEFINED).unwrap(), "notice.code"), "CA001");
}

#[wasm_bindgen_test]
fn identifiers_and_entries_are_explained() {
    let report = identify("order", " 20241007120003216009945", None).unwrap();
    assert_eq!(text(&report, "value"), "20241007120003216009945");
    assert!(get(&identify("order", "5", None).unwrap(), "value").is_undefined());
    assert_eq!(text(&explain("am001", Some("zh-CN".into())).unwrap(), "title"), "金额与“基数×比例”不符");
    assert!(explain("XX999", None).unwrap().is_undefined());
}

#[wasm_bindgen_test]
fn a_wrong_signature_is_refused_and_no_zip_is_no_bundle() {
    let request = object(&[
        ("public_key", Array::from_iter((0..32).map(|_| JsValue::from(7))).into()),
        ("as_of", "2026-11-23T09:30:00Z".into()),
        ("software", "test".into()),
    ]);
    // These 32 bytes are no point of the curve, so nothing is laid out.
    let refused = Bundle::new(request, files(TABLE)).map(|_| ()).unwrap_err();
    assert!(text(&refused, "message").len() > 10);
    let verification = verify(b"no zip at all", None).unwrap();
    assert_eq!(get(&verification, "verified").as_bool(), Some(false));
}

fn file(name: &str, bytes: &[u8]) -> JsValue {
    object(&[("name", name.into()), ("bytes", Uint8Array::from(bytes).into())])
}

#[wasm_bindgen_test]
fn the_platforms_own_decoder_reads_gb18030() {
    // 订单号,返佣金额 in GB18030.
    let head = b"\xB6\xA9\xB5\xA5\xBA\xC5,\xB7\xB5\xD3\xB6\xBD\xF0\xB6\xEE\n";
    let bytes = [&head[..], b"20241007120003216009945,8.00\n"].concat();
    let report = check(Array::of1(&file("gb.csv", &bytes)).into(), JsValue::UNDEFINED).unwrap();
    assert_eq!(text(&report, "inputs.0.encoding"), "gb18030");
    assert_eq!(text(&report, "totals.0.rebate_amount"), "8.00");
    // A byte that belongs to neither encoding is said, never replaced.
    let bytes = [&head[..], b"\xFF,8.00\n"].concat();
    let error = check(Array::of1(&file("gb.csv", &bytes)).into(), JsValue::UNDEFINED).unwrap_err();
    assert_eq!(text(&error, "code"), "FI006");
}

#[wasm_bindgen_test]
fn a_search_says_why_nothing_was_found() {
    let captured = "Settlement Month,Order ID,Rebate Amount\n2024-10,20241007120003216009945,8.00\n";
    let asked = |month: &str| {
        object(&[("order_id", "20241007120003216009945".into()), ("settlement_period", month.into())])
    };
    let answer = find(files(captured), asked("2024-12"), JsValue::UNDEFINED).unwrap();
    assert_eq!(text(&answer, "schema"), "rebatelens.find/1");
    assert_eq!(text(&answer, "suspects.0.id"), "other_month");
    assert_eq!(text(&answer, "suspects.0.next.settlement_period"), "2024-10");
    let answer = find(files(captured), asked("2024-10"), JsValue::UNDEFINED).unwrap();
    assert_eq!(get(&answer, "found.0.line").as_f64(), Some(2.0));
    assert!(get(&answer, "suspects.0").is_undefined());
    let moon = object(&[("site", "moon".into())]);
    assert!(find(files(captured), moon, JsValue::UNDEFINED).is_err());
}

#[wasm_bindgen_test]
fn a_file_is_drawn_and_tells_how_far_it_is() {
    let told = Array::new();
    let hear = Closure::<dyn Fn(u32)>::new({
        let told = told.clone();
        move |records: u32| {
            told.push(&records.into());
        }
    });
    let rows = "20241007120003216009945,100.00,8%,8.00\n".repeat(4_500);
    let table = format!("Order ID,Base Amount,Rate,Rebate Amount\n{rows}");
    let listener = hear.as_ref().clone().unchecked_into();
    let views = present_file(file("a.csv", table.as_bytes()), JsValue::UNDEFINED, Some(listener)).unwrap();
    assert_eq!(text(&views, "0.heading"), "a.csv");
    let told: Vec<f64> = told.iter().filter_map(|records| records.as_f64()).collect();
    assert_eq!(told, [2000.0, 4000.0]);
    let answer = br#"{"Response":{"Error":{"Code":"AuthFailure","Message":"m"},"RequestId":"r"}}"#;
    let views = present_file(file("a.json", answer), JsValue::UNDEFINED, None).unwrap();
    assert_eq!(text(&views, "0.notice.code"), "FI026");
    assert!(present_too_large("a.csv", 256, None).unwrap().is_undefined());
    let views = present_too_large("a.csv", 1024, None).unwrap();
    assert_eq!(text(&views, "0.notice.code"), "FI007");
}

#[wasm_bindgen_test]
fn a_record_is_told_of_by_its_number_or_by_what_it_is_known_by() {
    let options = || object(&[("lang", "zh-CN".into())]);
    let ask = |record, key: Option<&str>| {
        story(file("a.csv", TABLE.as_bytes()), 0, record, key.map(Into::into), options()).unwrap()
    };
    let told = ask(1, None);
    assert_eq!(text(&told, "sum_tone"), "error");
    assert_eq!(text(&told, "findings.0.title"), "比“基数×比例”多 0.10");
    let key = text(&told, "name.key");
    assert_eq!(text(&ask(7, Some(&key)), "name.key"), key);
    assert!(ask(2, None).is_undefined());
}
