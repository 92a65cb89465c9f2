//! Bytes → documents. Finds where front matter and bodies begin and end; knows no YAML.
//!
//! A source whose name ends in `.md`, `.markdown` or `.html` is one article. Any other source is a
//! stream, in which a `---` line opens an article if the next line that is neither blank nor a
//! comment looks like a top-level key, and otherwise closes the front matter.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

use std::ops::Range;

use memchr::{memchr, memchr_iter};

/// Where one article lies in its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The bytes of its YAML, without the `---` lines.
    pub yaml: Range<usize>,
    /// The bytes of its body; empty if it has none.
    pub body: Range<usize>,
    /// The line in the source on which the YAML begins, from 1.
    pub line: u32,
    /// False if the source holds one article and its front matter never ends.
    pub closed: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    /// No document is open.
    Between,
    FrontMatter,
    Body,
}

/// Finds the documents of a source, also while its bytes still arrive.
///
/// Costs one pass over the bytes, however they are cut.
pub struct Splitter {
    /// The source holds one article: after its front matter all is body.
    single: bool,
    state: State,
    /// The first byte of the first line not yet looked at, and its number.
    at: usize,
    line: u32,
    /// How far the end of that line was already sought.
    searched: usize,
    open: Document,
    /// The front matter began with a `---` line.
    marked: bool,
}

impl Splitter {
    /// For a source of that name.
    pub fn new(name: Option<&str>) -> Splitter {
        let ending = |end: &str| {
            let path = name.unwrap_or("").split(['?', '#']).next().unwrap_or("").as_bytes();
            let tail = path.len().checked_sub(end.len()).and_then(|from| path.get(from..));
            tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end.as_bytes()))
        };
        Splitter {
            single: ending(".md") || ending(".markdown") || ending(".html"),
            state: State::Between,
            at: 0,
            line: 1,
            searched: 0,
            open: Document { yaml: 0..0, body: 0..0, line: 1, closed: true },
            marked: false,
        }
    }

    /// The next document of `bytes`, which hold the source from its beginning (or from where
    /// [`Splitter::forget`] cut it) to what has arrived; `complete` says that no more will come.
    /// None: there is no further document, or it is not whole yet.
    pub fn next(&mut self, bytes: &[u8], complete: bool) -> Option<Document> {
        if self.at == 0 && self.line == 1 {
            self.at = bytes.len() - without_bom(bytes).len();
        }
        loop {
            if self.single && self.state == State::Body {
                self.at = bytes.len();
                if !complete {
                    return None;
                }
            }
            if self.state != State::Between && bytes.get(self.at).is_some_and(|&first| !begins_marker(first))
            {
                match next_line_with(bytes, self.at.max(self.searched), begins_marker) {
                    Some(line) => {
                        self.line +=
                            memchr_iter(b'\n', bytes.get(self.at..line).unwrap_or(&[])).count() as u32;
                        self.at = line;
                    }
                    None if complete => self.at = bytes.len(),
                    None => {
                        // If it is a line's end, what comes next may be a marker.
                        self.searched = bytes.len() - 1;
                        return None;
                    }
                }
            }
            if self.at >= bytes.len() {
                return if complete { self.last(bytes.len()) } else { None };
            }
            let from = self.at.max(self.searched);
            let end = match memchr(b'\n', bytes.get(from..).unwrap_or(&[])) {
                Some(found) => from + found + 1,
                None if complete => bytes.len(),
                None => {
                    self.searched = bytes.len();
                    return None;
                }
            };
            let line = bytes.get(self.at..end).unwrap_or(&[]);
            let found = match (self.state, line) {
                (State::Between, _) => self.begin(line, end),
                (_, [b'-' | 0xef, ..]) if is_marker(line, b"---") => {
                    let opens = !self.single && opens(bytes, end, complete)?;
                    self.dashes(opens, end)
                }
                (State::FrontMatter, [b'.', ..]) if is_marker(line, b"...") => {
                    self.open.yaml.end = self.at;
                    self.open.body = end..end;
                    if self.single {
                        self.state = State::Body;
                        None
                    } else {
                        self.state = State::Between;
                        Some(self.open.clone())
                    }
                }
                _ => None,
            };
            self.at = end;
            self.line += 1;
            if found.is_some() {
                return found;
            }
        }
    }

    /// The first byte still needed: everything before it belongs to documents already returned.
    pub fn needed_from(&self) -> usize {
        match self.state {
            // A byte-order mark is dropped with its line, not before: else a second would be taken for the first.
            State::Between if self.line == 1 => 0,
            State::Between => self.at,
            State::FrontMatter | State::Body => self.open.yaml.start,
        }
    }

    /// The caller has dropped the first `count` bytes.
    pub fn forget(&mut self, count: usize) {
        self.at -= count;
        self.searched = self.searched.saturating_sub(count);
        for range in [&mut self.open.yaml, &mut self.open.body] {
            *range = range.start.saturating_sub(count)..range.end.saturating_sub(count);
        }
    }

    fn begin(&mut self, line: &[u8], end: usize) -> Option<Document> {
        if is_marker(line, b"---") {
            self.start_front_matter(end, self.line + 1, true);
        } else if !is_blank_or_comment(line) && !is_marker(line, b"...") {
            self.start_front_matter(self.at, self.line, false);
        }
        None
    }

    fn start_front_matter(&mut self, start: usize, line: u32, marked: bool) {
        self.open = Document { yaml: start..start, body: start..start, line, closed: true };
        self.marked = marked;
        self.state = State::FrontMatter;
    }

    /// A `---` line inside front matter or a body.
    fn dashes(&mut self, opens: bool, end: usize) -> Option<Document> {
        if self.state == State::FrontMatter {
            self.open.yaml.end = self.at;
            self.open.body = end..end;
        }
        if !opens {
            self.state = State::Body;
            return None;
        }
        if self.state == State::Body {
            self.open.body.end = self.at;
        } else {
            self.open.body = self.at..self.at;
        }
        let done = self.open.clone();
        self.start_front_matter(end, self.line + 1, true);
        Some(done)
    }

    fn last(&mut self, end: usize) -> Option<Document> {
        match self.state {
            State::Between => return None,
            State::FrontMatter => {
                self.open.yaml.end = end;
                self.open.body = end..end;
                self.open.closed = !(self.single && self.marked);
            }
            State::Body => self.open.body.end = end,
        }
        self.state = State::Between;
        Some(self.open.clone())
    }
}

