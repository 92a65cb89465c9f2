//! The words of a part of the archive, each known by a number: found by itself, by its beginning, by its
//! stem, and by what is nearly it.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "words are counted in 32 bits, and there are always free slots among at least one"
)]
#![expect(
    clippy::indexing_slicing,
    reason = "slots are looked up modulo their number, and words by numbers that were given out here"
)]

use std::ops::Range;

use super::inflection::stem;
use super::nearness::letters_of;
use crate::index::hash::hash;
use crate::order;

/// Words in the order in which they were first met, so that frequent ones have small numbers.
#[derive(Default)]
pub struct Terms {
    text: String,
    ends: Vec<u32>,
    /// While words are added: of each its beginning, which nearly always settles whether it is the one.
    beginnings: Vec<Beginning>,
    /// While words are added: where the high half of a word's hash says, or at the next free place, that half with
    /// the word's number plus one in the low half. A word is looked up at random, so little has to be near; and at
    /// least half is free (0). Afterwards `sorted` does, in half the memory.
    slots: Vec<u64>,
    /// In the order of their bytes, which is that of their code points.
    sorted: Vec<u32>,
    /// Of words that are not their own stem, the hash of it in the high half, their number in the low; sorted.
    stems: Vec<u64>,
    /// Which letters each has.
    letters: Vec<u32>,
    /// How many letters each has.
    counts: Vec<u8>,
}

/// How many slots there are at first; a power of two.
const SLOTS: usize = 1024;

/// The first bytes of a word, with zeros behind it: of a short word it is all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning(u64, u64);

impl Beginning {
    pub const LENGTH: usize = 16;

    pub fn of(word: &str) -> Beginning {
        let mut bytes = [0; Beginning::LENGTH];
        bytes.iter_mut().zip(word.bytes()).for_each(|(to, from)| *to = from);
        Beginning::in_front(&bytes, word.len())
    }

    /// Of a word of that length, behind which `bytes` may go on.
    pub fn in_front(bytes: &[u8; Beginning::LENGTH], length: usize) -> Beginning {
        let both = u128::from_le_bytes(*bytes);
        let mask = |length: usize| u64::MAX.checked_shr(64 - 8 * length.min(8) as u32).unwrap_or(0);
        Beginning(both as u64 & mask(length), (both >> 64) as u64 & mask(length.saturating_sub(8)))
    }

    /// What sorts as the bytes do.
    fn key(self) -> [u64; 2] {
        [self.0.swap_bytes(), self.1.swap_bytes()]
    }
}

impl Terms {
    /// The number of a word, which is added if it is new.
    pub fn add(&mut self, word: &str, beginning: Beginning) -> u32 {
        if self.slots.len() <= 2 * self.len() {
            self.grow();
        }
        let tag = hashed(word, beginning) >> 32 << 32;
        let mut at = home(tag, self.slots.len());
        loop {
            match self.slots[at] {
                0 => break,
                slot if slot >> 32 == tag >> 32 && self.is(slot as u32 - 1, word, beginning) => {
                    return slot as u32 - 1;
                }
                _ => at = (at + 1) % self.slots.len(),
            }
        }
        let number = self.len() as u32;
        self.slots[at] = tag | u64::from(number + 1);
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        self.beginnings.push(beginning);
        number
    }

    fn is(&self, number: u32, word: &str, beginning: Beginning) -> bool {
        self.beginnings[number as usize] == beginning
            && (word.len() < Beginning::LENGTH || self.get(number) == word)
    }

    #[cold]
    fn grow(&mut self) {
        let slots = vec![0; (2 * self.slots.len()).max(SLOTS)];
        for slot in std::mem::replace(&mut self.slots, slots).into_iter().filter(|&slot| slot != 0) {
            let mut at = home(slot, self.slots.len());
            while self.slots[at] != 0 {
                at = (at + 1) % self.slots.len();
            }
            self.slots[at] = slot;
        }
    }

