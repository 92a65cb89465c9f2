//! The articles of a rack, read whole and cut into words once.

use std::collections::HashMap;

use newsrack::{Article, List, Query, Rack};

use crate::body;
use crate::query::Field;
use crate::words::{self, Word};

/// Everything that is in a rack.
#[derive(Default)]
pub struct Naive {
    pub held: Vec<Held>,
    pub vocabulary: Vocabulary,
    /// The values of the lists in the order in which they were first seen; they stay when articles go.
    pub seen: [Vec<String>; 4],
}

/// Every word that was ever seen, known by number.
#[derive(Default)]
pub struct Vocabulary {
    pub words: Vec<String>,
    numbers: HashMap<String, usize>,
}

/// An article, its words, and what formulas make of each of them alone.
pub struct Held {
    pub article: Article,
    pub instant: Option<i64>,
    /// By [`Field`].
    pub fields: [Vec<Placed>; 5],
    /// Of each word that it holds.
    pub impacts: HashMap<usize, u64>,
}

pub struct Placed {
    pub word: Word,
    /// Its number in the field.
    pub number: usize,
    /// Its number in the vocabulary.
    pub known_as: usize,
}

impl Naive {
    /// Reads what changed in `rack`.
    pub fn update(&mut self, rack: &Rack) {
        let everything = Query {
            published: newsrack::Published::Any(newsrack::Any::Any),
            limit: Some(usize::MAX),
            ..Query::default()
        };
        let found = rack.search(&everything).expect("no dates are asked for");
        assert_eq!(found.total, rack.len(), "all articles are listed");
        let mut before: HashMap<String, Held> =
            std::mem::take(&mut self.held).into_iter().map(|held| (held.article.id.clone(), held)).collect();
        for card in &found.cards {
            let article = rack.get(&card.article.id).expect("it was just listed");
            let known = before.remove(&article.id).filter(|held| held.article == article);
            let held = known.unwrap_or_else(|| Held::new(article, &mut self.vocabulary));
            self.held.push(held);
        }
    }

    /// Notes the values of an article that is being added.
    pub fn see(&mut self, list: List, value: &str) {
        let seen = &mut self.seen[list as usize];
        if !seen.iter().any(|known| known.to_lowercase() == value.to_lowercase()) {
            seen.push(value.to_owned());
        }
    }
}

impl Vocabulary {
    fn number(&mut self, word: &str) -> usize {
        let next = self.words.len();
        let number = *self.numbers.entry(word.to_owned()).or_insert(next);
        if number == next {
            self.words.push(word.to_owned());
        }
        number
    }
}

impl Held {
    fn new(article: Article, vocabulary: &mut Vocabulary) -> Held {
        let texts = Field::ALL.map(|field| texts(&article, field));
        let fields = texts.map(|texts| placed(&texts, vocabulary));
        let mut sums: HashMap<usize, u64> = HashMap::new();
        for (field, words) in Field::ALL.into_iter().zip(&fields) {
            let (weight, usual) = weight_and_usual_length(field);
            for word in words {
                let share = weight * 1024 * 2 * usual / (usual + words.len() as u64);
                *sums.entry(word.known_as).or_default() += share;
            }
        }
        let impacts = sums.into_iter().map(|(word, x)| (word, 1 + 254 * x / (x + 12288))).collect();
        let instant = article.story.published_date_time.as_deref().and_then(newsrack::instant);
        Held { article, instant, fields, impacts }
    }

    pub fn field(&self, field: Field) -> &[Placed] {
        &self.fields[field as usize]
    }

    /// What it offers to a list of a query.
    pub fn values(&self, list: List) -> Vec<&str> {
        let story = &self.article.story;
        match list {
            List::Topics => self.article.topics.iter().map(String::as_str).collect(),
            List::Providers => {
                story.provider.iter().filter_map(|provider| provider.name.as_deref()).collect()
            }
            List::Types => story.kind.as_deref().into_iter().collect(),
            List::Categories => self.article.category.as_deref().into_iter().collect(),
        }
    }
}

fn weight_and_usual_length(field: Field) -> (u64, u64) {
    match field {
        Field::Title => (8, 10),
        Field::Excerpt => (2, 40),
        Field::Topics => (4, 6),
        Field::Provider => (3, 2),
        Field::Body => (1, 400),
    }
}

fn texts(article: &Article, field: Field) -> Vec<String> {
    let story = &article.story;
    match field {
        Field::Title => vec![story.title.clone()],
        // Whoever reads an article takes it from the body if there is no other.
        Field::Excerpt => story.excerpt.iter().cloned().collect(),
        Field::Topics => article.topics.clone(),
        Field::Provider => story.provider.iter().filter_map(|provider| provider.name.clone()).collect(),
        Field::Body => article.body.iter().map(|body| body::plain(body)).collect(),
    }
}

/// The words of texts, numbered on with a number left free between two texts.
fn placed(texts: &[String], vocabulary: &mut Vocabulary) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    for text in texts {
        let start = placed.last().map_or(0, |last| last.number + 2);
        for (at, word) in words::words(text).into_iter().enumerate() {
            let known_as = vocabulary.number(&word.text);
            placed.push(Placed { word, number: start + at, known_as });
        }
    }
    placed
}