/// Where the next line begins whose first byte `is_wanted`, if one does behind `at`.
pub fn next_line_with(bytes: &[u8], mut at: usize, is_wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let block = |at: usize| bytes.get(at..)?.first_chunk::<64>();
    loop {
        // Without a branch in it, the search of a block becomes vector instructions.
        while let (Some(block), Some(next)) = (block(at), block(at + 1))
            && !block
                .iter()
                .zip(next)
                .fold(false, |any, (&end, &first)| any | ((end == b'\n') & is_wanted(first)))
        {
            at += block.len();
        }
        at += memchr(b'\n', bytes.get(at..)?)? + 1;
        if is_wanted(*bytes.get(at)?) {
            return Some(at);
        }
    }
}

/// `---` or `...`, then nothing but white space or a comment.
#[inline(always)]
fn is_marker(line: &[u8], marker: &[u8]) -> bool {
    without_bom(line).strip_prefix(marker).is_some_and(|rest| {
        rest.first().is_none_or(u8::is_ascii_whitespace)
            && matches!(rest.trim_ascii_start().first(), None | Some(b'#'))
    })
}

/// Files that were put together may each have brought their byte-order mark.
fn without_bom(line: &[u8]) -> &[u8] {
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
}

/// Whether a marker may begin with that byte: a dash, a dot (or what is like them but for two bits, which
/// takes fewer steps to tell), or a byte-order mark.
fn begins_marker(first: u8) -> bool {
    (first & 0xfc == b'-' & 0xfc) | (first == 0xef)
}

fn is_blank_or_comment(line: &[u8]) -> bool {
    matches!(line.trim_ascii_start().first(), None | Some(b'#'))
}

/// Whether a `---` line that ends at `from` opens an article; None if that can't be told yet.
fn opens(bytes: &[u8], mut from: usize, complete: bool) -> Option<bool> {
    while let Some(rest) = bytes.get(from..).filter(|rest| !rest.is_empty()) {
        let end = match memchr(b'\n', rest) {
            Some(found) => from + found + 1,
            None if complete => bytes.len(),
            None => return None,
        };
        let line = bytes.get(from..end).unwrap_or(&[]);
        if !is_blank_or_comment(line) {
            return Some(looks_like_key(line));
        }
        from = end;
    }
    if complete { Some(false) } else { None }
}

/// A word (or something in quotes) at the very start of the line, then a colon, then white space.
fn looks_like_key(line: &[u8]) -> bool {
    let key_length = match line {
        [quote @ (b'"' | b'\''), rest @ ..] => memchr(*quote, rest).map(|found| found + 2),
        _ => line.iter().position(|&byte| {
            !(byte.is_ascii_alphanumeric()
                || matches!(byte, b'_' | b'-' | b'.' | b'$' | b'/')
                || byte >= 0x80)
        }),
    };
    let Some(([first, ..], rest)) = key_length.and_then(|length| line.split_at_checked(length)) else {
        return false;
    };
    *first != b'-'
        && matches!(rest.trim_ascii_start(), [b':', after @ ..] if after.first().is_none_or(u8::is_ascii_whitespace))
}