    /// To be called when all are added: makes what the searches below need.
    pub fn finish(&mut self) {
        self.slots = Vec::new();
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
        let beginnings = std::mem::take(&mut self.beginnings);
        let mut sorted: Vec<([u64; 2], u32)> =
            beginnings.iter().map(|beginning| beginning.key()).zip(0..).collect();
        sorted.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| self.get(a.1).cmp(self.get(b.1))));
        self.sorted = sorted.into_iter().map(|(_, number)| number).collect();
        (self.letters, self.counts) =
            (0..self.len() as u32).map(|number| letters_of(self.get(number))).unzip();
        let stems = (0..self.len() as u32).filter_map(|number| stem_key(self.get(number), number)).collect();
        self.stems = order::sorted(stems, &|one, other| one.cmp(other));
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn get(&self, number: u32) -> &str {
        get(&self.text, &self.ends, number)
    }

    /// The number of a word, once all are added.
    pub fn find(&self, word: &str) -> Option<u32> {
        let at = self.sorted.binary_search_by(|&number| self.get(number).cmp(word)).ok()?;
        self.sorted.get(at).copied()
    }

    /// Those that begin with `start`, sorted.
    pub fn beginning_with(&self, start: &str) -> &[u32] {
        let from = self.sorted.partition_point(|&number| self.get(number) < start);
        let rest = self.sorted.get(from..).unwrap_or(&[]);
        let count = rest.partition_point(|&number| self.get(number).starts_with(start));
        rest.get(..count).unwrap_or(&[])
    }

    /// Those that have this stem, and maybe some that have not.
    pub fn with_stem(&self, stem: &str) -> impl Iterator<Item = u32> {
        let key = hash(stem.as_bytes()) >> 32;
        let from = self.stems.partition_point(|other| other >> 32 < key);
        let others =
            self.stems.get(from..).unwrap_or(&[]).iter().take_while(move |&other| other >> 32 == key);
        others.map(|&other| other as u32).chain(self.find(stem))
    }

    /// Those that could be `edits` edits away from a word of such letters, or (`begun`) begin so.
    pub fn like(&self, (letters, count): (u32, u8), edits: u32, begun: bool) -> impl Iterator<Item = u32> {
        let counts: Range<u32> = (u32::from(count).saturating_sub(edits))..(if begun {
            u32::MAX
        } else {
            u32::from(count) + edits + 1
        });
        let is_like = move |(&others, &count): (&u32, &u8)| {
            let differ = if begun { letters & !others } else { letters ^ others };
            // A replaced letter takes one away and brings one.
            differ.count_ones() <= if begun { edits } else { 2 * edits } && counts.contains(&u32::from(count))
        };
        self.letters
            .iter()
            .zip(&self.counts)
            .enumerate()
            .filter(move |&(_, other)| is_like(other))
            .map(|(number, _)| number as u32)
    }

    /// The same words, and more can be added.
    pub fn reopened(&self) -> Terms {
        let mut terms = Terms::default();
        (0..self.len() as u32).for_each(|number| {
            let word = self.get(number);
            terms.add(word, Beginning::of(word));
        });
        terms
    }

    /// How much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.text.capacity()
            + self.ends.capacity() * 4
            + self.slots.capacity() * 8
            + self.beginnings.capacity() * size_of::<Beginning>()
            + self.sorted.capacity() * 4
            + self.stems.capacity() * 8
            + self.letters.capacity() * 5
    }
}

fn get<'a>(text: &'a str, ends: &[u32], number: u32) -> &'a str {
    let number = number as usize;
    let start = number.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    text.get(start as usize..ends.get(number).copied().unwrap_or(0) as usize).unwrap_or("")
}

fn hashed(word: &str, beginning: Beginning) -> u64 {
    if word.len() >= Beginning::LENGTH {
        return hash(word.as_bytes());
    }
    (beginning.0 ^ beginning.1.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Where a word belongs whose hash has this high half, of so many slots.
fn home(tag: u64, slots: usize) -> usize {
    (tag >> 32) as usize % slots
}

/// None if a word is its own stem.
fn stem_key(word: &str, number: u32) -> Option<u64> {
    // Others keep their end.
    if !word.ends_with(['s', 'd', 'g', 'e', 'y']) {
        return None;
    }
    let stem = stem(word);
    (stem != word).then(|| hash(stem.as_bytes()) >> 32 << 32 | u64::from(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart_by_all_their_bytes() {
        let repeated = (1..40).map(|length| "a".repeat(length));
        let long = (0..3000).map(|number| format!("sixteen letters{}{number}", number % 2));
        let words: Vec<String> = repeated.chain(long).collect();
        let mut terms = Terms::default();
        for _ in 0..2 {
            for (number, word) in words.iter().enumerate() {
                assert_eq!(terms.add(word, Beginning::of(word)), number as u32, "{word}");
            }
        }
        terms.finish();
        assert!(words.iter().zip(0..).all(|(word, number)| terms.find(word) == Some(number)));
    }
}
