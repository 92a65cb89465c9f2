//! The articles held in memory, found by id.

#![expect(clippy::arithmetic_side_effects, reason = "counts of rows; what is taken off was counted before")]
#![expect(
    clippy::indexing_slicing,
    reason = "rows and sources go by numbers that the store gave out, and neither are ever taken away"
)]

mod reading;
mod settling;
mod texts;

use std::cell::RefCell;

use crate::article::fault::{Fault, Listener, heard, nobody};
use crate::article::link::{LinkRule, UrlParser};
use crate::article::{self, Article, Fields, Head};
use crate::front_matter::{self, Extent, Node};
use crate::general::Rewritten;
use crate::identity::Identities;
use crate::index::Columns;
use crate::order;
use crate::problem::{Code, Place, Problem};
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

/// A document for the general parser.
#[derive(Clone, Copy, Debug)]
pub struct Unusual<'a> {
    /// Its YAML.
    pub text: &'a str,
    /// The line of its source on which it begins.
    pub line: u32,
    /// What its links are relative to, if they may be.
    pub base: Option<&'a str>,
}

/// Articles in memory: read, found by id, and searched.
pub struct Rack {
    sources: Vec<Entry>,
    tables: Tables,
    /// What the general parser made of documents.
    rewritten: Vec<Rewritten>,
    /// The rows whose fields have been looked at for problems.
    checked: usize,
    parse_url: UrlParser,
    begin: Begin,
    /// How much of a document is read before somebody looks at it.
    extent: Extent,
    /// The rows whose related links turned out to be for the general parser.
    doubts: RefCell<Vec<u32>>,
    /// The words of the articles, as far as queries have asked for some.
    #[cfg(feature = "find")]
    index: RefCell<crate::text::TextIndex>,
    /// Reused for each document that is read.
    nodes: Vec<Node>,
}

/// What is known of the articles, a row each in the order of loading.
#[derive(Default)]
struct Tables {
    rows: Vec<Row>,
    columns: Columns,
    identities: Identities,
    /// How many of the rows are alive.
    live: usize,
    /// The others, in the order in which they died.
    buried: Vec<u32>,
    /// Of each source, what became of it; its problems as they were found.
    reports: Vec<Report>,
}

struct Entry {
    source: Source,
    rule: LinkRule,
    documents: u32,
    refused: bool,
    /// What has to be settled before more is read, so that articles keep their order.
    stopped: Option<Stop>,
    /// The document that is not read, by its number.
    left_out: Option<u32>,
    complete: bool,
}

/// At what the reading of a source stopped: something is to be told of it, or only the general parser can read it. What
/// is read without stopping takes no more of the engine than a page has at first.
enum Stop {
    /// The source as a whole.
    Source,
    Document(Location),
    /// The general parser has a say: at this byte the fast one can't read on.
    Unusual(Location, usize),
}

/// Told the source and the number of each document before that is read, from 1 on: if the reading never ends, it is
/// known at what.
pub(crate) type Begin = fn(SourceId, u32);

#[derive(Clone)]
struct Row {
    source: u32,
    location: Location,
    /// Which of the rewritten documents it is; `u32::MAX` if it is read in place.
    rewritten: u32,
    /// Something is wrong among its related links, so it is read without them.
    without_related: bool,
}

const IN_PLACE: u32 = u32::MAX;

#[cfg(not(target_arch = "wasm32"))]
impl Default for Rack {
    fn default() -> Rack {
        Rack::new(article::link::parse_natively, Extent::Whole, |_, _| ())
    }
}

impl Rack {
    /// An empty rack, given a parser of URLs for the few that are not plain, and who is told what is read.
    #[cfg(any(not(target_arch = "wasm32"), feature = "engine"))]
    pub(crate) fn new(parse_url: UrlParser, extent: Extent, begin: Begin) -> Rack {
        Rack {
            sources: Vec::new(),
            tables: Tables::default(),
            rewritten: Vec::new(),
            checked: 0,
            parse_url,
            begin,
            extent,
            doubts: RefCell::default(),
            #[cfg(feature = "find")]
            index: RefCell::default(),
            nodes: Vec::new(),
        }
    }

    /// What became of a source. Looks at every field of its articles.
    pub fn report(&mut self, source: SourceId) -> Report {
        self.check();
        let Some(report) = self.tables.reports.get(source.0 as usize) else { return Report::default() };
        Report { problems: in_order(&report.problems), ..*report }
    }

