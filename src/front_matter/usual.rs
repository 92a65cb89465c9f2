//! The short way through lines as nearly all are: what is read here the other files read too, only step by step.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

use memchr::memchr3;

use super::scalar::IS_SIGN;
use super::{Keys, Kind, Reader, Step, has};
use crate::names::Name;

impl Reader<'_> {
    /// Reads lines of a map as nearly all are: a known key, and a usual value or more lines for it. Stops at the first
    /// other one.
    pub(super) fn usual_lines(&mut self, indent: i32, keys: &mut Keys) -> Step {
        while self.indent == indent
            && let Some(line) = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk())
        {
            let (name, length) = Name::before_colon(line);
            let bit = 1u64 << name as u8;
            // Related links may be for passing over.
            if matches!(name, Name::Unknown | Name::Related) || keys.known & bit != 0 {
                break;
            }
            let end = self.at + length;
            self.push(Kind::Key, self.at, end);
            if let Some(node) = self.nodes.last_mut() {
                node.name = name;
            }
            match self.byte(end + 1) {
                b'\n' => self.value(end + 1, indent, true)?,
                b' ' if self.usual_value(end + 2, indent)? => {}
                _ => {
                    self.nodes.pop();
                    break;
                }
            }
            keys.known |= bit;
        }
        Ok(())
    }

    /// Reads a quoted or plain value, without escapes or comments, that ends with its line; false, and
    /// nothing was read, if what stands at `at` is another.
    pub(super) fn usual_value(&mut self, at: usize, indent: i32) -> Step<bool> {
        let (kind, start, end) = match self.byte(at) {
            b'"' => {
                let rest = self.rest(at + 1);
                let end = at + 1 + memchr3(b'"', b'\\', b'\n', rest).unwrap_or(rest.len());
                if self.byte(end) != b'"' {
                    return Ok(false);
                }
                (Kind::Quoted, at + 1, end)
            }
            first if first.is_ascii_alphanumeric() => {
                let mut end = at;
                loop {
                    while !has(&IS_SIGN, self.byte(end)) {
                        end += 1;
                    }
                    if self.byte(end) != b':' || self.is_space(end + 1) {
                        break;
                    }
                    end += 1;
                }
                if self.is_space(end - 1) {
                    return Ok(false);
                }
                (Kind::Plain, at, end)
            }
            _ => return Ok(false),
        };
        let line_end = end + usize::from(kind == Kind::Quoted);
        if self.bytes.get(line_end) != Some(&b'\n') {
            return Ok(false);
        }
        let before = (self.at, self.indent);
        self.next_line(line_end + 1)?;
        if self.indent > indent {
            // Perhaps the value goes on there.
            (self.at, self.indent) = before;
            return Ok(false);
        }
        self.push(kind, start, end);
        Ok(true)
    }
}
