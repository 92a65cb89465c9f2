//! Index × query → which articles, in which order, and how many of what.

use std::cmp::Ordering;

use crate::article::date::{self, DAY};
use crate::index::dictionary::fold;
use crate::index::{Columns, NO_DATE};
use crate::order;
use crate::query::{
    Bucket, Card, FacetCount, FacetLists, List, Published, Query, QueryError, SearchResult, Sort, Unit,
};
use crate::store::Rack;

/// The rows that a text matches, and how well: what passes from the index of words to the search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Matches {
    /// Rising.
    pub rows: Vec<u32>,
    /// The higher the better. Two bits for 3 less the edits, one for an exact title, 29 for the score.
    pub keys: Vec<u32>,
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
        let card = |(row, score)| Card { article: self.article(row), score, highlights: None };
        Ok(SearchResult {
            total: page.total,
            cards: page.rows.into_iter().map(card).collect(),
            facets: page.facets,
            timeline: page.timeline,
            corrected: None,
        })
    }
}

/// What was found: the rows of one page of articles with their scores, and the counts.
struct Page {
    total: usize,
    rows: Vec<(u32, Option<f64>)>,
    facets: FacetLists,
    timeline: Option<Vec<Bucket>>,
}

/// Answers `query` over the articles of `matches`, or all. Costs one pass over them and their columns.
fn search(rack: &Rack, query: &Query, matches: Option<&Matches>) -> Result<Page, QueryError> {
    let columns = rack.columns();
    let filter = Filter::new(columns, query)?;
    let mut counts = List::ALL.map(|list| query.facets.include(list).then(|| Counts::new(columns, list)));
    let mut buckets = query.timeline.map(|unit| (unit, Buckets::default()));
    let freshness = Freshness::new(columns, query.half_life);
    let mut found = Vec::new();
    let mut ranks = Vec::new();

    let count = matches.map_or(columns.len(), |matches| matches.rows.len());
    for at in 0..count {
        let row = matches.map_or(at, |matches| matches.rows[at] as usize);
        let Some(verdict) = filter.judge(row) else { continue };
        if verdict == Verdict::Passed {
            found.push(row as u32);
            if let Some(matches) = matches {
                ranks.push(freshness.rank(matches.keys[at], columns.instants[row]));
            }
        }
        for (list, counts) in counts.iter_mut().enumerate() {
            if let Some(counts) =
                counts.as_mut().filter(|_| verdict.passes_but_for(Verdict::ButForList(list)))
            {
                counts.add(columns, row);
            }
        }
        if let Some((unit, buckets)) =
            buckets.as_mut().filter(|_| verdict.passes_but_for(Verdict::ButForSpan))
        {
            let instant = columns.instants[row];
            if instant != NO_DATE {
                buckets.add(bucket_start(instant, *unit));
            }
        }
    }

    let total = found.len();
    let sort = query.sort.unwrap_or(if matches.is_some() { Sort::Relevance } else { Sort::Newest });
    let end = query.offset.saturating_add(query.limit.unwrap_or(20)).min(total);
    let mut places: Vec<u32> = (0..total as u32).collect();
    let rank = |place: u32| ranks.get(place as usize).copied().unwrap_or(0);
    order::sort_first(&mut places, end, &|a, b| {
        let by_relevance = if sort == Sort::Relevance { rank(b).cmp(&rank(a)) } else { Ordering::Equal };
        by_relevance.then_with(|| compare(rack, sort, found[a as usize], found[b as usize]))
    });
    let page = places.get(query.offset.min(places.len())..).unwrap_or(&[]);
    let score = |place: u32| matches.is_some().then(|| score(rank(place)));
    let [topics, providers, types, categories] = counts;
    let finish = |counts: Option<Counts>, at: usize| {
        counts.map(|counts| counts.finish(columns, &filter.choices[at], query))
    };
    Ok(Page {
        total,
        rows: page.iter().map(|&place| (found[place as usize], score(place))).collect(),
        facets: FacetLists {
            topics: finish(topics, 0),
            providers: finish(providers, 1),
            types: finish(types, 2),
            categories: finish(categories, 3),
        },
        timeline: buckets.map(|(_, buckets)| buckets.finish()),
    })
}

