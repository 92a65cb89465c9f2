//! The general parser, as a module of its own.

use super::*;
use crate::article::link::LinkRule;

/// What passes from the general parser's module, through the page, to the engine: the document anew, or
/// why it was refused; or both, if it is without its related links.
#[derive(Default, Serialize)]
struct Outcome {
    text: Option<String>,
    places: Vec<(String, LineAndColumn)>,
    /// Code, message and place.
    refused: Option<(String, String, Option<LineAndColumn>)>,
}

type LineAndColumn = (u32, u32);

/// Rewrites a document in the plain block style, or says why not.
#[wasm_bindgen]
pub fn rewrite(text: &str, line: u32, base: Option<String>) -> Result<JsValue, JsError> {
    let place = |at: crate::problem::Place| (at.line, at.column);
    let refusal = |refused: crate::problem::Refused| {
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
