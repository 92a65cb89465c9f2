//! What is asked × parts → the articles that hold it, each with its score (docs/search.md, "The order").

#![expect(
    clippy::arithmetic_side_effects,
    reason = "articles are counted in 32 bits; so are scores, of 32 groups of 2²⁵ each"
)]
#![expect(
    clippy::indexing_slicing,
    reason = "words and articles go by numbers that the index gave out, and each list here has an entry for each of them"
)]

use std::cmp::Reverse;

use super::nearness::{Near, Wanted};
use super::part::Part;
use super::request::{Field, Group, Request};
use super::title::Titles;
use super::{TextIndex, marks};
use crate::order;
use crate::query::Highlights;
use crate::search::Matches;

/// Misspellings are forgiven if fewer articles than these are found without.
const ENOUGH: usize = 20;
/// More edits than these make no difference.
const MOST_EDITS: u32 = 3;

/// The answer to a text.
pub struct Found {
    request: Request,
    is_forgiving: bool,
    pub matches: Matches,
    /// The text that was searched for instead, if nothing holds the one given.
    pub corrected: Option<String>,
}

impl Found {
    /// Whether the text asks for anything; if not, every article is found.
    pub fn asks(&self) -> bool {
        !self.request.groups.is_empty()
    }

    /// What to mark in a text of a card; None if nothing.
    pub fn highlights(&self, title: &str, excerpt: &str) -> Option<Highlights> {
        let marks = |text, field| marks::of(&self.request, text, field, self.is_forgiving);
        let highlights =
            Highlights { title: marks(title, Field::Title), excerpt: marks(excerpt, Field::Excerpt) };
        (highlights != Highlights::default()).then_some(highlights)
    }
}

impl TextIndex {
    /// Finds the articles that hold what `text` asks for. Costs some nanoseconds for each place in
    /// which its words stand, and for forgiving, for each word of the archive.
    pub fn find(&self, text: &str) -> Found {
        let request = Request::new(text);
        let strict = self.matches(&request, false);
        let mut found = Found { request, is_forgiving: false, matches: strict, corrected: None };
        if found.matches.rows.len() < ENOUGH && self.can_forgive(&mut found.request) {
            let nothing_else = found.matches.rows.is_empty();
            found.is_forgiving = true;
            found.matches = self.matches(&found.request, true);
            if nothing_else && !found.matches.rows.is_empty() {
                found.corrected = self.corrected(&found.request, text);
            }
        }
        found
    }

    /// Lets go of what is not to be forgiven; whether anything is left.
    fn can_forgive(&self, request: &mut Request) -> bool {
        let words = request.groups.iter_mut().filter(|group| !group.is_excluded);
        for word in words.flat_map(|group| &mut group.words) {
            // Hardly a misspelling, but maybe another spelling.
            if word.edits > 0 && self.stands(&word.text) {
                word.edits = u32::from(word.letters.1 > 4);
            }
        }
        request.included().any(|group| group.words.iter().any(|word| word.edits > 0))
    }

    /// Whether an article holds the word, just so.
    fn stands(&self, word: &str) -> bool {
        self.parts().any(|(start, part)| {
            part.terms
                .find(word)
                .is_some_and(|term| part.postings(term).any(|posting| self.is_alive(start + posting.article)))
        })
    }

