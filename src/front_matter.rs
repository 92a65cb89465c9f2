//! Document → fields, in place: the fast reader of the block style that articles are written in.
//!
//! It walks the lines once and notes where each key and value lies; nothing is copied or decoded.
//! It reads block maps and lists at any indent, plain, quoted and block scalars, comments, and
//! flow lists and maps on one line. Anything else it leaves, whole, to the general parser: what it
//! does read, it reads as YAML 1.2 says (the sections are named where a rule comes from).

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

mod characters;
mod decode;
mod flow;
mod scalar;
mod usual;

use memchr::memchr;

pub use self::decode::text;
use crate::names::Name;
use crate::split::next_line_with;

/// What a [`Node`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Key and value nodes in turn, up to `after`.
    Map,
    /// Items, up to `after`.
    List,
    Key,
    /// No value at all.
    Empty,
    /// Passed over.
    Unread,
    /// A plain scalar whose text is just its bytes.
    Plain,
    /// A quoted scalar whose text is just the bytes between its quotes.
    Quoted,
    /// A plain scalar over several lines.
    PlainLines,
    /// Between single quotes, with `''` or over several lines.
    Single,
    /// Between double quotes, with escapes or over several lines.
    Double,
    /// After `|` or `>`; the bytes are the header line and the content, `indent` that of the content.
    Block,
}

/// A key or value, as a place in the document's bytes.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    pub kind: Kind,
    /// Which key, if it is one that the format knows.
    pub name: Name,
    pub indent: u16,
    pub start: u32,
    pub end: u32,
    /// The index of the first node that is not inside this one.
    pub after: u32,
}

/// Why the fast reader did not read a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Something at this byte is for the general parser to read (or to refuse).
    Unusual(usize),
    /// The key at this byte stands twice in its map.
    Duplicate(usize),
}

/// How much of a document to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    Whole,
    /// The lines under `related:` are passed over: they are most of the bytes, and few are ever looked
    /// at. Its value is then [`Kind::Unread`].
    ExceptRelated,
}

/// Deeper than any article; recursion ends here.
const MAX_DEPTH: usize = 24;
/// YAML allows keys of 1024 characters (7.4.2); this is safely below, in bytes.
const MAX_KEY: usize = 512;
/// Keys in one map that the format does not know; more would make the search for doubles slow.
const MAX_UNKNOWN: usize = 64;

/// Reads `text` into `nodes`, whose first node is then the document's map.
///
/// `nodes` is cleared first, and best kept for the next document. Costs one pass over the text.
pub fn read(text: &str, extent: Extent, nodes: &mut Vec<Node>) -> Result<(), Unread> {
    nodes.clear();
    let bytes = text.as_bytes();
    if let Some(at) = characters::unprintable(bytes) {
        return Err(Unread::Unusual(at));
    }
    let mut reader = Reader {
        bytes,
        nodes,
        extent,
        at: 0,
        indent: 0,
        commented: false,
        depth: 0,
        stopped: 0,
        duplicate: None,
    };
    match (reader.document(), reader.duplicate) {
        (Err(Stop), _) => Err(Unread::Unusual(reader.stopped)),
        (Ok(()), Some(at)) => Err(Unread::Duplicate(at)),
        (Ok(()), None) => Ok(()),
    }
}

/// The lines of `text` that hold its related links, as far as that can be told without reading them:
/// from the line after the key to the next line that begins with neither space nor dash.
pub fn related_lines(text: &str) -> Option<std::ops::Range<usize>> {
    let mut line = 0;
    while let Some(rest) = text.get(line..).filter(|rest| !rest.is_empty()) {
        let next = line + memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |found| found + 1);
        if rest
            .strip_prefix("related:")
            .is_some_and(|after| after.lines().next().unwrap_or("").trim().is_empty())
        {
            return Some(next..end_of_block(text.as_bytes(), next));
        }
        line = next;
    }
    None
}

