//! How words are compared: without case, accents and other forms of one letter (docs/search.md, "Words").

use unicode_normalization::UnicodeNormalization;

/// Longer words are cut: nobody types more, and a page of one word should not become one.
pub const LONGEST: usize = 64;

/// Appends the folded form of `word` to `out`.
pub fn fold_into(word: &str, out: &mut String) {
    let from = out.len();
    if word.is_ascii() {
        out.push_str(word);
        out[from..].make_ascii_lowercase();
    } else {
        let mut folded = String::with_capacity(word.len());
        let mut before = ' ';
        for character in word.nfkd() {
            if !is_dropped(character, before) {
                character.to_lowercase().for_each(|lower| push_plain(lower, &mut folded));
            }
            before = character;
        }
        out.extend(folded.nfc());
    }
    cut(out, from);
}

/// Shortens what was appended to `out` from `from` on to the longest that a word may have.
pub fn cut(out: &mut String, from: usize) {
    if out.len() - from > LONGEST {
        let mut end = from + LONGEST;
        while !out.is_char_boundary(end) {
            end -= 1;
        }
        out.truncate(end);
    }
}

/// Whether words are compared without it, where it stands behind `before`.
pub fn is_dropped(character: char, before: char) -> bool {
    match character {
        // й is a letter of its own, not an и with an accent.
        '\u{306}' => !matches!(before, 'и' | 'И'),
        '\u{300}'..='\u{36f}' => true,
        // Points of Hebrew; vowels and hamzas above and below of Arabic, and its tatweel; the nukta of Hindi.
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' => true,
        '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => true,
        '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{93c}' => true,
        _ => is_unseen(character),
    }
}

/// Soft hyphens, joiners, and what chooses between pictures of one character.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}')
}

fn push_plain(character: char, out: &mut String) {
    let plain = match character {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ς' => "σ",
        'ى' => "ي",
        'ة' => "ه",
        'ँ' => "ं",
        // What lower case brings along: i with a dot above.
        '\u{307}' => "",
        other => return out.push(other),
    };
    out.push_str(plain);
}
