//! The articles held in memory, found by id.

use std::ops::Range;

use crate::article::link::{LinkRule, UrlParser};
use crate::article::{self, Article, Fields, RelatedLink};
use crate::front_matter::{self, Node, Unread};
use crate::general::{Refused, Rewritten};
use crate::identity::Identities;
use crate::index::Columns;
use crate::index::dictionary::fold;
use crate::problem::{Code, Place, Problem};
use crate::query::{Card, Query, QueryError, SearchResult};
use crate::source::{Location, Source};

/// How to read a source.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// Allow relative links, and resolve them against this address.
    pub base: Option<String>,
}

/// What became of the articles of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Articles that were not there before.
    pub added: usize,
    /// Articles that took the place of one with the same id and link.
    pub replaced: usize,
    /// What is wrong with the source and its articles.
    pub problems: Vec<Problem>,
}

/// A source that is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceId(pub u32);

/// Articles in memory: read, found by id, and searched.
pub struct Rack {
    sources: Vec<Entry>,
    rows: Vec<Row>,
    columns: Columns,
    identities: Identities,
    /// What the general parser made of documents.
    rewritten: Vec<Rewritten>,
    problems: Vec<(u32, Problem)>,
    /// The rows whose fields have been looked at for problems.
    checked: usize,
    live: usize,
    parse_url: UrlParser,
    /// Reused for each document that is read.
    nodes: Vec<Node>,
}

struct Entry {
    source: Source,
    rule: LinkRule,
    documents: usize,
    refused: bool,
    /// The document that has to be settled before the next is read: so articles keep their order.
    unusual: Option<Location>,
    complete: bool,
    added: usize,
    replaced: usize,
}

#[derive(Clone)]
struct Row {
    source: u32,
    location: Location,
    /// Which of the rewritten documents it is; `u32::MAX` if it is read in place.
    rewritten: u32,
}

const IN_PLACE: u32 = u32::MAX;

#[cfg(not(target_arch = "wasm32"))]
impl Default for Rack {
    fn default() -> Rack {
        Rack::new(article::link::parse_natively)
    }
}

impl Rack {
    /// An empty rack, given a parser of URLs for the few that are not plain.
    pub fn new(parse_url: UrlParser) -> Rack {
        Rack {
            sources: Vec::new(),
            rows: Vec::new(),
            columns: Columns::default(),
            identities: Identities::default(),
            rewritten: Vec::new(),
            problems: Vec::new(),
            checked: 0,
            live: 0,
            parse_url,
            nodes: Vec::new(),
        }
    }