/// Where the block of lines from `line` on ends that an unindented key could hold.
fn end_of_block(bytes: &[u8], line: usize) -> usize {
    let is_outside = |first: u8| {
        !((first == b' ')
            | (first == b'\t')
            | (first == b'-')
            | (first == b'#')
            | (first == b'\n')
            | (first == b'\r'))
    };
    match bytes.get(line) {
        Some(&first) if is_outside(first) => line,
        _ => next_line_with(bytes, line, is_outside).unwrap_or(bytes.len()),
    }
}

/// Whether a table says so of that byte.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "a byte is below 256")]
const fn has(table: &[bool; 256], byte: u8) -> bool {
    table[byte as usize]
}

/// The letters, digits and signs of nearly every key.
#[expect(clippy::indexing_slicing, reason = "a mistake in a constant does not compile")]
const IN_KEY: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_' || byte as u8 == b'-';
        byte += 1;
    }
    table
};

struct Reader<'a> {
    bytes: &'a [u8],
    nodes: &'a mut Vec<Node>,
    extent: Extent,
    /// Where we are; at the start of a step, the first character of the next significant line.
    at: usize,
    /// The indent of that line; -1 at the end.
    indent: i32,
    /// There was a comment between the last value and that line.
    commented: bool,
    depth: usize,
    /// Where reading stopped, if it did.
    stopped: usize,
    duplicate: Option<usize>,
}

/// The document is for the general parser. It has no contents, so that results fit a register.
struct Stop;

type Step<T = ()> = Result<T, Stop>;

