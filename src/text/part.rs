//! A part of the archive: some articles after one another, their words, and where each word stands.
//!
//! It knows nothing of other parts and could come from anywhere. Everything is made from `stream`, the
//! articles as numbers of words; so two parts are joined without looking at a text again.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "articles and words are counted in 32 bits, and weights are bounded by the table of fields"
)]
#![expect(
    clippy::indexing_slicing,
    reason = "words and articles go by numbers that the index gave out, and each list here has an entry for each of them"
)]

use std::borrow::Cow;
use std::ops::Range;

use super::request::Field;
use super::terms::{Beginning, Terms};
use super::words::{self, Room};
use crate::article::texts::Texts;
use crate::order;

/// What a word in a field weighs, and how many words such a field usually has.
const FIELDS: [(u32, u32); Field::COUNT] = [(8, 10), (2, 40), (4, 6), (3, 2), (1, 400)];
/// How soon more of a word counts for less; BM25's k1 in the units of the weights.
const SATURATION: u32 = 12_288;

/// Stands between two topics, in the stream; words are their numbers plus one.
const GAP: u32 = 0;

#[derive(Default)]
pub struct Part {
    pub terms: Terms,
    /// Of each article, of each field: how many entries, and these; in LEB128.
    stream: Vec<u8>,
    ends: Vec<u32>,
    /// Where the postings of each word begin.
    starts: Vec<u32>,
    /// Of each posting: the article, counted from the part's first, and what the word weighs there in the low
    /// eight bits; and in which fields it stands.
    weights: Vec<u32>,
    fields: Vec<u8>,
    /// Until it is finished: of each word, the last article with it, and how many there are.
    met: Vec<(u32, u32)>,
    finishing: Option<Finishing>,
    /// For reuse.
    entries: Vec<u32>,
    terms_met: Vec<u32>,
}

/// How far finishing is.
struct Finishing {
    /// Of each word.
    here: Vec<Here>,
    /// The next article.
    from: u32,
}

/// A word, in the article that is being finished: where its next posting goes, what it weighs, and in which
/// fields it stands.
struct Here {
    next: u32,
    weight: u32,
    fields: u8,
}

/// A word in an article.
#[derive(Clone, Copy)]
pub struct Posting {
    pub article: u32,
    pub impact: u8,
    pub fields: u8,
}

impl Part {
    /// How many articles it holds.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Takes the words of one more article; `buffer` is for reuse.
    pub fn add(&mut self, texts: &Texts, buffer: &mut Buffer) {
        self.add_field(std::slice::from_ref(&texts.title), buffer);
        self.add_field(std::slice::from_ref(&texts.excerpt), buffer);
        self.add_field(&texts.topics, buffer);
        self.add_field(std::slice::from_ref(&texts.provider), buffer);
        self.add_field(std::slice::from_ref(&texts.body), buffer);
        self.ends.push(self.stream.len() as u32);
    }

    fn add_field(&mut self, texts: &[Cow<str>], buffer: &mut Buffer) {
        let Buffer { room, entries } = buffer;
        entries.clear();
        for (at, text) in texts.iter().enumerate() {
            entries.extend((at > 0).then_some(GAP));
            words::each(text, room, &mut |word| entries.push(self.terms.add(word.text, word.beginning) + 1));
        }
        self.push_field(entries);
    }

    fn push_field(&mut self, entries: &[u32]) {
        let article = self.ends.len() as u32;
        self.met.resize(self.terms.len(), (u32::MAX, 0));
        push_number(&mut self.stream, entries.len() as u32);
        for &entry in entries {
            push_number(&mut self.stream, entry);
            if entry != GAP
                && let Some((last, count)) = self.met.get_mut(entry as usize - 1)
                && *last != article
            {
                (*last, *count) = (article, *count + 1);
            }
        }
    }

    /// To be called when all articles are added, until it says true: sorts out which word stands where, each
    /// time for so many articles. A page has a turn in between; and engines make a function of WebAssembly
    /// fast only for its next call.
    pub fn finish(&mut self, count: u32) -> bool {
        let Finishing { mut here, from } = self.finishing.take().unwrap_or_else(|| self.begin_finishing());
        let to = (from + count).min(self.len() as u32);
        for article in from..to {
            self.weigh(article, &mut here);
        }
        let is_done = to == self.len() as u32;
        if !is_done {
            self.finishing = Some(Finishing { here, from: to });
        }
        is_done
    }