/// Counts ignore the choice in their own list, and the timeline the span: so it matters which one fails.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Passed,
    ButForList(usize),
    ButForSpan,
}

impl Verdict {
    fn passes_but_for(self, other: Verdict) -> bool {
        self == Verdict::Passed || self == other
    }
}

/// What a query demands of an article, apart from its text.
struct Filter<'a> {
    columns: &'a Columns,
    query: &'a Query,
    choices: [Choice; 4],
    span: Option<(i64, i64)>,
}

impl<'a> Filter<'a> {
    fn new(columns: &'a Columns, query: &'a Query) -> Result<Filter<'a>, QueryError> {
        let choices = List::ALL.map(|list| Choice::new(columns, query, list));
        Ok(Filter { columns, query, choices, span: query.span()? })
    }

    /// None if more than one demand fails.
    fn judge(&self, row: usize) -> Option<Verdict> {
        if !self.passes_always(row) {
            return None;
        }
        let instant = self.columns.instants[row];
        let is_outside =
            |(since, until): (i64, i64)| instant == NO_DATE || instant < since || until < instant;
        let mut verdict =
            if self.span.is_some_and(is_outside) { Verdict::ButForSpan } else { Verdict::Passed };
        for (at, choice) in self.choices.iter().enumerate() {
            if !choice.allows(self.columns, row) {
                if verdict != Verdict::Passed {
                    return None;
                }
                verdict = Verdict::ButForList(at);
            }
        }
        Some(verdict)
    }

    /// The demands that every count obeys too.
    fn passes_always(&self, row: usize) -> bool {
        let Filter { columns, query, .. } = self;
        columns.alive[row]
            && match query.published {
                Published::Only(shown) => columns.shown[row] == shown,
                Published::Any(_) => true,
            }
            // What is not known is NaN, and not at least anything.
            && query.min_quality.is_none_or(|least| columns.quality[row] >= least)
            && query.min_heat.is_none_or(|least| columns.heat[row] >= least)
    }
}

/// The preference for newer articles: a factor of up to 5/4, in 1024ths (docs/search.md, "The order").
struct Freshness {
    newest: i64,
    /// In milliseconds; 0 for no preference.
    half_life: f64,
}

impl Freshness {
    fn new(columns: &Columns, half_life: Option<f64>) -> Freshness {
        let alive = columns.instants.iter().zip(&columns.alive).filter(|&(_, &alive)| alive);
        let newest = alive.map(|(&instant, _)| instant).max().unwrap_or(NO_DATE);
        Freshness { newest, half_life: half_life.unwrap_or(30.0) * DAY as f64 }
    }

    /// What relevance sorts by, from a key of [`Matches`]: edits and exact title first, then the score.
    fn rank(&self, key: u32, instant: i64) -> u64 {
        let mut factor = 1024;
        if instant != NO_DATE && self.half_life > 0.0 {
            let age = (self.newest - instant) as f64;
            factor += (256.0 * (-age / self.half_life).exp2() + 0.5) as u64;
        }
        u64::from(key >> 29) << 61 | u64::from(key & SCORE) * factor
    }
}

/// The bits of a key that hold the score.
const SCORE: u32 = (1 << 29) - 1;

/// A rank as a number for people to compare.
fn score(rank: u64) -> f64 {
    let product = (rank & ((1 << 61) - 1)) as f64 / (f64::from(SCORE + 1) * 1280.0);
    let is_title = (rank >> 61 & 1) as f64;
    let edits = 3 - (rank >> 62);
    (is_title + product) / 2.0 - edits as f64
}

/// Days and how often each was counted, in rising order.
#[derive(Default)]
struct Buckets(Vec<(i64, usize)>);

impl Buckets {
    fn add(&mut self, day: i64) {
        match self.0.binary_search_by_key(&day, |&(known, _)| known) {
            Ok(at) => self.0[at].1 += 1,
            Err(at) => self.0.insert(at, (day, 1)),
        }
    }

    fn finish(self) -> Vec<Bucket> {
        self.0.into_iter().map(|(day, count)| Bucket { start: date::day_text(day * DAY), count }).collect()
    }
}

/// What a query chose in a list, as numbers of its dictionary.
struct Choice {
    list: List,
    /// By number; empty if nothing was chosen.
    chosen: Vec<bool>,
}

