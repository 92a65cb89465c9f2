//! When a word of an article answers to a word asked for (docs/search.md, "What is near to a word").

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places, letters and edits of words, which are cut to a length"
)]

use super::inflection::stem;

/// A word asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub text: String,
    /// Its own stem, if inflections count.
    pub stem: Option<String>,
    /// A single character of a run, which begins pairs.
    pub is_character: bool,
    /// Words that begin with it count.
    pub is_begun: bool,
    /// How many edits may be forgiven, once they are.
    pub edits: u32,
    /// Which letters it has, and how many.
    pub letters: (u32, u8),
}

/// How near a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near {
    pub edits: u32,
    /// In sixteenths.
    pub closeness: u32,
}

impl Near {
    pub const SAME: Near = Near { edits: 0, closeness: 16 };
    const INFLECTED: Near = Near { edits: 0, closeness: 12 };
    const BEGUN: Near = Near { edits: 0, closeness: 10 };
    const FORGIVEN_BEGUN: Near = Near { edits: 1, closeness: 10 };
}

impl Wanted {
    pub fn new(text: &str) -> Wanted {
        Wanted {
            text: text.to_owned(),
            stem: None,
            is_character: false,
            is_begun: false,
            edits: 0,
            letters: letters_of(text),
        }
    }

    /// Lets its inflections count too, and misspellings once they are forgiven.
    pub fn loosely(mut self, is_spaced: bool) -> Wanted {
        self.stem = Some(stem(&self.text));
        if is_spaced && self.text.chars().all(|character| !character.is_numeric()) {
            self.edits = match self.letters.1 {
                0..4 => 0,
                4..8 => 1,
                8.. => 2,
            };
        }
        self
    }

    /// Whether a beginning with one edit counts.
    pub fn forgives_beginnings(&self) -> bool {
        self.is_begun && self.edits > 0 && self.letters.1 >= 6
    }

    /// How near `word` is, if it is; misspellings count if `forgiving`.
    pub fn near(&self, word: &str, forgiving: bool) -> Option<Near> {
        if word == self.text {
            return Some(Near::SAME);
        }
        let begins = || word.starts_with(self.text.as_str());
        if self.is_character && begins() {
            return Some(Near::SAME);
        }
        if self.stem.as_ref().is_some_and(|own| may_share(own, word) && *own == stem(word)) {
            return Some(Near::INFLECTED);
        }
        if self.is_begun && begins() {
            return Some(Near::BEGUN);
        }
        if forgiving { self.forgiven(word) } else { None }
    }

    fn forgiven(&self, word: &str) -> Option<Near> {
        if self.edits == 0 {
            return None;
        }
        let (letters, count) = letters_of(word);
        let (own, own_count) = self.letters;
        if u32::from(count.abs_diff(own_count)) <= self.edits
            && (letters ^ own).count_ones() <= 2 * self.edits
            && let Some(edits) = (1..=self.edits).find(|&edits| self.is_within(word, edits, false))
        {
            return Some(Near { edits, closeness: 16 });
        }
        (self.forgives_beginnings() && self.is_within(word, 1, true)).then_some(Near::FORGIVEN_BEGUN)
    }

    fn is_within(&self, word: &str, edits: u32, begun: bool) -> bool {
        if self.text.is_ascii() && word.is_ascii() {
            return is_within(self.text.as_bytes(), word.as_bytes(), edits, begun);
        }
        let characters = |text: &str| text.chars().collect::<Vec<char>>();
        is_within(&characters(&self.text), &characters(word), edits, begun)
    }
}

/// Whether so many edits lead from one word to another, or (`begun`) to its beginning: to insert, delete or replace
/// a character or to swap two neighbours, of which none is edited again (optimal string alignment). What both begin
/// with need not be edited; where they part, one of the edits must be. So with few edits there are few ways.
fn is_within<T: PartialEq>(from: &[T], to: &[T], edits: u32, begun: bool) -> bool {
    let same = from.iter().zip(to).take_while(|(a, b)| a == b).count();
    let (Some(from), Some(to)) = (from.get(same..), to.get(same..)) else { return false };
    let Some(left) = edits.checked_sub(1) else { return from.is_empty() && (begun || to.is_empty()) };
    if from.len() <= edits as usize && begun || from.len().max(to.len()) <= edits as usize {
        return true;
    }
    let after = |skip: usize, others: usize| match (from.get(skip..), to.get(others..)) {
        (Some(from), Some(to)) => is_within(from, to, left, begun),
        _ => false,
    };
    let are_swapped = matches!((from, to), ([a, b, ..], [c, d, ..]) if a == d && b == c);
    after(1, 1) || after(1, 0) || after(0, 1) || are_swapped && after(2, 2)
}

/// Whether a word could have that stem: only its end, of a few letters, is another.
fn may_share(stem: &str, word: &str) -> bool {
    let before_last = stem.len().saturating_sub(1);
    word.len() <= stem.len() + 8 && word.as_bytes().get(..before_last) == stem.as_bytes().get(..before_last)
}

/// Which letters a word has, as bits that other letters may share, and how many (at most 64 are kept).
pub fn letters_of(word: &str) -> (u32, u8) {
    let bit = |character: char| match character {
        'a'..='z' => character as u32 - 'a' as u32,
        other => 26 + other as u32 % 6,
    };
    word.chars().fold((0, 0), |(letters, count), character| (letters | 1 << bit(character), count + 1))
}
