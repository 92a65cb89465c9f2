//! Text → words, folded, each with its place (docs/search.md, "Words").

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::folding;
use super::terms::Beginning;

/// A word of a text.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// Folded; never empty.
    pub text: &'a str,
    pub beginning: Beginning,
    /// Its bytes in the text.
    pub place: Range<usize>,
    pub kind: Kind,
    /// Which run, or stretch between runs, it belongs to.
    pub piece: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Of a script with spaces between its words.
    Spaced,
    /// Two characters of a run; the first ends at this byte of the text.
    Pair(usize),
    /// The last character of a run.
    Last,
}

/// Room that reading needs, kept for the next text.
#[derive(Default)]
pub struct Room {
    lower: String,
    word: String,
}

/// Gives every word of `text` to `take`.
pub fn each(text: &str, room: &mut Room, take: &mut dyn FnMut(Word)) {
    let Room { lower, word: buffer } = room;
    lower.clear();
    lower.push_str(text);
    lower.make_ascii_lowercase();
    lower.push_str(PADDING);
    Scanner { text, lower, bytes: text.as_bytes(), buffer, piece: 0, take }.scan();
}

/// What is read at once goes so far beyond the end.
const PADDING: &str = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

struct Scanner<'a> {
    text: &'a str,
    /// The same with small letters for A to Z, and the padding.
    lower: &'a str,
    bytes: &'a [u8],
    buffer: &'a mut String,
    piece: u32,
    take: &'a mut dyn FnMut(Word),
}

/// What follows cannot be told without Unicode's tables.
struct Foreign;

