//! What the general parser complains of, in plain words: what is wrong, what to do, and where to look.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

use crate::problem::Code;

/// Which of the two places that the parser names is the one to look at.
#[derive(Clone, Copy, PartialEq)]
enum Look {
    /// Where it gave up.
    Here,
    /// Where that began which it was reading.
    AtStart,
}
use Look::{AtStart, Here};

const QUOTE: &str = "This quotation mark is never closed; add the other one, or take this one away.";
const BRACKET: &str = "This bracket opens a list or map that is not closed as it should be; close it, or put the text in quotes.";
const SIGN: &str = "A text can't begin with this sign; put the whole text in quotes.";
const TAB: &str = "A tab can't indent a line; use spaces.";
const ESCAPE: &str = "This is no escape that YAML knows; write \\\\ for a backslash.";
const MISFIT: &str = "This does not belong to what stands before it; put the whole text in quotes, or indent the line as those around it.";
const DEEP: &str = "This front matter is nested or repeated too much; write it out plainly.";

/// The beginning of what the parser says (its words), and what there is to say instead.
const COMPLAINTS: &[(&str, Look, &str)] = &[
    (
        "mapping values are not allowed",
        Here,
        "A colon can't stand here; put the whole text in quotes, or indent the key as those above it.",
    ),
    (
        "could not find expected ':'",
        AtStart,
        "This is not a \"key: value\" line; is there a colon, and a space after it?",
    ),
    ("did not find expected key", Here, MISFIT),
    ("did not find expected '-'", Here, MISFIT),
    ("did not find expected <document start>", Here, MISFIT),
    ("deserializing from YAML containing more than one document", Here, MISFIT),
    ("did not find expected ',' or", AtStart, BRACKET),
    (
        "did not find expected node content",
        Here,
        "Here a value is missing; if this is text, put the whole text in quotes.",
    ),
    ("found unexpected end of stream", AtStart, QUOTE),
    ("found unexpected document indicator", AtStart, QUOTE),
    ("did not find expected alphabetic", AtStart, SIGN),
    (
        "unknown anchor",
        Here,
        "There is no anchor of that name; if this is text, put the whole text in quotes.",
    ),
    ("found character that cannot start", Here, SIGN),
    ("mapping keys are not allowed", Here, SIGN),
    (
        "block sequence entries are not allowed",
        Here,
        "A list can't begin here; give each item a line of its own below the key, or put the whole text in quotes.",
    ),
    ("found a tab", Here, TAB),
    (
        "did not find expected comment or line break",
        Here,
        "After | or > the text begins on the next line; to begin with such a sign, put the whole text in quotes.",
    ),
    ("found unknown escape", Here, ESCAPE),
    ("did not find expected hexadecimal", Here, ESCAPE),
    ("found invalid Unicode", Here, ESCAPE),
    ("expected low surrogate", Here, ESCAPE),
    ("unexpected low surrogate", Here, ESCAPE),
    ("control characters are not allowed", Here, "An invisible control character stands here; delete it."),
    ("recursion limit exceeded", Here, DEEP),
    ("repetition limit exceeded", Here, DEEP),
];

/// The parser's `message` about `text`, told anew; `at` is the byte where it gave up, if it says so.
/// Returns the byte to look at.
pub fn in_plain_words(message: &str, at: Option<usize>, text: &str) -> (Code, String, Option<usize>) {
    let known = COMPLAINTS.iter().find(|(words, ..)| message.starts_with(words));
    let here = named_offset(message).or(at);
    let (at, told) = match known {
        Some(&(_, AtStart, told)) => (start_offset(message, text).or(here), told.to_owned()),
        Some(&(_, Here, told)) => (here, told.to_owned()),
        None => (here, format!("This is not YAML: {}.", words(message))),
    };
    let at = at.filter(|&at| text.is_char_boundary(at));
    let is_tab = at.is_some_and(|at| text.as_bytes().get(at) == Some(&b'\t'));
    let told = if told == SIGN && is_tab { TAB.to_owned() } else { told };
    (if told == DEEP { Code::YamlLimit } else { Code::YamlSyntax }, told, at)
}

/// The message without the place and what stands behind it.
fn words(message: &str) -> &str {
    let end = message.find(" at ").or_else(|| message.find(", while ")).unwrap_or(message.len());
    message.get(..end).unwrap_or(message)
}

/// The byte that the parser calls a position, which it does for characters that no text may hold.
fn named_offset(message: &str) -> Option<usize> {
    let (_, position) = message.split_once(" at position ")?;
    position.split(',').next()?.parse().ok()
}

/// Where that began which the parser was reading: `…, while scanning a quoted scalar at line 2 column 8`;
/// it leaves the place out if that is the very beginning.
fn start_offset(message: &str, text: &str) -> Option<usize> {
    let (_, context) = message.split_once(", while ")?;
    mark(context, text)
}

/// The byte that a message ends by naming: `… at line 2 column 8`; the very beginning, if it names none.
pub fn mark(message: &str, text: &str) -> Option<usize> {
    let Some((_, mark)) = message.rsplit_once(" at line ") else {
        return Some(0);
    };
    let (line, column) = mark.split_once(" column ")?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let start = line_starts(text).nth(line.checked_sub(1)?)?;
    let (before, _) = text.get(start..)?.char_indices().nth(column.checked_sub(1)?)?;
    Some(start + before)
}

/// Where lines begin as the parser counts them: also after what only YAML 1.1 took for line ends.
fn line_starts(text: &str) -> impl Iterator<Item = usize> {
    let ends = text.char_indices().filter(|&(at, character)| match character {
        '\r' => text.as_bytes().get(at + 1) != Some(&b'\n'),
        other => matches!(other, '\n' | '\u{85}' | '\u{2028}' | '\u{2029}'),
    });
    std::iter::once(0).chain(ends.map(|(at, character)| at + character.len_utf8()))
}
