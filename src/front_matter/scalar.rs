//! Where scalars end: plain, quoted and block.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

use memchr::memchr3;

use super::decode::{hex, surrogate_pair};
use super::{Kind, Reader, Step, has};

/// What may end plain text, or be a mistake in it.
#[expect(clippy::indexing_slicing, reason = "a mistake in a constant does not compile")]
pub(super) const IS_SIGN: [bool; 256] = {
    let mut table = [false; 256];
    table[b'\n' as usize] = true;
    table[b':' as usize] = true;
    table[b'#' as usize] = true;
    table
};

impl Reader<'_> {
    /// A scalar or a flow collection at `at`, in a collection at `indent`; then goes to the next line,
    /// which must belong to an outer collection.
    #[inline]
    pub(super) fn scalar(&mut self, at: usize, indent: i32, in_map: bool) -> Step {
        let end = match self.byte(at) {
            b'"' => self.double_quoted(at, indent)?,
            b'\'' => self.single_quoted(at, indent)?,
            b'|' | b'>' => return self.block_scalar(at, indent, in_map),
            b'[' | b'{' => self.flow(at)?,
            _ => return self.plain(at, indent),
        };
        self.finish_line(end)?;
        if self.indent > indent { self.unusual(self.at) } else { Ok(()) }
    }

    pub(super) fn can_start_plain(&self, at: usize) -> bool {
        match self.byte(at) {
            b'-' => !self.is_space(at + 1),
            b'?' | b':' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' | b'|' | b'>'
            | b'\'' | b'"' | b'%' | b'@' | b'`' | b'\n' | b'\r' => false,
            _ => true,
        }
    }

    fn plain(&mut self, start: usize, indent: i32) -> Step {
        if !self.can_start_plain(start) {
            return self.unusual(start);
        }
        let mut end = self.plain_line(start)?;
        self.finish_line(end)?;
        let mut kind = Kind::Plain;
        while self.indent > indent {
            if self.commented || !self.can_start_plain(self.at) {
                return self.unusual(self.at);
            }
            kind = Kind::PlainLines;
            end = self.plain_line(self.at)?;
            self.finish_line(end)?;
        }
        self.push(kind, start, end);
        Ok(())
    }

    /// The end of the plain text on this line, its comment and the space before it left out.
    fn plain_line(&mut self, start: usize) -> Step<usize> {
        let mut end = start;
        // Values that are not quoted are short: a plain loop beats a search for the line's end.
        loop {
            match self.byte(end) {
                b'\n' => break,
                // "a: b: c" is a mistake, not a value.
                b':' if self.is_space(end + 1) => return self.unusual(end),
                b'#' if matches!(self.byte(end - 1), b' ' | b'\t') => break,
                _ => end += 1,
            }
            while !has(&IS_SIGN, self.byte(end)) {
                end += 1;
            }
        }
        while matches!(self.byte(end - 1), b' ' | b'\t' | b'\r') && end > start {
            end -= 1;
        }
        Ok(end)
    }

    /// Returns where the closing quote ends.
    pub(super) fn double_quoted(&mut self, quote: usize, indent: i32) -> Step<usize> {
        let start = quote + 1;
        let mut kind = Kind::Quoted;
        let mut at = start;
        loop {
            let Some(found) = memchr3(b'"', b'\\', b'\n', self.rest(at)) else {
                return self.unusual(quote);
            };
            at += found;
            match self.byte(at) {
                b'"' => {
                    self.push(kind, start, at);
                    return Ok(at + 1);
                }
                b'\n' => {
                    kind = Kind::Double;
                    at = self.continuation(at + 1, indent)?;
                }
                _ => {
                    kind = Kind::Double;
                    at = self.escape(at)?;
                }
            }
        }
    }

    /// Checks the escape at `at` (5.7) and returns where it ends.
    fn escape(&mut self, at: usize) -> Step<usize> {
        let digits = match self.byte(at + 1) {
            b'x' => 2,
            b'u' => 4,
            b'U' => 8,
            b'\n' => return Ok(at + 1),
            b'\r' => return Ok(at + 2),
            b'0' | b'a' | b'b' | b't' | b'\t' | b'n' | b'v' | b'f' | b'r' | b'e' | b' ' | b'"' | b'/'
            | b'\\' | b'N' | b'_' | b'L' | b'P' => return Ok(at + 2),
            _ => return self.unusual(at),
        };
        match hex(self.bytes, at + 2, digits).map(char::from_u32) {
            Some(Some(_)) => Ok(at + 2 + digits),
            _ if digits == 4 && surrogate_pair(self.bytes, at + 2).is_some() => Ok(at + 12),
            _ => self.unusual(at),
        }
    }

    pub(super) fn single_quoted(&mut self, quote: usize, indent: i32) -> Step<usize> {
        let start = quote + 1;
        let mut kind = Kind::Quoted;
        let mut at = start;
        loop {
            let Some(found) = memchr3(b'\'', b'\n', b'\n', self.rest(at)) else {
                return self.unusual(quote);
            };
            at += found;
            if self.byte(at) == b'\n' {
                kind = Kind::Single;
                at = self.continuation(at + 1, indent)?;
            } else if self.byte(at + 1) == b'\'' {
                kind = Kind::Single;
                at += 2;
            } else {
                self.push(kind, start, at);
                return Ok(at + 1);
            }
        }
    }

    /// A further line of a quoted scalar: blank, or indented more than its collection (6.3).
    fn continuation(&mut self, line: usize, indent: i32) -> Step<usize> {
        let mut at = line;
        while self.byte(at) == b' ' {
            at += 1;
        }
        let content = self.skip_white(at);
        if (at - line) as i32 > indent || self.ends_line(content) { Ok(content) } else { self.unusual(at) }
    }

    /// `|` or `>` with its content (8.1).
    fn block_scalar(&mut self, start: usize, parent: i32, in_map: bool) -> Step {
        let (explicit, first) = self.block_header(start, in_map)?;
        let mut content = explicit.map(|digit| parent + digit);
        let mut longest_blank = 0;
        let mut line = first;
        while line < self.bytes.len() {
            let mut at = line;
            while self.byte(at) == b' ' {
                at += 1;
            }
            let indent = (at - line) as i32;
            if self.ends_line(at) {
                if content.is_none() {
                    longest_blank = longest_blank.max(indent);
                }
            } else if self.byte(at) == b'\t' && indent <= parent {
                // Only spaces may stand in the blank lines behind a block scalar.
                return self.unusual(at);
            } else if indent <= parent {
                break;
            } else if indent < *content.get_or_insert(indent)
                || longest_blank > indent && content == Some(indent)
            {
                return self.unusual(at);
            }
            line = self.line_after(at);
        }
        let Ok(indent) = u16::try_from(content.unwrap_or(longest_blank)) else {
            return self.unusual(start);
        };
        self.push(Kind::Block, start, line);
        if let Some(node) = self.nodes.last_mut() {
            node.indent = indent;
        }
        self.next_line(line)?;
        if self.indent > parent { self.unusual(self.at) } else { Ok(()) }
    }

    /// The indentation indicator, if there is one, and where the content's first line starts.
    fn block_header(&mut self, start: usize, in_map: bool) -> Step<(Option<i32>, usize)> {
        let mut at = start + 1;
        let mut explicit = None;
        let mut chomped = false;
        loop {
            match self.byte(at) {
                b'+' | b'-' if !chomped => chomped = true,
                // Under a dash, what the number counts from is a puzzle: leave it.
                digit @ b'1'..=b'9' if in_map && explicit.is_none() => {
                    explicit = Some(i32::from(digit - b'0'))
                }
                _ => break,
            }
            at += 1;
        }
        let after = self.skip_white(at);
        if self.ends_line(after) || (after > at && self.byte(after) == b'#') {
            Ok((explicit, self.line_after(after)))
        } else {
            self.unusual(at)
        }
    }
}
