//! A query answered by looking at every article.

use std::cmp::Ordering;

use newsrack::{Bucket, FacetCount, FacetLists, List, Published, Query, SearchResult, Sort, Unit};

use crate::held::{Held, Naive};
use crate::query::Field;
use crate::text::{self, Found, Match};

/// What is compared of two answers.
#[derive(Debug, PartialEq)]
pub struct Answer {
    pub total: usize,
    pub cards: Vec<Card>,
    pub corrected: Option<String>,
    pub facets: FacetLists,
    pub timeline: Option<Vec<Bucket>>,
}

#[derive(Debug, PartialEq)]
pub struct Card {
    pub id: String,
    pub score: Option<f64>,
    pub title_marks: Vec<(u32, u32)>,
    pub excerpt_marks: Vec<(u32, u32)>,
}

impl From<SearchResult> for Answer {
    fn from(result: SearchResult) -> Answer {
        let card = |card: newsrack::Card| {
            let marks = card.highlights.unwrap_or_default();
            Card {
                id: card.article.id,
                score: card.score,
                title_marks: marks.title,
                excerpt_marks: marks.excerpt,
            }
        };
        let SearchResult { total, cards, facets, timeline, corrected, .. } = result;
        Answer { total, cards: cards.into_iter().map(card).collect(), corrected, facets, timeline }
    }
}

/// An article with how it answers the text.
type Candidate<'a> = (&'a Held, Option<Match>);

pub fn search(naive: &Naive, query: &Query) -> Answer {
    let text = query.text.as_deref().unwrap_or("");
    let found = text::find(naive, text, query.half_life.unwrap_or(30.0));
    let matches = |at: usize| found.as_ref().map(|found| found.matches[at]);
    let numbered = naive.held.iter().enumerate();
    let candidates: Vec<Candidate> = numbered
        .filter(|(at, _)| matches(*at).is_none_or(|found| found.is_some()))
        .map(|(at, held)| (held, matches(at).flatten()))
        .filter(|(held, _)| passes_always(held, query))
        .collect();
    let mut chosen: Vec<Candidate> = candidates.clone();
    chosen.retain(|(held, _)| {
        is_within(held, query) && List::ALL.iter().all(|&list| is_chosen(held, query, list))
    });
    let sort = query.sort.unwrap_or(if found.is_some() { Sort::Relevance } else { Sort::Newest });
    chosen.sort_by(|a, b| compare(sort, a, b));
    let page = chosen.iter().skip(query.offset).take(query.limit.unwrap_or(20));
    let facet = |list: List| query.facets.include(list).then(|| facet(naive, &candidates, query, list));
    Answer {
        total: chosen.len(),
        cards: page.map(|candidate| card(candidate, found.as_ref())).collect(),
        corrected: found.as_ref().and_then(|found| found.corrected.clone()),
        facets: FacetLists {
            topics: facet(List::Topics),
            providers: facet(List::Providers),
            types: facet(List::Types),
            categories: facet(List::Categories),
        },
        timeline: query.timeline.map(|unit| timeline(&candidates, query, unit)),
    }
}

fn card((held, found_as): &Candidate, found: Option<&Found>) -> Card {
    let story = &held.article.story;
    let marks = |field: Field, text: Option<&str>| {
        let marks = found.zip(text).map(|(found, text)| found.marks(held, field, text));
        marks.unwrap_or_default()
    };
    Card {
        id: held.article.id.clone(),
        score: found_as.map(|found| found.score()),
        title_marks: marks(Field::Title, Some(&story.title)),
        excerpt_marks: marks(Field::Excerpt, story.excerpt.as_deref()),
    }
}

/// The filters that every count obeys too.
fn passes_always(held: &Held, query: &Query) -> bool {
    let is_shown = held.article.published && held.article.removed != Some(true);
    let at_least = |value: Option<f64>, least: Option<f64>| {
        least.is_none_or(|least| value.is_some_and(|value| value >= least))
    };
    let wanted = match query.published {
        Published::Only(shown) => is_shown == shown,
        Published::Any(_) => true,
    };
    wanted && at_least(held.article.story.quality, query.min_quality) && at_least(heat(held), query.min_heat)
}

fn is_chosen(held: &Held, query: &Query, list: List) -> bool {
    let choice = query.choice(list);
    choice.is_empty() || held.values(list).iter().any(|value| choice.iter().any(|it| is_same(it, value)))
}

fn is_same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

const DAY: i64 = 86_400_000;

fn is_within(held: &Held, query: &Query) -> bool {
    let instant = |date: &str| newsrack::instant(date).expect("only dates are asked for");
    let is_day = |date: &str| date.len() == "2021-06-10".len();
    let after = |instant_of: i64| query.since.as_deref().is_none_or(|since| instant_of >= instant(since));
    let before = |instant_of: i64| {
        query
            .until
            .as_deref()
            .is_none_or(|until| instant_of <= instant(until) + if is_day(until) { DAY - 1 } else { 0 })
    };
    match held.instant {
        Some(instant) => after(instant) && before(instant),
        None => query.since.is_none() && query.until.is_none(),
    }
}

