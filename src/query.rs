//! What is asked, and what is answered: the serde types of the contract.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "the years of dates have four digits, so a day more is far from the end"
)]

use serde::Deserialize;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::article::Article;
use crate::article::date::{self, DAY};

/// Which articles are wanted, in which order, and what to count; all fields may be missing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Query {
    /// What to find, as `docs/search.md` says: words, `"phrases"`, `-without`, `topic:ai`.
    pub text: Option<String>,
    /// Any of these topics; case is ignored, here as in the other lists.
    pub topics: Vec<String>,
    /// Any of these providers, by name.
    pub providers: Vec<String>,
    /// Any of these types.
    pub types: Vec<String>,
    /// Any of these categories.
    pub categories: Vec<String>,
    /// The first instant, as a date; a day alone means its beginning in UTC.
    pub since: Option<String>,
    /// The last instant, as a date; a day alone means its end in UTC.
    pub until: Option<String>,
    /// At least this quality; articles without one are left out.
    pub min_quality: Option<f64>,
    /// At least this heat; articles whose heat is unknown are left out.
    pub min_heat: Option<f64>,
    /// Published ones only (the default), the others only, or any.
    pub published: Published,
    /// Relevance with text, else newest.
    pub sort: Option<Sort>,
    /// After how many days relevance prefers an article half as much for being new; 30 if not said, 0 for
    /// no preference.
    pub half_life: Option<f64>,
    /// How many to pass over.
    pub offset: usize,
    /// How many to give; 20 if not said.
    pub limit: Option<usize>,
    /// Which lists to count.
    pub facets: Facets,
    /// Count by day, week, …
    pub timeline: Option<Unit>,
}

/// Whether published articles are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Published {
    /// Those shown (true), or those not shown (false).
    Only(bool),
    /// Written `"any"`.
    Any(Any),
}

/// The word `any`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Any {
    /// `any`
    Any,
}

impl Default for Published {
    fn default() -> Published {
        Published::Only(true)
    }
}

/// An order of articles; ties are broken by date (newest first), then by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// Best match first.
    Relevance,
    /// By instant; articles without a date last.
    Newest,
    /// By instant; articles without a date last.
    Oldest,
    /// Highest quality first.
    Quality,
    /// Highest heat first.
    Heat,
    /// Heat against age: log2(1 + heat) + age in weeks, negated. A story twice as hot may be a week older.
    Trending,
}

impl Sort {
    /// By its name in a query.
    pub fn named(name: &str) -> Option<Sort> {
        Some(match name {
            "relevance" => Sort::Relevance,
            "newest" => Sort::Newest,
            "oldest" => Sort::Oldest,
            "quality" => Sort::Quality,
            "heat" => Sort::Heat,
            "trending" => Sort::Trending,
            _ => return None,
        })
    }
}

/// The lists to count: all of them, or by name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Facets {
    /// All or none.
    All(bool),
    /// These.
    These(Vec<List>),
}

impl Default for Facets {
    fn default() -> Facets {
        Facets::All(false)
    }
}

/// The lists that a query can choose from and count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum List {
    /// What an article is about; it may have several.
    Topics,
    /// Who published it.
    Providers,
    /// `article`, `video`, …
    Types,
    /// `news`, …
    Categories,
}

impl List {
    /// All four.
    pub const ALL: [List; 4] = [List::Topics, List::Providers, List::Types, List::Categories];
}

impl List {
    /// By its name in a query.
    pub fn named(name: &str) -> Option<List> {
        Some(match name {
            "topics" => List::Topics,
            "providers" => List::Providers,
            "types" => List::Types,
            "categories" => List::Categories,
            _ => return None,
        })
    }
}

impl Facets {
    /// Whether `list` is to be counted.
    pub fn include(&self, list: List) -> bool {
        match self {
            Facets::All(all) => *all,
            Facets::These(lists) => lists.contains(&list),
        }
    }
}

/// The length of a bucket of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A day in UTC.
    Day,
    /// From Monday.
    Week,
    /// From the first.
    Month,
    /// From January 1.
    Year,
}

impl Unit {
    /// By its name in a query.
    pub fn named(name: &str) -> Option<Unit> {
        Some(match name {
            "day" => Unit::Day,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ => return None,
        })
    }
}

