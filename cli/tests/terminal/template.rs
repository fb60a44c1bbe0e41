//! Files to fill in.

use crate::program::Program;

#[test]
fn a_template_is_printed_or_kept_and_read_back_in_both_languages() {
    let program = Program::in_folder("template");
    for lang in ["en", "zh-CN"] {
        for name in ["expected", "agreement"] {
            let file = format!("{name}-{lang}.csv");
            let printed = program.run(&["template", name, "--lang", lang]);
            let kept = program.run(&["template", name, "--lang", lang, "-o", &file]);
            assert_eq!((printed.code, kept.code, kept.out.as_str()), (Some(0), Some(0), ""));
            assert_eq!(std::fs::read_to_string(program.folder.join(&file)).unwrap(), printed.out);
        }
        let (expected, agreement) = (format!("expected-{lang}.csv"), format!("agreement-{lang}.csv"));
        let own = program.run(&["check", &expected, "--expected", &expected, "--quiet"]);
        assert_eq!((own.code, own.out.as_str(), own.err.as_str()), (Some(0), "", ""), "{lang}");
        let agreed = program.run(&["check", &expected, "--agreement", &agreement, "--ignore", "AG017"]);
        assert_eq!((agreed.code, agreed.err.as_str()), (Some(0), ""), "{lang}");
        assert!(agreed.out.contains("Tier reached: 8% from 0.00."), "{}", agreed.out);
    }
}

#[test]
fn another_template_is_refused_and_the_known_ones_are_named() {
    let program = Program::in_folder("template-unknown");
    for arguments in [&["template"][..], &["template", "invoice"]] {
        let ended = program.run(arguments);
        assert_eq!(ended.code, Some(2));
        assert!(ended.err.contains("expected, agreement"), "{}", ended.err);
    }
    let ended = program.run(&["template", "expected", "--as-of", "2024-10-01"]);
    assert!(ended.err.contains("template does not take --as-of"), "{}", ended.err);
}
