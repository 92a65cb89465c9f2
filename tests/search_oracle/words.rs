//! Text → words, as docs/search.md says under “Words”.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Folded.
    pub text: String,
    /// Where it stands in the text, in bytes.
    pub place: Range<usize>,
    /// Which run or stretch of the text it is in.
    pub piece: usize,
    /// Only of a word from a run.
    pub run: Option<InRun>,
}

/// Which word of a run it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InRun {
    /// How many characters the run has.
    pub length: usize,
    /// Whether it is the single last character.
    pub last: bool,
    /// Where its first character ends.
    pub first_end: usize,
}

impl Word {
    /// A word that stands only because its run ends here: what is asked for may go on.
    pub fn is_loose_end(&self) -> bool {
        self.run.as_ref().is_some_and(|run| run.last && run.length > 1)
    }
}

/// The words of a text in their order; a word's number in the field is its index.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for (piece, (class, place)) in pieces(text).into_iter().enumerate() {
        let found = match class {
            Some(_) => words_of_run(&text[place.clone()]),
            None => words_of_stretch(&text[place.clone()]),
        };
        for Found { text, place: within, run } in found {
            let moved = |at: usize| place.start + at;
            let run = run.map(|run| InRun { first_end: moved(run.first_end), ..run });
            words.push(Word { text, place: moved(within.start)..moved(within.end), piece, run });
        }
    }
    words
}

/// A word and its place in its piece.
struct Found {
    text: String,
    place: Range<usize>,
    run: Option<InRun>,
}

/// The classes of characters that form runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    HanOrHiragana,
    Katakana,
    Hangul,
    Thai,
    Lao,
    Khmer,
    Myanmar,
}

#[rustfmt::skip]
fn class(character: char) -> Option<Class> {
    match character {
        '\u{2e80}'..='\u{2fdf}' | '々' | '〇' | '\u{3021}'..='\u{3029}' | '\u{3038}'..='\u{303b}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
        | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' => Some(Class::HanOrHiragana),
        '\u{30a1}'..='\u{30fa}' | 'ー'..='ヿ' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9d}' => Some(Class::Katakana),
        '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{a960}'..='\u{a97c}' | '\u{ac00}'..='\u{d7fb}'
        | '\u{ffa0}'..='\u{ffdc}' => Some(Class::Hangul),
        _ if !character.is_alphabetic() && !is_combining_mark(character) => None,
        '\u{e00}'..='\u{e7f}' => Some(Class::Thai),
        '\u{e80}'..='\u{eff}' => Some(Class::Lao),
        '\u{1780}'..='\u{17ff}' => Some(Class::Khmer),
        '\u{1000}'..='\u{109f}' | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aa7f}' => Some(Class::Myanmar),
        _ => None,
    }
}

/// Marks of any script, and signs that nobody sees: they belong to the character before them.
#[rustfmt::skip]
fn is_attached(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{ff9e}' | '\u{ff9f}' | '\u{200b}'..='\u{200d}' | '\u{ad}'
        | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Runs, and the stretches between them.
fn pieces(text: &str) -> Vec<(Option<Class>, Range<usize>)> {
    let mut pieces: Vec<(Option<Class>, Range<usize>)> = Vec::new();
    for (start, character) in text.char_indices() {
        let end = start + character.len_utf8();
        match pieces.last_mut() {
            Some((last, place)) if *last == class(character) || is_attached(character) => place.end = end,
            _ => pieces.push((class(character), start..end)),
        }
    }
    pieces
}

fn words_of_run(run: &str) -> Vec<Found> {
    // What can't be seen is no character of its own.
    let seen = run.grapheme_indices(true).filter(|(_, character)| !fold(character).is_empty());
    let characters: Vec<(usize, &str)> = seen.collect();
    let ends: Vec<usize> = characters.iter().map(|(start, character)| start + character.len()).collect();
    let length = characters.len();
    let word = |at: usize| {
        let place = characters[at].0..ends[(at + 1).min(length - 1)];
        let run_word = InRun { length, last: at + 1 == length, first_end: ends[at] };
        Found { text: fold(&run[place.clone()]), place, run: Some(run_word) }
    };
    (0..length).map(word).collect()
}

fn words_of_stretch(stretch: &str) -> Vec<Found> {
    let bounded = stretch.split_word_bound_indices();
    let parts = bounded.flat_map(|(start, word)| {
        parts(word).into_iter().map(move |(text, place)| (text, start + place.start..start + place.end))
    });
    let folded = parts.map(|(text, place)| Found { text: fold(&text), place, run: None });
    folded.filter(|word| !word.text.is_empty()).collect()
}

const APOSTROPHES: [char; 5] = ['\'', '’', 'ʼ', '׳', '״'];
/// What is left out of words and does not end them.
const UNSEEN: [char; 5] = ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}'];

