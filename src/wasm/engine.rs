//! The engine: what `www/engine.js` builds its `Newsrack` on.

use super::answer::to_js;
use super::*;
use crate::front_matter::Extent;
use crate::general::Rewritten;
use crate::problem::{Code, Place, Refused};
use crate::query::{Any, Facets, List, Published, Query, Sort, Unit};
use crate::search::Matches;
use crate::store::{Rack, ReadOptions, SourceId, Unusual};

#[wasm_bindgen(raw_module = "../../www/begun.js")]
extern "C" {
    fn begin(source: u32, document: u32);
}

#[wasm_bindgen]
pub struct Engine {
    rack: Rack,
}

/// A document for the general parser.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    text: &'a str,
    line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Added {
    added: usize,
    replaced: usize,
    problems: Vec<crate::problem::Problem>,
}

#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Engine {
        Engine {
            rack: Rack::new(parse_url, Extent::ExceptRelated, |source, document| begin(source.0, document)),
        }
    }

    /// Begins a source; `base` allows relative links. Returns its number.
    pub fn open(&mut self, name: Option<String>, base: Option<String>) -> u32 {
        self.rack.open(name.as_deref(), &ReadOptions { base }).0
    }

    /// Allows relative links in a source, and says what they are relative to.
    #[wasm_bindgen(js_name = relativeTo)]
    pub fn relative_to(&mut self, source: u32, base: Option<String>) {
        self.rack.relative_to(SourceId(source), base);
    }

    /// Leaves out a document at which another engine failed, see `www/begun.js`.
    #[wasm_bindgen(js_name = leaveOut)]
    pub fn leave_out(&mut self, source: u32, document: u32) {
        self.rack.leave_out(SourceId(source), document);
    }

    /// Says how many bytes of a source will come.
    pub fn expect(&mut self, source: u32, count: usize) {
        self.rack.expect(SourceId(source), count);
    }

    /// Bytes of a source as they arrive: copied once, straight from JavaScript's memory.
    pub fn feed(&mut self, source: u32, bytes: &js_sys::Uint8Array) {
        bytes.copy_to(self.rack.room(SourceId(source), bytes.length() as usize));
        self.rack.arrived(SourceId(source));
    }

    /// No more bytes will come.
    pub fn finish(&mut self, source: u32) {
        self.rack.finish(SourceId(source));
    }

    /// What the page itself found wrong with a source: `fetch-failed`, `too-large` or `engine-failed`.
    pub fn note(&mut self, source: u32, code: &str, message: String) {
        self.rack.note(SourceId(source), Code::named(code).unwrap_or(Code::FetchFailed), message);
    }

    /// Whether the reading of a source stopped at something.
    pub fn stopped(&self, source: u32) -> bool {
        self.rack.stopped(SourceId(source))
    }

    /// Reads a source on where it stopped; gives the document that only the general parser can read, to be settled
    /// before this is asked again.
    pub fn unusual(&mut self, source: u32) -> JsValue {
        let unusual = self.rack.unusual(SourceId(source));
        to_js(&unusual.map(|Unusual { text, line, base }| Document { row: None, text, line, base }))
    }

    /// Puts in what the general parser answered, or why it could not.
    pub fn settle(&mut self, source: u32, outcome: JsValue) {
        self.rack.settle(SourceId(source), read_outcome(&outcome));
    }

    /// An article whose related links, now that they were looked at, are for the general parser:
    /// after settling it, what was asked is to be asked again.
    pub fn doubt(&self) -> JsValue {
        let doubt = self.rack.doubt();
        to_js(&doubt.map(|(row, Unusual { text, line, base })| Document { row: Some(row), text, line, base }))
    }

    /// Puts in what the general parser answered for such an article.
    #[wasm_bindgen(js_name = settleDoubt)]
    pub fn settle_doubt(&mut self, row: u32, outcome: JsValue) {
        self.rack.settle_doubt(row, read_outcome(&outcome));
    }

    /// What became of a source.
    pub fn report(&mut self, source: u32) -> JsValue {
        let report = self.rack.report(SourceId(source));
        to_js(&Added { added: report.added, replaced: report.replaced, problems: report.problems })
    }

    /// Looks for problems in the next `most` articles that were not looked at yet; true if there are more.
    pub fn check(&mut self, most: usize) -> bool {
        self.rack.check_next(most)
    }

    pub fn problems(&mut self) -> JsValue {
        to_js(&self.rack.problems())
    }

    pub fn size(&self) -> usize {
        self.rack.len()
    }

    /// Answers a query that says no more than this; `shown` is whether articles are published, None is any.
    pub fn newest(&self, offset: usize, limit: usize, shown: Option<bool>) -> JsValue {
        to_js(&self.rack.newest(offset, limit, shown))
    }

    /// Answers a query; `rows` and `keys` are what the index of words found for its text, if it has one.
    pub fn search(
        &self,
        query: JsValue,
        rows: Option<Vec<u32>>,
        keys: Option<Vec<u32>>,
    ) -> Result<JsValue, JsError> {
        let matches = rows.zip(keys).map(|(rows, keys)| Matches { rows, keys });
        let found = self.rack.search_among(&read_query(&query)?, matches.as_ref());
        Ok(to_js(&found.map_err(|error| JsError::new(&error.message))?))
    }

    /// The texts of the articles from `row` on, for the index of words: at least one article's, and no more
    /// once there are `enough` bytes. Empty if there is no such article.
    pub fn texts(&self, row: u32, enough: usize) -> Vec<u8> {
        let (mut packed, mut nodes) = (Vec::with_capacity(enough), Vec::new());
        let mut rows = row..self.rack.rows();
        while packed.len() < enough
            && let Some(row) = rows.next()
        {
            self.rack.texts(row, &mut nodes).pack(&mut packed);
        }
        packed
    }

    /// The title of the article in `row`.
    pub fn title(&self, row: u32) -> String {
        self.rack.title(row)
    }

    /// The articles, by their rows, that were taken out or replaced after the first `known` such.
    pub fn buried(&self, known: usize) -> Vec<u32> {
        self.rack.buried(known).to_vec()
    }

    pub fn get(&self, id: &str) -> JsValue {
        to_js(&self.rack.get(id))
    }

    /// The row of an article.
    pub fn row(&self, id: &str) -> Option<u32> {
        self.rack.row(id)
    }

    /// The related links of the article in `row`; `rows` and `keys` are what the index of words found alike.
    pub fn related(&self, row: u32, limit: usize, rows: Vec<u32>, keys: Vec<u32>) -> JsValue {
        to_js(&self.rack.related_among(row, limit, &Matches { rows, keys }))
    }

    pub fn remove(&mut self, id: &str) -> bool {
        self.rack.remove(id)
    }
}