/// None where it is not known.
fn heat(held: &Held) -> Option<f64> {
    held.article.story.heat.filter(|&heat| heat != -1.0)
}

fn compare(sort: Sort, (a, of_a): &Candidate, (b, of_b): &Candidate) -> Ordering {
    // None is less than anything, so what is missing stands last.
    let newest = || b.instant.cmp(&a.instant);
    let descending = |a: Option<f64>, b: Option<f64>| b.partial_cmp(&a).expect("these are numbers");
    let by_sort = match sort {
        Sort::Newest => newest(),
        Sort::Oldest => (a.instant.is_none(), a.instant).cmp(&(b.instant.is_none(), b.instant)),
        Sort::Quality => descending(a.article.story.quality, b.article.story.quality),
        Sort::Heat => descending(heat(a), heat(b)),
        Sort::Trending => descending(trending(a), trending(b)),
        Sort::Relevance => {
            let key =
                |found: &Option<Match>| found.map(|it| (it.edits, !it.exact_title, u64::MAX - it.points));
            key(of_a).cmp(&key(of_b))
        }
    };
    by_sort.then_with(newest).then_with(|| a.article.id.cmp(&b.article.id))
}

fn trending(held: &Held) -> Option<f64> {
    let weeks = held.instant? as f64 / (7 * DAY) as f64;
    Some((1.0 + heat(held).unwrap_or(0.0)).log2() + weeks)
}

/// The counts of a list ignore that list's own choice, so that a reader can widen it.
fn facet(naive: &Naive, candidates: &[Candidate], query: &Query, list: List) -> Vec<FacetCount> {
    let others = |held: &Held| List::ALL.iter().all(|&other| other == list || is_chosen(held, query, other));
    let found: Vec<&Held> = candidates
        .iter()
        .map(|(held, _)| *held)
        .filter(|held| is_within(held, query) && others(held))
        .collect();
    let mut values: Vec<&String> = Vec::new();
    for value in naive.seen[list as usize].iter().chain(query.choice(list)) {
        if !values.iter().any(|known| is_same(known, value)) {
            values.push(value);
        }
    }
    let count = |value: &String| {
        found.iter().filter(|held| held.values(list).iter().any(|own| is_same(own, value))).count()
    };
    let mut counts: Vec<FacetCount> = values
        .into_iter()
        .map(|value| FacetCount {
            value: value.clone(),
            count: count(value),
            selected: query.choice(list).iter().any(|chosen| is_same(chosen, value)),
        })
        .filter(|facet| facet.count > 0 || facet.selected)
        .collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    counts
}

/// Buckets that hold something, oldest first; since and until don't count.
fn timeline(candidates: &[Candidate], query: &Query, unit: Unit) -> Vec<Bucket> {
    let chosen = |held: &Held| List::ALL.iter().all(|&list| is_chosen(held, query, list));
    let found = candidates.iter().map(|(held, _)| *held).filter(|held| chosen(held));
    let mut buckets: Vec<Bucket> = Vec::new();
    let mut starts: Vec<String> =
        found.filter_map(|held| held.instant).map(|instant| bucket_start(instant, unit)).collect();
    starts.sort();
    for start in starts {
        match buckets.last_mut() {
            Some(bucket) if bucket.start == start => bucket.count += 1,
            _ => buckets.push(Bucket { start, count: 1 }),
        }
    }
    buckets
}

fn bucket_start(instant: i64, unit: Unit) -> String {
    let day = instant.div_euclid(DAY);
    // 1970-01-01 was a Thursday.
    let first = if unit == Unit::Week { day - (day + 3).rem_euclid(7) } else { day };
    let (year, month, day) = civil(first);
    match unit {
        Unit::Day | Unit::Week => format!("{year:04}-{month:02}-{day:02}"),
        Unit::Month => format!("{year:04}-{month:02}-01"),
        Unit::Year => format!("{year:04}-01-01"),
    }
}

/// A day since 1970-01-01 as people write it, counted off year by year and month by month.
fn civil(mut day: i64) -> (i64, i64, i64) {
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days_of_year = |year: i64| 365 + i64::from(is_leap(year));
    let mut year = 1970;
    while day < 0 {
        year -= 1;
        day += days_of_year(year);
    }
    while day >= days_of_year(year) {
        day -= days_of_year(year);
        year += 1;
    }
    let february = 28 + i64::from(is_leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if day < length {
            break;
        }
        day -= length;
        month += 1;
    }
    (year, month, day + 1)
}