impl<'a> Scanner<'a> {
    /// Nearly all words are ASCII: those are cut and folded in one go. Anything else is left, up to the
    /// next white space, to the rules of Unicode.
    fn scan(&mut self) {
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            if byte.is_ascii_alphanumeric() {
                at = self.plain_word(at).unwrap_or_else(|Foreign| self.foreign(at));
            } else if byte < 0x80 {
                at += 1;
            } else if let Some(length) = boundary(self.rest(at)) {
                at += length;
            } else {
                at = self.foreign(at);
            }
        }
    }

    fn rest(&self, at: usize) -> &'a [u8] {
        self.bytes.get(at..).unwrap_or(&[])
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b' ')
    }

    /// Reads the ASCII word that begins at `start`; gives where it ends.
    fn plain_word(&mut self, start: usize) -> Result<usize, Foreign> {
        let end = self.letters_end(start);
        if self.stops(end) && end - start <= folding::LONGEST {
            let text = self.lower.get(start..end).unwrap_or_default();
            let beginning = match self.lower.as_bytes().get(start..).and_then(<[u8]>::first_chunk) {
                Some(bytes) => Beginning::in_front(bytes, text.len()),
                None => Beginning::of(text),
            };
            (self.take)(Word { text, beginning, place: start..end, kind: Kind::Spaced, piece: self.piece });
            return Ok(end);
        }
        self.buffer.clear();
        let mut apostrophes = Apostrophes::default();
        let mut from = start;
        let end = loop {
            let at = self.letters_end(from);
            self.buffer.push_str(self.text.get(from..at).unwrap_or_default());
            let sign = match self.byte(at) {
                b'\'' => b'\'',
                0x80.. if self.rest(at).starts_with("’".as_bytes()) => b'\'',
                0x80.. if boundary(self.rest(at)).is_some() => break at,
                0x80.. => return Err(Foreign),
                sign @ (b'.' | b',' | b':' | b';' | b'_') => sign,
                _ => break at,
            };
            let next = at + if self.byte(at) < 0x80 { 1 } else { "’".len() };
            let (before, after) = (self.byte(at - 1), self.byte(next));
            // Whether Unicode's word goes on there may hang on what follows.
            if after >= 0x80 && boundary(self.rest(next)).is_none() || (sign, after) == (b'_', b'_') {
                return Err(Foreign);
            }
            let letters = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
            let digits = before.is_ascii_digit() && after.is_ascii_digit();
            match sign {
                b'.' if digits => self.buffer.push('.'),
                b',' if digits => {}
                // Maybe single letters with points between them.
                b'.' if letters && at == start + 1 && !self.continues(start) => return Err(Foreign),
                b'\'' if letters || digits => apostrophes.note(self.buffer.len()),
                _ => break at,
            }
            from = next;
        };
        self.buffer.make_ascii_lowercase();
        let bare = apostrophes.bare(self.buffer);
        self.buffer.truncate(bare.end);
        self.buffer.drain(..bare.start);
        self.give(start..end, Kind::Spaced);
        Ok(end)
    }

    /// Whether one of Unicode's words began before the letter at `start` already.
    fn continues(&self, start: usize) -> bool {
        match self.bytes.get(..start).unwrap_or(&[]) {
            [.., b'_'] => true,
            [.., letter, b'.' | b':' | b'\''] => letter.is_ascii_alphabetic(),
            // ‘, ․ and ‧ are boundaries here, and to Unicode inside a word.
            [.., letter, 0xe2, 0x80, 0x98 | 0xa4 | 0xa7] => letter.is_ascii_alphabetic(),
            _ => false,
        }
    }

    /// Where the ASCII letters and digits from `at` on end.
    fn letters_end(&self, mut at: usize) -> usize {
        let rest = self.lower.as_bytes().get(at..).unwrap_or(&[]);
        for eight in rest.as_chunks().0 {
            let count = letters(u64::from_le_bytes(*eight));
            at += count;
            if count < 8 {
                break;
            }
        }
        at
    }

    /// Whether a word surely ends where its letters and digits do: at nothing that could be inside a word.
    fn stops(&self, at: usize) -> bool {
        match self.byte(at) {
            b'\'' | b'.' | b',' | b':' | b';' => {
                let after = self.byte(at + 1);
                after < 0x80 && !after.is_ascii_alphanumeric()
            }
            sign => sign < 0x80 && sign != b'_',
        }
    }

    /// Reads from `start` to the next white space by Unicode's rules; gives where that is.
    fn foreign(&mut self, start: usize) -> usize {
        let end = self
            .rest(start)
            .iter()
            .position(u8::is_ascii_whitespace)
            .map_or(self.bytes.len(), |length| start + length);
        let text = self.text;
        let mut from = start;
        while let Some(rest) = text.get(from..end).filter(|rest| !rest.is_empty()) {
            let script = rest.chars().next().and_then(unspaced);
            let differs = |&(_, character): &(usize, char)| match script {
                Some(script) => !is_attached(character) && unspaced(character) != Some(script),
                None => unspaced(character).is_some(),
            };
            let to = rest.char_indices().find(differs).map_or(end, |(length, _)| from + length);
            match script {
                Some(_) => self.run(from..to),
                None => self.stretch(from..to),
            }
            from = to;
        }
        end
    }

    fn run(&mut self, place: Range<usize>) {
        let text = self.text;
        self.piece += 1;
        // What words are compared without is no character of its own.
        let is_seen =
            |(_, character): &(usize, &str)| !character.chars().all(|part| folding::is_dropped(part, ' '));
        let characters: Vec<(usize, &str)> =
            text.get(place.clone()).unwrap_or_default().grapheme_indices(true).filter(is_seen).collect();
        for (at, &(offset, character)) in characters.iter().enumerate() {
            let start = place.start + offset;
            let first = start + character.len();
            let (end, kind) = match characters.get(at + 1) {
                None => (first, Kind::Last),
                Some(&(next_offset, next)) => (place.start + next_offset + next.len(), Kind::Pair(first)),
            };
            self.buffer.clear();
            // Together: what is not seen may keep a mark from its letter.
            folding::fold_into(text.get(start..end).unwrap_or_default(), self.buffer);
            self.give(start..end, kind);
        }
        self.piece += 1;
    }

    fn stretch(&mut self, place: Range<usize>) {
        let text = self.text;
        for (offset, word) in text.get(place.clone()).unwrap_or_default().unicode_word_indices() {
            self.cut(word, place.start + offset);
        }
    }

    /// Cuts one of Unicode's words where there is neither letter nor digit, with care for `'`, `.` and `,`.
    fn cut(&mut self, word: &str, start: usize) {
        if let Some(letters) = initials(word).filter(|_| !self.continues(start)) {
            self.buffer.clear();
            folding::fold_into(&letters, self.buffer);
            return self.give(start..start + word.len(), Kind::Spaced);
        }
        let mut kept = String::new();
        let mut apostrophes = Apostrophes::default();
        let mut from = 0;
        let mut before = ' ';
        let mut characters = word.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let after = characters.peek().map_or(' ', |&(_, next)| next);
            let digits = before.is_numeric() && after.is_numeric();
            match character {
                _ if is_apostrophe(character) && before != ' ' && after != ' ' => {
                    apostrophes.note(kept.len())
                }
                _ if is_apostrophe(character) => {}
                ',' if digits => {}
                '.' if digits => kept.push('.'),
                _ if character.is_alphanumeric() || is_attached(character) || is_mark(character) => {
                    kept.push(character)
                }
                _ => {
                    self.give_folded(&kept, &apostrophes, start + from..start + at);
                    kept.clear();
                    (apostrophes, from, before) = (Apostrophes::default(), at + character.len_utf8(), ' ');
                    continue;
                }
            }
            before = character;
        }
        self.give_folded(&kept, &apostrophes, start + from..start + word.len());
    }

    fn give_folded(&mut self, kept: &str, apostrophes: &Apostrophes, place: Range<usize>) {
        let bare = kept.get(apostrophes.bare(kept)).unwrap_or_default();
        if !bare.contains(char::is_alphanumeric) {
            return;
        }
        self.buffer.clear();
        folding::fold_into(bare, self.buffer);
        self.give(place, Kind::Spaced);
    }

    fn give(&mut self, place: Range<usize>, kind: Kind) {
        folding::cut(self.buffer, 0);
        if !self.buffer.is_empty() {
            let (text, beginning) = (&*self.buffer, Beginning::of(self.buffer));
            (self.take)(Word { text, beginning, place, kind, piece: self.piece });
        }
    }
}