impl Choice {
    fn new(columns: &Columns, query: &Query, list: List) -> Choice {
        let choice = query.choice(list);
        let dictionary = columns.dictionary(list);
        let mut chosen = vec![false; if choice.is_empty() { 0 } else { dictionary.len().max(1) }];
        for number in choice.iter().filter_map(|value| dictionary.find(value)) {
            chosen[number as usize] = true;
        }
        Choice { list, chosen }
    }

    fn allows(&self, columns: &Columns, row: usize) -> bool {
        self.chosen.is_empty()
            || columns.values(self.list, row).iter().any(|&value| self.chosen[value as usize])
    }
}

/// How many articles have each value of a list.
struct Counts {
    list: List,
    counts: Vec<usize>,
}

impl Counts {
    fn new(columns: &Columns, list: List) -> Counts {
        Counts { list, counts: vec![0; columns.dictionary(list).len()] }
    }

    fn add(&mut self, columns: &Columns, row: usize) {
        for &value in columns.values(self.list, row) {
            self.counts[value as usize] += 1;
        }
    }

    /// Those that occur, and those chosen even if they do not.
    fn finish(self, columns: &Columns, choice: &Choice, query: &Query) -> Vec<FacetCount> {
        let dictionary = columns.dictionary(self.list);
        let selected = |number: usize| choice.chosen.get(number).copied().unwrap_or(false);
        let mut list: Vec<FacetCount> = (0..self.counts.len())
            .filter(|&number| self.counts[number] > 0 || selected(number))
            .map(|number| FacetCount {
                value: dictionary.text(number as u32).to_owned(),
                count: self.counts[number],
                selected: selected(number),
            })
            .collect();
        for value in query.choice(self.list).iter().filter(|value| dictionary.find(value).is_none()) {
            if !list.iter().any(|known| fold(&known.value) == fold(value)) {
                list.push(FacetCount { value: value.clone(), count: 0, selected: true });
            }
        }
        order::sorted(list, &|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)))
    }
}

/// The order by a column; ties by date, then id.
fn compare(rack: &Rack, sort: Sort, a: u32, b: u32) -> Ordering {
    let columns = rack.columns();
    let (x, y) = (a as usize, b as usize);
    // What is missing stands last whichever way it goes.
    let descending = |column: &[f64]| {
        let key = |row: usize| {
            column.get(row).copied().filter(|value| !value.is_nan()).unwrap_or(f64::NEG_INFINITY)
        };
        key(y).total_cmp(&key(x))
    };
    let newest = || columns.instants[y].cmp(&columns.instants[x]);
    match sort {
        Sort::Newest => newest(),
        Sort::Oldest => {
            let key = |row: usize| (columns.instants[row] == NO_DATE, columns.instants[row]);
            key(x).cmp(&key(y))
        }
        Sort::Relevance => Ordering::Equal,
        Sort::Quality => descending(&columns.quality),
        Sort::Heat => descending(&columns.heat),
        Sort::Trending => trending(columns, y).total_cmp(&trending(columns, x)),
    }
    .then_with(newest)
    .then_with(|| rack.id(a).cmp(rack.id(b)))
}

/// `log2(1 + heat) + weeks since 1970`: the order is that of heat halving every week, whatever the
/// time is now. Unknown heat counts as none; an article without a date comes last.
fn trending(columns: &Columns, row: usize) -> f64 {
    let instant = columns.instants[row];
    if instant == NO_DATE {
        return f64::NEG_INFINITY;
    }
    let heat = columns.heat[row].max(0.0);
    (1.0 + heat).log2() + instant as f64 / (7.0 * DAY as f64)
}

/// The first day, counted from 1970-01-01, of the bucket that an instant falls into.
fn bucket_start(instant: i64, unit: Unit) -> i64 {
    let day = instant.div_euclid(DAY);
    match unit {
        Unit::Day => day,
        // 1970-01-01 was a Thursday.
        Unit::Week => day - (day + 3).rem_euclid(7),
        Unit::Month => {
            let (year, month, _) = date::civil(day);
            date::days(year, month, 1)
        }
        Unit::Year => date::days(date::civil(day).0, 1, 1),
    }
}
