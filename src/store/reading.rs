//! How articles come into the store: bytes arrive, documents become whole, the unusual are settled.

#![expect(clippy::arithmetic_side_effects, reason = "counts of sources and documents, and places in them")]
#![expect(
    clippy::indexing_slicing,
    reason = "rows and sources go by numbers that the store gave out, and neither are ever taken away"
)]

use std::ops::Range;

use super::{Entry, IN_PLACE, Rack, ReadOptions, Report, Row, SourceId, Unusual};
use crate::article::link::LinkRule;
use crate::article::{self, Fields};
use crate::front_matter::{self, Extent, Unread};
use crate::general::{self, Rewritten};
use crate::problem::{Code, Place, Problem, Refused, Severity, duplicate_key};
use crate::source::{Location, Source};

impl Rack {
    /// Reads a whole source: `bytes` are UTF-8, `name` is what problems call it, and its ending says
    /// whether it is one article or a stream. Costs about one pass over the bytes.
    #[cfg(feature = "yaml")]
    pub fn add(&mut self, bytes: &[u8], name: Option<&str>, options: &ReadOptions) -> Report {
        let source = self.open(name, options);
        self.room(source, bytes.len()).copy_from_slice(bytes);
        self.finish(source);
        while let Some(Unusual { text, line, base }) = self.unusual(source) {
            let rule = LinkRule { parse: self.parse_url, base: base.map(str::to_owned) };
            let outcome = crate::general::rewrite(text, line, &rule);
            self.settle(source, outcome);
        }
        self.report(source)
    }