/// How many of eight bytes are small letters of ASCII or digits, up to the first that is neither.
fn letters(eight: u64) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    // Says in the high bit of each byte whether that is `least` or more. Bytes that have it set are no letters.
    let is_from = |least: u8| (eight & !HIGH) + EACH * u64::from(0x80 - least);
    let are = (is_from(b'a') ^ is_from(b'z' + 1)) | (is_from(b'0') ^ is_from(b'9' + 1));
    ((!are | eight) & HIGH).trailing_zeros() as usize / 8
}

/// The first and the last place in a word where an apostrophe was left out.
#[derive(Default)]
struct Apostrophes(Option<(usize, usize)>);

/// What French and its kin write before an apostrophe, and mean as a word of its own.
const ELIDED: [&str; 9] = ["l", "d", "c", "j", "m", "n", "s", "t", "qu"];

impl Apostrophes {
    fn note(&mut self, at: usize) {
        self.0 = Some((self.0.map_or(at, |(first, _)| first), at));
    }

    /// A word without an `'s` behind it and an `l'` before it.
    fn bare(&self, word: &str) -> Range<usize> {
        let Some((first, last)) = self.0 else { return 0..word.len() };
        let end = if matches!(word.get(last..), Some("s" | "S")) { last } else { word.len() };
        let (before, rest) =
            (word.get(..first).unwrap_or_default(), word.get(first..end).unwrap_or_default());
        let is_elided = ELIDED.iter().any(|elided| before.eq_ignore_ascii_case(elided))
            && rest.chars().filter(|letter| letter.is_alphabetic()).nth(1).is_some();
        if is_elided { first..end } else { 0..end }
    }
}

