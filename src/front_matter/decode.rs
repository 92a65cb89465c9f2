//! The text of a scalar, decoded when somebody looks at it.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

use std::borrow::Cow;

use memchr::memchr3;

use super::{Kind, Node};

/// The text of `node` in the document that it was read from: borrowed where the bytes are the text.
/// What is not a scalar has none.
pub fn text<'a>(document: &'a str, node: &Node) -> Cow<'a, str> {
    let raw = document.get(node.start as usize..node.end as usize).unwrap_or("");
    match node.kind {
        Kind::Plain | Kind::Quoted | Kind::Key => Cow::Borrowed(raw),
        Kind::PlainLines | Kind::Single | Kind::Double => Cow::Owned(flow_scalar(raw, node.kind)),
        Kind::Block => Cow::Owned(block_scalar(raw, usize::from(node.indent))),
        Kind::Map | Kind::List | Kind::Empty | Kind::Unread => Cow::Borrowed(""),
    }
}

/// The number that `digits` hexadecimal digits at `at` spell.
pub(super) fn hex(bytes: &[u8], at: usize, digits: usize) -> Option<u32> {
    let text = bytes.get(at..at + digits)?;
    text.iter().try_fold(0u32, |number, &byte| Some((number << 4) | char::from(byte).to_digit(16)?))
}

/// Plain or quoted text, its lines folded (6.5), its escapes decoded (5.7).
fn flow_scalar(raw: &str, kind: Kind) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    // What stands before here came from an escape or an earlier line: a break does not trim it.
    let mut kept = 0;
    while let Some(special) = memchr3(b'\n', b'\\', b'\'', rest.as_bytes()) {
        let (before, from) = rest.split_at(special);
        out.push_str(before);
        rest = from.get(1..).unwrap_or("");
        match from.as_bytes().first() {
            Some(b'\n') => {
                let text_end = out.trim_end_matches([' ', '\t', '\r']).len();
                out.truncate(text_end.max(kept));
                let blank = skip_blank_lines(&mut rest);
                push_breaks(&mut out, 1 + blank);
                kept = out.len();
            }
            Some(b'\\') if kind == Kind::Double => {
                rest = escape(rest, &mut out);
                kept = out.len();
            }
            Some(b'\'') if kind == Kind::Single => {
                out.push('\'');
                rest = rest.strip_prefix('\'').unwrap_or(rest);
            }
            other => out.extend(other.copied().map(char::from)),
        }
    }
    out.push_str(rest);
    out
}

/// Skips blank lines and the white space before the next text; returns how many lines were blank.
fn skip_blank_lines(rest: &mut &str) -> usize {
    let mut blank = 0;
    loop {
        *rest = rest.trim_start_matches([' ', '\t']);
        match rest.strip_prefix('\n').or_else(|| rest.strip_prefix("\r\n")) {
            Some(next) => *rest = next,
            None => return blank,
        }
        blank += 1;
    }
}

/// One break folds into a space; each further one is a newline.
fn push_breaks(out: &mut String, breaks: usize) {
    if breaks == 1 {
        out.push(' ');
    } else {
        out.extend(std::iter::repeat_n('\n', breaks - 1));
    }
}

/// Decodes the escape whose backslash was just passed; the reader has checked that it is one.
fn escape<'a>(rest: &'a str, out: &mut String) -> &'a str {
    let bytes = rest.as_bytes();
    let code = bytes.first().copied().unwrap_or(b'\\');
    let digits = match code {
        b'x' => 2,
        b'u' => 4,
        b'U' => 8,
        _ => 0,
    };
    if digits > 0 {
        let (character, length) = code_point(bytes, 1, digits);
        out.push(character);
        return rest.get(length..).unwrap_or("");
    }
    if let Some(mut next) = rest.strip_prefix('\n').or_else(|| rest.strip_prefix("\r\n")) {
        // An escaped break is nothing, but blank lines after it still count.
        let blank = skip_blank_lines(&mut next);
        out.extend(std::iter::repeat_n('\n', blank));
        return next;
    }
    out.push(match code {
        b'0' => '\0',
        b'a' => '\x07',
        b'b' => '\x08',
        b'n' => '\n',
        b'v' => '\x0b',
        b'f' => '\x0c',
        b'r' => '\r',
        b'e' => '\x1b',
        b't' | b'\t' => '\t',
        b'N' => '\u{85}',
        b'_' => '\u{a0}',
        b'L' => '\u{2028}',
        b'P' => '\u{2029}',
        other => char::from(other),
    });
    rest.get(1..).unwrap_or("")
}

/// The character of a numeric escape whose digits begin at `at`, and where it ends. As JSON writes
/// characters beyond U+FFFF as a pair of `\u` escapes, and many write front matter with a JSON
/// library, a pair is one character.
fn code_point(bytes: &[u8], at: usize, digits: usize) -> (char, usize) {
    let end = at + digits;
    let code = hex(bytes, at, digits).unwrap_or(0xfffd);
    match char::from_u32(code) {
        Some(character) => (character, end),
        None => (surrogate_pair(bytes, at).unwrap_or('\u{fffd}'), end + 6),
    }
}

/// The character that two `\u` escapes spell together, the first one's digits at `at`.
pub(super) fn surrogate_pair(bytes: &[u8], at: usize) -> Option<char> {
    let high = hex(bytes, at, 4).filter(|code| (0xd800..0xdc00).contains(code))?;
    let low = match bytes.get(at + 4..at + 6) {
        Some(b"\\u") => hex(bytes, at + 6, 4).filter(|code| (0xdc00..0xe000).contains(code))?,
        _ => return None,
    };
    char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))
}

/// The content of a block scalar (8.1) whose header is the first line of `raw`.
fn block_scalar(raw: &str, indent: usize) -> String {
    let (header, content) = raw.split_once('\n').unwrap_or((raw, ""));
    let indicators = header.split('#').next().unwrap_or("");
    let folded = header.starts_with('>');
    let mut out = String::with_capacity(content.len());
    let mut breaks = 0;
    let mut was_indented = true;
    for line in content.split_inclusive('\n') {
        let ends_in_break = line.ends_with('\n');
        let line = line.trim_end_matches('\n');
        let line = line.strip_suffix('\r').unwrap_or(line);
        // A shorter line is a blank one.
        let text = line.get(indent..).unwrap_or("");
        if text.is_empty() {
            breaks += usize::from(ends_in_break);
            continue;
        }
        let is_indented = text.starts_with([' ', '\t']);
        if out.is_empty() || !folded || is_indented || was_indented {
            out.extend(std::iter::repeat_n('\n', breaks));
        } else {
            push_breaks(&mut out, breaks);
        }
        was_indented = is_indented;
        out.push_str(text);
        breaks = usize::from(ends_in_break);
    }
    if indicators.contains('+') {
        out.extend(std::iter::repeat_n('\n', breaks));
    } else if !indicators.contains('-') && !out.is_empty() && breaks > 0 {
        out.push('\n');
    }
    out
}
