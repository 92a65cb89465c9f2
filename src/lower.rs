//! Lower case, as Unicode has it.

#![expect(clippy::arithmetic_side_effects, reason = "from one letter to another of the same alphabet")]

/// A page has these tables already; those of the standard library would be a twentieth of the engine.
#[cfg(target_arch = "wasm32")]
fn lower_any(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

#[cfg(not(target_arch = "wasm32"))]
fn lower_any(text: &str) -> String {
    text.to_lowercase()
}

/// `text` in lower case.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // What most texts are made of needs no table, and to ask the page takes ten times as long. It gets the
    // whole text: how Σ is lowered depends on its place in the word.
    let mut lowered = String::with_capacity(text.len());
    for character in text.chars() {
        match lower_plainly(character) {
            Some(lower) => lowered.push(lower),
            None => return lower_any(text),
        }
    }
    lowered
}

/// A character in lower case, where that follows from its number.
pub fn lower_plainly(character: char) -> Option<char> {
    let moved = |by: u32| char::from_u32(u32::from(character) + by);
    match character {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' => moved(32),
        'Ѐ'..='Џ' => moved(80),
        // Latin and Cyrillic small letters; scripts without case, from Hebrew to Tibetan and of East Asia;
        // punctuation.
        '\0'..='ÿ' | 'а'..='џ' | '\u{590}'..='\u{fff}' | '\u{2000}'..='\u{20ff}' => Some(character),
        '\u{2e80}'..='\u{a63f}' | '\u{ac00}'..='\u{d7ff}' => Some(character),
        _ => None,
    }
}
