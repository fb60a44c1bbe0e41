//! `rebatelens`: the core for a terminal and for scripts.
//!
//! Exit: 0 nothing of severity error; 1 at least one error, or a bundle that
//! does not verify; 2 the input or the call cannot be used. Nothing but the
//! result is written to standard output.

mod args;
mod bundle;
mod call;
mod check;
mod completions;
mod documents;
mod error;
mod explain;
mod file_stream;
mod find;
mod folder;
mod help;
mod id;
mod input;
mod man;
mod map;
mod mappings;
mod output;
mod paths;
mod printable;
mod progress;
mod read;
mod syntax;
mod threads;
mod values;
mod verify;
mod words;

use call::{Call, Command};
use error::CliError;
use output::Output;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = std::env::args_os().skip(1);
    let fallback = args::environment_language();
    match args::read(arguments, fallback) {
        Ok(call) => finish(&call, run(&call)),
        Err((error, common)) => error.print(common),
    }
}

fn run(call: &Call) -> Result<Output, CliError> {
    match &call.command {
        Command::Help(topic) => Ok(Output::done(help::text(*topic, call.common.lang))),
        Command::Version => Ok(Output::done(concat!("rebatelens ", env!("CARGO_PKG_VERSION")).into())),
        Command::Check(check) => check::run(check, call.common),
        Command::Find { files, reading, query } => Ok(find::run(files, reading, query, call.common)),
        Command::Id { kind, values } => id::run(*kind, values, call.common),
        Command::Read { kind, values } => read::run(*kind, values, call.common),
        Command::Explain { rule } => Ok(explain::run(*rule, call.common)),
        Command::Bundle(bundle) => bundle::run(bundle, call.common),
        Command::Verify { bundle } => verify::run(bundle, call.common),
        Command::ListMappings => Ok(map::list(call.common)),
        Command::ForgetMappings { headers } => map::forget(headers, call.common),
        Command::Template(template) => Ok(Output::done(template.csv(call.common.lang))),
        Command::Completions(shell) => Ok(Output::done(completions::script(*shell, call.common.lang))),
        Command::Man => Ok(Output::done(man::page(call.common.lang))),
    }
}

fn finish(call: &Call, result: Result<Output, CliError>) -> ExitCode {
    match result.and_then(|output| output.print(call)) {
        Ok(code) => code,
        Err(error) => error.print(call.common),
    }
}
