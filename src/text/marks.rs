//! Where to mark what was asked for in a text (docs/search.md, "Marks").

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

use std::ops::Range;

use super::request::{Field, Group, Request};
use super::words::{self, Kind, Room};
use crate::order;

/// From and to of each mark, in UTF-16 code units, sorted; none touch.
pub fn of(request: &Request, text: &str, field: Field, forgiving: bool) -> Vec<(u32, u32)> {
    let mut found: Vec<(String, Range<usize>, Kind)> = Vec::new();
    words::each(text, &mut Room::default(), &mut |word| {
        found.push((word.text.to_owned(), word.place, word.kind));
    });
    let mut marks: Vec<Range<usize>> = Vec::new();
    for group in request.included().filter(|group| group.field.is_none_or(|only| only == field)) {
        for at in 0..found.len() {
            if let Some(mark) =
                found.get(at..at + group.words.len()).and_then(|words| mark(group, words, forgiving))
            {
                marks.push(mark);
            }
        }
    }
    let mut joined: Vec<Range<usize>> = Vec::new();
    for mark in order::sorted(marks, &|one, other| one.start.cmp(&other.start)) {
        match joined.last_mut().filter(|last| mark.start <= last.end) {
            Some(last) => last.end = last.end.max(mark.end),
            None => joined.push(mark),
        }
    }
    in_utf16(text, &joined)
}

/// What to mark of words that stand one after another, if they are the group's.
fn mark(group: &Group, words: &[(String, Range<usize>, Kind)], forgiving: bool) -> Option<Range<usize>> {
    let is_phrase = words.len() > 1;
    for ((word, ..), wanted) in words.iter().zip(&group.words) {
        wanted.near(word, forgiving && !is_phrase)?;
    }
    let (first, last) = (words.first()?, words.last()?);
    let end = match (&last.2, group.words.last()) {
        // Only the character that was asked for, not the one after it.
        (Kind::Pair(end), Some(wanted)) if wanted.is_character => *end,
        _ => last.1.end,
    };
    Some(first.1.start..end)
}

fn in_utf16(text: &str, marks: &[Range<usize>]) -> Vec<(u32, u32)> {
    let (mut at, mut units) = (0, 0);
    let mut to = |end: usize| {
        units += text.get(at..end).unwrap_or("").encode_utf16().count() as u32;
        at = end;
        units
    };
    marks.iter().map(|mark| (to(mark.start), to(mark.end))).collect()
}
