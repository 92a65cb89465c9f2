//! The command line: `newsrack check PATHS…` says what is wrong with articles.
//!
//! `cli/` has the same for Node, on the engine as WebAssembly; what the two print is compared by a test.

#![forbid(unsafe_code)]
// As in lib.rs, which says why.
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::get_unwrap,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(cli::run(std::env::args_os().skip(1)))
}
