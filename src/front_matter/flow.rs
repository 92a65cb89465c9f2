//! Flow lists and maps that stand on one line.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

use memchr::memchr;

use super::{Keys, Kind, Reader, Step};

impl Reader<'_> {
    /// A flow list or map on one line (7.4); returns where it ends.
    pub(super) fn flow(&mut self, start: usize) -> Step<usize> {
        self.deeper()?;
        let node = self.nodes.len();
        let (is_map, close) = if self.byte(start) == b'{' { (true, b'}') } else { (false, b']') };
        self.push(if is_map { Kind::Map } else { Kind::List }, start, start);
        let mut keys = Keys::default();
        let mut at = self.skip_white(start + 1);
        while self.byte(at) != close {
            if is_map {
                let key = at;
                while matches!(self.byte(at), b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_') {
                    at += 1;
                }
                if at == key || self.byte(at) != b':' || !self.is_space(at + 1) {
                    return self.unusual(at);
                }
                self.key(key, at, node, &mut keys)?;
                at = self.skip_white(at + 1);
            }
            at = self.flow_value(at)?;
            at = self.skip_white(at);
            match self.byte(at) {
                b',' => at = self.skip_white(at + 1),
                byte if byte == close => {}
                _ => return self.unusual(at),
            }
        }
        self.depth -= 1;
        self.close(node, at + 1);
        Ok(at + 1)
    }

    fn flow_value(&mut self, start: usize) -> Step<usize> {
        match self.byte(start) {
            b'[' | b'{' => return self.flow(start),
            quote @ (b'"' | b'\'') => {
                // Infinitely indented: it can't go on on another line.
                let end = match quote {
                    b'"' => self.double_quoted(start, i32::MAX)?,
                    _ => self.single_quoted(start, i32::MAX)?,
                };
                let on_one_line =
                    self.bytes.get(start..end).is_some_and(|text| memchr(b'\n', text).is_none());
                return if on_one_line { Ok(end) } else { self.unusual(start) };
            }
            _ if !self.can_start_plain(start) => return self.unusual(start),
            _ => {}
        }
        let mut at = start;
        loop {
            match self.byte(at) {
                b',' | b']' | b'}' => break,
                b'[' | b'{' | b'\n' | b'\r' | b'#' => return self.unusual(at),
                // Before a comma or bracket too a colon would mean something (7.3.3).
                b':' if self.is_space(at + 1)
                    || matches!(self.byte(at + 1), b',' | b'[' | b']' | b'{' | b'}') =>
                {
                    return self.unusual(at);
                }
                _ => at += 1,
            }
        }
        let mut end = at;
        while matches!(self.byte(end - 1), b' ' | b'\t') {
            end -= 1;
        }
        if self.byte(start) == b'-' && end == start + 1 {
            return self.unusual(start);
        }
        self.push(Kind::Plain, start, end);
        Ok(at)
    }
}
