//! What is known of every article without reading it: columns for filters and sorting.

#![expect(clippy::arithmetic_side_effects, reason = "a row, and one more")]
#![expect(
    clippy::indexing_slicing,
    reason = "there are as many dictionaries as lists, and the last rows are as many as the topics"
)]

pub mod dictionary;
pub mod hash;

use std::borrow::Cow;

use self::dictionary::Dictionary;
use crate::article::Head;
use crate::query::List;

/// Where an article has no value.
pub const NONE: u32 = u32::MAX;
/// Stands for no date; sorts before all.
pub const NO_DATE: i64 = i64::MIN;

/// One entry an article, in the order of loading.
#[derive(Default)]
pub struct Columns {
    /// Milliseconds since 1970, or [`NO_DATE`].
    pub instants: Vec<i64>,
    /// NaN where the article says nothing.
    pub quality: Vec<f64>,
    /// NaN where the article says nothing or -1.
    pub heat: Vec<f64>,
    /// Whether it is published and not removed.
    pub shown: Vec<bool>,
    /// False once it was removed or replaced.
    pub alive: Vec<bool>,
    providers: Vec<u32>,
    types: Vec<u32>,
    categories: Vec<u32>,
    /// The topics of all articles one after another, and where each article's end.
    topics: Vec<u32>,
    topic_ends: Vec<u32>,
    /// The last article of each topic, to take none twice.
    last_rows: Vec<u32>,
    dictionaries: [Dictionary; 4],
}

impl Columns {
    pub fn push(&mut self, head: &Head) {
        self.instants.push(head.instant.unwrap_or(NO_DATE));
        self.quality.push(head.quality.unwrap_or(f64::NAN));
        self.heat.push(head.heat.filter(|&heat| heat != -1.0).unwrap_or(f64::NAN));
        self.shown.push(head.shown);
        self.alive.push(true);
        let [topics, providers, types, categories] = &mut self.dictionaries;
        let number = |dictionary: &mut Dictionary, text: &Option<Cow<str>>| {
            text.as_deref().map_or(NONE, |text| dictionary.add(text))
        };
        self.providers.push(number(providers, &head.provider));
        self.types.push(number(types, &head.kind));
        self.categories.push(number(categories, &head.category));
        let row = self.topic_ends.len() as u32;
        head.topics.for_each(|topic| {
            let number = topics.add(&topic);
            self.last_rows.resize(topics.len(), NONE);
            if std::mem::replace(&mut self.last_rows[number as usize], row) != row {
                self.topics.push(number);
            }
        });
        self.topic_ends.push(self.topics.len() as u32);
    }

    pub fn len(&self) -> usize {
        self.alive.len()
    }

    pub fn dictionary(&self, list: List) -> &Dictionary {
        &self.dictionaries[list as usize]
    }

    /// The number of each article's value, or [`NONE`], in a list of which it has one at most.
    pub fn single(&self, list: List) -> Option<&[u32]> {
        match list {
            List::Topics => None,
            List::Providers => Some(&self.providers),
            List::Types => Some(&self.types),
            List::Categories => Some(&self.categories),
        }
    }

    /// The numbers of an article's values in a list.
    pub fn values(&self, list: List, row: usize) -> &[u32] {
        let (column, range) = match self.single(list) {
            Some(column) => {
                (column, row..row + usize::from(column.get(row).is_some_and(|&value| value != NONE)))
            }
            None => {
                let end = |row: usize| self.topic_ends.get(row).map_or(0, |&end| end as usize);
                (self.topics.as_slice(), row.checked_sub(1).map_or(0, end)..end(row))
            }
        };
        column.get(range).unwrap_or(&[])
    }
}
