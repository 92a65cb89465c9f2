//! The index of words, as a module of its own.

use super::*;
use crate::article::texts::Texts;
use crate::search::Matches;
use crate::text::{Articles, Found, TextIndex};

/// Finds words in the texts that the engine hands out. Articles are numbered as in the engine.
#[wasm_bindgen]
#[derive(Default)]
pub struct Finder {
    index: TextIndex,
    found: Option<Found>,
    matches: Matches,
}

#[wasm_bindgen]
impl Finder {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Finder {
        Finder::default()
    }

    /// How many articles it was given: the row of the next.
    pub fn rows(&self) -> usize {
        self.index.len()
    }

    /// How many articles were removed from it.
    pub fn removed(&self) -> usize {
        self.index.removed()
    }

    /// Takes the next articles' texts, as [`Texts::pack`] writes them.
    pub fn add(&mut self, packed: &[u8]) {
        let mut packed = std::str::from_utf8(packed).unwrap_or_default();
        while let Some(texts) = Texts::unpack(&mut packed) {
            self.index.add(&texts);
        }
    }

    /// Leaves articles out from now on.
    pub fn remove(&mut self, rows: &[u32]) {
        rows.iter().for_each(|&row| self.index.remove(row));
    }

    /// Makes what was added findable, a step at a time, until it says true.
    pub fn refresh(&mut self) -> bool {
        self.index.refresh()
    }

    /// Finds what `text` asks for; false if it asks for nothing. The answer is kept until the next.
    pub fn find(&mut self, text: &str) -> bool {
        let mut found = self.index.find(text);
        let asks = found.asks();
        self.matches = std::mem::take(&mut found.matches);
        self.found = Some(found);
        asks
    }

    /// Finds the articles that are like the one in `row`. The answer is kept until the next.
    pub fn alike(&mut self, row: u32) {
        self.matches = self.index.alike(row);
    }

    /// The rows that were found.
    #[wasm_bindgen(getter)]
    pub fn found(&self) -> Vec<u32> {
        self.matches.rows.clone()
    }

    /// How well each of them matches.
    #[wasm_bindgen(getter)]
    pub fn keys(&self) -> Vec<u32> {
        self.matches.keys.clone()
    }

    /// What was searched for instead, if nothing holds the text as it was written.
    pub fn corrected(&self) -> Option<String> {
        self.found.as_ref()?.corrected.clone()
    }

    /// What to mark in the texts of a card.
    pub fn highlights(&self, title: &str, excerpt: &str) -> Result<JsValue, JsError> {
        to_js(&self.found.as_ref().and_then(|found| found.highlights(title, excerpt)))
    }

    /// What a text that is being typed could become. `topics` is asked for the topics of the rows found, or of all,
    /// with their counts (arrays of a text and a number); `title` for the title of a row.
    pub fn suggest(
        &self,
        text: &str,
        limit: usize,
        topics: js_sys::Function,
        title: js_sys::Function,
    ) -> Result<JsValue, JsError> {
        to_js(&self.index.suggest(text, limit, &Asked { topics, title }))
    }

    /// How much memory the index takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.index.bytes()
    }
}

/// The articles, which the engine's module holds.
struct Asked {
    topics: js_sys::Function,
    title: js_sys::Function,
}

impl Articles for Asked {
    fn topics(&self, matches: Option<&Matches>) -> Vec<(String, usize)> {
        let array = |numbers: &[u32]| JsValue::from(js_sys::Uint32Array::from(numbers));
        let (rows, keys) = matches.map_or((JsValue::UNDEFINED, JsValue::UNDEFINED), |matches| {
            (array(&matches.rows), array(&matches.keys))
        });
        let counts = self.topics.call2(&JsValue::UNDEFINED, &rows, &keys);
        let counts: js_sys::Array = counts.ok().and_then(|counts| counts.dyn_into().ok()).unwrap_or_default();
        let count = |entry: JsValue| {
            let entry: js_sys::Array = entry.dyn_into().ok()?;
            Some((entry.get(0).as_string()?, entry.get(1).as_f64()? as usize))
        };
        counts.into_iter().filter_map(count).collect()
    }

    fn title(&self, article: u32) -> String {
        self.title
            .call1(&JsValue::UNDEFINED, &article.into())
            .ok()
            .and_then(|title| title.as_string())
            .unwrap_or_default()
    }
}
