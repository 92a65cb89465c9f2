//! Arguments → files → problems → lines, and an exit status.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of files and of what is told about them; no more are errors than there are problems"
)]

mod arguments;
mod files;
mod output;
mod progress;

use std::ffi::OsString;
use std::io::{self, Write};

use arguments::{Arguments, Check};
use newsrack::{Problem, Rack, ReadOptions, Severity};
use output::{Output, printable};
use progress::Progress;

const HELP: &str = include_str!("../cli/help.txt");

/// What relative links are resolved against where they are allowed: any address does, since none is followed.
const BASE: &str = "https://newsrack.invalid/";

/// Does what the arguments ask for. 0: nothing is wrong; 1: there are errors; 2: it could not be done.
pub fn run(arguments: impl Iterator<Item = OsString>) -> u8 {
    let done = match arguments::parse(arguments) {
        Ok(Arguments::Help) => print(HELP),
        Ok(Arguments::Version) => print(concat!("newsrack ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Arguments::Check(options)) => check(&options),
        Err(message) => Err(message),
    };
    done.unwrap_or_else(|message| {
        tell(&format!("newsrack: {message}"));
        2
    })
}

/// What was read, and what is wrong with it.
#[derive(Default)]
struct Tally {
    files: usize,
    replaced: usize,
    errors: usize,
    warnings: usize,
}

fn check(options: &Check) -> Result<u8, String> {
    let inputs = files::find(&options.paths)?;
    let read_options = ReadOptions { base: options.allow_relative_urls.then(|| BASE.to_owned()) };
    // All articles together, so that one that stands in two files is noticed.
    let mut rack = Rack::default();
    let mut tally = Tally::default();
    let mut output = Output::new(io::stdout().lock(), options.format);
    let mut progress = Progress::new(inputs.len());
    for input in &inputs {
        progress.advance();
        tally.files += 1;
        let problems = match input.read() {
            Ok(bytes) => {
                let report = rack.add(&bytes, Some(&input.name), &read_options);
                tally.replaced += report.replaced;
                report.problems
            }
            Err(problem) => vec![problem],
        };
        tally.count(&problems);
        if !problems.is_empty() {
            progress.clear();
            if let Err(error) = output.write(&problems) {
                return tally.stopped(&error);
            }
        }
    }
    progress.clear();
    if let Err(error) = output.finish() {
        return tally.stopped(&error);
    }
    tell(&tally.summary(rack.len()));
    Ok(tally.status())
}

impl Tally {
    fn count(&mut self, problems: &[Problem]) {
        let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        self.errors += errors;
        self.warnings += problems.len() - errors;
    }

    fn status(&self) -> u8 {
        u8::from(self.errors > 0)
    }

    /// What comes of output that can't be written. Who closes a pipe, as `head` does, has seen enough.
    fn stopped(&self, error: &io::Error) -> Result<u8, String> {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Ok(self.status()),
            _ => Err("The problems could not be written to the standard output.".to_owned()),
        }
    }

    fn summary(&self, articles: usize) -> String {
        let replaced = match self.replaced {
            0 => String::new(),
            replaced => format!(" ({replaced} replaced by later ones)"),
        };
        let problems = match (self.errors, self.warnings) {
            (0, 0) => "no problems".to_owned(),
            (errors, 0) => many(errors, "error"),
            (0, warnings) => many(warnings, "warning"),
            (errors, warnings) => format!("{}, {}", many(errors, "error"), many(warnings, "warning")),
        };
        format!("{} in {}{replaced}: {problems}", many(articles, "article"), many(self.files, "file"))
    }
}

/// 2, "file" → "2 files"
fn many(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn print(text: &str) -> Result<u8, String> {
    // Nobody reads on: nothing to complain of.
    let _ = io::stdout().write_all(text.as_bytes());
    Ok(0)
}

/// Writes a line for the person at the terminal; the paths in it are not to be trusted.
fn tell(line: &str) {
    let _ = writeln!(io::stderr(), "{}", printable(line));
}
