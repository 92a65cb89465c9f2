//! Lower case, as Unicode has it.

/// A page has these tables already; those of the standard library would be a twentieth of the engine.
#[cfg(target_arch = "wasm32")]
fn lower_any(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

#[cfg(not(target_arch = "wasm32"))]
fn lower_any(text: &str) -> String {
    text.to_lowercase()
}

/// `text` in lower case. It is lowered as a whole: how Σ is depends on its place in the word.
pub fn lower(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { lower_any(text) }
}