    fn begin_finishing(&mut self) -> Finishing {
        self.terms.finish();
        self.stream.shrink_to_fit();
        self.ends.shrink_to_fit();
        let mut end = 0;
        self.starts.clear();
        for (_, count) in std::mem::take(&mut self.met) {
            self.starts.push(end);
            end += count;
        }
        self.starts.push(end);
        self.weights = vec![0; end as usize];
        self.fields = vec![0; end as usize];
        let here = |&next: &u32| Here { next, weight: 0, fields: 0 };
        Finishing { here: self.starts.iter().map(here).collect(), from: 0 }
    }

    /// Puts the words of an article among the postings.
    fn weigh(&mut self, article: u32, here: &mut [Here]) {
        let (mut terms, mut met) = (std::mem::take(&mut self.entries), std::mem::take(&mut self.terms_met));
        let mut stream = self.article(article).0;
        for (field, (weight, usual)) in FIELDS.into_iter().enumerate() {
            let count = next_number(&mut stream);
            terms.clear();
            terms.extend((0..count).filter_map(|_| next_number(&mut stream).checked_sub(1)));
            let each = weight * 1024 * 2 * usual / (usual + terms.len() as u32);
            for &term in &terms {
                let here = &mut here[term as usize];
                if here.fields == 0 {
                    met.push(term);
                }
                here.weight = here.weight.saturating_add(each);
                here.fields |= 1 << field;
            }
        }
        for term in met.drain(..) {
            let Here { next, weight, fields } = &mut here[term as usize];
            let at = *next as usize;
            self.weights[at] = (article << 8) | u32::from(impact(*weight));
            self.fields[at] = *fields;
            (*next, *weight, *fields) = (*next + 1, 0, 0);
        }
        (self.entries, self.terms_met) = (terms, met);
    }

    /// The same articles and those of a part that follows, in one that is to be finished.
    pub fn join(&self, other: &Part) -> Part {
        let mut entries = Vec::new();
        let mut joined = Part { terms: self.terms.reopened(), ..Part::default() };
        let mut add = |word: &str| joined.terms.add(word, Beginning::of(word));
        let numbers: Vec<u32> =
            (0..other.terms.len() as u32).map(|number| add(other.terms.get(number))).collect();
        for (part, renumber) in [(self, None), (other, Some(numbers))] {
            for article in 0..part.len() as u32 {
                let mut fields = part.article(article);
                for _ in 0..Field::COUNT {
                    entries.clear();
                    entries.extend(fields.next_field().map(|entry| match &renumber {
                        Some(numbers) if entry != GAP => numbers[entry as usize - 1] + 1,
                        _ => entry,
                    }));
                    joined.push_field(&entries);
                }
                joined.ends.push(joined.stream.len() as u32);
            }
        }
        joined
    }

    /// The words of an article, field by field.
    pub fn article(&self, article: u32) -> Fields<'_> {
        let end = |article: u32| self.ends.get(article as usize).map_or(0, |&end| end as usize);
        let start = article.checked_sub(1).map_or(0, end);
        Fields(self.stream.get(start..end(article)).unwrap_or(&[]))
    }

    /// The words of an article's title, excerpt, topics and provider, each once.
    pub fn words_of(&self, article: u32) -> Vec<u32> {
        let mut fields = self.article(article);
        let mut words: Vec<u32> = Vec::new();
        for _ in 0..Field::Body as usize {
            words.extend(fields.next_field().filter_map(|entry| entry.checked_sub(1)));
        }
        order::sort(&mut words, &|one, other| one.cmp(&other));
        words.dedup();
        words
    }

    /// Where a word stands.
    pub fn postings(&self, term: u32) -> impl Iterator<Item = Posting> {
        let range = self.range(term);
        let all = self.weights[range.clone()].iter().zip(&self.fields[range]);
        all.map(|(&weight, &fields)| Posting { article: weight >> 8, impact: weight as u8, fields })
    }

    /// In how many articles a word stands, removed ones among them.
    pub fn count(&self, term: u32) -> usize {
        self.range(term).len()
    }

    /// What a word weighs in an article that holds it.
    pub fn impact(&self, term: u32, article: u32) -> u8 {
        let range = self.range(term);
        let weights = &self.weights[range];
        let at = weights.partition_point(|weight| weight >> 8 < article);
        weights.get(at).filter(|&weight| weight >> 8 == article).map_or(0, |&weight| weight as u8)
    }

    fn range(&self, term: u32) -> Range<usize> {
        let at = |term: usize| self.starts.get(term).map_or(0, |&start| start as usize);
        at(term as usize)..at(term as usize + 1)
    }

    /// How much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.terms.bytes()
            + self.stream.capacity()
            + (self.ends.capacity() + self.starts.capacity() + self.weights.capacity()) * 4
            + self.fields.capacity()
    }
}