    fn matches(&self, request: &Request, forgiving: bool) -> Matches {
        let count = self.len();
        let mut hits = Hits { values: vec![0; count], touched: Vec::new() };
        // How many of the groups each article holds so far.
        let mut held: Vec<u8> = vec![0; count];
        let mut scores: Vec<u32> = vec![0; count];
        let mut edits: Vec<u8> = vec![0; count];
        // Of each part, of each group that an article must hold.
        let near_in =
            |part: &Part| request.included().map(|group| near_group(part, group, forgiving)).collect();
        let near: Vec<Vec<Vec<(u32, Near)>>> = self.parts.iter().map(near_in).collect();
        let mut groups = 0;
        for (number, group) in request.included().enumerate() {
            self.collect(group, near.iter().map(|part| part[number].as_slice()), &mut hits);
            let rarity = self.rarity(hits.touched.len());
            for &article in &hits.touched {
                let at = article as usize;
                let value = std::mem::take(&mut hits.values[at]);
                if held[at] == groups {
                    held[at] += 1;
                    scores[at] += rarity * u32::from(value & VALUE);
                    edits[at] += (MOST_EDITS - u32::from(value >> VALUE_BITS)) as u8;
                }
            }
            hits.touched.clear();
            groups += 1;
        }
        for group in request.groups.iter().filter(|group| group.is_excluded) {
            let near: Vec<_> = self.parts.iter().map(|part| near_group(part, group, false)).collect();
            self.collect(group, near.iter().map(Vec::as_slice), &mut hits);
            for article in hits.touched.drain(..) {
                hits.values[article as usize] = 0;
                held[article as usize] = u8::MAX;
            }
        }
        let mut matches = Matches::default();
        for ((start, part), near) in self.parts().zip(&near) {
            let mut titles = Titles::new(part, request, near);
            for article in 0..part.len() as u32 {
                let at = (start + article) as usize;
                if held[at] == groups && self.alive[at] {
                    let kept = MOST_EDITS - u32::from(edits[at]).min(MOST_EDITS);
                    let is_title = u32::from(titles.is_exact(article));
                    let score = titles.raise(scores[at], article).min(Matches::SCORE);
                    matches.rows.push(start + article);
                    matches.keys.push((kept << 30) | (is_title << 29) | score);
                }
            }
        }
        matches
    }

    /// ln(1 + (N − n + ½) ÷ (n + ½)), in 256ths: BM25's weight of what n of N articles hold.
    pub(super) fn rarity(&self, count: usize) -> u32 {
        let (all, count) = (self.live as f64, count as f64);
        let rarity = (1.0 + (all - count + 0.5) / (count + 0.5)).ln();
        ((256.0 * rarity + 0.5).floor() as u32).max(1)
    }

    /// Notes where a group stands; `near` are the words near to it, part by part.
    fn collect<'a>(&self, group: &Group, near: impl Iterator<Item = &'a [(u32, Near)]>, hits: &mut Hits) {
        let fields = group.fields();
        for ((start, part), near) in self.parts().zip(near) {
            let mut hit = |article: u32, near: Near, impact: u8| {
                if self.is_alive(start + article) {
                    hits.note(start + article, near, impact);
                }
            };
            match group.words.as_slice() {
                [_] => {
                    for &(term, near) in near {
                        for posting in part.postings(term).filter(|posting| posting.fields & fields != 0) {
                            hit(posting.article, near, posting.impact);
                        }
                    }
                }
                words => each_phrase(part, words, fields, &mut hit),
            }
        }
    }

    /// `text` with what was forgiven for each word that stands nowhere.
    fn corrected(&self, request: &Request, text: &str) -> Option<String> {
        let mut corrected = String::new();
        let mut from = 0;
        for group in request.included() {
            let [word] = group.words.as_slice() else { continue };
            if word.edits == 0 || !self.holders(group, word, false).is_empty() {
                continue;
            }
            let nearest = self
                .holders(group, word, true)
                .into_iter()
                .min_by_key(|&(term, (edits, count))| (edits, Reverse(count), term));
            corrected += text.get(from..group.place.start)?;
            corrected += nearest?.0;
            from = group.place.end;
        }
        corrected += text.get(from..)?;
        (from > 0).then_some(corrected)
    }

    /// The words near to one asked for: with how many edits, and in how many articles where it is asked for.
    fn holders(&self, group: &Group, word: &Wanted, forgiving: bool) -> Vec<(&str, (u32, usize))> {
        let mut holders = Vec::new();
        for (start, part) in self.parts() {
            for (term, near) in near_terms(part, word, forgiving) {
                let postings = part.postings(term).filter(|posting| posting.fields & group.fields() != 0);
                let count = postings.filter(|posting| self.is_alive(start + posting.article)).count();
                if count > 0 {
                    holders.push((part.terms.get(term), (near.edits, count)));
                }
            }
        }
        together(holders, |(_, count), (_, more)| *count += more)
    }
}

