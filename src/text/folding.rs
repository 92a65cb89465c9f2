//! How words are compared: without case, accents and other forms of one letter (docs/search.md, "Words").

#![expect(
    clippy::arithmetic_side_effects,
    reason = "from one letter to another of the same alphabet, and places in a word"
)]

use std::cell::RefCell;

use super::normal;
use crate::index::hash::hash;
use crate::lower::lower;

/// Longer words are cut: nobody types more, and a page of one word should not become one.
pub const LONGEST: usize = 64;

/// Appends the folded form of `word` to `out`.
pub fn fold_into(word: &str, out: &mut String) {
    let from = out.len();
    for character in word.chars() {
        match fold_plainly(character) {
            Some(folded) => out.push(folded),
            None => {
                out.truncate(from);
                push_folded(word, out);
                break;
            }
        }
    }
    cut(out, from);
}

/// What a character becomes, where that follows from its number whatever stands beside it.
fn fold_plainly(character: char) -> Option<char> {
    /// From À to ÿ.
    const LATIN: &[u8; 64] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y";
    let moved = |by: u32| char::from_u32(u32::from(character) + by);
    match character {
        'A'..='Z' | 'А'..='Я' => moved(32),
        '\0'..='\x7f' | 'а'..='я' => Some(character),
        'À'..='ÿ' => LATIN
            .get(character as usize - 'À' as usize)
            .map(|&letter| letter.into())
            .filter(|&letter| letter != '.'),
        'ё' | 'Ё' => Some('е'),
        // Kana, Han and Hangul, composed as nearly everybody writes them.
        'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '一'..='\u{9fff}' | '가'..='힣' => Some(character),
        _ => None,
    }
}

/// How many folded words are remembered.
const KNOWN: usize = 2048;

thread_local! {
    /// Words and what they became, each where its hash says: to ask the page takes as long as to read a hundred
    /// plain words.
    static KNOWN_WORDS: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// Appends the folded form of any word.
fn push_folded(word: &str, out: &mut String) {
    if word.len() > LONGEST {
        return out.push_str(&folded(word));
    }
    KNOWN_WORDS.with_borrow_mut(|known| {
        known.resize_with(KNOWN, Default::default);
        let Some((of, is)) = known.get_mut(hash(word.as_bytes()) as usize % KNOWN) else { return };
        if of != word {
            word.clone_into(of);
            *is = folded(word);
        }
        out.push_str(is);
    });
}

fn folded(word: &str) -> String {
    let mut kept = String::with_capacity(word.len());
    let mut before = ' ';
    for character in normal::decomposed(word).chars() {
        if !is_dropped(character, before) {
            kept.push(character);
        }
        before = character;
    }
    let mut plain = String::with_capacity(kept.len());
    lower(&kept).chars().for_each(|character| push_plain(character, &mut plain));
    if plain.is_ascii() { plain } else { normal::composed(&plain) }
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

#[cfg(all(test, feature = "find"))]
mod tests {
    use super::*;

    fn by_the_tables(word: &str) -> String {
        let mut out = folded(word);
        cut(&mut out, 0);
        out
    }

    fn fold(word: &str) -> String {
        let mut out = String::new();
        fold_into(word, &mut out);
        out
    }

    #[test]
    fn what_needs_no_table_is_folded_as_by_the_tables() {
        let plain: Vec<char> =
            (char::MIN..=char::MAX).filter(|&character| fold_plainly(character).is_some()).collect();
        assert_eq!(plain.len(), 128 + 57 + 66 + 86 + 91 + 20_992 + 11_172);
        for (at, &character) in plain.iter().enumerate() {
            // Beside others, too: some pairs become one character.
            let other = |step: usize| plain[(at * step + step) % plain.len()];
            let word = String::from_iter([character, other(7), other(1), character, other(31)]);
            assert_eq!(fold(&word), by_the_tables(&word), "{word:?}");
            assert_eq!(fold(character.encode_utf8(&mut [0; 4])), by_the_tables(&character.to_string()));
        }
    }

    #[test]
    fn what_is_remembered_is_of_that_word() {
        let words: Vec<String> = (0..4 * KNOWN).map(|number| format!("Ǆ{number}ő")).collect();
        for word in words.iter().chain(words.iter().rev()) {
            assert_eq!(fold(word), by_the_tables(word));
        }
    }
}
