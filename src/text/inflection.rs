//! English words that differ only in number or tense have one stem (docs/search.md, "What is near to a word").
//!
//! Much less than Porter's: endings that other languages' words would lose wrongly stay.

/// What a folded word has in common with its inflections.
pub fn stem(word: &str) -> String {
    let mut stem = word.to_owned();
    if word.len() < 4 || word == "news" || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return stem;
    }
    singular(&mut stem);
    present(&mut stem);
    if stem.ends_with('e') && stem.len() > 3 {
        stem.pop();
    }
    if stem.ends_with('y') {
        stem.pop();
        stem.push('i');
    }
    stem
}

fn singular(word: &mut String) {
    let sibilant = ["ses", "xes", "zes", "ches", "shes"];
    if word.len() >= 5 && word.ends_with("ies") || sibilant.iter().any(|end| word.ends_with(end)) {
        word.truncate(word.len() - 2);
    } else if word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        word.pop();
    }
}

fn present(word: &mut String) {
    let Some(before) = word.strip_suffix("ed").or_else(|| word.strip_suffix("ing")) else { return };
    if before.len() < 2 || !before.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
        return;
    }
    let mut length = before.len();
    let letters = before.as_bytes();
    if let [.., one, two] = letters
        && one == two
        && !matches!(one, b'l' | b's' | b'z')
    {
        length -= 1;
    }
    word.truncate(length);
}
