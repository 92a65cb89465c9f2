//! The identity of an article: UTC date and slug of the title, as sites of this format name files.

use super::date::day_text;
use super::letters::is_letter_or_digit;
use crate::index::dictionary::fold;

/// `2021-06-10-tide-gauges-go-online`. Without a date the slug alone, without a slug the date alone,
/// and with neither a hash of the link (FNV-1a, 64 bits, in hexadecimal).
pub fn id(title: &str, instant: Option<i64>, link: &str) -> String {
    let mut id = instant.map(day_text).unwrap_or_default();
    push_slug(title, &mut id);
    if id.is_empty() { format!("{:016x}", fnv1a(link.as_bytes())) } else { id }
}

/// Lower case; letters and digits of any script and `_` kept; runs of white space and hyphens become
/// one `-`; all else dropped. Behind what `out` already holds, it is joined with a `-`.
fn push_slug(title: &str, out: &mut String) {
    let mut gap = !out.is_empty();
    let mut push = |character: char, gap: &mut bool| {
        if std::mem::take(gap) && !out.is_empty() {
            out.push('-');
        }
        out.push(character);
    };
    // Not letter by letter: how Σ is lowered depends on its place in the word.
    let lowered = fold(title);
    for character in lowered.chars() {
        match character {
            'a'..='z' | '0'..='9' | '_' => push(character, &mut gap),
            '-' => gap = true,
            _ if character.is_ascii() => gap |= character.is_ascii_whitespace() || character == '\x0b',
            _ if character.is_whitespace() || character == '\u{feff}' => gap = true,
            _ if is_letter_or_digit(character) => push(character, &mut gap),
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
