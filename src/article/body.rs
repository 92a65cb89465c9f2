//! The words of a Markdown or HTML body, for an article without an excerpt.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

use memchr::memchr_iter;

use super::excerpt;

/// How many characters of the body stand in for an excerpt.
const LENGTH: usize = 200;
/// How many bytes of the body are looked at for them.
const LOOKED_AT: usize = 2 * 1024;

/// The first 200 characters of `body`, its markup stripped; None if no text is left.
///
/// HTML: comments, scripts, styles and tags. Markdown: fences, rules, quotes, headings, list marks,
/// links (their text stays), emphasis and code marks. Work is bounded by the first 2 KiB.
pub fn excerpt(body: &str) -> Option<String> {
    let plain = plain(body, LOOKED_AT);
    let end = plain.char_indices().nth(LENGTH).map_or(plain.len(), |(end, _)| end);
    let text = plain.get(..end).unwrap_or("").trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The text of the first `length` bytes of `body`, its markup stripped.
pub fn plain(body: &str, length: usize) -> String {
    let without_html = strip_html(first_bytes(body, length));
    let without_markdown: Vec<String> = without_html.lines().map(strip_line).collect();
    excerpt::plain(&without_markdown.join("\n")).into_owned()
}

fn first_bytes(text: &str, mut length: usize) -> &str {
    if length >= text.len() {
        return text;
    }
    while !text.is_char_boundary(length) {
        length -= 1;
    }
    text.get(..length).unwrap_or(text)
}

fn strip_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Once an end was sought in vain, it is not sought again: work stays linear.
    let mut dead_ends: Vec<&str> = Vec::new();
    while let Some((before, from)) = rest.split_once('<') {
        out.push_str(before);
        let end = end_of_markup(from, &mut dead_ends);
        out.push(if end.is_some() { ' ' } else { '<' });
        rest = end.unwrap_or(from);
    }
    out.push_str(rest);
    out
}

/// What follows the comment, element or tag whose `<` stands before `from`; None if it is no markup.
fn end_of_markup<'a>(from: &'a str, dead_ends: &mut Vec<&str>) -> Option<&'a str> {
    let mut after = |rest: &'a str, end: &'static str| {
        if dead_ends.contains(&end) {
            return None;
        }
        let found = find_ignoring_case(rest, end).and_then(|at| rest.get(at + end.len()..));
        if found.is_none() {
            dead_ends.push(end);
        }
        found
    };
    if let Some(comment) = from.strip_prefix("!--") {
        return after(comment, "-->");
    }
    for (name, end) in [("script", "</script"), ("style", "</style")] {
        let is_it = from.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        if is_it && let Some(inner) = after(from, end) {
            return after(inner, ">");
        }
    }
    let name = from.strip_prefix('/').unwrap_or(from);
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    after(from, ">")
}

fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes().windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}

fn strip_line(line: &str) -> String {
    let trimmed = line.trim_start_matches([' ', '\t']);
    if trimmed.starts_with("```") || trimmed.starts_with("~~~") || is_rule(trimmed) {
        return String::new();
    }
    let quoted = trimmed.trim_start_matches(['>', ' ', '\t']);
    strip_marks(&strip_links(strip_list_mark(quoted)))
}

fn is_rule(line: &str) -> bool {
    ['-', '*', '_'].into_iter().any(|mark| {
        line.chars().filter(|&c| c == mark).count() >= 3
            && line.chars().all(|c| c == mark || c.is_whitespace())
    })
}

/// `## Heading`, `- item`, `1. item`.
fn strip_list_mark(line: &str) -> &str {
    let heading = line.trim_start_matches('#');
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let marked = if (1..=6).contains(&(line.len() - heading.len())) {
        Some(heading)
    } else if number.len() < line.len() {
        number.strip_prefix(['.', ')'])
    } else {
        line.strip_prefix(['-', '*', '+'])
    };
    marked.filter(|rest| rest.starts_with([' ', '\t'])).unwrap_or(line)
}

/// `[text](address)` and `![text](address)` become the text.
fn strip_links(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, from)) = rest.split_once('[') {
        let link = split(from, "](").and_then(|(text, to)| Some((text, to.split_once(')')?.1)));
        match link.filter(|(text, _)| !text.contains(']')) {
            Some((text, after)) => {
                out.push_str(before.strip_suffix('!').unwrap_or(before));
                out.push_str(text);
                rest = after;
            }
            None => {
                out.push_str(before);
                out.push('[');
                rest = from;
                // Without an end here there is none further on.
                if places(from, "](").next().is_none() {
                    break;
                }
            }
        }
    }
    out.push_str(rest);
    out
}

/// Where a mark of ASCII signs stands, one after another. (To search for any text takes much more code.)
fn places(text: &str, mark: &str) -> impl Iterator<Item = usize> {
    let (bytes, mark) = (text.as_bytes(), mark.as_bytes());
    let mut free = 0;
    let is_it = |&at: &usize| bytes.get(at..).is_some_and(|rest| rest.starts_with(mark));
    memchr_iter(mark.first().copied().unwrap_or(0), bytes).filter(is_it).filter(move |&at| {
        let is_free = at >= free;
        free = if is_free { at + mark.len() } else { free };
        is_free
    })
}

/// What stands before the first such mark, and after it.
fn split<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let at = places(text, mark).next()?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

fn is_black(character: char) -> bool {
    !character.is_whitespace()
}

/// Emphasis, strong, strike and code marks, where they open before a word and close after one.
fn strip_marks(line: &str) -> String {
    let mut out = line.to_owned();
    for mark in ["**", "__", "~~", "*", "_", "`"] {
        let mut stripped = String::with_capacity(out.len());
        let mut rest = out.as_str();
        while let Some((before, from)) = split(rest, mark) {
            stripped.push_str(before);
            rest = from;
            if from.starts_with(char::is_whitespace) || from.is_empty() {
                stripped.push_str(mark);
                continue;
            }
            let closes = |at: &usize| from.get(..*at).is_some_and(|inner| inner.ends_with(is_black));
            let Some(close) = places(from, mark).find(closes) else {
                // What is opened further on is not closed either: work stays linear.
                stripped.push_str(mark);
                break;
            };
            stripped.push_str(from.get(..close).unwrap_or(""));
            rest = from.get(close + mark.len()..).unwrap_or("");
        }
        stripped.push_str(rest);
        out = stripped;
    }
    out
}