/// The words within what Unicode calls one.
fn parts(word: &str) -> Vec<(String, Range<usize>)> {
    if let Some(joined) = initials(word) {
        return vec![(joined, 0..word.len())];
    }
    let characters: Vec<(usize, char)> = word.char_indices().collect();
    let mut parts: Vec<(String, Range<usize>)> = Vec::new();
    let mut is_open = false;
    for (at, &(start, character)) in characters.iter().enumerate() {
        let is_digit = |at: usize| characters.get(at).is_some_and(|(_, digit)| digit.is_numeric());
        let between_digits = at > 0 && is_digit(at - 1) && is_digit(at + 1);
        let is_kept = character.is_alphanumeric()
            || is_combining_mark(character)
            || UNSEEN.contains(&character)
            || APOSTROPHES.contains(&character)
            || matches!(character, '.' | ',') && between_digits;
        if !is_kept {
            is_open = false;
            continue;
        }
        if !is_open {
            parts.push((String::new(), start..start));
            is_open = true;
        }
        let (text, place) = parts.last_mut().expect("one was just begun");
        place.end = start + character.len_utf8();
        text.push(character);
    }
    let bare = |part: &str| without_elided(without_last_s(part.trim_end_matches(APOSTROPHES))).to_owned();
    let without_signs = |part: &str| bare(part).replace(APOSTROPHES, "").replace(',', "");
    parts.iter_mut().for_each(|(text, _)| *text = without_signs(text));
    parts.retain(|(text, _)| text.contains(char::is_alphanumeric));
    parts
}

/// `U.S.` without its points.
fn initials(word: &str) -> Option<String> {
    let letters: Vec<&str> = without_last_s(word).split('.').collect();
    let is_letter = |text: &&str| {
        let mut characters = text.chars();
        characters.next().is_some_and(char::is_alphabetic) && characters.all(is_combining_mark)
    };
    (letters.len() > 1 && letters.iter().all(is_letter)).then(|| letters.concat())
}

/// Without `'s`, if something stands before it.
fn without_last_s(word: &str) -> &str {
    let rest = word.strip_suffix(['s', 'S']).and_then(|rest| rest.strip_suffix(APOSTROPHES));
    rest.filter(|rest| rest.contains(char::is_alphanumeric)).unwrap_or(word)
}

/// Without `l'`, if two letters or more stand behind it.
fn without_elided(word: &str) -> &str {
    let word = word.trim_start_matches(APOSTROPHES);
    let Some((first, rest)) = word.split_once(APOSTROPHES) else { return word };
    let is_elided = ["l", "d", "c", "j", "m", "n", "s", "t", "qu"].contains(&first.to_lowercase().as_str());
    let letters = rest.replace(APOSTROPHES, "").chars().filter(|letter| letter.is_alphabetic()).count();
    if is_elided && letters >= 2 { rest } else { word }
}

/// How words are compared.
pub fn fold(word: &str) -> String {
    let mut bare = String::new();
    let mut before = None;
    for character in word.nfkd() {
        let is_breve_of_short_i = character == '\u{306}' && matches!(before, Some('и' | 'И'));
        if !is_ignored(character) || is_breve_of_short_i {
            bare.push(character);
        }
        before = Some(character);
    }
    let mut plain = String::new();
    for character in bare.to_lowercase().chars() {
        match character {
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'þ' => plain.push_str("th"),
            'ø' => plain.push('o'),
            'đ' | 'ð' => plain.push('d'),
            'ł' => plain.push('l'),
            'ħ' => plain.push('h'),
            'ŧ' => plain.push('t'),
            'ı' => plain.push('i'),
            'ς' => plain.push('σ'),
            'ى' => plain.push('ي'),
            'ة' => plain.push('ه'),
            'ँ' => plain.push('ं'),
            _ => plain.push(character),
        }
    }
    first_bytes(&plain.nfc().collect::<String>(), 64).to_owned()
}

/// Marks and signs that words are compared without.
#[rustfmt::skip]
fn is_ignored(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e8}'
        | '\u{6ea}'..='\u{6ed}' | '\u{640}' | '\u{93c}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{feff}')
        || UNSEEN.contains(&character)
}

/// As many bytes of a text as are whole characters.
pub fn first_bytes(text: &str, count: usize) -> &str {
    let end = (0..=count.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}
