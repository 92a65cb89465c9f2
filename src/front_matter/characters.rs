//! Which characters a document may hold.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

/// The first character that YAML forbids (5.1) or reads in a way that needs care (a lone CR).
pub(super) fn unprintable(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        while let Some(block) = bytes.get(at..)?.first_chunk::<64>()
            && !is_suspect(block)
        {
            at += 64;
        }
        // The rest is looked at as part of a block too, if there is one.
        if at + 64 > bytes.len() && bytes.last_chunk().is_some_and(|block| !is_suspect(block)) {
            return None;
        }
        let end = (at + 64).min(bytes.len());
        if let Some(found) = (at..end).find(|&at| bytes.get(at..).is_some_and(begins_unprintable)) {
            return Some(found);
        }
        at = end;
        if at == bytes.len() {
            return None;
        }
    }
}

/// Whether there could be such a character. Without a branch in it, this becomes vector instructions.
#[inline(always)]
fn is_suspect(chunk: &[u8; 64]) -> bool {
    let suspect =
        |byte: u8| ((byte < b' ') & (byte != b'\n')) | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xef);
    chunk.iter().fold(false, |any, &byte| any | suspect(byte))
}

fn begins_unprintable(rest: &[u8]) -> bool {
    match rest {
        [] | [b'\n' | b'\t' | 0x20..0x7f, ..] | [b'\r', b'\n', ..] => false,
        // C1 controls but U+0085, the byte-order mark, U+FFFE and U+FFFF.
        [0xc2, 0x80..=0x84 | 0x86..=0x9f, ..] => true,
        [0xef, 0xbb, 0xbf, ..] | [0xef, 0xbf, 0xbe | 0xbf, ..] => true,
        [byte, ..] => *byte < 0x80,
    }
}
