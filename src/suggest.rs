//! A text that is being typed → what it could become: topics and words of titles, with their counts.

use crate::query::{Facets, List, Query, Suggestions};
use crate::search::Matches;
use crate::store::Rack;
use crate::text::Articles;

impl Rack {
    /// What could be meant by a text whose last word is still being typed: at most `limit` completions, those
    /// of most articles first, and what would be searched for instead if it finds nothing. Costs about as much
    /// as searching for it twice.
    pub fn suggest(&self, text: &str, limit: usize) -> Suggestions {
        self.with_index(|index| index.suggest(text, limit, self))
    }
}

impl Articles for Rack {
    fn topics(&self, matches: Option<&Matches>) -> Vec<(String, usize)> {
        let query = Query { limit: Some(0), facets: Facets::These(vec![List::Topics]), ..Query::default() };
        // Without dates nothing in it can be wrong.
        let facets = self.search_among(&query, matches).map(|result| result.facets);
        let topics = facets.ok().and_then(|facets| facets.topics).unwrap_or_default();
        topics.into_iter().map(|topic| (topic.value, topic.count)).collect()
    }

    fn title(&self, article: u32) -> String {
        Rack::title(self, article)
    }
}
