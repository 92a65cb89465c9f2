//! The border to JavaScript: the only file that names wasm_bindgen. It translates and decides nothing.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

/// The browser's own parser of URLs.
fn parse_url(text: &str, base: Option<&str>) -> Option<String> {
    let url = match base {
        Some(base) => web_sys::Url::new_with_base(text, base),
        None => web_sys::Url::new(text),
    };
    url.ok().map(|url| url.href())
}

fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    value.serialize(&serializer).map_err(JsError::from)
}

fn from_js<T: for<'de> Deserialize<'de>>(value: JsValue) -> Result<T, JsError> {
    serde_wasm_bindgen::from_value(value).map_err(JsError::from)
}

/// The engine: what `www/engine.js` builds its `Newsrack` on.
#[cfg(feature = "engine")]
mod engine {
    use super::*;
    use crate::front_matter::Extent;
    use crate::general::{Refused, Rewritten};
    use crate::problem::{Code, Place};
    use crate::store::{Rack, ReadOptions, SourceId, Unusual};

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
            Engine { rack: Rack::new(parse_url, Extent::ExceptRelated) }
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

        /// Bytes of a source as they arrive: copied once, straight from JavaScript's memory.
        pub fn feed(&mut self, source: u32, bytes: &js_sys::Uint8Array) {
            bytes.copy_to(self.rack.room(SourceId(source), bytes.length() as usize));
            self.rack.arrived(SourceId(source));
        }

        /// No more bytes will come.
        pub fn finish(&mut self, source: u32) {
            self.rack.finish(SourceId(source));
        }

        /// What the page itself found wrong with a source: `fetch-failed` or `too-large`.
        pub fn note(&mut self, source: u32, code: &str, message: String) {
            let code = if code == "too-large" { Code::TooLarge } else { Code::FetchFailed };
            self.rack.note(SourceId(source), code, message);
        }

        /// The document of a source that only the general parser can read; to be settled before the
        /// source is read on.
        pub fn unusual(&self, source: u32) -> Result<JsValue, JsError> {
            let unusual = self.rack.unusual(SourceId(source));
            to_js(&unusual.map(|Unusual { text, line, base }| Document { row: None, text, line, base }))
        }

        /// Puts in what the general parser answered, or why it could not.
        pub fn settle(&mut self, source: u32, outcome: JsValue) -> Result<(), JsError> {
            let outcome: Outcome = from_js(outcome)?;
            self.rack.settle(SourceId(source), outcome.into());
            Ok(())
        }

        /// An article whose related links, now that they were looked at, are for the general parser:
        /// after settling it, what was asked is to be asked again.
        pub fn doubt(&self) -> Result<JsValue, JsError> {
            let doubt = self.rack.doubt();
            to_js(&doubt.map(|(row, Unusual { text, line, base })| Document { row: Some(row), text, line, base }))
        }

        /// Puts in what the general parser answered for such an article.
        #[wasm_bindgen(js_name = settleDoubt)]
        pub fn settle_doubt(&mut self, row: u32, outcome: JsValue) -> Result<(), JsError> {
            let outcome: Outcome = from_js(outcome)?;
            self.rack.settle_doubt(row, outcome.into());
            Ok(())
        }

        /// What became of a source.
        pub fn report(&mut self, source: u32) -> Result<JsValue, JsError> {
            let report = self.rack.report(SourceId(source));
            to_js(&Added { added: report.added, replaced: report.replaced, problems: report.problems })
        }

        pub fn problems(&mut self) -> Result<JsValue, JsError> {
            to_js(&self.rack.problems())
        }

        pub fn size(&self) -> usize {
            self.rack.len()
        }

        pub fn search(&self, query: JsValue) -> Result<JsValue, JsError> {
            to_js(&self.rack.search(&from_js(query)?)?)
        }

        pub fn get(&self, id: &str) -> Result<JsValue, JsError> {
            self.rack.get(id).map_or(Ok(JsValue::UNDEFINED), |article| to_js(&article))
        }

        pub fn related(&self, id: &str, limit: usize) -> Result<JsValue, JsError> {
            to_js(&self.rack.related(id, limit))
        }

        pub fn remove(&mut self, id: &str) -> bool {
            self.rack.remove(id)
        }
    }

    impl From<super::Outcome> for Result<Rewritten, Refused> {
        fn from(outcome: super::Outcome) -> Self {
            let place = |(line, column)| Place { line, column };
            let refused = outcome.refused.map(|(code, message, at)| Refused {
                code: match code.as_str() {
                    "yaml-limit" => Code::YamlLimit,
                    "duplicate-key" => Code::DuplicateKey,
                    "fetch-failed" => Code::FetchFailed,
                    _ => Code::YamlSyntax,
                },
                message,
                place: at.map(place),
            });
            match (outcome.text, refused) {
                (None, Some(refused)) => Err(refused),
                (text, without_related) => Ok(Rewritten {
                    text: text.unwrap_or_default(),
                    places: outcome.places.into_iter().map(|(path, at)| (path, place(at))).collect(),
                    without_related,
                }),
            }
        }
    }
}

/// What passes from the general parser's module, through the page, to the engine: the document anew, or
/// why it was refused; or both, if it is without its related links.
#[derive(Default, Serialize, Deserialize)]
struct Outcome {
    text: Option<String>,
    #[serde(default)]
    places: Vec<(String, (u32, u32))>,
    refused: Option<(String, String, Option<(u32, u32)>)>,
}

/// The general parser, as a module of its own.
#[cfg(feature = "yaml")]
mod general {
    use super::*;
    use crate::article::link::LinkRule;

    /// Rewrites a document in the plain block style, or says why not.
    #[wasm_bindgen]
    pub fn rewrite(text: &str, line: u32, base: Option<String>) -> Result<JsValue, JsError> {
        let place = |at: crate::problem::Place| (at.line, at.column);
        let refusal = |refused: crate::general::Refused| {
            (refused.code.name().to_owned(), refused.message, refused.place.map(place))
        };
        let outcome = match crate::general::rewrite(text, line, &LinkRule { parse: parse_url, base }) {
            Ok(rewritten) => Outcome {
                text: Some(rewritten.text),
                places: rewritten.places.into_iter().map(|(path, at)| (path, place(at))).collect(),
                refused: rewritten.without_related.map(refusal),
            },
            Err(refused) => Outcome { refused: Some(refusal(refused)), ..Outcome::default() },
        };
        to_js(&outcome)
    }
}
