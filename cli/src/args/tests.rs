use super::read;
use crate::{
    call::{Call, CheckCall, Command, Topic},
    syntax::COMMANDS,
};
use rebatelens_core::Lang;
use std::{ffi::OsString, num::NonZeroUsize, thread::available_parallelism};

fn call(arguments: &str, lang: Lang) -> Result<Call, String> {
    let call = read(arguments.split_whitespace().map(OsString::from), lang);
    call.map_err(|(error, _)| format!("{error:?}"))
}

fn threads(arguments: &str) -> Result<NonZeroUsize, String> {
    match call(arguments, Lang::En)?.command {
        Command::Check(CheckCall { threads, .. }) => Ok(threads),
        other => Err(format!("{other:?}")),
    }
}

#[test]
fn threads_are_all_cores_unless_a_number_is_given() {
    assert_eq!(threads("check a.csv --threads 3").unwrap().get(), 3);
    let all = available_parallelism().unwrap_or(NonZeroUsize::MIN);
    assert_eq!(threads("check a.csv").unwrap(), all);
    for wrong in ["0", "-1", "two", "1.5", ""] {
        let error = threads(&format!("check a.csv --threads={wrong}")).unwrap_err();
        assert!(error.contains("not a whole number of 1 or more"), "{error}");
        let error = call(&format!("check a.csv --threads={wrong}"), Lang::ZhCn).unwrap_err();
        assert!(error.contains("不是 1 或更大的整数"), "{error}");
    }
}

#[test]
fn help_is_about_the_command_that_is_named() {
    for topic in COMMANDS.iter().map(|command| command.topic).filter(|topic| *topic != Topic::Help) {
        for arguments in [format!("help {}", topic.name()), format!("{} --help", topic.name())] {
            let command = call(&arguments, Lang::En).unwrap().command;
            assert!(matches!(command, Command::Help(found) if found == topic), "{arguments}");
        }
    }
    assert!(matches!(call("--threads 2", Lang::En).unwrap().command, Command::Help(Topic::Program)));
}

#[test]
fn what_is_one_too_many_is_named() {
    for (arguments, en, zh) in [
        ("explain AM001 AM002", "“AM002” is one argument too many", "参数“AM002”多余"),
        ("help check find", "“find” is one argument too many", "参数“find”多余"),
        ("check a.csv --site cn --site intl", "--site is given twice", "--site 出现了两次"),
        ("check a.csv --no-such", "--no-such is not an option", "没有选项 --no-such"),
        ("check a.csv --help=yes", "--help takes no value", "--help 不带值"),
        ("check a.csv -x", "-x is not an option", "没有选项 -x"),
        ("check a.csv --site", "--site needs a value", "--site 缺少值"),
    ] {
        let (english, chinese) = (call(arguments, Lang::En), call(arguments, Lang::ZhCn));
        assert!(english.unwrap_err().contains(en), "{arguments}");
        assert!(chinese.unwrap_err().contains(zh), "{arguments}");
    }
}
