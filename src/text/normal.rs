//! Unicode's normal forms, by the page's own tables where there is a page.

/// With what stands for something else in its place, and marks apart from their letters (NFKD).
pub fn decomposed(text: &str) -> String {
    normalized(text, Form::Decomposed)
}

/// With letters and their marks as one character where there is one (NFC).
pub fn composed(text: &str) -> String {
    normalized(text, Form::Composed)
}

enum Form {
    Decomposed,
    Composed,
}

/// A page has these tables already; those of the crate would be two fifths of the module.
#[cfg(target_arch = "wasm32")]
fn normalized(text: &str, form: Form) -> String {
    let form = match form {
        Form::Decomposed => "NFKD",
        Form::Composed => "NFC",
    };
    js_sys::JsString::from(text).normalize(form).into()
}

#[cfg(not(target_arch = "wasm32"))]
fn normalized(text: &str, form: Form) -> String {
    use unicode_normalization::UnicodeNormalization;
    match form {
        Form::Decomposed => text.nfkd().collect(),
        Form::Composed => text.nfc().collect(),
    }
}