impl Query {
    /// What a list must hold any of; empty for no choice.
    pub fn choice(&self, list: List) -> &[String] {
        match list {
            List::Topics => &self.topics,
            List::Providers => &self.providers,
            List::Types => &self.types,
            List::Categories => &self.categories,
        }
    }

    /// The first and last instant asked for; an error names the date that can't be read.
    pub fn span(&self) -> Result<Option<(i64, i64)>, QueryError> {
        if self.since.is_none() && self.until.is_none() {
            return Ok(None);
        }
        let instant = |text: &Option<String>, field: &'static str| match text {
            None => Ok(None),
            Some(text) => date::instant(text).map(Some).ok_or_else(|| QueryError {
                message: [
                    field,
                    ": \"",
                    text,
                    "\" is no date; write it as 2021-06-10 or 2021-06-10T11:03:00Z.",
                ]
                .concat(),
            }),
        };
        let since = instant(&self.since, "since")?.unwrap_or(i64::MIN + 1);
        let until = instant(&self.until, "until")?.unwrap_or(i64::MAX);
        let whole_day = self.until.as_ref().is_some_and(|text| text.len() == "2021-06-10".len());
        Ok(Some((since, if whole_day { until + DAY - 1 } else { until })))
    }
}

/// Why a query can't be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    pub(crate) message: String,
}

impl std::fmt::Display for QueryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for QueryError {}

/// What a page of results needs to draw a card: written, it is the article without body, `secured`,
/// `featuredContent` and its related links.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The article, without its body and its related links; [`Rack::get`](crate::Rack::get) has those too.
    pub article: Article,
    /// How many related links the article itself has.
    pub related_count: usize,
    /// How well it matches; only with text.
    pub score: Option<f64>,
    /// Where it matches; only with text.
    pub highlights: Option<Highlights>,
}

/// The words of a card that match: from and to, in UTF-16 code units.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Highlights {
    /// In its title.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<(u32, u32)>,
    /// In its excerpt.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub excerpt: Vec<(u32, u32)>,
}

impl Serialize for Card {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Card", 23)?;
        self.article.write_card(&mut fields)?;
        fields.serialize_field("relatedCount", &self.related_count)?;
        if let Some(score) = &self.score {
            fields.serialize_field("score", score)?;
        }
        if let Some(highlights) = &self.highlights {
            fields.serialize_field("highlights", highlights)?;
        }
        fields.end()
    }
}

/// How many of the found articles have a value.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct FacetCount {
    /// In the spelling in which it was first seen.
    pub value: String,
    /// Ignores the choice within its own list.
    pub count: usize,
    /// Whether the query chose it.
    pub selected: bool,
}

/// The counts of each list that was asked for; most first, ties by code point.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct FacetLists {
    /// By topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topics: Option<Vec<FacetCount>>,
    /// By provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub providers: Option<Vec<FacetCount>>,
    /// By type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub types: Option<Vec<FacetCount>>,
    /// By category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub categories: Option<Vec<FacetCount>>,
}

/// How many articles fall into a span of time.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Bucket {
    /// Its first day, `YYYY-MM-DD`, in UTC.
    pub start: String,
    /// Ignores since and until.
    pub count: usize,
}

/// The answer to a [`Query`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct SearchResult {
    /// How many articles were found.
    pub total: usize,
    /// Those from `offset` on, at most `limit` of them.
    pub cards: Vec<Card>,
    /// What was asked to be counted.
    pub facets: FacetLists,
    /// Buckets that hold something, oldest first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeline: Option<Vec<Bucket>>,
    /// What was searched for instead, if nothing holds the text as it was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected: Option<String>,
}

/// What a text that is being typed could become.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Suggestions {
    /// Those of most articles first.
    pub completions: Vec<Suggestion>,
    /// What would be searched for instead, if nothing holds the text as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected: Option<String>,
}

/// One completion.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Suggestion {
    /// A topic as it was first spelled, or the typed text with its last word finished.
    pub text: String,
    /// How many shown articles have it, among those that hold what was typed before.
    pub count: usize,
    /// What it is.
    pub origin: SuggestionOrigin,
}

/// Where a suggestion comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SuggestionOrigin {
    /// A topic: to be chosen as a filter, or searched for as `topic:"…"`.
    Topic,
    /// Words of titles: to be searched for as a text.
    Title,
}