impl Reader<'_> {
    #[inline(always)]
    fn byte(&self, at: usize) -> u8 {
        // A line end stands in for the end: whoever stops at one needs no other check.
        self.bytes.get(at).copied().unwrap_or(b'\n')
    }

    #[cold]
    fn unusual<T>(&mut self, at: usize) -> Step<T> {
        self.stopped = at;
        Err(Stop)
    }

    fn document(&mut self) -> Step {
        self.next_line(0)?;
        if self.indent < 0 || !self.is_key() {
            return self.unusual(self.at);
        }
        self.map(self.indent)?;
        if self.indent >= 0 { self.unusual(self.at) } else { Ok(()) }
    }

    #[inline(always)]
    fn ends_line(&self, at: usize) -> bool {
        matches!(self.byte(at), b'\n' | b'\r')
    }

    #[inline(always)]
    fn is_space(&self, at: usize) -> bool {
        matches!(self.byte(at), b' ' | b'\t' | b'\n' | b'\r')
    }

    /// What begins at `at`.
    #[inline(always)]
    fn rest(&self, at: usize) -> &[u8] {
        self.bytes.get(at..).unwrap_or(&[])
    }

    /// The start of the line after `at`.
    #[inline]
    fn line_after(&self, at: usize) -> usize {
        memchr(b'\n', self.rest(at)).map_or(self.bytes.len(), |found| at + found + 1)
    }

    #[inline(always)]
    fn skip_white(&self, mut at: usize) -> usize {
        while matches!(self.byte(at), b' ' | b'\t') {
            at += 1;
        }
        at
    }

    #[inline(always)]
    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        let after = self.nodes.len() as u32 + 1;
        let (start, end) = (start as u32, end as u32);
        self.nodes.push(Node { kind, name: Name::Unknown, indent: 0, start, end, after });
    }

    fn close(&mut self, node: usize, end: usize) {
        let after = self.nodes.len() as u32;
        if let Some(node) = self.nodes.get_mut(node) {
            (node.after, node.end) = (after, end as u32);
        }
    }

    /// Goes to the first line from `line` (where a line starts) that is neither blank nor a comment.
    #[inline(always)]
    fn next_line(&mut self, line: usize) -> Step {
        self.commented = false;
        let mut at = line;
        while self.byte(at) == b' ' {
            at += 1;
        }
        if matches!(self.byte(at), b'a'..=b'z' | b'-' | b'"') {
            (self.at, self.indent) = (at, (at - line) as i32);
            return Ok(());
        }
        self.next_line_with_care(line)
    }

    #[inline(never)]
    fn next_line_with_care(&mut self, mut line: usize) -> Step {
        loop {
            let mut at = line;
            while self.byte(at) == b' ' {
                at += 1;
            }
            match self.byte(at) {
                _ if at >= self.bytes.len() => {
                    (self.at, self.indent) = (self.bytes.len(), -1);
                    return Ok(());
                }
                b'\n' => line = at + 1,
                b'\r' => line = at + 2,
                b'#' => {
                    self.commented = true;
                    line = self.line_after(at);
                }
                // A tab may fill a blank line but never indents (6.1).
                b'\t' => {
                    let content = self.skip_white(at);
                    if !self.ends_line(content) {
                        return self.unusual(at);
                    }
                    line = self.line_after(content);
                }
                _ => {
                    (self.at, self.indent) = (at, (at - line) as i32);
                    return Ok(());
                }
            }
        }
    }

    /// Ends a value on its line: only a comment may follow. Goes to the next significant line.
    #[inline]
    fn finish_line(&mut self, end: usize) -> Step {
        if self.bytes.get(end) == Some(&b'\n') {
            self.next_line(end + 1)
        } else {
            self.finish_line_with_care(end)
        }
    }

    fn finish_line_with_care(&mut self, end: usize) -> Step {
        let at = self.skip_white(end);
        if at >= self.bytes.len() {
            return self.next_line(at);
        }
        match self.byte(at) {
            b'\n' => self.next_line(at + 1),
            b'\r' => self.next_line(at + 2),
            b'#' if at > end => {
                let next = self.line_after(at);
                self.next_line(next)?;
                self.commented = true;
                Ok(())
            }
            _ => self.unusual(at),
        }
    }

    fn is_item(&self) -> bool {
        self.byte(self.at) == b'-' && self.is_space(self.at + 1)
    }

    fn is_key(&self) -> bool {
        self.key_end().is_some()
    }

    /// Where the key that starts here ends, if one does.
    fn key_end(&self) -> Option<usize> {
        let start = self.at;
        let mut at = start;
        while has(&IN_KEY, self.byte(at)) {
            at += 1;
        }
        if at > start && self.byte(at) == b':' && self.is_space(at + 1) && self.byte(start) != b'-' {
            return (at - start <= MAX_KEY).then_some(at);
        }
        self.rare_key_end()
    }

    /// As `key_end`, for keys with other characters than letters and digits in them.
    #[cold]
    fn rare_key_end(&self) -> Option<usize> {
        let first = self.byte(self.at);
        if !(first.is_ascii_alphanumeric() || first == b'_' || first >= 0x80) {
            return None;
        }
        let mut at = self.at;
        while at - self.at <= MAX_KEY && !self.ends_line(at) {
            let next_is_space = self.is_space(at + 1);
            match self.byte(at) {
                b':' if next_is_space => {
                    let key = self.bytes.get(self.at..at).unwrap_or(&[]).trim_ascii_end();
                    return Some(self.at + key.len());
                }
                b' ' | b'\t' if self.byte(at + 1) == b'#' => return None,
                _ => at += 1,
            }
        }
        None
    }

    fn deeper(&mut self) -> Step {
        self.depth += 1;
        if self.depth > MAX_DEPTH { self.unusual(self.at) } else { Ok(()) }
    }

    /// A block map whose keys stand at `indent`; we are at its first key.
    fn map(&mut self, indent: i32) -> Step {
        self.deeper()?;
        let map = self.nodes.len();
        self.push(Kind::Map, self.at, self.at);
        let mut keys = Keys::default();
        loop {
            self.usual_lines(indent, &mut keys)?;
            if self.indent != indent {
                break;
            }
            let Some(key_end) = self.key_end() else {
                return self.unusual(self.at);
            };
            self.key(self.at, key_end, map, &mut keys)?;
            let colon = self.skip_white(key_end);
            if self.passes_over(colon + 1) {
                let end = end_of_block(self.bytes, self.line_after(colon));
                self.push(Kind::Unread, colon + 1, end);
                self.next_line(end)?;
            } else {
                self.value(colon + 1, indent, true)?;
            }
        }
        if self.indent > indent {
            return self.unusual(self.at);
        }
        self.depth -= 1;
        self.close(map, self.at);
        Ok(())
    }

    /// Whether the value after the colon that was just read is the block of related links, and it is
    /// not to be read.
    fn passes_over(&self, after_colon: usize) -> bool {
        self.extent == Extent::ExceptRelated
            && self.depth == 1
            && self.indent == 0
            && self.nodes.last().is_some_and(|key| key.name == Name::Related)
            && self.ends_line(after_colon)
    }

    fn key(&mut self, start: usize, end: usize, map: usize, keys: &mut Keys) -> Step {
        let text = self.bytes.get(start..end).unwrap_or(&[]);
        let name = Name::of(text);
        let seen = if name == Name::Unknown {
            keys.unknown += 1;
            if keys.unknown > MAX_UNKNOWN {
                return self.unusual(start);
            }
            keys.unknown > 1 && self.has_key(map, text)
        } else {
            let bit = 1u64 << name as u8;
            let seen = keys.known & bit != 0;
            keys.known |= bit;
            seen
        };
        if seen && self.duplicate.is_none() {
            self.duplicate = Some(start);
        }
        self.push(Kind::Key, start, end);
        if let Some(node) = self.nodes.last_mut() {
            node.name = name;
        }
        Ok(())
    }

    fn has_key(&self, map: usize, text: &[u8]) -> bool {
        let mut at = map + 1;
        while let Some(key) = self.nodes.get(at) {
            if self.bytes.get(key.start as usize..key.end as usize) == Some(text) {
                return true;
            }
            match self.nodes.get(at + 1) {
                Some(value) => at = value.after as usize,
                None => return false,
            }
        }
        false
    }

    /// A block list whose dashes stand at `indent`; we are at its first dash.
    fn list(&mut self, indent: i32) -> Step {
        self.deeper()?;
        let list = self.nodes.len();
        self.push(Kind::List, self.at, self.at);
        while self.indent == indent && self.is_item() {
            let mut content = self.at + 1;
            while self.byte(content) == b' ' {
                content += 1;
            }
            let column = indent + (content - self.at) as i32;
            let dash = self.at;
            self.at = content;
            if self.byte(content) == b'\t' {
                return self.unusual(content);
            } else if self.ends_line(content) || self.byte(content) == b'#' {
                self.value(dash + 1, indent, false)?;
            } else if self.usual_value(content, indent)? {
                continue;
            } else if self.is_item() {
                self.indent = column;
                self.list(column)?;
            } else if self.is_key() {
                self.indent = column;
                self.map(column)?;
            } else {
                self.scalar(content, indent, false)?;
            }
        }
        if self.indent > indent {
            return self.unusual(self.at);
        }
        self.depth -= 1;
        self.close(list, self.at);
        Ok(())
    }

    /// The value after the colon or dash that ends at `start`, in a collection at `indent`.
    #[inline]
    fn value(&mut self, start: usize, indent: i32, in_map: bool) -> Step {
        let at = self.skip_white(start);
        if !self.ends_line(at) && self.byte(at) != b'#' {
            return self.scalar(at, indent, in_map);
        }
        self.finish_line(start)?;
        if self.indent > indent {
            return if self.is_item() {
                self.list(self.indent)
            } else if self.is_key() {
                self.map(self.indent)
            } else if matches!(self.byte(self.at), b'|' | b'>') {
                self.unusual(self.at)
            } else {
                self.scalar(self.at, indent, in_map)
            };
        }
        // The dashes of a list may stand under the key's first letter (8.2.3).
        if in_map && self.indent == indent && self.is_item() {
            return self.list(indent);
        }
        self.push(Kind::Empty, start, start);
        Ok(())
    }
}

/// The keys of one map so far.
#[derive(Default)]
struct Keys {
    known: u64,
    unknown: usize,
}