/// Reading field by field instead of through serde keeps the module small: it is needed for this alone.
fn field(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// What is no array has no items.
fn array(value: JsValue) -> js_sys::Array {
    value.dyn_into().unwrap_or_default()
}

fn texts(list: JsValue) -> Vec<String> {
    array(list).into_iter().filter_map(|text| text.as_string()).collect()
}

/// A query as `www/engine.js` writes it: all fields there, lists as arrays of texts.
fn read_query(object: &JsValue) -> Result<Query, JsError> {
    let text = |name: &str| field(object, name).as_string();
    let number = |name: &str| field(object, name).as_f64();
    let list = |name: &str| texts(field(object, name));
    let unknown =
        |name: &str| JsError::new(&["The query's ", name, " has a value that is not known."].concat());
    let facets = list("facets").iter().map(|name| List::named(name)).collect::<Option<Vec<_>>>();
    Ok(Query {
        text: text("text"),
        topics: list("topics"),
        providers: list("providers"),
        types: list("types"),
        categories: list("categories"),
        since: text("since"),
        until: text("until"),
        min_quality: number("minQuality"),
        min_heat: number("minHeat"),
        published: match field(object, "published").as_bool() {
            Some(shown) => Published::Only(shown),
            None => Published::Any(Any::Any),
        },
        sort: text("sort").map(|name| Sort::named(&name).ok_or_else(|| unknown("sort"))).transpose()?,
        offset: number("offset").unwrap_or(0.0) as usize,
        limit: number("limit").map(|limit| limit as usize),
        facets: Facets::These(facets.ok_or_else(|| unknown("facets"))?),
        half_life: number("halfLife"),
        timeline: text("timeline")
            .map(|name| Unit::named(&name).ok_or_else(|| unknown("timeline")))
            .transpose()?,
    })
}

/// What the general parser's module answered, see [`super::Outcome`].
fn read_outcome(object: &JsValue) -> Result<Rewritten, Refused> {
    let place = |at: JsValue| {
        let at = array(at);
        Some(Place { line: at.get(0).as_f64()? as u32, column: at.get(1).as_f64()? as u32 })
    };
    let refused = array(field(object, "refused"));
    let refused = refused.get(0).as_string().map(|code| Refused {
        code: Code::named(&code).unwrap_or(Code::YamlSyntax),
        message: refused.get(1).as_string().unwrap_or_default(),
        place: place(refused.get(2)),
    });
    let places = array(field(object, "places")).into_iter().filter_map(|entry| {
        let entry = array(entry);
        Some((entry.get(0).as_string()?, place(entry.get(1))?))
    });
    match (field(object, "text").as_string(), refused) {
        (None, Some(refused)) => Err(refused),
        (text, without_related) => {
            Ok(Rewritten { text: text.unwrap_or_default(), places: places.collect(), without_related })
        }
    }
}
