//! What reading stopped at: told what is wrong with it, or settled by the general parser. A page has this part of the
//! engine a little later than the rest.

#![expect(clippy::arithmetic_side_effects, reason = "counts of rows and documents, and places in them")]
#![expect(
    clippy::indexing_slicing,
    reason = "rows and sources go by numbers that the store gave out, and neither are ever taken away"
)]

use super::reading::{Foreign, foreign, is_silent};
use super::{IN_PLACE, Rack, Row, SourceId, Stop, Unusual, text_of};
use crate::article::fault::heard;
#[cfg(feature = "yaml")]
use crate::article::link::LinkRule;
use crate::article::{self, Fields};
use crate::front_matter::{self, Extent, Unread};
use crate::general::{self, Rewritten};
use crate::problem::{Code, Place, Problem, Refused, Severity, duplicate_key};
use crate::source::Location;

impl Rack {
    /// Whether a source is read no further before it is settled: see [`Rack::unusual`].
    #[cfg(all(target_arch = "wasm32", feature = "engine"))]
    pub(crate) fn stopped(&self, source: SourceId) -> bool {
        self.sources.get(source.0 as usize).is_some_and(|entry| entry.stopped.is_some())
    }

    /// Settles all that a source stopped at.
    #[cfg(feature = "yaml")]
    pub(super) fn settle_all(&mut self, source: SourceId) {
        let parse = self.parse_url;
        while let Some(Unusual { text, line, base }) = self.unusual(source) {
            let rule = LinkRule { parse, base: base.map(str::to_owned) };
            let outcome = general::rewrite(text, line, &rule);
            self.settle(source, outcome);
        }
    }

    /// Tells what is wrong where a source stopped and reads on, up to a document that only the general parser can
    /// read: that is given, and to be settled before the source is read on.
    pub(crate) fn unusual(&mut self, source: SourceId) -> Option<Unusual<'_>> {
        while self.told(source.0) {
            self.read_documents(source.0);
        }
        let entry = self.sources.get(source.0 as usize)?;
        let Some(Stop::Unusual(location, _)) = &entry.stopped else { return None };
        let text = entry.source.text(location, &location.yaml);
        Some(Unusual { text, line: location.line, base: entry.rule.base.as_deref() })
    }

    /// Whether what is wrong where a source stopped, if it did, is now told.
    fn told(&mut self, source: u32) -> bool {
        let Some(entry) = self.sources.get_mut(source as usize) else { return false };
        let unusual = match entry.stopped.take() {
            None => return false,
            Some(Stop::Source) => {
                self.refuse_source(source);
                None
            }
            Some(Stop::Document(location)) => {
                self.look_at(source, &location).map(|at| Stop::Unusual(location, at))
            }
            unusual => unusual,
        };
        self.sources[source as usize].stopped = unusual;
        self.sources[source as usize].stopped.is_none()
    }

    /// Puts in what the general parser made of the unusual document, and reads on.
    pub(crate) fn settle(&mut self, source: SourceId, outcome: Result<Rewritten, Refused>) {
        let Some(entry) = self.sources.get_mut(source.0 as usize) else { return };
        let Some(Stop::Unusual(location, at)) = entry.stopped.take() else { return };
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

    /// Tells why a source as a whole is none.
    fn refuse_source(&mut self, source: u32) {
        let held = &self.sources[source as usize].source;
        let (code, message) = match foreign(held.beginning()) {
            Some(Foreign::Utf16) => (Code::NotUtf8, "The source is UTF-16, not UTF-8; save it as UTF-8."),
            Some(Foreign::Markup) => {
                (Code::NoArticles, "The source is an HTML or XML page, not articles; check its address.")
            }
            None if held.len() == 0 => (Code::NoArticles, EMPTY),
            None => (Code::NoArticles, NO_ARTICLE),
        };
        self.refuse(source, code, message.to_owned());
        self.sources[source as usize].source.refuse();
    }

    /// Tells what is wrong with a document, or the byte of it that only the general parser can read.
    fn look_at(&mut self, source: u32, location: &Location) -> Option<usize> {
        let entry = &self.sources[source as usize];
        let held = &entry.source;
        if entry.left_out == Some(entry.documents) {
            let place = Place { line: location.line, column: 1 };
            self.report_document(source, Code::EngineFailed, LEFT_OUT.to_owned(), place);
            return None;
        }
        (self.begin)(SourceId(source), entry.documents);
        if !location.closed {
            let place = Place { line: location.line.saturating_sub(1), column: 1 };
            self.report_document(source, Code::Unterminated, NEVER_ENDS.to_owned(), place);
            return None;
        }
        for range in [&location.yaml, &location.body] {
            if let Err(error) = std::str::from_utf8(held.bytes(location, range)) {
                self.report_bytes(source, location, range.start, error);
                return None;
            }
        }
        let row = Row { source, location: location.clone(), rewritten: IN_PLACE, without_related: false };
        let text = held.text(location, &location.yaml);
        // Nobody will look later at an article without title or link: it is read whole.
        let (code, message, at) = match front_matter::read(text, Extent::Whole, &mut self.nodes) {
            Ok(()) => {
                self.insert(row);
                return None;
            }
            Err(Unread::Unusual(_)) if is_silent(text.as_bytes()) => {
                self.nodes.clear();
                self.report_missing(&row);
                return None;
            }
            // A key that stands twice among the related links costs only those: the general parser
            // knows how to leave them out.
            Err(Unread::Duplicate(at))
                if !front_matter::related_lines(text).is_some_and(|lines| lines.contains(&at)) =>
            {
                (Code::DuplicateKey, duplicate_key(key_at(text, at)), at)
            }
            Err(Unread::Unusual(at) | Unread::Duplicate(at)) => match general::refuse_unread(text) {
                Some(Refused { code, message, .. }) => (code, message, at),
                None => return Some(at),
            },
        };
        let place = Place::in_text(text, at, location.line);
        self.report_document(source, code, message, place);
        None
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
        let rows = self.tables.rows.len();
        self.insert(row);
        if let Some(refused) = refused.filter(|_| self.tables.rows.len() > rows) {
            let id = self.id(rows as u32).to_owned();
            self.report_related(source, refused, stopped, id);
        }
    }

    /// Puts in the article that was read last, or says what it needs.
    fn insert(&mut self, row: Row) {
        let Rack { sources, tables, nodes, rewritten, .. } = self;
        let text = text_of(&row, sources, rewritten);
        match article::head(Fields { text, nodes }, &sources[row.source as usize].rule) {
            Some(head) => tables.insert(row, &head),
            None => self.report_missing(&row),
        }
    }

    /// Says what an article needs, and what else is wrong with it: that may be why it is missing.
    fn report_missing(&mut self, row: &Row) {
        let fields = Fields { text: self.text(row), nodes: &self.nodes };
        let rule = &self.sources[row.source as usize].rule;
        let (article, faults) = heard(|listener| article::whole(fields, "", rule, listener));
        let place = self.place(row, "", fields.first_key());
        let no_title = article.story.title.is_empty().then_some((Code::MissingTitle, NO_TITLE));
        let no_link = article.story.link().is_none().then_some((Code::MissingLink, NO_LINK));
        for (code, message) in no_title.into_iter().chain(no_link) {
            self.report_document(row.source, code, message.to_owned(), place);
        }
        self.report_faults(row, faults, None);
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

const EMPTY: &str = "The source is empty; articles begin with a line of three dashes (---).";
const NO_ARTICLE: &str = "The source holds no article; articles begin with a line of three dashes (---).";
const NEVER_ENDS: &str = "The front matter never ends; close it with a line of three dashes (---).";
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
