//! The command line: `newsrack check PATHS…` says what is wrong with articles.
//!
//! `cli/` has the same for Node, on the engine as WebAssembly; what the two print is compared by a test.

#![forbid(unsafe_code)]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(cli::run(std::env::args_os().skip(1)))
}