/// `U.S` → `US`.
fn initials(word: &str) -> Option<String> {
    let without_s = word.strip_suffix(['s', 'S']).and_then(|rest| rest.strip_suffix(is_apostrophe));
    let mut letters = String::new();
    for part in without_s.unwrap_or(word).split('.') {
        let mut characters = part.chars();
        letters.push(characters.next().filter(|letter| letter.is_alphabetic())?);
        for mark in characters {
            letters.push(Some(mark).filter(|&mark| is_mark(mark))?);
        }
    }
    word.contains('.').then_some(letters)
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | 'ʼ' | '׳' | '״')
}

/// The length of a sign, not ASCII, that always stands between words and is frequent in English.
fn boundary(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [0xe2, 0x80, 0x90..=0x98 | 0x9a..=0xa7 | 0xb9 | 0xba, ..] => Some(3),
        [0xc2, 0xa0 | 0xab | 0xbb, ..] => Some(2),
        _ => None,
    }
}

/// The scripts written without spaces; Han and Hiragana are read as one.
fn unspaced(character: char) -> Option<u8> {
    Some(match character {
        '\u{2e80}'..='\u{2fdf}' | '\u{3005}' | '\u{3007}' | '\u{3021}'..='\u{3029}' => 0,
        '\u{3038}'..='\u{303b}' => 0,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => 0,
        '\u{20000}'..='\u{3ffff}' | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' => 0,
        '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => 1,
        '\u{ff66}'..='\u{ff9d}' => 1,
        '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{a960}'..='\u{a97c}' => 2,
        '\u{ac00}'..='\u{d7fb}' | '\u{ffa0}'..='\u{ffdc}' => 2,
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' => 3,
        '\u{e81}'..='\u{ece}' | '\u{edc}'..='\u{edf}' => 4,
        '\u{1780}'..='\u{17d3}' | '\u{17d7}' | '\u{17dc}' | '\u{17dd}' => 5,
        '\u{1000}'..='\u{103f}' | '\u{1050}'..='\u{108f}' | '\u{109a}'..='\u{109d}' => 6,
        '\u{a9e0}'..='\u{a9ef}'
        | '\u{a9fa}'..='\u{a9fe}'
        | '\u{aa60}'..='\u{aa76}'
        | '\u{aa7a}'..='\u{aa7f}' => 6,
        _ => return None,
    })
}

/// Marks and joiners that belong to the character before them, in any script.
fn is_attached(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{ff9e}' | '\u{ff9f}' | '\u{200b}'..='\u{200d}'
        | '\u{ad}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a character of one of Unicode's words is a mark on the one before: what makes one character with any
/// letter, but for joiners, voiced sound marks, tones of emoji, and tags; and some vowels that stand beside it.
fn is_mark(character: char) -> bool {
    match character {
        '\0'..'\u{300}' => false,
        '\u{e33}' | '\u{eb3}' | '\u{200c}' | '\u{200d}' | '\u{ff9e}' | '\u{ff9f}' => false,
        '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}' => false,
        '\u{1a61}' | '\u{1a63}' | '\u{1a64}' | '\u{11720}' | '\u{11721}' => true,
        _ => {
            let mut bytes = [b'a'; 5];
            let [_, rest @ ..] = &mut bytes;
            let length = 1 + character.encode_utf8(rest).len();
            let both = bytes.get(..length).and_then(|both| std::str::from_utf8(both).ok());
            both.is_some_and(|both| both.graphemes(true).nth(1).is_none())
        }
    }
}

#[cfg(all(test, feature = "find"))]
mod tests {
    use super::*;
    use unicode_normalization::char::is_combining_mark;

    #[test]
    fn marks_in_words_are_those_of_unicode() {
        let stands_in_words = |character: char| {
            unspaced(character).is_none()
                && ["a", "א", "1", "ア"].iter().any(|letter| {
                    let text = format!("{letter}{character}{letter}");
                    text.unicode_words().any(|word| word.contains(character))
                })
        };
        let others: Vec<char> = (char::MIN..=char::MAX)
            .filter(|&character| is_mark(character) != is_combining_mark(character))
            .filter(|&character| stands_in_words(character))
            .collect();
        assert_eq!(others, Vec::<char>::new());
    }
}
