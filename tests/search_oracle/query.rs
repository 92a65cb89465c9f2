//! A query's text → clauses and groups, as docs/search.md says under “What is asked”.

use std::ops::Range;

use crate::words::{self, Word};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Title,
    Excerpt,
    Topics,
    Provider,
    Body,
}

impl Field {
    pub const ALL: [Field; 5] = [Field::Title, Field::Excerpt, Field::Topics, Field::Provider, Field::Body];

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

/// Words that an article must hold one after another, or one word that it must hold.
#[derive(Clone, Debug)]
pub struct Group {
    pub minus: bool,
    /// Where it must stand, if the clause says it.
    pub field: Option<Field>,
    pub words: Vec<Asked>,
}

/// A word asked for, and what may be near to it.
#[derive(Clone, Debug)]
pub struct Asked {
    pub text: String,
    /// Where it stands in the query.
    pub place: Range<usize>,
    pub in_group_of_several: bool,
    /// In quotes, closed or not.
    pub quoted: bool,
    /// It is the last word, which may go on.
    pub begins: bool,
    pub is_last_of_group: bool,
    pub is_single_of_run: bool,
    pub is_forgivable: bool,
}

struct Clause {
    minus: bool,
    field: Option<Field>,
    /// Whether it is quoted, and if so whether the second quote is there.
    quoted: Option<bool>,
    words: Vec<Word>,
    /// Nothing follows in the text.
    is_last: bool,
}

/// What a text asks for.
pub struct Asking {
    pub groups: Vec<Group>,
    /// All words of the groups without a minus: a title of them is asked for exactly.
    pub title: Vec<String>,
}

pub fn read(text: &str) -> Asking {
    let mut groups: Vec<(Group, Vec<String>)> = clauses(text).iter().flat_map(groups_of).collect();
    groups.truncate(GROUPS);
    let wanted = groups.iter().filter(|(group, _)| !group.minus);
    let title = wanted.flat_map(|(_, all)| all.clone()).collect();
    Asking { groups: groups.into_iter().map(|(group, _)| group).collect(), title }
}

const QUOTES: [char; 4] = ['"', '“', '”', '„'];
const CHARACTERS: usize = 1000;
const CLAUSES: usize = 32;
const GROUPS: usize = 32;

fn clauses(text: &str) -> Vec<Clause> {
    let end = text.char_indices().nth(CHARACTERS).map_or(text.len(), |(end, _)| end);
    let text = &text[..end];
    let mut clauses = Vec::new();
    let mut at = 0;
    for _ in 0..CLAUSES {
        at = end - text[at..].trim_start().len();
        if at == end {
            break;
        }
        let piece = text[at..].split(char::is_whitespace).next().unwrap_or("");
        let stop = at + piece.len();
        let minus = piece.starts_with('-');
        at += usize::from(minus);
        let named = text[at..stop].split_once(':').filter(|(_, value)| !value.is_empty());
        let field = named.and_then(|(name, _)| Some((name, Field::named(name)?)));
        at += field.map_or(0, |(name, _)| name.len() + 1);
        let mut quoted = None;
        let (mut place, mut next) = (at..stop, stop);
        if let Some(quote) = text[at..].chars().next().filter(|first| QUOTES.contains(first)) {
            let start = at + quote.len_utf8();
            let closing = text[start..].char_indices().find(|(_, character)| QUOTES.contains(character));
            place = start..closing.map_or(end, |(length, _)| start + length);
            next = closing.map_or(end, |(_, quote)| place.end + quote.len_utf8());
            quoted = Some(closing.is_some());
        }
        let mut words = words::words(&text[place.clone()]);
        let moved = |at: usize| place.start + at;
        words.iter_mut().for_each(|word| word.place = moved(word.place.start)..moved(word.place.end));
        let is_last = text[next..].trim_start().is_empty();
        let field = field.map(|(_, field)| field);
        clauses.push(Clause { minus, field, quoted, words, is_last });
        at = next;
    }
    clauses.retain(|clause| !clause.words.is_empty());
    clauses
}

/// The groups of a clause, each with all its words.
fn groups_of(clause: &Clause) -> Vec<(Group, Vec<String>)> {
    let mut groups: Vec<Vec<&Word>> = Vec::new();
    for word in &clause.words {
        match groups.last_mut() {
            Some(group) if clause.quoted.is_some() || group[0].piece == word.piece => group.push(word),
            _ => groups.push(vec![word]),
        }
    }
    let texts = |words: &Vec<&Word>| words.iter().map(|word| word.text.clone()).collect();
    let all: Vec<Vec<String>> = groups.iter().map(texts).collect();
    for group in &mut groups {
        if group.last().is_some_and(|word| word.is_loose_end()) {
            group.pop();
        }
    }
    let may_begin = clause.is_last && !clause.minus && clause.field.is_none() && clause.quoted != Some(true);
    let count = groups.len();
    let asked = |group: &[&Word], begins: bool| -> Vec<Asked> {
        let several = group.len() > 1;
        let asked = group.iter().enumerate().map(|(at, word)| Asked {
            text: word.text.clone(),
            place: word.place.clone(),
            in_group_of_several: several,
            quoted: clause.quoted.is_some(),
            begins: begins && at + 1 == group.len(),
            is_last_of_group: at + 1 == group.len(),
            is_single_of_run: word.run.as_ref().is_some_and(|run| run.length == 1),
            is_forgivable: !several
                && clause.quoted.is_none()
                && !clause.minus
                && word.run.is_none()
                && !word.text.contains(char::is_numeric),
        });
        asked.collect()
    };
    let numbered = groups.iter().enumerate();
    let groups = numbered.map(|(at, group)| Group {
        minus: clause.minus,
        field: clause.field,
        words: asked(group, may_begin && at + 1 == count),
    });
    groups.zip(all).collect()
}
