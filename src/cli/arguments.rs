//! What the command line asks for.

use std::ffi::OsString;

use super::output::Format;

#[derive(Debug, PartialEq)]
pub enum Arguments {
    Help,
    Version,
    Check(Check),
}

#[derive(Debug, Default, PartialEq)]
pub struct Check {
    pub paths: Vec<OsString>,
    pub format: Format,
    pub allow_relative_urls: bool,
}

/// Reads the arguments. An error says what is wrong with them, and what to write instead.
pub fn parse(mut arguments: impl Iterator<Item = OsString>) -> Result<Arguments, String> {
    match arguments.next().as_ref().map(|command| command.to_string_lossy()).as_deref() {
        Some("check") => parse_check(arguments),
        // Cards are made by the code that makes them in a page.
        Some("render") => Err("Cards are rendered by Node: npx newsrack render".to_owned()),
        Some("-h" | "--help" | "help") => Ok(Arguments::Help),
        Some("-V" | "--version") => Ok(Arguments::Version),
        None => {
            Err("Say what to do, such as: newsrack check articles/ (newsrack --help tells more)".to_owned())
        }
        Some(other) => {
            let kind = if other.starts_with('-') { "option" } else { "command" };
            Err(format!("There is no {kind} {other}; see newsrack --help"))
        }
    }
}

fn parse_check(mut arguments: impl Iterator<Item = OsString>) -> Result<Arguments, String> {
    let mut check = Check::default();
    while let Some(argument) = arguments.next() {
        match argument.to_str().unwrap_or_default() {
            "--" => {
                check.paths.extend(arguments);
                break;
            }
            "-h" | "--help" => return Ok(Arguments::Help),
            "-V" | "--version" => return Ok(Arguments::Version),
            "--allow-relative-urls" => check.allow_relative_urls = true,
            "--format" => {
                let value = arguments.next().unwrap_or_default();
                check.format = format(&value.to_string_lossy())?;
            }
            option if option.starts_with("--format=") => {
                check.format = format(option.strip_prefix("--format=").unwrap_or_default())?;
            }
            option if option.len() > 1 && option.starts_with('-') => {
                return Err(format!("There is no option {option}; see newsrack --help"));
            }
            _ => check.paths.push(argument),
        }
    }
    match check.paths.is_empty() {
        true => Err("Say which files or folders to check, such as: newsrack check articles/".to_owned()),
        false => Ok(Arguments::Check(check)),
    }
}

fn format(name: &str) -> Result<Format, String> {
    match name {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        "" => Err("Say which format: --format text or --format json".to_owned()),
        other => Err(format!("There is no format {other}; write --format text or --format json")),
    }
}
