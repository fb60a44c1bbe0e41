//! Completions and the manual page name everything that help names, and each
//! shell accepts its own.

use crate::program::Program;
use std::{
    collections::BTreeSet,
    io::Write,
    process::{Command, Stdio},
};

/// Each shell, and how it reads a script without running it.
const SHELLS: [(&str, &str, &[&str]); 4] = [
    ("bash", "bash", &["-n"]),
    ("zsh", "zsh", &["-n"]),
    ("fish", "fish", &["--no-execute"]),
    ("powershell", "pwsh", &["-NoProfile", "-NonInteractive", "-Command", "-"]),
];

/// The commands that help lists.
fn commands(program: &Program) -> Vec<String> {
    let help = program.run(&["--help"]).out;
    let listed = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = listed.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names.map(|line| line.split_whitespace().next().unwrap().to_string()).collect()
}

/// The long options that the list of a command's help names.
fn options(program: &Program, command: &str) -> BTreeSet<String> {
    let help = program.run(&["help", command]).out;
    let lines = help.lines().filter_map(|line| line.get(2..)).filter(|line| line.starts_with(['-', ' ']));
    let named = lines.filter_map(|line| line.get(4..)?.strip_prefix("--"));
    named.map(|line| line.split_whitespace().next().unwrap().to_string()).collect()
}

#[test]
fn help_lists_commands_and_options() {
    let program = Program::in_folder("completions-help");
    let known = [
        "check",
        "find",
        "id",
        "read",
        "explain",
        "bundle",
        "verify",
        "map",
        "template",
        "completions",
        "man",
        "help",
    ];
    assert_eq!(commands(&program), known);
    let check = options(&program, "check");
    for option in ["agreement", "select", "quiet", "format", "output", "lang"] {
        assert!(check.contains(option), "{option}: {check:?}");
    }
    assert!(options(&program, "find").contains("order") && !options(&program, "id").contains("order"));
}

#[test]
fn a_script_for_each_shell_names_every_command_and_option() {
    let program = Program::in_folder("completions-names");
    for (shell, ..) in SHELLS {
        for lang in ["en", "zh-CN"] {
            let script = program.run(&["completions", shell, "--lang", lang]);
            assert_eq!((script.code, script.err.as_str()), (Some(0), ""), "{shell}");
            for command in commands(&program) {
                assert!(script.out.contains(&command), "{shell}: {command}");
                for option in options(&program, &command) {
                    let names = [format!("--{option}"), format!("-l {option}")];
                    assert!(names.iter().any(|name| script.out.contains(name)), "{shell}: {option}");
                }
            }
        }
    }
    let chinese = program.run(&["completions", "fish", "--lang", "zh-CN"]).out;
    assert!(chinese.contains("检查导出的表格"), "{chinese}");
}

#[test]
fn each_shell_that_is_here_accepts_its_script() {
    let program = Program::in_folder("completions-accepted");
    let mut accepted = 0;
    for (shell, name, arguments) in SHELLS {
        for lang in ["en", "zh-CN"] {
            let script = program.run(&["completions", shell, "--lang", lang]).out;
            let started =
                Command::new(name).args(arguments).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn();
            let Ok(mut running) = started else { continue };
            running.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
            let ended = running.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&ended.stderr).into_owned();
            assert!(ended.status.success() && said.is_empty(), "{shell}: {said}");
            accepted += 1;
        }
    }
    assert!(accepted >= 1 || cfg!(windows), "no shell is here");
}

/// What Bash offers for words that were typed so far.
#[cfg(unix)]
fn offered(script: &str, words: &[&str]) -> Vec<String> {
    let (last, previous) = (words[words.len() - 1], words[words.len() - 2]);
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let call = format!(
        "{script}\nCOMP_WORDS=({})\nCOMP_CWORD={}\n_rebatelens rebatelens '{last}' '{previous}'\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
        quoted.join(" "),
        words.len() - 1,
    );
    let output = Command::new("bash").args(["--norc", "-c", &call]).output().unwrap();
    String::from_utf8_lossy(&output.stdout).lines().map(Into::into).collect()
}

#[cfg(unix)]
#[test]
fn bash_offers_options_and_their_values() {
    let program = Program::in_folder("completions-bash");
    let script = program.run(&["completions", "bash"]).out;
    assert_eq!(offered(&script, &["rebatelens", "check", "--sel"]), ["--select"]);
    assert_eq!(offered(&script, &["rebatelens", "check", "--sort", ""]), ["money", "file", "code"]);
    assert_eq!(offered(&script, &["rebatelens", "find", "--format", ""]), ["text", "json"]);
    assert!(offered(&script, &["rebatelens", "completions", ""]).contains(&"fish".into()));
}

#[test]
fn the_manual_page_names_every_command_and_option() {
    let program = Program::in_folder("man");
    for (lang, heading) in [("en", ".SH COMMANDS"), ("zh-CN", ".SH 命令")] {
        let page = program.run(&["man", "--lang", lang]).out;
        assert!(page.contains(".TH REBATELENS 1") && page.contains(heading), "{page}");
        let sections: Vec<&str> = page.split(".SS ").skip(1).collect();
        for command in commands(&program) {
            let start = format!("\"rebatelens {command}");
            let section = sections.iter().find(|section| section.starts_with(&start)).unwrap();
            for option in options(&program, &command) {
                let name = format!("\\fB\\-\\-{}\\fR", option.replace('-', "\\-"));
                assert!(section.contains(&name), "{command}: {option}");
            }
        }
        // A line of text that roff would obey is none.
        let obeyed = page.lines().filter(|line| line.starts_with(['.', '\'']));
        for line in obeyed {
            let known = [".TH", ".SH", ".SS", ".TP", ".PP", ".nf", ".fi", ".br", ".ie", ".el", ".ds"];
            assert!(known.iter().any(|name| line.starts_with(name)), "{line}");
        }
    }
}

#[test]
fn no_line_of_help_is_wider_than_a_terminal() {
    let program = Program::in_folder("help-width");
    let width = |line: &str| line.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum::<usize>();
    for lang in ["en", "zh-CN"] {
        for command in commands(&program).iter().map(String::as_str).chain([""]) {
            let arguments = ["help", command, "--lang", lang];
            let arguments: Vec<&str> = arguments.into_iter().filter(|word| !word.is_empty()).collect();
            let help = program.run(&arguments);
            assert_eq!(help.code, Some(0), "{}", help.err);
            for line in help.out.lines() {
                assert!(width(line) <= 90, "{} columns: {line}", width(line));
            }
        }
    }
}