    /// Begins a source whose bytes will arrive in parts.
    pub fn open(&mut self, name: Option<&str>, options: &ReadOptions) -> SourceId {
        self.sources.push(Entry {
            source: Source::new(name),
            rule: LinkRule { parse: self.parse_url, base: options.base.clone() },
            documents: 0,
            refused: false,
            unusual: None,
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

    /// Reads the documents that have become whole with the bytes put into [`Rack::room`], up to one
    /// that is [`Rack::unusual`].
    pub fn arrived(&mut self, source: SourceId) {
        self.read_documents(source.0);
    }

    /// No more bytes will come: reads what is left of a source, up to a document that is
    /// [`Rack::unusual`].
    pub fn finish(&mut self, source: SourceId) {
        if let Some(entry) = self.sources.get_mut(source.0 as usize) {
            entry.source.shrink();
            entry.complete = true;
        }
        self.read_documents(source.0);
    }

    /// The document of a source that only the general parser can read. It is to be settled before the
    /// source is read on.
    pub(crate) fn unusual(&self, source: SourceId) -> Option<Unusual<'_>> {
        let entry = self.sources.get(source.0 as usize)?;
        let (location, _) = entry.unusual.as_ref()?;
        let text = entry.source.text(location, &location.yaml);
        Some(Unusual { text, line: location.line, base: entry.rule.base.as_deref() })
    }

    /// Puts in what the general parser made of the unusual document, and reads on.
    pub(crate) fn settle(&mut self, source: SourceId, outcome: Result<Rewritten, Refused>) {
        let Some(entry) = self.sources.get_mut(source.0 as usize) else { return };
        let Some((location, at)) = entry.unusual.take() else { return };
        (self.begin)(source, entry.documents);
        let text = self.sources[source.0 as usize].source.text(&location, &location.yaml);
        let stopped = Place::in_text(text, at, location.line);
        match outcome {
            Ok(rewritten) => self.insert_rewritten(source.0, location, rewritten, stopped),
            Err(Refused { code, message, place }) => {
                self.report_document(source.0, code, message, place.unwrap_or(stopped));
            }
        }
        self.read_documents(source.0);
    }

    /// An article whose related links, now that somebody looked, turned out to be for the general
    /// parser; with the number of its row, to be given to [`Rack::settle_doubt`].
    #[cfg(all(target_arch = "wasm32", feature = "engine"))]
    pub(crate) fn doubt(&self) -> Option<(u32, Unusual<'_>)> {
        let row = *self.doubts.borrow().last()?;
        let found = &self.tables.rows[row as usize];
        let base = self.sources[found.source as usize].rule.base.as_deref();
        Some((row, Unusual { text: self.text(found), line: found.location.line, base }))
    }

    /// Puts in what the general parser made of such an article.
    #[cfg(all(target_arch = "wasm32", feature = "engine"))]
    pub(crate) fn settle_doubt(&mut self, row: u32, outcome: Result<Rewritten, Refused>) {
        self.doubts.borrow_mut().retain(|&other| other != row);
        let stopped = self.stop(&self.tables.rows[row as usize]);
        let found = &mut self.tables.rows[row as usize];
        let refused = match outcome {
            Ok(mut rewritten) => {
                let refused = rewritten.without_related.take();
                found.rewritten = self.rewritten.len() as u32;
                self.rewritten.push(rewritten);
                refused
            }
            Err(refused) => Some(refused),
        };
        if let Some(refused) = refused {
            found.without_related = true;
            let source = found.source;
            let id = self.id(row).to_owned();
            self.report_related(source, refused, stopped, id);
        }
        if (row as usize) < self.checked {
            self.check_row(row);
        }
    }

    /// Where the fast reader stops in an article.
    #[cfg(all(target_arch = "wasm32", feature = "engine"))]
    fn stop(&self, row: &Row) -> Place {
        let text = self.text(row);
        let at = match front_matter::read(text, Extent::Whole, &mut Vec::new()) {
            Err(Unread::Unusual(at) | Unread::Duplicate(at)) => at,
            Ok(()) => 0,
        };
        Place::in_text(text, at, row.location.line)
    }

    fn read_documents(&mut self, source: u32) {
        if let Some((code, message)) = self.sources.get(source as usize).and_then(unreadable) {
            self.refuse(source, code, message);
            self.sources[source as usize].source.refuse();
        }
        while let Some(entry) = self.sources.get_mut(source as usize).filter(|entry| entry.unusual.is_none())
        {
            let Some(location) = entry.source.next(entry.complete) else {
                break;
            };
            if location.closed && says_nothing(&entry.source, &location) {
                continue;
            }
            entry.documents += 1;
            if entry.left_out == Some(entry.documents) {
                let place = Place { line: location.line, column: 1 };
                self.report_document(source, Code::EngineFailed, LEFT_OUT.to_owned(), place);
                continue;
            }
            (self.begin)(SourceId(source), entry.documents);
            self.read_document(source, location);
        }
        let Some(entry) = self.sources.get(source as usize) else {
            return;
        };
        if entry.complete && entry.documents == 0 && !entry.refused {
            let what = if entry.source.len() == 0 { "is empty" } else { "holds no article" };
            let message =
                ["The source ", what, "; articles begin with a line of three dashes (---)."].concat();
            self.refuse(source, Code::NoArticles, message);
        }
    }

    fn read_document(&mut self, source: u32, location: Location) {
        let Rack { sources, tables, nodes, extent, .. } = self;
        let Entry { source: held, rule, .. } = &sources[source as usize];
        if !location.closed {
            let message =
                "The front matter never ends; close it with a line of three dashes (---).".to_owned();
            let place = Place { line: location.line.saturating_sub(1), column: 1 };
            return self.report_document(source, Code::Unterminated, message, place);
        }
        let checked = |range: &Range<u32>| {
            std::str::from_utf8(held.bytes(&location, range)).map_err(|error| (range.start, error))
        };
        let text = match (checked(&location.yaml), checked(&location.body)) {
            (Ok(text), Ok(_)) => text,
            (Err((start, error)), _) | (_, Err((start, error))) => {
                return self.report_bytes(source, &location, start, error);
            }
        };
        match front_matter::read(text, *extent, nodes) {
            Ok(()) => {
                let head = article::head(Fields { text, nodes }, rule);
                let row = Row { source, location, rewritten: IN_PLACE, without_related: false };
                match head {
                    Some(head) => tables.insert(row, &head),
                    None => self.report_lost(row),
                }
            }
            // A key that stands twice among the related links costs only those: the general parser
            // knows how to leave them out.
            Err(Unread::Duplicate(at))
                if !front_matter::related_lines(text).is_some_and(|lines| lines.contains(&at)) =>
            {
                let message = duplicate_key(key_at(text, at));
                let place = Place::in_text(text, at, location.line);
                self.report_document(source, Code::DuplicateKey, message, place);
            }
            Err(Unread::Unusual(_)) if is_silent(text.as_bytes()) => {
                nodes.clear();
                self.report_missing(Row { source, location, rewritten: IN_PLACE, without_related: false });
            }
            Err(Unread::Unusual(at) | Unread::Duplicate(at)) => match general::refuse_unread(text) {
                Some(Refused { code, message, .. }) => {
                    let place = Place::in_text(text, at, location.line);
                    self.report_document(source, code, message, place);
                }
                None => self.sources[source as usize].unusual = Some((location, at)),
            },
        }
    }

    /// Puts in an article that the fast reader stopped at.
    fn insert_rewritten(
        &mut self,
        source: u32,
        location: Location,
        mut rewritten: Rewritten,
        stopped: Place,
    ) {
        let refused = rewritten.without_related.take();
        // It was written to be read.
        let _ = front_matter::read(&rewritten.text, Extent::Whole, &mut self.nodes);
        let number = self.rewritten.len() as u32;
        let row = Row { source, location, rewritten: number, without_related: refused.is_some() };
        self.rewritten.push(rewritten);
        let Rack { sources, tables, nodes, rewritten, .. } = self;
        let fields = Fields { text: &rewritten[number as usize].text, nodes };
        let Some(head) = article::head(fields, &sources[source as usize].rule) else {
            return self.report_missing(row);
        };
        let rows = tables.rows.len();
        tables.insert(row, &head);
        if let Some(refused) = refused.filter(|_| tables.rows.len() > rows) {
            let id = self.id(rows as u32).to_owned();
            self.report_related(source, refused, stopped, id);
        }
    }

    /// An article without title or link is read whole at once: nobody will look at it later.
    fn report_lost(&mut self, row: Row) {
        let mut nodes = std::mem::take(&mut self.nodes);
        let read = front_matter::read(self.text(&row), Extent::Whole, &mut nodes);
        self.nodes = nodes;
        match read {
            Ok(()) => self.report_missing(row),
            Err(Unread::Unusual(at) | Unread::Duplicate(at)) => {
                self.sources[row.source as usize].unusual = Some((row.location, at));
            }
        }
    }

    /// Says what an article needs, and what else is wrong with it: that may be why it is missing.
    fn report_missing(&mut self, row: Row) {
        let mut faults = Vec::new();
        let fields = Fields { text: self.text(&row), nodes: &self.nodes };
        let article = article::whole(fields, "", &self.sources[row.source as usize].rule, &mut faults);
        let place = self.place(&row, "", fields.first_key());
        let no_title = article.story.title.is_empty().then_some((Code::MissingTitle, NO_TITLE));
        let no_link = article.story.link().is_none().then_some((Code::MissingLink, NO_LINK));
        for (code, message) in no_title.into_iter().chain(no_link) {
            self.report_document(row.source, code, message.to_owned(), place);
        }
        self.report_faults(&row, faults, None);
    }

    /// Says why an article is shown without its related links.
    fn report_related(&mut self, source: u32, refused: Refused, stopped: Place, article: String) {
        let name = self.sources[source as usize].source.name.as_deref();
        let message = [&refused.message, " The related links are left out."].concat();
        // That the parser could not be had is not the article's fault, and may be otherwise the next time.
        let is_lost = refused.code == Code::FetchFailed;
        let severity = if is_lost { Severity::Error } else { Severity::Warning };
        let problem = Problem {
            severity,
            field: Some("related".to_owned()),
            article: Some(article),
            ..Problem::of_source(refused.code, name, message).at(refused.place.unwrap_or(stopped))
        };
        self.tables.note(source, problem);
    }

    fn report_document(&mut self, source: u32, code: Code, message: String, place: Place) {
        let name = self.sources[source as usize].source.name.as_deref();
        let problem = Problem::of_source(code, name, message).at(place);
        self.tables.note(source, problem);
    }

    fn report_bytes(&mut self, source: u32, location: &Location, start: u32, error: std::str::Utf8Error) {
        let held = &self.sources[source as usize].source;
        let valid = start..start + error.valid_up_to() as u32;
        let before = held.bytes(location, &(location.yaml.start..start));
        let lines = memchr::memchr_iter(b'\n', before).count() as u32;
        let text = held.text(location, &valid);
        let place = Place::in_text(text, text.len(), location.line + lines);
        let message = "The bytes here are not UTF-8 text; save the file as UTF-8.".to_owned();
        self.report_document(source, Code::NotUtf8, message, place);
    }
}

const LEFT_OUT: &str =
    "The engine ran out of memory or failed at this article, so it is left out; please report it.";
const NO_TITLE: &str = "The article has no title; add a line such as title: \"Tides\".";
const NO_LINK: &str = "The article has no link; add a webUrl with its https address.";

/// The key that begins at a byte.
fn key_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or("");
    let ends = |colon: &usize| rest.as_bytes().get(colon + 1).is_none_or(u8::is_ascii_whitespace);
    let end = rest.match_indices(':').map(|(colon, _)| colon).find(ends);
    rest.get(..end.unwrap_or(0)).unwrap_or("").trim_end()
}

/// Whether there is neither front matter nor a body between two lines of dashes.
fn says_nothing(held: &Source, location: &Location) -> bool {
    is_silent(held.bytes(location, &location.yaml))
        && held.bytes(location, &location.body).trim_ascii().is_empty()
}

/// Whether all lines of the front matter are blank or comments.
fn is_silent(yaml: &[u8]) -> bool {
    yaml.split(|&byte| byte == b'\n').all(|line| matches!(line.trim_ascii_start().first(), None | Some(b'#')))
}

/// Why a whole source is no text of articles, by its first bytes.
fn unreadable(entry: &Entry) -> Option<(Code, String)> {
    let bytes = entry.source.beginning();
    if entry.refused || entry.documents > 0 || (bytes.len() < 512 && !entry.complete) {
        return None;
    }
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => {
            Some((Code::NotUtf8, "The source is UTF-16, not UTF-8; save it as UTF-8.".to_owned()))
        }
        _ => {
            let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
            start.starts_with(b"<").then(|| {
                (
                    Code::NoArticles,
                    "The source is an HTML or XML page, not articles; check its address.".to_owned(),
                )
            })
        }
    }
}