    /// Reads a whole source: `bytes` are UTF-8, `name` is what problems call it, and its ending says
    /// whether it is one article or a stream. Costs about one pass over the bytes.
    #[cfg(feature = "yaml")]
    pub fn add(&mut self, bytes: &[u8], name: Option<&str>, options: &ReadOptions) -> Report {
        let source = self.open(name, options);
        self.room(source, bytes.len()).copy_from_slice(bytes);
        self.finish(source);
        while let Some((text, line, _)) = self.unusual(source) {
            let outcome = crate::general::rewrite(text, line, &self.sources[source.0 as usize].rule);
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
            complete: false,
            added: 0,
            replaced: 0,
        });
        SourceId(self.sources.len() as u32 - 1)
    }

    /// Says what the relative links of a source are relative to; None leaves them out.
    pub fn relative_to(&mut self, source: SourceId, base: Option<String>) {
        if let Some(entry) = self.sources.get_mut(source.0 as usize) {
            entry.rule.base = base;
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

    /// The document of a source that only the general parser can read: its text, its line, and what
    /// its links are relative to. It is to be settled before the source is read on.
    pub fn unusual(&self, source: SourceId) -> Option<(&str, u32, Option<&str>)> {
        let entry = self.sources.get(source.0 as usize)?;
        let location = entry.unusual.as_ref()?;
        let text = std::str::from_utf8(entry.source.bytes(location, &location.yaml)).unwrap_or("");
        Some((text, location.line, entry.rule.base.as_deref()))
    }

    /// Puts in what the general parser made of the unusual document, and reads on.
    pub fn settle(&mut self, source: SourceId, outcome: Result<Rewritten, Refused>) {
        let unusual = self.sources.get_mut(source.0 as usize).and_then(|entry| entry.unusual.take());
        let Some(location) = unusual else { return };
        match outcome {
            Ok(rewritten) => {
                let mut nodes = Vec::new();
                let _ = front_matter::read(&rewritten.text, &mut nodes);
                self.insert(source.0, location, Some(rewritten), &nodes);
            }
            Err(refused) => {
                let place = refused.place.unwrap_or(Place { line: location.line, column: 1 });
                self.report_document(source.0, refused.code, refused.message, place);
            }
        }
        self.read_documents(source.0);
    }

    /// What became of a source. Looks at every field of its articles.
    pub fn report(&mut self, source: SourceId) -> Report {
        self.check();
        let own = self.problems.iter().filter(|(of, _)| *of == source.0);
        let mut problems: Vec<Problem> = own.map(|(_, problem)| problem.clone()).collect();
        problems.sort_by_key(|problem| (problem.line, problem.column));
        let entry = self.sources.get(source.0 as usize);
        let (added, replaced) = entry.map_or((0, 0), |entry| (entry.added, entry.replaced));
        Report { added, replaced, problems }
    }

    /// Everything that is wrong, in the order of sources and lines. Looks at every field of every
    /// article that was not looked at yet, some microseconds each.
    pub fn problems(&mut self) -> Vec<Problem> {
        self.check();
        let mut problems = self.problems.clone();
        problems.sort_by_key(|(source, problem)| (*source, problem.line, problem.column));
        problems.into_iter().map(|(_, problem)| problem).collect()
    }

    /// Notes a problem that the caller had with a source, such as that it could not be fetched.
    pub fn note(&mut self, source: SourceId, code: Code, message: String) {
        self.refuse(source.0, code, message);
    }

    /// How many articles there are, those not shown included.
    pub fn len(&self) -> usize {
        self.live
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// The whole article of that id.
    pub fn get(&self, id: &str) -> Option<Article> {
        Some(self.article(self.identities.find(id)?))
    }

    /// Takes an article out; false if there is none of that id.
    pub fn remove(&mut self, id: &str) -> bool {
        let Some(row) = self.identities.remove(id) else { return false };
        self.bury(row);
        true
    }

    pub(crate) fn columns(&self) -> &Columns {
        &self.columns
    }

    pub(crate) fn row(&self, id: &str) -> Option<u32> {
        self.identities.find(id)
    }

    pub(crate) fn id(&self, row: u32) -> &str {
        self.identities.id(row)
    }

    /// The article of a row, read anew from its bytes.
    pub(crate) fn article(&self, row: u32) -> Article {
        self.read_article(row, &mut Vec::new())
    }

    fn read_article(&self, row: u32, faults: &mut Vec<article::Fault>) -> Article {
        let found = &self.rows[row as usize];
        let entry = &self.sources[found.source as usize];
        let body = std::str::from_utf8(entry.source.bytes(&found.location, &found.location.body)).unwrap_or("");
        let text = self.text(found);
        let mut nodes = Vec::new();
        // It was read before, so it can be read again.
        let _ = front_matter::read(text, &mut nodes);
        let fields = Fields { text, nodes: &nodes };
        let mut article = article::whole(fields, body, &entry.rule, faults);
        article.id = self.id(row).to_owned();
        article.source = entry.source.name.clone();
        article.line = Some(self.place(found, "", fields.first_key()).line);
        for link in &mut article.related {
            let addresses = [&link.story.web_url, &link.story.original_url];
            link.id = addresses
                .into_iter()
                .flatten()
                .find_map(|address| self.identities.find_link(address))
                .map(|row| self.id(row).to_owned());
        }
        article
    }

    fn text(&self, row: &Row) -> &str {
        match self.rewritten.get(row.rewritten as usize) {
            Some(rewritten) => &rewritten.text,
            None => {
                let entry = &self.sources[row.source as usize];
                std::str::from_utf8(entry.source.bytes(&row.location, &row.location.yaml)).unwrap_or("")
            }
        }
    }

    /// The place in the source of a value, by its path or by its byte in the document.
    fn place(&self, row: &Row, path: &str, offset: usize) -> Place {
        match self.rewritten.get(row.rewritten as usize) {
            None => Place::in_text(self.text(row), offset, row.location.line),
            Some(rewritten) => {
                let of = |path: &str| rewritten.places.iter().find(|(known, _)| known == path).map(|(_, place)| *place);
                of(path).or_else(|| of("")).unwrap_or(Place { line: row.location.line, column: 1 })
            }
        }
    }

    /// Looks at every field of the articles that were not looked at yet.
    fn check(&mut self) {
        for row in std::mem::replace(&mut self.checked, self.rows.len())..self.rows.len() {
            if !self.columns.alive[row] {
                continue;
            }
            let mut faults = Vec::new();
            let article = self.read_article(row as u32, &mut faults);
            let found = self.rows[row].clone();
            self.report_faults(&found, faults, Some(&article.id));
        }
    }

    fn bury(&mut self, row: u32) {
        self.columns.alive[row as usize] = false;
        self.live -= 1;
    }

    fn refuse(&mut self, source: u32, code: Code, message: String) {
        let Some(entry) = self.sources.get_mut(source as usize) else { return };
        entry.refused = true;
        let problem = Problem::of_source(code, entry.source.name.as_deref(), message);
        self.problems.push((source, problem));
    }
}

/// Reading.
impl Rack {
    fn read_documents(&mut self, source: u32) {
        if let Some((code, message)) = self.sources.get(source as usize).and_then(unreadable) {
            self.refuse(source, code, message);
            self.sources[source as usize].source.refuse();
        }
        while let Some(entry) = self.sources.get_mut(source as usize).filter(|entry| entry.unusual.is_none()) {
            let Some(location) = entry.source.next(entry.complete) else { break };
            entry.documents += 1;
            self.read_document(source, location);
        }
        let Some(entry) = self.sources.get(source as usize) else { return };
        if entry.complete && entry.documents == 0 && !entry.refused {
            let what = if entry.source.len() == 0 { "is empty" } else { "holds no article" };
            let message = format!("The source {what}; articles begin with a line of three dashes (---).");
            self.refuse(source, Code::NoArticles, message);
        }
    }

    fn read_document(&mut self, source: u32, location: Location) {
        let entry = &self.sources[source as usize];
        let bytes = |range: &Range<u32>| entry.source.bytes(&location, range);
        if !location.closed {
            let message = "The front matter never ends; close it with a line of three dashes (---).".to_owned();
            let place = Place { line: location.line.saturating_sub(1), column: 1 };
            return self.report_document(source, Code::Unterminated, message, place);
        }
        let text = match (std::str::from_utf8(bytes(&location.yaml)), std::str::from_utf8(bytes(&location.body))) {
            (Ok(text), Ok(_)) => text,
            (Err(error), _) => return self.report_bytes(source, &location, location.yaml.start, error),
            (_, Err(error)) => return self.report_bytes(source, &location, location.body.start, error),
        };
        let mut nodes = std::mem::take(&mut self.nodes);
        match front_matter::read(text, &mut nodes) {
            Ok(()) => self.insert(source, location, None, &nodes),
            Err(Unread::Duplicate(at)) => {
                let key = text.get(at..).and_then(|rest| rest.split(':').next()).unwrap_or("").trim_end();
                let message = crate::problem::duplicate_key(key);
                let place = Place::in_text(text, at, location.line);
                self.report_document(source, Code::DuplicateKey, message, place);
            }
            Err(Unread::Unusual(_)) if text.trim().is_empty() => {}
            Err(Unread::Unusual(_)) => self.sources[source as usize].unusual = Some(location),
        }
        self.nodes = nodes;
    }

    fn insert(&mut self, source: u32, location: Location, rewritten: Option<Rewritten>, nodes: &[Node]) {
        let has_rewritten = rewritten.is_some();
        self.rewritten.extend(rewritten);
        let number = if has_rewritten { self.rewritten.len() as u32 - 1 } else { IN_PLACE };
        let row = Row { source, location, rewritten: number };
        // Named here so that the text stays borrowed while the tables change.
        let Rack { sources, rewritten, columns, identities, .. } = self;
        let entry = &mut sources[source as usize];
        let text = match rewritten.get(number as usize) {
            Some(rewritten) => &rewritten.text,
            None => std::str::from_utf8(entry.source.bytes(&row.location, &row.location.yaml)).unwrap_or(""),
        };
        let fields = Fields { text, nodes };
        match article::head(fields, &entry.rule) {
            Some(head) => {
                let rows = &self.rows;
                let is_later = |earlier: u32| rows[earlier as usize].source > source;
                let Ok(replaced) = identities.insert(rows.len() as u32, &head, is_later) else { return };
                columns.push(&head);
                self.live += 1;
                match replaced {
                    Some(_) => entry.replaced += 1,
                    None => entry.added += 1,
                }
                self.rows.push(row);
                if let Some(replaced) = replaced {
                    self.bury(replaced);
                }
            }
            None => self.report_missing(row, nodes),
        }
    }

    /// Says what an article needs, and what else is wrong with it: that may be why it is missing.
    fn report_missing(&mut self, row: Row, nodes: &[Node]) {
        let text = self.text(&row);
        let fields = Fields { text, nodes };
        let mut faults = Vec::new();
        let article = article::whole(fields, "", &self.sources[row.source as usize].rule, &mut faults);
        let place = self.place(&row, "", fields.first_key());
        let no_title = article.story.title.is_empty().then_some((Code::MissingTitle, NO_TITLE));
        let no_link = article.story.link().is_none().then_some((Code::MissingLink, NO_LINK));
        for (code, message) in no_title.into_iter().chain(no_link) {
            self.report_document(row.source, code, message.to_owned(), place);
        }
        self.report_faults(&row, faults, None);
    }

    fn report_faults(&mut self, row: &Row, faults: Vec<article::Fault>, article: Option<&str>) {
        for fault in faults {
            let place = self.place(row, &fault.field, fault.offset);
            let source = self.sources[row.source as usize].source.name.as_deref();
            let problem = Problem::of_source(fault.code, source, fault.message).at(place);
            let problem = Problem { field: Some(fault.field), article: article.map(str::to_owned), ..problem };
            self.problems.push((row.source, problem));
        }
    }

    fn report_document(&mut self, source: u32, code: Code, message: String, place: Place) {
        let name = self.sources[source as usize].source.name.as_deref();
        let problem = Problem::of_source(code, name, message).at(place);
        self.problems.push((source, problem));
    }

    fn report_bytes(&mut self, source: u32, location: &Location, start: u32, error: std::str::Utf8Error) {
        let entry = &self.sources[source as usize];
        let valid = start..start + error.valid_up_to() as u32;
        let before = location.yaml.start..valid.start;
        let lines = memchr::memchr_iter(b'\n', entry.source.bytes(location, &before)).count() as u32;
        let text = std::str::from_utf8(entry.source.bytes(location, &valid)).unwrap_or("");
        let place = Place::in_text(text, text.len(), location.line + lines);
        let message = "The bytes here are not UTF-8 text; save the file as UTF-8.".to_owned();
        self.report_document(source, Code::NotUtf8, message, place);
    }

    /// Title and the other words of an article, folded.
    pub(crate) fn searchable(&self, row: u32) -> (String, String) {
        let article = self.article(row);
        let provider = article.story.provider.and_then(|provider| provider.name);
        let parts = article.story.excerpt.into_iter().chain(article.topics).chain(provider);
        let rest: Vec<String> = parts.collect();
        (fold(&article.story.title).into_owned(), fold(&rest.join("\n")).into_owned())
    }
}

const NO_TITLE: &str = "The article has no title; add a line such as title: \"Tides\".";
const NO_LINK: &str = "The article has no link; add a webUrl with its https address.";

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
                (Code::NoArticles, "The source is an HTML or XML page, not articles; check its address.".to_owned())
            })
        }
    }
}

/// Answers.
impl Rack {
    /// The articles that `query` asks for, counted and in order, one page of them as cards.
    ///
    /// An error names a date of the query that can't be read.
    pub fn search(&self, query: &Query) -> Result<SearchResult, QueryError> {
        let found = crate::search::search(self, query)?;
        let cards = found.rows.iter().map(|&(row, score)| Card { score, ..Card::from(self.article(row)) });
        Ok(SearchResult {
            total: found.total,
            cards: cards.collect(),
            facets: found.facets,
            timeline: found.timeline,
        })
    }

    /// The related links of an article, at most `limit`: editorial ones in their order, then articles
    /// that share its topics. Empty if there is no article of that id.
    pub fn related(&self, id: &str, limit: usize) -> Vec<RelatedLink> {
        self.row(id).map_or_else(Vec::new, |row| crate::related::related(self, row, limit))
    }
}
