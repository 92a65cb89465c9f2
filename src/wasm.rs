//! The border to JavaScript: only here is wasm_bindgen named. It translates and decides nothing.

use serde::Serialize;
use wasm_bindgen::prelude::*;

#[cfg(feature = "engine")]
mod answer;
#[cfg(feature = "engine")]
mod engine;
#[cfg(feature = "find")]
mod finder;
#[cfg(feature = "yaml")]
mod general;

/// Smaller than the standard library's, and faster.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The browser's own parser of URLs.
fn parse_url(text: &str, base: Option<&str>) -> Option<String> {
    let url = match base {
        Some(base) => web_sys::Url::new_with_base(text, base),
        None => web_sys::Url::new(text),
    };
    url.ok().map(|url| url.href())
}

#[cfg(not(feature = "engine"))]
fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    value.serialize(&serializer).map_err(JsError::from)
}
