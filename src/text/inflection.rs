//! English words that differ only in number or tense have one stem (docs/search.md, "What is near to a word").
//!
//! Much less than Porter's: endings that other languages' words would lose wrongly stay.

#![expect(clippy::arithmetic_side_effects, reason = "of a word that was seen to be longer")]

/// What a folded word has in common with its inflections.
pub fn stem(word: &str) -> String {
    let mut stem = word.to_owned();
    if word.len() < 4 || word == "news" || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return stem;
    }
    singular(&mut stem);
    present(&mut stem);
    if let Some(rest) = stem.strip_suffix('e').filter(|rest| rest.len() >= 3 && !is_short(rest)) {
        stem.truncate(rest.len());
    }
    if stem.ends_with('y') {
        stem.pop();
        stem.push('i');
    }
    stem
}

fn singular(word: &mut String) {
    let sibilant = ["ses", "xes", "zes", "ches", "shes"];
    if word.len() >= 5 && (word.ends_with("ies") || sibilant.iter().any(|end| word.ends_with(end))) {
        word.truncate(word.len() - 2);
        if is_short(word) && !word.ends_with("us") {
            word.push('e');
        }
    } else if word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        word.pop();
    }
}

fn present(word: &mut String) {
    let Some(before) = word.strip_suffix("ed").or_else(|| word.strip_suffix("ing")) else { return };
    if before.len() < 3 || !before.bytes().any(is_vowel) || word.ends_with("eed") {
        return;
    }
    word.truncate(before.len());
    if let [.., one, two] = word.as_bytes()
        && one == two
        && !is_vowel(*one)
        && !matches!(one, b'l' | b's' | b'z')
    {
        word.pop();
    } else if is_short(word) {
        word.push('e');
    }
}

/// Whether it sounds as if an `e` were missing: `mak`, `hop`; not `fall`, `show`, `publish`.
fn is_short(word: &str) -> bool {
    let groups = word.as_bytes().chunk_by(|&a, &b| is_vowel(a) == is_vowel(b));
    let [.., before, vowel, after] = word.as_bytes() else { return false };
    !is_vowel(*before)
        && is_vowel(*vowel)
        && !is_vowel(*after)
        && !matches!(after, b'w' | b'x')
        && groups.filter(|group| group.iter().all(|&letter| is_vowel(letter))).count() == 1
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}
