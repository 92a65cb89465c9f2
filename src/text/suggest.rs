//! A text that is being typed → how its last word could go on (docs/search.md, "Suggestions").

#![expect(clippy::arithmetic_side_effects, reason = "articles are counted in 32 bits")]
#![expect(
    clippy::indexing_slicing,
    reason = "words and articles go by numbers that the index gave out, and each list here has an entry for each of them"
)]

use super::TextIndex;
use super::find::together;
use super::request::{Field, Request};
use super::words::{self, Room};
use crate::index::dictionary::fold;
use crate::lower::lower;
use crate::order;
use crate::query::{Suggestion, SuggestionOrigin, Suggestions};
use crate::search::Matches;

/// What suggestions ask of the articles.
pub trait Articles {
    /// The topics of shown articles, of `matches` if given, and how many of these have each; most first.
    fn topics(&self, matches: Option<&Matches>) -> Vec<(String, usize)>;
    fn title(&self, article: u32) -> String;
}

/// A text of which the last word is not finished.
struct Unfinished<'a> {
    /// What stands before that word.
    before: &'a str,
    /// Its words, folded, as far as they are typed; nearly always one.
    typed: Vec<String>,
}

/// A word of titles that begins as one that was typed.
struct Completion {
    /// Folded.
    word: String,
    /// How many articles have it in their title.
    count: usize,
    /// One of them.
    article: u32,
}

impl<'a> Unfinished<'a> {
    /// None if the text does not end with a word that may go on.
    fn new(text: &'a str) -> Option<Unfinished<'a>> {
        let request = Request::new(text);
        let last = request.groups.last()?;
        let begins = last.words.last().is_some_and(|word| word.is_begun);
        let typed = last.words.iter().map(|word| word.text.clone()).collect();
        begins.then(|| Unfinished { before: text.get(..last.place.start).unwrap_or(""), typed })
    }

    /// Whether `text` has words that begin so, one after another.
    fn could_be(&self, text: &str) -> bool {
        let mut found: Vec<String> = Vec::new();
        words::each(text, &mut Room::default(), &mut |word| found.push(word.text.to_owned()));
        let Some((last, first)) = self.typed.split_last() else { return false };
        found.windows(self.typed.len()).any(|words| {
            words.starts_with(first) && words.last().is_some_and(|word| word.starts_with(last.as_str()))
        })
    }
}

impl TextIndex {
    /// What could be meant by a text whose last word is still being typed: at most `limit` completions, those
    /// of most articles first, and what would be searched for instead if it finds nothing. Costs about as much
    /// as searching for it twice.
    pub fn suggest(&self, text: &str, limit: usize, articles: &dyn Articles) -> Suggestions {
        let mut suggestions = Suggestions { completions: Vec::new(), corrected: self.find(text).corrected };
        let Some(unfinished) = Unfinished::new(text) else { return suggestions };
        let before = self.find(unfinished.before);
        let matches = before.asks().then_some(&before.matches);
        let completions = &mut suggestions.completions;
        let topics = articles.topics(matches).into_iter().filter(|(topic, _)| unfinished.could_be(topic));
        completions.extend(topics.take(limit).map(|(text, count)| Suggestion {
            text,
            count,
            origin: SuggestionOrigin::Topic,
        }));
        for Completion { word, count, article } in self.complete(&unfinished, matches, limit) {
            let word = spelling(&articles.title(article), &word).unwrap_or(word);
            let text = [unfinished.before, &word].concat();
            if !completions.iter().any(|known| fold(&known.text) == text) {
                completions.push(Suggestion { text, count, origin: SuggestionOrigin::Title });
            }
        }
        suggestions.completions =
            order::sorted(suggestions.completions, &|one, other| other.count.cmp(&one.count));
        suggestions.completions.truncate(limit);
        suggestions
    }

    /// The words that the last one could become, in titles of shown articles, of `matches` if given: those of
    /// most articles first. Costs a look at every place where such a word stands.
    fn complete(&self, unfinished: &Unfinished, matches: Option<&Matches>, limit: usize) -> Vec<Completion> {
        let [typed] = unfinished.typed.as_slice() else { return Vec::new() };
        let mut wanted = vec![matches.is_none(); self.len()];
        matches.into_iter().flat_map(|matches| &matches.rows).for_each(|&row| wanted[row as usize] = true);
        let mut found = Vec::new();
        for (start, part) in self.parts() {
            for &term in part.terms.beginning_with(typed) {
                let in_titles =
                    part.postings(term).filter(|posting| posting.fields & (1 << Field::Title as u8) != 0);
                let mut articles = in_titles.map(|posting| start + posting.article).filter(|&article| {
                    wanted[article as usize] && self.is_alive(article) && self.is_shown(article)
                });
                if let Some(first) = articles.next() {
                    let word = part.terms.get(term);
                    found.push((word, (1 + articles.count(), first)));
                }
            }
        }
        let mut found = together(found, |(count, _), (more, _)| *count += more);
        found.retain(|&(word, _)| word != typed);
        let mut found = order::sorted(found, &|(_, (count, _)), (_, (others, _))| others.cmp(count));
        found.truncate(limit);
        let completion =
            |(word, (count, article)): (&str, _)| Completion { word: word.to_owned(), count, article };
        found.into_iter().map(completion).collect()
    }
}

/// A folded word as it stands in `text`, in lower case.
fn spelling(text: &str, folded: &str) -> Option<String> {
    let mut spelling = None;
    words::each(text, &mut Room::default(), &mut |word| {
        if spelling.is_none() && word.text == folded {
            spelling = text.get(word.place).map(lower);
        }
    });
    spelling
}
