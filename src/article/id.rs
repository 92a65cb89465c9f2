//! The identity of an article: UTC date and slug of the title, as sites of this format name files.

use std::borrow::Cow;

use super::date::push_day;
use super::letters::is_letter_or_digit;

/// Writes `2021-06-10-tide-gauges-go-online` behind `out`. Without a date the slug alone, without a
/// slug the date alone, and with neither a hash of the link (FNV-1a, 64 bits, in hexadecimal).
pub fn push_id(out: &mut String, title: &str, instant: Option<i64>, link: &str) {
    let start = out.len();
    if let Some(instant) = instant {
        push_day(out, instant);
    }
    push_slug(out, start, title);
    if out.len() == start {
        out.push_str(&format!("{:016x}", fnv1a(link.as_bytes())));
    }
}

/// Lower case; letters and digits of any script and `_` kept; runs of white space and hyphens become
/// one `-`; all else dropped. With what stands in `out` from `start` on, it is joined with a `-`.
fn push_slug(out: &mut String, start: usize, title: &str) {
    let mut gap = out.len() > start;
    let push = |out: &mut String, character: char, gap: &mut bool| {
        if std::mem::take(gap) && out.len() > start {
            out.push('-');
        }
        out.push(character);
    };
    // Not letter by letter: how Σ is lowered depends on its place in the word.
    let lowered = if title.is_ascii() { Cow::Borrowed(title) } else { Cow::Owned(title.to_lowercase()) };
    for character in lowered.chars() {
        match character {
            'a'..='z' | '0'..='9' | '_' => push(out, character, &mut gap),
            'A'..='Z' => push(out, character.to_ascii_lowercase(), &mut gap),
            '-' | ' ' | '\t'..='\r' => gap = true,
            _ if character.is_ascii() => {}
            _ if character.is_whitespace() || character == '\u{feff}' => gap = true,
            _ if is_letter_or_digit(character) => push(out, character, &mut gap),
            _ => {}
        }
    }
}

/// FNV-1a, 64 bits (isthe.com/chongo/tech/comp/fnv).
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
