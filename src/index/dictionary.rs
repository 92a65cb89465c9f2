//! The values of a list (topics, providers, …), each known by a number; case is ignored.

use std::borrow::Cow;

use hashbrown::HashTable;

use super::hash::hash;

/// Values in the order and the spelling in which they were first seen.
#[derive(Default)]
pub struct Dictionary {
    values: Vec<Entry>,
    /// Numbers by the hash of each spelling that was met, so that folding is rarely needed.
    spellings: HashTable<(u32, Box<str>)>,
    folded: HashTable<u32>,
    /// What was added last.
    last: u32,
}

struct Entry {
    text: Box<str>,
    folded: Box<str>,
}

impl Dictionary {
    /// The number of a value, which is added if it is new.
    pub fn add(&mut self, text: &str) -> u32 {
        // Articles next to each other are often of one kind.
        if self.text(self.last) != text || text.is_empty() {
            self.last = self.find_or_add(text);
        }
        self.last
    }

    fn find_or_add(&mut self, text: &str) -> u32 {
        let key = hash(text.as_bytes());
        if let Some((number, _)) = self.spellings.find(key, |(_, known)| **known == *text) {
            return *number;
        }
        let number = self.find(text).unwrap_or_else(|| {
            let number = self.values.len() as u32;
            let folded: Box<str> = fold(text).into();
            self.folded.insert_unique(hash(folded.as_bytes()), number, |&n| {
                hash(self.values.get(n as usize).map_or(folded.as_bytes(), |entry| entry.folded.as_bytes()))
            });
            self.values.push(Entry { text: text.into(), folded });
            number
        });
        self.spellings.insert_unique(key, (number, text.into()), |(_, known)| hash(known.as_bytes()));
        number
    }

    /// The number of a value, whatever its case.
    pub fn find(&self, text: &str) -> Option<u32> {
        let folded = fold(text);
        let is_it =
            |&number: &u32| self.values.get(number as usize).is_some_and(|entry| *entry.folded == *folded);
        self.folded.find(hash(folded.as_bytes()), is_it).copied()
    }

    /// The spelling in which a value was first seen.
    pub fn text(&self, number: u32) -> &str {
        self.values.get(number as usize).map_or("", |entry| &entry.text)
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }
}

/// As values and words are compared: in lower case.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase() || byte >= 0x80) {
        Cow::Owned(text.to_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}
