//! Problems → lines or JSON. What stands in articles and file names is a stranger's text: no character of it
//! may steer the terminal.

#![expect(clippy::arithmetic_side_effects, reason = "counts of lines, and room for one")]

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use newsrack::Problem;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Format {
    #[default]
    Text,
    Json,
}

/// Writes problems as they are found.
pub struct Output<W> {
    to: W,
    format: Format,
    written: usize,
}

impl<W: Write> Output<W> {
    pub fn new(to: W, format: Format) -> Output<W> {
        Output { to, format, written: 0 }
    }

    pub fn write(&mut self, problems: &[Problem]) -> io::Result<()> {
        let mut text = String::new();
        for problem in problems {
            match self.format {
                Format::Text => {
                    text.push_str(&printable(&problem.to_string()));
                    text.push('\n');
                }
                Format::Json => {
                    text.push_str(if self.written == 0 { "[\n" } else { ",\n" });
                    text.push_str(&json(problem)?);
                }
            }
            self.written += 1;
        }
        self.to.write_all(text.as_bytes())
    }

    /// Writes what is left to be written when there are no more problems.
    pub fn finish(mut self) -> io::Result<()> {
        match self.format {
            Format::Text => {}
            Format::Json if self.written == 0 => self.to.write_all(b"[]\n")?,
            Format::Json => self.to.write_all(b"\n]\n")?,
        }
        self.to.flush()
    }
}

/// JSON leaves characters alone that steer terminals; inside of its strings, the only place for them, they can
/// be written by their numbers.
fn json(problem: &Problem) -> serde_json::Result<String> {
    let text = serde_json::to_string(problem)?;
    Ok(escape(&text, |out, character| {
        let _ = write!(out, "\\u{:04x}", character as u32);
    })
    .into_owned())
}

/// A text with the characters that steer terminals or turn the reading direction written by their numbers.
pub fn printable(text: &str) -> Cow<'_, str> {
    escape(text, |out, character| {
        let _ = write!(out, "\\u{{{:x}}}", character as u32);
    })
}

fn escape(text: &str, write: impl Fn(&mut String, char)) -> Cow<'_, str> {
    if !text.contains(is_steering) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match is_steering(character) {
            true => write(&mut out, character),
            false => out.push(character),
        }
    }
    Cow::Owned(out)
}

fn is_steering(character: char) -> bool {
    let directions = ['\u{61c}', '\u{200e}', '\u{200f}', '\u{feff}'];
    character.is_control()
        || directions.contains(&character)
        || ('\u{2028}'..='\u{202e}').contains(&character)
        || ('\u{2066}'..='\u{2069}').contains(&character)
}