    /// Everything that is wrong, in the order of sources and lines. Looks at every field of every
    /// article that was not looked at yet, some microseconds each.
    pub fn problems(&mut self) -> Vec<Problem> {
        self.check();
        self.tables.reports.iter().flat_map(|report| in_order(&report.problems)).collect()
    }

    /// Notes a problem that the caller had with a source, such as that it could not be fetched.
    pub fn note(&mut self, source: SourceId, code: Code, message: String) {
        self.refuse(source.0, code, message);
    }

    /// How many articles there are, those not shown included.
    pub fn len(&self) -> usize {
        self.tables.live
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tables.live == 0
    }

    /// The whole article of that id, read from its bytes: some microseconds.
    pub fn get(&self, id: &str) -> Option<Article> {
        Some(self.article(self.tables.identities.find(id)?))
    }

    /// Takes an article out; false if there is none of that id.
    pub fn remove(&mut self, id: &str) -> bool {
        let Some(row) = self.tables.identities.remove(id) else {
            return false;
        };
        self.tables.bury(row);
        true
    }

    pub(crate) fn columns(&self) -> &Columns {
        &self.tables.columns
    }

    pub(crate) fn row(&self, id: &str) -> Option<u32> {
        self.tables.identities.find(id)
    }

    pub(crate) fn id(&self, row: u32) -> &str {
        self.tables.identities.id(row)
    }

    /// What a card shows of the article of a row, read anew from its bytes, and how many related links it has.
    pub(crate) fn card(&self, row: u32) -> (Article, usize) {
        let nodes = self.nodes(row);
        let (fields, body, rule) = self.parts(row, &nodes);
        let (mut article, count) = article::card(fields, body, rule);
        self.identify(&mut article, row, fields);
        (article, count)
    }

    /// The whole article of a row.
    pub(crate) fn article(&self, row: u32) -> Article {
        self.read_article(row, &nobody)
    }

    fn read_article(&self, row: u32, listener: &Listener) -> Article {
        let nodes = self.nodes(row);
        let (fields, body, rule) = self.parts(row, &nodes);
        let mut article = article::whole(fields, body, rule, listener);
        self.identify(&mut article, row, fields);
        let is_alive = |row: u32| self.tables.columns.alive[row as usize];
        for link in &mut article.related {
            let addresses = [&link.story.web_url, &link.story.original_url];
            let leads_to = addresses
                .into_iter()
                .flatten()
                .find_map(|address| self.tables.identities.find_link(address, is_alive));
            link.id = leads_to.map(|row| self.id(row).to_owned());
        }
        article
    }

    /// Reads the fields of a row anew.
    fn nodes(&self, row: u32) -> Vec<Node> {
        let found = &self.tables.rows[row as usize];
        let text = self.text(found);
        let mut nodes = Vec::new();
        let extent = if found.without_related { Extent::ExceptRelated } else { Extent::Whole };
        if front_matter::read(text, extent, &mut nodes).is_err() {
            self.doubts.borrow_mut().push(row);
            // This much could be read when it was loaded.
            let _ = front_matter::read(text, Extent::ExceptRelated, &mut nodes);
        }
        nodes
    }

