//! The bytes of a source, held where they arrived, and the documents in them.

#![expect(clippy::arithmetic_side_effects, reason = "lengths of what is in memory")]

use std::ops::Range;

use crate::split::{Document, Splitter};

/// Where a document lies: in which segment of its source, and at which bytes of it.
#[derive(Clone, Debug)]
pub struct Location {
    pub segment: u32,
    pub yaml: Range<u32>,
    pub body: Range<u32>,
    /// The line of the source on which the YAML begins, from 1.
    pub line: u32,
    pub closed: bool,
}

/// Bytes arrive in segments, so that a growing source is never copied as a whole; a document lies in
/// one segment, for what is not yet whole when a segment is full moves on to the next.
pub struct Source {
    pub name: Option<String>,
    segments: Vec<Vec<u8>>,
    splitter: Splitter,
    length: usize,
    /// How many bytes are said to come.
    expected: usize,
}

/// Segments grow with the source, each by half of what there is, up to this size.
const SEGMENT: usize = 1 << 20;
/// Whoever says how much will come is believed up to here.
const EXPECTED: usize = 16 << 20;

impl Source {
    pub fn new(name: Option<&str>) -> Source {
        Source {
            name: name.map(str::to_owned),
            segments: Vec::new(),
            splitter: Splitter::new(name),
            length: 0,
            expected: 0,
        }
    }

    /// How many bytes have arrived.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Says how many bytes will come, as far as is known: room for them is made at once.
    pub fn expect(&mut self, count: usize) {
        self.expected = count.min(EXPECTED);
    }

    /// The place for the next `count` bytes, to be filled before [`Source::next`] is called.
    pub fn room(&mut self, count: usize) -> &mut [u8] {
        let full = self.segments.last().is_none_or(|tail| tail.capacity() - tail.len() < count);
        if full {
            let needed = self.splitter.needed_from();
            let carried = match self.segments.last_mut() {
                Some(tail) if needed < tail.len() => tail.split_off(needed),
                _ => Vec::new(),
            };
            self.splitter.forget(needed);
            let mut segment = Vec::new();
            let to_come = self.expected.saturating_sub(self.length);
            let grown = if to_come > 0 { to_come } else { (self.length / 2).min(SEGMENT) };
            // What comes next is most often as long as this: so nothing is left over at the end.
            let fitting = count.max(carried.len()).max(grown).next_multiple_of(count.max(1));
            segment.reserve_exact(carried.len() + fitting);
            segment.extend_from_slice(&carried);
            self.segments.push(segment);
        }
        self.length += count;
        match self.segments.last_mut() {
            Some(tail) => {
                let start = tail.len();
                tail.resize(start + count, 0);
                tail.get_mut(start..).unwrap_or_default()
            }
            None => &mut [],
        }
    }

    /// The next whole document of what has arrived; `complete` says that no more will come.
    pub fn next(&mut self, complete: bool) -> Option<Location> {
        let tail = self.segments.last()?;
        let Document { yaml, body, line, closed } = self.splitter.next(tail, complete)?;
        let narrow =
            |range: Range<usize>| Some(u32::try_from(range.start).ok()?..u32::try_from(range.end).ok()?);
        Some(Location {
            segment: (self.segments.len() - 1) as u32,
            yaml: narrow(yaml)?,
            body: narrow(body)?,
            line,
            closed,
        })
    }

    pub fn bytes(&self, location: &Location, range: &Range<u32>) -> &[u8] {
        let segment = self.segments.get(location.segment as usize).map_or(&[][..], Vec::as_slice);
        segment.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    /// The same as text; the caller has checked once that it is.
    pub fn text(&self, location: &Location, range: &Range<u32>) -> &str {
        std::str::from_utf8(self.bytes(location, range)).unwrap_or("")
    }

    /// The first bytes that arrived.
    pub fn beginning(&self) -> &[u8] {
        self.segments.first().map_or(&[], Vec::as_slice)
    }

    /// Gives back the room that the source did not need.
    pub fn shrink(&mut self) {
        if let Some(tail) = self.segments.last_mut() {
            tail.shrink_to_fit();
        }
    }

    /// Drops all bytes: the source turned out not to be one.
    pub fn refuse(&mut self) {
        self.segments.clear();
    }
}
