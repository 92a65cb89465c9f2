//! The identity of an article: UTC date and slug of the title, as sites of this format name files.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in sixty-four letters at a time, and sixteen digits of a hash"
)]

use std::borrow::Cow;

use super::date::push_day;
use super::letters::is_letter_or_digit;
use crate::lower::lower;

/// Writes `2021-06-10-tide-gauges-go-online` behind `out`. Without a date the slug alone, without a
/// slug the date alone, and with neither a hash of the link (FNV-1a, 64 bits, in hexadecimal).
pub fn push_id(out: &mut String, title: &str, instant: Option<i64>, link: &str) {
    let start = out.len();
    if let Some(instant) = instant {
        push_day(out, instant);
    }
    push_slug(out, start, title);
    if out.len() == start {
        let hash = fnv1a(link.as_bytes());
        let digit = |place: u32| char::from_digit((hash >> (4 * place)) as u32 & 15, 16);
        out.extend((0..16).rev().filter_map(digit));
    }
}

/// Lower case; letters and digits of any script and `_` kept; runs of white space and hyphens become
/// one `-`; all else dropped. With what stands in `out` from `start` on, it is joined with a `-`.
#[expect(clippy::indexing_slicing, reason = "a byte is below 256, and what is modulo 64 below that")]
fn push_slug(out: &mut String, start: usize, title: &str) {
    let lowered = if title.is_ascii() { Cow::Borrowed(title) } else { Cow::Owned(lower(title)) };
    if out.len() > start {
        out.push('-');
    }
    let mut after_gap = true;
    let mut rest = &*lowered;
    while !rest.is_empty() {
        // Each letter is written, and stays if the next is written behind it: so there is no branch to guess.
        let (mut kept, mut count) = ([0; 64], 0);
        let mut at = 0;
        for &byte in rest.as_bytes().iter().take(kept.len()).take_while(|byte| byte.is_ascii()) {
            let letter = IN_SLUG[usize::from(byte)];
            kept[count % 64] = letter;
            at += 1;
            let is_gap = letter == b'-';
            count += usize::from((letter != 0) & !(is_gap & after_gap));
            after_gap = is_gap | ((letter == 0) & after_gap);
        }
        out.push_str(std::str::from_utf8(kept.get(..count).unwrap_or(&[])).unwrap_or(""));
        rest = rest.get(at..).unwrap_or("");
        if let Some(character) = rest.chars().next().filter(|character| !character.is_ascii()) {
            if character.is_whitespace() || character == '\u{feff}' {
                if !std::mem::replace(&mut after_gap, true) {
                    out.push('-');
                }
            } else if is_letter_or_digit(character) {
                out.push(character);
                after_gap = false;
            }
            rest = rest.get(character.len_utf8()..).unwrap_or("");
        }
    }
    if out.len() > start && out.ends_with('-') {
        out.pop();
    }
}

/// What ASCII characters become: nothing is 0.
#[expect(clippy::indexing_slicing, reason = "a mistake in a constant does not compile")]
const IN_SLUG: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => byte.to_ascii_lowercase(),
            b'-' | b' ' | b'\t'..=b'\r' => b'-',
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// FNV-1a, 64 bits (isthe.com/chongo/tech/comp/fnv).
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
