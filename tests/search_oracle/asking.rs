//! What people type, and what nobody would: the texts of queries.

use crate::generate::respelt;
use crate::held::{Held, Naive};
use crate::random::Random;
use crate::vocabulary::FAMILIES;

#[rustfmt::skip]
const GARBAGE: &[&str] = &[
    "\"", "\"\"", "“", "”", "-", "--", "-\"", "*", "?", "~", "^2", "AND", "OR", "NOT", "(", ")", ":", "title:", "-topic:", "topic:\"",
    "foo:bar", "https://news.example/", "\0", "\u{301}", "\u{200f}", "\u{202e}", "\u{feff}", "\u{3099}", "'s", "’", "'", "''", "._.",
    "\u{200d}", "\u{ad}", "...", "1.", ".5", "5,", "zzzz", "qqqqqqqq", "&amp;", "<b>", "🏳️‍🌈", "\u{e31}", "\u{5bf}", "ー",
];

/// A text of some clauses.
pub fn text(random: &mut Random, naive: &Naive) -> String {
    let count = match random.below(100) {
        0 => random.between(20, 60),
        1..=5 => random.between(5, 12),
        6..=25 => 3,
        26..=60 => 2,
        _ => 1,
    };
    let clauses: Vec<String> = (0..count).map(|_| clause(random, naive)).collect();
    let mut text = clauses.join(*random.pick(&[" ", " ", " ", " ", "  ", "\u{3000}", "\n", ""]));
    if random.chance(5) {
        text.push(' ');
    }
    if random.chance(1) {
        text = text.repeat(random.between(2, 40));
    }
    text
}

fn clause(random: &mut Random, naive: &Naive) -> String {
    if random.chance(4) {
        return (*random.pick(GARBAGE)).to_owned();
    }
    if random.chance(4) {
        return (*random.pick(&FAMILIES.concat())).to_owned();
    }
    let Some(text) = written(random, naive) else { return "nothing".into() };
    let word = words(random, &text, 1);
    let (body, quotable) = match random.below(10) {
        0 => (piece(random, &text), true),
        1 => (text, true),
        2 => (words(random, &text, 3), true),
        3 => (misspelt(random, &word), false),
        4 => {
            let once = misspelt(random, &word);
            (misspelt(random, &once), false)
        }
        5 | 6 => (beginning(random, &word), false),
        7 => (respelt(random, &word), false),
        _ => (word, false),
    };
    let body = match random.below(if quotable { 4 } else { 20 }) {
        0 | 1 => format!("\"{body}\""),
        2 => (*random.pick(&["“_”", "„_“", "\"_", "“_\""])).replace('_', &body),
        _ => body,
    };
    let field = if random.chance(10) {
        *random.pick(&[
            "title:",
            "excerpt:",
            "topic:",
            "topics:",
            "provider:",
            "providers:",
            "body:",
            "Title:",
        ])
    } else {
        ""
    };
    let minus = if random.chance(10) { "-" } else { "" };
    format!("{minus}{field}{body}")
}

/// Something that an article says.
fn written(random: &mut Random, naive: &Naive) -> Option<String> {
    if naive.held.is_empty() {
        return None;
    }
    let Held { article, .. } = random.pick(&naive.held);
    let provider = article.story.provider.as_ref().and_then(|provider| provider.name.as_ref());
    match random.below(8) {
        0..=2 => Some(article.story.title.clone()),
        3 | 4 => article.story.excerpt.clone(),
        5 => article.topics.first().cloned(),
        6 => provider.cloned(),
        _ => article.body.clone(),
    }
}

/// Any piece of a text.
fn piece(random: &mut Random, text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let start = random.below(characters.len());
    let length = random.between(1, 12).min(characters.len() - start);
    characters[start..start + length].iter().collect()
}

/// Some words that follow each other.
fn words(random: &mut Random, text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() {
        return text.to_owned();
    }
    let start = random.below(words.len());
    let length = random.between(1, most).min(words.len() - start);
    words[start..start + length].join(" ")
}

fn beginning(random: &mut Random, word: &str) -> String {
    let length = word.chars().count().max(1);
    word.chars().take(random.between(1, length)).collect()
}

/// With one slip of the finger.
fn misspelt(random: &mut Random, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let count = letters.len();
    if count < 2 {
        return word.to_owned();
    }
    let at = random.below(count);
    let other = *random.pick(&['a', 'e', 's', 'x', 'é', 'и', 'א', '1']);
    match random.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, other),
        2 => letters[at] = other,
        _ => letters.swap(at, (at + 1) % count),
    }
    letters.into_iter().collect()
}
