//! An article → those that share its telling words.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "articles are counted in 32 bits, and what 24 words make of a score fits"
)]
#![expect(
    clippy::indexing_slicing,
    reason = "words and articles go by numbers that the index gave out, and each list here has an entry for each of them"
)]

use super::TextIndex;
use super::part::Part;
use crate::order;
use crate::search::Matches;

/// How many of an article's words are looked for, the most telling first.
const WORDS: usize = 24;
/// An article is alike if it scores this part of what the article itself does.
const SHARE: u32 = 8;

impl TextIndex {
    /// The articles that share words of title, excerpt, topics and provider with one: the rarer the words and
    /// the more weight they have in both, the higher the key. Costs a pass over the postings of at most 24 words.
    pub fn alike(&self, article: u32) -> Matches {
        let mut scores: Vec<u32> = vec![0; self.len()];
        for (word, weight) in self.telling_words(article) {
            for (start, part) in self.parts() {
                let Some(term) = part.terms.find(&word) else { continue };
                for posting in part.postings(term) {
                    // Both at most 2¹² × 2⁸; 24 of the product fit.
                    scores[(start + posting.article) as usize] += (weight * u32::from(posting.impact)) >> 8;
                }
            }
        }
        let least = scores.get(article as usize).copied().unwrap_or(0) / SHARE;
        let is_alike =
            |&(other, score): &(u32, u32)| score > least && other != article && self.is_alive(other);
        let (rows, keys) = (0..).zip(scores).filter(is_alike).unzip();
        Matches { rows, keys }
    }

    /// The words of an article that tell it from most others, with rarity × impact.
    fn telling_words(&self, article: u32) -> Vec<(String, u32)> {
        let holds = |&(start, part): &(u32, &Part)| (start..start + part.len() as u32).contains(&article);
        let Some((start, own)) = self.parts().find(holds) else { return Vec::new() };
        let mut words: Vec<(String, u32)> = Vec::new();
        for term in own.words_of(article - start) {
            let word = own.terms.get(term);
            let count: usize =
                self.parts().filter_map(|(_, part)| Some(part.count(part.terms.find(word)?))).sum();
            let weight = self.rarity(count) * u32::from(own.impact(term, article - start));
            // A word that stands in no other article finds nothing.
            if count > 1 {
                words.push((word.to_owned(), weight));
            }
        }
        let mut words = order::sorted(words, &|(word, weight), (other, others)| {
            others.cmp(weight).then_with(|| word.cmp(other))
        });
        words.truncate(WORDS);
        words
    }
}
