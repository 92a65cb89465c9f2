//! Index × query → which articles, in which order, and how many of what.

#![expect(
    clippy::indexing_slicing,
    reason = "rows, values and lists go by numbers that the columns gave out, and a column has an entry for each row; what was found goes by its place among the found"
)]

mod count;
mod filter;
pub(crate) mod rank;

use self::filter::{Filter, SPAN};
use self::rank::Freshness;
use crate::order;
use crate::query::{Bucket, Card, FacetLists, List, Query, QueryError, SearchResult, Sort};
use crate::store::Rack;

/// The rows that a text matches, and how well: what passes from the index of words to the search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Matches {
    /// Rising.
    pub rows: Vec<u32>,
    /// The higher the better. Two bits for 3 less the edits, one for an exact title, 29 for the score.
    pub keys: Vec<u32>,
}

impl Matches {
    /// The bits of a key that hold the score.
    pub const SCORE: u32 = (1 << 29) - 1;
}

impl Rack {
    /// The articles that `query` asks for, counted and in order, one page of them as cards.
    ///
    /// An error names a date of the query that can't be read. Costs a pass over the articles that the text
    /// matches, or over all if there is none; the first query with text also reads the words of the articles
    /// that came since the last: some microseconds each.
    #[cfg(feature = "find")]
    pub fn search(&self, query: &Query) -> Result<SearchResult, QueryError> {
        let text = query.text.as_deref().unwrap_or("");
        if text.trim().is_empty() {
            return self.search_among(query, None);
        }
        self.with_index(|index| {
            let found = index.find(text);
            let mut result = self.search_among(query, found.asks().then_some(&found.matches))?;
            for card in result.cards.iter_mut().filter(|_| found.asks()) {
                let story = &card.article.story;
                card.highlights = found.highlights(&story.title, story.excerpt.as_deref().unwrap_or(""));
            }
            result.corrected = found.corrected;
            Ok(result)
        })
    }

    /// The same, for a text that the index of words was asked for already.
    pub(crate) fn search_among(
        &self,
        query: &Query,
        matches: Option<&Matches>,
    ) -> Result<SearchResult, QueryError> {
        let page = search(self, query, matches)?;
        let card = |(row, score)| {
            let (article, related_count) = self.card(row);
            Card { article, related_count, score, highlights: None }
        };
        Ok(SearchResult {
            total: page.total,
            cards: page.rows.into_iter().map(card).collect(),
            facets: page.facets,
            timeline: page.timeline,
            corrected: None,
        })
    }

    /// What [`Rack::search`] gives for a query that says no more than this, by less code: a page in the browser has
    /// this part of the engine first. `shown` is whether the articles are published; None is any.
    #[cfg(feature = "engine")]
    pub(crate) fn newest(&self, offset: usize, limit: usize, shown: Option<bool>) -> SearchResult {
        let columns = self.columns();
        let there = |&row: &u32| {
            let row = row as usize;
            columns.alive[row] && shown.is_none_or(|shown| columns.shown[row] == shown)
        };
        let found: Vec<u32> = (0..columns.len() as u32).filter(there).collect();
        let keys: Vec<u64> =
            found.iter().map(|&row| rank::of_integer(columns.instants[row as usize])).collect();
        let first = order::first(&keys, offset.saturating_add(limit), &|a, b| {
            self.id(found[a as usize]).cmp(self.id(found[b as usize]))
        });
        let page = first.get(offset..).unwrap_or(&[]);
        let card = |&place: &u32| {
            let (article, related_count) = self.card(found[place as usize]);
            Card { article, related_count, score: None, highlights: None }
        };
        SearchResult {
            total: found.len(),
            cards: page.iter().map(card).collect(),
            facets: FacetLists::default(),
            timeline: None,
            corrected: None,
        }
    }
}

/// What was found: the rows of one page of articles with their scores, and the counts.
struct Page {
    total: usize,
    rows: Vec<(u32, Option<f64>)>,
    facets: FacetLists,
    timeline: Option<Vec<Bucket>>,
}

/// Answers `query` over the articles of `matches`, or all.
fn search(rack: &Rack, query: &Query, matches: Option<&Matches>) -> Result<Page, QueryError> {
    let columns = rack.columns();
    let filter = &Filter::new(columns, query)?;
    // The rows that are found or counted, and where each stands in `matches`.
    let all = || (0..columns.len() as u32).map(|row| (row, row as usize));
    let matter = |&(row, _): &(u32, usize)| filter.matters(row);
    let candidates: Vec<(u32, usize)> = match matches {
        None => all().filter(matter).collect(),
        Some(matches) => matches.rows.iter().enumerate().map(|(at, &row)| (row, at)).filter(matter).collect(),
    };
    let candidates = candidates.as_slice();
    let passing = move |but_for: u8| candidates.iter().filter(move |&&(row, _)| filter.passes(row, but_for));
    let rows = move |but_for: u8| passing(but_for).map(|&(row, _)| row);

    let found: Vec<u32> = rows(0).collect();
    let ranks: Option<Vec<u64>> = matches.map(|matches| {
        let freshness = Freshness::new(columns, query.half_life);
        passing(0)
            .map(|&(row, at)| {
                freshness.rank(matches.keys.get(at).copied().unwrap_or(0), columns.instants[row as usize])
            })
            .collect()
    });
    let sort = query.sort.unwrap_or(if matches.is_some() { Sort::Relevance } else { Sort::Newest });
    let keys = match (&ranks, sort) {
        (Some(ranks), Sort::Relevance) => ranks.clone(),
        _ => rank::keys(columns, sort, &found),
    };
    let end = query.offset.saturating_add(query.limit.unwrap_or(20));
    let first = order::first(&keys, end, &|a, b| {
        let (a, b) = (found[a as usize], found[b as usize]);
        let newest = columns.instants[b as usize].cmp(&columns.instants[a as usize]);
        newest.then_with(|| rack.id(a).cmp(rack.id(b)))
    });
    let page = first.get(query.offset.min(first.len())..).unwrap_or(&[]);
    let score = |place: u32| ranks.as_ref().map(|ranks| rank::score(ranks[place as usize]));

    let facet = |at: usize| {
        let list = List::ALL[at];
        let is_wanted = query.facets.include(list);
        is_wanted.then(|| count::facet(columns, list, &filter.choices[at], rows(1 << at)))
    };
    Ok(Page {
        total: found.len(),
        rows: page.iter().map(|&place| (found[place as usize], score(place))).collect(),
        facets: FacetLists { topics: facet(0), providers: facet(1), types: facet(2), categories: facet(3) },
        timeline: query.timeline.map(|unit| count::timeline(columns, unit, rows(SPAN))),
    })
}
