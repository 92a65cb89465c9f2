//! What a reader typed → what is asked (docs/search.md, "What is asked").

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

use std::ops::Range;

use super::nearness::Wanted;
use super::words::{self, Kind, Room};

/// Only so many characters, clauses and groups of a text count: queries come from anybody's links.
const CHARACTERS: usize = 1000;
const CLAUSES: usize = 32;
const GROUPS: usize = 32;

/// The fields of an article that have words, in the order in which an index keeps them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Title,
    Excerpt,
    Topics,
    Provider,
    Body,
}

impl Field {
    pub const COUNT: usize = 5;

    fn named(name: &str) -> Option<Field> {
        Some(match name.to_ascii_lowercase().as_str() {
            "title" => Field::Title,
            "excerpt" => Field::Excerpt,
            "topic" | "topics" => Field::Topics,
            "provider" | "providers" => Field::Provider,
            "body" => Field::Body,
            _ => return None,
        })
    }
}

/// Words that stand one after another, or one word.
#[derive(Clone, Debug)]
pub struct Group {
    pub words: Vec<Wanted>,
    /// The bytes of the text that asked for it.
    pub place: Range<usize>,
    /// Articles that hold it are not wanted.
    pub is_excluded: bool,
    /// The only field in which it counts.
    pub field: Option<Field>,
}

impl Group {
    /// The fields in which it counts, a bit each.
    pub fn fields(&self) -> u8 {
        self.field.map_or(u8::MAX, |field| 1 << field as u8)
    }
}

/// A query's text, understood.
#[derive(Clone, Debug, Default)]
pub struct Request {
    pub groups: Vec<Group>,
    /// The words of a title that says just what is asked.
    pub title: Vec<String>,
}

impl Request {
    pub fn new(text: &str) -> Request {
        let end = text.char_indices().nth(CHARACTERS).map_or(text.len(), |(end, _)| end);
        let text = text.get(..end).unwrap_or_default();
        let mut request = Request::default();
        let mut at = 0;
        for _ in 0..CLAUSES {
            let Some(clause) = Clause::next(text, &mut at) else { break };
            request.add(text, &clause);
        }
        request
    }

    /// Those that an article must hold.
    pub fn included(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(|group| !group.is_excluded)
    }

    fn add(&mut self, text: &str, clause: &Clause) {
        let mut pieces: Vec<Piece> = Vec::new();
        words::each(text.get(clause.words.clone()).unwrap_or_default(), &mut Room::default(), &mut |word| {
            let place = clause.words.start + word.place.start..clause.words.start + word.place.end;
            match pieces.last_mut().filter(|last| last.number == word.piece || clause.is_quoted) {
                Some(last) => {
                    last.words.push((word.text.to_owned(), word.kind));
                    last.place.end = place.end;
                }
                None => pieces.push(Piece {
                    number: word.piece,
                    words: vec![(word.text.to_owned(), word.kind)],
                    place,
                }),
            }
        });
        let count = pieces.len();
        for (at, piece) in pieces.into_iter().enumerate().take(GROUPS - self.groups.len()) {
            if !clause.is_excluded {
                self.title.extend(piece.words.iter().map(|(word, _)| word.clone()));
            }
            let is_begun = clause.is_last && !clause.is_excluded && clause.field.is_none() && at + 1 == count;
            self.groups.push(Group {
                words: piece.wanted(is_begun, clause.is_quoted),
                place: piece.place,
                is_excluded: clause.is_excluded,
                field: clause.field,
            });
        }
    }
}

/// The words of a run, of a stretch between runs, or of a quotation.
struct Piece {
    number: u32,
    words: Vec<(String, Kind)>,
    place: Range<usize>,
}

impl Piece {
    fn wanted(&self, is_begun: bool, is_quoted: bool) -> Vec<Wanted> {
        // What is found may go on after the last character of a run.
        let words = match self.words.as_slice() {
            [words @ .., (_, Kind::Last)] if matches!(words.last(), Some((_, Kind::Pair(_)))) => words,
            words => words,
        };
        let mut wanted: Vec<Wanted> = words.iter().map(|(word, _)| Wanted::new(word)).collect();
        if let ([.., last], Some((_, kind))) = (wanted.as_mut_slice(), words.last()) {
            last.is_character = *kind == Kind::Last;
            last.is_begun = is_begun;
        }
        match (wanted.pop(), words.last()) {
            (Some(only), Some((_, kind))) if wanted.is_empty() && !is_quoted => {
                vec![only.loosely(*kind == Kind::Spaced)]
            }
            (last, _) => wanted.into_iter().chain(last).collect(),
        }
    }
}

struct Clause {
    is_excluded: bool,
    field: Option<Field>,
    is_quoted: bool,
    words: Range<usize>,
    /// Its last word may go on: nothing follows, not even the end of a quotation.
    is_last: bool,
}

impl Clause {
    /// The clause that begins at `at` or after it.
    fn next(text: &str, at: &mut usize) -> Option<Clause> {
        let rest = text.get(*at..)?.trim_start();
        let mut start = text.len() - rest.len();
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(char::is_whitespace).map_or(text.len(), |length| start + length);
        let is_excluded = rest.starts_with('-') && end > start + 1;
        start += usize::from(is_excluded);
        let field = text.get(start..end)?.split_once(':').filter(|(_, value)| !value.is_empty());
        let field = field.and_then(|(name, _)| Some((Field::named(name)?, name.len() + 1)));
        start += field.map_or(0, |(_, length)| length);
        let quote = text.get(start..)?.chars().next().filter(|&character| is_quote(character));
        let mut words = start..end;
        let mut is_closed = false;
        *at = end;
        if let Some(quote) = quote {
            let from = start + quote.len_utf8();
            let close = text.get(from..)?.char_indices().find(|&(_, character)| is_quote(character));
            is_closed = close.is_some();
            words = from..close.map_or(text.len(), |(length, _)| from + length);
            *at = close.map_or(text.len(), |(length, quote)| from + length + quote.len_utf8());
        }
        Some(Clause {
            is_excluded,
            field: field.map(|(field, _)| field),
            is_quoted: quote.is_some(),
            words,
            is_last: !is_closed && text.get(*at..)?.trim_start().is_empty(),
        })
    }
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„')
}
