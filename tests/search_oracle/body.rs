//! A body without its markup.

use newsrack::testing::plain_excerpt;

use crate::words::first_bytes;

const LOOKED_AT: usize = 64 * 1024;

/// The text of a Markdown or HTML body, of its first 64 KiB.
pub fn plain(body: &str) -> String {
    let without_html = without_html(first_bytes(body, LOOKED_AT));
    let lines: Vec<String> = without_html.lines().map(without_markdown).collect();
    plain_excerpt(&lines.join("\n")).into_owned()
}

/// Without comments, scripts, styles and tags; what does not end is text.
fn without_html(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let mut out = String::new();
    let mut at = 0;
    while at < text.len() {
        match end_of_markup(&lower, at) {
            Some(end) => {
                out.push(' ');
                at = end;
            }
            None => {
                let character = text[at..].chars().next().expect("there is more");
                out.push(character);
                at += character.len_utf8();
            }
        }
    }
    out
}

/// Where the markup ends that begins at `at`, if one does.
fn end_of_markup(text: &str, at: usize) -> Option<usize> {
    let after = |from: usize, end: &str| text[from..].find(end).map(|found| from + found + end.len());
    let rest = text[at..].strip_prefix('<')?;
    if rest.starts_with("!--") {
        return after(at + 4, "-->");
    }
    for (name, end) in [("script", "</script"), ("style", "</style")] {
        if rest.starts_with(name)
            && let Some(closing) = after(at + 1, end)
        {
            return after(closing, ">");
        }
    }
    let name = rest.strip_prefix('/').unwrap_or(rest);
    if name.starts_with(|first: char| first.is_ascii_alphabetic()) { after(at, ">") } else { None }
}

fn without_markdown(line: &str) -> String {
    let trimmed = line.trim_start_matches([' ', '\t']);
    let is_rule = |mark: char| {
        trimmed.matches(mark).count() >= 3 && trimmed.chars().all(|c| c == mark || c.is_whitespace())
    };
    if trimmed.starts_with("```") || trimmed.starts_with("~~~") || ['-', '*', '_'].into_iter().any(is_rule) {
        return String::new();
    }
    let unquoted = trimmed.trim_start_matches(['>', ' ', '\t']);
    let mut text = without_links(without_list_mark(unquoted));
    for mark in ["**", "__", "~~", "*", "_", "`"] {
        text = without_emphasis(&text, mark);
    }
    text
}

/// Without `## `, `- `, `1. `.
fn without_list_mark(line: &str) -> &str {
    let marks = ["#", "##", "###", "####", "#####", "######", "-", "*", "+"];
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = [".", ")"].map(|end| format!("{}{end}", &line[..digits]));
    let numbers = number.iter().map(String::as_str).filter(|_| digits > 0);
    marks
        .into_iter()
        .chain(numbers)
        .filter_map(|mark| line.strip_prefix(mark))
        .find(|rest| rest.starts_with([' ', '\t']))
        .unwrap_or(line)
}

/// With the texts of links in their places.
fn without_links(line: &str) -> String {
    let Some((before, from)) = line.split_once('[') else { return line.to_owned() };
    let link = from.split_once("](").and_then(|(text, to)| Some((text, to.split_once(')')?.1)));
    match link.filter(|(text, _)| !text.contains(']')) {
        Some((text, after)) => {
            [before.strip_suffix('!').unwrap_or(before), text, &without_links(after)].concat()
        }
        None => [before, "[", &without_links(from)].concat(),
    }
}

/// Without the marks that open before a word and close after one.
fn without_emphasis(line: &str, mark: &str) -> String {
    let Some((before, from)) = line.split_once(mark) else { return line.to_owned() };
    let closes = |at: &usize| from[..*at].ends_with(|c: char| !c.is_whitespace());
    let close = from.match_indices(mark).map(|(at, _)| at).find(closes);
    match close.filter(|_| !from.starts_with(char::is_whitespace)) {
        Some(close) => {
            [before, &from[..close], &without_emphasis(&from[close + mark.len()..], mark)].concat()
        }
        None => [before, mark, &without_emphasis(from, mark)].concat(),
    }
}
