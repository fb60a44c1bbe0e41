//! `rebatelens completions`.

use crate::{
    call::Shell,
    syntax::{COMMANDS, CommandSyntax, OPTIONS, OptionSyntax, Value, WordSyntax, options_of},
};
use clap::{Arg, ArgAction, Command, ValueHint, builder::PossibleValuesParser};
use clap_complete::{Shell as Target, generate};
use rebatelens_core::Lang;

/// The names of words by their places, which no script shows.
const WORDS: [&str; 2] = ["first word", "second word"];

/// The completions for a shell.
pub(crate) fn script(shell: Shell, lang: Lang) -> String {
    let target = match shell {
        Shell::Bash => Target::Bash,
        Shell::Zsh => Target::Zsh,
        Shell::Fish => Target::Fish,
        Shell::Power => Target::PowerShell,
    };
    let mut script = Vec::new();
    generate(target, &mut program(lang), "rebatelens", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    if shell == Shell::Fish { script + &words_for_fish() } else { script }
}

/// The choices of first words, which the generator for fish leaves out.
fn words_for_fish() -> String {
    let choices = |command: &CommandSyntax| {
        let choices = command.words.first()?.value.choices().join(" ");
        let name = command.topic.name();
        let is_used = format!("__fish_rebatelens_using_subcommand {name}");
        (!choices.is_empty())
            .then(|| format!("complete -c rebatelens -n \"{is_used}\" -f -a \"{choices}\"\n"))
    };
    COMMANDS.iter().filter_map(choices).collect()
}

/// The description of the command line in the form that scripts are made of.
fn program(lang: Lang) -> Command {
    let of_program = OPTIONS.iter().filter(|option| matches!(option.name, "help" | "version" | "lang"));
    let commands = COMMANDS.iter().map(|command| {
        let words = WORDS.iter().zip(command.words).map(|(id, word)| argument(id, word, lang));
        let options = options_of(command.topic).map(|known| option(known, lang));
        bare(Command::new(command.topic.name())).about((command.about)(lang)).args(words).args(options)
    });
    let options = of_program.map(|known| option(known, lang));
    bare(Command::new("rebatelens")).args(options).subcommands(commands)
}

/// Help and version are options of the description.
fn bare(command: Command) -> Command {
    command.disable_help_flag(true).disable_help_subcommand(true).disable_version_flag(true)
}

fn argument(id: &'static str, word: &WordSyntax, lang: Lang) -> Arg {
    let argument = Arg::new(id).value_name((word.name)(lang)).required(!word.is_optional);
    let argument = if word.is_repeated { argument.action(ArgAction::Append).num_args(0..) } else { argument };
    valued(argument, word.value)
}

fn option(option: &OptionSyntax, lang: Lang) -> Arg {
    let about = (option.about)(lang).replace('\n', if lang == Lang::En { " " } else { "" });
    let argument = Arg::new(option.name).long(option.name).help(about);
    let argument = option.short.map_or_else(|| argument.clone(), |letter| argument.clone().short(letter));
    match option.value {
        None => argument.action(ArgAction::SetTrue),
        Some((name, value)) => valued(argument.value_name(name(lang)).action(ArgAction::Append), value),
    }
}

fn valued(argument: Arg, value: Value) -> Arg {
    match value {
        Value::Text => argument.value_hint(ValueHint::Other),
        Value::File => argument.value_hint(ValueHint::AnyPath),
        Value::OneOf(choices) => argument.value_parser(PossibleValuesParser::new(choices())),
    }
}
