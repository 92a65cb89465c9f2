//! What YAML 1.2 allows and the general parser does not read so, put in words that it does.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

use std::borrow::Cow;

use crate::problem::Place;

/// A text as the parser gets it, and the way back.
pub struct Mended<'a> {
    original: &'a str,
    pub text: Cow<'a, str>,
    /// What stands for the characters that the parser takes for something else: as many bytes, and none
    /// of them in the text.
    stand_ins: Vec<(char, char)>,
    /// The bytes of the text before which two were saved.
    cuts: Vec<usize>,
    mends: usize,
}

/// Line ends in YAML 1.1, as the parser still has it; in YAML 1.2 (5.4) they are characters like others.
const OLD_BREAKS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

/// Each mend costs a parse: so many bytes are parsed at most, but a long text 32 times.
const MAX_PARSED: usize = 512 << 10;
const LEAST_MENDS: usize = 32;

impl Mended<'_> {
    pub fn new(original: &str) -> Mended<'_> {
        let mut mended = Mended {
            original,
            text: Cow::Borrowed(original),
            stand_ins: Vec::new(),
            cuts: Vec::new(),
            mends: 0,
        };
        for old_break in OLD_BREAKS.into_iter().filter(|&old_break| original.contains(old_break)) {
            mended.replace("", old_break);
        }
        mended
    }

    /// Puts a stand-in for a character wherever `before` stands before it.
    fn replace(&mut self, before: &str, character: char) -> bool {
        let mut others = match character.len_utf8() {
            1 => 'A'..='z',
            2 => '\u{a1}'..='\u{7ff}',
            _ => '\u{3400}'..='\u{9fff}',
        };
        let Some(stand_in) = others.find(|&other| other.is_alphabetic() && !self.text.contains(other)) else {
            return false;
        };
        self.text = self.text.replace(&format!("{before}{character}"), &format!("{before}{stand_in}")).into();
        self.stand_ins.push((stand_in, character));
        true
    }

    /// Puts the characters back that were replaced.
    pub fn restore(&self, text: &mut String) {
        for &(stand_in, old_break) in &self.stand_ins {
            *text = text.replace(stand_in, old_break.encode_utf8(&mut [0; 4]));
        }
    }

    /// The place of a byte of the text.
    pub fn place(&self, at: usize, first_line: u32) -> Place {
        let cuts = self.cuts.iter().filter(|&&cut| cut <= at).count();
        Place::in_text(self.original, at + 2 * cuts, first_line)
    }

    /// Mends what the parser stopped at, if it should not have; then it is worth another try.
    pub fn mend(&mut self, message: &str, at: Option<usize>) -> bool {
        self.mends += 1;
        let most = (MAX_PARSED / self.text.len().max(1)).max(LEAST_MENDS);
        let Some(at) = at.filter(|_| self.mends <= most) else { return false };
        let starts_with = |words: &str| message.starts_with(words);
        if starts_with("found character that cannot start any token")
            || starts_with("found a tab character that violates indentation")
        {
            self.mend_blank_line(at)
        } else if starts_with("found invalid Unicode character escape code") {
            self.mend_surrogates(at)
        } else if starts_with("found unexpected ':'") {
            // In brackets too a text may go on with a question mark behind a colon (7.3.3).
            self.text.get(at..).is_some_and(|rest| rest.starts_with(":?")) && self.replace(":", '?')
        } else {
            false
        }
    }

    /// Tabs may stand in a blank line or before a comment (6.6).
    fn mend_blank_line(&mut self, at: usize) -> bool {
        let white = |text: &str| text.len() - text.trim_start_matches([' ', '\t']).len();
        let line = self.text.get(..at).unwrap_or("").rfind('\n').map_or(0, |end| end + 1);
        let end = line + white(self.text.get(line..).unwrap_or(""));
        let is_blank = matches!(self.text.as_bytes().get(end), None | Some(b'\n' | b'\r' | b'#'));
        if at >= end || !is_blank {
            return false;
        }
        self.text.to_mut().replace_range(line..end, &" ".repeat(end - line));
        true
    }

    /// JSON writes a character beyond U+FFFF as two escapes: `\ud83d\ude00` is `\U0001F600`. Mends the
    /// quoted text that `at` lies in, from there on.
    fn mend_surrogates(&mut self, at: usize) -> bool {
        let mut at = self.text.get(..at).and_then(|before| before.rfind('\\')).unwrap_or(0);
        let mut any = false;
        loop {
            let rest = self.text.as_bytes().get(at..).unwrap_or(&[]);
            match (rest.first(), surrogate_pair(rest)) {
                (None | Some(b'"'), _) => return any,
                (_, Some(character)) => {
                    let escape = format!("\\U{:08X}", u32::from(character));
                    self.text.to_mut().replace_range(at..at + 12, &escape);
                    at += escape.len();
                    self.cuts.push(at);
                    any = true;
                }
                (Some(b'\\'), None) => at += 2,
                _ => at += 1,
            }
        }
    }
}

/// The character of a pair of escapes that the text begins with.
fn surrogate_pair(text: &[u8]) -> Option<char> {
    let [b'\\', b'u', rest @ ..] = text else { return None };
    let (high, [b'\\', b'u', rest @ ..]) = rest.split_at_checked(4)? else { return None };
    let units =
        [high, rest.get(..4)?].map(|hex| u16::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
    char::decode_utf16([units[0]?, units[1]?]).next()?.ok().filter(|&character| character > '\u{ffff}')
}