fn impact(weight: u32) -> u8 {
    // More changes nothing, and fits no division of 32 bits, which takes half the time of one of 64.
    let weight = weight.min(1 << 23);
    1 + (254 * weight / (weight + SATURATION)) as u8
}

/// Room that reading needs, kept for the next article.
#[derive(Default)]
pub struct Buffer {
    room: Room,
    entries: Vec<u32>,
}

/// The fields of an article that are still to be looked at.
#[derive(Clone)]
pub struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    /// The entries of the next field: numbers of words plus one, and 0 between topics.
    pub fn next_field(&mut self) -> Entries<'a> {
        let count = next_number(&mut self.0);
        let entries = Entries { rest: self.0, count };
        // Each number has one byte without the high bit.
        let mut left = count;
        while left > 0 {
            let Some((byte, rest)) = self.0.split_first() else { break };
            left -= u32::from(byte & 0x80 == 0);
            self.0 = rest;
        }
        entries
    }
}

/// The entries of a field.
#[derive(Clone)]
pub struct Entries<'a> {
    rest: &'a [u8],
    count: u32,
}

impl Iterator for Entries<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.count = self.count.checked_sub(1)?;
        Some(next_number(&mut self.rest))
    }
}

/// Numbers of up to four bytes are written and read without a branch on how many these are, which nobody can foresee.
fn push_number(stream: &mut Vec<u8>, mut number: u32) {
    if number < 1 << 28 {
        let length = (38 - (number | 1).leading_zeros() as usize) / 7;
        let spread =
            number & 0x7f | number << 1 & 0x7f00 | number << 2 & 0x7f_0000 | number << 3 & 0x7f00_0000;
        let more = 0x0080_8080 & ((1 << (8 * (length - 1))) - 1);
        stream.extend_from_slice(&(spread | more).to_le_bytes());
        return stream.truncate(stream.len() - 4 + length);
    }
    while number >= 0x80 {
        stream.push(number as u8 | 0x80);
        number >>= 7;
    }
    stream.push(number as u8);
}

fn next_number(stream: &mut &[u8]) -> u32 {
    if let Some((bytes, _)) = stream.split_first_chunk() {
        let bytes = u32::from_le_bytes(*bytes);
        let length = (!bytes & 0x8080_8080).trailing_zeros() / 8 + 1;
        if length <= 4 {
            let own = bytes & (u32::MAX >> (32 - 8 * length));
            *stream = stream.get(length as usize..).unwrap_or(&[]);
            return own & 0x7f | own >> 1 & 0x3f80 | own >> 2 & 0x1f_c000 | own >> 3 & 0xfe0_0000;
        }
    }
    let (mut number, mut shift) = (0, 0);
    while let Some((&byte, rest)) = stream.split_first() {
        *stream = rest;
        number |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
        shift += 7;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_weight_has_the_greatest_impact() {
        let exact = |weight: u32| 1 + (254 * u64::from(weight) / (u64::from(weight) + 12_288)) as u8;
        let weights = (0..32).flat_map(|bit| [(1u32 << bit) - 1, 1 << bit, (1 << bit) + 1]);
        for weight in weights.chain([u32::MAX, (1 << 24) - 1]) {
            assert_eq!(impact(weight), exact(weight), "{weight}");
        }
    }

    #[test]
    fn numbers_of_any_length_come_out_again() {
        let edges = (0..32).flat_map(|bit| [(1u32 << bit) - 1, 1 << bit, (1 << bit) + 1]);
        let numbers: Vec<u32> = edges.chain([u32::MAX]).collect();
        let mut stream = Vec::new();
        numbers.iter().for_each(|&number| push_number(&mut stream, number));
        // One byte for each seven bits.
        let length = |&number: &u32| 1 + [7, 14, 21, 28].iter().filter(|&&bits| number >> bits > 0).count();
        assert_eq!(stream.len(), numbers.iter().map(length).sum::<usize>());
        let rest = &mut stream.as_slice();
        assert_eq!(numbers.iter().map(|_| next_number(rest)).collect::<Vec<_>>(), numbers);
        assert!(rest.is_empty());
    }
}
