//! How articles come into the store: bytes arrive, documents become whole and are read. What there is something to tell
//! of, or is rarer YAML, is left for `settling.rs`.

#![expect(clippy::arithmetic_side_effects, reason = "counts of sources and documents, and places in them")]
#![expect(
    clippy::indexing_slicing,
    reason = "rows and sources go by numbers that the store gave out, and neither are ever taken away"
)]

use std::ops::Range;

use super::{Entry, IN_PLACE, Rack, ReadOptions, Report, Row, SourceId, Stop};
use crate::article::link::LinkRule;
use crate::article::{self, Fields};
use crate::front_matter;
use crate::source::{Location, Source};

impl Rack {
    /// Reads a whole source: `bytes` are UTF-8, `name` is what problems call it, and its ending says
    /// whether it is one article or a stream. Costs about one pass over the bytes.
    #[cfg(feature = "yaml")]
    pub fn add(&mut self, bytes: &[u8], name: Option<&str>, options: &ReadOptions) -> Report {
        let source = self.open(name, options);
        self.room(source, bytes.len()).copy_from_slice(bytes);
        self.finish(source);
        self.report(source)
    }

    /// Begins a source whose bytes will arrive in parts.
    pub fn open(&mut self, name: Option<&str>, options: &ReadOptions) -> SourceId {
        self.sources.push(Entry {
            source: Source::new(name),
            rule: LinkRule { parse: self.parse_url, base: options.base.clone() },
            documents: 0,
            refused: false,
            stopped: None,
            left_out: None,
            complete: false,
        });
        self.tables.reports.push(Report::default());
        SourceId(self.sources.len() as u32 - 1)
    }

    /// Leaves out the document of a source with this number, from 1 on, at which reading did not end.
    #[cfg(feature = "engine")]
    pub(crate) fn leave_out(&mut self, source: SourceId, document: u32) {
        if let Some(entry) = self.sources.get_mut(source.0 as usize) {
            entry.left_out = Some(document);
        }
    }

    /// Says what the relative links of a source are relative to; None leaves them out.
    pub fn relative_to(&mut self, source: SourceId, base: Option<String>) {
        if let Some(entry) = self.sources.get_mut(source.0 as usize) {
            entry.rule.base = base;
        }
    }

    /// Says how many bytes of a source will come, so that room for them is made once.
    pub fn expect(&mut self, source: SourceId, count: usize) {
        if let Some(entry) = self.sources.get_mut(source.0 as usize) {
            entry.source.expect(count);
        }
    }

    /// The place for the next `count` bytes of a source, to be filled before [`Rack::arrived`].
    pub fn room(&mut self, source: SourceId, count: usize) -> &mut [u8] {
        self.sources.get_mut(source.0 as usize).map_or(&mut [], |entry| entry.source.room(count))
    }

    /// Reads the documents that have become whole with the bytes put into [`Rack::room`].
    pub fn arrived(&mut self, source: SourceId) {
        self.read_documents(source.0);
        #[cfg(feature = "yaml")]
        self.settle_all(source);
    }

    /// No more bytes will come: reads what is left of a source.
    pub fn finish(&mut self, source: SourceId) {
        if let Some(entry) = self.sources.get_mut(source.0 as usize) {
            entry.source.shrink();
            entry.complete = true;
        }
        self.arrived(source);
    }

    /// Reads on, up to a document that is not settled by reading it.
    pub(super) fn read_documents(&mut self, source: u32) {
        if let Some(entry) = self.sources.get_mut(source as usize)
            && entry.stopped.is_none()
            && entry.may_be_unreadable()
            && foreign(entry.source.beginning()).is_some()
        {
            entry.stopped = Some(Stop::Source);
        }
        while let Some(entry) = self.sources.get_mut(source as usize).filter(|entry| entry.stopped.is_none())
        {
            let Some(location) = entry.source.next(entry.complete) else {
                if entry.complete && entry.documents == 0 && !entry.refused {
                    entry.stopped = Some(Stop::Source);
                }
                break;
            };
            if location.closed && says_nothing(&entry.source, &location) {
                continue;
            }
            entry.documents += 1;
            if entry.left_out == Some(entry.documents) {
                entry.stopped = Some(Stop::Document(location));
                break;
            }
            (self.begin)(SourceId(source), entry.documents);
            if !self.read_document(source, &location) {
                self.sources[source as usize].stopped = Some(Stop::Document(location));
            }
        }
    }

    /// Reads a document that the fast reader takes as it is and that has what an article needs; false if it is another.
    fn read_document(&mut self, source: u32, location: &Location) -> bool {
        let Rack { sources, tables, nodes, extent, .. } = self;
        let Entry { source: held, rule, .. } = &sources[source as usize];
        let checked = |range: &Range<u32>| std::str::from_utf8(held.bytes(location, range)).ok();
        let (true, Some(text), Some(_)) = (location.closed, checked(&location.yaml), checked(&location.body))
        else {
            return false;
        };
        if front_matter::read(text, *extent, nodes).is_err() {
            return false;
        }
        let Some(head) = article::head(Fields { text, nodes }, rule) else { return false };
        let row = Row { source, location: location.clone(), rewritten: IN_PLACE, without_related: false };
        tables.insert(row, &head);
        true
    }
}

impl Entry {
    /// Whether it is still to be seen that its first bytes are those of articles.
    fn may_be_unreadable(&self) -> bool {
        !self.refused && self.documents == 0 && (self.complete || self.source.len() >= 512)
    }
}

/// What a source that is no text of articles is, by its first bytes.
pub(super) enum Foreign {
    Utf16,
    Markup,
}

pub(super) fn foreign(bytes: &[u8]) -> Option<Foreign> {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => Some(Foreign::Utf16),
        _ => {
            let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
            start.starts_with(b"<").then_some(Foreign::Markup)
        }
    }
}

/// Whether there is neither front matter nor a body between two lines of dashes.
fn says_nothing(held: &Source, location: &Location) -> bool {
    is_silent(held.bytes(location, &location.yaml))
        && held.bytes(location, &location.body).trim_ascii().is_empty()
}

/// Whether all lines of the front matter are blank or comments.
pub(super) fn is_silent(yaml: &[u8]) -> bool {
    yaml.split(|&byte| byte == b'\n').all(|line| matches!(line.trim_ascii_start().first(), None | Some(b'#')))
}
