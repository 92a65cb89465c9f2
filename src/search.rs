//! Index × query → which articles, in which order, and how many of what.

use crate::article::date::{self, DAY};
use crate::index::dictionary::fold;
use crate::index::{Columns, NO_DATE};
use crate::order;
use crate::query::{
    Bucket, Card, FacetCount, FacetLists, List, Published, Query, QueryError, SearchResult, Sort, Unit,
};
use crate::store::Rack;

impl Rack {
    /// The articles that `query` asks for, counted and in order, one page of them as cards.
    ///
    /// An error names a date of the query that can't be read.
    pub fn search(&self, query: &Query) -> Result<SearchResult, QueryError> {
        let found = search(self, query)?;
        let cards = found.rows.iter().map(|&(row, score)| Card { article: self.article(row), score });
        Ok(SearchResult {
            total: found.total,
            cards: cards.collect(),
            facets: found.facets,
            timeline: found.timeline,
        })
    }
}

/// What was found: the rows of one page of articles with their scores, and the counts.
struct Found {
    total: usize,
    rows: Vec<(u32, Option<f64>)>,
    facets: FacetLists,
    timeline: Option<Vec<Bucket>>,
}

/// Answers `query` over all articles of `rack`. Costs one pass over the columns and a sort of what is
/// found.
fn search(rack: &Rack, query: &Query) -> Result<Found, QueryError> {
    let columns = rack.columns();
    let span = query.span()?;
    let choices = List::ALL.map(|list| Choice::new(columns, query, list));
    let words: Vec<String> =
        fold(query.text.as_deref().unwrap_or("")).split_whitespace().map(str::to_owned).collect();
    let mut counts = List::ALL.map(|list| query.facets.include(list).then(|| Counts::new(columns, list)));
    let mut buckets = query.timeline.map(|unit| (unit, Buckets::default()));
    let mut found = Vec::new();
    let mut scores = Vec::new();

    for row in 0..columns.len() {
        if !passes_always(columns, query, row) {
            continue;
        }
        // Counts ignore their own list's choice: so it matters which choices fail, and whether only one.
        let mut failed = None;
        let mut failures = 0;
        for (at, choice) in choices.iter().enumerate() {
            if !choice.allows(columns, row) {
                (failed, failures) = (Some(at), failures + 1);
            }
        }
        let instant = columns.instants[row];
        let in_span =
            span.is_none_or(|(since, until)| instant != NO_DATE && since <= instant && instant <= until);
        failures += usize::from(!in_span);
        if failures > 1 {
            continue;
        }
        let Some(score) = score(rack, row, &words) else {
            continue;
        };
        if failures == 0 {
            found.push(row as u32);
            scores.push(score);
        }
        for (at, counts) in counts.iter_mut().enumerate() {
            if let Some(counts) = counts.as_mut().filter(|_| in_span && (failures == 0 || failed == Some(at)))
            {
                counts.add(columns, row);
            }
        }
        if let Some((unit, buckets)) = buckets.as_mut().filter(|_| failed.is_none() && instant != NO_DATE) {
            buckets.add(bucket_start(instant, *unit));
        }
    }

    let total = found.len();
    let with_text = !words.is_empty();
    let sort = query.sort.unwrap_or(if with_text { Sort::Relevance } else { Sort::Newest });
    let end = query.offset.saturating_add(query.limit.unwrap_or(20)).min(total);
    // Rows are found in rising order, so a row's score is found by halving.
    let of_row = found.clone();
    let score = |row: u32| of_row.binary_search(&row).map_or(0.0, |at| scores[at]);
    order::sort_first(&mut found, end, &|a, b| compare(rack, sort, &score, a, b));
    let page = found.get(query.offset.min(found.len())..).unwrap_or(&[]);
    let [topics, providers, types, categories] = counts;
    let finish =
        |counts: Option<Counts>, at: usize| counts.map(|counts| counts.finish(columns, &choices[at], query));
    Ok(Found {
        total,
        rows: page.iter().map(|&row| (row, with_text.then(|| score(row)))).collect(),
        facets: FacetLists {
            topics: finish(topics, 0),
            providers: finish(providers, 1),
            types: finish(types, 2),
            categories: finish(categories, 3),
        },
        timeline: buckets.map(|(_, buckets)| buckets.finish()),
    })
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

/// The filters that every count obeys too.
fn passes_always(columns: &Columns, query: &Query, row: usize) -> bool {
    columns.alive[row]
        && match query.published {
            Published::Only(shown) => columns.shown[row] == shown,
            Published::Any(_) => true,
        }
        // What is not known is NaN, and not at least anything.
        && query.min_quality.is_none_or(|least| columns.quality[row] >= least)
        && query.min_heat.is_none_or(|least| columns.heat[row] >= least)
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

/// None if a word does not occur; else how many of the words stand in the title.
fn score(rack: &Rack, row: usize, words: &[String]) -> Option<f64> {
    if words.is_empty() {
        return Some(0.0);
    }
    rack.with_words(row as u32, |article| {
        let mut score = 0.0;
        for word in words {
            if article.title.contains(word.as_str()) {
                score += 1.0;
            } else if !article.rest.contains(word.as_str()) {
                return None;
            }
        }
        Some(score)
    })
}

fn compare(rack: &Rack, sort: Sort, score: &dyn Fn(u32) -> f64, a: u32, b: u32) -> std::cmp::Ordering {
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
        Sort::Relevance => score(b).total_cmp(&score(a)),
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