    /// What an article is made of.
    fn parts<'a>(&'a self, row: u32, nodes: &'a [Node]) -> (Fields<'a>, &'a str, &'a LinkRule) {
        let found = &self.tables.rows[row as usize];
        let fields = Fields { text: self.text(found), nodes };
        (fields, self.body(found), &self.sources[found.source as usize].rule)
    }

    fn identify(&self, article: &mut Article, row: u32, fields: Fields) {
        let found = &self.tables.rows[row as usize];
        article.id = self.id(row).to_owned();
        article.source = self.sources[found.source as usize].source.name.clone();
        article.line = Some(self.line(found, fields.first_key()));
    }

    fn text(&self, row: &Row) -> &str {
        text_of(row, &self.sources, &self.rewritten)
    }

    fn body(&self, row: &Row) -> &str {
        self.sources[row.source as usize].source.text(&row.location, &row.location.body)
    }

    /// The line in the source of the first key of a document, which begins at a byte of it.
    fn line(&self, row: &Row, first_key: usize) -> u32 {
        let line = row.location.line;
        match self.rewritten.get(row.rewritten as usize) {
            None => {
                let before = self.text(row).as_bytes().get(..first_key).unwrap_or(&[]);
                line + before.iter().filter(|&&byte| byte == b'\n').count() as u32
            }
            Some(rewritten) => rewritten.place("").map_or(line, |place| place.line),
        }
    }

    /// The place in the source of a value, by its path or by its byte in the document.
    fn place(&self, row: &Row, path: &str, offset: usize) -> Place {
        let line = row.location.line;
        match self.rewritten.get(row.rewritten as usize) {
            None => Place::in_text(self.text(row), offset, line),
            Some(rewritten) => {
                let place = rewritten.place(path).or_else(|| rewritten.place(""));
                place.unwrap_or(Place { line, column: 1 })
            }
        }
    }

    /// Looks at every field of the articles that were not looked at yet.
    fn check(&mut self) {
        self.check_next(usize::MAX);
    }

    /// The same for so many of them; true if there are more.
    pub(crate) fn check_next(&mut self, most: usize) -> bool {
        let rows = self.tables.rows.len();
        let end = self.checked.saturating_add(most).min(rows);
        for row in std::mem::replace(&mut self.checked, end)..end {
            self.check_row(row as u32);
        }
        end < rows
    }

    fn check_row(&mut self, row: u32) {
        if !self.tables.columns.alive[row as usize] {
            return;
        }
        let doubts = self.doubts.borrow().len();
        let (article, faults) = heard(|listener| self.read_article(row, listener));
        // If the general parser has a say first, it is looked at once more after that.
        if self.doubts.borrow().len() == doubts {
            let found = self.tables.rows[row as usize].clone();
            self.report_faults(&found, faults, Some(&article.id));
        }
    }

    fn report_faults(&mut self, row: &Row, faults: Vec<Fault>, article: Option<&str>) {
        for fault in faults {
            let place = self.place(row, &fault.field, fault.offset);
            let source = self.sources[row.source as usize].source.name.as_deref();
            let problem = Problem::of_source(fault.wrong.code(), source, fault.wrong.message()).at(place);
            let problem =
                Problem { field: Some(fault.field), article: article.map(str::to_owned), ..problem };
            self.tables.note(row.source, problem);
        }
    }

    fn refuse(&mut self, source: u32, code: Code, message: String) {
        let Some(entry) = self.sources.get_mut(source as usize) else {
            return;
        };
        entry.refused = true;
        let problem = Problem::of_source(code, entry.source.name.as_deref(), message);
        self.tables.note(source, problem);
    }
}

/// The YAML of an article: as it arrived, or rewritten.
fn text_of<'a>(row: &Row, sources: &'a [Entry], rewritten: &'a [Rewritten]) -> &'a str {
    match rewritten.get(row.rewritten as usize) {
        Some(rewritten) => &rewritten.text,
        None => sources[row.source as usize].source.text(&row.location, &row.location.yaml),
    }
}

/// How many problems of one source are told; nobody reads more, and each costs time and memory.
const MAX_PROBLEMS: usize = 1000;

impl Tables {
    fn note(&mut self, source: u32, problem: Problem) {
        let problems = &mut self.reports[source as usize].problems;
        match problems.len() {
            0..MAX_PROBLEMS => problems.push(problem),
            MAX_PROBLEMS => {
                let message = "More is wrong after this; mend what is told, and look again.".to_owned();
                let severity = Code::MoreProblems.severity();
                let (code, field, article) = (Code::MoreProblems, None, None);
                problems.push(Problem { severity, code, message, field, article, ..problem });
            }
            _ => {}
        }
    }

    fn insert(&mut self, row: Row, head: &Head) {
        let is_later = |earlier: u32| self.rows[earlier as usize].source > row.source;
        let Ok(replaced) = self.identities.insert(self.rows.len() as u32, head, is_later) else { return };
        self.columns.push(head);
        let report = &mut self.reports[row.source as usize];
        *(if replaced.is_some() { &mut report.replaced } else { &mut report.added }) += 1;
        self.rows.push(row);
        self.live += 1;
        if let Some(replaced) = replaced {
            self.bury(replaced);
        }
    }

    fn bury(&mut self, row: u32) {
        self.columns.alive[row as usize] = false;
        self.live -= 1;
        self.buried.push(row);
    }
}

fn in_order(problems: &[Problem]) -> Vec<Problem> {
    let place = |problem: &Problem| (problem.line, problem.column);
    order::sorted(problems.to_vec(), &|a, b| place(a).cmp(&place(b)))
}
