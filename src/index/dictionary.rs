//! The values of a list (topics, providers, …), each known by a number; case is ignored.

#![expect(clippy::arithmetic_side_effects, reason = "one was just pushed")]
#![expect(
    clippy::indexing_slicing,
    reason = "the tables hold numbers of entries, and no entry is ever taken away"
)]

use std::borrow::Cow;

use super::hash::{Table, hash};
use crate::lower::lower;

/// Values in the order and the spelling in which they were first seen.
#[derive(Default)]
pub struct Dictionary {
    values: Vec<Entry>,
    folded: Table,
    /// Each spelling that was met with its number, so that folding is rarely needed.
    spellings: Vec<(Box<str>, u32)>,
    by_spelling: Table,
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
        if let Some(at) = self.by_spelling.find(key, &|at| *self.spellings[at as usize].0 == *text) {
            return self.spellings[at as usize].1;
        }
        let number = self.find(text).unwrap_or_else(|| {
            let folded: Box<str> = fold(text).into();
            self.folded.insert(hash(folded.as_bytes()), self.values.len() as u32);
            self.values.push(Entry { text: text.into(), folded });
            self.values.len() as u32 - 1
        });
        self.by_spelling.insert(key, self.spellings.len() as u32);
        self.spellings.push((text.into(), number));
        number
    }

    /// The number of a value, whatever its case.
    pub fn find(&self, text: &str) -> Option<u32> {
        let folded = fold(text);
        self.folded.find(hash(folded.as_bytes()), &|number| *self.values[number as usize].folded == *folded)
    }

    /// The spelling in which a value was first seen.
    pub fn text(&self, number: u32) -> &str {
        self.values.get(number as usize).map_or("", |entry| &entry.text)
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }
}

/// Whether two values differ at most in case.
pub fn is_same_value(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other) || !(one.is_ascii() && other.is_ascii()) && fold(one) == fold(other)
}

/// As values and words are compared: in lower case.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase() || byte >= 0x80) {
        Cow::Owned(lower(text))
    } else {
        Cow::Borrowed(text)
    }
}
