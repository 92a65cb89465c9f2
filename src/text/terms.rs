//! The words of a part of the archive, each known by a number: found by itself, by its beginning, by its
//! stem, and by what is nearly it.

use std::ops::Range;

use hashbrown::HashTable;

use super::inflection::stem;
use super::nearness::letters_of;
use crate::index::hash::hash;

/// Words in the order in which they were first met, so that frequent ones have small numbers.
#[derive(Default)]
pub struct Terms {
    text: String,
    ends: Vec<u32>,
    /// While words are added: each with its beginning and length, which nearly always settle whether it is the
    /// one. Afterwards `sorted` does, in half the memory.
    table: HashTable<Entry>,
    /// Some that were met lately: most words of a text are of a few hundred, for which no table is needed that
    /// the processor's nearest cache can't hold.
    lately: Vec<Entry>,
    /// In the order of their bytes, which is that of their code points.
    sorted: Vec<u32>,
    /// Of words that are not their own stem, the hash of it in the high half, their number in the low; sorted.
    stems: Vec<u64>,
    /// Which letters each has.
    letters: Vec<u32>,
    /// How many letters each has.
    counts: Vec<u8>,
}

/// How many of these; a power of two.
const LATELY: usize = 512;
/// How many bytes of a word nearly always tell it from others.
const BEGINNING: usize = 16;

#[derive(Clone, Copy, Default)]
struct Entry {
    beginning: u128,
    length: u32,
    number: u32,
}

impl Entry {
    fn is(&self, word: &str, beginning: u128, rest: impl FnOnce(u32) -> bool) -> bool {
        self.beginning == beginning
            && self.length as usize == word.len()
            && (word.len() <= BEGINNING || rest(self.number))
    }
}

impl Terms {
    /// The number of a word, which is added if it is new.
    pub fn add(&mut self, word: &str) -> u32 {
        if word.len() > BEGINNING {
            return self.added(word).unwrap_or_else(|| self.insert(word));
        }
        let start = beginning(word);
        let slot = key(word, start) as usize % LATELY;
        self.lately.resize(LATELY, Entry::default());
        if let Some(entry) = self.lately.get(slot).filter(|entry| entry.is(word, start, |_| true)) {
            return entry.number;
        }
        let number = self.added(word).unwrap_or_else(|| self.insert(word));
        self.lately[slot] = Entry { beginning: start, length: word.len() as u32, number };
        number
    }

    /// The number of a word, while words are added.
    fn added(&self, word: &str) -> Option<u32> {
        let start = beginning(word);
        let is_it = |entry: &Entry| entry.is(word, start, |number| self.get(number) == word);
        self.table.find(key(word, start), is_it).map(|entry| entry.number)
    }

    fn insert(&mut self, word: &str) -> u32 {
        let number = self.ends.len() as u32;
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        let (text, ends) = (&self.text, &self.ends);
        let entry = Entry { beginning: beginning(word), length: word.len() as u32, number };
        self.table.insert_unique(key(word, entry.beginning), entry, |entry| {
            key(get(text, ends, entry.number), entry.beginning)
        });
        number
    }

    /// To be called when all are added: makes what the searches below need.
    pub fn finish(&mut self) {
        self.lately = Vec::new();
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
        let mut sorted: Vec<(u128, u32)> =
            (0..self.len() as u32).map(|number| (beginning(self.get(number)), number)).collect();
        sorted.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| self.get(a.1).cmp(self.get(b.1))));
        self.sorted = sorted.into_iter().map(|(_, number)| number).collect();
        (self.letters, self.counts) =
            (0..self.len() as u32).map(|number| letters_of(self.get(number))).unzip();
        self.stems = (0..self.len() as u32).filter_map(|number| stem_key(self.get(number), number)).collect();
        self.stems.sort_unstable();
        self.stems.shrink_to_fit();
        self.table = HashTable::new();
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
        let others = self.stems[from..].iter().take_while(move |&other| other >> 32 == key);
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
            terms.insert(self.get(number));
        });
        terms
    }

    /// How much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.text.capacity()
            + self.ends.capacity() * 4
            + self.table.allocation_size()
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

/// Where a word stands in the table. Of short words the beginning is all.
fn key(word: &str, beginning: u128) -> u64 {
    if word.len() > BEGINNING {
        return hash(word.as_bytes());
    }
    let halves = (beginning >> 64) as u64 ^ (beginning as u64).rotate_left(29);
    let mixed = (halves ^ word.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}

/// The first bytes, as a number that sorts like them.
fn beginning(word: &str) -> u128 {
    let bytes = word.as_bytes();
    // Two halves that overlap, of which the second loses what the first has already.
    let high = |length: usize| (BEGINNING - length) * 8;
    if let Some(bytes) = bytes.first_chunk() {
        u128::from_be_bytes(*bytes)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let last = u64::from_be_bytes(*last).checked_shl(high(bytes.len()) as u32).unwrap_or(0);
        u128::from(u64::from_be_bytes(*first)) << 64 | u128::from(last)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let last = u32::from_be_bytes(*last).checked_shl(high(bytes.len() + 8) as u32).unwrap_or(0);
        u128::from(u32::from_be_bytes(*first)) << 96 | u128::from(last) << 64
    } else {
        bytes.iter().rev().fold(0, |number, &byte| number >> 8 | u128::from(byte) << 120)
    }
}

/// None if a word is its own stem.
fn stem_key(word: &str, number: u32) -> Option<u64> {
    let stem = stem(word);
    (stem != word).then(|| hash(stem.as_bytes()) >> 32 << 32 | u64::from(number))
}