/// What parts say of words, in the order of the words; what another says of the same word is added to it.
pub fn together<T: Copy>(found: Vec<(&str, T)>, add: impl Fn(&mut T, T)) -> Vec<(&str, T)> {
    let mut found = order::sorted(found, &|(word, _), (other, _)| word.cmp(other));
    found.dedup_by(|(word, more), (other, known)| {
        let is_same = word == other;
        if is_same {
            add(known, *more);
        }
        is_same
    });
    found
}

/// Three less the edits, then closeness × impact: the greatest is the nearest.
const VALUE_BITS: u32 = 12;
const VALUE: u16 = (1 << VALUE_BITS) - 1;

/// What was found for one group.
struct Hits {
    /// Of each article; 0 if it does not hold it.
    values: Vec<u16>,
    touched: Vec<u32>,
}

impl Hits {
    fn note(&mut self, article: u32, near: Near, impact: u8) {
        let value = (((MOST_EDITS - near.edits) << VALUE_BITS) | (near.closeness * u32::from(impact))) as u16;
        let known = &mut self.values[article as usize];
        if *known == 0 {
            self.touched.push(article);
        }
        *known = value.max(*known);
    }
}

/// The words of a part that are near to a group's, if it is of one.
fn near_group(part: &Part, group: &Group, forgiving: bool) -> Vec<(u32, Near)> {
    match group.words.as_slice() {
        [word] => near_terms(part, word, forgiving),
        _ => Vec::new(),
    }
}

/// The words of a part that are near to one asked for.
fn near_terms(part: &Part, word: &Wanted, forgiving: bool) -> Vec<(u32, Near)> {
    let terms = &part.terms;
    let mut candidates: Vec<u32> = terms.find(&word.text).into_iter().collect();
    if let Some(stem) = &word.stem {
        candidates.extend(terms.with_stem(stem));
    }
    if word.is_begun || word.is_character {
        candidates.extend(terms.beginning_with(&word.text));
    }
    if forgiving && word.edits > 0 {
        candidates.extend(terms.like(word.letters, word.edits, false));
        if word.forgives_beginnings() {
            candidates.extend(terms.like(word.letters, 1, true));
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    candidates.into_iter().filter_map(|term| Some((term, word.near(terms.get(term), forgiving)?))).collect()
}

/// Finds where words stand one after another.
fn each_phrase(part: &Part, words: &[Wanted], fields: u8, hit: &mut dyn FnMut(u32, Near, u8)) {
    let Some((last, first)) = words.split_last() else { return };
    let Some(first) = first.iter().map(|word| part.terms.find(&word.text)).collect::<Option<Vec<u32>>>()
    else {
        return;
    };
    let lasts: Vec<u32> = near_terms(part, last, false).into_iter().map(|(term, _)| term).collect();
    // Where the rarest of the words stands, if it is told which words these are.
    let certain = first.iter().chain(lasts.iter().filter(|_| lasts.len() == 1));
    let Some(&rarest) = certain.min_by_key(|&&term| part.count(term)) else { return };
    let mut entries = Vec::new();
    for posting in part.postings(rarest) {
        let mut best = 0;
        let mut rest = part.article(posting.article);
        for field in 0..Field::COUNT {
            let field_entries = rest.next_field();
            if posting.fields & fields & (1 << field) == 0 {
                continue;
            }
            entries.clear();
            entries.extend(field_entries);
            for place in entries.windows(words.len()) {
                let is_here = place.iter().zip(&first).all(|(&entry, &term)| entry == term + 1);
                let end = place.last().and_then(|entry| entry.checked_sub(1));
                let Some(end) = end.filter(|end| is_here && lasts.binary_search(end).is_ok()) else {
                    continue;
                };
                let terms = first.iter().chain(std::iter::once(&end));
                let least = terms.map(|&term| part.impact(term, posting.article)).min();
                best = best.max(least.unwrap_or(0));
            }
        }
        if best > 0 {
            hit(posting.article, Near::SAME, best);
        }
    }
}
