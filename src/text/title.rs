//! What a title says beyond holding the words: just what is asked, or some of the words side by side.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of a request’s few groups, of which a pair has two, and scores of 29 bits"
)]

use super::nearness::Near;
use super::part::Part;
use super::request::{Group, Request};

/// Looks at the titles of a part.
pub struct Titles<'a> {
    part: &'a Part,
    /// What a title that is just what is asked consists of; None if a word of it does not stand in the part.
    exact: Option<Vec<u32>>,
    /// For each two groups of one word after one another, the words near to the one and to the other.
    pairs: Vec<[&'a [(u32, Near)]; 2]>,
    /// How many pairs of groups there are, phrases among them.
    most: u32,
    entries: Vec<u32>,
}

impl<'a> Titles<'a> {
    /// `near` has, for each group that an article must hold, the near words in this part.
    pub fn new(part: &'a Part, request: &Request, near: &'a [Vec<(u32, Near)>]) -> Titles<'a> {
        let groups: Vec<&Group> = request.included().collect();
        let is_word = |group: &Group| group.words.len() == 1 && group.field.is_none();
        let pairs = groups.windows(2).zip(near.windows(2)).filter_map(|(groups, near)| match near {
            [first, second] if groups.iter().all(|group| is_word(group)) => Some([&first[..], &second[..]]),
            _ => None,
        });
        Titles {
            part,
            exact: request.title.iter().map(|word| part.terms.find(word).map(|term| term + 1)).collect(),
            pairs: pairs.collect(),
            most: groups.len().saturating_sub(1) as u32,
            entries: Vec::new(),
        }
    }

    /// Whether the title of an article is just what is asked.
    pub fn is_exact(&self, article: u32) -> bool {
        self.exact.as_ref().is_some_and(|words| {
            !words.is_empty() && self.part.article(article).next_field().eq(words.iter().copied())
        })
    }

    /// A score, and up to half as much again for words that stand side by side in the title as they were typed.
    pub fn raise(&mut self, score: u32, article: u32) -> u32 {
        if self.pairs.is_empty() {
            return score;
        }
        self.entries.clear();
        self.entries.extend(self.part.article(article).next_field());
        let is_one = |entry: &u32, near: &[(u32, Near)]| {
            near.binary_search_by_key(&entry.wrapping_sub(1), |&(term, _)| term).is_ok()
        };
        let stands = |[first, second]: &&[&[(u32, Near)]; 2]| {
            let mut places = self.entries.windows(2);
            places.any(|place| matches!(place, [a, b] if is_one(a, first) && is_one(b, second)))
        };
        let count = self.pairs.iter().filter(stands).count() as u64;
        score + (u64::from(score) * count / u64::from(2 * self.most)) as u32
    }
}
