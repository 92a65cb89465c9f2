//! Which characters a document may hold.

/// The first character that YAML forbids (5.1) or reads in a way that needs care (a lone CR).
pub(super) fn unprintable(bytes: &[u8]) -> Option<usize> {
    let (chunks, rest) = bytes.as_chunks::<64>();
    let rest_at = bytes.len() - rest.len();
    let suspects =
        chunks.iter().enumerate().filter(|(_, chunk)| is_suspect(chunk)).map(|(number, _)| number * 64);
    suspects.chain([rest_at]).find_map(|start| {
        let end = (start + 64).min(bytes.len());
        (start..end).find(|&at| is_unprintable(bytes, at))
    })
}

/// Whether there could be such a character. Without a branch in it, this becomes vector instructions.
fn is_suspect(chunk: &[u8; 64]) -> bool {
    let suspect =
        |byte: u8| ((byte < b' ') & (byte != b'\n')) | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xef);
    chunk.iter().fold(0, |any, &byte| any | u8::from(suspect(byte))) != 0
}

fn is_unprintable(bytes: &[u8], at: usize) -> bool {
    let next = bytes.get(at + 1).copied();
    match bytes[at] {
        b'\n' | b'\t' | 0x20..0x7f => false,
        b'\r' => next != Some(b'\n'),
        // C1 controls but U+0085, the byte-order mark, U+FFFE and U+FFFF.
        0xc2 => matches!(next, Some(0x80..=0x84 | 0x86..=0x9f)),
        0xef => matches!(bytes[at..], [0xef, 0xbb, 0xbf, ..] | [0xef, 0xbf, 0xbe | 0xbf, ..]),
        byte => byte < 0x80,
    }
}
